//! The shapes of the items of a list: whether they are alike, so that they can be members of one list.
//!
//! Comes in: stretches of a scene. Goes out: whether they are alike. Not here: where a list begins and ends (`items`).

use super::scene::Scene;
use crate::token::Flags;
use std::ops::Range;

/// All names, or all phrases that begin in the same way.
pub(super) fn alike(scene: &Scene<'_>, items: &[Range<u32>]) -> bool {
    // "Mill Lane, Castle Street and the footbridge at Hale": a place without a name closes a list of names.
    let closes = |item: &Range<u32>| shape(scene, item) == Shape::Definite;
    let items = match items {
        [first, .., last] if items.len() > 2 && shape(scene, first) == Shape::Name && closes(last) => {
            items.get(..items.len() - 1).unwrap_or_default()
        }
        _ => items,
    };
    let mut shapes = items.iter().map(|item| shape(scene, item));
    let Some(first) = shapes.next() else { return false };
    let person = |shape: Shape| matches!(shape, Shape::Person | Shape::Name);
    // "The ice, the wind and a long stretch": each with a determiner of its own.
    let determined = |shape: Shape| matches!(shape, Shape::Definite | Shape::Counted);
    let same = |shape: Shape| person(shape) && person(first) || determined(shape) && determined(first);
    first != Shape::Other && shapes.all(|shape| shape == first || same(shape))
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Shape {
    /// Capitalised words.
    Name,
    /// "cellist Joe Tarrant".
    Person,
    /// "a baker", "two clerks".
    Counted,
    /// "the rent".
    Definite,
    /// "free trade".
    Bare,
    Other,
}

fn shape(scene: &Scene<'_>, item: &Range<u32>) -> Shape {
    let Some(first) = scene.token(item.start) else { return Shape::Other };
    let capitals = item.clone().filter_map(|at| scene.token(at)).filter(|token| token.is_word());
    let small = ["of", "the", "de", "van", "der", "la", "du", "al", "for"];
    let mut named = true;
    for token in capitals {
        named &= token.flags.any(Flags::CAPITAL)
            || small.contains(&token.text(scene.text.prose()))
            || token.text(scene.text.prose()).ends_with("'s");
    }
    match first.text(scene.text.prose()) {
        _ if named && first.flags.any(Flags::CAPITAL) => Shape::Name,
        _ if is_person(scene, item) => Shape::Person,
        // "mining, shipping and other trades": the list is open.
        "other" | "others" => Shape::Other,
        "a" | "an" | "one" => Shape::Counted,
        _ if is_figure(scene, item) => Shape::Other,
        _ if scene.spot_at(item.start).is_some() => Shape::Counted,
        "the" | "its" | "his" | "her" | "their" => Shape::Definite,
        _ if first.is_word() && !first.flags.any(Flags::CAPITAL) => Shape::Bare,
        _ => Shape::Other,
    }
}

/// One or two small words and then a name: "violinist Mara Lindqvist".
fn is_person(scene: &Scene<'_>, item: &Range<u32>) -> bool {
    let small = |at: &u32| scene.token(*at).is_some_and(|token| token.is_word() && !token.flags.any(Flags::CAPITAL));
    let words = item.clone().take_while(small).count();
    let mut rest = item.clone().skip(words);
    (1..=2).contains(&words)
        && rest.len() > 0
        && rest.all(|at| scene.token(at).is_some_and(|token| token.flags.any(Flags::CAPITAL)))
}

/// A number alone names nothing: "groups (2 and 4)".
fn is_figure(scene: &Scene<'_>, item: &Range<u32>) -> bool {
    let spot = scene.spot_at(item.start).and_then(|spot| scene.spots.get(spot));
    spot.is_some_and(|spot| spot.tokens.end >= item.end)
}
