//! What the files declare outside provisions: acts, documents, amendments with their measures, cases.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::entry::{Entry, Kind, Stretch};
use crate::consolidate::Consolidation;
use crate::law::{Text, Version, plain};
use crate::pipeline::RuleFiles;
use crate::syntax::ast;

/// The entries of what is declared, or of what of it is part of one law. `versions` are those of the files.
pub(super) fn entries(base: &RuleFiles, versions: &[Version], law: Option<&Consolidation<'_>>) -> Vec<Entry> {
    let has_act = |own: &ast::Act| law.is_none_or(|law| law.texts.iter().any(|text| text.act.name.text == own.name.text));
    let measures: Option<BTreeSet<(&str, &str)>> = law.map(|law| {
        let all = law.measures.iter();
        all.flat_map(|own| [own.amendment, own.origin].map(|amendment| (&*amendment.name.text, &*own.measure.name.text))).collect()
    });
    let has = |amendment: &str, measure: &str| measures.as_ref().is_none_or(|all| all.contains(&(amendment, measure)));
    let has_any = |amendment: &str| measures.as_ref().is_none_or(|all| all.iter().any(|(own, _)| *own == amendment));
    let mut out = Vec::new();
    for file in &base.ast().files {
        for item in &file.items {
            match item {
                ast::Item::Act(own) if has_act(own) => out.push(act(own, Kind::Act)),
                ast::Item::Document(own) => out.push(act(own, Kind::Document)),
                ast::Item::Amendment(own) if has_any(&own.name.text) => {
                    out.push(amendment(own));
                    let written = own.measures.iter().filter(|measure| has(&own.name.text, &measure.name.text));
                    out.extend(written.map(|measure| of_amendment(own, measure, versions)));
                }
                ast::Item::Case(own) => out.push(case(own, base.sources().get(file.id).map_or("", |file| &file.name))),
                _ => {}
            }
        }
    }
    out
}

fn plainly(kind: Kind, name: Arc<str>, label: Option<Text>) -> Entry {
    let label = label.unwrap_or_else(|| Text::same(name.replace('_', " ")));
    Entry { kind, name, label, what: None, place: None, note: None, followed: None, days: Vec::new(), proposals: Vec::new() }
}

fn act(own: &ast::Act, kind: Kind) -> Entry {
    let what = own.rank.map(|(rank, _)| Text::of(|lang| plain(lang, rank.key())));
    let days = own.in_force.map(stretch).into_iter().collect();
    Entry {
        what,
        place: own.number.clone().map(Text::same),
        followed: own.followed,
        days,
        ..plainly(kind, own.name.text.clone(), own.title.text())
    }
}

fn stretch(interval: ast::InForce) -> Stretch {
    Stretch { from: interval.from, until: interval.to }
}

fn amendment(own: &ast::Amendment) -> Entry {
    let proposed = own.proposed.map(|day| format!("{day}+{}", own.name.text));
    Entry {
        place: own.number.clone().map(Text::same),
        days: own.adopted.map(stretch).into_iter().collect(),
        proposals: proposed.filter(|_| own.adopted.is_none()).into_iter().collect(),
        ..plainly(Kind::Amendment, own.name.text.clone(), own.title.text())
    }
}

/// A measure, with the version that adds it and what it needs.
fn of_amendment(own: &ast::Amendment, measure: &ast::Measure, versions: &[Version]) -> Entry {
    let name = Arc::from(format!("{}:{}", own.name.text, measure.name.text));
    let adds = |version: &&Version| {
        version
            .changes
            .first()
            .is_some_and(|change| change.name == *own.name.text && change.measure.as_deref() == Some(&*measure.name.text))
    };
    Entry {
        place: own.title.text(),
        days: own.adopted.map(stretch).into_iter().collect(),
        proposals: versions.iter().find(adds).filter(|_| own.adopted.is_none()).map(Version::to_string).into_iter().collect(),
        ..plainly(Kind::Measure, name, measure.labels.text())
    }
}

fn case(own: &ast::Case, file: &str) -> Entry {
    let title: Arc<str> = own.title.as_str().into();
    let label = own.labels.text().unwrap_or_else(|| Text::same(title.clone()));
    Entry { place: Some(Text::same(file)), ..plainly(Kind::Case, title, Some(label)) }
}
