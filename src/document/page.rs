//! A page in the making, for markups that are read line by line: prose, tables, headings, lists and notes around one
//! source. Comes in: what a reader has recognised, as spans of the source. Goes out: the document.

use super::inline::{Inline, Piece};
use super::prose::Prose;
use super::tables::Tables;
use super::{BlockKind, Document};
use crate::quantity::Date;
use crate::span::Span;
use std::borrow::Cow;

/// A page so far.
pub struct Page<'s> {
    /// The text as it lies in the file.
    pub source: &'s str,
    /// What is read of it.
    pub prose: Prose,
    /// Tables so far.
    pub tables: Tables,
    /// The date of publication that the source states.
    pub date: Option<Date>,
    /// Notes that wait for the end of the block which points to them.
    notes: Vec<Span>,
    titled: bool,
    lists: u32,
}

/// Markup inside markup is followed so deep.
const DEEPEST: u32 = 8;

impl<'s> Page<'s> {
    /// An empty page.
    pub fn new(source: &'s str) -> Self {
        Self {
            source,
            prose: Prose::with_capacity(source.len()),
            tables: Tables::default(),
            date: None,
            notes: Vec::new(),
            titled: false,
            lists: 0,
        }
    }

    /// The kind of a heading: the first of the highest rank is the headline.
    pub fn heading(&mut self, highest: bool) -> BlockKind {
        let title = highest && !self.titled;
        self.titled |= title;
        if title { BlockKind::Headline } else { BlockKind::Heading }
    }

    /// The number of a new list.
    pub fn new_list(&mut self) -> u32 {
        self.lists += 1;
        self.lists - 1
    }

    /// A whole block, with its notes behind it.
    pub fn block(&mut self, kind: BlockKind, span: Span, inline: &Inline) -> Option<Span> {
        self.prose.open(kind);
        self.text(span, inline);
        self.close(span.end, inline)
    }

    /// Adds to the open block.
    pub fn text(&mut self, span: Span, inline: &Inline) {
        self.inside(span, inline, 0);
    }

    /// Closes the open block; the notes that it points to follow as paragraphs.
    pub fn close(&mut self, at: u32, inline: &Inline) -> Option<Span> {
        let closed = self.prose.close(at, "\n\n");
        // A note that points to another is read with it, so that this ends.
        for note in std::mem::take(&mut self.notes) {
            self.prose.open(BlockKind::Paragraph);
            self.inside(note, inline, DEEPEST);
            self.prose.close(note.end, "\n\n");
        }
        closed
    }

    /// A cell of the open table, out of the stretches of its lines; one that is marked as a whole is bold.
    pub fn cell(&mut self, pieces: &[Span], inline: &Inline) {
        let pieces: Vec<Span> = pieces.iter().map(|piece| self.trimmed(*piece)).filter(|one| !one.is_empty()).collect();
        let (first, last) = (pieces.first().copied().unwrap_or_default(), pieces.last().copied().unwrap_or_default());
        let mark = inline.strong;
        let strong = first.of(self.source).starts_with(mark) && last.of(self.source).ends_with(mark);
        self.tables.plain = !strong || last.end - first.start < 2 * mark.len() as u32 + 1;
        self.prose.open(BlockKind::Cell);
        for (index, piece) in pieces.iter().enumerate() {
            if index > 0 {
                self.prose.render("\n", piece.start, 0);
            }
            self.text(*piece, inline);
        }
        let here = Span::new(self.prose.end(), self.prose.end());
        let span = self.prose.close(last.end, "\n\n").unwrap_or(here);
        self.tables.cell(span);
        self.notes.clear();
    }

    /// A stretch without the white space around it.
    pub fn trimmed(&self, span: Span) -> Span {
        let text = span.of(self.source);
        let start = span.start + (text.len() - text.trim_start().len()) as u32;
        Span::new(start, start + text.trim().len() as u32)
    }

    /// The document.
    pub fn finish(mut self) -> Document<'s> {
        self.prose.close(self.source.len() as u32, "\n\n");
        Document {
            source: self.source,
            prose: Cow::Owned(self.prose.text),
            map: self.prose.map,
            blocks: self.prose.blocks,
            tables: self.tables.finish(),
            date: self.date,
            dateline: None,
        }
    }

    fn inside(&mut self, span: Span, inline: &Inline, depth: u32) {
        let text = span.of(self.source);
        let start = |at: usize| span.start + at as u32;
        let (mut at, mut done) = (0, 0);
        while let Some(mark) = inline.next_mark(text, at) {
            let before = text.get(..mark).and_then(|text| text.chars().next_back());
            let rest = text.get(mark..).unwrap_or_default();
            let Some(piece) = (inline.rule)(rest, before) else {
                at = mark + 1;
                continue;
            };
            self.prose.flow(text.get(done..mark).unwrap_or_default(), start(done));
            self.piece(&piece, start(mark), inline, depth);
            done = mark + piece.length();
            at = done;
        }
        self.prose.flow(text.get(done..).unwrap_or_default(), start(done));
    }

    fn piece(&mut self, piece: &Piece, at: u32, inline: &Inline, depth: u32) {
        match *piece {
            Piece::Mark(_) => {}
            Piece::Out(_) => self.prose.leave_out(),
            Piece::Pointer(_) => self.prose.leave_out_with_space(),
            Piece::Hole(length) => self.prose.hole(Span::new(at, at + length as u32)),
            Piece::Written(text, length) => self.prose.render(text, at, length as u32),
            Piece::Literal(skip, length) => {
                let span = Span::new(at + skip as u32, at + (skip + length) as u32);
                self.prose.flow(span.of(self.source), span.start);
            }
            Piece::Inside(before, length, _) => {
                let span = Span::new(at + before as u32, at + (before + length) as u32);
                if depth < DEEPEST {
                    self.inside(span, inline, depth + 1);
                } else {
                    self.prose.flow(span.of(self.source), span.start);
                }
            }
            Piece::Note(before, length, _) => {
                self.prose.leave_out_with_space();
                if depth < DEEPEST {
                    self.notes.push(Span::new(at + before as u32, at + (before + length) as u32));
                }
            }
        }
    }
}
