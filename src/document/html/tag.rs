//! A start tag while it is being read: the few attributes that matter to a reader of prose.

use super::super::dateline;
use super::element::Element;
use crate::quantity::Date;

/// The start tag that is being read.
#[derive(Default)]
pub struct Tag {
    /// Its name.
    pub name: Vec<u8>,
    /// The attribute whose value comes next.
    pub attribute: Vec<u8>,
    /// Where it starts.
    pub start: usize,
    property: String,
    content: String,
    /// The words of a picture.
    pub alt: String,
    /// Columns that a cell takes.
    pub columns: u32,
    /// It points to a note or back from one.
    points_to_note: bool,
    /// A cell of several rows.
    pub spans_rows: bool,
    /// What it holds is JSON.
    pub is_json: bool,
}

impl Tag {
    /// A tag without attributes.
    pub fn new(name: &[u8], start: usize) -> Self {
        Self { name: name.to_vec(), start, columns: 1, ..Self::default() }
    }

    /// Takes the value of the attribute that was named last.
    pub fn set(&mut self, value: &str) {
        match self.attribute.as_slice() {
            b"property" | b"name" | b"itemprop" => self.property = value.to_ascii_lowercase(),
            b"content" | b"datetime" => self.content = value.to_owned(),
            b"alt" => self.alt = value.to_owned(),
            b"colspan" => self.columns = value.trim().parse().unwrap_or(1).clamp(1, 100),
            b"class" | b"role" => self.points_to_note |= is_note(value),
            b"href" => self.points_to_note |= value.starts_with("#fn") || value.starts_with("#cite"),
            b"type" => self.is_json = value.contains("json"),
            b"rowspan" => self.spans_rows = value.trim() != "1",
            _ => {}
        }
    }

    /// What the element is to a reader; a mark that points to a note is no prose.
    pub fn element(&self) -> Element {
        let mark = self.points_to_note && self.name == b"a";
        if mark { Element::Silent } else { Element::of(&self.name) }
    }

    /// The date of publication that the tag states.
    pub fn date(&self) -> Option<Date> {
        let known = [
            "article:published_time",
            "datepublished",
            "date",
            "dc.date",
            "pubdate",
            "publish-date",
            "parsely-pub-date",
        ];
        let stated = known.contains(&self.property.as_str());
        stated.then(|| dateline::full_date(self.content.trim()).map(|(date, _)| date)).flatten()
    }
}

fn is_note(value: &str) -> bool {
    ["footnote-ref", "footnote-back", "doc-noteref", "doc-backlink", "footnote-backref"]
        .iter()
        .any(|name| value.contains(name))
}
