//! Runs the readers on spoilt files for a time each: `cargo run --release --example readers -- 600 [FORMAT] [SEED]`.
//!
//! Comes in: the articles of `fixtures/`, of which stretches are taken out, doubled, moved and overwritten; in packed
//! files mostly inside their parts. What must hold: no panic, no long wait, and every block, cell and finding's place
//! lies on character boundaries of the source. What fails is written to a file in the temporary folder, named, and ends
//! the run with status 1.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what is drawn is known to fit")]

mod numbers;

use factlint::document::{Document, Format, open};
use factlint::source::Lines;
use numbers::Numbers;
use std::io::{Cursor, Read as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A file of this size that takes longer does so on purpose.
const LONG: Duration = Duration::from_secs(2);
/// Larger files are cut.
const MOST: usize = 64 << 10;

const SUBTITLES: &str = "1\n00:00:01,000 --> 00:00:04,000\nThe quay\nwas shut.\n\n2\n00:00:05.000 --> 00:00:09.000\n<i>- For 9 days?</i>\n- Yes.\n";
const CAPTIONS: &str = "WEBVTT - harbour\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE checked\n\nintro\n00:01.000 --> 00:04.000 line:0 align:start\n<v Ada>We lost <c.loud>12 &amp; 14</c> boats,</v>\n{\\an8}<00:02.000>she said.\n";
const SHEET: &str =
    "Port;Tons;Share\n\"Marle, \"\"old\"\" quay\";1,250;12.5%\n\"two\nlines\";(40);–\nTotal;1,210;100%\n";
const CHARTS: &str = r#"{"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "title": ["Catch", "in tonnes"],
  "data": {"values": [{"port": "Marle", "tons": 12.5}, {"port": "Os\tby \u00e9\ud83d\ude00", "tons": null, "x": [1, {}]}]},
  "encoding": {"x": {"field": "port", "type": "nominal", "title": "Port"}, "y": {"field": "tons", "axis": {"title": "Tons"}}}}"#;

/// A stretch of bytes: mostly short.
fn stretch(numbers: &mut Numbers, bytes: &[u8]) -> (usize, usize) {
    let start = numbers.below(bytes.len() + 1);
    let most = numbers.one_of(&[4, 40, 400]).min(&(bytes.len() - start)) + 1;
    (start, start + numbers.below(most))
}

/// Spoils bytes once or more.
fn spoil(numbers: &mut Numbers, bytes: &mut Vec<u8>, other: &[u8]) {
    for _ in 0..=numbers.below(6) {
        let (start, end) = stretch(numbers, bytes);
        let piece = match numbers.below(6) {
            0 => Vec::new(),
            1 => bytes[start..end].repeat(2 + numbers.below(3)),
            2 => bytes[start..end].repeat(1 + numbers.below(200)),
            3 => {
                let (from, to) = stretch(numbers, other);
                other[from..to].to_vec()
            }
            4 => char::from_u32(numbers.below(0x11_0000) as u32).map(String::from).unwrap_or_default().into_bytes(),
            _ => {
                let marks = b"<>&\"'/\\{}[]()|=*_`#$%~^:;,.\n\t \r\0-+";
                (0..=numbers.below(3)).map(|_| *numbers.one_of(marks)).collect()
            }
        };
        bytes.splice(start..end, piece);
    }
    bytes.truncate(MOST);
}

/// A spoilt file.
fn file(numbers: &mut Numbers, seeds: &[Vec<u8>]) -> Vec<u8> {
    let (mut bytes, other) = (numbers.one_of(seeds).clone(), numbers.one_of(seeds));
    let packed = bytes.starts_with(b"PK");
    if packed && numbers.below(8) > 0 {
        return archive(numbers, &bytes).unwrap_or(bytes);
    }
    spoil(numbers, &mut bytes, other);
    // Most texts must get past the door.
    if packed || numbers.below(16) == 0 { bytes } else { String::from_utf8_lossy(&bytes).into_owned().into_bytes() }
}

/// The archive with one or some of its parts spoilt.
fn archive(numbers: &mut Numbers, bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let (mut part, mut text) = (archive.by_index(index).ok()?, Vec::new());
        part.read_to_end(&mut text).ok()?;
        if part.name().unwrap_or_default().ends_with(".xml") && numbers.below(2) == 0 {
            let other = text.clone();
            spoil(numbers, &mut text, &other);
            // Parts that are not UTF-8 are turned down as a whole.
            text = String::from_utf8_lossy(&text).into_owned().into_bytes();
        }
        let name = part.name().unwrap_or_default().to_string();
        writer.start_file(name, SimpleFileOptions::default()).ok()?;
        writer.write_all(&text).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// What is wrong with what a reader makes of a file.
fn fault(bytes: Vec<u8>, format: Format) -> Option<String> {
    let opened = open("a file".to_owned(), bytes, format).ok()?;
    let document: Document<'_> = opened.document();
    let lines = Lines::of(&opened.source.text);
    let cells = document.tables.iter().flat_map(|table| table.rows.iter().flatten()).map(|cell| cell.span);
    for span in document.blocks.iter().map(|block| block.span).chain(cells) {
        let place = document.to_source(span);
        if document.prose.get(span.range()).is_none() || opened.source.text.get(place.range()).is_none() {
            return Some(format!("{span:?} is no stretch"));
        }
        let has_landmarks = format.is_packed() && format.name != "eml";
        if has_landmarks && !span.is_empty() && opened.source.whereabouts(place, &lines).is_none() {
            return Some(format!("{span:?} is nowhere"));
        }
    }
    None
}

fn seeds(format: Format) -> Vec<Vec<u8>> {
    let mut found: Vec<Vec<u8>> = Vec::new();
    if !format.is_packed() {
        found.extend([SUBTITLES, CAPTIONS, CHARTS, SHEET].map(Vec::from));
        found.push(SHEET.replace(';', "\t").into_bytes());
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for folder in [folder.clone(), folder.join("formats"), folder.join("formats/writer")] {
        let files = std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
        let ours =
            |path: &PathBuf| path.extension().and_then(|end| Format::of_extension(end.to_str()?)) == Some(format);
        found.extend(files.filter(ours).map(|path| std::fs::read(path).unwrap()));
    }
    found
}

/// The time that this thread has worked, where the system tells it; others may be at work as well.
fn spent(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let worked = told.and_then(|told| told.split(' ').next()?.parse().ok());
    worked.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// Runs one reader; the number of its faults.
fn soak(format: Format, time: Duration, numbers: &mut Numbers) -> u64 {
    let (seeds, start) = (seeds(format), Instant::now());
    let (mut files, mut faults, mut slowest) = (0u64, 0u64, Duration::ZERO);
    while start.elapsed() < time && faults < 5 {
        let bytes = file(numbers, &seeds);
        let begun = spent(start);
        let found = catch_unwind(AssertUnwindSafe(|| fault(bytes.clone(), format)));
        let (found, took) = (found.unwrap_or_else(|_| Some("a panic".to_owned())), spent(start).saturating_sub(begun));
        slowest = slowest.max(took);
        files += 1;
        if let Some(fault) = found.or_else(|| (took > LONG).then(|| format!("{took:?}"))) {
            faults += 1;
            let file = std::env::temp_dir().join(format!("factlint-{}-{faults}", format.name));
            std::fs::write(&file, bytes).unwrap();
            println!("{}: {fault}: {}", format.name, file.display());
        }
    }
    println!(
        "{}: {files} files in {} s, the slowest {slowest:?}: {faults} faults",
        format.name,
        start.elapsed().as_secs()
    );
    faults
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |index: usize| arguments.get(index).and_then(|argument| argument.parse::<u64>().ok());
    let wanted = arguments.get(1).map(String::as_str).filter(|name| *name != "all");
    let mut numbers = Numbers::new(number(2).unwrap_or(1));
    let time = Duration::from_secs(number(0).unwrap_or(10));
    let formats = Format::all().iter().filter(|format| wanted.is_none_or(|name| name == format.name));
    let faults: u64 = formats.map(|format| soak(*format, time, &mut numbers)).sum();
    if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
