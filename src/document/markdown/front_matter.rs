//! Front matter: the date of publication among `key: value` (YAML) or `key = value` (TOML) lines. Nothing else of it is
//! read; it is no prose.

use super::super::dateline;
use crate::quantity::Date;

/// Keys that state the publication; the others speak of a later version.
const PUBLISHED: &[&str] =
    &["date", "published", "pubdate", "publishdate", "publish_date", "datepublished", "published_at"];

const UPDATED: &[&str] = &["updated", "lastmod", "last_modified", "modified", "last_updated"];

/// The date that front matter states.
pub fn date(text: &str) -> Option<Date> {
    let of = |keys: &[&str]| text.lines().find_map(|line| value(line, keys));
    of(PUBLISHED).or_else(|| of(UPDATED))
}

fn value(line: &str, keys: &[&str]) -> Option<Date> {
    let (key, value) = line.split_once([':', '='])?;
    if !keys.iter().any(|known| known.eq_ignore_ascii_case(key.trim_end())) {
        return None;
    }
    Some(dateline::full_date(value.trim_start_matches([' ', '\t', '"', '\'']))?.0)
}
