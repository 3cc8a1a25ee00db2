//! Checks claims about amendments against the two versions each compares: whether they make sense, not whether they are true.
//!
//! Example: `to_programme unchanged by letters_merged` needs the measure, and the rule before or after it.

use std::sync::Arc;

use super::{Plans, RuleFiles};
use crate::check::check;
use crate::compile::{Plan, compile};
use crate::consolidate::{Amendments, ClaimOf, claims, consolidate};
use crate::elaborate::elaborate;
use crate::law::Version;
use crate::model::Rulebook;
use crate::resolve::resolve_claims;
use crate::source::{Diagnostic, Span, both, codes, meant, nearest};
use crate::syntax::ast;

impl RuleFiles {
    /// The claims about existing amendments, each with its versions.
    pub fn claims(&self) -> Vec<ClaimOf<'_>> {
        claims(&self.ast, &Amendments::of(&self.ast)).0
    }

    /// The plans of the versions before and after. Each rulebook contains this claim alone, and the claim's condition as a rule.
    ///
    /// # Errors
    /// Every fault in the files that concerns one of the versions or the claim.
    pub fn claim_plans(&self, of: &ClaimOf<'_>) -> Result<[Arc<Plan>; 2], Vec<Diagnostic>> {
        let mut diagnostics = self.faults.clone();
        let plans = self.both(&[of], &mut diagnostics);
        match plans {
            Some(plans) if !diagnostics.iter().any(Diagnostic::is_error) => Ok(plans),
            _ => Err(super::deduplicated(diagnostics)),
        }
    }

    /// The faults of claims. Most claims are sound, and their plans have been made already.
    pub(super) fn check_claims(&self, claims: (Vec<ClaimOf<'_>>, Vec<Diagnostic>), plans: &Plans<'_>) -> Vec<Diagnostic> {
        let (mut left, mut diagnostics) = claims;
        let sound = |version: &Version| plans.built(version).filter(|built| built.claims)?.plan.as_ref().map(|plan| plan.checked().book());
        left.retain(|of| {
            let (Some(before), Some(after)) = (sound(&of.before), sound(&of.after)) else { return true };
            diagnostics.extend(self.in_both(of.claim, [before, after], [&[], &[]], [&of.before, &of.after]));
            false
        });
        // Claims about the same two versions are checked together.
        while let Some(first) = left.first() {
            let (before, after) = (first.before.clone(), first.after.clone());
            let (together, rest): (Vec<_>, Vec<_>) = left.into_iter().partition(|of| of.before == before && of.after == after);
            self.both(&together.iter().collect::<Vec<_>>(), &mut diagnostics);
            left = rest;
        }
        diagnostics
    }

    /// What is wrong with the claims and invariants.
    pub(crate) fn faults_of_claims(&self) -> Vec<Diagnostic> {
        let mut plans = Plans::of_texts(self);
        let claims = claims(&self.ast, plans.amendments());
        plans.make(claims.0.iter().flat_map(|of| [&of.before, &of.after]));
        let mut faults = self.check_claims(claims, &plans);
        faults.extend(self.check_invariants(plans.amendments(), |version| plans.same_law(version)));
        super::deduplicated(faults)
    }

    /// The plans of the two versions that some claims compare.
    fn both(&self, claims: &[&ClaimOf<'_>], diagnostics: &mut Vec<Diagnostic>) -> Option<[Arc<Plan>; 2]> {
        let versions = claims.first().map(|of| [&of.before, &of.after])?;
        let written: Vec<&ast::Claim> = claims.iter().map(|of| of.claim).collect();
        let books = versions.map(|version| {
            let (law, mut faults) = consolidate(&self.ast, version);
            let (book, more) = resolve_claims(&self.ast, &law, &written);
            faults.extend(more);
            (book, faults)
        });
        let [(first, faults), (second, more)] = books;
        for claim in &written {
            diagnostics.extend(self.in_both(claim, [&first, &second], [&faults, &more], versions));
        }
        // A name that only one version has is already reported, for both.
        let told: Vec<Option<Span>> = diagnostics.iter().filter(|fault| fault.code == codes::CLAIM).map(|fault| fault.span).collect();
        diagnostics.extend(faults.into_iter().chain(more).filter(|fault| !told.contains(&fault.span)));
        let mut plans = [first, second].map(|book| match check(elaborate(book)) {
            Ok(checked) => Some(compile(checked)),
            Err(faulty) => {
                diagnostics.extend(faulty.faults);
                None
            }
        });
        let [first, second] = &mut plans;
        Some([first.take()?, second.take()?])
    }

    /// The faults of a claim that need both versions.
    fn in_both(&self, claim: &ast::Claim, books: [&Rulebook; 2], faults: [&[Diagnostic]; 2], versions: [&Version; 2]) -> Vec<Diagnostic> {
        let ([before, after], [faults, more]) = (books, faults);
        let mut out = Vec::new();
        let (name, span) = (&*claim.rule.text, claim.rule.span);
        let named = |book: &Rulebook| book.names.contains_key(name);
        match (before.rule(name).and_then(|id| before.rules.get(id.index())), after.rule(name).and_then(|id| after.rules.get(id.index()))) {
            (None, None) if !named(before) && !named(after) => out.push(unknown_rule(claim, before, after, versions)),
            // Choice lists have different ids in the two versions.
            (Some(first), Some(second)) if first.ty.key() != second.ty.key() => {
                let (was, is) = (first.ty.text(), second.ty.text());
                let message = both(
                    format!("`{name}` er {} i versjonen `{}` og {} i versjonen `{}`", was.nb, versions[0], is.nb, versions[1]),
                    format!("`{name}` is {} in the version `{}` and {} in the version `{}`", was.en, versions[0], is.en, versions[1]),
                );
                let label = both("svarene kan ikke sammenlignes", "the answers can't be compared");
                let help = both(
                    "nevn en regel som svarer det samme slaget før og etter",
                    "name a rule whose answers are of one kind before and after",
                );
                out.push(Diagnostic::error(codes::CLAIM, span, message).label(label).help(help));
            }
            _ => {}
        }
        let within = |span: &Span| claim.span.holds(*span);
        for (faults, other, lacking, having) in [(faults, after, versions[0], versions[1]), (more, before, versions[1], versions[0])] {
            let unknown = faults.iter().filter(|fault| fault.code == codes::UNKNOWN_NAME).filter_map(|fault| fault.span).filter(within);
            for (span, own) in unknown.map(|span| (span, self.sources.text(span))).filter(|(_, own)| other.names.contains_key(*own)) {
                let message = both(
                    format!("`{own}` finnes i versjonen `{having}`, men ikke i `{lacking}`"),
                    format!("`{own}` is there in the version `{having}`, but not in `{lacking}`"),
                );
                let label = both("bare i den ene", "in one of them only");
                let help = both(
                    "et vilkår i en påstand leses i begge versjoner; skriv det med navn som finnes i begge",
                    "the condition of a claim is read in both versions; write it with names that both have",
                );
                out.push(Diagnostic::error(codes::CLAIM, span, message).label(label).help(help));
            }
        }
        out
    }
}

/// The fault of a claim about a rule that neither version has.
fn unknown_rule(claim: &ast::Claim, before: &Rulebook, after: &Rulebook, versions: [&Version; 2]) -> Diagnostic {
    let name = &*claim.rule.text;
    let message = both(
        format!("ingen regel heter `{name}`, verken i versjonen `{}` eller i `{}`", versions[0], versions[1]),
        format!("no rule is called `{name}`, neither in the version `{}` nor in `{}`", versions[0], versions[1]),
    );
    let help = match nearest(name, before.rules.iter().chain(&after.rules).map(|rule| &*rule.name)) {
        Some(near) => meant(&near),
        None => both("nevn en regel som endringen kan ha betydning for", "name a rule that the amendment may matter to"),
    };
    Diagnostic::error(codes::UNKNOWN_NAME, claim.rule.span, message).label(both("ukjent navn", "unknown name")).help(help)
}
