//! A part told in passing, with something of its own said of it: "1,200 patients, 310 of them children", "84 shops, 21 of
//! which sell food". A share told elsewhere is of that part only if it says the same.
//!
//! Comes in: the sentence of a share, and the part. Goes out: whether the part is of something else. Not here: parts that a
//! sentence is about ("Of these, 410 said no").

use super::tied::{meet, told_of};
use super::{Told, end_of};
use crate::sentence::Text;

/// Words of what is said of a part.
const SAID: u32 = 8;

/// Whether a part told in passing is of something else than a sentence tells.
pub fn is_aside(text: &Text<'_>, at: usize, part: &Told) -> bool {
    let end = end_of(text, part);
    let pronoun = text.word(end) == "of" && matches!(text.word(end + 1), "them" | "whom" | "which");
    let start = text.quantities.get(part.quantity).map_or(0, |quantity| quantity.tokens.start);
    let marked = start.checked_sub(1).is_some_and(|at| matches!(text.word(at), "," | "(" | "–" | "—"));
    if !pronoun || !marked || part.sentence == at {
        return false;
    }
    let close = (end + 2..end + 2 + SAID).take_while(|at| !matches!(text.word(*at), "," | "." | ";" | ")"));
    let said = told_of(text, end + 2..close.last().map_or(end + 2, |last| last + 1));
    let Some(own) = text.sentences.get(at).map(|sentence| told_of(text, sentence.tokens.clone())) else { return true };
    let above = text.facts().headline.clone().any(|heading| meet(&said, &text.sentence_stems(heading)));
    !said.is_empty() && !above && !meet(&said, &own)
}
