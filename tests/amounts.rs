//! What the grammar makes of written amounts, as a table: a text, and all that it reads there.
#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

use factlint::quantity::{Amount, Grammar, Kind, Quantity, Shown};
use factlint::token::tokenise;
use std::sync::LazyLock;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::builtin);

/// "3.5 kilometer", "10..15 dollar", "Date", with the bound and the kind where they say more.
fn told(quantity: &Quantity, text: &str) -> String {
    let bound = quantity.bound().map_or(String::new(), |bound| format!("{bound} "));
    let value = match quantity.json_value() {
        Some(Shown::One(value)) => format!("{value}"),
        Some(Shown::Two(low, high)) => format!("{low}..{high}"),
        None => return format!("{:?}", quantity.kind).to_lowercase(),
    };
    let unit =
        quantity.unit_name(GRAMMAR.units(), quantity.span.of(text)).map_or(String::new(), |unit| format!(" {unit}"));
    let kind = match quantity.kind {
        Kind::Ordinal => " th",
        Kind::Age => " old",
        Kind::Multiple => " times",
        _ if matches!(quantity.amount, Amount::Date(..)) => " date",
        _ => "",
    };
    format!("{bound}{value}{unit}{kind}")
}

fn reading(text: &str) -> String {
    let found = GRAMMAR.read(text, &tokenise(text));
    found.iter().map(|quantity| told(quantity, text)).collect::<Vec<_>>().join(" | ")
}

/// Reads every text of a table and tells all that are read otherwise.
fn hold(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, wanted)| (text, wanted, reading(text)))
        .filter(|(_, wanted, found)| *wanted != found)
        .map(|(text, wanted, found)| format!("{text}: {found}, not {wanted}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn numbers_in_words() {
    hold(&[
        ("They counted four million, three hundred and twelve bees.", "4000312"),
        ("The hive holds two thousand, five hundred & ten bees.", "2510"),
        ("It held two million, six hundred thousand bees.", "2600000"),
        ("Of four thousand, two hundred were hurt.", "4000 | 200"),
        ("seven-nil-two", "7 | 0 | 2"),
        ("It takes two-three weeks.", "2..3 week"),
    ]);
}

#[test]
fn numbers_in_digits() {
    hold(&[
        ("They drew 12,14,36,41 and 7.", "12 | 14 | 36 | 41 | 7"),
        ("They sold 1,23,456 and 1,234,567 of them.", "123456 | 1234567"),
        ("It holds 6x2^5 bits.", "192 bit"),
        ("It weighs 3×10^4 kg.", "30000 kilogram"),
        ("2500 over 7", "357.14285714285717"),
        ("Call +44 20 7946 0958 now.", "identifier"),
        ("Call +1-202-555-0148 now.", "identifier"),
        ("A ratio of 3/0 is void.", "identifier"),
        ("It gained +3 points.", "3"),
    ]);
}

#[test]
fn fractions_of_many_parts() {
    hold(&[
        ("He lost by two one-hundredths of a second.", "0.02 second"),
        ("It is one ten-thousandth of an inch thick.", "0.0001 inch"),
        ("She was the one hundred-thousandth visitor.", "100000 th"),
        ("five thirty-firsts", "0.16129032258064516"),
        ("two hundred forty-fifths", "4.444444444444445"),
        ("two hundred and forty fifths", "48"),
        ("a hundred thousand billionths", "0.0001"),
    ]);
}

#[test]
fn units_behind_and_before() {
    hold(&[
        ("She handed out 4 USD20 vouchers.", "4 | 20 USD"),
        ("It cost 42 KWD, or QAR 500.", "42 KWD | 500 QAR"),
        ("It cost 42 Kuwaiti dinars.", "42 kuwaiti dinar"),
        ("It cost L.E. 300.", "300 egyptian pound"),
        ("The board is 8 \" wide.", "8 inch"),
        ("It has a 4K-ready screen at 40K.", "40000"),
        ("The rock is 3.5 Ga old.", "3.5 gigayear old"),
    ]);
}

#[test]
fn labels_and_names() {
    hold(&[
        ("Most Category 5 storms and Tier 1 lenders are rare.", "identifier | identifier"),
        ("They fly Boeing 737 jets.", "identifier"),
        ("See Articles 50, 51 and 53 of it.", "identifier"),
        ("The pupils are in grades 3 through 8 there.", "identifier"),
        ("It filled pages 12 to 14 and 9 tables.", "identifier | 9"),
        ("It lies on routes 9 and 16 nearby.", "identifier"),
        ("At this stage 12 riders led.", "12"),
        ("The Zephyr-2 probe landed.", "identifier"),
        ("It sells the 6 Plus in white there.", "identifier"),
        ("File No. 12/2019 was shut.", "identifier"),
        ("He is in episode six of it.", "identifier"),
        ("Phase two trials begin on day one of the hearing.", "identifier | identifier"),
        ("That day two riders fell.", "2"),
        ("In group two riders fell.", "2"),
        ("At no one table is it told, and no two mills agree.", "2"),
        ("Call +1 (647)-883-2610 now.", "identifier"),
    ]);
}

#[test]
fn halves_and_quarters() {
    hold(&[
        ("A quarter-point cut was made.", "0.25 percentage point"),
        ("They ran a three-quarter-mile race.", "0.75 mile"),
        ("Over the past year and a half it fell.", "1.5 year"),
        ("It took an hour and a half.", "1.5 hour"),
        ("It was a fourth straight week of gains.", "4 th"),
        ("A third more came.", "0.3333333333333333"),
        ("They walked 19 hours over three days.", "19 hour | 3 day"),
        ("It took over three days, over two years ago.", "> 3 day | > 2 year"),
        ("He is over 30 years old.", "> 30 year old"),
        ("One in five to six adults smoke.", "0.16666666666666666..0.2"),
    ]);
}

#[test]
fn words_that_count() {
    hold(&[
        ("Triple-decked buses came.", ""),
        ("The past few weeks were hard.", "3 week"),
        ("Few weeks were harder.", ""),
    ]);
}
