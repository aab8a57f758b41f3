//! Markdown: what is left of it when a reader sees the page. Markup, code, link targets, comments, raw HTML and front
//! matter are no prose; of the front matter the date is kept. The parser's own offsets are carried through.

mod front_matter;
mod reader;

use super::Document;
use pulldown_cmark::{Options, Parser};

/// Reads Markdown: CommonMark with tables, footnotes, strikethrough, task lists, alerts and front matter.
#[must_use]
pub fn read(source: &str) -> Document<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let start = source.len() - source.strip_prefix('\u{FEFF}').unwrap_or(source).len();
    let text = source.get(start..).unwrap_or_default();
    let mut reader = reader::Reader::new(source);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, start + range.start..start + range.end);
    }
    reader.finish()
}
