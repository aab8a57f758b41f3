//! Silence, said openly: `<!-- factlint: allow percent-change: rounded by the agency -->` lets the next block pass, or the
//! one in which it stands; `allow-file` lets the whole file pass. Names are those of checks or groups, with commas between;
//! a reason may follow a colon. Comments are those of the format: `.. factlint: …` in reStructuredText, `% …` in LaTeX. An allowance that silences nothing is itself advised on.
//!
//! Comes in: a document with its findings. Goes out: the findings that are left. Not here: configuration.

use crate::document::{Block, BlockKind, Document};
use crate::finding::{Finding, Level};
use crate::span::Span;

/// The code of the advice on allowances that silence nothing.
pub const UNUSED: &str = "unused-allow";

/// Takes away what the document allows, and adds advice on allowances that silence nothing.
#[must_use]
pub fn without_allowed(document: &Document<'_>, findings: Vec<Finding>) -> Vec<Finding> {
    let mut allowances = allowances(document);
    if allowances.is_empty() {
        return findings;
    }
    let mut left: Vec<Finding> = findings.into_iter().filter(|finding| !is_allowed(finding, &mut allowances)).collect();
    left.extend(allowances.iter().filter(|allowance| !allowance.used).map(Allowance::unused));
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

fn allowances<'s>(document: &Document<'s>) -> Vec<Allowance<'s>> {
    let mut allowances = Vec::new();
    let source = document.source;
    for (at, mark) in source.match_indices("factlint:") {
        let Some((start, ending)) = source.get(..at).and_then(comment_before) else { continue };
        let rest = source.get(at + mark.len()..).unwrap_or_default();
        let order = rest.split(ending).next().unwrap_or_default();
        let end = at + mark.len() + order.len() + if rest.len() > order.len() { ending.len() } else { 0 };
        let Some((verb, rest)) = order.trim_start().split_once(char::is_whitespace) else { continue };
        let over = match verb {
            "allow" => next_block(document, start as u32, end as u32),
            "allow-file" => Span::new(0, source.len() as u32),
            _ => continue,
        };
        let names = rest.split(':').next().unwrap_or_default();
        for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            let at = (name.as_ptr() as usize).saturating_sub(source.as_ptr() as usize) as u32;
            allowances.push(Allowance { name, place: Span::new(at, at + name.len() as u32), over, used: false });
        }
    }
    allowances
}

/// How comments open and end where one does at the end of `before`: in HTML and Markdown, MDX, reStructuredText,
/// AsciiDoc, LaTeX and Org. Those that end with their line stand alone in it.
fn comment_before(before: &str) -> Option<(usize, &'static str)> {
    let before = before.trim_end_matches([' ', '\t']);
    let around = [("<!--", "-->"), ("{/*", "*/}")];
    if let Some((opening, ending)) = around.into_iter().find(|(opening, _)| before.ends_with(opening)) {
        return Some((before.len() - opening.len(), ending));
    }
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let opening = before.get(line..)?.trim_start();
    ["..", "//", "%", "#"].contains(&opening).then(|| (before.len() - opening.len(), "\n"))
}

/// The block around a comment, or the first behind it; all of a table or list.
fn next_block(document: &Document<'_>, start: u32, end: u32) -> Span {
    let in_source = |block: &Block| document.to_source(block.span);
    let blocks = &document.blocks;
    let around = blocks.iter().position(|block| in_source(block).start <= start && end <= in_source(block).end);
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
    fn unused(&self) -> Finding {
        Finding {
            code: UNUSED.to_owned(),
            group: "allow".to_owned(),
            level: Level::Advice,
            message: format!("nothing here needs to be allowed as “{}”", self.name),
            label: "silences nothing".to_owned(),
            help: Some("take it away, or check the name with `factlint checks`".to_owned()),
            span: self.place,
            evidence: Vec::new(),
            fix: None,
        }
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
        Allowance { name: "", place: Span::default(), over: Span::default(), used: false }.unused()
    }

    fn left(text: &str, words: &[&str]) -> Vec<String> {
        let document = read(text, Format::MARKDOWN);
        let findings = words.iter().map(|word| finding(text, word)).collect();
        without_allowed(&document, findings).iter().map(|one| format!("{} {}", one.code, one.span.start)).collect()
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
            assert_eq!(without_allowed(&document, vec![finding(&text, "One")]), [], "{comment}");
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
