//! All cases at once: the checked rules of two versions -> one decision diagram, and what it proves.
//!
//! Example: under an age limit of 19 and of 18 the answers differ for who is 18 on the day of application, and for nobody else.
//! Invariant: a difference is told only after the evaluator has found it in a case; that there is none, only on a proof. Not here: words.

mod advances;
mod attribution;
mod axis;
mod candidates;
mod canon;
mod case;
mod claim;
mod closed;
mod concrete;
mod cover;
mod days;
mod diagram;
mod difference;
mod eliminate;
mod existence;
mod family;
mod gathering;
mod inclusion;
mod leaf;
mod linear;
mod lists;
mod meaning;
mod mentions;
mod numbers;
mod operation;
mod ordering;
mod outcomes;
mod pair;
mod point;
mod quantity;
mod region;
mod relevant;
mod schema;
mod search;
mod shift;
mod short;
mod space;
mod system;
mod together;
mod tries;
mod variable;
mod walk;
mod witness;

pub use attribution::{Attribution, Cancelling, Caused, Causes, Part, Where, attribution};
pub use claim::{Broken, Open, Proof, Under, Verdict, decide_claim};
pub use difference::{Difference, Standing, difference};
pub use family::{Family, Measure, MeasureSet, PlanOf};
pub use leaf::Change;
pub use outcomes::Effect;
pub use point::AllCases;
pub use region::{Compared, Condition, Limit, Range, Region, Subject};
pub use shift::{Move, Shift};
pub use short::Short;
pub use space::Origin;
pub use together::{Asks, Outcome, Situations, Together, situations};
pub use witness::Example;
