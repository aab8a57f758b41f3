//! Amounts that carry the names of accounts, and what the names say of each other: net debt is debt less cash, gross profit
//! is revenue less cost of sales, wherever in the text they stand.
//!
//! Comes in: names by role, and equations of two operands ("net_debt = debt - cash"). Goes out: the amount that the two
//! others contradict. Only where the text tells each of the three once. Not here: accounts beside each other in one
//! sentence, which relations bind by their words.

mod roles;

use super::{Compiled, Engine, EngineError, Slip, settings};
use crate::context::Context;
use crate::exact::{Interval, Rational};
use crate::quantity::{Kind, Role};
use crate::sentence::{Text, Told};
use crate::span::Span;
use roles::{Named, Names};

/// Holes of messages.
pub const HOLES: &[&str] = &["first", "second", "expected"];

/// Sentences from the first of three to the last.
const APART: usize = 8;

/// What is done with two amounts.
#[derive(Clone, Copy)]
enum Sign {
    Less,
    And,
    Over,
}

struct Identity {
    gives: usize,
    one: usize,
    sign: Sign,
    other: usize,
}

struct Identities {
    names: Names,
    equations: Vec<Identity>,
}

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &["names", "equations", "per_share"])?;
    let per_share = settings::strings(file, "per_share").unwrap_or_default();
    let names = Names::new(file.get("names").and_then(toml::Value::as_table), &per_share)?;
    let equations = settings::strings(file, "equations")?;
    let read = |(at, equation): (usize, &str)| {
        identity(&names, equation).ok_or_else(|| EngineError {
            key: format!("equations.{at}"),
            message: format!("\"{equation}\" is not \"role = role (-|+|/) role\" of roles under \"names\""),
        })
    };
    let equations = equations.into_iter().enumerate().map(read).collect::<Result<_, _>>()?;
    Ok(Box::new(Identities { names, equations }))
}

fn identity(names: &Names, equation: &str) -> Option<Identity> {
    let words: Vec<&str> = equation.split_whitespace().collect();
    let [gives, "=", one, sign, other] = words.as_slice() else { return None };
    let sign = match *sign {
        "-" => Sign::Less,
        "+" => Sign::And,
        "/" => Sign::Over,
        _ => return None,
    };
    Some(Identity { gives: names.role(gives)?, one: names.role(one)?, sign, other: names.role(other)? })
}

impl Engine for Identities {
    fn run(&self, text: &Text<'_>, _: &Context, slips: &mut Vec<Slip>) {
        let named = self.names.of(text);
        if named.len() < 3 {
            return;
        }
        for identity in &self.equations {
            let Some(gives) = only(&named, identity.gives) else { continue };
            let Some(parts) = only(&named, identity.one).zip(only(&named, identity.other)) else { continue };
            slips.extend(judged(text, identity, gives, parts));
        }
    }

    fn is_whole(&self) -> bool {
        true
    }
}

/// The one amount of a role.
fn only<'n>(named: &'n [Named<'n>], role: usize) -> Option<&'n Named<'n>> {
    let mut all = named.iter().filter(|named| named.role == role);
    all.next().filter(|_| all.next().is_none())
}

fn judged(
    text: &Text<'_>,
    identity: &Identity,
    gives: &Named<'_>,
    (one, other): (&Named<'_>, &Named<'_>),
) -> Option<Slip> {
    let sentences = [gives, one, other].map(|named| named.told.sentence);
    let apart = sentences.iter().max()?.checked_sub(*sentences.iter().min()?)?;
    // "9p and 4p": what is paid for a share is told in full; a special one is apart.
    let paid = matches!(identity.sign, Sign::And);
    if paid && text.tokens.iter().any(|token| matches!(token.text(text.prose()), "special" | "Special")) {
        return None;
    }
    let meaning =
        |named: &Named<'_>| if paid { Some(Interval::point(named.told.value)) } else { meaning(text, named.told) };
    let claimed = meaning(gives)?;
    let (first, second) = (meaning(one)?, meaning(other)?);
    let alike = match identity.sign {
        Sign::Less | Sign::And => {
            let unit = |named: &Named<'_>| (named.told.sort.kind, named.told.sort.unit);
            unit(gives) == unit(one) && unit(one) == unit(other)
        }
        Sign::Over if gives.told.sort.kind == Kind::Percent => {
            one.told.sort == other.told.sort && one.told.sort.kind == Kind::Money
        }
        Sign::Over => false,
    };
    let given = match identity.sign {
        Sign::Less => first.sub(second),
        Sign::And => first.add(second),
        Sign::Over => first.div(second)?.scale(Rational::HUNDRED),
    }?;
    let ratio = claimed.middle()?.div(given.middle()?)?;
    let near = ratio > Rational::new(1, 4)? && ratio < Rational::whole(4);
    // "A loss of 0.7" of an income that is 0.7 above the spending.
    let turned = ratio.is_negative() && ratio.add(Rational::ONE)?.abs() < Rational::new(1, 20)?;
    if !alike || !(near || turned) || apart > APART || claimed.meets(given) {
        return None;
    }
    let middle = given.middle()?.div(scale(text, gives.told)?)?.to_decimal(2);
    let span = |named: &Named<'_>| span(text, named.told);
    let written = |named: &Named<'_>| span(named).of(text.prose()).to_owned();
    let sign = match identity.sign {
        Sign::Less => "less",
        Sign::And => "and",
        Sign::Over => "of",
    };
    Some(Slip {
        span: span(gives),
        label: format!("{middle}, by the two others"),
        values: vec![
            ("first", format!("{} {sign} {}", written(one), written(other))),
            ("second", written(gives)),
            ("expected", middle),
        ],
        evidence: vec![(span(one), "told here".to_owned()), (span(other), "and here".to_owned())],
        ..Slip::default()
    })
}

/// What an amount can mean.
fn meaning(text: &Text<'_>, told: &Told) -> Option<Interval> {
    text.quantities.get(told.quantity)?.loose(Role::Level)
}

/// The scale that an amount is written in.
fn scale(text: &Text<'_>, told: &Told) -> Option<Rational> {
    let number = text.quantities.get(told.quantity)?.number()?;
    Rational::power_of_ten(i32::from(number.scale))
}

fn span(text: &Text<'_>, told: &Told) -> Span {
    text.quantities.get(told.quantity).map(|quantity| quantity.span).unwrap_or_default()
}
