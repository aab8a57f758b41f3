//! Only what changed: `--since` and `--diff`, with the whole text read for context.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test may stop where it fails")]

mod program;

use program::{CLEAN, Room, SLIP};
use std::process::Command;

fn git(room: &Room, arguments: &[&str]) {
    let identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"];
    let ran = Command::new("git").args(identity).args(arguments).current_dir(room.path()).output().expect("git runs");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

fn repository() -> Room {
    let mut room = Room::new();
    for number in 0..200 {
        room = room.with(&format!("texts/{number:03}.txt"), format!("{SLIP}\n{CLEAN}\n{CLEAN}"));
    }
    git(&room, &["init", "-q"]);
    git(&room, &["add", "."]);
    git(&room, &["commit", "-qm", "All texts"]);
    room
}

#[test]
fn only_findings_on_changed_lines_are_reported() {
    let room = repository()
        .with("texts/017.txt", format!("{SLIP}\n{SLIP}\n{CLEAN}"))
        .with("texts/042.txt", format!("{SLIP}\n{CLEAN}\n{CLEAN}\n{CLEAN}"))
        .with("texts/new text.txt", SLIP);
    let found = |arguments: &[&str]| -> Vec<(String, u64)> {
        let objects = room.run(&[&["check", "--format", "jsonl"], arguments].concat()).objects();
        let place = |one: &serde_json::Value| (one["path"].as_str()?.replace('\\', "/"), one["line"].as_u64()?).into();
        objects.iter().filter_map(place).collect()
    };
    let wanted = [("texts/017.txt".to_owned(), 3), ("texts/new text.txt".to_owned(), 1)];
    assert_eq!(found(&["--since", "HEAD"]), wanted);
    let diff = Command::new("git").args(["diff", "HEAD"]).current_dir(room.path()).output().expect("git runs");
    let room = room.with("change.diff", diff.stdout);
    let objects = room.run(&["check", "--format", "jsonl", "--diff", "change.diff"]).objects();
    assert_eq!(objects.len(), 1);
    let unchanged = room.run(&["check", "--diff", "change.diff", "texts/001.txt"]);
    assert_eq!(unchanged.status, 0, "{}", unchanged.err);
}

#[test]
fn revisions_and_repositories_that_do_not_exist_are_told() {
    let ran = repository().run(&["check", "--since", "nowhere"]);
    assert_eq!(ran.status, 2);
    assert!(ran.complains(&["nowhere: git knows no such revision"]), "{}", ran.err);
    let ran = Room::new().with("a.txt", SLIP).run(&["check", "--since", "HEAD"]);
    assert_eq!(ran.status, 2);
    assert!(ran.complains(&["git", "--diff takes a unified diff"]), "{}", ran.err);
    let ran = Room::new().with("a.txt", SLIP).run(&["check", "--diff", "no.diff"]);
    assert!(ran.status == 2 && ran.complains(&["no.diff: there is no such file"]), "{}", ran.err);
}
