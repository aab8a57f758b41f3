//! Slips that tests lay into texts of any form, and the linter that is to find them.

use factlint::Linter;
use factlint::check::Checks;
use std::sync::OnceLock;

/// The built-in checks, made ready once.
pub fn linter() -> &'static Linter {
    static LINTER: OnceLock<Linter> = OnceLock::new();
    LINTER.get_or_init(|| Linter::new_sound(Checks::load_sound(&[]).0).0)
}

/// Sentences with a slip, the check that speaks and the words it speaks of.
pub const SLIPS: &[(&str, &str, &str)] = &[
    ("She saw the the boat at dawn. ", "doubled-word", "the the"),
    ("Landings fell 30 percent to 480 tonnes from 600 tonnes a year earlier. ", "percent-change", "30 percent"),
    ("We sold 90 of the 120 boxes, or 60 percent. ", "share-of-total", "60 percent"),
];
