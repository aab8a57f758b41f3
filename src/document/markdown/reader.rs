//! Events of the parser into prose and blocks. The parser's tree is walked by a stack of containers, never by
//! recursion, so that nesting costs no more than its length.

use super::super::chart;
use super::super::prose::Prose;
use super::super::tables::Tables;
use super::super::{BlockKind, Document};
use super::front_matter;
use super::jsx::STAND_IN;
use crate::quantity::Date;
use crate::span::Span;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// What encloses the text.
#[derive(Debug, Clone, Copy)]
enum Container {
    List(u32),
    /// An item, and whether its text is still to come: the first block alone is the item, others are paragraphs.
    Item(u32, bool),
    Quotation,
    /// A footnote or an alert.
    Note,
}

/// The words of a picture, with their places.
type Alternative<'t> = Vec<(CowStr<'t>, Range<usize>)>;

/// Events so far.
pub struct Reader<'s, 't> {
    source: &'s str,
    prose: Prose,
    tables: Tables,
    containers: Vec<Container>,
    lists: u32,
    titled: bool,
    /// Depth of elements whose text is left out, and whether the innermost is an address.
    silent: u32,
    address: bool,
    /// Depth of bold.
    strong: u32,
    /// Depth of pictures, and the words of those that wait for the end of the block.
    pictures: u32,
    alternatives: Vec<Alternative<'t>>,
    in_front_matter: bool,
    date: Option<Date>,
}

impl<'s, 't> Reader<'s, 't> {
    /// A reader of events whose ranges are of `source`.
    pub fn new(source: &'s str) -> Self {
        Self {
            source,
            prose: Prose::with_capacity(source.len()),
            tables: Tables::default(),
            containers: Vec::new(),
            lists: 0,
            titled: false,
            silent: 0,
            address: false,
            strong: 0,
            pictures: 0,
            alternatives: Vec::new(),
            in_front_matter: false,
            date: None,
        }
    }

    /// Takes in one event.
    pub fn event(&mut self, event: Event<'t>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, &range),
            Event::End(tag) => self.end(tag, range.end as u32),
            Event::Text(text) => self.text(text, range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.hole(&range),
            Event::SoftBreak | Event::HardBreak => self.line_break(&range),
            Event::InlineHtml(tag) if is_line_break(&tag) => self.line_break(&range),
            Event::InlineHtml(_) | Event::FootnoteReference(_) => self.prose.leave_out(),
            Event::Html(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    /// The document.
    pub fn finish(mut self) -> Document<'s> {
        self.close(self.source.len() as u32);
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

    fn start(&mut self, tag: &Tag<'t>, range: &Range<usize>) {
        let start = range.start as u32;
        match tag {
            Tag::Paragraph => self.open(),
            Tag::Heading { level, .. } => self.heading(*level),
            Tag::BlockQuote(kind) => {
                self.contain(if kind.is_some() { Container::Note } else { Container::Quotation }, start)
            }
            Tag::FootnoteDefinition(_) => self.contain(Container::Note, start),
            Tag::List(_) => {
                self.contain(Container::List(self.lists), start);
                self.lists += 1;
            }
            Tag::Item => self.item(start),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) if chart::is_named(info) => {
                self.close(start);
                chart::add_code(self.source, range, &mut self.prose, &mut self.tables);
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.close(start),
            Tag::Table(_) => {
                self.close(start);
                self.tables.open(&self.prose.text, &self.prose.blocks);
            }
            Tag::TableCell => self.prose.open(BlockKind::Cell),
            Tag::Strong => self.strong += 1,
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => {
                self.hole(range);
                self.address = true;
                self.silent += 1;
            }
            Tag::Image { .. } => self.picture(range),
            Tag::MetadataBlock(_) => self.in_front_matter = true,
            _ => {}
        }
        self.silent += u32::from(matches!(tag, Tag::CodeBlock(_) | Tag::Strikethrough));
    }

    fn end(&mut self, tag: TagEnd, end: u32) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.close(end),
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition | TagEnd::List(_) | TagEnd::Item => {
                self.close(end);
                self.containers.pop();
            }
            TagEnd::TableCell => {
                let at = Span::new(self.prose.end(), self.prose.end());
                let span = self.prose.close(end, "\n\n");
                self.tables.cell(span.unwrap_or(at));
            }
            TagEnd::TableHead => self.tables.row(true),
            TagEnd::TableRow => self.tables.row(false),
            TagEnd::Table => {
                self.tables.close();
                self.flush_alternatives(end);
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::MetadataBlock(_) => self.in_front_matter = false,
            TagEnd::Link if self.address => {
                self.address = false;
                self.silent = self.silent.saturating_sub(1);
            }
            TagEnd::CodeBlock | TagEnd::Strikethrough => {
                self.silent = self.silent.saturating_sub(1);
                self.prose.leave_out();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: CowStr<'t>, range: Range<usize>) {
        if self.in_front_matter {
            self.date = self.date.or_else(|| front_matter::date(&text));
        } else if self.silent == 0 && self.pictures > 0 {
            self.alternatives.last_mut().into_iter().for_each(|words| words.push((text.clone(), range.clone())));
        } else if self.silent == 0 {
            self.open();
            if self.strong == 0 && !text.trim().is_empty() {
                self.tables.plain = true;
            }
            self.add(&text, &range);
        }
    }

    fn add(&mut self, text: &str, range: &Range<usize>) {
        match self.source.get(range.clone()) {
            Some(written) if written == text => self.prose.copy(text, range.start as u32),
            Some(written) if written.len() == text.len() && text.len() > 1 => {
                self.add_blanked(text, written, range.start);
            }
            _ => self.prose.render(text, range.start as u32, range.len() as u32),
        }
    }

    /// Text with parts blanked out, beside what is written there. Letters are blanked whole, so that what is the same
    /// on both sides starts and ends at letters.
    fn add_blanked(&mut self, text: &str, written: &str, start: usize) {
        let (mut at, bytes) = (0, |from: usize| text.bytes().zip(written.bytes()).skip(from));
        while at < text.len() {
            let same = bytes(at).take_while(|(one, other)| one == other).count();
            self.prose.copy(text.get(at..at + same).unwrap_or_default(), (start + at) as u32);
            at += same;
            let blank = bytes(at).take_while(|(one, other)| one != other).count();
            if text.get(at..at + blank).is_some_and(|blank| blank.contains(STAND_IN)) {
                self.prose.hole(Span::new((start + at) as u32, (start + at + blank) as u32));
            } else if blank > 0 {
                self.prose.leave_out();
            }
            at += blank;
        }
    }

    fn line_break(&mut self, range: &Range<usize>) {
        if self.silent == 0 && self.pictures == 0 && self.prose.is_open() {
            self.add("\n", range);
        }
    }

    /// Code, an address or a picture inside running text.
    fn hole(&mut self, range: &Range<usize>) {
        if self.silent == 0 && self.pictures == 0 {
            self.open();
            self.prose.hole(Span::new(range.start as u32, range.end as u32));
        }
    }

    /// Opens a block of the kind that the containers give, if none is open.
    fn open(&mut self) {
        if self.prose.is_open() {
            return;
        }
        let kind = match self.containers.last_mut() {
            Some(Container::Item(list, fresh)) if *fresh => {
                *fresh = false;
                BlockKind::ListItem { list: *list }
            }
            Some(Container::Quotation) => BlockKind::Quotation,
            _ => BlockKind::Paragraph,
        };
        self.prose.open(kind);
    }

    fn close(&mut self, end: u32) {
        self.prose.close(end, "\n\n");
        if !self.tables.is_open() {
            self.flush_alternatives(end);
        }
    }

    fn contain(&mut self, container: Container, start: u32) {
        self.close(start);
        self.containers.push(container);
    }

    fn item(&mut self, start: u32) {
        let list = match self.containers.last() {
            Some(Container::List(list)) => *list,
            _ => self.lists,
        };
        self.contain(Container::Item(list, true), start);
    }

    fn heading(&mut self, level: HeadingLevel) {
        let title = level == HeadingLevel::H1 && !self.titled;
        self.titled |= title;
        self.prose.open(if title { BlockKind::Headline } else { BlockKind::Heading });
    }

    /// The words of a picture wait until the block around it is closed.
    fn picture(&mut self, range: &Range<usize>) {
        if self.pictures == 0 && self.silent == 0 {
            if self.prose.is_open() {
                self.hole(range);
            }
            self.alternatives.push(Vec::new());
        }
        self.pictures += 1;
    }

    fn flush_alternatives(&mut self, end: u32) {
        for words in std::mem::take(&mut self.alternatives) {
            self.prose.open(BlockKind::Caption);
            for (text, range) in words {
                self.add(&text, &range);
            }
            self.prose.close(end, "\n\n");
        }
    }
}

/// `<br>` in its spellings.
fn is_line_break(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').trim_end_matches(['>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}
