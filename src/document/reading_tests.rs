//! What the readers make of small texts: kind and text of every block.

use super::*;

fn blocks(source: &str, format: Format) -> Vec<String> {
    let document = read(source, format);
    let show = |block: &Block| format!("{:?}|{}", block.kind, block.span.of(&document.prose).replace('\n', "/"));
    document.blocks.iter().map(show).collect()
}

#[track_caller]
fn plain(source: &str, expected: &[&str]) {
    assert_eq!(blocks(source, Format::PLAIN), expected, "{source:?}");
}

#[track_caller]
fn markdown(source: &str, expected: &[&str]) {
    assert_eq!(blocks(source, Format::MARKDOWN), expected, "{source:?}");
}

#[test]
fn paragraphs_stand_between_blank_lines() {
    plain("One.\n\nTwo.\n", &["Paragraph|One.", "Paragraph|Two."]);
    plain("\u{FEFF}One.\r\n \t\r\nTwo.\r\n", &["Paragraph|One.", "Paragraph|Two."]);
    plain("One.\u{C}Two.", &["Paragraph|One.", "Paragraph|Two."]);
    plain("One.\r\rTwo.", &["Paragraph|One.", "Paragraph|Two."]);
    plain(" \n\n", &[]);
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let source = "The quay at Marle was shut for\nnine days after the storm. It\nreopened on Friday.\n";
    plain(source, &["Paragraph|The quay at Marle was shut for/nine days after the storm. It/reopened on Friday."]);
}

#[test]
fn a_sentence_a_line_is_a_paragraph_a_line() {
    let source = "Quay reopens\nThe quay was shut.\nIt reopened on Friday.\nShips came\nat noon.\n";
    let parts = ["Headline|Quay reopens", "Paragraph|The quay was shut.", "Paragraph|It reopened on Friday."];
    plain(source, &[&parts[..], &["Paragraph|Ships came/at noon."]].concat());
}

#[test]
fn headline_heading_caption_and_credit() {
    let source =
        "Quay reopens\n\nBy Ada Marsh\n\nShips came.\n\nNine days lost\n\nPhoto: the quay\n\nIt was dry.\n\nEnd";
    let parts = ["Headline|Quay reopens", "Caption|By Ada Marsh", "Paragraph|Ships came.", "Heading|Nine days lost"];
    plain(source, &[&parts[..], &["Caption|Photo: the quay", "Paragraph|It was dry.", "Paragraph|End"]].concat());
    plain("A line alone", &["Paragraph|A line alone"]);
    plain("Ships came.\n\nMore ships.", &["Paragraph|Ships came.", "Paragraph|More ships."]);
}

#[test]
fn lists_have_items_and_numbers() {
    let source = "We sell:\n- rope\n  and twine\n- tar\n\nAlso:\n\n1. oil\n\n2. salt\n\n* * *\n\n• one\n";
    let first = ["Paragraph|We sell:", "ListItem { list: 0 }|rope/  and twine", "ListItem { list: 0 }|tar"];
    let then = ["Paragraph|Also:", "ListItem { list: 1 }|oil", "ListItem { list: 1 }|salt", "ListItem { list: 2 }|one"];
    plain(source, &[&first[..], &then[..]].concat());
    plain(
        "It fell by a fifth on June\n12. That was a Monday",
        &["Paragraph|It fell by a fifth on June/12. That was a Monday"],
    );
}

#[test]
fn markup_is_no_prose() {
    markdown(
        "# The *quay*\n\nIt **re**opened at `noon` &amp; [lost](http://a.b 't') ~~8~~ 9\ndays<!-- x -->.[^1]\n\n[^1]: By boat.",
        &["Headline|The quay", "Paragraph|It reopened at \u{FFFC} & lost 9/days.", "Paragraph|By boat."],
    );
    markdown("---\ntitle: x\n---\n\n    code\n\n<div>no</div>\n\nYes\\.", &["Paragraph|Yes."]);
    markdown(
        "See <https://a.b> ![a *quay*](u) now.\n\n![boat](u)",
        &["Paragraph|See \u{FFFC} \u{FFFC} now.", "Caption|a quay", "Caption|boat"],
    );
}

#[test]
fn markdown_lists_and_quotations() {
    let first = ["Heading|Wares", "ListItem { list: 0 }|rope", "ListItem { list: 1 }|thin", "ListItem { list: 0 }|tar"];
    markdown(
        "## Wares\n- rope\n  - thin\n- tar\n\n  More.\n\n> So it is.\n\n> [!NOTE]\n> Noted.",
        &[&first[..], &["Paragraph|More.", "Quotation|So it is.", "Paragraph|Noted."]].concat(),
    );
}

#[test]
fn tables_have_rows_header_and_caption() {
    let source = "Catch by port:\n\n| Port | Tons |\n|---|--:|\n| Marle | 12 |\n| **All** | **1\\|2** |\n| | |\n\nEnd.";
    let document = read(source, Format::MARKDOWN);
    let table = &document.tables[0];
    let text = |cell: &Cell| cell.span.of(&document.prose).to_owned();
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(text).collect()).collect();
    assert_eq!(rows, [["Port", "Tons"], ["Marle", "12"], ["All", "1|2"], ["", ""]]);
    assert!(table.header == 1 && table.rows[2][1].strong && !table.rows[1][1].strong && !table.rows[3][0].strong);
    assert_eq!(table.caption.map(|span| span.of(&document.prose)), Some("Catch by port:"));
    assert_eq!(document.blocks.iter().filter(|block| block.kind == BlockKind::Cell).count(), 6);
}

#[test]
fn documents_state_their_date() {
    for (source, format) in [
        ("---\ndate: 2019-03-04T10:00\n---\nText.", Format::MARKDOWN),
        ("+++\nlastmod = 2020-01-01\npublished = \"2019-03-04\"\n+++\nText.", Format::MARKDOWN),
        ("# Title\n\n*Published: 4 March 2019*\n\nText.", Format::MARKDOWN),
        ("Title\n\nMARLE, March 4, 2019 (Agency) — Text.\n\nUpdated: 5 March 2019", Format::PLAIN),
    ] {
        let date = read(source, format).published().unwrap();
        assert_eq!((date.year, date.month, date.day), (Some(2019), Some(3), Some(4)), "{source}");
    }
}

#[test]
fn pages_are_read_by_their_elements() {
    let source = "<html><head><title>no</title><style>p {}</style><meta name=date content='2019-03-04'></head><body>\
        <nav><a href=u>no</a></nav><h1>The <b>quay</b></h1>\n<p>It re-\n   opened &amp; <i>stayed</i> so<br>for 9&nbsp;days.\
        <ul><li>rope<li>tar</ul><img alt='a boat' src=u><blockquote>So it is.</blockquote><pre>no</pre></body>";
    let parts =
        ["Headline|The quay", "Paragraph|It re-/opened & stayed so/for 9\u{A0}days.", "ListItem { list: 0 }|rope"];
    let rest = ["ListItem { list: 0 }|tar", "Caption|a boat", "Quotation|So it is."];
    assert_eq!(blocks(source, named("html")), [&parts[..], &rest[..]].concat());
    assert_eq!(read(source, named("html")).date.and_then(|date| date.day), Some(4));
}

#[test]
fn pages_have_tables() {
    let source =
        "<table><caption>Catch</caption><tr><th>Port<th>Tons<tr><td>Marle<td>12</tr><tr><td><b>All</b><td>12</table>";
    let document = read(source, named("html"));
    let table = &document.tables[0];
    let text = |cell: &Cell| document.to_source(cell.span).of(source).to_owned();
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(text).collect()).collect();
    assert_eq!(
        (rows, table.header),
        (
            vec![
                vec!["Port".to_owned(), "Tons".into()],
                vec!["Marle".into(), "12".into()],
                vec!["All".into(), "12".into()]
            ],
            1
        )
    );
    assert!(table.rows[2][0].strong && !table.rows[2][1].strong);
}

#[test]
fn files_of_cells_are_tables() {
    let source = "Port;Note;Tons\r\n\"Marle, \"\"old\"\" \";;1,250\nOstby;\"a\nb\";\"9\n";
    let document = read(source, named("csv"));
    let table = &document.tables[0];
    let text = |cell: &Cell| cell.span.of(&document.prose).to_owned();
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(text).collect()).collect();
    assert_eq!(rows[1..], [["Marle, \"old\"", "", "1,250"], ["Ostby", "a\nb", "\"9"]]);
    assert_eq!((table.header, rows[0].len()), (1, 3));
}

#[test]
fn subtitles_are_what_is_said() {
    let source = "WEBVTT\n\nNOTE no\n\n1\n00:01.000 --> 00:02.000\n<v Ada>The quay was\n\n2\n00:02.000 --> 00:03.000\n{x}shut. <i>Long</i>.\n\n3\n00:03.000 --> 00:04.000\nYes";
    assert_eq!(blocks(source, named("subtitles")), ["Paragraph|The quay was/shut. Long.", "Paragraph|Yes"]);
}
