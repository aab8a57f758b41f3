//! The reports on findings written by hand: what the terminal shows is compared letter by letter.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use factlint::finding::{Evidence, Finding, Level};
use factlint::report::{Checked, Concise, Human, Jsonl, Reporter, Style, Totals};
use factlint::source::Source;
use factlint::span::Span;
use snapbox::{assert_data_eq, str};

fn span(text: &str, part: &str) -> Span {
    let start = text.find(part).expect("the part stands in the text");
    Span::new(start as u32, (start + part.len()) as u32)
}

fn finding(text: &str, wrong: &str, evidence: &[(&str, &str)]) -> Finding {
    Finding {
        code: "percent-change".into(),
        group: "change".into(),
        level: Level::Error,
        message: "600 to 480 is a fall of 20 percent, not 31 percent".into(),
        label: "should be 20 percent".into(),
        help: Some("check all three figures: 31 percent, 600 and 480".into()),
        span: span(text, wrong),
        evidence: evidence
            .iter()
            .map(|(part, label)| Evidence { span: span(text, part), label: (*label).into() })
            .collect(),
        fix: None,
    }
}

fn report(reporter: &dyn Reporter, name: &str, text: &str, findings: &[Finding]) -> String {
    let source = Source::new(name, text);
    let mut out = String::new();
    reporter.file(&Checked { source: &source, findings }, &mut out);
    out
}

fn human(width: usize) -> Human {
    Human::new(Style { width, colour: false, unicode: true, links: false }, None)
}

const STORY: &str = "# Quarry\n\nThe quarry at Hollin Fell has been worked since the days of the canal, and its slate \
roofs half the valley. It sold 480 tons last year, down 31 percent from 600 a year earlier, its owners said on Monday.\n";

fn slip(text: &str) -> Vec<Finding> {
    vec![finding(text, "31 percent", &[("480 tons", "to"), ("600", "from")])]
}

#[test]
fn paragraphs_are_wrapped_between_words_and_never_inside_a_figure() {
    assert_data_eq!(
        report(&human(70), "quarry.md", STORY, &slip(STORY)),
        str![[r#"
percent-change

  × 600 to 480 is a fall of 20 percent, not 31 percent
   ╭─[quarry.md:3:142]
 3 │ … its slate roofs half the valley. It sold 480 tons last year,
   ·                                            ────┬───
   ·                                                ╰── to
   │ down 31 percent from 600 a year earlier, its owners said on
   ·      ─────┬────      ─┬─
   ·           │           ╰── from
   ·           ╰── should be 20 percent
   │ Monday.
   ╰────
  help: check all three figures: 31 percent, 600 and 480


"#]]
    );
}

#[test]
fn a_narrow_terminal_wraps_labels_too() {
    assert_data_eq!(
        report(&human(30), "quarry.md", STORY, &slip(STORY)),
        str![[r#"
percent-change

  × 600 to 480 is a fall of
  │ 20 percent, not 31
  │ percent
   ╭─[quarry.md:3:142]
 3 │ … It sold 480 tons last
   ·           ────┬───
   ·               ╰── to
   │ year, down 31 percent
   ·            ─────┬────
   ·                 ╰─┤ should be 20
   ·                   │ percent
   │ from 600 a year …
   ·      ─┬─
   ·       ╰── from
   ╰────
  help: check all three
        figures: 31 percent,
        600 and 480


"#]]
    );
}

#[test]
fn marks_stand_under_their_words_behind_tabs_emoji_and_wide_characters() {
    let text = "Preis:\t12 €\t🎉 日本語の記事 480 tons, down 31 percent from 600.\u{1b}[31m\0 end";
    assert_data_eq!(
        report(&human(80), "wide.txt", text, &slip(text)),
        str![[r#"
percent-change

  × 600 to 480 is a fall of 20 percent, not 31 percent
   ╭─[wide.txt:1:37]
 1 │ Preis:  12 €    🎉 日本語の記事 480 tons, down 31 percent from
   ·                                 ────┬───       ─────┬────
   ·                                     │               ╰─┤ should be 20
   ·                                     │                 │ percent
   ·                                     ╰── to
   │ 600.␛[31m␀ end
   · ─┬─
   ·  ╰── from
   ╰────
  help: check all three figures: 31 percent, 600 and 480


"#]]
    );
}

#[test]
fn what_is_far_apart_is_cut_out_piece_by_piece() {
    let (words, more) = ("word ".repeat(100), "more ".repeat(100));
    let text = format!("# Sales fall 31 percent\n\nOne.\n\n{words}It sold 480 tons now. {more}Once it was 600.\n");
    assert_data_eq!(
        report(&human(80), "far.md", &text, &slip(&text)),
        str![[r#"
percent-change

  × 600 to 480 is a fall of 20 percent, not 31 percent
   ╭─[far.md:1:14]
 1 │ # Sales fall 31 percent
   ·              ─────┬────
   ·                   ╰── should be 20 percent
   ╰────
   ╭─[far.md:5:509]
 5 │ … word word word word word word word word It sold 480 tons now. more more
   ·                                                   ────┬───
   ·                                                       ╰── to
   │ more more more more more more …
   ╰────
   ╭─[far.md:5:1035]
 5 │ … more more more more more more more Once it was 600.
   ·                                                  ─┬─
   ·                                                   ╰── from
   ╰────
  help: check all three figures: 31 percent, 600 and 480


"#]]
    );
}

#[test]
fn a_stretch_over_several_lines_is_bracketed() {
    let text = "He said: “We came.\n\nAnd we\nsaw 480 tons, down 31 percent.\nAnd went from 600 home.\n";
    let open = finding(text, "“We came.\n\nAnd we\nsaw", &[]);
    assert_data_eq!(
        report(&human(80), "quote.txt", text, &[open]),
        str![[r#"
percent-change

  × 600 to 480 is a fall of 20 percent, not 31 percent
   ╭─[quote.txt:1:10]
 1 │ ╭─▶ He said: “We came.
 2 │ │   
 3 │ │   And we
 4 │ ├─▶ saw 480 tons, down 31 percent.
   · ╰──── should be 20 percent
   ╰────
  help: check all three figures: 31 percent, 600 and 480


"#]]
    );
}

#[test]
fn without_unicode_lines_are_drawn_in_ascii() {
    let ascii = Human::new(Style { width: 80, colour: false, unicode: false, links: false }, None);
    assert_data_eq!(
        report(&ascii, "quarry.md", STORY, &slip(STORY)),
        str![[r#"
percent-change

  x 600 to 480 is a fall of 20 percent, not 31 percent
   ,-[quarry.md:3:142]
 3 | … and its slate roofs half the valley. It sold 480 tons last year, down
   :                                                ^^^^|^^^
   :                                                    `-- to
   | 31 percent from 600 a year earlier, its owners said on Monday.
   : ^^^^^|^^^^      ^|^
   :      |           `-- from
   :      `-- should be 20 percent
   `----
  help: check all three figures: 31 percent, 600 and 480


"#]]
    );
}

#[test]
fn margins_are_renumbered_in_colour_too() {
    let colour = Human::new(Style { width: 60, colour: true, unicode: true, links: false }, None);
    let plain = report(&human(60), "quarry.md", STORY, &slip(STORY));
    let bare = anstream::adapter::strip_str(&report(&colour, "quarry.md", STORY, &slip(STORY))).to_string();
    assert_eq!(bare, plain);
}

#[test]
fn names_link_to_their_pages_where_links_are_shown() {
    let text = STORY;
    let style = Style { width: 80, colour: true, unicode: true, links: true };
    let page = |style: Style, pages: Option<&str>| {
        report(&Human::new(style, pages.map(str::to_owned)), "a.txt", text, &slip(text))
    };
    let linked = page(style, Some("https://desk.example/checks#"));
    assert!(linked.contains("\u{1b}]8;;https://desk.example/checks#"), "{linked:?}");
    for plain in [page(style, None), page(Style { links: false, ..style }, Some("https://desk.example/checks#"))] {
        assert!(!plain.contains("\u{1b}]8;;"), "{plain:?}");
    }
}

#[test]
fn a_line_with_counts_closes_the_report() {
    let close = |totals: &Totals| {
        let mut out = String::new();
        human(80).close(totals, &mut out);
        out
    };
    let some = Totals { files: 3, touched: 1, unread: 1, errors: 1, warnings: 2, advice: 1, ..Totals::default() };
    assert_eq!(close(&some), "1 error, 2 warnings, 1 piece of advice in 1 of 3 files; 1 file could not be read.\n");
    assert_eq!(close(&Totals { files: 2, ..Totals::default() }), "Nothing found in 2 files.\n");
}

#[test]
fn a_line_of_ten_megabytes_is_clipped() {
    let text =
        format!("{}It sold 480 tons, down 31 percent from 600. {}", "word ".repeat(1 << 20), "mots ".repeat(1 << 20));
    let findings: Vec<Finding> = slip(&text).into_iter().cycle().take(500).collect();
    let started = std::time::Instant::now();
    let out = report(&human(80), "long.txt", &text, &findings);
    assert!(out.len() < 500 * 2_000);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn concise_is_a_line_each() {
    assert_data_eq!(
        report(&Concise, "quarry.md", STORY, &slip(STORY)),
        str![[r#"
quarry.md:3:142: error[percent-change] 600 to 480 is a fall of 20 percent, not 31 percent

"#]]
    );
}

#[test]
fn jsonl_has_every_key() {
    assert_data_eq!(
        report(&Jsonl, "quarry.md", STORY, &slip(STORY)),
        str![[r#"
{"path":"quarry.md","code":"percent-change","group":"change","level":"error","message":"600 to 480 is a fall of 20 percent, not 31 percent","label":"should be 20 percent","help":"check all three figures: 31 percent, 600 and 480","start":151,"end":161,"line":3,"column":142,"end_line":3,"end_column":152,"evidence":[{"start":126,"end":134,"label":"to"},{"start":167,"end":170,"label":"from"}],"fix":null}

"#]]
    );
}
