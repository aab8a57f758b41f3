//! Marks that come in pairs: quotation marks and brackets. Comes in: "marks" ("quotes" or "brackets") and, for quotes,
//! "clipped" (words that begin with an apostrophe: 'em, 'til). Goes out: marks that no reading of the whole document
//! answers; in doubt there is a reading.

mod brackets;
mod double;
mod single;

use super::key_index::KeyIndex;
use super::{Called, Compiled, Engine, Slip, run_alone, settings};
use crate::context::Context;
use crate::sentence::Text;
use crate::token::{Key, Token, TokenKind, key};

/// Holes of messages.
pub const HOLES: &[&str] = &["word", "never"];

enum Balance {
    Quotes { clipped: KeyIndex<()> },
    Brackets,
}

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &["marks", "clipped"])?;
    let clipped = settings::words(file, "clipped")?.into_iter().map(key).collect();
    match file.get("marks").and_then(toml::Value::as_str) {
        Some("quotes") => Ok(Box::new(Balance::Quotes { clipped })),
        Some("brackets") => Ok(Box::new(Balance::Brackets)),
        _ => Err(settings::fault("marks", "\"quotes\" or \"brackets\" is wanted")),
    }
}

impl Engine for Balance {
    fn run(&self, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>) {
        run_alone(self, text, context, slips);
    }

    fn words(&self) -> Vec<Key> {
        let signs = match self {
            Self::Quotes { .. } => [double::SIGNS.as_slice(), &single::SIGNS].concat(),
            Self::Brackets => brackets::SIGNS.to_vec(),
        };
        signs.into_iter().map(key).collect()
    }

    fn run_called(&self, text: &Text<'_>, _: &Context, called: &Called, slips: &mut Vec<Slip>) {
        let mut lone = match self {
            Self::Quotes { clipped } => {
                let mut lone = double::lone(text, &called.words);
                lone.extend(single::lone(text, &called.words, clipped));
                lone
            }
            Self::Brackets => brackets::lone(text, &called.words),
        };
        lone.sort_by_key(|lone| lone.at);
        slips.extend(lone.into_iter().filter_map(|lone| lone.slip(text)));
    }
}

/// A mark without its partner: the token, and whether it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Lone {
    at: usize,
    opens: bool,
    /// The last token of the stretch that shows it.
    until: usize,
}

impl Lone {
    const fn new(at: usize, opens: bool) -> Self {
        Self { at, opens, until: at }
    }

    /// The mark with the word beside it.
    fn slip(self, text: &Text<'_>) -> Option<Slip> {
        let mark = text.tokens.get(self.at)?.span();
        let beside = if self.opens {
            self.at.max(self.until) + usize::from(self.at == self.until)
        } else {
            self.at.checked_sub(1)?
        };
        let span = text.tokens.get(beside).map_or(mark, |token| mark.join(token.span()));
        let never = if self.opens { "closed" } else { "opened" };
        Some(Slip {
            span,
            label: format!("never {never}"),
            values: vec![("word", mark.of(text.prose()).to_owned()), ("never", never.to_owned())],
            ..Slip::default()
        })
    }
}

/// The marks among the tokens that were called.
fn marks<'t>(text: &'t Text<'_>, called: &'t [u32]) -> impl Iterator<Item = (usize, &'t Token)> {
    let token = |at: &u32| Some((*at as usize, text.tokens.get(*at as usize)?));
    called.iter().filter_map(token).filter(|(_, token)| token.kind == TokenKind::Mark)
}

/// The characters before and behind a token.
fn around(token: &Token, prose: &str) -> (Option<char>, Option<char>) {
    let before = prose.get(..token.start as usize).and_then(|before| before.chars().next_back());
    let behind = prose.get(token.end as usize..).and_then(|behind| behind.chars().next());
    (before, behind)
}

/// Whether the token's sentence was cut off: the text ends without an end mark, or with dots.
fn is_cut_off(text: &Text<'_>, at: usize) -> bool {
    let end = text.prose().trim_end();
    let cut = end.ends_with("...") || end.ends_with('…') || end.ends_with("[+]");
    cut && text.sentences.last().is_some_and(|last| (last.tokens.start as usize) <= at)
}
