//! What is told for each in a text of more figures, and elsewhere, side by side, how many there are and what all of them come
//! to: "averages 6.4 saves a match … has kept goal in all 10 matches and made 58 saves in them"; "spends £30 per pupil
//! on books … has 2,000 pupils. Its book budget is £80,000".
//!
//! Comes in: a text. Goes out: the rate, where the only number of its base and the one total beside that number give
//! another. Not here: texts of few figures, whose total may stand anywhere (`rate`).

use super::rate::{Base, UNITS, base, is_number_of, is_of_one_sort, is_sharp, judge, only};
use super::stretch::years;
use super::{Report, Words, adds, is_plain, is_some_of, start};
use crate::exact::Rational;
use crate::lexicon::singular_key;
use crate::quantity::{Kind, Quantity};
use crate::sentence::{Text, Told};
use crate::token::{Flags, Key, literal};

/// Figures of a text in which a number and a total side by side belong to one rate.
const MOST: usize = 20;
/// Words before a total that say what it is of.
const NEAR: u32 = 7;

/// Words of the subject of a sentence.
const SUBJECT: u32 = 4;
/// What opens a sentence and is no name.
const OPENERS: &str =
    "he she it they the its their his her this that these those in with there so now a an and but some";
/// Fewer people are no population.
const MANY: Rational = Rational::whole(1000);

/// Adds the rates that a number and a total side by side contradict.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let told = &text.facts().told;
    if told.len() < 3 || told.len() > MOST || !text.is_short() || text.facts().corrects {
        return;
    }
    for rate in told.iter().filter(|told| matches!(told.sort.kind, Kind::Money | Kind::Count)) {
        let Some(quantity) = text.quantities.get(rate.quantity).filter(|quantity| is_sharp(quantity)) else { continue };
        let Some(base) = each(text, quantity).filter(|base| base.unit.is_none()) else { continue };
        let found = beside(text, told, rate, &base).filter(|(total, number)| {
            let mut sentences = [rate.sentence, total.sentence, number.sentence].into_iter();
            let free = sentences.all(|at| is_free(text, at));
            free && is_of_one(text, rate, total) && is_of_one(text, rate, number)
        });
        report.slips.extend(found.and_then(|found| judge(text, rate, found)));
    }
}

/// What is told for each: "$46 per resident", "25.1 points a game".
fn each<'t>(text: &'t Text<'_>, quantity: &Quantity) -> Option<Base<'t>> {
    let end = quantity.tokens.end;
    let counted = quantity.kind == Kind::Count && quantity.per.is_none();
    if counted && matches!(text.word(end + 1), "a" | "an" | "per") {
        let word = text.word(end + 2);
        let unit = UNITS.find(word);
        return Some(Base { word, noun: singular_key(word), unit });
    }
    base(text, quantity)
}

/// The only number of the base in the text, and the one total of the rate's sort in its sentence or in one beside it.
fn beside<'t>(text: &Text<'_>, told: &'t [Told], rate: &Told, base: &Base<'_>) -> Option<(&'t Told, &'t Told)> {
    let other = |told: &Told| told.quantity != rate.quantity && told.value > Rational::ONE;
    let number = only(told, &|told| other(told) && is_named_so(told, base))
        .or_else(|| only(told, &|told| told.value >= MANY && other(told) && is_number_of(text, told, base)))?;
    let block = |told: &Told| text.sentences.get(told.sentence).map(|sentence| sentence.block);
    let total = |total: &Told| {
        let own = [rate.quantity, number.quantity].contains(&total.quantity);
        let near = total.sentence == number.sentence
            || total.sentence.abs_diff(number.sentence) == 1 && block(total) == block(number);
        let of_it = match total.sort.kind {
            Kind::Count => total.noun.is_some() && total.noun == rate.noun,
            _ => is_named(text, rate, total),
        };
        !own && near
            && of_it
            && total.value > rate.value
            && is_of_one_sort(text, rate, total)
            && !is_some_of(text, total)
            && !is_part(text, total)
    };
    let total = only(told, &total)?;
    let far = total.sentence != rate.sentence && number.sentence != rate.sentence;
    (far && is_plain(text, total) && number.value > Rational::ONE).then_some((total, number))
}

/// "14 games", and "14 matches" of goals a game.
fn is_named_so(told: &Told, base: &Base<'_>) -> bool {
    let played = |noun: Key| [literal("game"), literal("match")].contains(&noun);
    told.noun == Some(base.noun) || told.noun.is_some_and(played) && played(base.noun)
}

/// "Of which $2.2 million goes on pay".
fn is_part(text: &Text<'_>, told: &Told) -> bool {
    let first = start(text, told);
    (first.saturating_sub(3)..first).any(|at| matches!(text.word(at), "which" | "including" | "includes" | "whom"))
}

/// "Spends $46 per resident on its libraries … Its library budget is": the words before the total are of the rate's sentence.
fn is_named(text: &Text<'_>, rate: &Told, total: &Told) -> bool {
    let first = text.sentences.get(total.sentence).map_or(0, |sentence| sentence.tokens.start);
    let end = start(text, total);
    let own = text.sentence_stems(rate.sentence);
    text.stems(end.saturating_sub(NEAR).max(first)..end).intersection(&own).next().is_some()
}

/// Words by which a sentence tells of some of it, or of another time.
const OTHER: &str = "extra additional first further next other last previous previously ago earlier target forecast limit maximum minimum \
    rose fell up down risen fallen record profit loss debt converted fine until if would could career average \
    cut raise proposed another neighbouring rival";

/// Whether a sentence of the body tells of all, and of now.
fn is_free(text: &Text<'_>, at: usize) -> bool {
    let body = text.sentences.get(at).is_some_and(|sentence| !sentence.kind.is_heading());
    body && !adds::says(text, at, OTHER)
}

/// Whether a sentence tells of no other person and no other year than the rate's: names are of its sentence, or of one
/// before it.
fn is_of_one(text: &Text<'_>, rate: &Told, told: &Told) -> bool {
    let Some(sentence) = text.sentences.get(told.sentence) else { return false };
    let known = |at: u32| {
        let stem = text.stem_at(at);
        (0..=rate.sentence).any(|before| text.sentence_stems(before).contains(&stem))
    };
    let first = sentence.tokens.start;
    let mut names = (first..start(text, told).min(first + SUBJECT)).filter(|at| {
        let token = text.tokens.get(*at as usize);
        let opens = *at == first && adds::is_one_of(text.word(*at), OPENERS);
        !opens && token.is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL))
    });
    let career = |at: usize| {
        let tokens = text.sentences.get(at).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
        tokens.into_iter().any(|at| matches!(text.word(at), "season" | "lifetime" | "term" | "winter" | "summer"))
    };
    let apart = career(rate.sentence) && !career(told.sentence);
    names.all(known)
        && !apart
        && years(text, rate.sentence).iter().all(|year| years(text, told.sentence).contains(year))
}
