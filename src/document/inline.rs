//! Markup inside a line, for markups that are read line by line: a rule looks at each place where a mark may stand and
//! says what it is. Here are also the two questions that all such markups ask: where a mark closes, and whether it
//! opens at all.

/// How a markup is written inside a line.
pub struct Inline {
    /// The bytes at which the rule is asked; all are ASCII.
    pub marks: &'static [u8],
    /// The mark of bold.
    pub strong: &'static str,
    /// What stands at a mark, given the text from there on and the letter before; nothing where it is text.
    pub rule: fn(&str, Option<char>) -> Option<Piece>,
}

/// What stands at a mark, with lengths in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// A mark of no weight.
    Mark(usize),
    /// Left out.
    Out(usize),
    /// Left out with the white space before it, as the sign of a note.
    Pointer(usize),
    /// It stands for something that has no words.
    Hole(usize),
    /// Another writing of this text.
    Written(&'static str, usize),
    /// A mark, and text that is read as it stands.
    Literal(usize, usize),
    /// Marks, text, marks.
    Inside(usize, usize, usize),
    /// Marks, a note, marks.
    Note(usize, usize, usize),
}

impl Piece {
    /// All of its bytes.
    pub const fn length(&self) -> usize {
        match *self {
            Self::Mark(length)
            | Self::Out(length)
            | Self::Pointer(length)
            | Self::Hole(length)
            | Self::Written(_, length) => length,
            Self::Literal(skip, length) => skip + length,
            Self::Inside(before, length, behind) | Self::Note(before, length, behind) => before + length + behind,
        }
    }
}

impl Inline {
    /// The next place at which the rule is asked.
    pub fn next_mark(&self, text: &str, from: usize) -> Option<usize> {
        let rest = text.as_bytes().get(from..)?;
        rest.iter().position(|byte| self.marks.contains(byte)).map(|at| from + at)
    }
}

/// How far the closing mark may stand; what is longer is text, so that no mark costs more.
const FARTHEST: usize = 1_000;

/// Where `mark` stands in the text from `from` on.
pub fn closing(text: &str, from: usize, mark: &str) -> Option<usize> {
    let mut end = text.len().min(from + FARTHEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Some(from + text.get(from..end)?.find(mark)?)
}

/// Text between two of `mark`, the first of which stands at the start of `rest`: it opens a word, and the other closes
/// one.
pub fn emphasis(rest: &str, before: Option<char>, mark: &str) -> Option<Piece> {
    let inside = between(rest, before, mark)?;
    Some(Piece::Inside(mark.len(), inside, mark.len()))
}

/// The length of the text between two of `mark`.
pub fn between(rest: &str, before: Option<char>, mark: &str) -> Option<usize> {
    let opens = before.is_none_or(|before| !before.is_alphanumeric() && before != '\\');
    let text = rest.strip_prefix(mark)?;
    if !opens || text.is_empty() || text.starts_with(char::is_whitespace) || text.starts_with(mark) {
        return None;
    }
    let mut from = 0;
    while let Some(at) = closing(text, from, mark) {
        let last = text.get(..at)?.chars().next_back()?;
        let next = text.get(at + mark.len()..)?.chars().next();
        if !last.is_whitespace() && next.is_none_or(|next| !next.is_alphanumeric()) {
            return Some(at);
        }
        from = at + mark.len();
        if from > FARTHEST {
            return None;
        }
    }
    None
}

/// The length of the word of letters, figures and `more` at the start; of a word that never ends, its beginning.
pub fn word(text: &str, more: &[char]) -> usize {
    let bytes = text.bytes().take(FARTHEST);
    bytes.take_while(|byte| byte.is_ascii_alphanumeric() || more.contains(&char::from(*byte))).count()
}

/// A bare address: up to white space, without the stop behind it.
pub fn address_length(rest: &str) -> usize {
    let end = rest.find(|letter: char| letter.is_whitespace() || "<>\"[]{}|".contains(letter)).unwrap_or(rest.len());
    rest.get(..end).unwrap_or(rest).trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '\'']).len()
}
