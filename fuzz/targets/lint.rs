//! The whole lint on any bytes, read as plain text, Markdown and the other text formats in turn: every finding, label
//! and edit lies on character boundaries of the source, and the same text gives the same findings.
#![no_main]

use factlint::Linter;
use factlint::check::Checks;
use factlint::context::Context;
use factlint::document::{Format, open};
use libfuzzer_sys::{Corpus, fuzz_target};
use std::sync::LazyLock;

const FORMATS: [&str; 8] = ["txt", "md", "rst", "adoc", "tex", "org", "srt", "csv"];

static LINTER: LazyLock<Linter> = LazyLock::new(|| Linter::new_sound(Checks::load_sound(&[]).0).0);

// The first byte chooses the format.
fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Some((first, text)) = bytes.split_first() else { return Corpus::Reject };
    let ending = FORMATS[usize::from(*first) % FORMATS.len()];
    let Some(format) = Format::of_extension(ending) else { return Corpus::Reject };
    let Ok(opened) = open("a text".to_owned(), text.to_vec(), format) else { return Corpus::Reject };
    let (document, context) = (opened.document(), Context::default());
    let outcome = LINTER.lint(&document, &context);
    for finding in &outcome.findings {
        let edits = finding.fix.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span));
        let spans = finding.evidence.iter().map(|evidence| evidence.span).chain(edits);
        for span in spans.chain([finding.span]) {
            assert!(opened.source.text.get(span.range()).is_some(), "{}: {span:?}", finding.code);
        }
    }
    assert_eq!(LINTER.findings(&document, &context).len(), outcome.findings.len(), "the short way finds other things");
    Corpus::Keep
});
