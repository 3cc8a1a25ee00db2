//! A decision, or one case by two versions, for people to read, fold, print and pass on: a page, Markdown, a flowchart, data.
//!
//! Example: the paragraph first, then the reasons with the facts beside them, every step behind a fold, and each provision leading to its text.
//! Invariant: only what an [`crate::explain::Explanation`] tells is told; every sign of every text stands for itself; a page fetches nothing and
//! runs nothing. Not here: how an answer is found or worded, and files.

mod cited;
mod facts;
mod html;
mod html_steps;
mod html_two;
mod html_words;
mod json;
mod json_two;
mod markdown;
mod markdown_two;
mod markdown_words;
mod mermaid;
mod mermaid_two;
mod outline;
mod style;
mod text_two;
mod two;

#[cfg(feature = "letter")]
pub(crate) use cited::{address, begun};
#[cfg(feature = "letter")]
pub(crate) use facts::{GivenFact, given, value_of};
pub use html::html;
#[cfg(feature = "letter")]
pub(crate) use html_steps::line;
pub use html_two::html_of_two;
pub use json::{ExplanationJson, explanation_json};
pub use json_two::{alone_explained_json, compared_json};
pub use markdown::{markdown, markdown_part};
pub use markdown_two::markdown_of_two;
pub use mermaid::mermaid;
pub use mermaid_two::mermaid_of_two;
pub use outline::Shown;
pub use text_two::text_of_two;
pub use two::Compared;
