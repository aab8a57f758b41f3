//! Whether figures of other sentences can be those of a claim: by what is counted, and by the time that it is told from.
//!
//! Comes in: a binding over several sentences. Goes out: whether the words speak against it. Not here: which words do
//! (`sentence`).

use super::bind::Binding;
use super::matcher::Filler;
use super::scene::Spot;
use super::triggers::Triggers;
use crate::sentence::Stems;

impl Triggers<'_, '_> {
    /// "Thefts of boats are down 30%", and "97 reports of stolen nets"; "from the June quarter", and a level of the March
    /// quarter.
    pub(super) fn is_of_another(&self, binding: &Binding) -> bool {
        let text = self.scene.text;
        let at = text.sentence_at(binding.trigger.start);
        let Some(own) = text.sentences.get(at).map(|sentence| sentence.tokens.clone()) else { return false };
        let spots = binding.slots.iter().filter_map(|(_, filler)| match filler {
            Filler::Figure(index) => self.scene.spots.get(*index),
            _ => None,
        });
        let mut far: Vec<&Spot<'_>> = spots.filter(|spot| !own.contains(&spot.tokens.start)).collect();
        let way = text.change_in(binding.trigger.clone());
        // "Women make up a third": only the part is of them.
        let made = |at: u32| matches!(text.word(at), "make" | "makes" | "made" | "making");
        if way.and_then(|at| at.checked_sub(1)).is_some_and(made) {
            far.sort_by_key(|spot| spot.quantity.number().map(|number| number.value));
            far.truncate(1);
        }
        if far.is_empty() {
            return false;
        }
        let lost = self.lost(binding);
        let subject = way.and_then(|way| text.subject_before(&own, way));
        far.into_iter().any(|spot| {
            let tokens = &spot.tokens;
            let other = text.sentences.get(text.sentence_at(tokens.start)).map(|sentence| sentence.tokens.clone());
            let quantity = text.quantities.partition_point(|quantity| quantity.tokens.start < tokens.start);
            let Some(other) = other else { return false };
            // "The cheapest at the fish quay".
            let best = |at: &u32| {
                let word = text.word(*at);
                *at > 0 && text.word(*at - 1).eq_ignore_ascii_case("the") && (word.ends_with("est") || word == "most")
            };
            let superlative = (other.start..tokens.start).find(best);
            let apart = |lost: &Stems| !lost.is_empty() && lost.is_disjoint(&text.stems(other.clone()));
            lost.as_ref().is_some_and(apart)
                || superlative.is_some_and(|at| text.is_at_another_place(&own, at))
                || text.is_from_another(&own, other)
                || subject.as_ref().is_some_and(|subject| text.counts_another(at, subject, quantity))
        })
    }

    /// "Lost a third of its sand": what a part that is gone was of.
    fn lost(&self, binding: &Binding) -> Option<Stems> {
        let text = self.scene.text;
        let near = binding.trigger.start..binding.trigger.end + 3;
        // "Short of its goal" takes nothing from it.
        let part = |of: u32| of == 0 || !matches!(text.word(of - 1), "short" | "shy" | "ahead" | "because" | "instead");
        let own = |at: &u32| {
            text.word(*at) == "of" && matches!(text.word(*at + 1), "its" | "their" | "his" | "her") && part(*at)
        };
        near.into_iter().find(own).map(|of| text.stems(of + 2..of + 4))
    }
}
