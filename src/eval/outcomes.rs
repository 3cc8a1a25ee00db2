//! What an answer could still come to, where it is open which branch of a rule decides.

use super::answer::Answer;

/// The values an answer could have beside the one at hand.
#[derive(Debug)]
pub(super) struct Outcomes<A> {
    /// One that is known.
    known: Option<A>,
    /// Others that are known differ from it.
    differ: bool,
    /// One of them is not known, and may turn out to be any value.
    unknown: bool,
    /// One of them has no answer.
    fault: bool,
}

impl<A> Default for Outcomes<A> {
    fn default() -> Outcomes<A> {
        Outcomes { known: None, differ: false, unknown: false, fault: false }
    }
}

impl<A: Answer> Outcomes<A> {
    pub(super) fn add(&mut self, answer: &A) {
        match &self.known {
            _ if *answer == A::UNKNOWN => self.unknown = true,
            _ if *answer == A::FAULT => self.fault = true,
            None => self.known = Some(answer.clone()),
            Some(known) => self.differ |= known != answer,
        }
    }

    /// Of open exceptions beside one that applies: what says something else than that leads to a conflict, and to no answer.
    pub(super) fn conflict_with(&mut self, applied: &A) {
        if self.known.as_ref().is_some_and(|known| self.differ || known != applied) {
            let agrees = self.known.as_ref() == Some(applied);
            self.known = self.known.take().filter(|_| agrees);
            (self.differ, self.fault) = (false, true);
        }
    }

    #[inline]
    fn is_empty(&self) -> bool {
        self.known.is_none() && !self.unknown && !self.fault
    }

    /// Whether every one of them is this.
    fn all(&self, answer: &A) -> bool {
        let others = match answer {
            open if *open == A::UNKNOWN => true,
            fault if *fault == A::FAULT => self.known.is_some(),
            known => self.differ || self.fault || self.known.as_ref().is_some_and(|other| other != known),
        };
        !self.unknown && !others
    }

    /// Whether one of them is, or may turn out to be, this.
    fn may_be(&self, answer: &A) -> bool {
        self.unknown || self.differ || self.known.as_ref() == Some(answer)
    }
}

/// The answer, if it is the same whatever the open branches turn out to be. `settled` is the answer without them; those of `faulty`
/// have a condition without an answer, so that there is one only where it makes no difference what they say.
#[inline]
pub(super) fn settle<A: Answer>(settled: A, open: &Outcomes<A>, faulty: &Outcomes<A>) -> A {
    // Mostly it is known which branch decides.
    if open.is_empty() && faulty.is_empty() { settled } else { unsettled(settled, open, faulty) }
}

#[cold]
fn unsettled<A: Answer>(settled: A, open: &Outcomes<A>, faulty: &Outcomes<A>) -> A {
    if faulty.is_empty() {
        return if settled != A::UNKNOWN && open.all(&settled) { settled } else { A::UNKNOWN };
    }
    // The one value that all of `faulty` may have; where they have several, or none, there is no answer in any event.
    let said = match &faulty.known {
        _ if faulty.differ || faulty.fault => return A::FAULT,
        Some(known) => known,
        None => return if settled == A::FAULT && open.all(&A::FAULT) { A::FAULT } else { A::UNKNOWN },
    };
    if settled == *said && open.all(said) && !faulty.unknown {
        settled
    } else if settled == *said || settled == A::UNKNOWN || open.may_be(said) {
        A::UNKNOWN
    } else {
        A::FAULT
    }
}
