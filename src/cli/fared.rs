//! How each check fared on real news: how often it spoke there, how many of those findings were read and how many of
//! these were true, debatable and false, and how many claims it verified. Measured on 2.3 million words of published
//! articles and speeches; `.ci/fared.py` counts, people judge.

/// One line a check, by name.
const FARED: &str = include_str!("fared.csv");

/// What became of a check on real news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fared {
    spoke: u32,
    read: u32,
    true_slips: u32,
    debatable: u32,
    false_alarms: u32,
    verified: u32,
}

impl Fared {
    /// The record of a check, if it has one.
    pub fn of(check: &str) -> Option<Self> {
        let line = FARED.lines().find_map(|line| line.strip_prefix(check)?.strip_prefix(','))?;
        let mut numbers = line.split(',').map(|number| number.trim().parse().ok());
        let mut next = || numbers.next().flatten();
        Some(Self {
            spoke: next()?,
            read: next()?,
            true_slips: next()?,
            debatable: next()?,
            false_alarms: next()?,
            verified: next()?,
        })
    }

    /// In one sentence.
    pub fn told(&self) -> String {
        let mut told = match self.spoke {
            0 => "it did not speak".to_owned(),
            1 => "it spoke once".to_owned(),
            spoke => format!("it spoke {spoke} times"),
        };
        if self.read > 0 {
            let (read, right, unsure, wrong) = (self.read, self.true_slips, self.debatable, self.false_alarms);
            told.push_str(&format!("; of {read} read, {right} true, {unsure} debatable, {wrong} false"));
        }
        if self.verified > 0 {
            told.push_str(&format!("; claims verified: {}", self.verified));
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_lines_are_records_of_checks() {
        let checks = factlint::check::Checks::load_sound(&[]).0;
        for line in FARED.lines().skip(1) {
            let name = line.split(',').next().unwrap_or_default();
            let fared = Fared::of(name).unwrap_or_else(|| panic!("no record: {line}"));
            assert!(checks.get(name).is_some(), "there is no check {name}");
            assert!(fared.read <= fared.spoke, "{line}");
            assert_eq!(fared.read, fared.true_slips + fared.debatable + fared.false_alarms, "{line}");
        }
    }
}
