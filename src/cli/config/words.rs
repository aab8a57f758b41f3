//! Lists of the house's words. Comes in: a plain text file, a word a line: `Kempstone` is right, `e-mail -> email` is
//! rejected for another, `#` opens a comment. Goes out: words that are accepted, and a check of those that are rejected.

use crate::cli::failure::{Failure, Trouble, not_utf8, unreadable};
use factlint::check::CheckFile;
use std::fs;
use std::path::Path;
use toml::{Table, Value};

/// The words of all lists of a configuration.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct HouseWords {
    /// Words that are right.
    pub accepted: Vec<String>,
    /// Words that are rejected, each with the one that the house writes.
    pub rejected: Vec<(String, String)>,
}

impl HouseWords {
    /// Adds the words of a file. A line with a fault is told and left out.
    pub fn read(&mut self, path: &Path, trouble: &mut Trouble) {
        let name = path.display().to_string();
        match fs::read(path).map(String::from_utf8) {
            Ok(Ok(text)) => self.add(&name, &text, trouble),
            Ok(Err(error)) => trouble.say(&not_utf8(&name, error.as_bytes(), error.utf8_error().valid_up_to())),
            Err(error) => trouble.say(&unreadable(&name, &error)),
        }
    }

    fn add(&mut self, name: &str, text: &str, trouble: &mut Trouble) {
        for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let words = line.split('#').next().unwrap_or_default().trim();
            match words.split_once("->").map(|(wrong, right)| (wrong.trim(), right.trim())) {
                None if words.is_empty() => {}
                None => self.accepted.push(words.to_owned()),
                Some((wrong, right)) if !wrong.is_empty() && !right.is_empty() && wrong != right => {
                    self.rejected.push((wrong.to_owned(), right.to_owned()));
                }
                Some(_) => trouble.say(&Failure::new(
                    format!("{name}:{}: a word is wanted on both sides of \"->\", and two that differ", index + 1),
                    "write \"e-mail -> email\", the rejected word first",
                )),
            }
        }
    }

    /// The check of the rejected words, if there are any. It is a file like any other, so that it needs no code.
    pub fn check(&self) -> Option<CheckFile> {
        let texts = |word: fn(&(String, String)) -> &String| {
            Value::Array(self.rejected.iter().map(|pair| Value::String(word(pair).clone())).collect())
        };
        let mut file = Table::new();
        for (key, text) in [
            ("engine", "patterns"),
            ("level", "warning"),
            ("message", "the house writes “{right}”, not “{word}”"),
            ("why", "The list of the house's words rejects this one and names another."),
        ] {
            file.insert(key.to_owned(), Value::String(text.to_owned()));
        }
        file.insert("good".to_owned(), Value::Array(vec![Value::String("The house has its own words.".to_owned())]));
        file.insert("bad".to_owned(), texts(|(wrong, _)| wrong));
        file.insert("patterns".to_owned(), Value::Array(self.rejected.iter().map(pattern).collect()));
        let text = toml::to_string(&file).ok()?;
        (!self.rejected.is_empty()).then(|| CheckFile { path: "words/house-word.toml".to_owned(), text: text.into() })
    }
}

/// The expression of a rejected word: in any case, unless the case is what is wrong.
fn pattern((wrong, right): &(String, String)) -> Value {
    let any_case = wrong.chars().all(|letter| !letter.is_uppercase()) && right.to_lowercase() != *wrong;
    let find = format!("{}(?:^|[^\\w-])(?<slip>{})\\b", if any_case { "(?i)" } else { "" }, regex::escape(wrong));
    let mut table = Table::new();
    table.insert("find".to_owned(), Value::String(find));
    table.insert("right".to_owned(), Value::String(right.replace('$', "$$")));
    Value::Table(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_accepts_and_rejects() {
        let mut words = HouseWords::default();
        words.add("words.txt", "# of the house\nKempstone\n\ne-mail -> email # one word\n", &mut Trouble::default());
        assert_eq!(words.accepted, ["Kempstone"]);
        assert_eq!(words.rejected, [("e-mail".to_owned(), "email".to_owned())]);
        assert!(words.check().is_some_and(|file| file.text.contains("house writes")));
    }
}
