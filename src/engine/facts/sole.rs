//! A short text's only figure of its kind against the headline's bound or day, or against the only other age: "Fewer than 400
//! attend" above "There were 436 people"; "to reopen on 4 May" above "the reopening on 6 May".
//!
//! Comes in: a text of few figures. Goes out: the headline's figure, where nothing below has it and one figure alone could;
//! an age with its digits exchanged. Not here: plain figures of a headline (`closed`), and the fate of people (`fate`).

use super::headline::is_same;
use super::{Report, Slip, Words, conflict};
use crate::exact::Rational;
use crate::quantity::{Amount, Hedge, Kind, Quantity};
use crate::sentence::{Text, Told};
use crate::token::Token;

/// Adds the headline's figures that the body does not bear out.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    if !text.is_short() || facts.headline.is_empty() {
        return;
    }
    report.slips.extend(day(text));
    let kinds = [Kind::Count, Kind::Percent, Kind::Money, Kind::Measure, Kind::Duration];
    for above in facts.told.iter().filter(|told| facts.is_headline(told) && kinds.contains(&told.sort.kind)) {
        let body = || facts.told.iter().filter(|told| !facts.is_headline(told));
        let passed = text.quantities.get(above.quantity).is_some_and(|quantity| passes(text, quantity));
        if !passed && body().any(|told| told.sort == above.sort && is_same(text, above, told)) {
            continue;
        }
        let rival = bounded(text, above);
        report.slips.extend(rival.map(|other| conflict(text, above, other, None)));
    }
}

/// A count of the body that the headline's bound leaves out: the only one of its size.
fn bounded<'f>(text: &'f Text<'_>, above: &Told) -> Option<&'f Told> {
    let facts = text.facts();
    let quantity = text.quantities.get(above.quantity)?;
    let bound = if passes(text, quantity) { Hedge::MoreThan } else { quantity.hedge };
    if above.sort.kind == Kind::Count && above.value < Rational::whole(12) && above.noun.is_none()
        || text.is_quoted(quantity.span)
    {
        return None;
    }
    let size = |told: &&Told| {
        let ratio = told.value.div(above.value);
        ratio.is_some_and(|ratio| ratio > Rational::new(2, 5).unwrap_or(Rational::ZERO) && ratio < Rational::whole(3))
    };
    let mut like = facts.told.iter().filter(|told| !facts.is_headline(told) && told.sort == above.sort).filter(size);
    let only = like.next().filter(|_| like.next().is_none())?;
    let below =
        text.quantities.get(only.quantity).filter(|below| !super::fate::is_hedged(below) && !below.attributive)?;
    // "240 of the homes": a part.
    let part = text.word(below.tokens.end) == "of";
    let out = match bound {
        Hedge::MoreThan | Hedge::AtLeast | Hedge::JustOver => only.value < above.value,
        Hedge::LessThan | Hedge::AtMost => only.value > above.value,
        Hedge::Nearly => only.value > above.value,
        _ => false,
    };
    let large = above.sort.kind != Kind::Count || above.value >= Rational::whole(100);
    let people = (below.tokens.start..below.tokens.end + 3).any(|at| text.is_person(at));
    let words = text.sentence_stems(above.sentence);
    let shared = words.intersection(&text.sentence_stems(only.sentence)).count();
    (out && !part
        && (people || shared > 0 || large || only.noun.is_some() && only.noun == above.noun)
        && is_fact(text, only))
    .then_some(only)
}

/// "passes two million", "tops 60 percent": a bound, whatever hedge the figure has.
pub fn passes(text: &Text<'_>, quantity: &Quantity) -> bool {
    let verb = quantity.tokens.start.checked_sub(1).map(|at| text.word(at).to_ascii_lowercase());
    let verb = verb.as_deref().unwrap_or_default();
    quantity.hedge == Hedge::None
        && matches!(
            verb,
            "pass"
                | "passes"
                | "passed"
                | "top"
                | "tops"
                | "topped"
                | "exceed"
                | "exceeds"
                | "exceeded"
                | "surpass"
                | "surpasses"
                | "surpassed"
                | "break"
                | "breaks"
                | "cross"
                | "crosses"
                | "crossed"
                | "clears"
        )
}

/// Not foretold, nor of another year: the sentence has no "would", "last year", "previous" and no date.
fn is_fact(text: &Text<'_>, told: &Told) -> bool {
    let Some(sentence) = text.sentences.get(told.sentence) else { return false };
    let other = |token: &Token| {
        matches!(
            token.text(text.prose()).to_ascii_lowercase().as_str(),
            "would"
                | "could"
                | "may"
                | "might"
                | "will"
                | "forecast"
                | "expected"
                | "last"
                | "previous"
                | "earlier"
                | "another"
                | "other"
                | "than"
                | "compared"
                | "average"
                | "maximum"
                | "minimum"
                | "each"
                | "every"
        )
    };
    let tokens = text.tokens_in(sentence.tokens.clone());
    // "No other houses are at risk" tells that these are all.
    let none = |at: usize| at > 0 && tokens.get(at - 1).is_some_and(|token| token.text(text.prose()) == "no");
    let dated = text.quantities_in(sentence.quantities.clone()).iter().any(
        |quantity| matches!(quantity.amount, Amount::Date(date, None) if date.year.is_some() && date.month.is_none()),
    );
    !dated && !tokens.iter().enumerate().any(|(at, token)| other(token) && !none(at))
}

/// "Market to reopen on 4 May" above "booked for the reopening on 6 May": the only day below.
fn day(text: &Text<'_>) -> Option<Slip> {
    let facts = text.facts();
    let (mut above, mut below): (Vec<&Quantity>, Vec<&Quantity>) = (Vec::new(), Vec::new());
    for quantity in &text.quantities {
        let Amount::Date(date, None) = quantity.amount else { continue };
        if date.day.is_none() || date.month.is_none() {
            continue;
        }
        let at = text.sentence_at(quantity.tokens.start);
        if facts.headline.contains(&at) { above.push(quantity) } else { below.push(quantity) }
    }
    let ([above], [below]) = (above.as_slice(), below.as_slice()) else { return None };
    let day = |quantity: &Quantity| match quantity.amount {
        // A year that is told makes it another day than one that is not.
        Amount::Date(date, _) => Some((date.month, date.day)),
        _ => None,
    };
    let stems = |quantity: &Quantity| text.stems(quantity.tokens.start.saturating_sub(4)..quantity.tokens.start);
    let (one, other) = (stems(above), stems(below));
    let named = one.intersection(&other).next().is_some();
    let year = |quantity: &Quantity| matches!(quantity.amount, Amount::Date(date, _) if date.year.is_some());
    (day(above) != day(below) && named && year(above) == year(below)).then(|| Slip {
        span: above.span,
        label: format!("{} below", below.span.of(text.prose())),
        values: vec![
            ("first", below.span.of(text.prose()).to_owned()),
            ("second", above.span.of(text.prose()).to_owned()),
        ],
        evidence: vec![(below.span, "told here".to_owned())],
        ..Slip::default()
    })
}

/// "A retired driver, 47, … The 74-year-old said": the only two ages of a short text, with their digits exchanged.
pub fn ages(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() {
        return;
    }
    let mut told: Vec<(&Quantity, bool)> = Vec::new();
    for quantity in &text.quantities {
        let word = |at: u32| text.word(at);
        let (start, end) = (quantity.tokens.start, quantity.tokens.end);
        let comma = |at: Option<u32>| at.is_some_and(|at| word(at) == ",");
        let aside = quantity.kind == Kind::Count && comma(start.checked_sub(1)) && matches!(word(end), "," | ".");
        let again = quantity.kind == Kind::Age && start > 0 && word(start - 1) == "The";
        if quantity.kind == Kind::Age || aside {
            told.push((quantity, again));
        }
    }
    let [(first, false), (second, true)] = told.as_slice() else { return };
    let value = |quantity: &Quantity| quantity.number().map(|number| number.value.parts().0);
    let Some((a, b)) = value(first).zip(value(second)) else { return };
    let swapped = (10..100).contains(&a) && a != b && b == a % 10 * 10 + a / 10;
    let kin = |token: &Token| {
        matches!(
            token.text(text.prose()),
            "wife"
                | "husband"
                | "mother"
                | "father"
                | "son"
                | "daughter"
                | "brother"
                | "sister"
                | "partner"
                | "friend"
                | "uncle"
                | "aunt"
                | "grandson"
                | "granddaughter"
                | "grandfather"
                | "grandmother"
                | "colleague"
        )
    };
    if swapped && !text.tokens.iter().any(kin) {
        report.slips.push(Slip {
            span: second.span,
            label: format!("{a} above"),
            values: vec![
                ("first", first.core.of(text.prose()).to_owned()),
                ("second", second.span.of(text.prose()).to_owned()),
            ],
            evidence: vec![(first.core, "told here".to_owned())],
            ..Slip::default()
        });
    }
}
