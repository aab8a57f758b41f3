//! Words by which a figure is told as a count of what is, and not of other times or of others. Comes in: a sentence. Not here:
//! what the figure is held against (`bound`).

use crate::quantity::{Amount, Quantity};
use crate::sentence::Text;

/// Words before the figure of a count or total.
pub(super) const COUNTED: &[&str] = &[
    "counted",
    "count",
    "counts",
    "tally",
    "tallied",
    "totalled",
    "totaled",
    "total",
    "amounted",
    "recorded",
    "received",
    "logged",
    "registered",
    "register",
    "list",
    "show",
    "showed",
    "shows",
    "number",
    "figure",
    "sum",
    "all",
    "altogether",
    "came",
    "census",
    "stood",
    "stands",
    "reached",
    "ran",
    "put",
    "exact",
    "precise",
    "numbered",
    "gave",
    "found",
    "records",
    "returns",
    "raised",
    "took",
];

/// Words of what is done.
pub(super) const DONE: &[&str] =
    &["has", "have", "had", "was", "were", "sold", "built", "sent", "drew", "won", "made", "said"];

/// Words of other times, of others, and of what is not yet.
const OTHERWISE: &[&str] = &[
    "would",
    "could",
    "may",
    "might",
    "will",
    "forecast",
    "forecasts",
    "estimates",
    "analysts",
    "growth",
    "expected",
    "expects",
    "last",
    "previous",
    "previously",
    "earlier",
    "ago",
    "another",
    "other",
    "others",
    "rest",
    "remaining",
    "than",
    "compared",
    "average",
    "each",
    "every",
    "only",
    "further",
    "women",
    "men",
    "girls",
    "boys",
    "target",
    "goal",
    "hopes",
    "hoped",
    "wants",
    "needs",
    "needed",
    "required",
    "since",
    "until",
    "against",
    "from",
    "record",
    "if",
    "should",
    "limit",
    "initially",
    "first",
    "at",
    "peak",
    "peaked",
];

/// Nothing in a sentence is foretold, of another time or of others.
pub fn is_plain(text: &Text<'_>, at: usize, bound: bool) -> bool {
    is_free(text, at, bound, false)
}

/// The same beside a sentence that tells of what is to come, as it does itself: "500 jobs to go … 540 will go".
pub fn is_plain_beside(text: &Text<'_>, at: usize, other: usize) -> bool {
    let tokens = text.sentences.get(other).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    let coming = tokens.into_iter().any(|at| matches!(text.word(at), "to" | "will"));
    is_free(text, at, false, coming)
}

fn is_free(text: &Text<'_>, at: usize, bound: bool, coming: bool) -> bool {
    let Some(sentence) = text.sentences.get(at) else { return false };
    let year = |quantity: &Quantity| matches!(quantity.amount, Amount::Date(date, _) if date.year.is_some());
    let dated = text.quantities_in(sentence.quantities.clone()).iter().any(year);
    !dated
        && !sentence.tokens.clone().any(|at| {
            // "May" is a month; what a bound was told of last year is told exactly of last year.
            if text.word(at) == "May" || bound && matches!(text.word(at), "last" | "record" | "against" | "since") {
                return false;
            }
            OTHERWISE.contains(&text.word(at).to_ascii_lowercase().as_str())
                && !is_small(text, at)
                && !is_lately(text, at)
                && (!coming || text.word(at) != "will")
        })
}

/// "Last night", "since it began" tell of now.
fn is_lately(text: &Text<'_>, at: u32) -> bool {
    let next = text.word(at + 1).to_ascii_lowercase();
    match text.word(at) {
        "last" => matches!(next.as_str(), "night" | "evening" | "week" | "weekend"),
        "since" => matches!(next.as_str(), "it" | "then" | "they"),
        // "Since it began two years ago".
        "ago" => (at.saturating_sub(6)..at).any(|at| text.word(at) == "since"),
        _ => false,
    }
}

/// "More than", "at least" and "put at" are no comparison.
fn is_small(text: &Text<'_>, at: u32) -> bool {
    let before = at.checked_sub(1).map(|at| text.word(at).to_ascii_lowercase()).unwrap_or_default();
    match text.word(at).to_ascii_lowercase().as_str() {
        "than" => matches!(before.as_str(), "more" | "fewer" | "less" | "rather"),
        "at" | "first" | "from" => true,
        _ => false,
    }
}
