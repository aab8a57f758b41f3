//! What stands before the text of a LaTeX file and belongs to it: title and date.

use super::super::dateline;
use super::Reader;

impl Reader<'_> {
    /// The date stands before the text begins.
    pub(super) fn date(&mut self) {
        let head = self.page.source.get(..self.at).unwrap_or_default();
        let date = head.split_once("\\date{").and_then(|(_, rest)| dateline::full_date(rest));
        self.page.date = date.map(|(date, _)| date);
    }

    /// So does the title.
    pub(super) fn title(&mut self, names: &[&str]) {
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
}
