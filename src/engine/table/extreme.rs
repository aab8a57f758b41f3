//! What the prose tells as the greatest or least of a table: "Grimmel had the deepest snow of all" beside a column in
//! which Tresa has more.
//!
//! Comes in: a table with one column of figures, and the prose around it. Goes out: the superlative, where the row that
//! its sentence names is not the one. Not here: figures of the prose (`prose`).

use super::grid::Grid;
use super::place::Place;
use super::section::is_about;
use super::{Slip, evidence};
use crate::document::BlockKind;
use crate::exact::Rational;
use crate::sentence::{Sentence, Text};
use crate::span::Span;

/// Adds every superlative that the column contradicts.
pub fn check(grid: &Grid<'_>, text: &Text<'_>, slips: &mut Vec<Slip>) {
    let mut columns = grid.values();
    let Some(column) = columns.next().filter(|_| columns.next().is_none()) else { return };
    let rows: Vec<(usize, Rational)> = (0..grid.rows.len())
        .filter(|row| grid.rows.get(*row).is_some_and(super::grid::Row::is_entry))
        .filter_map(|row| Some((row, grid.figure(row, column)?.value)))
        .collect();
    if rows.len() < 3 || rows.len() > MOST {
        return;
    }
    let prose = |sentence: &&Sentence| {
        !matches!(sentence.kind, BlockKind::Cell | BlockKind::Quotation | BlockKind::Heading | BlockKind::Headline)
    };
    for sentence in text.sentences.iter().filter(prose) {
        let Some((at, high)) = superlative(text, sentence) else { continue };
        let span = text.tokens.get(at as usize).map(crate::token::Token::span).unwrap_or_default();
        if is_about(grid, text, span) {
            slips.extend(slip(grid, text, sentence, (column, &rows), (span, high)));
        }
    }
}

/// Rows of a table that prose describes.
const MOST: usize = 40;

fn slip(
    grid: &Grid<'_>,
    text: &Text<'_>,
    sentence: &Sentence,
    (column, rows): (usize, &[(usize, Rational)]),
    (span, high): (Span, bool),
) -> Option<Slip> {
    let place = Place::of(sentence, text);
    let mut named = rows.iter().filter(|(row, _)| grid.rows.get(*row).is_some_and(|row| place.at(row.label).is_some()));
    let (own, value) = named.next().filter(|_| named.next().is_none())?;
    let value_of = |(_, value): &&(usize, Rational)| *value;
    let (best, most) = if high { rows.iter().max_by_key(value_of) } else { rows.iter().min_by_key(value_of) }?;
    let label = |row: usize| grid.rows.get(row).map_or("", |row| row.label);
    let cell = |row: usize| grid.entry(row, column).map_or("", |entry| entry.text);
    (value != most).then(|| Slip {
        span,
        values: vec![
            ("expected", format!("{} ({})", label(*best), cell(*best))),
            ("written", format!("{} ({})", label(*own), cell(*own))),
            ("column", grid.columns.get(column).map_or("", |column| column.header).to_owned()),
            ("row", label(*own).to_owned()),
        ],
        label: format!("{} has {}", label(*best), cell(*best)),
        evidence: evidence(grid, [(*own, column), (*best, column)].into_iter()),
        ..Slip::default()
    })
}

/// The one superlative of a sentence, and whether it is of the most; none of another time or of some only.
fn superlative(text: &Text<'_>, sentence: &Sentence) -> Option<(u32, bool)> {
    let mut found = None;
    for at in sentence.tokens.clone() {
        let word = text.word(at);
        if OTHER.contains(&word) {
            return None;
        }
        let high = HIGH.contains(&word);
        let set = at > 0 && matches!(text.word(at - 1), "the" | "The");
        if (high || LOW.contains(&word)) && set && found.replace((at, high)).is_some() {
            return None;
        }
    }
    found
}

/// Words of sentences that tell of another time, or of some only.
const OTHER: &[&str] = &[
    "second",
    "third",
    "next",
    "since",
    "ever",
    "record",
    "except",
    "after",
    "among",
    "one",
    "last",
    "previous",
    "not",
    "if",
    "would",
    "could",
    "rose",
    "fell",
    "growth",
    "increase",
    "rise",
    "fall",
    "change",
    "improvement",
    "per",
    "average",
    "until",
    "usually",
    "normally",
    "outside",
    "ahead",
    "behind",
    "fastest",
    "slowest",
];

const HIGH: &[&str] = &[
    "most",
    "highest",
    "largest",
    "biggest",
    "longest",
    "tallest",
    "deepest",
    "heaviest",
    "wettest",
    "hottest",
    "warmest",
    "busiest",
    "dearest",
    "costliest",
    "widest",
    "oldest",
    "strongest",
    "windiest",
    "sunniest",
    "greatest",
];

const LOW: &[&str] = &[
    "fewest",
    "least",
    "lowest",
    "smallest",
    "shortest",
    "shallowest",
    "lightest",
    "driest",
    "coldest",
    "coolest",
    "quietest",
    "cheapest",
    "narrowest",
    "youngest",
    "weakest",
];
