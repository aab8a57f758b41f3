//! Decoded text beside the source it came from: what was copied, and what was written otherwise. The two differ only
//! where the source has an entity, a carriage return or a byte that HTML does not allow.

/// A stretch of decoded text with its place in the source.
#[derive(Debug, PartialEq, Eq)]
pub enum Stretch<'t> {
    /// As in the source, from a byte on.
    Copied(&'t str, usize),
    /// Written otherwise, from a byte on, over so many.
    Rendered(&'t str, usize, usize),
}

/// Takes decoded text apart into stretches, in order. What cannot be laid beside the source is one rendered stretch.
pub fn align<'t>(decoded: &'t str, source: &str, stretches: &mut Vec<Stretch<'t>>) {
    let (mut text, mut raw, mut at) = (decoded, source, 0);
    while !text.is_empty() {
        let same = common(text, raw);
        if same > 0 {
            let (copied, rest) = text.split_at_checked(same).unwrap_or((text, ""));
            stretches.push(Stretch::Copied(copied, at));
            (text, raw, at) = (rest, raw.get(same..).unwrap_or_default(), at + same);
            continue;
        }
        let Some((written, length)) = odd(text, raw) else {
            stretches.push(Stretch::Rendered(text, at, raw.len()));
            return;
        };
        let (rendered, rest) = text.split_at_checked(written).unwrap_or((text, ""));
        stretches.push(Stretch::Rendered(rendered, at, length));
        (text, raw, at) = (rest, raw.get(length..).unwrap_or_default(), at + length);
    }
}

/// The bytes that both start with, up to a character that may be written otherwise.
fn common(text: &str, raw: &str) -> usize {
    let pairs = text.bytes().zip(raw.bytes());
    let mut same = pairs.take_while(|(one, other)| one == other && *other != b'&').count();
    while !text.is_char_boundary(same) || !raw.is_char_boundary(same) {
        same -= 1;
    }
    same
}

/// The bytes of text and source of something that is written otherwise.
fn odd(text: &str, raw: &str) -> Option<(usize, usize)> {
    let first = text.chars().next()?;
    if let Some(rest) = raw.strip_prefix('&') {
        let name = rest.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '#')).unwrap_or(rest.len());
        let closed = rest.get(name..).is_some_and(|rest| rest.starts_with(';'));
        let length = 1 + name + usize::from(closed);
        if first == '&' && text.get(1..).is_some_and(|text| text.starts_with(rest.get(..1).unwrap_or("\0"))) && !closed
        {
            return Some((1, 1));
        }
        let after = raw.get(length..).and_then(|raw| raw.chars().next());
        let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(2);
        let fits = |end: &usize| {
            after.is_none_or(|after| {
                let next = text.get(*end..).and_then(|text| text.chars().next());
                next == Some(after) || after == '&' || next == Some('\n') && after == '\r'
            })
        };
        return ends.into_iter().find(fits).map(|end| (end, length));
    }
    let next = raw.chars().next()?;
    let break_length = if raw.starts_with("\r\n") { 2 } else { next.len_utf8() };
    (next == '\r' || next == '\0').then_some((first.len_utf8(), break_length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lays_text_beside_its_source() {
        let mut stretches = Vec::new();
        align("a & b\nc — d", "a &amp; b\r\nc &mdash; d", &mut stretches);
        let expected = [
            Stretch::Copied("a ", 0),
            Stretch::Rendered("&", 2, 5),
            Stretch::Copied(" b", 7),
            Stretch::Rendered("\n", 9, 2),
            Stretch::Copied("c ", 11),
            Stretch::Rendered("—", 13, 7),
            Stretch::Copied(" d", 20),
        ];
        assert_eq!(stretches, expected);
    }
}
