//! Cases based on other cases. Each is resolved once, however many cases are based on it.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::error::SuiteError;
use crate::compile::Plan;
use crate::facts::{Facts, from_case};
use crate::pipeline::RuleFiles;
use crate::source::{Diagnostic, nearest};
use crate::syntax::ast;

/// A case, and the case it is based on.
#[derive(Debug)]
struct Link<'a> {
    case: &'a ast::Case,
    base: Option<usize>,
    /// The nearest case in the chain, this one included, that chooses readings.
    choosing: Option<usize>,
}

/// The resolved cases, each after the case it is based on.
#[derive(Debug, Default)]
pub(super) struct Links<'a> {
    links: Vec<Link<'a>>,
    at: HashMap<&'a str, usize>,
}

/// A cache of the facts of cases, by plan.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// The key is the address of the plan and the index of the case.
    facts: Mutex<HashMap<(usize, usize), Cached>>,
}

/// A cached reading. It keeps the plan alive, so that its address is not reused.
type Cached = (Arc<Plan>, Arc<Read>);

/// The facts of a case and of those it is based on, with the faults found.
type Read = (Facts, Vec<Diagnostic>);

impl<'a> Links<'a> {
    /// Resolves a case and the cases it is based on. Fails if one of them does not exist or if they form a cycle.
    pub(super) fn find(&mut self, case: &'a ast::Case, titles: &HashMap<&str, &'a ast::Case>) -> Result<usize, Box<SuiteError>> {
        let (mut open, mut own): (Vec<&'a ast::Case>, HashSet<&str>) = Default::default();
        let mut next = Some(case);
        let mut base = None;
        while let Some(case) = next {
            base = self.at.get(case.title.as_str()).copied().filter(|at| self.case(*at).is_some_and(|own| std::ptr::eq(own, case)));
            if base.is_some() {
                break;
            }
            open.push(case);
            own.insert(&case.title);
            let Some((title, span)) = &case.based_on else { break };
            let Some(found) = titles.get(title.as_str()).copied() else {
                let near = nearest(title, titles.keys().copied());
                return Err(Box::new(SuiteError::NoSuchCase { title: title.clone(), near, span: *span }));
            };
            if own.contains(title.as_str()) {
                let title = open.first().map_or_else(String::new, |case| case.title.clone());
                return Err(Box::new(SuiteError::RestsOnItself { title, span: *span }));
            }
            next = Some(found);
        }
        for case in open.into_iter().rev() {
            let at = self.links.len();
            let choosing =
                if case.readings.is_empty() { self.links.get(base.unwrap_or(at)).and_then(|base| base.choosing) } else { Some(at) };
            self.links.push(Link { case, base, choosing });
            self.at.insert(&case.title, at);
            base = Some(at);
        }
        base.ok_or_else(|| Box::new(SuiteError::NoSuchCase { title: case.title.clone(), near: None, span: case.title_span }))
    }

    pub(super) fn case(&self, at: usize) -> Option<&'a ast::Case> {
        self.links.get(at).map(|link| link.case)
    }

    /// The readings chosen by a case and those it is based on, the innermost base first.
    pub(super) fn readings(&self, at: usize) -> impl Iterator<Item = &'a (ast::Name, ast::Name)> {
        let mut choosing = Vec::new();
        let mut next = self.links.get(at).and_then(|link| link.choosing);
        while let Some(link) = next.and_then(|at| self.links.get(at)) {
            choosing.push(link.case);
            next = link.base.and_then(|base| self.links.get(base)).and_then(|base| base.choosing);
        }
        choosing.into_iter().rev().flat_map(|case| &case.readings)
    }

    /// The facts of a case and of those it is based on (memoised).
    pub(super) fn facts(&self, at: usize, plan: &Arc<Plan>, base: &RuleFiles, made: &Made) -> Read {
        let key = Arc::as_ptr(plan).addr();
        let mut open = Vec::new();
        let mut next = Some(at);
        let mut known: Option<Arc<Read>> = None;
        {
            let facts = made.facts.lock().unwrap_or_else(PoisonError::into_inner);
            while let Some(at) = next {
                known = facts.get(&(key, at)).map(|(_, read)| Arc::clone(read));
                if known.is_some() {
                    break;
                }
                open.push(at);
                next = self.links.get(at).and_then(|link| link.base);
            }
        }
        let book = plan.checked().book();
        let mut read = known.map_or_else(|| (Facts::unknown(book.facts.len()), Vec::new()), |known| Read::clone(&known));
        for own in open.into_iter().rev() {
            let Some(case) = self.case(own) else { continue };
            let (facts, mut found) = from_case(case, read.0, book, base.sources());
            read.1.append(&mut found);
            read.0 = facts;
            made.facts.lock().unwrap_or_else(PoisonError::into_inner).insert((key, own), (Arc::clone(plan), Arc::new(read.clone())));
        }
        read
    }
}
