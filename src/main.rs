//! The program: maps how a run ended to an exit status. Everything else stands in `cli`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main().into()
}
