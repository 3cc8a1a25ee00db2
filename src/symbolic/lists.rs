//! What is known of lists and of other terms that are not looked into, in the diagrams of one round.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::canon::Canon;
use super::diagram::Node;
use super::quantity::Quantity;
use crate::model::Gather;

/// What is known of them.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) gatherings: FxHashMap<Quantity, Gathering>,
    /// The terms met in this round.
    pub(super) closed: FxHashSet<Quantity>,
    pub(super) never: Vec<Never>,
    /// Which terms never exceed which others, wherever both have an answer. Of days: which have no day that others do not have.
    pub(super) at_most: FxHashMap<(Quantity, Quantity), bool>,
    /// The terms without an answer in every case that a term is made of.
    pub(super) needs: FxHashMap<Quantity, Vec<Quantity>>,
    /// Whether all pairs of this round have been looked at.
    pub(super) ready: bool,
    /// While they are: what the items of lists are compared with has an answer.
    pub(super) relating: bool,
}

/// What is gathered from a list, in the diagrams of the round.
#[derive(Debug, Clone)]
pub(super) struct Gathering {
    pub(super) form: Gather,
    pub(super) entity: Arc<str>,
    pub(super) list: Canon,
    /// Whether an item counts, and its value.
    pub(super) filter: Node,
    pub(super) value: Node,
    /// Whether it has an answer in every case.
    pub(super) total: bool,
}

/// Items that no list of a case that can be has: those for which a diagram comes to yes.
#[derive(Debug, Clone)]
pub(super) struct Never {
    pub(super) list: Canon,
    pub(super) entity: Arc<str>,
    pub(super) item: Node,
}
