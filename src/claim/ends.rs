//! Where reading may go on behind a figure: behind its noun, behind what tells where or when, before the noun.
//!
//! Comes in: a scene and a figure's tokens. Goes out: places. Not here: which noun it is (`sentence::head`).

use super::scene::Scene;
use crate::lexicon::{WordInfo, look_up};
use crate::quantity::Kind;
use crate::token::{Key, literal};
use std::ops::Range;

impl Scene<'_> {
    /// Before the noun of a figure where nothing but what describes it stands between: "24 small and remote | farms". Words
    /// that compare or go on with a count are no such words: "24 more farms", "24 others of the farms".
    pub(super) fn before_noun(&self, figure: &Range<u32>, noun_end: u32) -> u32 {
        let noun = noun_end.saturating_sub(1);
        let described =
            noun > figure.end && !(figure.end..noun).filter_map(|at| self.key(at)).any(|word| NEW_COUNT.with(word));
        if described { noun } else { figure.end }
    }

    /// Behind a noun phrase, a short phrase of place or time up to the next mark: "in the east", "a year".
    pub(super) fn tail(&self, from: u32) -> u32 {
        let mut at = from;
        let opens = self.key(at).is_some_and(|key| TAIL_OPENERS.with(key));
        if !(opens || self.is_done_to(at)) {
            return from;
        }
        while at < from + 7 {
            let Some(token) = self.token(at) else { break };
            let stop = !token.is_word() && !matches!(token.text(self.text.prose()), "-" | "’" | "'");
            if stop || at > from && (STOPS.with(token.key) || self.spots_start(at)) {
                break;
            }
            at += 1;
        }
        at
    }

    /// "run by", "moored in": what was done to the noun before, and by whom or where.
    fn is_done_to(&self, at: u32) -> bool {
        let plain = |info: WordInfo| info.any(WordInfo::PARTICIPLE) && !info.any(WordInfo::NOUN | WordInfo::ADJECTIVE);
        let run = || self.key(at) == Some(literal("run"));
        let led = self.key(at + 1).is_some_and(|word| DONE_BY.contains(&word));
        led && (run() || self.key(at).and_then(look_up).is_some_and(plain))
    }

    fn spots_start(&self, at: u32) -> bool {
        let all = &self.text.quantities;
        let found = all.get(all.partition_point(|quantity| quantity.tokens.start < at));
        found.is_some_and(|quantity| quantity.tokens.start == at && quantity.kind != Kind::Date)
    }
}

const DONE_BY: [Key; 4] = [literal("by"), literal("in"), literal("at"), literal("on")];

/// A few words by key.
struct Words<const N: usize>([Key; N]);

const TAIL_OPENERS: Words<17> = Words([
    literal("in"),
    literal("on"),
    literal("at"),
    literal("for"),
    literal("of"),
    literal("from"),
    literal("by"),
    literal("with"),
    literal("to"),
    literal("this"),
    literal("last"),
    literal("each"),
    literal("who"),
    literal("between"),
    literal("during"),
    literal("across"),
    literal("among"),
]);
const NEW_COUNT: Words<13> = Words([
    literal("more"),
    literal("fewer"),
    literal("less"),
    literal("other"),
    literal("others"),
    literal("additional"),
    literal("extra"),
    literal("further"),
    literal("another"),
    literal("of"),
    literal("former"),
    literal("percentage"),
    literal("basis"),
]);
const STOPS: Words<14> = Words([
    literal("and"),
    literal("or"),
    literal("but"),
    literal("from"),
    literal("to"),
    literal("while"),
    literal("as"),
    literal("was"),
    literal("were"),
    literal("is"),
    literal("are"),
    literal("had"),
    literal("has"),
    literal("have"),
]);

impl<const N: usize> Words<N> {
    fn with(&self, wanted: Key) -> bool {
        self.0.contains(&wanted)
    }
}
