//! The law of the bench, written by hand for these three answers and nothing else.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// A case.
#[derive(Debug)]
pub struct Case {
    pub born: NaiveDate,
    pub applied: NaiveDate,
    /// Work, income, assessed, necessary, possible, resident.
    pub truths: [bool; 6],
    /// None, limited, full.
    pub subsistence: u16,
    pub children: i64,
    /// Hours a week, in quarters.
    pub quarters: i64,
}

/// The three answers.
#[derive(Debug)]
pub struct Answers {
    pub eligible: bool,
    pub yearly: Decimal,
    pub monthly: Decimal,
}

/// Decides a case.
pub fn decide(case: &Case) -> Answers {
    let age = age(case.born, case.applied);
    let eligible = (19..67).contains(&age) && case.subsistence != 2 && case.truths.iter().all(|truth| *truth);
    if !eligible {
        return Answers { eligible, yearly: Decimal::ZERO, monthly: Decimal::ZERO };
    }
    let full = Decimal::new(2041, 3) * Decimal::from(130_160);
    let base = if age < 25 { full * Decimal::TWO / Decimal::from(3) } else { full };
    let yearly = (base + Decimal::from(9880 * case.children)) * Decimal::new(case.quarters * 25, 2) / Decimal::new(375, 1);
    Answers { eligible, yearly, monthly: yearly / Decimal::from(12) }
}

fn age(born: NaiveDate, on: NaiveDate) -> i32 {
    let years = on.year() - born.year();
    // Rounded down: in other years, 28 February is the birthday of a person born on 29 February.
    let (month, day) = if born.month() == 2 && born.day() == 29 && !on.leap_year() { (2, 28) } else { (born.month(), born.day()) };
    if (on.month(), on.day()) >= (month, day) { years } else { years - 1 }
}
