//! One case of the rule files, asked for by its title.

use std::sync::Arc;

use super::basis::{Links, Made};
use super::cases::{facts_of, titled};
use super::error::SuiteError;
use crate::compile::Plan;
use crate::facts::Facts;
use crate::law::canonical;
use crate::pipeline::RuleFiles;
use crate::source::{Diagnostic, nearest};
use crate::syntax::ast;

/// So many titles that may be meant are named.
const NAMED: usize = 5;

/// A case of the rule files, whatever it expects.
#[derive(Debug)]
pub struct TitledCase<'a> {
    base: &'a RuleFiles,
    links: Links<'a>,
    made: Made,
    at: usize,
}

impl<'a> TitledCase<'a> {
    /// Finds the case with a title.
    ///
    /// # Errors
    /// When no case has it, or several have, or the case is based on one that is not there or on itself.
    pub fn find(base: &'a RuleFiles, title: &str) -> Result<TitledCase<'a>, Box<Diagnostic>> {
        let title = canonical(title);
        // Two cases of another title are no matter of this one.
        let (written, titles) = titled(base, &mut Vec::new());
        let own: Vec<&ast::Case> = written.iter().copied().filter(|case| canonical(&case.title) == title).collect();
        let told = |error: SuiteError| Box::new(Diagnostic::from(error));
        let case = match own.as_slice() {
            [only] => *only,
            [] => {
                let all: Vec<&str> = written.iter().map(|case| case.title.as_str()).collect();
                return Err(told(SuiteError::UnknownTitle { near: near(&title, &all), none: all.is_empty(), title: title.into_owned() }));
            }
            [first, others @ ..] => {
                let others = others.iter().map(|case| case.title_span).collect();
                return Err(told(SuiteError::TitleOfSeveral { title: title.into_owned(), span: first.title_span, others }));
            }
        };
        let mut links = Links::default();
        let at = links.find(case, &titles).map_err(|error| told(*error))?;
        Ok(TitledCase { base, links, made: Made::default(), at })
    }

    /// The facts of the case in a version, with the readings that it chooses.
    ///
    /// # Errors
    /// When the facts can't be read, or can't all be true.
    pub fn facts(&self, plan: &Arc<Plan>) -> Result<Arc<Facts>, Vec<Diagnostic>> {
        facts_of(&self.links, self.at, plan, self.base, &self.made)
    }
}

/// The titles that may be meant: those that hold what was written, or else those spelt most like it, the nearest first.
fn near(title: &str, all: &[&str]) -> Vec<String> {
    let part = title.trim().to_lowercase();
    let holding = all.iter().filter(|own| !part.is_empty() && own.to_lowercase().contains(&part));
    let mut found: Vec<String> = holding.take(NAMED).map(|own| (*own).to_owned()).collect();
    let mut left: Vec<&str> = all.to_vec();
    while found.len() < NAMED
        && let Some(next) = nearest(title, left.iter().copied())
    {
        left.retain(|own| *own != next);
        if !found.contains(&next) {
            found.push(next);
        }
    }
    found
}
