//! Numbers that commas alone part: "22,24,26".
//!
//! Comes in: a run of digits and commas, and the tokens before it. Goes out: where its first number ends. Not here: what
//! groups of digits mean, which one number may have ("1,234").

use super::Token;
use std::ops::Range;

/// The end of the first number, if the run is a list: no group has the three digits of a thousand's.
pub(super) fn first_of_list(prose: &str, before: &[Token], run: Range<usize>) -> Option<usize> {
    let text = prose.get(run.clone())?;
    let comma = text.find(',')?;
    let many = text.get(comma + 1..)?.contains(',') || goes_on(prose, before, run.start);
    let small = || text.split(',').all(|group| (1..3).contains(&group.len()) && !group.contains('.'));
    (many && small()).then_some(run.start + comma)
}

/// Whether a number and a comma touch the digits: the "24,26" behind "22,".
fn goes_on(prose: &str, before: &[Token], start: usize) -> bool {
    let [.., number, comma] = before else { return false };
    number.is_number() && comma.glued() && comma.end as usize == start && comma.text(prose) == ","
}
