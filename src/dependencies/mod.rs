//! Dependencies: what a name of the law affects, and what it rests on, in one version or in several.
//!
//! Example: the figure `lower_age_limit` is used by `of_working_age`, and through that by the right to the programme and the benefit.
//! Invariant: a rule is told as affected if and only if some way leads from it to the name, through rules, their exceptions and every reading. A
//! way says that there may be an effect, never that there is one. Not here: whether an answer changes (see [`crate::symbolic`]).

mod graph;
mod json;
mod picture;
mod text;
mod uses;

pub use graph::{Graph, Thing, asking_in_any};
pub use json::uses_json;
pub use picture::{MOST, picture};
pub use text::text;
pub use uses::{Affected, Asked, InVersions, Uses, graphs, uses};
