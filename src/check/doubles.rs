//! What stands twice in one list of a check file: a word of a class, a condition of a frame, an equation, an example, or a
//! word between the bars of a pattern. The second says nothing, and who changes the first is misled.
//!
//! Comes in: a file as read, or a pattern as written. Goes out: its faults. Not here: words of two lists of one class.

use super::load::Faults;
use std::collections::HashSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The cure.
pub(super) const CURE: &str = "leave one of the two out";

/// Tells every string that stands twice in one list. A file that cannot be read is told elsewhere.
pub(super) fn tell(faults: &mut Faults<'_>) {
    let file = faults.file;
    if let Ok(table) = DeTable::parse(&file.text) {
        table.get_ref().values().for_each(|value| walk(value, faults));
    }
}

fn walk(value: &Spanned<DeValue<'_>>, faults: &mut Faults<'_>) {
    match value.get_ref() {
        DeValue::Table(table) => table.values().for_each(|value| walk(value, faults)),
        DeValue::Array(values) => {
            let mut seen = HashSet::new();
            for value in values.iter() {
                match value.get_ref() {
                    DeValue::String(text) if !seen.insert(text.as_ref()) => {
                        faults.add(value.span(), format!("{text:?} stands twice in one list"), "the second", CURE);
                    }
                    _ => walk(value, faults),
                }
            }
        }
        _ => {}
    }
}

/// What is told of a pattern that offers one thing twice.
pub(super) fn offers(what: &str, text: &str, twice: &str) -> String {
    format!("the {what} \"{text}\" offers \"{twice}\" twice")
}

/// The first word or phrase that stands twice between the bars of one pair of brackets, or of none.
pub(super) fn doubled(text: &str) -> Option<&str> {
    let is_blank = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_whitespace);
    let is_bar = |at: usize| text.as_bytes().get(at) == Some(&b'|');
    let is_apart = |at: usize| is_bar(at) && at > 0 && is_blank(at - 1) && is_blank(at + 1);
    let phrases = split(text, &is_apart);
    let words = split(text, &is_blank);
    let twice = twice(&phrases).or_else(|| words.iter().find_map(|word| twice(&choices(word))));
    twice.or_else(|| groups(text).into_iter().find_map(doubled))
}

/// The words between bars without blanks.
fn choices(word: &str) -> Vec<&str> {
    split(word, &|at| word.as_bytes().get(at) == Some(&b'|'))
}

fn twice<'t>(choices: &[&'t str]) -> Option<&'t str> {
    let mut seen = HashSet::new();
    choices.iter().map(|choice| choice.trim()).find(|choice| !choice.is_empty() && !seen.insert(*choice))
}

/// The pieces between the places, outside of brackets and holes, at which to cut.
fn split<'t>(text: &'t str, is_cut: &dyn Fn(usize) -> bool) -> Vec<&'t str> {
    let mut from = 0;
    let mut pieces = Vec::new();
    for (at, _) in depths(text).filter(|(at, depth)| *depth == 0 && is_cut(*at)) {
        pieces.extend(text.get(from..at));
        from = at + 1;
    }
    pieces.extend(text.get(from..));
    pieces
}

/// What stands in the outermost brackets; the kinds of a hole are none of it.
fn groups(text: &str) -> Vec<&str> {
    let mut open = None;
    let mut groups = Vec::new();
    for (at, depth) in depths(text) {
        match (text.as_bytes().get(at), depth) {
            (Some(b'(' | b'['), 0) => open = Some(at + 1),
            (Some(b')' | b']'), 0) => groups.extend(open.take().and_then(|open| text.get(open..at))),
            _ => {}
        }
    }
    groups
}

/// The bytes that are no marks behind a backslash, with the number of brackets around each; a bracket is not in itself.
fn depths(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let (mut depth, mut escaped) = (0_usize, false);
    text.bytes().enumerate().filter_map(move |(at, byte)| {
        let plain = !escaped && byte != b'\\';
        escaped = byte == b'\\' && !escaped;
        if plain && matches!(byte, b')' | b']' | b'}') {
            depth = depth.saturating_sub(1);
        }
        let around = depth;
        if plain && matches!(byte, b'(' | b'[' | b'{') {
            depth += 1;
        }
        plain.then_some((at, around))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_a_pattern_offers_twice() {
        for (pattern, twice) in [
            ("up|down|up", Some("up")),
            ("by [a|the|a] {n:count}", Some("a")),
            ("( last year | a year ago | last year )", Some("last year")),
            ("now ( in (may|june) | in (may|june) )", Some("in (may|june)")),
            ("{a:count|money} of (them|these) (them|these)", None),
            ("\\(|,|\\)", None),
            ("(a|b) [c|(d|e|d)]", Some("d")),
        ] {
            assert_eq!(doubled(pattern), twice, "{pattern}");
        }
    }
}
