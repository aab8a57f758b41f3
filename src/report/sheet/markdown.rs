//! The worksheet as Markdown: a heading, a table, and how many figures are settled.

use super::{Sheet, closing, ground, sign};
use crate::source::{Lines, Source};
use std::fmt::Write as _;

/// The worksheet of a file.
pub fn file(source: &Source, sheet: &Sheet, out: &mut String) {
    let lines = Lines::of(&source.text);
    let _ = writeln!(out, "## {}\n\n| | place | figure | mark | ground |\n|---|---|---|---|---|", plain(&source.name));
    for figure in &sheet.figures {
        let (mark, place) = (figure.mark, plain(&source.place(figure.span, &lines)));
        let (text, ground) = (plain(&figure.text), plain(&ground(figure)));
        let _ = writeln!(out, "| {} | {place} | {text} | {} | {ground} |", sign(mark), mark.name());
    }
    let _ = writeln!(out, "\n{}\n", closing(sheet));
}

/// Text that Markdown leaves as it is.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '|' | '*' | '_' | '`' | '[' | ']' | '<' | '\\' | '~' | '$' => plain.extend(['\\', letter]),
            '\n' | '\r' => plain.push(' '),
            _ => plain.push(letter),
        }
    }
    plain
}
