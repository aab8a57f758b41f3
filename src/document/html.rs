//! HTML and XHTML: the text of the page without scripts, styles, navigation and code, in blocks by the elements around
//! it. The tokenizer decodes entities; the text is laid beside the source again to know where each stretch lies.

mod align;
mod blocks;
mod element;
mod reader;
mod tag;

use super::Document;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use reader::Reader;
use std::convert::Infallible;

/// Reads HTML.
pub fn read(source: &str) -> Document<'_> {
    tokenized(source, true)
}

/// Reads XHTML, in which an element without text may close itself, a script among them.
pub fn read_xhtml(source: &str) -> Document<'_> {
    tokenized(source, false)
}

/// Reads a page; `raw` where the text of scripts and the like runs up to their end tags, whatever it holds.
fn tokenized(source: &str, raw: bool) -> Document<'_> {
    let mut reader = Reader::new(source);
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| -> Option<Infallible> {
        reader.event(&event, span.start..span.end);
        None
    });
    emitter.naively_switch_states(raw);
    let Ok(()) = Tokenizer::new_with_emitter(source, emitter).finish();
    reader.finish()
}
