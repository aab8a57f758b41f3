//! OpenDocument texts and spreadsheets. Tracked changes are read as accepted, comments are left out, a note follows the
//! paragraph that points to it.

use super::super::BlockKind;
use super::super::open::{OpenError, Unpacked};
use super::Package;
use super::pages::{HOLE_TEXT, Pages};
use super::styles::{is_code, kind};
use super::xml::{Attributes, Node, walk};
use std::collections::HashMap;

/// Reads an OpenDocument file.
pub fn read(bytes: &[u8]) -> Result<Unpacked, OpenError> {
    let mut package = Package::open(bytes, "OpenDocument")?;
    let text = package.main_part("content.xml")?;
    let mut body = Body::default();
    walk("content.xml", &text, &mut |node| body.node(&node))?;
    body.pages.finish()
}

/// Copies of a cell that are made for one that says that it is repeated; spreadsheets fill their right margin so.
const MOST_REPEATED: u32 = 100;

/// The document so far.
#[derive(Default)]
struct Body {
    pages: Pages,
    /// Automatic styles by name: their parents, and whether they are bold.
    parents: HashMap<String, String>,
    bold: HashMap<String, bool>,
    style: String,
    kind: Option<BlockKind>,
    /// Lists open inside each other, by number.
    lists: Vec<u32>,
    last_list: u32,
    fresh_item: bool,
    paragraphs: u32,
    silent: u32,
    tables: u32,
    repeated: u32,
    /// Tables are sheets.
    in_sheets: bool,
    /// The row that is open, from nought, and how many rows it stands for.
    row: u32,
    rows_ahead: u32,
    spans: Vec<bool>,
    code_spans: Vec<bool>,
    /// The paragraph is code.
    code: bool,
    notes: Vec<String>,
    note: Option<String>,
}

impl Body {
    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Start(name, attributes) => self.start(name, attributes),
            Node::End(name) => self.end(name),
            Node::Text(text) => self.text(text),
        }
    }

    fn text(&mut self, text: &str) {
        if self.silent > 0 || self.paragraphs == 0 {
            return;
        }
        if let Some(note) = &mut self.note {
            note.push_str(text);
            return;
        }
        self.pages.tables.plain |= !self.spans.contains(&true) && !text.trim().is_empty();
        self.pages.push(if self.code_spans.contains(&true) { HOLE_TEXT } else { text });
    }

    fn start(&mut self, name: &str, attributes: &Attributes<'_>) {
        match name {
            _ if is_left_out(name) => self.silent += 1,
            "spreadsheet" => self.in_sheets = true,
            "style" => {
                self.style = attributes.get("name").unwrap_or_default();
                let parent = attributes.get("parent-style-name").unwrap_or_default();
                self.parents.insert(self.style.clone(), parent);
            }
            "text-properties" => {
                let bold = attributes.get("font-weight").is_some_and(|weight| weight == "bold");
                self.bold.insert(self.style.clone(), bold);
            }
            "h" | "p" => self.paragraph(name, attributes),
            "span" => {
                let style = attributes.get("style-name").unwrap_or_default();
                self.code_spans.push(is_code(&self.name(&style)));
                self.spans.push(self.is_bold(attributes));
            }
            "s" => {
                self.text(&" ".repeat(attributes.get("c").and_then(|count| count.parse().ok()).unwrap_or(1).min(20)))
            }
            "tab" | "line-break" => self.text(" "),
            "list" => {
                self.lists.push(self.last_list);
                self.last_list += 1;
            }
            "list-item" => self.fresh_item = true,
            "note-body" => self.note = Some(String::new()),
            "table" => {
                self.tables += 1;
                match (self.tables, self.in_sheets) {
                    (1, true) => self.pages.open_sheet(&attributes.get("name").unwrap_or_default()),
                    (1, false) => self.pages.open_table(),
                    _ => self.pages.tables.drop_open(),
                }
            }
            "table-row" if self.tables == 1 => {
                let repeated = attributes.get("number-rows-repeated").and_then(|count| count.parse().ok());
                self.rows_ahead = repeated.unwrap_or(1).max(1);
            }
            "table-cell" | "covered-table-cell" => {
                let repeated = attributes.get("number-columns-repeated").and_then(|count| count.parse().ok());
                self.repeated = repeated.unwrap_or(1).clamp(1, MOST_REPEATED);
                self.pages.tables.plain = false;
                if attributes.get("number-rows-spanned").is_some_and(|rows| rows != "1") {
                    self.pages.tables.drop_open();
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            _ if is_left_out(name) => self.silent = self.silent.saturating_sub(1),
            "h" | "p" => self.end_paragraph(),
            "span" => {
                self.code_spans.pop();
                self.spans.pop();
            }
            "list" => {
                self.lists.pop();
            }
            "note-body" => self.notes.extend(self.note.take()),
            "table-cell" | "covered-table-cell" if self.tables == 1 => {
                let copies = if self.pages.is_blank() { self.repeated } else { 1 };
                (0..copies).for_each(|_| self.pages.close_cell());
            }
            "table-row" if self.tables == 1 => {
                self.pages.close_row();
                self.row = self.row.saturating_add(self.rows_ahead);
                self.pages.go_to_row(self.row);
            }
            "table" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.row = 0;
                    self.pages.tables.close();
                }
            }
            _ => {}
        }
    }

    fn paragraph(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.paragraphs += 1;
        self.spans.push(self.is_bold(attributes));
        if self.note.is_some() || self.paragraphs > 1 {
            return;
        }
        let level = attributes.get("outline-level").unwrap_or_default();
        let list = self.lists.last().filter(|_| std::mem::take(&mut self.fresh_item));
        let style = attributes.get("style-name").unwrap_or_default();
        self.code = is_code(&self.name(&style));
        self.kind = match (name, list) {
            ("h", _) if level == "1" => Some(BlockKind::Headline),
            ("h", _) => Some(BlockKind::Heading),
            (_, Some(list)) => Some(BlockKind::ListItem { list: *list }),
            _ => self.named_kind(&style),
        };
    }

    fn end_paragraph(&mut self) {
        self.paragraphs = self.paragraphs.saturating_sub(1);
        self.spans.pop();
        if self.note.is_some() || self.paragraphs > 0 {
            return;
        }
        if self.tables > 0 {
            self.pages.push(" ");
            return;
        }
        let kind = self.kind.take().unwrap_or(BlockKind::Paragraph);
        self.pages.close((!std::mem::take(&mut self.code)).then_some(kind));
        for note in std::mem::take(&mut self.notes) {
            self.pages.push(&note);
            self.pages.close(Some(BlockKind::Paragraph));
        }
    }

    /// The style that an automatic style is made from.
    fn parent<'n>(&'n self, style: &'n str) -> &'n str {
        self.parents.get(style).filter(|parent| !parent.is_empty()).map_or(style, String::as_str)
    }

    /// What a paragraph of a style is; an automatic style is what its parent is.
    fn named_kind(&self, style: &str) -> Option<BlockKind> {
        kind(&self.name(style))
    }

    /// The name that a style, or the one that an automatic style is made from, has for people, in small letters.
    fn name(&self, style: &str) -> String {
        self.parent(style).replace("_20_", " ").to_ascii_lowercase()
    }

    fn is_bold(&self, attributes: &Attributes<'_>) -> bool {
        let style = attributes.get("style-name").unwrap_or_default();
        self.bold.get(&style).copied().unwrap_or(style == "Strong_20_Emphasis" || style == "Table_20_Heading")
    }
}

/// Deleted text, comments, and what stands in the note's place.
fn is_left_out(name: &str) -> bool {
    matches!(name, "tracked-changes" | "annotation" | "note-citation" | "sequence-decls" | "forms" | "binary-data")
}
