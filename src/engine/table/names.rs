//! What the words of headers, row labels and notes say of a table: which column is a total, a share, a rank, which row
//! adds up the others, and whether rows are left out. Words are compared whole, in lower case.

/// The words of a header or label, in lower case.
pub fn words(text: &str) -> Vec<String> {
    let low = text.to_lowercase().replace('/', " / ");
    let split = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '%' | '#' | '±' | 'Δ' | '+' | '/');
    low.split(split).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether one of the words is among `known`.
pub fn any(words: &[String], known: &[&str]) -> bool {
    words.iter().any(|word| known.contains(&word.as_str()))
}

/// Totals: rows and columns that add up others.
pub const TOTAL: &[&str] =
    &["total", "totals", "all", "sum", "overall", "combined", "together", "altogether", "subtotal", "totalling"];

/// Whether a label names a total: the word opens or closes it, brackets aside.
pub fn is_total(label: &str) -> bool {
    let words = words(label.split(['(', '[']).next().unwrap_or_default());
    let ends = [words.first(), words.last()].into_iter().flatten();
    let opens = |word: &str| words.first().is_some_and(|first| first == word);
    words.len() < 7
        && !any(&words, &["other", "others", "time"])
        && ends.into_iter().any(|word| TOTAL.contains(&word.as_str()))
        && (opens("all") || !words.last().is_some_and(|last| last == "all") || words.len() == 1)
}

/// A total of some rows only.
pub const SUBTOTAL: &[&str] = &["subtotal", "sub"];

/// Rows that are no entries and add up nothing.
pub const MIDDLE: &[&str] =
    &["average", "avg", "mean", "median", "minimum", "maximum", "min", "max", "change", "growth", "per"];

/// Rows that repeat a part of the row before, or stand outside the sum.
pub const MEMO: &[&str] =
    &["which", "including", "incl", "thereof", "memo", "excluding", "excl", "o", "invalid", "unknown"];

/// Rows that are taken off.
pub const LESS: &[&str] =
    &["less", "minus", "deduct", "deductions", "returns", "refunds", "discount", "discounts", "rebate"];

/// Columns whose figures cannot be added up.
pub const RATE: &[&str] = &[
    "average",
    "avg",
    "mean",
    "median",
    "per",
    "rate",
    "rates",
    "ratio",
    "index",
    "price",
    "prices",
    "age",
    "ages",
    "temperature",
    "score",
    "scores",
    "rating",
    "density",
    "yield",
    "margin",
    "speed",
    "height",
    "maximum",
    "minimum",
    "max",
    "min",
    "peak",
    "high",
    "low",
    "highest",
    "lowest",
    "capita",
    "odds",
    "grade",
    "expectancy",
    "turnout",
    "unemployment",
    "inflation",
    "probability",
    "multiple",
    "variance",
    "deviation",
    "efficiency",
    "occupancy",
    "attendance",
    "/",
    "depth",
    "elevation",
    "altitude",
    "latitude",
    "longitude",
    "ph",
    "version",
    "code",
    "id",
    "phone",
    "hours/day",
    "salary",
    "wage",
    "distance",
    "duration",
    "time",
    "fare",
    "fee",
    "interest",
    "gini",
    "percentile",
    "quantile",
    "cumulative",
    "running",
];

/// Shares of a whole.
pub const SHARE: &[&str] = &["share", "shares", "percent", "percentage", "%", "pct", "proportion"];

/// Changes from one column to another.
pub const CHANGE: &[&str] = &[
    "change",
    "changes",
    "growth",
    "increase",
    "decrease",
    "rise",
    "fall",
    "difference",
    "diff",
    "±",
    "+/",
    "δ",
    "variation",
    "var",
    "yoy",
    "swing",
    "variance",
    "decline",
    "gain",
];

/// Changes that are not plainly worked out of two columns.
pub const ADJUSTED: &[&str] = &[
    "real",
    "adjusted",
    "organic",
    "annual",
    "annualised",
    "annualized",
    "cagr",
    "constant",
    "like",
    "rebased",
    "target",
    "expected",
    "monthly",
    "quarterly",
    "compound",
    "underlying",
    "seasonally",
];

/// Ranks.
pub const RANK: &[&str] = &["rank", "ranking", "ranks", "place", "pos", "position", "#", "standing"];

/// Numbers that only name a row.
pub const LABEL: &[&str] = &[
    "year", "years", "zone", "no", "id", "month", "day", "date", "week", "quarter", "age", "grade", "level", "line",
    "item", "class", "season", "fy", "number", "lane", "stage", "round", "group", "band", "floor", "section", "table",
    "chapter", "code", "step", "version", "lot", "room", "platform", "bin", "phone", "page", "section", "seed",
];

/// Things counted one by one, whose sums are exact.
pub const COUNTED: &[&str] = &[
    "people",
    "staff",
    "votes",
    "seats",
    "goals",
    "medals",
    "beds",
    "trees",
    "pupils",
    "students",
    "cases",
    "deaths",
    "visitors",
    "tickets",
    "cars",
    "buses",
    "homes",
    "houses",
    "members",
    "jobs",
    "employees",
    "games",
    "matches",
    "schools",
    "births",
    "books",
    "players",
    "passengers",
    "guests",
    "residents",
    "patients",
    "orders",
    "calls",
    "workers",
    "children",
    "women",
    "men",
    "boys",
    "girls",
    "gold",
    "silver",
    "bronze",
    "played",
    "won",
    "lost",
    "drawn",
    "wins",
    "losses",
    "draws",
    "arrests",
    "crimes",
    "incidents",
    "complaints",
    "flights",
    "ships",
    "boats",
    "trains",
    "vehicles",
    "bikes",
    "loans",
    "posts",
    "teachers",
    "nurses",
    "doctors",
    "households",
    "families",
    "volunteers",
    "donors",
    "shops",
    "rooms",
];

/// Units and scales in a header or caption: the figures below are rounded.
const MEASURES: &[&str] = &[
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "bn",
    "mn",
    "m",
    "k",
    "000",
    "lakh",
    "crore",
    "%",
    "tonnes",
    "tons",
    "tonne",
    "t",
    "kg",
    "km",
    "litres",
    "liters",
    "litre",
    "hectares",
    "ha",
    "acres",
    "mw",
    "gwh",
    "twh",
    "kwh",
    "hours",
    "metres",
    "meters",
    "miles",
    "percent",
    "cent",
    "index",
    "rounded",
    "euros",
    "dollars",
    "pounds",
    "gallons",
    "barrels",
    "mm",
    "cm",
    "degrees",
    "minutes",
    "kilometres",
    "kilometers",
];

/// Whether a header or caption names a unit or scale, so that whole numbers below it are rounded ones.
pub fn names_measure(text: &str) -> bool {
    text.contains(['$', '£', '€', '¥', '₹']) || any(&words(text), MEASURES)
}

/// Notes that say that rows are left out or told twice.
const PARTIAL: &[&str] = &[
    "not shown",
    "left out",
    "leaves out",
    "omitted",
    "omits",
    "selected",
    "excluded",
    "exclude",
    "excluding",
    "excludes",
    "not listed",
    "some rows",
    "more than one",
    "multiple responses",
    "multiple answers",
    "double count",
    "counted twice",
    "overlap",
    "not included",
    "does not include",
    "do not include",
    "largest",
    "biggest",
    "the top",
    "top five",
    "top ten",
    "leading",
    "main ",
    "extract",
    "a sample",
    "sample of",
    "among others",
    "for example",
    "not all",
    "partial",
    "remaining",
    "the rest",
    "smaller",
    "not given",
    "withheld",
    "suppressed",
    "not separately",
    "do not add",
    "does not add",
    "do not sum",
    "not add up",
    "includes others",
    "incomplete",
    "further ",
];

/// Whether a note near a table says that its rows are not the whole.
pub fn is_partial(note: &str) -> bool {
    let low = note.to_lowercase();
    let rounding = low.contains("round");
    PARTIAL.iter().any(|phrase| low.contains(phrase) && !(rounding && phrase.contains("add")))
}

/// Words of captions and notes whose percents are parts of one whole.
const PARTITION: &[&str] = &[
    "add up",
    "add to 100",
    "sum to 100",
    "total 100",
    "breakdown",
    "composition",
    "distribution",
    "make-up",
    "makeup",
    "mix",
    "split",
    "vote share",
    "share of the vote",
    "market share",
    "where the money",
];

/// Whether a note says that the percents are parts of one whole.
pub fn is_partition(note: &str) -> bool {
    let low = note.to_lowercase();
    PARTITION.iter().any(|phrase| low.contains(phrase))
}
