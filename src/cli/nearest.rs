//! The name that a mistyped one was meant to be.

use factlint::check::{Checks, nearest};

/// The cure for a name that is neither a check's nor a group's; nothing where it is one.
pub fn unknown_name(name: &str, checks: &Checks) -> Option<String> {
    let names = || checks.all().iter().flat_map(|check| [check.name.as_str(), check.group.as_str()]);
    if names().any(|known| known == name) {
        return None;
    }
    Some(match nearest(name, names()) {
        Some(name) => format!("did you mean \"{name}\"? `factlint checks` lists all"),
        None => "`factlint checks` lists all".to_owned(),
    })
}
