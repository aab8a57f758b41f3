//! The stretches of a text that a finding speaks of, cut out and wrapped to the width of a page, in the shape in which
//! miette reads sources. Paragraphs are one line in a file and hundreds of columns long, so miette alone would draw its
//! marks under the wrong words on most terminals, and take minutes for a file of one line.
//!
//! Characters that would disturb a terminal (control characters, marks that turn the direction of text) are replaced.

use super::window::Window;
use crate::source::{Lines, Place};
use crate::span::Span;
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use unicode_width::UnicodeWidthChar;

/// Wrapped pieces of a text, one a line.
#[derive(Debug)]
pub(super) struct Clip {
    name: String,
    text: String,
    pieces: Vec<Piece>,
    /// Where source and clip run side by side from: (source, clip), both rising.
    steps: Vec<(u32, usize)>,
    /// Where the marks begin: (clip, place in the source).
    places: Vec<(usize, Place)>,
}

/// A line of the clip.
#[derive(Debug, Clone, Copy)]
struct Piece {
    start: usize,
    end: usize,
    /// The number under which miette draws it: rising by one where pieces belong together, by more where they do not.
    number: usize,
    /// The line of the source that begins here; `None` for the rest of a line.
    line: Option<u32>,
    /// The window that it belongs to.
    window: usize,
}

/// Columns of a tab.
pub(super) const TAB: usize = 4;

impl Clip {
    /// Cuts the marks with their neighbourhood out of a text and wraps them to `room` columns.
    pub fn new(name: &str, text: &str, lines: &Lines<'_>, marks: &[Span], room: usize) -> Self {
        let mut clip = Self {
            name: name.to_owned(),
            text: String::new(),
            pieces: Vec::new(),
            steps: Vec::new(),
            places: Vec::new(),
        };
        let windows = Window::around(text, lines, marks, room);
        let mut last_line = None;
        for (index, window) in windows.iter().enumerate() {
            let first = lines.place(window.start as u32).line;
            let next = clip.pieces.last().map_or(0, |piece| piece.number + 1);
            // A gap in the numbers keeps miette from drawing what is far apart in one box.
            let adjoins = last_line.is_some_and(|last| last + 1 == first);
            let number = (first as usize - 1).max(if adjoins || index == 0 { next } else { next + 1 });
            clip.add(text, window, marks, room, (index, number, first));
            last_line = Some(lines.place(window.end as u32).line);
        }
        clip.places = marks.iter().map(|mark| (clip.start_of(mark.start), lines.place(mark.start))).collect();
        clip
    }

    /// A stretch of the source in the clip.
    pub fn span(&self, span: Span) -> SourceSpan {
        let start = self.start_of(span.start);
        let end = self.end_of(span.end).max(start);
        (start, end - start).into()
    }

    /// Columns before a place in the clip, in its own line.
    pub fn column(&self, offset: usize) -> usize {
        let start = self.pieces.iter().rev().find(|piece| piece.start <= offset).map_or(0, |piece| piece.start);
        self.text.get(start..offset).unwrap_or_default().chars().map(columns).sum()
    }

    /// What to write in place of a number in the margin: the line of the source, or nothing in the middle of one.
    pub fn line_of(&self, number: usize) -> Option<Option<u32>> {
        self.pieces.iter().find(|piece| piece.number + 1 == number).map(|piece| piece.line)
    }

    fn add(&mut self, text: &str, window: &Window, marks: &[Span], room: usize, first: (usize, usize, u32)) {
        let (index, mut number, mut line) = first;
        let mut begins_line = true;
        for stretch in window.of(text).split_inclusive('\n') {
            let base = window.start + offset_in(window.of(text), stretch);
            let (body, ended) = match stretch.strip_suffix('\n') {
                Some(body) => (body.strip_suffix('\r').unwrap_or(body), true),
                None => (stretch, false),
            };
            let opening = if base == window.start && window.cut_before { "… " } else { "" };
            let closing = if !ended && window.cut_after { " …" } else { "" };
            let body = Body { text: body, base, opening, closing };
            for piece in body.pieces(marks, room) {
                let start = self.text.len();
                let line = begins_line.then_some(line);
                self.push(&body, piece);
                self.pieces.push(Piece { start, end: self.text.len(), number, line, window: index });
                self.text.push('\n');
                number += 1;
                begins_line = false;
            }
            line += 1;
            begins_line = true;
        }
    }

    fn push(&mut self, body: &Body<'_>, piece: std::ops::Range<usize>) {
        if piece.start == 0 {
            self.text.push_str(body.opening);
        }
        let start = (body.base + piece.start) as u32;
        self.steps.push((start, self.text.len()));
        let written = body.text.get(piece.clone()).unwrap_or_default();
        for (at, letter) in written.char_indices() {
            let shown = shown(letter);
            self.text.push(shown);
            if shown != letter {
                self.steps.push((start + (at + letter.len_utf8()) as u32, self.text.len()));
            }
        }
        if piece.end == body.text.len() {
            self.text.push_str(body.closing);
        }
    }

    fn start_of(&self, offset: u32) -> usize {
        let after = self.steps.partition_point(|(source, _)| *source <= offset);
        let mut at = self.step_to(after, offset);
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    fn end_of(&self, offset: u32) -> usize {
        let after = self.steps.partition_point(|(source, _)| *source < offset);
        let mut at = self.step_to(after, offset);
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        at
    }

    fn step_to(&self, after: usize, offset: u32) -> usize {
        let step = after.checked_sub(1).and_then(|index| self.steps.get(index));
        step.map_or(0, |(source, clip)| clip + (offset - source) as usize).min(self.text.len())
    }
}

/// A line of the source, or a part of one, about to be wrapped.
struct Body<'t> {
    text: &'t str,
    base: usize,
    opening: &'static str,
    closing: &'static str,
}

impl Body<'_> {
    /// Breaks at spaces outside the marks, so that no figure is torn apart, and anywhere where a word is too long.
    fn pieces(&self, marks: &[Span], room: usize) -> Vec<std::ops::Range<usize>> {
        let mut pieces = Vec::new();
        let (mut start, mut space, mut width) = (0, None, self.opening.chars().count());
        for (at, letter) in self.text.char_indices() {
            if width + columns(shown(letter)) > room && at > start {
                let (end, next) = space.map_or((at, at), |space| (space, space + 1));
                pieces.push(start..end);
                (start, space) = (next, None);
                width = self.text.get(next..at).unwrap_or_default().chars().map(|c| columns(shown(c))).sum();
            }
            let offset = (self.base + at) as u32;
            let short = |mark: &&Span| (mark.len() as usize) < room / 2;
            if letter == ' ' && !marks.iter().filter(short).any(|mark| mark.start < offset && offset < mark.end) {
                space = Some(at);
            }
            width += columns(shown(letter));
        }
        pieces.push(start..self.text.len());
        pieces
    }
}

fn columns(letter: char) -> usize {
    if letter == '\t' { TAB } else { letter.width().unwrap_or(0) }
}

/// The picture of a control character; the replacement character for what turns or hides text.
fn shown(letter: char) -> char {
    match letter {
        '\t' => letter,
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or('\u{fffd}'),
        '\x7f'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => '\u{fffd}',
        _ => letter,
    }
}

/// Where `part` begins in `whole`, of which it is a part.
fn offset_in(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

impl SourceCode for Clip {
    /// All pieces of the windows that a span touches. miette asks without context only for the place in its header,
    /// which is told as it is in the source.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let end = span.offset() + span.len();
        let touched = |piece: &&Piece| piece.start <= end && span.offset() <= piece.end;
        let windows: Vec<usize> = self.pieces.iter().filter(touched).map(|piece| piece.window).collect();
        let (Some(first), Some(last)) = (windows.first(), windows.last()) else { return Err(MietteError::OutOfBounds) };
        let pieces: Vec<&Piece> = self.pieces.iter().filter(|piece| (first..=last).contains(&&piece.window)).collect();
        let (Some(top), Some(bottom)) = (pieces.first(), pieces.last()) else { return Err(MietteError::OutOfBounds) };
        let data = self.text.as_bytes().get(top.start..bottom.end).unwrap_or_default();
        let place = self.places.iter().find(|(start, _)| *start == span.offset()).map(|(_, place)| *place);
        let (line, column) = match place {
            Some(place) if before == 0 => (place.line as usize - 1, place.column as usize - 1),
            _ => (top.number, 0),
        };
        let count = bottom.number - top.number;
        let here = (top.start, bottom.end - top.start).into();
        Ok(Box::new(MietteSpanContents::new_named(self.name.clone(), data, here, line, column, count)))
    }
}
