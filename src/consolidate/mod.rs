//! Consolidation: acts and amendments -> the law of one version.
//!
//! Example: `2018-06-01+hoering_2018:lower_age_limit` is § 29 with 18 for 19, that figure marked with the measure it came from.
//! Invariant: targets of an amendment are counted in the numbering before it, insertions in the numbering after it, so the order of its
//! lines does not matter. An amendment meets the text in force on its own day. Not here: what a condition means, and whether its names
//! exist (see [`crate::resolve`]).

mod adopted;
mod advance;
mod amendments;
mod apply;
mod applying;
mod base;
mod claim_error;
mod claimed;
mod claims;
mod content;
mod days;
mod declared;
mod effects;
mod enacted;
mod error;
mod history;
mod invariants;
mod letters;
mod locate;
mod measures;
mod order;
mod parts;
mod precedence;
mod reached;
mod record;
mod same_day;
mod select;
mod transition;
mod tree;
mod versions;

pub use adopted::{Adopted, Measures};
pub use amendments::Amendments;
pub use apply::{consolidate, consolidate_in};
pub use claims::{ClaimOf, claims, versions_of};
pub use days::{days_of_amounts, days_of_texts};
pub use declared::Declared;
pub use effects::{Affected, Deed, Effect};
pub use error::version_error;
pub use history::History;
pub use invariants::{InvariantOf, invariants};
pub use measures::{AppliedMeasure, Blocks, ChangeId};
pub use parts::Parts;
pub use tree::{ActText, Consolidation, Content, EarlierWording, MemberNode, Provision, Repealed, RuleNode, Unit};
pub use versions::{MeasureName, all_versions, measures, with_needed};
