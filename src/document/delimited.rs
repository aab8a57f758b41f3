//! CSV and TSV: the whole file is a table, its first row the header where that holds no figures. Quoted cells may hold
//! line breaks and doubled quotation marks; a mark that is never closed ends with its line.

use super::prose::Prose;
use super::tables::Tables;
use super::{BlockKind, Document, OffsetMap};
use crate::span::Span;
use std::borrow::Cow;

/// Reads lines of cells parted by whichever of comma and semicolon the first line has more of.
pub fn commas(source: &str) -> Document<'_> {
    let first = source.lines().next().unwrap_or_default();
    let count = |mark: char| first.matches(mark).count();
    read(source, if count(';') > count(',') { ';' } else { ',' })
}

/// Reads lines of cells parted by tabs.
pub fn tabs(source: &str) -> Document<'_> {
    read(source, '\t')
}

fn read(source: &str, mark: char) -> Document<'_> {
    let start = source.len() - source.strip_prefix('\u{FEFF}').unwrap_or(source).len();
    let mut reader =
        Reader { source, at: start, mark, prose: Prose::with_capacity(source.len()), tables: Tables::default() };
    reader.tables.open("", &[]);
    while reader.at < source.len() {
        reader.cell();
    }
    reader.tables.row_guessed(&reader.prose.text);
    reader.finish()
}

struct Reader<'s> {
    source: &'s str,
    at: usize,
    mark: char,
    prose: Prose,
    tables: Tables,
}

impl<'s> Reader<'s> {
    fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or_default()
    }

    /// Reads a cell and the mark or line end behind it.
    fn cell(&mut self) {
        self.prose.open(BlockKind::Cell);
        self.tables.plain = true;
        if let Some(length) = self.rest().strip_prefix('"').and_then(closing) {
            let inside = self.rest().get(1..=length).unwrap_or_default();
            self.quoted(inside);
            self.at += length + 2;
        }
        let rest = self.rest();
        let end = rest.find([self.mark, '\n']).unwrap_or(rest.len());
        self.prose.copy(rest.get(..end).unwrap_or_default(), self.at as u32);
        self.at += end;
        let here = Span::new(self.prose.end(), self.prose.end());
        let span = self.prose.close(self.at as u32, "\n\n").unwrap_or(here);
        self.tables.cell(span);
        if self.rest().starts_with('\n') {
            self.tables.row_guessed(&self.prose.text);
        }
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    /// The inside of quotation marks: two of them stand for one.
    fn quoted(&mut self, inside: &str) {
        let mut at = self.at + 1;
        for (index, part) in inside.split("\"\"").enumerate() {
            if index > 0 {
                self.prose.render("\"", at as u32, 2);
                at += 2;
            }
            self.prose.copy(part, at as u32);
            at += part.len();
        }
    }

    fn finish(self) -> Document<'s> {
        let map: OffsetMap = self.prose.map;
        let prose = Cow::Owned(self.prose.text);
        Document {
            source: self.source,
            prose,
            map,
            blocks: self.prose.blocks,
            tables: self.tables.finish(),
            date: None,
            dateline: None,
        }
    }
}

/// Where the closing mark of a quoted cell stands; looked for within [`LONGEST_CELL`], so that no mark costs more.
fn closing(text: &str) -> Option<usize> {
    let mut from = 0;
    while from < LONGEST_CELL {
        let at = from + text.get(from..)?.find('"')?;
        if text.get(at + 1..).is_some_and(|rest| rest.starts_with('"')) {
            from = at + 2;
        } else {
            return (at < LONGEST_CELL).then_some(at);
        }
    }
    None
}

/// A quoted cell of more bytes is none.
const LONGEST_CELL: usize = 1 << 16;
