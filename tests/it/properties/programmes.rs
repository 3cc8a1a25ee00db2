//! The ledger of a programme, any ledger at all: two years last until as many days of programme have gone, whatever pauses there were; and
//! no duty is without its power, no power beside a duty that shuts it out or a prohibition of the same on the same ground.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use paragraf::{Answer, Assessment, Facts, Item, Plan, RuleBase, Value};
use proptest::prelude::*;

use super::{day, tries};

/// The law of 2018, the proposal, the law that came of it and the law of 2026.
fn regimes() -> &'static [(&'static str, Plan); 4] {
    static PLANS: OnceLock<[(&'static str, Plan); 4]> = OnceLock::new();
    PLANS.get_or_init(|| {
        let base = RuleBase::embedded();
        ["2018-06-01", "2018-06-01+hoering_2018", "2019-06-01", "2026-03-01"]
            .map(|version| (version, base.plan(version).expect("no mistakes")))
    })
}

/// Duties, each with the power to do what it demands.
const POWERS: [(&str, &str); 4] = [
    ("to_terminate", "may_terminate"),
    ("to_end_failed_restart", "may_end_failed_restart"),
    ("to_prepare_programme", "may_grant"),
    ("to_refuse_new_programme", "may_refuse_new_programme"),
];

/// What never holds together: a duty beside a power that would undo it, or a prohibition beside a power or duty of the same on the same
/// ground.
const APART: [(&str, &str); 16] = [
    ("may_not_terminate", "may_terminate"),
    ("may_not_terminate", "to_terminate"),
    ("to_terminate", "may_extend"),
    ("to_terminate", "may_interrupt"),
    ("to_end_failed_restart", "may_extend"),
    ("to_end_failed_restart", "may_interrupt"),
    ("to_end_failed_restart", "may_readmit"),
    ("to_prepare_programme", "may_refuse"),
    ("to_programme", "may_refuse"),
    ("to_new_programme", "may_refuse_new_programme"),
    ("to_new_programme", "to_continue_programme"),
    ("to_refuse_new_programme", "may_grant"),
    ("to_refuse_new_programme", "to_programme"),
    ("to_terminate", "to_continue_programme"),
    ("to_end_failed_restart", "to_continue_programme"),
    ("may_readmit", "to_continue_programme"),
];

/// The readings that bear on these, with their alternatives, and whether the law of 2018 has them.
const READINGS: [(&str, [&str; 2], bool); 10] = [
    ("duty_in_protected_time", ["duty_stands", "protection_first"], false),
    ("return_after_a_year", ["new_application", "until_ended"], false),
    ("several_interruptions", ["each_by_itself", "added_together"], false),
    ("before_the_absence", ["protected_too", "from_the_start"], false),
    ("reentry_by_earlier_law", ["goes_on", "is_over"], false),
    ("number_of_programmes", ["only_one", "within_the_frame"], true),
    ("reentry_after_completion", ["ended_too", "stopped_only"], true),
    ("stop_after_interruption", ["ended_for_good", "stopped_once"], true),
    ("frame_while_stopped", ["runs_on", "stands_still"], true),
    ("special_extension_in_addition", ["in_addition", "only_after_two_years"], true),
];

const GROUNDS: [&str; 5] = ["ordinary_work", "birth", "adoption", "apprenticeship", "prison"];
const PAUSES: [&str; 5] = ["approved_leave", "by_decision", "sickness", "holiday", "other"];

/// Draws numbers from seeds, over and over.
struct Draw<'a> {
    seeds: &'a [u32],
    at: usize,
}

impl Draw<'_> {
    fn below(&mut self, bound: u32) -> u32 {
        let seed = self.seeds[self.at % self.seeds.len()];
        let turn = u32::try_from(self.at / self.seeds.len()).expect("a few draws");
        self.at += 1;
        seed.rotate_left(turn * 7) % bound
    }

    fn one<'b>(&mut self, of: &[&'b str]) -> &'b str {
        of[self.below(u32::try_from(of.len()).expect("a few")) as usize]
    }

    /// Yes once in so many times.
    fn once_in(&mut self, many: u32) -> bool {
        self.below(many) == 0
    }
}

/// So many days after a day, or before it.
fn after(from: NaiveDate, days: i64) -> NaiveDate {
    day(from.num_days_from_ce() + i32::try_from(days).expect("a few days"))
}

/// A ledger that contradicts itself nowhere: periods follow each other, and pauses end after they begin.
fn ledger(draw: &mut Draw<'_>, law_of_2018: bool) -> Facts {
    let start = after(NaiveDate::from_ymd_opt(2017, 1, 1).expect("a day"), i64::from(draw.below(700)));
    let day = after(start, i64::from(draw.below(1200)));
    let mut facts = Facts::new()
        .with("applicant.born", "1985-06-01")
        .with("application.received", "2016-12-01")
        .with("applicant.receives_subsistence_benefits", false)
        .with("work_ability_assessment.completed", true)
        .with("programme_offer.possible", draw.below(2) == 0)
        .with("programme_offer.obstacle", draw.one(&["applicant_circumstances", "general_capacity", "none"]))
        .with("programme.start", start.to_string().as_str())
        .with("programme.day", day.to_string().as_str())
        .with("programme.readmissions", i64::from(draw.below(3)))
        .with("programme.first_length", "1 year")
        .with("programme.earlier_programmes", i64::from(draw.below(3)))
        .with("programme.earlier_time", if draw.once_in(2) { "1 year" } else { "2 years" })
        .with("programme.applied_anew", draw.once_in(2));
    let interrupted = draw.once_in(2);
    facts = facts.with("programme.interrupted", interrupted);
    for (name, many) in [("completed", 12), ("terminated", 8)] {
        // What is over is not interrupted any more.
        facts = facts.with(&format!("programme.{name}"), draw.once_in(many) && !interrupted);
    }
    facts = facts
        .with("programme.participation", draw.one(&["takes_part", "dropped_out", "not_taking_part"]))
        .with("programme.wants_to_restart", draw.once_in(2));
    let mut begins = start;
    for (number, kind) in (1..=1 + draw.below(3)).zip(["first", "extension", "special_extension"]) {
        let ends = after(begins, i64::from(150 + draw.below(215)));
        let grant = Item::new()
            .with("number", i64::from(number))
            .with("kind", kind)
            .with("begins", begins.to_string().as_str())
            .with("ends", ends.to_string().as_str());
        facts = facts.with_item("programme.grants", grant);
        begins = after(ends, 1);
    }
    let mut pauses = 0;
    while draw.below(4) > pauses {
        let began = after(start, i64::from(draw.below(1100)));
        let last = after(began, i64::from(draw.below(90)));
        let pause =
            Item::new().with("kind", draw.one(&PAUSES)).with("began", began.to_string().as_str()).with("last", last.to_string().as_str());
        facts = facts.with_item("programme.pauses", pause);
        pauses += 1;
    }
    if pauses == 0 {
        let pause = Item::new().with("kind", "other").with("began", "2017-01-02").with("last", "2017-01-02");
        facts = facts.with_item("programme.pauses", pause);
    }
    let next = after(begins, [0, 0, 0, 0, -1, 40][draw.below(6) as usize]);
    // Some absences are still to come.
    let absent = after(day, 60 - i64::from(draw.below(860)));
    facts = facts
        .with("new_period.begins", next.to_string().as_str())
        .with("new_period.ends", after(next, i64::from(draw.below(250))).to_string().as_str())
        .with("new_period.goal_reached", draw.once_in(4))
        .with("interruption.ground", draw.one(&GROUNDS))
        .with("interruption.absence_began", absent.to_string().as_str())
        .with("interruption.began", after(day, -i64::from(draw.below(800))).to_string().as_str())
        .with("interruption.resumed", draw.once_in(3));
    for name in
        ["termination_justified", "interruption_justified", "special_reasons", "disproportionately_burdensome", "purpose_attainable"]
    {
        facts = facts.with_assessment(name, Assessment::new(draw.below(2) == 0, "drawn"));
    }
    let mostly = [
        "work_ability_significantly_reduced",
        "earning_ability_significantly_reduced",
        "assistance_appropriate",
        "assistance_necessary",
        "extension_appropriate",
        "goal_attainable_within_year",
        "necessary_for_work_goal",
        "progression_made",
        "work_probable_at_end",
        "extension_on_the_whole",
    ];
    for name in mostly {
        facts = facts.with_assessment(name, Assessment::new(!draw.once_in(12), "drawn"));
    }
    for (reading, alternatives, of_2018) in READINGS {
        if of_2018 == law_of_2018 {
            facts = facts.with_reading(reading, draw.one(&alternatives));
        }
    }
    facts
}

/// The answers to these goals, of those that the law has.
fn answers(plan: &Plan, facts: &Facts, goals: impl Iterator<Item = &'static str>) -> Vec<(&'static str, Answer)> {
    goals.collect::<BTreeSet<_>>().into_iter().filter_map(|goal| Some((goal, plan.decide(goal, facts).ok()?.answer()))).collect()
}

/// The last of so many days that are in no pause, as a person would count them: one day after the other.
fn counted_out(start: NaiveDate, pauses: &[(NaiveDate, NaiveDate)]) -> NaiveDate {
    // From 29 February until 28 February: the day two years later is 1 March.
    let two_years_later = NaiveDate::from_ymd_opt(start.year() + 2, start.month(), start.day())
        .unwrap_or_else(|| NaiveDate::from_ymd_opt(start.year() + 2, 3, 1).expect("a day"));
    let frame = (two_years_later - start).num_days();
    let (mut day, mut left) = (start, frame);
    loop {
        if !pauses.iter().any(|(began, last)| (*began..=*last).contains(&day)) {
            left -= 1;
            if left == 0 {
                return day;
            }
        }
        day = after(day, 1);
    }
}

proptest! {
    #![proptest_config(tries(100))]

    #[test]
    fn powers_duties_and_prohibitions_never_contradict_each_other(seeds in prop::collection::vec(any::<u32>(), 48)) {
        for (version, plan) in regimes() {
            let facts = ledger(&mut Draw { seeds: &seeds, at: 0 }, *version == "2018-06-01");
            let all = answers(plan, &facts, POWERS.iter().chain(&APART).flat_map(|(a, b)| [*a, *b]));
            let of = |goal: &str| all.iter().find(|(own, _)| *own == goal).map(|(_, answer)| answer.clone());
            for (duty, power) in POWERS {
                prop_assert!(of(duty) != Some(Answer::Yes) || of(power) == Some(Answer::Yes), "{duty} without {power} under {version}");
            }
            for (one, other) in APART {
                prop_assert!(of(one) != Some(Answer::Yes) || of(other) != Some(Answer::Yes), "{one} beside {other} under {version}");
            }
        }
    }

    #[test]
    fn two_years_last_until_as_many_days_of_programme_have_gone(
        first in 0_i64..700, ledger in prop::collection::vec((0_i64..1500, 0_i64..120), 0..6)
    ) {
        let start = after(NaiveDate::from_ymd_opt(2016, 6, 1).expect("a day"), first);
        let pauses: Vec<_> = ledger.iter().map(|(offset, length)| (after(start, *offset), after(start, offset + length))).collect();
        let mut facts = Facts::new().with("programme.start", start.to_string().as_str()).with("programme.day", "2030-01-01");
        for (began, last) in &pauses {
            let pause = Item::new()
                .with("kind", "approved_leave")
                .with("began", began.to_string().as_str())
                .with("last", last.to_string().as_str());
            facts = facts.with_item("programme.pauses", pause);
        }
        if pauses.is_empty() {
            return Ok(());
        }
        for (version, plan) in regimes() {
            let answer = plan.decide("latest_ordinary_end", &facts).expect("a decision").answer();
            prop_assert_eq!(answer, Answer::Value(Value::Date(counted_out(start, &pauses))), "under {}", version);
        }
    }

    #[test]
    fn what_is_planned_does_not_use_up_the_time(seeds in prop::collection::vec(any::<u32>(), 48)) {
        for (version, plan) in regimes() {
            let facts = ledger(&mut Draw { seeds: &seeds, at: 0 }, *version == "2018-06-01");
            let [past, planned] = ["only_past", "planned_too"]
                .map(|reading| plan.decide("time_is_left", &facts.clone().with_reading("planned_pauses", reading)).expect("a decision").answer());
            prop_assert_eq!(past, planned, "under {}", version);
        }
    }
}
