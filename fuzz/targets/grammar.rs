//! The grammar of amounts on any text: its quantities lie inside the text, in order, without overlap, and what they
//! denote can be asked for.
#![no_main]

use factlint::quantity::{Grammar, Role};
use factlint::token::tokenise;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

#[path = "../../tests/styles/mod.rs"]
#[allow(dead_code, reason = "the properties of the tests need more of it")]
mod styles;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::builtin);

fuzz_target!(|text: &str| {
    let tokens = tokenise(text);
    let found = GRAMMAR.read(text, &tokens);
    let fault = styles::disorder(text, tokens.len(), &found);
    assert!(fault.is_none(), "{fault:?}");
    for quantity in &found {
        let _ = (quantity.json_value(), quantity.unit_name(GRAMMAR.units(), quantity.span.of(text)), quantity.strict());
        let _ = [Role::Sharp, Role::Level, Role::Result, Role::Conversion].map(|role| quantity.loose(role));
    }
});
