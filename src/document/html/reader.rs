//! Events of the tokenizer into prose, blocks and tables. Elements that are never closed do no harm: what encloses the
//! text is a flat list of what is open, and an end tag closes what it finds.

use super::super::prose::Prose;
use super::super::tables::Tables;
use super::super::{BlockKind, Document, dateline};
use super::align::{Stretch, align};
use super::element::Element;
use crate::quantity::Date;
use crate::span::Span;
use html5gum::emitters::callback::CallbackEvent;
use std::borrow::Cow;
use std::ops::Range;

/// Lists and quotations around the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Container {
    List(u32),
    Quotation,
}

/// Events so far.
pub struct Reader<'s> {
    source: &'s str,
    prose: Prose,
    tables: Tables,
    containers: Vec<Container>,
    lists: u32,
    titled: bool,
    /// The element whose text is left out, and how often it is open inside itself.
    silent: Option<(Vec<u8>, u32)>,
    strong: u32,
    /// Tables open inside each other.
    depth: u32,
    /// All cells of the row so far are of the header.
    heads: bool,
    tag: Tag,
    alternatives: Vec<String>,
    alternative_at: Span,
    date: Option<Date>,
}

/// The start tag that is being read.
#[derive(Default)]
struct Tag {
    name: Vec<u8>,
    attribute: Vec<u8>,
    start: usize,
    property: String,
    content: String,
    alt: String,
    columns: u32,
    spans_rows: bool,
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
                self.tag = Tag { name: name.to_vec(), start: range.start, columns: 1, ..Tag::default() };
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
        }
    }

    fn start(&mut self, end: usize, self_closing: bool) {
        let tag = std::mem::take(&mut self.tag);
        if let Some((name, depth)) = &mut self.silent {
            *depth += u32::from(*name == tag.name && !self_closing);
            return;
        }
        let at = tag.start;
        match Element::of(&tag.name) {
            Element::Silent | Element::Struck if !self_closing => {
                self.prose.leave_out();
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
            }
            return;
        }
        match Element::of(name) {
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

impl Reader<'_> {
    /// A position of the tokenizer on a boundary of characters.
    fn bound(&self, at: usize) -> u32 {
        let mut at = at.min(self.source.len());
        while !self.source.is_char_boundary(at) {
            at -= 1;
        }
        at as u32
    }

    fn open(&mut self) {
        let kind = match self.containers.last() {
            Some(Container::Quotation) => BlockKind::Quotation,
            _ => BlockKind::Paragraph,
        };
        self.prose.open(kind);
    }

    fn open_anew(&mut self, kind: BlockKind, at: usize) {
        self.close(at);
        self.prose.open(kind);
    }

    fn close(&mut self, at: usize) {
        let at = self.bound(at);
        self.prose.close(at, "\n\n");
        if self.depth == 0 {
            for words in std::mem::take(&mut self.alternatives) {
                self.prose.open(BlockKind::Caption);
                self.prose.render(&words, self.alternative_at.start, self.alternative_at.len());
                self.prose.close(self.alternative_at.end, "\n\n");
            }
        }
    }

    fn contain(&mut self, container: Container, at: usize) {
        self.close(at);
        self.containers.push(container);
    }

    fn leave(&mut self, wanted: fn(Container) -> bool, at: usize) {
        self.close(at);
        if let Some(last) = self.containers.iter().rposition(|container| wanted(*container)) {
            self.containers.truncate(last);
        }
    }

    fn hole(&mut self, range: Range<usize>) {
        self.open();
        let span = Span::new(self.bound(range.start), self.bound(range.end));
        self.prose.hole(span);
    }

    fn picture(&mut self, alt: String, range: Range<usize>) {
        if self.prose.is_open() {
            self.hole(range.clone());
        }
        self.alternatives.truncate(MOST_PICTURES);
        self.alternatives.push(alt);
        self.alternative_at = Span::new(self.bound(range.start), self.bound(range.end));
    }

    /// A table inside a table makes columns of neither.
    fn table(&mut self, at: usize) {
        self.close(at);
        self.depth += 1;
        if self.depth > 1 {
            self.tables.drop_open();
        } else {
            self.tables.open(&self.prose.text, &self.prose.blocks);
        }
        self.heads = true;
    }

    fn row(&mut self, at: usize) {
        self.end_cell(at);
        self.tables.row(self.heads);
        self.heads = true;
    }

    fn cell(&mut self, tag: &Tag, header: bool, at: usize) {
        self.end_cell(at);
        self.heads &= header;
        self.tables.plain = false;
        self.prose.open(BlockKind::Cell);
        if tag.spans_rows {
            self.tables.drop_open();
        }
        for _ in 1..tag.columns {
            self.tables.cell(Span::new(self.prose.end(), self.prose.end()));
        }
    }

    fn end_cell(&mut self, at: usize) {
        let at = self.bound(at);
        let here = Span::new(self.prose.end(), self.prose.end());
        if self.prose.is_cell() {
            let span = self.prose.close(at, "\t");
            self.tables.cell(span.unwrap_or(here));
        }
    }
}

/// Pictures that wait for the end of a block.
const MOST_PICTURES: usize = 100;

impl Tag {
    fn set(&mut self, value: &str) {
        match self.attribute.as_slice() {
            b"property" | b"name" | b"itemprop" => self.property = value.to_ascii_lowercase(),
            b"content" | b"datetime" => self.content = value.to_owned(),
            b"alt" => self.alt = value.to_owned(),
            b"colspan" => self.columns = value.trim().parse().unwrap_or(1).clamp(1, 100),
            b"rowspan" => self.spans_rows = value.trim() != "1",
            _ => {}
        }
    }

    /// The date of publication that the tag states.
    fn date(&self) -> Option<Date> {
        let known = [
            "article:published_time",
            "datepublished",
            "date",
            "dc.date",
            "pubdate",
            "publish-date",
            "parsely-pub-date",
        ];
        let stated = known.contains(&self.property.as_str());
        stated.then(|| dateline::full_date(self.content.trim()).map(|(date, _)| date)).flatten()
    }
}
