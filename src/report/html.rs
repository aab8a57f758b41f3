//! One self-contained page: the findings file by file, each with its paragraph, in which the wrong stretch and all
//! evidence are marked. Boxes at the top hide a level. Nothing is fetched, and without scripts everything is shown.

use super::checkstyle::escaped;
use super::{Checked, Reporter, Totals, level_name};
use crate::finding::Finding;
use crate::source::{Lines, Source};
use crate::span::Span;
use std::fmt::Write as _;

/// The html form.
#[derive(Debug, Clone, Copy, Default)]
pub struct Html;

/// Bytes shown before the first and behind the last mark; a file may be one line.
const AROUND: usize = 240;
/// Bytes between two marks beyond which what lies between is left out.
const APART: usize = 480;

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>factlint</title>\n<style>\n";
const STYLE: &str = include_str!("html.css");
const TOP: &str = "</style>\n</head>\n<body>\n<input type=\"checkbox\" id=\"error\" checked><label for=\"error\">errors</label>\n\
<input type=\"checkbox\" id=\"warning\" checked><label for=\"warning\">warnings</label>\n\
<input type=\"checkbox\" id=\"advice\" checked><label for=\"advice\">advice</label>\n<main>\n<h1>factlint</h1>\n";

impl Reporter for Html {
    fn open(&self, out: &mut String) {
        out.push_str(HEAD);
        out.push_str(STYLE);
        out.push_str(TOP);
    }

    fn file(&self, checked: &Checked<'_>, out: &mut String) {
        if checked.findings.is_empty() {
            return;
        }
        let lines = Lines::of(&checked.source.text);
        let _ = writeln!(out, "<section>\n<h2>{}</h2>", escaped(&checked.source.name));
        for finding in checked.findings {
            article(finding, checked.source, &lines, out);
        }
        out.push_str("</section>\n");
    }

    fn close(&self, totals: &Totals, out: &mut String) {
        let (errors, warnings, advice) = (totals.errors, totals.warnings, totals.advice);
        let (touched, files) = (totals.touched, totals.files);
        let _ = writeln!(
            out,
            "<footer>errors: {errors}, warnings: {warnings}, advice: {advice}, in {touched} of {files} files</footer>"
        );
        out.push_str("</main>\n</body>\n</html>\n");
    }
}

fn article(finding: &Finding, source: &Source, lines: &Lines<'_>, out: &mut String) {
    let (level, place) = (level_name(finding.level), escaped(&source.place(finding.span, lines)));
    let _ = writeln!(
        out,
        "<article class=\"{level}\">\n<h3><b>{level}</b> {} <code>{}</code> <small>{place}</small></h3>",
        escaped(&finding.message),
        escaped(&finding.code),
    );
    let _ = writeln!(out, "<blockquote>{}</blockquote>", excerpt(finding, &source.text));
    let mut row = |name: &str, text: &str| {
        let _ = writeln!(out, "<p><i>{name}</i> {}</p>", escaped(text));
    };
    row("arithmetic", &finding.label);
    for evidence in &finding.evidence {
        row(&format!("“{}”", escaped(evidence.span.of(&source.text))), &evidence.label);
    }
    if let Some(help) = &finding.help {
        row("help", help);
    }
    out.push_str("</article>\n");
}

/// The text around all marks, as HTML.
fn excerpt(finding: &Finding, text: &str) -> String {
    let mut marks: Vec<(Span, &str)> = finding.evidence.iter().map(|evidence| (evidence.span, "evidence")).collect();
    marks.retain(|(span, _)| !span.overlaps(finding.span));
    marks.push((finding.span, "slip"));
    marks.sort_by_key(|(span, _)| *span);
    let (mut page, mut done) = (String::new(), None);
    for (span, class) in marks {
        let (start, end) = (span.start as usize, span.end as usize);
        match done {
            Some(done) if start < done => continue,
            Some(done) if start - done <= APART => page.push_str(&shown(text, done, start)),
            Some(done) => {
                let (tail, head) = (paragraph_end(text, done), paragraph_start(text, start));
                let _ = write!(page, "{} … {}", shown(text, done, tail), shown(text, head, start));
            }
            None => page.push_str(&shown(text, paragraph_start(text, start), start)),
        }
        let _ = write!(page, "<mark class=\"{class}\">{}</mark>", shown(text, start, end));
        done = Some(end);
    }
    let end = done.unwrap_or_default();
    page.push_str(&shown(text, end, paragraph_end(text, end)));
    page
}

fn shown(text: &str, start: usize, end: usize) -> String {
    escaped(text.get(start..end).unwrap_or_default()).replace("&#10;", "<br>")
}

/// Where the line of a place begins, or not so far before it.
fn paragraph_start(text: &str, at: usize) -> usize {
    let line = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    (line.max(at.saturating_sub(AROUND))..=at).find(|start| text.is_char_boundary(*start)).unwrap_or(at)
}

/// Where the line of a place ends, or not so far behind it.
fn paragraph_end(text: &str, at: usize) -> usize {
    let line = text.get(at..).and_then(|behind| behind.find('\n')).map_or(text.len(), |length| at + length);
    (at..=line.min(at + AROUND)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(at)
}
