//! What became of the claims: those that do not hold, each with its case; those that are not decided; those that hold.

use super::ids::Ids;
use super::material::Material;
use super::model::{Block, Line, Mark, Part, Table};
use super::outcomes::{case_of, versions};
use super::summary::claim_id;
use crate::differ::{ClaimWords, Verdict};
use crate::explain::capital;
use crate::law::say;

/// The claims.
pub(super) fn claims(material: &Material<'_>, ids: &mut Ids) -> Part {
    let lang = material.lang;
    let mut part = Part::new(ids.of("claims"), say::report_claims(lang));
    if material.claims.is_empty() {
        part.say(say::report_claims_none(lang));
        return part;
    }
    part.say(say::report_claims_intro(lang));
    let mut refuted = Part::new(ids.of("claims-refuted"), say::report_claims_refuted(lang));
    let mut open = Part::new(ids.of("claims-open"), say::report_claims_open(lang));
    let mut holding = Vec::new();
    for (at, claim) in material.claims.iter().enumerate() {
        match &claim.verdict {
            Verdict::Refuted(..) => refuted.parts.push(claim_part(material, at, claim, ids)),
            Verdict::Open(..) => open.parts.push(claim_part(material, at, claim, ids)),
            Verdict::Proved(notes) => holding.push(holds(claim, notes)),
        }
    }
    let mut proved = Part::new(ids.of("claims-proved"), say::report_claims_proved(lang));
    let head = [say::report_claim(lang), say::report_about(lang), say::report_how_far(lang)].map(str::to_owned).to_vec();
    proved.table(Table { caption: say::report_claims_proved(lang).to_owned(), head, rows: holding });
    part.parts.extend([refuted, open, proved].into_iter().filter(|own| !own.is_empty()));
    part
}

/// A claim that does not hold, or is not decided.
fn claim_part(material: &Material<'_>, at: usize, claim: &ClaimWords, ids: &mut Ids) -> Part {
    let lang = material.lang;
    let mut part = Part::new(ids.of(&claim_id(at)), &capital(&claim.title));
    part.blocks.push(Block::Text(
        Line::of(say::report_claim_on(lang))
            .text(&claim.label)
            .text(say::report_colon(lang))
            .and(super::model::Inline::Code(claim.said.clone())),
    ));
    part.list(claim.sources.iter().map(|source| Line::default().text(source)).collect());
    if claim.versions != material.names() {
        let [before, after] = &claim.versions;
        part.say(&say::report_claim_versions(lang, &**before, &**after));
    }
    match &claim.verdict {
        Verdict::Refuted(change, conditions, case, condition) => {
            let line = Line::default().mark(Mark::Refuted).text(&say::report_refuted_by(lang, *change));
            part.blocks.push(Block::Text(line));
            part.list(conditions.iter().map(|own| Line::of(own)).collect());
            part.blocks.push(Block::Case(case_of(case, versions(lang), lang)));
            if let Some([before, after]) = condition {
                part.say(&say::report_claim_condition(lang, *before, *after));
            }
        }
        Verdict::Open(why, conditions) => {
            part.blocks.push(Block::Text(Line::default().mark(Mark::Open).text(&capital(why))));
            part.list(conditions.iter().map(|own| Line::of(own)).collect());
        }
        Verdict::Proved(_) => {}
    }
    part
}

fn holds(claim: &ClaimWords, notes: &[String]) -> Vec<Line> {
    let notes = notes.iter().map(|note| capital(note)).collect::<Vec<_>>().join("\n");
    vec![Line::of(&claim.title), Line::default().text(&claim.label), Line::default().mark(Mark::Proved).text(&notes)]
}
