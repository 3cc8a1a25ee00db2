//! A decision as a letter: a decision and a template -> a letter with marks where something is missing -> Markdown, a page, a document.
//!
//! Example: `{{ outcome }}` in a template is the answer in a sentence. Invariant: what is told never passes through the template, which holds its
//! place only, so no text of a case is ever markup; a letter in which something is missing says so, whatever its template leaves out.
//! Not here: how an answer is found or worded, which law asks a letter for what, and files. `docs/letter.md` says what a template may hold.

mod blocks;
mod board;
mod context;
mod draft;
mod functions;
mod html;
mod language;
mod markdown;
mod mistake;
mod office;
mod party;
mod required;
mod template;
mod told;

pub use draft::{Commission, Letter, letter};
pub use html::html;
pub use markdown::markdown;
pub use office::document_parts;
pub use template::{TEMPLATE_ENDING, Templates, included};
