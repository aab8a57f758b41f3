//! Sentences, clauses and quotations of texts without figures known: `|` stands where one ends and the next begins.

use super::Text;
use crate::document::{Block, BlockKind, Document, OffsetMap};
use crate::span::Span;
use std::borrow::Cow;

/// A document with a block for each line.
fn document(text: &str, kind: BlockKind) -> Document<'_> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end().len();
        if end > at {
            blocks.push(Block { kind, span: Span::new(at as u32, end as u32) });
        }
        at += line.len();
    }
    let prose = Cow::Borrowed(text);
    Document { source: text, prose, map: OffsetMap::default(), blocks, tables: Vec::new(), date: None, dateline: None }
}

fn sentences(marked: &str, kind: BlockKind) -> String {
    let plain = marked.replace(" | ", " ").replace('|', "");
    let document = document(&plain, kind);
    let text = Text::read(&document, |_, _| Vec::new());
    let mut out = String::new();
    for sentence in &text.sentences {
        let start = sentence.span.start as usize;
        let before = out.is_empty();
        let glued = start > 0 && !plain[..start].ends_with(char::is_whitespace);
        out += if before {
            ""
        } else if glued {
            "|"
        } else {
            " | "
        };
        out += sentence.span.of(&plain);
    }
    out
}

#[test]
fn sentences_end_where_a_reader_ends_them() {
    for marked in [
        "Rain fell. | Then it stopped.",
        "Mr. Ode met Dr. Lind in St. Ives. | They spoke.",
        "Lamplight Inc. sold a mill to Brook Corp. on Monday. | It was old.",
        "The mill went to Brook Corp. | The price was low.",
        "See No. 5 and Nos. 7 to 9. | He said no. | Then he left.",
        "It opens on Jan. 5. | Tickets are sold from Dec. 12 on.",
        "The U.S. Navy left. | It sails for the U.S. | But not yet.",
        "They met at 5 p.m. on Friday. | She came at 6 a.m. | The door was shut.",
        "J. K. Ode and A. Lind wrote it. | J.K. Ode paid.",
        "It cost 3.50 a cup. | 12 cups were sold.",
        "It grew by 2.5. | Then by 3.",
        "Well... maybe. | Perhaps... The door opened.".replace("... The", "... | The").as_str(),
        "“We won.” | The crowd left.",
        "\"We won.\" | The crowd left.",
        "“We won,” she said. | “We won again.”",
        "(It was late.) | The crowd left.",
        "The year ended.|Then it rained.",
        "It opened in 2019.|Mills closed in December.|GMV grew 5 percent.|CPI fell.|At Brook Corp.|The price was low.",
        "She said \"it ended.\"|Then it rained.",
        "Go to mill.example.com or zzmill.Txt now. | It works.",
        "\"Why?\" Ann Lee asked. | Nobody knew.",
        "“Why?” he asked. | Nobody knew.",
        "Is it so? | No! | It is not.",
        "Yahoo! Finance told them. | They sold.",
        "A bar of 6 in. by 4 in. was found. | The tide came in. | Nobody saw it.",
        "1. Mills. | 2. Ovens.",
        "eBay sold it. | iPhones stayed.",
        "They paid $5. | $6 was asked.",
        "no end mark at all",
    ] {
        assert_eq!(sentences(marked, BlockKind::Paragraph), marked);
    }
}

#[test]
fn headings_and_cells_are_whole() {
    for kind in [BlockKind::Headline, BlockKind::Heading, BlockKind::Cell] {
        assert_eq!(sentences("Mills close. More to come. Soon", kind), "Mills close. More to come. Soon");
    }
    assert_eq!(sentences("One line\nAnother. | And more", BlockKind::Paragraph), "One line | Another. | And more");
}

#[test]
fn quotations_are_found() {
    for (text, quotations) in [
        ("“We won,” she said. “Again.”", vec!["“We won,”", "“Again.”"]),
        ("\"We won,\" she said. \"Again.\"", vec!["\"We won,\"", "\"Again.\""]),
        ("‘The dogs’ bones,’ she said.", vec!["‘The dogs’ bones,’"]),
        ("‘It’s the boys’ she said", vec!["‘It’s the boys’"]),
        ("“A ‘small’ mill,” he said", vec!["“A ‘small’ mill,”"]),
        ("“First part.\n“Second part,” he said.\nThird", vec!["“First part.", "“Second part,”"]),
        ("\"First part.\n\"Second part,\" he said. \"Go.\"", vec!["\"First part.", "\"Second part,\"", "\"Go.\""]),
        ("A 6'2\" man and a 5\" pipe", vec![]),
        ("“never closed\nnext line", vec!["“never closed"]),
        ("the dogs’ bones and the '90s", vec![]),
    ] {
        let document = document(text, BlockKind::Paragraph);
        let read = Text::read(&document, |_, _| Vec::new());
        let found: Vec<&str> = read.quotations.iter().map(|span| span.of(text)).collect();
        assert_eq!(found, quotations, "{text}");
    }
}

#[test]
fn clauses_end_at_barriers() {
    for marked in [
        "Sales rose, |but costs fell.",
        "Sales rose |while costs fell; |profit stayed.",
        "Sales rose, |hurt by frost.",
        "Sales rose |as demand grew.",
        "Sales as well as profit rose as expected.",
        "Sales rose a while ago |after a frost.",
        "After-tax profit, which rose in May, fell.",
        "Sales rose sharply |and fell again.",
        "Sales rose |and net profit fell.",
        "Sales and profit rose.",
        "The mills and the ovens that were sold stood in Leeds.",
        "Sales rose — |so they say — |and profit fell.",
        "Sales rose -- |so they say.",
        "Sales rose - |so they say.",
        "Lamplight (LSE: LMP) rose |but (while still open) fell.",
        "\"While we waited, it was |as if nothing moved.",
        "Well-known mills: |two of them.",
        "All but two rose.",
    ] {
        let plain = marked.replace('|', "");
        let document = document(&plain, BlockKind::Paragraph);
        let text = Text::read(&document, |_, _| Vec::new());
        let mut cut = plain.clone();
        for clause in text.clauses(&text.sentences[0]).iter().skip(1).rev() {
            cut.insert(text.tokens[clause.start as usize].start as usize, '|');
        }
        assert_eq!(cut, marked);
    }
}
