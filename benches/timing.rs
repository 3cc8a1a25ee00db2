//! Times of work in nanoseconds, for the benches that compare engine and reference by turns.

use std::time::Instant;

/// How long a piece of work takes.
pub fn timed(mut work: impl FnMut()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64() * 1e9
}

/// The time in the middle.
pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}
