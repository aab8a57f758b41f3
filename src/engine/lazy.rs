//! Regular expressions that are proved when they are read and built when a text first needs them: building takes a
//! hundred times as long as reading, and most texts need few of them.
//!
//! An edge of a word among the letters of all alphabets takes a slow search wherever a text is not plain ASCII, and a
//! curly quotation mark is enough. Where a stretch has no letter and no digit but those of ASCII, `(?-u:\b)`, `[0-9]` and
//! `[0-9A-Za-z_]` mean what `\b`, `\d` and `\w` do, and are looked for instead.

use regex_automata::meta::{Config, Regex};
use regex_syntax::ast::{self, Ast};
use std::convert::Infallible;
use std::sync::OnceLock;

/// A regular expression, built on its first use.
#[derive(Debug)]
pub struct Lazy {
    text: String,
    plain: OnceLock<Option<Built>>,
    exact: OnceLock<Option<Regex>>,
}

#[derive(Debug)]
struct Built {
    regex: Regex,
    longest: Option<usize>,
}

impl Built {
    fn of(text: &str) -> Option<Self> {
        let hir = regex_syntax::parse(text).ok()?;
        let bounds = hir.properties();
        let longest = bounds.maximum_len().filter(|_| bounds.minimum_len() > Some(0));
        Some(Self { regex: build(&in_ascii(text))?, longest })
    }
}

/// Builds an expression that is tried on short stretches alone: what makes long searches fast would take longer to build than
/// it saves.
fn build(text: &str) -> Option<Regex> {
    let plain = Config::new().auto_prefilter(false).onepass(false).nfa_size_limit(Some(10 << 20));
    Regex::builder().configure(plain).build(text).ok()
}

impl Lazy {
    /// Proves the syntax of `text`.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn new(text: String) -> Result<Self, String> {
        regex_syntax::parse(&text).map_err(|error| error.to_string())?;
        Ok(Self::proved(text))
    }

    /// As [`Lazy::new`], for an expression that is known to be sound.
    pub const fn proved(text: String) -> Self {
        Self { text, plain: OnceLock::new(), exact: OnceLock::new() }
    }

    /// The expression, for a search in `stretch` alone; `None` where it would grow beyond what the engine allows.
    pub fn within(&self, stretch: &str) -> Option<&Regex> {
        let plain = stretch.is_ascii() || stretch.chars().all(|letter| letter.is_ascii() || !letter.is_alphanumeric());
        if plain {
            return self.built().map(|built| &built.regex);
        }
        self.exact.get_or_init(|| build(&self.text)).as_ref()
    }

    /// The most bytes that a match has; `None` where there is no such bound, or a match may be empty.
    pub fn longest(&self) -> Option<usize> {
        self.built()?.longest
    }

    fn built(&self) -> Option<&Built> {
        self.plain.get_or_init(|| Built::of(&self.text)).as_ref()
    }
}

/// An expression with the edges and letters of words and the digits of ASCII alone.
fn in_ascii(text: &str) -> String {
    let Ok(parsed) = ast::parse::Parser::new().parse(text) else { return text.to_owned() };
    let Ok(found) = ast::visit(&parsed, Wide(Vec::new()));
    let mut plain = text.to_owned();
    // From behind, so that the places before stay where they are.
    for (span, narrow) in found.into_iter().rev() {
        plain.replace_range(span.start.offset..span.end.offset, narrow);
    }
    plain
}

/// What an expression asks of all alphabets, in the order of its text.
struct Wide(Vec<(ast::Span, &'static str)>);

impl Wide {
    fn class(&mut self, class: &ast::ClassPerl, [digit, word]: [&'static str; 2]) {
        let narrow = match class.kind {
            ast::ClassPerlKind::Digit => digit,
            ast::ClassPerlKind::Word => word,
            ast::ClassPerlKind::Space => return,
        };
        if !class.negated {
            self.0.push((class.span, narrow));
        }
    }
}

impl ast::Visitor for Wide {
    type Output = Vec<(ast::Span, &'static str)>;
    type Err = Infallible;

    fn finish(self) -> Result<Self::Output, Infallible> {
        Ok(self.0)
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), Infallible> {
        match ast {
            Ast::Assertion(edge) if edge.kind == ast::AssertionKind::WordBoundary => {
                self.0.push((edge.span, r"(?-u:\b)"));
            }
            Ast::ClassPerl(class) => self.class(class, ["[0-9]", "[0-9A-Za-z_]"]),
            _ => {}
        }
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ast::ClassSetItem) -> Result<(), Infallible> {
        if let ast::ClassSetItem::Perl(class) = item {
            self.class(class, ["0-9", "0-9A-Za-z_"]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_digits_and_words_of_ascii_are_asked_for_and_nothing_else() {
        assert_eq!(in_ascii(r"\b\d[\d,]\\d\\b\D"), r"(?-u:\b)[0-9][0-9,]\\d\\b\D");
        assert_eq!(in_ascii(r"\w+[\w-]\W\s"), r"[0-9A-Za-z_]+[0-9A-Za-z_-]\W\s");
    }

    #[test]
    fn a_word_of_other_letters_has_its_edges() {
        let word = Lazy::proved(r"\bélan\b".to_owned());
        assert!(word.within("an élan here").is_some_and(|regex| regex.is_match("an élan here")));
        let part = Lazy::proved(r"\bcaf\b".to_owned());
        assert!(!part.within("a café").is_some_and(|regex| regex.is_match("a café")));
        assert!(part.within("a “caf”").is_some_and(|regex| regex.is_match("a “caf”")));
    }
}
