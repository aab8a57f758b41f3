//! `factlint.toml`: what it sets, where it is found, and how its faults are told.
#![cfg(feature = "cli")]

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
        ("checks = [\"nowhere\"]\n", &["nowhere: there is no such file or folder"]),
    ] {
        let ran = check(config, &["--fail-on", "never"]);
        assert_eq!(ran.status, 2, "{config}");
        assert!(ran.complains(parts), "{config}{}", ran.err);
        assert_eq!(ran.objects().len(), 1, "the texts are checked none the less");
    }
}
