//! The arguments, as clap reads them. Doc comments here are the texts of `--help`.

mod check;
mod names;

pub use check::{Check, Chosen, Configuration};
pub use names::{
    Colour, FailOn, Format, LevelName, ListFormat, OutputArgument, PageFormat, SheetFormat, date, output, text_format,
};

use clap::{Args, Parser, Subcommand};
use factlint::quantity::Date;
use std::path::PathBuf;

/// Reads prose as a careful copy editor does: redoes a text's own arithmetic and speaks where it contradicts itself.
#[derive(Debug, Parser)]
#[command(name = "factlint", version, propagate_version = true, arg_required_else_help = true, max_term_width = 100)]
pub struct Arguments {
    /// When colours are used; without it the terminal and NO_COLOR, CLICOLOR and CLICOLOR_FORCE decide
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check texts and report what is wrong in them
    Check(Box<Check>),
    /// Mark every figure: verified, agreed, unchecked or contradicted, and by what
    Claims(Claims),
    /// Find figures that a revision changed while what follows from them stayed
    Diff(Diff),
    /// List the quantities that are read
    Quantities(Quantities),
    /// Say what a check looks for, and why
    Explain(Explain),
    /// List the checks
    Checks(Checks),
    /// Run the examples of checks and relations
    Test(Test),
    /// Print the configuration that holds for a text, and which file says so
    Config(Config),
    /// Write a configuration to start from
    Init(Init),
    /// Print the script that completes the arguments in a shell
    Completions(Completions),
    /// Print the manual page
    Man,
}

/// `factlint diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// The text as it was
    pub old: PathBuf,
    /// The text as it is
    pub new: PathBuf,
    /// How the report looks
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub format: ListFormat,
    #[command(flatten)]
    pub own: OwnChecks,
    #[command(flatten)]
    pub published: Published,
    #[command(flatten)]
    pub configuration: Configuration,
}

/// `factlint claims`.
#[derive(Debug, Args)]
pub struct Claims {
    #[command(flatten)]
    pub texts: Texts,
    /// How the worksheet looks
    #[arg(long, value_enum, default_value_t = SheetFormat::Human)]
    pub format: SheetFormat,
    #[command(flatten)]
    pub own: OwnChecks,
    #[command(flatten)]
    pub published: Published,
    #[command(flatten)]
    pub configuration: Configuration,
}

/// `factlint quantities`.
#[derive(Debug, Args)]
pub struct Quantities {
    #[command(flatten)]
    pub texts: Texts,
    /// How the list looks
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub format: ListFormat,
    /// Dates, times of day, identifiers, ordinals and words without a number ("both", "several") as well
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub configuration: Configuration,
}

/// `factlint explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// Name of the check
    #[arg(required_unless_present = "all")]
    pub name: Option<String>,
    /// All checks
    #[arg(long, conflicts_with = "name")]
    pub all: bool,
    /// How the page looks
    #[arg(long, value_enum, default_value_t = PageFormat::Human)]
    pub format: PageFormat,
    #[command(flatten)]
    pub own: OwnChecks,
}

/// `factlint checks`.
#[derive(Debug, Args)]
pub struct Checks {
    /// How the list looks
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub format: ListFormat,
    #[command(flatten)]
    pub own: OwnChecks,
}

/// `factlint test`.
#[derive(Debug, Args)]
pub struct Test {
    /// Folder of checks, or one check file, whose examples are run; without it those of the built-in checks
    pub dir: Option<PathBuf>,
}

/// `factlint config`.
#[derive(Debug, Args)]
pub struct Config {
    /// A text, which need not exist, or a folder
    #[arg(value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
    /// This configuration in place of the nearest
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// How the list looks
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub format: ListFormat,
}

/// `factlint init`.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder for which it is to hold
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
}

/// `factlint completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// What is read.
#[derive(Debug, Args)]
pub struct Texts {
    /// Files and folders, `-` for standard input. Folders give their texts (txt, md, html, docx, odt …) but for those
    /// that are hidden or that ignore files name; a file named here is always read
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub finding: Finding,
    /// Read the named files and standard input as this format, whatever their endings
    #[arg(long, value_name = "FORMAT", value_parser = text_format())]
    pub input: Option<factlint::document::Format>,
    /// How many threads read [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
}

/// Which of the files below folders are texts to be read.
#[derive(Debug, Default, Args)]
pub struct Finding {
    /// Leave out files that fit this pattern, named ones among them; may be given more than once
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
    /// Hidden files and folders as well
    #[arg(long)]
    pub hidden: bool,
    /// Whatever ignore files say
    #[arg(long)]
    pub no_ignore: bool,
    /// Where standard input would lie, for reports, configuration and format
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<PathBuf>,
}

/// A user's own checks.
#[derive(Debug, Args)]
pub struct OwnChecks {
    /// Folder of checks, or one check file, to use beside the built-in ones; may be given more than once
    #[arg(long = "checks", value_name = "DIR")]
    pub folders: Vec<PathBuf>,
}

/// What is known beside the text.
#[derive(Debug, Args)]
pub struct Published {
    /// Publication date of the texts; without it front matter or dateline tell it
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<Date>,
}
