//! Several reports at once, in files and on standard output, and outputs that fail.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

mod program;

use program::{CLEAN, Room, SLIP};
use serde_json::Value;
use std::fs;
use std::io::Read as _;
use std::process::Stdio;

fn read(room: &Room, name: &str) -> String {
    fs::read_to_string(room.path().join(name)).expect("the report")
}

#[test]
fn several_reports_are_written_at_once() {
    let room = Room::new().with("a.txt", SLIP);
    let ran = room.run(&["check", "--format", "concise", "-o", "sarif=s.json", "--output", "junit=j.xml", "a.txt"]);
    assert_eq!((ran.status, ran.out.lines().count()), (1, 1), "{}", ran.err);
    let sarif: Value = serde_json::from_str(&read(&room, "s.json")).expect("JSON");
    assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), Some(1));
    assert!(read(&room, "j.xml").ends_with("</testsuites>\n"));
    let names = fs::read_dir(room.path()).expect("the folder").count();
    assert_eq!(names, 3, "nothing is left lying about");
}

#[test]
fn a_file_without_a_form_takes_the_report_off_standard_output() {
    let room = Room::new().with("a.txt", SLIP);
    let ran = room.run(&["check", "--format", "jsonl", "-o", "r.jsonl", "a.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert_eq!(read(&room, "r.jsonl"), room.run(&["check", "--format", "jsonl", "a.txt"]).out);
    let human = room.run(&["check", "--color", "always", "-o", "r.txt", "a.txt"]);
    assert!(human.out.is_empty() && !read(&room, "r.txt").contains('\u{1b}'), "a file has no colours");
}

#[test]
fn two_reports_cannot_go_to_one_file() {
    let room = Room::new().with("a.txt", SLIP);
    let ran = room.run(&["check", "-o", "sarif=r", "-o", "json=./r", "a.txt"]);
    assert!(ran.status == 2 && ran.complains(&["two reports cannot go to one file"]), "{}", ran.err);
    assert!(!room.path().join("r").exists());
    let ran = room.run(&["check", "-o", "one", "-o", "two", "a.txt"]);
    assert!(ran.status == 2 && ran.complains(&["two --output without a form"]), "{}", ran.err);
}

#[test]
fn a_report_that_cannot_be_written_is_told() {
    let ran = Room::new().with("a.txt", SLIP).run(&["check", "-o", "sarif=nowhere/s.json", "a.txt"]);
    assert!(ran.status == 2 && ran.complains(&["nowhere/s.json: it cannot be written"]), "{}", ran.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let room = Room::new().with("a.txt", SLIP);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk");
    let ran = room.command(&["check", "a.txt"]).stdout(full).output().expect("the program runs");
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("cannot be written"));
}

/// Runs the program where no file may grow beyond a few hundred bytes.
#[cfg(unix)]
fn cramped(room: &Room, arguments: &[&str]) -> std::process::Output {
    let program = room.command(&[]).get_program().to_owned();
    let mut shell = std::process::Command::new("sh");
    // The signal that tells of the limit is ignored, so that writing fails as it does on a full disk.
    shell.args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh"]).arg(program).args(arguments);
    shell.current_dir(room.path()).env("NO_COLOR", "1").output().expect("the shell runs")
}

#[cfg(unix)]
#[test]
fn nothing_is_lost_where_the_disk_is_full() {
    let (long, report) = (format!("{SLIP}{}", CLEAN.repeat(200)), "an older report\n");
    let room = Room::new().with("a.txt", &long).with("b.txt", SLIP).with("r.jsonl", report);
    let ran = cramped(&room, &["check", "--no-cache", "--fix", "a.txt", "b.txt"]);
    let told = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(ran.status.code(), Some(2), "{told}");
    assert!(told.contains("a.txt: its fixes cannot be written") && told.contains("make room"), "{told}");
    assert_eq!((read(&room, "a.txt"), read(&room, "b.txt").as_str()), (long, CLEAN), "the other text is mended");
    let room = room.with("c.txt", SLIP.repeat(40));
    let ran = cramped(&room, &["check", "--no-cache", "--format", "jsonl", "-o", "r.jsonl", "c.txt"]);
    let told = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(ran.status.code() == Some(2) && told.contains("r.jsonl: it cannot be written"), "{told}");
    assert_eq!(read(&room, "r.jsonl"), report, "what was there before is as it was");
    assert_eq!(fs::read_dir(room.path()).expect("the folder").count(), 4, "nothing is left lying about");
}

#[cfg(unix)]
#[test]
fn devices_and_links_stay_what_they_are() {
    use std::os::unix::fs::FileTypeExt as _;
    let room = Room::new().with("a.txt", SLIP).with("r.txt", "");
    std::os::unix::fs::symlink("r.txt", room.path().join("link")).expect("a link");
    let ran = room.run(&["check", "--format", "concise", "-o", "sarif=/dev/null", "-o", "concise=link", "a.txt"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(fs::metadata("/dev/null").expect("it is there").file_type().is_char_device());
    assert!(fs::symlink_metadata(room.path().join("link")).expect("it is there").is_symlink());
    assert_eq!(read(&room, "r.txt"), ran.out);
}

#[test]
fn a_reader_that_goes_away_ends_the_run_quietly() {
    let room = Room::new().with("a.txt", SLIP.repeat(20_000));
    let mut child = room
        .command(&["check", "--format", "concise", "a.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut first = [0; 16];
    child.stdout.take().expect("the report").read_exact(&mut first).expect("its beginning");
    let ended = child.wait_with_output().expect("the program ends");
    assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn quiet_runs_say_nothing_but_still_fail() {
    let room = Room::new().with("a.txt", SLIP).with("b.txt", CLEAN);
    let ran = room.run(&["check", "--quiet", "a.txt"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (1, "", ""));
    let ran = room.run(&["check", "-q", "gone.txt", "b.txt"]);
    assert!(ran.status == 2 && ran.complains(&["gone.txt"]), "what could not be done is told all the same");
}

#[test]
fn statistics_count_what_each_check_says() {
    let room = Room::new().with("a.txt", format!("{SLIP}\n{SLIP}")).with("b.txt", CLEAN);
    let ran = room.run(&["check", "--statistics"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, "     2  warning  doubled-word\n     2  in 1 of 2 files\n"));
}

#[test]
fn the_page_marks_the_slip_and_escapes_the_text() {
    let room = Room::new().with("a <b>.txt", format!("Oats & <rye>.\n\n{SLIP}"));
    room.run(&["check", "-o", "html=page.html"]);
    let page = read(&room, "page.html");
    assert!(page.contains("<h2>a &lt;b&gt;.txt</h2>") && page.contains("<mark class=\"slip\">"), "{page}");
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    assert!(!page.contains("http"), "nothing is fetched");
}
