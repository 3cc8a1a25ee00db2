//! The numbers of a report. Each is counted here, once, so that the summary and the parts have the same.

use super::material::Material;
use crate::differ::{DifferenceWords, InvariantVerdict, Verdict};
use crate::model::Kind;
use crate::review::{Certainty, Finding};
use crate::source::codes;
use crate::symbolic::Standing;

/// The numbers of a report.
#[derive(Debug)]
pub(super) struct Figures {
    /// Questions.
    pub(super) questions: usize,
    /// Questions by how much is known of them.
    pub(super) exact: usize,
    pub(super) within: usize,
    /// Those with more cases than are described.
    pub(super) more: usize,
    pub(super) open: usize,
    pub(super) same: usize,
    /// Measures.
    pub(super) measures: usize,
    /// Sections that differ, and the acts they stand in.
    pub(super) sections: usize,
    pub(super) acts: usize,
    /// Claims by what became of them.
    pub(super) refuted: usize,
    pub(super) undecided: usize,
    pub(super) holding: usize,
    /// What must always hold, by what became of it: proved, refuted, not decided.
    pub(super) invariants: [usize; 3],
    /// Findings by how sure they are, without those on claims, which are told with the claims.
    pub(super) findings: [usize; 3],
    /// Cases that were decided, and questions that some of them answer otherwise.
    pub(super) cases: usize,
    pub(super) questions_in_cases: usize,
}

impl Figures {
    pub(super) fn of(material: &Material<'_>) -> Figures {
        let standing = |own: Standing| material.goals.iter().filter(|goal| goal.standing == own).count();
        let more = material.goals.iter().filter(|goal| goal.standing == Standing::Open && goal.more).count();
        let claims = |own: fn(&Verdict) -> bool| material.claims.iter().filter(|claim| own(&claim.verdict)).count();
        let invariants =
            |own: fn(&InvariantVerdict) -> bool| material.invariants.iter().filter(|invariant| own(&invariant.verdict)).count();
        let findings = |own: Certainty| findings(material).filter(|finding| finding.certainty == own).count();
        let [cases, _] = material.cases;
        Figures {
            questions: material.goals.len(),
            exact: standing(Standing::Exact),
            within: standing(Standing::Within),
            more,
            open: standing(Standing::Open) - more,
            same: standing(Standing::None),
            measures: material.measures().len(),
            sections: material.mirror.sections.len(),
            acts: material.acts(),
            refuted: claims(|own| matches!(own, Verdict::Refuted(..))),
            undecided: claims(|own| matches!(own, Verdict::Open(..))),
            holding: claims(|own| matches!(own, Verdict::Proved(..))),
            invariants: [
                invariants(|own| matches!(own, InvariantVerdict::Proved(..))),
                invariants(|own| matches!(own, InvariantVerdict::Refuted(..))),
                invariants(|own| matches!(own, InvariantVerdict::Open(..) | InvariantVerdict::Silent)),
            ],
            findings: [Certainty::Proved, Certainty::Found, Certainty::Suspected].map(findings),
            cases,
            questions_in_cases: material.effect.iter().filter(|goal| goal.groups.iter().any(|group| group.decided)).count(),
        }
    }

    /// The questions with another answer in some case.
    pub(super) fn changed(&self) -> usize {
        self.exact + self.within + self.more
    }
}

/// What a review finds, without what is told with the claims.
pub(super) fn findings<'m>(material: &Material<'m>) -> impl Iterator<Item = &'m Finding> {
    material.review.findings.iter().filter(|finding| finding.diagnostic.code != codes::REASONS)
}

/// The questions of some kinds that have another answer.
pub(super) fn changed<'m>(material: &'m Material<'_>, kinds: &'m [Kind]) -> impl Iterator<Item = &'m DifferenceWords> {
    material
        .goals
        .iter()
        .filter(|goal| (matches!(goal.standing, Standing::Exact | Standing::Within) || goal.more) && kinds.contains(&goal.kind))
}
