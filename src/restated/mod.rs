//! A version's provisions restated in words: a law and its rules -> sentences, and the provision as law.
//!
//! Example: `Nedre aldersgrense: 18 år. [1]`, and below it which measure the figure came with. Invariant: words are made of what is written, not of
//! a case, and what is said of a provision is the same wherever it is said. Not here: what differs between two versions (see
//! [`crate::lovspeil`]).

mod delegation;
mod exceptions;
mod json;
mod sentences;
mod shown;
mod speaker;
mod text;

pub use delegation::{given_under, gives};
pub use json::shown_json;
pub(crate) use sentences::said;
pub use shown::{Asked, Mark, Origin, Shown, ShownLine, ShownPart, ShownSection, shown};
pub(crate) use speaker::{About, Block, Line, Speaker};
pub use text::shown_text;
