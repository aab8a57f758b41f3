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
    low.contains("round") && (low.contains("add") || low.contains("sum") || low.contains("total"))
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
