//! Insertions: what is left of a sentence without them.

use super::Text;
use crate::document::{Block, BlockKind, Document, OffsetMap};
use crate::quantity::Grammar;
use crate::span::Span;
use std::borrow::Cow;

/// The tokens that stay, with a space between.
fn left(prose: &str) -> String {
    let span = Span::new(0, prose.len() as u32);
    let blocks = vec![Block { kind: BlockKind::Paragraph, span }];
    let (map, tables) = (OffsetMap::default(), Vec::new());
    let document =
        Document { source: prose, prose: Cow::Borrowed(prose), map, blocks, tables, date: None, dateline: None };
    let grammar = Grammar::builtin();
    let text = Text::read(&document, |prose, tokens| grammar.read(prose, tokens));
    let bare = text.without_insertions(|prose, tokens| grammar.read(prose, tokens));
    let told = bare.as_ref().unwrap_or(&text);
    let figures = |text: &Text<'_>| text.quantities.iter().map(|figure| figure.span).collect::<Vec<_>>();
    for (figure, sentence) in told.quantities.iter().zip(&told.sentences) {
        assert!(sentence.tokens.end as usize <= told.tokens.len());
        assert_eq!(told.tokens[figure.tokens.start as usize].start, figure.span.start);
    }
    assert!(figures(told).iter().all(|figure| figures(&text).contains(figure)));
    told.tokens.iter().map(|token| token.text(prose)).collect::<Vec<_>>().join(" ")
}

#[test]
fn who_tells_a_sentence_is_left_out_with_the_comma_too_many() {
    for (text, plain) in [
        ("It fell, the guild said, to 40 tons.", "It fell to 40 tons ."),
        ("They sold ice, the mayor told the paper, and 12 cakes.", "They sold ice , and 12 cakes ."),
        ("Its debt, said Mr. Ode, was 40 pounds.", "Its debt was 40 pounds ."),
        ("It has, according to the fleet, 40 boats.", "It has 40 boats ."),
        ("It has 40 boats, he said on Monday.", "It has 40 boats ."),
        ("It has 40 boats, however, or 41.", "It has 40 boats , or 41 ."),
        ("The mill is reportedly 40 years old.", "The mill is 40 years old ."),
        ("The pier (pictured, right), a ruin, is 40 years old.", "The pier , a ruin , is 40 years old ."),
        ("It has 40 boats, many of them new, or 41.", "It has 40 boats , or 41 ."),
        ("They lent 40 boats, many of them new, in May.", "They lent 40 boats in May ."),
        ("It took 12 hours, she believes, or 13.", "It took 12 hours , or 13 ."),
        ("It took 12 hours, the data show, or 13.", "It took 12 hours , or 13 ."),
        ("It fell sharply by 40 tons.", "It fell by 40 tons ."),
        ("It rose still to 40 tons.", "It rose to 40 tons ."),
    ] {
        assert_eq!(left(text), plain);
    }
}

#[test]
fn what_says_something_of_the_figures_stays() {
    for text in [
        "It sold, the guild said it hoped, 40 tons.",
        "It cost, excluding the fuel, 40 pounds.",
        "The firm, which said in May, sold 40.",
        "It will, if the guild told them, sell 40.",
        "They sold ice, 12 he said, and cakes.",
        "They sold ice, insurance claims, and 12 cakes.",
        "He is probably 40 years old.",
        "It held a fair, a dog show, and 12 races.",
        "It took 12 hours, as it was late, or 13.",
        "The pier (without the ramp) is 40 yards long.",
        "It has 40 boats, half of them new, or 20.",
        "Most of them, 40 percent, said they felt safe.",
        "Most of them, 40 percent, said the guild sold ice.",
    ] {
        let all = left(text);
        assert_eq!(all.replace(' ', ""), text.replace(' ', ""), "{all}");
    }
}
