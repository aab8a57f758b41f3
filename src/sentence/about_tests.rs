//! What marked figures are about; the marks are those of `head_tests`. The last figure of each text that is no date is
//! asked for.

use super::head_tests::{paragraph, quantities, unmark};
use super::{About, Modality, Period, Place, Subject, Text};
use crate::quantity::Kind;

/// The last figure, told as "thing of name | period | place | modality".
fn about(marked: &str) -> String {
    let (plain, figures) = unmark(marked);
    let document = paragraph(&plain);
    let text = Text::read(&document, |prose, tokens| quantities(prose, tokens, &figures));
    let last = text.quantities.iter().rposition(|quantity| quantity.kind != Kind::Date).unwrap();
    let About { subject, period, place, modality } = text.about(last);
    let subject = match subject {
        Subject::Unknown => "-".to_owned(),
        Subject::Name(name) => name.span.of(&plain).to_owned(),
        Subject::Thing(thing) => thing.span.of(&plain).to_lowercase(),
        Subject::ThingOf { thing, name } => {
            format!("{} of {}", thing.span.of(&plain).to_lowercase(), name.span.of(&plain))
        }
    };
    let period = match period {
        Period::Unknown => String::new(),
        Period::Dated(index) => format!(" | {}", text.quantities[index as usize].span.of(&plain)),
        other => format!(" | {other:?}"),
    };
    let place = match place {
        Place::Unknown => String::new(),
        Place::Named(name) => format!(" | in {}", name.span.of(&plain)),
    };
    let modality = if modality == Modality::Fact { String::new() } else { format!(" | {modality:?}") };
    format!("{subject}{period}{place}{modality}")
}

#[test]
fn figures_belong_to_what_the_words_say() {
    let mut wrong = Vec::new();
    for (marked, expected) in [
        ("Sales rose to {40}.", "sales"),
        ("Lamplight Inc sold {40} mills.", "Lamplight Inc"),
        ("Lamplight's net sales rose to {40}.", "net sales of Lamplight"),
        ("Lamplight Inc said sales rose to {40}.", "sales"),
        ("Lamplight Inc said on {d:Wednesday} that its sales rose to {40}.", "sales of Lamplight Inc"),
        ("Lamplight Inc opened a mill. It sold {40} ovens.", "Lamplight Inc"),
        ("Lamplight Inc opened a mill. Its sales rose to {40}.", "sales of Lamplight Inc"),
        ("Lamplight Inc opened a mill. The company sold {40} ovens.", "Lamplight Inc"),
        ("Ann Lee won. The {a!:34-year-old} scored {3} goals.", "-"),
        ("Ann Lee won. She scored {3} goals.", "Ann Lee"),
        ("Sales at the Brook mill rose to {40}.", "sales of Brook"),
        ("Sales rose to {40} but fell to {20}.", "sales"),
        ("In {d:2019}, sales rose to {40}.", "sales | 2019"),
        ("Sales rose to {40} in {d:May} from {30} a year earlier.", "sales | Before(Year)"),
        ("Sales rose to {40} in {d:May} from {30}.", "sales"),
        ("Sales last year rose to {40}.", "sales | Last(Year)"),
        ("Brook Ltd sold {40} mills in Leeds.", "Brook Ltd | in Leeds"),
        ("Sales are expected to reach {40} in {d:2030}.", "sales | 2030 | Forecast"),
        ("Brook Ltd aims to sell {40} mills next year.", "Brook Ltd | Next(Year) | Target"),
        ("If sales reach {40}, it pays.", "sales | Condition"),
        ("“We sold {40} mills,” she said.", "- | Quotation"),
        ("Brook Ltd sold mills, Ann Lee said. It bought {40} ovens.", "Brook Ltd"),
        ("Brook Ltd has {40} plans.", "Brook Ltd"),
        ("Sales rose {p:5 percent}, more than expected.", "sales"),
    ] {
        let found = about(marked);
        if found != expected {
            wrong.push(format!("{marked}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
