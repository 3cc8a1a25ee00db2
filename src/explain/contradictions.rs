//! Facts that cannot all be true: the findings of `impossible` rules in a case.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::fragment::{Fragment, Joint};
use super::lists::chain_words;
use super::render::words;
use super::{Ctx, say, values};
use crate::compile::Plan;
use crate::eval::{Decision, Evaluator, Subject, decide_case};
use crate::facts::{Facts, Items};
use crate::law::{Lang, Text};
use crate::model::{Cell, ExprKind, FactId, Gather, Kind, RuleId, Value};
use crate::source::{Diagnostic, both, codes};

/// The contradictions in a case, each with its facts and the rule that excludes them.
pub fn contradictions(plan: &Arc<Plan>, facts: &Arc<Facts>) -> Vec<Diagnostic> {
    let book = plan.checked().book();
    let readings = facts.readings(plan.default_readings(), &[]);
    let mut evaluator = Evaluator::new(plan);
    let mut out = Vec::new();
    for (at, rule) in book.rules.iter().enumerate().filter(|(_, rule)| rule.kind == Kind::Impossible) {
        let id = RuleId(u32::try_from(at).unwrap_or(u32::MAX));
        let decided = match evaluator.decide(id, facts, &readings) {
            Ok(Cell::YES) => decide_case(plan, id, facts.clone(), &[]),
            Ok(_) => continue,
            Err(too_much) => Err(too_much),
        };
        let decision = match decided {
            Ok(decision) => decision,
            Err(too_much) => {
                out.push(too_much.diagnostic(plan));
                continue;
            }
        };
        let given = Text::of(|lang| given(&decision, lang));
        let place = Text::of(|lang| book.cite(rule.standing, lang, true));
        out.push(
            Diagnostic::error(
                codes::CONTRADICTION,
                rule.span,
                both(
                    format!("opplysningene kan ikke alle stemme: {} ({})", rule.label.nb, given.nb),
                    format!("the facts can't all be true: {} ({})", rule.label.en, given.en),
                ),
            )
            .label(both(format!("umulig etter {}", place.nb), format!("impossible by {}", place.en)))
            .help(both("rett den av opplysningene som er feil", "correct the fact that is wrong")),
        );
    }
    out
}

/// The contradictory facts with their values, and the item for facts of a list: «fødselsdato (barn Kari): 2. juni 2018 og dagen: 1. juni 2018».
fn given(decision: &Decision, lang: Lang) -> String {
    const SHOWN: usize = 6;
    let ctx = Ctx::of(decision);
    let items = Items::of(&decision.facts, ctx.book());
    let mut lines: Vec<Fragment<'_>> = Vec::new();
    let mut met = BTreeSet::new();
    let goal = decision.trace.steps.len().checked_sub(1);
    let mut stack: Vec<(usize, Option<u32>)> = goal.map(|goal| (goal, None)).into_iter().collect();
    while let Some((at, item)) = stack.pop() {
        if !met.insert(at) {
            continue;
        }
        if let Some(ExprKind::Fact(fact)) = ctx.seen(at).and_then(|seen| ctx.kind(seen.id())) {
            let line = ctx.given_line(*fact, &ctx.found(at), &items, item);
            lines.extend(line.filter(|line| !lines.contains(line)));
            continue;
        }
        let mut below = ctx.making_true(at, item);
        below.reverse();
        stack.extend(below);
    }
    lines.truncate(SHOWN);
    words(&Fragment::list(Joint::And, lines), ctx.book(), lang)
}

impl<'a> Ctx<'a> {
    /// A fact with its value; `None` for a list and for an unknown fact.
    fn given_line(&self, id: FactId, found: &Cell, items: &Items<'a>, item: Option<u32>) -> Option<Fragment<'a>> {
        let book = self.book();
        let (fact, value) = (book.facts.get(id.index())?, found.known()?);
        if matches!(value, Value::List(_)) {
            return None;
        }
        let of = book.listed(id).zip(item).and_then(|(entity, item)| items.around(item, entity));
        let value = values::value(value, fact.ty);
        Some(match of {
            Some(of) => say::told_as(say::with_note(&fact.label, chain_words(items, book, of)), value),
            None => say::told_as(&fact.label, value),
        })
    }

    /// The child steps that make a step hold, each with its item. If one child is enough, only those that hold.
    fn making_true(&self, at: usize, item: Option<u32>) -> Vec<(usize, Option<u32>)> {
        let mut below = self.decision.trace.below(at);
        let kind = self.seen(at).and_then(|seen| self.kind(seen.id()));
        let one_is_enough = matches!(kind, Some(ExprKind::Any(_) | ExprKind::Gather { form: Gather::Any, .. }));
        if one_is_enough && self.found(at) == Cell::YES {
            below.retain(|step| self.found(*step) == Cell::YES);
        }
        let list = self.gathered_items(at);
        let own = |step: &usize| match self.node(*step) {
            Some(Subject::Each(place)) => list.get(place as usize).copied().or(item),
            _ => item,
        };
        below.iter().map(|step| (*step, own(step))).collect()
    }
}
