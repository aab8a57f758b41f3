//! What the readers of reStructuredText, AsciiDoc, LaTeX, Org, MDX, XHTML and mail make of small texts.

use super::*;

#[track_caller]
fn reads(format: &str, source: &str, expected: &[&str]) {
    let document = read(source, named(format));
    let show = |block: &Block| format!("{:?}|{}", block.kind, block.span.of(&document.prose).replace('\n', "/"));
    let found: Vec<String> = document.blocks.iter().map(show).collect();
    assert_eq!(found, expected, "{source}");
}

#[track_caller]
fn rows(format: &str, source: &str, header: usize, expected: &[&[&str]]) {
    let document = read(source, named(format));
    let table = document.tables.first().unwrap();
    let text = |cell: &Cell| document.to_source(cell.span).of(source).to_owned();
    let found: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(text).collect()).collect();
    assert_eq!(found, expected, "{source}");
    assert_eq!(table.header, header, "{source}");
}

#[test]
fn restructured_text_has_sections_lists_and_quotations() {
    reads(
        "rst",
        "====\nQuay\n====\n\n:Date: 2024-03-04\n\nIt *re*\\ opened at ``noon`` [1]_, see `the\nboard <http://a.b>`_ and :ref:`x`.\n\n\
         Wares\n-----\n\n- rope\n  and twine\n- tar\n\n  1. thin\n\nSo he said:\n\n    It is.\n\n.. [1] By boat.\n",
        &[
            "Headline|Quay",
            "Paragraph|It reopened at \u{FFFC}, see the/board and x.",
            "Heading|Wares",
            "ListItem { list: 0 }|rope/and twine",
            "ListItem { list: 0 }|tar",
            "ListItem { list: 1 }|thin",
            "Paragraph|So he said:",
            "Quotation|It is.",
            "Paragraph|By boat.",
        ],
    );
    let date = read("====\nQuay\n====\n\n:Date: 2024-03-04\n", named("rst")).date.unwrap();
    assert_eq!((date.month, date.day), (Some(3), Some(4)));
}

#[test]
fn restructured_text_has_directives() {
    reads(
        "rst",
        ".. note:: Mind the gap\n   between.\n\n.. code-block:: rust\n\n   let x = 1;\n\n.. figure:: q.png\n   :alt: a quay\n\n   The quay at dawn.\n\n\
         .. a comment\n   of two lines\n\n.. |x| replace:: y\n\nCode::\n\n  none\n\nterm\n  Its meaning.\n\n.. epigraph::\n\n   Words.\n\nEnd.\n",
        &[
            "Paragraph|Mind the gap/between.",
            "Caption|a quay",
            "Caption|The quay at dawn.",
            "Paragraph|Code:",
            "Paragraph|term",
            "Paragraph|Its meaning.",
            "Quotation|Words.",
            "Paragraph|End.",
        ],
    );
}

#[test]
fn restructured_text_has_tables() {
    let cells: &[&[&str]] = &[&["Port", "Tons"], &["Marle", "12"], &["All", "12"]];
    rows(
        "rst",
        "+-------+------+\n| Port  | Tons |\n+=======+======+\n| Marle | 12   |\n+-------+------+\n| All   | 12   |\n+-------+------+\n",
        1,
        cells,
    );
    rows("rst", "===== ====\nPort  Tons\n===== ====\nMarle 12\nAll   12\n===== ====\n", 1, cells);
    rows(
        "rst",
        ".. list-table:: Catch\n   :header-rows: 1\n\n   * - Port\n     - Tons\n   * - Marle\n     - 12\n   * - All\n     - 12\n",
        1,
        cells,
    );
    rows(
        "rst",
        "+-------+-------------+\n| Port  | Tons        |\n|       +------+------+\n|       | 2023 | 2024 |\n+=======+======+======+\n\
         | Marle | 12 + | 9    |\n|       |      |      |\n+-------+------+------+\n| All   | none        |\n+-------+-------------+\n",
        2,
        &[&["Port", "Tons", ""], &["", "2023", "2024"], &["Marle", "12 +", "9"], &["All", "none", ""]],
    );
    rows(
        "rst",
        "=====  ====  ====\n   Catch     Days\n-----------  ----\nPort   Tons\n=====  ====  ====\nMarle  12    9\n  bay\n       more\nAll    12    9\n=====  ====  ====\n",
        2,
        &[&["Catch", "", "Days"], &["Port", "Tons"], &["Marle", "12", "9"], &["bay", "more"], &["All", "12", "9"]],
    );
    reads("rst", "=====  ====\nPort   Tons\n=====  ====\nMarlesby 12\n=====  ====\n\nEnd.\n", &["Paragraph|End."]);
    rows("rst", ".. csv-table:: Catch\n   :header-rows: 1\n\n   Port, Tons\n   \"Marle\", 12\n   All, 12\n", 1, cells);
}

#[test]
fn asciidoc_is_read() {
    reads(
        "asciidoc",
        "= Quay\nAda Marsh\nv1.0, 2024-03-04\n:toc:\n\nIt *re*opened at `noon`,footnote:[By boat.] see https://a.b[the board] in {year}.\n\n\
         == Wares\n\n* rope\nand twine\n** thin\n* tar\n\n// no\n----\ncode\n----\n\n.The quay at dawn\nimage::q.png[a quay]\n\n[quote,Ada]\n____\n\"`So it is.`\"\n____\n\nNOTE: Mind it.\n\nterm:: Its meaning.\n",
        &[
            "Headline|Quay",
            "Paragraph|It *re*opened at \u{FFFC}, see the board in \u{FFFC}.",
            "Paragraph|By boat.",
            "Heading|Wares",
            "ListItem { list: 0 }|rope/and twine",
            "ListItem { list: 1 }|thin",
            "ListItem { list: 0 }|tar",
            "Caption|The quay at dawn",
            "Caption|a quay",
            "Quotation|“So it is.”",
            "Paragraph|Mind it.",
            "ListItem { list: 2 }|term",
            "Paragraph|Its meaning.",
        ],
    );
    let cells: &[&[&str]] = &[&["Port", "Tons"], &["Marle", "12"], &["All", "12"]];
    rows("asciidoc", "|===\n|Port |Tons\n\n|Marle |12\n\n|All\n|12\n|===\n", 1, cells);
    rows("asciidoc", "[%header,cols=\"1,1\"]\n|===\n|Port\n|Tons\n|Marle|12\ns|All >|12\n|===\n", 1, cells);
}

#[test]
fn latex_is_read() {
    reads(
        "latex",
        "\\documentclass{article}\n\\title{The quay}\n\\begin{document}\n\\maketitle\n\\section{Wares}\nIt \\emph{re}opened---for 5\\% of \\pounds 9, $12$ or $x^2$ % no\n\
         boats~\\cite{a}.\\footnote{By boat.} Caf\\'e.\n\n\\begin{itemize}\n\\item rope\n\\item tar\n\\end{itemize}\n\\begin{quote}``So it is.''\\end{quote}\n\\begin{verbatim}\ncode\n\\end{verbatim}\n\\caption{At \\textbf{dawn}}\nEnd.\n\\end{document}\n",
        &[
            "Headline|The quay",
            "Heading|Wares",
            "Paragraph|It reopened—for 5% of £9, 12 or \u{FFFC} boats. Café.",
            "ListItem { list: 0 }|rope",
            "ListItem { list: 0 }|tar",
            "Quotation|“So it is.”",
            "Caption|At dawn",
            "Paragraph|End.",
            "Paragraph|By boat.",
        ],
    );
    let cells: &[&[&str]] = &[&["Port", "Tons", ""], &["Marle", "12", "1"], &["All", "", "12"]];
    rows(
        "latex",
        "\\begin{tabular}{lrr}\n\\toprule\nPort & Tons & \\\\\n\\midrule\nMarle & 12 & 1 \\\\\n\\multicolumn{1}{l}{All} & & 12 \\\\\n\\bottomrule\n\\end{tabular}\n",
        1,
        cells,
    );
}

#[test]
fn org_is_read() {
    reads(
        "org",
        "#+TITLE: Quay\n* TODO Wares :tag:\n:PROPERTIES:\n:ID: x\n:END:\nIt *opened* at =noon=, see [[http://a.b][the board]].[fn:1]\n\n- rope\n  and twine\n  - thin\n- tar\n\n\
         #+BEGIN_QUOTE\nSo it is.\n#+END_QUOTE\n#+begin_src c\ncode\n#+end_src\n# no\n[fn:1] By boat.\n",
        &[
            "Headline|Quay",
            "Heading|Wares",
            "Paragraph|It opened at \u{FFFC}, see the board.",
            "ListItem { list: 0 }|rope/and twine",
            "ListItem { list: 1 }|thin",
            "ListItem { list: 0 }|tar",
            "Quotation|So it is.",
            "Paragraph|By boat.",
        ],
    );
    let cells: &[&[&str]] = &[&["Port", "Tons"], &["Marle", "12"], &["All", "12"]];
    rows("org", "| Port | Tons |\n|------+------|\n| Marle | 12 |\n|------+------|\n| All | 12 |\n", 1, cells);
}

#[test]
fn jsx_is_no_prose() {
    let source = "import A from 'a'\n\n# Quay\n\n<A rows={[1, 2]}>\n\nIt sold {n} of 9 töne <B/>, in all.\n\n</A>\n\n{/* no */}\n";
    reads("mdx", source, &["Headline|Quay", "Paragraph|It sold \u{FFFC} of 9 töne , in all."]);
    let document = read(source, named("mdx"));
    let at = document.prose.find("töne").unwrap() as u32;
    let span = crate::span::Span::new(at, at + 5);
    assert_eq!(document.to_source(span).of(source), "töne");
}

#[cfg(feature = "html")]
#[test]
fn elements_of_xhtml_close_themselves() {
    let source = "<?xml version=\"1.0\"?><html><head><script src=\"a.js\"/></head><body><h1>Quay</h1><p>It &amp; he.<br/>So.</p></body></html>";
    reads("xhtml", source, &["Headline|Quay", "Paragraph|It & he./So."]);
}

#[cfg(feature = "html")]
#[test]
fn headers_of_pages_stand_at_the_top() {
    let source = "<table><tr><th>Port<th>Tons<tr><td>Marle<td>12<tr><th>All<th>12</table>";
    rows("html", source, 1, &[&["Port", "Tons"], &["Marle", "12"], &["All", "12"]]);
}

#[cfg(feature = "mail")]
#[test]
fn mail_is_decoded() {
    let mail = "From: a@b.c\r\nSubject: =?utf-8?q?Qu=C3=A4?=\r\nDate: Mon, 04 Mar 2024 08:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\nIt is =E2=82=AC5.\r\n\r\n> Old words.\r\n\r\nEnd.\r\n";
    let opened = open("a.eml".into(), mail.as_bytes().to_vec(), named("eml")).unwrap();
    let document = opened.document();
    let found: Vec<&str> = document.blocks.iter().map(|block| block.span.of(&document.prose)).collect();
    assert_eq!(found, ["Quä", "It is €5.", "> Old words.", "End."]);
    assert_eq!(document.blocks[2].kind, BlockKind::Quotation);
    assert_eq!(document.date.and_then(|date| date.day), Some(4));
    assert!(open("a.eml".into(), b"no mail at all".to_vec(), named("eml")).is_err());
}
