//! The program and the files of offices: formats by ending and by name, folders, places in every report, files that lie
//! or do harm.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]
#![cfg(all(feature = "cli", feature = "office", feature = "html"))]

mod archive;
mod program;

use archive::packed;
use program::{CLEAN, Room, SLIP};
use serde_json::Value;

fn word_file(text: &str) -> Vec<u8> {
    let text = text.trim();
    let body = format!(
        "<w:document><w:body><w:p><w:r><w:t>One.</w:t></w:r></w:p><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    );
    packed(&[("word/document.xml", &body)])
}

#[test]
fn formats_are_told_by_ending_or_by_name() {
    let room =
        Room::new().with("a.docx", word_file(SLIP)).with("b", word_file(SLIP)).with("c.txt", format!("<p>{SLIP}"));
    assert_eq!(room.run(&["check", "a.docx"]).status, 1);
    assert_eq!(room.run(&["check", "--input", "docx", "b"]).status, 1);
    assert_eq!(room.run_with_input(&["check", "--input", "docx", "-"], &word_file(SLIP)).status, 1);
    let page = room.run(&["claims", "--input", "html", "c.txt"]);
    assert_eq!((page.status, page.err.as_str()), (0, ""));
    assert!(room.run(&["quantities", "a.docx"]).out.is_empty());
    let unknown = room.run(&["check", "--input", "wordstar", "b"]);
    assert!(unknown.status == 2 && unknown.complains(&["wordstar", "docx", "markdown"]), "{}", unknown.err);
}

#[test]
fn folders_give_texts_and_no_tables_of_data() {
    let mut room = Room::new();
    for name in ["a.txt", "b.html", "c.rst", "d.adoc", "e.tex", "f.org", "g.srt"] {
        room = room.with(name, CLEAN);
    }
    let room =
        room.with("h.docx", word_file(SLIP)).with("~$h.docx", "lock").with("i.csv", "a,b\n").with("j.json", "{}");
    let ran = room.run(&["check"]);
    assert!(ran.out.contains("in 1 of 8 files"), "{}{}", ran.out, ran.err);
}

#[test]
fn every_report_names_paragraph_and_text_around() {
    let room = Room::new().with("a.docx", word_file(SLIP));
    for format in ["concise", "github", "gitlab", "junit", "checkstyle", "rdjsonl", "json", "jsonl", "sarif"] {
        let out = room.run(&["check", "--format", format, "a.docx"]).out;
        assert!(out.contains("paragraph 2") && out.contains("the corner opens"), "{format}: {out}");
    }
    let human = room.run(&["check", "a.docx"]).out;
    assert!(human.contains("(paragraph 2)") && human.contains("the corner opens"), "{human}");
    let finding = &room.run(&["check", "--format", "jsonl", "a.docx"]).objects()[0];
    assert_eq!(finding["place"], "paragraph 2");
    let sarif: Value = serde_json::from_str(&room.run(&["check", "--format", "sarif", "a.docx"]).out).expect("JSON");
    let location = &sarif["runs"][0]["results"][0]["locations"][0];
    assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], "paragraph 2");
}

#[test]
fn fixes_are_not_written_into_packed_files() {
    let room = Room::new().with("a.docx", word_file(SLIP)).with("b.md", SLIP);
    let before = std::fs::read(room.path().join("a.docx")).expect("the file");
    let ran = room.run(&["check", "--fix-suggested", "."]);
    assert!(ran.complains(&["a.docx: fixes are not written into docx files", "mend it in the program"]), "{}", ran.err);
    assert_eq!(std::fs::read(room.path().join("a.docx")).expect("the file"), before);
    assert_ne!(std::fs::read_to_string(room.path().join("b.md")).expect("the text"), SLIP);
}

#[test]
fn files_that_lie_are_told() {
    let mut cut = word_file(SLIP);
    cut.truncate(cut.len() - 30);
    let bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><text:p>&b;</text:p>".repeat(50);
    let deep = format!("<w:body>{}", "<w:tbl><w:tr><w:tc>".repeat(200_000));
    let room = Room::new()
        .with("a.docx", CLEAN)
        .with("b.odt", word_file(SLIP))
        .with("c.txt", word_file(SLIP))
        .with("d.md", b"%PDF-1.7\n\xff")
        .with("e.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old")
        .with("f.docx", cut)
        .with("g.odt", packed(&[("content.xml", &bomb)]))
        .with("h.docx", packed(&[("word/document.xml", &deep)]))
        .with("z.txt", SLIP);
    let ran = room.run(&["check", "--format", "concise"]);
    assert_eq!(ran.status, 2);
    for told in [
        &["a.docx: it is no Word file", "name the file by what it is"][..],
        &["b.odt: it is no OpenDocument file", "but a Word file"],
        &["c.txt: it is no plain file", "zip archive", "--input"],
        &["d.md: it is no markdown file", "but a PDF"],
        &["e.docx: it is no Word file", "of the old kind, or one with a password"],
        &["f.docx: the archive in it is damaged", "save it again"],
    ] {
        assert!(ran.complains(told), "{told:?} {}", ran.err);
    }
    assert!(!ran.err.contains("g.odt") && !ran.err.contains("h.docx"), "{}", ran.err);
    assert_eq!(ran.out.lines().count(), 1, "the others are still checked: {}", ran.out);
}

#[test]
fn what_is_too_long_is_told_at_once() {
    let room = Room::new();
    for name in ["a.txt", "b.csv", "c.html", "d.docx", "e.tex"] {
        // A file of one hole takes no room on the disk.
        let file = std::fs::File::create(room.path().join(name)).expect("a file");
        file.set_len(100 << 20).expect("a length");
    }
    let start = std::time::Instant::now();
    let ran = room.run(&["check", "a.txt", "b.csv", "c.html", "d.docx", "e.tex"]);
    assert_eq!(ran.status, 2);
    for name in ["a.txt", "b.csv", "c.html", "e.tex"] {
        assert!(ran.complains(&[&format!("{name}: it holds more than 64 MB of text"), "split it"]), "{}", ran.err);
    }
    assert!(ran.complains(&["d.docx: it is no Word file"]), "{}", ran.err);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn a_part_that_unfolds_without_end_is_told() {
    let long = " ".repeat((256 << 20) + 1);
    let ran = Room::new().with("a.docx", packed(&[("word/document.xml", &long)])).run(&["check", "a.docx"]);
    assert!(
        ran.status == 2 && ran.complains(&["a.docx: word/document.xml in it unfolds to more than 256 MB"]),
        "{}",
        ran.err
    );
}
