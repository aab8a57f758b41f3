//! reStructuredText: sections, paragraphs, lists, quotations, tables, and the directives that hold prose. Code, comments,
//! targets and unknown directives are no prose. What stands inside what is told by indentation, kept on a stack.

mod directives;
mod grid;
mod inline;
mod simple;
mod tables;

use super::dateline;
use super::inline::word;
use super::lines::{Line, Lines};
use super::page::Page;
use super::{BlockKind, Document};
use crate::span::Span;
use inline::INLINE;

/// Reads reStructuredText.
pub fn read(source: &str) -> Document<'_> {
    let mut reader = Reader { page: Page::new(source), lines: Lines::of(source), inside: Vec::new(), highest: None };
    while let Some(line) = reader.lines.next() {
        reader.block(line);
    }
    reader.page.finish()
}

/// What encloses text by its indentation.
#[derive(Debug, Clone, Copy)]
struct Container {
    /// Columns before its mark: text that stands no deeper is outside.
    outside: usize,
    /// Columns before its text, once some was seen.
    body: Option<usize>,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    List(u32),
    /// An item or a caption whose first block is of a kind of its own.
    First(BlockKind),
    Quotation,
    Plain,
}

struct Reader<'s> {
    page: Page<'s>,
    lines: Lines<'s>,
    inside: Vec<Container>,
    /// The mark under headings of the highest rank.
    highest: Option<char>,
}

/// Things that stand inside each other so deep are no text.
const DEEPEST: usize = 100;

impl<'s> Reader<'s> {
    fn block(&mut self, line: Line<'s>) {
        if line.is_blank() {
            return;
        }
        self.leave(&line);
        if line.text == ".." || line.text.starts_with(".. ") {
            self.explicit(&line);
        } else if is_drawn(line.text) {
            self.drawn(&line);
        } else if line.text.starts_with("+-") {
            grid::read(&mut self.page, &line, &mut self.lines);
        } else if line.text.starts_with(">>> ") {
            self.lines.skip_lines(|line| !line.is_blank());
        } else if let Some(length) = field(line.text) {
            self.field(&line, length);
        } else if let Some(mark) = item_mark(line.text) {
            self.item(&line, mark);
        } else {
            self.paragraph(&line);
        }
    }

    /// Leaves what the line is not inside of, and enters a quotation where it stands deeper than what is around.
    fn leave(&mut self, line: &Line<'_>) {
        while self.inside.last().is_some_and(|last| line.indent <= last.outside && !is_sibling(last, line)) {
            self.inside.pop();
        }
        let body = self.inside.last().map_or(Some(0), |last| last.body);
        match body {
            None => self.inside.iter_mut().last().into_iter().for_each(|last| last.body = Some(line.indent)),
            Some(body) if line.indent > body && self.inside.len() < DEEPEST => {
                let outside = self.inside.last().map_or(0, |last| last.outside.max(body));
                self.inside.push(Container { outside, body: Some(line.indent), kind: Kind::Quotation });
            }
            Some(_) => {}
        }
    }

    fn enter(&mut self, outside: usize, body: Option<usize>, kind: Kind) {
        if self.inside.len() < DEEPEST {
            self.inside.push(Container { outside, body, kind });
        }
    }

    /// The kind of the next block.
    fn kind(&mut self) -> BlockKind {
        match self.inside.last_mut() {
            Some(last) => match last.kind {
                Kind::First(kind) => {
                    last.kind = Kind::Plain;
                    kind
                }
                Kind::Quotation => BlockKind::Quotation,
                Kind::Plain | Kind::List(_) => BlockKind::Paragraph,
            },
            None => BlockKind::Paragraph,
        }
    }

    fn item(&mut self, line: &Line<'s>, mark: usize) {
        let list = match self.inside.last() {
            Some(Container { kind: Kind::List(list), .. }) => *list,
            _ => {
                let list = self.page.new_list();
                self.enter(line.indent, Some(line.indent), Kind::List(list));
                list
            }
        };
        let text = line.behind(mark);
        let body = line.indent + (text.start - line.span.start) as usize;
        self.enter(line.indent, Some(body), Kind::First(BlockKind::ListItem { list }));
        let rest = text.of(self.page.source);
        match item_mark(rest).filter(|_| self.inside.len() < DEEPEST) {
            Some(mark) => self.item(&Line { text: rest, span: text, indent: body }, mark),
            None => self.paragraph(&Line { text: rest, span: text, indent: body }),
        }
    }

    /// A paragraph, a term with its definition below, or a section's title with the line drawn under it.
    fn paragraph(&mut self, line: &Line<'s>) {
        let below = self.lines.peek().filter(|below| !below.is_blank());
        if let Some(below) = below.filter(|below| underlines(below, line)) {
            self.lines.next();
            return self.title(line, below.text);
        }
        let mut span = line.span;
        while let Some(next) = self.lines.peek().filter(|next| !next.is_blank() && next.indent == line.indent) {
            span = span.join(next.span);
            self.lines.next();
        }
        let is_term = span == line.span && below.is_some_and(|below| below.indent > line.indent);
        let text = span.of(self.page.source);
        let (shown, code) = match text.strip_suffix("::") {
            Some(before) if before.is_empty() || before.ends_with(char::is_whitespace) => (before.trim_end(), true),
            Some(_) => (text.get(..text.len() - 1).unwrap_or_default(), true),
            None => (text.strip_prefix("| ").unwrap_or(text), false),
        };
        let start = if code { span.start } else { span.end - shown.len() as u32 };
        let kind = self.kind();
        self.page.block(kind, Span::new(start, start + shown.len() as u32), &INLINE);
        if code {
            self.skip_body(line.indent);
        } else if is_term {
            self.enter(line.indent, None, Kind::Plain);
        }
    }

    fn title(&mut self, line: &Line<'s>, drawn: &str) {
        let mark = drawn.chars().next();
        self.highest = self.highest.or(mark);
        let kind = self.page.heading(self.highest == mark);
        self.page.block(kind, line.span, &INLINE);
        self.inside.clear();
    }

    /// A line of marks: the one over a title, the first of a table, or a rule.
    fn drawn(&mut self, line: &Line<'s>) {
        let mut ahead = self.lines;
        let (title, under) = (ahead.next(), ahead.next());
        let is_title = title.zip(under).is_some_and(|(title, under)| {
            !title.is_blank() && under.text == line.text && underlines(&under, &title) && !line.text.contains(' ')
        });
        match title.filter(|_| is_title) {
            Some(title) => {
                self.lines = ahead;
                self.title(&title, line.text);
            }
            None if line.text.starts_with("==") => simple::read(&mut self.page, line, &mut self.lines),
            None => {}
        }
    }

    /// `:Date: 2024-05-01`; fields are no prose.
    fn field(&mut self, line: &Line<'s>, length: usize) {
        let name = line.text.get(1..length.saturating_sub(1)).unwrap_or_default();
        if ["date", "published"].iter().any(|known| known.eq_ignore_ascii_case(name)) {
            let value = line.behind(length).of(self.page.source);
            self.page.date = self.page.date.or_else(|| dateline::full_date(value).map(|(date, _)| date));
        }
        self.skip_body(line.indent);
    }
}

/// Whether a list goes on with the line.
fn is_sibling(last: &Container, line: &Line<'_>) -> bool {
    matches!(last.kind, Kind::List(_)) && last.outside == line.indent && item_mark(line.text).is_some()
}

/// Whether a line is drawn: one mark over and over, or several rows of `=`.
fn is_drawn(text: &str) -> bool {
    let Some(mark) = text.chars().next().filter(char::is_ascii_punctuation) else { return false };
    let gaps = mark == '=';
    text.len() >= 3 && text.chars().all(|letter| letter == mark || gaps && letter == ' ')
}

/// Whether a line is drawn under a title.
fn underlines(below: &Line<'_>, title: &Line<'_>) -> bool {
    let width = title.text.chars().count();
    is_drawn(below.text)
        && !below.text.contains(' ')
        && below.indent <= title.indent
        && below.text.len() + 2 >= width.min(60)
}

/// The length of `:name:` at the start of a line; a colon behind a role is none.
fn field(text: &str) -> Option<usize> {
    let name = text.strip_prefix(':')?;
    let end = name.find(':').filter(|end| (1..60).contains(end))?;
    let closed = name.get(end + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    (closed && !name.starts_with(' ')).then_some(end + 2)
}

/// The length of the mark and white space that open an item.
fn item_mark(text: &str) -> Option<usize> {
    super::line::item_mark(text).or_else(|| {
        let rest = text.strip_prefix("#. ").or_else(|| {
            let inside = text.strip_prefix('(')?;
            let length = word(inside, &[]);
            (1..=3).contains(&length).then(|| inside.get(length..)?.strip_prefix(") "))?
        })?;
        Some(text.len() - rest.trim_start().len())
    })
}
