//! Tables of cases, each in the form of the reference and of the engine.

use std::sync::Arc;

use std::fmt;

use chrono::{Datelike, NaiveDate};
use paragraf::facts::Facts;
use paragraf::model::{Cell, FactId, Named, Rulebook, Value};

use crate::reference::{Case, Obstacle};

/// The number of cases in a table: enough that branch prediction cannot memorise them.
pub const CASES: usize = 1024;

/// The profile of the cases in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Every condition is met, in various ways.
    Met,
    /// 18 years old on the day of application; everything else is met.
    Eighteen,
    /// One fact in four is unknown; what is known is met.
    Unknown,
    /// Anything: one fact in eight unknown, one yes/no in four against the applicant, ages 16 to 69, leap days.
    Mixed,
}

impl Profile {
    /// All profiles.
    pub const ALL: [Profile; 4] = [Profile::Met, Profile::Eighteen, Profile::Unknown, Profile::Mixed];
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Profile::Met => "all met",
            Profile::Eighteen => "aged 18",
            Profile::Unknown => "unknown facts",
            Profile::Mixed => "mixed",
        })
    }
}

/// Cases of one profile.
pub struct Table {
    /// The profile of the cases.
    pub profile: Profile,
    /// Each case in the form of the reference and of the engine.
    pub rows: Vec<(Case, Arc<Facts>)>,
}

/// The table of a profile, identical in every run.
///
/// # Errors
/// If the rulebook lacks a fact or choice of § 29.
pub fn table(profile: Profile, book: &Rulebook) -> Result<Table, String> {
    let slots = Slots::of(book)?;
    let mut draw = Draw(0x9E37_79B9_7F4A_7C15);
    let mut rows = Vec::with_capacity(CASES);
    while rows.len() < CASES {
        let case = draw.case(profile);
        rows.push((case, Arc::new(slots.facts(&case, book))));
    }
    Ok(Table { profile, rows })
}

/// The positions of the facts of § 29 in a rulebook.
struct Slots {
    dates: [FactId; 2],
    truths: [FactId; 8],
    obstacle: FactId,
    /// The choices, in the order of [`Obstacle`].
    choices: [u16; 4],
}

impl Slots {
    fn of(book: &Rulebook) -> Result<Slots, String> {
        let fact = |name: &str| match book.names.get(name) {
            Some(Named::Fact(id)) => Ok(*id),
            _ => Err(format!("the rules have no fact `{name}`")),
        };
        let choice = |name: &str| {
            let mut found = book.choices.iter().filter_map(|list| list.choices.iter().position(|choice| &*choice.name == name));
            found.next().and_then(|at| u16::try_from(at).ok()).ok_or_else(|| format!("the rules have no choice `{name}`"))
        };
        Ok(Slots {
            dates: [fact("applicant.born")?, fact("application.received")?],
            truths: [
                fact("work_ability_significantly_reduced")?,
                fact("earning_ability_significantly_reduced")?,
                fact("applicant.receives_subsistence_benefits")?,
                fact("subsistence_benefits_very_limited")?,
                fact("work_ability_assessment.completed")?,
                fact("assistance_appropriate")?,
                fact("assistance_necessary")?,
                fact("programme_offer.possible")?,
            ],
            obstacle: fact("programme_offer.obstacle")?,
            choices: [choice("applicant_circumstances")?, choice("general_capacity")?, choice("cost")?, choice("other")?],
        })
    }

    fn facts(&self, case: &Case, book: &Rulebook) -> Facts {
        let mut facts = Facts::unknown(book.facts.len());
        let mut set = |id: FactId, value: Option<Value>| facts.set(id, value.map_or(Cell::Unknown, Cell::Known));
        for (id, date) in self.dates.into_iter().zip([case.born, case.received]) {
            set(id, date.map(Value::Date));
        }
        let truths = [
            case.work_ability_reduced,
            case.earning_ability_reduced,
            case.receives_benefits,
            case.benefits_very_limited,
            case.assessment_completed,
            case.assistance_appropriate,
            case.assistance_necessary,
            case.programme_possible,
        ];
        for (id, truth) in self.truths.into_iter().zip(truths) {
            set(id, truth.map(Value::Truth));
        }
        let [applicant, capacity, cost, other] = self.choices;
        let choice = case.obstacle.map(|obstacle| match obstacle {
            Obstacle::Applicant => applicant,
            Obstacle::Capacity => capacity,
            Obstacle::Cost => cost,
            Obstacle::Other => other,
        });
        set(self.obstacle, choice.map(Value::Choice));
        facts
    }
}

/// A deterministic pseudo-random generator (xorshift).
struct Draw(u64);

impl Draw {
    /// The next number below `bound`.
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound
    }

    fn one_in(&mut self, count: u64) -> bool {
        self.below(count) == 0
    }

    fn case(&mut self, profile: Profile) -> Case {
        let mixed = profile == Profile::Mixed;
        let received = self.received(mixed);
        let age = match profile {
            Profile::Eighteen => 18,
            Profile::Met | Profile::Unknown => 19 + self.below(48),
            Profile::Mixed => 16 + self.below(54),
        };
        let born = self.born(received, i32::try_from(age).unwrap_or(0), mixed);
        let [receives, very_limited] = self.at_least_one(|receives| !receives);
        let [possible, other_obstacle] = self.at_least_one(|possible| possible);
        let mut case = Case {
            born: Some(born),
            received: Some(received),
            work_ability_reduced: Some(true),
            earning_ability_reduced: Some(true),
            receives_benefits: Some(receives),
            benefits_very_limited: Some(very_limited),
            assessment_completed: Some(true),
            assistance_appropriate: Some(true),
            assistance_necessary: Some(true),
            programme_possible: Some(possible),
            obstacle: Some(match self.below(3) {
                _ if !other_obstacle => Obstacle::Applicant,
                0 => Obstacle::Capacity,
                1 => Obstacle::Cost,
                _ => Obstacle::Other,
            }),
        };
        let unknown = match profile {
            Profile::Met | Profile::Eighteen => return case,
            Profile::Unknown => 4,
            Profile::Mixed => 8,
        };
        let truths = [
            &mut case.work_ability_reduced,
            &mut case.earning_ability_reduced,
            &mut case.receives_benefits,
            &mut case.benefits_very_limited,
            &mut case.assessment_completed,
            &mut case.assistance_appropriate,
            &mut case.assistance_necessary,
            &mut case.programme_possible,
        ];
        for truth in truths {
            if mixed && self.one_in(4) {
                *truth = truth.map(|truth| !truth);
            }
            if self.one_in(unknown) {
                *truth = None;
            }
        }
        case.born = case.born.filter(|_| !self.one_in(unknown));
        case.received = case.received.filter(|_| !self.one_in(unknown));
        case.obstacle = case.obstacle.filter(|_| !self.one_in(unknown));
        case
    }

    /// Two truth values of which at least one should hold: the first under `good`, or the second.
    fn at_least_one(&mut self, good: impl Fn(bool) -> bool) -> [bool; 2] {
        let first = self.one_in(2);
        [first, !good(first) || self.one_in(2)]
    }

    /// A day of 2018; in mixed cases often the end of February.
    fn received(&mut self, mixed: bool) -> NaiveDate {
        if mixed && self.one_in(8) {
            return if self.one_in(2) { date(2018, 2, 28) } else { date(2018, 3, 1) };
        }
        self.any_day(2018)
    }

    /// A date of birth that gives this age on a day; in mixed cases sometimes near that birthday, or on 29 February.
    fn born(&mut self, on: NaiveDate, age: i32, mixed: bool) -> NaiveDate {
        if mixed && self.one_in(16) {
            let year = on.year() - age;
            return date(year - year.rem_euclid(4), 2, 29);
        }
        let birthday = self.any_day(on.year() - age);
        let had = (birthday.month(), birthday.day()) <= (on.month(), on.day());
        if had { birthday } else { date(birthday.year() - 1, birthday.month(), birthday.day()) }
    }

    fn any_day(&mut self, year: i32) -> NaiveDate {
        let (month, day) = (self.below(12) + 1, self.below(28) + 1);
        date(year, u32::try_from(month).unwrap_or(1), u32::try_from(day).unwrap_or(1))
    }
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}
