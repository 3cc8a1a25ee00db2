//! The checked rules of a version as definitions in SMT-LIB, expression by expression. Nothing here knows of diagrams: what an expression means is
//! written anew from the manual.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use paragraf::check::Checked;
use paragraf::model::{
    Comparison, Direction, Duration, Exception, ExprId, ExprKind, FactId, Input, Number, Polarity, Rounding, RuleId, Type, UpperEnd, Value,
};

/// What all definitions stand on: days as year, month and day, which no solver has.
pub const PRELUDE: &str = "\
(define-fun leap ((y Int)) Bool (and (= (mod y 4) 0) (or (not (= (mod y 100) 0)) (= (mod y 400) 0))))
(define-fun length ((y Int) (m Int)) Int (ite (= m 2) (ite (leap y) 29 28) (ite (or (= m 4) (= m 6) (= m 9) (= m 11)) 30 31)))
(define-fun valid ((y Int) (m Int) (d Int)) Bool (and (<= 1 m) (<= m 12) (<= 1 d) (<= d (length y m))))
(define-fun key ((y Int) (m Int) (d Int)) Int (+ (* 372 y) (* 31 (- m 1)) (- d 1)))
(define-fun before ((m Int)) Int (ite (= m 1) 0 (ite (= m 2) 31 (ite (= m 3) 59 (ite (= m 4) 90 (ite (= m 5) 120 (ite (= m 6) 151
  (ite (= m 7) 181 (ite (= m 8) 212 (ite (= m 9) 243 (ite (= m 10) 273 (ite (= m 11) 304 334))))))))))))
(define-fun day ((y Int) (m Int) (d Int)) Int (+ (* 365 (- y 1)) (div (- y 1) 4) (- (div (- y 1) 100)) (div (- y 1) 400) (before m)
  (ite (and (> m 2) (leap y)) 1 0) d))
(define-fun year_of ((y Int) (m Int) (n Int)) Int (div (+ (* 12 y) (- m 1) n) 12))
(define-fun month_of ((y Int) (m Int) (n Int)) Int (+ 1 (mod (+ (* 12 y) (- m 1) n) 12)))
";

/// An expression that is not written: lists, periods, working days, products of two unknown numbers.
#[derive(Debug)]
pub struct Unwritten;

type Written<T> = Result<T, Unwritten>;

/// The value of an expression: a term, or terms, by their names.
#[derive(Debug, Clone)]
enum Term {
    Truth(String),
    Number(String, Option<Number>),
    /// Months and days.
    Length(String, String),
    /// Year, month and day.
    Date([String; 3]),
    /// A choice or a text, as a number.
    Name(String),
    Rounding(Rounding),
}

/// Whether an expression has an answer, and which.
#[derive(Debug, Clone)]
pub struct Answer {
    has: String,
    term: Term,
}

/// The facts of a case, which all versions share.
#[derive(Debug, Default)]
pub struct Facts {
    pub text: String,
    known: BTreeSet<Arc<str>>,
    names: BTreeMap<Arc<str>, usize>,
}

impl Facts {
    /// Choices and texts as numbers.
    pub fn number(&mut self, name: &str) -> usize {
        let next = self.names.len();
        *self.names.entry(name.into()).or_insert(next)
    }
}

/// A name that SMT-LIB takes.
pub fn quoted(name: &str) -> String {
    format!("|{name}|")
}

pub fn real(number: Number) -> String {
    let (above, below) = number.parts();
    let own = if below == 1 { format!("{}.0", above.unsigned_abs()) } else { format!("(/ {}.0 {below}.0)", above.unsigned_abs()) };
    if above < 0 { format!("(- {own})") } else { own }
}

pub fn whole(number: i64) -> String {
    if number < 0 { format!("(- {})", number.unsigned_abs()) } else { number.to_string() }
}

fn all(of: &[String]) -> String {
    if of.is_empty() { "true".to_owned() } else { format!("(and {})", of.join(" ")) }
}

fn any(of: &[String]) -> String {
    if of.is_empty() { "false".to_owned() } else { format!("(or {})", of.join(" ")) }
}

/// One version.
pub struct Writer<'w> {
    checked: &'w Checked,
    facts: &'w mut Facts,
    prefix: char,
    pub text: String,
    exprs: BTreeMap<u32, Answer>,
    rules: BTreeMap<usize, Answer>,
}

impl<'w> Writer<'w> {
    pub fn new(checked: &'w Checked, facts: &'w mut Facts, prefix: char) -> Writer<'w> {
        Writer { checked, facts, prefix, text: String::new(), exprs: BTreeMap::new(), rules: BTreeMap::new() }
    }

    fn define(&mut self, name: &str, sort: &str, term: &str) -> String {
        let name = format!("{}_{name}", self.prefix);
        writeln!(self.text, "(define-fun {name} () {sort} {term})").expect("a text");
        name
    }

    /// Names for an answer, so that it is written once.
    fn named(&mut self, name: &str, answer: Answer) -> Answer {
        let has = self.define(&format!("{name}_has"), "Bool", &answer.has);
        let term = match answer.term {
            Term::Truth(term) => Term::Truth(self.define(name, "Bool", &term)),
            Term::Number(term, constant) => Term::Number(self.define(name, "Real", &term), constant),
            Term::Name(term) => Term::Name(self.define(name, "Int", &term)),
            Term::Length(months, days) => {
                Term::Length(self.define(&format!("{name}_months"), "Int", &months), self.define(&format!("{name}_days"), "Int", &days))
            }
            Term::Date([year, month, day]) => Term::Date([
                self.define(&format!("{name}_y"), "Int", &year),
                self.define(&format!("{name}_m"), "Int", &month),
                self.define(&format!("{name}_d"), "Int", &day),
            ]),
            Term::Rounding(way) => Term::Rounding(way),
        };
        Answer { has, term }
    }

    /// The answer of a rule with its exceptions.
    pub fn rule(&mut self, id: RuleId) -> Written<Answer> {
        if let Some(known) = self.rules.get(&id.index()) {
            return Ok(known.clone());
        }
        let rule = &self.checked.book().rules[id.index()];
        let body = self.expr(rule.body)?;
        let answer = if rule.exceptions.is_empty() { body } else { self.excepted(id, body, &rule.exceptions)? };
        let answer = self.named(&format!("rule{}", id.index()), answer);
        self.rules.insert(id.index(), answer.clone());
        Ok(answer)
    }

    /// What the first exception that applies says; no answer where two that apply differ, or where it is open whether one that says something else
    /// applies. One that another goes before applies only where that one does not.
    fn excepted(&mut self, id: RuleId, body: Answer, exceptions: &[Exception]) -> Written<Answer> {
        let (mut yes, mut open, mut values): (Vec<String>, Vec<String>, Vec<Answer>) = Default::default();
        for (at, exception) in exceptions.iter().enumerate() {
            let above = exceptions.iter().zip(&yes).filter(|(other, _)| other.before.iter().any(|own| usize::from(*own) == at));
            let free = format!("(not {})", any(&above.map(|(_, yes)| yes.clone()).collect::<Vec<_>>()));
            let when = self.expr(exception.when)?;
            let Term::Truth(holds) = &when.term else { return Err(Unwritten) };
            yes.push(self.define(&format!("rule{}_yes{at}", id.index()), "Bool", &format!("(and {free} {} {holds})", when.has)));
            open.push(self.define(&format!("rule{}_open{at}", id.index()), "Bool", &format!("(and {free} (not {}))", when.has)));
            values.push(self.expr(exception.value)?);
        }
        let mut found = body;
        for (yes, value) in yes.iter().zip(&values).rev() {
            found = self.if_then(yes, value, &found)?;
        }
        let found = self.named(&format!("rule{}_found", id.index()), found);
        let mut agree = vec![found.has.clone()];
        for (at, value) in values.iter().enumerate() {
            agree.push(format!("(=> {} {})", open[at], self.same(value, &found)?));
            for other in at + 1..values.len() {
                agree.push(format!("(=> (and {} {}) {})", yes[at], yes[other], self.same(value, &values[other])?));
            }
        }
        Ok(Answer { has: all(&agree), term: found.term })
    }

    fn if_then(&self, when: &str, then: &Answer, otherwise: &Answer) -> Written<Answer> {
        let pick = |own: &str, other: &str| format!("(ite {when} {own} {other})");
        let term = match (&then.term, &otherwise.term) {
            (Term::Truth(own), Term::Truth(other)) => Term::Truth(pick(own, other)),
            (Term::Number(own, _), Term::Number(other, _)) => Term::Number(pick(own, other), None),
            (Term::Name(own), Term::Name(other)) => Term::Name(pick(own, other)),
            (Term::Length(months, days), Term::Length(other, more)) => Term::Length(pick(months, other), pick(days, more)),
            (Term::Date(own), Term::Date(other)) => Term::Date([0, 1, 2].map(|at| pick(&own[at], &other[at]))),
            _ => return Err(Unwritten),
        };
        Ok(Answer { has: pick(&then.has, &otherwise.has), term })
    }

    /// Whether two answers are there and the same.
    fn same(&self, own: &Answer, other: &Answer) -> Written<String> {
        Ok(format!("(and {} {} {})", own.has, other.has, compared(Comparison::Equal, &own.term, &other.term)?))
    }

    pub fn expr(&mut self, id: ExprId) -> Written<Answer> {
        if let Some(known) = self.exprs.get(&id.0) {
            return Ok(known.clone());
        }
        let kind = self.checked.expr(id).ok_or(Unwritten)?.kind.clone();
        let answer = self.of_kind(id, &kind)?;
        let plain = matches!(kind, ExprKind::Fact(_) | ExprKind::Rule(_) | ExprKind::Value(..) | ExprKind::Figure(_) | ExprKind::Per(..));
        let answer = if plain { answer } else { self.named(&format!("e{}", id.0), answer) };
        self.exprs.insert(id.0, answer.clone());
        Ok(answer)
    }

    fn exprs(&mut self, ids: &[ExprId]) -> Written<Vec<Answer>> {
        ids.iter().map(|id| self.expr(*id)).collect()
    }

    fn of_kind(&mut self, id: ExprId, kind: &ExprKind) -> Written<Answer> {
        let book = self.checked.book();
        match kind {
            ExprKind::Value(value, ty) => self.value(value, *ty),
            ExprKind::Figure(figure) => {
                let figure = &book.figures[figure.index()];
                self.value(&figure.value, figure.ty)
            }
            ExprKind::Fact(fact) => self.fact(*fact),
            ExprKind::Rule(rule) => self.rule(*rule),
            ExprKind::Reading(reading) => {
                let reading = &book.readings[reading.index()];
                self.expr(reading.alternatives[usize::from(reading.default)].expr)
            }
            ExprKind::Parameter(parameter, on) => {
                let parameter = &book.parameters[parameter.index()];
                let day = match on {
                    Some(on) => self.expr(*on)?,
                    None => self.value(&Value::Date(book.version.date), Type::Date)?,
                };
                let mut found: Option<Answer> = None;
                for (from, value) in &parameter.values {
                    let (from, value) = (self.value(&Value::Date(*from), Type::Date)?, self.value(value, parameter.ty)?);
                    let in_force = compared(Comparison::AtLeast, &day.term, &from.term)?;
                    found = Some(match found {
                        None => Answer { has: in_force, term: value.term },
                        Some(before) => self.if_then(&in_force, &value, &before)?,
                    });
                }
                let found = found.ok_or(Unwritten)?;
                Ok(Answer { has: format!("(and {} {})", day.has, found.has), term: found.term })
            }
            ExprKind::All(list) => self.junction(list, true),
            ExprKind::Any(list) => self.junction(list, false),
            ExprKind::Not(inner) => match self.expr(*inner)? {
                Answer { has, term: Term::Truth(term) } => Ok(Answer { has, term: Term::Truth(format!("(not {term})")) }),
                _ => Err(Unwritten),
            },
            ExprKind::Compare(comparison, left, right) => self.compare(*comparison, *left, *right),
            ExprKind::Within { operand, low, high, end } => {
                let until = if *end == UpperEnd::Included { Comparison::AtMost } else { Comparison::Below };
                let sides = [self.compare(Comparison::AtLeast, *operand, *low)?, self.compare(until, *operand, *high)?];
                joined(&sides, true)
            }
            ExprKind::OneOf(operand, options) => {
                let Type::Choice(list) = self.checked.type_of(*operand) else { return Err(Unwritten) };
                let Answer { has, term: Term::Name(term) } = self.expr(*operand)? else { return Err(Unwritten) };
                let names = options.iter().map(|at| book.choices[list.index()].choices[usize::from(*at)].name.clone());
                let one: Vec<String> = names.map(|name| format!("(= {term} {})", self.facts.number(&name))).collect();
                Ok(Answer { has, term: Term::Truth(any(&one)) })
            }
            ExprKind::If(arms, otherwise) => {
                let mut found = self.expr(*otherwise)?;
                for (at, (when, then)) in arms.iter().enumerate().rev() {
                    let (when, then) = (self.expr(*when)?, self.expr(*then)?);
                    let Term::Truth(holds) = &when.term else { return Err(Unwritten) };
                    let picked = self.if_then(holds, &then, &found)?;
                    // Where the condition has no answer, both values must be the same.
                    let has = format!("(ite {} {} {})", when.has, picked.has, self.same(&then, &found)?);
                    let own = Answer { has, term: picked.term };
                    found = self.named(&format!("e{}_arm{at}", id.0), own);
                }
                Ok(found)
            }
            ExprKind::Sum(terms) => self.sum(terms),
            ExprKind::Minus(inner) => self.sum(&[(Polarity::Inverse, *inner)]),
            ExprKind::Product(factors) => self.product(factors),
            ExprKind::Per(inner, _) => self.expr(*inner),
            ExprKind::Rounded(inner, way, step) => {
                let Answer { has, term: Term::Number(term, _) } = self.expr(*inner)? else { return Err(Unwritten) };
                let step = real(*step);
                let down = |of: &str| format!("(* {step} (to_real (to_int (/ {of} {step}))))");
                let rounded = match way {
                    Rounding::Down => down(&term),
                    Rounding::Up => format!("(- {})", down(&format!("(- {term})"))),
                    // Halves go away from nought.
                    Rounding::Nearest => {
                        let half = format!("(/ {step} 2.0)");
                        let (above, below) = (down(&format!("(+ {term} {half})")), down(&format!("(+ (- {term}) {half})")));
                        format!("(ite (>= {term} 0.0) {above} (- {below}))")
                    }
                };
                Ok(Answer { has, term: Term::Number(rounded, None) })
            }
            ExprKind::Least(list) => self.extreme(list, Comparison::Below),
            ExprKind::Greatest(list) => self.extreme(list, Comparison::Above),
            ExprKind::After { date, duration, direction, rounding } => {
                let (date, length) = (self.expr(*date)?, self.expr(*duration)?);
                let Term::Length(months, days) = &length.term else { return Err(Unwritten) };
                let turned = |part: &str| if *direction == Direction::Back { format!("(- {part})") } else { part.to_owned() };
                let moved = self.moved(id, &date, &turned(months), *rounding)?;
                let found = self.days_after(id, moved, &turned(days))?;
                Ok(Answer { has: all(&[found.has, length.has]), term: found.term })
            }
            ExprKind::DaysBetween { from, to } => {
                let (from, to) = (self.expr(*from)?, self.expr(*to)?);
                let (Term::Date(first), Term::Date(last)) = (&from.term, &to.term) else { return Err(Unwritten) };
                let days = format!("(- (day {}) (day {}))", last.join(" "), first.join(" "));
                Ok(Answer { has: all(&[from.has.clone(), to.has.clone()]), term: Term::Length("0".to_owned(), days) })
            }
            ExprKind::Attains { born, years, rounding } => {
                let (born, years) = (self.expr(*born)?, self.expr(*years)?);
                let Term::Number(_, Some(number)) = years.term else { return Err(Unwritten) };
                let years = number.to_whole().ok_or(Unwritten)?;
                self.moved(id, &born, &whole(years * 12), *rounding)
            }
            ExprKind::Age { born, on, rounding } => {
                let (born, on) = (self.expr(*born)?, self.expr(*on)?);
                let (Term::Date([by, bm, bd]), Term::Date([y, m, d])) = (&born.term, &on.term) else { return Err(Unwritten) };
                let way = self.way(*rounding)?;
                let missing = format!("(and (= {bm} 2) (= {bd} 29) (not (leap {y})))");
                let (month, day) = match way {
                    Some(Rounding::Up) => (format!("(ite {missing} 3 {bm})"), format!("(ite {missing} 1 {bd})")),
                    _ => (bm.clone(), format!("(ite {missing} 28 {bd})")),
                };
                let had = format!("(>= (key {y} {m} {d}) (key {y} {month} {day}))");
                let age = format!("(to_real (- (- {y} {by}) (ite {had} 0 1)))");
                let mut has = vec![born.has.clone(), on.has.clone()];
                if way.is_none() {
                    has.push(format!("(not (and {missing} (= {m} 2) (= {d} 28)))"));
                }
                Ok(Answer { has: all(&has), term: Term::Number(age, None) })
            }
            ExprKind::Scale(operand, bands) => self.scale(*operand, bands),
            ExprKind::Moved { .. }
            | ExprKind::WorkingDays { .. }
            | ExprKind::Gather { .. }
            | ExprKind::Through { .. }
            | ExprKind::CalendarPeriod(..)
            | ExprKind::Joined(..)
            | ExprKind::Meets(..)
            | ExprKind::PartOf { .. } => Err(Unwritten),
        }
    }

    fn value(&mut self, value: &Value, ty: Type) -> Written<Answer> {
        let term = match value {
            Value::Truth(truth) => Term::Truth(truth.to_string()),
            Value::Number(number) => Term::Number(real(*number), Some(*number)),
            Value::Date(date) => {
                let parts = date.to_string();
                let parts: Vec<i64> = parts.split('-').map(|part| part.parse().expect("a number")).collect();
                Term::Date([0, 1, 2].map(|at| whole(parts[at])))
            }
            Value::Duration(Duration { months, days }) => Term::Length(whole(i64::from(*months)), whole(i64::from(*days))),
            Value::Choice(at) => {
                let Type::Choice(list) = ty else { return Err(Unwritten) };
                let name = self.checked.book().choices[list.index()].choices[usize::from(*at)].name.clone();
                Term::Name(self.facts.number(&name).to_string())
            }
            Value::Text(text) => Term::Name(self.facts.number(text).to_string()),
            Value::Rounding(way) => Term::Rounding(*way),
            Value::List(_) | Value::Periods(_) | Value::Period(_) => return Err(Unwritten),
        };
        Ok(Answer { has: "true".to_owned(), term })
    }

    fn fact(&mut self, id: FactId) -> Written<Answer> {
        let book = self.checked.book();
        if book.listed(id).is_some() {
            return Err(Unwritten);
        }
        let fact = &book.facts[id.index()];
        let name = quoted(&fact.name);
        let parts = ["y", "m", "d"].map(|part| quoted(&format!("{}.{part}", fact.name)));
        let is_whole = fact.input == Input::Whole;
        if self.facts.known.insert(fact.name.clone()) {
            let text = match fact.ty {
                Type::Truth => format!("(declare-const {name} Bool)\n"),
                Type::Quantity(_) => format!("(declare-const {name} {})\n", if is_whole { "Int" } else { "Real" }),
                Type::Months | Type::Days | Type::Text => format!("(declare-const {name} Int)\n"),
                Type::Choice(list) => {
                    let names: Vec<Arc<str>> = book.choices[list.index()].choices.iter().map(|choice| choice.name.clone()).collect();
                    let one: Vec<String> = names.iter().map(|own| format!("(= {name} {})", self.facts.number(own))).collect();
                    format!("(declare-const {name} Int)\n(assert {})\n", any(&one))
                }
                Type::Date => {
                    let declared: String = parts.iter().map(|part| format!("(declare-const {part} Int)\n")).collect();
                    format!("{declared}(assert (and (valid {}) (<= 1800 {}) (<= {} 2199)))\n", parts.join(" "), parts[0], parts[0])
                }
                _ => return Err(Unwritten),
            };
            self.facts.text += &text;
        }
        let term = match fact.ty {
            Type::Truth => Term::Truth(name),
            Type::Quantity(_) if is_whole => Term::Number(format!("(to_real {name})"), None),
            Type::Quantity(_) => Term::Number(name, None),
            Type::Months => Term::Length(name, "0".to_owned()),
            Type::Days => Term::Length("0".to_owned(), name),
            Type::Choice(_) | Type::Text => Term::Name(name),
            Type::Date => Term::Date(parts),
            _ => return Err(Unwritten),
        };
        Ok(Answer { has: "true".to_owned(), term })
    }

    fn junction(&mut self, list: &[ExprId], is_all: bool) -> Written<Answer> {
        let answers = self.exprs(list)?;
        joined(&answers, is_all)
    }

    fn compare(&mut self, comparison: Comparison, left: ExprId, right: ExprId) -> Written<Answer> {
        let (left, right) = (self.expr(left)?, self.expr(right)?);
        let term = compared(comparison, &left.term, &right.term)?;
        Ok(Answer { has: all(&[left.has, right.has]), term: Term::Truth(term) })
    }

    fn sum(&mut self, terms: &[(Polarity, ExprId)]) -> Written<Answer> {
        let (mut has, mut numbers, mut lengths) = (Vec::new(), Vec::new(), (Vec::new(), Vec::new()));
        let mut constant = Some(Number::ZERO);
        for (polarity, term) in terms {
            let signed = |term: String| if *polarity == Polarity::Inverse { format!("(- {term})") } else { term };
            let answer = self.expr(*term)?;
            has.push(answer.has);
            match answer.term {
                Term::Number(term, own) => {
                    numbers.push(signed(term));
                    let own = own.map(|own| if *polarity == Polarity::Inverse { own.negated() } else { own });
                    constant = constant.zip(own).and_then(|(sum, own)| sum.plus(own));
                }
                Term::Length(months, days) => {
                    lengths.0.push(signed(months));
                    lengths.1.push(signed(days));
                }
                _ => return Err(Unwritten),
            }
        }
        let added = |zero: &str, of: &[String]| format!("(+ {zero} {})", of.join(" "));
        let term = match (numbers.is_empty(), lengths.0.is_empty()) {
            (false, true) => Term::Number(added("0.0", &numbers), constant),
            (true, false) => Term::Length(added("0", &lengths.0), added("0", &lengths.1)),
            _ => return Err(Unwritten),
        };
        Ok(Answer { has: all(&has), term })
    }

    /// Only a product of which at most one factor is unknown is linear.
    fn product(&mut self, factors: &[(Polarity, ExprId)]) -> Written<Answer> {
        let (mut has, mut constant, mut unknown) = (Vec::new(), Number::whole(1), None);
        for (polarity, factor) in factors {
            let answer = self.expr(*factor)?;
            let Term::Number(term, own) = answer.term else { return Err(Unwritten) };
            has.push(answer.has);
            match (own, polarity) {
                (Some(own), Polarity::Direct) => constant = constant.times(own).ok_or(Unwritten)?,
                (Some(own), Polarity::Inverse) => constant = constant.over(own).ok_or(Unwritten)?,
                (None, Polarity::Direct) if unknown.is_none() => unknown = Some(term),
                (None, _) => return Err(Unwritten),
            }
        }
        let term = match unknown {
            Some(unknown) => Term::Number(format!("(* {} {unknown})", real(constant)), None),
            None => Term::Number(real(constant), Some(constant)),
        };
        Ok(Answer { has: all(&has), term })
    }

    fn extreme(&mut self, list: &[ExprId], comparison: Comparison) -> Written<Answer> {
        let answers = self.exprs(list)?;
        let has = all(&answers.iter().map(|own| own.has.clone()).collect::<Vec<_>>());
        let mut answers = answers.into_iter();
        let mut best = answers.next().ok_or(Unwritten)?;
        for own in answers {
            let beyond = compared(comparison, &own.term, &best.term)?;
            best = self.if_then(&beyond, &own, &best)?;
        }
        Ok(Answer { has, term: best.term })
    }

    fn scale(&mut self, operand: ExprId, bands: &[(Option<ExprId>, ExprId)]) -> Written<Answer> {
        let Answer { has, term: Term::Number(amount, _) } = self.expr(operand)? else { return Err(Unwritten) };
        let (mut lower, mut parts) = (real(Number::ZERO), Vec::new());
        let constant = |own: &mut Self, id: ExprId| match own.expr(id)?.term {
            Term::Number(_, Some(number)) => Ok(number),
            _ => Err(Unwritten),
        };
        for (bound, rate) in bands {
            let rate = real(constant(self, *rate)?);
            let above = format!("(ite (> {amount} {lower}) (- {amount} {lower}) 0.0)");
            parts.push(match bound {
                None => format!("(* {rate} {above})"),
                Some(bound) => {
                    let upper = real(constant(self, *bound)?);
                    let width = format!("(- {upper} {lower})");
                    lower.clone_from(&upper);
                    format!("(* {rate} (ite (> {above} {width}) {width} {above}))")
                }
            });
        }
        Ok(Answer { has, term: Term::Number(format!("(+ 0.0 {})", parts.join(" ")), None) })
    }

    /// How a day that does not exist is rounded; none where the law does not say.
    fn way(&mut self, rounding: Option<ExprId>) -> Written<Option<Rounding>> {
        match rounding.map(|id| self.expr(id)).transpose()? {
            None => Ok(None),
            Some(Answer { term: Term::Rounding(way), .. }) => Ok(Some(way)),
            Some(_) => Err(Unwritten),
        }
    }

    /// A date so many months later.
    fn moved(&mut self, id: ExprId, date: &Answer, months: &str, rounding: Option<ExprId>) -> Written<Answer> {
        let Term::Date([y, m, d]) = &date.term else { return Err(Unwritten) };
        let way = self.way(rounding)?;
        let name = format!("e{}_on", id.0);
        let (year, month) = later(y, m, months);
        let year = self.define(&format!("{name}_y"), "Int", &year);
        let month = self.define(&format!("{name}_m"), "Int", &month);
        let exists = self.define(&format!("{name}_exists"), "Bool", &format!("(<= {d} (length {year} {month}))"));
        let (month, day) = match way {
            // The month before the one with 31 days that comes next never is December.
            Some(Rounding::Up) => (format!("(ite {exists} {month} (+ {month} 1))"), format!("(ite {exists} {d} 1)")),
            _ => (month.clone(), format!("(ite {exists} {d} (length {year} {month}))")),
        };
        let has = if way.is_none() { all(&[date.has.clone(), exists]) } else { date.has.clone() };
        Ok(Answer { has, term: Term::Date([year, month, day]) })
    }

    /// A date so many days later: the one whose number is so much higher.
    fn days_after(&mut self, id: ExprId, date: Answer, days: &str) -> Written<Answer> {
        if days == "0" || days == "(- 0)" {
            return Ok(date);
        }
        let Term::Date(own) = &date.term else { return Err(Unwritten) };
        let parts = ["y", "m", "d"].map(|part| format!("{}_e{}_later_{part}", self.prefix, id.0));
        for part in &parts {
            writeln!(self.text, "(declare-const {part} Int)").expect("a text");
        }
        let all = parts.join(" ");
        writeln!(self.text, "(assert (and (valid {all}) (= (day {all}) (+ (day {}) {days}))))", own.join(" ")).expect("a text");
        Ok(Answer { has: date.has, term: Term::Date(parts) })
    }
}

/// The year and month so many months later; without division where their number is written.
pub fn later(y: &str, m: &str, months: &str) -> (String, String) {
    let written = months.strip_prefix("(- ").and_then(|rest| rest.strip_suffix(')')).map_or((months, 1), |rest| (rest, -1));
    let Ok(number) = written.0.parse::<i64>().map(|number| number * written.1) else {
        return (format!("(year_of {y} {m} {months})"), format!("(month_of {y} {m} {months})"));
    };
    let (years, rest) = (whole(number.div_euclid(12)), number.rem_euclid(12));
    if rest == 0 {
        return (format!("(+ {y} {years})"), m.to_owned());
    }
    let beyond = format!("(> {m} {})", 12 - rest);
    (format!("(+ {y} {years} (ite {beyond} 1 0))"), format!("(ite {beyond} (- {m} {}) (+ {m} {rest}))", 12 - rest))
}

/// Whether all hold, or one does: an answer that decides is enough.
fn joined(answers: &[Answer], is_all: bool) -> Written<Answer> {
    let (mut decided, mut each, mut terms) = (Vec::new(), Vec::new(), Vec::new());
    for answer in answers {
        let Term::Truth(term) = &answer.term else { return Err(Unwritten) };
        let own = if is_all { format!("(not {term})") } else { term.clone() };
        decided.push(format!("(and {} {own})", answer.has));
        each.push(answer.has.clone());
        terms.push(term.clone());
    }
    let decided = any(&decided);
    let term = if is_all { format!("(not {decided})") } else { decided.clone() };
    Ok(Answer { has: any(&[decided, all(&each)]), term: Term::Truth(term) })
}

fn compared(comparison: Comparison, left: &Term, right: &Term) -> Written<String> {
    let sides = match (left, right) {
        (Term::Truth(own), Term::Truth(other)) | (Term::Name(own), Term::Name(other)) | (Term::Number(own, _), Term::Number(other, _)) => {
            format!("{own} {other}")
        }
        // What can be compared has months or days, never both.
        (Term::Length(months, days), Term::Length(other, more)) => format!("(+ {months} {days}) (+ {other} {more})"),
        (Term::Date(own), Term::Date(other)) => format!("(key {}) (key {})", own.join(" "), other.join(" ")),
        _ => return Err(Unwritten),
    };
    Ok(match comparison {
        Comparison::Equal => format!("(= {sides})"),
        Comparison::Unequal => format!("(not (= {sides}))"),
        Comparison::Below => format!("(< {sides})"),
        Comparison::AtMost => format!("(<= {sides})"),
        Comparison::Above => format!("(> {sides})"),
        Comparison::AtLeast => format!("(>= {sides})"),
    })
}

/// An answer of a version that does not have the rule.
pub fn absent(ty: Type) -> Answer {
    let has = if ty == Type::Truth { "true" } else { "false" };
    Answer { has: has.to_owned(), term: Term::Truth("false".to_owned()) }
}

/// A rule as a condition that holds.
pub fn holds(answer: &Answer) -> Option<String> {
    match &answer.term {
        Term::Truth(term) => Some(format!("(and {} {term})", answer.has)),
        _ => None,
    }
}

/// The ways in which two answers can differ, each as a condition.
pub fn changes(before: &Answer, after: &Answer) -> Vec<(paragraf::symbolic::Change, String)> {
    use paragraf::symbolic::Change;
    let (own, other) = (&before.has, &after.has);
    let both = |term: String| format!("(and {own} {other} {term})");
    let mut all =
        vec![(Change::Answered, format!("(and (not {own}) {other})")), (Change::Unanswered, format!("(and {own} (not {other}))"))];
    match (&before.term, &after.term) {
        (Term::Truth(before), Term::Truth(after)) => {
            all.push((Change::Gained, both(format!("(not {before}) {after}"))));
            all.push((Change::Lost, both(format!("{before} (not {after})"))));
        }
        (before @ Term::Name(_), after @ Term::Name(_)) => {
            all.extend(compared(Comparison::Unequal, before, after).ok().map(|term| (Change::Other, both(term))));
        }
        (before, after) => {
            for (change, comparison) in [(Change::More, Comparison::Above), (Change::Less, Comparison::Below)] {
                all.extend(compared(comparison, after, before).ok().map(|term| (change, both(term))));
            }
        }
    }
    all
}
