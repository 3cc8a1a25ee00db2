//! What an answer could still come to, where it is open which branch of a rule decides.

use crate::model::Cell;

/// The values an answer could have beside the one at hand.
#[derive(Debug, Default)]
pub(super) struct Outcomes {
    /// One that is known.
    known: Option<Cell>,
    /// Others that are known differ from it.
    differ: bool,
    /// One of them is not known, and may turn out to be any value.
    unknown: bool,
    /// One of them has no answer.
    fault: bool,
}

impl Outcomes {
    pub(super) fn add(&mut self, cell: &Cell) {
        match (cell, &self.known) {
            (Cell::Unknown, _) => self.unknown = true,
            (Cell::Fault, _) => self.fault = true,
            (Cell::Known(_), None) => self.known = Some(cell.clone()),
            (Cell::Known(_), Some(known)) => self.differ |= known != cell,
        }
    }

    /// Of open exceptions beside one that applies: what says something else than that leads to a conflict, and to no answer.
    pub(super) fn conflict_with(&mut self, applied: &Cell) {
        if self.known.as_ref().is_some_and(|known| self.differ || known != applied) {
            let agrees = self.known.as_ref() == Some(applied);
            self.known = self.known.take().filter(|_| agrees);
            (self.differ, self.fault) = (false, true);
        }
    }

    fn is_empty(&self) -> bool {
        self.known.is_none() && !self.unknown && !self.fault
    }

    /// Whether every one of them is this.
    fn all(&self, cell: &Cell) -> bool {
        let others = match cell {
            Cell::Known(_) => self.differ || self.fault || self.known.as_ref().is_some_and(|known| known != cell),
            Cell::Fault => self.known.is_some(),
            Cell::Unknown => true,
        };
        !self.unknown && !others
    }

    /// Whether one of them is, or may turn out to be, this.
    fn may_be(&self, cell: &Cell) -> bool {
        self.unknown || self.differ || self.known.as_ref() == Some(cell)
    }
}

/// The answer, if it is the same whatever the open branches turn out to be. `settled` is the answer without them; those of `faulty`
/// have a condition without an answer, so that there is one only where it makes no difference what they say.
pub(super) fn settle(settled: Cell, open: &Outcomes, faulty: &Outcomes) -> Cell {
    if faulty.is_empty() {
        return if settled != Cell::Unknown && open.all(&settled) { settled } else { Cell::Unknown };
    }
    // The one value that all of `faulty` may have; where they have several, or none, there is no answer in any event.
    let said = match &faulty.known {
        _ if faulty.differ || faulty.fault => return Cell::Fault,
        Some(known) => known,
        None => return if settled == Cell::Fault && open.all(&Cell::Fault) { Cell::Fault } else { Cell::Unknown },
    };
    if settled == *said && open.all(said) && !faulty.unknown {
        settled
    } else if settled == *said || settled == Cell::Unknown || open.may_be(said) {
        Cell::Unknown
    } else {
        Cell::Fault
    }
}
