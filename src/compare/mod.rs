//! Comparison: two decisions of one case under two versions -> the steps where they part.
//!
//! Example: under 2018-06-01 «alder er 18 år; kravet er minst 19 år», under the proposal «… minst 18 år», and the figure that changed.
//! Invariant: a step is named only if its finding differs and nothing below it does; two conditions are one by what they say and where
//! they stand, never by their words. A rule of each entity of a list is compared entity by entity. Not here: which cases differ (that is for populations).

mod amounts;
mod json;
mod pair;
mod part;
mod shape;
mod steps;
mod text;

pub use amounts::{FigureChange, ParameterChange};
pub use json::comparison_json;
pub use pair::{Line, Side};
pub use part::{Comparison, Parting, Relocation, compare};
pub use text::text;
