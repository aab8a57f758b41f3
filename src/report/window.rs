//! How much of a text a report shows around the marks of a finding.

use crate::source::Lines;
use crate::span::Span;

/// A stretch of a text that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Window {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The line begins further to the left.
    pub cut_before: bool,
    /// The line ends further to the right.
    pub cut_after: bool,
}

/// Marks longer than this are shown by their beginning.
const LONGEST: u32 = 1200;

impl Window {
    /// Windows in order around `marks`; those that nearly touch are one. `room` is about how far they reach.
    pub fn around(text: &str, lines: &Lines<'_>, marks: &[Span], room: usize) -> Vec<Self> {
        let mut single: Vec<Self> = marks.iter().map(|mark| Self::one(text, lines, *mark, room)).collect();
        single.sort_by_key(|window| (window.start, window.end));
        let mut windows: Vec<Self> = Vec::new();
        for window in single {
            match windows.last_mut() {
                Some(last)
                    if window.start <= last.end + room / 2
                        && !text.get(last.end..window.start).is_some_and(|gap| gap.contains('\n')) =>
                {
                    if window.end > last.end {
                        last.end = window.end;
                        last.cut_after = window.cut_after;
                    }
                }
                _ => windows.push(window),
            }
        }
        windows
    }

    /// The text of the window.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    fn one(text: &str, lines: &Lines<'_>, mark: Span, room: usize) -> Self {
        let mark_end = boundary(text, mark.end.min(mark.start.saturating_add(LONGEST)) as usize);
        let (first, last) = (lines.line(mark.start).start, lines.line(mark_end as u32).end);
        let reach = room * 2 / 3;
        let mark_start = boundary(text, mark.start as usize);
        // Where the line begins or ends soon, it is shown from there.
        let near = |distance: usize| distance <= reach * 2;
        let mut start = first.max(boundary(text, mark_start.saturating_sub(reach)));
        start = if near(mark_start.saturating_sub(first)) { first } else { start };
        if start > first {
            let before = text.get(start..mark_start).unwrap_or_default();
            start += before.find(' ').map_or(0, |space| space + 1);
        }
        let mut end = last.min(boundary(text, mark_end + reach)).max(mark_end);
        end = if near(last.saturating_sub(mark_end)) { last.max(mark_end) } else { end };
        if end < last {
            let behind = text.get(mark_end..end).unwrap_or_default();
            end = behind.rfind(' ').map_or(end, |space| mark_end + space);
        }
        Self { start, end, cut_before: start > first, cut_after: end < last }
    }
}

fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
