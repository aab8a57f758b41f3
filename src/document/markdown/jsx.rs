//! JSX in Markdown: imports and exports, elements with a capital, expressions in braces. They are blanked out, so that
//! what is left is Markdown of the same length, every byte at its place.

use std::ops::Range;

/// Stands for each byte of an expression: text to the parser, and nothing that anyone writes.
pub const STAND_IN: char = '\u{1A}';

/// The source with its JSX as blanks, expressions inside a line as [`STAND_IN`]s; line ends stay.
pub fn blanked(source: &str) -> String {
    let braces = braces(source);
    let mut silent = modules(source);
    silent.extend(tags(source, &braces));
    silent.sort_by_key(|range| range.start);
    let mut bytes = source.as_bytes().to_vec();
    for pair in &braces {
        let stand_in = if stands_for_something(source, pair) { STAND_IN as u8 } else { b' ' };
        fill(&mut bytes, pair, stand_in);
    }
    silent.iter().for_each(|range| fill(&mut bytes, range, b' '));
    String::from_utf8(bytes).unwrap_or_else(|_| source.to_owned())
}

/// Every byte of a letter is replaced, so that what is left is text.
fn fill(bytes: &mut [u8], range: &Range<usize>, with: u8) {
    for byte in bytes.get_mut(range.clone()).into_iter().flatten() {
        if !matches!(byte, b'\n' | b'\r') {
            *byte = with;
        }
    }
}

/// An expression stands for what it gives; a comment for nothing.
fn stands_for_something(source: &str, pair: &Range<usize>) -> bool {
    let text = source.get(pair.clone()).unwrap_or_default();
    !text.starts_with("{/*") && !text.contains('\n')
}

/// Expressions: outermost pairs of braces. A brace without its like is text.
fn braces(source: &str) -> Vec<Range<usize>> {
    let (mut open, mut pairs): (Vec<usize>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    let mut before = b' ';
    for (at, byte) in source.bytes().enumerate() {
        match byte {
            b'{' if before != b'\\' => open.push(at),
            b'}' if before != b'\\' => {
                if let Some(start) = open.pop() {
                    while pairs.last().is_some_and(|inner| inner.start > start) {
                        pairs.pop();
                    }
                    pairs.push(start..at + 1);
                }
            }
            _ => {}
        }
        before = byte;
    }
    pairs
}

/// Paragraphs that start with `import` or `export`.
fn modules(source: &str) -> Vec<Range<usize>> {
    let (mut found, mut at, mut inside, mut fresh) = (Vec::new(), 0, false, true);
    for line in source.split_inclusive('\n') {
        let blank = line.trim().is_empty();
        inside = !blank && (inside || fresh && (line.starts_with("import ") || line.starts_with("export ")));
        if inside {
            found.push(at..at + line.len());
        }
        // An import may stand right behind another.
        fresh = blank || inside || line.starts_with("---");
        at += line.len();
    }
    found
}

/// Tags of elements with a capital, and of none: `<Chart data={rows} />`, `</Aside>`, `<>`.
fn tags(source: &str, braces: &[Range<usize>]) -> Vec<Range<usize>> {
    let (mut found, bytes) = (Vec::new(), source.as_bytes());
    for start in memchr::memchr_iter(b'<', bytes) {
        let name = bytes.get(start + 1..).unwrap_or_default();
        let name = name.strip_prefix(b"/").unwrap_or(name);
        if name.first().is_some_and(|letter| letter.is_ascii_uppercase() || *letter == b'>') {
            found.extend(tag_end(bytes, start, braces).map(|end| start..end));
        }
    }
    found
}

/// Where a tag ends; one that another opens before is none.
fn tag_end(bytes: &[u8], start: usize, braces: &[Range<usize>]) -> Option<usize> {
    let mut at = start + 1;
    loop {
        match bytes.get(at)? {
            b'>' => return Some(at + 1),
            b'<' => return None,
            b'{' => {
                let pair = braces.binary_search_by_key(&at, |pair| pair.start).ok();
                at = pair.and_then(|pair| braces.get(pair)).map_or(at + 1, |pair| pair.end);
            }
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_stands_where_it_stood() {
        let source =
            "import A from 'a'\n\n# Töne\n\n<A rows={[{a: 1}, {b: '>'}]}>\n\nSold {n} of 9 <B/>\\{x}.\n\n</A>\n";
        let left = blanked(source);
        assert_eq!(left.len(), source.len());
        let words: Vec<&str> = left.split_whitespace().collect();
        assert_eq!(words, ["#", "Töne", "Sold", "\u{1A}\u{1A}\u{1A}", "of", "9", "\\{x}."]);
        assert_eq!(left.find("of 9"), source.find("of 9"));
        assert_eq!(blanked("a < b, 5 <A, {b"), "a < b, 5 <A, {b");
    }
}
