//! What `differ` says of regions: those that a case shows before those that none does, terms of both versions by their version, dates as
//! what is reckoned from them.

use paragraf::differ::{Told, overview};
use paragraf::law::{Lang, Version};
use paragraf::pipeline::RuleFiles;
use paragraf::source::Style;
use paragraf::symbolic::{Difference, difference};

use super::support::{Call, Folder};

fn differ(law: &str, arguments: &[&str], lang: &str) -> String {
    let rules = if law == "rules" { law.to_owned() } else { format!("tests/laws/{law}.regel") };
    let answer = Call::new(&[&["differ"], arguments, &["--rules", &rules, "--lang", lang]].concat()).run();
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    answer.out
}

/// The regions of a text: their conditions, each in one line, and whether a case shows them. Those told as not decided come apart.
fn regions(text: &str) -> [Vec<(Vec<String>, bool)>; 2] {
    let (found, undecided) = text.split_once("\nNot decided: here").unwrap_or((text, ""));
    [found, undecided].map(|part| {
        let mut all: Vec<(Vec<String>, bool)> = Vec::new();
        for line in part.lines() {
            let Some((own, shown)) = all.last_mut().filter(|_| !line.starts_with("    •  ")) else {
                if let Some(first) = line.strip_prefix("    •  ") {
                    all.push((vec![first.to_owned()], false));
                }
                continue;
            };
            if let Some(words) = line.strip_prefix("       ").filter(|_| !*shown) {
                own.push(words.to_owned());
            }
            *shown |= line == "    for example:";
        }
        all
    })
}

/// The benefit of a month has regions of which a case shows some, and terms that are others before and after in the same words.
#[test]
fn a_way_that_no_case_shows_is_told_last_and_not_as_found() {
    let text = differ("rules", &["monthly_benefit", "2018-06-01", "2018-06-01+hoering_2018", "--every-region"], "en");
    let [found, undecided] = regions(&text);
    assert!(!found.is_empty() && !undecided.is_empty(), "{text}");
    assert!(found.iter().all(|(_, shown)| *shown), "{text}");
    assert!(undecided.iter().all(|(_, shown)| !shown), "{text}");
}

/// What is wrapped into several lines is put together before it is looked at: a condition ends where the answer to it does.
#[test]
fn no_condition_of_a_region_contradicts_another_in_the_same_words() {
    let text = differ("rules", &["monthly_benefit", "2018-06-01", "2018-06-01+hoering_2018", "--every-region"], "en");
    for (lines, _) in regions(&text).into_iter().flatten() {
        let whole = lines.join(" ");
        let within = "the calendar month of the day the benefit is for is within time with benefit in the month";
        for (at, _) in whole.match_indices(within) {
            let rest = &whole[at + within.len()..];
            assert!(rest.starts_with(" (by the old law): ") || rest.starts_with(" (by the new law): "), "{whole}");
        }
        if let Some((sum, _)) = whole.split_once(": less by the new law than by the old") {
            assert!(!sum.contains('−'), "{whole}");
        }
    }
}

#[test]
fn what_is_less_or_more_by_the_new_law_is_told_so() {
    for lang in ["en", "nb"] {
        let text = differ("commuting", &["a_year", "2021-01-01-act_of_2019", "2021-01-01"], lang);
        insta::assert_snapshot!(format!("a_year_by_two_laws_{lang}"), text);
    }
}

/// Reckoned from the date of birth, the day on which the pension may be drawn is another one: no day is told as one from which another leads.
#[test]
fn a_date_is_told_as_what_is_reckoned_from_it() {
    for lang in ["en", "nb"] {
        let text = differ("french_pensions", &["to_draw", "2023-09-01-reform_2023", "2023-09-01"], lang);
        insta::assert_snapshot!(format!("drawn_by_two_laws_{lang}"), text);
    }
}

/// Where more kinds of case may differ than are told, it is not said that there is nothing outside those.
#[test]
fn the_overview_says_nowhere_outside_only_where_all_is_told() {
    let base = RuleFiles::embedded_rules();
    let plan = |version: &str| base.plan(&Version::parse(version).expect("a version")).expect("a plan");
    let (before, after) = (plan("2018-06-01"), plan("2018-06-01+hoering_2018"));
    let goals = ["monthly_benefit", "to_programme", "to_new_programme", "full_yearly_benefit"];
    let found: Vec<Difference> = goals.iter().map(|goal| difference([&before, &after], goal)).collect();
    let told: Vec<Told<'_>> = goals.iter().zip(&found).map(|(goal, found)| Told::new([&before, &after], goal, found, Lang::En)).collect();
    let text = overview(&told).text(Style::plain(Lang::En));
    insta::assert_snapshot!("overview_by_how_much_is_known", text);
}

/// An act that says nothing of who is born on 29 February: an age is only there where no rounding is needed, which is no yes of the age.
#[test]
fn an_age_has_an_answer_and_is_not_yes() {
    let law = r#"
act loan_act { rank statute title nb "låneloven" en "Loan Act" in force from 2000-01-01 }
entity borrower nb "låneren" en "the borrower" { born : date nb "født" en "born" }
entity loan nb "lånet" en "the loan" { day : date nb "lånedag" en "day of the loan" }
§ 1
ledd 1 {
    right to_borrow nb "rett til å låne" en "right to borrow" holds when age(borrower.born, on: loan.day) >= 15
    condition grown nb "voksen" en "grown up" holds when age(borrower.born, on: loan.day) >= 18
}
invariant "grown" : to_borrow implies grown
"#;
    let folder = Folder::new();
    folder.write("loan.regel", law);
    let answer = Call::new(&["check", "--prove", "--rules", ".", "--lang", "en"]).within(folder.path()).run();
    // An age from 15 to 17 is one that there is, so that is not said as well.
    assert!(answer.out.contains("age on day of the loan: from 15 to 17\n") && !answer.out.contains("loan: yes"), "{}", answer.out);
}

/// What an example is about is somebody whom there can be under the law: not born in 1800, nor at the end of another century's year.
#[test]
fn examples_lie_near_the_day_of_the_law() {
    let laws = [
        ("child_tax_credit", ["whole_credit", "2018-01-01-tcja", "2018-01-01"], "household.year_end", 2018),
        ("commuting", ["a_year", "2021-01-01-act_of_2019", "2021-01-01"], "", 2021),
        ("french_pensions", ["to_draw", "2023-09-01-reform_2023", "2023-09-01"], "", 2023),
    ];
    for (law, arguments, near, year) in laws {
        let text = differ(law, &arguments, "en");
        for line in text.lines().map(str::trim_start) {
            let Some((name, value)) = line.split_once(": ") else { continue };
            let Some(own) = value.get(..4).filter(|_| value.len() == 10).and_then(|own| own.parse::<i32>().ok()) else { continue };
            let most = if name == near { 3 } else { 100 };
            assert!((own - year).abs() <= most, "{law}: {line}");
        }
    }
}
