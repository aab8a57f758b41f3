//! `--watch`: the report comes again when a text changes.
#![cfg(all(feature = "cli", unix))]
#![allow(clippy::expect_used, reason = "a test may stop where it fails")]

mod program;

use program::{CLEAN, Room, SLIP};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};

/// The program at its watch over a clean text, and the lines of its report behind the first.
fn watch(room: &Room) -> (Child, impl Iterator<Item = String>) {
    let mut child = room
        .command(&["check", "--watch", "a.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut lines = BufReader::new(child.stdout.take().expect("the report")).lines().map_while(Result::ok);
    assert_eq!(lines.next().as_deref(), Some("Nothing found in 1 file."));
    (child, lines)
}

#[test]
fn a_changed_text_is_checked_again() {
    let room = Room::new().with("a.txt", CLEAN);
    let (mut child, mut lines) = watch(&room);
    fs::write(room.path().join("a.txt"), SLIP).expect("change the text");
    let closing = lines.find(|line| line.contains("1 warning in 1 of 1 file"));
    child.kill().expect("the program is interrupted");
    child.wait().expect("the program ends");
    assert!(closing.is_some());
}

#[test]
fn what_is_no_text_of_the_run_starts_none() {
    let room = Room::new().with("a.txt", CLEAN).with("factlint.toml", "").with("other/b.txt", CLEAN);
    let (mut child, mut lines) = watch(&room);
    for name in ["here.out", "notes.md", "other/b.txt"] {
        fs::write(room.path().join(name), SLIP).expect("write something else");
        std::thread::sleep(std::time::Duration::from_millis(300));
    }
    fs::write(room.path().join("a.txt"), SLIP).expect("change the text");
    let next = lines.next();
    child.kill().expect("the program is interrupted");
    child.wait().expect("the program ends");
    assert!(next.as_deref().is_some_and(|line| line.contains("doubled-word")), "{next:?}");
}
