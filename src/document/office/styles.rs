//! What a paragraph or a run is by the name of its style, in small letters. Word and OpenDocument name many alike, and
//! each takes over the other's names where it reads its files.

use super::super::BlockKind;

/// Whether text of a style is code.
pub fn is_code(name: &str) -> bool {
    let names = [
        "source code",
        "preformatted text",
        "html preformatted",
        "verbatim char",
        "source_text",
        "source text",
        "teletype",
        "html code",
        "macro text",
    ];
    names.contains(&name)
}

/// What a paragraph of a style's built-in name is.
pub fn kind(name: &str) -> Option<BlockKind> {
    match name {
        "title" => Some(BlockKind::Headline),
        "caption" | "table caption" | "image caption" | "tablecaption" | "figurecaption" | "table" | "figure"
        | "illustration" => Some(BlockKind::Caption),
        "quote" | "intense quote" | "block text" | "quotations" | "quotation" | "block quotation" => {
            Some(BlockKind::Quotation)
        }
        "subtitle" => Some(BlockKind::Heading),
        _ if name == "heading 1" => Some(BlockKind::Headline),
        _ => name.starts_with("heading").then_some(BlockKind::Heading),
    }
}
