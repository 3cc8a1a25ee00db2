//! Invariants: whether they make sense in the versions in which they must hold, and the plans in which they are tried.

use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

use super::RuleFiles;
use crate::check::check;
use crate::compile::{Plan, compile};
use crate::consolidate::{Amendments, InvariantOf, consolidate_in, invariants};
use crate::elaborate::elaborate;
use crate::law::Version;
use crate::resolve::resolve_invariants;
use crate::source::{Diagnostic, parallel_map};
use crate::symbolic::{Text, Tried, decide_invariant, text_of_invariant};
use crate::syntax::ast;

/// Invariants that must hold in one version, with their places among all.
type InVersion<'a> = (Version, Vec<(usize, &'a ast::Invariant)>);

impl RuleFiles {
    /// The invariants of existing amendments, and those of every version.
    pub fn invariants(&self) -> Vec<InvariantOf<'_>> {
        invariants(&self.ast, &Amendments::of(&self.ast)).0
    }

    /// Tries invariants in each of their versions.
    ///
    /// # Errors
    /// Every fault in the files that concerns one of the versions or an invariant.
    pub fn try_invariants(&self, all: &[InvariantOf<'_>]) -> Result<Vec<Vec<Tried>>, Vec<Diagnostic>> {
        let amendments = Amendments::of(&self.ast);
        let versions = by_version(all, |version| version.clone());
        let built = parallel_map(&versions, |(version, own)| {
            let (plan, faults) = self.with_invariants(&amendments, version, own);
            let Some(plan) = plan.filter(|_| !faults.iter().any(Diagnostic::is_error)) else { return Err(faults) };
            let kept = &plan.checked().book().invariants;
            let place = |number: usize| kept.iter().position(|kept| kept.number == number);
            let places = own.iter().enumerate().map(|(number, (at, _))| {
                let found = place(number).map(|place| (place, text_of_invariant(&plan, place)));
                (*at, found)
            });
            Ok((version.clone(), places.collect::<Vec<_>>(), plan))
        });
        // What is written alike in several versions is decided once.
        let mut numbers: HashMap<(usize, Text), usize> = HashMap::default();
        let mut asked: Vec<(Arc<Plan>, usize)> = Vec::new();
        let mut rows = Vec::new();
        for built in built {
            let (version, places, plan) = built.map_err(super::deduplicated)?;
            for (at, found) in places {
                let number = found.map(|(place, text)| {
                    *numbers.entry((at, text)).or_insert_with(|| {
                        asked.push((plan.clone(), place));
                        asked.len() - 1
                    })
                });
                rows.push((at, version.clone(), plan.clone(), number));
            }
        }
        let verdicts = parallel_map(&asked, |(plan, place)| Arc::new(decide_invariant(plan, *place)));
        let mut out: Vec<Vec<Tried>> = all.iter().map(|_| Vec::new()).collect();
        for (at, version, own, number) in rows {
            let decided = number.and_then(|number| asked.get(number).zip(verdicts.get(number)));
            let (plan, found) = match decided {
                Some(((plan, place), verdict)) => (plan.clone(), Some((*place, verdict.clone()))),
                None => (own, None),
            };
            if let Some(all) = out.get_mut(at) {
                all.push(Tried { version, plan, found });
            }
        }
        Ok(out)
    }

    /// What is wrong with the invariants, in any version with a law of its own.
    pub(super) fn check_invariants<'a>(&'a self, amendments: &Amendments<'a>, same_law: impl Fn(&Version) -> Version) -> Vec<Diagnostic> {
        let (all, mut diagnostics) = invariants(&self.ast, amendments);
        let versions = by_version(&all, same_law);
        let found = parallel_map(&versions, |(version, own)| self.with_invariants(amendments, version, own).1);
        let within = |fault: &Diagnostic| fault.span.is_some_and(|span| all.iter().any(|of| of.invariant.span.holds(span)));
        diagnostics.extend(found.into_iter().flatten().filter(within));
        diagnostics
    }

    /// A version with invariants.
    fn with_invariants(
        &self,
        amendments: &Amendments<'_>,
        version: &Version,
        own: &[(usize, &ast::Invariant)],
    ) -> (Option<Arc<Plan>>, Vec<Diagnostic>) {
        let (law, mut faults) = consolidate_in(amendments, version);
        let own: Vec<&ast::Invariant> = own.iter().map(|(_, own)| *own).collect();
        let (book, more) = resolve_invariants(&self.ast, &law, &own);
        faults.extend(more);
        match check(elaborate(book)) {
            Ok(checked) => (Some(compile(checked)), faults),
            Err(faulty) => {
                faults.extend(faulty.faults);
                (None, faults)
            }
        }
    }
}

/// The invariants of each version; versions with the same key are one.
fn by_version<'a>(all: &[InvariantOf<'a>], key: impl Fn(&Version) -> Version) -> Vec<InVersion<'a>> {
    let mut out: Vec<InVersion<'a>> = Vec::new();
    let mut places: HashMap<Version, usize> = HashMap::default();
    for (at, of) in all.iter().enumerate() {
        for version in &of.versions {
            let place = *places.entry(key(version)).or_insert(out.len());
            if place == out.len() {
                out.push((version.clone(), Vec::new()));
            }
            if let Some((_, own)) = out.get_mut(place)
                && own.last().is_none_or(|(last, _)| *last != at)
            {
                own.push((at, of.invariant));
            }
        }
    }
    out
}
