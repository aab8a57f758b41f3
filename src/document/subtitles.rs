//! Subtitles, SubRip and WebVTT: what is said, joined to paragraphs up to the cue that ends a sentence. Numbers and
//! times of cues, notes, styles and tags are no prose.

use super::prose::Prose;
use super::{BlockKind, Document, line};
use std::borrow::Cow;

/// Reads subtitles.
#[must_use]
pub fn read(source: &str) -> Document<'_> {
    let mut prose = Prose::with_capacity(source.len());
    let (mut said, mut at) = (false, 0);
    for written in source.split_inclusive('\n') {
        let text = written.trim();
        let start = at + (written.len() - written.trim_start().len());
        at += written.len();
        if text.is_empty() {
            said = false;
        } else if text.contains("-->") {
            said = true;
        } else if said {
            if prose.is_open() {
                prose.render("\n", start as u32, 0);
            }
            prose.open(BlockKind::Paragraph);
            without_tags(text, start, &mut prose);
            if line::ends_sentence(text) {
                prose.close(at as u32, "\n\n");
            }
        }
    }
    prose.close(at as u32, "\n\n");
    let tables = Vec::new();
    Document {
        source,
        prose: Cow::Owned(prose.text),
        map: prose.map,
        blocks: prose.blocks,
        tables,
        date: None,
        dateline: None,
    }
}

/// Adds a line without its tags: `<i>`, `<v Ada>`, `{\an8}`.
fn without_tags(text: &str, start: usize, prose: &mut Prose) {
    let mut at = 0;
    while let Some((open, close)) = tag(text, at) {
        prose.copy(text.get(at..open).unwrap_or_default(), (start + at) as u32);
        prose.leave_out();
        at = close;
    }
    prose.copy(text.get(at..).unwrap_or_default(), (start + at) as u32);
}

/// The next tag: its first byte, and one past its last.
fn tag(text: &str, from: usize) -> Option<(usize, usize)> {
    let open = from + text.get(from..)?.find(['<', '{'])?;
    let mark = if text.get(open..)?.starts_with('<') { '>' } else { '}' };
    let close = open + text.get(open..)?.find(mark)? + 1;
    Some((open, close))
}
