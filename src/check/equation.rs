//! Equations: what must hold between the slots of a relation. Syntax tree and nom grammar.
//!
//! ```text
//! by:percent = change(from, to)      the claimed slot, its kind, and what the others give
//! lead = first - second              four operators, brackets, whole numbers
//! part <= whole                      an ordering
//! holds(date)                        a predicate of the calendar
//! ```

use super::nesting::too_deep;
use crate::exact::Rational;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, digit1, multispace0};
use nom::combinator::{all_consuming, map, map_opt, opt, recognize};
use nom::multi::{many0, separated_list0, separated_list1};
use nom::sequence::{delimited, pair, preceded, terminated};
use nom::{IResult, Parser};
use serde::{Deserialize, Serialize};

/// What a check asserts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Equation {
    /// The left side: the claimed slot.
    pub claimed: Term,
    /// How the sides compare.
    pub comparison: Comparison,
    /// The right side.
    pub expected: Expression,
}

/// A slot with the kinds it must have been filled with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Name of the slot.
    pub slot: String,
    /// Kinds; empty for any.
    pub kinds: Vec<String>,
}

/// How two sides compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<=`
    AtMost,
    /// `<`
    Less,
    /// `>=`
    AtLeast,
    /// `>`
    More,
}

/// An expression over slots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expression {
    /// A slot.
    Slot(Term),
    /// A number.
    Number(Rational),
    /// A function of expressions.
    Call(String, Vec<Expression>),
    /// Two expressions and an operator: `+ - * /`.
    Operation(char, Box<Expression>, Box<Expression>),
}

impl Equation {
    /// Reads an equation.
    ///
    /// # Errors
    /// The byte in `text` at which reading stopped.
    pub fn parse(text: &str) -> Result<Self, usize> {
        if let Some(at) = too_deep(text).or_else(|| too_long(text)) {
            return Err(at);
        }
        match all_consuming(delimited(multispace0, equation, multispace0)).parse(text) {
            Ok((_, equation)) => Ok(equation),
            Err(nom::Err::Error(error) | nom::Err::Failure(error)) => Err(text.len().saturating_sub(error.input.len())),
            Err(nom::Err::Incomplete(_)) => Err(text.len()),
        }
    }

    /// Every slot that the equation names, the claimed one first.
    #[must_use]
    pub fn terms(&self) -> Vec<&Term> {
        let mut terms = vec![&self.claimed];
        collect(&self.expected, &mut terms);
        terms
    }

    /// Every function that the equation calls, with its number of arguments.
    #[must_use]
    pub fn calls(&self) -> Vec<(&str, usize)> {
        let mut calls = Vec::new();
        collect_calls(&self.expected, &mut calls);
        calls
    }
}

/// Operators of an equation: each nests the ones before it.
const OPERATORS: usize = 100;

/// The byte of the first operator too many.
fn too_long(text: &str) -> Option<usize> {
    text.match_indices(['+', '-', '*', '/']).nth(OPERATORS).map(|(at, _)| at)
}

fn collect<'e>(expression: &'e Expression, terms: &mut Vec<&'e Term>) {
    match expression {
        Expression::Slot(term) => terms.push(term),
        Expression::Number(_) => {}
        Expression::Call(_, arguments) => arguments.iter().for_each(|argument| collect(argument, terms)),
        Expression::Operation(_, left, right) => {
            collect(left, terms);
            collect(right, terms);
        }
    }
}

fn collect_calls<'e>(expression: &'e Expression, calls: &mut Vec<(&'e str, usize)>) {
    match expression {
        Expression::Slot(_) | Expression::Number(_) => {}
        Expression::Call(name, arguments) => {
            calls.push((name, arguments.len()));
            arguments.iter().for_each(|argument| collect_calls(argument, calls));
        }
        Expression::Operation(_, left, right) => {
            collect_calls(left, calls);
            collect_calls(right, calls);
        }
    }
}

/// "by:percent = change(from, to)"
fn equation(input: &str) -> IResult<&str, Equation> {
    let sides = (term, blank(comparison), sum);
    map(sides, |(claimed, comparison, expected)| Equation { claimed, comparison, expected }).parse(input)
}

/// "="
fn comparison(input: &str) -> IResult<&str, Comparison> {
    alt((
        map(tag("<="), |_| Comparison::AtMost),
        map(tag(">="), |_| Comparison::AtLeast),
        map(tag("<"), |_| Comparison::Less),
        map(tag(">"), |_| Comparison::More),
        map(tag("="), |_| Comparison::Equal),
    ))
    .parse(input)
}

/// "a + b - c"
fn sum(input: &str) -> IResult<&str, Expression> {
    chain(input, product, "+-")
}

/// "a * b / c"
fn product(input: &str) -> IResult<&str, Expression> {
    chain(input, atom, "*/")
}

fn chain<'i>(
    input: &'i str,
    operand: impl Fn(&'i str) -> IResult<&'i str, Expression>,
    operators: &'static str,
) -> IResult<&'i str, Expression> {
    let (rest, first) = operand(input)?;
    let operator = map_opt(nom::character::complete::anychar, |sign| operators.contains(sign).then_some(sign));
    let (rest, others) = many0(pair(blank(operator), &operand)).parse(rest)?;
    let join = |left, (sign, right)| Expression::Operation(sign, Box::new(left), Box::new(right));
    Ok((rest, others.into_iter().fold(first, join)))
}

/// "change(from, to)", "12", "from:money", "(a + b)"
fn atom(input: &str) -> IResult<&str, Expression> {
    alt((brackets, number, call, map(term, Expression::Slot))).parse(input)
}

fn brackets(input: &str) -> IResult<&str, Expression> {
    delimited(terminated(char('('), multispace0), sum, preceded(multispace0, char(')'))).parse(input)
}

fn number(input: &str) -> IResult<&str, Expression> {
    let digits = recognize((digit1, opt((char('.'), digit1))));
    map_opt(digits, |text| Rational::parse(text).map(Expression::Number)).parse(input)
}

fn call(input: &str) -> IResult<&str, Expression> {
    let arguments =
        delimited((char('('), multispace0), separated_list0(blank(char(',')), sum), (multispace0, char(')')));
    map((name, arguments), |(name, arguments)| Expression::Call(name.to_owned(), arguments)).parse(input)
}

/// "by:percent|fraction"
fn term(input: &str) -> IResult<&str, Term> {
    let kinds = preceded(char(':'), separated_list1(char('|'), kind));
    map((name, opt(kinds)), |(slot, kinds)| Term {
        slot: slot.to_owned(),
        kinds: kinds.into_iter().flatten().map(str::to_owned).collect(),
    })
    .parse(input)
}

/// "one-in"
fn kind(input: &str) -> IResult<&str, &str> {
    take_while1(|letter: char| letter.is_ascii_alphanumeric() || letter == '-').parse(input)
}

fn name(input: &str) -> IResult<&str, &str> {
    take_while1(|letter: char| letter.is_ascii_alphanumeric() || letter == '_').parse(input)
}

fn blank<'i, O>(
    inner: impl Parser<&'i str, Output = O, Error = nom::error::Error<&'i str>>,
) -> impl Parser<&'i str, Output = O, Error = nom::error::Error<&'i str>> {
    delimited(multispace0, inner, multispace0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_equations() {
        let equation = Equation::parse("by:percent = change(from, to)").unwrap();
        assert_eq!(equation.claimed, Term { slot: "by".into(), kinds: vec!["percent".into()] });
        assert_eq!(equation.calls(), [("change", 2)]);
        assert_eq!(equation.terms().len(), 3);
    }

    #[test]
    fn operators_bind_as_usual() {
        let equation = Equation::parse("t <= a + b * 2").unwrap();
        assert_eq!(equation.comparison, Comparison::AtMost);
        assert!(
            matches!(equation.expected, Expression::Operation('+', _, right) if matches!(*right, Expression::Operation('*', ..)))
        );
        assert_eq!(Equation::parse("t = "), Err(4));
    }

    #[test]
    fn neither_depth_nor_length_ends_the_stack() {
        assert_eq!(Equation::parse(&format!("t = {}", "(".repeat(100_000))), Err(36));
        assert_eq!(Equation::parse(&format!("t = f{}", "(f".repeat(100_000))), Err(69));
        assert_eq!(Equation::parse(&format!("t = a{}", "+a".repeat(100_000))), Err(205));
    }
}
