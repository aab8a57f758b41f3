//! Every check of tables stays silent on its good tables and speaks in its bad ones.

use super::super::{Slip, compile};
use crate::check::Origin;
use crate::context::Context;
use crate::document::{self, Format};
use crate::exact::Rational;
use crate::quantity::{Amount, Hedge, Kind, Number, Quantity, UnitSet};
use crate::sentence::Text;
use crate::span::Span;
use crate::token::Token;

fn slips(engine: &str, source: &str) -> Vec<Slip> {
    let document = document::read(source, Format::MARKDOWN);
    let text = Text::read(&document, figures);
    let mut slips = Vec::new();
    compile(engine, &toml::Table::new(), Origin::Own).unwrap().ok().unwrap().run(
        &text,
        &Context::default(),
        &mut slips,
    );
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

/// Figures of a text, as far as the examples need them.
fn figures(prose: &str, tokens: &[Token]) -> Vec<Quantity> {
    let text = |index: usize| tokens.get(index).map_or("", |token| token.text(prose));
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| token.is_number()) {
        let Some(value) = Rational::parse(&token.text(prose).replace(',', "")) else { continue };
        let places = token.text(prose).split_once('.').map_or(0, |(_, decimals)| decimals.len() as i32);
        let scale = [("thousand", 3), ("million", 6), ("billion", 9)].iter().find(|(word, _)| *word == text(index + 1));
        let power = Rational::power_of_ten(scale.map_or(0, |(_, scale)| *scale)).unwrap();
        let money = index > 0 && matches!(text(index - 1), "$" | "£" | "€");
        let percent = matches!(text(index + 1), "%" | "percent");
        let last = if scale.is_some() || percent { index + 1 } else { index };
        let span = Span::new(tokens[index - usize::from(money)].start, tokens[last].end);
        let number = Number {
            value: value.mul(power).unwrap(),
            grain: Rational::power_of_ten(-places).and_then(|grain| grain.mul(power)).unwrap(),
            zeros: token.text(prose).bytes().rev().take_while(|byte| *byte == b'0').count() as u8,
            scale: scale.map_or(0, |(_, scale)| *scale as u8),
            decimals: places > 0,
        };
        let about = index > 0 && text(index - 1) == "about";
        found.push(Quantity {
            span,
            core: span,
            tokens: index as u32..last as u32 + 1,
            kind: if money {
                Kind::Money
            } else if percent {
                Kind::Percent
            } else {
                Kind::Count
            },
            hedge: if about { Hedge::About } else { Hedge::None },
            amount: Amount::Number(number),
            units: UnitSet::default(),
            per: None,
            attributive: false,
            ..Quantity::bare(span)
        });
    }
    found
}
