//! One number twice in a sentence, the second time with "all": "bought the hoard of 212 coins and will show all 221 coins".
//!
//! Comes in: a text and its places of "all". Goes out: the later number, where two digits have changed places. Not here: facts told
//! again in another sentence (`repeat`).

use super::closed::is_one_of;
use super::{Report, Words, conflict, start};
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Text, Told};

/// The word at which the rule is asked.
pub const ALL: [&str; 1] = ["all"];

/// Words of other things, or of more than the first.
const OTHERS: &str = "other others another second further more combined total together plus respectively remaining new both \
    including additional extra altogether again each";

/// Adds every pair.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    for at in report.called.clone() {
        let here = text.sentence_at(at);
        let own = text.facts().told_in(here);
        let behind = |told: &&Told| {
            let first = start(text, told);
            first == at + 1 || first == at + 2 && is_one_of(text.word(at + 1), "the its their his her of those these")
        };
        let Some(later) = own.iter().find(behind).filter(|told| is_bare(text, told)) else { continue };
        let like = |told: &&Told| told.noun == later.noun && told.sort == later.sort && told.quantity != later.quantity;
        let mut others = own.iter().filter(like);
        let Some(earlier) = others.next().filter(|_| others.next().is_none()) else { continue };
        let exchanged = earlier.digits.exchanged(later.digits) || earlier.digits.swapped(later.digits);
        let first = earlier.quantity < later.quantity && is_bare(text, earlier) && exchanged;
        let tokens = text.sentences.get(here).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
        let apart = tokens.into_iter().any(|at| is_one_of(text.word(at), OTHERS));
        let head = text.heads.get(later.quantity).copied().flatten().map_or(0, |head| head.end);
        let whose = is_one_of(text.word(head), "of from at who that which");
        if first && !apart && !whose {
            report.slips.push(conflict(text, later, earlier, Some("two digits have changed places")));
        }
    }
}

/// A bare count of three digits and more.
fn is_bare(text: &Text<'_>, told: &Told) -> bool {
    told.sort.kind == Kind::Count
        && told.noun.is_some()
        && told.digits.count() > 2
        && text
            .quantities
            .get(told.quantity)
            .is_some_and(|quantity| !quantity.lexical && matches!(quantity.hedge, Hedge::None | Hedge::Exact))
}
