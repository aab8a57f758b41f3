//! Which countries a text names, as far as the short name of a currency hangs on them: each is looked for once.
//!
//! Comes in: a text and the words of the table. Goes out: yes or no for a currency. Not here: the words (`band`).

use super::band::Bands;
use crate::sentence::Text;
use std::cell::RefCell;
use std::collections::HashMap;

/// What has been asked of a text.
pub struct Countries<'t> {
    text: &'t Text<'t>,
    bands: &'t Bands,
    homes: RefCell<HashMap<String, bool>>,
    elsewhere: RefCell<HashMap<String, bool>>,
}

impl<'t> Countries<'t> {
    /// Nothing asked yet.
    pub fn new(text: &'t Text<'t>, bands: &'t Bands) -> Self {
        Self { text, bands, homes: RefCell::default(), elsewhere: RefCell::default() }
    }

    /// As [`Bands::at_home`].
    pub fn at_home(&self, code: &str) -> bool {
        once(&self.homes, code, || self.bands.at_home(code, self.text))
    }

    /// As [`Bands::is_elsewhere`].
    pub fn is_elsewhere(&self, code: &str) -> bool {
        once(&self.elsewhere, code, || self.bands.is_elsewhere(code, self.text))
    }
}

fn once(known: &RefCell<HashMap<String, bool>>, code: &str, look: impl Fn() -> bool) -> bool {
    let told = known.borrow().get(code).copied();
    told.unwrap_or_else(|| {
        let found = look();
        known.borrow_mut().insert(code.to_owned(), found);
        found
    })
}
