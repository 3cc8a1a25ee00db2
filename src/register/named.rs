//! The names of the law over its versions: rules, figures, parameters, readings, facts and assessments.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::entry::{Entry, Kind, Stretch};
use super::text::kind_words;
use crate::compile::Plan;
use crate::explain::{date_words, figure_words, value_words};
use crate::law::{Lang, Text, Version, say};
use crate::model::{self, RuleId, Rulebook, StandingId};
use crate::pipeline::RuleFiles;

/// What a name is in one table of a rulebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Table {
    Rules,
    Figures,
    Parameters,
    Readings,
    Facts,
}

/// A name with the versions that have it, and where the one that tells it has it.
struct Met {
    /// Its turn: names stand in the order of the first version that has them.
    turn: usize,
    /// The versions, by number.
    versions: Vec<usize>,
    /// The version that tells it, and its row in the table there.
    told_by: (usize, usize),
}

/// The entries of all names in these versions, or of those that one version has.
pub(super) fn entries(laws: &[(&Version, Option<Arc<Plan>>)], asked: Option<&Arc<Plan>>) -> Vec<Entry> {
    let mut met: BTreeMap<(Table, Arc<str>), Met> = BTreeMap::new();
    for (at, (version, plan)) in laws.iter().enumerate() {
        let Some(plan) = plan else { continue };
        let is_law = version.changes.is_empty();
        for (table, row, name) in names(plan.checked().book()) {
            let turn = met.len();
            let own = met.entry((table, name.clone())).or_insert_with(|| Met { turn, versions: Vec::new(), told_by: (at, row) });
            own.versions.push(at);
            // Versions of proposals come last, and tell only what no law has.
            if is_law {
                own.told_by = (at, row);
            }
        }
    }
    let mut rows: Vec<(usize, Entry)> = Vec::new();
    let there: Option<BTreeMap<(Table, &Arc<str>), usize>> =
        asked.map(|plan| names(plan.checked().book()).map(|(table, row, name)| ((table, name), row)).collect());
    for ((table, name), own) in &met {
        let told = match (asked, &there) {
            (Some(plan), Some(there)) => there.get(&(*table, name)).map(|row| (plan, *row)),
            _ => laws.get(own.told_by.0).and_then(|(_, plan)| plan.as_ref()).map(|plan| (plan, own.told_by.1)),
        };
        let Some(mut entry) = told.and_then(|(plan, row)| entry(plan, *table, row)) else { continue };
        if !matches!(table, Table::Facts | Table::Parameters) {
            entry.days = stretches(laws, &own.versions);
            let proposed = own.versions.iter().filter_map(|at| laws.get(*at)).filter(|(version, _)| !version.changes.is_empty());
            entry.proposals = proposed.map(|(version, _)| version.to_string()).collect();
        }
        rows.push((own.turn, entry));
    }
    rows.sort_by_key(|(turn, _)| *turn);
    rows.into_iter().map(|(_, entry)| entry).collect()
}

/// The names of a version, table by table in the order of the law.
fn names(book: &Rulebook) -> impl Iterator<Item = (Table, usize, &Arc<str>)> {
    let rules = book.rules.iter().enumerate().filter(|(_, rule)| rule.of_law).map(|(at, own)| (Table::Rules, at, &own.name));
    let figures = book.figures.iter().enumerate().map(|(at, own)| (Table::Figures, at, &own.name));
    let parameters = book.parameters.iter().enumerate().map(|(at, own)| (Table::Parameters, at, &own.name));
    let readings = book.readings.iter().enumerate().map(|(at, own)| (Table::Readings, at, &own.name));
    let facts = book.facts.iter().enumerate().map(|(at, own)| (Table::Facts, at, &own.name));
    rules.chain(figures).chain(parameters).chain(readings).chain(facts)
}

/// The days of the law on which a name is there. Versions of days stand in the order of the days.
fn stretches(laws: &[(&Version, Option<Arc<Plan>>)], has: &[usize]) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    let mut open = false;
    for (at, (version, _)) in laws.iter().enumerate().filter(|(_, (version, _))| version.changes.is_empty()) {
        match (has.binary_search(&at).is_ok(), open) {
            (true, false) => out.push(Stretch { from: version.date, until: None }),
            (false, true) => out.last_mut().into_iter().for_each(|last| last.until = Some(version.date)),
            _ => {}
        }
        open = has.binary_search(&at).is_ok();
    }
    out
}

fn entry(plan: &Plan, table: Table, row: usize) -> Option<Entry> {
    let book = plan.checked().book();
    let cited = |standing: StandingId| Some(Text::of(|lang| book.cite(standing, lang, true)));
    let plain = |kind: Kind, name: &Arc<str>, label: &Text| Entry {
        kind,
        name: name.clone(),
        label: label.clone(),
        what: None,
        place: None,
        note: None,
        followed: None,
        days: Vec::new(),
        proposals: Vec::new(),
    };
    Some(match table {
        Table::Rules => {
            let own = book.rules.get(row)?;
            let id = u32::try_from(row).ok().map(RuleId)?;
            let kind = if RuleFiles::is_goal(plan, id) { Kind::Goal } else { Kind::Rule };
            let what = Some(Text::of(|lang| kind_words(own.kind, lang)));
            Entry { what, place: cited(own.standing), ..plain(kind, &own.name, &own.label) }
        }
        Table::Figures => {
            let own = book.figures.get(row)?;
            let note = Some(Text::of(|lang| figure_words(own, book, lang)));
            Entry { note, place: cited(own.standing), ..plain(Kind::Figure, &own.name, &own.label) }
        }
        Table::Parameters => {
            let own = book.parameters.get(row)?;
            let first = own.values.first().map(|(day, _)| Stretch { from: *day, until: None });
            let note = own.values.last().map(|_| Text::of(|lang| last_value(own, book, lang)));
            Entry { note, days: first.into_iter().collect(), ..plain(Kind::Parameter, &own.name, &own.label) }
        }
        Table::Readings => {
            let own = book.readings.get(row)?;
            let names: Vec<&str> = own.alternatives.iter().map(|alternative| &*alternative.name).collect();
            let note = Some(Text::of(|lang| names.join(say::comma(lang))));
            Entry { note, place: cited(own.standing), ..plain(Kind::Reading, &own.name, &own.label) }
        }
        Table::Facts => {
            let own = book.facts.get(row)?;
            let party = own.assessment.as_ref().and_then(|own| own.by).and_then(|by| book.parties.get(by.index()));
            let entity = own.entity.and_then(|entity| book.entities.get(entity.index()));
            let place = entity.map(|own| &own.label).or(party.map(|own| &own.label)).cloned();
            let kind = if own.assessment.is_some() { Kind::Assessment } else { Kind::Fact };
            Entry { place, ..plain(kind, &own.name, &own.label) }
        }
    })
}

/// «sist 130 160 kr fra 1. mai 2025»
fn last_value(own: &model::Parameter, book: &Rulebook, lang: Lang) -> String {
    let value = own.values.last().map(|(day, value)| (date_words(*day, lang), value_words(value.clone(), own.ty, book, lang)));
    value.map_or_else(String::new, |(day, value)| say::list_last_value(lang, &*value, &*day))
}
