//! What is known of the terminal: its width, and whether it shows colours (`NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE`,
//! `--color`).

use super::args::Colour;
use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use factlint::report::{Style, fold};
use miette::{GraphicalReportHandler, GraphicalTheme};

/// Width where there is no terminal.
const WIDTH: usize = 100;
/// Wider lines are hard to read.
const WIDEST: usize = 120;

/// Whether a stream shows colours.
pub fn colours(stream: &impl RawStream) -> bool {
    AutoStream::choice(stream) != ColorChoice::Never
}

/// The width to write for.
pub fn width() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let columns = told.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)));
    columns.unwrap_or(WIDTH).clamp(20, WIDEST)
}

/// A page as the terminal on standard output shows it: its long lines broken, with those that follow below the text of the
/// first. Programs get the lines whole.
pub fn wrapped(page: &str, indent: usize) -> String {
    if std::io::IsTerminal::is_terminal(&std::io::stdout()) { wrap(page, indent, width()) } else { page.to_owned() }
}

fn wrap(page: &str, indent: usize, width: usize) -> String {
    let mut wrapped = String::with_capacity(page.len());
    for line in page.lines() {
        let text = line.trim_start_matches(' ');
        let blank = " ".repeat(line.len() - text.len());
        let behind = format!("\n{blank}{}", " ".repeat(indent));
        let room = (width + 1).saturating_sub(behind.len()).max(16);
        let at = text.char_indices().nth(indent).map_or(text.len(), |(at, _)| at);
        let (head, text) = text.split_at(at);
        wrapped.push_str(&blank);
        wrapped.push_str(head);
        wrapped.push_str(&fold(text, room).replace('\n', &behind));
        wrapped.push('\n');
    }
    wrapped
}

/// How failures are drawn on a stream.
pub fn handler(stream: &impl RawStream) -> GraphicalReportHandler {
    let theme = if colours(stream) { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    GraphicalReportHandler::new_themed(theme).with_width(width()).with_links(false).without_syntax_highlighting()
}

/// How the report on standard output looks.
pub fn style() -> Style {
    let dumb = std::env::var("TERM").is_ok_and(|terminal| terminal == "dumb" || terminal == "linux");
    let (out, colour) = (std::io::stdout(), colours(&std::io::stdout()));
    Style { width: width(), colour, unicode: !dumb, links: colour && !dumb && std::io::IsTerminal::is_terminal(&out) }
}

/// How a report for people looks in a file.
pub const fn page() -> Style {
    Style { width: WIDTH, colour: false, unicode: true, links: false }
}

/// Makes `--color` hold for both streams.
pub fn set_colours(when: Colour) {
    match when {
        Colour::Auto => {}
        Colour::Always => ColorChoice::Always.write_global(),
        Colour::Never => ColorChoice::Never.write_global(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_broken_below_their_text() {
        let page = "word: one two three four five six\n\n  Silent on that\n";
        assert_eq!(wrap(page, 2, 20), "word: one two three\n  four five six\n\n  Silent on that\n");
    }
}
