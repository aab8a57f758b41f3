//! The name that a mistyped one was meant to be.

use factlint::check::Checks;

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

/// The candidate that is fewest letters away from `name`, if it is near at all.
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = 1 + name.chars().count() / 4;
    let by_distance = candidates.map(|candidate| (distance(name, candidate), candidate));
    by_distance.filter(|(distance, _)| *distance <= limit).min().map(|(_, candidate)| candidate)
}

/// Letters put in, taken out or changed (Levenshtein), row by row of the usual table.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, letter) in from.chars().enumerate() {
        let mut corner = index;
        let mut left = index + 1;
        for (above, other) in row.iter_mut().skip(1).zip(&to) {
            let changed = corner + usize::from(letter != *other);
            corner = *above;
            left = changed.min(corner + 1).min(left + 1);
            *above = left;
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found() {
        let names = ["percent-change", "parts-sum", "change-direction"];
        assert_eq!(nearest("percent-chnge", names.into_iter()), Some("percent-change"));
        assert_eq!(nearest("part-sums", names.into_iter()), Some("parts-sum"));
        assert_eq!(nearest("spelling", names.into_iter()), None);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
