//! The worksheet as one page that needs nothing else: the article with its figures marked, and the list beside it. A
//! figure leads to its line and back.

use super::{Sheet, closing, ground, sign};
use crate::source::{Lines, Source};
use std::fmt::Write as _;

/// Style of the page; colours tell the marks apart, and so do the signs, for those who do not see them.
const STYLE: &str = include_str!("page.css");

/// The head of the page.
pub fn open(out: &mut String) {
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>Worksheet</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    );
}

/// The worksheet of a file.
pub fn file(source: &Source, sheet: &Sheet, out: &mut String) {
    let lines = Lines::of(&source.text);
    let name = escaped(&source.name);
    let anchor: String = source.name.bytes().map(|byte| format!("{byte:02x}")).collect();
    let _ = writeln!(out, "<section>\n<header><h1>{name}</h1><p>{}</p></header>", closing(sheet));
    out.push_str("<div class=\"sheet\">\n<article>\n<p>");
    let mut at = 0;
    for (number, figure) in sheet.figures.iter().enumerate() {
        let (start, end) = (figure.span.start as usize, figure.span.end as usize);
        if start < at {
            continue;
        }
        paragraphs(source.text.get(at..start).unwrap_or_default(), out);
        let (mark, title) = (figure.mark.name(), escaped(&format!("{}: {}", figure.mark.name(), ground(figure))));
        let _ = write!(
            out,
            "<a class=\"{mark}\" id=\"t{anchor}-{number}\" href=\"#l{anchor}-{number}\" title=\"{title}\">"
        );
        out.push_str(&escaped(source.text.get(start..end).unwrap_or_default()));
        out.push_str("</a>");
        at = end;
    }
    paragraphs(source.text.get(at..).unwrap_or_default(), out);
    out.push_str("</p>\n</article>\n<ol>\n");
    for (number, figure) in sheet.figures.iter().enumerate() {
        let (mark, place) = (figure.mark, escaped(&source.place(figure.span, &lines)));
        let _ = writeln!(
            out,
            "<li class=\"{}\" id=\"l{anchor}-{number}\"><a href=\"#t{anchor}-{number}\"><b>{}</b> {}</a> <small>{place} {}</small><br>{}</li>",
            mark.name(),
            sign(mark),
            escaped(&figure.text),
            mark.name(),
            escaped(&ground(figure)),
        );
    }
    out.push_str("</ol>\n</div>\n</section>\n");
}

/// The foot of the page.
pub fn close(out: &mut String) {
    out.push_str("</body>\n</html>\n");
}

/// A stretch of the article: blank lines part paragraphs.
fn paragraphs(text: &str, out: &mut String) {
    let text = text.replace("\r\n", "\n");
    let mut parts = text.split("\n\n");
    out.push_str(&escaped(parts.next().unwrap_or_default()));
    for part in parts {
        out.push_str("</p>\n<p>");
        out.push_str(&escaped(part.trim_start_matches('\n')));
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' => safe.push_str("<br>\n"),
            _ => safe.push(letter),
        }
    }
    safe
}
