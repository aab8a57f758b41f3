//! What the grammar promises of any text: its quantities lie inside, in order, without overlap; and an amount written
//! in any supported style reads back as itself.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use factlint::exact::Rational;
use factlint::quantity::{Amount, Grammar, Hedge, Kind, Quantity};
use factlint::token::tokenise;
use proptest::prelude::*;
use std::sync::LazyLock;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::builtin);

fn read(text: &str) -> Vec<Quantity> {
    GRAMMAR.read(text, &tokenise(text))
}

fn commas(value: u64) -> String {
    Rational::from(value as i64).to_decimal(0)
}

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn words(value: u64) -> String {
    let join = |head: String, rest: u64, and: &str| {
        if rest == 0 { head } else { format!("{head} {and}{}", words(rest)) }
    };
    match value {
        0..20 => ONES[value as usize].to_owned(),
        20..100 if value.is_multiple_of(10) => TENS[value as usize / 10].to_owned(),
        20..100 => format!("{}-{}", TENS[value as usize / 10], ONES[value as usize % 10]),
        100..1000 => join(format!("{} hundred", words(value / 100)), value % 100, "and "),
        1000..1_000_000 => join(format!("{} thousand", words(value / 1000)), value % 1000, ""),
        _ => join(format!("{} million", words(value / 1_000_000)), value % 1_000_000, ""),
    }
}

fn only(text: &str) -> Quantity {
    let found = read(text);
    assert_eq!(found.len(), 1, "{text}: {found:#?}");
    found.into_iter().next().unwrap()
}

fn value(quantity: &Quantity) -> Rational {
    match quantity.amount {
        Amount::Number(number) => number.value,
        ref other => panic!("{other:?}"),
    }
}

fn sound(text: &str) -> Result<(), TestCaseError> {
    let tokens = tokenise(text);
    let mut end = 0;
    for quantity in GRAMMAR.read(text, &tokens) {
        prop_assert!(quantity.span.start >= end && quantity.span.end > quantity.span.start, "{quantity:?}");
        prop_assert!(quantity.span.contains(quantity.core), "{quantity:?}");
        prop_assert!(text.get(quantity.span.range()).is_some());
        prop_assert!(quantity.tokens.start < quantity.tokens.end && quantity.tokens.end as usize <= tokens.len());
        end = quantity.span.end;
    }
    Ok(())
}

const PIECES: [&str; 40] = [
    "$",
    "5",
    "1,234",
    "12.5",
    "million",
    "bn",
    "percent",
    "%",
    " ",
    " ",
    " ",
    "-",
    "–",
    "to",
    "and",
    "a",
    "half",
    "between",
    "one",
    "twenty",
    "third",
    "ft",
    "'",
    "\"",
    "May",
    "2019",
    "10:30",
    "p.m.",
    "(",
    ")",
    "/",
    "of",
    "nearly",
    "more than",
    "or so",
    "£",
    "euros",
    "½",
    "\u{a0}",
    ".",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_in_order(text in "\\PC{0,60}") {
        sound(&text)?;
    }

    #[test]
    fn any_run_of_pieces_is_read_in_order(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..16)) {
        sound(&pieces.concat())?;
        sound(&pieces.join(" "))?;
    }

    #[test]
    fn digits_read_back(whole in 0u64..2_000_000_000, tenths in 0u64..10) {
        let written = format!("They sold {}.{tenths} tons", commas(whole));
        prop_assert_eq!(value(&only(&written)), Rational::new(i128::from(whole * 10 + tenths), 10).unwrap());
    }

    #[test]
    fn words_read_back(number in 2u64..900_000_000) {
        let quantity = only(&format!("We counted {} bees", words(number)));
        prop_assert_eq!(value(&quantity), Rational::whole(i128::from(number)));
        prop_assert_eq!(quantity.kind, Kind::Count);
    }

    #[test]
    fn money_reads_back(
        number in 3u64..900,
        style in prop::sample::select(vec!["${}m", "${} million", "US${}m", "${}mn", "{} million dollars", "USD {} million", "USD{}m"]),
    ) {
        let quantity = only(&format!("It cost {} in all", style.replace("{}", &number.to_string())));
        prop_assert_eq!(value(&quantity), Rational::whole(i128::from(number) * 1_000_000));
        prop_assert_eq!(quantity.kind, Kind::Money);
        prop_assert_eq!(quantity.unit_name(GRAMMAR.units()), Some("dollar".to_owned()));
    }

    #[test]
    fn hedges_read_back(
        number in 3u64..9999,
        (word, hedge) in prop::sample::select(vec![
            ("nearly", Hedge::Nearly), ("more than", Hedge::MoreThan), ("at least", Hedge::AtLeast), ("up to", Hedge::UpTo),
            ("about", Hedge::About), ("just over", Hedge::JustOver), ("fewer than", Hedge::LessThan), ("no more than", Hedge::AtMost),
        ]),
    ) {
        let quantity = only(&format!("There were {word} {} bees", commas(number)));
        prop_assert_eq!(quantity.hedge, hedge);
        prop_assert_eq!(value(&quantity), Rational::whole(i128::from(number)));
    }
}

#[test]
fn built_in_tables_are_whole() {
    let units = GRAMMAR.units();
    for name in ["kilometer", "dollar", "percent", "basis point", "cent", "year", "USD", "celsius"] {
        assert!(units.find(name).is_some(), "{name}");
    }
    assert!(units.iter().all(|(_, unit)| !unit.factor.is_zero() && !unit.name.is_empty()));
}

#[test]
fn slips_are_kept() {
    assert!(only("It shed 2,1000 jobs").malformed);
    assert!(only("Some 14,2 percent voted").malformed);
    assert!(!read("It grew 14,2 percent, then 3,1 percent, then 4,75 percent")[0].malformed);
    assert_eq!(only("It cost $7m million").scales, 2);
    assert!(!only("It cost $7 billion euros").also_units.is_empty());
    assert!(!only("It cost $1.65 cents").also_units.is_empty());
}

#[test]
fn what_is_no_amount_is_named_so() {
    for (text, kind) in [
        ("He was born in 1987.", Kind::Date),
        ("the mid-1990s", Kind::Date),
        ("on 31 June", Kind::Date),
        ("It began on 2023-14-04.", Kind::Date),
        ("at 25:10", Kind::Time),
        ("at 1300 GMT", Kind::Time),
        ("They won 3-1.", Kind::Score),
        ("the COVID-19 ward", Kind::Identifier),
        ("see page 12", Kind::Identifier),
        ("call 555-0142", Kind::Identifier),
    ] {
        assert_eq!(only(text).kind, kind, "{text}");
    }
}
