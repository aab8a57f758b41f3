//! Embeds the built-in data files of `checks/`, so that adding one touches no Rust, with what the library makes of them:
//! the rooms that read and prove them stand here too, so that a start has neither to do. And it names the build by all
//! that it is made of, so that what another build remembered is not taken for this one's.

#![allow(
    dead_code,
    missing_docs,
    unfulfilled_lint_expectations,
    unused_imports,
    reason = "much of the library's rooms is not needed here"
)]

#[path = "src/check/mod.rs"]
mod check;
#[path = "src/exact/mod.rs"]
mod exact;
#[path = "src/finding.rs"]
mod finding;
#[path = "src/frame/mod.rs"]
mod frame;
#[path = "src/kept.rs"]
mod kept;
#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/phrase/mod.rs"]
mod phrase;
#[path = "src/quantity/mod.rs"]
mod quantity;
#[path = "src/span.rs"]
mod span;
#[path = "src/token/mod.rs"]
mod token;

/// What is not there yet.
mod embedded {
    pub const FILES: &[(&str, &str)] = &[];
    pub const CHECKS: &[u8] = &[];
    pub const FRAMES: &[u8] = &[];
    pub const TABLES: &[u8] = &[];
}

use check::{CheckFile, Checks, Recipe};
use serde::Serialize;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    for made_of in ["checks", "src", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={made_of}");
    }
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    embed(&root.join("checks"))?;
    println!("cargo:rustc-env=FACTLINT_BUILD={}", build_name(&root)?);
    Ok(())
}

/// Writes `embedded.rs`: the files by path, and what they hold.
fn embed(folder: &Path) -> io::Result<()> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    let mut files = paths.iter().map(|path| check_file(folder, path)).collect::<io::Result<Vec<_>>>()?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut code = String::from("pub const FILES: &[(&str, &str)] = &[\n");
    for file in &files {
        let _ =
            writeln!(code, "    ({:?}, include_str!({:?})),", file.path, folder.join(&file.path).display().to_string());
    }
    code.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let checks = proved(&files)?;
    let frames = frame::Index::of(&checks, &frame::rules(&checks));
    let tables = [
        ("CHECKS", kept(checks)?),
        ("FRAMES", bytes(&frames)?),
        ("TABLES", quantity::Grammar::stored_tables().map_err(io::Error::other)?),
    ];
    for (name, bytes) in tables {
        fs::write(out.join(name), bytes)?;
        let _ = writeln!(code, "pub const {name}: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\"));");
    }
    fs::write(out.join("embedded.rs"), code)
}

fn check_file(folder: &Path, path: &Path) -> io::Result<CheckFile> {
    let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
    Ok(CheckFile { path: name, text: fs::read_to_string(path)?.into() })
}

/// What the files hold, made ready; every fault is told.
fn proved(files: &[CheckFile]) -> io::Result<Checks> {
    let ready = |recipe: &Recipe| match recipe.engine.as_str() {
        "phrases" => phrase::Book::read(&recipe.tables)
            .map_err(|error| io::Error::other(format!("{}: {}", error.key, error.message)))
            .and_then(|book| bytes(&book)),
        _ => Ok(Vec::new()),
    };
    match Checks::read(files) {
        Ok(mut checks) => checks
            .keep_ready(ready)
            .map(|()| checks)
            .map_err(|(check, error)| io::Error::other(format!("{check}: {error}"))),
        Err(faults) => {
            let told =
                |fault: &check::LoadError| format!("{} (byte {}): {}", fault.message, fault.span.offset(), fault.label);
            Err(io::Error::other(faults.iter().map(told).collect::<Vec<_>>().join("\n")))
        }
    }
}

/// The checks as a start reads them, once it is sure that it reads them so.
fn kept(checks: Checks) -> io::Result<Vec<u8>> {
    let kept = bytes(&checks)?;
    let again: Checks = postcard::from_bytes(kept.clone().leak()).map_err(io::Error::other)?;
    let same = bytes(&again)? == kept;
    same.then_some(kept).ok_or_else(|| io::Error::other("the checks cannot be read again as they were kept"))
}

fn bytes(value: &impl Serialize) -> io::Result<Vec<u8>> {
    postcard::to_allocvec(value).map_err(io::Error::other)
}

fn build_name(root: &Path) -> io::Result<String> {
    let mut files = vec![root.join("Cargo.lock")];
    collect(&root.join("checks"), &mut files)?;
    collect(&root.join("src"), &mut files)?;
    files.sort();
    let mut name = DefaultHasher::new();
    for file in files.iter().filter(|file| file.is_file()) {
        fs::read(file)?.hash(&mut name);
    }
    Ok(format!("{}-{:016x}", env::var("CARGO_PKG_VERSION").unwrap_or_default(), name.finish()))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
