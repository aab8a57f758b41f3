//! Whether words that look like an amount are one where they stand.
//!
//! Comes in: an item, and the tokens it was read from. Goes out: yes or no. Not here: how it was read (`measure`).

use super::digits::Form;
use super::fraction::{is_left, is_year_on_year};
use super::input::{HYPHEN, Tokens};
use super::measure::Item;
use super::model::{Amount, Kind};
use super::names::{is_titled, opens_name};
use super::words::Class;
use crate::token::{Flags, Key, Token, literal};

const A: Key = literal("a");
const AN: Key = literal("an");
const ONE: Key = literal("one");

/// Whether the words are an amount where they stand, and not a pronoun, an ordinal or a part of a word.
pub(super) fn stands<'t>(input: Tokens<'t>, rest: Tokens<'t>, item: &Item, hedged: bool) -> bool {
    let Some(figure) = item.figure else { return item.kind == Kind::Age || vague_stands(input) };
    if glued_word(rest) && !matches!(item.kind, Kind::Multiple) {
        return false;
    }
    match figure.form {
        // "multi-billion-dollar", "no-one"
        Form::Words if input.glued() && input.follows(HYPHEN) && part_of_word(input) => false,
        // "a six-figure sum"
        Form::Words if rest.is_glued(HYPHEN) && matches!(rest.skip(1).str(), "figure" | "digit") => false,
        Form::Words if rest.is_glued(HYPHEN) && is_set_phrase(input, rest.skip(1).str()) => false,
        Form::Words if item.units.is_empty() && !hedged && is_titled(input) => false,
        Form::Words if input.is(ONE) && item.kind == Kind::Duration && some_day(input) => false,
        Form::Words if opens_name(input, rest, !item.units.is_empty()) => false,
        Form::Words if input.is(ONE) && item.kind == Kind::Count && rest.at == input.at + 1 => {
            one_stands(input, rest, hedged)
        }
        Form::Fraction if item.units.is_empty() => fraction_stands(input, rest, item, hedged),
        _ => true,
    }
}

/// The "one day" of "may one day be found": some time.
fn some_day(input: Tokens<'_>) -> bool {
    let day = if input.skip(1).is_glued(HYPHEN) { input.skip(2) } else { input.skip(1) };
    let may = input.behind(1).map_or("", |token| token.text(input.text.prose));
    let told = input.first().is_some_and(|token| token.flags.any(Flags::CAPITAL)) || input.follows(literal(","));
    // "One day, she left."
    if told && day.is(literal("day")) && day.skip(1).is(literal(",")) {
        return true;
    }
    day.is(literal("day")) && matches!(may, "may" | "might" | "could" | "will" | "would" | "can" | "should")
}

/// Whether a hyphen ties a number word to what is no number: "multi-billion", "no-one", "all-in-one".
fn part_of_word(input: Tokens<'_>) -> bool {
    input.behind(2).is_some_and(|token| {
        input.behind(1).is_some_and(Token::glued)
            && matches!(token.text(input.text.prose), "multi" | "Multi" | "no" | "No" | "in" | "on")
    })
}

/// The "off" of "one-off", the "way" of "one-way": words in which nothing is counted.
fn is_set_phrase(input: Tokens<'_>, second: &str) -> bool {
    input.is(ONE) && matches!(second, "off" | "offs" | "on" | "sided" | "way" | "time" | "stop" | "liner" | "liners")
}

fn glued_word(rest: Tokens<'_>) -> bool {
    let ended = rest.behind(1).is_some_and(|token| token.is_number());
    ended
        && rest.glued()
        && rest
            .first()
            .is_some_and(|token| token.is_word() && token.key != literal("'s") && token.key != literal("pts"))
}

/// Whether a vague word is no part of a longer one: not the "thousands" of "multi-thousands".
fn vague_stands(input: Tokens<'_>) -> bool {
    !(input.glued() && input.follows(HYPHEN))
}

/// "one" before a noun: not a pronoun.
fn one_stands<'t>(input: Tokens<'t>, rest: Tokens<'t>, hedged: bool) -> bool {
    if hedged {
        return true;
    }
    // "on the one hand"
    if rest.is(literal("hand")) && (input.follows(literal("on")) || input.follows(literal("the"))) {
        return false;
    }
    // "at one point"
    if input.follows(literal("at")) && matches!(rest.str(), "point" | "stage" | "time") {
        return false;
    }
    let noun = rest.first().is_some_and(|token| token.is_word() && !token.flags.any(Flags::CAPITAL));
    let name = input.first().is_some_and(|token| token.flags.any(Flags::CAPITAL))
        && input.behind(1).is_some_and(|token| token.is_word());
    if name {
        return false;
    }
    // "the second one being"
    let ranked = input.entry_of(input.behind(1)).ordinal > 0 && !rest.is_glued(HYPHEN);
    let pronoun = ranked
        || input.behind_in(1, Class::PRONOUN_BEFORE)
        || rest.ahead_in(0, Class::PRONOUN_AFTER)
        || of_a_sort(rest);
    (noun && !rest.glued() || rest.is_glued(HYPHEN) || input.behind(1).is_none() && rest.first().is_none()) && !pronoun
}

/// The "of pure luck" of "the story is one of pure luck": of no group that could be counted.
fn of_a_sort(rest: Tokens<'_>) -> bool {
    let noun = rest.peek(1);
    let small = noun.is_some_and(|token| token.is_word() && !token.flags.any(Flags::CAPITAL));
    let text = rest.skip(1).str();
    rest.is(literal("of"))
        && small
        && !rest.ahead_in(1, Class::SMALL)
        && rest.entry_of(noun).cardinal.is_none()
        && !matches!(
            text,
            "my" | "your" | "them" | "us" | "many" | "several" | "only" | "just" | "what" | "whose" | "nearly"
        )
        && !(1..4).map(|ahead| rest.skip(ahead).str()).any(|word| word.ends_with('s') && !word.ends_with("ous"))
}

/// "half as many": words by which two amounts are compared.
fn as_much(word: &str) -> bool {
    matches!(word, "much" | "many" | "big" | "large" | "long" | "high" | "tall" | "heavy" | "wide" | "deep" | "likely")
}

/// "Half went to the hospice", "A quarter has been spent": a part that opens a sentence and does or is something.
fn is_subject<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    let opens = input.behind(1).is_none_or(|token| matches!(token.text(input.text.prose), "." | "”" | "!" | "?"));
    let first = input.first().is_some_and(|token| token.flags.any(Flags::CAPITAL));
    opens && first && (does(rest) || rest.str() == "failed")
}

/// What a part of people or land is said to do or be.
fn does(rest: Tokens<'_>) -> bool {
    const DEEDS: &str = " is are was were has have had will went go goes came come live lives work works worked commute walk \
        cycle drive study studies voted vote said say want wanted prefer belongs belong comes ";
    let word = rest.str();
    !word.is_empty() && DEEDS.contains(&format!(" {word} "))
}

/// "Half is meadow and a quarter is woodland", "a third work locally": a part that does something, behind another one of the
/// sentence or "of".
fn is_next_part<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    let joined = input.behind(1).is_some_and(|token| {
        matches!(token.text(input.text.prose), "," | ";" | ":" | "and" | "while" | "but" | "whereas")
    });
    let earlier = || {
        let text = |token: &Token| token.text(input.text.prose);
        let sentence =
            (1..30).map_while(|back| input.behind(back)).take_while(|token| !matches!(text(token), "." | "?" | "!"));
        let mut words = sentence.map(|token| (text(token), input.entry_of(Some(token)).denominator));
        words.any(|(word, parts)| word == "Of" || parts > 2 || word.eq_ignore_ascii_case("half"))
    };
    joined && does(rest) && earlier()
}

/// "is a fifth cheaper", "a third dearer than last year": by how much.
fn is_degree<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    let more = matches!(
        rest.str(),
        "cheaper"
            | "dearer"
            | "faster"
            | "slower"
            | "higher"
            | "lower"
            | "bigger"
            | "larger"
            | "smaller"
            | "longer"
            | "shorter"
            | "heavier"
            | "lighter"
            | "wider"
            | "taller"
            | "costlier"
            | "thicker"
            | "stronger"
            | "quieter"
    );
    let article = input.first().is_some_and(|token| token.key == A || token.key == ONE);
    let ends =
        !rest.peek(1).is_some_and(Token::is_word) || rest.ahead_in(1, Class::SMALL) || rest.skip(1).is(literal("than"));
    more && article && ends
}

/// A fraction, and no ordinal before its noun, nor half of a game.
fn fraction_stands<'t>(input: Tokens<'t>, rest: Tokens<'t>, item: &Item, hedged: bool) -> bool {
    const OF: Key = literal("of");
    const HALF: Key = literal("half");
    let Some(last) = rest.behind(1) else { return false };
    // "the second half of 2019"
    let part = input.entry_of(input.behind(1)).ordinal > 0
        || matches!(
            input.behind(1).map_or("", |token| token.text(input.text.prose)),
            "latter" | "back" | "front" | "last"
        );
    if last.key == HALF && rest.at == input.at + 1 && part {
        return false;
    }
    if !last.is_word() || hedged || item.kind != Kind::Fraction || rest.is(OF) {
        return !(last.key == HALF && rest.is_glued(HYPHEN));
    }
    let behind = |place, word| input.behind(place).is_some_and(|token| token.key == literal(word));
    // "by a quarter", "48, or a quarter, left".
    let led = input.behind_in(1, Class::SALE) || behind(1, "by") || behind(1, "or") && behind(2, ",");
    // "by a third near the harbour" is no third of something else.
    let free = rest.ahead_in(0, Class::SMALL)
        || is_year_on_year(rest)
        || matches!(rest.str(), "near" | "amid" | "within" | "once" | "overnight" | "today" | "now" | "currently");
    // A headline ends without a mark: "Bills up by a third", and below it "Households will …".
    let ended = |next: &Token| next.flags.any(Flags::BREAK) && next.flags.any(Flags::CAPITAL);
    let alone = !rest.first().is_some_and(|token| token.is_word() && !ended(token)) || free;
    if is_left(input) && rest.at == input.at + 1 {
        return alone || does(rest);
    }
    if is_subject(input, rest) || is_next_part(input, rest) || is_degree(input, rest) {
        return true;
    }
    if last.key == HALF && rest.at == input.at + 1 {
        let bracketed = input.behind(1).is_some_and(|token| token.key == literal("(")) && rest.is(literal(")"));
        let whole = bracketed
            || rest.ahead_in(0, Class::POSSESSIVE)
            || matches!(rest.str(), "the" | "a" | "an" | "of" | "all" | "those" | "these" | "that" | "what")
            || rest.str() == "as" && rest.peek(1).is_some_and(|token| as_much(token.text(input.text.prose)));
        return whole || led && alone || input.behind(1).is_none() && rest.first().is_none();
    }
    let plural =
        last.text(input.text.prose).ends_with('s') || item.amount != Amount::None && !(input.is(A) || input.is(AN));
    if rest.is_glued(HYPHEN) {
        return plural;
    }
    // "the most openings for a quarter" tells of a time.
    let timed = input.behind(1).is_some_and(|token| matches!(token.text(input.text.prose), "for" | "in" | "over"));
    plural && last.key != literal("quarter")
        || alone && (last.key != literal("quarter") || led && !timed)
        || input.behind(1).is_none() && rest.first().is_none()
}
