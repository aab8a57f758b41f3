//! Amounts written in every supported style, beside what each must read back as.
//!
//! Comes in: a chooser that picks among choices. Goes out: [`Written`]. Shared by the property tests and the long run.

use factlint::exact::Rational;
use factlint::quantity::{Amount, Grammar, Hedge, Kind, Quantity};

/// A sentence with one amount, and what the amount is.
#[derive(Debug, Clone)]
pub struct Written {
    /// The sentence.
    pub text: String,
    /// The amount as it stands in it.
    pub amount: String,
    /// One value, or the two of a range.
    pub values: (Rational, Option<Rational>),
    /// The singular name of the unit.
    pub unit: Option<&'static str>,
    /// The sort of amount.
    pub kind: Kind,
    /// What the words before it say.
    pub hedge: Hedge,
}

/// Picks a number below its argument.
pub type Chooser<'c> = dyn FnMut(u64) -> u64 + 'c;

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A whole number in words: "three hundred and five thousand".
pub fn words(value: u64) -> String {
    let join = |head: String, rest: u64, and: &str| {
        if rest == 0 { head } else { format!("{head} {and}{}", words(rest)) }
    };
    match value {
        0..20 => ONES[value as usize].to_owned(),
        20..100 if value.is_multiple_of(10) => TENS[value as usize / 10].to_owned(),
        20..100 => format!("{}-{}", TENS[value as usize / 10], ONES[value as usize % 10]),
        100..1000 => join(format!("{} hundred", words(value / 100)), value % 100, "and "),
        1000..1_000_000 => join(format!("{} thousand", words(value / 1000)), value % 1000, ""),
        _ => join(format!("{} million", words(value / 1_000_000)), value % 1_000_000, ""),
    }
}

/// Digits with commas: "1,234,567".
pub fn commas(value: u64) -> String {
    Rational::from(value as i64).to_decimal(0)
}

/// Units behind the figure: writing, name, kind. `~` stands for the figure.
const BEHIND: [(&str, &str, Kind); 40] = [
    ("~%", "percent", Kind::Percent),
    ("~ percent", "percent", Kind::Percent),
    ("~ per cent", "percent", Kind::Percent),
    ("~ percentage points", "percentage point", Kind::Points),
    ("~ basis points", "basis point", Kind::Points),
    ("~ dollars", "dollar", Kind::Money),
    ("~ euros", "euro", Kind::Money),
    ("~ yen", "yen", Kind::Money),
    ("~ Swiss francs", "swiss franc", Kind::Money),
    ("~ cents", "cent", Kind::Money),
    ("~ km", "kilometer", Kind::Measure),
    ("~km", "kilometer", Kind::Measure),
    ("~ kilometres", "kilometer", Kind::Measure),
    ("~ metres", "meter", Kind::Measure),
    ("~ miles", "mile", Kind::Measure),
    ("~ feet", "foot", Kind::Measure),
    ("~ft", "foot", Kind::Measure),
    ("~ inches", "inch", Kind::Measure),
    ("~ kg", "kilogram", Kind::Measure),
    ("~kg", "kilogram", Kind::Measure),
    ("~ ounces", "ounce", Kind::Measure),
    ("~ tonnes", "metric ton", Kind::Measure),
    ("~ acres", "acre", Kind::Measure),
    ("~ hectares", "hectare", Kind::Measure),
    ("~ sq km", "square kilometer", Kind::Measure),
    ("~ square feet", "square foot", Kind::Measure),
    ("~ litres", "liter", Kind::Measure),
    ("~ gallons", "gallon", Kind::Measure),
    ("~ mph", "mile per hour", Kind::Measure),
    ("~ km/h", "kilometer per hour", Kind::Measure),
    ("~ degrees Celsius", "celsius", Kind::Measure),
    ("~°F", "fahrenheit", Kind::Measure),
    ("~ megawatts", "megawatt", Kind::Measure),
    ("~MW", "megawatt", Kind::Measure),
    ("~GB", "gigabyte", Kind::Measure),
    ("~ hours", "hour", Kind::Duration),
    ("~ minutes", "minute", Kind::Duration),
    ("~ days", "day", Kind::Duration),
    ("~ weeks", "week", Kind::Duration),
    ("~ years", "year", Kind::Duration),
];

/// Money before the figure.
const BEFORE: [(&str, &str); 10] = [
    ("$~", "dollar"),
    ("US$~", "dollar"),
    ("A$~", "australian dollar"),
    ("C$~", "canadian dollar"),
    ("€~", "euro"),
    ("£~", "pound sterling"),
    ("¥~", "yen"),
    ("USD ~", "dollar"),
    ("EUR~", "euro"),
    ("Rs ~", "rupee"),
];

const HEDGES: [(&str, Hedge); 10] = [
    ("", Hedge::None),
    ("", Hedge::None),
    ("", Hedge::None),
    ("about ", Hedge::About),
    ("nearly ", Hedge::Nearly),
    ("more than ", Hedge::MoreThan),
    ("at least ", Hedge::AtLeast),
    ("less than ", Hedge::LessThan),
    ("up to ", Hedge::UpTo),
    ("just over ", Hedge::JustOver),
];

const FRAMES: [&str; 5] = [
    "It came to ~ in all.",
    "They said it was ~.",
    "The clerk (who wrote ~) agreed.",
    "“It is ~,” she said.",
    "A hall of ~, then.",
];

/// A figure without unit, its value, and whether a scale closes it.
fn figure(pick: &mut Chooser<'_>) -> (String, Rational) {
    let whole = |value: u64| Rational::whole(i128::from(value));
    match pick(7) {
        0 => {
            let value = pick(1400) + 3;
            (commas(value), whole(value))
        }
        1 => {
            let value = pick(900_000_000) + 2100;
            (commas(value), whole(value))
        }
        2 => {
            let (value, tenths) = (pick(900) + 2, pick(9) + 1);
            (format!("{value}.{tenths}"), Rational::new(i128::from(value * 10 + tenths), 10).unwrap())
        }
        3 => {
            let value = pick(98) + 2;
            (words(value), whole(value))
        }
        4 => {
            let value = pick(3_000_000) + 101;
            (words(value), whole(value))
        }
        5 => {
            let (scale, power) = [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)][pick(4) as usize];
            let (value, tenths) = (pick(900) + 2, pick(9) + 1);
            let number = Rational::new(i128::from(value * 10 + tenths), 10).unwrap();
            (format!("{value}.{tenths} {scale}"), number.mul(Rational::power_of_ten(power).unwrap()).unwrap())
        }
        _ => {
            let value = pick(40) + 2;
            let half = Rational::new(i128::from(value * 2 + 1), 2).unwrap();
            (format!("{} and a half", words(value)), half)
        }
    }
}

/// Two whole figures of a range, the lower first.
fn ends(pick: &mut Chooser<'_>) -> (u64, u64) {
    let low = pick(40) + 2;
    (low, low + 1 + pick(40))
}

/// One amount in a sentence.
pub fn write(pick: &mut Chooser<'_>) -> Written {
    let (amount, values, (style, unit, kind)) = if pick(4) == 0 { range(pick) } else { plain(pick) };
    let amount = style.replace('~', &amount);
    let ranged = values.1.is_some();
    let (word, hedge) = HEDGES[pick(HEDGES.len() as u64) as usize];
    let (word, hedge) = if ranged { ("", Hedge::None) } else { (word, hedge) };
    let amount = format!("{word}{amount}");
    let text = FRAMES[pick(FRAMES.len() as u64) as usize].replace('~', &amount);
    Written { text, amount, values, unit, kind, hedge }
}

type Style = (&'static str, Option<&'static str>, Kind);

fn style(pick: &mut Chooser<'_>, spelled: bool) -> Style {
    // Signs stand with digits alone.
    let sign = |style: &str| style.len() < 5 && !style.contains(' ') || style.ends_with("km") || style.ends_with("kg");
    loop {
        let found = match pick(10) {
            0 => ("~ bees", None, Kind::Count),
            1..4 if !spelled => {
                let (style, unit) = BEFORE[pick(BEFORE.len() as u64) as usize];
                (style, Some(unit), Kind::Money)
            }
            _ => {
                let (style, unit, kind) = BEHIND[pick(BEHIND.len() as u64) as usize];
                (style, Some(unit), kind)
            }
        };
        if !(spelled && sign(found.0)) {
            return found;
        }
    }
}

fn plain(pick: &mut Chooser<'_>) -> (String, (Rational, Option<Rational>), Style) {
    let (figure, value) = figure(pick);
    let spelled = figure.ends_with(|last: char| last.is_ascii_alphabetic());
    let digits = figure.starts_with(|first: char| first.is_ascii_digit());
    let style = match style(pick, spelled) {
        _ if digits && spelled => {
            let (style, unit) = BEFORE[pick(BEFORE.len() as u64) as usize];
            (style, Some(unit), Kind::Money)
        }
        style => style,
    };
    (figure, (value, None), style)
}

fn range(pick: &mut Chooser<'_>) -> (String, (Rational, Option<Rational>), Style) {
    let (low, high) = ends(pick);
    let style = style(pick, false);
    let (low_value, high_value) = (Rational::whole(i128::from(low)), Rational::whole(i128::from(high)));
    let text = match pick(3) {
        0 => format!("{low}-{high}"),
        1 => format!("{low}–{high}"),
        _ => format!("{low} to {high}"),
    };
    (text, (low_value, Some(high_value)), style)
}

/// What is wrong with the reading of a sentence; `None` where it is right.
pub fn fault(grammar: &Grammar, written: &Written, found: &[Quantity]) -> Option<String> {
    let [quantity] = found else { return Some(format!("{} amounts", found.len())) };
    let values = match quantity.amount {
        Amount::Number(number) => (number.value, None),
        Amount::Range(low, high) => (low.value, Some(high.value)),
        _ => return Some("no number".to_owned()),
    };
    let text = written.text.get(quantity.span.range()).unwrap_or_default();
    let noun = written.unit.is_none();
    // "$15 a" and the like would be more than was written.
    let span = if noun { written.amount.starts_with(text) } else { written.amount == text };
    let unit = quantity
        .units
        .iter()
        .filter_map(|unit| grammar.units().get(unit))
        .any(|unit| Some(unit.name.as_str()) == written.unit);
    match () {
        () if values != written.values => Some(format!("values {values:?}")),
        () if !(unit || noun && quantity.units.is_empty()) => {
            Some(format!("unit {:?}", quantity.unit_name(grammar.units(), "")))
        }
        () if quantity.kind != written.kind => Some(format!("kind {:?}", quantity.kind)),
        () if quantity.hedge != written.hedge => Some(format!("hedge {:?}", quantity.hedge)),
        () if !span => Some(format!("stretch {text:?}")),
        () => None,
    }
}

/// What is wrong with the order and the bounds of a text's quantities; `None` where nothing is.
pub fn disorder(text: &str, tokens: usize, found: &[Quantity]) -> Option<String> {
    let mut end = 0;
    for quantity in found {
        let inside = text.get(quantity.span.range()).is_some() && text.get(quantity.core.range()).is_some();
        let ordered = quantity.span.start >= end && quantity.span.end > quantity.span.start;
        let tokened = quantity.tokens.start < quantity.tokens.end && quantity.tokens.end as usize <= tokens;
        if !(inside && ordered && tokened && quantity.span.contains(quantity.core)) {
            return Some(format!("{quantity:?}"));
        }
        end = quantity.span.end;
    }
    None
}
