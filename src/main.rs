//! The program: maps how a run ended to an exit status. Everything else stands in `cli`.

mod cli;

/// Claims and findings are many small pieces, which this allocator hands out faster than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::main().into()
}
