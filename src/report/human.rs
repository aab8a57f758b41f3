//! The report for people: miette draws the text around the slip, with the wrong stretch and all evidence marked, the
//! arithmetic under the marks and the cure below. A line with counts closes it.
//!
//! Comes in with the style: what the terminal can show. Not here: finding that out.

use super::clip::{Clip, TAB};
use super::concise::one_line;
use super::{Checked, MARK, Reporter, Totals, mark};
use crate::finding::{Finding, Level};
use crate::source::{Lines, Source};
use crate::span::Span;
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity, SourceCode};
use std::fmt::{self, Display, Write as _};

/// What the reader's terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Columns.
    pub width: usize,
    /// Colours and other markings.
    pub colour: bool,
    /// Lines drawn with more than ASCII.
    pub unicode: bool,
    /// Links, which only terminals show.
    pub links: bool,
}

/// The graphical form.
pub struct Human {
    style: Style,
    handler: GraphicalReportHandler,
    pages: Option<String>,
}

impl Human {
    /// A report in a style. Where links are shown, the name of a check leads to its page below the address `pages`.
    #[must_use]
    pub fn new(style: Style, pages: Option<String>) -> Self {
        let theme = match (style.unicode, style.colour) {
            (true, true) => GraphicalTheme::unicode(),
            (true, false) => GraphicalTheme::unicode_nocolor(),
            (false, true) => GraphicalTheme { characters: miette::ThemeCharacters::ascii(), ..GraphicalTheme::ascii() },
            (false, false) => GraphicalTheme::none(),
        };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_width(style.width)
            .with_links(style.links && pages.is_some())
            .with_context_lines(1)
            .tab_width(TAB)
            .without_syntax_highlighting();
        Self { style, handler, pages }
    }

    fn finding(&self, finding: &Finding, source: &Source, lines: &Lines<'_>, out: &mut String) {
        let mut drawn = Drawn::new(finding, source, lines, self.style.width);
        drawn.page = self.pages.as_ref().map(|pages| format!("{pages}{}", finding.code));
        let mut page = String::new();
        if self.handler.render_report(&mut page, &drawn).is_err() {
            let _ = writeln!(page, "{}\n\n  {}", finding.code, drawn.message);
        }
        for line in page.lines() {
            renumber(line, &drawn.clip, out);
        }
        out.push('\n');
    }
}

impl Reporter for Human {
    fn file(&self, checked: &Checked<'_>, out: &mut String) {
        if checked.findings.is_empty() {
            return;
        }
        let lines = Lines::of(&checked.source.text);
        for finding in checked.findings {
            self.finding(finding, checked.source, &lines, out);
        }
    }

    fn close(&self, totals: &Totals, out: &mut String) {
        let counts = [
            counted(totals.errors, "error", "errors"),
            counted(totals.warnings, "warning", "warnings"),
            counted(totals.advice, "piece of advice", "pieces of advice"),
        ];
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        let files = counted(totals.files, "file", "files").unwrap_or_else(|| "no file".to_owned());
        let _ = match counts.as_slice() {
            [] if totals.files == 0 => write!(out, "No texts were checked"),
            [] => write!(out, "Nothing found in {files}"),
            _ => write!(out, "{} in {} of {files}", counts.join(", "), totals.touched),
        };
        let mended = counted(totals.mended, "slip", "slips").map(|slips| format!("; {slips} mended"));
        out.push_str(&mended.unwrap_or_default());
        let known = counted(totals.known, "known finding", "known findings");
        out.push_str(&known.map(|known| format!("; {known} left out")).unwrap_or_default());
        let unread = counted(totals.unread, "file", "files").map(|files| format!("; {files} could not be read"));
        let _ = writeln!(out, "{}.", unread.unwrap_or_default());
        let _ = match (totals.mendable, totals.suggested) {
            (0, 0) => Ok(()),
            (0, more) => writeln!(out, "{more} can be mended with --fix-suggested."),
            (sure, 0) => writeln!(out, "{MARK}{sure} can be mended with --fix."),
            (sure, more) => writeln!(out, "{MARK}{sure} can be mended with --fix, {more} more with --fix-suggested."),
        };
    }
}

fn counted(number: usize, one: &str, many: &str) -> Option<String> {
    match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{number} {many}")),
    }
}

/// Writes a line of miette's, with the number of the source's line in the margin in place of the clip's.
fn renumber(line: &str, clip: &Clip, out: &mut String) {
    match margin(line).and_then(|digits| Some((clip.line_of(line.get(digits.clone())?.parse().ok()?)?, digits))) {
        Some((shown, digits)) => {
            let number = shown.map_or_else(String::new, |line| line.to_string());
            let (before, behind) = (line.get(..digits.start), line.get(digits.end..));
            let width = digits.len();
            let _ = write!(out, "{}{number:>width$}{}", before.unwrap_or_default(), behind.unwrap_or_default());
        }
        None => out.push_str(line),
    }
    out.push('\n');
}

/// The digits of ` 12 │ text`, colours or not.
fn margin(line: &str) -> Option<std::ops::Range<usize>> {
    let start = line.len() - after_colour(line.trim_start_matches(' ')).trim_start_matches(' ').len();
    let rest = line.get(start..)?;
    let digits = rest.len() - rest.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let behind = after_colour(rest.get(digits..)?);
    (digits > 0 && (behind.starts_with(" │") || behind.starts_with(" |"))).then_some(start..start + digits)
}

fn after_colour(text: &str) -> &str {
    text.strip_prefix("\x1b[").and_then(|code| code.split_once('m')).map_or(text, |(_, rest)| rest)
}

/// A finding as miette sees it.
#[derive(Debug)]
struct Drawn {
    code: String,
    message: String,
    help: Option<String>,
    severity: Severity,
    clip: Clip,
    labels: Vec<LabeledSpan>,
    page: Option<String>,
}

impl Drawn {
    fn new(finding: &Finding, source: &Source, lines: &Lines<'_>, width: usize) -> Self {
        let evidence = finding.evidence.iter().filter(|evidence| evidence.span != finding.span);
        let marks: Vec<Span> =
            std::iter::once(finding.span).chain(evidence.clone().map(|evidence| evidence.span)).collect();
        let digits = lines.place(source.text.len() as u32).line.to_string().len();
        let room = width.saturating_sub(digits + 5).max(16);
        let clip = Clip::new(&source.name, &source.text, lines, &marks, room);
        let label = |text: &str, span: Span| {
            let span = clip.span(span);
            let before = clip.column(span.offset()) + span.len() / 2 + 4;
            (fold(&one_line(text), room.saturating_sub(before).max(16)), span)
        };
        let (text, span) = label(&finding.label, finding.span);
        let mut labels = vec![LabeledSpan::new_primary_with_span(Some(text), span)];
        for evidence in evidence {
            let (text, span) = label(&evidence.label, evidence.span);
            labels.push(LabeledSpan::new_with_span(Some(text), span));
        }
        // The text around is drawn below.
        let message = match source.whereabouts(finding.span, lines) {
            Some(whereabouts) => format!("{} ({})", finding.message, whereabouts.place),
            None => finding.message.clone(),
        };
        Self {
            code: finding.code.clone(),
            message: format!("{}{}", mark(finding, source), one_line(&message)),
            help: finding.help.as_deref().map(one_line),
            severity: severity(finding.level),
            clip,
            labels,
            page: None,
        }
    }
}

/// Breaks a text into lines of about `room` letters.
#[must_use]
pub fn fold(text: &str, room: usize) -> String {
    let (mut folded, mut length) = (String::new(), 0);
    for word in text.split(' ') {
        let letters = word.chars().count();
        if length > 0 {
            let breaks = length + 1 + letters > room;
            folded.push(if breaks { '\n' } else { ' ' });
            length = if breaks { 0 } else { length + 1 };
        }
        folded.push_str(word);
        length += letters;
    }
    folded
}

const fn severity(level: Level) -> Severity {
    match level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Advice => Severity::Advice,
    }
}

impl fmt::Display for Drawn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Drawn {}

impl Diagnostic for Drawn {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn url<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        self.page.as_ref().map(|page| Box::new(page) as Box<dyn Display>)
    }

    fn severity(&self) -> Option<Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.clip)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}
