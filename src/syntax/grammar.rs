//! The one place that names pest's generated type.

/// The parser pest makes of `grammar/rules.pest`.
#[derive(pest_derive::Parser)]
#[grammar = "grammar/rules.pest"]
pub struct Grammar;
