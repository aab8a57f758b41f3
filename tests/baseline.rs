//! A baseline: known findings do not count, new ones do, and those that are gone are told.
#![cfg(feature = "cli")]

mod program;

use program::{CLEAN, Room, SLIP};

const CHECK: &[&str] = &["check", "--format", "concise", "--baseline", "known.json", "a.txt"];

fn with_baseline() -> Room {
    let room = Room::new().with("a.txt", SLIP);
    let written = room.run(&["check", "--baseline", "known.json", "--write-baseline", "a.txt"]);
    assert_eq!((written.status, written.out.as_str()), (0, ""), "{}", written.err);
    assert_eq!(written.err, "baseline: 1 finding written to known.json\n");
    room
}

#[test]
fn known_findings_do_not_count_wherever_they_move() {
    let room = with_baseline();
    assert_eq!(room.run(CHECK).status, 0);
    let out = room.run(&["check", "--baseline", "known.json", "a.txt"]).out;
    assert_eq!(out, "Nothing found in 1 file; 1 known finding left out.\n");
    let room = room.with("a.txt", format!("{CLEAN}\n{SLIP}"));
    let ran = room.run(CHECK);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}

#[test]
fn new_findings_count() {
    let room = with_baseline().with("a.txt", format!("{SLIP}\n{SLIP}"));
    let ran = room.run(CHECK);
    assert_eq!((ran.status, ran.out.lines().count()), (1, 1), "{}", ran.out);
}

#[test]
fn findings_that_are_gone_are_told() {
    let ran = with_baseline().with("a.txt", CLEAN).run(CHECK);
    assert_eq!(ran.status, 0);
    assert!(ran.complains(&["baseline: a.txt no longer has doubled-word"]), "{}", ran.err);
}

#[test]
fn a_baseline_that_is_none_never_lets_a_gate_pass() {
    for (content, part) in [
        ("{\"version\": 2, \"findings\": []}", "another version"),
        ("[]", "another version"),
        ("{\"version\": 1}", "no baseline"),
        ("nonsense", "no baseline"),
    ] {
        let ran = Room::new().with("a.txt", CLEAN).with("known.json", content).run(CHECK);
        assert_eq!(ran.status, 2, "{content}");
        assert!(ran.complains(&["known.json", part, "--write-baseline"]), "{}", ran.err);
    }
    let ran = Room::new().with("a.txt", CLEAN).run(CHECK);
    assert!(ran.status == 2 && ran.complains(&["known.json: there is no such file"]), "{}", ran.err);
}
