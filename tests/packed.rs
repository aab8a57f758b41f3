//! What must hold for any packed file: the stretch that a finding names is the text that its message speaks of, however
//! runs, cells, notes and changes are laid around it.
#![cfg(feature = "office")]
#![allow(clippy::expect_used, reason = "a test may stop where it fails")]

mod archive;
mod slips;

use archive::packed;
use factlint::context::Context;
use factlint::document::{Format, open};
use factlint::source::Lines;
use proptest::prelude::*;
use slips::{SLIPS, linter};

/// What may stand in a Word file; `@` is a slip.
const WORD: &[&str] = &[
    "<w:p><w:r><w:t xml:space=\"preserve\">@</w:t></w:r></w:p>",
    "<w:p><w:r><w:t xml:space=\"preserve\">Zürich stayed dry. </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">@</w:t></w:r></w:p>",
    "<w:p><w:del><w:r><w:delText>It is the the old text. </w:delText></w:r></w:del><w:ins><w:r><w:t xml:space=\"preserve\">@</w:t></w:r></w:ins></w:p>",
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>@</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "<w:p><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>@</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>R&amp;D 😀</w:t><w:tab/><w:br/></w:r></w:p>",
    "<w:p/>",
];
const OPEN: &[&str] = &[
    "<text:p>@</text:p>",
    "<text:h text:outline-level=\"2\">Wares</text:h>",
    "<text:p>Zürich<text:s/>stayed dry.<text:note><text:note-body><text:p>@</text:p></text:note-body></text:note> <text:span>@</text:span></text:p>",
    "<text:list><text:list-item><text:p>@</text:p></text:list-item></text:list>",
    "<table:table><table:table-row><table:table-cell><text:p>@</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"3\"/></table:table-row></table:table>",
    "<text:p>R&amp;D 😀<text:tab/></text:p>",
];
const CELLS: &[&str] = &[
    "<row><c t=\"inlineStr\"><is><t>@</t></is></c><c><v>12.5</v></c></row>",
    "<row><c t=\"str\"><v>@</v></c></row>",
    "<row r=\"90\"><c r=\"C90\" t=\"inlineStr\"><is><r><t>Zürich stayed dry. </t></r><r><t>@</t></r></is></c></row>",
    "<row/>",
];

fn laid(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = (prop::sample::select(pieces), prop::sample::select(SLIPS));
    let filled = piece.prop_map(|(piece, (slip, ..))| piece.replace('@', slip));
    prop::collection::vec(filled, 1..12).prop_map(|all| all.concat())
}

/// Every finding stands on its words, and the report can say where.
fn holds(format: &str, bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let format = Format::named(format).expect("a format");
    let opened = open("a file".to_owned(), bytes, format).expect("it is whole");
    let (document, source) = (opened.document(), &opened.source);
    let lines = Lines::of(&source.text);
    for finding in linter().findings(&document, &Context::default()) {
        let all = [finding.span].into_iter().chain(finding.evidence.iter().map(|evidence| evidence.span));
        for span in all {
            prop_assert!(source.text.get(span.range()).is_some(), "{format:?} {span:?}");
            prop_assert!(source.whereabouts(span, &lines).is_some(), "{format:?} {span:?}");
        }
        let told = |(_, code, words): &&(&str, &str, &str)| finding.code == *code && finding.message.contains(words);
        if let Some((.., words)) = SLIPS.iter().find(told) {
            prop_assert_eq!(&finding.span.of(&source.text), words, "{:?}", format);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn findings_in_word_files_stand_on_their_words(body in laid(WORD), notes in laid(WORD)) {
        holds("docx", packed(&[("word/document.xml", &body), ("word/footnotes.xml", &notes)]))?;
    }

    #[test]
    fn findings_in_open_documents_stand_on_their_words(body in laid(OPEN)) {
        let text = format!("<office:body><office:text>{body}</office:text></office:body>");
        holds("odt", packed(&[("content.xml", &text)]))?;
        let sheet = body.replace("<text:h text:outline-level=\"2\">Wares</text:h>", "");
        let sheet = format!("<office:spreadsheet><table:table table:name=\"A\"><table:table-row><table:table-cell>{sheet}</table:table-cell></table:table-row></table:table></office:spreadsheet>");
        holds("ods", packed(&[("content.xml", &sheet)]))?;
    }

    #[test]
    fn findings_in_workbooks_stand_on_their_words(cells in laid(CELLS)) {
        let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
        let book = r#"<workbook><sheets><sheet name="A"/></sheets></workbook>"#;
        holds("xlsx", packed(&[("xl/workbook.xml", book), ("xl/worksheets/sheet1.xml", &sheet)]))?;
    }
}
