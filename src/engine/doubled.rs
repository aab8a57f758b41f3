//! Doubled words: a word, or two words of grammar, set twice in a row, line breaks between them or not. Comes in: "twice"
//! (words that a sentence may rightly hold twice in a row, but not three times) and "often" (words that may be repeated
//! at will), "particles" (that may end a verb before a phrase: "moved in in May"), "clauses" and "subjects" (verbs that may
//! end a clause and begin the next: "what it is is"). Names (Bora Bora) and doubled adjectives and adverbs ("a big big problem") are meant.

use super::grammar::opens_sentence;
use super::key_index::KeyIndex;
use super::{Compiled, Engine, Slip, settings};
use crate::context::Context;
use crate::lexicon::WordInfo;
use crate::phrase::info;
use crate::sentence::Text;
use crate::span::Span;
use crate::token::{Flags, Token, TokenKind, key};

/// Holes of messages.
pub const HOLES: &[&str] = &["word", "right"];

struct Doubled {
    twice: KeyIndex<()>,
    often: KeyIndex<()>,
    particles: KeyIndex<()>,
    clauses: KeyIndex<()>,
    subjects: KeyIndex<()>,
}

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &["twice", "often", "particles", "clauses", "subjects"])?;
    let set =
        |name: &str| -> Result<KeyIndex<()>, _> { Ok(settings::words(file, name)?.into_iter().map(key).collect()) };
    Ok(Box::new(Doubled {
        twice: set("twice")?,
        often: set("often")?,
        particles: set("particles")?,
        clauses: set("clauses")?,
        subjects: set("subjects")?,
    }))
}

impl Engine for Doubled {
    fn run(&self, text: &Text<'_>, _: &Context, slips: &mut Vec<Slip>) {
        let tokens = &text.tokens;
        let mut from = 1;
        while let Some(at) = next_repeat(tokens, from) {
            let run = run_length(tokens, at);
            let pair = if run == 0 && at + 2 < tokens.len() { pair_length(tokens, at) } else { 0 };
            if run > 0 && self.is_slip(text, at, run) {
                slips.extend(slip(text, at - 1, at + run, 1));
            } else if pair > 0 {
                slips.extend(slip(text, at - 1, at + 3, 2));
            }
            from = at + 1 + run + pair;
        }
    }
}

/// The first place from `from` on at which the word before stands again, or behind which it does.
fn next_repeat(tokens: &[Token], from: usize) -> Option<usize> {
    let rest = from.checked_sub(1).and_then(|before| tokens.get(before..))?;
    let again = |three: &[Token]| matches!(three, [one, two, three] if one.key == two.key || one.key == three.key);
    let last = || matches!(rest, [.., one, two] if one.key == two.key).then(|| tokens.len() - 1);
    rest.windows(3).position(again).map(|ahead| from + ahead).or_else(last)
}

/// How many tokens from `at` on repeat the word before.
#[inline]
fn run_length(tokens: &[Token], at: usize) -> usize {
    let Some([first, second]) = at.checked_sub(1).and_then(|from| tokens.get(from..)?.first_chunk()) else { return 0 };
    if first.key != second.key || first.kind != TokenKind::Word || second.glued() {
        return 0;
    }
    tokens.get(at..).unwrap_or_default().iter().take_while(|token| token.key == first.key && !token.glued()).count()
}

/// Three, where the two tokens from before `at` are words of grammar and stand twice: "of the of the".
fn pair_length(tokens: &[Token], at: usize) -> usize {
    let Some([one, two, three, four]) = at.checked_sub(1).and_then(|from| tokens.get(from..)?.first_chunk()) else {
        return 0;
    };
    let words = one.key == three.key && two.key == four.key && one.key != two.key && one.is_word() && two.is_word();
    if !words {
        return 0;
    }
    let spaced = ![two, three, four].iter().any(|token| token.glued());
    let firm = FIRM.iter().any(|word| key(word) == one.key || key(word) == two.key);
    let bare = |token: &Token| token.flags.0 & Flags::CAPITAL == 0 && info(token, true).is_some_and(is_grammar);
    if spaced && bare(three) && bare(four) && firm { 3 } else { 0 }
}

/// One of these is in a doubled pair that is a slip: "and more and more" is none.
const FIRM: [&str; 6] = ["the", "a", "an", "of", "to", "than"];

/// Adverbs that nobody says twice for emphasis.
const PLAIN: [&str; 4] = ["only", "also", "already", "still"];

const fn is_grammar(info: WordInfo) -> bool {
    !info.any(WordInfo::ANY_PART | WordInfo::NAME) && info.frequency() == 7
}

impl Doubled {
    fn is_slip(&self, text: &Text<'_>, at: usize, run: usize) -> bool {
        let (tokens, prose) = (&text.tokens, text.prose());
        let (Some(first), Some(second)) = (tokens.get(at - 1), tokens.get(at)) else { return false };
        if self.often.has(first.key) || first.end - first.start < 2 && first.text(prose) != "a" {
            return false;
        }
        let opens = opens_sentence(text, at - 1) && info(first, true).is_some_and(is_grammar);
        let capitals = [first, second].map(|token| token.flags.any(Flags::CAPITAL));
        if capitals != [false, false] && !opens || tied(tokens, at, run, prose) || far(text, at) {
            return false;
        }
        if self.twice.has(first.key) {
            return run > 1 || is_that_the(tokens, at);
        }
        if self.clauses.has(first.key) && run == 1 {
            let before = at.checked_sub(2).and_then(|before| tokens.get(before));
            let opens = at > 1 && opens_sentence(text, at - 2);
            return opens || !before.is_some_and(|before| self.subjects.has(before.key));
        }
        if self.particles.has(first.key) && run == 1 {
            return !ends_verb(tokens, at);
        }
        match info(second, true) {
            None => run == 1 && second.end - second.start > 4,
            Some(_) if PLAIN.iter().any(|word| key(word) == second.key) => true,
            Some(info) if info.any(WordInfo::ADJECTIVE | WordInfo::ADVERB) && !is_grammar(info) => false,
            Some(info) => run == 1 && info.frequency() >= 4 || is_grammar(info),
        }
    }
}

/// "Said that that the whole": no sentence holds it, while "said that that was so" is right.
fn is_that_the(tokens: &[Token], at: usize) -> bool {
    let is =
        |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| words.iter().any(|word| key(word) == token.key));
    is(at, &["that"]) && is(at + 1, &["the", "a", "an", "he", "she", "they", "we", "his", "their", "its", "there"])
}

/// Whether an empty line parts the words.
fn far(text: &Text<'_>, at: usize) -> bool {
    let gap = text.tokens.get(at - 1).zip(text.tokens.get(at)).map(|(one, other)| Span::new(one.end, other.start));
    gap.is_none_or(|gap| gap.of(text.prose()).bytes().filter(|byte| *byte == b'\n').count() > 1)
}

/// Whether a hyphen ties the last word of the run to the next: "the state in in-depth" is rare, "two two-year" is not.
fn tied(tokens: &[Token], at: usize, run: usize, prose: &str) -> bool {
    let hyphen = |token: Option<&Token>| {
        token.is_some_and(|token| token.glued() && matches!(token.text(prose), "-" | "'" | "’" | "." | "/" | "@" | "–"))
    };
    let behind = tokens.get(at + run);
    let stop = behind
        .is_some_and(|token| token.text(prose) == "." && tokens.get(at + run + 1).is_none_or(|next| !next.glued()));
    hyphen(behind) && !stop
        || hyphen(tokens.get(at - 1))
        || at > 1 && tokens.get(at - 1).is_some_and(Token::glued) && hyphen(tokens.get(at - 2))
}

/// "moved in in May": the first word closes a verb, the second opens a phrase.
fn ends_verb(tokens: &[Token], at: usize) -> bool {
    let verb = at.checked_sub(2).and_then(|before| tokens.get(before)).and_then(|token| info(token, true));
    let phrase = tokens.get(at + 1).is_some_and(|next| next.is_number() || next.flags.any(Flags::CAPITAL));
    phrase && verb.is_some_and(|info| info.any(WordInfo::VERB | WordInfo::VERB_FORM) && info.frequency() > 5)
}

fn slip(text: &Text<'_>, from: usize, to: usize, keep: usize) -> Option<Slip> {
    let (tokens, prose) = (&text.tokens, text.prose());
    let span = tokens.get(from)?.span().join(tokens.get(to.checked_sub(1)?)?.span());
    let kept = tokens.get(from)?.span().join(tokens.get(from + keep - 1)?.span());
    let right = kept.of(prose).to_owned();
    let word = span.of(prose).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Slip {
        span,
        label: "twice".to_owned(),
        replacement: Some((right.clone(), true)),
        values: vec![("word", word), ("right", right)],
        ..Slip::default()
    })
}
