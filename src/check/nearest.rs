//! The name that a mistyped one was meant to be.

/// The candidate that is fewest letters away from `name`, if it is near at all; else the only one that begins with it.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let limit = 1 + name.chars().count() / 4;
    let by_distance = candidates.clone().map(|candidate| (distance(name, candidate), candidate));
    let near = by_distance.filter(|(distance, _)| *distance <= limit).min().map(|(_, candidate)| candidate);
    let mut begun = candidates.filter(|candidate| name.len() > 2 && candidate.starts_with(name));
    near.or_else(|| begun.next().filter(|first| begun.all(|other| other == *first)))
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
        assert_eq!(nearest("change", names.into_iter()), Some("change-direction"));
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
