//! A text against its older self, and texts read as one publication, as the program tells them.
#![cfg(feature = "cli")]

mod program;

use program::Room;

const OLD: &str = "The harbour carried 480 passengers on Monday, up 20 percent from 400 a week earlier.\n";
const STORY: &str = "The inquiry heard 64 pilots.\n\nHolm Quay, 44, led it.\n";

fn diff(new: &str) -> program::Ran {
    let room = Room::new().with("old.md", OLD).with("new.md", new);
    room.run(&["diff", "old.md", "new.md", "--format", "jsonl"])
}

#[test]
fn a_percent_that_was_left_behind_is_told() {
    let ran = diff(&OLD.replace("480", "500"));
    let told: Vec<_> = ran.objects().iter().map(|one| one["message"].clone()).collect();
    assert_eq!((ran.status, told), (1, vec!["20 percent went with 480, which is now 500".into()]));
}

#[test]
fn what_was_left_alone_or_mended_whole_is_not() {
    for new in [OLD.to_owned(), OLD.replace("480", "520").replace("20 percent", "30 percent")] {
        let ran = diff(&new);
        assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""), "{new}");
    }
}

#[test]
fn what_is_no_pair_of_texts_is_told() {
    let room = Room::new().with("old.md", OLD);
    for (new, part) in [("no.md", "no.md: there is no such file"), (".", ".: it cannot be read")] {
        let ran = room.run(&["diff", "old.md", new]);
        assert!(ran.status == 2 && ran.out.is_empty() && ran.complains(&[part]), "{}", ran.err);
    }
}

#[test]
fn a_story_and_its_sidebar_are_held_together() {
    let sidebar = "The 46 pilots came from nine ports.\n\nHolm Quay, 41, led the inquiry.\n";
    let run = |sidebar: &str| {
        let room = Room::new().with("a.md", STORY).with("b.md", sidebar);
        room.run(&["check", "--together", "--format", "concise", "a.md", "b.md"])
    };
    let ran = run(sidebar);
    assert_eq!((ran.status, ran.out.lines().count()), (1, 2), "{}", ran.out);
    assert!(ran.out.contains("b.md:1:5") && ran.out.contains("b.md:3:12"), "{}", ran.out);
    let ran = run(&sidebar.replace("46", "64").replace("41", "44"));
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
}
