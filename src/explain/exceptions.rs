//! The exceptions of a rule in one step of it: which apply, and which yield to others.

use rustc_hash::{FxHashMap, FxHashSet};

use super::fragment::{Fragment, more};
use super::seen::Seen;
use super::step_view::{StepView, Verdict};
use super::{Ctx, say};
use crate::model::{Cell, Exception, ExprId, Rule};
use crate::source::limits;

/// The exceptions of a rule by their conditions. Each is found without a look at the others.
pub(super) fn by_condition(rule: &Rule) -> FxHashMap<ExprId, usize> {
    let mut out = FxHashMap::default();
    for (at, exception) in rule.exceptions.iter().enumerate() {
        out.entry(exception.when).or_insert(at);
    }
    out
}

/// The exceptions of a rule in one step of it, by their numbers.
pub(super) struct Ranked<'a> {
    pub(super) rule: &'a Rule,
    step: usize,
    conditions: FxHashMap<ExprId, usize>,
    values: FxHashSet<ExprId>,
    /// The first exception that applies and goes before each.
    outranked: Vec<Option<usize>>,
    /// The first exceptions that may yet apply and go before each, no more of them than are told, and how many there are.
    perhaps: Vec<(Vec<usize>, usize)>,
}

impl Ranked<'_> {
    /// The exception with a condition.
    pub(super) fn with_condition(&self, id: ExprId) -> Option<usize> {
        self.conditions.get(&id).copied()
    }

    /// Whether an expression is the value of an exception.
    pub(super) fn is_value(&self, id: ExprId) -> bool {
        self.values.contains(&id)
    }
}

impl<'a> Ctx<'a> {
    /// The exceptions of a rule in a step of it.
    pub(super) fn ranked(&self, step: usize, rule: &'a Rule) -> Ranked<'a> {
        let count = rule.exceptions.len();
        let (mut outranked, mut perhaps) = (vec![None; count], vec![(Vec::new(), 0); count]);
        for (at, exception) in rule.exceptions.iter().enumerate().filter(|(_, exception)| !exception.before.is_empty()) {
            let behind = || exception.before.iter().map(|behind| usize::from(*behind));
            match self.found_when(step, exception) {
                Some(Cell::Known(_)) if self.applies(step, exception) => {
                    for own in behind() {
                        if let Some(slot @ None) = outranked.get_mut(own) {
                            *slot = Some(at);
                        }
                    }
                }
                Some(Cell::Unknown | Cell::Fault) if !exception.transition => {
                    for own in behind() {
                        let Some((first, all)) = perhaps.get_mut(own) else { continue };
                        *all += 1;
                        if first.len() < limits::TOLD {
                            first.push(at);
                        }
                    }
                }
                _ => {}
            }
        }
        let values = rule.exceptions.iter().map(|exception| exception.value).collect();
        Ranked { rule, step, conditions: by_condition(rule), values, outranked, perhaps }
    }

    /// An exception that was not evaluated because another goes before it.
    pub(super) fn outranked(&self, ranked: &Ranked<'a>, at: usize) -> Option<StepView<'a>> {
        let exceptions = &ranked.rule.exceptions;
        let (exception, above) = (exceptions.get(at)?, exceptions.get(ranked.outranked.get(at).copied()??)?);
        // An exception of the new wording does not concern the earlier wording.
        if above.transition {
            return None;
        }
        let text = say::told_as(self.yields(ranked.step, above), self.formula(Seen::written(exception.when)));
        Some(StepView::new(Verdict::NotExamined, exception.standing, text))
    }

    /// The exceptions to which this one may yield: it is not known yet whether they apply.
    pub(super) fn perhaps_outranked(&self, ranked: &Ranked<'a>, cell: &Cell, at: usize) -> Vec<Fragment<'a>> {
        let Some((first, all)) = ranked.perhaps.get(at).filter(|_| *cell != Cell::NO) else { return Vec::new() };
        let above = first.iter().filter_map(|above| ranked.rule.exceptions.get(*above));
        let mut out: Vec<_> = above.map(|above| say::if_that_applies(self.yields(ranked.step, above))).collect();
        out.extend(more(all - first.len()).map(say::and_more_exceptions));
        out
    }

    /// «viker for unntaket i § 5 første ledd (det haster)»
    fn yields(&self, step: usize, above: &'a Exception) -> Fragment<'a> {
        say::yields(self.cite(above.standing), self.formula(self.below_rule(step, above.when)))
    }

    fn found_when(&self, step: usize, exception: &Exception) -> Option<Cell> {
        self.step_of(step, exception.when).map(|at| self.found(at))
    }

    fn applies(&self, step: usize, exception: &Exception) -> bool {
        self.found_when(step, exception) == Some(Cell::YES)
    }

    /// Whether an exception of a rule applies.
    pub(crate) fn excepted(&self, step: usize, rule: &Rule) -> bool {
        rule.exceptions.iter().any(|exception| self.applies(step, exception))
    }

    /// Whether an earlier wording of a rule decides.
    pub(super) fn is_decided_by_earlier_wording(&self, step: usize, rule: &Rule) -> bool {
        rule.exceptions.iter().any(|exception| exception.transition && self.applies(step, exception))
    }
}
