//! The library for other programs: rule files and facts in, decisions, explanations and comparisons out.
//!
//! Example: [`RuleBase::plan`] gives the law of a day, [`Plan::decide`] an answer by it, [`Decision::explain`] its reasons.
//! Each type wraps what the stages make and names things as rule files do; none holds a number of a table. Not here: anything a stage
//! does. All of it is reached from the root of the crate.

mod comparison;
mod decision;
mod error;
mod explanation;
mod facts;
mod interview;
mod plan;
mod rule_base;
mod what_would_turn;

pub use comparison::Comparison;
pub use decision::{Answer, Decision, OtherReading, Value};
pub use error::{Diagnostics, Error, UnknownGoal};
pub use explanation::{Citation, Explanation, MissingFact};
pub use facts::{Assessment, Facts, Given, Item};
pub use interview::{Certain, Interview, Question};
pub use plan::{Goal, Input, Plan};
pub use rule_base::RuleBase;
pub use what_would_turn::{Way, WhatWouldTurn};
