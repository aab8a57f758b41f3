//! Ctrl-C in the middle of `--fix`: no text is half written, the others are as they were, and the next run mends them.
#![cfg(all(feature = "cli", unix))]
#![allow(clippy::expect_used, reason = "a test may stop where it fails")]

mod program;

use program::{CLEAN, Room, SLIP};
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const TEXTS: usize = 120;

fn name(number: usize) -> String {
    format!("texts/{number:03}.txt")
}

#[test]
fn what_is_mended_is_whole_and_the_rest_is_as_it_was() {
    let around = CLEAN.repeat(1_500);
    let (wrong, right) = (format!("{around}{SLIP}{around}"), format!("{around}{CLEAN}{around}"));
    let room = (0..TEXTS).fold(Room::new(), |room, number| room.with(&name(number), &wrong));
    let read = |number: usize| fs::read_to_string(room.path().join(name(number))).expect("the text");
    let mut command = room.command(&["check", "--fix", "--no-cache", "--threads", "1", "-o", "json=r.json", "texts"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let start = Instant::now();
    while read(0) == wrong && start.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(1));
    }
    let signal = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    let ended = child.wait_with_output().expect("the program ends");
    assert!(signal.success(), "the program was still at work");
    let told = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(130), "{told}");
    assert!(told.contains("interrupted after") && told.contains("run it again"), "{told}");
    let mended = (0..TEXTS).filter(|number| read(*number) == right).count();
    let untouched = (0..TEXTS).filter(|number| read(*number) == wrong).count();
    assert!(mended > 0 && untouched > 0 && mended + untouched == TEXTS, "{mended} mended, {untouched} untouched");
    assert!(!room.path().join("r.json").exists(), "a report that is not whole is none");
    assert_eq!(fs::read_dir(room.path().join("texts")).expect("the folder").count(), TEXTS);
    let again = room.run(&["check", "--fix", "--no-cache", "texts"]);
    assert_eq!(again.status, 0, "{}", again.err);
    assert!((0..TEXTS).all(|number| read(number) == right));
}
