//! Whether figures of other sentences can be those of a claim: by what is counted, and by the time that it is told from.
//!
//! Comes in: a binding over several sentences. Goes out: whether the words speak against it. Not here: which words do
//! (`sentence`).

use super::bind::Binding;
use super::matcher::Filler;
use super::triggers::Triggers;

impl Triggers<'_, '_> {
    /// "Thefts of boats are down 30%", and "97 reports of stolen nets"; "from the June quarter", and a level of the March
    /// quarter.
    pub(super) fn is_of_another(&self, binding: &Binding) -> bool {
        let text = self.scene.text;
        let at = text.sentence_at(binding.trigger.start);
        let Some(own) = text.sentences.get(at).map(|sentence| sentence.tokens.clone()) else { return false };
        let places = binding.slots.iter().filter_map(|(_, filler)| match filler {
            Filler::Figure(index) => self.scene.spots.get(*index).map(|spot| spot.tokens.clone()),
            _ => None,
        });
        let far: Vec<_> = places.filter(|tokens| !own.contains(&tokens.start)).collect();
        if far.is_empty() {
            return false;
        }
        // Only where the trigger is a word of change does the sentence open with what it is told of.
        let subject = if self.frame.steady { text.subject_before(&own, binding.trigger.start) } else { None };
        far.iter().any(|tokens| {
            let other = text.sentences.get(text.sentence_at(tokens.start)).map(|sentence| sentence.tokens.clone());
            let quantity = text.quantities.partition_point(|quantity| quantity.tokens.start < tokens.start);
            other.is_some_and(|other| text.is_from_another(&own, other))
                || subject.as_ref().is_some_and(|subject| text.counts_another(at, subject, quantity))
        })
    }
}
