//! All cases at once: the checked rules of two versions -> one decision diagram, and what it proves.
//!
//! Example: under an age limit of 19 and of 18 the answers differ for who is 18 on the day of application, and for nobody else.
//! Invariant: a difference is told only after the evaluator has found it in a case; that there is none, only on a proof. Not here: words.
//!
//! `terms` → `diagram` → `walk` → `paths` → `examples` → `questions`; each room takes only from those before it.

mod diagram;
mod examples;
mod paths;
mod questions;
mod terms;
mod walk;

pub use diagram::leaf::Change;
pub use diagram::space::{Origin, Read};
pub use examples::witness::{Boundary, Example};
pub use questions::attribution::{Attribution, Cancelling, attribution};
pub use questions::causes::{Caused, Causes, Part, Where};
pub use questions::claim::{Broken, Open, Proof, Tried, Under, Verdict, decide_claim, decide_invariant};
pub use questions::composed::difference;
pub use questions::difference::{Component, Difference, Rest, Standing};
pub use questions::family::{Deed, Family, Line, LineOf, Measure, MeasureSet, PlanOf};
pub use questions::of_case::{CausesOfCase, CausesOfCases};
pub use questions::otherwise::{Opened, OtherReading, Otherwise, otherwise};
pub use questions::outcomes::Effect;
pub use questions::point::{AllCases, Cells};
pub use questions::profile::{Can, Profile, profiles};
pub use questions::region::{Compared, Condition, Limit, Range, Region, Subject};
pub use questions::relevant::{Text, text_of_invariant};
pub use questions::short::Short;
pub use questions::together::{Asks, Outcome, Situations, Together, situations};
pub use terms::shift::{DateStep, Shift};
