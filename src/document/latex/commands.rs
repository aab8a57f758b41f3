//! What the commands of LaTeX are to a reader of prose.

/// What a command does to the text behind it. Counts are of arguments in braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    Begin,
    End,
    Item,
    /// A heading; `true` for those of the highest rank.
    Heading(bool),
    Caption,
    Note,
    /// Left out with so many arguments.
    Silent(usize),
    /// Left out with the white space before it, as the sign of a note.
    Pointer,
    /// With so many arguments it stands for something.
    Hole(usize),
    /// So many arguments are left out, the next is text.
    Shown(usize),
    Verbatim,
    /// A cell over several columns.
    Columns,
    /// A line drawn in a table.
    Rule,
    /// It stands for this text.
    Written(&'static str),
    /// Anything else: its arguments are text.
    Unknown,
}

impl Command {
    /// The command of a name.
    pub fn of(name: &str) -> Self {
        match name {
            "begin" => Self::Begin,
            "end" => Self::End,
            "item" => Self::Item,
            "title" | "part" | "chapter" => Self::Heading(true),
            "section" | "subsection" | "subsubsection" | "paragraph" | "subparagraph" | "frametitle" | "subtitle" => {
                Self::Heading(false)
            }
            "caption" | "captionof" => Self::Caption,
            "footnote" | "thanks" | "marginpar" | "endnote" => Self::Note,
            "verb" | "lstinline" => Self::Verbatim,
            "multicolumn" => Self::Columns,
            "hline" | "toprule" | "midrule" | "bottomrule" | "cline" | "cmidrule" => Self::Rule,
            "emph" | "textit" | "textbf" | "textsc" | "textsf" | "textrm" | "underline" | "mbox" | "text" | "num" => {
                Self::Shown(0)
            }
            "href" | "textcolor" | "colorbox" | "texorpdfstring" | "resizebox" | "parbox" => Self::Shown(1),
            _ => Self::left_out(name).or_else(|| Self::letter(name)).unwrap_or(Self::Unknown),
        }
    }

    fn left_out(name: &str) -> Option<Self> {
        Some(match name {
            "label" | "usepackage" | "documentclass" | "input" | "include" | "bibliography" | "bibliographystyle"
            | "vspace" | "hspace" | "pagestyle" | "thispagestyle" | "author" | "date" | "affil" | "index" | "vskip"
            | "pagenumbering" | "graphicspath" | "hypersetup" | "todo" | "color" | "institute" | "email"
            | "includegraphics" | "centering" | "rule" | "phantom" => Self::Silent(1),
            "cite" | "citep" | "nocite" | "footnotemark" | "autocite" | "parencite" | "footcite" => Self::Pointer,
            "newcommand"
            | "renewcommand"
            | "providecommand"
            | "setlength"
            | "addtolength"
            | "setcounter"
            | "DeclareMathOperator"
            | "newenvironment"
            | "definecolor" => Self::Silent(2),
            "maketitle" | "tableofcontents" | "noindent" | "newpage" | "clearpage" | "bigskip" | "medskip"
            | "smallskip" | "par" | "appendix" | "listoftables" | "listoffigures" | "printbibliography" => {
                Self::Silent(0)
            }
            "ref" | "eqref" | "pageref" | "autoref" | "cref" | "Cref" | "url" | "nameref" | "vref" | "citet"
            | "textcite" | "texttt" | "gls" | "path" | "ce" | "unit" | "si" => Self::Hole(1),
            "SI" | "qty" | "SIrange" => Self::Hole(2),
            _ => return None,
        })
    }

    fn letter(name: &str) -> Option<Self> {
        const LETTERS: &[(&str, &str)] = &[
            ("ss", "ß"),
            ("ae", "æ"),
            ("AE", "Æ"),
            ("oe", "œ"),
            ("OE", "Œ"),
            ("o", "ø"),
            ("O", "Ø"),
            ("aa", "å"),
            ("AA", "Å"),
            ("l", "ł"),
            ("L", "Ł"),
            ("i", "ı"),
            ("dots", "…"),
            ("ldots", "…"),
            ("textellipsis", "…"),
            ("pounds", "£"),
            ("textsterling", "£"),
            ("euro", "€"),
            ("texteuro", "€"),
            ("EUR", "€"),
            ("textdollar", "$"),
            ("textpercent", "%"),
            ("textendash", "–"),
            ("textemdash", "—"),
            ("S", "§"),
            ("textdegree", "°"),
            ("LaTeX", "LaTeX"),
            ("TeX", "TeX"),
            ("quad", " "),
            ("qquad", " "),
            ("copyright", "©"),
            ("textquoteright", "’"),
            ("textquoteleft", "‘"),
            ("newline", "\n"),
            ("linebreak", "\n"),
        ];
        LETTERS.iter().find(|(known, _)| *known == name).map(|(_, text)| Self::Written(text))
    }
}
