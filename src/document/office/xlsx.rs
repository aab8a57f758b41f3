//! Excel workbooks: each sheet is a heading and a table. Values are those that were last worked out; percents and
//! days are written as such.

use super::super::open::{OpenError, Unpacked};
use super::Package;
use super::pages::Pages;
use super::xml::{Node, walk};
use crate::exact::Rational;
use std::collections::HashMap;

/// Reads a workbook.
pub fn read(bytes: &[u8]) -> Result<Unpacked, OpenError> {
    let mut package = Package::open(bytes, "Excel")?;
    let workbook = package.main_part("xl/workbook.xml")?;
    let strings = match package.part("xl/sharedStrings.xml")? {
        Some(strings) => shared(&strings)?,
        None => Vec::new(),
    };
    let formats = match package.part("xl/styles.xml")? {
        Some(styles) => formats(&styles)?,
        None => Vec::new(),
    };
    let targets = match package.part("xl/_rels/workbook.xml.rels")? {
        Some(relations) => targets(&relations)?,
        None => HashMap::new(),
    };
    let mut names = Vec::new();
    walk("xl/workbook.xml", &workbook, &mut |node| {
        if let Node::Start("sheet", attributes) = node {
            let target = attributes.get("id").and_then(|id| targets.get(&id).cloned());
            let usual = format!("xl/worksheets/sheet{}.xml", names.len() + 1);
            names.push((attributes.get("name").unwrap_or_default(), target.unwrap_or(usual)));
        }
    })?;
    let mut pages = Pages::default();
    for (name, path) in names.iter().take(MOST_SHEETS) {
        let Some(text) = package.part(path)? else { continue };
        pages.open_sheet(name);
        let cell = Cell::default();
        let mut sheet = Sheet { pages: &mut pages, strings: &strings, formats: &formats, cell, column: 0, open: false };
        walk(path, &text, &mut |node| sheet.node(&node))?;
        pages.tables.close();
    }
    pages.finish()
}

/// The parts that the workbook's relations lead to.
fn targets(relations: &str) -> Result<HashMap<String, String>, OpenError> {
    let mut found = HashMap::new();
    walk("xl/_rels/workbook.xml.rels", relations, &mut |node| {
        if let Node::Start("Relationship", attributes) = node {
            let target = attributes.get("Target").unwrap_or_default();
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            found.insert(attributes.get("Id").unwrap_or_default(), path);
        }
    })?;
    Ok(found)
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

/// How numbers are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    AsIs,
    /// With so many decimals.
    Percent(u32),
    Day,
}

impl Shown {
    /// What a format's number means, where it is one of those that every workbook has.
    fn of_number(number: &str) -> Self {
        match number.parse() {
            Ok(9) => Self::Percent(0),
            Ok(10) => Self::Percent(2),
            Ok(14..=17 | 22) => Self::Day,
            _ => Self::AsIs,
        }
    }

    /// What the code of a workbook's own format means: "0.0%", "dd/mm/yyyy".
    fn of_code(code: &str) -> Self {
        let plain: String = code.split('"').step_by(2).collect();
        if plain.contains('%') {
            let decimals = plain.split_once('.').map_or("", |(_, rest)| rest);
            return Self::Percent(decimals.bytes().take_while(|byte| *byte == b'0').count() as u32);
        }
        if plain.contains("yy") { Self::Day } else { Self::AsIs }
    }
}

/// How each cell format shows numbers.
fn formats(styles: &str) -> Result<Vec<Shown>, OpenError> {
    let (mut own, mut found, mut inside) = (HashMap::new(), Vec::new(), false);
    walk("xl/styles.xml", styles, &mut |node| match node {
        Node::Start("numFmt", attributes) => {
            let code = Shown::of_code(&attributes.get("formatCode").unwrap_or_default());
            own.insert(attributes.get("numFmtId").unwrap_or_default(), code);
        }
        Node::Start("cellXfs", _) => inside = true,
        Node::End("cellXfs") => inside = false,
        Node::Start("xf", attributes) if inside => {
            let format = attributes.get("numFmtId").unwrap_or_default();
            found.push(own.get(&format).copied().unwrap_or_else(|| Shown::of_number(&format)));
        }
        _ => {}
    })?;
    Ok(found)
}

/// The day of a serial number, written as in ISO 8601.
fn day(serial: &str) -> Option<String> {
    let days: i32 = serial.split('.').next()?.parse().ok()?;
    let day = jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    Some(day.to_string())
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
    formats: &'p [Shown],
    cell: Cell,
    column: u32,
    open: bool,
}

impl Sheet<'_> {
    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Start("row", attributes) => {
                self.column = 0;
                let row = attributes.get("r").and_then(|row| row.parse::<u32>().ok());
                row.into_iter().for_each(|row| self.pages.go_to_row(row.saturating_sub(1)));
            }
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
        self.column = self.column.saturating_add(1);
        self.open = false;
    }

    fn text(&self) -> String {
        let value = &self.cell.value;
        if self.cell.kind == "s" {
            return value.parse().ok().and_then(|index: usize| self.strings.get(index)).cloned().unwrap_or_default();
        }
        let shown = self.formats.get(self.cell.style).copied().unwrap_or(Shown::AsIs);
        let written = match (shown, Rational::parse(value)) {
            (Shown::Percent(places), Some(number)) => {
                number.mul(Rational::HUNDRED).map(|number| format!("{}%", number.to_decimal(places)))
            }
            (Shown::Day, Some(_)) => day(value),
            _ => None,
        };
        written.unwrap_or_else(|| value.clone())
    }
}

/// The column of a reference, from nought: 2 for "C7".
fn column(reference: &str) -> Option<u32> {
    let letters = reference.bytes().take_while(u8::is_ascii_uppercase).take(4);
    let number = letters.fold(0u32, |sum, letter| sum.saturating_mul(26).saturating_add(u32::from(letter - b'A') + 1));
    number.checked_sub(1)
}
