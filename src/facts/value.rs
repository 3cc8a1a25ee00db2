//! Values from and to text, by the type of the fact. Facts files, cases and command lines are all read here.

use super::days::{date, period, written};
use super::error::Wanted;
use crate::law::{Key, LONGEST_DURATION, Lang, NoNumeral, TwoAmounts, canonical, plain, read_numeral, say};
use crate::model::{Cell, Duration, Fact, Input, Number, Rulebook, Type, Unit, Value};

/// Parses a value for a fact. `unknown` and its Norwegian form mean unknown.
pub(super) fn read_value(text: &str, fact: &Fact, book: &Rulebook) -> Result<Cell, Wanted> {
    // A text is what stands there, with the blanks around it, as in a case of a rule file.
    let text = &*canonical(if fact.ty == Type::Text { text } else { text.trim() });
    if matches!(text, "unknown" | "ukjent") {
        return Ok(Cell::Unknown);
    }
    let value = match fact.ty {
        Type::Truth => truth(text).ok_or(Wanted::YesNo)?,
        Type::Quantity(unit) => quantity(text, unit, fact.input)?,
        Type::Date => Value::Date(date(text)?),
        Type::Months | Type::Days | Type::Mixed => duration(text, fact.ty)?,
        Type::Choice(list) => {
            let choices = book.choices.get(list.index()).map(|list| list.choices.as_slice()).unwrap_or_default();
            let at = choices.iter().position(|choice| &*choice.name == text).and_then(|at| u16::try_from(at).ok());
            let names = || choices.iter().map(|choice| choice.name.to_string()).collect();
            Value::Choice(at.ok_or_else(|| Wanted::Choice(names()))?)
        }
        Type::List(_) => return Err(Wanted::List),
        Type::Text => Value::text(text),
        Type::Period => Value::Period(period(text)?),
        Type::Periods => return Err(Wanted::Periods),
        Type::Rounding | Type::Faulty => return Err(Wanted::YesNo),
    };
    Ok(Cell::Known(value))
}

impl Wanted {
    /// What a fact expects, for the message about a value of another form.
    pub(super) fn of(fact: &Fact, book: &Rulebook) -> Wanted {
        if fact.ty == Type::Text {
            return Wanted::Text;
        }
        read_value("", fact, book).err().unwrap_or(Wanted::YesNo)
    }
}

fn truth(text: &str) -> Option<Value> {
    match text {
        "yes" | "true" | "ja" => Some(Value::Truth(true)),
        "no" | "false" | "nei" => Some(Value::Truth(false)),
        _ => None,
    }
}

fn quantity(text: &str, unit: Unit, input: Input) -> Result<Value, Wanted> {
    let (digits, percent) = match text.strip_suffix('%') {
        Some(rest) if input == Input::Percent => (rest.trim_end(), true),
        _ => (text, false),
    };
    let digits = match unit {
        Unit::Money(_) => without_unit(digits, &["kr"]),
        Unit::Hours => without_unit(digits, &["hours", "hour", "timer", "time"]),
        Unit::Plain => digits,
    };
    let (minus, bare) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", digits),
    };
    if bare.contains(',') {
        // What stands around the digits, a sign or a unit, is part of the amount.
        return Err(comma(bare, unit, |digits| text.replacen(bare, &digits, 1)));
    }
    let plain = read_numeral(bare).map_err(|error| match error {
        NoNumeral::Shape => Wanted::Number(unit),
        NoNumeral::LeadingNought => Wanted::NoNought,
        NoNumeral::TooLong => Wanted::Shorter,
    })?;
    let plain = format!("{minus}{plain}");
    let number = Number::parse(&plain).ok_or(Wanted::Shorter)?;
    if let (Unit::Money(_), Some(amount)) = (unit, TwoAmounts::of(&plain)) {
        return Err(Wanted::OneAmount(amount));
    }
    let number = if percent { number.over(Number::whole(100)).ok_or(Wanted::Number(unit))? } else { number };
    if input == Input::Percent && !percent && number.compare(Number::whole(1)).is_gt() {
        // `30` without a percent sign would be thirty times the whole.
        return Err(Wanted::Percent);
    }
    if input == Input::Whole && number.to_whole().is_none() {
        return Err(Wanted::Whole);
    }
    Ok(Value::Number(number))
}

/// The digits before a unit that is separated by a blank.
fn without_unit<'t>(text: &'t str, units: &[&str]) -> &'t str {
    let rest = units.iter().find_map(|unit| text.strip_suffix(unit));
    rest.filter(|rest| rest.ends_with(char::is_whitespace)).map_or(text, str::trim_end)
}

/// What a number with a comma may mean: thousands, if three digits follow each comma, or decimals. `whole` writes the value with other digits.
fn comma(digits: &str, unit: Unit, whole: impl Fn(String) -> String) -> Wanted {
    let thousands = digits.replace(',', " ");
    let thousands = (!digits.contains(' ') && read_numeral(&thousands).is_ok()).then_some(thousands);
    let decimals = digits.split_once(',').filter(|(_, part)| part.bytes().all(|byte| byte.is_ascii_digit()));
    let decimals = decimals.map(|(before, part)| format!("{before}.{part}")).filter(|decimals| read_numeral(decimals).is_ok());
    let decimals = decimals.map(|decimals| match unit {
        // Three decimals would be refused as a possible thousand.
        Unit::Money(_) if TwoAmounts::of(&decimals).is_some() => format!("{decimals}0"),
        Unit::Money(_) | Unit::Hours | Unit::Plain => decimals,
    });
    Wanted::NoComma { thousands: thousands.map(&whole), decimals: decimals.map(&whole) }
}

/// Parses a duration. A minus sign negates the whole duration.
fn duration(text: &str, ty: Type) -> Result<Value, Wanted> {
    let wanted = || Wanted::Duration(ty);
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest.trim_start()),
        None => (1, text),
    };
    let mut duration = Duration::default();
    let mut rest = text;
    while !rest.is_empty() {
        let unit = rest.find(char::is_alphabetic).ok_or_else(wanted)?;
        let (count, from) = rest.split_at_checked(unit).ok_or_else(wanted)?;
        let end = from.find(|sign: char| !sign.is_alphabetic()).unwrap_or(from.len());
        let (unit, behind) = from.split_at_checked(end).ok_or_else(wanted)?;
        let digits = count.strip_suffix(char::is_whitespace).ok_or_else(wanted)?.trim_end();
        let digits = read_numeral(digits).map_err(|error| if error == NoNumeral::TooLong { Wanted::NotSoLong } else { wanted() })?;
        let count = Number::parse(&digits).ok_or(Wanted::NotSoLong)?.to_whole().ok_or_else(wanted)?;
        let count = i32::try_from(count).ok().filter(|count| *count <= LONGEST_DURATION).ok_or(Wanted::NotSoLong)?;
        let (months, days) = match unit {
            "year" | "years" | "år" => (count.checked_mul(12), Some(0)),
            "month" | "months" | "måned" | "måneder" => (Some(count), Some(0)),
            "week" | "weeks" | "uke" | "uker" => (Some(0), count.checked_mul(7)),
            "day" | "days" | "dag" | "dager" => (Some(0), Some(count)),
            _ => return Err(wanted()),
        };
        let (months, days) = months.zip(days).ok_or_else(wanted)?;
        duration.months = duration.months.checked_add(months).ok_or_else(wanted)?;
        duration.days = duration.days.checked_add(days).ok_or_else(wanted)?;
        rest = behind.trim_start();
        if !rest.is_empty() && rest.len() == behind.len() {
            return Err(wanted());
        }
    }
    let fits = match ty {
        Type::Months => duration.days == 0,
        Type::Days => duration.months == 0,
        _ => true,
    };
    let duration = Duration { months: sign * duration.months, days: sign * duration.days };
    if !text.is_empty() && fits { Ok(Value::Duration(duration)) } else { Err(wanted()) }
}

/// Writes a value in the notation of facts files.
pub fn write_value(value: Value, ty: Type, book: &Rulebook) -> String {
    match value {
        Value::Truth(true) => "yes".to_owned(),
        Value::Truth(false) => "no".to_owned(),
        Value::Number(number) => match number.to_decimal() {
            Some(decimal) => decimal.to_string(),
            None => {
                let (numerator, denominator) = number.parts();
                format!("{numerator}/{denominator}")
            }
        },
        Value::Date(date) => date.to_string(),
        Value::Duration(Duration { months, days }) => {
            // The minus sign applies to the whole duration: in a fact, its parts never have different signs.
            let sign = if months < 0 || days < 0 { "-" } else { "" };
            let (months, days) = (months.unsigned_abs(), days.unsigned_abs());
            let mut parts = Vec::new();
            if months != 0 || days == 0 {
                parts.push(format!("{months} months"));
            }
            if days != 0 {
                parts.push(format!("{days} days"));
            }
            format!("{sign}{}", parts.join(" "))
        }
        Value::Choice(at) => {
            let list = if let Type::Choice(list) = ty { book.choices.get(list.index()) } else { None };
            list.and_then(|list| list.choices.get(usize::from(at))).map_or_else(String::new, |choice| choice.name.to_string())
        }
        Value::Text(text) => text.to_string(),
        Value::Period(period) => written(period),
        Value::Periods(periods) => format!("[{}]", periods.list().iter().map(|own| written(*own)).collect::<Vec<_>>().join(", ")),
        // Not a single value: its entities are written one by one elsewhere.
        Value::List(_) => String::new(),
        Value::Rounding(way) => match way {
            crate::model::Rounding::Up => "up".to_owned(),
            crate::model::Rounding::Down => "down".to_owned(),
            crate::model::Rounding::Nearest => "nearest".to_owned(),
        },
    }
}

/// What a fact may be given as; of a choice, only that it is one.
pub fn wanted_key(fact: &Fact) -> Key {
    match (fact.ty, fact.input) {
        (Type::Truth, _) => Key::wanted_truth,
        (Type::Quantity(Unit::Plain), Input::Whole) => Key::wanted_whole,
        (Type::Quantity(Unit::Plain), Input::Percent) => Key::wanted_share,
        (Type::Quantity(Unit::Hours), _) => Key::wanted_hours,
        (Type::Date, _) => Key::wanted_date,
        (Type::Period, _) => Key::wanted_period,
        (Type::Periods, _) => Key::wanted_periods,
        (Type::Months, _) => Key::wanted_months,
        (Type::Days, _) => Key::wanted_days,
        (ty, _) => ty.key(),
    }
}

/// What a fact may be given as, in words; choices by the names that a facts file holds.
pub fn wanted_words(fact: &Fact, book: &Rulebook, lang: Lang) -> String {
    let Type::Choice(list) = fact.ty else { return plain(lang, wanted_key(fact)).to_owned() };
    let choices = book.choices.get(list.index()).into_iter().flat_map(|list| &list.choices);
    let names: Vec<&str> = choices.map(|choice| &*choice.name).collect();
    say::wanted_choice(lang, &names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{Wanted, quantity};
    use crate::model::{Input, Number, Unit, Value};

    /// What is advised instead of a value.
    fn advised(text: &str, unit: Unit, input: Input) -> Vec<String> {
        match quantity(text, unit, input) {
            Err(Wanted::NoComma { thousands, decimals }) => thousands.into_iter().chain(decimals).collect(),
            Err(Wanted::OneAmount(two)) => vec![format!("{}{}", two.whole, two.decimals)],
            _ => Vec::new(),
        }
    }

    #[test]
    fn what_is_advised_for_a_value_is_read_as_the_same_amount() {
        let money = Unit::Money(None);
        for (text, unit, input, meant) in [
            ("0,5 %", Unit::Plain, Input::Percent, &["0.005"][..]),
            ("12,5%", Unit::Plain, Input::Percent, &["0.125"]),
            ("-0,5 %", Unit::Plain, Input::Percent, &["-0.005"]),
            ("-0,5", Unit::Plain, Input::Any, &["-0.5"]),
            ("- 2,5", Unit::Plain, Input::Any, &["-2.5"]),
            ("1,250", Unit::Plain, Input::Any, &["1250", "1.25"]),
            ("-1,250", Unit::Plain, Input::Any, &["-1250", "-1.25"]),
            ("-7,5 timer", Unit::Hours, Input::Any, &["-7.5"]),
            ("-12,50 kr", money, Input::Any, &["-12.5"]),
            ("-1,250 kr", money, Input::Any, &["-1250", "-1.25"]),
            ("-1.250", money, Input::Any, &["-1250"]),
            ("-250.000 kr", money, Input::Any, &["-250000"]),
        ] {
            let read = |text: &String| quantity(text, unit, input).unwrap_or_else(|_| panic!("{text} can be read"));
            let read: Vec<Value> = advised(text, unit, input).iter().map(read).collect();
            let meant: Vec<Value> = meant.iter().map(|meant| Value::Number(Number::parse(meant).expect("a number"))).collect();
            assert_eq!(read, meant, "{text}");
        }
    }
}
