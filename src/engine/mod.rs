//! Checks that need code of their own: spelling, pairs of quotation marks, and the like. An engine is one file here;
//! every check that uses it is a file in `checks/`, with `engine = "…"` and the engine's own tables beside it.

mod ages;
mod article;
mod balance;
mod calls;
mod checksum;
mod company;
mod digits;
mod doubled;
mod exchange;
mod facts;
mod form;
mod grammar;
mod identities;
mod invisible;
mod key_index;
mod lazy;
mod mojibake;
mod needs;
mod p_value;
mod patterns;
mod per_share;
mod phrases;
mod scale_conflict;
mod spelling;
mod table;
mod variants;

use crate::check::{EngineError, Origin, Recipe, settings};
use crate::context::Context;
use crate::finding::{Level, Verdict};
use crate::phrase::Anchors;
use crate::sentence::Text;
use crate::span::Span;
use crate::token::Key;
use std::cell::OnceCell;

pub use calls::{Called, Calls};

/// A check of code, made ready by [`compile`].
pub trait Engine: Send + Sync {
    /// Adds the slips of `text`, in order.
    fn run(&self, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>);

    /// The words and marks at which alone it may find a slip; none for an engine that reads the whole text by itself.
    fn words(&self) -> Vec<Key> {
        Vec::new()
    }

    /// The phrases that it looks for.
    fn anchors(&self) -> Option<&Anchors> {
        None
    }

    /// Texts without which it finds nothing, each with the number of the one of its own that needs it.
    fn needs(&self) -> Vec<(u16, &str)> {
        Vec::new()
    }

    /// Whether it works out together with others what they find in a text.
    fn works_together(&self) -> bool {
        false
    }

    /// As [`Engine::run`], given where its words, phrases and texts stand.
    fn run_called(&self, text: &Text<'_>, context: &Context, _called: &Called, slips: &mut Vec<Slip>) {
        self.run(text, context, slips);
    }

    /// Adds what it finds to hold, for the worksheet. Few engines know that.
    fn ties(&self, _text: &Text<'_>, _ties: &mut Vec<Tie>) {}

    /// Whether it holds the parts of a whole document against each other, however far apart.
    fn is_whole(&self) -> bool {
        false
    }

    /// Whether it holds figures against each other, for which it needs no insertions ("…, the council said, …").
    fn weighs_figures(&self) -> bool {
        self.is_whole()
    }
}

/// What engines of one kind work out once for a text.
#[derive(Debug, Default)]
pub struct Together {
    exchange: OnceCell<Vec<exchange::Told>>,
}

/// Runs an engine that looks at certain words alone.
fn run_alone(engine: &dyn Engine, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>) {
    let calls = Calls::new(std::iter::once(engine));
    calls.places(text).iter().for_each(|called| engine.run_called(text, context, called, slips));
}

/// Figures that an engine finds to agree.
#[derive(Debug, Clone)]
pub struct Tie {
    /// "same-fact", "sum".
    pub relation: &'static str,
    /// The figure that is settled.
    pub span: Span,
    /// All figures with their parts in it, the settled one among them.
    pub figures: Vec<(&'static str, Span)>,
}

impl Tie {
    /// One fact told twice.
    #[must_use]
    pub fn agreed(span: Span, with: Span) -> Self {
        Self { relation: "same-fact", span, figures: vec![("mention", span), ("with", with)] }
    }

    /// A total and its parts.
    #[must_use]
    pub fn summed(total: Span, parts: &[Span]) -> Self {
        let parts = parts.iter().map(|part| ("part", *part));
        Self { relation: "sum", span: total, figures: std::iter::once(("total", total)).chain(parts).collect() }
    }
}

/// What an engine has to say; the check's file gives level and message.
#[derive(Debug, Clone, Default)]
pub struct Slip {
    /// The wrong stretch of the prose.
    pub span: Span,
    /// Values for the holes of the message: `("word", "llabeled")`.
    pub values: Vec<(&'static str, String)>,
    /// What stands under the stretch.
    pub label: String,
    /// The cure.
    pub help: Option<String>,
    /// The text that would make it right, and whether that is certain.
    pub replacement: Option<(String, bool)>,
    /// Stretches of the prose that prove it.
    pub evidence: Vec<(Span, String)>,
    /// Another level than the check's.
    pub level: Option<Level>,
    /// Set where it is no finding but a line of the worksheet: how the claim stands. The label is then what the figures
    /// give, and the evidence its figures with their roles.
    pub verdict: Option<Verdict>,
}

/// An engine with the tables of a check file.
pub type Compiled = Result<Box<dyn Engine>, EngineError>;

/// Every engine: its name, the holes that its messages may use, and what makes it ready.
type Entry = (&'static str, &'static [&'static str], fn(&toml::Table) -> Compiled);
const ENGINES: &[Entry] = &[
    ("ages", ages::HOLES, ages::compile),
    ("article", article::HOLES, article::compile),
    ("company", company::HOLES, company::compile),
    ("balance", balance::HOLES, balance::compile),
    ("checksum", checksum::HOLES, checksum::compile),
    ("digits", digits::HOLES, digits::compile),
    ("doubled", doubled::HOLES, doubled::compile),
    ("identities", identities::HOLES, identities::compile),
    ("invisible", invisible::HOLES, invisible::compile),
    ("mojibake", mojibake::HOLES, mojibake::compile),
    ("number-form", form::HOLES, form::compile),
    ("p_value", p_value::HOLES, p_value::compile),
    ("patterns", patterns::HOLES, patterns::compile),
    ("facts", facts::HOLES, facts::compile),
    ("exchange", exchange::HOLES, exchange::compile),
    ("per_share", per_share::HOLES, per_share::compile),
    ("phrases", phrases::HOLES, phrases::compile),
    ("scale_conflict", scale_conflict::HOLES, scale_conflict::compile),
    ("spelling", spelling::HOLES, spelling::compile),
    ("variants", variants::HOLES, variants::compile),
];

/// The engine of a name with the tables of a check file; `None` where no engine has that name.
#[must_use]
pub fn compile(recipe: &Recipe, origin: Origin) -> Option<Compiled> {
    let name = recipe.engine.as_str();
    if name == "phrases" && !recipe.ready.is_empty() {
        return Some(Ok(phrases::ready(recipe.ready)));
    }
    if name == "patterns" && origin == Origin::Builtin {
        return Some(patterns::compile_proved(&recipe.tables));
    }
    if let Some(table) = table::compile(name) {
        return Some(table);
    }
    let (_, _, make) = ENGINES.iter().find(|(engine, ..)| *engine == name)?;
    Some(make(&recipe.tables))
}

/// Holes that messages of the engine of a name may use.
#[must_use]
pub fn holes(name: &str) -> &'static [&'static str] {
    let own = || ENGINES.iter().find(|(engine, ..)| *engine == name).map(|(_, holes, _)| *holes);
    table::holes(name).or_else(own).unwrap_or_default()
}

#[cfg(test)]
mod checks_tests;
