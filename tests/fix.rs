//! `--fix` and `--diff-only`: what is mended, what is not, and that nothing is lost.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test may stop where it fails")]

mod program;

use program::{CLEAN, Room, SLIP};
use std::fs;
use std::process::Command;

fn read(room: &Room, name: &str) -> String {
    fs::read_to_string(room.path().join(name)).expect("the text")
}

#[test]
fn certain_slips_are_mended_once_and_for_all() {
    let room = Room::new().with("a.txt", format!("{SLIP}\n{CLEAN}\n{SLIP}")).with("b.txt", CLEAN);
    let ran = room.run(&["check", "--fix"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, "Nothing found in 2 files; 2 slips mended.\n"), "{}", ran.err);
    assert_eq!(read(&room, "a.txt"), format!("{CLEAN}\n{CLEAN}\n{CLEAN}"));
    let again = room.run(&["check", "--fix"]);
    assert_eq!(again.out, "Nothing found in 2 files.\n");
    let names = fs::read_dir(room.path()).expect("the folder").count();
    assert_eq!(names, 2, "nothing is left lying about");
}

#[test]
fn a_patch_shows_what_would_be_mended_and_applies() {
    let text = format!("{}{SLIP}{}{SLIP}", "One line.\n".repeat(9), "Another line.\n".repeat(9));
    let room = Room::new().with("a.txt", &text);
    let ran = room.run(&["check", "--diff-only"]);
    assert_eq!(read(&room, "a.txt"), text, "nothing is written");
    assert!(ran.out.starts_with("--- a/a.txt\n+++ b/a.txt\n@@ -7,7 +7,7 @@\n"), "{}", ran.out);
    fs::write(room.path().join("p.diff"), &ran.out).expect("write the patch");
    let applied = Command::new("git").args(["apply", "p.diff"]).current_dir(room.path()).output().expect("git runs");
    assert!(applied.status.success(), "{}", String::from_utf8_lossy(&applied.stderr));
    assert_eq!(read(&room, "a.txt"), text.replace("the the", "the"));
}

#[test]
fn standard_input_is_given_back_mended() {
    let room = Room::new();
    let text = format!("{SLIP}They recieved the post.\n");
    let ran = room.run_with_input(&["check", "--fix", "--format", "concise", "-"], text.as_bytes());
    assert_eq!((ran.status, ran.out), (1, text.replace("the the", "the")), "{}", ran.err);
    assert!(ran.err.starts_with("<stdin>:2:6: ") && ran.err.lines().count() == 1, "{}", ran.err);
    let clean = room.run_with_input(&["check", "--fix", "--quiet", "-"], CLEAN.as_bytes());
    assert_eq!((clean.status, clean.out.as_str(), clean.err.as_str()), (0, CLEAN, ""));
}

#[test]
fn what_can_be_mended_is_counted() {
    let room = Room::new().with("a.txt", format!("{SLIP}They recieved the post.\n"));
    let out = room.run(&["check"]).out;
    assert!(out.ends_with("[*] 1 can be mended with --fix, 1 more with --fix-suggested.\n"), "{out}");
}

#[test]
fn suggestions_wait_to_be_asked_for() {
    let room = Room::new().with("a.txt", "They recieved the post.\n");
    assert_eq!(room.run(&["check", "--fix"]).status, 1);
    assert_eq!(read(&room, "a.txt"), "They recieved the post.\n");
    assert_eq!(room.run(&["check", "--fix-suggested"]).status, 0);
    assert_eq!(read(&room, "a.txt"), "They received the post.\n");
}

#[test]
fn a_read_only_file_is_told_and_left_alone() {
    let room = Room::new().with("a.txt", SLIP).with("b.txt", SLIP);
    let path = room.path().join("a.txt");
    let mut rights = fs::metadata(&path).expect("the file").permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).expect("make it read-only");
    let ran = room.run(&["check", "--fix"]);
    assert_eq!(ran.status, 2);
    assert!(ran.complains(&["a.txt: it is read-only"]), "{}", ran.err);
    assert_eq!((read(&room, "a.txt").as_str(), read(&room, "b.txt").as_str()), (SLIP, CLEAN));
}
