//! Words of others. Comes in: what a check of words has found, and what it may say of quotations. Goes out: the slips that
//! are told. Figures are checked in quotations always, one level lower.

use crate::check::Check;
use crate::context::QuotedWords;
use crate::engine::Slip;
use crate::sentence::Text;
use crate::span::Span;

/// The group of the checks of words.
const WORDS: &str = "words";
/// Marks of a quotation, and the brackets in which its writer adds to it.
const MARKS: [char; 9] = ['“', '”', '"', '‘', '„', '[', ']', '(', ')'];

/// Leaves out the slips of which a check keeps silent in quotations.
pub(super) fn leave_out(slips: &mut Vec<Slip>, check: &Check, text: &Text<'_>, quoted: QuotedWords) {
    let is_silent = match quoted {
        QuotedWords::Unheard => check.speech,
        QuotedWords::Checked => false,
        QuotedWords::Passed => check.speech || check.group == WORDS,
    };
    if is_silent {
        slips.retain(|slip| !is_quoted_word(slip.span, text));
    }
}

/// Whether a slip is one of words that stand in a quotation; the marks of the quotation are the writer's own.
fn is_quoted_word(span: Span, text: &Text<'_>) -> bool {
    text.is_quoted(span) && !span.of(text.prose()).contains(MARKS)
}
