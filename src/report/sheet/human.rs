//! The worksheet for a terminal: the file's name, a line a figure in columns, and how many are settled.

use super::{Sheet, closing, ground, sign};
use crate::source::{Lines, Source};
use std::fmt::Write as _;

/// The widest column of figures.
const WIDEST: usize = 28;

/// The worksheet of a file.
pub fn file(source: &Source, sheet: &Sheet, out: &mut String) {
    let lines = Lines::of(&source.text);
    let length = |text: &str| text.chars().count();
    let widest = sheet.figures.iter().map(|figure| length(&figure.text)).max().unwrap_or_default().min(WIDEST);
    let _ = writeln!(out, "{}", source.name);
    for figure in &sheet.figures {
        let place = source.place(figure.span, &lines);
        let blank = " ".repeat(widest.saturating_sub(length(&figure.text)));
        let (mark, text) = (figure.mark, &figure.text);
        let _ = writeln!(out, "  {} {place:<8} {text}{blank}  {:<12}  {}", sign(mark), mark.name(), ground(figure));
    }
    let _ = writeln!(out, "{}: {}", source.name, closing(sheet));
}
