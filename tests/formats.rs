//! Every form of report on one folder: what programs read must be whole and well formed.
#![cfg(feature = "cli")]

mod program;

use program::{CLEAN, Room, SLIP};
use serde_json::Value;

fn report(format: &str) -> String {
    let room = Room::new().with("a & b.md", SLIP).with("c.txt", CLEAN).with("d,e.txt", SLIP);
    room.run(&["check", "--format", format]).out
}

#[test]
fn json_is_an_array_of_the_objects_of_jsonl() {
    let array: Value = serde_json::from_str(&report("json")).expect("JSON");
    let lines: Vec<Value> = report("jsonl").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(array, Value::Array(lines));
    assert_eq!(array.as_array().map(Vec::len), Some(2));
    let none = Room::new().with("c.txt", CLEAN).run(&["check", "--format", "json"]).out;
    assert_eq!(serde_json::from_str::<Value>(&none).expect("JSON"), serde_json::json!([]));
}

#[test]
fn sarif_has_rules_and_results() {
    let sarif: Value = serde_json::from_str(&report("sarif")).expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    let result = &run["results"][0];
    let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().expect("an index") as usize];
    assert_eq!((&result["ruleId"], &rule["id"]), (&"doubled-word".into(), &"doubled-word".into()));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20%26%20b.md");
    assert_eq!(place["region"]["startLine"], 1);
    assert_eq!(run["results"].as_array().map(Vec::len), Some(2));
}

#[test]
fn github_escapes_what_would_end_a_property() {
    let lines = report("github");
    assert_eq!(lines.lines().count(), 2);
    assert!(lines.lines().all(|line| line.starts_with("::warning file=")), "{lines}");
    assert!(lines.contains("file=d%2Ce.txt,line=1,"), "{lines}");
}

#[test]
fn gitlab_fingerprints_stay_when_lines_move() {
    let prints = |text: &str| -> Vec<String> {
        let out = Room::new().with("a.txt", text).run(&["check", "--format", "gitlab"]).out;
        let issues: Vec<Value> = serde_json::from_str(&out).expect("JSON");
        issues.iter().map(|issue| issue["fingerprint"].as_str().expect("a print").to_owned()).collect()
    };
    assert_eq!(prints(SLIP), prints(&format!("One line.\n\n{SLIP}")));
    let twice = prints(&format!("{SLIP}\n{SLIP}"));
    assert!(twice.len() == 2 && twice[0] != twice[1]);
}

#[test]
fn xml_is_escaped_and_closed() {
    for (format, end) in [("checkstyle", "</checkstyle>\n"), ("junit", "</testsuites>\n")] {
        let xml = report(format);
        assert!(xml.contains("a &amp; b.md") && xml.ends_with(end), "{xml}");
        assert_eq!(xml.matches("doubled-word").count(), 2, "{xml}");
    }
}

#[test]
fn rdjsonl_counts_columns_in_bytes() {
    let out = Room::new().with("a.txt", format!("Zwölf. {SLIP}")).run(&["check", "--format", "rdjsonl"]).out;
    let object: Value = serde_json::from_str(out.lines().next().expect("a line")).expect("JSON");
    let jsonl = Room::new().with("a.txt", format!("Zwölf. {SLIP}")).run(&["check", "--format", "jsonl"]).objects();
    let column = object["location"]["range"]["start"]["column"].as_u64();
    assert_eq!(column, jsonl[0]["start"].as_u64().map(|start| start + 1));
}
