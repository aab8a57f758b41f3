//! Where a token stands in its sentence, for engines that work on wordings; the words of grammar are in `phrase`.

use crate::sentence::Text;

/// Whether only marks stand between the beginning of the sentence and the token at `at`.
#[must_use]
pub fn opens_sentence(text: &Text<'_>, at: usize) -> bool {
    let sentence = text.sentence_at(at as u32);
    let first = text.sentences.get(sentence).map_or(0, |sentence| sentence.tokens.start as usize);
    text.tokens.get(first..at).unwrap_or_default().iter().all(|token| !token.is_word())
}
