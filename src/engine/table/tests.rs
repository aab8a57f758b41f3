//! Every check of tables stays silent on its good tables and speaks in its bad ones.

use super::super::{Slip, compile};
use crate::check::{Origin, Recipe, Tables};
use crate::context::Context;
use crate::document::{self, Format};
use crate::quantity::Grammar;
use crate::sentence::Text;

fn slips(engine: &str, source: &str) -> Vec<Slip> {
    let document = document::read(source, Format::MARKDOWN);
    let grammar = Grammar::builtin();
    let text = Text::read(&document, |prose, tokens| grammar.read(prose, tokens));
    let mut slips = Vec::new();
    let recipe = Recipe { engine: engine.to_owned(), tables: Tables::default().into(), ready: &[] };
    compile(&recipe, Origin::Own).unwrap().ok().unwrap().run(&text, &Context::default(), &mut slips);
    slips
}

#[test]
fn examples_of_the_checks_hold() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/checks/tables");
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let check: toml::Table = std::fs::read_to_string(&path).unwrap().parse().unwrap();
        let texts = |key: &str| check[key].as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned());
        let engine = check["engine"].as_str().unwrap();
        for text in texts("good") {
            assert!(slips(engine, &text).is_empty(), "noisy {path:?} {text} {:?}", slips(engine, &text));
        }
        for text in texts("bad") {
            assert_eq!(slips(engine, &text).len(), 1, "{path:?} {text} {:?}", slips(engine, &text));
        }
        for text in ["good", "bad"].into_iter().flat_map(texts).filter(|text| !text.contains("may not add")) {
            for other in super::CHECKS.iter().filter(|(name, _)| *name != engine) {
                assert!(
                    slips(other.0, &text).is_empty(),
                    "{} speaks in {path:?} {text} {:?}",
                    other.0,
                    slips(other.0, &text)
                );
            }
        }
    }
}
