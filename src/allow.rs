//! Silence, said openly: `<!-- factlint: allow percent-change: rounded by the agency -->` lets the next block pass, or the
//! one in which it stands; `allow-file` lets the whole file pass. Names are those of checks or groups, with commas or blanks
//! between; a reason may follow a colon. Comments are those of the format: `.. factlint: …` in reStructuredText, `% …` in
//! LaTeX. An allowance that silences nothing is itself advised on, and so is a comment that is meant as one and is none.
//!
//! Comes in: a document with its findings. Goes out: the findings that are left. Not here: configuration.

mod comment;

use crate::check::{Checks, nearest};
use crate::document::{Block, BlockKind, Document};
use crate::finding::{Finding, Level};
use crate::span::Span;
use comment::{Order, comments};

/// The code of the advice on allowances that silence nothing.
pub const UNUSED: &str = "unused-allow";

/// Takes away what the document allows, and adds advice on allowances that silence nothing.
#[must_use]
pub fn without_allowed(document: &Document<'_>, findings: Vec<Finding>, checks: &Checks) -> Vec<Finding> {
    let (mut allowances, mut advice) = (Vec::new(), Vec::new());
    for comment in comments(document.source) {
        match comment.order() {
            Order::Allow(names, whole) => {
                let over = if whole {
                    Span::new(0, document.source.len() as u32)
                } else {
                    next_block(document, comment.span.start, comment.span.end)
                };
                let allowed = |(name, place)| Allowance { name, place, over, used: false };
                allowances.extend(names.into_iter().map(allowed));
            }
            Order::Mistaken(message, help) => advice.push(advised(comment.span, message, help)),
            Order::None => {}
        }
    }
    if allowances.is_empty() && advice.is_empty() {
        return findings;
    }
    let mut left: Vec<Finding> = findings.into_iter().filter(|finding| !is_allowed(finding, &mut allowances)).collect();
    left.extend(allowances.iter().filter(|allowance| !allowance.used).map(|allowance| allowance.unused(checks)));
    left.append(&mut advice);
    left.sort_by_key(|finding| finding.span);
    left
}

/// One name of an `allow` comment.
struct Allowance<'s> {
    name: &'s str,
    /// Where the name stands in the source.
    place: Span,
    /// Where it holds.
    over: Span,
    used: bool,
}

fn is_allowed(finding: &Finding, allowances: &mut [Allowance<'_>]) -> bool {
    let mut allowed = false;
    for allowance in allowances {
        let named = allowance.name == finding.code || allowance.name == finding.group;
        if named && allowance.over.start <= finding.span.start && finding.span.start <= allowance.over.end {
            allowance.used = true;
            allowed = true;
        }
    }
    allowed
}

/// The block around a comment, be it at its end, or the first behind it; all of a table or list.
fn next_block(document: &Document<'_>, start: u32, end: u32) -> Span {
    let in_source = |block: &Block| document.to_source(block.span);
    let blocks = &document.blocks;
    let same_line =
        |from: u32| document.source.get(from as usize..start as usize).is_some_and(|gap| !gap.contains('\n'));
    let around = blocks.iter().position(|block| {
        let span = in_source(block);
        span.start <= start && (end <= span.end || span.end <= start && same_line(span.end))
    });
    let first = around.or_else(|| blocks.iter().position(|block| in_source(block).start >= start));
    let mut rest = blocks.iter().skip(first.unwrap_or(blocks.len()));
    let Some(block) = rest.next() else { return Span::new(end, end) };
    let together = |other: &&Block| match (block.kind, other.kind) {
        (BlockKind::Cell, kind) => kind == BlockKind::Cell,
        (BlockKind::ListItem { list }, BlockKind::ListItem { list: other }) => list == other,
        _ => false,
    };
    rest.take_while(together).fold(in_source(block), |span, other| span.join(in_source(other)))
}

impl Allowance<'_> {
    fn unused(&self, checks: &Checks) -> Finding {
        let names = || checks.all().iter().flat_map(|check| [check.name.as_str(), check.group.as_str()]);
        let name = self.name;
        if checks.all().is_empty() || names().any(|known| known == name) {
            let help = "take it away, or check the name with `factlint checks`";
            return advised(self.place, format!("nothing here needs to be allowed as “{name}”"), help.to_owned());
        }
        let help = match nearest(name, names()) {
            Some(meant) => format!("did you mean `{meant}`? `factlint checks` lists all"),
            None => "`factlint checks` lists all; a reason stands behind a colon".to_owned(),
        };
        advised(self.place, format!("there is no check or group “{name}” to be allowed"), help)
    }
}

fn advised(place: Span, message: String, help: String) -> Finding {
    Finding {
        code: UNUSED.to_owned(),
        group: "allow".to_owned(),
        level: Level::Advice,
        message,
        label: "silences nothing".to_owned(),
        help: Some(help),
        span: place,
        evidence: Vec::new(),
        fix: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, read};

    fn finding(text: &str, word: &str) -> Finding {
        let start = text.find(word).expect("the word") as u32;
        Finding { code: "doubled-word".into(), group: "words".into(), span: Span::new(start, start + 1), ..blank() }
    }

    fn blank() -> Finding {
        advised(Span::default(), String::new(), String::new())
    }

    fn left(text: &str, words: &[&str]) -> Vec<String> {
        let document = read(text, Format::MARKDOWN);
        let findings = words.iter().map(|word| finding(text, word)).collect();
        without_allowed(&document, findings, &Checks::default())
            .iter()
            .map(|one| format!("{} {}", one.code, one.span.start))
            .collect()
    }

    #[test]
    fn the_next_block_is_let_pass() {
        let text = "<!-- factlint: allow doubled-word: his words -->\n\nOne.\n\nTwo.\n";
        assert_eq!(left(text, &["One", "Two"]), [format!("doubled-word {}", text.find("Two").unwrap())]);
        assert_eq!(left(&text.replace("doubled-word", "words"), &["One"]), [""; 0]);
    }

    #[test]
    fn the_block_around_is_let_pass() {
        assert_eq!(left("One <!-- factlint: allow words --> more.\n\nTwo.\n", &["One"]), [""; 0]);
        assert_eq!(left("One more. <!-- factlint: allow words -->\n\nTwo.\n", &["One"]), [""; 0], "behind it as well");
    }

    #[test]
    fn comments_that_are_meant_as_allowances_are_told() {
        let told = |comment: &str| {
            let text = format!("{comment}\n\nOne.\n");
            let document = read(&text, Format::MARKDOWN);
            let (checks, _) = Checks::load_sound(&[]);
            let left = without_allowed(&document, Vec::new(), &checks);
            let told = |one: &Finding| format!("{}; {}", one.message, one.help.as_deref().unwrap_or_default());
            left.iter().map(told).collect::<Vec<_>>().join("\n")
        };
        for (comment, part) in [
            ("<!-- factlint: allow -->", "names no check, and allows nothing; write `factlint: allow NAME`"),
            ("<!-- factlint off -->", "“factlint: off” is no order"),
            ("<!-- factlint: disable misspelling -->", "“factlint: disable” is no order"),
            (
                "<!-- factlint allow misspelling -->",
                "without a colon allows nothing; write `factlint: allow misspelling`",
            ),
            (
                "<!-- factlint: allow mispelling -->",
                "no check or group “mispelling” to be allowed; did you mean `misspelling`",
            ),
            ("<!-- factlint: allow misspelling -->", "nothing here needs to be allowed as “misspelling”"),
        ] {
            assert!(told(comment).contains(part), "{comment}: {}", told(comment));
        }
        for comment in
            ["<!-- factlint reads this -->", "Write `<!-- factlint: allow -->`.", "```\n<!-- factlint: off -->\n```"]
        {
            assert_eq!(told(comment), "", "{comment}");
        }
    }

    #[test]
    fn names_stand_apart_by_commas_or_blanks() {
        for names in ["totals, words", "totals words", "totals,words: why not"] {
            let text = format!("<!-- factlint: allow {names} -->\n\nOne.\n");
            assert_eq!(left(&text, &["One"]), [format!("unused-allow {}", text.find("totals").unwrap())], "{names}");
        }
    }

    #[test]
    fn comments_are_those_of_each_format() {
        for (ending, comment) in [
            ("mdx", "{/* factlint: allow words */}"),
            ("rst", ".. factlint: allow words"),
            ("adoc", "// factlint: allow words: why"),
            ("tex", "% factlint: allow words"),
            ("org", "# factlint: allow words"),
        ] {
            let text = format!("{comment}\n\nOne.\n\nTwo.\n");
            let document = read(&text, Format::of_extension(ending).expect("a format"));
            assert_eq!(without_allowed(&document, vec![finding(&text, "One")], &Checks::default()), [], "{comment}");
        }
        assert_eq!(left("He wrote factlint: allow words here.\n\nOne.\n", &["One"]), ["doubled-word 38"]);
    }

    #[test]
    fn a_whole_table_is_let_pass() {
        let text = "<!-- factlint: allow words -->\n\n| A | B |\n|---|---|\n| C | D |\n\nEnd.\n";
        assert_eq!(left(text, &["D", "End"]), [format!("doubled-word {}", text.find("End").unwrap())]);
    }

    #[test]
    fn the_whole_file_is_let_pass() {
        assert_eq!(left("One.\n\nTwo.\n\n<!-- factlint: allow-file words -->\n", &["One", "Two"]), [""; 0]);
    }

    #[test]
    fn what_silences_nothing_is_advised_on() {
        let text = "One.\n\n<!-- factlint: allow words, figures -->\nTwo.\n";
        assert_eq!(left(text, &["Two"]), [format!("unused-allow {}", text.find("figures").unwrap())]);
    }
}
