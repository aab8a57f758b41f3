//! Word classes of `checks/vocabulary/`: named sets of words and phrases, some with a sign (rise `+`, fall `-`) or a
//! value (double 2). A file holds `[class.NAME]` tables; files of the quantity grammar lie beside them and are skipped.

use super::doubles::{CURE, doubled, offers};
use super::nesting::{LOOSE_BARS, loose_bars};
use super::pattern::Pattern;
use crate::exact::Rational;
use crate::kept::Kept;
use crate::token::{Key, key, tokenise};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A class as written.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct ClassFile {
    /// `+` or `-`: the direction of a change.
    pub sign: Option<String>,
    /// What a verb or noun multiplies by: "2", "1/2".
    pub value: Option<String>,
    /// Verbs: "rise rose risen" or a regular "climb"; -s, -ed and -ing forms are added.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Nouns; the plural is added.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Words as they stand.
    #[serde(default)]
    pub words: Vec<String>,
    /// Phrases in the pattern language.
    #[serde(default)]
    pub phrases: Vec<String>,
    /// Other classes that belong to this one.
    #[serde(default)]
    pub of: Vec<String>,
}

/// A word class, ready to match.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Class {
    /// Name.
    pub name: String,
    /// 1 for a rise, -1 for a fall, 0 for neither.
    pub sign: i8,
    /// What it multiplies by.
    pub value: Option<Rational>,
    /// Single words.
    pub words: BTreeSet<Key>,
    /// Phrases of several words.
    pub phrases: Vec<Pattern>,
    /// Names of the classes inside.
    pub of: Vec<String>,
}

/// All classes by name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Vocabulary {
    /// The classes.
    pub classes: BTreeMap<String, Kept<Class>>,
}

impl Class {
    /// Compiles a class; the error names the entry that is wrong.
    ///
    /// # Errors
    /// A phrase that does not parse, a word that is several, a sign other than `+` or `-`, a value that is no number.
    pub fn compile(name: &str, file: &ClassFile) -> Result<Self, String> {
        let sign = match file.sign.as_deref() {
            None => 0,
            Some("+") => 1,
            Some("-") => -1,
            Some(other) => return Err(format!("sign is \"+\" or \"-\", not \"{other}\"")),
        };
        let value = file
            .value
            .as_deref()
            .map(|text| value(text).ok_or_else(|| format!("\"{text}\" is no number")))
            .transpose()?;
        let mut class = Self { name: name.to_owned(), sign, value, of: file.of.clone(), ..Self::default() };
        let forms = file.verbs.iter().flat_map(|verb| verb.split_whitespace());
        let words = file.nouns.iter().chain(&file.words).map(String::as_str);
        if let Some(several) = forms.chain(words).find(|word| !is_one_word(word)) {
            return Err(format!(
                "\"{several}\" is read as several words and would never be met: write it among the phrases, with blanks \
                 around a hyphen"
            ));
        }
        for verb in &file.verbs {
            class.words.extend(verb_forms(verb).iter().map(|form| key(form)));
        }
        for noun in &file.nouns {
            class.words.extend([key(noun), key(&plural(noun))]);
        }
        class.words.extend(file.words.iter().map(|word| key(word)));
        for phrase in &file.phrases {
            let pattern = Pattern::parse(phrase)
                .map_err(|at| format!("the phrase \"{phrase}\" cannot be read from byte {at} on"))?;
            if pattern.has_loose_bars() {
                return Err(format!("{}; {LOOSE_BARS}", loose_bars("phrase", phrase)));
            }
            if let Some(twice) = doubled(phrase) {
                return Err(format!("{}; {CURE}", offers("phrase", phrase, twice)));
            }
            class.phrases.push(pattern);
        }
        Ok(class)
    }
}

impl Vocabulary {
    /// Every leaf class of a class, itself among them where it has words of its own. Circles end the walk.
    #[must_use]
    pub fn leaves<'v>(&'v self, name: &str) -> Vec<&'v Class> {
        let mut leaves: Vec<&Class> = Vec::new();
        let mut open = vec![name.to_owned()];
        let mut seen = std::collections::HashSet::new();
        while let Some(name) = open.pop() {
            let Some(class) = self.classes.get(&name).filter(|_| seen.insert(name.clone())) else { continue };
            open.extend(class.of.iter().cloned());
            if !class.words.is_empty() || !class.phrases.is_empty() {
                leaves.push(class);
            }
        }
        leaves
    }
}

/// Whether the tokeniser gives it back as one word or mark; "'s" is one only behind another.
fn is_one_word(text: &str) -> bool {
    matches!(text, "'s" | "’s") || tokenise(text).len() == 1
}

/// "2", "1/2", "0.5"
fn value(text: &str) -> Option<Rational> {
    match text.split_once('/') {
        Some((above, below)) => Rational::parse(above)?.div(Rational::parse(below)?),
        None => Rational::parse(text),
    }
}

/// "rise rose risen" gives rises and rising too; "climb" gives climbs, climbed, climbing.
fn verb_forms(entry: &str) -> Vec<String> {
    let mut forms: Vec<String> = entry.split_whitespace().map(str::to_owned).collect();
    let Some(base) = forms.first().cloned() else { return forms };
    let stem = base.strip_suffix('e').filter(|_| !base.ends_with("ee")).unwrap_or(&base).to_owned();
    let doubled = doubles(&base).map(|last| format!("{base}{last}")).unwrap_or(stem);
    if forms.len() == 1 {
        forms.push(match base.strip_suffix('y').filter(|rest| !rest.ends_with(['a', 'e', 'o', 'u'])) {
            Some(rest) => format!("{rest}ied"),
            None => format!("{doubled}ed"),
        });
    }
    forms.push(plural(&base));
    forms.push(format!("{doubled}ing"));
    forms
}

/// The last letter of a short verb that doubles it: slip, cut, drop.
fn doubles(base: &str) -> Option<char> {
    let letters: Vec<char> = base.chars().collect();
    let vowel = |letter: &char| "aeiou".contains(*letter);
    match letters.as_slice() {
        [.., before, middle, last] if vowel(middle) && !vowel(before) && !vowel(last) && !"wxyh".contains(*last) => {
            let vowels = letters.iter().filter(|letter| vowel(letter)).count();
            (vowels == 1).then_some(*last)
        }
        _ => None,
    }
}

fn plural(noun: &str) -> String {
    if let Some(rest) = noun.strip_suffix('y').filter(|rest| !rest.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        return format!("{rest}ies");
    }
    let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|end| noun.ends_with(end));
    if sibilant { format!("{noun}es") } else { format!("{noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflects_verbs_and_nouns() {
        assert_eq!(verb_forms("rise rose risen"), ["rise", "rose", "risen", "rises", "rising"]);
        assert_eq!(verb_forms("slip"), ["slip", "slipped", "slips", "slipping"]);
        assert_eq!(verb_forms("climb"), ["climb", "climbed", "climbs", "climbing"]);
        assert_eq!(verb_forms("decline"), ["decline", "declined", "declines", "declining"]);
        assert_eq!(verb_forms("multiply"), ["multiply", "multiplied", "multiplies", "multiplying"]);
        assert_eq!(plural("loss"), "losses");
    }

    #[test]
    fn refuses_words_that_are_several() {
        let class = |words: &[&str], verbs: &[&str]| {
            let owned = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
            Class::compile("made", &ClassFile { words: owned(words), verbs: owned(verbs), ..ClassFile::default() })
        };
        assert!(class(&["built", "u.s.", "'s", "café"], &["rise rose risen"]).is_ok());
        for several in ["wound up", "half-brother", "men's"] {
            assert!(class(&[several], &[]).is_err_and(|message| message.contains(several)), "{several}");
        }
        assert!(class(&[], &["mark-up"]).is_err());
    }
}
