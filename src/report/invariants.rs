//! What must always hold of the law: where it does not, with a case; where it is proved, in a table.

use super::ids::Ids;
use super::material::Material;
use super::model::{Block, Case, Line, Mark, Part, Table};
use super::summary::listed;
use crate::differ::{InvariantVerdict, InvariantWords};
use crate::explain::capital;
use crate::law::say;

/// What must always hold; `None` where nothing is written of it.
pub(super) fn invariants(material: &Material<'_>, ids: &mut Ids) -> Option<Part> {
    let lang = material.lang;
    if material.invariants.is_empty() {
        return None;
    }
    let mut part = Part::new(ids.of("invariants"), say::report_invariants(lang));
    part.say(say::report_invariants_intro(lang));
    let mut holding = Vec::new();
    for own in &material.invariants {
        match &own.verdict {
            InvariantVerdict::Proved(notes) => holding.push(holds(material, own, notes)),
            InvariantVerdict::Refuted(..) | InvariantVerdict::Open(..) | InvariantVerdict::Silent => {
                part.parts.push(told(material, own, ids));
            }
        }
    }
    let head = [say::report_invariant(lang), say::report_sources(lang), say::report_how_far(lang)].map(str::to_owned).to_vec();
    let mut proved = Part::new(ids.of("invariants-proved"), say::report_invariants_proved(lang));
    proved.table(Table { caption: say::report_invariants_proved(lang).to_owned(), head, rows: holding });
    part.parts.extend(Some(proved).filter(|own| !own.is_empty()));
    Some(part)
}

fn holds(material: &Material<'_>, own: &InvariantWords, notes: &[String]) -> Vec<Line> {
    let lang = material.lang;
    let [before, after] = material.names();
    let versions = match [before, after].map(|name| own.holds.contains(&name)) {
        [true, true] => say::report_holds_in_both(lang),
        [true, false] => say::report_holds_before(lang),
        _ => say::report_holds_after(lang),
    };
    let far: Vec<String> = std::iter::once(versions.to_owned()).chain(notes.iter().map(|note| capital(note))).collect();
    let sources = Line::default().text(&listed(&own.sources, lang));
    vec![Line::of(&capital(&own.title)), sources, Line::default().mark(Mark::Proved).text(&far.join("\n"))]
}

/// One that a case breaks, or that is not decided.
fn told(material: &Material<'_>, own: &InvariantWords, ids: &mut Ids) -> Part {
    let lang = material.lang;
    let mut part = Part::new(ids.of("invariant"), &capital(&own.title));
    part.list(own.sources.iter().map(|source| Line::default().text(source)).collect());
    let version = |name: &String| {
        let [before, _] = material.names();
        if *name == before { say::report_before(lang) } else { say::report_after(lang) }
    };
    match &own.verdict {
        InvariantVerdict::Refuted(name, conditions, case) => {
            let line = say::report_invariant_refuted(lang, version(name));
            part.blocks.push(Block::Text(Line::default().mark(Mark::Refuted).text(&line)));
            part.list(conditions.iter().map(|own| Line::of(own)).collect());
            let ([one, other], [first, second]) = (own.sides.clone(), case.answers.clone());
            let answers = [(capital(&one), first), (capital(&other), second)];
            part.blocks.push(Block::Case(Case {
                lead: say::report_example(lang).to_owned(),
                facts: case.facts.clone(),
                answers,
                besides: None,
            }));
        }
        InvariantVerdict::Open(name, why, conditions) => {
            let line = say::report_invariant_open(lang, version(name), &**why);
            part.blocks.push(Block::Text(Line::default().mark(Mark::Open).text(&line)));
            part.list(conditions.iter().map(|own| Line::of(own)).collect());
        }
        InvariantVerdict::Silent => part.say(say::invariant_silent(lang)),
        InvariantVerdict::Proved(_) => {}
    }
    part
}
