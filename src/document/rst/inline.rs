//! Markup inside a line of reStructuredText.

use super::super::inline::{Inline, Piece, address_length, closing, emphasis, word};

/// How reStructuredText is written inside a line.
pub const INLINE: Inline = Inline { marks: b"*`|\\_[:h", strong: "**", rule: piece };

fn piece(rest: &str, before: Option<char>) -> Option<Piece> {
    match rest.as_bytes().first()? {
        b'\\' => {
            let next = rest.get(1..)?.chars().next()?;
            Some(if next.is_whitespace() { Piece::Mark(2) } else { Piece::Literal(1, next.len_utf8()) })
        }
        b'*' if rest.starts_with("**") => emphasis(rest, before, "**"),
        b'*' => emphasis(rest, before, "*"),
        b'`' if rest.starts_with("``") => closing(rest, 2, "``").map(|end| Piece::Hole(end + 2)),
        b'`' => phrase(rest, 0),
        b':' => role(rest, before),
        b'|' => {
            let name = rest.get(1..)?;
            let end = closing(name, 0, "|").filter(|end| (1..80).contains(end))?;
            let sound = !name.starts_with(char::is_whitespace) && !name.get(..end)?.ends_with(char::is_whitespace);
            let pointer = name.get(end + 1..)?.bytes().take_while(|byte| *byte == b'_').count();
            sound.then_some(Piece::Hole(end + 2 + pointer))
        }
        b'[' => note_pointer(rest),
        b'h' => {
            let address = rest.starts_with("http://") || rest.starts_with("https://");
            let bare = before.is_none_or(|before| !before.is_alphanumeric());
            (address && bare).then(|| Piece::Hole(address_length(rest)))
        }
        _ => pointer(rest, before),
    }
}

/// `` `text`_ ``, `` `text <target>`_ ``, behind so many bytes of a role.
fn phrase(rest: &str, role: usize) -> Option<Piece> {
    let text = rest.get(role + 1..)?;
    let end = closing(text, 0, "`").filter(|end| *end > 0)?;
    let pointer = text.get(end + 1..)?.bytes().take_while(|byte| *byte == b'_').count();
    let inside = text.get(..end)?;
    let shown = inside.find(" <").filter(|_| inside.ends_with('>')).unwrap_or(end);
    Some(Piece::Inside(role + 1, shown, end - shown + 1 + pointer))
}

/// Roles that show their text; others are code or stand for something.
const SHOWN: &[&str] = &[
    "emphasis",
    "strong",
    "sub",
    "sup",
    "subscript",
    "superscript",
    "title",
    "title-reference",
    "t",
    "ref",
    "doc",
    "term",
    "abbr",
    "download",
    "guilabel",
    "dfn",
];

fn role(rest: &str, before: Option<char>) -> Option<Piece> {
    let name = word(rest.get(1..)?, &['-', '_', '.', ':', '+']);
    let role = rest.get(1..=name)?.strip_suffix(':')?;
    let opens = rest.get(name + 1..)?.starts_with('`') && before.is_none_or(|before| !before.is_alphanumeric());
    let piece = phrase(rest, name + 1).filter(|_| opens)?;
    let shown = SHOWN.contains(&role);
    Some(if shown { piece } else { Piece::Hole(piece.length()) })
}

/// `[1]_`, `[#name]_`, `[CIT2002]_`.
fn note_pointer(rest: &str) -> Option<Piece> {
    let end = closing(rest, 1, "]_").filter(|end| *end < 60)?;
    let name = rest.get(1..end)?;
    (!name.contains(char::is_whitespace)).then_some(Piece::Pointer(end + 2))
}

/// The `_` behind a word that is a link.
fn pointer(rest: &str, before: Option<char>) -> Option<Piece> {
    let marks = rest.bytes().take_while(|byte| *byte == b'_').count();
    let ends = rest.get(marks..)?.chars().next().is_none_or(|next| !next.is_alphanumeric());
    (before.is_some_and(char::is_alphanumeric) && ends && marks < 3).then_some(Piece::Mark(marks))
}
