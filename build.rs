//! Embeds the built-in data files of `checks/`, so that adding one touches no Rust, and names the build by all that it
//! is made of, so that what another build remembered is not taken for this one's.

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

fn embed(checks: &Path) -> io::Result<()> {
    let mut files = Vec::new();
    collect(checks, &mut files)?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let mut code = String::from("const BUILTIN: &[(&str, &str)] = &[\n");
    for file in &files {
        let name = file.strip_prefix(checks).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let _ = writeln!(code, "    ({name:?}, include_str!({:?})),", file.display().to_string());
    }
    code.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("builtin_checks.rs"), code)
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
