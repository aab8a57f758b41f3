//! A text with its name, and the way from byte offsets to lines and columns. Lines end at `\n` and are counted from 1;
//! columns are counted in characters (Unicode scalar values) from 1, and a byte order mark takes no column.
//! Not here: files. Whoever has read one gives its text.

mod landmark;

pub use landmark::{Landmark, Landmarks, Whereabouts};

/// Bytes of the longest text that is checked: a shelf of books, and few enough for the memory of any machine.
pub const LONGEST: usize = 64 << 20;

/// A text as it lies in a file, or as it was taken out of one.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The name in reports: a path, or `<stdin>`.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// Where its lines stand in the file, if they were taken out of one.
    pub landmarks: Landmarks,
}

impl Source {
    /// A text that is its own file.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), landmarks: Landmarks::default() }
    }
}

/// A position for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
}

/// Where the lines of a text begin. Long lines have marks on the way, so that a file of one line is no slower.
#[derive(Debug)]
pub struct Lines<'s> {
    text: &'s str,
    marks: Vec<Mark>,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    offset: u32,
    place: Place,
    line_start: u32,
}

/// How far marks lie apart at most, in bytes.
const STRIDE: usize = 1024;
const BYTE_ORDER_MARK: char = '\u{feff}';

impl<'s> Lines<'s> {
    /// Goes through a text once.
    #[must_use]
    pub fn of(text: &'s str) -> Self {
        let mut marks = Vec::new();
        let (mut line, mut start) = (1, 0);
        for stretch in text.split_inclusive('\n') {
            mark_line(stretch, line, start, &mut marks);
            start += stretch.len();
            line += 1;
        }
        if start == 0 || text.ends_with('\n') {
            marks.push(Mark { offset: start as u32, place: Place { line, column: 1 }, line_start: start as u32 });
        }
        Self { text, marks }
    }

    /// The place of a byte offset; offsets beyond the end are at the end.
    #[must_use]
    pub fn place(&self, offset: u32) -> Place {
        let Some(mark) = self.mark(offset) else { return Place { line: 1, column: 1 } };
        let between = self.text.get(mark.offset as usize..offset as usize).unwrap_or_default();
        Place { line: mark.place.line, column: mark.place.column + columns(between, mark.offset == 0) }
    }

    /// The bytes of the line in which an offset lies, without its end.
    #[must_use]
    pub fn line(&self, offset: u32) -> std::ops::Range<usize> {
        let Some(mark) = self.mark(offset) else { return 0..self.text.len() };
        let start = mark.line_start as usize;
        let next = self.marks.partition_point(|later| later.place.line <= mark.place.line);
        let end = self.marks.get(next).map_or(self.text.len(), |next| next.line_start as usize);
        let line = self.text.get(start..end).unwrap_or_default();
        let line = line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        start..start + line.len()
    }

    fn mark(&self, offset: u32) -> Option<&Mark> {
        let after = self.marks.partition_point(|mark| mark.offset <= offset);
        self.marks.get(after.checked_sub(1)?)
    }
}

fn mark_line(stretch: &str, line: u32, start: usize, marks: &mut Vec<Mark>) {
    let mut column = 1;
    let mut at = 0;
    while at < stretch.len() {
        marks.push(Mark { offset: (start + at) as u32, place: Place { line, column }, line_start: start as u32 });
        let mut next = (at + STRIDE).min(stretch.len());
        while !stretch.is_char_boundary(next) {
            next += 1;
        }
        column += columns(stretch.get(at..next).unwrap_or_default(), start + at == 0);
        at = next;
    }
}

fn columns(stretch: &str, opens_text: bool) -> u32 {
    let mark = opens_text && stretch.starts_with(BYTE_ORDER_MARK);
    stretch.chars().count() as u32 - u32::from(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, offset: u32) -> (u32, u32) {
        let place = Lines::of(text).place(offset);
        (place.line, place.column)
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(place("", 0), (1, 1));
        assert_eq!(place("naïve\r\nzwölf €5", 18), (2, 8));
        assert_eq!(place("a\n", 2), (2, 1));
        assert_eq!(place("\u{feff}12", 3), (1, 1));
        assert_eq!(place("\u{feff}12", 4), (1, 2));
    }

    #[test]
    fn long_lines_have_marks() {
        let text = format!("x\n{}", "é".repeat(10_000));
        assert_eq!(place(&text, 2 + 2 * 7_321), (2, 7_322));
    }

    #[test]
    fn lines_end_before_their_mark() {
        let text = "one\r\ntwo\nthree";
        let lines = Lines::of(text);
        assert_eq!([1, 6, 10].map(|at| &text[lines.line(at)]), ["one", "two", "three"]);
    }
}
