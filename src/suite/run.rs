//! Runs all cases of a rule base.

use std::collections::HashSet;
use std::sync::Arc;

use super::basis::{Links, Made};
use super::cases::titled;
use super::error::SuiteError;
use super::judge::{absent, decide, judge, written};
use crate::compile::Plan;
use crate::eval::Decision;
use crate::explain::contradictions;
use crate::facts::Facts;
use crate::model::Kind;
use crate::pipeline::{Plans, RuleFiles};
use crate::source::{Diagnostic, Span, both, codes, parallel_map};
use crate::syntax::ast;

/// The outcome of one expectation.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The title of the case.
    pub case: String,
    /// Where the expectation is written.
    pub span: Span,
    /// The version under which it is decided.
    pub version: String,
    /// The faults; empty if the answer is as expected.
    pub faults: Vec<Diagnostic>,
}

/// The outcomes of all cases.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The number of cases.
    pub cases: usize,
    /// The outcome of every expectation.
    pub outcomes: Vec<Outcome>,
    /// The faults of cases that do not concern a single expectation.
    pub faults: Vec<Diagnostic>,
}

impl Report {
    /// The number of expectations met.
    pub fn passed(&self) -> usize {
        self.outcomes.iter().filter(|outcome| outcome.faults.is_empty()).count()
    }

    /// The number of expectations not met.
    pub fn failed(&self) -> usize {
        self.outcomes.len() - self.passed()
    }

    /// All faults, in order, each once.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut all: Vec<Diagnostic> = self.faults.clone();
        // Every case of a version meets a fault of its rules; it is reported once.
        for fault in self.outcomes.iter().flat_map(|outcome| &outcome.faults) {
            if fault.code == crate::source::codes::EXPECTATION || !all.contains(fault) {
                all.push(fault.clone());
            }
        }
        all
    }
}

/// Runs the cases whose title contains `filter`; all cases without a filter.
pub fn run(base: &RuleFiles, filter: Option<&str>) -> Report {
    observed(base, filter, |_, _| ())
}

/// Checks names, types and facts of the cases. Decides nothing, so plans with other amounts may be used.
pub fn check(plans: &mut Plans<'_>) -> Vec<Diagnostic> {
    let mut report = Report::default();
    let asked = asked(plans.base(), None, &mut report);
    plans.make(asked.iter().map(|asked| &asked.expectation.version));
    let (plans, made) = (&*plans, Made::default());
    // Facts are declared for all versions alike, so the facts of a case are checked once.
    let mut seen: HashSet<&str> = HashSet::new();
    let first = asked.iter().map(|asked| !matches!(asked.expectation.answer, ast::Answer::NotInForce) && seen.insert(asked.title));
    let asked: Vec<(bool, &Asked<'_>)> = first.zip(&asked).collect();
    report.faults.extend(parallel_map(&asked, |(first, asked)| asked.mistakes(plans, &made, *first)).into_iter().flatten());
    let mut told: Vec<Diagnostic> = Vec::new();
    for fault in report.faults {
        if (fault.code != codes::EXPECTATION || !fault.is_error()) && !told.contains(&fault) {
            told.push(fault);
        }
    }
    told
}

/// Runs cases, and passes each decision to `see`.
pub(super) fn observed<'a>(base: &'a RuleFiles, filter: Option<&str>, see: impl FnMut(&Asked<'a>, &Decision)) -> Report {
    observed_with(&mut Plans::new(base), filter, see)
}

pub(super) fn observed_with<'a>(plans: &mut Plans<'a>, filter: Option<&str>, mut see: impl FnMut(&Asked<'a>, &Decision)) -> Report {
    let base = plans.base();
    let mut report = Report::default();
    let asked = asked(base, filter, &mut report);
    plans.make(asked.iter().map(|asked| &asked.expectation.version));
    let (plans, made) = (&*plans, Made::default());
    for asked in asked {
        let version = &asked.expectation.version;
        let faults = match plans.found(version) {
            Ok(plan) => asked.judged(plan, base, &made, |decision| see(&asked, decision)),
            Err(faults) => Err(faults.iter().cloned().map(|fault| named(fault, asked.expectation)).collect()),
        };
        report.outcomes.push(Outcome {
            case: asked.title.to_owned(),
            span: asked.expectation.span,
            version: version.to_string(),
            faults: faults.unwrap_or_else(|faults| faults),
        });
    }
    report
}

/// An expectation of a case, with the cases it is based on.
#[derive(Debug, Clone)]
pub(super) struct Asked<'a> {
    pub(super) title: &'a str,
    pub(super) expectation: &'a ast::Expectation,
    /// The resolved cases, and the index of this case among them.
    links: Arc<Links<'a>>,
    at: usize,
}

impl Asked<'_> {
    /// The facts of the case and of those it is based on.
    pub(super) fn facts(&self, plan: &Arc<Plan>, base: &RuleFiles, made: &Made) -> Result<Arc<Facts>, Vec<Diagnostic>> {
        let (facts, mut faults) = self.links.facts(self.at, plan, base, made);
        let facts = Arc::new(facts);
        if faults.is_empty() && !self.asks_for_contradiction(plan) {
            let case = self.links.case(self.at).map(|case| case.title_span);
            faults.extend(contradictions(plan, &facts).into_iter().map(|fault| at_case(fault, case)));
        }
        if faults.is_empty() { Ok(facts) } else { Err(faults) }
    }

    /// The faults of the expectation as written; and of the facts, if `facts` is set.
    fn mistakes(&self, plans: &Plans<'_>, made: &Made, facts: bool) -> Vec<Diagnostic> {
        let base = plans.base();
        let plan = match plans.found(&self.expectation.version) {
            Ok(plan) => plan,
            Err(faults) => return faults.into_iter().map(|fault| named(fault, self.expectation)).collect(),
        };
        if matches!(self.expectation.answer, ast::Answer::NotInForce) {
            return absent(plan, base, self.expectation);
        }
        let readings = self.links.readings(self.at).chain(&self.expectation.readings);
        let mut faults = written(plan, base, readings, self.expectation);
        if facts {
            faults.extend(self.facts(plan, base, made).err().unwrap_or_default());
        }
        faults
    }

    /// Whether the case exists to show a contradiction.
    fn asks_for_contradiction(&self, plan: &Plan) -> bool {
        let book = plan.checked().book();
        book.rule(&self.expectation.goal.text)
            .and_then(|goal| book.rules.get(goal.index()))
            .is_some_and(|rule| rule.kind == Kind::Impossible)
    }

    /// The decision under the readings that the cases and the expectation choose.
    pub(super) fn decide(&self, plan: &Arc<Plan>, base: &RuleFiles, facts: &Arc<Facts>) -> Result<Decision, Vec<Diagnostic>> {
        let readings = self.links.readings(self.at).chain(&self.expectation.readings);
        decide(plan, base, facts, readings, self.expectation)
    }
}

impl Asked<'_> {
    /// The faults of the expectation or the case. Passes the decision, if there is one, to `see`.
    pub(super) fn judged(
        &self,
        plan: &Arc<Plan>,
        base: &RuleFiles,
        made: &Made,
        see: impl FnOnce(&Decision),
    ) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        let facts = self.facts(plan, base, made)?;
        if matches!(self.expectation.answer, ast::Answer::NotInForce) {
            return Ok(absent(plan, base, self.expectation));
        }
        let decision = self.decide(plan, base, &facts)?;
        see(&decision);
        Ok(judge(&decision, self.expectation))
    }
}

/// Moves a diagnostic from a rule to the case, with the rule as a second place.
fn at_case(fault: Diagnostic, case: Option<Span>) -> Diagnostic {
    let (Some(case), Some(rule), Some(by)) = (case, fault.span, fault.label.clone()) else { return fault };
    Diagnostic { span: Some(case), label: Some(both("denne saken", "this case")), ..fault }.also(rule, by)
}

/// The expectations of the cases whose title contains `filter`. Faults of the cases themselves go into the report.
pub(super) fn asked<'a>(base: &'a RuleFiles, filter: Option<&str>, report: &mut Report) -> Vec<Asked<'a>> {
    let (cases, titles) = titled(base, &mut report.faults);
    let bases: HashSet<&str> = cases.iter().filter_map(|case| case.based_on.as_ref()).map(|(title, _)| title.as_str()).collect();
    let (mut links, mut found) = (Links::default(), Vec::new());
    for case in cases.into_iter().filter(|case| filter.is_none_or(|filter| case.title.contains(filter))) {
        report.cases += 1;
        let at = match links.find(case, &titles) {
            Ok(at) => at,
            Err(error) => {
                report.faults.push((*error).into());
                continue;
            }
        };
        if case.expectations.is_empty() && !bases.contains(case.title.as_str()) {
            report.faults.push(SuiteError::NoExpectation { title: case.title.clone(), span: case.title_span }.into());
        }
        found.extend(case.expectations.iter().map(|expectation| (case, expectation, at)));
    }
    let links = Arc::new(links);
    let asked = found.into_iter().map(|(case, expectation, at)| Asked { title: &case.title, expectation, links: Arc::clone(&links), at });
    asked.collect()
}

/// Moves a fault of a version to the expectation that names it, unless it has a place of its own.
fn named(fault: Diagnostic, expectation: &ast::Expectation) -> Diagnostic {
    Diagnostic { span: fault.span.or(Some(expectation.version_span)), ..fault }
}
