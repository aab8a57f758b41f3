//! Landmarks: where in a Word file, an OpenDocument or a spreadsheet a line of the text stands that was taken out of it.
//! Such files have no lines of their own, so that reports name the paragraph or cell and quote the text around.
//!
//! Comes in: a landmark a line, from the readers. Goes out: the words for it. Not here: the files.

use super::{Lines, Source};
use crate::span::Span;
use std::fmt;

/// Where a line stands. All counts are from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Landmark {
    /// A paragraph outside tables; those without words are not counted.
    Paragraph(u32),
    /// A cell of a table.
    Cell {
        /// Which table of the file.
        table: u32,
        /// Its row.
        row: u32,
        /// Its column.
        column: u32,
    },
    /// A cell of a spreadsheet.
    SheetCell {
        /// Which sheet, by the order of [`Landmarks::sheet`].
        sheet: u32,
        /// Its row.
        row: u32,
        /// Its column.
        column: u32,
    },
}

/// Where the lines of a text stand in its file; empty for a text that is its own file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Landmarks {
    lines: Vec<Landmark>,
    sheets: Vec<String>,
}

impl Landmarks {
    /// Adds the landmark of the next line.
    pub fn add(&mut self, landmark: Landmark) {
        self.lines.push(landmark);
    }

    /// Adds a sheet; gives its number for [`Landmark::SheetCell`].
    pub fn sheet(&mut self, name: &str) -> u32 {
        self.sheets.push(name.to_owned());
        self.sheets.len() as u32
    }

    /// The words for the place of a line: "paragraph 12", "table 2, row 3, column 1", "sheet Catch, cell C7".
    fn of_line(&self, line: u32) -> Option<String> {
        let landmark = self.lines.get(line.checked_sub(1)? as usize)?;
        Some(match landmark {
            Landmark::Paragraph(number) => format!("paragraph {number}"),
            Landmark::Cell { table, row, column } => format!("table {table}, row {row}, column {column}"),
            Landmark::SheetCell { sheet, row, column } => {
                let name = self.sheets.get(sheet.saturating_sub(1) as usize).map_or("", String::as_str);
                format!("sheet {name}, cell {}{row}", letters(*column))
            }
        })
    }
}

/// Columns by their letters: "C" for 3, "AA" for 27.
fn letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        let digit = (column - 1) % 26;
        letters.push(char::from(b'A' + digit as u8));
        column = (column - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Where a stretch stands in a file without lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whereabouts {
    /// Paragraph or cell.
    pub place: String,
    /// The text around, cut to a line.
    pub around: String,
}

impl fmt::Display for Whereabouts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: “{}”", self.place, self.around)
    }
}

/// Characters of the text around that are quoted before a stretch and behind it.
const AROUND: usize = 40;

impl Source {
    /// Whether the text is all that is in its file, so that the file can be mended.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.landmarks.lines.is_empty()
    }

    /// Where a stretch stands, in a few words: paragraph or cell, or else line and column.
    #[must_use]
    pub fn place(&self, span: Span, lines: &Lines<'_>) -> String {
        let place = lines.place(span.start);
        self.landmarks.of_line(place.line).unwrap_or_else(|| format!("{}:{}", place.line, place.column))
    }

    /// Where a stretch stands in the file that the text was taken out of; `None` for a text that is its own file.
    #[must_use]
    pub fn whereabouts(&self, span: Span, lines: &Lines<'_>) -> Option<Whereabouts> {
        if self.landmarks.lines.is_empty() {
            return None;
        }
        let place = self.landmarks.of_line(lines.place(span.start).line)?;
        let line = lines.line(span.start);
        let (start, end) = (span.start as usize, (span.end as usize).min(line.end));
        let before = self.text.get(line.start..start).unwrap_or_default();
        let behind = self.text.get(end..line.end).unwrap_or_default();
        let first = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let last = behind.char_indices().nth(AROUND).map_or(behind.len(), |(at, _)| at);
        let opening = if first > 0 { "…" } else { "" };
        let closing = if last < behind.len() { "…" } else { "" };
        let inside = self.text.get(line.start + first..end + last).unwrap_or_default().trim();
        Some(Whereabouts { place, around: format!("{opening}{inside}{closing}") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        assert_eq!([1, 26, 27, 702, 703].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn places_are_named_with_the_text_around() {
        let mut source = Source::new("a.xlsx", format!("{} 12 {}\n9\n", "é".repeat(60), "ü".repeat(60)));
        assert_eq!(source.whereabouts(Span::new(121, 123), &Lines::of(&source.text)), None);
        source.landmarks.add(Landmark::Paragraph(7));
        let sheet = source.landmarks.sheet("Catch");
        source.landmarks.add(Landmark::SheetCell { sheet, row: 4, column: 28 });
        let lines = Lines::of(&source.text);
        let told = source.whereabouts(Span::new(121, 123), &lines).unwrap().to_string();
        assert_eq!(told, format!("paragraph 7: “…{} 12 {}…”", "é".repeat(39), "ü".repeat(39)));
        let cell = source.text.len() as u32 - 2;
        let told = source.whereabouts(Span::new(cell, cell + 1), &lines).unwrap().to_string();
        assert_eq!(told, "sheet Catch, cell AB4: “9”");
    }
}
