//! `--select` and `--ignore`: which checks speak in this run, whatever the configuration says of their levels.

use super::args::Chosen;
use super::failure::{Failure, Trouble};
use super::nearest::unknown_name;
use factlint::check::Checks;

impl Chosen {
    /// Whether a check was asked for by name or group; nothing where it is not to speak.
    pub fn selects(&self, check: &str, group: &str) -> Option<bool> {
        let named = |names: &[String]| names.iter().any(|name| name == check || name == group);
        if named(&self.ignore) || !self.select.is_empty() && !named(&self.select) {
            return None;
        }
        Some(!self.select.is_empty())
    }

    /// Tells names that are neither a check's nor a group's.
    pub fn check_names(&self, checks: &Checks, trouble: &mut Trouble) {
        for name in self.select.iter().chain(&self.ignore) {
            if let Some(cure) = unknown_name(name, checks) {
                trouble.say(&Failure::new(format!("there is no check or group \"{name}\""), cure));
            }
        }
    }
}
