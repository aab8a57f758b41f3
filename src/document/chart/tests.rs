//! Charts as they are saved, and what is read from them.

use super::super::{BlockKind, Cell, Document, read as read_as};
use super::*;

fn rows(document: &Document<'_>) -> Vec<Vec<String>> {
    let text = |cell: &Cell| document.to_source(cell.span).of(document.source).to_owned();
    let rows = document.tables.iter().flat_map(|table| &table.rows);
    rows.map(|row| row.iter().map(text).collect()).collect()
}

fn blocks(document: &Document<'_>) -> Vec<String> {
    let texts = document.blocks.iter().filter(|block| block.kind != BlockKind::Cell);
    texts.map(|block| format!("{:?}|{}", block.kind, block.span.of(&document.prose))).collect()
}

#[test]
fn records_are_rows_and_titles_name_their_fields() {
    let source = r#"{"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "title": {"text": ["Catch", "by port"], "subtitle": "in tonnes"},
        "description": "Two \"ports\".", "data": {"values": [{"port": "Marle", "t": 12.5}, {"t": null, "port": "Osby \u00e9", "u": [1]}]},
        "layer": [{"encoding": {"x": {"field": "port", "title": "Port"}, "y": {"field": "t", "axis": {"title": "Tons"}}}}]}"#;
    let document = read(source);
    let expected = [["Port", "Tons", "u"], ["Marle", "12.5", ""], ["Osby \\u00e9", "", ""]];
    assert_eq!(rows(&document), expected);
    assert_eq!(document.tables[0].header, 1);
    assert_eq!(blocks(&document), ["Headline|Catch\nby port", "Heading|in tonnes", "Caption|Two \"ports\"."]);
}

#[test]
fn the_data_of_vega_and_named_sets_are_read() {
    let vega = r#"{"$schema": "https://vega.github.io/schema/vega/v5.json", "data": [{"name": "a", "values": [{"x": 1, "y": 2}]}]}"#;
    assert_eq!(rows(&read(vega)), [["x", "y"], ["1", "2"]]);
    let named = r#"{"$schema": "vega-lite", "datasets": {"d": [{"x": 3}]}, "hconcat": [{"data": {"name": "d"}, "encoding": {"x": {"field": "x", "aggregate": "sum", "title": "S"}}}]}"#;
    assert_eq!(rows(&read(named)), [["x"], ["3"]]);
}

#[test]
fn datawrapper_holds_lines_of_cells_in_a_string() {
    let source = r#"{"title": "Riders", "metadata": {"describe": {"intro": "In thousands"}, "annotate": {"notes": "Rounded."}},
        "assets": {"dataset.a.csv": {"value": "Town,2023\n\"Osby, West\",96\nCaf\u00e9 \ud83d\ude00,4\n"}}}"#;
    let document = read(source);
    assert_eq!(rows(&document), [["Town", "2023"], ["Osby, West", "96"], [r"Caf\u00e9 \ud83d\ude00", "4"]]);
    assert_eq!(blocks(&document), ["Headline|Riders", "Heading|In thousands", "Paragraph|Rounded."]);
}

#[test]
fn a_chart_may_stand_in_a_text() {
    let chart = r#"{"$schema": "vega-lite", "title": "Catch", "data": {"values": [{"port": "Marle", "t": 12}]}}"#;
    let source = format!("Words.\n\n```vega-lite\n{chart}\n```\n\n``` json\n{chart}\n```\n");
    let document = read_as(&source, super::super::Format::MARKDOWN);
    assert_eq!(rows(&document), [["port", "t"], ["Marle", "12"]]);
    assert_eq!(blocks(&document), ["Paragraph|Words.", "Caption|Catch"]);
}

#[cfg(feature = "html")]
#[test]
fn a_page_may_hold_a_chart_in_a_script() {
    let chart = r#"{"$schema": "vega-lite", "title": "Catch", "data": {"values": [{"port": "Marle", "t": 12}]}}"#;
    let script = |kind: &str| format!("<h1>Quay</h1><script type={kind}>{chart}</script><p>It &amp; he.");
    let page = script("application/json") + r#"<script type="application/ld+json">{"name": "quay"}</script>"#;
    let document = read_as(&page, super::super::named("html"));
    assert_eq!(rows(&document), [["port", "t"], ["Marle", "12"]]);
    assert_eq!(blocks(&document), ["Headline|Quay", "Caption|Catch", "Paragraph|It & he."]);
    let code = script("text/javascript");
    assert!(read_as(&code, super::super::named("html")).tables.is_empty());
}

#[test]
fn other_json_is_plain_text() {
    for source in ["{\"name\": \"the quay\"}", "[1, 2]", "{\"$schema\": \"vega", "{", ""] {
        assert!(read(source).tables.is_empty(), "{source}");
        assert_eq!(read(source).prose, source);
    }
    let deep = format!("{{\"$schema\": \"vega\", \"layer\": {}", "[".repeat(200_000));
    assert!(read(&deep).tables.is_empty());
}
