//! What reading costs a byte, without checking: one article as plain text, Markdown and a page. Run `cargo bench --bench
//! reading`; the fastest of each is what to compare.

use divan::Bencher;
use divan::counter::BytesCount;
use factlint::document::{Format, read};

const COPIES: usize = 200;
const MARKDOWN: &str = include_str!("../fixtures/formats/article.md");
const PAGE: &str = include_str!("../fixtures/formats/article.html");
const PLAIN: &str = include_str!("../fixtures/harbour.txt");

fn main() {
    divan::main();
}

#[divan::bench(args = ["plain", "markdown", "html"])]
fn reading(bencher: Bencher<'_, '_>, format: &str) {
    let body =
        PAGE.split_once("<body>").and_then(|(_, page)| page.split_once("</body>")).map_or(PAGE, |(body, _)| body);
    let text = match format {
        "markdown" => MARKDOWN.repeat(COPIES),
        "html" => format!("<html><body>{}</body></html>", body.repeat(COPIES)),
        _ => format!("{PLAIN}\n").repeat(COPIES),
    };
    let format = Format::named(format).unwrap_or(Format::PLAIN);
    bencher.counter(BytesCount::of_str(&text)).bench(|| read(divan::black_box(&text), format).blocks.len());
}
