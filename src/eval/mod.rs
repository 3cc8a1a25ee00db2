//! Evaluation: a [`Plan`] and facts -> a finding, with or without a trace of how it came about.
//!
//! Example: born 2000-06-01, received 2018-06-01: `age(…) >= 19` is *no*, so the right is *no*, whatever else is unknown.
//! Invariant: three values, and order never matters; a fault counts only where the answer cannot be had without it. Nothing allocates in
//! steady state. Not here: words and citations (see [`crate::explain`]).

mod answer;
mod days;
mod decision;
mod error;
mod evaluator;
mod lists;
mod logic;
mod longs;
mod memory;
mod missing;
mod ordered;
mod outcomes;
mod periods;
mod quantity;
mod range;
mod range_days;
mod ranges;
mod rules;
mod run;
mod settled;
mod trace;
mod truth;
mod values;
mod ways;

pub use decision::{Decision, Turn, decide_case};
pub use error::{Fault, FaultKind, TooMuchWork};
pub use evaluator::Evaluator;
pub(crate) use lists::gathered;
pub use missing::{Missing, missing};
pub use trace::{Bounds, Found, Step, Subject, Trace};
pub use ways::{ByLaw, End, Moved, Proposals, Stopped, To, Way, Ways, Who, ways};

use std::sync::Arc;

use crate::compile::Plan;
use crate::facts::Facts;
use crate::model::{Cell, RuleId};

/// Decides one case without a trace. For many, keep an [`Evaluator`].
///
/// # Errors
/// When the case takes more work than one decision may.
pub fn decide(plan: &Arc<Plan>, goal: RuleId, facts: &Facts) -> Result<Cell, TooMuchWork> {
    Evaluator::new(plan).decide(goal, facts, plan.default_readings())
}
