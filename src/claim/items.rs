//! Lists of names or noun phrases: "Oslo, Turin and Lyon", "a tenor, three altos and a flautist". Only a list that is
//! closed ("and" before its last item, an end mark behind it) and whose items are alike is read; one that might be
//! split in two ways is not.

use super::coordination::is_verb;
use super::scene::Scene;
use super::shapes::alike;
use crate::quantity::Kind;
use crate::sentence::LEADS;
use crate::token::{Flags, Token};
use std::ops::Range;

/// Words of the longest item.
const LONGEST: u32 = 7;

/// The items of the closed list that begins at a token; empty where there is none.
#[must_use]
pub fn items(scene: &Scene<'_>, at: u32, named: bool) -> Vec<Range<u32>> {
    if at == scene.tokens.end && !named {
        return super::series::bullets(scene);
    }
    if named {
        return people(scene, at);
    }
    let parted = parted(scene, at);
    if parted.is_empty() { in_line(scene, at) } else { parted }
}

/// Names, each perhaps behind one or two small words: "harpist Ann Lowe and drummer Pat Ives".
fn people(scene: &Scene<'_>, at: u32) -> Vec<Range<u32>> {
    let small = |at: u32| {
        let token = scene.token(at).filter(|_| scene.spot_over(at).is_none());
        token.is_some_and(|token| token.is_word() && !token.flags.any(Flags::CAPITAL) && !is_clause(token, scene))
    };
    let skip = |from: u32| {
        let skipped = (0..2).take_while(|word| small(from + word)).count();
        u32::try_from(skipped).map_or(from, |skipped| from + skipped)
    };
    // "Ann Lowe on drums": what each does or where each stands.
    let tail = |end: u32| {
        let leads =
            scene.token(end).is_some_and(|token| matches!(token.text(scene.text.prose()), "on" | "at" | "from" | "in"));
        let plain = |at: u32| scene.token(at).is_some_and(|token| token.is_word() && !token.flags.any(Flags::CAPITAL));
        let length = if leads { (1..5).find(|word| !plain(end + word)).unwrap_or_default() } else { 0 };
        let parted = scene.token(end + length).is_none_or(|token| separator(token, scene) != Separator::None);
        if parted { end + length } else { end }
    };
    joined(scene, at, skip, tail)
}

/// What semicolons part, commas and clauses inside: "Ann Lowe, a baker; and Pat Ives, who rows."
fn parted(scene: &Scene<'_>, at: u32) -> Vec<Range<u32>> {
    let word = |at: u32| scene.token(at).map(|token| token.text(scene.text.prose())).unwrap_or_default();
    let end = (at..scene.tokens.end).find(|at| matches!(word(*at), "." | "!" | "?" | ":")).unwrap_or(scene.tokens.end);
    let cuts: Vec<u32> = (at..end).filter(|at| word(*at) == ";").collect();
    let starts = [at].into_iter().chain(cuts.iter().map(|cut| cut + 1));
    let ends = cuts.iter().copied().chain([end]);
    let items: Vec<Range<u32>> =
        starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| start..end).collect();
    let last = items.last().map(|item| item.start).unwrap_or_default();
    let numbered = items.iter().all(|item| is_ordinal(scene, item));
    let named = |item: &Range<u32>| {
        let start = item.start + u32::from(word(item.start) == "and");
        scene.token(start).is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL))
    };
    let whole = word(end) == "." || end == scene.tokens.end;
    let closed = numbered || word(last) == "and" && items.iter().all(named);
    if items.len() > 1 && whole && closed { items } else { Vec::new() }
}

fn in_line(scene: &Scene<'_>, at: u32) -> Vec<Range<u32>> {
    let mut list = List { items: Vec::new(), start: at, conjunctions: 0, semicolons: false };
    let mut token = at;
    while let Some(found) = scene.token(token) {
        match separator(found, scene) {
            Separator::Comma if list.semicolons => {}
            Separator::Comma => list.cut(token),
            Separator::Semicolon if list.conjunctions == 0 => list.semicolon(token),
            Separator::And => {
                list.cut(token);
                list.conjunctions += 1;
            }
            Separator::End | Separator::Semicolon => break,
            Separator::None if token.saturating_sub(list.start) > LONGEST || is_clause(found, scene) => {
                return Vec::new();
            }
            Separator::None => {}
        }
        token += 1;
    }
    list.cut(token);
    let numbered = list.semicolons && list.items.iter().all(|item| is_ordinal(scene, item));
    let closed = (list.conjunctions == 1 || numbered)
        && scene.token(token).is_none_or(|found| separator(found, scene) == Separator::End);
    let led_in = list.items.len() > 2 && leads_in(scene, at);
    if closed && !led_in && list.items.len() > 1 && alike(scene, &list.items) { list.items } else { Vec::new() }
}

/// "According to the report, oats, rye and barley": what leads a sentence in is no member of a list.
pub(super) fn leads_in(scene: &Scene<'_>, at: u32) -> bool {
    let word = |at: u32| scene.token(at).map(|token| token.text(scene.text.prose())).unwrap_or_default();
    let first = word(scene.tokens.start);
    let leads = LEADS.iter().any(|lead| lead.eq_ignore_ascii_case(first));
    leads && scene.tokens.start < at && !(scene.tokens.start..at).any(|at| matches!(word(at), "," | ":" | ";"))
}

/// The names that stand at a token, joined by commas and "and"; reading ends behind the last capitalised word.
#[must_use]
pub fn names(scene: &Scene<'_>, at: u32) -> Vec<Range<u32>> {
    joined(scene, at, |from| from, |end| end)
}

fn joined(scene: &Scene<'_>, at: u32, skip: impl Fn(u32) -> u32, tail: impl Fn(u32) -> u32) -> Vec<Range<u32>> {
    let (mut names, mut token, mut closed) = (Vec::new(), at, false);
    // "at sales in Perth, Hobart and Sydney": the list may have begun before the comma.
    let word = |at: u32| scene.token(at).map(|found| found.text(scene.text.prose())).unwrap_or_default();
    let named = |at: u32| scene.token(at).is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL));
    let article = u32::from(at > scene.tokens.start && word(at - 1) == "the");
    let joint = at.saturating_sub(article);
    let goes_on = word(joint.saturating_sub(1)) == "," || article > 0 && word(joint.saturating_sub(1)) == "and";
    if joint > scene.tokens.start + 2 && goes_on && named(joint - 2) {
        return names;
    }
    loop {
        let begin = skip(token);
        let end = name_end(scene, begin);
        if end == begin {
            return Vec::new();
        }
        let end = tail(end);
        names.push(token..end);
        if closed {
            // "House and Senate Finance, and House and Senate Ethics": more than one list.
            let more = word(end) == "," && matches!(word(end + 1), "and" | "or") && named(end + 2)
                || word(end) == "and" && (named(end + 1) || word(end + 1) == "the" && named(end + 2));
            return if more { Vec::new() } else { names };
        }
        (token, closed) = match word(end) {
            "," if matches!(word(end + 1), "and" | "or" | "&") => (end + 2, true),
            "," => (end + 1, false),
            "and" | "or" | "&" => (end + 1, true),
            _ => return if names.len() == 1 { names } else { Vec::new() },
        };
    }
}

/// "second, shared patrols"
fn is_ordinal(scene: &Scene<'_>, item: &Range<u32>) -> bool {
    let spot = scene.spot_at(item.start).and_then(|spot| scene.spots.get(spot));
    spot.is_some_and(|spot| spot.quantity.kind == Kind::Ordinal)
}

/// Behind a run of capitalised words.
fn name_end(scene: &Scene<'_>, from: u32) -> u32 {
    let mut at = from;
    while let Some(token) = scene.token(at).filter(|_| scene.spot_over(at).is_none()) {
        let capital = token.is_word() && token.flags.any(Flags::CAPITAL);
        let glue = at > from && token.glued() && matches!(token.text(scene.text.prose()), "-" | "." | "'" | "’");
        if !capital && !glue && !is_particle(scene, from, at) {
            break;
        }
        at += 1;
    }
    at
}

const PARTICLES: [&str; 14] =
    ["de", "da", "di", "del", "la", "le", "van", "von", "der", "den", "ter", "bin", "al", "dos"];

/// "Piet de Reve", "Oda van der Lamm": a small word within a name.
fn is_particle(scene: &Scene<'_>, from: u32, at: u32) -> bool {
    let word = |at: u32| scene.token(at).map(|token| token.text(scene.text.prose())).unwrap_or_default();
    let small = |at: u32| PARTICLES.contains(&word(at));
    let next = if small(at + 1) { at + 2 } else { at + 1 };
    at > from && small(at) && word(next).starts_with(char::is_uppercase)
}

struct List {
    items: Vec<Range<u32>>,
    start: u32,
    conjunctions: u32,
    semicolons: bool,
}

impl List {
    /// Ends an item before a separator; ", and" is one separator.
    fn cut(&mut self, at: u32) {
        if at > self.start {
            self.items.push(self.start..at);
        }
        self.start = at + 1;
    }

    /// Semicolons part the items: what commas parted before belongs to one.
    fn semicolon(&mut self, at: u32) {
        if !self.semicolons {
            let first = self.items.first().map_or(self.start, |item| item.start);
            self.items.clear();
            self.start = first;
            self.semicolons = true;
        }
        self.cut(at);
    }
}

#[derive(PartialEq, Eq)]
enum Separator {
    Comma,
    Semicolon,
    And,
    End,
    None,
}

fn separator(token: &Token, scene: &Scene<'_>) -> Separator {
    match token.text(scene.text.prose()) {
        "," => Separator::Comma,
        ";" => Separator::Semicolon,
        "and" | "or" | "&" if !token.glued() => Separator::And,
        "." | "!" | "?" | ")" | ":" | "–" | "—" | "”" | "\"" => Separator::End,
        "-" if !token.glued() => Separator::End,
        _ => Separator::None,
    }
}

/// A word that cannot stand in a plain item.
fn is_clause(token: &Token, scene: &Scene<'_>) -> bool {
    let word = token.text(scene.text.prose());
    matches!(
        word,
        "that"
            | "which"
            | "who"
            | "is"
            | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "will"
            | "("
            | "“"
            | "as"
            | "including"
            | "both"
    ) || token.is_word() && is_verb(token.key, token.flags)
}
