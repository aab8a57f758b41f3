//! `--watch`: checks again whenever something that the run depends on changes, until it is interrupted.

use super::Ending;
use super::args::Check;
use super::check;
use super::config::{self, Config};
use super::failure::{Failure, Trouble};
use super::input::{self, Input};
use super::output::{Output, Stop};
use super::paths::absolute;
use notify::{EventKind, RecursiveMode, Watcher as _};
use std::collections::{HashMap, HashSet};
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
        if let Ok(event) = event.map_err(drop)
            && !matches!(event.kind, EventKind::Access(_))
        {
            // Where nobody listens any more the run is over.
            let _ = sender.send(event.paths);
        }
    })
    .map_err(|error| unwatchable(&error))?;
    let mut scene = Scene::of(command)?;
    for (path, mode) in &scene.places {
        watcher.watch(path, *mode).map_err(|error| unwatchable(&error))?;
    }
    loop {
        if stdout().is_terminal() {
            output.write(CLEAR)?;
        }
        match check::once(command, output, trouble) {
            Err(Stop::Failed(failure)) => trouble.say(&failure),
            Err(Stop::Told) => {}
            other => drop(other?),
        }
        output.finish()?;
        loop {
            let Some(paths) = changed(&changes) else { return Ok(Ending::Clean) };
            let now = Scene::of(command)?;
            let matters = now.texts != scene.texts || paths.iter().any(|path| scene.has(path) || now.has(path));
            scene = now;
            if matters {
                break;
            }
        }
    }
}

/// What a run depends on.
struct Scene {
    /// The texts, from the root.
    texts: HashSet<PathBuf>,
    /// Configurations, lists of words, files and folders of checks, from the root.
    settings: Vec<PathBuf>,
    /// Where changes are looked for. Editors put a new file in the place of the old one, so that of a file its folder is
    /// looked at.
    places: HashMap<PathBuf, RecursiveMode>,
}

impl Scene {
    fn of(command: &Check) -> Result<Self, Stop> {
        let mut muted = Trouble::mute();
        let inputs = input::find(&command.texts, &mut muted)?;
        let texts: HashSet<PathBuf> = inputs.iter().filter_map(Input::path).map(absolute).collect();
        let mut settings: HashSet<PathBuf> = command.own.folders.iter().map(|folder| absolute(folder)).collect();
        let folders: HashSet<PathBuf> = inputs.iter().map(Input::folder).collect();
        let configuration = &command.configuration;
        for folder in folders.iter().filter(|_| !configuration.no_config) {
            if let Some(file) = configuration.config.clone().or_else(|| config::above(folder)) {
                settings.extend(Config::read(&file, &mut muted).sources().iter().map(|path| absolute(path)));
            }
        }
        let mut places = HashMap::new();
        for path in command.texts.paths.iter().filter(|path| path.as_os_str() != "-").chain(&settings) {
            if path.is_dir() {
                places.insert(absolute(path), RecursiveMode::Recursive);
            } else if let Some(folder) = absolute(path).parent() {
                places.entry(folder.to_path_buf()).or_insert(RecursiveMode::NonRecursive);
            }
        }
        Ok(Self { texts, settings: settings.into_iter().collect(), places })
    }

    /// Whether a run may come out otherwise when this file changes.
    fn has(&self, path: &Path) -> bool {
        let is_toml = path.extension().is_some_and(|ending| ending == "toml");
        let is_setting = |setting: &PathBuf| path == setting || is_toml && path.starts_with(setting);
        self.texts.contains(path)
            || config::NAMES.iter().any(|name| path.ends_with(name))
            || self.settings.iter().any(is_setting)
    }
}

/// Waits until something changed and then was quiet, and tells what; nothing where nothing can change any more.
fn changed(changes: &Receiver<Vec<PathBuf>>) -> Option<Vec<PathBuf>> {
    let mut paths = changes.recv().ok()?;
    while let Ok(more) = changes.recv_timeout(TOGETHER) {
        paths.extend(more);
    }
    Some(paths)
}

fn unwatchable(error: &notify::Error) -> Failure {
    Failure::new(format!("--watch: {error}"), "name folders and files that are there, or run without --watch")
}
