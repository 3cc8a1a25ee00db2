//! Why there is no answer.

use super::Ctx;
use super::words::{date_words, day_words, quoted};
use crate::eval::{Fault, FaultKind, Node};
use crate::law::Lang;
use crate::model::{Cell, Exception, ExprId, ExprKind, RuleId, Value};

impl Ctx<'_> {
    /// Why a value under a comparison has no answer: «kan ikke regnes ut: 30. februar 2023 finnes ikke …».
    pub(super) fn unreckoned(&self, step: usize) -> String {
        match self.why(step) {
            Some(why) => format!("{}: {why}", self.pick("kan ikke regnes ut", "can't be worked out")),
            // What a rule says is told in a step of its own.
            None => self.pick("kan ikke avgjøres", "can't be decided").to_owned(),
        }
    }

    /// The fault that a step met, itself or below it; not those of rules, which have steps of their own.
    pub(super) fn why(&self, step: usize) -> Option<String> {
        let mut stack = vec![step];
        while let Some(at) = stack.pop() {
            let Some(Node::Expr(id)) = self.decision.trace.steps.get(at).map(|step| step.node()) else { continue };
            if self.found(at) != Cell::Fault {
                continue;
            }
            if let Some(why) = self.fault(id) {
                return Some(why);
            }
            stack.extend(self.decision.trace.below(at).into_iter().rev());
        }
        None
    }

    fn fault(&self, id: ExprId) -> Option<String> {
        let own = |fault: &&Fault| fault.at == id && !matches!(fault.kind, FaultKind::Conflict { .. });
        self.decision.trace.faults.iter().find(own).map(|fault| self.fault_words(fault))
    }

    fn fault_words(&self, fault: &Fault) -> String {
        let lang = self.lang;
        match fault.kind {
            FaultKind::NoWorkingDay => {
                lang.pick("kalenderen har et helt år uten virkedager", "the calendar has a whole year without working days").to_owned()
            }
            FaultKind::NotWholeDays => {
                lang.pick("antallet virkedager er ikke et helt tall", "the number of working days is not whole").to_owned()
            }
            FaultKind::Tie => lang
                .pick(
                    "flere kommer like langt fram i rekkefølgen, og verdiene deres er ulike",
                    "several come first alike, and their values differ",
                )
                .to_owned(),
            FaultKind::Backwards => lang.pick("perioden slutter før den begynner", "the period ends before it begins").to_owned(),
            FaultKind::Endless => lang.pick("perioden har ingen slutt", "the period has no end").to_owned(),
            FaultKind::NoDays => lang.pick("det er ingen dager der", "there are no days in it").to_owned(),
            FaultKind::NobodyInList => lang.pick("listen er tom", "the list is empty").to_owned(),
            FaultKind::DivisionByZero => match (self.nought(fault.at), lang) {
                (Some(what), Lang::Nb) => format!("det måtte bli delt på {what}, som er null"),
                (Some(what), Lang::En) => format!("it would have to be divided by {what}, which is zero"),
                (None, _) => lang.pick("det ville bli delt på null", "this would divide by zero").to_owned(),
            },
            FaultKind::OutOfRange => lang.pick("tallet blir for stort", "the number becomes too large").to_owned(),
            FaultKind::DateOutOfRange => lang.pick("datoen faller utenfor år 1 til 9999", "the date is outside years 1 to 9999").to_owned(),
            FaultKind::NoSuchDay { year, month, day } => {
                let day = day_words(year, month, day, lang);
                let why = lang.pick(
                    "finnes ikke, og ingen regel sier hvilken dag som gjelder i stedet",
                    "does not exist, and no rule says which day counts instead",
                );
                format!("{day} {why}")
            }
            FaultKind::NoValueOn(day) => {
                let (what, day) = (self.label(fault.at), date_words(day, lang));
                match lang {
                    Lang::Nb => format!("{what} har ingen verdi {day}"),
                    Lang::En => format!("{what} has no value on {day}"),
                }
            }
            FaultKind::Conflict { rule, first, second } => self.conflict_words(rule, first, second),
        }
    }

    /// The divisor that came to nought.
    fn nought(&self, id: ExprId) -> Option<String> {
        let Some(ExprKind::Product(factors)) = self.kind(id) else { return None };
        let at = self.step_at(id)?;
        let zero = |factor: &ExprId| {
            let found = self.step_of(at, *factor).map(|at| self.found(at));
            matches!(found, Some(Cell::Known(Value::Number(number))) if number.is_zero())
        };
        let divisor = factors.iter().filter(|(times, _)| !times).map(|(_, factor)| *factor).find(zero)?;
        (!self.literal(divisor)).then(|| quoted(&self.label(divisor), self.lang))
    }

    /// The two exceptions of a rule that both apply and differ.
    pub(super) fn conflict(&self, rule: RuleId) -> Option<String> {
        let own = |fault: &&Fault| matches!(fault.kind, FaultKind::Conflict { rule: other, .. } if other == rule);
        self.decision.trace.faults.iter().find(own).map(|fault| self.fault_words(fault))
    }

    fn conflict_words(&self, id: RuleId, first: u16, second: u16) -> String {
        let Some(rule) = self.book().rules.get(id.index()) else { return String::new() };
        let side = |at: u16| {
            let exception: &Exception = rule.exceptions.get(usize::from(at))?;
            let found = self.step_at(exception.value).map_or(Cell::Unknown, |at| self.found(at));
            let value = self.outcome(found, rule);
            let (place, when) = (self.cite(exception.standing), self.formula(exception.when));
            Some(match self.lang {
                Lang::Nb => format!("{place} sier {value} ({when})"),
                Lang::En => format!("{place} says {value} ({when})"),
            })
        };
        let (first, second) = (side(first).unwrap_or_default(), side(second).unwrap_or_default());
        match self.lang {
            Lang::Nb => format!("to unntak gjelder og er uenige: {first}, og {second}; ingenting sier hvilket som går foran"),
            Lang::En => format!("two exceptions apply and disagree: {first}, and {second}; nothing says which goes first"),
        }
    }
}
