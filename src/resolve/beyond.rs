//! Resolving a part of the law alone: the names that the rest of the version declares.

use std::cell::Cell;

use rustc_hash::FxHashSet as HashSet;

use crate::source::Span;

/// The context of a partial resolution.
pub struct Beyond<'n> {
    /// All names of the version.
    pub names: &'n HashSet<std::sync::Arc<str>>,
    /// Names that may no longer exist. They count only if the part declares them.
    pub doubtful: &'n dyn Fn(&str) -> bool,
    /// The places whose faults are wanted. Names elsewhere are not looked up.
    pub asked: &'n dyn Fn(Span) -> bool,
    /// Set if a fault cannot be reported without the rest of the law.
    pub lacking: Cell<bool>,
}
