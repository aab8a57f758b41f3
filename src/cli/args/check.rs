//! The arguments of `factlint check`. Doc comments here are the texts of `--help`.

use super::{FailOn, Format, LevelName, OutputArgument, OwnChecks, Published, Texts, output};
use clap::Args;
use std::path::PathBuf;

/// `factlint check`.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub texts: Texts,
    /// How the report looks
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// A file for the report; with a form before it, as in `sarif=report.sarif`, one more report. May be given more than
    /// once
    #[arg(long, short, value_name = "[FORMAT=]FILE", value_parser = output)]
    pub output: Vec<OutputArgument>,
    /// Say nothing on standard output
    #[arg(long, short, conflicts_with = "diff_only")]
    pub quiet: bool,
    /// List the files that would be checked, and check none
    #[arg(long, conflicts_with_all = ["fix", "fix_suggested", "diff_only", "write_baseline", "watch", "statistics"])]
    pub files: bool,
    /// How often each check speaks, in place of the findings
    #[arg(long, conflicts_with_all = ["format", "quiet", "diff_only"])]
    pub statistics: bool,
    /// Least level that is shown
    #[arg(long, value_enum, default_value_t = LevelName::Advice, value_name = "LEVEL")]
    pub level: LevelName,
    /// Least level that makes the exit status 1
    #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "LEVEL")]
    pub fail_on: FailOn,
    #[command(flatten)]
    pub own: OwnChecks,
    #[command(flatten)]
    pub published: Published,
    #[command(flatten)]
    pub configuration: Configuration,
    #[command(flatten)]
    pub chosen: Chosen,
    /// Only findings that touch lines changed since this git revision
    #[arg(long, value_name = "REV", conflicts_with = "diff")]
    pub since: Option<String>,
    /// Only findings that touch lines that this unified diff adds; `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub diff: Option<PathBuf>,
    /// Check again whenever a text, the configuration or an own check changes, until interrupted
    #[arg(long, conflicts_with_all = ["fix", "fix_suggested", "diff_only", "write_baseline"])]
    pub watch: bool,
    #[command(flatten)]
    pub caching: Caching,
    #[command(flatten)]
    pub fixing: Fixing,
    /// Findings that this file knows do not count
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Read all texts as one publication: a figure of one must fit those of the others
    #[arg(long)]
    pub together: bool,
    /// Write all findings as the baseline instead of reporting them
    #[arg(long, requires = "baseline", conflicts_with_all = ["fix", "fix_suggested", "diff_only", "since", "diff"])]
    pub write_baseline: bool,
}

impl Check {
    /// Whether standard input is mended, and given back on standard output.
    pub fn mends_stdin(&self) -> bool {
        let named = self.texts.paths.iter().any(|path| path.as_os_str() == "-");
        (named || self.texts.finding.stdin_filename.is_some()) && self.mends()
    }

    const fn mends(&self) -> bool {
        (self.fixing.fix || self.fixing.fix_suggested) && !self.fixing.diff_only
    }

    /// Whether files are written.
    pub const fn writes(&self) -> bool {
        self.mends() || self.write_baseline || !self.output.is_empty()
    }
}

/// What is mended.
#[derive(Debug, Args)]
pub struct Fixing {
    /// Mend what is certain, in the files themselves, and report what is left; standard input is given back mended on
    /// standard output, and the report goes to standard error
    #[arg(long)]
    pub fix: bool,
    /// Mend what is only suggested as well
    #[arg(long)]
    pub fix_suggested: bool,
    /// Write nothing; print what would be mended as a patch
    #[arg(long)]
    pub diff_only: bool,
}

/// Where the configuration comes from.
#[derive(Debug, Args)]
pub struct Configuration {
    /// Configuration for all texts; without it the nearest factlint.toml above each text holds
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// No configuration
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
}

/// What is remembered from run to run.
#[derive(Debug, Args)]
pub struct Caching {
    /// Check all texts anew, and remember nothing
    #[arg(long)]
    pub no_cache: bool,
    /// Folder for what is remembered [default: `factlint` in the user's cache folder]
    #[arg(long, value_name = "DIR", env = "FACTLINT_CACHE_DIR", hide_env_values = true)]
    pub cache_dir: Option<PathBuf>,
}

/// Which checks speak.
#[derive(Debug, Clone, Default, Args)]
pub struct Chosen {
    /// Only these checks or groups, those that are off until asked for among them
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Not these checks or groups
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub ignore: Vec<String>,
}
