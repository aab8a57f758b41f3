//! Word files. Tracked changes are read as accepted, comments and field codes are left out, footnotes follow the text.

use super::super::BlockKind;
use super::super::open::{OpenError, Unpacked};
use super::Package;
use super::pages::{HOLE_TEXT, Pages};
use super::word_styles::Styles;
use super::xml::{Attributes, Node, walk};
use std::collections::HashMap;

/// Reads a Word file.
pub fn read(bytes: &[u8]) -> Result<Unpacked, OpenError> {
    let mut package = Package::open(bytes, "Word")?;
    let styles = match package.part("word/styles.xml")? {
        Some(styles) => Styles::read(&styles)?,
        None => Styles::default(),
    };
    let text = package.main_part("word/document.xml")?;
    let mut body = Body { styles, ..Body::default() };
    walk("word/document.xml", &text, &mut |node| body.node(&node))?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(text) = package.part(notes)? {
            walk(notes, &text, &mut |node| body.node(&node))?;
        }
    }
    body.pages.finish()
}

/// The document so far.
#[derive(Default)]
struct Body {
    pages: Pages,
    styles: Styles,
    kind: Option<BlockKind>,
    /// The paragraph is code; the run is.
    code: bool,
    code_run: bool,
    /// Lists by their numbers in the file.
    lists: HashMap<String, u32>,
    /// Text is between `t` tags.
    in_text: bool,
    /// Depth of what is left out: deletions, fallbacks, field codes.
    silent: u32,
    /// Depth of tables; only the outermost makes columns.
    tables: u32,
    strong: bool,
    spans: u32,
}

impl Body {
    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Start(name, attributes) => self.start(name, attributes),
            Node::End(name) => self.end(name),
            Node::Text(text) if self.in_text && self.silent == 0 => {
                self.pages.tables.plain |= !self.strong && !text.trim().is_empty();
                self.pages.push(if self.code_run { HOLE_TEXT } else { text });
            }
            Node::Text(_) => {}
        }
    }

    fn start(&mut self, name: &str, attributes: &Attributes<'_>) {
        let value = || attributes.get("val").unwrap_or_default();
        match name {
            _ if is_left_out(name) => self.silent += 1,
            "t" => self.in_text = true,
            "tab" | "br" | "cr" if self.silent == 0 => self.pages.push(" "),
            "noBreakHyphen" => self.pages.push("\u{2011}"),
            "pStyle" => {
                let look = self.styles.look(&value());
                self.code = look.code;
                self.kind = look.kind.or(self.kind);
                look.list.into_iter().for_each(|list| self.item(list));
            }
            "rStyle" => self.code_run = self.styles.look(&value()).code,
            "numId" => self.item(value()),
            "r" => (self.strong, self.code_run) = (false, false),
            "b" => self.strong = !matches!(value().as_str(), "0" | "false" | "off"),
            "tbl" => {
                self.tables += 1;
                if self.tables == 1 {
                    self.pages.open_table();
                } else {
                    self.pages.tables.drop_open();
                }
            }
            "tc" => {
                self.spans = 1;
                self.pages.tables.plain = false;
            }
            "gridSpan" => self.spans = value().parse().unwrap_or(1).clamp(1, 100),
            "vMerge" => self.pages.tables.drop_open(),
            _ => {}
        }
    }

    /// The paragraph is an item of a list of this number; nought takes it out of the list of its style.
    fn item(&mut self, number: String) {
        if number == "0" {
            self.kind = self.kind.filter(|kind| !matches!(kind, BlockKind::ListItem { .. }));
        } else if !self.kind.is_some_and(BlockKind::is_heading) {
            let next = self.lists.len() as u32;
            let list = *self.lists.entry(number).or_insert(next);
            self.kind = Some(BlockKind::ListItem { list });
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            _ if is_left_out(name) => self.silent = self.silent.saturating_sub(1),
            "t" => self.in_text = false,
            "p" if self.tables > 0 => self.pages.push(" "),
            "p" => {
                let kind = self.kind.take().unwrap_or(BlockKind::Paragraph);
                self.pages.close((!std::mem::take(&mut self.code)).then_some(kind));
            }
            "tc" if self.tables == 1 => {
                self.kind = None;
                for _ in 0..self.spans {
                    self.pages.close_cell();
                }
            }
            "tr" if self.tables == 1 => self.pages.close_row(),
            "tbl" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.pages.tables.close();
                }
            }
            _ => {}
        }
    }
}

/// Deleted and moved text, second writings of the same shape, comments.
fn is_left_out(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "Fallback" | "instrText" | "delText")
}
