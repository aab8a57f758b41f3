//! Runs the grammar of amounts on made-up text for a time: `cargo run --release --example soak -- 600 [SEED]`.
//!
//! Half of the texts are sentences with one amount in any supported style, which must read back as itself; half are runs
//! of pieces and of any characters, of which the quantities must lie inside the text, in order, without overlap. What
//! fails is printed and ends the run with status 1.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a made-up text is known to fit")]

mod numbers;
#[path = "../tests/styles/mod.rs"]
mod styles;

use factlint::quantity::Grammar;
use factlint::token::tokenise;
use numbers::Numbers;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::{Duration, Instant};

const PIECES: [&str; 64] = [
    "$",
    "£",
    "€",
    "¥",
    "US$",
    "5",
    "07",
    "1,234",
    "12.5",
    "2019",
    "1 234",
    "million",
    "bn",
    "m",
    "k",
    "percent",
    "%",
    " ",
    " ",
    " ",
    "-",
    "–",
    "—",
    "to",
    "and",
    "or",
    "a",
    "an",
    "half",
    "quarter",
    "between",
    "from",
    "one",
    "twenty",
    "hundred",
    "third",
    "ft",
    "'",
    "\"",
    "May",
    "Monday",
    "10:30",
    "p.m.",
    "(",
    ")",
    "/",
    "of",
    "in",
    "nearly",
    "more than",
    "less than",
    "up to",
    "or so",
    "euros",
    "½",
    "\u{a0}",
    "\u{2009}",
    ".",
    ",",
    "±",
    "°C",
    "years",
    "old",
    "\n",
];

/// Pieces of amounts in any order, with any characters between.
fn noise(numbers: &mut Numbers) -> String {
    let mut text = String::new();
    for _ in 0..numbers.below(24) {
        match numbers.below(8) {
            0 => text.extend(char::from_u32(numbers.below(0x3000) as u32)),
            1 => text.push_str(&numbers.below(100_000).to_string()),
            _ => text.push_str(numbers.one_of::<&str>(&PIECES)),
        }
        if numbers.below(2) == 0 {
            text.push(' ');
        }
    }
    text
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse::<u64>().ok());
    let (seconds, seed) = (arguments.next().unwrap_or(10), arguments.next().unwrap_or(1));
    let (grammar, mut numbers) = (Grammar::builtin(), Numbers::new(seed));
    let (start, mut texts, mut faults) = (Instant::now(), 0u64, 0u64);
    while start.elapsed() < Duration::from_secs(seconds) && faults < 20 {
        let written = (numbers.below(2) == 0).then(|| styles::write(&mut |most| numbers.below(most as usize) as u64));
        let text = written.as_ref().map_or_else(|| noise(&mut numbers), |written| written.text.clone());
        let checked = catch_unwind(AssertUnwindSafe(|| {
            let tokens = tokenise(&text);
            let found = grammar.read(&text, &tokens);
            let fault = written.as_ref().and_then(|written| styles::fault(&grammar, written, &found));
            fault.or_else(|| styles::disorder(&text, tokens.len(), &found))
        }));
        texts += 1;
        if let Some(fault) = checked.unwrap_or_else(|_| Some("a panic".to_owned())) {
            faults += 1;
            println!("{text:?}: {fault}");
        }
    }
    println!("{texts} texts in {} s, seed {seed}: {faults} faults", start.elapsed().as_secs());
    if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
