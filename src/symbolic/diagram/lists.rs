//! What is known of lists and of other terms that are not looked into, in the diagrams of one round.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::canon::Canon;
use super::node::{Level, Node};
use crate::model::Gather;
use crate::symbolic::terms::quantity::Quantity;

/// Names of listed entities.
pub(in crate::symbolic) type Items = SmallVec<[Arc<str>; 2]>;

/// Values that some variables may have, each from a first to a last one.
pub(in crate::symbolic) type Values = Box<[(Level, usize, usize)]>;

/// What is known of them.
#[derive(Debug, Default)]
pub(in crate::symbolic) struct Lists {
    pub(in crate::symbolic) gatherings: FxHashMap<Quantity, Gathering>,
    /// The terms met in this round.
    pub(in crate::symbolic) closed: FxHashSet<Quantity>,
    pub(in crate::symbolic) never: Vec<Never>,
    /// Which terms never exceed which others, wherever both have an answer. Of days: which have no day that others do not have.
    pub(in crate::symbolic) at_most: FxHashMap<(Quantity, Quantity), bool>,
    /// The terms that never exceed some other.
    pub(in crate::symbolic) exceeded: FxHashSet<Quantity>,
    /// Whether values of variables can be together, as far as that has been worked out.
    pub(in crate::symbolic) together: RefCell<FxHashMap<Values, bool>>,
    /// The entities of whose items a node speaks, as far as that has been worked out.
    pub(in crate::symbolic) items: FxHashMap<Node, Items>,
    /// Values of variables that were found to contradict each other.
    pub(in crate::symbolic) contradictions: Vec<BTreeMap<Level, Vec<bool>>>,
    /// The terms without an answer in every case that a term is made of.
    pub(in crate::symbolic) needs: FxHashMap<Quantity, Vec<Quantity>>,
    /// Whether all pairs of this round have been looked at.
    pub(in crate::symbolic) ready: bool,
    /// While they are: what the items of lists are compared with has an answer.
    pub(in crate::symbolic) relating: bool,
}

/// What is gathered from a list, in the diagrams of the round.
#[derive(Debug, Clone)]
pub(in crate::symbolic) struct Gathering {
    pub(in crate::symbolic) form: Gather,
    pub(in crate::symbolic) entity: Arc<str>,
    pub(in crate::symbolic) list: Canon,
    /// Whether an item counts, and its value.
    pub(in crate::symbolic) filter: Node,
    pub(in crate::symbolic) value: Node,
    /// Whether it has an answer in every case.
    pub(in crate::symbolic) total: bool,
}

/// Items that no list of a case that can be has: those for which a diagram comes to yes.
#[derive(Debug, Clone)]
pub(in crate::symbolic) struct Never {
    pub(in crate::symbolic) list: Canon,
    pub(in crate::symbolic) entity: Arc<str>,
    pub(in crate::symbolic) item: Node,
}
