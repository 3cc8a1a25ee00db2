//! Compilation: [`Checked`](crate::check::Checked) -> [`Plan`]. Names are slots, figures and today's parameters are constants, lists lie in one row.
//!
//! Example: `age(…) >= lower_age_limit` becomes `Compare` of an `Age` and the constant 19.
//! Invariant: a plan runs without looking at a name, a text or a place; an operation has the number of its expression. Not here: facts.

mod bounded;
mod direct;
mod fold;
mod lower;
mod plan;
mod possible;
mod sharing;

pub use lower::compile;
pub use plan::{AgeTest, Each, Form, Op, Plan, PlanException, PlanGather, PlanReading, PlanRule, Slice};
pub(crate) use plan::{CONSTANT, COUNTED, FACT, NONE, PLUS, TIMES};
pub(crate) use possible::Possible;
