//! Numbers that a label names: "page 12", "Article 50", "Category 5 hurricanes", "grades 3 through 8".
//!
//! Comes in: the tokens at a number. Goes out: where the label's number ends. Not here: names and codes without a label
//! of the table (`names`, `labels`).

use super::amount::written;
use super::cardinal::below_hundred;
use super::input::{HYPHEN, Parsed, Tokens, glued, no, token};
use super::labels::stretch_word;
use super::model::{Kind, Quantity};
use super::names::in_prose;
use super::scores::glued_dash;
use super::words::{Class, Meaning};
use crate::token::{Flags, Key, Token, literal};
use nom::Parser;
use nom::combinator::opt;

const NO: Key = literal("no");
const SLASH: Key = literal("/");

/// "page 12", "Article 50", "Boeing 737", "S&P 500", "Flight 370", "Formula 1".
pub(super) fn labelled(input: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let (rest, number) = token(|token| token.is_number()).parse(input)?;
    let point =
        input.behind(1).is_some_and(|token| token.key == literal(".")) && input.behind_in(2, Class::LABEL_SMALL);
    let label = if point { 2 } else { 1 };
    let Some(word) = input.behind(label) else { return no() };
    if number.text(input.text.prose).contains(',') || input.glued() || !word.is_word() {
        return no();
    }
    let capital = word.flags.any(Flags::CAPITAL);
    let known = input.behind_in(label, if capital { Class::LABEL } else { Class::LABEL_SMALL })
        // "at this stage 12 people"
        && (capital || !input.behind_in(label + 1, Class::PRONOUN_BEFORE))
        // "free of pain at week 20"
        || !capital && input.behind_in(label, Class::LABEL_WORD) && opens_a_time(input.behind(label + 1));
    // A number that opens a line ends no name of the line before.
    let same_line = !number.flags.any(Flags::BREAK);
    let between = || capital && between_names(input, rest) && in_prose(input);
    let named = same_line && (between() || word.flags.any(Flags::MIXED))
        || word.key == literal("p") && input.behind(2).is_some_and(|token| token.key == literal("&"));
    if !known && !named {
        return no();
    }
    // "S&P 500-listed"
    let index = word.key == literal("p") && rest.is_glued(HYPHEN);
    // "a Windows 10-powered tablet"
    let tied = capital && rest.is_glued(HYPHEN) && is_participle(rest.skip(1).str());
    let amount = measured(rest) && !index && !tied;
    // "Category 5 hurricanes", but "No 12 people".
    let sure = named || capital && !matches!(word.text(input.text.prose), "No" | "US" | "I" | "DC" | "MD");
    if !amount && (sure || !plural_follows(rest)) {
        if let Some(rest) = several(word, rest) {
            return Ok((rest, input));
        }
        // "Luke 3:16"
        let verse = token(|token: &Token| token.is_number() && token.glued() && token.span().len() < 4);
        let (rest, _) = opt((glued(literal(":")), verse)).parse(rest)?;
        let (rest, last) = opt((glued_dash, token(|token: &Token| token.is_number()))).parse(rest)?;
        // "pages 29-14": no place in a book, but a range that runs backwards.
        let (first, last) = (number.text(input.text.prose), last.map_or("", |(_, last)| last.text(input.text.prose)));
        if word.key == literal("pages") && first.len() == last.len() && first > last {
            return no();
        }
        // "No. 12/2019"
        let (rest, _) = opt((glued(SLASH), token(|token: &Token| token.is_number() && token.glued()))).parse(rest)?;
        return Ok((stretch_word(rest), input));
    }
    no()
}

/// Whether a word stands before what is told by its number: "at week 20", "by day 12".
fn opens_a_time(word: Option<&Token>) -> bool {
    const OPENERS: [Key; 11] = [
        literal("at"),
        literal("by"),
        literal("in"),
        literal("on"),
        literal("of"),
        literal("from"),
        literal("after"),
        literal("before"),
        literal("since"),
        literal("until"),
        literal("through"),
    ];
    word.is_some_and(|word| OPENERS.contains(&word.key))
}

/// "Phase Two", "episode six", "day one", "World War Two": a number word behind its label.
pub(super) fn labelled_word(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    let capital = input.behind(1).is_some_and(|token| token.flags.any(Flags::CAPITAL));
    let known = input.behind_in(1, if capital { Class::LABEL } else { Class::LABEL_SMALL })
        || !capital && input.behind_in(1, Class::LABEL_WORD);
    let numbered = input.follows(literal("number"));
    // "number-two Acme"
    if input.glued() && input.follows(HYPHEN) && input.behind(2).is_some_and(|token| token.key == literal("number")) {
        let (rest, _) = below_hundred(input)?;
        return Ok((rest, Quantity { kind: Kind::Identifier, ..written(input, rest) }));
    }
    let told =
        !numbered && (input.behind_in(2, Class::PRONOUN_BEFORE) && !capital || input.behind_in(2, Class::POSSESSIVE));
    let flags = input.first().map_or(Flags(0), |token| token.flags);
    // "grades two", "no one"
    let many = input.behind(1).is_some_and(|token| token.text(input.text.prose).ends_with('s') || token.key == NO);
    if !known || told || many || flags.any(Flags::BREAK) || !input.behind(1).is_some_and(Token::is_word) {
        return no();
    }
    let (rest, _) = below_hundred(input)?;
    // "In group two people fell", "at number one hundred", "at grade two-thirds"
    let counts = plural_follows(rest) && !capital || measured(rest) || rest.is_glued(HYPHEN);
    if counts || rest.entry().denominator > 0 || rest.is(literal("people")) {
        return no();
    }
    Ok((rest, Quantity { kind: Kind::Identifier, ..written(input, rest) }))
}

/// Whether the number stands between two words with capitals: "Grand 16 Cinema".
fn between_names<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    let capital = |token: Option<&Token>| token.is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL));
    if !capital(rest.first()) {
        return false;
    }
    let before = input.entry_of(input.behind(1));
    let opens = input
        .behind(2)
        .is_none_or(|token| !token.is_word() && !matches!(token.text(input.text.prose), "/" | "&" | "-"))
        || input.behind(1).is_some_and(|token| token.flags.any(Flags::BREAK));
    let plain = before.month == 0 && before.weekday == 0 && before.count == 0 && before.classes & Class::SMALL.0 == 0;
    capital(input.behind(1)) && plain && !opens && rest.entry().month == 0 && rest.entry().count == 0
}

/// Whether a unit, sign or scale stands behind, or a hyphen and a word.
pub(super) fn measured(rest: Tokens<'_>) -> bool {
    let unit = rest.phrase(|meaning| matches!(meaning, Meaning::Unit(_) | Meaning::Sign(_)).then_some(()));
    rest.entry().scale > 0
        || unit.is_ok() && !rest.is(literal("day")) && !rest.is(literal("night"))
        || rest.is_glued(literal("-")) && !rest.peek(1).is_some_and(|token| token.is_number())
}

/// What ties a name to a noun: "-powered", "-based", "-like".
fn is_participle(word: &str) -> bool {
    word.ends_with("ed") || matches!(word, "like" | "style" | "compatible" | "ready" | "only" | "era" | "class")
}

/// The ", 14 and 16" of "pages 12, 14 and 16", the "through 8" of "grades 3 through 8".
fn several<'t>(label: &Token, rest: Tokens<'t>) -> Option<Tokens<'t>> {
    let word = label.text(rest.text.prose);
    if !word.ends_with('s') || word.len() < 5 || word.ends_with("ss") || word == "Windows" {
        return None;
    }
    let member = |at: Tokens<'t>| {
        let (at, _) = opt(token(|token| token.key == literal(","))).parse(at).ok()?;
        let joint = matches!(at.str(), "and" | "or" | "&" | "to" | "through");
        let at = if joint { at.skip(1) } else { at };
        let (after, number) = token(Token::is_number).parse(at).ok()?;
        let plain = number.span().len() < 5 && !number.text(rest.text.prose).contains(',');
        (plain && !measured(after) && !plural_follows(after) && at.at > rest.at).then_some(after)
    };
    let (mut end, first) = (rest, rest.at);
    while let Some(after) = member(end) {
        end = after;
    }
    (end.at > first).then_some(end)
}

/// Whether the number counts what follows: "No 12 people".
fn plural_follows(rest: Tokens<'_>) -> bool {
    let text = rest.str();
    matches!(text, "people" | "men" | "women" | "children")
        || text.ends_with('s')
            && !text.ends_with("ss")
            && !rest.ahead_in(0, Class::SMALL)
            && !matches!(text, "was" | "is" | "has" | "'s" | "’s")
            && text.chars().next().is_some_and(char::is_lowercase)
}
