//! A desk is what texts under one configuration share: linter, context and levels. Most runs need one.

use super::args::{Chosen, Configuration, OwnChecks, Published};
use super::cache::{Cache, Shelf, Way};
use super::config::{self, Config};
use super::failure::Trouble;
use super::input::Input;
use super::output::Stop;
use super::paths::absolute;
use super::ready;
use factlint::Linter;
use factlint::check::{Check, CheckFile};
use factlint::context::Context;
use factlint::document::Document;
use factlint::finding::Finding;
use factlint::quantity::Date;
use factlint::report::Rule;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// What texts under one configuration share.
pub struct Desk {
    /// Made ready when it is first needed: where all texts are remembered it is not.
    linter: OnceLock<Linter>,
    files: Vec<CheckFile>,
    context: Context,
    config: Config,
    chosen: Chosen,
    way: Way,
}

/// All desks of a run, and who sits where.
#[derive(Default)]
pub struct Desks {
    desks: Vec<Desk>,
    seats: HashMap<PathBuf, Seat>,
    of_config: HashMap<Option<PathBuf>, usize>,
}

/// Where the texts of a folder are checked, and what is remembered of them.
struct Seat {
    desk: usize,
    shelf: Option<Shelf>,
}

/// What the command line says of all desks.
#[derive(Debug, Default)]
pub struct Wishes<'a> {
    /// Folders of own checks.
    pub checks: &'a [PathBuf],
    /// Publication date.
    pub date: Option<Date>,
    /// One configuration for all texts.
    pub config: Option<&'a Path>,
    /// No configuration.
    pub isolated: bool,
    /// Which checks speak.
    pub chosen: Chosen,
    /// What is remembered from earlier runs.
    pub cache: Option<&'a Cache>,
}

impl<'a> Wishes<'a> {
    /// What all commands that read texts are told of them.
    pub fn of(configuration: &'a Configuration, own: &'a OwnChecks, published: &Published) -> Self {
        Self {
            checks: &own.folders,
            date: published.date,
            config: configuration.config.as_deref(),
            isolated: configuration.no_config,
            ..Self::default()
        }
    }
}

impl Desks {
    /// Makes the desks for all inputs ready. Where a check or a configuration is at fault, no text is checked: a gate must
    /// not pass, or fail, by other rules than those that were asked for.
    pub fn new(inputs: &[Input], wishes: &Wishes<'_>, trouble: &mut Trouble) -> Result<Self, Stop> {
        let before = trouble.told();
        let desks = Self::read(inputs, wishes, trouble);
        if trouble.told() > before { Err(Stop::Told) } else { Ok(desks) }
    }

    fn read(inputs: &[Input], wishes: &Wishes<'_>, trouble: &mut Trouble) -> Self {
        let mut desks = Self::default();
        for input in inputs {
            let folder = input.folder();
            if desks.seats.contains_key(&folder) {
                continue;
            }
            let file = if wishes.isolated {
                None
            } else {
                wishes.config.map(Path::to_path_buf).or_else(|| config::above(&folder))
            };
            let desk = *desks.of_config.entry(file).or_insert_with_key(|file| {
                desks.desks.push(Desk::new(file.as_deref(), wishes, trouble));
                desks.desks.len() - 1
            });
            let shelf = desks.desks.get(desk).and_then(|desk| Some(wishes.cache?.shelf(&desk.way, &absolute(&folder))));
            desks.seats.insert(folder, Seat { desk, shelf });
        }
        desks.prove(trouble);
        desks
    }

    /// Tells the faults of checks and configurations, but for those under which something is remembered: they were sound.
    fn prove(&self, trouble: &mut Trouble) {
        for (index, desk) in self.desks.iter().enumerate() {
            let mut shelves =
                self.seats.values().filter(|seat| seat.desk == index).filter_map(|seat| seat.shelf.as_ref());
            if shelves.all(Shelf::is_empty) {
                let linter = desk.linter.get_or_init(|| desk.ready(trouble));
                desk.config.check_names(linter.checks(), trouble);
                desk.chosen.check_names(linter.checks(), trouble);
            }
        }
    }

    /// All checks of all desks, each once.
    pub fn rules(&self) -> Vec<Rule> {
        let (mut rules, pages): (Vec<Rule>, _) = (Vec::new(), self.pages());
        for check in self.desks.iter().flat_map(|desk| desk.linter().checks().all()) {
            if !rules.iter().any(|rule| rule.name == check.name) {
                let (name, group, why) = (check.name.clone(), check.group.clone(), check.why.to_string());
                let page = pages.as_ref().map(|pages| format!("{pages}{name}"));
                rules.push(Rule { name, group, level: check.level, why, page });
            }
        }
        rules
    }

    /// Where pages on the checks lie.
    pub fn pages(&self) -> Option<String> {
        self.desks.iter().find_map(|desk| desk.config.pages()).map(|pages| pages.value.to_owned())
    }

    /// Where a text is checked, and what is remembered of its folder.
    pub fn of(&self, folder: &Path) -> Option<(&Desk, Option<&Shelf>)> {
        let seat = self.seats.get(folder)?;
        Some((self.desks.get(seat.desk)?, seat.shelf.as_ref()))
    }

    /// Whether a text is not to be read, by the configuration that holds for it.
    pub fn excludes(&self, input: &Input) -> bool {
        let desk = self.of(&input.folder()).map(|(desk, _)| desk);
        desk.is_some_and(|desk| input.path().is_some_and(|path| desk.config.excludes(path)))
    }

    /// What is remembered, to be kept.
    pub fn take_shelves(&mut self) -> impl Iterator<Item = Shelf> + use<> {
        std::mem::take(&mut self.seats).into_values().filter_map(|seat| seat.shelf)
    }
}

impl Desk {
    fn new(file: Option<&Path>, wishes: &Wishes<'_>, trouble: &mut Trouble) -> Self {
        let config = file.map(|file| Config::read(file, trouble)).unwrap_or_default();
        let own = config.own_checks().into_iter().map(|folder| folder.value);
        let folders = own.chain(wishes.checks.iter().cloned());
        let mut files: Vec<CheckFile> = folders.flat_map(|folder| ready::check_files(&folder, trouble)).collect();
        let words = config.house_words(trouble);
        files.extend(words.check());
        let mut context = config.context();
        context.accepted.extend(words.accepted.iter().map(|word| word.to_lowercase()));
        context.date = wishes.date.or(context.date);
        let mut way = Way::new();
        for (path, text) in config.files() {
            way.add(&path.to_string_lossy());
            way.add(text);
        }
        for file in &files {
            way.add(&file.path);
            way.add(&file.text);
        }
        way.add(&format!("{:?} {:?} {:?}", wishes.date, wishes.chosen, words.accepted));
        Self { linter: OnceLock::new(), files, context, config, chosen: wishes.chosen.clone(), way }
    }

    /// The linter.
    pub fn linter(&self) -> &Linter {
        self.linter.get_or_init(|| self.ready(&mut Trouble::mute()))
    }

    /// The linter of the checks that can speak under this configuration.
    fn ready(&self, trouble: &mut Trouble) -> Linter {
        ready::linter_of(&self.files, trouble, |check| !self.is_off(check))
    }

    fn is_off(&self, check: &Check) -> bool {
        match self.chosen.selects(&check.name, &check.group) {
            Some(selected) => check.opt_in && !selected && !self.config.names(&check.name, &check.group),
            None => true,
        }
    }

    /// What is known beside the texts.
    pub const fn context(&self) -> &Context {
        &self.context
    }

    /// A document as it is to be checked: with the date that the configuration wants for it.
    pub fn dated<'s>(&self, path: &Path, mut document: Document<'s>) -> Document<'s> {
        self.config.choose_date(path, &mut document);
        document
    }

    /// Whether a check may speak in a text.
    pub fn admits(&self, path: &Path, check: &Check) -> bool {
        let selected = self.chosen.selects(&check.name, &check.group);
        let opt_in = check.opt_in && selected != Some(true);
        selected.is_some() && !self.config.is_off(path, &check.name, &check.group, opt_in)
    }

    /// The findings that the configuration lets through, at its levels.
    pub fn admit(&self, path: &Path, findings: Vec<Finding>) -> Vec<Finding> {
        let admitted = findings.into_iter().filter_map(|mut finding| {
            let selected = self.chosen.selects(&finding.code, &finding.group)?;
            let opt_in = !selected && self.linter().checks().get(&finding.code).is_some_and(|check| check.opt_in);
            finding.level = self.config.level(path, &finding, opt_in)?;
            Some(finding)
        });
        admitted.collect()
    }
}
