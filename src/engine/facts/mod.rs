//! The article as one: the same fact told twice, and headlines against what stands below them. Comes in: "rule", which
//! says what a check looks for, and the words that the rule asks for. Goes out: a conflict once, at the mention that is
//! alone, with the other as evidence; and what agrees, for the worksheet. Not here: what a text tells in figures, which
//! is gathered once for all rules ([`Text::facts`]), and whether two figures can be of one thing ([`Text::rivals`]).

mod above;
mod again;
mod aged;
mod aged_above;
mod agree;
mod beside_vote;
mod born;
mod borne;
mod carried;
mod closed;
mod coin;
mod compare;
mod crowd;
mod deaths;
mod direction;
mod drift;
mod enumerators;
mod event;
mod fate;
mod feast;
mod found;
mod founding;
mod gap;
mod goals;
mod greater;
mod greatest;
mod headline;
mod known;
mod leader;
mod margin;
mod mentions;
mod most;
mod multiple;
mod only;
mod order;
mod outdone;
mod parts;
mod person;
mod placed;
mod placed_next;
mod portion;
mod price;
mod quarter_ends;
mod quarters;
mod range;
mod rank;
mod rank_behind;
mod ranked;
mod record;
mod repeat;
mod repeat_all;
mod respective;
mod respective_again;
mod respective_places;
mod roll;
mod roll_aged;
mod roll_ages;
mod roll_list;
mod roll_named;
mod roll_of;
mod sequence;
mod set;
mod shares;
mod size;
mod sole;
mod spelt;
mod split;
mod standing;
mod streak;
mod table;
mod tally;
mod telling;
mod weekdays;
mod words;

use super::{Called, Compiled, Engine, EngineError, Slip, Tie, run_alone, settings};
use crate::context::Context;
use crate::sentence::Text;
use crate::span::Span;
use crate::token::{Key, key};
use mentions::{alone, apart, conflict, is_counted_up, span, start, told_otherwise, written};
use std::collections::HashSet;
use table::{CALLED, RULES, SILENT};
use words::Words;

/// Holes of messages.
pub const HOLES: &[&str] = &["first", "second", "expected"];

/// What a rule does with a text.
type Rule = fn(&Text<'_>, &Words, &mut Report);

/// What the rules have to say.
#[derive(Default)]
pub struct Report {
    slips: Vec<Slip>,
    ties: Vec<Tie>,
    /// The tokens that are one of the rule's words, in order.
    called: Vec<u32>,
}

struct Whole {
    /// Rules, each with the words one of which must stand in the text, if it has some.
    rules: Vec<(Rule, Vec<Key>)>,
    silent: Vec<Rule>,
    words: Words,
}

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(
        file,
        &[
            "rules", "rise", "fall", "event", "then", "past", "far", "now", "coming", "alike", "up", "down", "chain",
            "high", "low", "holds", "kinds",
        ],
    )?;
    let (mut rules, mut silent) = (Vec::new(), Vec::new());
    for (at, name) in settings::strings(file, "rules")?.into_iter().enumerate() {
        let Some((_, rule)) = RULES.iter().find(|(known, _)| *known == name) else {
            let known: Vec<&str> = RULES.iter().map(|(name, _)| *name).collect();
            let message = format!("there is no rule \"{name}\"; the rules are {}", known.join(", "));
            return Err(EngineError { key: format!("rules.{at}"), message });
        };
        let called = CALLED.iter().filter(|(called, _)| *called == name);
        let mut words: Vec<Key> = called.flat_map(|(_, words)| *words).map(|word| key(word)).collect();
        if name == "outdone" {
            words = ["high", "low"].iter().flat_map(|list| settings::words(file, list)).flatten().map(key).collect();
        }
        if SILENT.contains(&name) { silent.push(*rule) } else { rules.push((*rule, words)) }
    }
    let words = Words::read(file)?;
    Ok(Box::new(Whole { rules, silent, words }))
}

/// Whether the sentences of a conflict and of its evidence speak of one thing.
fn hangs_together(text: &Text<'_>, slip: &Slip) -> bool {
    let spans = slip.evidence.iter().map(|(span, _)| span.start).chain([slip.span.start]);
    text.hangs_together(spans.map(|start| text.token_from(start)))
}

/// Whether figures beside the evidence bear out what a conflict is about.
fn is_borne_out(text: &Text<'_>, slip: &Slip) -> bool {
    let claimed = text.figure_over(text.token_from(slip.span.start)).filter(|figure| figure.span == slip.span);
    let evidence: Vec<Span> = slip.evidence.iter().map(|(span, _)| *span).collect();
    !evidence.is_empty() && claimed.is_some_and(|claimed| text.bears_out(claimed, &evidence))
}

/// Whether a change is held against a level of another stretch, time or thing.
fn is_of_another_base(text: &Text<'_>, slip: &Slip) -> bool {
    let levels: Vec<u32> = slip.evidence.iter().map(|(span, _)| text.token_from(span.start)).collect();
    let change = text.token_from(slip.span.start);
    text.is_change_of_another(change, &levels)
}

impl Engine for Whole {
    fn run(&self, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>) {
        run_alone(self, text, context, slips);
    }

    fn words(&self) -> Vec<Key> {
        self.rules.iter().flat_map(|(_, words)| words).copied().collect()
    }

    fn run_called(&self, text: &Text<'_>, _: &Context, called: &Called, slips: &mut Vec<Slip>) {
        let mut report = Report::default();
        for (rule, words) in &self.rules {
            let own = |at: &u32| text.tokens.get(*at as usize).is_some_and(|token| words.contains(&token.key));
            report.called = called.words.iter().copied().filter(own).collect();
            if words.is_empty() || !report.called.is_empty() {
                rule(text, &self.words, &mut report);
            }
        }
        // One conflict, one finding, whatever the number of rules that see it.
        let mut seen: HashSet<Span> = HashSet::new();
        let against = |slip: &Slip| slip.evidence.first().map(|(other, _)| (*other, slip.span));
        let told: HashSet<(Span, Span)> = report.slips.iter().filter_map(against).collect();
        // Of two figures that are told each against the other the later speaks.
        let mirrored =
            |slip: &Slip| against(slip).is_some_and(|(other, own)| own < other && told.contains(&(own, other)));
        let told = report.slips.into_iter().filter(|slip| !mirrored(slip) && seen.insert(slip.span));
        slips.extend(
            told.filter(|slip| {
                hangs_together(text, slip) && !is_borne_out(text, slip) && !is_of_another_base(text, slip)
            }),
        );
    }

    fn is_whole(&self) -> bool {
        true
    }

    fn ties(&self, text: &Text<'_>, ties: &mut Vec<Tie>) {
        let mut report = Report::default();
        let rules = self.rules.iter().filter(|(_, words)| words.is_empty()).map(|(rule, _)| rule);
        rules.chain(&self.silent).for_each(|rule| rule(text, &self.words, &mut report));
        ties.append(&mut report.ties);
    }
}
