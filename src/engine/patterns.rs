//! Regular expressions over the prose, for slips of form. Comes in: "patterns", a list of tables with "find" (the group
//! named "slip" is the wrong stretch, or else the whole match), "unless_before" and "unless_behind" (what must not stand
//! there), "needs" and "led_by" (texts of which every match has one, and what stands before it: found faster than the
//! pattern), "right" (the text that would make it right; "$1" is a group). Time is linear in the text, whatever the pattern.

use super::lazy::Lazy;
use super::needs::Needed;
use super::{Called, Compiled, Engine, EngineError, Slip, run_alone, settings};
use crate::context::Context;
use crate::sentence::Text;
use crate::span::Span;
use regex_automata::Input;
use regex_automata::util::captures::Captures;
use toml::{Table, Value};

/// Holes of messages.
pub const HOLES: &[&str] = &["word", "right"];

/// How far back "unless_before" and "led_by" look.
const NEAR: usize = 48;

struct Pattern {
    find: Lazy,
    /// Texts without one of these cannot match: found faster than the pattern.
    needs: Vec<String>,
    /// What stands before such a text in every match.
    led_by: Option<Lazy>,
    unless_before: Option<Lazy>,
    unless_behind: Option<Lazy>,
    right: Option<String>,
}

struct Patterns {
    patterns: Vec<Pattern>,
}

/// Makes the engine ready.
pub fn compile(file: &Table) -> Compiled {
    ready(file, Lazy::new)
}

/// As [`compile`], for a file whose expressions are known to be sound.
pub fn compile_proved(file: &Table) -> Compiled {
    ready(file, |text| Ok(Lazy::proved(text)))
}

fn ready(file: &Table, prove: Prove) -> Compiled {
    settings::only(file, &["patterns"])?;
    let list = file
        .get("patterns")
        .and_then(Value::as_array)
        .ok_or_else(|| settings::fault("patterns", "a list of tables is wanted: [[patterns]]"))?;
    let patterns = list.iter().enumerate().map(|(index, value)| pattern(index, value, prove));
    Ok(Box::new(Patterns { patterns: patterns.collect::<Result<_, _>>()? }))
}

/// Makes an expression of its text.
type Prove = fn(String) -> Result<Lazy, String>;

fn pattern(index: usize, value: &Value, prove: Prove) -> Result<Pattern, EngineError> {
    const KEYS: [&str; 6] = ["find", "needs", "led_by", "unless_before", "unless_behind", "right"];
    let at = |key: &str| format!("patterns.{index}.{key}");
    let table = value.as_table().ok_or_else(|| settings::fault(at(""), "a table is wanted: { find = \"…\" }"))?;
    if let Some(key) = table.keys().find(|key| !KEYS.contains(&key.as_str())) {
        return Err(settings::fault(at(key), format!("unknown key; a pattern has {}", KEYS.join(", "))));
    }
    let regex = |key: &str, wrap: (&str, &str)| {
        let text = table.get(key).and_then(Value::as_str);
        let regex = text.map(|text| prove(format!("{}{text}{}", wrap.0, wrap.1)));
        regex.transpose().map_err(|error| settings::fault(at(key), error))
    };
    Ok(Pattern {
        find: regex("find", ("", ""))?.ok_or_else(|| settings::fault(at("find"), "a regular expression is wanted"))?,
        needs: settings::words(table, "needs")?.into_iter().map(str::to_owned).collect(),
        led_by: regex("led_by", ("(?:", ")$"))?,
        unless_before: regex("unless_before", ("(?:", ")$"))?,
        unless_behind: regex("unless_behind", ("^(?:", ")"))?,
        right: table.get("right").and_then(Value::as_str).map(str::to_owned),
    })
}

impl Engine for Patterns {
    fn run(&self, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>) {
        run_alone(self, text, context, slips);
    }

    fn needs(&self) -> Vec<(u16, &str)> {
        let numbered = (0u16..).zip(&self.patterns);
        numbered.flat_map(|(number, pattern)| pattern.needs.iter().map(move |need| (number, need.as_str()))).collect()
    }

    fn run_called(&self, text: &Text<'_>, _: &Context, called: &Called, slips: &mut Vec<Slip>) {
        let prose = text.prose();
        let old = slips.len();
        for (number, pattern) in (0u16..).zip(&self.patterns) {
            if pattern.needs.is_empty() {
                pattern.find((prose, prose), 0, slips);
                continue;
            }
            let own = called.needs.iter().filter(|needed| needed.number == number);
            pattern.find_near(own.filter(|needed| pattern.leads(needed, prose)), prose, slips);
        }
        let mut found = slips.split_off(old);
        found.sort_by_key(|slip| (slip.span.start, std::cmp::Reverse(slip.span.end)));
        found.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
        slips.extend(found);
    }
}

impl Pattern {
    /// Whether what must stand before a text that is needed does.
    fn leads(&self, needed: &Needed, prose: &str) -> bool {
        let Some(led_by) = &self.led_by else { return true };
        before(prose, needed.start as usize).is_some_and(|before| is_in(led_by, before))
    }

    /// Adds the slips around the texts that it needs.
    fn find_near<'n>(&self, needed: impl Iterator<Item = &'n Needed>, prose: &str, slips: &mut Vec<Slip>) {
        let mut needed = needed.peekable();
        if needed.peek().is_none() {
            return;
        }
        let Some(longest) = self.find.longest() else { return self.find((prose, prose), 0, slips) };
        let around =
            |needed: &Needed| ((needed.start as usize).saturating_sub(longest), needed.end as usize + longest + 4);
        let mut stretches: Vec<(usize, usize)> = needed.map(around).collect();
        stretches.sort_unstable();
        stretches.dedup_by(|later, earlier| {
            let meets = later.0 <= earlier.1;
            if meets {
                earlier.1 = earlier.1.max(later.1);
            }
            meets
        });
        for stretch in stretches {
            self.find_in(stretch, prose, slips);
        }
    }

    /// Adds the slips of a stretch of bytes; what stands behind a match may count.
    fn find_in(&self, (start, end): (usize, usize), prose: &str, slips: &mut Vec<Slip>) {
        let boundary = |at: &usize| prose.is_char_boundary(*at);
        let from = (0..=start.min(prose.len())).rev().find(boundary).unwrap_or_default();
        let to = (end..prose.len()).find(boundary).unwrap_or(prose.len());
        self.find((prose.get(..to).unwrap_or(prose), prose), from, slips);
    }

    /// Adds the slips from a place on, in as much of the prose as is looked at; a match that may be empty is looked for from the
    /// beginning.
    fn find(&self, (looked_at, prose): (&str, &str), from: usize, slips: &mut Vec<Slip>) {
        // With the letter before the stretch.
        let near = (from.saturating_sub(4)..=from).find(|at| looked_at.is_char_boundary(*at)).unwrap_or_default();
        let Some(find) = self.find.within(looked_at.get(near..).unwrap_or(looked_at)) else { return };
        let rest = Input::new(looked_at).range(from..);
        slips.extend(find.captures_iter(rest).filter_map(|found| self.slip(&found, prose)));
    }

    fn slip(&self, found: &Captures, prose: &str) -> Option<Slip> {
        let stretch = found.get_group_by_name("slip").or_else(|| found.get_group(0))?;
        let is = |regex: &Option<Lazy>, text: Option<&str>| {
            regex.as_ref().zip(text).is_some_and(|(regex, text)| is_in(regex, text))
        };
        if is(&self.unless_before, before(prose, stretch.start)) || is(&self.unless_behind, prose.get(stretch.end..)) {
            return None;
        }
        let right = self.right.as_ref().map(|right| {
            let mut text = String::new();
            found.interpolate_string_into(prose, right, &mut text);
            text
        });
        let word = prose.get(stretch.range())?.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Slip {
            span: Span::new(stretch.start as u32, stretch.end as u32),
            label: right.as_ref().map_or_else(String::new, |right| format!("“{right}”?")),
            replacement: right.clone().map(|right| (right, false)),
            values: vec![("word", word), ("right", right.unwrap_or_default())],
            ..Slip::default()
        })
    }
}

fn is_in(regex: &Lazy, text: &str) -> bool {
    regex.within(text).is_some_and(|regex| regex.is_match(text))
}

/// What stands before a place, as far back as is looked.
fn before(prose: &str, at: usize) -> Option<&str> {
    let near = (at.saturating_sub(NEAR)..=at).find(|near| prose.is_char_boundary(*near))?;
    prose.get(near..at)
}
