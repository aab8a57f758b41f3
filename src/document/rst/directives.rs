//! What starts with two dots in reStructuredText: directives, notes, and things that are no prose.

use super::super::BlockKind;
use super::super::inline::word;
use super::super::lines::Line;
use super::inline::INLINE;
use super::{Kind, Reader, field, tables};
use crate::span::Span;

/// Directives whose body is prose; of those behind the gap, a quotation.
const PROSE: &[&str] = &[
    "note",
    "warning",
    "tip",
    "important",
    "hint",
    "caution",
    "attention",
    "danger",
    "error",
    "admonition",
    "topic",
    "sidebar",
    "container",
    "rubric",
    "versionadded",
    "versionchanged",
    "deprecated",
    "seealso",
    "centered",
    "compound",
    "only",
    "abstract",
];
const QUOTATIONS: &[&str] = &["epigraph", "highlights", "pull-quote"];
impl<'s> Reader<'s> {
    /// What starts with two dots: a note, a directive, or something that is no prose.
    pub(super) fn explicit(&mut self, line: &Line<'s>) {
        let rest = line.behind(2);
        let text = rest.of(self.page.source);
        if text.is_empty() && self.lines.peek().is_none_or(|next| next.is_blank()) {
            // An empty comment parts what is above from what is below.
            return;
        }
        let note = text.strip_prefix('[').and_then(|inside| inside.split_once(']'));
        if let Some((name, _)) = note.filter(|(_, rest)| rest.is_empty() || rest.starts_with(' ')) {
            let length = name.len() + 2;
            self.enter(line.indent, None, Kind::Plain);
            let note = self.page.trimmed(Span::new(rest.start + length as u32, rest.end));
            self.lead(note, line.indent, BlockKind::Paragraph);
            return;
        }
        let name = word(text, &['-', '_', ':']);
        let directive = text.get(..name).and_then(|name| name.strip_suffix("::")).unwrap_or_default();
        let argument = self.page.trimmed(Span::new(rest.start + name as u32, rest.end));
        match directive {
            "figure" | "image" => self.figure(line.indent),
            "table" => {
                self.page.block(BlockKind::Caption, argument, &INLINE);
                self.options(line.indent);
                self.enter(line.indent, None, Kind::Plain);
            }
            "list-table" | "csv-table" => {
                self.page.block(BlockKind::Caption, argument, &INLINE);
                let header = self.options(line.indent);
                tables::listed(&mut self.page, directive == "csv-table", header, line.indent, &mut self.lines);
            }
            _ if QUOTATIONS.contains(&directive) => {
                self.enter(line.indent, None, Kind::Quotation);
                self.lead(argument, line.indent, BlockKind::Quotation);
            }
            _ if PROSE.contains(&directive) => {
                self.enter(line.indent, None, Kind::Plain);
                self.lead(argument, line.indent, BlockKind::Paragraph);
            }
            _ => self.skip_body(line.indent),
        }
    }

    /// The text behind a directive's name, which goes on in the lines right below.
    pub(super) fn lead(&mut self, first: Span, indent: usize, kind: BlockKind) {
        let mut span = first;
        if first.is_empty() {
            self.options(indent);
            return;
        }
        while let Some(next) = self.lines.peek().filter(|next| !next.is_blank() && next.indent > indent) {
            if field(next.text).is_some() {
                break;
            }
            span = span.join(next.span);
            self.lines.next();
        }
        self.options(indent);
        self.page.block(kind, span, &INLINE);
    }

    /// Passes over the options of a directive; gives how many rows of a table they call headers.
    pub(super) fn options(&mut self, indent: usize) -> Option<usize> {
        let mut header = None;
        while let Some(next) = self.lines.peek().filter(|next| next.indent > indent) {
            let Some(length) = field(next.text) else { break };
            match next.text.get(..length) {
                Some(":header-rows:") => header = next.text.get(length..).and_then(|rows| rows.trim().parse().ok()),
                Some(":alt:") => drop(self.page.block(BlockKind::Caption, next.behind(length), &INLINE)),
                _ => {}
            }
            self.lines.next();
        }
        header
    }

    pub(super) fn figure(&mut self, indent: usize) {
        self.options(indent);
        self.enter(indent, None, Kind::First(BlockKind::Caption));
    }

    pub(super) fn skip_body(&mut self, indent: usize) {
        self.lines.skip_lines(|line| line.is_blank() || line.indent > indent);
    }
}
