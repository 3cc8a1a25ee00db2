//! Nodes and variables by their numbers.

/// A node of a diagram. A leaf has the highest bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::symbolic) struct Node(pub(super) u32);

/// Marks a leaf.
pub(super) const LEAF: u32 = 1 << 31;

impl Node {
    /// Whether it is a leaf.
    pub(in crate::symbolic) fn is_leaf(self) -> bool {
        self.0 & LEAF != 0
    }
}

/// A variable by its place in the order: its class in the high bits, then its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::symbolic) struct Level(pub(in crate::symbolic) u32);

/// Where the number of a variable in its class ends.
const CLASS_BITS: u32 = 28;

impl Level {
    /// The variable of a number in a class.
    pub(in crate::symbolic) fn new(class: u32, number: u32) -> Level {
        Level(class << CLASS_BITS | number)
    }

    /// The class.
    pub(in crate::symbolic) fn class(self) -> u32 {
        self.0 >> CLASS_BITS
    }

    /// The number in the class.
    pub(in crate::symbolic) fn number(self) -> u32 {
        self.0 & ((1 << CLASS_BITS) - 1)
    }
}
