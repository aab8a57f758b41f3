//! Tables in the making: cells by rows, as a reader comes upon them.

use super::{Block, BlockKind, Cell, Table};
use crate::span::Span;

/// Tables so far, and the one that is open.
#[derive(Debug, Default)]
pub struct Tables {
    finished: Vec<Table>,
    open: Option<Table>,
    row: Vec<Cell>,
    cells: usize,
    /// The open cell holds words that are not bold.
    pub plain: bool,
}

impl Tables {
    /// Opens a table under the last of `blocks`.
    pub fn open(&mut self, prose: &str, blocks: &[Block]) {
        let caption = blocks.last().filter(|block| is_caption(block, prose)).map(|block| block.span);
        self.open = Some(Table { caption, ..Table::default() });
    }

    #[cfg(feature = "html")]
    /// Gives the open table the caption that stands inside it.
    pub fn caption(&mut self, span: Option<Span>) {
        if let Some(table) = self.open.as_mut().filter(|_| span.is_some()) {
            table.caption = span;
        }
    }

    /// Whether a table is open.
    pub const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Closes a cell; beyond [`MOST_CELLS`] there are none.
    pub fn cell(&mut self, span: Span) {
        self.cells += 1;
        if self.cells > MOST_CELLS {
            return;
        }
        self.row.push(Cell { span, strong: !self.plain && !span.is_empty() });
        self.plain = false;
    }

    /// Closes a row; headers stand at the top.
    pub fn row(&mut self, header: bool) {
        if let Some(table) = self.open.as_mut().filter(|_| !self.row.is_empty()) {
            table.header += usize::from(header && table.header == table.rows.len());
            table.rows.push(std::mem::take(&mut self.row));
        }
    }

    /// Closes a row that may be the header: the first, where it holds no figures but years.
    pub fn row_guessed(&mut self, text: &str) {
        let first = self.open.as_ref().is_some_and(|table| table.rows.is_empty());
        let words = |cell: &Cell| {
            let text = cell.span.of(text).trim_start_matches(['$', '€', '£', '-', '−', '(']);
            let year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
            year || !text.starts_with(|letter: char| letter.is_ascii_digit())
        };
        let header = first && self.row.iter().all(words);
        self.row(header);
    }

    /// Closes the table; one without rows is none.
    pub fn close(&mut self) {
        self.row(false);
        self.finished.extend(self.open.take().filter(|table| !table.rows.is_empty()));
    }

    /// Drops the open table: its cells cannot be put in columns.
    pub fn drop_open(&mut self) {
        self.open = None;
        self.row.clear();
    }

    /// All tables.
    pub fn finish(mut self) -> Vec<Table> {
        self.close();
        self.finished
    }
}

/// Cells of all tables of a document; a cell of a page may stand for a hundred empty ones.
const MOST_CELLS: usize = 4_000_000;

/// Whether a block right before a table speaks of it: a heading, a caption, a line that ends in a colon or in nothing.
fn is_caption(block: &Block, prose: &str) -> bool {
    let text = block.span.of(prose);
    match block.kind {
        BlockKind::Headline | BlockKind::Heading | BlockKind::Caption => true,
        BlockKind::Paragraph => {
            text.ends_with(':') || text.len() < 160 && !text.ends_with(['.', '!', '?', '”', '"']) || names_table(text)
        }
        BlockKind::ListItem { .. } | BlockKind::Quotation | BlockKind::Cell => false,
    }
}

/// "Table 3. Catches by port."
fn names_table(text: &str) -> bool {
    let rest = text.strip_prefix("Table ").or_else(|| text.strip_prefix("TABLE "));
    text.len() < 300 && rest.is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
}
