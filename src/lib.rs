//! Paragraf.
#![allow(missing_docs, dead_code)]
pub mod law;
pub mod source;
pub mod syntax;
pub mod consolidate;
pub mod model;
