//! Signs, formulas and commands that stand inside a line of LaTeX.

use super::commands::Command;
use super::letters;
use super::{Group, Reader, closing};

impl Reader<'_> {
    /// A command that changes nothing but the text of its arguments.
    pub(super) fn run_plain(&mut self, command: Command, name: &str, length: usize) {
        match command {
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
            _ => {
                self.at += length;
                self.skip_optional();
                self.page.prose.leave_out();
                self.swallow_space();
            }
        }
    }

    /// A backslash before a sign: `\%`, `\\`, `\(`, `\'e`.
    pub(super) fn sign(&mut self) {
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

    /// `$…$` and `$$…$$`: a number is read, anything else stands for something.
    pub(super) fn formula(&mut self) {
        let mark = if self.rest().starts_with("$$") { "$$" } else { "$" };
        let Some(end) = closing(self.rest(), mark.len(), mark) else { return self.copy(1) };
        self.formula_of(mark.len(), end, mark.len());
    }

    pub(super) fn formula_of(&mut self, before: usize, end: usize, behind: usize) {
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

    /// `\verb|code|`.
    pub(super) fn verbatim(&mut self, length: usize) {
        let rest = self.rest().get(length..).unwrap_or_default();
        let mark = rest.chars().next().unwrap_or(' ');
        let mut bytes = [0; 4];
        let mark = mark.encode_utf8(&mut bytes);
        let end = closing(rest, mark.len(), mark).map_or(0, |end| end + mark.len());
        self.hole(length + end);
    }

    /// White space behind a command's name belongs to it.
    pub(super) fn swallow_space(&mut self) {
        let rest = self.rest();
        let space = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        self.at += space + if rest.get(space..).is_some_and(|rest| rest.starts_with("{}")) { 2 } else { 0 };
    }
}
