//! The effect of a change of law on many cases: how many get which answer, which cases change, and where they part.
//!
//! Example: of 200 applicants 7 get another answer by the proposal; they part at the age limit, which one of its measures lowers.
//! Invariant: every case is counted once in every version, and a case that changes is told with the step where it parts. Cases are taken in
//! pieces, so that there may be any number of them. Not here: where cases come from (see `cli`), and what holds for all cases (see
//! [`crate::symbolic`]).

mod answer;
mod case;
mod causes;
mod json;
mod tally;
mod text;
mod words;

pub use case::{Case, Changed, Parted, Question};
pub use json::effect_json;
pub use tally::{Effect, GoalEffect, Group, Kept, Way};
pub use text::text;
pub use words::{GoalWords, GroupWords, goal_words};
