//! Reforms of other countries, whose effect is known from their own papers: what is told of all cases is that, and nothing else.
//!
//! The laws stand in `tests/laws/`, with the published text that each figure comes from and what is known of the reform at the top of the file. The
//! title of each claim begins with whether it holds, which the papers say and not the program.

use std::collections::{BTreeMap, BTreeSet};

use paragraf::facts::Facts;
use paragraf::symbolic::{AllCases, Change, Standing, difference};

use super::laws::Law;
use super::support::{Call, root};

/// A goal of a law, and what becomes of it by a reform.
struct Reform {
    law: &'static str,
    goal: &'static str,
    versions: [&'static str; 2],
    standing: Standing,
    changes: &'static [Change],
    /// Cases of the file on each side of a bound, and what becomes of their answers.
    cases: &'static [(&'static str, Change)],
    /// What the conditions of the first region say, in English.
    first: &'static [&'static str],
}

const FRENCH: [&str; 2] = ["2023-09-01-reform_2023", "2023-09-01"];
const BRITISH: [&str; 2] = ["2012-01-03-pensions_2011", "2012-01-03"];
const AUSTRALIAN: [&str; 2] = ["2024-03-26-support_2024", "2024-03-26"];
const EUROPEAN: [&str; 2] = ["2013-03-13", "2013-03-13+proposal_2013"];
const GERMAN: [&str; 2] = ["2021-01-01-act_of_2019", "2021-01-01"];
const AMERICAN: [&str; 2] = ["2018-01-01-tcja", "2018-01-01"];

const REFORMS: &[Reform] = &[
    Reform {
        law: "french_pensions",
        goal: "lowest_age",
        versions: FRENCH,
        standing: Standing::Exact,
        changes: &[Change::More],
        cases: &[
            ("born on the last day of August 1961", Change::Same),
            ("born on the first day of September 1961", Change::More),
            ("born in 1973", Change::More),
        ],
        first: &["date of birth: 1 September 1961 or later"],
    },
    Reform {
        law: "french_pensions",
        goal: "quarters_needed",
        versions: FRENCH,
        standing: Standing::Exact,
        changes: &[Change::More],
        cases: &[
            ("born on the last day of August 1961", Change::Same),
            ("born on the first day of September 1961", Change::More),
            ("born in 1968", Change::More),
            ("born in 1973", Change::Same),
        ],
        first: &["date of birth: from 1 September 1961 to 31 December 1972"],
    },
    Reform {
        law: "french_pensions",
        goal: "to_full_rate",
        versions: FRENCH,
        standing: Standing::Exact,
        changes: &[Change::Lost],
        cases: &[
            ("born on the last day of August 1961", Change::Same),
            ("born on the first day of September 1961", Change::Lost),
            ("born in 1968", Change::Lost),
        ],
        first: &[],
    },
    Reform {
        law: "british_pensions",
        goal: "pensionable_day",
        versions: BRITISH,
        standing: Standing::Exact,
        changes: &[Change::More],
        cases: &[
            ("a woman born on the last day before", Change::Same),
            ("a woman born on 6 April 1953", Change::More),
            ("a woman of the longest wait", Change::More),
            ("a man born on 5 December 1953", Change::Same),
            ("a man born on 6 December 1953", Change::More),
            ("a man born on 29 February 1960", Change::More),
            ("a man born on 6 March 1960", Change::Same),
            ("a man born on 7 March 1960", Change::More),
        ],
        first: &["date of birth: from 6 December 1953 to 5 March 1960 or from 7 March 1960 to 5 April 1960"],
    },
    Reform {
        law: "parental_leave_pay",
        goal: "days_for_one",
        versions: AUSTRALIAN,
        standing: Standing::Exact,
        changes: &[Change::More],
        cases: &[
            ("born on the last day of June 2024", Change::Same),
            ("born on the first day of July 2024", Change::More),
            ("born in July 2026, with a partner", Change::More),
            ("born in July 2026, alone", Change::More),
        ],
        first: &["date of birth: 1 July 2024 or later"],
    },
    Reform {
        law: "parental_leave_pay",
        goal: "to_day_together",
        versions: AUSTRALIAN,
        standing: Standing::Exact,
        changes: &[Change::Gained],
        cases: &[
            ("born on the last day of June 2024", Change::Same),
            ("born in July 2026, with a partner", Change::Gained),
            ("born in July 2026, alone", Change::Same),
        ],
        first: &[],
    },
    Reform {
        law: "flight_delay",
        goal: "to_compensation",
        versions: EUROPEAN,
        standing: Standing::Exact,
        changes: &[Change::Lost],
        cases: &[
            ("four hours late to Rome", Change::Lost),
            ("five hours late to Rome", Change::Same),
            ("nine hours late to New York", Change::Same),
            ("eleven hours late to Tokyo", Change::Lost),
        ],
        first: &["delay upon arrival: at least 3 hours and under 5 hours", "extraordinary circumstances: no"],
    },
    Reform {
        law: "flight_delay",
        goal: "compensation",
        versions: EUROPEAN,
        standing: Standing::Exact,
        changes: &[Change::Less],
        cases: &[("five hours late to Rome", Change::Same), ("three hours and a half late to New York", Change::Less)],
        first: &["delay upon arrival: at least 3 hours and under 5 hours", "extraordinary circumstances: no"],
    },
    Reform {
        law: "flight_delay",
        goal: "full",
        versions: EUROPEAN,
        standing: Standing::None,
        changes: &[],
        cases: &[("four hours late to Rome", Change::Same)],
        first: &[],
    },
    Reform {
        law: "commuting",
        goal: "a_day",
        versions: GERMAN,
        standing: Standing::Exact,
        changes: &[Change::More],
        cases: &[
            ("twenty kilometres", Change::Same),
            ("twenty-one kilometres", Change::More),
            ("a hundred kilometres by train", Change::More),
        ],
        first: &["full kilometres to work: more than 20"],
    },
    Reform {
        law: "commuting",
        goal: "a_year",
        versions: GERMAN,
        standing: Standing::Within,
        changes: &[Change::More],
        cases: &[
            ("twenty kilometres", Change::Same),
            ("twenty-one kilometres", Change::More),
            ("a hundred kilometres by train", Change::Same),
        ],
        first: &[],
    },
    Reform {
        law: "child_tax_credit",
        goal: "threshold",
        versions: AMERICAN,
        standing: Standing::Exact,
        changes: &[Change::More],
        cases: &[("a child without a number", Change::More)],
        first: &[],
    },
    Reform {
        law: "child_tax_credit",
        goal: "credit",
        versions: AMERICAN,
        standing: Standing::Within,
        changes: &[Change::More, Change::Less],
        cases: &[
            ("a couple with two children and 120 000 dollars", Change::More),
            ("a child without a number", Change::Less),
            ("turned seventeen in the year", Change::Same),
            ("a couple of wealth", Change::More),
        ],
        first: &[],
    },
];

/// What is known to hold and is not yet proved: products of two unknown numbers, what is rounded, and counts of the same items.
const OPEN: &[&str] = &[
    "holds: nothing up to 20 km in a year",
    "holds: nothing up to 20 km again",
    "holds: never less in a year",
    "holds: with higher thresholds nobody gets less",
    "holds: whoever had a credit has one",
    "holds: no children, no credit",
];

const LAWS: [&str; 6] = ["french_pensions", "british_pensions", "parental_leave_pay", "flight_delay", "commuting", "child_tax_credit"];

fn file(law: &str) -> String {
    root().join(format!("tests/laws/{law}.regel")).display().to_string()
}

#[test]
fn a_reform_changes_the_answers_that_its_papers_say() {
    for reform in REFORMS {
        let law = Law::kept(reform.law);
        let plans = reform.versions.map(|version| law.plan(version));
        let [before, after] = &plans;
        let found = difference([before, after], reform.goal);
        assert_eq!(found.standing, reform.standing, "{} {}", reform.law, reform.goal);
        let told: BTreeSet<Change> = found.regions.iter().map(|region| region.change).collect();
        let known: BTreeSet<Change> = reform.changes.iter().copied().collect();
        // What rests on a term that is not looked into may be told of more directions than there are.
        assert!(known.is_subset(&told) && (told == known || reform.standing == Standing::Within), "{}: {told:?}", reform.goal);
        let shown: BTreeSet<Change> = found.regions.iter().filter(|region| region.example.is_some()).map(|region| region.change).collect();
        assert_eq!(shown, known, "{}: each change that there is has an example, and no other", reform.goal);
    }
}

#[test]
fn on_each_side_of_a_bound_the_diagram_says_what_the_law_says() {
    for reform in REFORMS {
        let law = Law::kept(reform.law);
        let plans = reform.versions.map(|version| law.plan(version));
        let [before, after] = &plans;
        let all = AllCases::new([before, after], reform.goal).expect("a small law");
        for (title, change) in reform.cases {
            let facts: [Facts; 2] = plans.each_ref().map(|plan| law.facts(title, plan).0);
            assert_eq!(all.change([&facts[0], &facts[1]]), Some(*change), "{}: {title}", reform.goal);
        }
    }
}

#[test]
fn the_first_region_of_a_reform_has_the_bounds_of_its_papers() {
    for reform in REFORMS.iter().filter(|reform| !reform.first.is_empty()) {
        let [before, after] = reform.versions;
        let arguments = ["differ", reform.goal, before, after, "--rules", &file(reform.law), "--lang", "en", "--format", "json"];
        let answer = Call::new(&arguments).run();
        assert_eq!(answer.err, "");
        let told: serde_json::Value = serde_json::from_str(&answer.out).expect("JSON");
        assert_eq!(told["regions"][0]["conditions"], serde_json::json!(reform.first), "{}: {told:#}", reform.goal);
    }
}

#[test]
fn what_the_papers_say_of_a_reform_is_proved_and_what_they_deny_refuted() {
    let mut open = BTreeSet::new();
    for law in LAWS {
        let answer = Call::new(&["claims", "--rules", &file(law), "--lang", "en", "--format", "json"]).run();
        assert_eq!(answer.err, "");
        let claims: Vec<serde_json::Value> = serde_json::from_str(&answer.out).expect("JSON");
        assert!(claims.len() > 4, "{law}");
        for claim in claims {
            let (title, verdict) = (claim["title"].as_str().expect("a title").to_owned(), claim["verdict"].as_str().expect("a verdict"));
            match verdict {
                "open" => _ = open.insert(title),
                "proved" => assert!(title.starts_with("holds: "), "{law}: {claim:#}"),
                _ => assert!(title.starts_with("fails: "), "{law}: {claim:#}"),
            }
        }
    }
    assert_eq!(open, OPEN.iter().map(|title| (*title).to_owned()).collect::<BTreeSet<_>>(), "take what is proved off the list");
}

#[test]
fn the_reforms_as_a_lawyer_reads_them() {
    let told: BTreeMap<&str, &str> = BTreeMap::from([
        ("french_pensions", "lowest_age quarters_needed"),
        ("british_pensions", "pensionable_day"),
        ("parental_leave_pay", "days_for_one to_day"),
        ("flight_delay", "to_compensation compensation"),
        ("commuting", "a_day"),
        ("child_tax_credit", "threshold whole_credit"),
    ]);
    for lang in ["en", "nb"] {
        for (law, goals) in &told {
            let mut all = String::new();
            for goal in goals.split(' ') {
                let versions = REFORMS.iter().find(|reform| reform.law == *law).expect("a reform").versions;
                let answer = Call::new(&["differ", goal, versions[0], versions[1], "--rules", &file(law), "--lang", lang]).run();
                assert_eq!(answer.err, "");
                all += &format!("── {goal}\n\n{}\n", answer.out);
            }
            insta::assert_snapshot!(format!("reform_{law}_{lang}"), all);
        }
    }
}
