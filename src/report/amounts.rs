//! The list of quantities: every amount as it was read, for people or as JSON Lines.

use super::concise::one_line;
use super::json;
use super::number;
use crate::quantity::{Grammar, Kind, Quantity};
use crate::sentence::Text;
use crate::source::{Lines, Place, Source};
use crate::token::Token;
use serde::Serialize;
use serde_json::Value;
use std::fmt::Write as _;

/// Who reads the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// People: a line each.
    Human,
    /// Programs: an object a line.
    Jsonl,
}

/// The quantities of a file; dates, times of day, names, ranks of a noun and words without a number ("both", "several")
/// only where `all` asks for them.
pub fn quantities(form: Form, source: &Source, text: &Text<'_>, grammar: &Grammar, all: bool, out: &mut String) {
    let shown = |quantity: &Quantity| all || quantity.is_numeral() || stands_alone(text, quantity);
    let lines = Lines::of(&source.text);
    for (index, quantity) in text.quantities.iter().enumerate().filter(|(_, quantity)| shown(quantity)) {
        let line = QuantityLine::of((source, &lines), text, grammar, index, quantity);
        match form {
            Form::Human => quantity_for_people(&line, lines.place(line.start), out),
            Form::Jsonl => json::line(&line, out),
        }
    }
}

/// "finished second", "the 21st": an ordinal that no word follows; "a pair" where it is all that a line holds.
fn stands_alone(text: &Text<'_>, quantity: &Quantity) -> bool {
    let word = |at: Option<u32>| at.and_then(|at| text.tokens.get(at as usize)).is_some_and(|token| token.is_word());
    let before = quantity.tokens.start.checked_sub(1);
    let led = word(before);
    // "The first 20 teams"
    if text.tokens.get(quantity.tokens.end as usize).is_some_and(Token::is_number) {
        return false;
    }
    let token = before.and_then(|at| text.tokens.get(at as usize)).map_or("", |token| token.text(text.prose()));
    // "They want the money first": no rank.
    if led && quantity.span.of(text.prose()) == "first" && !RANKING.contains(&token) {
        return false;
    }
    quantity.is_amount()
        && !quantity.attributive
        && !word(Some(quantity.tokens.end))
        && (quantity.kind == Kind::Ordinal || !led)
}

/// Words before a rank that no noun follows.
const RANKING: [&str; 9] = ["the", "a", "in", "came", "come", "finished", "placed", "ranked", "ranks"];

fn quantity_for_people(line: &QuantityLine<'_>, place: Place, out: &mut String) {
    let text = one_line(line.text);
    let _ = write!(out, "{}:{}:{}: {} \"{text}\"", line.path, place.line, place.column, line.kind);
    if !line.value.is_null() {
        let bound = line.bound.map_or_else(String::new, |bound| format!("{bound} "));
        let _ = write!(out, " = {bound}{}", line.value);
        let _ = line.unit.as_ref().map_or(Ok(()), |unit| write!(out, " {unit}"));
    }
    let _ = line.head.map_or(Ok(()), |head| write!(out, " of {}", one_line(head)));
    let _ = match &line.place {
        Some(place) => writeln!(out, " ({place})"),
        None => writeln!(out),
    };
}

#[derive(Serialize)]
struct QuantityLine<'a> {
    path: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
    value: Value,
    unit: Option<String>,
    kind: &'static str,
    bound: Option<&'static str>,
    head: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
}

impl<'a> QuantityLine<'a> {
    fn of(
        (source, lines): (&'a Source, &Lines<'_>),
        text: &'a Text<'_>,
        grammar: &Grammar,
        index: usize,
        quantity: &Quantity,
    ) -> Self {
        let span = text.document.to_source(quantity.span);
        let head = text.heads.get(index).copied().flatten();
        Self {
            path: &source.name,
            start: span.start,
            end: span.end,
            text: span.of(&source.text),
            value: number::value(quantity),
            unit: quantity.unit_name(grammar.units(), span.of(&source.text)),
            kind: number::kind(quantity.kind),
            bound: quantity.bound(),
            head: head.map(|head| head.span.of(text.prose())),
            place: source.whereabouts(span, lines).map(|whereabouts| whereabouts.place),
        }
    }
}
