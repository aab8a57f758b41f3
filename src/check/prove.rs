//! Proves a file: every pattern parses, every class and relation exists, every name in a message or equation is a slot,
//! kinds are known, functions exist with that many arguments, and there is at least one good and one bad text.

use super::equation::Equation;
use super::file::{CheckForm, RelationForm};
use super::functions::FUNCTIONS;
use super::load::Faults;
use super::model::{Check, Example, Frame, Origin, Relation, Rule};
use super::nesting::complaint;
use super::pattern::Pattern;
use super::stored::{Recipe, Tables};
use super::vocabulary::Vocabulary;
use crate::kept::Kept;
use toml::Spanned;

/// Words of a message that are no slots.
const HOLES: [&str; 5] = ["expected", "direction", "trigger", "claimed", "arithmetic"];

/// Keys of a check without an engine.
const KEYS: [&str; 14] = [
    "relation",
    "frame",
    "assert",
    "level",
    "message",
    "help",
    "why",
    "good",
    "bad",
    "instead_of",
    "opt_in",
    "speech",
    "of_change",
    "unless_rounded",
];

/// What the form of a check leaves out of its file.
pub(super) enum Whole {
    /// Every key, so that unknown ones are told.
    Keys(Vec<String>),
    /// The tables of an engine.
    Tables(toml::Table),
}

pub(super) struct Prover<'p, 'f> {
    pub faults: &'p mut Faults<'f>,
    pub vocabulary: &'p Vocabulary,
}

impl Prover<'_, '_> {
    pub fn relation(&mut self, name: &str, form: RelationForm) -> Relation {
        let frames: Vec<Frame> = form.frame.into_iter().map(|frame| self.frame(frame)).collect();
        let slots = slot_names(&frames);
        let examples: Vec<Example> =
            form.example.into_iter().filter_map(|example| self.example(&example, &slots)).collect();
        let frames = frames.into_iter().map(Kept::from).collect();
        Relation { name: name.to_owned(), frames, examples: examples.into(), slots }
    }

    pub fn check(
        &mut self,
        name: String,
        (mut form, origin): (CheckForm, Origin),
        whole: Whole,
        relations: &mut Vec<Relation>,
    ) -> Option<Check> {
        self.samples(&form);
        let before = self.faults.errors.len();
        let rule = match (&form.engine, whole) {
            (Some(engine), Whole::Tables(table)) => {
                Rule::Engine(Recipe { engine: engine.get_ref().clone(), tables: Tables(table).into(), ready: &[] })
            }
            (_, Whole::Keys(keys)) => self.equation_rule(&name, &mut form, &keys, relations)?,
            (None, Whole::Tables(_)) => return None,
        };
        let group = self.faults.file.path.rsplit('/').nth(1).unwrap_or("own").to_owned();
        (self.faults.errors.len() == before).then(|| Check {
            name,
            group,
            level: form.level,
            message: form.message.into_inner(),
            help: form.help.map(Spanned::into_inner),
            why: form.why.trim().to_owned().into(),
            good: texts(form.good),
            bad: texts(form.bad),
            rule,
            instead_of: form.instead_of,
            opt_in: form.opt_in,
            speech: form.speech,
            of_change: form.of_change,
            unless_rounded: form.unless_rounded.unwrap_or(false),
            file: self.faults.file.clone(),
            origin,
        })
    }

    fn samples(&mut self, form: &CheckForm) {
        for (key, texts) in [("good", &form.good), ("bad", &form.bad)] {
            if texts.is_empty() {
                let message = format!("the check has no \"{key}\" text");
                let cure = format!("add {key} = [\"…\"]: at least one text that shows the check at work");
                self.faults.add(0..0, message, "", &cure);
            }
        }
    }

    fn equation_rule(
        &mut self,
        name: &str,
        form: &mut CheckForm,
        keys: &[String],
        relations: &mut Vec<Relation>,
    ) -> Option<Rule> {
        self.known_keys(keys);
        let relation = self.find_relation(name, form, relations)?;
        let slots = relations.get(relation)?.slots.clone();
        self.message(&form.message, &slots);
        if let Some(help) = &form.help {
            self.message(help, &slots);
        }
        let texts = self.equation_texts(form);
        if texts.is_empty() {
            self.faults.add(0..0, "the check asserts nothing".into(), "", "add assert = \"slot = expression\"");
        }
        let equations: Vec<Equation> = texts.iter().filter_map(|text| self.equation(text, &slots)).collect();
        (!equations.is_empty()).then_some(Rule::Equation { relation, equations })
    }

    /// The equations with their places: a string, or a list of strings.
    fn equation_texts(&self, form: &CheckForm) -> Vec<Spanned<String>> {
        let Some(assert) = &form.assert else { return Vec::new() };
        let all = match assert.get_ref() {
            toml::Value::Array(several) => several.iter().filter_map(toml::Value::as_str).collect(),
            one => one.as_str().into_iter().collect::<Vec<_>>(),
        };
        let file = &self.faults.file.text;
        let place = |text: &str| {
            let from = assert.span().start;
            let at = file.get(from..).and_then(|rest| rest.find(text)).map_or(from, |at| from + at - 1);
            at..at + text.len() + 1
        };
        all.into_iter().map(|text| Spanned::new(place(text), text.to_owned())).collect()
    }

    fn known_keys(&mut self, keys: &[String]) {
        for key in keys.iter().filter(|key| !KEYS.contains(&key.as_str())) {
            let at = self.faults.file.text.find(key.as_str()).unwrap_or(0);
            let message = format!("unknown key \"{key}\"");
            self.faults.add(at..at + key.len(), message, "no such key", &format!("the keys are {}", KEYS.join(", ")));
        }
    }

    fn find_relation(&mut self, name: &str, form: &mut CheckForm, relations: &mut Vec<Relation>) -> Option<usize> {
        if let Some(wanted) = &form.relation {
            let found = relations.iter().position(|relation| relation.name == *wanted.get_ref());
            if found.is_none() {
                let known: Vec<&str> = relations.iter().map(|relation| relation.name.as_str()).collect();
                let message = format!("there is no relation \"{}\"", wanted.get_ref());
                self.faults.add(wanted.span(), message, "unknown", &format!("relations: {}", known.join(", ")));
            }
            return found;
        }
        if form.frame.is_empty() {
            self.faults.add(
                0..0,
                "the check has neither relation, frame nor engine".into(),
                "",
                "add relation = \"…\" or a [[frame]]",
            );
            return None;
        }
        let own = std::mem::take(&mut form.frame);
        let frames: Vec<Frame> = own.into_iter().map(|frame| self.frame(frame)).collect();
        let slots = slot_names(&frames);
        let frames = frames.into_iter().map(Kept::from).collect();
        relations.push(Relation { name: name.to_owned(), frames, examples: Kept::default(), slots });
        relations.len().checked_sub(1)
    }

    fn message(&mut self, message: &Spanned<String>, slots: &[String]) {
        for name in holes(message.get_ref()) {
            if !HOLES.contains(&name) && !slots.iter().any(|slot| slot == name) {
                let at = message.span().start + 1 + message.get_ref().find(name).unwrap_or(0);
                let known: Vec<&str> = HOLES.iter().copied().chain(slots.iter().map(|slot| slot.as_ref())).collect();
                let known = format!("holes: {}", known.join(", "));
                self.faults.add(at..at + name.len(), format!("nothing fills \"{{{name}}}\""), "unbound name", &known);
            }
        }
    }

    fn equation(&mut self, text: &Spanned<String>, slots: &[String]) -> Option<Equation> {
        let start = text.span().start + 1;
        let equation = match Equation::parse(text.get_ref()) {
            Ok(equation) => equation,
            Err(at) => {
                let message = complaint("equation", text.get_ref());
                self.faults.add(
                    start + at..text.span().end,
                    message,
                    "from here on",
                    "slot = expression; see the README",
                );
                return None;
            }
        };
        for term in equation.terms() {
            if !slots.contains(&term.slot) {
                let at = start + text.get_ref().find(term.slot.as_str()).unwrap_or(0);
                let message = format!("there is no slot \"{}\"", term.slot);
                self.faults.add(
                    at..at + term.slot.len(),
                    message,
                    "unbound name",
                    &format!("slots: {}", slots.join(", ")),
                );
            }
            self.kinds(&term.kinds, text.span());
        }
        for (name, arguments) in equation.calls() {
            self.function(name, arguments, text);
        }
        Some(equation)
    }

    fn function(&mut self, name: &str, arguments: usize, text: &Spanned<String>) {
        let known = FUNCTIONS.iter().find(|(known, ..)| *known == name);
        let names: Vec<&str> = FUNCTIONS.iter().map(|(name, ..)| *name).collect();
        match known {
            None => {
                let message = format!("there is no function \"{name}\"");
                self.faults.add(text.span(), message, "unknown function", &format!("functions: {}", names.join(", ")));
            }
            Some((_, least, most, _)) if arguments < *least || arguments > *most => {
                let message = format!("\"{name}\" takes {least} to {most} arguments, not {arguments}");
                self.faults.add(text.span(), message, "wrong number of arguments", "");
            }
            Some(_) => {}
        }
    }

    fn example(
        &mut self,
        example: &Spanned<std::collections::BTreeMap<String, String>>,
        slots: &[String],
    ) -> Option<Example> {
        let Some(text) = example.get_ref().get("text") else {
            self.faults.add(example.span(), "the example has no text".into(), "here", "add text = \"…\"");
            return None;
        };
        let mut filled = Vec::new();
        for (name, figure) in example.get_ref().iter().filter(|(name, _)| *name != "text") {
            if slots.contains(name) {
                filled.push((name.clone(), figure.clone()));
            } else {
                self.faults.add(
                    example.span(),
                    format!("there is no slot \"{name}\""),
                    "in this example",
                    &slots.join(", "),
                );
            }
        }
        Some(Example { text: text.clone(), slots: filled })
    }
}

/// Texts without their places.
fn texts(texts: Vec<Spanned<String>>) -> Kept<Vec<String>> {
    texts.into_iter().map(Spanned::into_inner).collect::<Vec<_>>().into()
}

/// Names in braces.
pub(super) fn holes(message: &str) -> impl Iterator<Item = &str> {
    message.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

pub(super) fn form_names(forms: &[Pattern]) -> Vec<String> {
    let holes = forms.iter().flat_map(Pattern::holes);
    holes.filter(|hole| !hole.name.is_empty()).map(|hole| hole.name.clone()).collect()
}

fn slot_names(frames: &[Frame]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for frame in frames {
        let all = frame
            .slots
            .iter()
            .map(|slot| slot.name.clone())
            .chain(form_names(&frame.forms).into_iter().chain(form_names(frame.trigger.as_slice())));
        for name in all {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}
