//! The functions of equations: their names and numbers of arguments. What they compute is in `claim::functions`.

/// Name, least and greatest number of arguments, and what it gives, for messages and documentation.
pub const FUNCTIONS: [(&str, usize, usize, &str); 24] = [
    ("sum", 1, 9, "all amounts of its arguments added up; a list counts with every member"),
    ("count", 1, 1, "the number of members of a list"),
    ("change", 2, 2, "(to / from - 1) in percent, from, to; turned for a fall"),
    ("factor", 2, 2, "to / from"),
    ("difference", 2, 2, "to - from; turned for a fall"),
    ("points", 2, 2, "to - from of two percents; turned for a fall"),
    ("toward", 1, 1, "every level that the trigger's direction leads to from this one"),
    ("share", 2, 2, "100 x part / whole"),
    ("ratio", 2, 2, "part / whole"),
    ("base", 2, 2, "what a change by the first led to the second from"),
    ("rate_of", 2, 2, "100 x change / base, for a change and the level it led to"),
    ("as_percent", 1, 1, "a share in percent"),
    ("of", 2, 2, "a share (percent, fraction, one in n) of an amount"),
    ("average", 1, 1, "mean of a list"),
    ("convert", 2, 2, "the first amount in the unit of the second"),
    ("weekday", 1, 1, "the weekday of a date"),
    ("exists", 1, 1, "a date or time that the calendar and clock have"),
    ("years", 2, 2, "full years from one date to another, both counts for bare years"),
    ("days", 2, 2, "days from one date to another, and one more"),
    ("elapsed", 2, 2, "time from one time of day to another"),
    ("age", 2, 2, "age of one born on the first date at the second"),
    ("same", 1, 1, "the amount itself"),
    ("published", 0, 0, "the year of publication"),
    ("abs", 1, 1, "without its sign"),
];
