//! A sentence beside a table: which row and column its words name, and which cell a figure of it must be.
//!
//! Comes in: a sentence with its text. Goes out: a [`Place`]. Not here: what the cell says against it (`prose`).

use super::cell::{self, Figure, Reading, Unit};
use super::grid::{Grid, RowKind};
use super::names;
use crate::exact::Rational;
use crate::quantity::{Kind, Number, Quantity};
use crate::sentence::{Sentence, Text};
use crate::span::Span;

/// A sentence, as far as the table may know its words.
pub struct Place<'t> {
    text: &'t Text<'t>,
    sentence: &'t Sentence,
    words: Vec<String>,
    /// It speaks of what is not, or not yet, or of figures worked over.
    pub unreal: bool,
}

impl<'t> Place<'t> {
    /// Reads the words of a sentence.
    pub fn of(sentence: &'t Sentence, text: &'t Text<'t>) -> Self {
        Self { text, sentence, words: words_beside_fractions(sentence, text), unreal: false }
    }

    /// The words of the sentence, without the ending of the plural.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// The prose around it.
    pub fn prose(&self) -> &'t str {
        &self.text.document.prose
    }

    /// Where a label stands among the words.
    pub fn at(&self, label: &str) -> Option<usize> {
        let wanted = names::stems(label);
        (!wanted.is_empty()).then(|| self.words.windows(wanted.len()).position(|words| words == wanted))?
    }

    fn has(&self, label: &str) -> bool {
        self.at(label).is_some()
    }

    /// The row and column that the sentence speaks of; without a row, the total of the column.
    pub fn target(&self, grid: &Grid<'_>, quantity: &Quantity) -> Option<(Option<usize>, usize)> {
        let named = |row: &usize| grid.rows.get(*row).is_some_and(|row| row.is_entry() && self.has(row.label));
        let mut rows = (0..grid.rows.len()).filter(named);
        let row = match (rows.next(), rows.next()) {
            (Some(row), None) => Some(row),
            // "Cheese brought in $900, more than eggs and honey": one row before the figure, the others behind it.
            (Some(_), Some(_)) => Some(self.only_row_before(grid, quantity)?),
            (None, _) if self.speaks_of_all(grid) && !names::is_partial(&grid.notes) => None,
            (None, _) => return self.misprinted(grid, quantity).map(|column| (None, column)),
        };
        Some((row, self.column(grid, quantity).or_else(|| self.column_after(grid, row, quantity))?))
    }

    /// The only column of its kind, whose total is the figure but for two digits exchanged, or for one digit where the
    /// words are the column's: "260 complaints" above "Complaints … Total 240".
    fn misprinted(&self, grid: &Grid<'_>, quantity: &Quantity) -> Option<usize> {
        let mut totals = (0..grid.rows.len()).filter(|row| grid.rows.get(*row).is_some_and(super::grid::Row::is_total));
        let total = totals.next().filter(|_| totals.next().is_none())?;
        let mut columns = grid.values().filter(|column| agrees(grid, *column, quantity.kind));
        let column = columns.next().filter(|_| columns.next().is_none())?;
        let cell = grid.figure(total, column)?.value.to_decimal(0);
        let told = quantity.number()?.value.to_decimal(0);
        let pairs: Vec<(char, char)> = told.chars().zip(cell.chars()).filter(|(one, other)| one != other).collect();
        let fits = match pairs.as_slice() {
            [_] => self.column(grid, quantity).is_some(),
            [(a, b), (c, d)] => a == d && b == c,
            _ => false,
        };
        (fits && told.len() == cell.len() && told.len() > 2 && !names::is_partial(&grid.notes)).then_some(column)
    }

    /// The one row that the sentence, or else the clause, names before the figure.
    pub fn only_row_before(&self, grid: &Grid<'_>, quantity: &Quantity) -> Option<usize> {
        Self::only_row(grid, self.before(quantity)).or_else(|| {
            let clauses = self.text.clauses(self.sentence);
            let starts = clauses.iter().filter_map(|clause| self.text.tokens.get(clause.start as usize));
            let start = starts.map(|token| token.start).filter(|start| *start <= quantity.core.start).max()?;
            Self::only_row(grid, Span::new(start, quantity.core.start).of(self.prose()))
        })
    }

    /// The one row that the sentence names behind the figure.
    pub fn only_row_after(&self, grid: &Grid<'_>, quantity: &Quantity) -> Option<usize> {
        Self::only_row(grid, self.after(quantity))
    }

    /// The one row that a stretch of the prose names.
    fn only_row(grid: &Grid<'_>, prose: &str) -> Option<usize> {
        let words = names::stems(prose);
        let named = |row: &usize| {
            let label = grid.rows.get(*row).filter(|row| row.is_entry()).map(|row| names::stems(row.label));
            label.is_some_and(|label| !label.is_empty() && words.windows(label.len()).any(|words| words == label))
        };
        let mut rows = (0..grid.rows.len()).filter(named);
        rows.next().filter(|_| rows.next().is_none())
    }

    /// "from 512 to 609": where the first is a cell of the row, the other belongs into the other of two columns.
    fn column_after(&self, grid: &Grid<'_>, row: Option<usize>, quantity: &Quantity) -> Option<usize> {
        let (_, told) = self.before(quantity).trim_end().strip_suffix(" to")?.rsplit_once("from ")?;
        let Reading::Figure(told) = cell::read(told) else { return None };
        let row = row.or_else(|| grid.rows.iter().position(|row| row.kind == RowKind::Total))?;
        let columns: Vec<usize> = grid.values().filter(|column| agrees(grid, *column, quantity.kind)).collect();
        let &[first, second] = columns.as_slice() else { return None };
        (grid.figure(row, first)?.value == told.value).then_some(second)
    }

    /// What the sentence says behind the figure.
    pub fn after(&self, quantity: &Quantity) -> &'t str {
        self.prose().get(quantity.span.end as usize..self.sentence.span.end as usize).unwrap_or_default()
    }

    /// The cell of the row that the sentence names which has the digits of a figure, whatever its scale.
    pub fn same_digits(&self, grid: &Grid<'_>, quantity: &Quantity) -> Option<(usize, usize)> {
        let digits =
            |text: &str| text.chars().filter(|letter| letter.is_ascii_digit() || *letter == '.').collect::<String>();
        let told = digits(quantity.core.of(self.prose()));
        let row = self.only_row_before(grid, quantity)?;
        let same = |column: &usize| grid.entry(row, *column).is_some_and(|entry| digits(entry.text) == told);
        let mut columns = grid.values().filter(same);
        let column = columns.next().filter(|_| told.len() > 2)?;
        columns.next().is_none().then_some((row, column))
    }

    /// What the sentence says before the figure.
    pub fn before(&self, quantity: &Quantity) -> &'t str {
        self.prose().get(self.sentence.span.start as usize..quantity.core.start as usize).unwrap_or_default()
    }

    /// The cell of a total that has the digits of a figure, where the sentence speaks of what the caption does.
    pub fn total(&self, grid: &Grid<'_>, number: &Number) -> Option<(usize, usize)> {
        let caption = names::stems(grid.caption.split(" in ").next().unwrap_or_default());
        if !caption.iter().any(|word| word.len() > 3 && word != "table" && self.words.contains(word)) {
            return None;
        }
        let rows = (0..grid.rows.len()).filter(|row| grid.rows.get(*row).is_some_and(super::grid::Row::is_total));
        let cells = rows.flat_map(|row| grid.values().map(move |column| (row, column)));
        let mut alike = cells.filter(|(row, column)| {
            let digits =
                grid.entry(*row, *column).map_or(0, |entry| entry.text.bytes().filter(u8::is_ascii_digit).count());
            let value = grid.figure(*row, *column).map(|figure| figure.value);
            let power = value.and_then(|value| number.value.div(value));
            digits >= 3 && (0..=12).any(|exponent| power.is_some() && power == Rational::power_of_ten(exponent))
        });
        alike.next().filter(|_| alike.next().is_none())
    }

    /// The one column whose unit and words agree with the figure.
    pub fn column(&self, grid: &Grid<'_>, quantity: &Quantity) -> Option<usize> {
        let agrees = |column: &usize| agrees(grid, *column, quantity.kind);
        let mut alike = grid.values().filter(agrees);
        let (first, second) = (alike.next()?, alike.next());
        let named = |column: usize| grid.columns.get(column).is_some_and(|column| self.shares(column.header));
        if second.is_none() {
            let noun = self.noun(quantity);
            let person = names::any(&noun, names::PEOPLE);
            let of_people = |text: &str| names::any(&names::words(text), names::PEOPLE);
            let head = grid.columns.get(first)?.header;
            let told = named(first)
                || self.tells_a_share(grid, quantity)
                || self.shares(grid.caption) && quantity.kind != Kind::Count;
            return (told || person && (of_people(head) || of_people(grid.caption))).then_some(first);
        }
        // "Pairs 2023" is meant, not "Pairs 2020", where the sentence has both words of it.
        let words = |column: usize| grid.columns.get(column).map_or(0, |column| self.shared(column.header));
        let most = grid.values().filter(agrees).map(words).max().filter(|most| *most > 0)?;
        let mut named = grid.values().filter(agrees).filter(|column| words(*column) == most);
        let found = named.next()?;
        named.next().is_none().then_some(found)
    }

    /// "Ashby pays 45 percent of the cost": the row comes first, and the whole, which a header names, ends the clause.
    fn tells_a_share(&self, grid: &Grid<'_>, quantity: &Quantity) -> bool {
        let Some(whole) = self.after(quantity).trim_start().strip_prefix("of ") else { return false };
        let whole = names::stems(whole.split([',', '.', ';', ':', ')', '–', '—']).next().unwrap_or_default());
        let of_all = names::any(&whole, names::TOTAL);
        let headed =
            || grid.columns.iter().any(|head| names::stems(head.header).iter().any(|word| whole.contains(word)));
        quantity.kind == Kind::Percent
            && whole.len() < 4
            && (of_all || headed())
            && Self::only_row(grid, self.before(quantity)).is_some()
    }

    /// The words behind the figure.
    fn noun(&self, quantity: &Quantity) -> Vec<String> {
        let words: String = self.after(quantity).chars().take(40).collect();
        names::words(&words).into_iter().take(2).collect()
    }

    fn shares(&self, header: &str) -> bool {
        self.shared(header) > 0
    }

    /// How many telling words of a header the sentence has.
    fn shared(&self, header: &str) -> usize {
        let telling = |word: &&String| word.len() > 2 && !names::TOTAL.contains(&word.as_str());
        names::stems(header).iter().filter(telling).filter(|word| self.words.contains(word)).count()
    }

    /// Words for the whole, or the number of rows.
    fn speaks_of_all(&self, grid: &Grid<'_>) -> bool {
        self.counts_rows(grid) || names::any(&self.words, &["total", "altogether", "overall"])
    }

    /// "at three sites", "on the three night routes" where the table lists three sites or routes.
    pub fn counts_rows(&self, grid: &Grid<'_>) -> bool {
        let entries = grid.rows.iter().filter(|row| row.is_entry()).count();
        let head = grid.columns.first().map(|column| names::stems(column.header)).unwrap_or_default();
        let mut counts = self.words.iter().enumerate().filter(|(_, word)| names::count(word) == Some(entries));
        counts.any(|(at, _)| self.words.iter().skip(at + 1).take(2).any(|noun| head.contains(noun)))
    }

    /// The value of the cell that is meant, and how to call it.
    pub fn value(&self, grid: &Grid<'_>, row: Option<usize>, column: usize) -> Option<(Rational, String)> {
        let total =
            || (0..grid.rows.len()).find(|row| grid.rows.get(*row).is_some_and(|row| row.kind == RowKind::Total));
        if let Some(row) = row.or_else(total) {
            let label = grid.rows.get(row)?.label;
            return Some((grid.figure(row, column)?.value, format!("{label}: {}", grid.entry(row, column)?.text)));
        }
        if !grid.columns.get(column)?.adds_up() {
            return None;
        }
        let figures = (0..grid.rows.len()).map(|row| grid.figure(row, column));
        let figures: Option<Vec<&Figure<'_>>> = figures.collect();
        let sum = super::sums::Sum::of(figures?.into_iter())?;
        Some((sum.value, format!("the rows add up to {}", sum.value.to_decimal(sum.places))))
    }
}

/// The words of a sentence; "a third of the visitors" names no row "Third".
fn words_beside_fractions(sentence: &Sentence, text: &Text<'_>) -> Vec<String> {
    let quantities = sentence.quantities.start as usize..sentence.quantities.end as usize;
    let fractions = text.quantities.get(quantities).unwrap_or_default();
    let mut words = Vec::new();
    let mut from = sentence.span.start;
    for fraction in fractions.iter().filter(|quantity| quantity.kind == Kind::Fraction) {
        words.extend(names::stems(Span::new(from, fraction.core.start.max(from)).of(text.prose())));
        from = fraction.core.end.max(from);
    }
    words.extend(names::stems(Span::new(from, sentence.span.end.max(from)).of(text.prose())));
    words
}

fn agrees(grid: &Grid<'_>, column: usize, kind: Kind) -> bool {
    let Some(head) = grid.columns.get(column) else { return false };
    let percent = head.is_percent || head.is_share();
    let has_sign =
        |text: &str| text.contains(['$', '£', '€', '¥', '₹']) || names::any(&names::words(text), names::CURRENCIES);
    let money =
        (0..grid.rows.len()).filter_map(|row| grid.figure(row, column)).any(|figure| figure.unit == Unit::Money)
            || has_sign(head.header)
            || has_sign(grid.caption);
    match kind {
        Kind::Percent => percent && !head.is_change(),
        Kind::Money => money && !percent,
        _ => !money && !percent && !head.is_change() && !head.says(names::RANK),
    }
}
