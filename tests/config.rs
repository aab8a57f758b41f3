//! `factlint.toml`: what it sets, where it is found, and how its faults are told.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

mod program;

use program::{Ran, Room, SLIP};

fn check(config: &str, arguments: &[&str]) -> Ran {
    let room = Room::new().with("factlint.toml", config).with("texts/a.txt", SLIP);
    room.run(&[&["check", "--format", "jsonl", "texts"], arguments].concat())
}

#[test]
fn checks_and_groups_are_turned_off_and_set_to_other_levels() {
    assert_eq!(check("[levels]\ndoubled-word = \"off\"\n", &[]).objects().len(), 0);
    assert_eq!(check("[levels]\nwords = \"off\"\n", &[]).objects().len(), 0);
    let ran = check("[levels]\nwords = \"off\"\ndoubled-word = \"advice\"\n", &[]);
    assert_eq!((ran.status, &ran.objects()[0]["level"]), (0, &"advice".into()), "the name outweighs its group");
    assert_eq!(check("[levels]\nwords = \"off\"\n", &["--no-config"]).objects().len(), 1);
}

#[test]
fn overrides_hold_for_their_paths() {
    let here = "[[overrides]]\npaths = [\"texts/**\"]\nlevels = { doubled-word = \"off\" }\n";
    assert_eq!(check(here, &[]).objects().len(), 0);
    assert_eq!(check(&here.replace("texts", "drafts"), &[]).objects().len(), 1);
}

#[test]
fn the_nearest_file_above_a_text_holds() {
    let room = Room::new()
        .with("factlint.toml", "[levels]\nwords = \"off\"\n")
        .with("a.txt", SLIP)
        .with("loud/.factlint.toml", "")
        .with("loud/b.txt", SLIP);
    let objects = room.run(&["check", "--format", "jsonl"]).objects();
    assert_eq!(objects.len(), 1);
    assert_eq!(objects[0]["path"].as_str().map(|path| path.replace('\\', "/")).as_deref(), Some("loud/b.txt"));
}

#[test]
fn faults_are_told_with_place_and_cure_and_fail_the_run() {
    for (config, parts) in [
        ("acept = []\n", &["factlint.toml:1:1", "acept", "did you mean `accept`"][..]),
        ("[levels]\ndoubled-wrod = \"off\"\n", &["factlint.toml:2:1", "did you mean \"doubled-word\""]),
        ("[levels]\nwords = \"loud\"\n", &["factlint.toml:2:9", "loud"]),
        ("date = \"2023-02-30\"\n", &["factlint.toml:1:8", "is no date", "YYYY-MM-DD"]),
        ("dialect = british\n", &["factlint.toml:1:11"]),
        ("dialect = \"uk\"\n", &["factlint.toml:1:11", "`uk` is none of `any`,", "did you mean `british`"]),
        ("[levels]\nwords = \"warn\"\n", &["factlint.toml:2:9", "did you mean `warning`"]),
        ("accept = \"x\"\n", &["factlint.toml:1:10", "a list is wanted here, as in", "not string"]),
        ("date = 7\n", &["factlint.toml:1:8", "a day is wanted here, as in 2024-03-09"]),
        ("exclude = [\"[\"]\n", &["factlint.toml:1:12", "it is no pattern", "as in an ignore file"]),
        ("[[overrides]]\npaths = [\"a[\"]\nlevels = {}\n", &["factlint.toml:2:10", "it is no pattern"]),
        ("extends = \"factlint.toml\"\n", &["factlint.toml:1:11", "it extends itself"]),
        ("checks = [\"nowhere\"]\n", &["nowhere: there is no such file or folder"]),
    ] {
        let ran = check(config, &["--fail-on", "never"]);
        assert_eq!(ran.status, 2, "{config}");
        assert!(ran.complains(parts), "{config}{}", ran.err);
        assert_eq!(ran.out, "", "no text is checked by other rules than those asked for");
    }
}

#[test]
fn a_configuration_builds_upon_others() {
    let room = Room::new()
        .with("house.toml", "[levels]\nwords = \"off\"\n")
        .with("desk.toml", "extends = \"house.toml\"\naccept = [\"Kempstone\"]\n")
        .with("factlint.toml", "extends = [\"desk.toml\", \"house.toml\"]\n")
        .with("a.txt", SLIP);
    assert_eq!(room.run(&["check", "--format", "jsonl"]).objects().len(), 0);
    let room = room.with("factlint.toml", "extends = \"desk.toml\"\n[levels]\ndoubled-word = \"error\"\n");
    assert_eq!(room.run(&["check", "--format", "jsonl"]).objects()[0]["level"], "error", "the nearest file outweighs");
    let ran = room.with("factlint.toml", "extends = \"gone.toml\"\n").run(&["check"]);
    assert_eq!(ran.status, 2);
    assert!(ran.complains(&["factlint.toml:1:11", "there is no file", "gone.toml"]), "{}", ran.err);
}

#[test]
fn a_python_project_may_hold_the_configuration() {
    let room = Room::new().with("a.txt", SLIP).with("pyproject.toml", "[project]\nname = \"a\"\n");
    assert_eq!(room.run(&["check", "--format", "jsonl"]).objects().len(), 1);
    let room = room.with("pyproject.toml", "[tool.factlint.levels]\nwords = \"off\"\n");
    assert_eq!(room.run(&["check", "--format", "jsonl"]).objects().len(), 0);
    let ran = room.with("pyproject.toml", "[project]\nname = \"a\"\n\n[tool.factlint]\nacept = []\n").run(&["check"]);
    assert!(ran.status == 2 && ran.complains(&["pyproject.toml:5:1", "did you mean `accept`"]), "{}", ran.err);
}

#[test]
fn dates_are_taken_from_file_names_where_asked_for() {
    let text = "The fair opens on Monday.\n\nIt closed on Tuesday, March 3.\n";
    let room = Room::new().with("2024-03-09-fair.txt", text).with("own.toml", "date-from = [\"file-name\"]\n");
    let shown = room.run(&["config", "--config", "own.toml", "2024-03-09-fair.txt"]);
    assert!(shown.out.contains("date-from = [\"file-name\"]  # own.toml"), "{}", shown.out);
    let dated = room.run(&["check", "--format", "jsonl", "--config", "own.toml", "2024-03-09-fair.txt"]).out;
    let given =
        room.run(&["check", "--format", "jsonl", "--no-config", "--date", "2024-03-09", "2024-03-09-fair.txt"]).out;
    assert_eq!(dated, given);
}

#[test]
fn the_date_that_a_text_tells_is_shown() {
    let text = "---\ndate: 2023-02-01\n---\n\nThe mill closed.\n";
    let room =
        Room::new().with("mill.md", text).with("own.toml", "date = \"2024-03-09\"\n").with("bare.md", "A mill.\n");
    let shown = room.run(&["config", "mill.md"]);
    assert!(shown.out.contains("# mill.md tells its own date, 2023-02-01"), "{}", shown.out);
    for arguments in [&["config", "bare.md"][..], &["config"], &["config", "--config", "own.toml", "mill.md"]] {
        let shown = room.run(arguments);
        assert!(!shown.out.contains("tells its own date"), "{}", shown.out);
    }
}

#[test]
fn dates_are_looked_for_where_the_configuration_says() {
    let text = "---\ndate: 2023-02-01\n---\n\nHULL, February 4, 2013 (Desk) — The mill closed in 1996, 17 years ago.\n";
    let room = Room::new().with("2003-02-05-mill.md", text);
    let run =
        |more: &[&str]| room.run(&[&["check", "--format", "jsonl", "--no-cache", "2003-02-05-mill.md"], more].concat());
    let told = |sources: &str| {
        std::fs::write(room.path().join("own.toml"), format!("date-from = [{sources}]\n")).expect("write");
        run(&["--config", "own.toml"])
    };
    let given = |date: &str| run(&["--no-config", "--date", date]).out;
    assert!(given("2023-02-01").contains("27") && given("2003-02-05").contains("7") && given("2013-02-04").is_empty());
    for (sources, date) in [
        ("\"front-matter\"", "2023-02-01"),
        ("\"text\"", "2023-02-01"),
        ("\"dateline\", \"front-matter\"", "2013-02-04"),
        ("\"file-name\", \"dateline\"", "2003-02-05"),
    ] {
        assert_eq!(told(sources).out, given(date), "{sources}");
    }
    assert_eq!(told("").out, "", "nowhere is nowhere");
    let wrong = told("\"datelines\"");
    assert!(wrong.status == 2 && wrong.complains(&["own.toml:1:14", "datelines", "dateline"]), "{}", wrong.err);
}

#[test]
fn texts_may_be_left_out() {
    let room = Room::new().with("factlint.toml", "exclude = [\"drafts/\", \"*.log.txt\"]\n");
    let room = room.with("drafts/a.txt", SLIP).with("b.log.txt", SLIP).with("c.txt", SLIP);
    for paths in [&["."][..], &["drafts/a.txt", "b.log.txt", "c.txt"]] {
        let names = room.run(&[&["check", "--files"], paths].concat()).out;
        assert_eq!(names, "c.txt\n", "{paths:?}");
        assert_eq!(room.run(&[&["check", "--format", "jsonl"], paths].concat()).objects().len(), 1);
        for command in ["claims", "quantities"] {
            let told = room.run(&[&[command, "--format", "jsonl"], paths].concat()).out;
            assert!(!told.contains("drafts"), "{command} {told}");
        }
    }
    assert_eq!(room.run(&["check", "--no-config", "--files"]).out.lines().count(), 3);
    let shown = room.run(&["config"]).out;
    assert!(shown.contains("exclude = \"drafts/\""), "{shown}");
}

#[test]
fn one_configuration_named_holds_with_its_own_paths() {
    let room = Room::new().with("desk/a.txt", SLIP).with("b.txt", SLIP).with(
        "factlint.toml",
        "exclude = [\"b.txt\"]\n[[overrides]]\npaths = [\"desk/**\"]\nlevels = { doubled-word = \"off\" }\n",
    );
    let mut command = room.command(&["check", "--config", "../factlint.toml", "a.txt", "../b.txt"]);
    let ran = command.current_dir(room.path().join("desk")).output().expect("the program runs");
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stdout));
}

#[test]
fn every_command_that_reads_texts_honours_the_configuration() {
    let text = "Sales fell 30 percent to 480 from 600 a year earlier.\n";
    let room = Room::new().with("a.txt", text).with("b.txt", text);
    let contradicted = |room: &Room, name: &str| {
        let told = room.run(&["claims", "--format", "jsonl", name]);
        assert_eq!(told.status, 0, "{}", told.err);
        told.objects().iter().filter(|one| one["verdict"] == "contradicted" || one["mark"] == "contradicted").count()
    };
    assert!(contradicted(&room, "a.txt") > 0);
    let room = room.with(
        "factlint.toml",
        "[[overrides]]\npaths = [\"a.txt\"]\nlevels = { percent-change = \"off\", change-apart = \"off\" }\n",
    );
    assert_eq!(contradicted(&room, "a.txt"), 0);
    assert!(contradicted(&room, "b.txt") > 0);
    let revised =
        room.with("old.txt", text.replace("30", "20")).with("b.txt", text.replace("480", "420").replace("30", "20"));
    let left = |room: &Room| room.run(&["diff", "--format", "jsonl", "old.txt", "b.txt"]);
    assert_eq!(left(&revised).objects().len(), 1, "{}", left(&revised).err);
    let code = left(&revised).objects()[0]["code"].as_str().expect("a code").to_owned();
    let revised = revised.with("factlint.toml", format!("[levels]\n{code} = \"off\"\n"));
    assert_eq!((left(&revised).status, left(&revised).out.as_str()), (0, ""), "{}", left(&revised).err);
    let broken = revised.with("factlint.toml", "acept = []\n");
    for command in [&["claims", "a.txt"][..], &["quantities", "a.txt"], &["diff", "old.txt", "b.txt"]] {
        let ran = broken.run(command);
        assert!(ran.status == 2 && ran.complains(&["did you mean `accept`"]), "{command:?} {}", ran.err);
    }
}

#[test]
fn what_holds_is_printed_with_the_file_that_says_it() {
    let room = Room::new().with("house.toml", "dialect = \"british\"\n").with(
        "factlint.toml",
        "extends = \"house.toml\"\n[[overrides]]\npaths = [\"drafts/**\"]\nlevels = { doubled-word = \"off\" }\n",
    );
    let told = |path: &str| room.run(&["config", path]).out;
    assert!(told("drafts/a.txt").contains("levels.doubled-word = \"off\""), "{}", told("drafts/a.txt"));
    assert!(!told("a.txt").contains("levels."), "{}", told("a.txt"));
    let dialect = told(".").lines().find(|line| line.starts_with("dialect")).map(str::to_owned).unwrap_or_default();
    assert!(dialect.starts_with("dialect = \"british\"") && dialect.ends_with("house.toml"), "{dialect}");
    assert!(told(".").contains("factlint.toml holds here\n") && told(".").contains("# default\n"), "{}", told("."));
    assert!(!told(".").contains("hides"), "{}", told("."));
    let room = room.with("pyproject.toml", "[tool.factlint]\ndialect = \"american\"\n");
    let hidden = room.run(&["config"]).out;
    assert!(hidden.contains("it hides [tool.factlint] of ") && hidden.contains("british"), "{hidden}");
    let objects = room.run(&["config", "--format", "jsonl", "drafts/a.txt"]).objects();
    assert!(objects.iter().any(|one| one["key"] == "dialect" && one["value"] == "british"));
}

#[test]
fn links_go_to_terminals_alone() {
    let room = Room::new().with("factlint.toml", "pages = \"https://desk.example/checks#\"\n").with("a.txt", SLIP);
    let piped = room.run(&["check", "--color", "always", "a.txt"]).out;
    assert!(piped.contains("\u{1b}[") && !piped.contains("\u{1b}]8"), "{piped:?}");
}

#[test]
fn a_start_is_written_once_and_holds() {
    let room = Room::new().with("a.txt", SLIP);
    assert_eq!(room.run(&["init"]).status, 0);
    assert_eq!(room.run(&["check"]).status, 1, "the start changes nothing");
    let again = room.run(&["init"]);
    assert!(again.status == 2 && again.complains(&["factlint.toml: there is one already"]), "{}", again.err);
}

#[test]
fn checks_are_chosen_for_a_run() {
    let room = Room::new().with("a.txt", format!("{SLIP}They recieved the post.\n"));
    let codes = |arguments: &[&str]| -> Vec<String> {
        let objects = room.run(&[&["check", "--format", "jsonl", "a.txt"], arguments].concat()).objects();
        objects.iter().filter_map(|one| one["code"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(codes(&["--select", "misspelling"]), ["misspelling"]);
    assert_eq!(codes(&["--select", "words", "--ignore", "misspelling,totals"]), ["doubled-word"]);
    assert_eq!(codes(&["--ignore", "words"]), [""; 0]);
    let ran = room.run(&["check", "--select", "mispelling", "a.txt"]);
    assert!(ran.status == 2 && ran.complains(&["mispelling", "did you mean \"misspelling\""]), "{}", ran.err);
    assert_eq!(ran.out, "");
}

#[test]
fn a_date_needs_no_quotation_marks() {
    let text = "The mill closed in 1996, 17 years ago.\n";
    let told = |date: &str| {
        let room = Room::new().with("factlint.toml", format!("date = {date}\n")).with("a.txt", text);
        room.run(&["check", "--format", "jsonl"])
    };
    assert_eq!(told("2023-02-01").out, told("\"2023-02-01\"").out);
    assert_eq!((told("2023-02-01").status, told("2013-02-01").out.as_str()), (1, ""), "{}", told("2023-02-01").err);
}

#[test]
fn lists_of_the_house_accept_and_reject_words() {
    let room = Room::new()
        .with("factlint.toml", "words = [\"words.txt\"]\n")
        .with("words.txt", "# The house\ngoverment\ne-mail -> email\n")
        .with("a.txt", "The goverment sent an E-mail.\n");
    let ran = room.run(&["check", "--format", "jsonl", "a.txt"]);
    assert_eq!((ran.objects().len(), &ran.objects()[0]["code"]), (1, &"house-word".into()));
    let ran = room.with("words.txt", "e-mail ->\n").run(&["check", "a.txt"]);
    assert!(ran.status == 2 && ran.complains(&["words.txt:1", "both sides"]), "{}", ran.err);
}

#[test]
fn words_of_others_are_checked_as_far_as_is_set() {
    let quoted = "“We was glad,” she said. “The goverment paid [it.”\n\n> They was late, and we recieved nothing.\n";
    let found = |config: &str| -> Vec<String> {
        let room = Room::new().with("factlint.toml", config).with("a.md", quoted);
        let objects = room.run(&["check", "--format", "jsonl"]).objects();
        objects.iter().map(|object| object["code"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let written = ["misspelling", "unbalanced-brackets", "misspelling"];
    assert_eq!(found(""), written, "what somebody wrote down wrong, not how somebody speaks");
    assert_eq!(found("quoted-words = false\n"), ["unbalanced-brackets"], "brackets in a quotation are the writer's");
    let all = ["spoken-form", "misspelling", "unbalanced-brackets", "spoken-form", "misspelling"];
    assert_eq!(found("quoted-words = true\n"), all);
}
