//! What figures told apart add up to: the sum with the slack of rounded figures, and whether a slip of the pen lies between
//! it and what is claimed. Comes in: figures told. Goes out: sums and judgements. Not here: which figures are parts of which.

use crate::exact::Rational;
use crate::quantity::{Hedge, Quantity};
use crate::sentence::{Text, Told};
use memchr::memchr2_iter;

/// What some figures add up to.
pub struct Sum {
    /// As written.
    pub value: Rational,
    /// Half a grain for each.
    slack: Rational,
}

impl Sum {
    /// Of some figures; `None` on overflow.
    pub fn of(text: &Text<'_>, parts: &[&Told]) -> Option<Self> {
        let zero = Self { value: Rational::ZERO, slack: Rational::ZERO };
        parts.iter().try_fold(zero, |sum, part| {
            Some(Self { value: sum.value.add(part.value)?, slack: sum.slack.add(slack(text, part)?)? })
        })
    }

    /// Whether a figure can be the sum.
    pub fn meets(&self, text: &Text<'_>, claim: &Told) -> bool {
        let off = self.value.sub(claim.value).map(Rational::abs);
        let slack = slack(text, claim).and_then(|slack| slack.add(self.slack));
        off.zip(slack).is_none_or(|(off, slack)| off <= slack)
    }
}

/// How far a figure may be off as it is told.
fn slack(text: &Text<'_>, told: &Told) -> Option<Rational> {
    let loose = super::loose(text, told)?;
    let whole = told.value.is_whole() && told.value < Rational::whole(1000);
    if whole && quantity(text, told)?.hedge != Hedge::About {
        return Some(Rational::ZERO);
    }
    loose.hi.value().zip(loose.lo.value()).and_then(|(high, low)| high.sub(low)?.div(Rational::whole(2)))
}

/// Whether a slip of the pen lies between the claim and the sum: they differ by one digit in one place, or by two
/// exchanged, and are of one size.
pub fn is_slip(claim: &Told, parts: &[&Told], sum: Rational) -> bool {
    let Some(off) = sum.sub(claim.value).map(Rational::abs) else { return false };
    let size = sum.div(claim.value);
    let near = size.zip(Rational::new(3, 5).zip(Rational::new(5, 3)));
    let near = near.is_some_and(|(size, (low, high))| size > low && size < high);
    let greatest = parts.iter().map(|part| part.value).max();
    let other = greatest.is_some_and(|greatest| greatest < claim.value);
    near && other && (is_one_digit(off) || super::is_miswritten(digits(claim.value), digits(sum)))
}

/// 9, 200 or 30,000, and no 140.
pub fn is_one_digit(off: Rational) -> bool {
    digits(off) < Rational::whole(10)
}

/// A whole number without the noughts at its end; parts of one as they stand, tenfold.
fn digits(value: Rational) -> Rational {
    let ten = Rational::whole(10);
    let whole = (0..4).fold(value, |value, _| if value.is_whole() { value } else { value.mul(ten).unwrap_or(value) });
    (0..15).fold(whole, |value, _| value.div(ten).filter(|less| less.is_whole() && !value.is_zero()).unwrap_or(value))
}

/// A figure that stands for itself, or roughly.
pub fn is_bare(text: &Text<'_>, told: &Told) -> bool {
    text.quantities.get(told.quantity).is_some_and(|quantity| {
        !quantity.lexical
            && quantity.number().is_some()
            && matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About)
    })
}

/// Words of a sentence whose figures are no parts side by side.
const APART: &str = "including included includes include among whom compared against versus than average \
    averaged each every per apiece rose risen fell fallen grew increased decreased dropped doubled last previous \
    previously earlier ago would could might may target between least most respectively overlap";

/// Whether a sentence compares its figures, or takes one out of the other.
pub fn opens_share(text: &Text<'_>, sentence: usize) -> bool {
    says(text, sentence, APART) || steps(text, sentence)
}

/// "From 12", "up 3 percent", "down by 40": a word of a step before a figure.
pub fn steps(text: &Text<'_>, sentence: usize) -> bool {
    let Some(sentence) = text.sentences.get(sentence) else { return true };
    text.quantities_in(sentence.quantities.clone()).iter().any(|quantity| {
        let word = |back: u32| quantity.tokens.start.checked_sub(back).map(|at| text.word(at)).unwrap_or_default();
        let made = matches!(word(2), "make" | "makes" | "made" | "making");
        let step = |word: &str| !made && matches!(word, "from" | "From" | "up" | "Up" | "down" | "Down");
        quantity.kind != crate::quantity::Kind::Date
            && (step(word(1)) || matches!(word(1), "by" | "some" | "just" | "only") && step(word(2)))
    })
}

/// "185 million", and every digit where there is no scale.
pub fn told(value: Rational) -> String {
    let million = Rational::whole(1_000_000);
    let (value, scale) = match value.div(million) {
        Some(millions) if millions >= Rational::ONE => (millions, " million"),
        _ => (value, ""),
    };
    let places = u32::from(!value.is_whole()) * 2;
    format!("{}{scale}", value.to_decimal(places))
}

/// The word so many tokens before a figure, in small letters.
pub fn before(text: &Text<'_>, told: &Told, back: u32) -> String {
    let start = quantity(text, told).map(|quantity| quantity.tokens.start).unwrap_or_default();
    start.checked_sub(back).map(|at| text.word(at).to_ascii_lowercase()).unwrap_or_default()
}

/// The word so many tokens behind a figure, in small letters; the first is 0.
pub fn behind(text: &Text<'_>, told: &Told, on: u32) -> String {
    let end = quantity(text, told).map(|quantity| quantity.tokens.end).unwrap_or_default();
    text.word(end + on).to_ascii_lowercase()
}

/// Whether one of some words, in small letters, stands in a sentence.
pub fn says(text: &Text<'_>, sentence: usize, words: &str) -> bool {
    let tokens = text.sentences.get(sentence).map(|sentence| text.tokens_in(sentence.tokens.clone()));
    tokens.unwrap_or_default().iter().any(|token| token.is_word() && is_one_of(token.text(text.prose()), words))
}

/// Whether one of some words stands in a stretch.
pub fn stands(text: &Text<'_>, mut stretch: std::ops::Range<u32>, words: &str) -> bool {
    stretch.any(|at| is_one_of(text.word(at), words))
}

/// Whether such a word stands in the sentences of two figures, or between them.
pub fn stands_between(text: &Text<'_>, (first, later): (&Told, &Told), is_such: impl Fn(&str) -> bool) -> bool {
    let until = text.sentences.get(later.sentence).map_or(0, |sentence| sentence.tokens.end);
    let from = text.sentences.get(first.sentence).map_or(0, |sentence| sentence.tokens.start);
    (from..until).any(|at| is_such(text.word(at)))
}

/// Whether a word is one of some, in small letters with a blank between them.
pub fn is_one_of(word: &str, words: &str) -> bool {
    let (own, all) = (word.as_bytes(), words.as_bytes());
    let fits = |at: usize| {
        let end = at + own.len();
        let opens = at.checked_sub(1).is_none_or(|before| all.get(before) == Some(&b' '));
        let closes = all.get(end).is_none_or(|behind| *behind == b' ');
        opens && closes && all.get(at..end).is_some_and(|one| one.eq_ignore_ascii_case(own))
    };
    own.first().is_some_and(|first| memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), all).any(fits))
}

/// The word of what is counted, as written.
pub fn counted<'t>(text: &'t Text<'_>, told: &Told) -> Option<(u32, &'t str)> {
    let head = text.heads.get(told.quantity).copied().flatten()?;
    let at = head.end.checked_sub(1)?;
    Some((at, text.word(at)))
}

/// The quantity of a figure.
pub fn quantity<'t>(text: &'t Text<'_>, told: &Told) -> Option<&'t Quantity> {
    text.quantities.get(told.quantity)
}
