//! Small packed files, made here, and what is read from them; files that lie or do harm end in a message.

use super::*;
use std::io::Write as _;
use zip::write::SimpleFileOptions;

fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn opened(bytes: Vec<u8>, format: &str) -> Result<Opened, OpenError> {
    open("a file".to_owned(), bytes, named(format))
}

fn blocks(opened: &Opened) -> Vec<String> {
    let document = opened.document();
    document.blocks.iter().map(|block| format!("{:?}|{}", block.kind, block.span.of(&document.prose))).collect()
}

#[test]
fn word_files_are_read() {
    let body = r#"<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>The quay</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">It was shut for </w:t></w:r><w:ins><w:r><w:t>9</w:t></w:r></w:ins>
        <w:del><w:r><w:delText>8</w:delText></w:r></w:del><w:r><w:t xml:space="preserve"> days &amp; ni</w:t></w:r><w:r><w:t>ghts.</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr><w:r><w:t>rope</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Port</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Tons</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:p><w:r><w:t>Marle</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
        </w:body></w:document>"#;
    let opened = opened(pack(&[("word/document.xml", body)]), "docx").unwrap();
    let parts = ["Headline|The quay", "Paragraph|It was shut for 9 days & nights.", "ListItem { list: 0 }|rope"];
    assert_eq!(blocks(&opened), [&parts[..], &["Cell|Port", "Cell|Tons", "Cell|Marle", "Cell|12"]].concat());
    let document = opened.document();
    let table = &document.tables[0];
    assert_eq!((table.header, table.rows.len()), (1, 2));
    assert!(table.rows[1][1].strong && !table.rows[1][0].strong);
    assert_eq!(opened.source.text.lines().nth(1), Some("It was shut for 9 days & nights."));
}

#[test]
fn word_lists_may_stand_in_styles() {
    let styles = r#"<w:styles><w:style w:styleId="Aufz"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="Tight"><w:name w:val="House Tight"/><w:basedOn w:val="Aufz"/></w:style>
        <w:style w:styleId="Top"><w:name w:val="House Top"/><w:basedOn w:val="T"/></w:style><w:style w:styleId="T"><w:name w:val="Title"/><w:basedOn w:val="Top"/></w:style></w:styles>"#;
    let paragraph = |style: &str, more: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let none = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>";
    let body = [("Top", "", "Wares"), ("Aufz", "", "rope"), ("Tight", "", "tar"), ("Tight", none, "End.")];
    let body: String = body.into_iter().map(|(style, more, text)| paragraph(style, more, text)).collect();
    let opened = opened(pack(&[("word/document.xml", &body), ("word/styles.xml", styles)]), "docx").unwrap();
    let parts = ["Headline|Wares", "ListItem { list: 0 }|rope", "ListItem { list: 0 }|tar", "Paragraph|End."];
    assert_eq!(blocks(&opened), parts);
}

#[test]
fn open_documents_are_read() {
    let body = r#"<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>
        <text:h text:outline-level="1">The quay</text:h><text:p>It<text:s text:c="1"/>was
        shut<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By order.</text:p></text:note-body></text:note>.</text:p>
        <text:list><text:list-item><text:p>rope</text:p></text:list-item></text:list>
        <table:table><table:table-row><table:table-cell><text:p>Port</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/></table:table-row>
        <table:table-row><table:table-cell><text:p>Marle</text:p></table:table-cell><table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>
        </office:text></office:body></office:document-content>"#;
    let opened = opened(pack(&[("content.xml", body)]), "odt").unwrap();
    let found = blocks(&opened);
    assert_eq!(found[0], "Headline|The quay");
    assert!(found[1].starts_with("Paragraph|It was") && found[1].ends_with("shut."), "{found:?}");
    assert_eq!(found[2..], ["Paragraph|By order.", "ListItem { list: 0 }|rope", "Cell|Port", "Cell|Marle", "Cell|12"]);
    assert_eq!(opened.document().tables[0].rows[0].len(), 3);
}

#[test]
fn workbooks_are_read() {
    let parts = [
        ("xl/workbook.xml", r#"<workbook><sheets><sheet name="Catch"/></sheets></workbook>"#),
        (
            "xl/sharedStrings.xml",
            "<sst><si><t>Port</t></si><si><t>Share</t></si><si><r><t>Mar</t></r><r><t>le</t></r></si></sst>",
        ),
        ("xl/styles.xml", r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs></styleSheet>"#),
        (
            "xl/worksheets/sheet1.xml",
            r#"<worksheet><sheetData><row><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
            <row><c r="A2" t="s"><v>2</v></c><c r="B2"><v>12.5</v></c><c r="C2" s="1"><v>0.35</v></c></row></sheetData></worksheet>"#,
        ),
    ];
    let opened = opened(pack(&parts), "xlsx").unwrap();
    assert_eq!(blocks(&opened), ["Heading|Catch", "Cell|Port", "Cell|Share", "Cell|Marle", "Cell|12.5", "Cell|35%"]);
    let table = &opened.document().tables[0];
    assert_eq!((table.header, table.rows[0].len(), table.rows[1].len()), (1, 3, 3));
}

#[test]
fn bad_files_end_in_a_message() {
    let other = |wanted, found| OpenError::Other { wanted, found };
    assert_eq!(opened(b"plain words".to_vec(), "docx").unwrap_err(), other("Word", None));
    let excel = pack(&[("xl/workbook.xml", "<workbook/>")]);
    assert_eq!(opened(excel, "docx").unwrap_err(), other("Word", Some("an Excel file")));
    let missing = opened(pack(&[("a.txt", "x")]), "xlsx").unwrap_err();
    assert_eq!(missing, other("Excel", Some("another zip archive")));
    assert!(matches!(opened(b"%PDF-1.7 x".to_vec(), "markdown").unwrap_err(), OpenError::Other { .. }));
    assert!(matches!(opened(pack(&[("content.xml", "<a><b")]), "odt"), Err(OpenError::Damaged(..))));
    let mut cut = pack(&[("word/document.xml", "<w:document/>")]);
    cut.truncate(cut.len() / 2);
    assert!(matches!(opened(cut, "docx"), Err(OpenError::Damaged(..))));
    let bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><text:p>&b;</text:p>";
    assert!(opened(pack(&[("content.xml", bomb)]), "odt").unwrap().source.text.len() < 100);
    let deep = format!("<w:body>{}", "<w:tbl><w:tr><w:tc>".repeat(100_000));
    assert!(opened(pack(&[("word/document.xml", &deep)]), "docx").unwrap().source.text.len() < 100_000);
}

#[test]
fn texts_of_other_encodings_are_named() {
    let seems = |bytes: &[u8]| match opened(bytes.to_vec(), "plain").unwrap_err() {
        OpenError::NotUtf8 { offset, encoding, .. } => (offset, encoding),
        error => panic!("{error}"),
    };
    assert_eq!(seems(b"caf\xE9 \x96 9"), (3, "WINDOWS-1252"));
    assert_eq!(seems(b"\xFF\xFEa\0"), (0, "UTF-16"));
    assert_eq!(seems(&"The quay was shut.".bytes().flat_map(|byte| [byte, 0]).collect::<Vec<u8>>()), (0, "UTF-16"));
}

#[test]
fn what_unfolds_without_end_is_refused() {
    let long = " ".repeat(LARGEST as usize + 1);
    let error = opened(pack(&[("content.xml", &long)]), "odt").unwrap_err();
    assert_eq!(error, OpenError::TooLarge("content.xml".into()));
    let strings = format!("<sst><si><t>{}</t></si></sst>", "long ".repeat(200_000));
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(1_000);
    let sheet = format!("<worksheet><row>{cells}</row></worksheet>");
    let workbook = r#"<workbook><sheet name="A"/></workbook>"#;
    let parts =
        [("xl/workbook.xml", workbook), ("xl/sharedStrings.xml", &*strings), ("xl/worksheets/sheet1.xml", &*sheet)];
    assert_eq!(opened(pack(&parts), "xlsx").unwrap_err(), OpenError::TooLong);
}

const XML: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:t>The quay. </w:t>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:gridSpan w:val='9'/>",
    "<w:vMerge/>",
    "<w:del>",
    "</w:del>",
    "<w:pStyle w:val='Title'/>",
    "<w:numId w:val='3'/>",
    "<text:p>",
    "</text:p>",
    "<text:h text:outline-level='1'>",
    "</text:h>",
    "<text:span>",
    "</text:span>",
    "<text:note>",
    "<text:note-body>",
    "</text:note-body>",
    "</text:note>",
    "<table:table table:name='A'>",
    "</table:table>",
    "<table:table-row table:number-rows-repeated='4000000000'>",
    "</table:table-row>",
    "<table:table-cell table:number-columns-repeated='900'>",
    "</table:table-cell>",
    "<office:spreadsheet>",
    "<text:list>",
    "<text:list-item>",
    "<row r='4294967295'>",
    "<row>",
    "</row>",
    "<c r='ZZ1' t='s'>",
    "<c s='1'>",
    "</c>",
    "<v>",
    "</v>",
    "<v>0</v>",
    "<v>99</v>",
    "12.5",
    "&amp;",
    "&x;",
    "&#8364;",
    "é",
    "<!-- x -->",
    "<![CDATA[y]]>",
    "<?x?>",
    "<",
    ">",
    "<a b='",
    "word ",
];

/// A packed file of any parts ends in a text whose blocks lie inside it, or in a message.
fn stays_whole(xml: &str) {
    let sheet = [("xl/workbook.xml", "<workbook><sheet name='A'/></workbook>"), ("xl/worksheets/sheet1.xml", xml)];
    let strings = ("xl/sharedStrings.xml", "<sst><si><t>Port</t></si></sst>");
    let files = [
        ("docx", pack(&[("word/document.xml", xml), ("word/footnotes.xml", xml), ("word/styles.xml", xml)])),
        ("odt", pack(&[("content.xml", xml)])),
        ("xlsx", pack(&[sheet[0], sheet[1], strings, ("xl/styles.xml", xml)])),
    ];
    for (format, bytes) in files {
        let Ok(opened) = opened(bytes, format) else { continue };
        let document = opened.document();
        let lines = crate::source::Lines::of(&opened.source.text);
        for block in &document.blocks {
            assert!(document.prose.get(block.span.range()).is_some(), "{format} {xml}");
            assert!(opened.source.whereabouts(block.span, &lines).is_some(), "{format} {xml}");
        }
        for cell in document.tables.iter().flat_map(|table| table.rows.iter().flatten()) {
            assert!(document.prose.get(cell.span.range()).is_some(), "{format} {xml}");
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(proptest::prelude::ProptestConfig::default().cases.max(256)))]

    #[test]
    fn hostile_parts_end_well(parts in proptest::collection::vec(proptest::sample::select(XML), 0..80)) {
        stays_whole(&parts.concat());
    }

    #[test]
    fn hostile_bytes_end_well(at in 0usize..400, byte in 0u8..255, cut in 0usize..600) {
        let mut bytes = pack(&[("word/document.xml", "<w:p><w:r><w:t>One</w:t></w:r></w:p>"), ("content.xml", "<text:p>Two</text:p>")]);
        let length = bytes.len();
        if let Some(one) = bytes.get_mut(at % length) {
            *one = byte;
        }
        bytes.truncate(cut.max(1));
        for format in ["docx", "odt", "xlsx", "eml"] {
            let _ = Format::named(format).map(|_| opened(bytes.clone(), format));
        }
    }
}
