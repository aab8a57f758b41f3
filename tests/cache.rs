//! What is remembered from run to run: only what cannot have changed.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test may stop where it fails")]

mod program;

use program::{CLEAN, Room, SLIP};
use std::fs;

const CHECK: &[&str] = &["check", "--format", "jsonl", "texts"];

fn room() -> Room {
    (0..20).fold(Room::new(), |room, number| room.with(&format!("texts/{number}.txt"), format!("{SLIP}{CLEAN}")))
}

#[test]
fn the_second_run_says_the_same() {
    let room = room();
    let (first, second) = (room.run(CHECK), room.run(CHECK));
    assert_eq!((first.status, first.out.lines().count()), (1, 20));
    assert_eq!((first.out.as_str(), first.status), (second.out.as_str(), second.status));
    let anew = room.run(&[CHECK, &["--no-cache"]].concat());
    assert_eq!(first.out, anew.out);
}

#[test]
fn what_changed_is_checked_again() {
    let room = room();
    room.run(CHECK);
    let room = room.with("texts/7.txt", CLEAN).with("texts/new.txt", SLIP);
    assert_eq!(room.run(CHECK).out.lines().count(), 20);
    let room = room.with("factlint.toml", "[levels]\nwords = \"off\"\n");
    assert_eq!(room.run(CHECK).out, "", "the configuration changed");
    let dated = room.run(&[CHECK, &["--no-config", "--date", "2024-05-06"]].concat());
    assert_eq!(dated.out.lines().count(), 20, "so did the date");
}

#[test]
fn faults_of_configurations_are_told_every_time() {
    let room = room().with("factlint.toml", "[levels]\nwrods = \"off\"\n");
    for _ in 0..2 {
        let ran = room.run(CHECK);
        assert!(ran.status == 2 && ran.complains(&["no check or group \"wrods\""]), "{}", ran.err);
    }
}

#[test]
fn a_damaged_or_closed_cache_is_done_without() {
    let room = room();
    room.run(CHECK);
    for entry in fs::read_dir(room.cache()).expect("the cache").flatten() {
        fs::write(entry.path(), "{\"a\":").expect("damage it");
    }
    assert_eq!(room.run(CHECK).out.lines().count(), 20);
    let ran = room.run(&[CHECK, &["--cache-dir", "texts/1.txt"]].concat());
    assert_eq!((ran.status, ran.out.lines().count(), ran.err.as_str()), (1, 20, ""));
}

#[test]
fn mended_texts_are_not_taken_for_the_old_ones() {
    let room = room();
    room.run(CHECK);
    assert_eq!(room.run(&["check", "--fix", "texts"]).status, 0);
    assert_eq!(room.run(CHECK).out, "");
}
