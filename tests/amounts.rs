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
        ("seven thirty firsts", "0.22580645161290322"),
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
        (
            "It was cut by a half-point to 10 PCT, and by a quarter point.",
            "0.5 percentage point | 10 percent | 0.25 percentage point",
        ),
        ("A half-dozen men and two-dozen women came.", "6 | 24"),
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

#[test]
fn numbers_told_in_old_and_distant_ways() {
    hold(&[
        ("They bought four hundred and three dozens.", "436"),
        ("They bought five dozens.", "60"),
        ("They lent several hundred million euros.", "300000000..900000000 euro"),
        ("It cost a million and a half, not a hundred.", "1500000 | 100"),
        ("They drove past Three Mile Island to the Six Oaks fair.", ""),
        (
            "It was built in 212 AD, burnt in AD 40 and sold the Slate 12 and Slate 10.",
            "identifier | identifier | identifier | identifier",
        ),
        ("A Windows 10-powered slate was the best sold for a quarter, and may one day be seen.", "identifier"),
        ("It is a few millionths of a metre wide.", "0.000002..0.000006 meter"),
        ("7) Hopes fell.\n8. Fears rose.", "identifier | identifier"),
        (
            "Fax: 450 555-0178, account 510456172418517, a 16:9 screen at 10:30.",
            "identifier | identifier | identifier | time",
        ),
        ("It ran over approximately 15 metres, circa 1920.", "approx 15 meter | date"),
        ("In the second half of 2019 half of them left; on one hand.", "2 th | date | 0.5"),
        ("It grew in almost ten quarters, said number-two Acme.", "approx 10 quarter | identifier"),
        ("She went round in a 7-under 64.", "7 | 64"),
        ("Boeing grounds the 737 MAX.", "identifier"),
        ("Two gross of buttons lay there.", "288"),
        ("Three score and five years passed.", "65 year"),
        ("For thirty and two nights they rode.", "32 night"),
        ("between thirty and two", "2..30"),
        ("two cr five lac sixty thousand", "20560000"),
        ("6,400.5 G", "6400500000000"),
        ("It is on the 5G net.", ""),
        ("It came late. 5G, at one point, paid a six-figure sum.", ""),
        ("He paid five grand, and played two grand pianos.", "5000 | 2"),
        ("Rates rose by point four percent.", "0.4 percent"),
        ("The lease runs for thirty-six (36) months.", "36 month"),
        ("It has a 1-in-20 chance, and a 2-in-1 lid.", "0.05 | identifier"),
        ("It was about fifth of a mile off.", "approx 0.2 mile"),
        ("3500 over 7", "500"),
        ("It holds at 400 °C (673.15K).", "400 celsius | 673.15 kelvin"),
        ("Call at 12 Old Mill Lane, or ask 3 Wall Street banks.", "identifier | 3"),
        ("He was at the age of 44 by May 9th: a good day.", "44 year old | date"),
        ("The third one is the number one problem.", "3 th | identifier"),
        ("A tale of loss, and one of nervous joy.", ""),
        ("One of her nine lives went.", "1 | 9"),
    ]);
}

#[test]
fn what_only_looks_like_an_amount() {
    hold(&[
        ("Envoys held 2+2 talks and a 16+1 summit; 2+2=4.", "identifier | identifier | 2 | identifier | 4"),
        ("She sat for a second term, and waited for a second.", "2 th | 1 second"),
        ("It is told as a percentage of sales, up a percentage point.", "1 percentage point"),
        ("A majority-owned mill with a majority stake; the majority of them left.", "0.51..1"),
        ("<QRS.L> 27 weeks to May", "27 week | date"),
        ("Sales 5,862,000\nYear\nThey paid 12\ndollars.", "5862000 | 12 dollar"),
        ("Two ounces of gold a ton and three of tin.", "2 ounce | 3"),
        ("On matchday 19 they won; see Ep. 74 of it.", "identifier | identifier"),
        ("Coins of 770-476 BC, from about 300 BC, seen on 14.03.2017.", "identifier | identifier | date"),
        ("It went from one based on coal to one aimed at 3 towns.", "3"),
        ("It grew from 2000 onwards, as her 1845 novel (Lydon, 1879) tells.", "date | date | date"),
        (
            "One day, he left; on line 18 of page 9, at 7-Eleven and in Luke 3:16-18.",
            "identifier | identifier | identifier | identifier",
        ),
        ("A one-off, one-way, one-on-one talk; at stage 3 people left.", "3"),
        ("Call 020 7946 0958, 061 55501 or 1800 555 019 on 3 days.", "identifier | identifier | identifier | 3 day"),
        ("They fly 747s, file Form 10-K, hold 401(k) plans, see fig. 6.", "identifier | identifier | identifier"),
        ("He read Dune, Catch-22 and ran the 110m hurdles.", "identifier | 110 meter"),
        ("In the 1987/88 year and the fiscal 1987 second quarter.", "date | date | date"),
    ]);
}

#[test]
fn ends_and_scales_that_are_shared() {
    hold(&[
        ("It lies at 13 to 14,000 feet, for 500 to 600,000 of them.", "13000..14000 foot | 500000..600000"),
        ("It holds 3 to 14,000 of them.", "3..14000"),
        ("Sales of MSEK 250.4 beat KEUR 120 and 588 MLN DLRS.", "250400000 SEK | 120000 EUR | 588000000 dollar"),
        (
            "It sold $1.5m-$2m, $10m–12m and US$5m-US$6m of it.",
            "1500000..2000000 dollar | 10000000..12000000 dollar | 5000000..6000000 dollar",
        ),
        (
            "A half-million dollars, half-a-million euros, a quarter-million more.",
            "500000 dollar | 500000 euro | 250000",
        ),
        (
            "It took 1 h 15 min, he in his mid-40s and she in her late 20s.",
            "1.25 hour | 40..49 year old | 20..29 year old",
        ),
        (
            "Two to three dozen of them, 3,400 fewer than a year ago, sat there more than a year ago.",
            "24..36 | 3400 | 1 year | > 1 year",
        ),
        ("It has gone from 3% to 47%.", "3 percent | 47 percent"),
        ("Men under the age of 15 and over the age of 45 left.", "< 15 year old | > 45 year old"),
        ("Those aged 15 and over paid half what they owed.", ">= 15 year old | 0.5"),
    ]);
}

#[test]
fn compounds_of_units() {
    hold(&[
        ("He weighs 13st 7lb.", "13.5 stone"),
        ("He weighs 12st.", "12 stone"),
        ("She came 21st of all.", "21 th"),
        ("She ran it in 3:10:05.", "11405 second"),
        ("He swam it in 1:52.4.", "112.4 second"),
        ("It left at 10:15:30 on Sunday.", "time | date"),
        ("It took 2h35m, or 4m30s a lap.", "2.5833333333333335 hour | 4.5 minute"),
        ("She is 5 feet 9, and 6 feet 1 inch away.", "5.75 foot | 6.083333333333333 foot"),
        ("The crate is 120 x 80 x 14.5 cm.", "120 centimeter | 80 centimeter | 14.5 centimeter"),
        ("A 5-by-7-inch box.", "5 inch | 7 inch"),
        ("A hall of 20 by 32 feet.", "20 foot | 32 foot"),
        ("They swam 4 x 100 m.", "4 | 100 meter"),
        ("An hour-long wait, a mile-wide bay, a turn.", "1 hour | 1 mile"),
        ("It has 2 TB, 5 GB of them and 13 amps, 5 mA.", "2 terabyte | 5 gigabyte | 13 ampere | 5 milliampere"),
        ("He fell 5 feet, 10 of them stayed, and he weighed 12 stone 5.", "5 foot | 10 | 12.357142857142858 stone"),
        ("It cost 5 pounds 20 pence or $.50.", "5.2 pound sterling | 0.5 dollar"),
        (
            "She is 1m80, he six foot two, on 1080p at 60 fps.",
            "1.8 meter | 6.166666666666667 foot | 60 frame per second",
        ),
        ("He bought three penny stocks.", "3"),
    ]);
}

#[test]
fn units_of_all_sorts() {
    hold(&[
        ("It holds 3 GiB, sends 2 Tbps and pulls 5 kVA.", "3 gibibyte | 2 terabit per second | 5 kilovolt ampere"),
        ("It read 740 mmHg and 12 mSv.", "740 millimeter of mercury | 12 millisievert"),
        ("The tap gives 9 gpm, the works 300 tpd.", "9 gallon per minute | 300 ton per day"),
        ("It fell to −40° on the Fahrenheit scale.", "-40 fahrenheit"),
        ("It is near absolute zero.", "0 kelvin"),
        ("It cost 40 kr, 30 kwanzas and 12 kuai.", "40 swedish krona | 30 angolan kwanza | 12 yuan"),
        ("TOP 10 lists and ALL 50 states.", "10 | 50"),
        ("Wheel it round 3 turns.", "3 turn"),
    ]);
}
