//! Facts that cannot all be true: what a rule of the kind `impossible` finds in a case.

use std::sync::Arc;

use super::fragment::{Fragment, Joint};
use super::render::words;
use super::{Ctx, say, values};
use crate::compile::Plan;
use crate::eval::{Decision, Evaluator, decide_case};
use crate::facts::Facts;
use crate::law::{Lang, Text};
use crate::model::{Cell, ExprKind, Kind, RuleId, Value};
use crate::source::{Diagnostic, both, codes};

/// What contradicts itself in a case, each with the facts and the rule that makes them impossible.
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
        let given = Text::new(given(&decision, Lang::Nb), given(&decision, Lang::En));
        let place = |lang| book.cite(rule.standing, lang, true);
        out.push(
            Diagnostic::error(
                codes::CONTRADICTION,
                rule.span,
                both(
                    format!("opplysningene kan ikke alle stemme: {} ({})", rule.label.nb, given.nb),
                    format!("the facts can't all be true: {} ({})", rule.label.en, given.en),
                ),
            )
            .label(both(format!("umulig etter {}", place(Lang::Nb)), format!("impossible by {}", place(Lang::En))))
            .help(both("rett den av opplysningene som er feil", "correct the fact that is wrong")),
        );
    }
    out
}

/// The facts a decision came to, with what they are: «fødselsdato: 1. juni 2020 og søknadsdato: 1. mai 2018».
fn given(decision: &Decision, lang: Lang) -> String {
    const SHOWN: usize = 6;
    let ctx = Ctx { decision };
    let mut lines: Vec<Fragment<'_>> = Vec::new();
    for at in 0..decision.trace.steps.len() {
        let Some(seen) = ctx.seen(at) else { continue };
        let Some(ExprKind::Fact(fact)) = ctx.kind(seen.id()) else { continue };
        let (Some(fact), Cell::Known(value)) = (ctx.book().facts.get(fact.index()), ctx.found(at)) else { continue };
        if matches!(value, Value::List(_)) {
            continue;
        }
        let line = say::told_as(&fact.label, values::value(&value, fact.ty));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.truncate(SHOWN);
    words(&Fragment::list(Joint::And, lines), ctx.book(), lang)
}
