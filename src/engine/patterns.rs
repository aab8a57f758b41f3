//! Regular expressions over the prose, for slips of form. Comes in: "patterns", a list of tables with "find" (the group
//! named "slip" is the wrong stretch, or else the whole match), "unless_before" and "unless_behind" (what must not stand
//! there), "right" (the text that would make it right; "$1" is a group). Time is linear in the text, whatever the pattern.

use super::lazy::Lazy;
use super::{Compiled, Engine, EngineError, Slip, settings};
use crate::context::Context;
use crate::sentence::Text;
use crate::span::Span;
use aho_corasick::{AhoCorasick, MatchKind, packed};
use regex::Captures;
use toml::{Table, Value};

/// Holes of messages.
pub const HOLES: &[&str] = &["word", "right"];

/// How far back "unless_before" looks.
const NEAR: usize = 48;

struct Pattern {
    find: Lazy,
    /// Texts without one of these cannot match: found faster than the pattern.
    needs: Vec<String>,
    unless_before: Option<Lazy>,
    unless_behind: Option<Lazy>,
    right: Option<String>,
}

struct Patterns {
    patterns: Vec<Pattern>,
    searches: Vec<Search>,
}

/// Some of what the patterns need, in one search.
struct Search {
    needs: Finder,
    /// The patterns that may be possible where each need is found.
    owners: Vec<Vec<usize>>,
}

/// More needs than this are looked for in several passes, each of which is many times as fast.
const MOST: usize = 48;

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
    let patterns: Vec<Pattern> =
        list.iter().enumerate().map(|(index, value)| pattern(index, value, prove)).collect::<Result<_, _>>()?;
    let mut all: Vec<(usize, &str)> = patterns
        .iter()
        .enumerate()
        .flat_map(|(owner, pattern)| pattern.needs.iter().map(move |need| (owner, need.as_str())))
        .collect();
    // Short ones make a search slow; they have their own.
    all.sort_by_key(|(_, need)| need.len());
    let searches = all.chunks(MOST).map(search).collect::<Result<_, _>>()?;
    Ok(Box::new(Patterns { patterns, searches }))
}

fn search(needs: &[(usize, &str)]) -> Result<Search, EngineError> {
    let touching =
        |need: &str| needs.iter().filter(|(_, other)| overlap(need, other)).map(|(owner, _)| *owner).collect();
    let owners = needs.iter().map(|(_, need)| touching(need)).collect();
    Ok(Search { needs: Finder::of(needs.iter().map(|(_, need)| *need))?, owners })
}

/// Finds texts of which none overlaps another found before.
enum Finder {
    /// Where the machine has wide registers; it is ready at once.
    Packed(packed::Searcher),
    Automaton(AhoCorasick),
}

impl Finder {
    fn of<'n>(needs: impl Iterator<Item = &'n str> + Clone) -> Result<Self, EngineError> {
        let config = packed::Config::new().match_kind(packed::MatchKind::LeftmostFirst).clone();
        if let Some(packed) = config.builder().extend(needs.clone()).build() {
            return Ok(Self::Packed(packed));
        }
        let built = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(needs);
        built.map(Self::Automaton).map_err(|error| settings::fault("patterns", error.to_string()))
    }

    /// Calls `see` with the number of each text that is found, until it says that it has seen enough.
    fn find(&self, prose: &str, mut see: impl FnMut(usize) -> bool) {
        match self {
            Self::Packed(packed) => packed.find_iter(prose).any(|found| see(found.pattern().as_usize())),
            Self::Automaton(automaton) => automaton.find_iter(prose).any(|found| see(found.pattern().as_usize())),
        };
    }
}

/// Whether the search, which finds no two needs that overlap, may find one in the place of the other.
fn overlap(one: &str, other: &str) -> bool {
    let meets = |one: &str, other: &str| {
        one.char_indices().any(|(at, _)| one.get(at..).is_some_and(|end| other.starts_with(end)))
    };
    one.contains(other) || other.contains(one) || meets(one, other) || meets(other, one)
}

/// Makes an expression of its text.
type Prove = fn(String) -> Result<Lazy, String>;

fn pattern(index: usize, value: &Value, prove: Prove) -> Result<Pattern, EngineError> {
    const KEYS: [&str; 5] = ["find", "needs", "unless_before", "unless_behind", "right"];
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
        unless_before: regex("unless_before", ("(?:", ")$"))?,
        unless_behind: regex("unless_behind", ("^(?:", ")"))?,
        right: table.get("right").and_then(Value::as_str).map(str::to_owned),
    })
}

impl Engine for Patterns {
    fn run(&self, text: &Text<'_>, _: &Context, slips: &mut Vec<Slip>) {
        let prose = text.prose();
        let old = slips.len();
        for (pattern, possible) in self.patterns.iter().zip(self.possible(prose)) {
            if possible {
                for found in pattern.find.get().into_iter().flat_map(|find| find.captures_iter(prose)) {
                    slips.extend(pattern.slip(&found, prose));
                }
            }
        }
        let mut found = slips.split_off(old);
        found.sort_by_key(|slip| (slip.span.start, std::cmp::Reverse(slip.span.end)));
        found.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
        slips.extend(found);
    }
}

impl Patterns {
    /// Which patterns the text can match: those that need nothing, and those that find what they need.
    fn possible(&self, prose: &str) -> Vec<bool> {
        let mut possible: Vec<bool> = self.patterns.iter().map(|pattern| pattern.needs.is_empty()).collect();
        let mut missing = possible.iter().filter(|possible| !**possible).count();
        for search in &self.searches {
            search.needs.find(prose, |need| {
                for owner in search.owners.get(need).into_iter().flatten() {
                    if let Some(possible) = possible.get_mut(*owner).filter(|possible| !**possible) {
                        *possible = true;
                        missing -= 1;
                    }
                }
                missing == 0
            });
        }
        possible
    }
}

impl Pattern {
    fn slip(&self, found: &Captures<'_>, prose: &str) -> Option<Slip> {
        let stretch = found.name("slip").or_else(|| found.get(0))?;
        let near = (stretch.start().saturating_sub(NEAR)..=stretch.start()).find(|at| prose.is_char_boundary(*at))?;
        let is = |regex: &Option<Lazy>, text: Option<&str>| {
            regex.as_ref().and_then(Lazy::get).is_some_and(|regex| text.is_some_and(|text| regex.is_match(text)))
        };
        if is(&self.unless_before, prose.get(near..stretch.start()))
            || is(&self.unless_behind, prose.get(stretch.end()..))
        {
            return None;
        }
        let right = self.right.as_ref().map(|right| {
            let mut text = String::new();
            found.expand(right, &mut text);
            text
        });
        let word = stretch.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Slip {
            span: Span::new(stretch.start() as u32, stretch.end() as u32),
            label: right.as_ref().map_or_else(String::new, |right| format!("“{right}”?")),
            replacement: right.clone().map(|right| (right, false)),
            values: vec![("word", word), ("right", right.unwrap_or_default())],
            ..Slip::default()
        })
    }
}
