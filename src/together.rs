//! Texts that belong together, read as one publication: a story and its sidebar, a report and its press release, an
//! article and the data of its charts.
//!
//! Comes in: documents with the files that they were read from. Goes out: conflicts between two of them, each at the
//! document in which it stands, the others told by name and line. What one document contradicts within itself is its own finding. Not here:
//! files.

use crate::context::Context;
use crate::document::{Block, BlockKind, Document, OffsetMap, Opened, Table};
use crate::engine::Slip;
use crate::finding::Finding;
use crate::lint::Linter;
use crate::source::Lines;
use crate::span::Span;
use std::borrow::Cow;

/// A document and its file.
#[derive(Debug)]
pub struct Named<'d> {
    /// The file.
    pub opened: &'d Opened,
    /// As read.
    pub document: &'d Document<'d>,
}

impl Named<'_> {
    /// Where a stretch of the prose stands: "catch.csv:3:8", "catch.xlsx, sheet Catch, cell C7".
    fn place(&self, span: Span) -> String {
        let (source, lines) = (&self.opened.source, Lines::of(self.document.source));
        let span = self.document.to_source(span);
        source.whereabouts(span, &lines).map_or_else(
            || {
                let place = lines.place(span.start);
                format!("{}:{}:{}", source.name, place.line, place.column)
            },
            |found| format!("{}, {}", source.name, found.place),
        )
    }
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
        tables: joined.tables.clone(),
        date: documents.iter().find_map(|named| named.document.date),
        dateline: documents.iter().find_map(|named| named.document.dateline),
    };
    let text = linter.read(&document);
    linter.across(&text, context, |slip| joined.apart(slip, documents))
}

/// Places in other documents that a finding names.
const MOST_PLACES: usize = 4;

/// All prose in one, and where each document begins. Of tables only those stay that are files of their own.
#[derive(Default)]
struct Joined {
    prose: String,
    blocks: Vec<Block>,
    tables: Vec<Table>,
    starts: Vec<u32>,
}

impl Joined {
    fn of(documents: &[Named<'_>]) -> Self {
        let mut joined = Self::default();
        for named in documents {
            let start = joined.prose.len() as u32;
            let moved = |span: Span| Span::new(span.start + start, span.end + start);
            let is_data = named.opened.format.is_data;
            let blocks = named.document.blocks.iter().filter(|block| is_data || block.kind != BlockKind::Cell);
            joined.blocks.extend(blocks.map(|block| Block { kind: block.kind, span: moved(block.span) }));
            let tables = named.document.tables.iter().filter(|_| is_data);
            joined.tables.extend(tables.map(|table| Table { beside: true, ..table.moved(start) }));
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
        let local = |span: Span| {
            let start = self.starts.get(self.owner(span)).copied().unwrap_or_default();
            Span::new(span.start - start, span.end - start)
        };
        let back =
            |span: Span| documents.get(own).map(|named| named.document.to_source(local(span))).unwrap_or_default();
        let elsewhere = slip.evidence.iter().filter(|(span, _)| self.owner(*span) != own).filter_map(|(span, _)| {
            let named = documents.get(self.owner(*span))?;
            Some(format!("\"{}\" in {}", span.of(&self.prose), named.place(local(*span))))
        });
        let elsewhere: Vec<String> = elsewhere.take(MOST_PLACES).collect();
        slip.label = elsewhere.join(", ");
        slip.evidence.retain(|(span, _)| self.owner(*span) == own);
        for (span, _) in &mut slip.evidence {
            *span = back(*span);
        }
        slip.span = back(slip.span);
        slip.replacement = None;
        Some((own, slip))
    }
}
