//! Markdown: what is left of it when a reader sees the page. Markup, code, link targets, comments, raw HTML and front
//! matter are no prose; of the front matter the date is kept. The parser's own offsets are carried through.

mod front_matter;
mod jsx;
mod reader;

use super::Document;
use pulldown_cmark::{Options, Parser};

/// Reads Markdown: CommonMark with tables, footnotes, strikethrough, task lists, alerts and front matter.
pub fn read(source: &str) -> Document<'_> {
    parsed(source, source)
}

/// Reads MDX: Markdown without its imports, exports, elements and expressions of JSX.
pub fn read_mdx(source: &str) -> Document<'_> {
    parsed(source, &jsx::blanked(source))
}

/// Parses `text`, which is `source` or as long with parts blanked out.
fn parsed<'s>(source: &'s str, text: &str) -> Document<'s> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let start = source.len() - source.strip_prefix('\u{FEFF}').unwrap_or(source).len();
    let text = text.get(start..).unwrap_or_default();
    let mut reader = reader::Reader::new(source);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, start + range.start..start + range.end);
    }
    reader.finish()
}
