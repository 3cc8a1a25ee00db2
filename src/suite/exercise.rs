//! Which cases depend on which names: rules, figures, readings, parameters, facts and assessments.

use std::collections::{BTreeMap, BTreeSet};

use super::run::{Report, observed};
use crate::eval::{Decision, Subject};
use crate::model::ExprKind;
use crate::pipeline::RuleFiles;

/// Runs the cases. For each name, returns the titles of the cases whose decision evaluated it.
pub fn exercised(base: &RuleFiles) -> (Report, BTreeMap<String, BTreeSet<String>>) {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let report = observed(base, None, |asked, decision| {
        for name in names(decision) {
            found.entry(name).or_default().insert(asked.title.to_owned());
        }
    });
    (report, found)
}

fn names(decision: &Decision) -> BTreeSet<String> {
    let book = decision.plan.checked().book();
    let mut names = BTreeSet::new();
    for step in &decision.trace.steps {
        let name = match step.subject() {
            Subject::Rule(rule) => book.rules.get(rule.index()).map(|rule| &rule.name),
            Subject::Each(_) => None,
            Subject::Expr(id) => match book.exprs.get(id.0 as usize).map(|expr| &expr.kind) {
                Some(ExprKind::Figure(figure)) => book.figures.get(figure.index()).map(|figure| &figure.name),
                Some(ExprKind::Reading(reading)) => book.readings.get(reading.index()).map(|reading| &reading.name),
                Some(ExprKind::Parameter(parameter, _)) => book.parameters.get(parameter.index()).map(|parameter| &parameter.name),
                Some(ExprKind::Fact(fact)) => book.facts.get(fact.index()).map(|fact| &fact.name),
                _ => None,
            },
        };
        names.extend(name.map(|name| name.to_string()));
    }
    names
}
