//! Any text at all: nothing panics, sentences and clauses cover their tokens.

use super::Text;
use super::head_tests::paragraph;
use crate::quantity::Grammar;
use proptest::prelude::*;
use std::sync::LazyLock;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::builtin);

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "the",
        "Lamplight",
        "Inc",
        ".",
        ",",
        "\"",
        "“",
        "”",
        "‘",
        "’",
        "'s",
        "(",
        ")",
        "5",
        "12 percent",
        "$3 million",
        "mills",
        "and",
        "but",
        "of",
        "rose",
        "said",
        "that",
        "it",
        "-",
        "—",
        ":",
        "…",
        "...",
        "U.S.",
        "No.",
        "2019",
        "nine-member",
        "new",
        "É",
        "\u{a0}",
        "in",
        "a year earlier",
        "if",
        "half",
        "first",
        "?",
        "\n",
        "who",
        "company",
    ]);
    prop::collection::vec((piece, any::<bool>()), 0..40).prop_map(|parts| {
        parts.iter().map(|(part, space)| format!("{part}{}", if *space { " " } else { "" })).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_read(prose in prop_oneof![pieces(), ".{0,80}"]) {
        let document = paragraph(&prose);
        let text = Text::read(&document, |prose, tokens| GRAMMAR.read(prose, tokens));
        let mut token = 0;
        let mut quantity = 0;
        for sentence in &text.sentences {
            prop_assert_eq!(sentence.tokens.start, token);
            prop_assert_eq!(sentence.quantities.start, quantity);
            let mut at = sentence.tokens.start;
            for clause in text.clauses(sentence) {
                prop_assert_eq!(clause.start, at);
                prop_assert!(clause.end > clause.start);
                at = clause.end;
            }
            prop_assert_eq!(at, sentence.tokens.end);
            (token, quantity) = (sentence.tokens.end, sentence.quantities.end);
        }
        prop_assert_eq!(token as usize, text.tokens.len());
        prop_assert_eq!(quantity as usize, text.quantities.len());
        for (index, head) in text.heads.iter().enumerate() {
            let _ = text.about(index);
            if let Some(head) = head {
                prop_assert!(prose.is_char_boundary(head.span.start as usize));
                prop_assert!(prose.is_char_boundary(head.span.end as usize));
                prop_assert!(head.end as usize <= text.tokens.len());
            }
        }
        prop_assert!(text.quotations.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}
