//! One case in work.

use super::memory::Memory;
use crate::compile::Plan;
use crate::model::{Cells, Lists};

/// One case in work. `TRACE` is known at compile time, so that deciding without a trace pays nothing for it.
pub(super) struct Run<'e, const TRACE: bool> {
    pub(super) plan: &'e Plan,
    pub(super) memory: &'e mut Memory,
    pub(super) facts: &'e Cells,
    pub(super) lists: &'e Lists,
    pub(super) readings: &'e [u16],
}
