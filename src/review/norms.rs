//! Duties against powers and prohibitions of the same party over the same act: must, but may not.
//!
//! Which of them speak of the same act is seen by their words: their labels begin alike.

use std::sync::Arc;

use super::finding::{Certainty, Finding, cite};
use super::texts::Law;
use crate::compile::Plan;
use crate::law::words_of;
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
            rules().filter(|(_, rule)| rule.kind == kind && same_party(rule, duty) && same_act(rule, duty)).collect()
        };
        let powers = of_kind(Kind::Power);
        if !powers.is_empty() {
            let parts: Vec<Asks> = [id].into_iter().chain(powers.iter().map(|(id, _)| *id)).map(Asks::Rule).collect();
            let wanted: Vec<Outcome> = [Outcome::Holds].into_iter().chain(powers.iter().map(|_| Outcome::Fails)).collect();
            if let (Some(Together::Case(_)), Some((_, power))) = (together(plan, &parts, &wanted), powers.first()) {
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

/// Whether the labels begin with the same words: a verb and what it is done to.
fn same_act(one: &Rule, other: &Rule) -> bool {
    let alike = |one: &str, other: &str| {
        let (one, other) = (words_of(one), words_of(other));
        let common = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
        common >= WORDS && (common == one.len() || common == other.len())
    };
    alike(&one.label.nb, &other.label.nb) || alike(&one.label.en, &other.label.en)
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
    Finding::new(Certainty::Proved, code, duty.span, reason)
        .about(format!("{name} {against}"))
        .standing(law.book, duty.standing)
        .brought(super::finding::measure(law.book, other.standing))
        .label(both("plikten", "the duty"))
        .also(other.span, both("og dette", "and this"))
        .help(help)
}
