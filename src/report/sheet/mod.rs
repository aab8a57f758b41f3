//! The worksheet of claims: every figure of an article with its mark, for a terminal, as Markdown, as a page, or as JSON
//! Lines. One form a file; a run opens, adds file by file, and closes.

mod html;
mod human;
mod lines;
mod markdown;

use crate::claim::{Claim, Figure, Mark, Marked};
use crate::source::Source;

/// Who reads the worksheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetForm {
    /// A person at a terminal.
    Human,
    /// A program.
    Jsonl,
    /// A desk that works in Markdown.
    Markdown,
    /// A browser: one page, with nothing beside it.
    Html,
}

/// What is known of a file.
#[derive(Debug, Default)]
pub struct Sheet {
    /// All claims.
    pub claims: Vec<Claim>,
    /// All figures.
    pub figures: Vec<Marked>,
}

impl Sheet {
    /// How many figures are settled.
    #[must_use]
    pub fn settled(&self) -> usize {
        self.figures.iter().filter(|figure| figure.mark.is_settled()).count()
    }
}

/// What stands before the first file.
pub fn open(form: SheetForm, out: &mut String) {
    if form == SheetForm::Html {
        html::open(out);
    }
}

/// The worksheet of a file.
pub fn file(form: SheetForm, source: &Source, sheet: &Sheet, out: &mut String) {
    match form {
        SheetForm::Human => human::file(source, sheet, out),
        SheetForm::Jsonl => lines::file(source, sheet, out),
        SheetForm::Markdown => markdown::file(source, sheet, out),
        SheetForm::Html => html::file(source, sheet, out),
    }
}

/// What stands behind the last file.
pub fn close(form: SheetForm, out: &mut String) {
    if form == SheetForm::Html {
        html::close(out);
    }
}

/// "12 of 37 figures settled: 8 verified, 4 agreed; 1 contradicted, 24 to check by hand".
fn closing(sheet: &Sheet) -> String {
    let all = sheet.figures.len();
    let of = |mark: Mark| sheet.figures.iter().filter(|figure| figure.mark == mark).count();
    let counted = |marks: &[(Mark, &str)]| -> String {
        let told = marks.iter().map(|(mark, word)| (of(*mark), word)).filter(|(count, _)| *count > 0);
        told.map(|(count, word)| format!("{count} {word}")).collect::<Vec<_>>().join(", ")
    };
    let settled = counted(&[(Mark::Verified, "verified"), (Mark::Agreed, "agreed")]);
    let open = counted(&[(Mark::Contradicted, "contradicted"), (Mark::Unchecked, "to check by hand")]);
    let whole = format!("{} of {all} {} settled", sheet.settled(), if all == 1 { "figure" } else { "figures" });
    let parts: Vec<String> = [settled, open].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { whole } else { format!("{whole}: {}", parts.join("; ")) }
}

/// What settles a figure, or why nothing does: "change: from 905, to 416".
fn ground(figure: &Marked) -> String {
    let with: Vec<String> = figure.with.iter().map(|other| told(figure.mark, other)).collect();
    let with = with.join(", ");
    let by = figure.relation.or(figure.by.as_deref()).unwrap_or_default();
    match figure.mark {
        Mark::Verified => format!("{by}: {with}"),
        Mark::Agreed => format!("with {with}"),
        Mark::Contradicted => format!("{by}: {}", figure.reason.as_deref().unwrap_or_default()),
        Mark::Unchecked => figure.reason.clone().unwrap_or_default(),
    }
}

/// A figure with its part, where that says more than that there are two: "from 905".
fn told(mark: Mark, figure: &Figure) -> String {
    let text = super::concise::one_line(&figure.text);
    let bare = mark != Mark::Verified || matches!(figure.role.as_str(), "first" | "second" | "one" | "other" | "items");
    if bare { text } else { format!("{} {text}", figure.role.replace('_', " ")) }
}

/// The sign of a mark.
const fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::Verified => "✓",
        Mark::Agreed => "=",
        Mark::Contradicted => "✗",
        Mark::Unchecked => "·",
    }
}
