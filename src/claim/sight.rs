//! How far a claim may look: the sentence, its neighbours, or the whole of a short text.
//!
//! Comes in: a text and the number of a sentence. Goes out: ranges of sentences, tokens and quantities. Not here: what is
//! looked for in them.

use crate::document::BlockKind;
use crate::sentence::{Sentence, Text};
use std::ops::Range;

/// A sentence and its neighbours: one before and one behind it, in running text or in one item of a list. No more, so that
/// a paragraph of any length costs time in proportion to it.
pub fn neighbourhood(text: &Text<'_>, sentence: usize) -> Range<usize> {
    let own = text.sentences.get(sentence).map(|sentence| sentence.block);
    let item = |found: &Sentence| matches!(found.kind, BlockKind::ListItem { .. }) && Some(found.block) == own;
    let running = |at: usize| text.sentences.get(at).filter(|found| found.kind == BlockKind::Paragraph || item(found));
    let first = sentence.checked_sub(1).filter(|before| running(*before).is_some()).unwrap_or(sentence);
    let last = running(sentence + 1).map_or(sentence, |_| sentence + 1);
    first..last + 1
}

/// Tokens and quantities of sentences that follow each other.
pub fn reach(text: &Text<'_>, sentences: &Range<usize>) -> (Range<u32>, Range<u32>) {
    let last = sentences.end.checked_sub(1).and_then(|last| text.sentences.get(last));
    let (start, end) = (text.sentences.get(sentences.start), last);
    let tokens = start.map_or(0, |s| s.tokens.start)..end.map_or(0, |s| s.tokens.end);
    let quantities = start.map_or(0, |s| s.quantities.start)..end.map_or(0, |s| s.quantities.end);
    (tokens, quantities)
}
