//! Texts that belong together, read as one publication: a story and its sidebar, a report and its press release.
//!
//! Comes in: documents with their names. Goes out: conflicts between two of them, each at the document in which it
//! stands, the others told by name and line. What one document contradicts within itself is its own finding. Not here:
//! files.

use crate::context::Context;
use crate::document::{Block, Document, OffsetMap};
use crate::engine::Slip;
use crate::finding::Finding;
use crate::lint::Linter;
use crate::source::Lines;
use crate::span::Span;
use std::borrow::Cow;

/// A document and what it is called.
#[derive(Debug)]
pub struct Named<'d> {
    /// Its name in reports.
    pub name: &'d str,
    /// As read.
    pub document: &'d Document<'d>,
}

/// Every conflict between two documents, with the index of the one it stands in.
#[must_use]
pub fn conflicts(linter: &Linter, documents: &[Named<'_>], context: &Context) -> Vec<(usize, Finding)> {
    let joined = Joined::of(documents);
    let document = Document {
        source: &joined.prose,
        prose: Cow::Borrowed(&joined.prose),
        map: OffsetMap::default(),
        blocks: joined.blocks.clone(),
        tables: Vec::new(),
        date: documents.iter().find_map(|named| named.document.date),
        dateline: documents.iter().find_map(|named| named.document.dateline),
    };
    let text = linter.read(&document);
    linter.across(&text, context, |slip| joined.apart(slip, documents))
}

/// All prose in one, and where each document begins.
struct Joined {
    prose: String,
    blocks: Vec<Block>,
    starts: Vec<u32>,
}

impl Joined {
    fn of(documents: &[Named<'_>]) -> Self {
        let mut joined = Self { prose: String::new(), blocks: Vec::new(), starts: Vec::new() };
        for named in documents {
            let start = joined.prose.len() as u32;
            let moved = |span: Span| Span::new(span.start + start, span.end + start);
            let cells = named.document.tables.iter().flat_map(|table| &table.rows).flatten().map(|cell| cell.span);
            let cells: Vec<Span> = cells.collect();
            let blocks = named.document.blocks.iter().filter(|block| !cells.contains(&block.span));
            joined.blocks.extend(blocks.map(|block| Block { kind: block.kind, span: moved(block.span) }));
            joined.prose.push_str(&named.document.prose);
            joined.prose.push_str("\n\n");
            joined.starts.push(start);
        }
        joined
    }

    fn owner(&self, span: Span) -> usize {
        self.starts.partition_point(|start| *start <= span.start).saturating_sub(1)
    }

    /// A slip across documents, brought back to the one it stands in; `None` where all of it stands in one.
    fn apart(&self, mut slip: Slip, documents: &[Named<'_>]) -> Option<(usize, Slip)> {
        let own = self.owner(slip.span);
        if slip.evidence.iter().all(|(span, _)| self.owner(*span) == own) {
            return None;
        }
        let back = |span: Span| {
            let (owner, start) = (self.owner(span), self.starts.get(self.owner(span)).copied().unwrap_or_default());
            let local = Span::new(span.start - start, span.end - start);
            documents.get(owner).map(|named| named.document.to_source(local)).unwrap_or_default()
        };
        let elsewhere = slip.evidence.iter().filter(|(span, _)| self.owner(*span) != own).filter_map(|(span, _)| {
            let named = documents.get(self.owner(*span))?;
            let place = Lines::of(named.document.source).place(back(*span).start);
            Some(format!("\"{}\" in {}:{}:{}", span.of(&self.prose), named.name, place.line, place.column))
        });
        slip.label = elsewhere.collect::<Vec<_>>().join(", ");
        slip.evidence.retain(|(span, _)| self.owner(*span) == own);
        for (span, _) in &mut slip.evidence {
            *span = back(*span);
        }
        slip.span = back(slip.span);
        slip.replacement = None;
        Some((own, slip))
    }
}
