//! Spreads texts over threads and hands the results on in the order of the texts, so that a report is the same whatever
//! the number of threads.

use super::failure::Failure;
use super::input::{Input, Loaded};
use super::interrupt;
use rayon::prelude::*;

/// Texts that a thread works on before results are handed on.
const SHARE: usize = 64;

/// Reads every input, runs `work` on it and gives the results to `take`, which may stop the run, as Ctrl-C may.
pub fn each<T: Send, Stop>(
    inputs: &[Input],
    threads: Option<u16>,
    work: impl Fn(&Loaded) -> T + Sync,
    mut take: impl FnMut(Result<T, Failure>) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let one = |input: &Input| {
        let found = if interrupt::asked() { None } else { input.find_text() };
        found.map(|loaded| loaded.map(|loaded| work(&loaded)))
    };
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let threads = threads.map_or_else(cores, usize::from).min(inputs.len());
    let pool = (threads > 1).then(|| rayon::ThreadPoolBuilder::new().num_threads(threads).build().ok()).flatten();
    let Some(pool) = pool else {
        return inputs.iter().take_while(|_| !interrupt::asked()).filter_map(one).try_for_each(take);
    };
    for share in inputs.chunks(SHARE * threads) {
        let results: Vec<_> = pool.install(|| share.par_iter().map(one).collect());
        results.into_iter().flatten().try_for_each(&mut take)?;
    }
    Ok(())
}
