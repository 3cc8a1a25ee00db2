//! Comparison: two decisions of one case under two versions -> the steps where they differ.
//!
//! Example: under 2018-06-01 «alder er 18 år; kravet er minst 19 år», under the proposal «… minst 18 år», and the changed figure.
//! Invariant: a step is listed only if its finding differs, no finding that it rests on does, and the answer rests on it. Conditions are
//! matched by content and place, never by wording. A rule about each entity of a list is compared entity by entity, and an earlier wording
//! that decides some cases is part of its rule. Not here: which cases differ (that is for populations).

mod alike;
mod alone;
mod amounts;
mod json;
mod pair;
mod part;
mod repeals;
mod resting;
mod shape;
mod steps;
mod text;
mod together;
mod words;

pub use alone::{Alone, alone_json, alone_text};
pub use amounts::{FigureChange, ParameterChange};
pub use json::comparison_json;
pub use pair::{Line, Side};
pub use part::{Comparison, Parting, Relocation, compare};
pub use text::text;
pub use together::{Differs, Joined, together};
pub use words::{PartingWords, SideWords, parting_words, title};
