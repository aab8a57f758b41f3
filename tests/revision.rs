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

/// What is said of an article beside its data.
fn beside(data: &str, text: &str) -> String {
    let story =
        "# Ferries fill up\n\nMarle had 88,000 riders in 2023.\n\nIn all towns together 181,000 riders were counted.\n";
    let room = Room::new().with("story.md", story).with(data, text);
    let ran = room.run(&["check", "--together", "--format", "jsonl", "story.md", data]);
    let objects = ran.objects();
    assert_eq!(
        (ran.status, objects.len()),
        (usize::from(!objects.is_empty()) as i32, objects.len().min(1)),
        "{}",
        ran.out
    );
    objects
        .first()
        .map_or_else(String::new, |object| format!("{}:{} {}", object["path"], object["start"], object["label"]))
}

#[test]
fn an_article_is_held_against_the_data_of_its_charts() {
    let saved = |marle: u32| {
        let cells = format!("Town,2022,2023\\nOsby,91,96\\nMarle,80,{marle}\\n");
        let described = r#""metadata": {"describe": {"intro": "Riders, in thousands"}}"#;
        format!(
            "{{\"title\": \"Ferries\", {described}, \"assets\": {{\"dataset.a.csv\": {{\"value\": \"{cells}\"}}}}}}"
        )
    };
    let spec = |marle: u32| {
        let values =
            format!("[{{\"town\": \"Osby\", \"riders\": 96000}}, {{\"town\": \"Marle\", \"riders\": {marle}000}}]");
        format!("{{\"$schema\": \"vega-lite\", \"title\": \"Riders in 2023\", \"data\": {{\"values\": {values}}}}}")
    };
    let lines = |marle: u32| format!("Town,Riders 2022,Riders 2023\nOsby,91000,96000\nMarle,80000,{marle}000\n");
    assert_eq!(beside("chart.json", &saved(85)), r#""story.md":29 "\"85\" in chart.json:1:159""#);
    assert_eq!(beside("chart.json", &spec(85)), r#""story.md":29 "\"85000\" in chart.json:1:136""#);
    assert_eq!(beside("riders.csv", &lines(85)), r#""story.md":29 "\"85000\" in riders.csv:3:13""#);
    for (data, text) in [("chart.json", saved(88)), ("chart.json", spec(88)), ("riders.csv", lines(88))] {
        assert_eq!(beside(data, &text), "", "{text}");
    }
}
