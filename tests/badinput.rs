//! Input that nobody would want to be given: each is told by name, place and cure, and never stops the rest.
#![cfg(feature = "cli")]

mod program;

use program::{CLEAN, Ran, Room, SLIP};

const JSONL: &[&str] = &["check", "--format", "jsonl"];

#[test]
fn an_empty_file_is_clean() {
    let ran = Room::new().with("a.txt", "").with("b.md", "").run(JSONL);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}

#[test]
fn a_line_of_ten_megabytes_is_checked() {
    let text = format!("{} is a word. {}{SLIP}", "y".repeat(9_900_000), "The mill opens at 9. ".repeat(5_000));
    let ran = Room::new().with("a.txt", text).run(JSONL);
    let findings = ran.objects();
    assert_eq!((ran.status, findings.len()), (1, 1), "{}", ran.err);
    assert_eq!(findings[0]["line"], 1);
    assert!(findings[0]["column"].as_u64() > Some(10_000_000));
}

#[test]
fn binary_files_are_passed_over_in_folders_and_told_where_they_are_named() {
    let room = Room::new().with("a.txt", SLIP).with("b.txt", b"\x7fELF\0\0\xff\xfe\0 code").with("c.md", SLIP);
    let found = room.run(&["check", "--format", "concise", "--threads", "1"]);
    assert_eq!((found.status, found.out.lines().count(), found.err.as_str()), (1, 2, ""));
    let named = room.run(&["check", "b.txt"]);
    assert!(named.status == 2 && named.complains(&["b.txt: it is binary, no text", "name a text"]), "{}", named.err);
}

#[test]
fn a_report_for_a_folder_that_is_missing_is_told() {
    let ran = Room::new().with("a.txt", SLIP).run(&["check", "-o", "gone/r.txt", "a.txt"]);
    assert!(ran.status == 2 && ran.complains(&["there is no folder gone", "make the folder"]), "{}", ran.err);
}

#[test]
fn a_check_file_may_be_named_in_place_of_a_folder() {
    let room = Room::new().with("own/orders/drop.toml", CHECK).with("a.txt", CLEAN);
    let ran = room.run(&["test", "own/orders/drop.toml"]);
    assert!(ran.status == 0 && ran.out.starts_with("0 of 2 examples of 1 check"), "{}{}", ran.out, ran.err);
    let ran = room.run(&["check", "--checks", "own/orders/drop.toml", "a.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
}

#[test]
fn bytes_that_are_not_utf8_are_told_with_their_offset() {
    let room = Room::new().with("bad.txt", b"One line.\nThe caf\xe9 opens.\n").with("good.txt", SLIP);
    let ran = room.run(JSONL);
    assert_eq!(ran.status, 2);
    assert!(
        ran.complains(&["bad.txt", "byte 17 (line 2) is not UTF-8", "factlint reads UTF-8", "iconv"]),
        "{}",
        ran.err
    );
    assert_eq!(ran.objects().len(), 1, "the other file is still checked");
    let wide = Room::new().with("wide.txt", b"\xff\xfeO\0n\0e\0").run(JSONL);
    assert!(wide.complains(&["wide.txt", "byte 0", "UTF-16"]), "{}", wide.err);
}

#[test]
fn line_ends_of_windows_keep_places_right() {
    let ran = Room::new().with("a.txt", format!("One line.\r\n\r\n{}", SLIP.replace('\n', "\r\n"))).run(JSONL);
    let findings = ran.objects();
    assert_eq!((findings.len(), &findings[0]["line"]), (1, &3.into()));
}

#[test]
fn a_byte_order_mark_takes_no_column() {
    let with = Room::new().with("a.txt", format!("\u{feff}{SLIP}")).run(JSONL).objects();
    let without = Room::new().with("a.txt", SLIP).run(JSONL).objects();
    assert_eq!((with.len(), without.len()), (1, 1));
    assert_eq!(with[0]["column"], without[0]["column"]);
    assert_eq!(with[0]["start"].as_u64(), without[0]["start"].as_u64().map(|start| start + 3));
}

#[test]
fn a_folder_without_texts_is_told() {
    let ran = Room::new().with("code/main.rs", "fn main() {}").run(&["check", "code"]);
    assert_eq!(ran.status, 2);
    assert!(ran.complains(&["code: there are no texts", "txt", "md"]), "{}", ran.err);
}

#[test]
fn a_path_that_does_not_exist_is_told() {
    let ran = Room::new().with("a.txt", SLIP).run(&["check", "--format", "concise", "b.txt", "a.txt"]);
    assert_eq!(ran.status, 2);
    assert!(ran.complains(&["b.txt: there is no such file", "spelling of the path"]), "{}", ran.err);
    assert_eq!(ran.out.lines().count(), 1, "the other file is still checked");
}

/// Runs a text beside own files of checks; where something is wrong with those, no text is checked.
fn with_check(path: &str, text: &str) -> Ran {
    let room = Room::new().with("a.txt", SLIP).with(path, text);
    let ran = room.run(&["check", "--format", "jsonl", "--checks", "own", "a.txt"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert_eq!(ran.out, "");
    ran
}

const CHECK: &str = r#"relation = "change"
assert   = "rate:percent = change(from, to)"
level    = "error"
message  = "{from} to {to} is {expected}, not {rate}"
why      = "A change is the difference divided by the figure before it."
good = ["Orders fell 20 percent to 480 from 600 a year earlier."]
bad  = ["Orders fell 30 percent to 480 from 600 a year earlier."]
"#;

#[test]
fn a_check_file_that_is_no_toml_is_told() {
    let ran = with_check("own/orders/drop.toml", "relation = = 3\n");
    assert!(ran.complains(&["own/orders/drop.toml", "1:12"]), "{}", ran.err);
}

#[test]
fn an_unknown_key_is_told() {
    let ran = with_check("own/orders/drop.toml", &CHECK.replace("level    =", "levle = \"error\"\nlevel    ="));
    assert!(ran.complains(&["own/orders/drop.toml", "levle"]), "{}", ran.err);
    let ran = with_check("own/orders/drop.toml", &CHECK.replace("\"error\"", "\"eror\""));
    assert!(ran.complains(&["own/orders/drop.toml:3:12", "`eror` is none of", "did you mean `error`"]), "{}", ran.err);
}

#[test]
fn an_unbound_name_is_told() {
    let ran = with_check("own/orders/drop.toml", &CHECK.replace("{from} to", "{form} to"));
    assert!(ran.complains(&["own/orders/drop.toml:4:", "form"]), "{}", ran.err);
    let ran = with_check("own/orders/drop.toml", &CHECK.replace("change(from, to)", "change(form, to)"));
    assert!(ran.complains(&["own/orders/drop.toml:2:", "form"]), "{}", ran.err);
}

#[test]
fn a_cue_that_does_not_parse_is_told() {
    let frame = "[[frame]]\nforms = [\"{part:count} of [the {whole:count}\"]\n";
    let text = CHECK.replace("relation = \"change\"\n", "").replace("change(from, to)", "part / whole");
    let ran = with_check("own/orders/drop.toml", &format!("{text}{frame}"));
    assert!(ran.complains(&["own/orders/drop.toml:8:", "cannot be read"]), "{}", ran.err);
}

#[test]
fn brackets_without_end_are_told() {
    for bracket in ["(", "["] {
        let frame = format!("[[frame]]\nforms = [\"{{part:count}} of {}\"]\n", bracket.repeat(20_000));
        let text = CHECK.replace("relation = \"change\"\n", "").replace("change(from, to)", "part");
        let ran = with_check("own/orders/drop.toml", &format!("{text}{frame}"));
        assert!(
            ran.complains(&["own/orders/drop.toml:8:", "the pattern nests brackets more than 32 deep"]),
            "{}",
            ran.err
        );
    }
    let ran = with_check("own/orders/drop.toml", &CHECK.replace("change(from", &"(".repeat(100_000)));
    assert!(
        ran.complains(&["own/orders/drop.toml:2:", "the equation nests brackets more than 32 deep"]),
        "{}",
        ran.err
    );
}

#[test]
fn what_would_never_be_asked_is_told() {
    let example = "[[example]]\ntext = \"Orders fell 20 percent to 480 from 600.\"\n";
    let ran = with_check("own/orders/drop.toml", &format!("{CHECK}{example}"));
    assert!(ran.complains(&["own/orders/drop.toml", "unknown key \"example\""]), "{}", ran.err);
    let frame = "[[frame]]\nforms = [\"{part:count} of {whole:count}\"]\nneed = [\"part\"]\n";
    let text = CHECK.replace("relation = \"change\"\n", "").replace("change(from, to)", "part / whole");
    let ran = with_check("own/orders/drop.toml", &format!("{text}{frame}"));
    assert!(ran.complains(&["own/orders/drop.toml:9:", "a frame of forms takes no \"need\""]), "{}", ran.err);
    let ran = with_check(
        "own/orders/drop.toml",
        &format!("{text}{}", frame.replace("need = [\"part\"]", "within = \"text\"")),
    );
    assert!(ran.complains(&["own/orders/drop.toml:", "a frame of forms takes no \"within\""]), "{}", ran.err);
    let loose = frame.replace("need = [\"part\"]", "unlike = [\"new|put off|old\"]");
    let ran = with_check("own/orders/drop.toml", &format!("{text}{loose}"));
    assert!(
        ran.complains(&["own/orders/drop.toml:9:", "\"new|put off|old\" has two bars", "(a|b) (c|d)"]),
        "{}",
        ran.err
    );
}

#[test]
fn what_stands_twice_in_one_list_is_told() {
    let twice = CHECK.replace("assert", "instead_of = [\"toll\", \"tithe\", \"toll\"]\nassert");
    let ran = with_check("own/orders/drop.toml", &twice);
    assert!(
        ran.complains(&["own/orders/drop.toml:", "\"toll\" stands twice in one list", "leave one of the two out"]),
        "{}",
        ran.err
    );
    let frame = "[[frame]]\nforms = [\"{part:count} (of|in|of) {whole:count}\"]\n";
    let text = CHECK.replace("relation = \"change\"\n", "").replace("change(from, to)", "part / whole");
    let ran = with_check("own/orders/drop.toml", &format!("{text}{frame}"));
    assert!(ran.complains(&["own/orders/drop.toml:", "offers \"of\" twice", "leave one"]), "{}", ran.err);
}

#[test]
fn an_equation_of_the_wrong_kind_is_told() {
    let ran = with_check("own/orders/drop.toml", &CHECK.replace("rate:percent", "rate:mony"));
    assert!(ran.complains(&["own/orders/drop.toml:2:", "mony"]), "{}", ran.err);
    let ran = with_check("own/orders/drop.toml", &CHECK.replace("change(from, to)", "change(from)"));
    assert!(ran.complains(&["own/orders/drop.toml:2:", "takes 2 to 2 arguments, not 1"]), "{}", ran.err);
    let ran = with_check("own/orders/drop.toml", &CHECK.replace("change(from, to)", "chance(from, to)"));
    assert!(ran.complains(&["own/orders/drop.toml:2:", "chance"]), "{}", ran.err);
}

#[test]
fn two_checks_of_one_name_are_told() {
    let ran = with_check("own/orders/percent-change.toml", CHECK);
    assert!(ran.complains(&["own/orders/percent-change.toml", "percent-change", "another name"]), "{}", ran.err);
}

#[test]
fn a_relation_whose_example_does_not_bind_is_told_by_test() {
    let relation = r#"about = "How far a run went."
[[frame]]
forms = ["ran {distance:measure} in {time:duration}"]
[[example]]
text = "She walked 5 km in 90 minutes."
distance = "5 km"
time = "90 minutes"
"#;
    let ran = Room::new().with("own/relations/run.toml", relation).run(&["test", "own"]);
    assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("unbound run") && ran.out.contains("She walked 5 km"), "{}", ran.out);
}

#[test]
fn noisy_and_missing_examples_are_told_by_test() {
    let text = CHECK.replace("fell 20", "fell 25").replace("fell 30", "fell 20");
    let ran = Room::new().with("own/orders/drop.toml", text).run(&["test", "own"]);
    assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("noisy drop") && ran.out.contains("missing drop"), "{}", ran.out);
}

#[test]
fn a_folder_of_checks_that_is_missing_or_empty_is_told() {
    let room = Room::new().with("a.txt", CLEAN).with("own/readme.txt", "Nothing.");
    let missing = room.run(&["check", "--checks", "nowhere", "a.txt"]);
    assert_eq!(missing.status, 2);
    assert!(missing.complains(&["nowhere: there is no such file or folder"]), "{}", missing.err);
    let empty = room.run(&["check", "--checks", "own", "a.txt"]);
    assert_eq!(empty.status, 2);
    assert!(empty.complains(&["own: there are no check files"]), "{}", empty.err);
}
