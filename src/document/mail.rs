//! Mail: subject and text of a message, decoded. What is encoded in a file has no lines there, so that positions are of
//! the text taken out of it. Attachments are left out; lines that quote another message are quotations.

use super::open::{OpenError, Parts, Unpacked};
use super::{Block, BlockKind, Document, Table, plain, seems};
use crate::quantity::Date;
use crate::source::Landmarks;
use crate::span::Span;
use mail_parser::{Message, MessageParser, PartType};

/// Reads a message.
pub fn read(bytes: &[u8]) -> Result<Unpacked, OpenError> {
    let message =
        MessageParser::default().parse(bytes).filter(|message| message.from().is_some() || message.subject().is_some());
    let Some(message) = message else {
        return Err(OpenError::Other { wanted: "mail", found: seems::kind(bytes) });
    };
    let mut letter = Letter::default();
    if let Some(subject) = message.subject() {
        letter.headline(subject.trim());
    }
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(text) => letter.add(&plain::read(text)),
            #[cfg(feature = "html")]
            PartType::Html(page) => letter.add(&super::html::read(page)),
            _ => {}
        }
    }
    let parts = Parts { blocks: letter.blocks, tables: letter.tables, date: date(&message) };
    Ok(Unpacked { text: letter.text, landmarks: Landmarks::default(), parts })
}

fn date(message: &Message<'_>) -> Option<Date> {
    let sent = message.date()?;
    let (month, day) = (Some(sent.month), Some(sent.day));
    Some(Date { year: Some(sent.year.into()), month, day, years: 1, ..Date::default() })
}

/// The text so far.
#[derive(Default)]
struct Letter {
    text: String,
    blocks: Vec<Block>,
    tables: Vec<Table>,
}

impl Letter {
    fn headline(&mut self, subject: &str) {
        let line = subject.replace(['\r', '\n'], " ");
        if !line.is_empty() {
            self.blocks.push(Block { kind: BlockKind::Headline, span: Span::new(0, line.len() as u32) });
            self.text = line + "\n\n";
        }
    }

    fn add(&mut self, body: &Document<'_>) {
        let start = self.text.len() as u32;
        let moved = |span: Span| Span::new(span.start + start, span.end + start);
        let headed = !self.blocks.is_empty();
        self.blocks.extend(body.blocks.iter().map(|block| {
            let quoted = block.span.of(&body.prose).lines().all(|line| line.trim_start().starts_with('>'));
            let kind = match block.kind {
                _ if quoted => BlockKind::Quotation,
                BlockKind::Headline if headed => BlockKind::Paragraph,
                kind => kind,
            };
            Block { kind, span: moved(block.span) }
        }));
        self.tables.extend(body.tables.iter().map(|table| table.moved(start)));
        self.text.push_str(&body.prose);
        self.text.push_str("\n\n");
    }
}
