//! Names that end in a number: "the FF 91 supercar", "Far Cry 5", "Room Thirty".
//!
//! Comes in: the tokens at a number. Goes out: whether a name ends there. Not here: labels that a table knows, and
//! codes in which letters and digits touch (`labels`).

use super::input::Tokens;
use super::labelled::measured;
use super::words::Class;
use crate::token::{Flags, Key, Token, literal};

const APOSTROPHE_S: Key = literal("'s");
const COLON: Key = literal(":");
/// Words before a place, whose name is no name of a model: "in Mosul 43 died".
const PLACING: [&str; 10] = ["in", "at", "on", "from", "near", "across", "outside", "around", "inside", "to"];
/// Words that join parts of a sentence, so that a figure behind the name may be told without its verb: "and Curry 30".
const JOINING: [&str; 9] = ["and", "or", "but", "while", "than", "as", "that", "when", "if"];

/// "Galaxy Note 8", "a Falcon 9 rocket", "Office 365": digits that a name ends in.
pub(super) fn ends_name<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    let Some(number) = input.first() else { return false };
    let text = number.text(input.text.prose);
    let year = text.len() == 4 && text.starts_with(['1', '2']);
    if text.len() > 4 || year || text.contains(',') || number.glued() || number.flags.any(Flags::BREAK) {
        return false;
    }
    names(input) && free(input, rest) && !tallied(input, rest) && in_prose(input)
}

/// "Zero Dark Thirty", "Big Ten": a number word in capitals behind a capital, where small letters are the rule.
pub(super) fn is_titled(input: Tokens<'_>) -> bool {
    let capital = |token: Option<&Token>| {
        token.is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL) && !token.flags.any(Flags::BREAK))
    };
    capital(input.first()) && capital(input.behind(1)) && input.behind(2).is_some() && in_prose(input)
}

/// "at Six Banners Park", "the Five Towers group": a number word in capitals behind a small word, which only a name is.
pub(super) fn opens_name<'t>(input: Tokens<'t>, rest: Tokens<'t>, measured: bool) -> bool {
    let capital = |token: Option<&Token>| {
        token.is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL) && !token.flags.any(Flags::BREAK))
    };
    let small = |token: &Token| token.is_word() && !token.flags.any(Flags::CAPITAL);
    capital(input.first())
        && input.behind(1).is_some_and(small)
        && (!measured || capital(rest.first()))
        && in_prose(input)
}

/// Whether the word before is a name's: a capital inside a sentence, and no word of the grammar.
fn names(input: Tokens<'_>) -> bool {
    let Some(word) = input.behind(1).filter(|word| word.is_word() && word.flags.any(Flags::CAPITAL)) else {
        return false;
    };
    let entry = input.entry_of(Some(word));
    let classes = Class::SMALL.0 | Class::CHANGE.0 | Class::CONTEST_BEFORE.0 | Class::RANGING.0 | Class::YEAR_BEFORE.0;
    let known = entry.count > 0 || entry.month > 0 || entry.weekday > 0 || entry.cardinal.is_some() || entry.scale > 0;
    let text = word.text(input.text.prose);
    // "Democrats 52": what is many has a tally.
    let many = text.ends_with('s') && !text.ends_with("ss") && !word.flags.any(Flags::CAPITALS);
    if known || many || entry.classes & classes != 0 || word.flags.any(Flags::BREAK) {
        return false;
    }
    let Some(before) = input.behind(2) else { return false };
    if second_of_name(input) {
        return true;
    }
    let lead = before.text(input.text.prose);
    let opened = word.glued() && lead == "-" || matches!(lead, "“" | "‘" | "\"" | "'");
    let worded = before.is_word() && !JOINING.iter().any(|join| lead.eq_ignore_ascii_case(join));
    worded || opened
}

/// What things of a name and number do.
const DOING: [&str; 24] = [
    "offers", "gets", "comes", "features", "costs", "ships", "runs", "uses", "includes", "starts", "launches", "lets",
    "works", "brings", "supports", "packs", "goes", "looks", "feels", "weighs", "makes", "gives", "boasts", "measures",
];

/// Whether nothing behind the number makes it an amount, a score, a time or one of a list.
fn free<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    let Some(next) = rest.first() else { return true };
    let text = next.text(input.text.prose);
    let number = |ahead| rest.peek(ahead).is_some_and(Token::is_number);
    let capital =
        |ahead| rest.peek(ahead).is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL) && !number(0));
    let listed =
        matches!(text, "," | ";" | "and" | "&") && (number(1) || capital(1) && number(2) && !named_again(input, rest));
    let joined = matches!(text, "-" | "–" | "to" | "or" | ":" | "/") && number(1) || rest.is_glued(COLON);
    let touched = next.glued() && next.is_word() && next.key != APOSTROPHE_S;
    let small = next.is_word() && !next.flags.any(Flags::CAPITAL) && !rest.ahead_in(0, Class::SMALL);
    let placed = small
        && input.behind(2).is_some_and(|before| {
            PLACING.iter().any(|place| before.text(input.text.prose).eq_ignore_ascii_case(place))
        });
    let many =
        small && !DOING.contains(&text) && text.ends_with('s') && !text.ends_with("ss") && next.key != APOSTROPHE_S;
    let half_day =
        matches!(text, "a.m." | "p.m." | "am" | "pm" | "percent" | "people" | "was" | "were" | "are" | "have");
    let tally = capital(0) && number(1);
    !(listed || joined || touched || placed || many || half_day || tally || measured(rest))
}

/// "the Slate 12 and Slate 10": the name before the number comes again behind.
fn named_again<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    input.behind(1).zip(rest.peek(1)).is_some_and(|(name, next)| name.key == next.key)
}

/// The second number of "the Slate 12 and Slate 10".
fn second_of_name(input: Tokens<'_>) -> bool {
    let name = input.behind(1).zip(input.behind(4)).is_some_and(|(name, first)| name.key == first.key);
    name && input.behind(3).is_some_and(Token::is_number)
}

/// Whether the figure is one of a list of names and figures: "Team Alder 31, Team Birch 28".
fn tallied<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    if second_of_name(input) {
        return false;
    }
    let text = |token: Option<&Token>| token.map_or("", |token| token.text(input.text.prose));
    let name = |token: Option<&Token>| token.is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL));
    let number = |token: Option<&Token>| token.is_some_and(Token::is_number);
    let joins = |token: Option<&Token>| matches!(text(token), "," | ";" | "and" | "&");
    let start = (1..5).find(|back| !name(input.behind(*back))).unwrap_or(5);
    let before = joins(input.behind(start)) && (number(input.behind(start + 1)) || number(input.behind(start + 2)));
    let ahead = 1 + usize::from(text(rest.peek(1)) == "and");
    let end = (ahead..ahead + 4).find(|ahead| !name(rest.peek(*ahead))).unwrap_or(ahead);
    before || joins(rest.first()) && end > ahead && number(rest.peek(end)) && !named_again(input, rest)
}

/// Whether a word of some length in small letters stands near, so that capitals are no headline's.
pub(super) fn in_prose(input: Tokens<'_>) -> bool {
    let small = |token: &Token| {
        token.is_word()
            && token.span().len() > 2
            && !token.flags.any(Flags::CAPITAL)
            && input.entry_of(Some(token)).classes & Class::SMALL.0 == 0
    };
    let mut ended = input.first().is_some_and(|token| token.flags.any(Flags::BREAK));
    let before = (1..9).filter_map(|back| input.behind(back)).take_while(|token| {
        let inside = !ended;
        ended |= token.flags.any(Flags::BREAK);
        inside
    });
    let before = before.filter(|token| small(token)).count();
    let behind = (1..7).filter_map(|ahead| input.peek(ahead)).take_while(|token| !token.flags.any(Flags::BREAK));
    before + behind.filter(|token| small(token)).count() > 0
}
