//! The formats that can be read, and which file endings mean them.

/// How a source is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// Text without markup.
    #[default]
    Plain,
    /// CommonMark with tables, footnotes, front matter and strikethrough.
    Markdown,
    /// Cells parted by commas or semicolons.
    Csv,
    /// Cells parted by tabs.
    Tsv,
    /// SubRip or WebVTT.
    Subtitles,
    /// HTML and XHTML.
    #[cfg(feature = "html")]
    Html,
    /// Word.
    #[cfg(feature = "office")]
    Docx,
    /// OpenDocument text.
    #[cfg(feature = "office")]
    Odt,
    /// OpenDocument spreadsheet.
    #[cfg(feature = "office")]
    Ods,
    /// Excel.
    #[cfg(feature = "office")]
    Xlsx,
}

impl Format {
    /// The format that files of an ending have; `None` for endings that no reader knows. Case does not matter.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        let known = |endings: &[&str]| endings.iter().any(|ending| ending.eq_ignore_ascii_case(extension));
        if known(&["txt", "text"]) {
            Some(Self::Plain)
        } else if known(&["md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd"]) {
            Some(Self::Markdown)
        } else if known(&["csv"]) {
            Some(Self::Csv)
        } else if known(&["tsv"]) {
            Some(Self::Tsv)
        } else if known(&["srt", "vtt"]) {
            Some(Self::Subtitles)
        } else {
            Self::of_rare_extension(&known)
        }
    }

    fn of_rare_extension(known: &dyn Fn(&[&str]) -> bool) -> Option<Self> {
        #[cfg(feature = "html")]
        if known(&["html", "htm", "xhtml"]) {
            return Some(Self::Html);
        }
        #[cfg(feature = "office")]
        for (ending, format) in [("docx", Self::Docx), ("odt", Self::Odt), ("ods", Self::Ods), ("xlsx", Self::Xlsx)] {
            if known(&[ending]) {
                return Some(format);
            }
        }
        let _ = known;
        None
    }
}
