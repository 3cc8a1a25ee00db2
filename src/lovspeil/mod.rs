//! Two versions of the law side by side in restated words, as ministries publish a bill: `Changes` -> a mirror -> Markdown, a page, the parts of
//! a document.
//!
//! Example: § 29 first subsection, «Nedre aldersgrense: 19 år.» beside «Nedre aldersgrense: 18 år.», the figures marked. Invariant: what is
//! written in a language of its own, a page or a document, is escaped in that room alone. Not here: what differs (see [`crate::provisions`]).

mod called;
mod data;
mod document;
mod html;
mod markdown;
mod mirror;
mod paired;
mod rows;

pub use data::{Mirror, Row, Section};
pub use document::document_parts;
pub use html::{html, section_html};
pub use markdown::{markdown, section_markdown};
pub use mirror::mirror;
