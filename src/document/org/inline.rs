//! Markup inside a line of Org.

use super::super::inline::{Inline, Piece, address_length, between, closing, emphasis};

/// How Org is written inside a line.
pub const INLINE: Inline = Inline { marks: b"*/_=~+[\\h@", strong: "*", rule: piece };

fn piece(rest: &str, before: Option<char>) -> Option<Piece> {
    match rest.as_bytes().first()? {
        b'*' => emphasis(rest, before, "*"),
        b'/' => emphasis(rest, before, "/"),
        b'_' => emphasis(rest, before, "_"),
        b'=' => between(rest, before, "=").map(|length| Piece::Hole(length + 2)),
        b'~' => between(rest, before, "~").map(|length| Piece::Hole(length + 2)),
        b'+' => between(rest, before, "+").map(|length| Piece::Out(length + 2)),
        b'[' => bracket(rest),
        b'\\' => (rest.starts_with("\\\\\n") || rest == "\\\\").then_some(Piece::Mark(2)),
        b'@' => {
            let end = closing(rest.strip_prefix("@@")?, 0, "@@")?;
            Some(Piece::Out(end + 4))
        }
        _ => {
            let bare = before.is_none_or(|before| !before.is_alphanumeric());
            let address = rest.starts_with("http://") || rest.starts_with("https://");
            (bare && address).then(|| Piece::Hole(address_length(rest)))
        }
    }
}

/// `[[address][words]]`, `[[address]]`, `[fn:1]`, `[fn:: a note]`.
fn bracket(rest: &str) -> Option<Piece> {
    if let Some(link) = rest.strip_prefix("[[") {
        let end = closing(link, 0, "]]")?;
        return Some(match link.get(..end)?.find("][") {
            Some(target) => Piece::Inside(target + 4, end - target - 2, 2),
            None => Piece::Hole(end + 4),
        });
    }
    let note = rest.strip_prefix("[fn:")?;
    let end = closing(note, 0, "]")?;
    Some(match note.get(..end)?.find(':') {
        Some(colon) => Piece::Note(colon + 5, end - colon - 1, 1),
        None => Piece::Pointer(end + 5),
    })
}
