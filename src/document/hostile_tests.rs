//! What must hold for any source, and sources made to do harm: they cost time in proportion to their length.

use super::*;
use crate::span::Span;
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Every span of the prose on character boundaries has one in the source; copied text is the source's own.
fn holds(source: &str, format: Format) {
    let document = read(source, format);
    let bounds: Vec<u32> = document.prose.char_indices().map(|(at, _)| at as u32).collect();
    let ends = bounds.iter().skip(1).copied().chain([document.prose.len() as u32]);
    for (start, end) in bounds.iter().copied().zip(ends) {
        let span = Span::new(start, end);
        let place = document.to_source(span);
        let written = source.get(place.range());
        assert!(written.is_some(), "{span:?} {place:?} of {source:?}");
        if document.map.is_copied(span) {
            assert_eq!(written, Some(span.of(&document.prose)), "{source:?}");
        }
    }
    let mut last = 0;
    for block in &document.blocks {
        let text = document.prose.get(block.span.range()).unwrap();
        assert!(!text.is_empty() && text.trim() == text && block.span.start >= last, "{block:?} of {source:?}");
        assert!(source.get(document.to_source(block.span).range()).is_some());
        last = block.span.end;
    }
}

/// The formats whose positions are those of the file.
fn texts() -> impl Iterator<Item = Format> {
    Format::all().iter().copied().filter(|format| !format.is_packed())
}

/// More where PROPTEST_CASES asks for more: `PROPTEST_CASES=100000 cargo test --release hostile` looks for crashes.
fn cases() -> u32 {
    ProptestConfig::default().cases.max(512)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn spans_lead_home(source in "(?s).{0,200}") {
        texts().for_each(|format| holds(&source, format));
    }

    #[test]
    fn spans_lead_home_in_markup(parts in prop::collection::vec(prop::sample::select(PARTS), 0..60)) {
        let source = parts.concat();
        texts().for_each(|format| holds(&source, format));
    }
}

const PARTS: &[&str] = &[
    "word ",
    "Zürich",
    "€5",
    "\n",
    "\r\n",
    "\n\n",
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "    ",
    "\t",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "[",
    "]",
    "(u)",
    "![",
    "|",
    "|a|b|\n|-|-|\n|**c**|d|\n",
    "---\n",
    "+++\n",
    "date: 2020-01-02\n",
    "<b>",
    "</b>",
    "<br>",
    "<!-- x -->",
    "<div>\n",
    "&amp;",
    "&#8212;",
    "\\",
    "\\*",
    "[^1]",
    "[^1]: ",
    "<https://a.b>",
    "\0",
    "\u{FEFF}",
    "\u{C}",
    "\u{A0}",
    "\u{2028}",
    ".",
    "!",
    ":",
    "“",
    "”",
    "😀",
    "[x]: /u\n",
    "- [ ] ",
    "> [!NOTE]\n",
    "===\n",
    ",",
    "\"",
    "\"\"",
    ";",
    "00:01 --> 00:02\n",
    "{a}",
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td>",
    "<th colspan=2>",
    "</table>",
    "<li>",
    "<ul>",
    "<script>",
    "</script>",
    "<img alt='a b'>",
    "&nbsp;",
    "&notit;",
    "&lt",
    "<h1>",
    "<blockquote>",
    "<code>",
    "</code>",
    "* * *\n",
    ".. note:: ",
    ".. [1] ",
    "[1]_",
    "``",
    "+---+---+\n",
    "| a | b |\n",
    "=== ===\n",
    "a   b\n",
    "::\n",
    "|===\n",
    "|a |b\n",
    "____\n",
    "footnote:[",
    "https://a.b[",
    "\\begin{tabular}{ll}",
    "\\end{tabular}",
    "\\textbf{",
    "\\footnote{",
    "\\\\",
    "&",
    "}",
    "$",
    "%",
    "--",
    "\\'e",
    "#+begin_quote\n",
    "[[u][",
    "[fn:1]",
    "{x}",
    "<A b={",
];

#[test]
fn hostile_sources_take_their_length() {
    let size = 200_000;
    for part in [
        "> ",
        "- ",
        "* ",
        "[",
        "![",
        "](",
        "*a_",
        "**a ",
        "`",
        "~~",
        "<",
        "<!--",
        "<b ",
        "&",
        "|",
        "a|",
        "\0",
        "a",
        "\n> ",
        "[a](",
        "[^a]",
        "[^a]: ",
        "1. ",
        "```\n",
        "\\",
        "\u{C}",
        "* a\n",
        "#",
        "<a href=\"",
        "|a|\n|-|\n",
        "[a]: b\n",
        "$",
        "\"",
        "\"\"",
        "{",
        "\\emph{",
        "\\label{",
        "\\begin{itemize}",
        "\\begin{tabular}{l}",
        "\\footnote{",
        ".. note::\n ",
        "| a |\n",
        "+-+\n",
        "== ==\n",
        "``",
        "*a *",
        "_a ",
        "[[a][",
        "=a ",
        "|===\n|a\n",
        "footnote:[",
        ":a:`",
        "<A ",
    ] {
        let source = part.repeat(size / part.len());
        for format in texts() {
            let start = Instant::now();
            let _ = read(&source, format);
            assert!(start.elapsed() < Duration::from_secs(40), "{part:?} {format:?} {:?}", start.elapsed());
        }
    }
    let deep = format!("{}a{}", "> ".repeat(5_000), "\n\n".repeat(50_000));
    let list = format!("{}a{}b", "- ".repeat(5_000), "\n".repeat(100_000));
    let wide = format!("|{}\n|{}\n{}", "a|".repeat(500), "-|".repeat(500), "|\n".repeat(20_000));
    for source in [deep, list, wide] {
        let start = Instant::now();
        let _ = read(&source, Format::MARKDOWN);
        assert!(start.elapsed() < Duration::from_secs(40), "{:?} {:?}", source.get(..9), start.elapsed());
    }
}
