//! A unified diff between a text and the same text mended. Mended lines are few and mostly keep their number, so lines
//! are compared one by one; where their number differs, one hunk holds all between the first and the last change.

use std::fmt::Write as _;

const CONTEXT: usize = 3;

/// A patch for one file, as `git apply` and `patch -p1` read it; empty where nothing differs.
pub fn patch(name: &str, old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    let (before, after) = (lines(old), lines(new));
    let name = name.trim_start_matches('/');
    let mut patch = format!("--- a/{name}\n+++ b/{name}\n");
    for (start, old_end, new_end) in hunks(&before, &after) {
        hunk(&before, &after, (start, old_end, new_end), &mut patch);
    }
    patch
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// First changed line, and the ends of the change in both texts.
fn hunks(before: &[&str], after: &[&str]) -> Vec<(usize, usize, usize)> {
    if before.len() != after.len() {
        let start = before.iter().zip(after).take_while(|(old, new)| old == new).count();
        let shorter = before.len().min(after.len()) - start;
        let same = before.iter().rev().zip(after.iter().rev()).take_while(|(old, new)| old == new).count().min(shorter);
        return vec![(start, before.len() - same, after.len() - same)];
    }
    let mut hunks: Vec<(usize, usize, usize)> = Vec::new();
    let changed = before.iter().zip(after).enumerate().filter(|(_, (old, new))| old != new);
    for (line, _) in changed {
        match hunks.last_mut() {
            Some((_, old_end, new_end)) if line <= *old_end + 2 * CONTEXT => {
                (*old_end, *new_end) = (line + 1, line + 1)
            }
            _ => hunks.push((line, line + 1, line + 1)),
        }
    }
    hunks
}

fn hunk(before: &[&str], after: &[&str], (start, old_end, new_end): (usize, usize, usize), out: &mut String) {
    let first = start.saturating_sub(CONTEXT);
    let (old_last, new_last) = ((old_end + CONTEXT).min(before.len()), (new_end + CONTEXT).min(after.len()));
    let place = |count: usize| first + usize::from(count > 0);
    let (old_count, new_count) = (old_last - first, new_last - first);
    let _ = writeln!(out, "@@ -{},{old_count} +{},{new_count} @@", place(old_count), place(new_count));
    let mut write = |mark: char, lines: &[&str], range: std::ops::Range<usize>| {
        for line in lines.get(range).unwrap_or_default() {
            out.push(mark);
            out.push_str(line);
            if !line.ends_with('\n') {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
    };
    write(' ', before, first..start);
    if old_end - start == new_end - start && old_end - start > 1 {
        // Unchanged lines between two changes stay single.
        for line in start..old_end {
            if before.get(line) == after.get(line) {
                write(' ', before, line..line + 1);
            } else {
                write('-', before, line..line + 1);
                write('+', after, line..line + 1);
            }
        }
    } else {
        write('-', before, start..old_end);
        write('+', after, start..new_end);
    }
    write(' ', before, old_end..old_last);
}
