//! Types and units. A unit lives in the type alone: kroner per month and kroner per year are the same number at run time, never in a rule.

use super::ChoiceListId;
use crate::law::Text;

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
    /// Months and days together; can be added to a date, but not compared.
    Mixed,
    /// One of a list.
    Choice(ChoiceListId),
    /// A list of entities, each with facts of its own.
    List(super::EntityId),
    /// A text.
    Text,
    /// A period.
    Period,
    /// A list of periods.
    Periods,
    /// How dates are rounded.
    Rounding,
    /// Not known because of another mistake; fits everywhere, so that one mistake is told once.
    Faulty,
}

/// The unit of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// None.
    Plain,
    /// Kroner, perhaps per a period.
    Money(Option<TimeUnit>),
    /// Hours.
    Hours,
}

/// What a fact of type quantity may be given as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Input {
    /// Any value of the type.
    Any,
    /// Whole numbers only.
    Whole,
    /// A share: `0.3` or `30 %`.
    Percent,
}

impl TimeUnit {
    /// The word of the rule files.
    pub fn keyword(self) -> &'static str {
        match self {
            TimeUnit::Hour => "hour",
            TimeUnit::Day => "day",
            TimeUnit::Week => "week",
            TimeUnit::Month => "month",
            TimeUnit::Year => "year",
        }
    }

    /// The word for readers.
    pub fn text(self) -> Text {
        match self {
            TimeUnit::Hour => Text::new("time", "hour"),
            TimeUnit::Day => Text::new("dag", "day"),
            TimeUnit::Week => Text::new("uke", "week"),
            TimeUnit::Month => Text::new("måned", "month"),
            TimeUnit::Year => Text::new("år", "year"),
        }
    }
}

impl Type {
    /// The type in the user's words, with an article.
    pub fn text(self) -> Text {
        match self {
            Type::Truth => Text::new("ja/nei", "yes/no"),
            Type::Quantity(Unit::Plain) => Text::new("et tall", "a number"),
            Type::Quantity(Unit::Hours) => Text::new("timer", "hours"),
            Type::Quantity(Unit::Money(None)) => Text::new("et beløp", "an amount of money"),
            Type::Quantity(Unit::Money(Some(period))) => {
                let word = period.text();
                Text::new(format!("et beløp per {}", word.nb), format!("an amount of money per {}", word.en))
            }
            Type::Date => Text::new("en dato", "a date"),
            Type::Months => Text::new("et antall måneder eller år", "a number of months or years"),
            Type::Days => Text::new("et antall dager eller uker", "a number of days or weeks"),
            Type::Mixed => Text::new("en varighet av måneder og dager", "a duration of months and days"),
            Type::Choice(_) => Text::new("et valg fra en liste", "a choice from a list"),
            Type::List(_) => Text::new("en liste", "a list"),
            Type::Text => Text::new("en tekst", "a text"),
            Type::Period => Text::new("en periode", "a period"),
            Type::Periods => Text::new("en liste av perioder", "a list of periods"),
            Type::Rounding => Text::new("en avrunding av datoer", "a rounding of dates"),
            Type::Faulty => Text::new("noe ukjent", "something unknown"),
        }
    }
}
