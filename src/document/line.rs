//! What a line of plain text looks like: how it ends, whether it is an item of a list, a credit, a rule.
//!
//! Comes in: a line without white space around it. Goes out: yes or no, and where the text of an item begins. Not
//! here: what the lines around it make of it (`plain`).

/// Words that open a caption or credit when a colon follows.
const CREDITS: &[&str] = &[
    "photo",
    "photos",
    "file photo",
    "image",
    "images",
    "picture",
    "pictured",
    "credit",
    "caption",
    "photograph",
    "graphic",
    "illustration",
    "chart",
    "map",
    "source",
    "sources",
    "video",
    "photo credit",
    "image credit",
];

/// Signs of a picture's owner inside a short line.
const OWNERS: &[&str] = &["/ Credit:", "(Photo:", "(Photo by", "(AP Photo/", "Getty Images", "(Image:", "(Credit:"];

/// Whether a sentence ends here: a full stop, question or exclamation mark, brackets and quotation marks behind it.
pub fn ends_sentence(line: &str) -> bool {
    bare_end(line).ends_with(['.', '!', '?', '…'])
}

/// Whether the line ends in a full stop.
pub fn ends_in_stop(line: &str) -> bool {
    bare_end(line).ends_with(['.', '…'])
}

/// Whether the line cannot be the last of anything: a comma, semicolon or dash ends it.
pub fn runs_on(line: &str) -> bool {
    line.ends_with([',', ';', '–', '—', '-', '&', '('])
}

/// Whether the line starts with a small letter, as one that goes on with the line before does.
pub fn starts_small(line: &str) -> bool {
    line.chars().next().is_some_and(char::is_lowercase)
}

/// Whether the line holds no letter or figure but only marks that draw: "* * *", "-----".
pub fn is_rule(line: &str) -> bool {
    line.len() < 200
        && line.chars().all(|letter| {
            matches!(letter, '*' | '-' | '_' | '=' | '~' | '#' | '+' | '.' | '•' | '–' | '—' | '·' | '─' | '<' | '>')
                || letter.is_whitespace()
        })
}

/// The length of the mark and white space that open an item of a list: "- ", "• ", "12. ", "b) ".
pub fn item_mark(line: &str) -> Option<usize> {
    let rest = line
        .strip_prefix(['-', '*', '•', '–', '·', '▪', '◦', '‣', '■', '●', '+'])
        .or_else(|| after_number(line))
        .or_else(|| line.strip_prefix(|letter: char| letter.is_ascii_lowercase())?.strip_prefix(')'))?;
    let text = rest.trim_start();
    (text.len() < rest.len() && !text.is_empty()).then_some(line.len() - text.len())
}

/// Whether the line is surely a caption or credit.
pub fn is_caption(line: &str) -> bool {
    if line.len() > 400 {
        return false;
    }
    let opens = line.split_once(':').is_some_and(|(head, rest)| {
        !rest.is_empty() && head.len() < 16 && CREDITS.iter().any(|word| word.eq_ignore_ascii_case(head.trim()))
    });
    // Every sign of an owner begins with one of these three.
    let owned = || memchr::memchr3(b'/', b'(', b'G', line.as_bytes()).is_some();
    opens || line.len() < 200 && owned() && OWNERS.iter().any(|owner| line.contains(owner)) || is_byline(line)
}

/// "By Ada Marsh and Leo Frost".
fn is_byline(line: &str) -> bool {
    let Some(names) = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")) else { return false };
    let mut words = names.split_whitespace();
    names.len() < 60
        && !ends_sentence(line)
        && names.split_whitespace().nth(1).is_some()
        && words.all(|word| matches!(word, "and" | "de" | "van" | "von" | "in") || word.starts_with(char::is_uppercase))
}

/// "12." or "12)": what follows.
fn after_number(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = line.len() - rest.len();
    (1..=3).contains(&digits).then(|| rest.strip_prefix(['.', ')']))?
}

/// The line without the brackets and quotation marks at its end.
fn bare_end(line: &str) -> &str {
    line.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', '*', '_'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_items_of_lists() {
        for (line, text) in [("- one", "one"), ("12. twelve", "twelve"), ("•\tdot", "dot"), ("b) bee", "bee")] {
            assert_eq!(item_mark(line).map(|mark| &line[mark..]), Some(text), "{line}");
        }
        for line in ["-one", "2019. A year", "1.5 percent", "— a dash", "-"] {
            assert_eq!(item_mark(line), None, "{line}");
        }
    }

    #[test]
    fn knows_captions_and_bylines() {
        for line in ["Photo: the quay at dawn", "The quay at dawn / Credit: L. Frost", "By Ada Marsh and Leo Frost"] {
            assert!(is_caption(line), "{line}");
        }
        for line in ["By Friday noon the quay was dry", "By 2019", "The source: a clerk", "Source:"] {
            assert!(!is_caption(line), "{line}");
        }
    }

    #[test]
    fn knows_ends() {
        assert!(ends_sentence("He left.”") && ends_sentence("Really?)") && !ends_sentence("He left"));
        assert!(is_rule("* * *") && !is_rule("* one"));
    }
}
