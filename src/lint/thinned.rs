//! What engines say of a short text without the sentences told in passing: between two figures that belong together stands
//! one that has nothing of theirs.
//!
//! Comes in: the text in which figures are weighed. Goes out: findings of figures on both sides of such a sentence. Not
//! here: which sentences are told in passing (`claim`).

use super::{Linter, quoted, slip};
use crate::claim::Thin;
use crate::context::Context;
use crate::engine::Slip;
use crate::finding::Finding;
use crate::sentence::Text;
use crate::sentence::size::FEW;
use crate::span::Span;

impl Linter {
    /// The findings of engines that weigh figures of a whole text, where what they found stands on both sides of what is
    /// left out, and where they are not `known`.
    pub(super) fn past(&self, told: &Text<'_>, context: &Context, known: &dyn Fn(&Finding) -> bool) -> Vec<Finding> {
        let few = told.quantities.len() <= FEW && told.is_short();
        let Some(thin) = few.then(|| Thin::without_sentences(told)).flatten() else { return Vec::new() };
        let (mut slips, mut found) = (Vec::new(), Vec::new());
        let called = self.weighing.places(&thin.text);
        for ((index, engine), called) in self.engines.iter().zip(&called).filter(|((_, engine), _)| engine.is_whole()) {
            let Some(check) = self.checks.all().get(*index) else { continue };
            slips.clear();
            engine.run_called(&thin.text, context, called, &mut slips);
            quoted::leave_out(&mut slips, check, &thin.text, context.quoted_words);
            let whole = |slip: &Slip| slip.evidence.iter().map(|(span, _)| *span).fold(slip.span, Span::join);
            let slips = slips.drain(..).filter(|slip| slip.verdict.is_none() && thin.crosses(whole(slip)));
            found.extend(slips.map(|slip| slip::of_slip(check, slip, told.document)));
        }
        found.retain(|finding| !known(finding));
        found
    }
}
