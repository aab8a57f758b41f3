//! Cohesion: whether sentences whose figures were bound together speak of one thing. "Some 38 percent of homes have a garden" is
//! no share of the figures that stand in the next sentence.
//!
//! Comes in: a text and the places of figures. Goes out: whether the sentences in which they stand hang together: by a word that
//! they share, by one that points back, or by a figure that leaves unsaid what it is of. Not here: which figures are bound.

use crate::document::BlockKind;
use crate::lexicon::{WordInfo, look_up, singular_key};
use crate::quantity::{Kind, Quantity};
use crate::sentence::{Sentence, Text};
use crate::token::{Flags, Key, Token, key};

/// So many sentences are looked at; a claim from further apart is another's to judge.
const MOST: usize = 6;
/// Longer sentences are lists, of which nothing can be said.
const LONGEST: usize = 200;
/// Words with fewer letters tie nothing.
const LETTERS: usize = 3;
/// Letters that words of one family begin with: "vote", "voters".
const FAMILY: usize = 4;

/// Words behind the figure of a share that say what it is of.
const WHOLE: u32 = 5;
/// Words for a whole that was told.
const WHOLES: &[&str] = &[
    "it", "its", "their", "his", "her", "all", "whole", "amount", "cost", "money", "price", "budget", "crop", "sample",
    "group",
];
/// Words that point back to what was told.
const BACK: &[&str] = &[
    "these",
    "those",
    "this",
    "them",
    "both",
    "each",
    "former",
    "latter",
    "rest",
    "remainder",
    "remaining",
    "other",
    "others",
    "another",
    "same",
    "total",
    "altogether",
    "combined",
    "together",
    "overall",
    "figure",
    "figures",
    "number",
    "numbers",
    "sum",
    "ratio",
    "rate",
    "average",
    "which",
    "whom",
    "margin",
    "gap",
    "difference",
    "such",
    "result",
    "half",
    "later",
    "earlier",
];
/// Words that point back where a sentence opens with them.
const OPENING: &[&str] = &[
    "it", "its", "they", "their", "he", "his", "him", "she", "her", "then", "now", "there", "today", "since", "before",
    "one", "two", "three", "rise", "fall", "increase", "drop", "decline", "gain", "loss", "change", "cut", "growth",
];
/// So many words are its opening, and so many stand first in it.
const OPEN: u32 = 5;
const FIRST: u32 = 4;
/// Words that many sentences have and that tie none.
const LOOSE: &[&str] = &[
    "year", "month", "week", "day", "hour", "time", "quarter", "last", "first", "said", "say", "says", "told", "have",
    "been", "were", "will", "percent", "cent", "million", "billion", "people", "made", "make", "take", "took", "just",
    "only", "about", "some", "over", "nearly", "almost", "most", "many",
];

impl Text<'_> {
    /// Whether one figure is told as a share of others, or as the length from one date to another. Shares of one whole need no
    /// word that says so.
    fn is_told_of_others(&self, places: &[u32]) -> bool {
        let figures = || places.iter().filter_map(|place| self.figure_over(*place));
        let kinds: Vec<Kind> = figures().map(|figure| figure.kind).collect();
        let is_relative = |kind: &&Kind| matches!(kind, Kind::Percent | Kind::Fraction | Kind::Multiple | Kind::Points);
        let relative = kinds.iter().filter(is_relative).count();
        let lone = |figure: &Quantity| figure.kind == Kind::Duration && self.is_alone(figure.tokens.start, places);
        let length = kinds.contains(&Kind::Date) && figures().any(lone);
        kinds.len() == places.len() && (length || relative > 0 && relative < kinds.len())
    }

    /// Whether no other of some places is in the sentence of one.
    fn is_alone(&self, place: u32, places: &[u32]) -> bool {
        let own = self.sentence_at(place);
        places.iter().filter(|other| self.sentence_at(**other) == own).count() == 1
    }

    /// Whether a count closes several that stand in sentences before it.
    fn is_made_up_before(&self, places: &[u32]) -> bool {
        let [_, .., before, last] = places else { return false };
        self.sentence_at(*before) < self.sentence_at(*last)
            && self.figure_over(*last).is_some_and(|figure| figure.kind == Kind::Count)
    }

    /// Whether the sentences of the figures that stand at `places` hang together, where one of them is told as a share
    /// or a length of the others; as far as they can be judged: a few running ones.
    #[must_use]
    pub fn hangs_together(&self, places: impl Iterator<Item = u32>) -> bool {
        let mut places: Vec<u32> = places.collect();
        places.sort_unstable();
        let closes = self.is_made_up_before(&places);
        if !closes && !self.is_told_of_others(&places) {
            return true;
        }
        let told: Vec<usize> = places.iter().map(|place| self.sentence_at(*place)).collect();
        let (Some(&first), Some(&last)) = (told.first(), told.last()) else { return true };
        let sentences = self.sentences.get(first..=last).unwrap_or_default();
        if sentences.len() < 2 || sentences.len() > MOST || !sentences.iter().all(|sentence| is_running(self, sentence))
        {
            return true;
        }
        let words: Vec<Vec<Key>> = sentences.iter().map(|sentence| telling_words(self, sentence)).collect();
        if closes {
            let before = words.len().saturating_sub(1);
            return sentences.last().is_some_and(|sentence| points_back(self, sentence, &places))
                || (0..before).any(|at| share(&words, at, before));
        }
        are_of_told_wholes(self, sentences, &words, &places) && are_tied(self, sentences, &words, &places)
    }
}

/// Whether a sentence is one of running text, of no great length, with a mark at its end.
fn is_running(text: &Text<'_>, sentence: &Sentence) -> bool {
    let last = sentence.tokens.end.checked_sub(1).and_then(|at| text.tokens.get(at as usize));
    sentence.kind == BlockKind::Paragraph
        && sentence.tokens.len() <= LONGEST
        && last.is_some_and(|last| !last.is_word())
}

/// Whether each share that says what it is of has that told in another of the sentences, or one behind it points back.
fn are_of_told_wholes(text: &Text<'_>, sentences: &[Sentence], words: &[Vec<Key>], places: &[u32]) -> bool {
    let holds = |place: &u32| sentences.iter().position(|sentence| sentence.tokens.contains(place));
    places.iter().filter_map(|place| Some((holds(place)?, own_whole(text, *place)?))).all(|(own, whole)| {
        let told = |at: usize| at != own && places.iter().filter_map(holds).any(|other| other == at);
        let mut others = words.iter().enumerate().filter(|(at, _)| told(*at)).flat_map(|(_, words)| words);
        let mut behind = sentences.iter().enumerate().skip(own + 1).filter(|(at, _)| told(*at));
        others.any(|word| whole.contains(word)) || behind.any(|(_, sentence)| opens_back(text, sentence, places))
    })
}

/// Whether a path of ties leads from each of some sentences to the others.
fn are_tied(text: &Text<'_>, sentences: &[Sentence], words: &[Vec<Key>], places: &[u32]) -> bool {
    let mut group: Vec<usize> = (0..sentences.len()).collect();
    // What is told first is told of others by words that open the next sentence.
    let first =
        places.first().filter(|place| text.is_alone(**place, places)).and_then(|place| text.figure_over(*place));
    let told = [Kind::Percent, Kind::Fraction, Kind::Multiple, Kind::Duration];
    let ahead = first.is_some_and(|figure| told.contains(&figure.kind));
    let back = if ahead { opens_back } else { points_back };
    for (at, sentence) in sentences.iter().enumerate().skip(1) {
        for before in 0..at {
            let tied = before + 1 == at && back(text, sentence, places) || share(words, before, at);
            let (Some(&one), Some(&other)) = (group.get(before), group.get(at)) else { continue };
            if tied {
                group.iter_mut().filter(|number| **number == other).for_each(|number| *number = one);
            }
        }
    }
    let holds = |place: &u32| sentences.iter().position(|sentence| sentence.tokens.contains(place));
    let mut groups = places.iter().filter_map(holds).filter_map(|sentence| group.get(sentence));
    let own = groups.next();
    groups.all(|number| Some(number) == own)
}

/// What a share says that it is of: "38 percent of homes", "a third of the new boats"; `None` where it points back, or says
/// nothing.
fn own_whole(text: &Text<'_>, place: u32) -> Option<Vec<Key>> {
    let share = text.figure_over(place)?;
    let is_share = matches!(share.kind, Kind::Percent | Kind::Fraction) && text.word(share.tokens.end) == "of";
    let from = share.tokens.end + 1;
    let named = (from..from + WHOLE).take_while(|at| text.tokens.get(*at as usize).is_some_and(Token::is_word));
    let named = named.take_while(|at| {
        !matches!(text.word(*at), "in" | "that" | "who" | "which" | "were" | "was" | "are" | "is" | "had" | "have")
    });
    let named: Vec<u32> = named.filter(|_| is_share).collect();
    let back = named.iter().any(|at| is_of(BACK, text.word(*at)) || is_of(WHOLES, text.word(*at)));
    let keys: Vec<Key> = named
        .iter()
        .filter_map(|at| text.tokens.get(*at as usize))
        .filter(|token| tells(text, token))
        .flat_map(|token| keys(text, token))
        .collect();
    (!back && !keys.is_empty()).then_some(keys)
}

fn share(words: &[Vec<Key>], one: usize, other: usize) -> bool {
    let known = words.get(one).map(Vec::as_slice).unwrap_or_default();
    words.get(other).is_some_and(|words| words.iter().any(|word| known.contains(word)))
}

/// The words of a sentence by which another may be tied to it, each by itself and by the letters that its family has.
fn telling_words(text: &Text<'_>, sentence: &Sentence) -> Vec<Key> {
    let figures = text.quantities_in(sentence.quantities.clone());
    // "84 crowns a share".
    let per = |at: u32| at.checked_sub(1).is_some_and(|at| matches!(text.word(at), "a" | "per"));
    let counted = |at: u32| figures.iter().any(|figure| figure.tokens.contains(&at) && !per(at));
    let words = text.tokens_in(sentence.tokens.clone()).iter().zip(sentence.tokens.clone());
    let words = words.filter(|(token, at)| tells(text, token) && !counted(*at));
    words.flat_map(|(token, _)| keys(text, token)).collect()
}

/// The keys of a word, by itself and by the letters that its family has.
fn keys(text: &Text<'_>, token: &Token) -> impl Iterator<Item = Key> {
    let word = token.text(text.prose());
    let family = word.get(..FAMILY).filter(|_| word.len() > FAMILY).map(key);
    [Some(singular_key(word)), family].into_iter().flatten()
}

/// Whether a word is one of things, deeds or kinds, or a name.
fn tells(text: &Text<'_>, token: &Token) -> bool {
    let word = token.text(text.prose());
    if !token.is_word() || word.len() < LETTERS || is_of(LOOSE, word) {
        return false;
    }
    let parts =
        WordInfo::NOUN | WordInfo::PLURAL | WordInfo::VERB | WordInfo::VERB_FORM | WordInfo::ADJECTIVE | WordInfo::NAME;
    look_up(token.key).map_or(token.flags.any(Flags::CAPITAL) || word.len() > LETTERS, |info| info.any(parts))
}

fn is_of(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a sentence has a word that points back, a figure with an article, or one that leaves unsaid what it is of.
fn points_back(text: &Text<'_>, sentence: &Sentence, places: &[u32]) -> bool {
    let back = |at: u32| {
        let word = text.word(at);
        is_of(BACK, word)
            || at < sentence.tokens.start + OPEN && is_of(OPENING, word)
            || word.eq_ignore_ascii_case("that") && is_pointing(text, sentence, at)
    };
    let known = |place: &u32| {
        let figure = text.figure_over(*place).filter(|_| sentence.tokens.contains(place));
        figure.is_some_and(|figure| {
            let (start, end) = (figure.tokens.start, figure.tokens.end);
            let led = start.checked_sub(1).is_some_and(|at| is_of(&["the"], text.word(at)));
            led || text.word(end) == "of" && (end + 1..end + WHOLE).any(|at| is_of(WHOLES, text.word(at)))
        })
    };
    sentence.tokens.clone().any(back) || places.iter().any(known) || is_elliptical(text, sentence)
}

/// Whether a sentence opens with a word that points back, or has a figure with an article and no noun: "24 of the 52".
fn opens_back(text: &Text<'_>, sentence: &Sentence, places: &[u32]) -> bool {
    let start = sentence.tokens.start;
    let pointing = |at: u32| {
        is_of(BACK, text.word(at))
            || is_of(OPENING, text.word(at))
            || at == start && text.word(at).eq_ignore_ascii_case("that")
    };
    let known = |place: &u32| {
        let Some(figure) = text.figure_over(*place).filter(|_| sentence.tokens.contains(place)) else { return false };
        let before = |by: u32| place.checked_sub(by).map(|at| text.word(at)).unwrap_or_default();
        let led = before(1).eq_ignore_ascii_case("the") && (before(2) == "of" || text.noun_of(figure).is_none());
        let end = figure.tokens.end;
        let out_of = text.word(end) == "of" && text.word(end + 1) == "the" && text.figure_over(end + 2).is_some();
        led || out_of || figure.tokens.clone().any(|at| text.word(at) == "the")
    };
    let plain = |at: u32| is_of(&["them", "these", "those"], text.word(at));
    (start..(start + FIRST).min(sentence.tokens.end)).any(pointing)
        || sentence.tokens.clone().any(plain)
        || places.iter().any(known)
}

/// "That is", "of that": no "that" behind a word of saying or a noun.
fn is_pointing(text: &Text<'_>, sentence: &Sentence, at: u32) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= sentence.tokens.start).map(|before| text.word(before));
    before.is_none_or(|word| {
        matches!(word, "of" | "from" | "to" | "at" | "with" | "for" | "on" | "by" | "after" | "," | "and" | "–" | "—")
    })
}

/// "Last year there were 410", "A quarter were late": a figure before which nothing is named.
fn is_elliptical(text: &Text<'_>, sentence: &Sentence) -> bool {
    let figures = text.quantities_in(sentence.quantities.clone());
    let unnamed = |figure: &Quantity| {
        let before = text.tokens_in(sentence.tokens.start..figure.tokens.start);
        !before.iter().any(|token| tells(text, token)) && text.word(figure.tokens.end) != "of"
    };
    figures.first().is_some_and(unnamed)
}
