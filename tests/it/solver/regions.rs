//! The conditions of a region in SMT-LIB, from what is told of them.

use std::fmt::Write;

use paragraf::model::{CalendarUnit, End, Rounding, Rulebook, Type};
use paragraf::symbolic::{Compared, Condition, DateStep, Limit, Shift, Subject};

use super::write::{Facts, later, quoted, real, whole};

/// Writes conditions on the facts of a case. Ages are rounded one way.
pub struct Conditions<'c> {
    pub books: [&'c Rulebook; 2],
    pub facts: &'c mut Facts,
    pub rounding: Rounding,
    /// What the conditions stand on.
    pub text: String,
    pub count: usize,
}

impl Conditions<'_> {
    /// All conditions together; `None` where one speaks of more than facts.
    pub fn all(&mut self, conditions: &[Condition]) -> Option<String> {
        let own: Option<Vec<String>> = conditions.iter().map(|own| self.one(own)).collect();
        Some(format!("(and true {})", own?.join(" ")))
    }

    fn one(&mut self, condition: &Condition) -> Option<String> {
        match condition {
            Condition::Holds(Subject::Fact(name), true) => Some(quoted(name)),
            Condition::Holds(Subject::Fact(name), false) => Some(format!("(not {})", quoted(name))),
            Condition::Among(Subject::Fact(name), names) => {
                let one = names.iter().map(|own| format!("(= {} {})", quoted(name), self.facts.number(own))).collect::<Vec<_>>();
                Some(format!("(or false {})", one.join(" ")))
            }
            Condition::Within(compared, ranges) => {
                let mut all = Vec::new();
                for (low, high) in ranges {
                    let low = low.as_ref().map_or(Some("true".to_owned()), |limit| self.beyond(compared, limit))?;
                    let high = high.as_ref().map_or(Some("false".to_owned()), |limit| self.beyond(compared, limit))?;
                    all.push(format!("(and {low} (not {high}))"));
                }
                Some(format!("(or false {})", all.join(" ")))
            }
            _ => None,
        }
    }

    fn ty(&self, name: &str) -> Option<(Type, bool)> {
        let own = |book: &Rulebook| {
            let fact = book.facts.iter().find(|fact| *fact.name == *name)?;
            Some((fact.ty, fact.input == paragraf::model::Input::Whole))
        };
        self.books.iter().find_map(|book| own(book))
    }

    /// Whether what is compared lies at a limit, or beyond it.
    fn beyond(&mut self, compared: &Compared, limit: &Limit) -> Option<String> {
        match (compared, limit) {
            (Compared::Number(terms), Limit::Number(limit, at)) => {
                let mut sum = "(+ 0.0".to_owned();
                for (subject, factor) in terms {
                    let Subject::Fact(name) = subject else { return None };
                    let own = match self.ty(name)? {
                        (Type::Quantity(_), false) => quoted(name),
                        (Type::Quantity(_), true) | (Type::Months | Type::Days, _) => format!("(to_real {})", quoted(name)),
                        (Type::Date, _) => format!("(to_real (day {}))", self.date(subject)?.join(" ")),
                        _ => return None,
                    };
                    write!(sum, " (* {} {own})", real(*factor)).ok()?;
                }
                Some(format!("({} {sum}) {})", if *at { ">=" } else { ">" }, real(*limit)))
            }
            (Compared::Day(subject), Limit::Day(day)) => {
                let parts = day.to_string();
                let parts: Vec<i64> = parts.split('-').filter_map(|part| part.parse().ok()).collect();
                let limit = parts.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
                Some(format!("(>= (key {}) (key {limit}))", self.date(subject)?.join(" ")))
            }
            (Compared::Age(born, on), Limit::Age(years)) => {
                let shift = Shift(vec![DateStep::Months(years * 12, self.rounding)]);
                self.apart(born, on, &shift)
            }
            (Compared::Apart(first, second), Limit::Shift(shift)) => self.apart(first, second, shift),
            _ => None,
        }
    }

    fn date(&self, subject: &Subject) -> Option<[String; 3]> {
        let Subject::Fact(name) = subject else { return None };
        Some(["y", "m", "d"].map(|part| quoted(&format!("{name}.{part}"))))
    }

    /// Whether a date is not before a function of another. The earliest day that a step takes to a day or beyond it is reached where the step leads
    /// to that day or beyond.
    fn apart(&mut self, first: &Subject, second: &Subject, shift: &Shift) -> Option<String> {
        let (mut own, mut other) = (self.date(first)?, self.date(second)?);
        let mut moves = shift.0.clone();
        let is_earliest = |own: &DateStep| matches!(own, DateStep::Earliest(_));
        while moves.iter().any(is_earliest) {
            other = match moves.pop()? {
                DateStep::Earliest(of) => self.moved(&other, &of)?,
                DateStep::Days(days) => self.moved(&other, &DateStep::Days(-days))?,
                DateStep::Months(..) | DateStep::Calendar(..) => return None,
            };
        }
        for step in &moves {
            own = self.moved(&own, step)?;
        }
        Some(format!("(>= (key {}) (key {}))", other.join(" "), own.join(" ")))
    }

    fn moved(&mut self, day: &[String; 3], step: &DateStep) -> Option<[String; 3]> {
        let [y, m, d] = day;
        self.count += 1;
        let names = ["y", "m", "d"].map(|part| format!("moved{}_{part}", self.count));
        let terms = match step {
            DateStep::Days(days) => {
                let all = names.join(" ");
                for name in &names {
                    writeln!(self.text, "(declare-const {name} Int)").ok()?;
                }
                writeln!(self.text, "(assert (and (valid {all}) (= (day {all}) (+ (day {}) {}))))", day.join(" "), whole(i64::from(*days)))
                    .ok()?;
                return Some(names);
            }
            DateStep::Months(months, way) => {
                let (year, month) = later(y, m, &whole(i64::from(*months)));
                let exists = format!("(<= {d} (length {year} {month}))");
                match way {
                    Rounding::Up => [year, format!("(ite {exists} {month} (+ 1 {month}))"), format!("(ite {exists} {d} 1)")],
                    _ => [year.clone(), month.clone(), format!("(ite {exists} {d} (length {year} {month}))")],
                }
            }
            DateStep::Calendar(CalendarUnit::Month, End::First) => [y.clone(), m.clone(), "1".to_owned()],
            DateStep::Calendar(CalendarUnit::Month, End::Last) => [y.clone(), m.clone(), format!("(length {y} {m})")],
            DateStep::Calendar(CalendarUnit::Year, End::First) => [y.clone(), "1".to_owned(), "1".to_owned()],
            DateStep::Calendar(CalendarUnit::Year, End::Last) => [y.clone(), "12".to_owned(), "31".to_owned()],
            DateStep::Earliest(_) => return None,
        };
        for (name, term) in names.iter().zip(&terms) {
            writeln!(self.text, "(define-fun {name} () Int {term})").ok()?;
        }
        Some(names)
    }
}
