//! Files, places in them, and what there is to say about a place.
//!
//! Example: `Diagnostic::error(codes::UNKNOWN_NAME, span, message).help(…)`, drawn by [`render`] with the user's own line.
//! Characters are counted only in [`render`]; everywhere else a place is bytes.

pub mod codes;
mod diagnostic;
mod file;
mod hidden;
pub mod limits;
mod line_end;
mod markup;
mod parallel;
#[cfg(feature = "render")]
pub mod render;
mod reserved;
mod spelling;
mod style;

pub use crate::law::both;
pub use diagnostic::{Diagnostic, Severity};
pub use file::{FileId, SourceFile, SourceMap, Span, is_cases};
pub use hidden::{all_seen, is_hidden, seen};
pub use line_end::{is_odd_line_end, odd_line_ends, rare_signs};
pub use markup::{escape_markdown, escape_markdown_sign, escape_sign, escape_text, escaped, markdown_escaped, no_markup_begins};
pub use parallel::{at_once, parallel_map};
pub use reserved::is_reserved;
pub use spelling::{did_you_mean, meant, nearest};
pub use style::Style;
