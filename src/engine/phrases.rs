//! Phrases: wordings that prove a slip, a line of data each. Comes in: the lines of a check file ("lines", with word
//! classes in "classes", sets of wrong and right words in "pairs"), and how much better company a written word must keep to be
//! believed ("believed"); `line` says how lines are written. Goes out: the wrong stretch and what is right.

use super::{Called, Compiled, Engine, Slip, company, run_alone};
use crate::context::Context;
use crate::lexicon::{plural, singular};
use crate::phrase::{Anchors, Atom, Book, Hit, Meaning, Phrase, Place};
use crate::sentence::{Sentence, Text};
use crate::span::Span;
use crate::token::{Flags, Token, key};

/// Holes of messages.
pub const HOLES: &[&str] = &["word", "right"];

struct Phrases {
    book: Book,
}

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    Ok(Box::new(Phrases { book: Book::read(file)? }))
}

/// As [`compile`], of what the build made of the file.
pub fn ready(bytes: &'static [u8]) -> Box<dyn Engine> {
    Box::new(Phrases { book: postcard::from_bytes(bytes).unwrap_or_default() })
}

impl Engine for Phrases {
    fn run(&self, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>) {
        run_alone(self, text, context, slips);
    }

    fn anchors(&self) -> Option<&Anchors> {
        Some(&self.book.anchors)
    }

    fn run_called(&self, text: &Text<'_>, context: &Context, called: &Called, slips: &mut Vec<Slip>) {
        let mut hits = called.phrases.as_slice();
        while let Some(first) = hits.first() {
            let next = text.sentence_at(first.at);
            let Some(sentence) = text.sentences.get(next) else { break };
            let inside = hits.iter().position(|hit| hit.at >= sentence.tokens.end).unwrap_or(hits.len());
            let (own, rest) = hits.split_at(inside);
            self.sentence(text, sentence, own, context, slips);
            hits = rest;
        }
    }
}

impl Phrases {
    /// The slips of a sentence, in which phrases may stand at `hits`.
    fn sentence(&self, text: &Text<'_>, sentence: &Sentence, hits: &[Hit], context: &Context, slips: &mut Vec<Slip>) {
        let tokens = text.tokens_in(sentence.tokens.clone());
        let mut last = Span::default();
        for Hit { at, anchor: (phrase, place) } in hits.iter().filter(|hit| hit.at >= sentence.tokens.start) {
            let Some(phrase) = self.book.phrase(*phrase) else { continue };
            let first = (at - sentence.tokens.start) as isize - *place as isize;
            let Some(slip) = self.slip(&phrase, Place { tokens, prose: text.prose(), at: first }) else {
                continue;
            };
            if !slip.span.overlaps(last) && !accepted(&slip, context) {
                last = slip.span;
                slips.push(slip);
            }
        }
    }

    fn slip(&self, phrase: &Phrase, place: Place<'_>) -> Option<Slip> {
        if !self.book.fits(phrase, place) {
            return None;
        }
        let from = usize::try_from(place.at + phrase.wrong.start as isize).ok()?;
        let to = usize::try_from(place.at + phrase.wrong.end as isize).ok()?;
        let wrong = place.tokens.get(from..to)?;
        if !self.is_free(phrase, place, from, to) || self.is_name(phrase, place, from) {
            return None;
        }
        let meaning = self.book.meaning(phrase)?;
        if !holds(&meaning, near(place.tokens, from, to)) {
            return None;
        }
        let span = wrong.first()?.span().join(wrong.last()?.span());
        let word = span.of(place.prose).to_owned();
        let own = self.book.right(&meaning, wrong.first()?.key);
        let right = right(own.unwrap_or(&meaning.right), &word);
        let better = || company::better_at_home(place.tokens, place.prose, from..to, &right);
        if right.eq_ignore_ascii_case(&word) || self.book.believed.is_some_and(|least| better() >= least) {
            return None;
        }
        Some(Slip {
            span,
            label: if right.is_empty() { "does not agree".to_owned() } else { format!("“{right}”?") },
            replacement: (!right.is_empty()).then(|| (right.clone(), false)),
            values: vec![("word", word), ("right", right)],
            ..Slip::default()
        })
    }

    /// Whether no hyphen ties the stretch to a word outside it, unless the line says so.
    fn is_free(&self, phrase: &Phrase, place: Place<'_>, from: usize, to: usize) -> bool {
        let hyphen = |token: Option<&Token>| {
            token.is_some_and(|token| matches!(token.text(place.prose), "-" | "_" | "@" | "#" | "/"))
        };
        let first = place.tokens.get(from);
        let before = from.checked_sub(1).and_then(|before| place.tokens.get(before));
        let behind = place.tokens.get(to);
        let asked = |place: usize| self.book.asks_for(phrase, place, key("-"));
        let tied_before = first.is_some_and(Token::glued) && hyphen(before);
        let tied_behind = behind.is_some_and(Token::glued) && hyphen(behind);
        let start = phrase.wrong.start;
        (!tied_before || start.checked_sub(1).is_some_and(asked)) && (!tied_behind || asked(phrase.wrong.end))
    }

    /// Whether the stretch begins with a capital that the line does not ask for, and no sentence or title does.
    fn is_name(&self, phrase: &Phrase, place: Place<'_>, from: usize) -> bool {
        let capital = |atom: Atom| matches!(atom, Atom::Word { capital: true, .. } | Atom::Name);
        let asked = self.book.atoms(phrase, phrase.wrong.start).any(capital);
        let capital = place.tokens.get(from).is_some_and(|token| token.flags.any(Flags::CAPITAL));
        let opens = place.tokens.get(..from).unwrap_or_default().iter().all(|token| !token.is_word());
        capital && !asked && !opens
    }
}

/// The words around a stretch; a text without end marks is not searched from end to end for every match.
fn near(tokens: &[Token], from: usize, to: usize) -> &[Token] {
    tokens.get(from.saturating_sub(60)..(to + 60).min(tokens.len())).unwrap_or_default()
}

fn holds(meaning: &Meaning, tokens: &[Token]) -> bool {
    (meaning.with.is_empty() || meaning.with.stand_in(tokens)) && !meaning.without.stand_in(tokens)
}

fn accepted(slip: &Slip, context: &Context) -> bool {
    !context.accepted.is_empty()
        && slip.values.iter().any(|(hole, word)| {
            *hole == "word" && word.split_whitespace().any(|word| context.accepted.contains(&word.to_lowercase()))
        })
}

/// A stretch with another form of its last word.
fn last_as(written: &str, form: fn(&str) -> Option<String>) -> Option<String> {
    let (before, last) = written.rsplit_once(' ').map_or(("", written), |(before, last)| (before, last));
    form(last).map(|form| if before.is_empty() { form.clone() } else { format!("{before} {form}") })
}

/// What is right, with the capital of what is written.
fn right(right: &str, written: &str) -> String {
    let right = match right {
        "{singular}" => last_as(written, singular),
        "{plural}" => last_as(written, plural),
        _ => None,
    }
    .unwrap_or_else(|| if right.starts_with('{') { String::new() } else { right.to_owned() });
    let mut letters = right.chars();
    match (written.chars().next(), letters.next()) {
        (Some(old), Some(new)) if old.is_uppercase() => new.to_uppercase().chain(letters).collect(),
        _ => right,
    }
}
