//! LaTeX: what is left of it on the page. Commands are taken away and their text is kept, but for those whose text is
//! no prose; formulas stand for something, plain numbers among them are read. Nothing is expanded: what a document
//! defines for itself is passed over.

mod commands;
mod environments;
mod head;
mod letters;
mod signs;

use super::inline::{closing, word};
use super::page::Page;
use super::{BlockKind, Document};
use crate::span::Span;
use commands::Command;

/// Reads LaTeX.
pub fn read(source: &str) -> Document<'_> {
    let mut reader =
        Reader { page: Page::new(source), at: 0, groups: Vec::new(), around: Vec::new(), notes: Vec::new() };
    reader.at = memchr::memmem::find(source.as_bytes(), b"\\begin{document}").map_or(0, |start| start + 16);
    if reader.at > 0 {
        reader.date();
        reader.title(&["\\title{", "\\title["]);
    }
    reader.run(source.len());
    reader.close();
    for note in std::mem::take(&mut reader.notes) {
        reader.at = note.start as usize;
        reader.run(note.end as usize);
        reader.close();
    }
    reader.page.finish()
}

/// What the end of a group does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Inline,
    /// It closes the block that it opened.
    Block,
    Bold,
}

/// What encloses the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    List(u32),
    Quotation,
    Table,
    Plain,
}

struct Reader<'s> {
    page: Page<'s>,
    at: usize,
    groups: Vec<Group>,
    around: Vec<Around>,
    notes: Vec<Span>,
}

/// Bytes at which something may happen.
const MARKS: &[u8] = b"\\{}%$~-`'&\n";
/// Groups and environments inside each other.
const DEEPEST: usize = 200;

impl<'s> Reader<'s> {
    fn rest(&self) -> &'s str {
        self.page.source.get(self.at..).unwrap_or_default()
    }

    fn run(&mut self, end: usize) {
        while self.at < end {
            let rest = self.page.source.get(self.at..end).unwrap_or_default();
            let next = rest.bytes().position(|byte| MARKS.contains(&byte)).unwrap_or(rest.len());
            self.copy(next);
            let Some(mark) = rest.as_bytes().get(next) else { return };
            self.mark(*mark);
        }
    }

    /// Reads so many bytes as they stand.
    fn copy(&mut self, length: usize) {
        let text = self.rest().get(..length).unwrap_or_default();
        if !text.trim().is_empty() || self.page.prose.is_open() {
            self.open();
            self.page.tables.plain |= !self.groups.contains(&Group::Bold) && !text.trim().is_empty();
            self.page.prose.flow(text, self.at as u32);
        }
        self.at += length;
    }

    fn mark(&mut self, mark: u8) {
        match mark {
            b'\\' => self.command(),
            b'{' => self.enter(Group::Inline, 1),
            b'}' => self.leave(),
            b'%' => {
                let rest = self.rest();
                let end = rest.find('\n').map_or(rest.len(), |end| end + 1);
                self.page.prose.leave_out();
                self.at += end;
                self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
            }
            b'$' => self.formula(),
            b'~' => self.write("\u{A0}", 1),
            b'-' if self.rest().starts_with("---") => self.write("—", 3),
            b'-' if self.rest().starts_with("--") => self.write("–", 2),
            b'`' if self.rest().starts_with("``") => self.write("“", 2),
            b'\'' if self.rest().starts_with("''") => self.write("”", 2),
            b'`' => self.write("‘", 1),
            b'\'' => self.write("’", 1),
            b'&' if self.in_table() => {
                self.at += 1;
                self.end_cell();
            }
            b'\n' => {
                let blank = self.rest().len() - self.rest().trim_start().len();
                let space = self.rest().get(..blank).unwrap_or_default();
                let parts = space.matches('\n').count() > 1 && !self.in_table();
                if parts && !self.groups.contains(&Group::Block) {
                    self.close();
                    self.groups.clear();
                    self.at += blank;
                } else {
                    self.copy(blank.max(1));
                }
            }
            _ => self.copy(1),
        }
    }

    fn write(&mut self, text: &str, length: usize) {
        self.open();
        self.page.prose.render(text, self.at as u32, length as u32);
        self.at += length;
    }

    fn hole(&mut self, length: usize) {
        self.open();
        self.page.prose.hole(Span::new(self.at as u32, (self.at + length) as u32));
        self.at += length;
    }

    fn enter(&mut self, group: Group, length: usize) {
        self.at += length;
        if self.groups.len() < DEEPEST {
            self.groups.push(group);
        }
    }

    fn leave(&mut self) {
        self.at += 1;
        if self.groups.pop() == Some(Group::Block) {
            self.close();
        }
    }

    fn in_table(&self) -> bool {
        self.around.last() == Some(&Around::Table)
    }

    fn open(&mut self) {
        let kind = match self.around.last() {
            Some(Around::Table) => BlockKind::Cell,
            Some(Around::Quotation) => BlockKind::Quotation,
            _ => BlockKind::Paragraph,
        };
        self.page.prose.open(kind);
    }

    fn open_anew(&mut self, kind: BlockKind) {
        self.close();
        self.page.prose.open(kind);
    }

    fn close(&mut self) {
        self.page.prose.close(self.at as u32, "\n\n");
    }

    /// The length of the group in braces that stands next, braces included.
    fn argument(&self) -> Option<usize> {
        let rest = self.rest();
        if !rest.starts_with('{') {
            return None;
        }
        let (mut depth, mut before) = (0u32, b' ');
        for (at, byte) in rest.bytes().enumerate().take(LONGEST_ARGUMENT) {
            match byte {
                b'{' if before != b'\\' => depth += 1,
                b'}' if before != b'\\' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(at + 1);
            }
            before = if before == b'\\' { b' ' } else { byte };
        }
        None
    }

    /// Passes over `[…]`.
    fn skip_optional(&mut self) {
        if self.rest().starts_with('[') {
            self.at += closing(self.rest(), 1, "]").map_or(0, |end| end + 1);
        }
    }

    fn skip_arguments(&mut self, count: usize) {
        self.skip_optional();
        for _ in 0..count {
            self.at += self.argument().unwrap_or(0);
            self.skip_optional();
        }
    }

    fn command(&mut self) {
        let rest = self.rest();
        let name = word(rest.get(1..).unwrap_or_default(), &[]);
        let letters = rest.get(1..=name).unwrap_or_default().trim_end_matches(|letter: char| letter.is_ascii_digit());
        if letters.is_empty() {
            return self.sign();
        }
        let starred = rest.get(1 + letters.len()..).is_some_and(|rest| rest.starts_with('*'));
        let length = 1 + letters.len() + usize::from(starred);
        self.run_command(letters, length);
    }

    fn run_command(&mut self, name: &'s str, length: usize) {
        match Command::of(name) {
            Command::Begin => self.begin(length),
            Command::End => self.end(length),
            Command::Item => self.item(length),
            Command::Heading(highest) => {
                self.at += length;
                self.skip_optional();
                let kind = self.page.heading(highest);
                self.open_group(kind);
            }
            Command::Caption => {
                self.at += length;
                self.skip_optional();
                self.open_group(BlockKind::Caption);
            }
            Command::Note => {
                self.at += length;
                self.skip_optional();
                let Some(argument) = self.argument() else { return };
                self.notes.push(Span::new(self.at as u32 + 1, (self.at + argument) as u32 - 1));
                self.page.prose.leave_out_with_space();
                self.at += argument;
            }
            Command::Verbatim => self.verbatim(length),
            Command::Columns => self.spanning_cell(length),
            Command::Rule => self.rule(name, length),
            Command::Written(text) => {
                self.write(text, length);
                self.swallow_space();
            }
            command => self.run_plain(command, name, length),
        }
    }

    /// A block that is as long as the group that stands next.
    fn open_group(&mut self, kind: BlockKind) {
        if self.rest().starts_with('{') {
            self.open_anew(kind);
            self.enter(Group::Block, 1);
        }
    }
}

/// Bytes of the longest argument.
const LONGEST_ARGUMENT: usize = 8_000;
