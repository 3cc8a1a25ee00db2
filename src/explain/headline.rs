//! The answer in one sentence. Its verb depends on the kind of rule: *has* a right, *may*, *shall*, *is not obliged to*.

use super::fragment::Fragment;
use super::render::words;
use super::{Ctx, say, values};
use crate::eval::Decision;
use crate::law::Lang;
use crate::model::{Cell, Kind, Rule, Value};

/// The answer in one sentence: the subject, and the finding if the subject does not state it.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline<'a> {
    /// A whole sentence for a norm; otherwise what the finding is about.
    pub subject: Fragment<'a>,
    /// The finding; `None` if the subject states it.
    pub found: Option<Fragment<'a>>,
}

impl<'a> Headline<'a> {
    /// The headline of a decision.
    pub fn of(decision: &'a Decision) -> Option<Headline<'a>> {
        let rule = Ctx::of(decision).book().rules.get(decision.goal.index())?;
        let capital = |fragment| Fragment::Capital(Box::new(fragment));
        Some(match said(rule, &decision.cell) {
            Some(sentence) => Headline { subject: capital(sentence), found: None },
            None => match decision.cell {
                Cell::Known(Value::Truth(holds)) => {
                    let otherwise = say::told_as(&rule.label, values::answer(&decision.cell, rule));
                    Headline { subject: capital(Fragment::Stated(&rule.label, holds, Box::new(otherwise))), found: None }
                }
                _ => Headline { subject: capital(Fragment::Label(&rule.label)), found: Some(values::answer(&decision.cell, rule)) },
            },
        })
    }

    /// The sentence as one fragment.
    pub fn sentence(self) -> Fragment<'a> {
        match self.found {
            Some(found) => say::told_as(self.subject, found),
            None => self.subject,
        }
    }
}

/// The answer in one sentence, without a full stop.
pub fn headline(decision: &Decision, lang: Lang) -> String {
    let book = decision.plan.checked().book();
    Headline::of(decision).map_or_else(String::new, |headline| words(&headline.sentence(), book, lang))
}

/// What a rule came to, as a clause: «søkeren har rett til program», «arbeidsevnen er nedsatt», «satsen: 5 kr».
pub(crate) fn finding<'a>(rule: &'a Rule, cell: &Cell) -> Fragment<'a> {
    let otherwise = || say::told_as(&rule.label, values::rule_found(cell, rule));
    match (said(rule, cell), cell) {
        (Some(sentence), Cell::Known(Value::Truth(_))) => sentence,
        (None, Cell::Known(Value::Truth(holds))) => Fragment::Stated(&rule.label, *holds, Box::new(otherwise())),
        _ => otherwise(),
    }
}

/// A rule as a step: «rett til kvalifiseringsprogram», «kommunen kan avslå søknaden».
pub(super) fn norm_label(rule: &Rule) -> Fragment<'_> {
    let Some(who) = &rule.of else { return Fragment::Label(&rule.label) };
    match rule.kind {
        Kind::Duty => say::duty_step(who, &rule.label),
        Kind::Power => say::power_step(who, &rule.label),
        Kind::Prohibition => say::prohibition_step(who, &rule.label),
        Kind::Condition | Kind::Right | Kind::Value | Kind::Deadline | Kind::Let | Kind::Exception | Kind::Impossible => {
            Fragment::Label(&rule.label)
        }
    }
}

/// A rule as a condition of another: its sentence if it is a norm, «kommunen kan avslutte programmet», otherwise its label.
pub(super) fn norm_words(rule: &Rule) -> Fragment<'_> {
    said(rule, &Cell::YES).unwrap_or(Fragment::Label(&rule.label))
}

/// The sentence of a norm that holds, with the party that a right is against; `None` for conditions, values and rules without a holder.
pub(crate) fn norm_sentence(rule: &Rule) -> Option<Fragment<'_>> {
    let sentence = said(rule, &Cell::YES)?;
    Some(match &rule.against {
        Some(against) if rule.kind == Kind::Right => say::right_against(sentence, against),
        _ => sentence,
    })
}

/// The answer under another reading, as a clause: «blir svaret at seileren ikke har rett til plass», «er vilkåret oppfylt».
pub(super) fn would_be<'a>(rule: &'a Rule, cell: &Cell) -> Fragment<'a> {
    match cell {
        Cell::Fault => say::would_be_undecided(),
        Cell::Known(Value::Truth(_)) => match clause(rule, cell) {
            Some(clause) => say::answer_would_be(clause),
            None => held(rule, cell),
        },
        cell => say::answer_would_be(values::rule_found(cell, rule)),
    }
}

/// What a condition comes to, «planen har det innholdet den skal ha»; or whether a norm without a holder applies.
fn held<'a>(rule: &'a Rule, cell: &Cell) -> Fragment<'a> {
    let holds = Fragment::holds(cell);
    match rule.kind {
        Kind::Condition | Kind::Value | Kind::Deadline | Kind::Let => say::answer_would_say(finding(rule, cell)),
        Kind::Right => say::right_would(holds),
        Kind::Duty => say::duty_would(holds),
        Kind::Power => say::power_would(holds),
        Kind::Prohibition => say::prohibition_would(holds),
        Kind::Exception => say::exception_would(holds),
        Kind::Impossible => say::impossible_would(holds),
    }
}

/// The sentence of a norm as a subordinate clause after «at» or "that".
fn clause<'a>(rule: &'a Rule, cell: &Cell) -> Option<Fragment<'a>> {
    let (who, what, holds) = (rule.of.as_ref()?, &rule.label, Fragment::holds(cell));
    match rule.kind {
        Kind::Right => Some(say::that_right(who, what, holds)),
        Kind::Duty => Some(say::that_duty(who, what, holds)),
        Kind::Power => Some(say::that_power(who, what, holds)),
        Kind::Prohibition => Some(say::that_prohibition(who, what, holds)),
        Kind::Condition | Kind::Value | Kind::Deadline | Kind::Let | Kind::Exception | Kind::Impossible => None,
    }
}

/// The sentence of a norm; `None` for conditions, values and rules without a holder.
pub(super) fn said<'a>(rule: &'a Rule, cell: &Cell) -> Option<Fragment<'a>> {
    let (who, what, holds) = (rule.of.as_ref()?, &rule.label, Fragment::holds(cell));
    match rule.kind {
        Kind::Right => Some(say::right(who, what, holds)),
        Kind::Duty => Some(say::duty(who, what, holds)),
        Kind::Power => Some(say::power(who, what, holds)),
        Kind::Prohibition => Some(say::prohibition(who, what, holds)),
        Kind::Condition | Kind::Value | Kind::Deadline | Kind::Let | Kind::Exception | Kind::Impossible => None,
    }
}
