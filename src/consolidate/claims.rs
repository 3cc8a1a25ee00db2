//! Claims about amendments -> the two versions that each claim compares.
//!
//! Example: a proposal of 2018-06-01 where measure b needs a. `unchanged by b` compares `2018-06-01+bill:a` with
//! `2018-06-01+bill:a+bill:b`.
//! Not here: what a claim says of a rule (see [`crate::resolve`]), and whether the claim is true.

use rustc_hash::FxHashMap as HashMap;

use super::amendments::Amendments;
use super::claim_error::ClaimError;
use super::measures::Written;
use super::versions::Needs;
use crate::law::{Change, Version};
use crate::source::{Diagnostic, nearest};
use crate::syntax::ast;

/// A claim and the two versions it compares.
#[derive(Debug, Clone)]
pub struct ClaimOf<'a> {
    /// The claim as written.
    pub claim: &'a ast::Claim,
    /// The version without the claimed measures.
    pub before: Version,
    /// The version with the claimed measures.
    pub after: Version,
}

/// Every claim with its versions. Reports an unknown amendment or measure, and a title used by two claims.
pub fn claims<'a>(ast: &'a ast::Ast, amendments: &Amendments<'a>) -> (Vec<ClaimOf<'a>>, Vec<Diagnostic>) {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let mut titles = HashMap::default();
    for item in ast.files.iter().flat_map(|file| &file.items) {
        let ast::Item::Claim(claim) = item else { continue };
        let Some(written) = amendments.named(&claim.amendment.text) else {
            let near = nearest(&claim.amendment.text, amendments.names());
            errors.push(ClaimError::NoAmendment { name: claim.amendment.clone(), near });
            continue;
        };
        let amendment = written.amendment;
        if let Some(first) = titles.insert((&claim.amendment.text, &claim.title), claim.title_span) {
            errors.push(ClaimError::Twice { title: claim.title.clone(), span: claim.title_span, first });
        }
        let known = |name: &ast::Name| amendment.measures.iter().any(|measure| measure.name.text == name.text);
        let unknown: Vec<&ast::Name> = claim.measures.iter().filter(|name| !known(name)).collect();
        for name in &unknown {
            let near = nearest(&name.text, amendment.measures.iter().map(|measure| &*measure.name.text));
            errors.push(ClaimError::NoMeasure { amendment: amendment.name.clone(), name: (*name).clone(), near });
        }
        if unknown.is_empty()
            && let Some((before, after)) = versions(written, claim)
        {
            out.push(ClaimOf { claim, before, after });
        }
    }
    (out, errors.into_iter().map(Diagnostic::from).collect())
}

/// The versions without and with an amendment: of the day it was proposed on, or of that it came into force on. `None` if there is no such
/// amendment, or it has no status.
pub fn versions_of(amendments: &Amendments<'_>, name: &str) -> Option<(Version, Version)> {
    whole(amendments.named(name)?.amendment).map(|(_, without, with)| (without, with))
}

/// Whether the amendment is added to the law of a day, or else left out of it; and the versions without and with it.
fn whole(amendment: &ast::Amendment) -> Option<(bool, Version, Version)> {
    let (added, date) = match (amendment.proposed, amendment.adopted) {
        (Some(day), _) => (true, day),
        (None, Some(interval)) => (false, interval.from),
        (None, None) => return None,
    };
    let plain = Version::on(date);
    let changed = Version { date, changes: vec![Change { added, name: amendment.name.text.to_string(), measure: None }] };
    let (without, with) = if added { (plain, changed) } else { (changed, plain) };
    Some((added, without, with))
}

/// The versions before and after. `None` if the amendment has no status; that fault is already reported.
fn versions<'a>(written: &Written<'a>, claim: &'a ast::Claim) -> Option<(Version, Version)> {
    let amendment = written.amendment;
    let name = &*amendment.name.text;
    let (added, without, with) = whole(amendment)?;
    if claim.measures.is_empty() {
        return Some((without, with));
    }
    let date = without.date;
    let needs = Needs::of(&written.measures);
    let mut after: Vec<&str> = Vec::new();
    for measure in claim.measures.iter().flat_map(|measure| needs.with(&measure.text)) {
        if !after.contains(&measure) {
            after.push(measure);
        }
    }
    // What a measure needs is part of both versions, unless it needs a claimed measure itself.
    let rests = |measure: &'a str| needs.with(measure).iter().any(|needed| claim.measures.iter().any(|own| *own.text == **needed));
    let before: Vec<&str> = after.iter().copied().filter(|measure| !rests(measure)).collect();
    let part = |measures: &[&str]| {
        if measures.is_empty() {
            return without.clone();
        }
        // An adopted amendment is already in force on its day, so the other measures are left out by name.
        let named = |measure: &str| measures.contains(&measure) == added;
        let own = amendment.measures.iter().map(|measure| &*measure.name.text).filter(|measure| named(measure));
        let changes = own.map(|measure| Change { added, name: name.to_owned(), measure: Some(measure.to_owned()) });
        Version { date, changes: changes.collect() }
    };
    Some((part(&before), part(&after)))
}
