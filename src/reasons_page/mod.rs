//! A decision, or one case by two versions, for people to read, fold, print and pass on: a page, Markdown, a flowchart, data.
//!
//! Example: the paragraph first, then the reasons with the facts beside them, every step behind a fold, and each provision leading to its text.
//! Invariant: only what an [`crate::explain::Explanation`] tells is told; every sign of every text stands for itself; a page fetches nothing and
//! runs nothing. Not here: how an answer is found or worded, and files.

mod cited;
mod facts;
mod html;
mod html_steps;
mod html_words;
mod json;
mod markdown;
mod markdown_words;
mod mermaid;
mod outline;
mod style;

pub use html::html;
pub use json::{ExplanationJson, explanation_json};
pub use markdown::markdown;
pub use mermaid::mermaid;
pub use outline::Shown;
