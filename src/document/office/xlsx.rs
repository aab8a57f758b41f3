//! Excel workbooks: each sheet is a heading and a table. Values are those that were last worked out; percents are
//! written as percents.

use super::super::BlockKind;
use super::super::open::{OpenError, Parts};
use super::Package;
use super::pages::Pages;
use super::xml::{Node, walk};
use crate::exact::Rational;

/// Reads a workbook.
pub fn read(bytes: &[u8]) -> Result<(String, Parts), OpenError> {
    let mut package = Package::open(bytes, "Excel")?;
    let Some(workbook) = package.part("xl/workbook.xml")? else { return Err(OpenError::Other("Excel")) };
    let strings = match package.part("xl/sharedStrings.xml")? {
        Some(strings) => shared(&strings)?,
        None => Vec::new(),
    };
    let percents = match package.part("xl/styles.xml")? {
        Some(styles) => percents(&styles)?,
        None => Vec::new(),
    };
    let mut names = Vec::new();
    walk("xl/workbook.xml", &workbook, &mut |node| {
        if let Node::Start("sheet", attributes) = node {
            names.push(attributes.get("name").unwrap_or_default());
        }
    })?;
    let mut pages = Pages::default();
    for (index, name) in names.iter().take(MOST_SHEETS).enumerate() {
        let path = format!("xl/worksheets/sheet{}.xml", index + 1);
        let Some(text) = package.part(&path)? else { continue };
        pages.push(name);
        pages.close(BlockKind::Heading);
        let mut sheet = Sheet {
            pages: &mut pages,
            strings: &strings,
            percents: &percents,
            cell: Cell::default(),
            column: 0,
            open: false,
        };
        sheet.pages.open_table();
        walk(&path, &text, &mut |node| sheet.node(&node))?;
        pages.tables.close();
    }
    Ok(pages.finish())
}

const MOST_SHEETS: usize = 1_000;

/// Empty cells that are made for a gap in a row.
const MOST_SKIPPED: u32 = 100;

/// The strings that cells point to.
fn shared(strings: &str) -> Result<Vec<String>, OpenError> {
    let mut found: Vec<String> = Vec::new();
    let (mut in_text, mut phonetic) = (false, false);
    walk("xl/sharedStrings.xml", strings, &mut |node| match node {
        Node::Start("si", _) => found.push(String::new()),
        Node::Start("rPh", _) => phonetic = true,
        Node::End("rPh") => phonetic = false,
        Node::Start("t", _) => in_text = !phonetic,
        Node::End("t") => in_text = false,
        Node::Text(text) if in_text => found.last_mut().into_iter().for_each(|last| last.push_str(text)),
        _ => {}
    })?;
    Ok(found)
}

/// For every cell format: the decimals of its percents, where it is one.
fn percents(styles: &str) -> Result<Vec<Option<u32>>, OpenError> {
    let (mut own, mut found, mut inside) = (std::collections::HashMap::new(), Vec::new(), false);
    walk("xl/styles.xml", styles, &mut |node| match node {
        Node::Start("numFmt", attributes) => {
            let code = attributes.get("formatCode").unwrap_or_default();
            let decimals =
                code.split_once('.').map_or(0, |(_, rest)| rest.bytes().take_while(|byte| *byte == b'0').count());
            if code.contains('%') {
                own.insert(attributes.get("numFmtId").unwrap_or_default(), decimals as u32);
            }
        }
        Node::Start("cellXfs", _) => inside = true,
        Node::End("cellXfs") => inside = false,
        Node::Start("xf", attributes) if inside => {
            let format = attributes.get("numFmtId").unwrap_or_default();
            let known = match format.as_str() {
                "9" => Some(0),
                "10" => Some(2),
                _ => own.get(&format).copied(),
            };
            found.push(known);
        }
        _ => {}
    })?;
    Ok(found)
}

/// The cell that is being read.
#[derive(Default)]
struct Cell {
    kind: String,
    style: usize,
    value: String,
    in_value: bool,
}

struct Sheet<'p> {
    pages: &'p mut Pages,
    strings: &'p [String],
    percents: &'p [Option<u32>],
    cell: Cell,
    column: u32,
    open: bool,
}

impl Sheet<'_> {
    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Start("row", _) => self.column = 0,
            Node::Start("c", attributes) => {
                self.skip_to(column(&attributes.get("r").unwrap_or_default()));
                let style = attributes.get("s").and_then(|style| style.parse().ok()).unwrap_or_default();
                self.cell = Cell { kind: attributes.get("t").unwrap_or_default(), style, ..Cell::default() };
                self.open = true;
            }
            Node::Start("v" | "t", _) => self.cell.in_value = self.open,
            Node::End("v" | "t") => self.cell.in_value = false,
            Node::Text(text) if self.cell.in_value => self.cell.value.push_str(text),
            Node::End("c") => self.close_cell(),
            Node::End("row") => self.pages.close_row(),
            _ => {}
        }
    }

    fn skip_to(&mut self, column: Option<u32>) {
        let Some(column) = column else { return };
        for _ in 0..column.saturating_sub(self.column).min(MOST_SKIPPED) {
            self.pages.close_cell();
        }
        self.column = column;
    }

    fn close_cell(&mut self) {
        let text = self.text();
        self.pages.tables.plain = true;
        self.pages.push(&text);
        self.pages.close_cell();
        self.column += 1;
        self.open = false;
    }

    fn text(&self) -> String {
        let value = &self.cell.value;
        if self.cell.kind == "s" {
            return value.parse().ok().and_then(|index: usize| self.strings.get(index)).cloned().unwrap_or_default();
        }
        let percent = self.percents.get(self.cell.style).copied().flatten();
        let number = Rational::parse(value);
        match (percent, number) {
            (Some(places), Some(number)) => {
                number.mul(Rational::HUNDRED).map_or(value.clone(), |number| format!("{}%", number.to_decimal(places)))
            }
            _ => value.clone(),
        }
    }
}

/// The column of a reference, from nought: 2 for "C7".
fn column(reference: &str) -> Option<u32> {
    let letters = reference.bytes().take_while(u8::is_ascii_uppercase).take(4);
    let number = letters.fold(0u32, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
    number.checked_sub(1)
}
