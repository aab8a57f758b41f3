//! Word lists for [`super::names`]: what headers, labels and notes of tables are written with, in lower case.

/// Totals: rows and columns that add up others.
#[rustfmt::skip]
pub const TOTAL: &[&str] = &[
    "total", "totals", "all", "sum", "overall", "combined", "together", "altogether", "subtotal", "totalling",
];

/// Names of a whole that need not add up what stands above.
#[rustfmt::skip]
pub const WHOLE: &[&str] = &[
    "group", "company", "consolidated", "net", "whole", "nation", "nationwide", "country", "national", "citywide",
    "statewide", "worldwide", "everyone", "both", "year", "season",
];

/// Rows that tell what is left of amounts of either sign.
#[rustfmt::skip]
pub const RESULT: &[&str] = &[
    "profit", "loss", "net", "surplus", "deficit", "result", "earnings", "income", "balance",
];

/// What marks a balance as that of the start or the end.
#[rustfmt::skip]
pub const ENDS: &[&str] = &["opening", "closing", "start", "end", "brought", "carried", "beginning"];

/// Answers of those who give no other.
#[rustfmt::skip]
pub const REST: &[&str] = &[
    "undecided", "spoilt", "spoiled", "blank", "abstained", "unsure", "not sure", "neither", "don't know", "no opinion",
    "no answer", "not stated", "can't say", "refused",
];

/// Words of headers for the time of what stands below.
#[rustfmt::skip]
pub const TIMES: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "q1", "q2", "q3", "q4",
    "fy", "this", "last", "next", "previous", "current", "year", "month", "week", "quarter", "season", "before", "after",
    "then", "now", "old", "new", "spring", "summer", "autumn", "winter", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "today", "earlier", "later", "first", "second", "start", "end",
];

/// A total of some rows only.
#[rustfmt::skip]
pub const SUBTOTAL: &[&str] = &[
    "subtotal", "sub",
];

/// Rows that are no entries and add up nothing.
#[rustfmt::skip]
pub const MIDDLE: &[&str] = &[
    "average", "avg", "mean", "median", "minimum", "maximum", "min", "max", "change", "growth", "per",
];

/// Rows that repeat a part of the row before, or stand outside the sum.
#[rustfmt::skip]
pub const MEMO: &[&str] = &[
    "which", "including", "incl", "thereof", "memo", "excluding", "excl", "o", "invalid", "unknown",
];

/// Rows that are taken off.
#[rustfmt::skip]
pub const LESS: &[&str] = &[
    "less", "minus", "deduct", "deductions", "returns", "refunds", "discount", "discounts", "rebate",
];

/// Columns whose figures cannot be added up.
#[rustfmt::skip]
pub const RATE: &[&str] = &[
    "average", "avg", "mean", "median", "per", "rate", "rates", "ratio", "index", "price", "prices", "age", "ages",
    "temperature", "score", "scores", "rating", "density", "yield", "margin", "speed", "height", "maximum", "minimum",
    "max", "min", "peak", "high", "low", "highest", "lowest", "capita", "odds", "grade", "expectancy", "turnout",
    "unemployment", "inflation", "probability", "multiple", "variance", "deviation", "efficiency", "occupancy",
    "attendance", "/", "depth", "elevation", "altitude", "latitude", "longitude", "ph", "version", "code", "id",
    "phone", "hours/day", "salary", "wage", "distance", "duration", "time", "fare", "fee", "interest", "gini",
    "percentile", "quantile", "cumulative", "running",
];

/// Shares of a whole.
#[rustfmt::skip]
pub const SHARE: &[&str] = &[
    "share", "shares", "percent", "percentage", "%", "pct", "proportion",
];

/// Changes from one column to another.
#[rustfmt::skip]
pub const CHANGE: &[&str] = &[
    "change", "changes", "growth", "increase", "decrease", "rise", "fall", "difference", "diff", "±", "+/", "δ",
    "variation", "var", "yoy", "swing", "variance", "decline", "gain",
];

/// Changes that are not plainly worked out of two columns.
#[rustfmt::skip]
pub const ADJUSTED: &[&str] = &[
    "real", "adjusted", "organic", "annual", "annualised", "annualized", "cagr", "constant", "like", "rebased",
    "target", "expected", "monthly", "quarterly", "compound", "underlying", "seasonally",
];

/// Ranks.
#[rustfmt::skip]
pub const RANK: &[&str] = &[
    "rank", "ranking", "ranks", "place", "pos", "position", "#", "standing",
];

/// Numbers that only name a row.
#[rustfmt::skip]
pub const LABEL: &[&str] = &[
    "year", "years", "zone", "no", "id", "month", "day", "date", "week", "quarter", "age", "grade", "level", "line",
    "item", "class", "season", "fy", "number", "lane", "stage", "round", "group", "band", "floor", "section", "table",
    "chapter", "code", "step", "version", "lot", "room", "platform", "bin", "phone", "page", "section", "seed",
];

/// Things counted one by one, whose sums are exact.
#[rustfmt::skip]
pub const COUNTED: &[&str] = &[
    "people", "staff", "votes", "seats", "goals", "medals", "beds", "trees", "pupils", "students", "cases", "deaths",
    "visitors", "tickets", "cars", "buses", "homes", "houses", "members", "jobs", "employees", "games", "matches",
    "schools", "births", "books", "players", "passengers", "guests", "residents", "patients", "orders", "calls",
    "workers", "children", "women", "men", "boys", "girls", "gold", "silver", "bronze", "played", "won", "lost",
    "drawn", "wins", "losses", "draws", "arrests", "crimes", "incidents", "complaints", "flights", "ships", "boats",
    "trains", "vehicles", "bikes", "loans", "posts", "teachers", "nurses", "doctors", "households", "families",
    "volunteers", "donors", "shops", "rooms", "crew", "crews", "ballots", "voters", "fines", "accidents", "crashes",
    "fires", "wolves", "birds", "sheep", "cows", "pigs", "horses", "animals", "nests", "permits", "licences", "licenses",
    "applications", "appointments", "branches", "farms", "wells", "turbines", "trams", "ferries", "inhabitants", "readers",
    "riders", "subscribers", "tourists", "migrants", "refugees", "soldiers", "officers", "prisoners", "inmates",
    "recruits", "apprentices", "graduates", "candidates", "delegates", "stalls", "bicycles", "chairs", "robberies",
    "burglaries", "thefts", "murders", "assaults", "councillors", "spectators", "swimmers", "runners", "hotels",
];

/// Units and scales in a header or caption: the figures below are rounded.
#[rustfmt::skip]
pub const MEASURES: &[&str] = &[
    "thousand", "thousands", "million", "millions", "billion", "billions", "bn", "mn", "m", "k", "000", "lakh",
    "crore", "%", "tonnes", "tons", "tonne", "t", "kg", "km", "litres", "liters", "litre", "hectares", "ha", "acres",
    "mw", "gwh", "twh", "kwh", "hours", "metres", "meters", "miles", "percent", "cent", "index", "rounded", "euros",
    "dollars", "pounds", "gallons", "barrels", "mm", "cm", "degrees", "minutes", "kilometres", "kilometers",
];

/// Currencies by their names.
#[rustfmt::skip]
pub const CURRENCIES: &[&str] = &["dollars", "pounds", "euros", "yen", "rupees", "kronor", "kroner", "francs", "yuan"];

/// Notes that say that rows are left out or told twice.
#[rustfmt::skip]
pub const PARTIAL: &[&str] = &[
    "not shown", "left out", "leaves out", "omitted", "omits", "selected", "excluded", "exclude", "excluding",
    "excludes", "not listed", "some rows", "more than one", "multiple responses", "multiple answers", "double count",
    "counted twice", "overlap", "not included", "does not include", "do not include", "largest", "biggest", "the top",
    "top five", "top ten", "leading", "main ", "extract", "a sample", "sample of", "among others", "for example",
    "not all", "partial", "remaining", "the rest", "smaller", "not given", "withheld", "suppressed", "not separately",
    "do not add", "does not add", "do not sum", "not add up", "includes others", "incomplete", "further ",
];

/// Words of captions and notes whose percents are parts of one whole.
#[rustfmt::skip]
pub const PARTITION: &[&str] = &[
    "add up", "add to 100", "sum to 100", "total 100", "breakdown", "composition", "distribution", "make-up",
    "makeup", "mix", "split", "vote share", "share of the vote", "market share", "where the money",
];

/// Words of sentences that speak of what is not, or not yet.
#[rustfmt::skip]
pub const UNREAL: &[&str] = &[
    "if", "would", "could", "might", "forecast", "forecasts", "plan", "plans", "planned", "aim", "aims", "hope",
    "hopes", "should", "until", "once", "former", "formerly", "previously", "earlier", "ago", "since", "last", "elsewhere",
    "nationwide", "national", "nationally", "world", "rival", "rivals", "limit", "cap", "record", "will",
];

/// People, by what they are or do.
#[rustfmt::skip]
pub const PEOPLE: &[&str] = &[
    "people", "staff", "employees", "workers", "jobs", "posts", "members", "residents", "inhabitants", "persons",
    "headcount", "workforce", "population", "employed", "personnel",
];
