//! A total beside its parts in one sentence, for the worksheet: "nine reviews, including 7 Buys and 2 Holds", "27.2 million
//! for films and 3.2 million for sport, 30.4 million in all", "an 83% to 17% split", "three
//! things: 1) rent, 2) fuel and 3) bait". Nothing here is ever a conflict.
//!
//! What fits by chance is no proof: small counts want a word that parts them, other figures digits enough.

use super::{Report, Tie, Words, span};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Text, Told};
use crate::token::Token;

/// Figures of one sentence that are tried.
const MOST: usize = 8;
/// Parts of one total.
const PARTS: usize = 6;

/// Adds every sentence whose figures add up.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    for sentence in text.facts().told.chunk_by(|one, other| one.sentence == other.sentence) {
        let mut figures: Vec<&Told> = sentence.iter().filter(|told| is_plain(text, told)).collect();
        figures.sort_by_key(|told| (told.sort.kind as u8, told.sort.unit, told.quantity));
        for like in
            figures.chunk_by(|one, other| one.sort == other.sort).filter(|like| (3..=MOST).contains(&like.len()))
        {
            report.ties.extend(sums(text, like));
        }
        report.ties.extend(sentence.windows(2).filter_map(|pair| shares(text, pair)));
        report.ties.extend(sentence.iter().filter_map(|told| listed(text, told)));
    }
}

/// Tokens of a list whose items are numbered, and from a count to its colon.
const LIST: u32 = 160;
const COLON: u32 = 12;

/// A count with as many numbered items behind its colon.
fn listed(text: &Text<'_>, told: &Told) -> Option<Tie> {
    let end = text.quantities.get(told.quantity).filter(|_| told.sort.kind == Kind::Count)?.tokens.end;
    let block = text.sentences.get(told.sentence)?.block;
    let colon = (end..end + COLON).find(|at| matches!(text.word(*at), ":" | "namely"))?;
    let last = text.sentences.partition_point(|sentence| sentence.block <= block).checked_sub(1)?;
    let until = text.sentences.get(last)?.tokens.end.min(colon + LIST);
    let numbered = |at: &u32| text.word(at + 1) == ")" && text.tokens.get(*at as usize).is_some_and(Token::is_number);
    let items: Vec<u32> = (colon..until).filter(numbered).collect();
    let in_order = items.iter().zip(1..).all(|(at, number)| text.word(*at).parse() == Ok::<usize, _>(number));
    let all = items.len() > 1 && in_order && told.value == Rational::whole(items.len() as i128);
    let figures = items.iter().filter_map(|at| Some(("item", text.tokens.get(*at as usize)?.span())));
    let total = span(text, told);
    all.then(|| Tie {
        relation: "count",
        span: total,
        figures: std::iter::once(("count", total)).chain(figures).collect(),
    })
}

/// Two neighbours that make a whole, where a word says that it is split.
fn shares(text: &Text<'_>, pair: &[Told]) -> Option<Tie> {
    let [one, other] = pair else { return None };
    let percents = one.sort == other.sort && one.sort.kind == Kind::Percent;
    let whole = one.value.add(other.value) == Some(Rational::HUNDRED);
    let tokens = |told: &Told| text.quantities.get(told.quantity).map(|quantity| quantity.tokens.clone());
    let (first, second) = tokens(one).zip(tokens(other))?;
    let near = second.start < first.end + 9;
    let word = |word: &&str| {
        matches!(
            *word,
            "split" | "splits" | "respectively" | "rest" | "other" | "remaining" | "divided" | "balance" | "mix"
        )
    };
    let said = (first.start.saturating_sub(4)..second.end + 6).map(|at| text.word(at)).any(|found| word(&found));
    let figures = vec![("share", span(text, one)), ("share", span(text, other))];
    (percents && whole && near && said).then(|| Tie { relation: "sum", span: span(text, one), figures })
}

fn is_plain(text: &Text<'_>, told: &Told) -> bool {
    let enumerates = text.quantities.get(told.quantity).is_some_and(|quantity| text.word(quantity.tokens.end) == ")");
    let bare = text
        .quantities
        .get(told.quantity)
        .is_some_and(|quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact) && !quantity.lexical);
    matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure)
        && bare
        && !enumerates
        && told.value > Rational::ZERO
}

/// A total before its parts or behind them, all of them neighbours.
fn sums(text: &Text<'_>, like: &[&Told]) -> Option<Tie> {
    for start in 0..like.len() {
        for end in start + 3..=like.len().min(start + PARTS + 1) {
            let run = like.get(start..end)?;
            let ((first, behind), (last, before)) = (run.split_first()?, run.split_last()?);
            for (total, parts) in [(first, behind), (last, before)] {
                let sum = parts.iter().try_fold(Rational::ZERO, |sum, part| sum.add(part.value));
                if sum == Some(total.value) && is_sure(text, total, parts) {
                    let spans: Vec<_> = parts.iter().map(|part| span(text, part)).collect();
                    return Some(Tie::summed(span(text, total), &spans));
                }
            }
        }
    }
    None
}

/// Digits enough, or a word that says that the one is made up of the others.
fn is_sure(text: &Text<'_>, total: &Told, parts: &[&Told]) -> bool {
    let fine =
        parts.iter().filter(|part| part.digits.count() > 2).count() + 1 >= parts.len() && total.digits.count() > 2;
    fine || is_parted(text, total, parts)
}

fn is_parted(text: &Text<'_>, total: &Told, parts: &[&Told]) -> bool {
    let start = |told: &&Told| text.quantities.get(told.quantity).map(|quantity| quantity.tokens.clone());
    let (Some(whole), Some(first), Some(last)) =
        (start(&total), parts.first().and_then(start), parts.last().and_then(start))
    else {
        return false;
    };
    let out_of =
        whole.start > 1 && text.word(whole.start - 1) == "of" && matches!(text.word(whole.start - 2), "Out" | "out");
    let range = if whole.end <= first.start { whole.end..first.start } else { last.end..whole.end + 3 };
    out_of && whole.end <= first.start
        || text.tokens_in(range).iter().any(|token| {
            matches!(
                token.text(text.prose()),
                "including"
                    | "includes"
                    | "include"
                    | "included"
                    | "comprising"
                    | "comprises"
                    | "comprised"
                    | "split"
                    | "break"
                    | "breaks"
                    | "breaking"
                    | "broken"
                    | "divided"
                    | "made"
                    | "consisting"
                    | "namely"
                    | ":"
                    | "—"
                    | "–"
                    | "total"
                    | "totaling"
                    | "totalling"
                    | "altogether"
                    | "all"
                    | "combined"
                    | "which"
                    | "with"
                    | "whom"
                    | "consist"
                    | "consists"
                    | "them"
                    | "among"
            )
        })
}
