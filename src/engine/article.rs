//! "A" and "an" before words, initials and numerals, by sound. Comes in: "vowel" and "consonant" (beginnings of words that
//! sound otherwise than they are written), "either" (beginnings that are free), "spoken" (initials read as a word).
//! Goes out: the article with what follows it. What has two readings is left alone.

mod sound;

use super::grammar::opens_sentence;
use super::{Called, Compiled, Engine, Slip, run_alone, settings};
use crate::context::Context;
use crate::lexicon::{WordInfo, look_up};
use crate::phrase::info;
use crate::sentence::Text;
use crate::token::{Flags, Key, Token, TokenKind, literal};
use sound::{Sound, Sounds};

/// Holes of messages.
pub const HOLES: &[&str] = &["word", "right"];

const A: Key = literal("a");
const AN: Key = literal("an");

struct Article {
    sounds: Sounds,
}

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &["vowel", "consonant", "either", "spoken"])?;
    let words = |key: &str| Ok(settings::words(file, key)?.into_iter().map(str::to_owned));
    let sounds = Sounds {
        vowel: words("vowel")?.collect(),
        consonant: words("consonant")?.collect(),
        either: words("either")?.collect(),
        spoken: words("spoken")?.collect(),
    };
    Ok(Box::new(Article { sounds }))
}

impl Engine for Article {
    fn run(&self, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>) {
        run_alone(self, text, context, slips);
    }

    fn words(&self) -> Vec<Key> {
        vec![A, AN]
    }

    fn run_called(&self, text: &Text<'_>, _: &Context, called: &Called, slips: &mut Vec<Slip>) {
        for at in called.words.iter().map(|at| *at as usize) {
            let Some(token) = text.tokens.get(at) else { continue };
            if text.tokens.get(at + 1).is_some_and(|next| is_plain(next, token.key == A, text.prose())) {
                continue;
            }
            let Some(found) = self.found(text, at) else { continue };
            let right = if token.key == A { "an" } else { "a" };
            if (found == Sound::Vowel) == (token.key == A) {
                slips.extend(slip(text, at, right));
            }
        }
    }
}

impl Article {
    /// The sound behind the article at `at`; `None` where it is no article, or both readings are right.
    fn found(&self, text: &Text<'_>, at: usize) -> Option<Sound> {
        let (tokens, prose) = (&text.tokens, text.prose());
        let article = tokens.get(at)?;
        let first = opens_sentence(text, at);
        if article.end - article.start == 1 && article.flags.any(Flags::CAPITAL) && !first
            || is_letter(text, at)
            || is_foreign(text, at)
        {
            return None;
        }
        let mut next = at + 1;
        if matches!(tokens.get(next)?.text(prose), "“" | "‘" | "\"" | "'" | "$" | "£" | "€" | "(") {
            next += 1;
            if tokens.get(next)?.text(prose) == "$" {
                next += 1;
            }
        }
        let word = tokens.get(next)?;
        let glued = tokens.get(at + 1)?.glued() || next > at + 1 && word.flags.any(Flags::SPACE) == word.glued();
        if glued || article.flags.any(Flags::CAPITAL) && word.flags.any(Flags::CAPITAL) && !is_nation(word) {
            return None;
        }
        let behind = tokens.get(next + 1).filter(|behind| behind.glued());
        let hyphen = behind.is_some_and(|behind| matches!(behind.text(prose), "-" | "‑"));
        // "R310m", "NZ$12m": read as rand and dollars, not as letters.
        let rand = word.text(prose) == "R" && behind.is_some_and(Token::is_number);
        if rand || behind.is_some_and(|behind| behind.text(prose) == "$") {
            return None;
        }
        if word.kind == TokenKind::Word && !hyphen && info(word, true).is_some_and(is_link) {
            return None;
        }
        match word.kind {
            TokenKind::Number => Some(sound::of_number(word.text(prose))?),
            TokenKind::Word => self.sounds.of_word(word, prose, hyphen),
            TokenKind::Mark => None,
        }
    }
}

/// Nine articles in ten: a small letter follows that leaves no doubt.
fn is_plain(next: &Token, a: bool, prose: &str) -> bool {
    let consonants = b"bcdfgjklmnpqrstvwz";
    let second = prose.as_bytes().get(next.start as usize + 1).copied().unwrap_or_default();
    next.end - next.start > 1
        && second.is_ascii_lowercase()
        && prose
            .as_bytes()
            .get(next.start as usize)
            .is_some_and(|first| if a { consonants.contains(first) } else { matches!(first, b'a' | b'i') })
}

/// "vitamin a", "(a)", "à la": the letter, not the article.
fn is_letter(text: &Text<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.tokens.get(before));
    let prose = text.prose();
    before.is_some_and(|before| {
        let mark = before.kind == TokenKind::Mark && text.tokens.get(at).is_some_and(Token::glued);
        let code = before.is_number() && text.tokens.get(at).is_some_and(Token::glued);
        code || mark && !matches!(before.text(prose), "“" | "\"" | "‘" | "'" | "(" | "—" | "–" | "[")
            || matches!(
                before.text(prose),
                "vitamin" | "hepatitis" | "grade" | "plan" | "option" | "section" | "type" | "series"
            )
    })
}

/// "Y a Inés la vimos": another language's word between a stranger and a name.
fn is_foreign(text: &Text<'_>, at: usize) -> bool {
    let name = |token: &Token| token.flags.any(Flags::CAPITAL) && !token.flags.any(Flags::CAPITALS);
    let stranger = |token: &Token| {
        token.is_word() && (look_up(token.key).is_none() || token.end - token.start == 1 && token.key != literal("i"))
    };
    let before = at.checked_sub(1).and_then(|before| text.tokens.get(before));
    text.tokens.get(at + 1).is_some_and(name) && before.is_some_and(stranger)
}

/// Whether a capitalised word is known in lower case too, or is a people's name: "An Wang" is neither.
fn is_nation(word: &Token) -> bool {
    info(word, true).is_some_and(|info| info.any(WordInfo::ADJECTIVE | WordInfo::NOUN) && info.frequency() >= 3)
        || word.flags.any(Flags::CAPITALS)
}

/// Words that stand behind the letter a, never behind the article.
const fn is_link(info: WordInfo) -> bool {
    !info.any(WordInfo::ANY_PART) && info.frequency() == 7
}

fn slip(text: &Text<'_>, at: usize, right: &str) -> Option<Slip> {
    let article = text.tokens.get(at)?;
    let mut end = at + 1;
    while text.tokens.get(end + 1).is_some_and(Token::glued) && text.tokens.get(end)?.kind == TokenKind::Mark {
        end += 1;
    }
    let rest = text.tokens.get(end)?;
    let behind = crate::span::Span::new(article.end, rest.end).of(text.prose());
    let capital = article.flags.any(Flags::CAPITAL);
    let right = format!("{}{}{behind}", if capital { "A" } else { "a" }, if right == "an" { "n" } else { "" });
    let span = article.span().join(rest.span());
    Some(Slip {
        span,
        label: format!("“{right}”"),
        replacement: Some((right.clone(), true)),
        values: vec![("word", span.of(text.prose()).to_owned()), ("right", right)],
        ..Slip::default()
    })
}
