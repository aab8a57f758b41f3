//! Markup inside a line of AsciiDoc.

use super::super::inline::{Inline, Piece, address_length, between, closing, emphasis, word};

/// How AsciiDoc is written inside a line.
pub const INLINE: Inline = Inline { marks: b"\"'*_`#^~+[<{\\hlxfiksm", strong: "*", rule: piece };

fn piece(rest: &str, before: Option<char>) -> Option<Piece> {
    match rest.as_bytes().first()? {
        b'\\' => {
            let next = rest.get(1..)?.chars().next()?;
            (!next.is_alphanumeric() && !next.is_whitespace()).then(|| Piece::Literal(1, next.len_utf8()))
        }
        b'*' if rest.starts_with("**") => doubled(rest, "**"),
        b'*' => emphasis(rest, before, "*"),
        b'_' if rest.starts_with("__") => doubled(rest, "__"),
        b'_' => emphasis(rest, before, "_"),
        b'#' if rest.starts_with("##") => doubled(rest, "##"),
        b'#' => emphasis(rest, before, "#"),
        b'`' if rest.starts_with("``") => Some(Piece::Written("“", 2)),
        b'\'' if rest.starts_with("''") => Some(Piece::Written("”", 2)),
        b'"' if rest.starts_with("\"`") => Some(Piece::Written("“", 2)),
        b'`' if rest.starts_with("`\"") => Some(Piece::Written("”", 2)),
        b'`' => between(rest, before, "`").map(|length| Piece::Hole(length + 2)),
        b'^' => short(rest, "^"),
        b'~' => short(rest, "~"),
        b'+' if rest == "+" || rest.starts_with("+\n") || rest.starts_with("+\r\n") => Some(Piece::Mark(1)),
        b'+' => between(rest, before, "+").map(|length| Piece::Inside(1, length, 1)),
        b'[' => named_span(rest),
        b'<' => reference(rest),
        b'{' => {
            let name = word(rest.get(1..)?, &['-', '_']);
            (name > 0 && rest.get(name + 1..)?.starts_with('}')).then(|| Piece::Hole(name + 2))
        }
        _ => inline_macro(rest, before),
    }
}

/// Marks that also stand inside words: `**b**old`.
fn doubled(rest: &str, mark: &str) -> Option<Piece> {
    let end = closing(rest, mark.len(), mark).filter(|end| *end > mark.len())?;
    Some(Piece::Inside(mark.len(), end - mark.len(), mark.len()))
}

/// `m^2^`, `H~2~O`: a word between the marks.
fn short(rest: &str, mark: &str) -> Option<Piece> {
    let end = closing(rest, 1, mark).filter(|end| (2..30).contains(end))?;
    (!rest.get(1..end)?.contains(char::is_whitespace)).then_some(Piece::Inside(1, end - 1, 1))
}

/// `[.lead]#text#`, and anchors: `[[name]]`.
fn named_span(rest: &str) -> Option<Piece> {
    if rest.starts_with("[[") {
        return closing(rest, 2, "]]").filter(|end| *end < 100).map(|end| Piece::Out(end + 2));
    }
    let end = closing(rest, 1, "]").filter(|end| *end < 100)?;
    rest.get(end + 1..)?.starts_with('#').then_some(Piece::Mark(end + 1))
}

/// `<<place,words>>`.
fn reference(rest: &str) -> Option<Piece> {
    let end = closing(rest.strip_prefix("<<")?, 0, ">>").filter(|end| (1..300).contains(end))?;
    let words = rest.get(2..end + 2)?.find(',').map(|comma| comma + 3);
    Some(match words {
        Some(start) => Piece::Inside(start, end + 2 - start, 2),
        None => Piece::Hole(end + 4),
    })
}

/// Macros by their names: those that show what stands in their brackets, and those that stand for something.
const SHOWN: &[&str] = &["http:", "https:", "link:", "mailto:", "xref:"];
const HOLES: &[&str] = &["image:", "icon:", "kbd:", "stem:", "latexmath:", "menu:"];

fn inline_macro(rest: &str, before: Option<char>) -> Option<Piece> {
    if before.is_some_and(|before| before.is_alphanumeric() || before == '_') {
        return None;
    }
    let is = |names: &[&str]| names.iter().any(|name| rest.starts_with(name));
    let note = rest.starts_with("footnote:");
    if !is(SHOWN) && !is(HOLES) && !note {
        return None;
    }
    let target = rest.find(|letter: char| letter.is_whitespace() || letter == '[').unwrap_or(rest.len());
    let bracket = rest.get(target..)?.starts_with('[');
    let Some(end) = closing(rest, target, "]").filter(|_| bracket) else {
        return rest.starts_with("http").then(|| Piece::Hole(address_length(rest)));
    };
    let length = end - target - 1;
    Some(match (note, is(SHOWN)) {
        (true, _) => Piece::Note(target + 1, length, 1),
        (false, true) if length > 0 => {
            let shown = rest.get(target + 1..end)?;
            let shown = shown.strip_suffix('^').unwrap_or(shown).len();
            Piece::Inside(target + 1, shown, end + 1 - (target + 1 + shown))
        }
        _ => Piece::Hole(end + 1),
    })
}
