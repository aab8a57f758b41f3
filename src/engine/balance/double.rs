//! Double quotation marks, straight and curly. Every mark has the roles it can play where it stands: open, close, or none
//! (inches). A quotation that runs on over a paragraph is opened again there, as the press does. The reading with the
//! fewest marks left over is looked for; where none is left over, the document balances.

use super::{Lone, around, is_cut_off, marks};
use crate::document::Block;
use crate::sentence::Text;
use crate::token::Token;

/// More faults than this, and the text has a way of its own with quotation marks.
const MOST: u32 = 4;

/// The signs that are looked at.
pub const SIGNS: [&str; 7] = ["\"", "“", "”", "„", "‟", "＂", "″"];

#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    open: bool,
    close: bool,
    none: bool,
    /// First of a paragraph.
    first: bool,
}

/// Marks that no reading answers.
pub fn lone(text: &Text<'_>, called: &[u32]) -> Vec<Lone> {
    let marks = roles(text, called);
    let faults = best(&marks);
    if faults.len() as u32 > MOST && faults.len() * 4 > marks.len() {
        return Vec::new();
    }
    faults.into_iter().filter(|lone| !is_cut_off(text, lone.at)).collect()
}

fn roles(text: &Text<'_>, called: &[u32]) -> Vec<Mark> {
    let prose = text.prose();
    let found = marks(text, called).filter(|(_, token)| is_mark(token, prose) && !is_broken(token, prose));
    let mut marks: Vec<Mark> = found.map(|(at, token)| role(at, token, prose)).collect();
    let one_sided = |sign: &str, other: &str| {
        let count = |sign: &str| {
            marks.iter().filter(|mark| text.tokens.get(mark.at).is_some_and(|token| token.text(prose) == sign)).count()
        };
        count(sign) > 1 && count(other) == 0 && count("\"") == 0
    };
    let loose = one_sided("”", "“") || one_sided("“", "”");
    for mark in &mut marks {
        mark.first = begins_paragraph(text, mark.at) || is_run_together(text, mark.at);
        // A closing mark can be stranded at the beginning of the next paragraph.
        mark.close |= mark.first && text.tokens.get(mark.at).is_some_and(|token| token.text(prose) == "\"");
        if loose {
            (mark.open, mark.close) = (true, true);
        }
    }
    marks
}

fn is_mark(token: &Token, prose: &str) -> bool {
    SIGNS.contains(&token.text(prose)) || is_pair(token, prose)
}

/// The second of two single marks that stand for a double one: ’’.
fn is_pair(token: &Token, prose: &str) -> bool {
    let single = token.text(prose);
    let before = prose.get(..token.start as usize).unwrap_or_default();
    matches!(single, "'" | "’") && before.strip_suffix(single).is_some_and(|before| !before.ends_with(single))
}

/// Part of a broken dash, "â€”", or of another broken mark.
fn is_broken(token: &Token, prose: &str) -> bool {
    around(token, prose).0.is_some_and(|letter| matches!(letter, '€' | 'â' | 'Ã' | 'Â'))
}

fn role(at: usize, token: &Token, prose: &str) -> Mark {
    let mark = Mark { at, open: false, close: false, none: false, first: false };
    match token.text(prose) {
        "“" | "„" => Mark { open: true, ..mark },
        "″" | "’" | "'" => Mark { close: true, none: true, ..mark },
        "”" => Mark { close: true, none: inches(token, prose), ..mark },
        _ => straight(mark, token, prose),
    }
}

/// A digit before the mark: it may close, or stand for inches.
fn inches(token: &Token, prose: &str) -> bool {
    around(token, prose).0.is_some_and(|letter| letter.is_ascii_digit() || matches!(letter, '½' | '¼' | '¾'))
}

fn straight(mark: Mark, token: &Token, prose: &str) -> Mark {
    let single = |letter: &char| matches!(letter, '\'' | '‘' | '’');
    let before = prose.get(..token.start as usize).unwrap_or_default().chars().rev().find(|letter| !single(letter));
    let behind = prose.get(token.end as usize..).unwrap_or_default().chars().find(|letter| !single(letter));
    let left = before.is_none_or(|letter| letter.is_whitespace() || "([{—–-/“:".contains(letter));
    let right = behind.is_none_or(|letter| letter.is_whitespace() || ".,;:!?)]}—–-/”…".contains(letter));
    let both = left == right;
    Mark { open: left || both, close: right || both, none: inches(token, prose), ..mark }
}

fn begins_paragraph(text: &Text<'_>, at: usize) -> bool {
    let start = text.tokens.get(at).map_or(0, |token| token.start);
    block_of(text, at).is_some_and(|block| block.span.start + 4 > start)
}

/// The block in which a token stands.
fn block_of<'t>(text: &Text<'t>, at: usize) -> Option<&'t Block> {
    let start = text.tokens.get(at).map_or(0, |token| token.start);
    let blocks = &text.document.blocks;
    blocks.get(blocks.partition_point(|block| block.span.end <= start))
}

/// Bytes of a block that may have lost the breaks of its paragraphs.
const RUN_TOGETHER: u32 = 600;

/// Whether a mark begins a sentence of a block that is too long for one paragraph: it may be where one began.
fn is_run_together(text: &Text<'_>, at: usize) -> bool {
    let long = block_of(text, at).is_some_and(|block| block.span.len() > RUN_TOGETHER);
    let sentence = text.sentence_at(at as u32);
    long && text.sentences.get(sentence).is_some_and(|sentence| sentence.tokens.start as usize == at)
}

/// A reading up to some mark: how many marks are left over, and the way back to the last of them.
#[derive(Debug, Clone, Copy)]
struct Reading {
    faults: u32,
    /// The mark that opened the quotation at hand.
    opener: usize,
    /// Index into the list of faults.
    last: Option<usize>,
}

/// The marks left over in the reading with the fewest.
fn best(marks: &[Mark]) -> Vec<Lone> {
    // Faults as a tree: each with the one before it.
    let mut tree: Vec<(Lone, Option<usize>)> = Vec::new();
    let mut closed = Some(Reading { faults: 0, opener: 0, last: None });
    let mut open: Option<Reading> = None;
    for mark in marks {
        let (mut to_closed, mut to_open) = (None, None);
        if let Some(reading) = closed {
            keep(&mut to_open, mark.open.then_some(Reading { opener: mark.at, ..reading }));
            keep(&mut to_closed, mark.none.then_some(reading));
            keep(
                &mut to_closed,
                (!mark.open && !mark.none).then(|| fault(reading, Lone::new(mark.at, false), &mut tree)),
            );
        }
        if let Some(reading) = open {
            keep(&mut to_closed, mark.close.then_some(reading));
            keep(&mut to_open, mark.none.then_some(reading));
            let again = mark.open && mark.first;
            keep(&mut to_open, again.then_some(reading));
            if mark.open && !again {
                let left = fault(reading, Lone::new(reading.opener, true), &mut tree);
                keep(&mut to_open, Some(Reading { opener: mark.at, ..left }));
            }
        }
        (closed, open) = (to_closed, to_open);
    }
    let unclosed = open.map(|reading| fault(reading, Lone::new(reading.opener, true), &mut tree));
    keep(&mut closed, unclosed);
    let mut faults = Vec::new();
    let mut last = closed.and_then(|reading| reading.last);
    while let Some((lone, before)) = last.and_then(|last| tree.get(last)) {
        faults.push(*lone);
        last = *before;
    }
    faults
}

fn keep(best: &mut Option<Reading>, reading: Option<Reading>) {
    if let Some(reading) = reading.filter(|reading| best.is_none_or(|best| reading.faults < best.faults)) {
        *best = Some(reading);
    }
}

fn fault(reading: Reading, lone: Lone, tree: &mut Vec<(Lone, Option<usize>)>) -> Reading {
    tree.push((lone, reading.last));
    Reading { faults: reading.faults + 1, last: tree.len().checked_sub(1), ..reading }
}
