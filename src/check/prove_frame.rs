//! Proves frames: patterns, classes, kinds and the names of slots.

use super::doubles::{CURE as ONE_OF_TWO, doubled, offers};
use super::file::{FrameForm, SlotForm, Within};
use super::kinds::KindSet;
use super::model::{Frame, Slot};
use super::nesting::{LOOSE_BARS, complaint, loose_bars};
use super::pattern::Pattern;
use super::prove::{Prover, form_names};
use toml::Spanned;

impl Prover<'_, '_> {
    pub(super) fn frame(&mut self, form: FrameForm) -> Frame {
        let whole =
            form.trigger.as_ref().map(Spanned::span).or_else(|| form.forms.first().map(Spanned::span)).unwrap_or(0..0);
        if form.trigger.is_none() == form.forms.is_empty() {
            self.faults.add(whole, "a frame has either a trigger with slots or forms".into(), "in this frame", "");
        }
        if form.trigger.is_none() {
            self.of_triggers_alone(&form);
        }
        let trigger = form.trigger.as_ref().and_then(|text| self.pattern(text));
        let forms = self.patterns(&form.forms);
        let besides: Vec<Spanned<String>> = form.slot.values().filter_map(|slot| slot.beside.clone()).collect();
        let slots: Vec<Slot> = form.slot.into_iter().map(|(name, slot)| self.slot(name, &slot)).collect();
        let mut names: Vec<String> = slots.iter().map(|slot| slot.name.clone()).collect();
        names.extend(form_names(&forms).into_iter().chain(form_names(trigger.as_slice())));
        for need in form.need.iter().chain(form.agree.iter().flatten()).chain(&form.alone).chain(&besides) {
            self.slot_exists(need, &names);
        }
        let words = |list: Vec<Spanned<String>>| list.into_iter().map(Spanned::into_inner).collect::<Vec<_>>();
        Frame {
            trigger,
            forms,
            within: form.within,
            unlike: self.patterns(&form.unlike),
            not_before: self.patterns(&form.not_before),
            not_after: self.patterns(&form.not_after),
            need: words(form.need),
            agree: form.agree.into_iter().map(words).collect(),
            slots,
            slip: form.slip,
            alone: words(form.alone),
            steady: form.steady,
            few: form.few,
            near: form.near,
        }
    }

    /// A form is matched as it stands, so that every hole is filled: what says which slots a trigger must fill, and among
    /// what company, would never be asked.
    fn of_triggers_alone(&mut self, form: &FrameForm) {
        if form.within == Within::Text {
            let place = form.forms.first().map_or(0..0, Spanned::span);
            let message = "a frame of forms takes no \"within\"".to_owned();
            self.faults.add(place, message, "never looked for", "forms stand in one sentence; leave it out");
        }
        for (key, places) in [("need", &form.need), ("alone", &form.alone)] {
            if let Some(first) = places.first() {
                let message = format!("a frame of forms takes no \"{key}\"");
                self.faults.add(first.span(), message, "never asked", "it is for frames with a trigger; leave it out");
            }
        }
    }

    fn slot_exists(&mut self, wanted: &Spanned<String>, names: &[String]) {
        if !names.contains(wanted.get_ref()) {
            let message = format!("there is no slot \"{}\"", wanted.get_ref());
            self.faults.add(wanted.span(), message, "unbound name", &format!("slots: {}", names.join(", ")));
        }
    }

    fn slot(&mut self, name: String, form: &SlotForm) -> Slot {
        let kinds: Vec<String> = form.kind.get_ref().split('|').map(|kind| kind.trim().to_owned()).collect();
        let kinds = self.kinds(&kinds, form.kind.span());
        Slot {
            name,
            kinds,
            before: self.patterns(&form.before),
            after: self.patterns(&form.after),
            weak: self.patterns(&form.weak),
            later: self.patterns(&form.later),
            anaphor: self.patterns(&form.anaphor),
            beside: form.beside.as_ref().map(|slot| slot.get_ref().clone()),
            unlike: self.patterns(&form.unlike),
            take: form.take,
        }
    }

    pub(super) fn kinds(&mut self, names: &[String], span: std::ops::Range<usize>) -> KindSet {
        KindSet::of(names).unwrap_or_else(|unknown| {
            let message = format!("there is no kind \"{unknown}\"");
            self.faults.add(span, message, "unknown kind", &format!("kinds: {}", KindSet::names()));
            KindSet::default()
        })
    }

    fn patterns(&mut self, texts: &[Spanned<String>]) -> Vec<Pattern> {
        texts.iter().filter_map(|text| self.pattern(text)).collect()
    }

    fn pattern(&mut self, text: &Spanned<String>) -> Option<Pattern> {
        let pattern = match Pattern::parse(text.get_ref()) {
            Ok(pattern) => pattern,
            Err(at) => {
                // One byte for the opening quotation mark.
                let start = text.span().start + 1 + at;
                let message = complaint("pattern", text.get_ref());
                self.faults.add(
                    start..text.span().end,
                    message,
                    "from here on",
                    "words, a|b, ( … | … ) with blanks around the bar between phrases, [ … ], @class, {name:kind}",
                );
                return None;
            }
        };
        if pattern.has_loose_bars() {
            self.faults.add(text.span(), loose_bars("pattern", text.get_ref()), "here", LOOSE_BARS);
        }
        if let Some(twice) = doubled(text.get_ref()) {
            self.faults.add(text.span(), offers("pattern", text.get_ref(), twice), "here", ONE_OF_TWO);
        }
        self.named(&pattern, text);
        Some(pattern)
    }

    /// What a pattern names must be there: classes of words and kinds of figures.
    fn named(&mut self, pattern: &Pattern, text: &Spanned<String>) {
        for class in pattern.classes() {
            if !self.vocabulary.classes.contains_key(class) {
                let message = format!("there is no word class \"{class}\"");
                self.faults.add(text.span(), message, "unknown class", "classes stand in checks/vocabulary/");
            }
        }
        for hole in pattern.holes() {
            self.kinds(&hole.kinds, text.span());
        }
    }
}
