//! A desk is what texts under one configuration share: linter, context and levels. Most runs need one.

use super::config::{self, Config};
use super::failure::Trouble;
use super::input::Input;
use super::ready;
use factlint::Linter;
use factlint::context::Context;
use factlint::finding::Finding;
use factlint::quantity::Date;
use factlint::report::Rule;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What texts under one configuration share.
pub struct Desk {
    /// Ready to lint.
    pub linter: Linter,
    /// What is known beside the texts.
    pub context: Context,
    config: Config,
}

/// All desks of a run, and who sits where.
#[derive(Default)]
pub struct Desks {
    desks: Vec<Desk>,
    of_folder: HashMap<PathBuf, usize>,
    of_config: HashMap<Option<PathBuf>, usize>,
}

/// What the command line says of all desks.
#[derive(Debug)]
pub struct Wishes<'a> {
    /// Folders of own checks.
    pub checks: &'a [PathBuf],
    /// Publication date.
    pub date: Option<Date>,
    /// One configuration for all texts.
    pub config: Option<&'a Path>,
    /// No configuration.
    pub isolated: bool,
}

impl Desks {
    /// Makes the desks for all inputs ready.
    pub fn new(inputs: &[Input], wishes: &Wishes<'_>, trouble: &mut Trouble) -> Self {
        let mut desks = Self::default();
        for input in inputs {
            let folder = input.folder();
            if desks.of_folder.contains_key(&folder) {
                continue;
            }
            let file = if wishes.isolated {
                None
            } else {
                wishes.config.map(Path::to_path_buf).or_else(|| config::above(&folder))
            };
            let desk = match desks.of_config.get(&file) {
                Some(desk) => *desk,
                None => {
                    desks.desks.push(Desk::new(file.as_deref(), wishes, trouble));
                    desks.desks.len() - 1
                }
            };
            desks.of_config.insert(file, desk);
            desks.of_folder.insert(folder, desk);
        }
        desks
    }

    /// All checks of all desks, each once.
    pub fn rules(&self) -> Vec<Rule> {
        let mut rules: Vec<Rule> = Vec::new();
        for check in self.desks.iter().flat_map(|desk| desk.linter.checks().all()) {
            if !rules.iter().any(|rule| rule.name == check.name) {
                let (name, group, why) = (check.name.clone(), check.group.clone(), check.why.clone());
                rules.push(Rule { name, group, level: check.level, why });
            }
        }
        rules
    }

    /// Where a text is checked.
    pub fn of(&self, folder: &Path) -> Option<&Desk> {
        self.desks.get(*self.of_folder.get(folder)?)
    }
}

impl Desk {
    fn new(file: Option<&Path>, wishes: &Wishes<'_>, trouble: &mut Trouble) -> Self {
        let config = file.map(|file| Config::read(file, trouble)).unwrap_or_default();
        let mut folders = config.own_checks();
        folders.extend_from_slice(wishes.checks);
        let linter = ready::linter(&folders, trouble);
        config.check_names(linter.checks(), trouble);
        let mut context = config.context();
        context.date = wishes.date.or(context.date);
        Self { linter, context, config }
    }

    /// The findings that the configuration lets through, at its levels.
    pub fn admit(&self, path: &Path, findings: Vec<Finding>) -> Vec<Finding> {
        let admitted = findings.into_iter().filter_map(|mut finding| {
            let opt_in = self.linter.checks().get(&finding.code).is_some_and(|check| check.opt_in);
            finding.level = self.config.level(path, &finding, opt_in)?;
            Some(finding)
        });
        admitted.collect()
    }
}
