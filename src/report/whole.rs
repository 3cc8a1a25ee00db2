//! The whole report: its title, and its parts in the order in which they are read.

use super::figures::Figures;
use super::ids::Ids;
use super::material::Material;
use super::model::{Block, Line, Part, Report};
use super::summary::listed;
use super::{cases, claims, findings, invariants, measures, outcomes, pictures, rest, summary};
use crate::explain::capital;
use crate::law::say;

/// The report on two versions.
pub fn report(material: &Material<'_>) -> Report {
    let lang = material.lang;
    let figures = Figures::of(material);
    let mut ids = Ids::default();
    let mut parts = vec![summary::summary(material, &figures, &mut ids)];
    parts.extend(pictures::pictures(material, &mut ids));
    parts.extend(measures::measures(material, &mut ids));
    parts.push(provisions(material, &mut ids));
    parts.push(outcomes::outcomes(material, &mut ids));
    parts.push(claims::claims(material, &mut ids));
    parts.extend(invariants::invariants(material, &mut ids));
    parts.push(findings::review(material, &figures, &mut ids));
    parts.push(cases::cases(material, &figures, &mut ids));
    parts.push(rest::same(material, &figures, &mut ids));
    parts.push(rest::undecided(material, &mut ids));
    parts.push(rest::method(material, &mut ids));
    let [before, after] = material.days();
    let [name, other] = material.names();
    let amendments: Vec<String> = material.amendments().into_iter().map(|title| say::quoted(lang, title)).collect();
    let title = match amendments.as_slice() {
        [] => say::report_title_days(lang, &*before, &*after),
        _ => say::report_title(lang, &*listed(&material.amendments().into_iter().map(str::to_owned).collect::<Vec<_>>(), lang)),
    };
    let lead = match amendments.as_slice() {
        [] => say::report_lead_days(lang, &*before, &*after),
        titles => say::report_lead(lang, &*before, &*listed(titles, lang)),
    };
    let versions = say::report_lead_versions(lang, &*name, &*other);
    Report { lang, title, columns: material.mirror.columns.clone(), lead: vec![Line::of(&lead), Line::of(&versions)], parts }
}

/// The two versions side by side.
fn provisions(material: &Material<'_>, ids: &mut Ids) -> Part {
    let lang = material.lang;
    let mut part = Part::new(ids.of("provisions"), say::report_provisions(lang));
    for line in &material.mirror.intro {
        part.say(line);
    }
    let mut own: Option<(&str, Part)> = None;
    for section in &material.mirror.sections {
        if own.as_ref().is_none_or(|(act, _)| *act != section.act) {
            part.parts.extend(own.take().map(|(_, part)| part));
            own = Some((&section.act, Part::new(ids.of("provisions-act"), &capital(&section.act))));
        }
        if let Some((_, act)) = &mut own {
            act.blocks.push(Block::Section(section.clone()));
        }
    }
    part.parts.extend(own.map(|(_, part)| part));
    if !material.mirror.values.is_empty() {
        let mut values = Part::new(ids.of("provisions-values"), &capital(say::diff_parameters(lang)));
        values.list(material.mirror.values.iter().map(|line| Line::default().text(line)).collect());
        part.parts.push(values);
    }
    if part.parts.is_empty() {
        part.say(say::diff_none(lang));
    }
    part
}
