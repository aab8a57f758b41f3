//! What a format is: a row of the table of formats. Comes in: a name or an ending. Goes out: the format. Not here: the
//! table itself, which stands beside the list of readers.

use super::open::{OpenError, Unpacked};
use super::{Document, FORMATS, plain};
use std::fmt;

/// How a file is written.
#[derive(Clone, Copy)]
pub struct Format {
    /// Its name.
    pub name: &'static str,
    /// The endings of its files, in small letters.
    pub endings: &'static [&'static str],
    /// Tables of data rather than texts: read where they are named, not where a folder holds them.
    pub is_data: bool,
    pub(super) reading: Reading,
}

/// How a reader wants the file.
#[derive(Clone, Copy)]
pub(super) enum Reading {
    /// As its text: positions are those of the file.
    Text(for<'s> fn(&'s str) -> Document<'s>),
    /// As bytes, out of which a text is taken: positions are of that text.
    #[cfg_attr(not(any(feature = "office", feature = "mail")), expect(dead_code, reason = "such readers are features"))]
    Packed(fn(&[u8]) -> Result<Unpacked, OpenError>),
}

impl Format {
    /// Text without markup, and whatever has an ending that nobody knows.
    pub const PLAIN: Self = Self::text("plain", &["txt", "text"], plain::read);
    /// CommonMark with tables, footnotes, front matter and strikethrough.
    pub const MARKDOWN: Self =
        Self::text("markdown", &["md", "markdown", "mdown", "mkd", "qmd", "rmd"], super::markdown::read);

    pub(super) const fn text(
        name: &'static str,
        endings: &'static [&'static str],
        read: for<'s> fn(&'s str) -> Document<'s>,
    ) -> Self {
        Self { name, endings, is_data: false, reading: Reading::Text(read) }
    }

    #[cfg(any(feature = "office", feature = "mail"))]
    pub(super) const fn packed(
        name: &'static str,
        endings: &'static [&'static str],
        open: fn(&[u8]) -> Result<Unpacked, OpenError>,
    ) -> Self {
        Self { name, endings, is_data: false, reading: Reading::Packed(open) }
    }

    pub(super) const fn of_data(self) -> Self {
        Self { is_data: true, ..self }
    }

    /// All formats.
    #[must_use]
    pub const fn all() -> &'static [Self] {
        FORMATS
    }

    /// The format of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.iter().find(|format| format.name == name).copied()
    }

    /// The format that files of an ending have; `None` for endings that no reader knows. Case does not matter.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        let has = |format: &&Self| format.endings.iter().any(|ending| ending.eq_ignore_ascii_case(extension));
        FORMATS.iter().find(has).copied()
    }

    /// Whether the text is taken out of the file, so that no edit of it can be written back.
    #[must_use]
    pub const fn is_packed(self) -> bool {
        matches!(self.reading, Reading::Packed(_))
    }

    pub(super) fn read(self, source: &str) -> Document<'_> {
        match self.reading {
            Reading::Text(read) => read(source),
            // What is given here has been taken out of the file already.
            Reading::Packed(_) => plain::read(source),
        }
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}

impl fmt::Debug for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}
