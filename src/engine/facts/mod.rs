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
mod respective;
mod respective_again;
mod respective_places;
mod roll;
mod roll_aged;
mod roll_list;
mod roll_named;
mod sequence;
mod set;
mod shares;
mod size;
mod sole;
mod spelt;
mod split;
mod standing;
mod streak;
mod tally;
mod telling;
mod weekdays;
mod words;

use super::{Called, Compiled, Engine, EngineError, Slip, Tie, run_alone, settings};
use crate::context::Context;
use crate::sentence::Text;
use crate::span::Span;
use crate::token::{Key, key};
use mentions::{alone, apart, conflict, span, start, told_otherwise, written};
use std::collections::HashSet;
use words::Words;

/// Holes of messages.
pub const HOLES: &[&str] = &["first", "second", "expected"];

/// What a rule does with a text.
type Rule = fn(&Text<'_>, &Words, &mut Report);

/// The rules by name.
const RULES: &[(&str, Rule)] = &[
    ("above-sum", above::sum),
    ("above-year", above::year),
    ("again", again::run),
    ("aged", aged::run),
    ("aged-above", aged_above::run),
    ("agree", agree::run),
    ("born", born::run),
    ("carried", carried::run),
    ("closed-averaged", closed::averaged),
    ("closed-bar", closed::bar),
    ("closed-bound", closed::bound),
    ("closed-change", closed::change),
    ("closed-clock", closed::clock),
    ("closed-each", closed::each),
    ("closed-founded", closed::founded),
    ("closed-fold", closed::fold),
    ("closed-gap", closed::gap_told),
    ("closed-here", closed::here),
    ("closed-house", closed::house),
    ("closed-lead", closed::lead),
    ("closed-left", closed::left),
    ("closed-lifetime", closed::lifetime),
    ("closed-local", closed::local),
    ("closed-of-which", closed::of_which),
    ("closed-outcome", closed::outcome),
    ("closed-parts", closed::parts),
    ("closed-piece", closed::piece),
    ("closed-poll", closed::poll),
    ("closed-profit", closed::profit),
    ("closed-product", closed::product),
    ("closed-race", closed::race),
    ("closed-rate", closed::rate),
    ("closed-rest", closed::rest),
    ("closed-score", closed::score),
    ("closed-share", closed::share),
    ("closed-spread", closed::spread),
    ("closed-term", closed::term),
    ("closed-times", closed::times),
    ("closed-total", closed::total),
    ("closed-turn", closed::turn),
    ("closed-same", closed::same),
    ("closed-twice", closed::twice),
    ("closed-usual", closed::usual),
    ("retold", closed::retold),
    ("coin", coin::run),
    ("crowd", crowd::run),
    ("deaths", deaths::run),
    ("direction", direction::run),
    ("drift", drift::run),
    ("enumerators", enumerators::run),
    ("event", event::run),
    ("exchanged", repeat::run),
    ("fate", fate::run),
    ("feast", feast::run),
    ("found", found::run),
    ("founding", founding::run),
    ("gap", gap::run),
    ("goals", goals::run),
    ("greater", greater::run),
    ("headline", headline::run),
    ("known", known::run),
    ("leader", leader::run),
    ("margin", margin::run),
    ("most", most::run),
    ("multiple", multiple::run),
    ("only", only::run),
    ("order", order::run),
    ("order-of-places", respective_places::run),
    ("outdone", outdone::run),
    ("parts", parts::run),
    ("person", person::run),
    ("oldest", ranked::oldest),
    ("placed", placed::run),
    ("portion", portion::run),
    ("price", price::run),
    ("quarter-ends", quarter_ends::run),
    ("quarters", quarters::run),
    ("range", range::run),
    ("rank", rank::run),
    ("rank-behind", rank_behind::run),
    ("ranked", ranked::run),
    ("record", record::run),
    ("respective", respective::run),
    ("respective-again", respective_again::run),
    ("roll-ages", roll_list::ages),
    ("roll-aged", roll_aged::run),
    ("roll-list", roll_list::run),
    ("roll-colon", roll_named::colon),
    ("roll-identified", roll_named::identified),
    ("roll-names", roll::names),
    ("roll-ordinals", roll::ordinals),
    ("roll-wants", roll_named::wants),
    ("seconds", ranked::seconds),
    ("sequence", sequence::run),
    ("set", set::run),
    ("shares", shares::run),
    ("size", size::run),
    ("sole", sole::run),
    ("sole-ages", sole::ages),
    ("spelt", spelt::run),
    ("split", split::run),
    ("standing", standing::run),
    ("streak", streak::run),
    ("tally", tally::run),
    ("weekdays", weekdays::run),
];

/// Rules that only settle figures: they run for the worksheet alone.
const SILENT: [&str; 4] = ["agree", "found", "order", "split"];

/// Rules that speak only where one of these words stands: they are asked at those places alone.
const CALLED: [(&str, &[&str]); 26] = [
    ("closed-bar", &closed::BAR),
    ("closed-clock", &closed::CLOCK),
    ("closed-founded", &closed::FOUNDED),
    ("closed-house", &closed::HOUSE),
    ("closed-outcome", &closed::SIDES),
    ("closed-race", &closed::RACE),
    ("closed-term", &closed::TERM),
    ("closed-usual", &closed::USUAL),
    ("greater", &respective::CALL),
    ("leader", &leader::LEADS),
    ("oldest", &ranked::OLDEST),
    ("only", &only::ONLY),
    ("order-of-places", &respective::CALL),
    ("person", &person::CLAIMS),
    ("placed", &placed::ORDINALS),
    ("rank-behind", &rank_behind::BEHIND),
    ("ranked", &ranked::SUPERLATIVES),
    ("record", &record::EARLIER),
    ("respective", &respective::CALL),
    ("respective-again", &respective::CALL),
    ("roll-colon", &[":"]),
    ("roll-identified", &roll_named::NAMED),
    ("seconds", &ranked::FIRSTS),
    ("shares", &shares::AMONG),
    ("standing", &placed::ORDINALS),
    ("streak", &streak::RUNS),
];

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
        slips.extend(report.slips.into_iter().filter(|slip| seen.insert(slip.span)));
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
