//! The worksheet as JSON Lines: an object a claim, an object a figure (with `mark`), and one that closes the file (with
//! `settled`).

use super::super::json;
use super::Sheet;
use crate::claim::{Claim, Figure, Marked};
use crate::source::{Lines, Source};
use crate::span::Span;
use serde::Serialize;

/// The worksheet of a file.
pub fn file(source: &Source, sheet: &Sheet, out: &mut String) {
    let path = source.name.as_str();
    let lines = Lines::of(&source.text);
    let place = |span: Span| source.whereabouts(span, &lines).map(|whereabouts| whereabouts.place);
    for claim in &sheet.claims {
        json::line(&ClaimLine { place: place(claim.span), ..ClaimLine::of(path, claim) }, out);
    }
    for figure in &sheet.figures {
        json::line(&MarkLine { place: place(figure.span), ..MarkLine::of(path, figure) }, out);
    }
    if !sheet.claims.is_empty() || !sheet.figures.is_empty() {
        json::line(&Closing { path, settled: sheet.settled(), figures: sheet.figures.len() }, out);
    }
}

#[derive(Serialize)]
struct ClaimLine<'a> {
    path: &'a str,
    check: &'a str,
    relation: &'a str,
    verdict: &'static str,
    reason: Option<&'a str>,
    start: u32,
    end: u32,
    says: &'a str,
    gives: &'a str,
    figures: Vec<FigureLine<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
}

#[derive(Serialize)]
struct FigureLine<'a> {
    role: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct MarkLine<'a> {
    path: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
    mark: &'static str,
    by: Option<&'a str>,
    reason: Option<&'a str>,
    with: Vec<FigureLine<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
}

#[derive(Serialize)]
struct Closing<'a> {
    path: &'a str,
    settled: usize,
    figures: usize,
}

fn figure(figure: &Figure) -> FigureLine<'_> {
    FigureLine { role: &figure.role, start: figure.span.start, end: figure.span.end, text: &figure.text }
}

impl<'a> ClaimLine<'a> {
    fn of(path: &'a str, claim: &'a Claim) -> Self {
        Self {
            path,
            check: &claim.check,
            relation: &claim.relation,
            verdict: claim.verdict.name(),
            reason: claim.reason.as_deref(),
            start: claim.span.start,
            end: claim.span.end,
            says: &claim.says,
            gives: &claim.gives,
            figures: claim.figures.iter().map(figure).collect(),
            place: None,
        }
    }
}

impl<'a> MarkLine<'a> {
    fn of(path: &'a str, marked: &'a Marked) -> Self {
        Self {
            path,
            start: marked.span.start,
            end: marked.span.end,
            text: &marked.text,
            mark: marked.mark.name(),
            by: marked.by.as_deref(),
            reason: marked.reason.as_deref(),
            with: marked.with.iter().map(figure).collect(),
            place: None,
        }
    }
}
