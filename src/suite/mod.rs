//! Runs the cases in rule files: each expectation is decided under its version and judged.
//!
//! Example: `under 2018-06-01 expect to_programme is no citing § 29 ledd 1` fails with its place, the answer found, and the reason.
//! Invariant: no case is skipped. A case that cannot be read is an error. Not here: how rules decide (see [`crate::eval`]).

mod answers;
mod basis;
mod by_title;
mod cases;
mod coverage;
mod error;
mod exercise;
mod judge;
mod mutate;
mod run;

pub use answers::{Answered, answers, titles};
pub use by_title::TitledCase;
pub use cases::Cases;
pub use coverage::{Counts, Coverage, Provision, Seen, coverage, gaps};
pub use exercise::exercised;
pub use mutate::{Mutant, Verdict, mutate};
pub use run::{Outcome, Report, check, run};
