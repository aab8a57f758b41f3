//! How fast the tokeniser and the grammar read news, as bytes a second, beside a plain count of words in the same text. A
//! file named by the variable `FACTLINT_BENCH_TEXT` takes the place of the text below.
//!
//! ```console
//! $ FACTLINT_BENCH_TEXT=news.txt cargo bench --bench grammar   # quantities: the grammar alone
//! $ time wc -w news.txt                                        # the same count of words by another program
//! ```
//!
//! The aim is half the speed of `wc -w` on the same text, or better, for the grammar alone.

use divan::Bencher;
use divan::counter::BytesCount;
use factlint::quantity::Grammar;
use factlint::token::tokenise;

const PARAGRAPH: &str = "The council voted 7-2 on Tuesday to spend nearly $4.2 million, about a third of its budget, on a new \
    bridge over the river, which carries 12,400 cars a day. Work begins on March 3, 2021, and will take between 14 and 18 \
    months, the mayor said. Ridership on the old line rose 12 percent to 56,000 from 50,000 a year earlier, while the \
    average fare slipped by 5 cents. Nobody from the opposition wanted to talk about it, and the hearing was closed early \
    because the hall had been promised to a choir. \"We were told that it would be quick,\" said Ada Brown, 43, who lives \
    on the other bank and walks her 9-year-old to school every morning, rain or shine.\n\n";

fn text() -> String {
    let named = std::env::var("FACTLINT_BENCH_TEXT").ok().and_then(|path| std::fs::read_to_string(path).ok());
    named.unwrap_or_else(|| PARAGRAPH.repeat(1500))
}

/// What `wc -w` does.
#[divan::bench]
fn words(bencher: Bencher) {
    let text = text();
    bencher.counter(BytesCount::of_str(&text)).bench(|| divan::black_box(&text).split_ascii_whitespace().count());
}

#[divan::bench]
fn tokens(bencher: Bencher) {
    let text = text();
    bencher.counter(BytesCount::of_str(&text)).bench(|| tokenise(&text));
}

/// The grammar alone, on tokens that are there.
#[divan::bench]
fn quantities(bencher: Bencher) {
    let (text, grammar) = (text(), Grammar::builtin());
    let tokens = tokenise(&text);
    bencher.counter(BytesCount::of_str(&text)).bench(|| grammar.read(&text, &tokens));
}

#[divan::bench]
fn tokens_and_quantities(bencher: Bencher) {
    let (text, grammar) = (text(), Grammar::builtin());
    bencher.counter(BytesCount::of_str(&text)).bench(|| grammar.read(&text, &tokenise(&text)));
}

fn main() {
    divan::main();
}
