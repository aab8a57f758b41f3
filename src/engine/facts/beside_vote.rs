//! What is told beside a vote and is not of it. Comes in: a sentence of a text with one vote. Goes out: whether it tells of
//! another vote, or counts others than those who voted. Not here: what contradicts the vote (`tally`).

use super::tally::whole;
use crate::quantity::{Kind, Quantity};
use crate::sentence::{Sentence, Text};

/// "Last month", "an amendment", "in 2011", "the first count".
pub(super) fn is_another_vote(text: &Text<'_>, sentence: &Sentence) -> bool {
    let dated = text.quantities_in(sentence.quantities.clone()).iter().any(|quantity| quantity.kind == Kind::Date);
    dated
        || text.tokens_in(sentence.tokens.clone()).iter().any(|token| {
            matches!(
                token.text(text.prose()),
                "Last"
                    | "last"
                    | "earlier"
                    | "ago"
                    | "previous"
                    | "previously"
                    | "first"
                    | "amendment"
                    | "similar"
                    | "another"
                    | "Another"
                    | "reverses"
                    | "reversed"
            )
        })
}

/// "Of 412 letters, 377 objected", "some 1,400 residents opposed it": of more or of others than those who voted.
pub(super) fn is_of_others(text: &Text<'_>, sentence: &Sentence, found: &Quantity, voters: u32) -> bool {
    let outsiders = whole(found).is_some_and(|number| number > voters) && !is_of_body(text.word(found.tokens.end));
    let before = text.quantities_in(sentence.quantities.clone()).iter();
    let mut before = before.take_while(|quantity| quantity.tokens.start < found.tokens.start);
    outsiders || before.any(|quantity| quantity.kind == Kind::Count && whole(quantity) != Some(voters))
}

/// Those who vote in a council or a court.
pub(super) fn is_of_body(noun: &str) -> bool {
    matches!(
        noun,
        "members"
            | "councillors"
            | "councilors"
            | "judges"
            | "justices"
            | "jurors"
            | "senators"
            | "deputies"
            | "trustees"
            | "votes"
            | "lawmakers"
            | "legislators"
    )
}
