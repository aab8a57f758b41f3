//! How deep brackets may nest in what check files write: reading is recursive, and a stack has an end.
//!
//! Comes in: a pattern or an equation as written. Goes out: the byte at which it nests deeper than anybody would write.
//! Not here: whether brackets are closed, which the grammars see.

/// Brackets within brackets; what is built in needs four.
pub(super) const DEEPEST: usize = 32;

/// The byte of the first bracket too deep. A backslash takes the sign behind it as a mark.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut escaped) = (0_usize, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => {}
            b'(' | b'[' if depth == DEEPEST => return Some(at),
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
    }
    None
}

/// What is told of a pattern or an equation that cannot be read.
pub(super) fn complaint(what: &str, text: &str) -> String {
    match too_deep(text) {
        Some(_) => format!("the {what} nests brackets more than {DEEPEST} deep"),
        None => format!("the {what} \"{text}\" cannot be read"),
    }
}

/// What is told of a pattern whose bars may be meant in two ways.
pub(super) fn loose_bars(what: &str, text: &str) -> String {
    format!("the {what} \"{text}\" has two bars that no brackets hold")
}

/// Its cure.
pub(super) const LOOSE_BARS: &str = "a bar binds the words that it touches: write \"(a|b) (c|d)\" for one of each, \"( a | b c | d )\" for phrases of which one stands there";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_first_bracket_too_deep() {
        let nested = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
        assert_eq!(too_deep(&nested(DEEPEST)), None);
        assert_eq!(too_deep(&nested(DEEPEST + 1)), Some(DEEPEST));
        assert_eq!(too_deep(&"(a) [b] ".repeat(100)), None);
        assert_eq!(too_deep(&"\\( ".repeat(100)), None);
    }
}
