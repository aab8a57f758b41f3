//! AsciiDoc: titles, paragraphs, lists, quotations, admonitions and tables. Listings, literals, comments, passthroughs
//! and macros are no prose.

mod inline;
mod table;

use super::dateline;
use super::inline::word;
use super::line;
use super::lines::{Line, Lines};
use super::page::Page;
use super::{BlockKind, Document};
use crate::span::Span;
use inline::INLINE;

/// Reads AsciiDoc.
pub fn read(source: &str) -> Document<'_> {
    let mut reader = Reader {
        page: Page::new(source),
        lines: Lines::of(source),
        lists: Vec::new(),
        quotation: None,
        next: Style::default(),
        attached: false,
    };
    while let Some(line) = reader.lines.next() {
        reader.block(&line);
    }
    reader.page.finish()
}

/// What a line in square brackets says of the next block.
#[derive(Debug, Clone, Copy, Default)]
struct Style {
    quotation: bool,
    silent: bool,
    table: table::Shape,
}

struct Reader<'s> {
    page: Page<'s>,
    lines: Lines<'s>,
    /// Lists that are open, by their marks.
    lists: Vec<(&'s str, u32)>,
    /// The line that closes the quotation that is open.
    quotation: Option<&'s str>,
    next: Style,
    /// The next block belongs to an item.
    attached: bool,
}

impl<'s> Reader<'s> {
    fn block(&mut self, line: &Line<'s>) {
        if line.is_blank() {
            return;
        }
        let style = std::mem::take(&mut self.next);
        let text = line.text;
        if text == "+" {
            self.attached = true;
        } else if let Some(shape) = attributes(text) {
            self.next = shape;
        } else if self.fence(line, style) || self.line_alone(line) {
            // Done.
        } else if text == "|===" {
            table::read(&mut self.page, style.table, &mut self.lines);
        } else if style.silent || line.indent > 0 && item_mark(text).is_none() && self.lists.is_empty() {
            self.lines.skip_lines(|line| !line.is_blank());
        } else if let Some(length) = item_mark(text) {
            self.item(line, length);
        } else if let Some(end) = term(text) {
            self.term(line, end);
        } else {
            self.paragraph(line.span, style.quotation || self.quotation.is_some());
        }
    }

    /// A line that opens or closes a delimited block.
    fn fence(&mut self, line: &Line<'s>, style: Style) -> bool {
        let text = line.text;
        let Some(mark) = text.chars().next().filter(|mark| "-.+/`_=*".contains(*mark)) else { return false };
        let long = text.len() >= 4 || text == "--" || text == "```";
        if !long || !text.chars().all(|letter| letter == mark) && !text.starts_with("```") {
            return false;
        }
        let code = matches!(mark, '-' | '.' | '+' | '/' | '`') && text != "--";
        if code && !style.quotation || style.silent {
            let end = if mark == '`' { "```" } else { text };
            self.lines.skip_lines(|line| line.text != end);
            self.lines.next();
        } else if self.quotation == Some(text) {
            self.quotation = None;
        } else if mark == '_' || style.quotation {
            self.quotation = Some(text);
        }
        self.end_lists();
        true
    }

    /// A title, an attribute, a macro, a comment, a rule: a line that is a block of its own.
    fn line_alone(&mut self, line: &Line<'s>) -> bool {
        let text = line.text;
        let level = text.len() - text.trim_start_matches('=').len();
        if (1..=6).contains(&level) && text.get(level..).is_some_and(|rest| rest.starts_with(' ')) {
            let kind = self.page.heading(level == 1);
            self.page.block(kind, line.behind(level), &INLINE);
            self.end_lists();
            if level == 1 {
                self.head();
            }
        } else if text.starts_with("//") {
            // A comment.
        } else if let Some(name) = attribute(text) {
            self.attribute(name, line.behind(name.len() + 2));
        } else if text.starts_with('.')
            && text.get(1..).is_some_and(|rest| !rest.starts_with(['.', ' ']) && !rest.is_empty())
        {
            self.page.block(BlockKind::Caption, line.behind(1), &INLINE);
        } else if let Some((name, alt)) = block_macro(line) {
            if name == "image" {
                self.page.block(BlockKind::Caption, alt, &INLINE);
            }
        } else {
            return matches!(text, "'''" | "<<<" | "---" | "***");
        }
        true
    }

    /// The lines below the title: author, revision with its date, attributes.
    fn head(&mut self) {
        while let Some(line) = self.lines.peek().filter(|line| !line.is_blank() && !line.text.starts_with('[')) {
            self.lines.next();
            match attribute(line.text) {
                Some(name) => self.attribute(name, line.behind(name.len() + 2)),
                None => {
                    let parts = line.text.split([',', ':']).map(str::trim);
                    let date = parts.filter_map(|part| dateline::full_date(part)).map(|(date, _)| date).next();
                    self.page.date = self.page.date.or(date);
                }
            }
        }
    }

    fn attribute(&mut self, name: &str, value: Span) {
        if matches!(name, "revdate" | "date" | "docdate" | "published") {
            let date = dateline::full_date(value.of(self.page.source)).map(|(date, _)| date);
            self.page.date = self.page.date.or(date);
        }
    }

    fn end_lists(&mut self) {
        self.lists.clear();
        self.attached = false;
    }

    fn item(&mut self, line: &Line<'s>, length: usize) {
        let mark = line.text.get(..length).unwrap_or_default().trim_end();
        let mark = if mark.starts_with(|letter: char| letter.is_ascii_digit()) { "1." } else { mark };
        let list = match self.lists.iter().position(|(open, _)| *open == mark) {
            Some(at) => {
                self.lists.truncate(at + 1);
                self.lists.last().map_or(0, |(_, list)| *list)
            }
            None => {
                let list = self.page.new_list();
                self.lists.push((mark, list));
                list
            }
        };
        let mut text = line.behind(length);
        let box_length = ["[ ] ", "[x] ", "[*] "].iter().find(|mark| text.of(self.page.source).starts_with(**mark));
        text.start += box_length.map_or(0, |mark| mark.len() as u32);
        let whole = self.gather(text);
        self.page.block(BlockKind::ListItem { list }, whole, &INLINE);
    }

    /// `Term:: what it means`.
    fn term(&mut self, line: &Line<'s>, end: usize) {
        let list = match self.lists.last() {
            Some(("::", list)) => *list,
            _ => {
                let list = self.page.new_list();
                self.lists.push(("::", list));
                list
            }
        };
        let term = Span::new(line.span.start, line.span.start + end as u32);
        self.page.block(BlockKind::ListItem { list }, term, &INLINE);
        let meaning = line.behind(end + 2);
        if !meaning.is_empty() {
            let whole = self.gather(meaning);
            self.page.block(BlockKind::Paragraph, whole, &INLINE);
        }
    }

    fn paragraph(&mut self, first: Span, quoted: bool) {
        if !std::mem::take(&mut self.attached) {
            self.end_lists();
        }
        let mut text = first;
        let label = word(first.of(self.page.source), &[]);
        let admonition = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];
        let words = first.of(self.page.source);
        if words.get(label..).is_some_and(|rest| rest.starts_with(": "))
            && words.get(..label).is_some_and(|label| admonition.contains(&label))
        {
            text.start += label as u32 + 2;
        }
        let whole = self.gather(text);
        self.page.block(if quoted { BlockKind::Quotation } else { BlockKind::Paragraph }, whole, &INLINE);
    }

    /// The lines that go on with a block.
    fn gather(&mut self, first: Span) -> Span {
        let mut whole = first;
        while let Some(next) = self.lines.peek().filter(|next| goes_on(next)) {
            whole = whole.join(next.span);
            self.lines.next();
        }
        whole
    }
}

/// Whether a line goes on with the block before it.
fn goes_on(line: &Line<'_>) -> bool {
    let text = line.text;
    let fence = text.len() >= 4 && line::is_rule(text) || matches!(text, "--" | "+" | "|===" | "```");
    !text.is_empty()
        && !fence
        && item_mark(text).is_none()
        && attributes(text).is_none()
        && term(text).is_none()
        && !text.starts_with("//")
        && block_macro(line).is_none()
}

/// The length of the mark and white space that open an item: `* `, `** `, `. `, `1. `, `- `.
fn item_mark(text: &str) -> Option<usize> {
    let stars = |mark: char| text.len() - text.trim_start_matches(mark).len();
    let digits = stars_of_digits(text);
    let length = [stars('*'), stars('.'), stars('-').min(1), digits].into_iter().find(|length| *length > 0)?;
    let rest = text.get(length..)?.strip_prefix(' ')?.trim_start();
    (length <= 5 && !rest.is_empty()).then_some(text.len() - rest.len())
}

fn stars_of_digits(text: &str) -> usize {
    let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let closed = text.get(digits..).is_some_and(|rest| rest.starts_with('.'));
    if (1..=3).contains(&digits) && closed { digits + 1 } else { 0 }
}

/// Where the term of `Term:: meaning` ends.
fn term(text: &str) -> Option<usize> {
    let end = text.find("::")?;
    let closed = text.get(end + 2..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    (end > 0 && closed && text.len() < 300).then_some(end)
}

/// The name of `:name: value`.
fn attribute(text: &str) -> Option<&str> {
    let name = text.strip_prefix(':')?;
    let length = word(name, &['-', '_', '!']);
    let closed = name.get(length..).is_some_and(|rest| rest == ":" || rest.starts_with(": "));
    name.get(..length).filter(|_| length > 0 && closed)
}

/// `image::quay.png[The quay]`: the name, and what stands in brackets.
fn block_macro<'s>(line: &Line<'s>) -> Option<(&'s str, Span)> {
    let (name, rest) = line.text.split_once("::")?;
    let open = rest.find('[').filter(|_| rest.ends_with(']'))?;
    let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if !plain || rest.get(..open)?.contains(' ') {
        return None;
    }
    let inside = rest.get(open + 1..rest.len() - 1)?;
    let shown = inside.split(',').next().unwrap_or(inside);
    let shown = shown.trim_matches('"');
    let start = line.span.end - 1 - inside.len() as u32 + u32::from(inside.starts_with('"'));
    Some((name, Span::new(start, start + shown.len() as u32)))
}

/// What a line in square brackets says.
fn attributes(text: &str) -> Option<Style> {
    let inside = text.strip_prefix('[')?.strip_suffix(']')?;
    if inside.contains("](") || inside.contains('[') && !inside.starts_with('[') {
        return None;
    }
    let name = inside.split([',', '#', '.', '%']).next().unwrap_or_default();
    Some(Style {
        quotation: matches!(name, "quote" | "verse"),
        silent: matches!(
            name,
            "source" | "listing" | "literal" | "stem" | "latexmath" | "asciimath" | "comment" | "pass"
        ),
        table: table::Shape::of(inside),
    })
}
