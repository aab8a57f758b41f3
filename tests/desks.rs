//! Files of every desk: one article in all formats, made by pandoc and LibreOffice (`fixtures/formats/make.sh`), gives
//! the same findings at the right words; and every stretch that a report speaks of is what the source has there.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]
#![cfg(all(feature = "html", feature = "mail", feature = "office"))]

use factlint::Linter;
use factlint::check::Checks;
use factlint::context::Context;
use factlint::document::{self, BlockKind, Format, Opened};
use factlint::finding::Finding;
use factlint::source::Lines;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats")
}

fn opened(name: &str) -> Opened {
    let path = folder().join(name);
    let format = Format::of_extension(path.extension().expect("an ending").to_str().expect("text")).expect("a format");
    document::open(name.to_owned(), std::fs::read(&path).expect("a file"), format).expect(name)
}

fn linter() -> Linter {
    Linter::new_sound(Checks::load_sound(&[]).0).0
}

fn findings(linter: &Linter, opened: &Opened) -> Vec<Finding> {
    linter.lint(&opened.document(), &Context::default()).findings
}

/// Check, words and kind of block of every finding, in one order whatever the order of notes.
fn told(linter: &Linter, opened: &Opened) -> Vec<(String, String, String)> {
    let document = opened.document();
    let kind = |finding: &Finding| {
        let block = document.blocks.iter().find(|block| document.to_source(block.span).overlaps(finding.span));
        match block.expect("a finding stands in a block").kind {
            BlockKind::ListItem { .. } => "ListItem".to_owned(),
            kind => format!("{kind:?}"),
        }
    };
    let words =
        |finding: &Finding| finding.span.of(&opened.source.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let found = findings(linter, opened);
    let mut told: Vec<_> = found.iter().map(|one| (one.code.clone(), words(one), kind(one))).collect();
    told.sort();
    told
}

const ARTICLES: &[&str] = &[
    "article.html",
    "article.xhtml",
    "article.rst",
    "article.adoc",
    "article.tex",
    "article.org",
    "article.docx",
    "article.odt",
    "writer/article.docx",
    "writer/article.odt",
    "page.eml",
];

#[test]
fn one_article_gives_the_same_findings_in_every_format() {
    let linter = linter();
    let expected = told(&linter, &opened("article.md"));
    let text = |(code, words, kind): &(String, String, String)| format!("{code}|{words}|{kind}");
    let listed: Vec<String> = expected.iter().map(text).collect();
    assert_eq!(
        listed,
        [
            "doubled-word|the the|ListItem",
            "percent-change|30 percent|Paragraph",
            "share-of-total|20 percent|Paragraph",
            "share-of-total|60 percent|Quotation",
            "table-cross-footing|1,230|Cell",
            "table-cross-footing|230|Cell",
        ]
    );
    for name in ARTICLES {
        assert_eq!(told(&linter, &opened(name)), expected, "{name}");
    }
}

#[test]
fn a_table_gives_the_same_findings_in_every_format() {
    let linter = linter();
    let expected = told(&linter, &opened("catch.csv"));
    assert_eq!(expected.len(), 2);
    for name in ["catch.xlsx", "catch.ods"] {
        assert_eq!(told(&linter, &opened(name)), expected, "{name}");
    }
}

#[test]
fn files_without_lines_have_places() {
    let linter = linter();
    let places = |name: &str| -> Vec<String> {
        let opened = opened(name);
        let lines = Lines::of(&opened.source.text);
        let place = |finding: &Finding| opened.source.whereabouts(finding.span, &lines).expect("a place").place;
        findings(&linter, &opened).iter().map(place).collect()
    };
    let rows = ["table 1, row 4, column 4", "table 1, row 5, column 4"];
    for name in ["article.docx", "writer/article.docx"] {
        let expected = ["paragraph 2", "paragraph 5", "paragraph 7", rows[0], rows[1], "paragraph 10"];
        assert_eq!(places(name), expected, "{name}");
    }
    // A note stands behind its paragraph in OpenDocument, so that it counts.
    for name in ["article.odt", "writer/article.odt"] {
        let expected = ["paragraph 2", "paragraph 3", "paragraph 6", "paragraph 8", rows[0], rows[1]];
        assert_eq!(places(name), expected, "{name}");
    }
    for name in ["catch.xlsx", "catch.ods"] {
        assert_eq!(places(name), ["sheet catch, cell D4", "sheet catch, cell D5"], "{name}");
    }
}

// The span of a quantity is what was read: with its markup taken away, the source there has the same letters.
#[test]
fn the_source_at_a_span_is_the_text_it_speaks_of() {
    let linter = linter();
    let all = ARTICLES.iter().chain(&["article.md", "article.eml", "catch.csv", "catch.xlsx", "catch.ods"]);
    for name in all {
        let opened = opened(name);
        let document = opened.document();
        let text = linter.read(&document);
        assert!(!text.quantities.is_empty(), "{name}");
        for quantity in &text.quantities {
            let (read, span) = (quantity.span.of(text.prose()), document.to_source(quantity.span));
            let written = span.of(&opened.source.text);
            let letters = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(letters(written), letters(read), "{name}");
        }
    }
}
