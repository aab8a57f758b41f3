//! Environments of LaTeX: lists, quotations, tables, and those whose text is no prose.

use super::super::BlockKind;
use super::{Around, DEEPEST, Reader};
use crate::span::Span;

/// Environments whose text is no prose.
const SILENT: &[&str] = &[
    "verbatim",
    "Verbatim",
    "lstlisting",
    "minted",
    "equation",
    "align",
    "gather",
    "multline",
    "eqnarray",
    "displaymath",
    "math",
    "tikzpicture",
    "comment",
    "thebibliography",
    "algorithm",
    "algorithmic",
    "filecontents",
    "array",
    "pgfpicture",
];

impl Reader<'_> {
    pub(super) fn begin(&mut self, length: usize) {
        self.at += length;
        let name = self.name();
        self.close();
        let plain = name.trim_end_matches('*');
        if SILENT.contains(&plain) {
            let end = format!("\\end{{{name}}}");
            let rest = self.rest();
            self.at += rest.find(&end).map_or(rest.len(), |at| at + end.len());
            return;
        }
        let around = match plain {
            "itemize" | "enumerate" | "description" | "compactitem" => Around::List(self.page.new_list()),
            "quote" | "quotation" | "displayquote" | "verse" => Around::Quotation,
            "tabular" | "tabularx" | "longtable" | "tabulary" | "tabu" => {
                self.skip_arguments(usize::from(plain != "tabular" && plain != "longtable"));
                self.page.tables.plain = false;
                self.page.tables.open(&self.page.prose.text, &self.page.prose.blocks);
                Around::Table
            }
            _ => Around::Plain,
        };
        let arguments = match plain {
            "minipage" | "multicols" | "column" | "adjustbox" | "subfigure" => 1,
            "wrapfigure" | "wraptable" => 2,
            _ => usize::from(around == Around::Table),
        };
        self.skip_arguments(arguments);
        if self.around.len() < DEEPEST {
            self.around.push(around);
        }
    }

    pub(super) fn end(&mut self, length: usize) {
        self.at += length;
        self.name();
        if self.in_table() {
            self.end_cell_if_open();
            self.page.tables.row_guessed(&self.page.prose.text);
            self.page.tables.close();
        }
        self.close();
        self.groups.clear();
        self.around.pop();
    }

    /// The name in the braces that stand next.
    fn name(&mut self) -> String {
        let length = self.argument().unwrap_or(0);
        let name = self.rest().get(1..length.saturating_sub(1)).unwrap_or_default().to_owned();
        self.at += length;
        name
    }

    pub(super) fn item(&mut self, length: usize) {
        self.at += length;
        let list = self.around.iter().rev().find_map(|around| match around {
            Around::List(list) => Some(*list),
            _ => None,
        });
        self.groups.clear();
        if let Some(list) = list {
            self.open_anew(BlockKind::ListItem { list });
        }
        if self.rest().starts_with('[') {
            self.skip_optional();
        }
    }

    pub(super) fn end_cell(&mut self) {
        self.open();
        let here = Span::new(self.page.prose.end(), self.page.prose.end());
        let span = self.page.prose.close(self.at as u32, "\n\n").unwrap_or(here);
        self.page.tables.cell(span);
    }

    fn end_cell_if_open(&mut self) {
        if self.page.prose.is_open() {
            self.end_cell();
        }
    }

    pub(super) fn end_row(&mut self) {
        self.end_cell();
        self.page.tables.row_guessed(&self.page.prose.text);
    }

    /// `\multicolumn{2}{c}{text}`.
    pub(super) fn spanning_cell(&mut self, length: usize) {
        self.at += length;
        let count: usize = self.name().trim().parse().unwrap_or(1);
        self.skip_arguments(1);
        for _ in 1..count.min(100) {
            self.end_cell();
        }
        if self.rest().starts_with('{') {
            self.enter(super::Group::Inline, 1);
        }
    }

    /// A line drawn in a table is no text.
    pub(super) fn rule(&mut self, name: &str, length: usize) {
        self.at += length;
        if matches!(name, "cline" | "cmidrule") {
            if self.rest().starts_with('(') {
                self.at += self.rest().find(')').filter(|end| *end < 20).map_or(0, |end| end + 1);
            }
            self.skip_arguments(1);
        }
    }
}
