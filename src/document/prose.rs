//! Prose put together by a reader of a markup: text is added stretch by stretch together with its place in the source,
//! and blocks are opened and closed around it. Everything that is added has its place, separators too, so that any
//! span of the prose has one in the source.

use super::{Block, BlockKind, HOLE, OffsetMap};
use crate::span::Span;

/// Prose in the making.
#[derive(Debug, Default)]
pub struct Prose {
    /// The text so far.
    pub text: String,
    /// The way back.
    pub map: OffsetMap,
    /// The blocks so far.
    pub blocks: Vec<Block>,
    /// Where the open block starts, and what it is.
    open: Option<(u32, BlockKind)>,
    /// Something was left out: the white space behind it is left out too where there is some before.
    gap: bool,
}

impl Prose {
    /// Prose for a source of `length` bytes.
    pub fn with_capacity(length: usize) -> Self {
        Self { text: String::with_capacity(length), ..Self::default() }
    }

    /// Where the next text will stand.
    pub fn end(&self) -> u32 {
        self.text.len() as u32
    }

    /// Opens a block where none is open.
    pub fn open(&mut self, kind: BlockKind) {
        if self.open.is_none() {
            self.open = Some((self.end(), kind));
            self.gap = true;
        }
    }

    /// Whether a block is open.
    pub const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    #[cfg(feature = "html")]
    /// Whether the open block is a cell.
    pub const fn is_cell(&self) -> bool {
        matches!(self.open, Some((_, BlockKind::Cell)))
    }

    /// Closes the open block, followed by `separator`, and gives its span; a block without words is none.
    pub fn close(&mut self, source: u32, separator: &str) -> Option<Span> {
        let (start, kind) = self.open.take()?;
        let written = Span::new(start, self.end());
        let text = written.of(&self.text);
        let is_block = text.chars().any(|letter| letter != HOLE && !letter.is_whitespace());
        let before = text.len() - text.trim_start().len();
        let span = Span::new(start + before as u32, start + text.trim_end().len() as u32);
        if !written.is_empty() {
            self.gap = false;
            self.render(separator, source, 0);
        }
        is_block.then(|| {
            self.blocks.push(Block { kind, span });
            span
        })
    }

    /// Adds text that stands in the source as it is.
    pub fn copy(&mut self, text: &str, source: u32) {
        let kept = self.without_gap(text);
        let skipped = (text.len() - kept.len()) as u32;
        if !kept.is_empty() {
            self.map.copied(self.end(), source + skipped, kept.len() as u32);
            self.text.push_str(kept);
        }
    }

    /// Adds text that stands in the source as it is, but for white space, of which a run counts as one.
    pub fn flow(&mut self, text: &str, source: u32) {
        let mut at = 0;
        while let Some((run, length)) = long_space(text.get(at..).unwrap_or_default()) {
            let (start, end) = (at + run, at + run + length);
            self.copy(text.get(at..start).unwrap_or_default(), source + at as u32);
            let space = text.get(start..end).unwrap_or_default();
            let one = if space.contains('\n') { "\n" } else { " " };
            self.render(one, source + start as u32, length as u32);
            at = end;
        }
        self.copy(text.get(at..).unwrap_or_default(), source + at as u32);
    }

    /// Adds text that stands in the source otherwise: an entity, a line break.
    pub fn render(&mut self, text: &str, source: u32, length: u32) {
        let kept = self.without_gap(text);
        if !kept.is_empty() {
            self.map.rendered(self.end(), source, length);
            self.text.push_str(kept);
        }
    }

    /// Adds a sign for something that has no words.
    pub fn hole(&mut self, source: Span) {
        self.render(HOLE.encode_utf8(&mut [0; 4]), source.start, source.len());
    }

    /// Something was left out here without a trace.
    pub fn leave_out(&mut self) {
        self.gap = self.text.ends_with(char::is_whitespace) || self.open.is_some_and(|(start, _)| start == self.end());
    }

    /// Something was left out here together with the white space before it, as the sign of a note is.
    pub fn leave_out_with_space(&mut self) {
        let start = self.open.map_or(self.text.len(), |(start, _)| start as usize);
        while self.text.len() > start && self.text.ends_with([' ', '\n', '\u{A0}']) {
            self.text.pop();
        }
        self.map.cut(self.end());
        self.leave_out();
    }

    fn without_gap<'t>(&mut self, text: &'t str) -> &'t str {
        if !self.gap {
            return text;
        }
        let kept = text.trim_start();
        self.gap = kept.is_empty();
        kept
    }
}

/// The first run of white space that is longer than one byte: where, and how long.
fn long_space(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut pairs = bytes.iter().zip(bytes.iter().skip(1));
    let start = pairs.position(|(one, next)| one.is_ascii_whitespace() && next.is_ascii_whitespace())?;
    let rest = bytes.get(start..).unwrap_or_default();
    Some((start, rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count()))
}
