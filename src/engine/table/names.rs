//! What the words of headers, row labels and notes say of a table: which column is a total, a share, a rank, which row
//! adds up the others, and whether rows are left out. Words are compared whole, in lower case.

pub use super::words::*;

/// The words of a header or label, in lower case.
pub fn words(text: &str) -> Vec<String> {
    let low = text.to_lowercase().replace('/', " / ");
    let split = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '%' | '#' | '±' | 'Δ' | '+' | '/');
    low.split(split).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether one of the words is among `known`.
pub fn any(words: &[String], known: &[&str]) -> bool {
    words.iter().any(|word| known.contains(&word.as_str()))
}

/// Whether a label names a total: the word opens or closes it, brackets aside.
pub fn is_total(label: &str) -> bool {
    let words = words(label.split(['(', '[']).next().unwrap_or_default());
    let ends = [words.first(), words.last()].into_iter().flatten();
    let opens = |word: &str| words.first().is_some_and(|first| first == word);
    words.len() < 7
        && !any(&words, &["other", "others", "time"])
        && ends.into_iter().any(|word| TOTAL.contains(&word.as_str()))
        && (opens("all") || words.last().is_none_or(|last| last != "all"))
}

/// Whether a label may name the whole that the rows above are parts of.
pub fn names_whole(label: &str) -> bool {
    let words = words(label);
    words.len() < 4 && any(&words, WHOLE)
}

/// Whether labels of rows are the answers that exclude each other, or end with the rest of them.
pub fn close_a_list<'l>(labels: impl Iterator<Item = &'l str>) -> bool {
    let labels: Vec<String> = labels.map(|label| label.trim().to_lowercase().replace('’', "'")).collect();
    let has = |known: &str| labels.iter().any(|label| label == known);
    let rest = labels.last().is_some_and(|last| ["other", "others", "all others", "rest"].contains(&last.as_str()));
    rest || has("yes") && has("no") || REST.iter().any(|known| has(known))
}

/// Whether a label names what is left of amounts of either sign.
pub fn names_result(label: &str) -> bool {
    let words = words(label);
    words.len() < 7 && any(&words, RESULT)
}

/// Whether a label names what amounts of either sign make together.
pub fn is_net(label: &str) -> bool {
    let words = words(label);
    let other = ["profit", "income", "loss", "earnings", "sales", "revenue", "assets", "debt", "margin", "result"];
    words.len() < 5 && words.first().is_some_and(|first| first == "net") && !any(&words, &other)
}

/// Whether two headers say the same of two times.
pub fn same_but_for_time(one: &[String], other: &[String]) -> bool {
    let is_time =
        |word: &&String| TIMES.contains(&word.as_str()) || word.starts_with(|letter: char| letter.is_ascii_digit());
    let timeless = |words: &[String]| words.iter().filter(|word| !is_time(word)).cloned().collect::<Vec<_>>();
    one.iter().any(|word| is_time(&word)) && timeless(one) == timeless(other)
}

/// Whether a label names what was there at the start or is at the end.
pub fn is_balance(label: &str) -> bool {
    let words = words(label);
    words.len() < 7 && any(&words, &["balance", "stock", "cash"]) && any(&words, ENDS)
}

/// Whether a label says that the row is a part of the row above.
pub fn is_part_of_row_above(label: &str) -> bool {
    let low = label.trim_start().to_lowercase();
    ["of which", "of whom", "of these", "including", "incl", "thereof"].iter().any(|opening| low.starts_with(opening))
}

/// Whether a header or caption names a unit or scale, so that whole numbers below it are rounded ones.
pub fn names_measure(text: &str) -> bool {
    text.contains(['$', '£', '€', '¥', '₹']) || any(&words(text), MEASURES)
}

/// Whether a note near a table says that its rows are not the whole.
pub fn is_partial(note: &str) -> bool {
    let low = note.to_lowercase();
    let rounding = low.contains("round");
    PARTIAL.iter().any(|phrase| low.contains(phrase) && !(rounding && phrase.contains("add")))
}

/// Whether a note says that the percents are parts of one whole.
pub fn is_partition(note: &str) -> bool {
    let low = note.to_lowercase();
    PARTITION.iter().any(|phrase| low.contains(phrase))
}

/// Whether a note says that the percents make 100 but for rounding.
pub fn is_rounded_whole(note: &str) -> bool {
    let low = note.to_lowercase();
    low.contains("round")
        && (low.contains("add") || low.contains("sum") || low.contains("total") || low.contains("100"))
}

/// The words of a text without the ending of the plural.
pub fn stems(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.strip_suffix('s').map_or(word.clone(), str::to_owned)).collect()
}

/// A small count in words or figures; words come without the ending of the plural.
pub fn count(word: &str) -> Option<usize> {
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    word.parse().ok().or_else(|| words.iter().position(|known| *known == word).map(|at| at + 2))
}

/// The word of a scale.
pub const fn scale_word(scale: i32) -> &'static str {
    match scale {
        3 => "thousands",
        6 => "millions",
        _ => "billions",
    }
}
