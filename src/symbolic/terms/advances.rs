//! Functions of days that lead to a later day from every day, each looked at once.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::shift::Shift;

/// Which functions are known to lead to a later day from every day.
#[derive(Debug, Default)]
pub(in crate::symbolic) struct Advances(RefCell<FxHashMap<Shift, bool>>);

impl Advances {
    pub(in crate::symbolic) fn advances(&self, once: Shift) -> bool {
        if let Some(known) = self.0.borrow().get(&once) {
            return *known;
        }
        let found = once.always_advances();
        self.0.borrow_mut().insert(once, found);
        found
    }
}
