//! A source line by line, for markups in which lines have a meaning of their own. Nothing is stored: whoever wants to
//! look ahead copies the lines.

use crate::span::Span;

/// The lines of a source from a place on.
#[derive(Clone, Copy)]
pub struct Lines<'s> {
    source: &'s str,
    at: usize,
}

/// A line without the white space around it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Line<'s> {
    /// Its words.
    pub text: &'s str,
    /// Where they stand.
    pub span: Span,
    /// Columns before them; a tab goes to the next eighth.
    pub indent: usize,
}

impl<'s> Lines<'s> {
    /// All lines.
    pub fn of(source: &'s str) -> Self {
        Self { source, at: source.len() - source.strip_prefix('\u{FEFF}').unwrap_or(source).len() }
    }

    /// The next line, without going on.
    pub fn peek(&self) -> Option<Line<'s>> {
        let mut ahead = *self;
        ahead.next()
    }

    /// Passes over lines as long as they are wanted.
    pub fn skip_lines(&mut self, mut wanted: impl FnMut(&Line<'s>) -> bool) {
        while self.peek().is_some_and(|line| wanted(&line)) {
            self.next();
        }
    }
}

impl<'s> Iterator for Lines<'s> {
    type Item = Line<'s>;

    fn next(&mut self) -> Option<Line<'s>> {
        let rest = self.source.get(self.at..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr(b'\n', rest.as_bytes());
        let written = rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest);
        let text = written.trim();
        let before = written.len() - written.trim_start().len();
        let start = (self.at + if text.is_empty() { 0 } else { before }) as u32;
        let indent = written.get(..before).unwrap_or_default().chars().fold(0, |column, letter| match letter {
            '\t' => (column / 8 + 1) * 8,
            _ => column + 1,
        });
        self.at += written.len() + usize::from(end.is_some());
        Some(Line { text, span: Span::new(start, start + text.len() as u32), indent })
    }
}

impl Line<'_> {
    /// Whether there are no words.
    pub const fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// What is left of the line behind so many bytes, without white space.
    pub fn behind(&self, bytes: usize) -> Span {
        let rest = self.text.get(bytes..).unwrap_or_default();
        let start = self.span.end - rest.trim_start().len() as u32;
        Span::new(start, self.span.end)
    }
}
