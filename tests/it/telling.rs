//! Instructive cases of the law in `rules/`, each with its explanation in both languages, to be reviewed as a lawyer would.
//!
//! Each is an answer that its case expects, so the test fails if a case, version or goal is removed. Each snapshot is a file in
//! `snapshots/telling/` (every step), named by case, version and goal. Their reasons stand in `rules/explanations/` (`approved.rs`).

use std::sync::Arc;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use paragraf::compile::Plan;
use paragraf::explain::{self, Length, Style};
use paragraf::facts::goal_inputs;
use paragraf::law::Lang;
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;
use paragraf::syntax::ast;

use super::laws::{Law, decide};
use super::support::{root, sources};

/// The snapshots.
const WHOLE: &str = "tests/it/snapshots/telling";

/// A case, a version, a goal, and why the answer is instructive.
type Telling = (&'static str, &'static str, &'static str, &'static str);

const ENTRY: &[Telling] = &[
    ("K002 18th birthday today", "2018-06-01", "to_programme", "refused by one condition alone, the age limit of 2018"),
    ("K002 18th birthday today", "2018-06-01+hoering_2018", "to_programme", "the same day of life lets in by the proposal"),
    (
        "K007 Born 29 February, 28 February of 18th year",
        "2018-06-01+hoering_2018",
        "to_programme",
        "turns on when a leap day's birthday is",
    ),
    (
        "67th birthday today",
        "2018-06-01+hoering_2018:lower_age_limit",
        "to_programme",
        "the upper limit can be read in two ways; one measure alone",
    ),
    ("turns 19 between application and decision", "2018-06-01", "to_programme", "the law does not say on which day age is tested"),
    ("nothing is known", "2018-06-01", "to_programme", "all questions are asked, each with its provision"),
    ("K018 Full subsistence benefit under the National Insurance Act", "2019-01-01", "to_programme", "other benefits; the law from 2019"),
    (
        "K024 18-year-old who can follow ordinary education",
        "2018-06-01+hoering_2018",
        "to_programme",
        "an assessment with its reason decides",
    ),
    ("K027 Disproportionate burden due to the applicant", "2018-06-01+hoering_2018", "may_refuse", "a power to refuse, by an exception"),
    (
        "K028 Disproportionate burden, municipality still wants to grant",
        "2018-06-01+hoering_2018",
        "may_grant",
        "not obliged is not forbidden",
    ),
    ("K029 Ordinary costs of follow-up only", "2018-06-01", "may_refuse", "no power to refuse for costs; three readings of letter c"),
    ("the burden is not assessed", "2018-06-01+hoering_2018", "to_programme", "one assessment is missing, and everything else is met"),
    (
        "no room for more participants",
        "2018-06-01",
        "to_prepare_programme",
        "a duty that holds whatever the capacity, and the reading it turns on",
    ),
    (
        "18 years old, by the law from 2019 and without it",
        "2019-01-01-endringslov_2018",
        "to_programme",
        "the law of 2019 without the amending act",
    ),
];

const DURATION: &[Telling] = &[
    ("K032 First grant of 13 months", "2018-06-01", "grant_period_valid", "the longest decision period"),
    (
        "K041 Beyond two years by 6 months",
        "2018-06-01",
        "may_extend",
        "two decision periods, special reasons, and three provisions together",
    ),
    ("K042 Beyond two years by 12 months", "2018-06-01", "may_extend", "a day too long in 2018"),
    ("K042 Beyond two years by 12 months", "2018-06-01+hoering_2018:duration", "may_extend", "the same by one measure of the proposal"),
    (
        "K045 Beyond two years with weak motivation only",
        "2018-06-01+hoering_2018",
        "may_extend",
        "motivation is weighed; progression is required",
    ),
    ("special reasons after 6 + 12", "2018-06-01", "maximum_duration", "a duration, and the reading it turns on"),
    (
        "K049 Two-year limit with 120 days under an interruption decision",
        "2018-06-01",
        "latest_ordinary_end",
        "a date that stops do not move in 2018",
    ),
    (
        "K049 Two-year limit with 120 days under an interruption decision",
        "2018-06-01+hoering_2018:interruption",
        "latest_ordinary_end",
        "the same date moved by 120 days",
    ),
    (
        "K053 Decision period expires at the two-year cap",
        "2018-06-01+hoering_2018",
        "to_decide_at_expiry",
        "no duty, by an exception written to the wrong sentence",
    ),
    (
        "the decision does not state the duration, and two years are used",
        "2018-06-01+hoering_2018",
        "duration_duly_set",
        "turns on two readings at once",
    ),
    ("extension: 67 today", "2018-06-01", "may_extend", "an age limit within the programme"),
];

const REENTRY: &[Telling] = &[
    (
        "K054 New programme after a completed two-year programme",
        "2018-06-01",
        "to_new_programme",
        "a one-time right, by a circular that has not been seen",
    ),
    (
        "K054 New programme after a completed two-year programme",
        "2018-06-01+hoering_2018:one_time_right",
        "to_new_programme",
        "the same person anew, by one measure",
    ),
    (
        "K056 New programme, first had no effect, prerequisites unchanged",
        "2018-06-01+hoering_2018",
        "to_new_programme",
        "no second time where the first had no effect",
    ),
    ("K061 Second re-entry", "2018-06-01", "may_readmit", "one re-entry only"),
    ("K061 Second re-entry", "2019-01-01", "may_readmit", "no limit from 2019"),
    (
        "K064 Re-entry, purpose not attainable in remaining time",
        "2018-06-01+hoering_2018",
        "to_end_failed_restart",
        "a wish to restart that can't succeed ends the programme",
    ),
];

const INTERRUPTION: &[Telling] = &[
    ("K068 Birth, eight months into absence", "2018-06-01+hoering_2018", "may_terminate", "a power taken away by an exception"),
    ("absent for ordinary work, and ending is considered", "2018-06-01+hoering_2018", "may_not_terminate", "a prohibition"),
    ("K074 Interruption year complete", "2018-06-01+hoering_2018", "to_terminate", "a duty after a year"),
    (
        "a hundred days in an earlier interruption",
        "2018-06-01+hoering_2018",
        "to_terminate",
        "whether several interruptions are added together",
    ),
    ("K082 Short prison sentence, expected back", "2018-06-01", "may_interrupt", "what 2018 had no rule on"),
];

const CONTENTS: &[Telling] = &[
    (
        "K126 Essential part is not work-promoting",
        "2018-06-01+hoering_2018:education_and_apprenticeship",
        "plan_valid",
        "the essential part, by one measure",
    ),
    ("K088 51 percent position", "2018-06-01", "may_combine_with_work", "a share of a post, one per cent too large"),
    (
        "plan: work-oriented measures just after halfway",
        "2018-06-01",
        "plan_valid",
        "days counted, and what half of the programme is half of",
    ),
    ("half a post, and it is unknown how much apprenticeship there is", "2018-06-01", "may_combine_with_work", "one unknown fact decides"),
    ("K127 Participant certificate at termination", "2018-06-01+hoering_2018", "to_issue_certificate", "a duty, and what ending means"),
];

const BENEFIT: &[Telling] = &[
    ("K098 Annual benefit, age 24, June 2018", "2018-06-01", "yearly_benefit", "two thirds of twice the basic amount, rounded"),
    ("K106 1 July 2024, 2.041 G", "2024-07-01", "yearly_benefit", "the first day of the higher rate"),
    ("25th birthday in 2026", "2026-03-01", "yearly_benefit", "from which day the full rate is due"),
    ("K083 Benefit while interrupted", "2018-06-01+hoering_2018", "to_benefit", "no benefit during an interruption"),
    (
        "K094 Full-time apprentice with apprentice pay",
        "2018-06-01+hoering_2018",
        "yearly_benefit_after_work",
        "an amount reduced to nothing",
    ),
    (
        "a day of paid work, and no pay yet",
        "2018-06-01+hoering_2018:work_income",
        "work_reduction",
        "hours without income no longer reduce",
    ),
    (
        "30 June 2024, a child with a child's pension",
        "2026-03-01",
        "supplement_children",
        "the last day of the old wording, decided in 2026",
    ),
    (
        "2026, a child that is not supported, one that turns 18, and one that counts",
        "2026-03-01",
        "child_supplement_per_week",
        "children one by one, and a reading",
    ),
];

const COORDINATION: &[Telling] = &[
    (
        "K112 Entitled to unemployment benefit but not claimed",
        "2018-06-01",
        "benefit_after_coordination",
        "an entitlement counts though nothing is paid",
    ),
    ("entitled to a krone more than the benefit", "2018-06-01", "paid_after_coordination", "whether the child supplement is reduced too"),
    ("half a job and unemployment benefit", "2018-06-01", "paid_for_month", "what is paid for a month, and in which order it is reduced"),
    ("K116 Tiltakspenger during a state measure in KVP", "2018-06-01", "to_tiltakspenger", "an exception of another regulation"),
];

const ABSENCE: &[Telling] = &[
    ("sickness without permission", "2018-06-01+hoering_2018", "absence_reduction", "cause and permission, or one of them"),
    ("father, over Easter, the tenth working day", "2018-06-01", "to_birth_leave", "working days over Easter"),
    ("K150 Holiday days 2026, turns 60 in the year", "2026-03-01", "holidays_on_page", "three readings of a page"),
];

const PROCEDURE: &[Telling] = &[
    ("K086 Interruption decision can be appealed", "2018-06-01+hoering_2018", "to_appeal_interruption", "a right of appeal"),
    ("K129 Latest start, application 31 August 2025", "2026-03-01", "latest_programme_start", "six months to a day that does not exist"),
    ("K135 Appeal body: refusal rests on the § 14 a decision", "2026-03-02", "body_of_appeal", "a choice, by an exception of a page"),
    ("K030 No permanent address in Norway", "2026-03-02", "requirements_of_page", "practice that asks for more than the Act"),
    ("K142 Boxing Day 2026 (Saturday after Friday 25 December)", "2026-03-01", "payment_day", "holidays in a row"),
    ("K144 Tax in December", "2026-03-01", "tax_deduction", "half a deduction"),
    ("K155 AMO at 18, turns 19 later the same year", "2026-03-01", "may_support_training", "another law's age limit of 19"),
];

fn all() -> impl Iterator<Item = &'static Telling> {
    [ENTRY, DURATION, REENTRY, INTERRUPTION, CONTENTS, BENEFIT, COORDINATION, ABSENCE, PROCEDURE].into_iter().flatten()
}

fn law() -> Law {
    let mut files = SourceMap::default();
    for file in sources("rules", "regel") {
        files.add(file.name, file.text);
    }
    Law { name: "rules", base: RuleFiles::new(files) }
}

/// Letters and digits alone, joined by underscores.
fn plain(text: &str) -> String {
    let words = text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_").to_lowercase()
}

fn file_of((title, version, goal, _): &Telling) -> String {
    format!("{}__{}__{goal}", plain(title), plain(version))
}

/// Whether the case expects an answer to this goal under this version, with default readings.
fn expected(case: &ast::Case, version: &str, goal: &str) -> bool {
    case.expectations.iter().any(|own| own.version.to_string() == version && own.goal.text.as_ref() == goal && own.readings.is_empty())
}

fn told(law: &Law, plan: &Arc<Plan>, (title, version, goal, why): &Telling) -> String {
    let (facts, readings) = law.facts(title, plan);
    let decision = decide(plan, goal, &facts, &readings);
    let reached = goal_inputs(plan.checked().book(), decision.goal);
    let [nb, en] = [Lang::Nb, Lang::En].map(|lang| explain::text_at(&decision, &reached, Style::plain(lang), Length::Full));
    format!("{title}\n{goal} under {version}: {why}\n\n── bokmål\n\n{nb}\n── English\n\n{en}")
}

#[test]
fn telling_cases_read_well_in_both_languages() {
    let law = law();
    let gone: Vec<String> = all()
        .filter(|(title, version, goal, _)| !expected(law.case(title), version, goal))
        .map(|(title, version, goal, _)| format!("“{title}” expects nothing of {goal} under {version}"))
        .collect();
    assert!(gone.is_empty(), "{}", gone.join("\n"));
    let mut plans: BTreeMap<&str, Arc<Plan>> = BTreeMap::new();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join(WHOLE));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for telling in all() {
            let plan = plans.entry(telling.1).or_insert_with(|| law.plan(telling.1));
            insta::assert_snapshot!(file_of(telling), told(&law, plan, telling));
        }
    });
}

#[test]
fn there_are_sixty_telling_cases_and_no_snapshot_of_another() {
    let names: BTreeSet<String> = all().map(|telling| format!("{}.snap", file_of(telling))).collect();
    assert!(names.len() >= 60 && names.len() == all().count(), "{} telling cases", names.len());
    let written = fs::read_dir(root().join(WHOLE)).expect("the folder of the snapshots");
    let written: BTreeSet<String> = written.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    let others: Vec<&String> = written.difference(&names).collect();
    assert!(others.is_empty(), "snapshots of cases that are not in the list: {others:?}");
}
