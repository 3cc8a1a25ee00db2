//! Measures times in nanoseconds, for benches that alternate between the engine and the reference.

use std::time::Instant;

/// The time that a piece of work takes, in nanoseconds.
pub fn timed(mut work: impl FnMut()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64() * 1e9
}

/// The median of some times.
pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}
