//! The cases in rule files as cases of any version, whatever they expect.

use std::collections::HashMap;
use std::sync::Arc;

use super::basis::{Links, Made};
use super::error::SuiteError;
use super::judge::choose;
use crate::compile::Plan;
use crate::explain::contradictions;
use crate::facts::Facts;
use crate::model::Kind;
use crate::pipeline::RuleFiles;
use crate::source::Diagnostic;
use crate::syntax::ast;

/// The cases in the rule files of a base. What exists to show facts that can't all be true is none, and neither is a case without an
/// expectation, on which others are based.
#[derive(Debug)]
pub struct Cases<'a> {
    base: &'a RuleFiles,
    links: Links<'a>,
    made: Made,
    cases: Vec<(&'a str, usize)>,
}

impl<'a> Cases<'a> {
    /// Finds the cases, for some versions.
    ///
    /// # Errors
    /// When a case is based on one that is not there, or on itself, or two have one title.
    pub fn of(base: &'a RuleFiles, plans: &[Arc<Plan>]) -> Result<Cases<'a>, Vec<Diagnostic>> {
        let mut faults = Vec::new();
        let (written, titles) = titled(base, &mut faults);
        let (mut links, mut cases) = (Links::default(), Vec::new());
        for case in written {
            match links.find(case, &titles) {
                Ok(at) if decidable(case, plans) => cases.push((case.title.as_str(), at)),
                Ok(_) => {}
                Err(error) => faults.push((*error).into()),
            }
        }
        if faults.is_empty() { Ok(Cases { base, links, made: Made::default(), cases }) } else { Err(faults) }
    }

    /// Their titles, in the order of the files.
    pub fn titles(&self) -> impl Iterator<Item = &'a str> {
        self.cases.iter().map(|(title, _)| *title)
    }

    /// The facts of a case, by its position, with the readings that it chooses of those that a version has.
    ///
    /// # Errors
    /// When the facts can't be read, or can't all be true.
    pub fn facts(&self, at: usize, plan: &Arc<Plan>) -> Result<Arc<Facts>, Vec<Diagnostic>> {
        let Some((_, at)) = self.cases.get(at) else { return Ok(Arc::new(Facts::unknown(plan.checked().book().facts.len()))) };
        facts_of(&self.links, *at, plan, self.base, &self.made)
    }
}

/// The facts of a case, with the readings that it chooses of those that a version has.
pub(super) fn facts_of(
    links: &Links<'_>,
    at: usize,
    plan: &Arc<Plan>,
    base: &RuleFiles,
    made: &Made,
) -> Result<Arc<Facts>, Vec<Diagnostic>> {
    let (mut facts, mut faults) = links.facts(at, plan, base, made);
    let book = plan.checked().book();
    let readings = links.readings(at).filter_map(|(reading, chosen)| choose(book, reading, chosen, &mut Vec::new()));
    facts.readings = readings.collect();
    let facts = Arc::new(facts);
    if faults.is_empty() {
        faults = contradictions(plan, &facts);
    }
    if faults.is_empty() { Ok(facts) } else { Err(faults) }
}

/// Whether a case asks for an answer, and does not exist to show facts that can't all be true.
fn decidable(case: &ast::Case, plans: &[Arc<Plan>]) -> bool {
    let impossible = |goal: &str| {
        plans.iter().any(|plan| {
            let book = plan.checked().book();
            book.rule(goal).and_then(|goal| book.rules.get(goal.index())).is_some_and(|rule| rule.kind == Kind::Impossible)
        })
    };
    !case.expectations.is_empty() && !case.expectations.iter().any(|own| impossible(&own.goal.text))
}

/// Cases by their titles.
pub(super) type Titles<'a> = HashMap<&'a str, &'a ast::Case>;

/// The cases written in the files, and by title. A title given twice is a fault.
pub(super) fn titled<'a>(base: &'a RuleFiles, faults: &mut Vec<Diagnostic>) -> (Vec<&'a ast::Case>, Titles<'a>) {
    let written: Vec<&ast::Case> = base.ast().files.iter().flat_map(|file| &file.items).filter_map(as_case).collect();
    let mut titles = Titles::new();
    for case in &written {
        match titles.get(case.title.as_str()) {
            Some(first) => {
                let error = SuiteError::TitleTwice { title: case.title.clone(), span: case.title_span, first: first.title_span };
                faults.push(error.into());
            }
            None => {
                titles.insert(&case.title, case);
            }
        }
    }
    (written, titles)
}

fn as_case(item: &ast::Item) -> Option<&ast::Case> {
    match item {
        ast::Item::Case(case) => Some(case),
        _ => None,
    }
}
