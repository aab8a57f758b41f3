//! The pattern language of cues, triggers and fixed forms: its syntax tree and its nom grammar.
//!
//! ```text
//! against|versus            a word or another
//! compared (with|to)        groups; with blanks around the bar whole phrases: (last year | a year ago)
//! by [of]                   may be absent
//! @rise                     a class of checks/vocabulary
//! {to:money|count}          a hole: a quantity of one of the kinds, or a list, np, names, aside, word
//! ```
//! Bars bind words alone: where a sequence has two, "(a|b) (c|d)" or "( a | b c | d )" says which is meant.
//! There is no gap and no repetition, so a pattern's length bounds what it can match.

use super::nesting::too_deep;
use crate::token::{Key, NOTHING, TokenKind, go_on, key, tokenise};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, multispace0, multispace1};
use nom::combinator::{all_consuming, map, verify};
use nom::multi::separated_list1;
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};
use serde::{Deserialize, Serialize};

/// A sequence of nodes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Pattern {
    /// Nodes in the order of the text.
    pub nodes: Vec<Node>,
}

/// One step of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Node {
    /// One of these words or marks.
    Word(Vec<Key>),
    /// A word or phrase of a class.
    Class(String),
    /// One of several sequences.
    Either(Vec<Pattern>),
    /// May be absent.
    Maybe(Pattern),
    /// A hole.
    Hole(Hole),
}

/// A place that a quantity or phrase fills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hole {
    /// Name; empty for a hole whose filler is not asked for ("{year}" has only a kind).
    pub name: String,
    /// Names of the kinds it takes.
    pub kinds: Vec<String>,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// The byte in `text` at which reading stopped.
    pub fn parse(text: &str) -> Result<Self, usize> {
        if let Some(at) = too_deep(text) {
            return Err(at);
        }
        match all_consuming(delimited(multispace0, sequence, multispace0)).parse(text) {
            Ok((_, pattern)) => Ok(pattern),
            Err(nom::Err::Error(error) | nom::Err::Failure(error)) => Err(text.len().saturating_sub(error.input.len())),
            Err(nom::Err::Incomplete(_)) => Err(text.len()),
        }
    }

    /// All holes, in order.
    pub fn holes(&self) -> Vec<&Hole> {
        let mut holes = Vec::new();
        self.visit(&mut |node| {
            if let Node::Hole(hole) = node {
                holes.push(hole);
            }
        });
        holes
    }

    /// Names of all classes, in order.
    pub fn classes(&self) -> Vec<&str> {
        let mut classes = Vec::new();
        self.visit(&mut |node| {
            if let Node::Class(class) = node {
                classes.push(class.as_str());
            }
        });
        classes
    }

    /// Whether bars that no brackets hold together stand in one sequence twice: "a|b c|d" is read as "(a|b) (c|d)", and may
    /// have been meant as "( a | b c | d )".
    #[must_use]
    pub fn has_loose_bars(&self) -> bool {
        let several = |nodes: &[Node]| {
            nodes.iter().filter(|node| matches!(node, Node::Word(words) if words.len() > 1)).count() > 1
        };
        several(&self.nodes)
            || self.nodes.iter().any(|node| match node {
                Node::Either(choices) => choices.iter().any(Self::has_loose_bars),
                Node::Maybe(inner) => inner.has_loose_bars(),
                Node::Word(_) | Node::Class(_) | Node::Hole(_) => false,
            })
    }

    fn visit<'p>(&'p self, see: &mut impl FnMut(&'p Node)) {
        for node in &self.nodes {
            see(node);
            match node {
                Node::Either(choices) => choices.iter().for_each(|choice| choice.visit(see)),
                Node::Maybe(inner) => inner.visit(see),
                Node::Word(_) | Node::Class(_) | Node::Hole(_) => {}
            }
        }
    }
}

/// "compared (with|to) {old:amount}"
fn sequence(input: &str) -> IResult<&str, Pattern> {
    map(separated_list1(multispace1, step), |steps| Pattern { nodes: steps.into_iter().flatten().collect() })
        .parse(input)
}

/// One step; a word such as "year's" or "e-mail" gives several nodes.
fn step(input: &str) -> IResult<&str, Vec<Node>> {
    match input.bytes().next() {
        Some(b'(') => group(input),
        Some(b'[') => maybe(input),
        Some(b'{') => hole(input),
        _ => words(input),
    }
}

/// "(with|to)", "(last year | a year ago)"
///
/// "(a year|month ago)" is none: without blanks a bar binds words, and brackets round one sequence say nothing, so that
/// two phrases must have been meant.
fn group(input: &str) -> IResult<&str, Vec<Node>> {
    let bar = delimited(multispace1, char('|'), multispace1);
    let choices = separated_list1(bar, sequence);
    let inside = delimited((char('('), multispace0), choices, (multispace0, char(')')));
    let told = verify(inside, |choices: &Vec<Pattern>| match choices.as_slice() {
        [one] => {
            one.nodes.len() < 2 || !one.nodes.iter().any(|node| matches!(node, Node::Word(words) if words.len() > 1))
        }
        _ => true,
    });
    map(told, |choices| vec![Node::Either(choices)]).parse(input)
}

/// "[of]"
fn maybe(input: &str) -> IResult<&str, Vec<Node>> {
    let bar = delimited(multispace1, char('|'), multispace1);
    let inside = delimited((char('['), multispace0), separated_list1(bar, sequence), (multispace0, char(']')));
    map(inside, |choices| vec![Node::Maybe(one(choices))]).parse(input)
}

/// "{to:money|count}", "{year}", "{percent|fraction}"
fn hole(input: &str) -> IResult<&str, Vec<Node>> {
    let kinds = preceded(char(':'), separated_list1(char('|'), name));
    let owned = |kinds: Vec<&str>| kinds.into_iter().map(str::to_owned).collect();
    let named = map((name, kinds), move |(name, kinds)| Hole { name: name.to_owned(), kinds: owned(kinds) });
    let unnamed = map(separated_list1(char('|'), name), move |kinds| Hole { name: String::new(), kinds: owned(kinds) });
    map(delimited(char('{'), alt((named, unnamed)), char('}')), |hole| vec![Node::Hole(hole)]).parse(input)
}

/// "against|versus", "@rise", "@rise|@fall|up"
fn words(input: &str) -> IResult<&str, Vec<Node>> {
    map(separated_list1(char('|'), alt((class, word))), |mut choices| {
        if choices.len() == 1 {
            return choices.pop().unwrap_or_default();
        }
        let single = choices.iter().all(|nodes| matches!(nodes.as_slice(), [Node::Word(_)]));
        if single {
            let keys = choices
                .into_iter()
                .flatten()
                .flat_map(|node| if let Node::Word(keys) = node { keys } else { Vec::new() });
            return vec![Node::Word(keys.collect())];
        }
        vec![Node::Either(choices.into_iter().map(|nodes| Pattern { nodes }).collect())]
    })
    .parse(input)
}

/// "@rise"
fn class(input: &str) -> IResult<&str, Vec<Node>> {
    map(preceded(char('@'), name), |class| vec![Node::Class(class.to_owned())]).parse(input)
}

/// "versus", "year's", ",": what the tokeniser makes of it, a node a token. A backslash takes a sign of the language
/// as a mark: "\\(".
fn word(input: &str) -> IResult<&str, Vec<Node>> {
    let plain = take_while1(|letter: char| !letter.is_whitespace() && !"()[]{}|@\\".contains(letter));
    let escaped =
        preceded(char('\\'), alt((tag("("), tag(")"), tag("["), tag("]"), tag("{"), tag("}"), tag("|"), tag("@"))));
    map(alt((plain, escaped)), tokens).parse(input)
}

fn tokens(text: &str) -> Vec<Node> {
    // Nearly all are plain words, which need no tokeniser to be known as one.
    if text.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return vec![Node::Word(vec![go_on(NOTHING, text.as_bytes())])];
    }
    if text == "'s" {
        // By itself it would be read as an apostrophe and a letter; behind a word it is one token.
        return vec![Node::Word(vec![key(text)])];
    }
    let of = |token: &crate::token::Token| match token.kind {
        TokenKind::Word | TokenKind::Number | TokenKind::Mark => {
            Node::Word(vec![if text.is_ascii() { token.key } else { key(token.text(text)) }])
        }
    };
    tokenise(text).iter().map(of).collect()
}

/// "change", "key-rate"
fn name(input: &str) -> IResult<&str, &str> {
    take_while1(|letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_').parse(input)
}

fn one(mut choices: Vec<Pattern>) -> Pattern {
    match choices.len() {
        1 => choices.pop().unwrap_or_default(),
        _ => Pattern { nodes: vec![Node::Either(choices)] },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word_node(text: &str) -> Node {
        Node::Word(vec![key(text)])
    }

    #[test]
    fn reads_words_groups_and_holes() {
        let pattern = Pattern::parse("compared (with|to) [last year's] {old:money|count}").unwrap();
        assert_eq!(pattern.nodes.len(), 4);
        assert_eq!(pattern.nodes[0], word_node("compared"));
        assert_eq!(
            pattern.nodes[1],
            Node::Either(vec![Pattern { nodes: vec![Node::Word(vec![key("with"), key("to")])] }])
        );
        assert!(matches!(&pattern.nodes[2], Node::Maybe(inner) if inner.nodes.len() == 3));
        assert!(
            matches!(&pattern.nodes[3], Node::Hole(hole) if hole.name == "old" && hole.kinds == ["money", "count"])
        );
    }

    #[test]
    fn bars_bind_words_or_phrases() {
        let phrases = Pattern::parse("(last year | a year ago)").unwrap();
        assert!(
            matches!(&phrases.nodes[0], Node::Either(choices) if choices.len() == 2 && choices[1].nodes.len() == 3)
        );
        let classes = Pattern::parse("@rise|@fall by").unwrap();
        assert!(matches!(&classes.nodes[0], Node::Either(choices) if choices.len() == 2));
        assert_eq!(classes.nodes[1], word_node("by"));
    }

    #[test]
    fn a_bar_without_blanks_joins_no_phrases() {
        assert_eq!(Pattern::parse("for (stayed|was put)"), Err(4));
        assert!(Pattern::parse("for ( stayed | was put )").is_ok() && Pattern::parse("for (stayed|was) put").is_ok());
    }

    #[test]
    fn bars_without_brackets_are_told() {
        let loose = |text: &str| Pattern::parse(text).unwrap().has_loose_bars();
        assert!(loose("new|put off|old") && loose("( so | new|put off|old )") && loose("[put|set off|up] late"));
        assert!(!loose("(put|set) (off|up)") && !loose("( new | put off | old )") && !loose("last|this year"));
        assert!(!loose("( put|set | off|up )") && !loose("{level:count|money} put|set"));
    }

    #[test]
    fn says_where_reading_stopped() {
        assert_eq!(Pattern::parse("from (with"), Err(5));
        assert!(Pattern::parse("").is_err());
        assert_eq!(Pattern::parse("{to:}"), Err(3));
    }

    #[test]
    fn depth_does_not_end_the_stack() {
        assert_eq!(Pattern::parse(&"(".repeat(20_000)), Err(32));
        assert_eq!(Pattern::parse(&"[a ".repeat(20_000)), Err(96));
    }

    #[test]
    fn marks_are_words() {
        assert_eq!(Pattern::parse("{n:count} \\( {p:percent} \\)").unwrap().nodes[1], word_node("("));
        assert_eq!(Pattern::parse(", or").unwrap().nodes.len(), 2);
    }
}
