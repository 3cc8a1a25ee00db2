//! Types and units. Units exist in types alone: kroner per month and kroner per year are the same number at run time, but never mix in a
//! rule.

use super::ChoiceListId;
use crate::law::{Key, Text, plain};

use super::TimeUnit;

/// The type of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Type {
    /// Yes or no.
    Truth,
    /// A number with its unit.
    Quantity(Unit),
    /// A date.
    Date,
    /// Years and months.
    Months,
    /// Weeks and days.
    Days,
    /// Months and days together. Can be added to a date, but not compared.
    Mixed,
    /// A choice from a list.
    Choice(ChoiceListId),
    /// A list of entities, each with its own facts.
    List(super::EntityId),
    /// A text.
    Text,
    /// A period.
    Period,
    /// A list of periods.
    Periods,
    /// A direction for rounding dates.
    Rounding,
    /// Unknown because of another fault. Compatible with every type, so that one mistake is reported once.
    Faulty,
}

/// The unit of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A number without a unit.
    Plain,
    /// Kroner, possibly per unit of time.
    Money(Option<TimeUnit>),
    /// Hours.
    Hours,
}

/// Which values of a type may be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Input {
    /// Any value of the type.
    Any,
    /// Whole numbers only.
    Whole,
    /// A share of the whole: `0.3` or `30 %`.
    Percent,
}

impl TimeUnit {
    /// The keyword in rule files.
    pub fn keyword(self) -> &'static str {
        match self {
            TimeUnit::Hour => "hour",
            TimeUnit::Day => "day",
            TimeUnit::Week => "week",
            TimeUnit::Month => "month",
            TimeUnit::Year => "year",
        }
    }

    /// The word in both languages.
    pub fn key(self) -> Key {
        match self {
            TimeUnit::Hour => Key::unit_hour,
            TimeUnit::Day => Key::unit_day,
            TimeUnit::Week => Key::unit_week,
            TimeUnit::Month => Key::unit_month,
            TimeUnit::Year => Key::unit_year,
        }
    }
}

impl Type {
    /// The words for it, with an article.
    pub fn key(self) -> Key {
        match self {
            Type::Truth => Key::type_truth,
            Type::Quantity(Unit::Plain) => Key::type_number,
            Type::Quantity(Unit::Hours) => Key::type_hours,
            Type::Quantity(Unit::Money(None)) => Key::type_money,
            Type::Quantity(Unit::Money(Some(TimeUnit::Hour))) => Key::type_money_per_hour,
            Type::Quantity(Unit::Money(Some(TimeUnit::Day))) => Key::type_money_per_day,
            Type::Quantity(Unit::Money(Some(TimeUnit::Week))) => Key::type_money_per_week,
            Type::Quantity(Unit::Money(Some(TimeUnit::Month))) => Key::type_money_per_month,
            Type::Quantity(Unit::Money(Some(TimeUnit::Year))) => Key::type_money_per_year,
            Type::Date => Key::type_date,
            Type::Months => Key::type_months,
            Type::Days => Key::type_days,
            Type::Mixed => Key::type_mixed,
            Type::Choice(_) => Key::type_choice,
            Type::List(_) => Key::type_list,
            Type::Text => Key::type_text,
            Type::Period => Key::type_period,
            Type::Periods => Key::type_periods,
            Type::Rounding => Key::type_rounding,
            Type::Faulty => Key::type_faulty,
        }
    }

    /// What it is called, for a message about a mistake.
    pub fn text(self) -> Text {
        Text::of(|lang| plain(lang, self.key()))
    }
}
