//! Org: headings, paragraphs, lists, quotations and tables. Drawers, source blocks, comments, planning lines and
//! keywords are no prose, but for title, date and caption.

mod inline;

use super::dateline;
use super::line;
use super::lines::{Line, Lines};
use super::page::Page;
use super::{BlockKind, Document};
use crate::span::Span;
use inline::INLINE;

/// Reads Org.
pub fn read(source: &str) -> Document<'_> {
    let mut reader = Reader { page: Page::new(source), lines: Lines::of(source), lists: Vec::new(), quotation: false };
    while let Some(line) = reader.lines.next() {
        reader.block(&line);
    }
    reader.page.finish()
}

struct Reader<'s> {
    page: Page<'s>,
    lines: Lines<'s>,
    /// Lists that are open, by the columns before their marks.
    lists: Vec<(usize, u32)>,
    quotation: bool,
}

impl<'s> Reader<'s> {
    fn block(&mut self, line: &Line<'s>) {
        let text = line.text;
        let stars = text.len() - text.trim_start_matches('*').len();
        if line.is_blank() || line::is_rule(text) {
            return;
        }
        if let Some(keyword) = text.strip_prefix("#+") {
            self.keyword(line, keyword);
        } else if stars > 0 && line.indent == 0 && text.get(stars..).is_some_and(|rest| rest.starts_with(' ')) {
            self.heading(line, stars);
        } else if text.starts_with("# ") || text == "#" || text.starts_with(": ") || is_planning(text) {
            // A comment, an example, a date of planning.
        } else if is_drawer(text) {
            self.lines.skip_lines(|line| !line.text.eq_ignore_ascii_case(":END:"));
            self.lines.next();
        } else if text.starts_with('|') {
            self.table(line);
        } else if let Some(mark) = line::item_mark(text).filter(|_| !text.starts_with('*') || line.indent > 0) {
            self.item(line, mark);
        } else {
            self.paragraph(line);
        }
    }

    fn keyword(&mut self, line: &Line<'s>, keyword: &str) {
        let name = keyword.split([':', ' ']).next().unwrap_or_default();
        let value = line
            .behind(2 + name.len() + usize::from(keyword.get(name.len()..).is_some_and(|rest| rest.starts_with(':'))));
        match name.to_ascii_uppercase().as_str() {
            "TITLE" => {
                let kind = self.page.heading(true);
                self.page.block(kind, value, &INLINE);
            }
            "SUBTITLE" => drop(self.page.block(BlockKind::Heading, value, &INLINE)),
            "CAPTION" => drop(self.page.block(BlockKind::Caption, value, &INLINE)),
            "DATE" => {
                let date = value.of(self.page.source).trim_start_matches(['<', '[']);
                self.page.date = self.page.date.or_else(|| dateline::full_date(date).map(|(date, _)| date));
            }
            "BEGIN_QUOTE" | "BEGIN_VERSE" => self.quotation = true,
            "END_QUOTE" | "END_VERSE" => self.quotation = false,
            "BEGIN_SRC" | "BEGIN_EXAMPLE" | "BEGIN_COMMENT" | "BEGIN_EXPORT" | "BEGIN_LATEX" | "BEGIN_HTML" => {
                let name = name.get("BEGIN_".len()..).unwrap_or_default();
                let ends = |line: &Line<'_>| {
                    let end = line.text.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("#+END_"));
                    end && line.text.get(6..).is_some_and(|end| end.trim().eq_ignore_ascii_case(name))
                };
                self.lines.skip_lines(|line| !ends(line));
                self.lines.next();
            }
            _ => {}
        }
    }

    /// A heading without its keyword, priority and tags.
    fn heading(&mut self, line: &Line<'s>, stars: usize) {
        self.lists.clear();
        let mut span = line.behind(stars);
        for mark in ["TODO ", "DONE ", "[#A] ", "[#B] ", "[#C] "] {
            let marked = span.of(self.page.source).starts_with(mark);
            span.start += if marked { mark.len() as u32 } else { 0 };
        }
        let text = span.of(self.page.source);
        let tags = text
            .rsplit(char::is_whitespace)
            .next()
            .filter(|tags| tags.len() > 2 && tags.starts_with(':') && tags.ends_with(':'));
        span.end -= tags.map_or(0, |tags| tags.len() as u32);
        let span = self.page.trimmed(span);
        let kind = self.page.heading(stars == 1);
        self.page.block(kind, span, &INLINE);
    }

    fn item(&mut self, line: &Line<'s>, mark: usize) {
        while self.lists.last().is_some_and(|(indent, _)| *indent > line.indent) {
            self.lists.pop();
        }
        let list = match self.lists.last() {
            Some((indent, list)) if *indent == line.indent => *list,
            _ => {
                let list = self.page.new_list();
                self.lists.push((line.indent, list));
                list
            }
        };
        let mut text = line.behind(mark);
        if ["[ ] ", "[X] ", "[-] "].iter().any(|mark| text.of(self.page.source).starts_with(mark)) {
            text.start += 4;
        }
        let whole = self.gather(text, Some(line.indent));
        self.page.block(BlockKind::ListItem { list }, whole, &INLINE);
    }

    fn paragraph(&mut self, line: &Line<'s>) {
        let in_item = self.lists.last().is_some_and(|(indent, _)| line.indent > *indent);
        if !in_item {
            self.lists.clear();
        }
        let mut text = line.span;
        let words = text.of(self.page.source);
        // A footnote: `[fn:1] Its text.`
        if let Some(end) = words.strip_prefix("[fn:").and_then(|rest| rest.find("] ")).filter(|end| *end < 60) {
            text.start += "[fn:".len() as u32 + end as u32 + 2;
        }
        let whole = self.gather(text, None);
        self.page.block(if self.quotation { BlockKind::Quotation } else { BlockKind::Paragraph }, whole, &INLINE);
    }

    /// The lines that go on with a block; those of an item stand deeper than its mark.
    fn gather(&mut self, first: Span, deeper: Option<usize>) -> Span {
        let mut whole = first;
        let goes_on = |line: &Line<'_>| {
            let text = line.text;
            let ends = line.is_blank() || text.starts_with(['|']) || text.starts_with("#+");
            let heading = line.indent == 0 && text.starts_with("**");
            !ends && !heading && deeper.is_none_or(|indent| line.indent > indent) && line::item_mark(text).is_none()
        };
        while let Some(next) = self.lines.peek().filter(goes_on) {
            whole = whole.join(next.span);
            self.lines.next();
        }
        whole
    }

    /// Rows of cells between bars; a line of strokes ends the header.
    fn table(&mut self, first: &Line<'s>) {
        let mut rows: Vec<Line<'s>> = vec![*first];
        while let Some(next) = self.lines.peek().filter(|line| line.text.starts_with('|')) {
            rows.push(next);
            self.lines.next();
        }
        let header =
            rows.iter().position(|row| row.text.starts_with("|-")).filter(|at| *at > 0 && *at + 1 < rows.len());
        self.page.tables.open(&self.page.prose.text, &self.page.prose.blocks);
        for (index, row) in rows.iter().enumerate().filter(|(_, row)| !row.text.starts_with("|-")) {
            self.row(row);
            match header {
                Some(header) => self.page.tables.row(index < header),
                None => self.page.tables.row_guessed(&self.page.prose.text),
            }
        }
        self.page.tables.close();
    }

    fn row(&mut self, row: &Line<'s>) {
        let place = |at: usize| row.span.start + at as u32;
        let mut start = 1;
        for (at, _) in row.text.match_indices('|').skip(1) {
            self.page.cell(&[Span::new(place(start), place(at))], &INLINE);
            start = at + 1;
        }
        if start < row.text.len() {
            self.page.cell(&[Span::new(place(start), row.span.end)], &INLINE);
        }
    }
}

fn is_planning(text: &str) -> bool {
    ["CLOSED: ", "SCHEDULED: ", "DEADLINE: ", "CLOCK: "].iter().any(|start| text.starts_with(start))
}

/// `:PROPERTIES:` and its like.
fn is_drawer(text: &str) -> bool {
    let name = text.strip_prefix(':').and_then(|rest| rest.strip_suffix(':'));
    name.is_some_and(|name| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    })
}
