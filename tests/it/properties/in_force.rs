//! On every day each provision of the law in `rules/` stands once: no two texts of it at a time, and no day without one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use chrono::NaiveDate;
use paragraf::consolidate::{Consolidation, Content, Provision, Unit, days_of_amounts, days_of_texts};
use paragraf::law::{Lang, Version};
use paragraf::pipeline::RuleFiles;
use paragraf::syntax::ast;
use proptest::prelude::*;

use super::{day, day_number, tries};

const FIRST: (i32, u32, u32) = (2007, 1, 1);
const LAST: (i32, u32, u32) = (2027, 12, 31);

fn base() -> &'static RuleFiles {
    static BASE: OnceLock<RuleFiles> = OnceLock::new();
    BASE.get_or_init(RuleFiles::embedded_rules)
}

/// Each day on which something begins or ends, the days around it, and the last day that is looked at.
fn boundaries() -> BTreeSet<NaiveDate> {
    let days = days_of_texts(base().ast()).into_iter().chain(days_of_amounts(base().ast()));
    let around = days.flat_map(|day| [day.pred_opt(), Some(day), day.succ_opt()]).flatten();
    let last = NaiveDate::from_ymd_opt(LAST.0, LAST.1, LAST.2).expect("a day");
    around.filter(|day| *day <= last).chain([last]).collect()
}

fn number(node: &Provision<'_>) -> String {
    match &node.unit {
        Unit::Section(section) => section.text(Lang::Nb),
        Unit::Block(unit) => format!("{unit:?}"),
    }
}

/// Every provision of a law with the act and the units above it, as often as it stands there.
fn places(law: &Consolidation<'_>) -> Vec<String> {
    fn below(node: &Provision<'_>, above: &str, out: &mut Vec<String>) {
        let own = format!("{above} {}", number(node));
        for part in &node.parts {
            if let Content::Provision(node) = part {
                below(node, &own, out);
            }
        }
        out.push(own);
    }
    let mut out = Vec::new();
    for text in &law.texts {
        text.sections.iter().for_each(|section| below(section, &text.act.name.text, &mut out));
    }
    out
}

/// The acts and the sections of each on a day.
fn sections(day: NaiveDate) -> BTreeMap<String, BTreeSet<String>> {
    let (law, _) = base().consolidate(&Version::on(day));
    law.texts.iter().map(|text| (text.act.name.text.to_string(), text.sections.iter().map(number).collect())).collect()
}

/// Whether a section as first written says itself from when, or until when, it is in force.
fn has_days_of_its_own() -> BTreeSet<(String, String)> {
    let mut own = BTreeSet::new();
    for file in &base().ast().files {
        let mut act = String::new();
        for item in &file.items {
            match item {
                ast::Item::Act(found) => act = found.name.text.to_string(),
                ast::Item::Within(name) => act = name.text.to_string(),
                ast::Item::Section(section) if section.head.in_force.is_some() => {
                    own.insert((act.clone(), section.number.text(Lang::Nb)));
                }
                _ => {}
            }
        }
    }
    own
}

fn once(day: NaiveDate) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    let (law, faults) = base().consolidate(&Version::on(day));
    if !faults.is_empty() {
        return Err(format!("{day}: {faults:?}"));
    }
    match places(&law).into_iter().find(|place| !seen.insert(place.clone())) {
        Some(place) => Err(format!("{place} stands twice on {day}")),
        None => Ok(()),
    }
}

#[test]
fn no_provision_stands_twice_around_any_day_of_change() {
    for day in boundaries() {
        once(day).unwrap_or_else(|fault| panic!("{fault}"));
    }
}

#[test]
fn a_section_stands_as_long_as_its_act_unless_it_is_repealed() {
    let dated = has_days_of_its_own();
    let mut before: Option<BTreeMap<String, BTreeSet<String>>> = None;
    let mut stood = 0;
    for day in boundaries() {
        let now = sections(day);
        let (law, _) = base().consolidate(&Version::on(day));
        for (act, own) in before.iter().flatten() {
            // An act that is gone takes its sections with it.
            let Some(still) = now.get(act) else { continue };
            for section in own.difference(still) {
                let repealed = law.repealed.iter().any(|gone| {
                    gone.rule.is_none()
                        && gone.place.subsection.is_none()
                        && gone.place.letter.is_none()
                        && gone.act.as_ref() == act
                        && gone.place.section.as_ref().is_some_and(|gone| gone.text(Lang::Nb) == *section)
                });
                assert!(
                    repealed || dated.contains(&(act.clone(), section.clone())),
                    "{act} {section} is gone on {day}, and nothing repeals it"
                );
            }
            stood += own.intersection(still).count();
        }
        before = Some(now);
    }
    assert!(stood > 1000, "sections from one day to the next: {stood}");
}

#[test]
fn a_section_stands_from_the_first_day_of_its_act() {
    let dated = has_days_of_its_own();
    for file in &base().ast().files {
        let mut act = String::new();
        for item in &file.items {
            match item {
                ast::Item::Act(found) => act = found.name.text.to_string(),
                ast::Item::Within(name) => act = name.text.to_string(),
                ast::Item::Section(section) => {
                    let number = section.number.text(Lang::Nb);
                    let first = base().ast().files.iter().flat_map(|file| &file.items).find_map(|item| match item {
                        ast::Item::Act(found) if found.name.text.as_ref() == act => found.in_force,
                        _ => None,
                    });
                    // What has no first day is there on every day.
                    let (year, month, day) = FIRST;
                    let always = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
                    let first = first.map_or(always, |first| first.from);
                    if !dated.contains(&(act.clone(), number.clone())) {
                        assert!(sections(first).get(&act).is_some_and(|own| own.contains(&number)), "{act} {number} on {first}");
                    }
                }
                _ => {}
            }
        }
    }
}

proptest! {
    #![proptest_config(tries(40))]

    #[test]
    fn no_provision_stands_twice_on_any_day(number in day_number(FIRST.0, FIRST.1, FIRST.2)..=day_number(LAST.0, LAST.1, LAST.2)) {
        prop_assert_eq!(once(day(number)), Ok(()));
    }
}
