//! Texts made to do harm, through the whole linter: they cost time in proportion to their length. Not here: sources that
//! are hard for the readers alone.

use factlint::Linter;
use factlint::check::Checks;
use factlint::context::Context;
use factlint::document::{self, Format};
use std::time::{Duration, Instant};

/// Far more than any of them takes, unoptimised and on a busy machine; far less than one takes that is looked at again for
/// each of its parts.
const LONGEST: Duration = Duration::from_secs(40);

fn joined(number: usize, part: impl Fn(usize) -> String) -> String {
    (0..number).map(part).collect()
}

fn texts() -> Vec<(&'static str, String)> {
    let boats = joined(6_000, |at| format!("{} boats, ", at % 90 + 1));
    let clauses =
        joined(4_000, |at| format!("and sales rose {} percent to {} from 300, ", at % 90 + 1, at % 400 + 100));
    let dollars = |at: usize| format!("It paid {} million euros ({} million dollars). ", at % 90 + 10, at % 80 + 12);
    let records =
        |at: usize| format!("the biggest of the {} boats is {} metres long, among 7 respectively, ", at % 9, at % 100);
    let staff =
        |at: usize| format!("The fund manages {}.{} million dollars and employs {} people. ", at % 9, at % 7, at % 50);
    vec![
        ("numbers parted by commas", "1,".repeat(60_000)),
        ("noughts", "0 ".repeat(60_000)),
        ("a list and its sum", format!("The parts were {boats}and 5 boats, a total of 12 boats.")),
        ("changes without full stops", "fell from 10 to 20 ".repeat(6_000)),
        ("changes parted by commas", format!("He said {clauses}and no more.")),
        ("amounts in two currencies", joined(4_000, dollars)),
        ("superlatives without full stops", joined(5_000, records)),
        ("figures told again and again", joined(6_000, staff)),
    ]
}

#[test]
fn hostile_texts_take_their_length() {
    let linter = Linter::new_sound(Checks::load_sound(&[]).0).0;
    for (name, text) in texts() {
        let start = Instant::now();
        let _ = linter.findings(&document::read(&text, Format::PLAIN), &Context::default());
        assert!(start.elapsed() < LONGEST, "{name}: {:?}", start.elapsed());
    }
}
