//! The stretch of text that a frame looks at: its tokens, its figures and the places where reading may go on behind
//! each figure.

use crate::check::KindSet;
use crate::exact::Rational;
use crate::quantity::{Amount, Hedge, Kind, Quantity};
use crate::sentence::Text;
use crate::span::Span;
use crate::token::{Key, KeySet, Token, literal};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// A figure at its place.
#[derive(Debug, Clone)]
pub struct Spot<'t> {
    /// The figure.
    pub quantity: Cow<'t, Quantity>,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Ends of reading behind it: with a phrase behind its noun, with its noun, bare; and before the noun, past what
    /// describes it.
    pub ends: [u32; 4],
    /// Key of the noun that it counts.
    pub head: Option<Key>,
    /// Sort, as a hole asks for it.
    pub kind: u64,
}

/// Tokens and figures of a sentence or paragraph.
#[derive(Debug)]
pub struct Scene<'t> {
    /// The whole text.
    pub text: &'t Text<'t>,
    /// The tokens in sight.
    pub tokens: Range<u32>,
    /// The figures in sight, in order.
    pub spots: Vec<Spot<'t>>,
    /// Kinds of all figures.
    pub kinds: u64,
    /// For each token the number of its figure, counted from 1.
    over: Vec<u32>,
    /// The clauses of the sentence that was asked for first.
    clauses: OnceCell<Vec<Range<u32>>>,
}

impl<'t> Scene<'t> {
    /// The scene of a range of tokens with its quantities.
    #[must_use]
    pub fn new(text: &'t Text<'t>, tokens: Range<u32>, quantities: Range<u32>) -> Self {
        let mut scene = Self { text, tokens, spots: Vec::new(), kinds: 0, over: Vec::new(), clauses: OnceCell::new() };
        for index in quantities {
            scene.add(index as usize);
        }
        scene.number_tokens();
        scene.kinds = scene.spots.iter().fold(0, |kinds, spot| kinds | spot.kind);
        scene
    }

    /// The token at an index, inside the scene.
    #[must_use]
    pub fn token(&self, at: u32) -> Option<&'t Token> {
        if self.tokens.contains(&at) { self.text.tokens.get(at as usize) } else { None }
    }

    /// The figure whose first token is at an index.
    #[must_use]
    pub fn spot_at(&self, token: u32) -> Option<usize> {
        let spot = self.spot_over(token)?;
        self.spots.get(spot).filter(|found| found.tokens.start == token).map(|_| spot)
    }

    /// The figure that holds a token.
    #[inline]
    #[must_use]
    pub fn spot_over(&self, token: u32) -> Option<usize> {
        let at = token.checked_sub(self.tokens.start)? as usize;
        self.over.get(at).and_then(|number| number.checked_sub(1)).map(|spot| spot as usize)
    }

    /// The figures that stand wholly in a stretch of tokens, with their places.
    pub fn spots_in<'s>(&'s self, tokens: &Range<u32>) -> impl Iterator<Item = (usize, &'s Spot<'t>)> + use<'s, 't> {
        let from = self.spots.partition_point(|spot| spot.tokens.start < tokens.start);
        let behind = (from..).zip(self.spots.get(from..).unwrap_or_default());
        let end = tokens.end;
        behind.take_while(move |(_, spot)| spot.tokens.end <= end)
    }

    /// The tokens of a stretch whose words are in a set, in order.
    pub fn places<'w>(&self, tokens: Range<u32>, words: &'w KeySet) -> impl Iterator<Item = u32> + use<'t, 'w> {
        let tokens = (tokens.start..).zip(self.text.tokens_in(tokens));
        tokens.filter(|(_, token)| words.contains(&token.key)).map(|(at, _)| at)
    }

    /// The bytes of a range of tokens.
    #[must_use]
    pub fn span(&self, tokens: &Range<u32>) -> Span {
        let start = self.text.tokens.get(tokens.start as usize).map_or(0, |token| token.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.text.tokens.get(last as usize));
        Span::new(start, last.map_or(start, |token| token.end.max(start)))
    }

    /// The clause of a token; all that is in sight where no clause holds it.
    #[must_use]
    pub fn clause(&self, at: u32) -> Range<u32> {
        let cut = || {
            let last = self.text.sentence_at(at);
            self.text.sentences.get(last).map(|sentence| self.text.clauses(sentence)).unwrap_or_default()
        };
        let holds = |clauses: &[Range<u32>]| {
            let found = clauses.get(clauses.partition_point(|clause| clause.end <= at));
            found.filter(|clause| clause.start <= at).cloned()
        };
        let known = self.clauses.get_or_init(cut);
        holds(known).or_else(|| holds(&cut())).unwrap_or_else(|| self.tokens.clone())
    }

    fn number_tokens(&mut self) {
        self.over = vec![0; self.tokens.len()];
        for (number, spot) in (1u32..).zip(&self.spots) {
            let start = spot.tokens.start.saturating_sub(self.tokens.start) as usize;
            let end = spot.tokens.end.saturating_sub(self.tokens.start) as usize;
            self.over.get_mut(start..end).into_iter().for_each(|over| over.fill(number));
        }
    }

    fn add(&mut self, index: usize) {
        let Some(quantity) = self.text.quantities.get(index) else { return };
        let head = self.text.heads.get(index).copied().flatten();
        if let Some((first, second)) = self.split(quantity) {
            self.push(Cow::Owned(first), None);
            return self.push(Cow::Owned(second), head);
        }
        self.push(Cow::Borrowed(quantity), head);
    }

    fn push(&mut self, mut quantity: Cow<'t, Quantity>, head: Option<crate::sentence::Head>) {
        let opening = self.opening(&quantity);
        if opening == KindSet::AVERAGE && quantity.hedge == Hedge::About {
            quantity.to_mut().hedge = Hedge::None;
        }
        let tokens = quantity.tokens.clone();
        let noun_end = head.map_or(tokens.end, |head| head.end.max(tokens.end));
        let ends = [self.tail(noun_end), noun_end, tokens.end, self.before_noun(&tokens, noun_end)];
        let points = head.is_some_and(|head| head.noun == literal("point"));
        let kind = kind_of(&quantity, self.text, points) | count_bits(&quantity, head.is_some()) | opening;
        self.spots.push(Spot { quantity, tokens, ends, head: head.map(|head| head.noun), kind });
    }

    /// Whether "a total of" or "an average of" opens a figure.
    fn opening(&self, quantity: &Quantity) -> u64 {
        let opens = |word: Key| quantity.tokens.clone().take(3).any(|at| self.key(at) == Some(word));
        match quantity.span.start < quantity.core.start {
            true if opens(literal("total")) => KindSet::TOTAL,
            true if opens(literal("average")) => KindSet::AVERAGE,
            _ => 0,
        }
    }

    /// "from 10 to 15": after "from" the two ends of a range are two levels.
    fn split(&self, quantity: &Quantity) -> Option<(Quantity, Quantity)> {
        let Amount::Range(low, high) = quantity.amount else { return None };
        let to = quantity.tokens.clone().find(|at| self.key(*at) == Some(literal("to")))?;
        if !self.led_by_from(quantity.tokens.start) {
            return None;
        }
        let part = |amount, tokens: Range<u32>| {
            let span = self.span(&tokens);
            Quantity { amount: Amount::Number(amount), span, core: span, tokens, ..quantity.clone() }
        };
        Some((part(low, quantity.tokens.start..to), part(high, to + 1..quantity.tokens.end)))
    }

    /// "from", "from a low of".
    fn led_by_from(&self, start: u32) -> bool {
        let word = |back: u32| start.checked_sub(back).and_then(|at| self.key(at));
        let from = |back: u32| word(back) == Some(literal("from"));
        from(1) || word(1) == Some(literal("of")) && (3..6).any(from)
    }

    pub(super) fn key(&self, at: u32) -> Option<Key> {
        self.text.tokens.get(at as usize).map(|token| token.key)
    }
}

/// The bits by which holes ask for a figure; a bare "points" is a count and points at once.
fn kind_of(quantity: &Quantity, text: &Text<'_>, headed_by_points: bool) -> u64 {
    let mut kind = KindSet::bits_of(quantity.kind);
    if let (Kind::Date, Amount::Date(date, _)) = (quantity.kind, &quantity.amount)
        && date.year.is_some()
        && date.month.is_none()
        && date.day.is_none()
    {
        kind |= KindSet::YEAR;
    }
    if quantity.kind == Kind::Count && quantity.units.is_empty() {
        let next = text.tokens.get(quantity.tokens.end as usize).map(|token| token.key);
        if next.is_some_and(|next| next == literal("points") || next == literal("point")) {
            kind |= KindSet::POINTS;
        }
        kind |= KindSet::NUMBER;
    }
    // "half a point", "a seven-point gain".
    if matches!(quantity.kind, Kind::Fraction | Kind::Count) && headed_by_points {
        kind |= KindSet::POINTS;
    }
    match (quantity.per, quantity.kind) {
        (Some(_), Kind::Count | Kind::Measure | Kind::Money | Kind::Duration) => kind |= KindSet::RATE,
        (None, Kind::Money) => kind |= KindSet::SUM,
        _ => {}
    }
    if quantity.core.of(text.prose()).starts_with(['+', '−', '-']) {
        kind |= KindSet::SIGNED;
    }
    kind
}

/// What a count can be taken for: with its noun or without, small enough to announce a list, a word for a group.
fn count_bits(quantity: &Quantity, headed: bool) -> u64 {
    if quantity.kind != Kind::Count || !quantity.units.is_empty() || quantity.attributive {
        return 0;
    }
    let whole = quantity.number().filter(|number| {
        let few = number.value >= Rational::whole(2) && number.value <= Rational::whole(20);
        few && number.value.is_whole() && !number.decimals && number.scale == 0 && quantity.hedge == Hedge::None
    });
    let noun = if headed { KindSet::THINGS } else { KindSet::BARE };
    let list = match (whole.is_some(), quantity.lexical, headed) {
        (false, ..) => 0,
        (true, true, _) => KindSet::GROUP,
        (true, false, true) => KindSet::ANNOUNCED,
        (true, false, false) => KindSet::SMALL,
    };
    noun | list
}
