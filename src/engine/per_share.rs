//! Amounts told with their amount a share: "$5.2 billion, or $1.04 a share". Comes in: a text. Goes out: a pair whose number
//! of shares is eleven times that of a pair near by, or an eleventh (of a pair that it is compared with in one sentence: six times, a sixth): dollars for cents, millions for billions. Not here:
//! smaller differences, which buy-backs, dilution and two kinds of profit explain.

use super::{Compiled, Engine, Slip, settings};
use crate::context::Context;
use crate::exact::Rational;
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::Text;
use crate::token::key;

/// Holes of messages.
pub const HOLES: &[&str] = &["amount", "share", "other"];

/// Sentences between two pairs that may be of one company.
const NEAR: usize = 2;

struct PerShare;

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &[])?;
    Ok(Box::new(PerShare))
}

/// An amount and its amount a share, as indices of quantities.
struct Pair<'t> {
    amount: &'t Quantity,
    share: &'t Quantity,
    sentence: usize,
    shares: Rational,
}

impl Engine for PerShare {
    fn run(&self, text: &Text<'_>, _: &Context, slips: &mut Vec<Slip>) {
        let beside = text.quantities.iter().zip(text.quantities.iter().skip(1));
        let pairs: Vec<Pair<'_>> = beside.filter_map(|(amount, share)| pair(text, amount, share)).collect();
        for (at, pair) in pairs.iter().enumerate() {
            let near = pairs.iter().take(at).rfind(|other| pair.sentence - other.sentence <= NEAR);
            slips.extend(near.and_then(|other| slip(text, pair, other)));
        }
    }
}

/// "$5 million, or 12 cents a share"
fn pair<'t>(text: &Text<'_>, amount: &'t Quantity, share: &'t Quantity) -> Option<Pair<'t>> {
    let money = amount.kind == Kind::Money && share.kind == Kind::Money;
    let per_share = amount.per.is_none() && share.per.is_some_and(|per| per.noun == key("share"));
    if !money || !per_share {
        return None;
    }
    let between = text.tokens_in(amount.tokens.end..share.tokens.start);
    let joins = |word: &str| between.iter().any(|token| token.key == key(word));
    if between.is_empty() || between.len() > 2 || !(joins("or") || joins("(")) {
        return None;
    }
    let sentence = text.sentence_at(amount.tokens.start);
    let shares = value(amount, text)?.div(value(share, text)?)?;
    Some(Pair { amount, share, sentence, shares })
}

/// The amount in its currency's main unit.
fn value(quantity: &Quantity, text: &Text<'_>) -> Option<Rational> {
    let Amount::Number(number) = quantity.amount else { return None };
    let core = quantity.core.of(text.prose()).to_ascii_lowercase();
    let minor = ["cent", "pence", "penny", "¢"].iter().any(|unit| core.contains(unit)) && !core.contains('$');
    let value = number.value.abs();
    if minor { value.div(Rational::HUNDRED) } else { Some(value) }
}

/// Whether "versus", "compared with" or "from" stands between two pairs of one sentence.
fn is_compared(text: &Text<'_>, pair: &Pair<'_>, other: &Pair<'_>) -> bool {
    let links = ["versus", "vs", "compared", "from", "against"].map(key);
    let between = text.tokens_in(other.share.tokens.end..pair.amount.tokens.start);
    pair.sentence == other.sentence && between.iter().any(|token| links.contains(&token.key))
}

/// Whether cents taken for dollars or millions for billions explain it: a hundred or a thousand times, or so. Preferred
/// dividends and small amounts make any other factor.
fn is_tenfold(ratio: Rational) -> bool {
    let bounds = Rational::new(3, 4).zip(Rational::new(4, 3));
    let near = |times: Rational| {
        let off = ratio.div(times).zip(bounds);
        off.is_some_and(|(off, (least, most))| off >= least && off <= most)
    };
    [10, 100, 1000, 1_000_000]
        .into_iter()
        .map(Rational::whole)
        .any(|ten| near(ten) || Rational::ONE.div(ten).is_some_and(near))
}

fn slip(text: &Text<'_>, pair: &Pair<'_>, other: &Pair<'_>) -> Option<Slip> {
    let ratio = pair.shares.div(other.shares)?;
    // Compared in one breath, the two are of one kind of profit.
    let limit = Rational::whole(if is_compared(text, pair, other) { 6 } else { 11 });
    if ratio < limit && ratio.mul(limit)? > Rational::ONE || !is_tenfold(ratio) {
        return None;
    }
    let written = |quantity: &Quantity| quantity.span.of(text.prose()).to_owned();
    Some(Slip {
        span: pair.amount.span.join(pair.share.span),
        label: "another number of shares".to_owned(),
        values: vec![
            ("amount", written(pair.amount)),
            ("share", written(pair.share)),
            ("other", format!("{}, {}", written(other.amount), written(other.share))),
        ],
        evidence: vec![(other.amount.span.join(other.share.span), "the other pair".to_owned())],
        ..Slip::default()
    })
}
