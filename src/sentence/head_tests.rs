//! Heads, with figures marked by hand: `{count}`, `{p:percent}`, `{$:money}`, `{m:measure}`, `{o:ordinal}`, `{f:fraction}`,
//! `{d:date}`, `{a:age}`; `!` behind the letter: tied by a hyphen. The heads follow in order, `-` for none.

use super::Text;
use crate::document::{Block, BlockKind, Document, OffsetMap};
use crate::exact::Rational;
use crate::quantity::{Amount, Kind, Number, Quantity};
use crate::span::Span;
use crate::token::{Token, key};
use std::borrow::Cow;

/// A marked text without its marks, and the marked figures.
pub(super) fn unmark(marked: &str) -> (String, Vec<(Span, Kind, bool)>) {
    let mut plain = String::new();
    let mut figures = Vec::new();
    for (index, part) in marked.split(['{', '}']).enumerate() {
        if index % 2 == 0 {
            plain += part;
            continue;
        }
        let (kind, figure) = part.split_once(':').unwrap_or(("", part));
        let start = plain.len() as u32;
        plain += figure;
        let kinds = [
            ("p", Kind::Percent),
            ("$", Kind::Money),
            ("m", Kind::Measure),
            ("o", Kind::Ordinal),
            ("f", Kind::Fraction),
            ("d", Kind::Date),
            ("a", Kind::Age),
        ];
        let found = kinds.iter().find(|(letter, _)| *letter == kind.trim_end_matches('!'));
        let sort = found.map_or(Kind::Count, |(_, kind)| *kind);
        figures.push((Span::new(start, plain.len() as u32), sort, kind.ends_with('!')));
    }
    (plain, figures)
}

/// Quantities for marked figures; "1" and "one" are one, all others many.
pub(super) fn quantities(prose: &str, tokens: &[Token], figures: &[(Span, Kind, bool)]) -> Vec<Quantity> {
    let quantity = |(span, kind, attributive): &(Span, Kind, bool)| {
        let first = tokens.partition_point(|token| token.start < span.start) as u32;
        let end = tokens.partition_point(|token| token.end <= span.end) as u32;
        let one = matches!(span.of(prose), "1" | "one" | "One");
        let value = Rational::whole(if one { 1 } else { 12 });
        let grain = Rational::whole(1);
        let number = Number { value, grain, zeros: 0, scale: 0, decimals: false };
        let amount = Amount::Number(number);
        Quantity { tokens: first..end, kind: *kind, amount, attributive: *attributive, ..Quantity::bare(*span) }
    };
    figures.iter().map(quantity).collect()
}

/// One paragraph.
pub(super) fn paragraph(text: &str) -> Document<'_> {
    let blocks = vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len() as u32) }];
    let prose = Cow::Borrowed(text);
    Document { source: text, prose, map: OffsetMap::default(), blocks, tables: Vec::new(), date: None, dateline: None }
}

fn heads(marked: &str) -> String {
    let (plain, figures) = unmark(marked);
    let document = paragraph(&plain);
    let text = Text::read(&document, |prose, tokens| quantities(prose, tokens, &figures));
    let words = text.heads.iter().map(|head| head.map_or("-", |head| head.span.of(&plain)));
    words.collect::<Vec<_>>().join(" | ")
}

#[test]
fn heads_are_found() {
    let mut wrong = Vec::new();
    for (marked, expected) in [
        ("They built {340} new homes in Leeds.", "new homes"),
        ("{80} Lamplight accounts were closed.", "Lamplight accounts"),
        ("a {!:nine}-member panel", "member"),
        ("a {!:nine-member} panel", "member"),
        ("a {m!:30-metre}-deep shaft", "shaft"),
        ("those {17} villages", "villages"),
        ("{17} villages report floods", "villages"),
        ("Of the {64}, {48} were sold.", "- | -"),
        ("{48} died and {3} were hurt", "- | -"),
        ("{p:12 percent} of the voters stayed", "voters"),
        ("{p:12 percent} of all new voters stayed", "new voters"),
        ("{$:$5 million} in damages", "damages"),
        ("{$:$5 million} in {d:2019}", "- | -"),
        ("{$:$5 million} in Leeds", "-"),
        ("{$:478 million yuan} was paid", "-"),
        ("{600 million} people", "people"),
        ("{3,100} of the {5,000} members", "members | members"),
        ("a total of {31} fixtures", "fixtures"),
        ("{m:5 tonnes} of wheat were sold", "wheat"),
        ("a {p:5 percent} rise in pay", "rise"),
        ("rose {p:5 percent} on growth", "-"),
        ("a {$:$5 million} contract with Leeds", "contract"),
        ("{two} or {three} small, old houses", "small, old houses | small, old houses"),
        ("It's {p:99 percent}--I promise that", "-"),
        ("its {p:9 percent} bonds due in May were sold", "bonds"),
        ("a {$:$5 million} bond due in May", "bond"),
        ("gained {$:$5 million} in year", "-"),
        ("{12} of the whales dead on the shore", "whales"),
        ("{12} workers' homes burned", "workers' homes"),
        ("{five} women's teams met", "women's teams"),
        ("{one} of the biggest companies", "biggest companies"),
        ("{one} company spokesman said so", "company spokesman"),
        ("{12} people hurt", "people"),
        ("{12} injured people", "injured people"),
        ("{12} newly built part-time homes", "newly built part-time homes"),
        ("{12} Republicans and {3} Democrats voted", "Republicans | Democrats"),
        ("{12} more people came", "more people"),
        ("{12} more than before", "-"),
        ("the {o:third} goal", "goal"),
        ("{f:half} of the members", "members"),
        ("{f:half} the members", "members"),
        ("{f:half} of them", "-"),
        ("the {a!:34-year-old} driver fled", "driver"),
        ("the {a!:34-year-old} was freed", "-"),
        ("{12} {!:three}-bedroom flats", "three-bedroom flats | bedroom"),
        ("{5} {d:Monday}", "- | -"),
        ("{12} staff left", "staff"),
        ("{340} home building permits", "home building permits"),
        ("{p:10 percent} of sales growth", "sales growth"),
        ("{12} “smart” meters", "“smart” meters"),
        ("{12} black and white dogs", "black and white dogs"),
        ("It fell {12} after the vote", "-"),
        ("{36} US mills and {12} IT firms", "US mills | IT firms"),
        ("the {o:first} canal-based exchange", "canal-based exchange"),
        ("when it {o:first} sold mills", "-"),
        ("{$:$130 million} in positive net operating income", "positive net operating income"),
        ("a new {$:$5 million} fund", "fund"),
        ("{p:10 percent} of revenue year-on-year", "revenue"),
        ("{six} months of every year", "months"),
        ("{12} Starbucks stores", "Starbucks stores"),
        ("{one} of the {o:first} two-storey mills", "first two-storey mills | two-storey mills"),
        ("{12} teachers college pupils", "teachers college pupils"),
        ("{p:12 percent} of active/passive use", "active/passive use"),
        ("{four} Chinese miners and {5} British", "Chinese miners | British"),
        ("{two} of the next big mills", "next big mills"),
        ("{1} gleep and {3} gleeps", "gleep | gleeps"),
        ("the {o:seventh} son born there", "son"),
        ("{one} civil servant found out", "civil servant"),
        ("{one} of Harlow Inc.'s biggest mills", "Harlow Inc.'s biggest mills"),
        ("a {m!:five-day} trade conference offers pupils a bus", "trade conference"),
    ] {
        let found = heads(marked);
        if found != expected {
            wrong.push(format!("{marked}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_head_is_the_key_of_the_singular() {
    let (plain, figures) = unmark("{12} people, {3} new gleeps and {4} companies");
    let document = paragraph(&plain);
    let text = Text::read(&document, |prose, tokens| quantities(prose, tokens, &figures));
    let nouns: Vec<_> = text.heads.iter().map(|head| head.unwrap().noun).collect();
    assert_eq!(nouns, [key("person"), key("gleep"), key("company")]);
    assert_eq!(text.heads[1].unwrap().end, 6);
}
