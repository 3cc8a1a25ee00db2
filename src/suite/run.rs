//! Runs every case of a rule base.

use std::collections::HashMap;

use super::error::SuiteError;
use super::judge::judge;
use crate::compile::Plan;
use crate::facts::{Facts, from_case};
use crate::law::Version;
use crate::rulebase::RuleBase;
use crate::source::{Diagnostic, Span, nearest};
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
pub fn run(base: &RuleBase, filter: Option<&str>) -> Report {
    let mut runner = Runner { base, plans: HashMap::new(), cases: HashMap::new(), report: Report::default() };
    let cases: Vec<&ast::Case> = base.ast().files.iter().flat_map(|file| &file.items).filter_map(as_case).collect();
    for case in &cases {
        if let Some(first) = runner.cases.get(case.title.as_str()) {
            let error = SuiteError::TitleTwice { title: case.title.clone(), span: case.title_span, first: first.title_span };
            runner.report.faults.push(error.into());
        } else {
            runner.cases.insert(&case.title, case);
        }
    }
    for case in cases {
        if filter.is_none_or(|filter| case.title.contains(filter)) {
            runner.case(case);
        }
    }
    runner.report
}

fn as_case(item: &ast::Item) -> Option<&ast::Case> {
    match item {
        ast::Item::Case(case) => Some(case),
        _ => None,
    }
}

struct Runner<'a> {
    base: &'a RuleBase,
    plans: HashMap<Version, Result<Plan, Vec<Diagnostic>>>,
    cases: HashMap<&'a str, &'a ast::Case>,
    report: Report,
}

impl<'a> Runner<'a> {
    fn case(&mut self, case: &'a ast::Case) {
        self.report.cases += 1;
        let mut chain = vec![case];
        while let Some((title, span)) = chain.last().and_then(|case| case.based_on.as_ref()) {
            let Some(next) = self.cases.get(title.as_str()).copied() else {
                let near = nearest(title, self.cases.keys().copied());
                self.report.faults.push(SuiteError::NoSuchCase { title: title.clone(), near, span: *span }.into());
                return;
            };
            if chain.iter().any(|other| std::ptr::eq(*other, next)) {
                self.report.faults.push(SuiteError::RestsOnItself { title: case.title.clone(), span: *span }.into());
                return;
            }
            chain.push(next);
        }
        if case.expectations.is_empty() && !self.is_basis(case) {
            self.report.faults.push(SuiteError::NoExpectation { title: case.title.clone(), span: case.title_span }.into());
        }
        chain.reverse();
        for expectation in &case.expectations {
            let version = expectation.version.clone();
            let base = self.base;
            let plan = self.plans.entry(version.clone()).or_insert_with(|| base.plan(&version));
            let faults = match plan {
                Ok(plan) => expectation_faults(plan, base, &chain, expectation),
                Err(faults) => faults.iter().cloned().map(|fault| named(fault, expectation)).collect(),
            };
            let outcome = Outcome { case: case.title.clone(), span: expectation.span, version: version.to_string(), faults };
            self.report.outcomes.push(outcome);
        }
    }

    fn is_basis(&self, case: &ast::Case) -> bool {
        self.cases.values().any(|other| other.based_on.as_ref().is_some_and(|(title, _)| *title == case.title))
    }
}

/// A fault of a version, told at the expectation that names it if it has no place of its own.
fn named(fault: Diagnostic, expectation: &ast::Expectation) -> Diagnostic {
    Diagnostic { span: fault.span.or(Some(expectation.version_span)), ..fault }
}

fn expectation_faults(plan: &Plan, base: &RuleBase, chain: &[&ast::Case], expectation: &ast::Expectation) -> Vec<Diagnostic> {
    let book = plan.checked().book();
    let mut facts = Facts::unknown(book.facts.len());
    let mut faults = Vec::new();
    let mut readings = Vec::new();
    for case in chain {
        let (next, mut found) = from_case(case, facts, book, base.sources());
        facts = next;
        faults.append(&mut found);
        readings.extend(case.readings.iter());
    }
    readings.extend(expectation.readings.iter());
    if faults.is_empty() {
        faults = judge(plan, base, &facts, &readings, expectation);
    }
    faults
}
