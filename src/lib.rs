//! Paragraf.
#![allow(missing_docs, dead_code)]
pub mod law;
pub mod source;
pub mod data;
pub mod syntax;
pub mod consolidate;
pub mod model;
pub mod resolve;
pub mod check;
pub mod compile;
pub mod facts;
pub mod eval;
pub mod explain;
pub mod compare;
pub mod rulebase;
pub mod suite;
pub mod cli;
