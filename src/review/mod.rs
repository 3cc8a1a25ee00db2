//! A review of the law: what somebody who drafts laws finds when reading it, by analyses of any rule files.
//!
//! Example: the second sentence "does not apply", where the third is meant; a duty to end what a prohibition protects.
//! Invariant: what is *proved* holds over all cases or is shown by a case; what is *found* stands in the files; what is *suspected* rests on
//! words. `docs/review.md` tells what each analysis sees. Not here: any act, and whether a claim holds (see [`crate::symbolic`]).

mod answers;
mod clocks;
mod elsewhere;
mod excepted;
mod finding;
mod json;
mod left_over;
mod moved;
mod norms;
mod reasons;
mod rests;
mod same_words;
mod texts;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::compile::Plan;
use crate::law::Rank;
use crate::model::{Change, Rulebook};
use crate::source::Diagnostic;
use crate::syntax::ast::{Claim, Quote};

pub use finding::{Brings, Certainty, Finding};
pub use json::{ReviewJson, review_json};
use texts::Law;

/// What a review finds.
#[derive(Debug, Default)]
pub struct Review {
    /// The findings: of an amendment, those that it brings.
    pub findings: Vec<Finding>,
    /// Those that were there before the amendment.
    pub earlier: Vec<Finding>,
}

/// A version to review: its plan, and the remarks of other stages on it.
pub struct Reviewed {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The remarks that belong in a review.
    pub remarks: Vec<Diagnostic>,
}

/// Reviews the law of one version.
pub fn review(own: &Reviewed, quotes: &[&Quote]) -> Review {
    let law = Law { book: own.plan.checked().book(), quotes, claims: &[] };
    Review { findings: sorted(standing(&law, own)), earlier: Vec::new() }
}

/// Reviews what an amendment brings: the law before and after, its claims, and those of them that a case breaks.
pub fn review_amendment([before, after]: [&Reviewed; 2], quotes: &[&Quote], claims: &[&Claim], refuted: &[&Claim]) -> Review {
    let old = Law { book: before.plan.checked().book(), quotes, claims: &[] };
    let new = Law { book: after.plan.checked().book(), quotes, claims };
    let key = |finding: &Finding| (finding.diagnostic.code, finding.subject.clone());
    let known: BTreeSet<(&str, String)> = standing(&old, before).iter().map(key).collect();
    let papers = papers(new.book, old.book);
    // A slip in the papers of the amendment is told with it, wherever they are quoted.
    let of_papers = |finding: &Finding| finding.document.as_ref().is_some_and(|own| papers.contains(own.as_str()));
    let (earlier, mut findings): (Vec<Finding>, Vec<Finding>) =
        standing(&new, after).into_iter().partition(|finding| known.contains(&key(finding)) && !of_papers(finding));
    findings.extend(same_words::same_words(&old, &new, [&before.plan, &after.plan]));
    findings.extend(reasons::carried_on(&old, &new));
    findings.extend(reasons::refuted(&new, refuted));
    findings.extend(moved::moved(&old, &new));
    findings.extend(left_over::left_over(&old, &new));
    // The text may be an earlier amendment's, but this one brings the finding.
    let findings = findings.into_iter().map(|finding| finding.only(|by| !finding::has(old.book, by))).collect();
    Review { findings: sorted(findings), earlier: sorted(earlier) }
}

/// The documents that the measures of the second version cite and those of the first do not have, by name.
fn papers<'b>(after: &'b Rulebook, before: &Rulebook) -> BTreeSet<&'b str> {
    let there = |change: &Change| before.changes.iter().any(|own| own.amendment == change.amendment && own.measure == change.measure);
    let cited = |changes: &mut dyn Iterator<Item = &'b Change>| -> BTreeSet<&'b str> {
        let sources = changes.flat_map(|change| change.sources.iter().chain(change.blocks.iter().flatten()));
        let acts = sources.filter_map(|source| after.acts.get(source.act.index()));
        acts.filter(|act| act.rank == Rank::PreparatoryWorks).map(|act| &*act.name).collect()
    };
    let known = cited(&mut after.changes.iter().filter(|change| there(change)));
    cited(&mut after.changes.iter().filter(|change| !there(change))).into_iter().filter(|own| !known.contains(own)).collect()
}

/// What is found in the law as it stands.
fn standing(law: &Law<'_>, own: &Reviewed) -> Vec<Finding> {
    let plan = &own.plan;
    let mut found = excepted::excepted(law);
    found.extend(elsewhere::elsewhere(law));
    found.extend(clocks::clocks(law, plan));
    found.extend(norms::norms(law, plan));
    found.extend(answers::answers(law, plan));
    found.extend(own.remarks.iter().cloned().map(Finding::remark));
    found
}

/// The findings, each once, in the order of certainty and place.
fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| (finding.certainty, finding.diagnostic.span, finding.diagnostic.code, finding.subject.clone()));
    findings.dedup_by_key(|finding| (finding.diagnostic.code, finding.diagnostic.span, finding.subject.clone()));
    findings.into_iter().map(Finding::told).collect()
}
