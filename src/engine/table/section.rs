//! The figures of the prose around a table: those of the section that say plainly how much of something there is. Hedged
//! and quoted figures are left alone; what is hypothetical or adjusted is marked.

use super::grid::Grid;
use super::names;
use super::place::Place;
use crate::document::BlockKind;
use crate::exact::Rational;
use crate::quantity::{Amount, Hedge, Kind, Number, Quantity};
use crate::sentence::Text;
use crate::span::Span;
use std::ops::Range;

/// What is done with a figure.
type Seen<'f> = dyn FnMut(&Place<'_>, &Quantity, &Number) + 'f;

/// Calls `seen` for every plain figure of the section.
pub fn each(grid: &Grid<'_>, text: &Text<'_>, seen: &mut Seen<'_>) {
    if grid.rows.len() > MOST_ROWS {
        return;
    }
    let section = section(grid, text);
    let first = text.sentences.partition_point(|sentence| (sentence.block as usize) < section.start);
    let inside = text.sentences.get(first..).unwrap_or_default().iter();
    for sentence in inside.take_while(|sentence| (sentence.block as usize) < section.end) {
        if matches!(sentence.kind, BlockKind::Cell | BlockKind::Quotation | BlockKind::Caption) {
            continue;
        }
        let mut place = Place::of(sentence, text);
        place.unreal = names::any(place.words(), names::ADJUSTED) || is_unreal(&place, grid);
        let quantities = sentence.quantities.start as usize..sentence.quantities.end as usize;
        for quantity in text.quantities.get(quantities).unwrap_or_default() {
            if let Some(number) = plain(quantity).filter(|_| !text.is_quoted(quantity.span)) {
                seen(&place, quantity, number);
            }
        }
    }
}

/// Whether a sentence speaks of what is not, or not yet; what a column is headed by is in the table.
fn is_unreal(place: &Place<'_>, grid: &Grid<'_>) -> bool {
    let headed = |word: &&str| grid.columns.iter().any(|column| column.words.iter().any(|own| own == word));
    let mut unreal = names::UNREAL.iter().filter(|word| place.words().iter().any(|own| own == *word));
    unreal.any(|word| !headed(word))
}

/// Tables of more rows are not described in prose.
const MOST_ROWS: usize = 60;

/// Whether a stretch of the prose lies in the section of a table.
pub fn is_about(grid: &Grid<'_>, text: &Text<'_>, span: Span) -> bool {
    let blocks = &text.document.blocks;
    let block = blocks.partition_point(|block| block.span.end <= span.start);
    section(grid, text).contains(&block)
}

/// The blocks between the headings around the table; of one in a file of its own, all.
fn section(grid: &Grid<'_>, text: &Text<'_>) -> Range<usize> {
    let blocks = &text.document.blocks;
    if grid.beside {
        return 0..blocks.len();
    }
    let is_heading = |index: &usize| blocks.get(*index).is_some_and(|block| block.kind == BlockKind::Heading);
    let start = (0..grid.blocks.start).rev().find(is_heading).unwrap_or(0);
    start..(grid.blocks.end..blocks.len()).find(is_heading).unwrap_or(blocks.len())
}

/// A figure that says plainly how much of something there is.
fn plain(quantity: &Quantity) -> Option<&Number> {
    let kind = matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Percent | Kind::Multiple);
    let bare = matches!(quantity.hedge, Hedge::None | Hedge::Exact) && !quantity.attributive && !quantity.lexical;
    match &quantity.amount {
        Amount::Number(number) if kind && bare && quantity.per.is_none() => {
            let big = number.value >= Rational::whole(10) || number.decimals || quantity.kind == Kind::Multiple;
            (big && !number.value.is_negative()).then_some(number)
        }
        _ => None,
    }
}
