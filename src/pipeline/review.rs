//! Reviews: the versions that one looks at, with the words and claims of the files.

use super::RuleFiles;
use crate::consolidate::{Amendments, ClaimOf, versions_of};
use crate::law::Version;
use crate::review::{Review, Reviewed, review, review_amendment};
use crate::source::{Diagnostic, codes, parallel_map};
use crate::symbolic::{Verdict, decide_claim};
use crate::syntax::ast::{Claim, Quote};

impl RuleFiles {
    /// Reviews the law of a version.
    ///
    /// # Errors
    /// All faults in the files that concern the version.
    pub fn review(&self, version: &Version) -> Result<Review, Vec<Diagnostic>> {
        let quotes: Vec<&Quote> = self.quotes().collect();
        Ok(review(&self.reviewed(version)?, &quotes))
    }

    /// A version with the remarks on it that belong in a review.
    fn reviewed(&self, version: &Version) -> Result<Reviewed, Vec<Diagnostic>> {
        let plan = self.plan(version)?;
        let built = self.built(&Amendments::of(self.ast()), version, Some(version.date), &[]);
        let remarks = built.faults.into_iter().filter(|fault| fault.code == codes::AUTHORITY_GONE).collect();
        Ok(Reviewed { plan, remarks })
    }

    /// The versions without and with an amendment; `None` if there is none of this name, or it has no status.
    pub fn versions_of(&self, amendment: &str) -> Option<(Version, Version)> {
        versions_of(&Amendments::of(self.ast()), amendment)
    }

    /// Reviews what an amendment brings, between the versions without and with it.
    ///
    /// # Errors
    /// All faults in the files that concern the versions or the claims about the amendment.
    pub fn review_amendment(&self, amendment: &str, [before, after]: [&Version; 2]) -> Result<Review, Vec<Diagnostic>> {
        let own: Vec<ClaimOf<'_>> = self.claims().into_iter().filter(|of| *of.claim.amendment.text == *amendment).collect();
        let decided = parallel_map(&own, |of| {
            let [first, second] = self.claim_plans(of)?;
            Ok(matches!(decide_claim([&first, &second], &of.claim.rule.text), Verdict::Refuted(_)))
        });
        let decided: Vec<bool> = decided.into_iter().collect::<Result<_, Vec<Diagnostic>>>()?;
        let claims: Vec<&Claim> = own.iter().map(|of| of.claim).collect();
        let refuted: Vec<&Claim> = claims.iter().zip(&decided).filter(|(_, refuted)| **refuted).map(|(claim, _)| *claim).collect();
        self.review_between([before, after], &claims, &refuted)
    }

    /// Reviews what the second version brings, given the claims about it and those of them that a case breaks.
    ///
    /// # Errors
    /// All faults in the files that concern the versions.
    pub fn review_between(&self, [before, after]: [&Version; 2], claims: &[&Claim], refuted: &[&Claim]) -> Result<Review, Vec<Diagnostic>> {
        let quotes: Vec<&Quote> = self.quotes().collect();
        let [before, after] = [self.reviewed(before)?, self.reviewed(after)?];
        Ok(review_amendment([&before, &after], &quotes, claims, refuted))
    }
}
