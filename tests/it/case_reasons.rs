//! The reason given for an assessment in a case of `rules/` speaks of the facts of that case, and not of those of the case that it is based on.

use std::fmt::Write;

use paragraf::facts::Facts;
use paragraf::model::{Cell, FactId, Named};

use super::laws::Law;
use super::support::cases;

/// A fact, the choice that matters where not all do, and the assessments whose reasons speak of it.
const SPEAKS_OF: [(&str, Option<&str>, &[&str]); 2] = [
    ("interruption.ground", None, &["termination_justified", "interruption_justified"]),
    ("programme_offer.obstacle", Some("applicant_circumstances"), &["disproportionately_burdensome"]),
];

/// Versions that between them have each wording of the rules that ask for these facts.
const VERSIONS: [&str; 4] = ["2018-06-01", "2018-06-01+hoering_2018", "2019-06-01", "2026-03-01"];

#[test]
fn a_case_with_another_ground_gives_reasons_of_its_own() {
    let law = Law::of_rules();
    let found: String = VERSIONS.into_iter().map(|version| same_reasons(&law, version)).collect();
    assert!(found.is_empty(), "{found}");
}

/// The cases whose reasons are those of the case that they are based on, though the fact that these speak of is another.
fn same_reasons(law: &Law, version: &str) -> String {
    let plan = law.plan(version);
    let book = plan.checked().book();
    let id = |name: &str| match book.names.get(name) {
        Some(Named::Fact(id)) => *id,
        _ => panic!("no fact is called {name}"),
    };
    let reason = |facts: &Facts, id: FactId| facts.assessment(id).map(|own| own.because.clone());
    let chosen = |cell: &Cell, fact: FactId| {
        let fact = &book.facts[fact.index()];
        paragraf::facts::write_value(
            match cell {
                Cell::Known(value) => value.clone(),
                _ => return String::new(),
            },
            fact.ty,
            book,
        )
    };
    let mut found = String::new();
    for case in cases(&law.base) {
        let Some((base, _)) = &case.based_on else { continue };
        let (own, before) = (law.facts(&case.title, &plan).0, law.facts(base, &plan).0);
        for (fact, choice, assessments) in SPEAKS_OF {
            let cell = own.get(id(fact));
            if cell == before.get(id(fact)) || choice.is_some_and(|choice| chosen(&cell, id(fact)) != choice) {
                continue;
            }
            for assessment in assessments {
                let reasons = (reason(&own, id(assessment)), reason(&before, id(assessment)));
                if reasons.0.is_some() && reasons.0 == reasons.1 {
                    writeln!(
                        found,
                        "“{}” has another {fact} than “{base}” under {version}, and the same reason for {assessment}",
                        case.title
                    )
                    .expect("a string");
                }
            }
        }
    }
    found
}
