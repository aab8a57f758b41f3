//! A sum shared out over sentences: "divided $5.2 million among the four towns … will get $2.3 million … $1.25 million has
//! been set aside …".
//!
//! Comes in: a text. Goes out: the sum, where as many figures follow as there are takers and they add up to another. Sums
//! that are rounded, parts that are hedged and lists that are longer are left alone.

use super::{Report, Slip, Words, span, written};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::{Text, Told};

/// Words before those who take a share.
pub const AMONG: [&str; 3] = ["among", "between", "amongst"];

/// Sentences over which the parts may be told.
const REACH: usize = 12;

/// Figures among which they are looked for.
const NEAR: usize = 100;

/// Adds every sum whose parts add up to another.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    let mut known: Option<(usize, Option<usize>)> = None;
    for (at, whole) in facts.told.iter().enumerate().filter(|(_, told)| is_plain(text, told)) {
        let told = known.filter(|(sentence, _)| *sentence == whole.sentence);
        let (_, takers) =
            *known.insert(told.unwrap_or_else(|| (whole.sentence, takers(text, whole.sentence, &report.called))));
        let Some(takers) = takers else { continue };
        let near = facts
            .told
            .get(at + 1..)
            .unwrap_or_default()
            .iter()
            .take(NEAR)
            .take_while(|told| told.sentence <= whole.sentence + REACH);
        let parts: Vec<&Told> =
            near.filter(|told| told.sort == whole.sort && told.value < whole.value).take(takers).collect();
        let sum = parts.iter().try_fold(Rational::ZERO, |sum, part| sum.add(part.value));
        let Some(sum) = sum.filter(|_| parts.len() == takers && parts.iter().all(|part| is_plain(text, part))) else {
            continue;
        };
        if is_off(text, whole, &parts, sum) {
            report.slips.push(slip(text, whole, &parts, sum));
        }
    }
}

fn is_plain(text: &Text<'_>, told: &Told) -> bool {
    let bare =
        text.quantities.get(told.quantity).is_some_and(|quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact));
    matches!(told.sort.kind, Kind::Money | Kind::Count | Kind::Measure) && bare && told.sort.per.is_none()
}

/// "divided … among the four towns": how many take a share.
fn takers(text: &Text<'_>, sentence: usize, called: &[u32]) -> Option<usize> {
    let sentence = text.sentences.get(sentence)?;
    let tokens = sentence.tokens.clone();
    let mut among = called.iter().copied().filter(|at| tokens.contains(at)).peekable();
    among.peek()?;
    let shares = |at: &u32| {
        matches!(
            text.word(*at),
            "divided"
                | "divide"
                | "divides"
                | "split"
                | "splits"
                | "shared"
                | "share"
                | "distributed"
                | "allocated"
                | "apportioned"
                | "parcelled"
                | "parceled"
                | "carved"
        )
    };
    let verb = tokens.clone().find(shares)?;
    let among = among.find(|at| *at >= verb && AMONG.contains(&text.word(*at)))?;
    let takers = text.quantities_in(sentence.quantities.clone()).iter().find(|quantity| {
        quantity.tokens.start > among && quantity.tokens.start < among + 4 && quantity.kind == Kind::Count
    })?;
    let number = takers.number()?.value;
    let few = number.is_whole() && number > Rational::ONE && number < Rational::whole(9);
    few.then(|| usize::try_from(number.parts().0).ok()).flatten()
}

/// Beyond what rounding explains, and near enough to be the parts of this sum.
fn is_off(text: &Text<'_>, whole: &Told, parts: &[&Told], sum: Rational) -> bool {
    let grain = |told: &Told| text.quantities.get(told.quantity).and_then(Quantity::number).map(|number| number.grain);
    let slack = parts
        .iter()
        .copied()
        .chain([whole])
        .try_fold(Rational::ZERO, |slack, told| slack.add(grain(told)?.div(Rational::whole(2))?));
    let near = sum.div(whole.value).zip(Rational::new(3, 4).zip(Rational::new(4, 3)));
    let off = sum.sub(whole.value).map(Rational::abs);
    slack.zip(off).is_some_and(|(slack, off)| off > slack)
        && near.is_some_and(|(ratio, (low, high))| ratio > low && ratio < high)
}

fn slip(text: &Text<'_>, whole: &Told, parts: &[&Told], sum: Rational) -> Slip {
    let each: Vec<String> = parts.iter().map(|part| span(text, part).of(text.prose()).to_owned()).collect();
    let expected = sum.to_decimal(0);
    Slip {
        span: span(text, whole),
        label: format!("the parts give {expected}"),
        values: vec![("first", written(text, whole)), ("second", each.join(" + ")), ("expected", expected)],
        evidence: parts.iter().map(|part| (span(text, part), "part".to_owned())).collect(),
        ..Slip::default()
    }
}
