//! A part of the law resolved alone: the names of the version that stand in the rest of it.

use std::cell::Cell;

use rustc_hash::FxHashSet as HashSet;

use crate::source::Span;

/// What there is beyond the part that is resolved.
pub struct Beyond<'n> {
    /// The names of the whole version.
    pub names: &'n HashSet<std::sync::Arc<str>>,
    /// Those of them that may have gone: they count where the part has them.
    pub doubtful: &'n dyn Fn(&str) -> bool,
    /// The places whose faults are asked for. Of the others nothing is looked up.
    pub asked: &'n dyn Fn(Span) -> bool,
    /// Set where a fault can't be told without the rest of the law.
    pub lacking: Cell<bool>,
}
