//! What a cell of a table says: "1,234", "(310)", "−4.5%", "$35.00", "12.4 bn", "–", "n/a".
//!
//! Comes in: the text of a cell. Goes out: a [`Reading`]. Cells are read apart from prose: brackets are minus, a dash is
//! nil, a mark behind the figure belongs to a footnote. Not here: what the column means (`grid`).

use crate::exact::Rational;

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading<'t> {
    /// A figure.
    Figure(Figure<'t>),
    /// A dash: nothing of it.
    Nil,
    /// "n/a", "..", "<5": there is a value, but it is not told exactly.
    Untold,
    /// Words.
    Words,
    /// No text.
    Empty,
}

/// A figure of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure<'t> {
    /// Value with sign and scale.
    pub value: Rational,
    /// One unit of the last written digit, times the scale.
    pub grain: Rational,
    /// Decimals written.
    pub places: u32,
    /// Power of ten of a scale written behind the digits: 6 for "2m".
    pub scale: i32,
    /// What it is an amount of.
    pub unit: Unit,
    /// What stands before the digits, without the sign: "$".
    pub prefix: &'t str,
    /// What stands behind the digits: "%", " bn".
    pub suffix: &'t str,
    /// A plus or minus is written.
    pub signed: bool,
}

/// What a figure is an amount of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Not said in the cell.
    Bare,
    /// "%".
    Percent,
    /// "pp", "points".
    Points,
    /// A currency sign or code.
    Money,
    /// Another unit.
    Measure,
}

impl Figure<'_> {
    /// Whether the figure is a whole number without unit or scale, as counts are.
    pub fn is_count(&self) -> bool {
        self.unit == Unit::Bare && self.places == 0 && self.scale == 0
    }

    /// A value written as this figure is written.
    pub fn write(&self, value: Rational, places: u32) -> String {
        let scaled = Rational::power_of_ten(-self.scale).and_then(|scale| value.mul(scale));
        let number = scaled.unwrap_or(value).to_decimal(places);
        match number.strip_prefix('-') {
            Some(number) => format!("−{}{number}{}", self.prefix, self.suffix),
            None => format!("{}{number}{}", self.prefix, self.suffix),
        }
    }
}

/// Reads a cell.
pub fn read(text: &str) -> Reading<'_> {
    let text = text.trim().trim_matches(|letter| matches!(letter, '*' | '_' | '`' | '\u{FFFC}')).trim();
    let text = without_note(text);
    if text.is_empty() {
        return Reading::Empty;
    }
    if matches!(text, "-" | "–" | "—" | "−" | "--" | "nil" | "Nil" | "none" | "None") {
        return Reading::Nil;
    }
    if let Some(figure) = figure(text) {
        return Reading::Figure(figure);
    }
    if is_untold(text) { Reading::Untold } else { Reading::Words }
}

/// "n/a", "..", "x", or figures that are more than one: "<5", "10–12", "1:30".
fn is_untold(text: &str) -> bool {
    let low = text.to_ascii_lowercase();
    let known =
        ["n/a", "na", "n.a.", "n/k", "nd", "n.d.", "..", "...", "…", "x", "?", "*", "tbc", "tba", "unknown", ":"];
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    known.contains(&low.as_str()) || letters < 3 && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// The text without marks that point to a footnote.
fn without_note(text: &str) -> &str {
    let text =
        text.trim_end_matches(['*', '†', '‡', '§', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', 'ᵃ', 'ᵇ', 'ᶜ', ' ']);
    let closed = text.strip_suffix(']').and_then(|open| open.rsplit_once('[')).or_else(|| {
        let (before, note) = text.strip_suffix(')')?.rsplit_once('(')?;
        (note.len() == 1 && !before.trim().is_empty()).then_some((before, note))
    });
    match closed {
        Some((before, note)) if note.len() <= 2 && !before.trim().is_empty() => before.trim_end(),
        _ => text,
    }
}

fn figure(text: &str) -> Option<Figure<'_>> {
    let bracketed = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let (sign, rest) = sign(bracketed.unwrap_or(text).trim());
    let start = rest.find(|letter: char| letter.is_ascii_digit() || letter == '.')?;
    let (prefix, rest) = rest.split_at_checked(start)?;
    let (inner, prefix) = inner_sign(prefix);
    let (digits, suffix) = rest.split_at_checked(digits_end(rest))?;
    let (value, places) = number(digits)?;
    let money = is_money(prefix.trim())?;
    let (scale, unit) = ending(suffix.trim(), money)?;
    let scale_value = Rational::power_of_ten(scale)?;
    let value = value.mul(scale_value)?;
    let negative = bracketed.is_some() || sign == Some('-') || inner == Some('-');
    Some(Figure {
        value: if negative { value.negate()? } else { value },
        grain: Rational::power_of_ten(-i32::try_from(places).ok()?)?.mul(scale_value)?,
        places,
        scale,
        unit,
        prefix,
        suffix,
        signed: bracketed.is_some() || sign.is_some() || inner.is_some(),
    })
}

/// A plus or minus before the rest.
fn sign(text: &str) -> (Option<char>, &str) {
    let mut rest = text.chars();
    match rest.next() {
        Some('-' | '−' | '–' | '▼' | '↓') => (Some('-'), rest.as_str().trim_start()),
        Some('+' | '▲' | '↑') => (Some('+'), rest.as_str().trim_start()),
        Some('±') => (None, text),
        _ => (None, text),
    }
}

/// "$-5", "€ −5": the sign behind the currency.
fn inner_sign(prefix: &str) -> (Option<char>, &str) {
    match prefix.trim_end().strip_suffix(['-', '−', '–']) {
        Some(before) => (Some('-'), before),
        None => (None, prefix),
    }
}

/// Where the digits end, with commas, points, thin spaces and apostrophes between digits.
fn digits_end(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let between = matches!(letter, ',' | '.' | '\'' | '’' | ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}');
        if !(letter.is_ascii_digit() || between && next) {
            return end;
        }
        end = at + letter.len_utf8();
    }
    end
}

/// Digits with separators: value and decimals.
fn number(digits: &str) -> Option<(Rational, u32)> {
    let (whole, decimals) = split_decimals(digits);
    if !is_grouped(whole) || !decimals.bytes().all(|byte| byte.is_ascii_digit()) || decimals.len() > 12 {
        return None;
    }
    let plain: String = whole.chars().filter(char::is_ascii_digit).chain(".".chars()).chain(decimals.chars()).collect();
    Some((Rational::parse(plain.trim_end_matches('.'))?, decimals.len() as u32))
}

/// Splits at the decimal mark: a point, or a comma that is not followed by three digits.
fn split_decimals(digits: &str) -> (&str, &str) {
    let last = digits.rfind(['.', ',']).and_then(|at| digits.split_at_checked(at));
    let Some((whole, rest)) = last else { return (digits, "") };
    let decimals = rest.get(1..).unwrap_or_default();
    let repeated = whole.contains(rest.get(..1).unwrap_or("."));
    let is_group = rest.starts_with(',') && decimals.len() == 3 && !whole.contains('.');
    if repeated || is_group { (digits, "") } else { (whole, decimals) }
}

/// Whether the separators stand before groups of three digits, and are of one sort.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(|letter: char| !letter.is_ascii_digit());
    let separators: Vec<char> = whole.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let first = groups.next().map_or(0, str::len);
    let rest: Vec<usize> = groups.map(str::len).collect();
    let indian = rest.split_last().is_some_and(|(last, rest)| *last == 3 && rest.iter().all(|group| *group == 2));
    separators.windows(2).all(|pair| pair.first() == pair.last())
        && (rest.is_empty() || (1..=3).contains(&first) && (rest.iter().all(|group| *group == 3) || indian))
}

/// Whether a prefix is money; `None` where it is something that makes the cell no figure.
fn is_money(prefix: &str) -> Option<bool> {
    if prefix.is_empty() {
        return Some(false);
    }
    let sign = prefix.ends_with(['$', '£', '€', '¥', '₹', '₽', '₩', '₺', '₴', '₦', '₱']);
    let code = prefix.len() == 3 && prefix.bytes().all(|byte| byte.is_ascii_uppercase());
    let word = matches!(prefix, "Rs" | "Rs." | "R" | "kr" | "Fr" | "Fr." | "zł" | "Kč");
    (sign && prefix.chars().count() <= 4 || code || word).then_some(true)
}

/// Scale and unit of what stands behind the digits; `None` where the cell is no figure.
fn ending(suffix: &str, money: bool) -> Option<(i32, Unit)> {
    let bare = if money { Unit::Money } else { Unit::Bare };
    Some(match suffix.trim_end_matches('.').to_ascii_lowercase().as_str() {
        "" | "=" => (0, bare),
        "%" | "percent" | "per cent" | "pct" => (0, Unit::Percent),
        "pp" | "ppt" | "pts" | "pt" | "points" | "% pts" | "p.p" | "%-pts" => (0, Unit::Points),
        "k" | "thousand" | "'000" => (3, bare),
        "lakh" | "lakhs" => (5, bare),
        "million" | "mn" | "mln" | "mio" => (6, bare),
        "m" if money => (6, bare),
        "crore" | "crores" | "cr" => (7, bare),
        "bn" | "billion" | "b" => (9, bare),
        "tn" | "trillion" | "trn" => (12, bare),
        "€" | "£" | "$" | "kr" | "zł" | "eur" | "usd" | "gbp" => (0, Unit::Money),
        "m" | "km" | "kg" | "g" | "t" | "l" | "ha" | "mw" | "gw" | "kwh" | "mwh" | "gwh" | "twh" | "h" | "min"
        | "s" | "°c" | "mm" | "cm" | "mi" | "ft" | "in" | "lb" | "oz" | "tonnes" | "tons" | "litres" | "liters"
        | "hours" | "days" | "people" | "votes" | "seats" => (0, Unit::Measure),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<String> {
        match read(text) {
            Reading::Figure(figure) => Some(figure.value.to_string()),
            _ => None,
        }
    }

    #[test]
    fn reads_figures() {
        for (text, expected) in [
            ("1,234", "1234"),
            ("(310)", "-310"),
            ("−4.5%", "-9/2"),
            ("$35.00", "35"),
            ("US$ 1.5m", "1500000"),
            ("12.4 bn", "12400000000"),
            ("1 234 567", "1234567"),
            ("12,5", "25/2"),
            ("1.234,5", "2469/2"),
            ("1,20,000", "120000"),
            ("410*", "410"),
            ("410 [a]", "410"),
            ("2=", "2"),
            ("+6", "6"),
            ("€ −5", "-5"),
        ] {
            assert_eq!(value(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn leaves_what_is_no_figure() {
        for text in ["10–12", "1:30", "3-1", "<5", "12,34,5", "2021–22", "Q1"] {
            assert_eq!(value(text), None, "{text}");
        }
        assert_eq!(
            (read("–"), read("n/a"), read(""), read("Marle")),
            (Reading::Nil, Reading::Untold, Reading::Empty, Reading::Words)
        );
    }
}
