//! Rules over all cases: those that are never met, or always; norms that conflict in some case; exceptions that never apply.
//!
//! Only the cause is told: not the rules that rest on it. What is written as always or never is meant so.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::finding::{Certainty, Finding};
use super::rests::{Follow, rests, rests_of};
use super::texts::Law;
use crate::compile::Plan;
use crate::eval::{Fault, FaultKind, decide_case};
use crate::law::Text;
use crate::model::{Exception, Kind, Rule, RuleId, Type};
use crate::source::{both, codes};
use crate::symbolic::{Asks, Example, Outcome, Together, situations};

/// What rules come to over all cases.
pub(super) fn answers(law: &Law<'_>, plan: &Arc<Plan>) -> Vec<Finding> {
    let book = law.book;
    let mut found = Vec::new();
    let (mut fixed, mut silent) = (BTreeSet::new(), Vec::new());
    let of_case =
        |(id, rule): &(RuleId, &Rule)| rule.each.is_none() && plan.checked().each(*id).is_empty() && !matches!(rule.kind, Kind::Impossible);
    let rules: Vec<(RuleId, &Rule)> = (0..).map(RuleId).zip(&book.rules).filter(of_case).collect();
    let mut candidates = Vec::new();
    for (id, rule) in &rules {
        let behind = rests(book, [*id], Follow::Every);
        if rule.ty == Type::Truth && behind.facts.is_empty() {
            fixed.insert(*id);
            continue;
        }
        if rule.ty == Type::Truth {
            // A rule that never has an answer at all is neither.
            match [Outcome::Holds, Outcome::Fails].map(|outcome| never(plan, Asks::Rule(*id), outcome)) {
                [true, false] => candidates.push((*id, *rule, false)),
                [false, true] => candidates.push((*id, *rule, true)),
                _ => {}
            }
        }
        // Norms that conflict are a gap in the law; a calculation without a result, such as the least of none, is not.
        if rule.exceptions.len() > 1 && conflicts(plan, *id, rule) {
            silent.push(*rule);
        }
    }
    fixed.extend(candidates.iter().map(|(id, ..)| *id));
    let caused = |id: RuleId, known: &BTreeSet<RuleId>| book.asked(id).iter().any(|asked| *asked != id && known.contains(asked));
    found.extend(candidates.iter().filter(|(id, ..)| !caused(*id, &fixed)).map(|(_, rule, always)| constant(law, rule, *always)));
    found.extend(silent.into_iter().map(|rule| conflict(law, rule)));
    for (id, rule) in &rules {
        found.extend(idle(law, plan, *id, rule, &fixed));
    }
    found
}

fn constant(law: &Law<'_>, rule: &Rule, always: bool) -> Finding {
    let name = &rule.name;
    let reason = match always {
        true => both(
            format!("`{name}` er oppfylt i enhver sak, uansett opplysninger"),
            format!("`{name}` is met in every case, whatever the facts"),
        ),
        false => both(
            format!("`{name}` er ikke oppfylt i noen sak, uansett opplysninger"),
            format!("`{name}` is met in no case, whatever the facts"),
        ),
    };
    let help = both(
        "se hvilken del av vilkåret som utelukker resten, eller ta regelen ut",
        "see which part of the condition rules out the rest, or take the rule out",
    );
    finding(law, rule, codes::CONSTANT, reason, help)
}

/// Whether no case has an outcome, under any reading. Few are left when only the readings by default are looked at, which takes less.
fn never(plan: &Arc<Plan>, asks: Asks, outcome: Outcome) -> bool {
    [false, true].into_iter().all(|every| situations(plan, &[asks], every).is_some_and(|mut own| own.never(&[outcome])))
}

/// Pairs of exceptions that are tried for a conflict.
const PAIRS: usize = 200;

/// Whether two exceptions to a rule conflict in some case. A rule may have no answer for other reasons too, so a case is decided before it is told.
fn conflicts(plan: &Arc<Plan>, id: RuleId, rule: &Rule) -> bool {
    let case = |parts: &[Asks], wanted: &[Outcome]| match situations(plan, parts, false)?.with(wanted) {
        Together::Case(example) => Some(example),
        Together::Never | Together::Open => None,
    };
    let of_norms = |example: &Example| {
        let [facts, _] = &example.facts;
        let decision = decide_case(plan, id, Arc::clone(facts), &[]).ok();
        let own = |fault: &Fault| matches!(fault.kind, FaultKind::Conflict { rule, .. } if rule == id);
        decision.is_some_and(|decision| decision.trace.faults.iter().any(own))
    };
    let Some(any) = case(&[Asks::Rule(id)], &[Outcome::NoAnswer]) else { return false };
    let meet = |one: usize, other: usize| {
        let [first, second] = [rule.exceptions.get(one)?, rule.exceptions.get(other)?];
        let goes_before = |above: &Exception, at: usize| above.before.iter().any(|later| usize::from(*later) == at);
        let parts = [Asks::Rule(id), Asks::Condition(id, first.when), Asks::Condition(id, second.when)];
        (!goes_before(first, other) && !goes_before(second, one)).then_some(parts)
    };
    let count = rule.exceptions.len();
    let mut pairs = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other))).take(PAIRS);
    of_norms(&any)
        || pairs.any(|(one, other)| {
            let parts = meet(one, other);
            let found = parts.and_then(|parts| case(&parts, &[Outcome::NoAnswer, Outcome::Holds, Outcome::Holds]));
            found.is_some_and(|example| of_norms(&example))
        })
}

fn conflict(law: &Law<'_>, rule: &Rule) -> Finding {
    let name = &rule.name;
    let reason = both(
        format!("det finnes saker der `{name}` ikke har noe svar: unntak som sier hver sitt, gjelder samtidig"),
        format!("there are cases in which `{name}` has no answer: exceptions that say different things apply at once"),
    );
    let help = both("si hva som gjelder da, eller hva som går foran", "say what applies then, or what goes first");
    finding(law, rule, codes::NO_ANSWER, reason, help)
}

fn finding(law: &Law<'_>, rule: &Rule, code: &'static str, reason: Text, help: Text) -> Finding {
    Finding::new(Certainty::Proved, code, rule.span, reason)
        .about(&*rule.name)
        .standing(law.book, rule.standing)
        .label(both("for alle saker", "over all cases"))
        .help(help)
}

/// Exceptions that apply in no case.
fn idle(law: &Law<'_>, plan: &Arc<Plan>, id: RuleId, rule: &Rule, fixed: &BTreeSet<RuleId>) -> Vec<Finding> {
    let mut found = Vec::new();
    for exception in rule.exceptions.iter().filter(|own| !own.transition) {
        let behind = rests_of(law.book, exception.when, Follow::Every);
        // Nothing is asked, or what is asked is never met anyway, which is told of that.
        if behind.facts.is_empty() || behind.rules.iter().any(|own| fixed.contains(own)) {
            continue;
        }
        if !never(plan, Asks::Condition(id, exception.when), Outcome::Holds) {
            continue;
        }
        let name = &rule.name;
        let reason =
            both(format!("et unntak fra `{name}` gjelder ikke i noen sak"), format!("an exception to `{name}` applies in no case"));
        let finding = Finding::new(Certainty::Proved, codes::IDLE_EXCEPTION, exception.span, reason)
            .about(format!("{name} {}", law.book.shape(exception.when)))
            .standing(law.book, exception.standing)
            .label(both("gjelder aldri", "never applies"))
            .help(both(
                "se hva i vilkåret som utelukker resten, eller ta unntaket ut",
                "see what in its condition rules out the rest, or take the exception out",
            ));
        found.push(finding);
    }
    found
}
