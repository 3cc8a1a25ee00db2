//! Duties against powers and prohibitions of the same party over the same act: must, but may not.
//!
//! Which of them speak of the same act is seen by their words: their labels begin alike. Where one is of something narrower, that is
//! suspected and no more.

use std::sync::Arc;

use super::finding::{Certainty, Finding, cite};
use super::texts::Law;
use crate::compile::Plan;
use crate::law::{Lang, words_of};
use crate::model::{Kind, Rule, RuleId};
use crate::source::{both, codes};
use crate::symbolic::{Asks, Outcome, Together, situations};

/// Duties without the power they need, and duties against prohibitions.
pub(super) fn norms(law: &Law<'_>, plan: &Arc<Plan>) -> Vec<Finding> {
    let book = law.book;
    let rules = || (0..).map(RuleId).zip(&book.rules).filter(|(_, rule)| rule.each.is_none());
    let mut found = Vec::new();
    for (id, duty) in rules().filter(|(_, rule)| rule.kind == Kind::Duty) {
        let of_kind = |kind: Kind| -> Vec<(RuleId, &Rule)> {
            rules().filter(|(_, rule)| rule.kind == kind && same_party(rule, duty) && same_act(rule, duty).is_some()).collect()
        };
        let powers = of_kind(Kind::Power);
        if !powers.is_empty() {
            let parts: Vec<Asks> = [id].into_iter().chain(powers.iter().map(|(id, _)| *id)).map(Asks::Rule).collect();
            let wanted: Vec<Outcome> = [Outcome::Holds].into_iter().chain(powers.iter().map(|_| Outcome::Fails)).collect();
            if let (Some(Together::Case(_)), Some((_, power))) =
                (together(plan, &parts, &wanted), powers.iter().min_by_key(|(_, power)| same_act(power, duty)))
            {
                found.push(finding(law, duty, power, codes::NO_POWER));
            }
        }
        for (other, prohibition) in of_kind(Kind::Prohibition) {
            let both_hold = together(plan, &[Asks::Rule(id), Asks::Rule(other)], &[Outcome::Holds, Outcome::Holds]);
            if let Some(Together::Case(_)) = both_hold {
                found.push(finding(law, duty, prohibition, codes::MUST_AND_MAY_NOT));
            }
        }
    }
    found
}

fn together(plan: &Arc<Plan>, parts: &[Asks], wanted: &[Outcome]) -> Option<Together> {
    situations(plan, parts, false).map(|mut own| own.with(wanted))
}

fn same_party(one: &Rule, other: &Rule) -> bool {
    one.of.is_some() && one.of == other.of
}

/// How sure it is by their words that a norm is also one of what a duty demands. It is where the words of the duty begin with those of the norm; of
/// something narrower, «betale gebyret kontant» beside «betale gebyret», it may be. `None` if they are of different acts.
fn same_act(other: &Rule, duty: &Rule) -> Option<Certainty> {
    let begins = |with: &Rule, own: &Rule, lang: Lang| {
        let (with, own) = (words_of(with.label.get(lang)), words_of(own.label.get(lang)));
        with.len() >= WORDS && own.starts_with(&with)
    };
    let in_both = |test: &dyn Fn(Lang) -> bool| test(Lang::Nb) && test(Lang::En);
    let in_one = |test: &dyn Fn(Lang) -> bool| test(Lang::Nb) || test(Lang::En);
    match () {
        () if in_both(&|lang| begins(other, duty, lang)) => Some(Certainty::Proved),
        () if in_one(&|lang| begins(other, duty, lang) || begins(duty, other, lang)) => Some(Certainty::Suspected),
        () => None,
    }
}

/// The words that a verb and its object have at least.
const WORDS: usize = 2;

fn finding(law: &Law<'_>, duty: &Rule, other: &Rule, code: &'static str) -> Finding {
    let (name, against) = (&duty.name, &other.name);
    let (one, two) = (cite(law.book, duty.standing), cite(law.book, other.standing));
    let (reason, help) = if code == codes::NO_POWER {
        (
            both(
                format!(
                    "det finnes en sak der plikten `{name}` i {} gjelder, men adgangen `{against}` i {} ikke er der: skal, men kan ikke",
                    one.nb, two.nb
                ),
                format!(
                    "there is a case in which the duty `{name}` of {} applies, but the power `{against}` of {} is not there: must, but has no power to",
                    one.en, two.en
                ),
            ),
            both("la adgangen gjelde når plikten gjør det", "let the power be there where the duty is"),
        )
    } else {
        (
            both(
                format!(
                    "det finnes en sak der plikten `{name}` i {} og forbudet `{against}` i {} gjelder samtidig: skal, men får ikke",
                    one.nb, two.nb
                ),
                format!(
                    "there is a case in which the duty `{name}` of {} and the prohibition `{against}` of {} apply at once: must, and may not",
                    one.en, two.en
                ),
            ),
            both("si hvilken av dem som går foran", "say which of them goes first"),
        )
    };
    Finding::new(same_act(other, duty).unwrap_or(Certainty::Suspected), code, duty.span, reason)
        .about(format!("{name} {against}"))
        .standing(law.book, duty.standing)
        .brought(super::finding::measure(law.book, other.standing))
        .label(both("plikten", "the duty"))
        .also(other.span, both("og dette", "and this"))
        .help(help)
}
