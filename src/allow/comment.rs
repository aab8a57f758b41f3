//! Comments that speak to factlint. Comes in: a source. Goes out: each comment with what it wants. Not here: where its
//! allowance holds.

use crate::span::Span;
use memchr::memmem;

/// What such a comment begins with.
const MARK: &[u8] = b"factlint";

/// What stands for silence in other programs.
const OTHER_ORDERS: &[&str] =
    &["off", "on", "disable", "enable", "ignore", "skip", "disable-file", "ignore-file", "noqa"];

/// A comment that speaks to factlint.
pub(super) struct Comment<'s> {
    /// What stands behind the name.
    text: &'s str,
    /// Where `text` begins in the source.
    at: usize,
    /// Whether a colon stands behind the name.
    addressed: bool,
    /// The whole comment.
    pub span: Span,
}

/// What a comment wants.
pub(super) enum Order<'s> {
    /// Names with their places, and whether they are allowed in the whole file.
    Allow(Vec<(&'s str, Span)>, bool),
    /// It is meant as one and is none: what is wrong, and the cure.
    Mistaken(String, String),
    /// It is none.
    None,
}

/// All of a source.
pub(super) fn comments(source: &str) -> impl Iterator<Item = Comment<'_>> {
    let mut fences = Fences::default();
    memmem::find_iter(source.as_bytes(), MARK).filter_map(move |at| {
        let (start, ending) = comment_before(source.get(..at)?)?;
        let rest = source.get(at + MARK.len()..)?;
        let inside = rest.split(ending).next().unwrap_or_default();
        let end = at + MARK.len() + inside.len() + if rest.len() > inside.len() { ending.len() } else { 0 };
        let addressed = inside.starts_with(':');
        let text = inside.strip_prefix(':').unwrap_or(inside);
        let apart = addressed || ending != "\n" && text.starts_with(char::is_whitespace);
        (apart && !fences.quote(source, start)).then(|| Comment {
            text,
            at: at + MARK.len() + usize::from(addressed),
            addressed,
            span: Span::new(start as u32, end as u32),
        })
    })
}

/// The fences of code above a place, counted once from the beginning of a source to its end.
#[derive(Default)]
struct Fences {
    /// Where the line begins up to which they are counted.
    read: usize,
    count: usize,
}

impl Fences {
    /// Whether a place lies in code: behind a backtick that is open in its line, or in a fence. Places are asked in order.
    fn quote(&mut self, source: &str, at: usize) -> bool {
        let rest = source.get(self.read..at).unwrap_or_default();
        let (above, line) = rest.split_at(rest.rfind('\n').map_or(0, |end| end + 1));
        let fence = |line: &&str| line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        self.count += above.lines().filter(fence).count();
        self.read += above.len();
        line.matches('`').count() % 2 == 1 || self.count % 2 == 1
    }
}

impl<'s> Comment<'s> {
    /// What it wants.
    pub fn order(&self) -> Order<'s> {
        let text = self.text.trim();
        let verb = text.split(char::is_whitespace).next().unwrap_or_default();
        let (word, whole) = (verb.trim_end_matches(':'), verb.starts_with("allow-file"));
        let cure = "write `factlint: allow NAME` before the block, or `factlint: allow-file NAME` for the whole file";
        match word {
            "allow" | "allow-file" if !self.addressed => {
                let message = format!("“factlint {word}” without a colon allows nothing");
                Order::Mistaken(message, format!("write `factlint: {text}`"))
            }
            "allow" | "allow-file" => match self.names(verb) {
                names if names.is_empty() => {
                    Order::Mistaken(format!("“factlint: {word}” names no check, and allows nothing"), cure.to_owned())
                }
                names => Order::Allow(names, whole),
            },
            word if OTHER_ORDERS.contains(&word) => {
                Order::Mistaken(format!("“factlint: {word}” is no order, and silences nothing"), cure.to_owned())
            }
            _ => Order::None,
        }
    }

    /// The names behind the verb, up to the reason, with their places.
    fn names(&self, verb: &str) -> Vec<(&'s str, Span)> {
        let start = self.text.find(verb).unwrap_or_default() + verb.len();
        let names = self.text.get(start..).unwrap_or_default().split(':').next().unwrap_or_default();
        let mut found = Vec::new();
        let mut at = start;
        for part in names.split_inclusive([',', ' ', '\t', '\n', '\r']) {
            let name = part.trim_end_matches(|letter: char| letter == ',' || letter.is_whitespace());
            if !name.is_empty() {
                let from = (self.at + at) as u32;
                found.push((name, Span::new(from, from + name.len() as u32)));
            }
            at += part.len();
        }
        if verb.ends_with(':') { Vec::new() } else { found }
    }
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
