//! Plain text: paragraphs between blank lines, or a paragraph a line; headline, headings, lists and captions by their
//! looks. The prose is the source itself, so that nothing is copied and every offset is its own.

use super::{Block, BlockKind, Document, OffsetMap, dateline, line};
use crate::span::Span;
use std::borrow::Cow;

/// The longest line, in bytes, that a hard-wrapped text has.
const LONGEST_WRAPPED: u32 = 160;

/// Reads plain text.
#[must_use]
pub fn read(source: &str) -> Document<'_> {
    let text = Text::new(source);
    let mut reader =
        Reader { text: text.whole, blocks: Vec::with_capacity(text.whole.len() / 256), ..Reader::default() };
    let mut lines = Vec::new();
    for line in text {
        if line.span.is_empty() {
            reader.group(&lines, true);
            lines.clear();
        } else {
            lines.push(line);
        }
        if line.page {
            reader.group(&lines, true);
            lines.clear();
        }
    }
    reader.group(&lines, false);
    reader.demote_last();
    let prose = Cow::Borrowed(source);
    Document {
        source,
        prose,
        map: OffsetMap::default(),
        blocks: reader.blocks,
        tables: Vec::new(),
        date: None,
        dateline: None,
    }
}

/// A line without the white space around it.
#[derive(Clone, Copy)]
struct Line {
    span: Span,
    /// A form feed ends it: a new page.
    page: bool,
}

/// The lines of a source.
struct Text<'s> {
    whole: &'s str,
    at: usize,
    /// Line feed, or carriage return in the texts of old that have no line feed.
    end: u8,
}

impl<'s> Text<'s> {
    fn new(source: &'s str) -> Self {
        let end = if memchr::memchr(b'\n', source.as_bytes()).is_some() { b'\n' } else { b'\r' };
        let at = source.len() - source.strip_prefix('\u{FEFF}').unwrap_or(source).len();
        Self { whole: source, at, end }
    }
}

impl Iterator for Text<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let rest = self.whole.get(self.at..).filter(|rest| !rest.is_empty())?;
        let found = memchr::memchr2(self.end, b'\x0C', rest.as_bytes());
        let written = rest.get(..found.unwrap_or(rest.len())).unwrap_or(rest);
        let start = self.at + (written.len() - written.trim_start().len());
        let span = Span::new(start as u32, (start + written.trim().len()) as u32);
        let page = found.is_some_and(|at| rest.as_bytes().get(at) == Some(&b'\x0C'));
        self.at += written.len() + usize::from(found.is_some());
        Some(Line { span, page })
    }
}

/// Blocks so far.
#[derive(Default)]
struct Reader<'s> {
    text: &'s str,
    blocks: Vec<Block>,
    /// Number of the last list.
    lists: u32,
    /// The last block belongs to a list that may go on.
    listing: bool,
    /// The headline stands, or can no longer come.
    titled: bool,
}

impl<'s> Reader<'s> {
    /// Adds the blocks of lines that stand together; `closed` where a blank line follows them.
    fn group(&mut self, lines: &[Line], closed: bool) {
        let lines = self.without_rules(lines);
        let Some(first) = lines.first() else { return };
        if lines.iter().any(|line| self.mark(line).is_some()) && self.is_list(lines) {
            self.list(lines);
        } else if lines.len() > 1 && self.is_line_by_line(lines) {
            self.line_by_line(lines);
        } else {
            let whole = lines.last().map_or(first.span, |last| first.span.join(last.span));
            self.paragraph(whole, lines.len(), closed);
        }
    }

    fn words(&self, line: &Line) -> &'s str {
        line.span.of(self.text)
    }

    fn mark(&self, line: &Line) -> Option<usize> {
        line::item_mark(self.words(line))
    }

    /// The lines between drawn rules above and below; a rule ends a list.
    fn without_rules<'l>(&mut self, mut lines: &'l [Line]) -> &'l [Line] {
        while let Some((_, rest)) = lines.split_first().filter(|(first, _)| line::is_rule(self.words(first))) {
            self.listing = false;
            lines = rest;
        }
        while let Some((_, rest)) = lines.split_last().filter(|(last, _)| line::is_rule(self.words(last))) {
            lines = rest;
        }
        lines
    }

    /// Whether the marks are those of a list: a line of running text may by chance start with a dash or "12.".
    fn is_list(&self, lines: &[Line]) -> bool {
        let first = lines.iter().position(|line| self.mark(line).is_some()).unwrap_or_default();
        let before = first.checked_sub(1).and_then(|before| lines.get(before)).map_or("", |line| self.words(line));
        before.is_empty()
            || before.ends_with(':')
            || line::ends_sentence(before)
            || lines.iter().filter(|line| self.mark(line).is_some()).count() > 1
    }

    /// Items, each with the unmarked lines behind it; lines before the first item are a paragraph.
    fn list(&mut self, lines: &[Line]) {
        let mut open: Option<(Span, usize)> = None;
        for line in lines {
            let mark = self.mark(line);
            match &mut open {
                Some((span, count)) if mark.is_none() => {
                    *span = span.join(line.span);
                    *count += 1;
                }
                _ => {
                    if let Some((span, count)) = open.take() {
                        self.item_or_paragraph(span, count);
                    }
                    open = Some((line.span, 1));
                }
            }
        }
        if let Some((span, count)) = open {
            self.item_or_paragraph(span, count);
        }
    }

    fn item_or_paragraph(&mut self, span: Span, lines: usize) {
        match line::item_mark(span.of(self.text)) {
            Some(mark) => self.item(Span::new(span.start + mark as u32, span.end)),
            None => self.paragraph(span, lines, false),
        }
    }

    fn item(&mut self, span: Span) {
        if !self.listing {
            self.lists += 1;
        }
        self.listing = true;
        self.titled = true;
        self.blocks.push(Block { kind: BlockKind::ListItem { list: self.lists - 1 }, span });
    }

    /// Whether every line is a paragraph of its own: the lines are longer than anyone wraps them, or most of them end
    /// a sentence.
    fn is_line_by_line(&self, lines: &[Line]) -> bool {
        let ended = lines.iter().filter(|line| line::ends_sentence(self.words(line))).count();
        lines.iter().any(|line| line.span.len() > LONGEST_WRAPPED) || ended * 5 >= lines.len() * 3
    }

    /// A paragraph a line; a line that starts small goes on with the one before.
    fn line_by_line(&mut self, lines: &[Line]) {
        let mut open: Option<(Span, usize)> = None;
        for line in lines {
            open = match open {
                Some((span, count)) if self.goes_on(span, line) => Some((span.join(line.span), count + 1)),
                Some((span, count)) => {
                    self.paragraph(span, count, true);
                    Some((line.span, 1))
                }
                None => Some((line.span, 1)),
            };
        }
        if let Some((span, count)) = open {
            self.paragraph(span, count, false);
        }
    }

    fn goes_on(&self, before: Span, line: &Line) -> bool {
        line::starts_small(self.words(line)) && !line::ends_sentence(before.of(self.text))
    }

    /// Adds a block that is no list; `closed` where something parts it from what follows.
    fn paragraph(&mut self, span: Span, lines: usize, closed: bool) {
        self.listing = false;
        let text = span.of(self.text);
        let kind = if line::is_caption(text) {
            BlockKind::Caption
        } else if !self.titled {
            self.titled = !dateline::is_date_line(text);
            let title = self.titled && closed && lines < 4 && text.len() < 250 && !line::ends_in_stop(text);
            if title && is_whole(text) { BlockKind::Headline } else { BlockKind::Paragraph }
        } else if lines == 1 && self.is_heading(text) {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        };
        self.blocks.push(Block { kind, span });
    }

    /// A short line without an end mark, or a deck below the headline.
    fn is_heading(&self, text: &str) -> bool {
        let below_title = self.blocks.last().is_some_and(|block| block.kind == BlockKind::Headline);
        let (length, words) = if below_title { (200, 40) } else { (70, 10) };
        text.len() <= length
            && !line::ends_sentence(text)
            && !line::starts_small(text)
            && !text.ends_with(['"', '”', '’', '»'])
            && is_whole(text)
            && text.split_whitespace().nth(words).is_none()
    }

    /// A heading heads something; a headline alone is a paragraph.
    fn demote_last(&mut self) {
        if let Some(last) = self.blocks.last_mut().filter(|last| last.kind.is_heading()) {
            last.kind = BlockKind::Paragraph;
        }
    }
}

/// Whether nothing at the end of the text says that it goes on.
fn is_whole(text: &str) -> bool {
    !line::runs_on(text) && !text.ends_with(':')
}
