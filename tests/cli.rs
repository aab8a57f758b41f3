//! The program as its users meet it: arguments, exit statuses, forms of report, standard input, threads, closed pipes.
#![cfg(feature = "cli")]

mod program;

use program::{CLEAN, Room, SLIP};
use std::collections::BTreeSet;
use std::io::Read as _;
use std::process::Stdio;

#[test]
fn clean_texts_end_with_0_and_slips_with_1() {
    assert_eq!(Room::new().with("a.txt", CLEAN).run(&["check"]).status, 0);
    assert_eq!(Room::new().with("a.txt", SLIP).run(&["check"]).status, 1);
}

#[test]
fn fail_on_chooses_what_fails() {
    let room = Room::new().with("a.txt", SLIP);
    assert_eq!(room.run(&["check", "--fail-on", "never"]).status, 0);
    assert_eq!(room.run(&["check", "--fail-on", "advice"]).status, 1);
    let shown_less = room.run(&["check", "--level", "error", "--fail-on", "advice", "--format", "jsonl"]);
    assert_eq!(shown_less.status, 1, "what is not shown still counts");
}

#[test]
fn level_hides_what_is_below_it() {
    let room = Room::new().with("a.txt", SLIP);
    let all = room.run(&["check", "--format", "jsonl"]).objects();
    let errors = room.run(&["check", "--format", "jsonl", "--level", "error"]).objects();
    assert_eq!(errors.len(), all.iter().filter(|finding| finding["level"] == "error").count());
}

#[test]
fn arguments_that_do_not_exist_end_with_2() {
    for arguments in [
        &["check", "--formt", "jsonl"][..],
        &["check", "--format", "xml"],
        &["check", "--date", "2023-02-29"],
        &["check", "--date", "yesterday"],
        &["check", "--threads", "0"],
        &["check", "--exclude", "["],
        &["check", "-o", "sarf=report.sarif"],
        &["chek"],
    ] {
        let ran = Room::new().with("a.txt", CLEAN).run(arguments);
        assert_eq!(ran.status, 2, "{arguments:?}");
        assert!(ran.out.is_empty() && !ran.err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_mistyped_form_of_an_output_is_told() {
    let room = Room::new().with("a.txt", CLEAN);
    let wrong = room.run(&["check", "-o", "sarf=r.sarif"]);
    assert!(
        wrong.complains(&["there is no form `sarf`", "did you mean `sarif`?", "`human=sarf=r.sarif`"]),
        "{}",
        wrong.err
    );
    for (argument, file) in [("human=a=b", "a=b"), ("./c=d", "c=d")] {
        assert_eq!(room.run(&["check", "-o", argument, "a.txt"]).status, 0);
        assert!(room.path().join(file).is_file(), "{argument}");
    }
}

#[test]
fn sarif_tells_what_could_not_be_read_and_where_pages_lie() {
    let room = Room::new().with("a.txt", SLIP).with("factlint.toml", "pages = \"https://desk.example/checks#\"\n");
    let run = |arguments: &[&str]| -> serde_json::Value {
        let out = room.run(&[&["check", "--format", "sarif", "a.txt"], arguments].concat()).out;
        serde_json::from_str::<serde_json::Value>(&out).expect("JSON")["runs"][0].take()
    };
    let whole = run(&[]);
    assert!(whole.get("invocations").is_none(), "{}", whole["invocations"]);
    let rules = whole["tool"]["driver"]["rules"].as_array().expect("rules");
    let rule = rules.iter().find(|rule| rule["id"] == "doubled-word").expect("the rule");
    assert_eq!(rule["helpUri"], "https://desk.example/checks#doubled-word");
    let part = run(&["gone.txt"])["invocations"][0].take();
    assert_eq!(part["executionSuccessful"], false);
    let told = &part["toolExecutionNotifications"][0]["message"]["text"];
    assert_eq!(told, "1 file could not be read; standard error tells which and why");
}

#[test]
fn a_finding_in_jsonl_has_every_key() {
    let room = Room::new().with("a.txt", format!("Zwölf €.\n{SLIP}"));
    let findings = room.run(&["check", "--format", "jsonl", "a.txt"]).objects();
    let finding = findings.iter().find(|finding| finding["code"] == "doubled-word").expect("a finding");
    let keys: BTreeSet<&str> = finding.as_object().expect("an object").keys().map(String::as_str).collect();
    let wanted = [
        "path",
        "code",
        "group",
        "level",
        "message",
        "label",
        "help",
        "start",
        "end",
        "line",
        "column",
        "end_line",
        "end_column",
        "evidence",
        "fix",
    ];
    assert_eq!(keys, BTreeSet::from(wanted));
    assert_eq!((&finding["path"], &finding["group"]), (&"a.txt".into(), &"words".into()));
    assert_eq!(finding["line"], 2);
    let start = finding["start"].as_u64().expect("an offset");
    assert_eq!(
        finding["column"].as_u64().map(|column| column + 11),
        Some(start),
        "ASCII behind eleven bytes and a line"
    );
}

#[test]
fn concise_is_one_line_a_finding() {
    let ran = Room::new().with("a.txt", SLIP).run(&["check", "--format", "concise", "a.txt"]);
    assert!(ran.out.starts_with("a.txt:1:") && ran.out.contains("[doubled-word] [*] "), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 1);
}

#[test]
fn the_human_report_names_files_and_counts() {
    let ran = Room::new().with("a.txt", SLIP).with("b.md", SLIP).with("c.md", CLEAN).run(&["check"]);
    assert!(ran.out.contains("a.txt:1:") && ran.out.contains("b.md:1:"), "{}", ran.out);
    let closing = " in 2 of 3 files.\n[*] 2 can be mended with --fix.\n";
    assert!(ran.out.ends_with(closing) && ran.out.contains("[*] “the” stands twice"), "{}", ran.out);
    assert!(!ran.out.contains('\u{1b}'), "no colours where nobody sees them");
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let ran = Room::new().run_with_input(&["check", "--format", "concise", "-"], SLIP.as_bytes());
    assert_eq!(ran.status, 1);
    assert!(ran.out.starts_with("<stdin>:1:"), "{}", ran.out);
}

#[test]
fn folders_give_their_texts_but_for_hidden_and_ignored_ones() {
    let room = Room::new()
        .with("one.txt", SLIP)
        .with("deep/two.MD", SLIP)
        .with("deep/program.rs", SLIP)
        .with(".hidden/three.txt", SLIP)
        .with("drafts/four.txt", SLIP)
        .with("five.txt", SLIP)
        .with(".gitignore", "drafts/\n")
        .with(".factlintignore", "five.txt\n");
    let paths = |arguments: &[&str]| -> BTreeSet<String> {
        let objects = room.run(arguments).objects();
        objects.iter().map(|finding| finding["path"].as_str().expect("a path").replace('\\', "/")).collect()
    };
    let found = paths(&["check", "--format", "jsonl"]);
    assert_eq!(found, BTreeSet::from(["deep/two.MD".to_owned(), "one.txt".to_owned()]));
    let named = paths(&["check", "--format", "jsonl", "five.txt", "deep/program.rs", "drafts/four.txt"]);
    assert_eq!(named.len(), 3, "what is named is read");
}

#[test]
fn a_text_named_twice_is_checked_once() {
    let ran = Room::new().with("a.txt", SLIP).run(&["check", "--format", "concise", "a.txt", "a.txt", "./a.txt"]);
    assert_eq!(ran.out.lines().count(), 1);
}

#[test]
fn a_group_is_explained_by_its_checks() {
    let page = Room::new().run(&["explain", "words"]);
    assert!(page.status == 0 && page.out.starts_with("words is a group of checks:\n"), "{}{}", page.out, page.err);
    assert!(page.out.contains("  doubled-word: "), "{}", page.out);
}

#[test]
fn every_command_tells_its_version() {
    let told = Room::new().run(&["check", "-V"]);
    assert!(told.status == 0 && told.out.contains(env!("CARGO_PKG_VERSION")), "{}{}", told.out, told.err);
}

#[test]
fn the_order_does_not_depend_on_threads() {
    let mut room = Room::new();
    for number in 0..200 {
        room = room.with(&format!("{number:03}.txt"), SLIP);
    }
    let one = room.run(&["check", "--format", "jsonl", "--threads", "1"]).out;
    assert_eq!(one.lines().count(), 200);
    for threads in ["2", "7"] {
        assert_eq!(room.run(&["check", "--format", "jsonl", "--threads", threads]).out, one);
    }
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let mut room = Room::new();
    for number in 0..400 {
        room = room.with(&format!("{number:03}.txt"), SLIP.repeat(20));
    }
    let mut child = room
        .command(&["check", "--format", "jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut out = child.stdout.take().expect("standard output");
    out.read_exact(&mut [0; 10]).expect("the report begins");
    drop(out);
    let ended = child.wait_with_output().expect("the program ends");
    assert!(ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let room = Room::new().with("a.txt", SLIP);
    let full = std::fs::File::create("/dev/full").expect("the full device");
    let ended = room.command(&["check"]).stdout(full).output().expect("the program runs");
    assert_eq!(ended.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("standard output"));
}

#[test]
fn explain_tells_why_and_helps_with_names() {
    let room = Room::new();
    let page = room.run(&["explain", "doubled-word"]);
    assert_eq!(page.status, 0);
    assert!(page.out.starts_with("doubled-word (") && page.out.contains("Speaks on:"), "{}", page.out);
    let wrong = room.run(&["explain", "doubled-wrod"]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.complains(&["doubled-wrod", "did you mean `doubled-word`"]), "{}", wrong.err);
}

#[test]
fn checks_are_listed() {
    let room = Room::new();
    let names: Vec<String> = room
        .run(&["checks", "--format", "jsonl"])
        .objects()
        .iter()
        .map(|check| check["name"].as_str().expect("a name").to_owned())
        .collect();
    assert!(names.contains(&"doubled-word".to_owned()) && names.contains(&"percent-change".to_owned()));
    let list = room.run(&["checks"]).out;
    assert!(list.lines().count() == names.len());
    let line = list.lines().find(|line| line.starts_with("doubled-word ")).expect("a line");
    assert!(line.ends_with("is the commonest slip of an edit."), "a whole sentence: {line}");
}

#[test]
fn claims_and_quantities_have_their_keys() {
    let text = "Orders at the quarry fell 20 percent to 480 from 600 a year earlier.\n";
    let room = Room::new().with("a.txt", text);
    let keys = |arguments: &[&str]| -> BTreeSet<String> {
        let objects = room.run(arguments).objects();
        objects.first().and_then(|one| one.as_object()).expect("an object").keys().cloned().collect()
    };
    let set = |names: &str| names.split(' ').map(str::to_owned).collect::<BTreeSet<String>>();
    let claim = keys(&["claims", "--format", "jsonl"]);
    assert_eq!(claim, set("path check relation verdict reason start end says gives figures"));
    let quantity = keys(&["quantities", "--format", "jsonl"]);
    assert_eq!(quantity, set("path start end text value unit kind bound head"));
}

#[test]
fn the_readme_check_is_written_by_following_it() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).expect("the README");
    let section = readme.split("## Write your own check").nth(1).expect("the section");
    let check = section.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a check file");
    let name = check.lines().next().and_then(|line| line.strip_prefix("# ")).expect("its name in the first line");
    let room = Room::new().with(name, check);
    let folder = name.split('/').next().expect("a folder");
    let ran = room.run(&["test", folder]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    assert!(!ran.out.contains("0 of 0"), "{}", ran.out);
}

#[test]
fn files_are_left_out_and_taken_in_by_pattern_and_option() {
    let room =
        Room::new().with("a.txt", SLIP).with("drafts/b.txt", SLIP).with(".c.txt", SLIP).with(".ignore", "a.txt\n");
    let files = |arguments: &[&str]| room.run(&[&["check", "--files"], arguments].concat()).out.replace('\\', "/");
    assert_eq!(files(&[]), "drafts/b.txt\n");
    assert_eq!(files(&["--no-ignore"]), "a.txt\ndrafts/b.txt\n");
    assert_eq!(files(&["--hidden"]), ".c.txt\ndrafts/b.txt\n");
    assert_eq!(
        files(&["--exclude", "drafts/", "a.txt", "drafts/b.txt"]),
        "a.txt\n",
        "named files are left out as well"
    );
}

#[test]
fn what_programs_read_is_no_text_of_a_folder() {
    let names = ["CMakeLists.txt", "requirements-dev.txt", "constraints.txt", "robots.txt"];
    let mut room = Room::new().with("humans.txt", SLIP);
    for name in names {
        room = room.with(name, SLIP);
    }
    assert_eq!(room.run(&["check", "--files"]).out, "humans.txt\n");
    assert_eq!(room.run(&["check", "--files", "robots.txt"]).out, "robots.txt\n", "named it is read");
}

#[test]
#[cfg(unix)]
fn links_are_not_followed_in_folders() {
    let room = Room::new().with("a.txt", SLIP);
    std::os::unix::fs::symlink("a.txt", room.path().join("b.txt")).expect("a link");
    std::os::unix::fs::symlink("gone.txt", room.path().join("c.txt")).expect("a link");
    assert_eq!(room.run(&["check", "--files"]).out, "a.txt\n");
    assert_eq!(room.run(&["check", "--format", "concise", "b.txt"]).out.lines().count(), 1);
    let ran = room.run(&["check", "c.txt"]);
    assert!(ran.complains(&["c.txt: it is a link to a file that is not there", "take it away"]), "{}", ran.err);
}

#[test]
fn standard_input_may_have_a_name() {
    let room = Room::new().with("desk/factlint.toml", "[levels]\nwords = \"off\"\n");
    let ran = room.run_with_input(&["check", "--format", "jsonl", "-"], SLIP.as_bytes());
    assert_eq!(ran.objects()[0]["path"], "<stdin>");
    let named = &["check", "--format", "jsonl", "--stdin-filename", "desk/story.md", "-"];
    assert_eq!(room.run_with_input(named, SLIP.as_bytes()).status, 0, "the configuration of its folder holds");
    let unnamed = &["check", "--format", "concise", "--stdin-filename", "story.md"];
    let ran = room.run_with_input(unnamed, SLIP.as_bytes());
    assert!(ran.status == 1 && ran.out.starts_with("story.md:1:"), "{}{}", ran.out, ran.err);
}
