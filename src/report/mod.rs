//! A report on what differs between two versions, for those who decide and those who draft: what is known -> a report -> a page, Markdown.
//!
//! Example: "Of 80 questions 49 have another answer", then for whom, which claims of the papers hold, and the provisions side by side.
//! Invariant: what is proved, what is found and what is not decided stand apart, and each number is counted once (`docs/report.md`). Not here:
//! how anything is found out, and files.

mod cases;
mod claims;
mod figures;
mod findings;
mod html;
mod ids;
mod invariants;
mod markdown;
mod material;
mod measures;
mod model;
mod outcomes;
mod pictures;
mod rest;
mod style;
mod summary;
mod whole;
mod words;

pub use cases::NAMED;
pub use html::html;
pub use markdown::markdown;
pub use material::Material;
pub use model::{Block, Case, Inline, Line, Mark, Part, Report, Table};
pub use whole::report;
