//! § 29 as it stood on 2018-06-01, written by hand: the reference for the engine.
//!
//! It decides the right to the programme and nothing else, with the default readings: age on the day of application, until turning 67, a
//! birthday on 29 February falls on 28 February, letter c read narrowly. Unknown is `None`; *no* overrides it.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// The facts of a case.
#[derive(Debug, Clone, Copy, Default)]
pub struct Case {
    pub born: Option<NaiveDate>,
    pub received: Option<NaiveDate>,
    pub work_ability_reduced: Option<bool>,
    pub earning_ability_reduced: Option<bool>,
    pub receives_benefits: Option<bool>,
    pub benefits_very_limited: Option<bool>,
    pub assessment_completed: Option<bool>,
    pub assistance_appropriate: Option<bool>,
    pub assistance_necessary: Option<bool>,
    pub programme_possible: Option<bool>,
    pub obstacle: Option<Obstacle>,
}

/// Why a programme is hard to offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    Applicant,
    Capacity,
    Cost,
    Other,
}

/// The ages between which the right exists.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub lower: Decimal,
    pub highest: Decimal,
}

impl Limits {
    /// The limits 19 and 67.
    pub fn of_2018() -> Limits {
        Limits { lower: Decimal::from(19), highest: Decimal::from(67) }
    }
}

/// Whether there is a right. Evaluating everything is faster than short-circuiting, since it has no unpredictable branches.
pub fn decide(case: &Case, limits: &Limits) -> Option<bool> {
    let age = age(case).map(Decimal::from);
    all([
        age.map(|age| age >= limits.lower),
        age.map(|age| age < limits.highest),
        case.work_ability_reduced,
        case.earning_ability_reduced,
        either(not(case.receives_benefits), case.benefits_very_limited),
        case.assessment_completed,
        case.assistance_appropriate,
        case.assistance_necessary,
        either(case.programme_possible, case.obstacle.map(|obstacle| obstacle != Obstacle::Applicant)),
    ])
}

/// A step of the reference's own trace.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    Age { born: Option<NaiveDate>, on: Option<NaiveDate>, years: Option<Decimal> },
    LowerLimit { years: Option<Decimal>, limit: Decimal, found: Option<bool> },
    UpperLimit { years: Option<Decimal>, limit: Decimal, found: Option<bool> },
    WorkAbility { found: Option<bool> },
    EarningAbility { found: Option<bool> },
    Benefits { receives: Option<bool>, very_limited: Option<bool>, found: Option<bool> },
    TargetGroup { found: Option<bool> },
    LetterA { found: Option<bool> },
    LetterB { appropriate: Option<bool>, necessary: Option<bool>, found: Option<bool> },
    LetterC { possible: Option<bool>, obstacle: Option<Obstacle>, found: Option<bool> },
    Right { found: Option<bool> },
}

/// Whether there is a right. Evaluates every condition and records it as a step.
pub fn trace(case: &Case, limits: &Limits, steps: &mut Vec<Step>) -> Option<bool> {
    steps.clear();
    let years = age(case).map(Decimal::from);
    steps.push(Step::Age { born: case.born, on: case.received, years });
    let old_enough = years.map(|years| years >= limits.lower);
    steps.push(Step::LowerLimit { years, limit: limits.lower, found: old_enough });
    let young_enough = years.map(|years| years < limits.highest);
    steps.push(Step::UpperLimit { years, limit: limits.highest, found: young_enough });
    steps.push(Step::WorkAbility { found: case.work_ability_reduced });
    steps.push(Step::EarningAbility { found: case.earning_ability_reduced });
    let (receives, very_limited) = (case.receives_benefits, case.benefits_very_limited);
    let benefits = either(not(receives), very_limited);
    steps.push(Step::Benefits { receives, very_limited, found: benefits });
    let target_group = all([old_enough, young_enough, case.work_ability_reduced, case.earning_ability_reduced, benefits]);
    steps.push(Step::TargetGroup { found: target_group });
    steps.push(Step::LetterA { found: case.assessment_completed });
    let (appropriate, necessary) = (case.assistance_appropriate, case.assistance_necessary);
    let letter_b = all([appropriate, necessary]);
    steps.push(Step::LetterB { appropriate, necessary, found: letter_b });
    let (possible, obstacle) = (case.programme_possible, case.obstacle);
    let letter_c = either(possible, obstacle.map(|obstacle| obstacle != Obstacle::Applicant));
    steps.push(Step::LetterC { possible, obstacle, found: letter_c });
    let found = all([target_group, case.assessment_completed, letter_b, letter_c]);
    steps.push(Step::Right { found });
    found
}

/// The steps as text in the engine's order: answer, what failed, reasons, legal basis.
pub fn text(found: Option<bool>, steps: &[Step]) -> String {
    let mut out = String::new();
    let answer = match found {
        Some(true) => "The applicant has the right to the Qualification Programme: met",
        Some(false) => "The applicant does not have the right to the Qualification Programme: not met",
        None => "Whether the applicant has the right to the Qualification Programme is undetermined",
    };
    // Writing to a string can't fail.
    let _ = write!(out, "{answer}\nThe law as of 1 June 2018\n");
    let heading = match found {
        Some(true) => None,
        Some(false) => Some("What would have to be different"),
        None => Some("What is missing to decide the case"),
    };
    if let Some(heading) = heading {
        let _ = write!(out, "\n{heading}\n");
        steps.iter().filter(|step| step.found() == found && step.is_condition()).for_each(|step| line(&mut out, step));
    }
    let _ = write!(out, "\nReasons\n");
    steps.iter().rev().for_each(|step| line(&mut out, step));
    let _ = write!(
        out,
        "\nLegal basis\n  Social Services Act § 29, first subsection (statute)\n  Social Services Act § 29, second subsection (statute)\n  \
         Bill Ot.prp. nr. 70 (2006–2007) point 12.2 (preparatory works)\n"
    );
    out
}

impl Step {
    fn found(&self) -> Option<bool> {
        match self {
            Step::Age { years, .. } => years.map(|_| true),
            Step::LowerLimit { found, .. }
            | Step::UpperLimit { found, .. }
            | Step::WorkAbility { found }
            | Step::EarningAbility { found }
            | Step::Benefits { found, .. }
            | Step::TargetGroup { found }
            | Step::LetterA { found }
            | Step::LetterB { found, .. }
            | Step::LetterC { found, .. }
            | Step::Right { found } => *found,
        }
    }

    /// Whether it depends on facts, not on other steps.
    fn is_condition(&self) -> bool {
        !matches!(self, Step::Age { .. } | Step::TargetGroup { .. } | Step::Right { .. })
    }
}

fn line(out: &mut String, step: &Step) {
    let sign = match step.found() {
        Some(true) => "✓",
        Some(false) => "✗",
        None => "?",
    };
    let (first, second) = ("§ 29, first subsection", "§ 29, second subsection");
    let _ = match step {
        Step::Age { born, on, .. } => {
            writeln!(
                out,
                "        date of birth: {}; the day on which age is tested: the day the application was received; date of application: {}",
                day(*born),
                day(*on)
            )
        }
        Step::LowerLimit { years: Some(years), limit, .. } => {
            writeln!(
                out,
                "    {sign} {first}: age is {years} years; it must be at least {limit} years (lower age limit by the preparatory works)"
            )
        }
        Step::UpperLimit { years: Some(years), limit, .. } => {
            writeln!(
                out,
                "    {sign} {first}: age is {years} years; it must be below {limit} years (upper age limit by the preparatory works)"
            )
        }
        Step::LowerLimit { limit, .. } => writeln!(out, "    {sign} {first}: age is not known; it must be at least {limit} years"),
        Step::UpperLimit { limit, .. } => writeln!(out, "    {sign} {first}: age is not known; it must be below {limit} years"),
        Step::WorkAbility { found } => writeln!(out, "    {sign} {first}: work ability is significantly reduced: {}", yes_no(*found)),
        Step::EarningAbility { found } => writeln!(out, "    {sign} {first}: earning ability is significantly reduced: {}", yes_no(*found)),
        Step::Benefits { receives, very_limited, .. } => writeln!(
            out,
            "    {sign} {first}: at least one of these must be met\n      the applicant receives subsistence benefits under the National \
             Insurance Act or the Labour Market Act: {}\n      the subsistence benefits are very limited: {}",
            yes_no(*receives),
            yes_no(*very_limited)
        ),
        Step::TargetGroup { found } => writeln!(out, "  {sign} {first}: in the programme's target group – {}", met(*found)),
        Step::LetterA { found } => {
            writeln!(out, "  {sign} {second}, letter a: a work-ability assessment has been carried out: {}", yes_no(*found))
        }
        Step::LetterB { appropriate, necessary, .. } => writeln!(
            out,
            "  {sign} {second}, letter b: close and coordinated assistance through the programme is appropriate: {}\n  {sign} {second}, \
             letter b: close and coordinated assistance through the programme is necessary: {}",
            yes_no(*appropriate),
            yes_no(*necessary)
        ),
        Step::LetterC { possible, obstacle, .. } => writeln!(
            out,
            "  {sign} {second}, letter c: an adapted programme can be offered, or the obstacle is no ground for refusal\n      the labour \
             and welfare administration can offer an adapted programme: {}\n      cause of the difficulty of offering a programme: {}",
            yes_no(*possible),
            obstacle_words(*obstacle)
        ),
        Step::Right { found } => writeln!(out, "{sign} {second}: right to the Qualification Programme – {}", met(*found)),
    };
}

/// The age in whole years on the day of application.
fn age(case: &Case) -> Option<i32> {
    let (born, on) = (case.born?, case.received?);
    let leap_day = born.month() == 2 && born.day() == 29 && !on.leap_year();
    let birthday = (born.month(), if leap_day { 28 } else { born.day() });
    let years = on.year() - born.year();
    Some(if (on.month(), on.day()) >= birthday { years } else { years - 1 })
}

fn not(found: Option<bool>) -> Option<bool> {
    found.map(|found| !found)
}

fn either(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

fn all<const N: usize>(conditions: [Option<bool>; N]) -> Option<bool> {
    let (mut failed, mut open) = (false, false);
    for condition in conditions {
        failed |= condition == Some(false);
        open |= condition.is_none();
    }
    if failed {
        Some(false)
    } else if open {
        None
    } else {
        Some(true)
    }
}

pub fn day(date: Option<NaiveDate>) -> String {
    let months = "January February March April May June July August September October November December";
    match date {
        Some(date) => format!("{} {} {}", date.day(), months.split(' ').nth(date.month0() as usize).unwrap_or_default(), date.year()),
        None => "not known".to_owned(),
    }
}

pub fn yes_no(found: Option<bool>) -> &'static str {
    match found {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not known",
    }
}

fn met(found: Option<bool>) -> &'static str {
    match found {
        Some(true) => "met",
        Some(false) => "not met",
        None => "undetermined",
    }
}

fn obstacle_words(obstacle: Option<Obstacle>) -> &'static str {
    match obstacle {
        Some(Obstacle::Applicant) => "circumstances of the applicant",
        Some(Obstacle::Capacity) => "a general lack of suitable programmes",
        Some(Obstacle::Cost) => "the cost of following up",
        Some(Obstacle::Other) => "something else",
        None => "not known",
    }
}
