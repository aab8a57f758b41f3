//! A linter that runs only the engines that somebody asks for.
//!
//! Comes in: checks, and which are wanted. Goes out: the linter. Not here: who asks, which configurations and arguments
//! say.

use super::Linter;
use crate::check::{Check, Checks, LoadError, Origin, Rule};
use crate::claim::Judge;
use crate::engine::{self, Calls, Engine};
use crate::quantity::Grammar;

impl Linter {
    /// As [`Linter::new_sound`], without the engines of checks that are not `wanted`, which then cost nothing. The checks
    /// stay known, and their faults are told.
    #[must_use]
    pub fn asked(checks: Checks, wanted: impl Fn(&Check) -> bool) -> (Self, Vec<LoadError>) {
        let (mut engines, mut errors) = (Vec::new(), Vec::new());
        for (index, check) in checks.all().iter().enumerate() {
            let Rule::Engine(recipe) = &check.rule else { continue };
            if check.origin == Origin::Builtin && !wanted(check) {
                continue;
            }
            match engine::compile(recipe, check.origin) {
                Some(Ok(engine)) if wanted(check) => engines.push((index, engine)),
                Some(Ok(_)) => {}
                Some(Err(error)) => {
                    errors.push(check.fault(error.key.rsplit('.').next().unwrap_or_default(), &error.message))
                }
                None => {
                    let message = format!("there is no engine \"{}\"", recipe.engine);
                    errors.push(check.fault(&recipe.engine, &message));
                }
            }
        }
        let judge = Judge::new(&checks);
        let calls = Calls::new(engines.iter().map(|(_, engine)| engine.as_ref()));
        let weighs = |engine: &dyn Engine| engine.weighs_figures();
        let weighing = engines.iter().map(|(_, engine)| Some(engine.as_ref()).filter(|engine| weighs(*engine)));
        let weighing = Calls::some(weighing);
        (Self { checks, grammar: Grammar::builtin(), judge, engines, calls, weighing }, errors)
    }
}
