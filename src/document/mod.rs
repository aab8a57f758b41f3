//! Documents: a reader turns a source into prose in blocks, with a map that takes every byte of the prose back to the
//! source. One reader a file, one row of [`FORMATS`] each. Not here: files; a source is a string, a file its bytes.

mod asciidoc;
mod chart;
mod dateline;
mod delimited;
mod format;
#[cfg(feature = "html")]
mod html;
mod inline;
mod latex;
mod line;
mod lines;
#[cfg(feature = "mail")]
mod mail;
mod markdown;
mod model;
#[cfg(feature = "office")]
mod office;
mod open;
mod org;
mod page;
mod plain;
mod prose;
mod rst;
mod seems;
mod subtitles;
mod tables;

pub use format::Format;
pub use model::{Block, BlockKind, Cell, Document, HOLE, OffsetMap, Table};
pub use open::{LARGEST, OpenError, Opened, open};

/// Every format that can be read: its name, the endings that mean it, its reader. A reader is a
/// file and a row here.
const FORMATS: &[Format] = &[
    Format::PLAIN,
    Format::MARKDOWN,
    Format::text("mdx", &["mdx"], markdown::read_mdx),
    #[cfg(feature = "html")]
    Format::text("html", &["html", "htm"], html::read),
    #[cfg(feature = "html")]
    Format::text("xhtml", &["xhtml", "xht"], html::read_xhtml),
    Format::text("rst", &["rst", "rest"], rst::read),
    Format::text("asciidoc", &["adoc", "asciidoc"], asciidoc::read),
    Format::text("latex", &["tex", "latex", "ltx"], latex::read),
    Format::text("org", &["org"], org::read),
    #[cfg(feature = "mail")]
    Format::packed("eml", &["eml"], mail::read),
    #[cfg(feature = "office")]
    Format::packed("docx", &["docx", "docm", "dotx"], office::docx),
    #[cfg(feature = "office")]
    Format::packed("odt", &["odt", "ott"], office::odf),
    Format::text("subtitles", &["srt", "vtt"], subtitles::read),
    Format::text("csv", &["csv"], delimited::commas).of_data(),
    Format::text("tsv", &["tsv", "tab"], delimited::tabs).of_data(),
    Format::text("chart", &["json"], chart::read).of_data(),
    #[cfg(feature = "office")]
    Format::packed("xlsx", &["xlsx", "xlsm"], office::xlsx).of_data(),
    #[cfg(feature = "office")]
    Format::packed("ods", &["ods", "ots"], office::odf).of_data(),
];

/// Reads a source. Reading never fails: what a reader does not understand stays text.
#[must_use]
pub fn read(source: &str, format: Format) -> Document<'_> {
    let mut document = format.read(source);
    document.dateline = dateline::stated(&document.prose, &document.blocks);
    document
}

#[cfg(test)]
fn named(name: &str) -> Format {
    Format::named(name).unwrap()
}

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod markup_tests;
#[cfg(test)]
#[cfg(feature = "office")]
mod office_tests;
#[cfg(test)]
mod reading_tests;
