//! `--watch`: checks again whenever something that the run depends on changes, until it is interrupted.

use super::args::Check;
use super::check;
use super::failure::{Failure, Trouble};
use super::output::{Output, Stop};
use super::{Ending, config};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::HashSet;
use std::io::{IsTerminal as _, stdout};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Editors write a file in several steps; what changes within this time belongs together.
const TOGETHER: Duration = Duration::from_millis(100);
/// Clears the screen and what was scrolled away.
const CLEAR: &str = "\x1b[2J\x1b[3J\x1b[H";

/// Checks, waits for a change, and checks again.
pub fn run(command: &Check, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let (sender, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let written = event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_)));
        if written {
            // Where nobody listens any more the run is over.
            let _ = sender.send(());
        }
    })
    .map_err(|error| unwatchable(&error))?;
    for path in watched(command) {
        watch(&mut watcher, &path)?;
    }
    loop {
        if stdout().is_terminal() {
            output.write(CLEAR)?;
        }
        match check::once(command, output, trouble) {
            Err(Stop::Failed(failure)) => trouble.say(&failure),
            other => drop(other?),
        }
        output.finish()?;
        if !changed(&changes) {
            return Ok(Ending::Clean);
        }
    }
}

/// The texts, the configurations above them, and own checks.
fn watched(command: &Check) -> HashSet<PathBuf> {
    let mut paths: HashSet<PathBuf> = command.own.folders.iter().cloned().collect();
    for path in command.texts.paths.iter().filter(|path| path.as_os_str() != "-") {
        let folder = if path.is_dir() { Some(path.as_path()) } else { path.parent() };
        let folder = folder.filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        paths.insert(if path.is_dir() { path.clone() } else { folder.to_path_buf() });
        paths.extend(command.configuration.config.clone().or_else(|| config::above(folder)));
    }
    paths
}

fn watch(watcher: &mut RecommendedWatcher, path: &Path) -> Result<(), Failure> {
    watcher.watch(path, RecursiveMode::Recursive).map_err(|error| unwatchable(&error))
}

/// Waits until something changed and then was quiet; false where nothing can change any more.
fn changed(changes: &Receiver<()>) -> bool {
    let first = changes.recv().is_ok();
    while changes.recv_timeout(TOGETHER).is_ok() {}
    first
}

fn unwatchable(error: &notify::Error) -> Failure {
    Failure::new(format!("--watch: {error}"), "name folders and files that are there, or run without --watch")
}
