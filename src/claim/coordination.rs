//! Coordinations of figures: quantities of one unit with their nouns, joined by commas and "and", no verb between.

use super::scene::{Scene, Spot};
use crate::check::KindSet;
use crate::exact::Rational;
use crate::lexicon::{WordInfo, look_up};
use crate::quantity::Kind;
use crate::token::{Flags, Key, key, literal};
use std::ops::Range;

/// Tokens that may stand between two members, marks and conjunction among them.
const GAP: u32 = 14;

/// Members of a list at most; what goes on for longer is looked at again from each of its figures and is none.
const MOST: usize = 60;

/// The longest coordination of figures that begins with the figure at token `at`. Between members stand commas or
/// semicolons and nouns, no verb; the member behind "and" is the last.
#[must_use]
pub fn figures(scene: &Scene<'_>, at: u32, kinds: KindSet) -> Vec<usize> {
    let Some(first) = scene.spot_at(at) else { return Vec::new() };
    let mut members = Vec::new();
    if !scene.spots.get(first).is_some_and(|spot| fits(spot, kinds) || is_elided(spot, kinds)) {
        return members;
    }
    if goes_on(scene, first, kinds) {
        return members;
    }
    members.push(first);
    let mut last = first;
    let mut ended = false;
    while let Some((next, closed)) = next_member(scene, last, kinds).filter(|_| !ended) {
        members.push(next);
        last = next;
        ended = closed;
        if members.len() > MOST {
            return Vec::new();
        }
    }
    let count = |member: &usize| scene.spots.get(*member).is_some_and(|spot| spot.quantity.kind == Kind::Count);
    if !ended && members.iter().all(count) {
        // "124 sites, spread over 8 states": without its "and" it may be no list at all.
        return Vec::new();
    }
    if !ended && is_broken(scene, last) {
        return Vec::new();
    }
    let fit = |member: usize| scene.spots.get(member).is_some_and(|spot| fits(spot, kinds));
    // "40 tonnes of rice, 35 of maize and 20 of beans": later members may leave the unit out, where "and" ends the list.
    let together = fit(last) || ended && fit(first);
    if !together {
        return Vec::new();
    }
    // The first tells that the words behind are what it is made of; "nettle" may be known as a verb.
    let labelled = |(at, member): (usize, &usize)| is_labelled(scene, *member, at == 0);
    if kinds.any(KindSet::MIX) && !members.iter().enumerate().all(labelled) {
        return Vec::new();
    }
    members
}

/// Whether a bare number goes on a row of them: the 26 of "24, 26, 25 and 27 minutes".
fn goes_on(scene: &Scene<'_>, first: usize, kinds: KindSet) -> bool {
    let spots = first.checked_sub(1).and_then(|before| scene.spots.get(before).zip(scene.spots.get(first)));
    spots.is_some_and(|(before, spot)| {
        let comma = |at: u32| scene.token(at).is_some_and(|token| token.text(scene.text.prose()) == ",");
        let bare = before.tokens.len() == 1 && spot.tokens.len() == 1;
        bare && same_sort(before, spot)
            && kinds.any(KindSet::UNITED)
            && before.tokens.end + 1 == spot.tokens.start
            && comma(before.tokens.end)
    })
}

/// Whether an "and" with one more figure of the sort follows that was not understood as a member.
fn is_broken(scene: &Scene<'_>, last: usize) -> bool {
    let spots = scene.spots.get(last).zip(scene.spots.get(last + 1));
    spots.is_some_and(|(spot, next)| {
        let between = spot.tokens.end..next.tokens.start;
        let word = |at: u32| scene.token(at).map(|token| token.text(scene.text.prose())).unwrap_or_default();
        let plain = |at: u32| !matches!(word(at), "," | ";" | "." | ":" | "(" | "–" | "—");
        same_sort(spot, next)
            && next.tokens.start.saturating_sub(spot.tokens.end) <= GAP
            && between.clone().all(plain)
            && between.into_iter().any(|at| word(at) == "and")
    })
}

/// Whether the noun that a figure is the share of stands right behind it: "25% silt", not "25% in May".
fn is_labelled(scene: &Scene<'_>, member: usize, sure: bool) -> bool {
    let Some(spot) = scene.spots.get(member) else { return false };
    let Some(token) = scene.token(spot.tokens.end).filter(|token| token.is_word()) else { return false };
    let noun = WordInfo::NOUN | WordInfo::PLURAL;
    let known = look_up(token.key).is_some_and(|info| info.any(noun)) || token.flags.any(Flags::CAPITAL);
    (known || !sure) && !NO_LABELS.iter().any(|word| key(word) == token.key)
}

/// Nouns that say what a percent does, or when, and not what it is a share of.
const NO_LABELS: [&str; 44] = [
    "of", "in", "to", "from", "for", "on", "at", "by", "with", "higher", "lower", "more", "less", "than", "above",
    "below", "over", "under", "up", "down", "off", "this", "last", "next", "year", "growth", "increase", "decrease",
    "rise", "fall", "drop", "gain", "loss", "decline", "cut", "jump", "chance", "interest", "rate", "discount",
    "margin", "tax", "stake", "as",
];

fn fits(spot: &Spot<'_>, kinds: KindSet) -> bool {
    kinds.members().any(spot.kind)
}

/// A bare number that may share the unit of a later member: "4, 6 and 9 percent".
fn is_elided(spot: &Spot<'_>, kinds: KindSet) -> bool {
    kinds.any(KindSet::UNITED) && spot.kind & KindSet::BARE != 0 && spot.ends[1] == spot.tokens.end
}

/// The figure that goes on a coordination, and whether it closes it.
fn next_member(scene: &Scene<'_>, last: usize, kinds: KindSet) -> Option<(usize, bool)> {
    let spot = scene.spots.get(last)?;
    let next = (last + 1..scene.spots.len()).take(GAP as usize).find(|index| {
        scene.spots.get(*index).is_some_and(|spot| {
            // "25% to the six-week gauge and 45% to the rest": a figure that is part of a name is no member.
            let amount = !matches!(spot.quantity.kind, Kind::Date | Kind::Identifier | Kind::Ordinal);
            !spot.quantity.attributive && (amount || fits(spot, kinds))
        })
    })?;
    let follower = scene.spots.get(next)?;
    let alike = same_sort(spot, follower) && (fits(follower, kinds) || is_elided(follower, kinds));
    if !alike || follower.tokens.start.saturating_sub(spot.tokens.end) > GAP {
        return None;
    }
    let closed = joint(scene, spot.tokens.end..follower.tokens.start)?;
    Some((next, closed))
}

/// One kind and one unit, or a unit left out: "4, 6 and 9 percent".
fn same_sort(a: &Spot<'_>, b: &Spot<'_>) -> bool {
    let left_out = |spot: &Spot<'_>| is_elided(spot, KindSet::from_bits(KindSet::PERCENT));
    let united =
        |spot: &Spot<'_>| matches!(spot.quantity.kind, Kind::Percent | Kind::Measure | Kind::Money | Kind::Duration);
    // "44 percent of calls, and 212 were": more than a hundred are no percent.
    let over = |a: &Spot<'_>, b: &Spot<'_>| {
        let most = Rational::whole(100);
        a.quantity.kind == Kind::Percent
            && b.quantity.kind == Kind::Count
            && b.quantity.number().is_some_and(|number| number.value > most)
    };
    if over(a, b) || over(b, a) {
        return false;
    }
    left_out(a) && (united(b) || left_out(b)) && !(a.quantity.kind == Kind::Count && b.quantity.kind == Kind::Count)
        || united(a) && left_out(b)
        || a.quantity.kind == b.quantity.kind
            && (a.quantity.units.shares(b.quantity.units)
                || a.quantity.units.is_empty() != b.quantity.units.is_empty() && a.quantity.kind != Kind::Count)
}

/// Whether the tokens between two figures join them, and whether they close the list ("and").
fn joint(scene: &Scene<'_>, between: Range<u32>) -> Option<bool> {
    let mut joints = 0;
    let mut closed = false;
    let mut mark = false;
    let mut opens = between.start;
    let last = between.end.saturating_sub(1);
    for at in between {
        let token = scene.token(at)?;
        let word = token.text(scene.text.prose());
        let before = std::mem::take(&mut mark);
        match word {
            "," | ";" => {
                joints += 1;
                mark = true;
            }
            "and" | "or" | "plus" | "&" => {
                joints += u32::from(!before);
                closed = true;
                opens = at;
            }
            "from" if at != last => {}
            "." | "!" | "?" | ":" | "(" | ")" | "“" | "”" | "\"" | "–" | "—" => return None,
            _ if BARRIERS.contains(&token.key) => return None,
            // "for scrapped ovens" has no verb.
            _ if token.is_word() && is_verb(token.key, token.flags) && !is_told_of(scene, at) => return None,
            // "and destroyed 1,000 targets": with a new deed, no member.
            _ if closed && at == opens + 1 && look_up(token.key).is_some_and(is_deed) => return None,
            _ => {}
        }
    }
    // Two joints part the figures by a member without one: "two cooks, a driver and two nurses".
    (joints == 1).then_some(closed)
}

const BARRIERS: [Key; 27] = [
    literal("also"),
    literal("but"),
    literal("while"),
    literal("whereas"),
    literal("than"),
    literal("total"),
    literal("totals"),
    literal("totaling"),
    literal("totalling"),
    literal("from"),
    literal("versus"),
    literal("against"),
    literal("compared"),
    literal("is"),
    literal("was"),
    literal("are"),
    literal("were"),
    literal("has"),
    literal("had"),
    literal("have"),
    literal("be"),
    literal("been"),
    literal("will"),
    literal("would"),
    literal("that"),
    literal("which"),
    literal("who"),
];

/// Whether a word stands where only a noun or what describes one can: behind a preposition or article.
fn is_told_of(scene: &Scene<'_>, at: u32) -> bool {
    let before = at.checked_sub(1).and_then(|at| scene.token(at));
    before.is_some_and(|token| {
        matches!(
            token.text(scene.text.prose()),
            "for" | "of" | "in" | "on" | "from" | "the" | "a" | "an" | "its" | "their"
        )
    })
}

/// "destroyed": a form of a verb that may describe a thing, and names none.
fn is_deed(info: WordInfo) -> bool {
    info.any(WordInfo::VERB_FORM) && !info.any(WordInfo::NOUN | WordInfo::PLURAL | WordInfo::VERB)
}

/// A word that can be nothing but a verb.
pub(super) fn is_verb(word: Key, flags: Flags) -> bool {
    let verb = WordInfo::VERB | WordInfo::VERB_FORM;
    let other = WordInfo::NOUN | WordInfo::PLURAL | WordInfo::ADJECTIVE | WordInfo::ADVERB;
    !flags.any(Flags::CAPITAL) && look_up(word).is_some_and(|info| info.any(verb) && !info.any(other))
}
