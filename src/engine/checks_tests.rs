//! Every file of `checks/words/`: each bad text makes its check speak, each good one keeps it silent.

use super::{Slip, compile, holes};
use crate::check::{Checks, Origin, Recipe, Rule, Tables};
use crate::context::Context;
use crate::document;
use crate::sentence::Text;
use std::{fs, path::PathBuf};

fn files() -> Vec<(String, toml::Table)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("checks/words");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.display().to_string(), toml::from_str(&fs::read_to_string(path).unwrap()).unwrap()))
        .collect();
    files.sort_by(|one: &(String, toml::Table), other| one.0.cmp(&other.0));
    files
}

fn texts(file: &toml::Table, key: &str) -> Vec<String> {
    file[key].as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_a_start_takes_as_proved_is_sound() {
    for check in Checks::builtin().unwrap().all() {
        let Rule::Engine(recipe) = &check.rule else { continue };
        assert_eq!(check.origin, Origin::Builtin);
        if let Some(Err(error)) = compile(&Recipe { ready: &[], ..recipe.clone() }, Origin::Own) {
            panic!("{}: {}: {}", check.name, error.key, error.message);
        }
    }
}

#[test]
fn checks_speak_where_they_should_and_nowhere_else() {
    let mut faults = Vec::new();
    for (path, file) in files() {
        let name = file["engine"].as_str().unwrap();
        let recipe = Recipe { engine: name.to_owned(), tables: Tables(file.clone()).into(), ready: &[] };
        let engine = match compile(&recipe, Origin::Own).unwrap() {
            Ok(engine) => engine,
            Err(error) => panic!("{path}: {}: {}", error.key, error.message),
        };
        let run = |source: &str| -> Vec<Slip> {
            let document = document::read(source, document::Format::PLAIN);
            let text = Text::read(&document, |_, _| Vec::new());
            let mut slips = Vec::new();
            engine.run(&text, &Context::default(), &mut slips);
            // What may be how people speak is not looked for in quotations.
            let speech = file.get("speech").and_then(toml::Value::as_bool).unwrap_or_default();
            slips.retain(|slip| !speech || !text.is_quoted(slip.span));
            slips
        };
        for text in texts(&file, "good") {
            let slips = run(&text);
            if let Some(slip) = slips.first() {
                faults.push(format!("{path}: noisy: {text}\n    {slip:?}"));
            }
        }
        for text in texts(&file, "bad") {
            let slips = run(&text);
            if slips.is_empty() {
                faults.push(format!("{path}: missing: {text}"));
            }
            let known = |slip: &Slip| slip.values.iter().all(|(hole, _)| holes(name).contains(hole));
            assert!(slips.iter().all(known), "{path}: {text}: a hole is not listed");
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
