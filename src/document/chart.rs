//! Charts: the data of Vega, Vega-Lite and Datawrapper as tables, their titles and notes as text. JSON that is no chart is
//! read as plain text.
//!
//! Comes in: a file, or a stretch of a text that holds a chart. Goes out: blocks and tables. Not here: data that lies in
//! other files or behind addresses; nothing is fetched.

mod cells;
mod datawrapper;
mod record;
mod vega;

use super::prose::Prose;
use super::tables::Tables;
use super::{BlockKind, Document, plain};
use crate::span::Span;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::ops::Range;

/// Files longer than this are data, not a chart that somebody reads.
const LONGEST: usize = 8 << 20;

/// Reads a file.
pub fn read(source: &str) -> Document<'_> {
    let (mut prose, mut tables) = (Prose::default(), Tables::default());
    let start = (source.len() - source.trim_start_matches('\u{FEFF}').len()) as u32;
    let whole = Span::new(start, source.len() as u32);
    if !add(source, whole, &mut prose, &mut tables, BlockKind::Headline) {
        return plain::read(source);
    }
    Document {
        source,
        prose: Cow::Owned(prose.text),
        map: prose.map,
        blocks: prose.blocks,
        tables: tables.finish(),
        date: None,
        dateline: None,
    }
}

/// Whether the name behind the fence of a block of code promises a chart.
pub fn is_named(info: &str) -> bool {
    let name = info.split([' ', ',', '{', '}']).find(|word| !word.is_empty()).unwrap_or_default();
    ["vega-lite", "vegalite", "vega"].contains(&name.trim_start_matches('.'))
}

/// Adds the chart in a block of code: what stands between its outermost braces.
pub fn add_code(source: &str, block: &Range<usize>, prose: &mut Prose, tables: &mut Tables) {
    let code = source.get(block.clone()).unwrap_or_default();
    if let (Some(from), Some(to)) = (code.find('{'), code.rfind('}')) {
        let start = (block.start + from) as u32;
        let span = Span::new(start, start.max((block.start + to + 1) as u32));
        add(source, span, prose, tables, BlockKind::Caption);
    }
}

/// Adds the chart that stands in a stretch of a source; false where there is none.
fn add(source: &str, span: Span, prose: &mut Prose, tables: &mut Tables, title: BlockKind) -> bool {
    let json = span.of(source).trim();
    let mut chart = Chart { source, prose, tables, title };
    json.starts_with('{')
        && json.len() <= LONGEST
        && (vega::read(json, &mut chart) || datawrapper::read(json, &mut chart))
}

/// A chart in the making.
struct Chart<'c> {
    source: &'c str,
    prose: &'c mut Prose,
    tables: &'c mut Tables,
    /// What its title is.
    title: BlockKind,
}

impl Chart<'_> {
    /// Where a part of the source stands.
    fn place(&self, part: &str) -> u32 {
        (part.as_ptr() as usize).saturating_sub(self.source.as_ptr() as usize) as u32
    }

    /// A string, or a list of them, as a block.
    fn block(&mut self, kind: BlockKind, text: Option<&RawValue>) {
        let Some(text) = text else { return };
        let lines: Vec<&RawValue> = serde_json::from_str(text.get()).unwrap_or_else(|_| vec![text]);
        self.prose.open(kind);
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                self.prose.render("\n", self.place(line.get()), 0);
            }
            if line.get().starts_with('"') {
                self.scalar(line.get());
            }
        }
        let end = self.place(text.get()) + text.get().len() as u32;
        self.prose.close(end, "\n\n");
    }

    /// What a string or a number says, into the open block.
    fn scalar(&mut self, written: &str) {
        let start = self.place(written);
        match written.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
            Some(inside) if !inside.contains('\\') => self.prose.copy(inside, start + 1),
            Some(inside) => {
                let text: String = serde_json::from_str(written).unwrap_or_default();
                self.prose.render(&text, start + 1, inside.len() as u32);
            }
            None if !matches!(written, "null" | "true" | "false") && !written.starts_with(['{', '[']) => {
                self.prose.copy(written, start);
            }
            None => {}
        }
    }

    /// A cell; without words it is empty.
    fn cell(&mut self, written: &str) {
        self.prose.open(BlockKind::Cell);
        self.scalar(written);
        self.close_cell(self.place(written) + written.len() as u32);
    }

    fn close_cell(&mut self, at: u32) {
        let here = Span::new(self.prose.end(), self.prose.end());
        let span = self.prose.close(at, "\n\n").unwrap_or(here);
        self.tables.plain = true;
        self.tables.cell(span);
    }
}

#[cfg(test)]
mod tests;
