//! Shares of one question told over some sentences: "52 percent want it … 29 percent do not … The other 29 percent", "41
//! percent of the vote … 33 percent … all other parties got 36 percent".
//!
//! Comes in: a short text. Goes out: the last share, where all of a run come to more than a whole, and something says that
//! they are of one whole: a rest, others or the undecided among them, or one answer for each who was asked; and where the
//! rest leaves less than a whole. Not here: shares that stand side by side, which relations bind.

use super::adds::{self, before, behind, says, steps};
use super::{Report, Slip, Words, span, written};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Text, Told};

/// Sentences between two shares of a run.
const APART: usize = 2;
/// Shares of a run.
const MOST: usize = 8;

/// Adds every run of shares that makes no whole.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.facts().corrects {
        return;
    }
    for shares in runs(text) {
        report.slips.extend(judge(text, &shares));
    }
}

/// Runs of percents, each within two sentences of the one before; one ends behind its rest.
fn runs<'t>(text: &'t Text<'_>) -> Vec<Vec<&'t Told>> {
    let facts = text.facts();
    let percents = facts.told.iter().filter(|told| told.sort.kind == Kind::Percent && !facts.is_headline(told));
    let mut runs: Vec<Vec<&Told>> = vec![Vec::new()];
    for told in percents {
        let Some(run) = runs.last_mut() else { break };
        let near = run.last().is_none_or(|last| told.sentence - last.sentence <= APART && !is_rest(text, last));
        if near { run.push(told) } else { runs.push(vec![told]) }
    }
    runs.retain(|run| (3..=MOST).contains(&run.len()));
    runs
}

fn judge(text: &Text<'_>, shares: &[&Told]) -> Option<Slip> {
    let last = *shares.last()?;
    let rest = is_rest(text, last);
    let whole = rest || shares.iter().any(|share| is_others(text, share)) || is_one_answer(text, shares);
    if !whole || !shares.iter().all(|share| is_share(text, share)) || is_mixed(text, shares) {
        return None;
    }
    let sum = |shares: &[&Told]| shares.iter().try_fold(Rational::ZERO, |sum, share| sum.add(share.value));
    let slack = shares.iter().try_fold(Rational::ZERO, |slack, share| {
        let grain = adds::quantity(text, share)?.number()?.grain;
        slack.add(grain.div(Rational::whole(2))?)
    })?;
    let over = sum(shares)?.sub(Rational::HUNDRED)?;
    let fits =
        |run: &[&Told]| sum(run).and_then(|sum| sum.sub(Rational::HUNDRED)).is_some_and(|over| over.abs() <= slack);
    // "Parties need 5 percent": what stands before or behind a whole is none of its parts.
    let behind =
        shares.len() > 4 && !rest && !is_others(text, last) && shares.split_last().is_some_and(|(_, run)| fits(run));
    let parts = behind || (1..shares.len() - 1).filter_map(|from| shares.get(from..)).any(fits);
    let most = over > slack && over <= Rational::whole(40);
    let least = rest && over < slack.negate()? && over >= Rational::whole(-40);
    if !(most || least) || parts {
        return None;
    }
    let needed = last.value.sub(over)?;
    let expected = format!("{} percent", sum(shares)?.to_decimal(u32::from(!sum(shares)?.is_whole())));
    let left = (rest && !needed.is_negative())
        .then(|| format!("the others leave {} percent", needed.to_decimal(u32::from(!needed.is_whole()))));
    let each: Vec<String> = shares.iter().map(|share| span(text, share).of(text.prose()).to_owned()).collect();
    Some(Slip {
        span: span(text, last),
        label: left.unwrap_or_else(|| format!("all come to {expected}")),
        values: vec![("first", each.join(" + ")), ("second", written(text, last)), ("expected", expected)],
        evidence: shares.iter().take(shares.len() - 1).map(|share| (span(text, share), "share".to_owned())).collect(),
        ..Slip::default()
    })
}

/// A bare share of the whole.
fn is_share(text: &Text<'_>, told: &Told) -> bool {
    let behind = |on: u32| behind(text, told, on);
    let of = behind(0) == "of" && matches!(behind(1).as_str(), "them" | "those" | "these" | "whom" | "which");
    let apart = matches!(
        behind(0).as_str(),
        "more"
            | "less"
            | "fewer"
            | "higher"
            | "lower"
            | "above"
            | "below"
            | "stake"
            | "tax"
            | "discount"
            | "interest"
            | "turnout"
            | "chance"
            | "swing"
            | "rise"
            | "fall"
            | "increase"
    );
    told.sort.per.is_none()
        && !of
        && !apart
        && adds::quantity(text, told).is_some_and(|quantity| {
            !quantity.attributive && matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About)
        })
}

/// "The other 3 percent", "the remaining 3 percent", "the rest, 3 percent".
fn is_rest(text: &Text<'_>, told: &Told) -> bool {
    let word = |back: u32| before(text, told, back);
    let article = |word: &str| matches!(word, "the" | "its" | "their");
    matches!(word(1).as_str(), "other" | "remaining") && article(&word(2))
        || matches!(word(1).as_str(), "," | "(" | "–" | "—")
            && matches!(word(2).as_str(), "rest" | "remainder" | "balance")
            && article(&word(3))
}

/// The undecided, those of no opinion and all others: no whole has more than these and the rest.
fn is_others(text: &Text<'_>, told: &Told) -> bool {
    const OTHERS: &str = "none undecided unsure undeclared abstained abstain know opinion view answer else elsewhere \
    others neither preference uncertain spoiled";
    let Some(quantity) = adds::quantity(text, told) else { return false };
    let Some(sentence) = text.sentences.get(told.sentence) else { return false };
    let stops = |at: &u32| matches!(text.word(*at), "," | ";" | "." | "and" | "while");
    let after = (quantity.tokens.end..sentence.tokens.end).take(8).take_while(|at| !stops(at));
    let back = (sentence.tokens.start..quantity.tokens.start).rev().take(6).take_while(|at| !stops(at));
    let said = |at: u32| adds::is_one_of(text.word(at), OTHERS);
    let parties = |at: u32| {
        matches!(text.word(at), "other" | "Other")
            && matches!(
                text.word(at + 1),
                "parties"
                    | "candidates"
                    | "groups"
                    | "sources"
                    | "fuels"
                    | "brands"
                    | "makers"
                    | "countries"
                    | "firms"
                    | "companies"
                    | "lists"
                    | "shareholders"
                    | "owners"
                    | "answers"
                    | "means"
            )
    };
    after.into_iter().any(said) || back.clone().any(said) || back.into_iter().any(parties)
}

/// Each who was asked gave one answer: "could tick one", "their favourite", "which of the three", "how they had come".
fn is_one_answer(text: &Text<'_>, shares: &[&Told]) -> bool {
    const SOLE: &str = "favourite favorite preferred best main chief biggest single likeliest mainly first worst \
    usually most";
    let (Some(first), Some(last)) = (shares.first(), shares.last()) else { return false };
    let asked = |sentence: usize| {
        says(text, sentence, "asked survey poll question replied respondents ballot vote questionnaire answered polled")
    };
    let from = first.sentence.saturating_sub(1);
    let tokens =
        (from..=last.sentence + 1).filter_map(|at| text.sentences.get(at)).flat_map(|sentence| sentence.tokens.clone());
    // "Up to two fields".
    let several = tokens.clone().any(|at| {
        text.word(at) == "up" && text.word(at + 1) == "to" && adds::is_one_of(text.word(at + 2), "two three four five")
    });
    let only = tokens.clone().any(|at| is_only(text, at));
    let travel = tokens.clone().any(|at| {
        matches!(text.word(at), "how" | "which" | "what" | "whom" | "who" | "where")
            && (at..at + 9).any(|at| {
                matches!(
                    text.word(at),
                    "had"
                        | "last"
                        | "one"
                        | "each"
                        | "travelled"
                        | "arrived"
                        | "came"
                        | "chose"
                        | "three"
                        | "four"
                        | "two"
                        | "five"
                )
            })
    });
    let sole = (from..=last.sentence).any(|at| says(text, at, SOLE));
    let one = shares.iter().all(|share| share.sentence == first.sentence);
    let vote = (from..=last.sentence).any(|at| says(text, at, "vote votes poll"))
        && behind(text, first, 0) == "of"
        && behind(text, first, 2).starts_with("vote");
    let questioned = (from..=last.sentence).any(asked);
    !several && (only || questioned && (sole && one || travel) || vote)
}

/// "Tick one", "pick only one mode", "gave just one answer".
fn is_only(text: &Text<'_>, at: u32) -> bool {
    let picked = |at: u32| {
        (1..4).any(|back| {
            at.checked_sub(back).is_some_and(|at| {
                adds::is_one_of(text.word(at), "pick choose select tick name give cite mention state")
            })
        })
    };
    (matches!(text.word(at), "one" | "single") && picked(at) && !adds::is_one_of(text.word(at + 1), "or of"))
        || text.word(at) == "one"
            && matches!(text.word(at + 1), "." | "answer" | "option" | "box" | "choice" | "vote")
            && matches!(
                text.word(at.saturating_sub(1)),
                "tick"
                    | "only"
                    | "pick"
                    | "choose"
                    | "give"
                    | "gave"
                    | "of"
                    | "just"
                    | "allowed"
                    | "had"
                    | "cast"
                    | "to"
                    | "name"
            )
}

/// Words of sentences whose shares are of several wholes, times or answers.
const MIXED: &str = "compared against versus than rose risen fell fallen grew increased decreased dropped \
    doubled previous previously earlier ago also too both either several multiple women men girls boys among \
    whom including included includes respectively points turnout growth discount inflation yield average each \
    every again";

/// "Against" is a side of a vote, and "each" gives one answer.
fn is_mixing(word: &str, whole: bool) -> bool {
    !whole || !matches!(word, "against" | "each" | "every")
}

/// Whether the shares are of several wholes: of men and of women, of now and then.
fn is_mixed(text: &Text<'_>, shares: &[&Told]) -> bool {
    let (Some(first), Some(last)) = (shares.first(), shares.last()) else { return true };
    let whole = is_rest(text, last) || is_one_answer(text, shares);
    let words: Vec<&str> = MIXED.split(' ').filter(|word| is_mixing(word, whole)).collect();
    let words = words.join(" ");
    let told = |sentence: usize| {
        shares.iter().any(|share| share.sentence == sentence) && (says(text, sentence, &words) || steps(text, sentence))
    };
    let several = (first.sentence.saturating_sub(1)..=last.sentence + 1)
        .any(|sentence| says(text, sentence, "several multiple many than apply applied"));
    let wholes = shares
        .iter()
        .skip(1)
        .filter(|share| behind(text, share, 0) == "of" && !behind(text, share, 2).starts_with("vote"));
    let fractions = text.quantities.iter().any(|quantity| {
        matches!(quantity.kind, Kind::Fraction | Kind::OneIn)
            && shares.iter().any(|share| {
                text.sentences.get(share.sentence).is_some_and(|sentence| sentence.span.overlaps(quantity.span))
            })
    });
    several && !is_rest(text, last) || (first.sentence..=last.sentence).any(told) || wholes.count() > 0 || fractions
}
