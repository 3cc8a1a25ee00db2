//! Why there is no answer: the wording of faults.

use std::collections::BTreeSet;

use super::Ctx;
use super::fragment::Fragment;
use super::say;
use super::seen::Seen;
use super::values::rule_found;
use crate::eval::{Fault, FaultKind, Subject};
use crate::model::{Cell, ExprKind, Polarity, RuleId, Value};

impl<'a> Ctx<'a> {
    /// Why an operand of a comparison has no answer: «kan ikke regnes ut: 30. februar 2023 finnes ikke …».
    pub(super) fn unreckoned(&self, step: usize) -> Fragment<'a> {
        match self.why(step) {
            Some(why) => say::cannot_be_worked_out(why),
            // The fault of a rule is explained in a step of its own.
            None => say::undecided(),
        }
    }

    /// The fault of a step, or of a step below it. Faults of rules have steps of their own.
    pub(super) fn why(&self, step: usize) -> Option<Fragment<'a>> {
        let (mut stack, mut met) = (vec![step], BTreeSet::new());
        while let Some(at) = stack.pop() {
            let Some(Subject::Expr(_)) = self.node(at) else { continue };
            if self.found(at) != Cell::Fault || !met.insert(at) {
                continue;
            }
            if let Some(why) = self.fault(at) {
                return Some(why);
            }
            stack.extend(self.decision.trace.below_from_last(at));
        }
        None
    }

    /// The fault of a step itself. For a rule: the two exceptions that both apply and differ.
    pub(super) fn fault(&self, step: usize) -> Option<Fragment<'a>> {
        self.decision.trace.fault_of(step).map(|fault| self.fault_words(step, fault))
    }

    fn fault_words(&self, step: usize, fault: &Fault) -> Fragment<'a> {
        match fault.kind {
            FaultKind::NoWorkingDay => say::no_working_day(),
            FaultKind::NotWholeDays => say::not_whole_days(),
            FaultKind::Tie => say::tie(),
            FaultKind::Backwards => say::backwards(),
            FaultKind::Endless => say::endless(),
            FaultKind::NoDays => say::no_days_in_it(),
            FaultKind::NobodyInList => say::nobody_in_list(),
            FaultKind::DivisionByZero => self.nought(step).map_or_else(say::divided_by_zero, say::divided_by),
            FaultKind::OutOfRange => say::too_large(),
            FaultKind::DateOutOfRange => say::date_out_of_range(),
            FaultKind::NoSuchDay { year, month, day } => say::no_such_day(Fragment::Day(year, month, day)),
            FaultKind::NoValueOn(day) => say::no_value_on(self.seen(step).map_or(Fragment::Name(""), |seen| self.label(seen)), day),
            FaultKind::Conflict { rule, first, second } => self.conflict_words(step, rule, [first, second]),
        }
    }

    /// The divisor that is zero.
    fn nought(&self, step: usize) -> Option<Fragment<'a>> {
        let seen = self.seen(step)?;
        let Some(ExprKind::Product(factors)) = self.kind(seen.id()) else { return None };
        let zero = |factor: &Seen| match self.cell_of(*factor) {
            Cell::Known(Value::Number(number)) => number.is_zero(),
            _ => false,
        };
        let mut divisors =
            factors.iter().filter(|(polarity, _)| *polarity == Polarity::Inverse).map(|(_, factor)| self.part(seen, *factor));
        let divisor = divisors.find(zero)?;
        (!self.literal(divisor.id())).then(|| say::quoted(self.label(divisor)))
    }

    fn conflict_words(&self, step: usize, id: RuleId, sides: [u16; 2]) -> Fragment<'a> {
        let side = |at: u16| {
            let rule = self.book().rules.get(id.index())?;
            let exception = rule.exceptions.get(usize::from(at))?;
            let value = rule_found(&self.cell_of(self.below_rule(step, exception.value)), rule);
            Some(say::conflict_side(self.cite(exception.standing), value, self.formula(self.below_rule(step, exception.when))))
        };
        let [first, second] = sides.map(|at| side(at).unwrap_or(Fragment::Name("")));
        say::conflict(first, second)
    }
}
