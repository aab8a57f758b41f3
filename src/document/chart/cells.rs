//! The data of a chart as a table: a list of records, or lines of cells inside a string.

use super::super::delimited;
use super::record::{Name, Record};
use super::{BlockKind, Chart};
use crate::span::Span;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// Records of more fields are no table that somebody reads.
const MOST_FIELDS: usize = 60;

/// Writes data as a table, its columns named by `titles` where they name a field.
pub fn write(values: &RawValue, titles: &[(String, &RawValue)], chart: &mut Chart<'_>) {
    if values.get().starts_with('"') {
        return lines(values.get(), chart);
    }
    let records: Vec<Record<'_>> = serde_json::from_str(values.get()).unwrap_or_default();
    let mut fields: Vec<&Name<'_>> = Vec::new();
    for (name, _) in records.iter().take(MOST_FIELDS).flat_map(|record| &record.0) {
        if !fields.contains(&name) && fields.len() <= MOST_FIELDS {
            fields.push(name);
        }
    }
    if fields.len() > MOST_FIELDS || records.iter().any(|record| record.0.len() > MOST_FIELDS) {
        return;
    }
    chart.tables.open(&chart.prose.text, &chart.prose.blocks);
    for field in &fields {
        match (titles.iter().find(|(known, _)| *known == field.0), &field.0) {
            (Some((_, title)), _) => chart.cell(title.get()),
            (None, Cow::Borrowed(name)) => {
                chart.prose.open(BlockKind::Cell);
                chart.prose.copy(name, chart.place(name));
                chart.close_cell(chart.place(name) + name.len() as u32);
            }
            // A name that is written otherwise stands somewhere in the list.
            (None, Cow::Owned(name)) => {
                chart.prose.open(BlockKind::Cell);
                chart.prose.render(name, chart.place(values.get()), values.get().len() as u32);
                chart.close_cell(chart.place(values.get()));
            }
        }
    }
    chart.tables.row(true);
    for record in &records {
        for (index, field) in fields.iter().enumerate() {
            let here = record.0.get(index).filter(|(name, _)| name == *field).map(|(_, value)| *value);
            chart.cell(here.or_else(|| record.get(&field.0)).map_or("", |value| value.get()));
        }
        chart.tables.row(false);
    }
    chart.tables.close();
}

/// Lines of cells that are written as one string.
fn lines(written: &str, chart: &mut Chart<'_>) {
    let (text, places) = decoded(written, chart.place(written));
    let table = if text.contains('\t') { delimited::tabs(&text) } else { delimited::commas(&text) };
    let Some(rows) = table.tables.first() else { return };
    let place = |at: u32| places.get(at as usize).or(places.last()).copied().unwrap_or_default();
    chart.tables.open(&chart.prose.text, &chart.prose.blocks);
    for (index, row) in rows.rows.iter().enumerate() {
        for cell in row {
            let (words, inside) = (cell.span.of(&table.prose), table.to_source(cell.span));
            let span = Span::new(place(inside.start), place(inside.end));
            chart.prose.open(BlockKind::Cell);
            if !words.is_empty() && span.of(chart.source) == words {
                chart.prose.copy(words, span.start);
            } else if !words.is_empty() {
                chart.prose.render(words, span.start, span.len());
            }
            chart.close_cell(span.end);
        }
        chart.tables.row(index < rows.header);
    }
    chart.tables.close();
}

/// What a string says, with the place of each byte, and of what stands behind the last.
fn decoded(written: &str, start: u32) -> (String, Vec<u32>) {
    let (mut text, mut places, mut at) = (String::new(), Vec::new(), 1);
    let end = written.len().saturating_sub(1);
    while let Some(rest) = written.get(at..end).filter(|rest| !rest.is_empty()) {
        let length = sign(rest);
        let one: String = match rest.get(..length) {
            Some(sign) if sign.starts_with('\\') => serde_json::from_str(&format!("\"{sign}\"")).unwrap_or_default(),
            sign => sign.unwrap_or_default().to_owned(),
        };
        places.extend(std::iter::repeat_n(start + at as u32, one.len()));
        text.push_str(&one);
        at += length;
    }
    places.push(start + end as u32);
    (text, places)
}

/// The length of the sign at the start: a letter, `\n`, `\u00e9`, or two of these for one letter.
fn sign(rest: &str) -> usize {
    let unit = |text: &str| match text.as_bytes() {
        [b'\\', b'u', ..] => 6,
        [b'\\', ..] => 2,
        _ => text.chars().next().map_or(1, char::len_utf8),
    };
    let first = unit(rest);
    let is_high = rest.get(..first).is_some_and(|sign| {
        let code = sign.strip_prefix("\\u").and_then(|code| u32::from_str_radix(code, 16).ok());
        code.is_some_and(|code| (0xD800..0xDC00).contains(&code))
    });
    let length = if is_high { first + unit(rest.get(first..).unwrap_or_default()) } else { first };
    if rest.is_char_boundary(length) { length.min(rest.len()) } else { rest.len() }
}
