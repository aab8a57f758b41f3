//! How fast texts are checked: making the linter ready, one article, and a text of a megabyte made of the fixtures.
//!
//! ```console
//! $ cargo bench --bench article
//! $ cat fixtures/clean/*.txt > all.txt && time wc -w all.txt   # for the ratio, bytes a second
//! ```

use divan::Bencher;
use divan::counter::BytesCount;
use factlint::Linter;
use factlint::check::Checks;
use factlint::context::Context;
use factlint::document::{self, Format};

const ARTICLES: &[&str] = &[
    include_str!("../fixtures/clean/brewery.txt"),
    include_str!("../fixtures/clean/marathon.txt"),
    include_str!("../fixtures/clean/storm.txt"),
    include_str!("../fixtures/clean/survey.txt"),
    include_str!("../fixtures/harbour.txt"),
];

fn main() {
    divan::main();
}

fn linter() -> Linter {
    Linter::new_sound(Checks::load_sound(&[]).0).0
}

#[divan::bench]
fn start() -> Linter {
    linter()
}

#[divan::bench]
fn one_article(bencher: Bencher<'_, '_>) {
    let linter = linter();
    bench(bencher, &linter, ARTICLES.first().copied().unwrap_or_default());
}

#[divan::bench]
fn megabyte(bencher: Bencher<'_, '_>) {
    let linter = linter();
    let text = ARTICLES.iter().cycle().scan(0, |length, article| {
        *length += article.len();
        (*length < 1_000_000).then_some(*article)
    });
    bench(bencher, &linter, &text.collect::<Vec<_>>().join("\n"));
}

fn bench(bencher: Bencher<'_, '_>, linter: &Linter, text: &str) {
    bencher
        .counter(BytesCount::of_str(text))
        .bench_local(|| linter.findings(&document::read(divan::black_box(text), Format::PLAIN), &Context::default()));
}
