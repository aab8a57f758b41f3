//! What the elements of HTML are to a reader of prose.

use super::super::BlockKind;

/// What an element does to the text inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// Parts blocks.
    Block,
    /// A block of a kind of its own.
    Kind(BlockKind),
    /// The first of these is the headline.
    Title,
    /// An item of a list.
    Item,
    /// A list.
    List,
    /// A block quotation.
    Quotation,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a table; `true` for one of the header.
    Cell(bool),
    /// Its text is no prose.
    Silent,
    /// Its text is no prose, but stands for something in a sentence.
    Hole,
    /// A line break.
    Break,
    /// A picture.
    Picture,
    /// Facts about the page.
    Meta,
    /// Bold.
    Strong,
    /// Text that was struck out.
    Struck,
    /// Anything else stands in the line.
    Inline,
}

impl Element {
    /// The element of a name in lower case.
    pub fn of(name: &[u8]) -> Self {
        match name {
            b"h1" => Self::Title,
            b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Self::Kind(BlockKind::Heading),
            b"figcaption" | b"caption" => Self::Kind(BlockKind::Caption),
            b"li" | b"dd" | b"dt" => Self::Item,
            b"ul" | b"ol" | b"dl" => Self::List,
            b"blockquote" => Self::Quotation,
            b"table" => Self::Table,
            b"tr" => Self::Row,
            b"td" => Self::Cell(false),
            b"th" => Self::Cell(true),
            b"script" | b"style" | b"nav" | b"noscript" | b"template" | b"svg" | b"math" | b"pre" | b"textarea"
            | b"select" | b"button" | b"iframe" | b"object" | b"title" | b"canvas" | b"audio" | b"video"
            | b"datalist" => Self::Silent,
            b"code" | b"kbd" | b"samp" | b"var" | b"tt" => Self::Hole,
            b"br" => Self::Break,
            b"img" => Self::Picture,
            b"meta" | b"time" => Self::Meta,
            b"b" | b"strong" => Self::Strong,
            b"del" | b"s" | b"strike" => Self::Struck,
            b"p" | b"div" | b"section" | b"article" | b"main" | b"header" | b"footer" | b"aside" | b"figure"
            | b"body" | b"html" | b"head" | b"hr" | b"form" | b"fieldset" | b"legend" | b"address" | b"details"
            | b"summary" | b"hgroup" | b"label" | b"option" | b"thead" | b"tbody" | b"tfoot" | b"center"
            | b"dialog" | b"menu" => Self::Block,
            _ => Self::Inline,
        }
    }
}
