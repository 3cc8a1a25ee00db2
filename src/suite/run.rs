//! Runs every case of a rule base.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::basis::{Links, Made};
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

/// What came of one expectation.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The case.
    pub case: String,
    /// The expectation, where it is written.
    pub span: Span,
    /// The version.
    pub version: String,
    /// What is wrong; nothing where it came out as expected.
    pub faults: Vec<Diagnostic>,
}

/// What came of all cases.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// How many cases there are.
    pub cases: usize,
    /// Every expectation.
    pub outcomes: Vec<Outcome>,
    /// What is wrong with cases as such.
    pub faults: Vec<Diagnostic>,
}

impl Report {
    /// How many expectations came out as expected.
    pub fn passed(&self) -> usize {
        self.outcomes.iter().filter(|outcome| outcome.faults.is_empty()).count()
    }

    /// How many did not.
    pub fn failed(&self) -> usize {
        self.outcomes.len() - self.passed()
    }

    /// Every fault, in order.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut all: Vec<Diagnostic> = self.faults.clone();
        // A mistake of the rules themselves is met by every case of its version, and told once.
        for fault in self.outcomes.iter().flat_map(|outcome| &outcome.faults) {
            if fault.code == crate::source::codes::EXPECTATION || !all.contains(fault) {
                all.push(fault.clone());
            }
        }
        all
    }
}

/// Runs the cases whose title contains `filter`; all of them where none is given.
pub fn run(base: &RuleFiles, filter: Option<&str>) -> Report {
    observed(base, filter, |_, _| ())
}

/// What is wrong with cases as such: names, types and facts. Nothing is decided, so the plans may be those of other amounts.
pub fn look(plans: &mut Plans<'_>) -> Vec<Diagnostic> {
    let mut report = Report::default();
    let asked = asked(plans.base(), None, &mut report);
    plans.make(asked.iter().map(|asked| &asked.expectation.version));
    let (plans, made) = (&*plans, Made::default());
    // What may be a fact is declared once for every version: the facts of a case are looked at once.
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

/// Runs cases, and shows each decision that was had.
pub(super) fn observed<'a>(base: &'a RuleFiles, filter: Option<&str>, see: impl FnMut(&Asked<'a>, &Decision)) -> Report {
    observed_with(&mut Plans::new(base), filter, see)
}

fn observed_with<'a>(plans: &mut Plans<'a>, filter: Option<&str>, mut see: impl FnMut(&Asked<'a>, &Decision)) -> Report {
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

/// One expectation of a case, with the cases it is based on.
#[derive(Debug, Clone)]
pub(super) struct Asked<'a> {
    pub(super) title: &'a str,
    pub(super) expectation: &'a ast::Expectation,
    /// The cases, and which of them this is.
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

    /// What is wrong with how the expectation is written and, where they are to be looked at, with the facts.
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

    /// Whether the case is there to show that something is impossible.
    fn asks_for_contradiction(&self, plan: &Plan) -> bool {
        let book = plan.checked().book();
        book.rule(&self.expectation.goal.text)
            .and_then(|goal| book.rules.get(goal.index()))
            .is_some_and(|rule| rule.kind == Kind::Impossible)
    }

    /// The answer under the readings that the cases and the expectation choose.
    pub(super) fn decide(&self, plan: &Arc<Plan>, base: &RuleFiles, facts: &Arc<Facts>) -> Result<Decision, Vec<Diagnostic>> {
        let readings = self.links.readings(self.at).chain(&self.expectation.readings);
        decide(plan, base, facts, readings, self.expectation)
    }
}

impl Asked<'_> {
    /// What is wrong with what the expectation meets, or with the case. A decision that was had is shown.
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

/// What a rule says of a case, told at the case, with the rule beside it.
fn at_case(fault: Diagnostic, case: Option<Span>) -> Diagnostic {
    let (Some(case), Some(rule), Some(by)) = (case, fault.span, fault.label.clone()) else { return fault };
    Diagnostic { span: Some(case), label: Some(both("denne saken", "this case")), ..fault }.also(rule, by)
}

/// Every expectation of the cases whose title contains `filter`. What is wrong with cases as such goes to the report.
pub(super) fn asked<'a>(base: &'a RuleFiles, filter: Option<&str>, report: &mut Report) -> Vec<Asked<'a>> {
    let cases: Vec<&ast::Case> = base.ast().files.iter().flat_map(|file| &file.items).filter_map(as_case).collect();
    let mut titles: HashMap<&str, &ast::Case> = HashMap::new();
    for case in &cases {
        if let Some(first) = titles.get(case.title.as_str()) {
            let error = SuiteError::TitleTwice { title: case.title.clone(), span: case.title_span, first: first.title_span };
            report.faults.push(error.into());
        } else {
            titles.insert(&case.title, case);
        }
    }
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

fn as_case(item: &ast::Item) -> Option<&ast::Case> {
    match item {
        ast::Item::Case(case) => Some(case),
        _ => None,
    }
}

/// A fault of a version, told at the expectation that names it if it has no place of its own.
fn named(fault: Diagnostic, expectation: &ast::Expectation) -> Diagnostic {
    Diagnostic { span: fault.span.or(Some(expectation.version_span)), ..fault }
}
