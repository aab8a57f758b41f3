//! What the TOML reader says of a file, in plain words with the cure. Comes in: a message as serde words it. Goes out: one
//! for somebody who writes a file. Not here: the place, which stands beside the message.

use super::nearest;

/// Names that people bring from elsewhere.
const ELSEWHERE: &[(&str, &str)] = &[
    ("uk", "british"),
    ("gb", "british"),
    ("en-gb", "british"),
    ("us", "american"),
    ("en-us", "american"),
    ("warn", "warning"),
    ("info", "advice"),
    ("note", "advice"),
    ("hint", "advice"),
    ("suggestion", "advice"),
    ("none", "off"),
    ("ignore", "off"),
];

/// The message, and the cure where one is known.
#[must_use]
pub fn plainly(told: &str) -> (String, Option<String>) {
    let told = told.trim_end().replace('\n', " ");
    let mut quoted = told.split('`').skip(1).step_by(2);
    let names: Vec<&str> = quoted.clone().skip(1).collect();
    match (told.split_once(' ').map(|(first, rest)| (first, rest.split(' ').next())), quoted.next()) {
        (Some(("unknown", Some("field"))), Some(wrong)) => {
            (format!("there is no key `{wrong}` here"), cure(wrong, &names))
        }
        (Some(("unknown", Some("variant"))), Some(wrong)) => (
            format!("`{wrong}` is none of {}", listed(&names)),
            cure(wrong, &names).filter(|cure| cure.starts_with("did")),
        ),
        (Some(("missing", _)), Some(key)) => (format!("the key `{key}` is missing"), None),
        (Some(("invalid", Some("type:"))), _) => (wanted(&told), None),
        _ => (told, None),
    }
}

fn cure(wrong: &str, names: &[&str]) -> Option<String> {
    let small = wrong.to_lowercase();
    let elsewhere = ELSEWHERE.iter().find(|(other, own)| *other == small && names.contains(own)).map(|(_, own)| *own);
    match elsewhere.or_else(|| nearest(&small, names.iter().copied())) {
        Some(name) => Some(format!("did you mean `{name}`?")),
        None => (!names.is_empty()).then(|| format!("there are {}", listed(names))),
    }
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The kind of value that is wanted.
fn wanted(told: &str) -> String {
    let kinds = [
        ("expected a sequence", "a list is wanted here, as in [\"one\", \"two\"]"),
        ("expected a string", "a text in quotation marks is wanted here"),
        ("expected a boolean", "`true` or `false` is wanted here"),
        ("expected a map", "a table is wanted here"),
        ("expected struct", "a table is wanted here"),
    ];
    let kind = kinds.iter().find(|(said, _)| told.contains(said)).map(|(_, kind)| *kind);
    let found = told.strip_prefix("invalid type: ").and_then(|rest| rest.split(", expected").next());
    match (kind, found) {
        (Some(kind), Some(found)) => format!("{kind}, not {found}"),
        (Some(kind), None) => kind.to_owned(),
        (None, _) => told.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_put_in_plain_words() {
        for (told, message, cure) in [
            (
                "unknown field `acept`, expected `accept`",
                "there is no key `acept` here",
                Some("did you mean `accept`?"),
            ),
            (
                "unknown variant `uk`, expected `any` or `british`",
                "`uk` is none of `any`, `british`",
                Some("did you mean `british`?"),
            ),
            ("unknown variant `loud`, expected `any` or `british`", "`loud` is none of `any`, `british`", None),
            (
                "invalid type: string \"x\", expected a sequence",
                "a list is wanted here, as in [\"one\", \"two\"], not string \"x\"",
                None,
            ),
            ("missing field `why`", "the key `why` is missing", None),
            ("unclosed string", "unclosed string", None),
        ] {
            assert_eq!(plainly(told), (message.to_owned(), cure.map(str::to_owned)));
        }
    }
}
