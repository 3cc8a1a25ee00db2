//! The amendments of the files: their measures, the blocks of each measure, and faults. Computed once and used for any number of versions.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap as HashMap;

use super::adopted::Adopted;
use super::declared::Declared;
use super::error::ConsolidateError;
use super::measures::{Blocks, Written};
use super::precedence::{Precedence, precedence};
use super::reached::Times;
use crate::source::{Span, nearest};
use crate::syntax::ast;

/// The amendments of the files, indexed for consolidation.
#[derive(Debug)]
pub struct Amendments<'a> {
    pub(super) all: Vec<Written<'a>>,
    by_name: HashMap<&'a str, usize>,
    /// The adopted amendments as (commencement, index), sorted by commencement.
    pub(super) adopted: Vec<(NaiveDate, usize)>,
    /// The order that amendments state with `after`.
    pub(super) precedence: Precedence,
    /// The adopted measures, and the texts that versions have reached with them.
    pub(super) times: Times<'a>,
    /// What the files declare beside amendments.
    pub(super) declared: Arc<Declared<'a>>,
    /// The days on which a text begins or ends by its own `in force` interval.
    pub(super) days: BTreeSet<NaiveDate>,
    /// Faults that do not depend on the version.
    pub(super) faults: Vec<ConsolidateError>,
}

impl<'a> Amendments<'a> {
    /// Indexes all amendments of the files.
    pub fn of(ast: &'a ast::Ast) -> Amendments<'a> {
        let (mut faults, mut written) = (Vec::new(), Vec::new());
        let (mut known, mut by_name): (Vec<&'a ast::Amendment>, HashMap<&'a str, usize>) = Default::default();
        for item in ast.files.iter().flat_map(|file| &file.items) {
            let ast::Item::Amendment(amendment) = item else { continue };
            written.push(amendment);
            if let Some(first) = by_name.get(&*amendment.name.text).and_then(|at| known.get(*at)) {
                faults.push(ConsolidateError::NameTwice { name: amendment.name.clone(), first: first.name.span });
                continue;
            }
            alone(amendment, &mut faults);
            by_name.insert(&amendment.name.text, known.len());
            known.push(amendment);
        }
        let named = |name: &str| by_name.get(name).and_then(|at| known.get(*at)).copied();
        let mut misplaced = Vec::new();
        let blocks = blocks(ast, &written, &mut misplaced);
        let of = |measure: &ast::Measure| blocks.get(&measure.name.span).cloned().unwrap_or_default();
        let of_amendment = |(at, amendment)| Written::new(amendment, super::enacted::measures_of((at, amendment), named, of));
        let all: Vec<Written<'a>> = known.iter().copied().enumerate().map(of_amendment).collect();
        super::enacted::report(&all, named, &mut faults);
        let precedence = precedence(&known, &by_name, &mut faults);
        let mut adopted: Vec<(NaiveDate, usize)> =
            known.iter().enumerate().filter_map(|(at, amendment)| Some((amendment.adopted?.from, at))).collect();
        adopted.sort_unstable();
        faults.extend(misplaced);
        let ends = known.iter().filter_map(|amendment| amendment.adopted?.to);
        let times = Times::new(ends.chain(super::days::days_within_amendments(ast)).collect());
        let (days, declared) = (super::days::days_of_wordings(ast), Arc::new(Declared::of(ast)));
        Amendments { all, by_name, adopted, precedence, times, declared, days, faults }
    }

    /// What the files declare beside amendments.
    pub fn declared(&self) -> &Declared<'a> {
        &self.declared
    }

    /// The index of an amendment in `all`, by name.
    pub(super) fn at(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    pub(super) fn named(&self, name: &str) -> Option<&Written<'a>> {
        self.all.get(self.at(name)?)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.all.iter().map(|written| &*written.amendment.name.text)
    }

    /// The adopted measures of the time that a day lies in.
    pub(super) fn adopted_on(&self, day: NaiveDate) -> Arc<Adopted<'a>> {
        self.times.of(day, &self.all, &self.adopted)
    }
}

/// Checks each amendment alone: it has a status, and no measure twice.
fn alone(amendment: &ast::Amendment, faults: &mut Vec<ConsolidateError>) {
    if !amendment.has_status {
        faults.push(ConsolidateError::NoStatus { name: amendment.name.clone() });
    }
    let mut measures = HashMap::default();
    for measure in &amendment.measures {
        if let Some(first) = measures.insert(&measure.name.text, measure.name.span) {
            faults.push(ConsolidateError::NameTwice { name: measure.name.clone(), first });
        }
    }
}

/// Collects the blocks of each measure. Reports a measure that does not exist, or that several amendments have.
fn blocks<'a>(ast: &'a ast::Ast, written: &[&'a ast::Amendment], faults: &mut Vec<ConsolidateError>) -> HashMap<Span, Blocks<'a>> {
    let mut measures: HashMap<&str, Vec<(&ast::Amendment, &ast::Measure)>> = HashMap::default();
    for amendment in written {
        for measure in &amendment.measures {
            measures.entry(&measure.name.text).or_default().push((amendment, measure));
        }
    }
    let mut found: HashMap<Span, Vec<&'a ast::Amend>> = HashMap::default();
    for item in ast.files.iter().flat_map(|file| &file.items) {
        let ast::Item::Amend(amend) = item else { continue };
        let fits = |amendment: &ast::Amendment| amend.amendment.as_ref().is_none_or(|name| name.text == amendment.name.text);
        let own = measures.get(&*amend.measure.text).into_iter().flatten().filter(|(amendment, _)| fits(amendment));
        match own.collect::<Vec<_>>().as_slice() {
            [(_, measure)] => found.entry(measure.name.span).or_default().push(amend),
            [] => {
                let names = written.iter().filter(|amendment| fits(amendment)).flat_map(|amendment| &amendment.measures);
                let near = nearest(&amend.measure.text, names.map(|measure| &*measure.name.text));
                faults.push(ConsolidateError::NoSuchMeasure { name: amend.measure.clone(), near });
            }
            several => {
                let of = several.iter().map(|(amendment, _)| amendment.name.text.to_string()).collect();
                faults.push(ConsolidateError::AmbiguousMeasure { name: amend.measure.clone(), of });
            }
        }
    }
    found.into_iter().map(|(measure, blocks)| (measure, Blocks::from(blocks))).collect()
}
