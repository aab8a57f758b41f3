//! Letters with accents as LaTeX writes them: `\'e`, `\"{o}`, `\c{c}` is not among them.

/// The letter that an accent and what follows stand for, and the bytes of both.
pub fn accented(text: &str) -> Option<(&'static str, usize)> {
    let accent = text.get(1..)?.chars().next()?;
    let rest = text.get(2..)?;
    let braced = rest.strip_prefix('{');
    let base = braced.unwrap_or(rest).chars().next().filter(char::is_ascii_alphabetic)?;
    let closed = braced.is_none_or(|inside| inside.get(1..).is_some_and(|rest| rest.starts_with('}')));
    let (_, letters) = ACCENTS.iter().find(|(mark, _)| *mark == accent)?;
    let (_, letter) = letters.iter().find(|(plain, _)| *plain == base)?;
    closed.then_some((*letter, if braced.is_some() { 5 } else { 3 }))
}

/// Letters by their plain ones.
type Letters = &'static [(char, &'static str)];

const ACCENTS: &[(char, Letters)] = &[
    (
        '\'',
        &[
            ('a', "á"),
            ('e', "é"),
            ('i', "í"),
            ('o', "ó"),
            ('u', "ú"),
            ('y', "ý"),
            ('c', "ć"),
            ('n', "ń"),
            ('s', "ś"),
            ('z', "ź"),
            ('A', "Á"),
            ('E', "É"),
            ('I', "Í"),
            ('O', "Ó"),
            ('U', "Ú"),
        ],
    ),
    ('`', &[('a', "à"), ('e', "è"), ('i', "ì"), ('o', "ò"), ('u', "ù"), ('A', "À"), ('E', "È")]),
    (
        '"',
        &[('a', "ä"), ('e', "ë"), ('i', "ï"), ('o', "ö"), ('u', "ü"), ('A', "Ä"), ('O', "Ö"), ('U', "Ü"), ('y', "ÿ")],
    ),
    ('^', &[('a', "â"), ('e', "ê"), ('i', "î"), ('o', "ô"), ('u', "û"), ('A', "Â"), ('E', "Ê"), ('O', "Ô")]),
    ('~', &[('n', "ñ"), ('a', "ã"), ('o', "õ"), ('N', "Ñ")]),
];
