//! The faults of one file, and the proof that one was reported.

use super::error::SyntaxError;

/// Proof that a fault was told: what it stands in for has not vanished without a word.
#[derive(Debug)]
pub(super) struct Reported(());

/// A node, or the proof that its fault was told.
pub(super) type Held<T> = Result<T, Reported>;

/// The faults of one file; one can be added, and none taken away.
#[derive(Default)]
pub(super) struct Faults(Vec<SyntaxError>);

impl Faults {
    pub(super) fn tell(&mut self, fault: SyntaxError) -> Reported {
        self.0.push(fault);
        Reported(())
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// Those told after the first so many.
    pub(super) fn since(&self, count: usize) -> &[SyntaxError] {
        self.0.get(count..).unwrap_or_default()
    }

    pub(super) fn into_list(self) -> Vec<SyntaxError> {
        self.0
    }
}
