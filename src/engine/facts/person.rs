//! One person told of in two ways that exclude each other: born in two places, or first of a kind that had another
//! before. Only in neighbouring sentences, or where the text has one such claim.

use super::{Report, Slip, Words};
use crate::sentence::Text;
use crate::span::Span;
use crate::token::{Flags, Key, Token, literal};

/// Words one of which each of the two has.
pub const CLAIMS: [&str; 4] = ["born", "only", "earlier", "previous"];

/// Adds what excludes itself.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let called = std::mem::take(&mut report.called);
    report.slips.extend(birthplace(text, &called));
    report.slips.extend(only_other(text, &called));
    report.slips.extend(only_child(text, &called));
    report.slips.extend(first_again(text, &called));
}

/// "The Sluis-born skater … Born in Orme, she".
fn birthplace(text: &Text<'_>, called: &[u32]) -> Option<Slip> {
    let word = |at: usize| text.tokens.get(at).map(|token| token.text(text.prose())).unwrap_or_default();
    let capital =
        |at: usize| text.tokens.get(at).is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL));
    let mut epithets = places(text, called, literal("born"))
        .filter(|at| *at > 1 && word(*at) == "born" && word(at - 1) == "-" && capital(at - 2));
    let first = epithets.next().filter(|_| epithets.next().is_none())?;
    let sentence = text.sentence_at(first as u32);
    let next = text.sentences.get(sentence + 1)?;
    let start = next.tokens.start as usize;
    let clause =
        (start..next.tokens.end as usize).find(|at| word(*at).eq_ignore_ascii_case("born") && word(at + 1) == "in")?;
    let carried = clause == start && (start..start + 8).any(|at| matches!(word(at), "he" | "she" | "they"))
        || clause > start + 1 && word(clause - 1) == "was" && matches!(word(clause - 2), "He" | "She" | "he" | "she");
    let (here, there) = (word(first - 2), word(clause + 2));
    let place = |at: usize| text.tokens.get(at).map(Token::span).unwrap_or_default();
    // "Leeds-born … born in Yorkshire" may both hold; a lone word on both sides is a town as often as not.
    let lone = capital(clause + 2) && !capital(clause + 3);
    (carried && lone && here != there).then(|| slip(text, place(clause + 2), place(first - 2)))
}

/// "the first woman to run it … The only other woman who ever headed it".
fn only_other(text: &Text<'_>, called: &[u32]) -> Option<Slip> {
    let word = |at: usize| text.tokens.get(at).map(|token| token.text(text.prose())).unwrap_or_default();
    let lower = |at: usize| word(at).to_ascii_lowercase();
    let only = places(text, called, literal("only")).filter_map(|only| only.checked_sub(1));
    let mut others = only
        .filter(|at| lower(*at) == "the" && word(at + 1) == "only" && word(at + 2) == "other" && word(at + 4) == "to")
        .peekable();
    others.peek()?;
    let mut first = all(text, literal("first"))
        .filter(|at| *at > 0 && word(*at) == "first" && word(at - 1) == "the" && word(at + 2) == "to");
    let first = first.next()?;
    let noun = word(first + 1);
    let other = others.find(|at| *at >= first && word(at + 3) == noun)?;
    let stretch = |from: usize, to: usize| {
        let ends = text.tokens.get(from).map(Token::span).zip(text.tokens.get(to).map(Token::span));
        ends.map(|(from, to)| from.join(to)).unwrap_or_default()
    };
    Some(slip(text, stretch(other, other + 3), stretch(first - 1, first + 1)))
}

/// "An only child … Her elder brother", in a sentence or two behind it that a pronoun carries on.
fn only_child(text: &Text<'_>, called: &[u32]) -> Option<Slip> {
    let word = |at: usize| text.tokens.get(at).map(|token| token.text(text.prose())).unwrap_or_default();
    let only = places(text, called, literal("only")).find(|at| {
        *at > 0
            && matches!(word(at - 1), "An" | "an")
            && word(at + 1) == "child"
            && !matches!(word(at + 2), "of" | "until")
    })?;
    let sentence = text.sentence_at(only as u32);
    let near = text.sentences.get(sentence + 1..(sentence + 3).min(text.sentences.len())).unwrap_or_default();
    let kin = near.iter().find_map(|sentence| {
        let start = sentence.tokens.start as usize;
        let carried = matches!(word(start), "His" | "Her");
        let age = matches!(
            word(start + 1),
            "elder" | "older" | "younger" | "big" | "little" | "twin" | "eldest" | "youngest"
        );
        let at = if age { start + 2 } else { start + 1 };
        let kin = matches!(word(at), "brother" | "sister" | "brothers" | "sisters" | "siblings" | "sibling");
        (carried && kin && word(at + 1) != "-").then_some((start, at))
    })?;
    let stretch = |from: usize, to: usize| {
        let ends = text.tokens.get(from).map(Token::span).zip(text.tokens.get(to).map(Token::span));
        ends.map(|(from, to)| from.join(to)).unwrap_or_default()
    };
    Some(slip(text, stretch(kin.0, kin.1), stretch(only - 1, only + 1)))
}

/// "their first defeat of the season … Their earlier defeat of the season".
fn first_again(text: &Text<'_>, called: &[u32]) -> Option<Slip> {
    let word = |at: usize| text.tokens.get(at).map(|token| token.text(text.prose())).unwrap_or_default();
    let own = |at: usize| matches!(word(at), "their" | "its" | "his" | "her" | "Their" | "Its" | "His" | "Her");
    let scoped = |at: usize| {
        word(at) == "of"
            && matches!(word(at + 1), "the" | "this")
            && matches!(
                word(at + 2),
                "season" | "year" | "campaign" | "term" | "tour" | "tournament" | "summer" | "winter"
            )
    };
    let again = ["earlier", "previous"]
        .into_iter()
        .flat_map(|word| places(text, called, literal(word)))
        .find(|at| *at > 0 && own(at - 1) && scoped(at + 2))?;
    let first = all(text, literal("first")).find(|at| {
        *at > 0
            && *at < again
            && own(at - 1)
            && word(at + 1) == word(again + 1)
            && scoped(at + 2)
            && word(at + 4) == word(again + 4)
    })?;
    let stretch = |from: usize, to: usize| {
        let ends = text.tokens.get(from).map(Token::span).zip(text.tokens.get(to).map(Token::span));
        ends.map(|(from, to)| from.join(to)).unwrap_or_default()
    };
    Some(slip(text, stretch(again - 1, again + 4), stretch(first - 1, first + 4)))
}

/// Where one of the words that call the rule stands, however it is written.
fn places(text: &Text<'_>, called: &[u32], word: Key) -> impl Iterator<Item = usize> {
    let at = called.iter().map(|at| *at as usize);
    at.filter(move |at| text.tokens.get(*at).is_some_and(|token| token.key == word))
}

/// Where any word stands.
fn all(text: &Text<'_>, word: Key) -> impl Iterator<Item = usize> {
    text.tokens.iter().enumerate().filter(move |(_, token)| token.key == word).map(|(at, _)| at)
}

fn slip(text: &Text<'_>, at: Span, other: Span) -> Slip {
    let written = |span: Span| span.of(text.prose()).to_owned();
    Slip {
        span: at,
        label: format!("{} there", written(other)),
        values: vec![("first", written(other)), ("second", written(at))],
        evidence: vec![(other, "told here".to_owned())],
        ..Slip::default()
    }
}
