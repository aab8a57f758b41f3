//! The tokeniser: words, numbers and marks, and what their flags tell.

use super::{Flags, key, tokenise};

fn words(text: &str) -> Vec<&str> {
    tokenise(text).iter().map(|token| token.text(text)).collect()
}

#[test]
fn splits_words_numbers_and_marks() {
    assert_eq!(
        words("China's U.S. rate, don't: $1,234.5bn (3%)."),
        ["China", "'s", "U.S.", "rate", ",", "don't", ":", "$", "1,234.5", "bn", "(", "3", "%", ")", "."]
    );
    assert_eq!(
        words("JD’s café 10–12 at 9 a.m. A. Smith"),
        ["JD", "’s", "café", "10", "–", "12", "at", "9", "a.m.", "A", ".", "Smith"]
    );
    assert_eq!(key("’s"), key("'s"));
    assert_eq!(words("the dogs' 6'2\""), ["the", "dogs", "'", "6", "'", "2", "\""]);
}

#[test]
fn flags_tell_form_and_space() {
    let tokens = tokenise("NASA iPhone\u{a0}5km");
    assert!(tokens[0].flags.any(Flags::CAPITALS));
    assert!(tokens[1].flags.any(Flags::MIXED));
    assert!(tokens[2].flags.any(Flags::THIN));
    assert!(tokens[3].glued());
}
