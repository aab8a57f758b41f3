//! LaTeX: what is left of it on the page. Commands are taken away and their text is kept, but for those whose text is
//! no prose; formulas stand for something, plain numbers among them are read. Nothing is expanded: what a document
//! defines for itself is passed over.

mod commands;
mod environments;
mod letters;

use super::inline::{closing, word};
use super::page::Page;
use super::{BlockKind, Document, dateline};
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

    /// So does the date.
    fn date(&mut self) {
        let head = self.page.source.get(..self.at).unwrap_or_default();
        let date = head.split_once("\\date{").and_then(|(_, rest)| dateline::full_date(rest));
        self.page.date = date.map(|(date, _)| date);
    }

    /// The title stands before the text begins.
    fn title(&mut self, names: &[&str]) {
        let end = self.at;
        let head = self.page.source.get(..end).unwrap_or_default();
        let Some(start) = names.iter().find_map(|name| head.find(name)) else { return };
        self.at = start + "\\title".len();
        self.skip_optional();
        let Some(length) = self.argument().filter(|length| self.at + length < end) else {
            self.at = end;
            return;
        };
        let kind = self.page.heading(true);
        self.page.prose.open(kind);
        let close = self.at + length - 1;
        self.at += 1;
        self.run(close);
        self.close();
        self.groups.clear();
        self.at = end;
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

    /// `$…$` and `$$…$$`: a number is read, anything else stands for something.
    fn formula(&mut self) {
        let mark = if self.rest().starts_with("$$") { "$$" } else { "$" };
        let Some(end) = closing(self.rest(), mark.len(), mark) else { return self.copy(1) };
        self.formula_of(mark.len(), end, mark.len());
    }

    fn formula_of(&mut self, before: usize, end: usize, behind: usize) {
        let inside = self.rest().get(before..end).unwrap_or_default();
        let number = inside.trim();
        let plain = number.bytes().all(|byte| byte.is_ascii_digit() || b".,-+ ".contains(&byte))
            && number.ends_with(|letter: char| letter.is_ascii_digit());
        if plain {
            self.at += before;
            self.copy(inside.len());
            self.at += behind;
        } else {
            self.hole(end + behind);
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
            Command::Silent(arguments) => {
                self.at += length;
                self.skip_arguments(arguments);
                self.page.prose.leave_out();
            }
            Command::Pointer => {
                self.at += length;
                self.skip_arguments(1);
                self.page.prose.leave_out_with_space();
            }
            Command::Hole(arguments) => {
                let start = self.at;
                self.at += length;
                self.skip_arguments(arguments);
                let all = self.at - start;
                self.at = start;
                self.hole(all);
            }
            Command::Shown(skipped) => {
                self.at += length;
                self.skip_arguments(skipped);
                if self.rest().starts_with('{') {
                    self.enter(if name == "textbf" { Group::Bold } else { Group::Inline }, 1);
                }
            }
            Command::Verbatim => self.verbatim(length),
            Command::Columns => self.spanning_cell(length),
            Command::Rule => self.rule(name, length),
            Command::Written(text) => {
                self.write(text, length);
                self.swallow_space();
            }
            Command::Unknown => {
                self.at += length;
                self.skip_optional();
                self.page.prose.leave_out();
                self.swallow_space();
            }
        }
    }

    /// White space behind a command's name belongs to it.
    fn swallow_space(&mut self) {
        let rest = self.rest();
        let space = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        self.at += space + if rest.get(space..).is_some_and(|rest| rest.starts_with("{}")) { 2 } else { 0 };
    }

    /// A block that is as long as the group that stands next.
    fn open_group(&mut self, kind: BlockKind) {
        if self.rest().starts_with('{') {
            self.open_anew(kind);
            self.enter(Group::Block, 1);
        }
    }

    /// `\verb|code|`.
    fn verbatim(&mut self, length: usize) {
        let rest = self.rest().get(length..).unwrap_or_default();
        let mark = rest.chars().next().unwrap_or(' ');
        let mut bytes = [0; 4];
        let mark = mark.encode_utf8(&mut bytes);
        let end = closing(rest, mark.len(), mark).map_or(0, |end| end + mark.len());
        self.hole(length + end);
    }

    /// A backslash before a sign: `\%`, `\\`, `\(`, `\'e`.
    fn sign(&mut self) {
        let rest = self.rest();
        let Some(sign) = rest.get(1..).and_then(|rest| rest.chars().next()) else { return self.copy(1) };
        match sign {
            '\\' if self.in_table() => {
                self.at += 2;
                self.skip_optional();
                self.end_row();
            }
            '\\' => {
                self.write("\n", 2);
                self.skip_optional();
            }
            '(' | '[' => {
                let mark = if sign == '(' { "\\)" } else { "\\]" };
                match closing(rest, 2, mark) {
                    Some(end) => self.formula_of(2, end, 2),
                    None => self.at += 2,
                }
            }
            ',' | ';' | ':' | ' ' => self.write(" ", 2),
            '-' | '/' | '!' | '@' | ')' | ']' => self.at += 2,
            '%' | '$' | '&' | '#' | '_' | '{' | '}' => {
                self.at += 1;
                self.copy(1);
            }
            _ => match letters::accented(rest) {
                Some((letter, length)) => self.write(letter, length),
                None => self.at += 1 + sign.len_utf8(),
            },
        }
    }
}

/// Bytes of the longest argument.
const LONGEST_ARGUMENT: usize = 8_000;
