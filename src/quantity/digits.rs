//! A run of digits into a number: grouping, decimals, and what the text's own style says of both.
//!
//! Comes in: "1,234.5". Goes out: [`Figure`]. Not here: words, scales, signs.

use super::model::Number;
use crate::exact::Rational;
use crate::token::Token;

/// A number as written, and what is odd about its writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figure {
    pub number: Number,
    /// Digits against the text's style: "2,1000".
    pub malformed: bool,
    /// Scale words: 2 for "$7m million".
    pub scales: u8,
    pub form: Form,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "1,234"
    Digits,
    /// "twelve", "2 hundred"
    Words,
    /// "a hundred", "a million"
    Article,
    /// "a third", "half", "3/4", "½"
    Fraction,
    /// "2½", "two and a half"
    Mixed,
}

impl Figure {
    /// A whole number in words.
    pub fn words(value: i128, grain: i128) -> Self {
        let number = Number {
            value: Rational::whole(value),
            grain: Rational::whole(grain.max(1)),
            zeros: zeros(value),
            scale: 0,
            decimals: false,
        };
        Self { number, malformed: false, scales: 0, form: Form::Words }
    }

    /// A fraction, with the grain of its last part.
    pub fn fraction(value: Rational, grain: Rational, form: Form) -> Self {
        let number = Number { value, grain, zeros: 0, scale: 0, decimals: false };
        Self { number, malformed: false, scales: 0, form }
    }

    /// The figure times ten to the power `scale`.
    pub fn scaled(self, scale: u8) -> Option<Self> {
        let times = Rational::power_of_ten(i32::from(scale))?;
        let mut number = self.number;
        number.value = number.value.mul(times)?;
        number.grain = number.grain.mul(times)?;
        number.scale = number.scale.saturating_add(scale);
        Some(Self { number, scales: self.scales + 1, ..self })
    }

    /// The figure below nought.
    pub fn negated(self) -> Option<Self> {
        Some(Self { number: Number { value: self.number.value.negate()?, ..self.number }, ..self })
    }
}

/// Trailing zeros of a whole number.
pub(super) fn zeros(value: i128) -> u8 {
    if let Ok(small) = u64::try_from(value) {
        return zeros_of(small);
    }
    let (mut value, mut zeros) = (value, 0);
    while value != 0 && value % 10 == 0 {
        (value, zeros) = (value / 10, zeros + 1);
    }
    zeros
}

fn zeros_of(value: u64) -> u8 {
    let (mut value, mut zeros) = (value, 0);
    while value != 0 && value % 10 == 0 {
        (value, zeros) = (value / 10, zeros + 1);
    }
    zeros
}

/// How a text writes digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Style {
    /// "12,5" is twelve and a half.
    pub comma_decimals: bool,
    /// "1,23,456" is grouped as in India.
    pub indian: bool,
}

/// The style that a text's digit runs agree on.
pub(super) fn style(prose: &str, tokens: &[Token]) -> Style {
    let (mut comma, mut point, mut indian) = (0, 0, 0);
    for token in tokens.iter().filter(|token| token.is_number()) {
        let text = token.text(prose);
        match shape(text) {
            Shape::Odd { decimals: true, .. } | Shape::European => comma += 1,
            Shape::Grouped { decimals: true } | Shape::Grouped { decimals: false } => point += 1,
            Shape::Plain { decimals: true } if !grouped_by_points(text) => point += 1,
            Shape::Indian => indian += 1,
            _ => {}
        }
    }
    Style { comma_decimals: comma >= 2 && comma > point, indian: indian > 0 }
}

fn grouped_by_points(text: &str) -> bool {
    text.split_once('.').is_some_and(|(whole, rest)| rest.len() == 3 && (1..=3).contains(&whole.len()))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// "1234", "1234.5"
    Plain { decimals: bool },
    /// "1,234,567.8"
    Grouped { decimals: bool },
    /// "1,23,456"
    Indian,
    /// "1.234.567", "1.234,5"
    European,
    /// "14,2", "2,1000"
    Odd { decimals: bool },
    /// "1.2.3", "1,2,3"
    List,
}

fn shape(text: &str) -> Shape {
    let (commas, points) = (count(text, b','), count(text, b'.'));
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let threes = groups.clone().all(|group| group.len() == 3);
    match (commas, points) {
        (0, 0 | 1) => Shape::Plain { decimals: points == 1 },
        (_, 2..)
            if text.split('.').skip(1).all(|group| group.split(',').next().map_or(0, str::len) == 3) && commas <= 1 =>
        {
            Shape::European
        }
        (_, 2..) => Shape::List,
        (1, 1) if text.find('.') < text.find(',') && !decimals.split(',').any(str::is_empty) => Shape::European,
        (_, 1) if decimals.contains(',') => Shape::List,
        _ if threes && (1..=3).contains(&first.len()) && !(first.starts_with('0') && first.len() > 1) => {
            Shape::Grouped { decimals: points == 1 }
        }
        (2.., _) if indian(whole) => Shape::Indian,
        (2.., 0) if groups.clone().all(|group| group.len() < 3) => Shape::List,
        (1, 0) => Shape::Odd { decimals: text.len() - first.len() <= 3 },
        _ if groups.all(|group| group.len() >= 2) => Shape::Odd { decimals: false },
        _ => Shape::List,
    }
}

fn count(text: &str, mark: u8) -> usize {
    text.bytes().filter(|byte| *byte == mark).count()
}

/// Whether groups of two stand before a last group of three.
fn indian(whole: &str) -> bool {
    let mut groups = whole.rsplit(',');
    let last = groups.next().map_or(0, str::len);
    let mut inner: Vec<usize> = groups.map(str::len).collect();
    let first = inner.pop().unwrap_or(0);
    last == 3 && inner.iter().all(|len| *len == 2) && (1..=2).contains(&first)
}

/// Digits alone, "1234", as most figures are.
fn plain(text: &str) -> Option<Figure> {
    let digits = text.len() < 18 && text.bytes().all(|byte| byte.is_ascii_digit());
    let value = digits.then(|| text.bytes().fold(0u64, |value, digit| value * 10 + u64::from(digit - b'0')))?;
    let number = Number {
        value: Rational::whole(i128::from(value)),
        grain: Rational::ONE,
        zeros: zeros_of(value),
        scale: 0,
        decimals: false,
    };
    Some(Figure { number, malformed: false, scales: 0, form: Form::Digits })
}

/// Reads a run of digits; `None` for lists and versions ("1.2.3").
pub(super) fn digits(text: &str, style: impl Fn() -> Style) -> Option<Figure> {
    if let Some(figure) = plain(text) {
        return Some(figure);
    }
    let mut malformed = false;
    let decimal = match shape(text) {
        Shape::Plain { decimals } if decimals && grouped_by_points(text) && style().comma_decimals => None,
        Shape::Plain { decimals } | Shape::Grouped { decimals } => decimals.then_some('.'),
        Shape::Indian => text.contains('.').then_some('.'),
        Shape::European => text.contains(',').then_some(','),
        Shape::Odd { decimals } => {
            malformed = !style().comma_decimals;
            decimals.then_some(',')
        }
        Shape::List => return None,
    };
    let (whole, decimals) = match decimal {
        Some(mark) => text.rsplit_once(mark).unwrap_or((text, "")),
        None => (text, ""),
    };
    let mut value = 0i128;
    for digit in whole.bytes().chain(decimals.bytes()).filter(u8::is_ascii_digit) {
        value = value.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
    }
    let grain = Rational::power_of_ten(-i32::try_from(decimals.len()).ok()?)?;
    let number = Number {
        value: Rational::whole(value).mul(grain)?,
        grain,
        zeros: if decimals.is_empty() { zeros(value) } else { 0 },
        scale: 0,
        decimals: !decimals.is_empty(),
    };
    Some(Figure { number, malformed, scales: 0, form: Form::Digits })
}
