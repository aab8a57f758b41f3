//! What must hold for any document: the source at the span of a finding is the text that its message speaks of, in
//! every format, whatever markup stands around.
#![allow(clippy::expect_used, reason = "a test may stop where it fails")]

mod slips;

use factlint::context::Context;
use factlint::document::{self, Format};
use proptest::prelude::*;
use slips::{SLIPS, linter};

const AROUND: &[&str] = &[
    "Zürich stayed dry. ",
    "\n\n",
    "\n",
    "\r\n",
    "# ",
    "== ",
    "* ",
    "- ",
    "1. ",
    "> ",
    "    ",
    "*bold*, ",
    "**b**, ",
    "`code`, ",
    "``x``, ",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<li>",
    "<td>",
    "&amp; ",
    "&mdash; ",
    "[a](u), ",
    ".. note:: ",
    "::\n\n  x;\n",
    "|",
    "|===\n",
    "____\n",
    "----\n",
    "\\emph{c}, ",
    "\\section{",
    "}",
    "% no\n",
    "$x$ ",
    "#+begin_quote\n",
    "[[u][w]], ",
    "{x} ",
    "<A b={1}/>",
    "“",
    "”",
    "\u{FEFF}",
    "😀 ",
    "00:01 --> 00:02\n",
    "\"",
    ",",
    ";",
    "\t",
];

fn pieces() -> impl Strategy<Value = Vec<String>> {
    let slip = prop::sample::select(SLIPS).prop_map(|(text, ..)| text.to_owned());
    let around = prop::sample::select(AROUND).prop_map(str::to_owned);
    prop::collection::vec(prop_oneof![1 => slip, 3 => around], 1..30)
}

proptest! {
    #[test]
    fn findings_stand_on_their_words(pieces in pieces()) {
        let source = pieces.concat();
        for format in Format::all().iter().filter(|format| !format.is_packed()) {
            let document = document::read(&source, *format);
            for finding in linter().findings(&document, &Context::default()) {
                let all = [finding.span].into_iter().chain(finding.evidence.iter().map(|evidence| evidence.span));
                for span in all {
                    prop_assert!(source.get(span.range()).is_some(), "{format:?} {span:?} {source:?}");
                }
                let written = finding.span.of(&source);
                let told = |(_, code, words): &&(&str, &str, &str)| finding.code == *code && finding.message.contains(words);
                if let Some((.., words)) = SLIPS.iter().find(told) {
                    prop_assert_eq!(&written, words, "{:?} {:?}", format, source);
                }
            }
        }
    }
}
