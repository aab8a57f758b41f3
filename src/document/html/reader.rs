//! Events of the tokenizer into prose, blocks and tables. Elements that are never closed do no harm: what encloses the
//! text is a flat list of what is open, and an end tag closes what it finds.

use super::super::prose::Prose;
use super::super::tables::Tables;
use super::super::{BlockKind, Document, chart};
use super::align::{Stretch, align};
use super::element::Element;
use super::tag::Tag;
use crate::quantity::Date;
use crate::span::Span;
use html5gum::emitters::callback::CallbackEvent;
use std::borrow::Cow;
use std::ops::Range;

/// Lists and quotations around the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    /// A list.
    List(u32),
    /// A block quotation.
    Quotation,
}

/// Events so far.
pub struct Reader<'s> {
    pub(super) source: &'s str,
    pub(super) prose: Prose,
    pub(super) tables: Tables,
    pub(super) containers: Vec<Container>,
    lists: u32,
    titled: bool,
    /// The element whose text is left out, and how often it is open inside itself.
    silent: Option<(Vec<u8>, u32)>,
    /// Where JSON begins that may be a chart.
    json: Option<usize>,
    strong: u32,
    /// Tables open inside each other.
    pub(super) depth: u32,
    /// All cells of the row so far are of the header.
    pub(super) heads: bool,
    tag: Tag,
    pub(super) alternatives: Vec<String>,
    pub(super) alternative_at: Span,
    date: Option<Date>,
}

impl<'s> Reader<'s> {
    /// A reader of events whose ranges are of `source`.
    pub fn new(source: &'s str) -> Self {
        Self {
            source,
            prose: Prose::with_capacity(source.len() / 2),
            tables: Tables::default(),
            containers: Vec::new(),
            lists: 0,
            titled: false,
            silent: None,
            json: None,
            strong: 0,
            depth: 0,
            heads: true,
            tag: Tag::default(),
            alternatives: Vec::new(),
            alternative_at: Span::default(),
            date: None,
        }
    }

    /// Takes in one event.
    pub fn event(&mut self, event: &CallbackEvent<'_>, range: Range<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag::new(name, range.start);
            }
            CallbackEvent::AttributeName { name } => self.tag.attribute = name.to_ascii_lowercase(),
            CallbackEvent::AttributeValue { value } => self.tag.set(&String::from_utf8_lossy(value)),
            CallbackEvent::CloseStartTag { self_closing } => self.start(range.end, *self_closing),
            CallbackEvent::EndTag { name } => self.end(name, range.start),
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value), range),
            CallbackEvent::Comment { .. } => self.prose.leave_out(),
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    /// The document.
    pub fn finish(mut self) -> Document<'s> {
        let end = self.source.len();
        self.close(end);
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

    fn start(&mut self, end: usize, self_closing: bool) {
        let tag = std::mem::take(&mut self.tag);
        if let Some((name, depth)) = &mut self.silent {
            *depth += u32::from(*name == tag.name && !self_closing);
            return;
        }
        let at = tag.start;
        match tag.element() {
            Element::Silent | Element::Struck if !self_closing => {
                self.prose.leave_out();
                self.json = (tag.is_json && tag.name == b"script").then_some(end);
                self.silent = Some((tag.name, 1));
            }
            Element::Hole if !self_closing => {
                self.hole(at..end);
                self.silent = Some((tag.name, 1));
            }
            Element::Block => self.close(at),
            Element::Kind(kind) => self.open_anew(kind, at),
            Element::Title => {
                let kind = if self.titled { BlockKind::Heading } else { BlockKind::Headline };
                self.titled = true;
                self.open_anew(kind, at);
            }
            Element::Item => {
                let list = self.containers.iter().rev().find_map(|container| match container {
                    Container::List(list) => Some(*list),
                    Container::Quotation => None,
                });
                self.open_anew(BlockKind::ListItem { list: list.unwrap_or(self.lists) }, at);
            }
            Element::List => {
                self.contain(Container::List(self.lists), at);
                self.lists += 1;
            }
            Element::Quotation => self.contain(Container::Quotation, at),
            Element::Table => self.table(at),
            Element::Row => self.row(at),
            Element::Cell(header) => self.cell(&tag, header, at),
            Element::Break => self.prose.render("\n", self.bound(at), (end.saturating_sub(at)) as u32),
            Element::Picture if !tag.alt.trim().is_empty() => self.picture(tag.alt, at..end),
            Element::Meta => self.date = self.date.or_else(|| tag.date()),
            Element::Strong => self.strong += 1,
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8], at: usize) {
        if let Some((silent, depth)) = &mut self.silent {
            *depth -= u32::from(silent == name);
            if *depth == 0 {
                self.silent = None;
                self.chart(at);
            }
            return;
        }
        match Element::of(name) {
            Element::Kind(BlockKind::Caption) if self.depth == 1 => {
                let at = self.bound(at);
                let span = self.prose.close(at, "\n\n");
                self.tables.caption(span);
            }
            Element::Block | Element::Kind(_) | Element::Title | Element::Item => self.close(at),
            Element::List => self.leave(|container| matches!(container, Container::List(_)), at),
            Element::Quotation => self.leave(|container| container == Container::Quotation, at),
            Element::Cell(_) => self.end_cell(at),
            Element::Row => self.row(at),
            Element::Table => {
                self.row(at);
                self.close(at);
                self.depth = self.depth.saturating_sub(1);
                self.tables.close();
            }
            Element::Strong => self.strong = self.strong.saturating_sub(1),
            _ => {}
        }
    }

    /// The chart in the script that ends at `to`; one inside a paragraph is none that stands by itself.
    fn chart(&mut self, to: usize) {
        let json = self.json.take().map(|from| from..to).filter(|_| !self.prose.is_open() && self.depth == 0);
        if let Some(json) = json {
            chart::add_code(self.source, &json, &mut self.prose, &mut self.tables);
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.silent.is_some() || text.trim().is_empty() && !self.prose.is_open() {
            return;
        }
        self.open();
        self.tables.plain |= self.strong == 0 && !text.trim().is_empty();
        let (start, end) = (self.bound(range.start), self.bound(range.end));
        let raw = self.source.get(start as usize..end as usize).unwrap_or_default();
        let mut stretches = Vec::new();
        align(text, raw, &mut stretches);
        for stretch in stretches {
            match stretch {
                Stretch::Copied(text, at) => self.prose.flow(text, start + at as u32),
                Stretch::Rendered(text, at, length) => self.prose.render(text, start + at as u32, length as u32),
            }
        }
    }
}
