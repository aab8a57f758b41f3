//! `factlint config`: what holds for a text, and which file says so. Checks that speak at their own level are only
//! counted.

use super::args::{Config as Command, ListFormat};
use super::config::{self, Config, Told};
use super::failure::Trouble;
use super::input::Input;
use super::output::{Output, Stop};
use super::{Ending, ready};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A setting and where it comes from.
struct Row {
    key: String,
    value: Value,
    /// Nothing where no file says it.
    file: Option<PathBuf>,
}

/// Runs the command.
pub fn run(command: &Command, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let text = command.path.as_path();
    let folder = if text.is_dir() { text } else { text.parent().unwrap_or(Path::new("")) };
    let folder = if folder == Path::new("") { Path::new(".") } else { folder };
    let file = command.config.clone().or_else(|| config::above(folder));
    let config = file.as_deref().map(|file| Config::read(file, trouble)).unwrap_or_default();
    let folders: Vec<PathBuf> = config.own_checks().into_iter().map(|folder| folder.value).collect();
    let linter = ready::linter(&folders, trouble);
    config.check_names(linter.checks(), trouble);
    let mut rows = general(&config);
    let mut usual = 0;
    for check in linter.checks().all() {
        match config.setting(text, &check.name, &check.group) {
            Some(told) => {
                rows.push(row(&format!("levels.{}", check.name), Some(told), |setting| setting.name().into()))
            }
            None => usual += 1,
        }
    }
    if command.format == ListFormat::Human {
        output.write(&holding(file.as_deref()))?;
        output.write(&dated(&config, text).unwrap_or_default())?;
    }
    for row in &rows {
        output.write(&written(row, command.format))?;
    }
    if command.format == ListFormat::Human {
        output.write(&format!("# {usual} checks at their own level; `factlint checks` lists all\n"))?;
    }
    Ok(Ending::Clean)
}

/// A line with the date that the text itself tells, where the configuration gives none and the text is there.
fn dated(config: &Config, text: &Path) -> Option<String> {
    let asked = text.is_file() && config.date().is_none();
    let loaded = asked.then(|| Input::file(text).load().ok()).flatten()?;
    let mut document = loaded.opened.document();
    config.choose_date(text, &mut document);
    let date = document.published()?;
    let parts = [date.year, date.month.map(i32::from), date.day.map(i32::from)];
    let written: Vec<String> = parts.into_iter().map_while(|part| part.map(|part| format!("{part:02}"))).collect();
    Some(format!("# {} tells its own date, {}\n", text.display(), written.join("-")))
}

/// The file that holds, and one beside it that does not.
fn holding(file: Option<&Path>) -> String {
    let Some(file) = file else { return "# no configuration holds here\n".to_owned() };
    let mut told = format!("# {} holds here\n", file.display());
    if let Some(hidden) = config::hidden_by(file) {
        told.push_str(&format!("# it hides [tool.factlint] of {}\n", hidden.display()));
    }
    told
}

fn general(config: &Config) -> Vec<Row> {
    let mut rows = vec![
        row("dialect", config.dialect(), |dialect| dialect.into()),
        row("date", config.date(), |date| date.into()),
        row("date-from", config.date_sources(), |sources| sources.into()),
        row("pages", config.pages(), |pages| pages.into()),
        row("quoted-words", config.quoted_words(), |quoted| quoted.into()),
    ];
    rows.extend(config.excluded().map(|glob| row("exclude", Some(glob), |glob| glob.into())));
    rows.extend(config.accepted().map(|word| row("accept", Some(word), |word| word.into())));
    let folder = |folder: PathBuf| folder.display().to_string().into();
    rows.extend(config.own_checks().into_iter().map(|told| row("checks", Some(told), folder)));
    for (row, usual) in rows.iter_mut().zip([json!("any"), Value::Null, json!(["text"]), Value::Null, Value::Null]) {
        if row.file.is_none() {
            row.value = usual;
        }
    }
    rows
}

fn row<T>(key: &str, told: Option<Told<'_, T>>, value: impl FnOnce(T) -> Value) -> Row {
    let file = told.as_ref().map(|told| told.file.to_path_buf());
    Row { key: key.to_owned(), value: told.map_or(Value::Null, |told| value(told.value)), file }
}

fn written(row: &Row, format: ListFormat) -> String {
    let (key, value) = (&row.key, &row.value);
    let file = row.file.as_ref().map(|file| file.display().to_string());
    match format {
        ListFormat::Jsonl => format!("{}\n", json!({"key": key, "value": value, "file": file})),
        ListFormat::Human if value.is_null() => format!("# {key} is not set\n"),
        ListFormat::Human => format!("{key} = {value}  # {}\n", file.as_deref().unwrap_or("default")),
    }
}
