//! Formulas in words: «2/3 × satsfaktor × G», with the brackets needed to read them right.

use std::collections::BTreeMap;

use super::Ctx;
use super::fragment::{Fragment, Joint, Scale};
use super::headline::norm_words;
use super::phrase::opposite;
use super::say;
use super::seen::Seen;
use super::values::{simple_part, value};
use crate::model::{Cell, Comparison, Direction, ExprId, ExprKind, Input, Number, Polarity, ReadingId, Rounding, Type, Unit, Value};

/// The precedence of a formula. A part with lower precedence than its surroundings gets brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    /// Words, such as «det minste av …».
    Words,
    Sum,
    Product,
    /// A name or a number.
    Whole,
}

impl<'a> Ctx<'a> {
    /// The label of an expression: «alder», «fødselsdato», «G».
    pub(crate) fn label(&self, seen: Seen) -> Fragment<'a> {
        let book = self.book();
        let found = match self.kind(seen.id()) {
            Some(ExprKind::Fact(fact)) => book.facts.get(fact.index()).map(|fact| Fragment::Label(&fact.label)),
            Some(ExprKind::Figure(figure)) => book.figures.get(figure.index()).map(|figure| Fragment::Label(&figure.label)),
            Some(ExprKind::Parameter(parameter, _)) => {
                book.parameters.get(parameter.index()).map(|parameter| Fragment::Label(&parameter.label))
            }
            Some(ExprKind::Rule(rule)) => book.rules.get(rule.index()).map(norm_words),
            Some(ExprKind::Reading(reading)) => book.readings.get(reading.index()).map(|reading| Fragment::Label(&reading.label)),
            Some(ExprKind::Age { born, rounding, .. }) => Some(self.with_rounding(seen, self.age_words(*born), *rounding)),
            _ => None,
        };
        found.unwrap_or_else(|| self.formula(seen))
    }

    /// A value as written: «19 år», «100 kr per uke», «−5», «2/3».
    pub(super) fn written_value(&self, id: ExprId, scale: Scale) -> Option<Fragment<'a>> {
        let value = self.written(id)?;
        let ty = match self.kind(id) {
            Some(ExprKind::Value(_, ty)) => *ty,
            _ => self.decision.plan.checked().type_of(id),
        };
        Some(Fragment::Value(value, ty, scale))
    }

    fn written(&self, id: ExprId) -> Option<Value> {
        let negated = |value: Value| match value {
            Value::Number(number) => Some(Value::Number(number.negated())),
            _ => None,
        };
        match self.kind(id)? {
            ExprKind::Value(value, _) => Some(value.clone()),
            ExprKind::Per(inner, _) => self.written(*inner),
            ExprKind::Minus(inner) => self.written(*inner).and_then(negated),
            // A fraction in lowest terms is read as one number.
            ExprKind::Product(factors) if self.fraction(factors) => {
                let [(_, above), (_, below)] = factors.as_slice() else { return None };
                let (Value::Number(above), Value::Number(below)) = (self.written(*above)?, self.written(*below)?) else { return None };
                let fraction = above.over(below)?;
                let shown = above.to_whole().zip(below.to_whole());
                let whole = |number: i128| i64::try_from(number).ok();
                let (numerator, denominator) = fraction.parts();
                (simple_part(fraction) && shown == whole(numerator).zip(i64::try_from(denominator).ok())).then_some(Value::Number(fraction))
            }
            _ => None,
        }
    }

    /// A formula with the labels of its parts.
    pub(crate) fn formula(&self, seen: Seen) -> Fragment<'a> {
        if let Some(written) = self.written_value(seen.id(), Scale::default()) {
            return written;
        }
        let part = |id: &ExprId| self.part(seen, *id);
        match self.kind(seen.id()) {
            Some(ExprKind::Sum(terms)) => self.sum(seen, terms),
            Some(ExprKind::Product(factors)) => self.product(seen, factors),
            Some(ExprKind::Minus(inner)) => say::minus(self.operand(part(inner), Binding::Product)),
            Some(ExprKind::Per(inner, _)) => self.label(part(inner)),
            Some(ExprKind::Rounded(inner, way, step)) => self.rounded_words(part(inner), *way, *step),
            Some(ExprKind::After { date, duration, direction, rounding }) => {
                self.with_rounding(seen, self.reckoned_day(part(date), part(duration), *direction), *rounding)
            }
            Some(ExprKind::DaysBetween { from, to }) => say::days_between(self.whole(part(from)), self.whole(part(to))),
            Some(ExprKind::Attains { born, years, rounding }) => self.with_rounding(seen, self.attains(*born, part(years)), *rounding),
            Some(ExprKind::Moved { date, to, calendar }) => self.moved(seen, *date, *to, *calendar),
            Some(ExprKind::WorkingDays { from, to, calendar }) => {
                say::working_days(self.whole(part(from)), self.whole(part(to)), self.calendar(*calendar))
            }
            Some(ExprKind::Gather { form, list, of, filter, by, .. }) => self.gathered(*form, part(list), *of, *filter, *by),
            Some(ExprKind::Through { first, last }) => self.through(part(first), last.as_ref().map(part)),
            Some(ExprKind::CalendarPeriod(unit, day)) => self.calendar_period(*unit, part(day)),
            Some(ExprKind::Joined(joining, list)) => self.joined(seen, *joining, list),
            Some(ExprKind::PartOf { part: asked, of, rounding }) => self.with_rounding(seen, self.part_of(*asked, part(of)), *rounding),
            Some(ExprKind::Meets(meeting, left, right)) => self.meets(*meeting, [left, right].map(part), false),
            Some(ExprKind::Scale(operand, bands)) => self.banded(seen, *operand, bands),
            Some(ExprKind::Least(list)) if self.date(seen.id()) => say::earliest_of(self.both(seen, list)),
            Some(ExprKind::Greatest(list)) if self.date(seen.id()) => say::latest_of(self.both(seen, list)),
            Some(ExprKind::Least(list)) => say::least_of(self.both(seen, list)),
            Some(ExprKind::Greatest(list)) => say::greatest_of(self.both(seen, list)),
            Some(ExprKind::If(arms, otherwise)) => match self.branch_taken(seen) {
                Some(taken) => self.label(taken),
                None if seen.step().is_none() => self.by_cases(seen, arms, *otherwise),
                None => say::by_case(),
            },
            Some(ExprKind::All(list)) => self.members_of(seen, list, Joint::And),
            Some(ExprKind::Any(list)) => self.members_of(seen, list, Joint::Or),
            Some(ExprKind::Not(inner)) => self.denied(part(inner)),
            Some(ExprKind::Compare(..) | ExprKind::OneOf(..) | ExprKind::Within { .. }) => self.asked(seen, false),
            Some(_) => self.label(seen),
            None => Fragment::Name(""),
        }
    }

    /// «6 måneder etter søknadsdatoen», «to år etter første dag, pluss dagene som ikke regnes med».
    fn reckoned_day(&self, date: Seen, length: Seen, direction: Direction) -> Fragment<'a> {
        let back = direction == Direction::Back;
        let is_figure = |id: ExprId| matches!(self.kind(id), Some(ExprKind::Figure(_) | ExprKind::Parameter(..)));
        let given = match self.kind(length.id()) {
            Some(ExprKind::Sum(terms)) => terms.iter().all(|(_, term)| is_figure(*term)),
            _ => is_figure(length.id()),
        };
        let words = match self.cell_of(length) {
            Cell::Known(_) if given && self.made_of_several(length.id()) => self.figures_named(length),
            known @ Cell::Known(_) if given => self.told_value(&known, length.id(), Scale::default()),
            _ if matches!(self.kind(date.id()), Some(ExprKind::After { .. })) => self.label(length),
            _ => self.operand(length, Binding::Product),
        };
        // A day reckoned from one that is reckoned itself needs no brackets.
        match (self.kind(date.id()), back) {
            (Some(ExprKind::After { .. }), false) => say::length_added(self.label(date), words),
            (Some(ExprKind::After { .. }), true) => say::length_deducted(self.label(date), words),
            (_, true) => say::before_length(words, self.operand(date, Binding::Whole)),
            (_, false) => say::after_length(words, self.operand(date, Binding::Whole)),
        }
    }

    fn made_of_several(&self, length: ExprId) -> bool {
        matches!(self.kind(length), Some(ExprKind::Sum(terms)) if terms.len() > 1)
    }

    /// A length that is made of several figures, with the name of each: «2 år som ordinær ramme + 1 år som lengste forlengelse».
    fn figures_named(&self, length: Seen) -> Fragment<'a> {
        let Some(ExprKind::Sum(terms)) = self.kind(length.id()) else { return self.label(length) };
        let term = |(at, (polarity, term)): (usize, &(Polarity, ExprId))| {
            let term = self.part(length, *term);
            let words = say::length_as(self.told_value(&self.cell_of(term), term.id(), Scale::default()), self.label(term));
            (sign(at, *polarity), words)
        };
        Fragment::Formula(terms.iter().enumerate().map(term).collect())
    }

    /// Words for a day, an age or a length of time, with the way of rounding that its provision states itself: «(den siste i måneden der
    /// måneden ikke har dagen)». Of a case it is told only where it made a difference. How the act rounds is said of the act.
    fn with_rounding(&self, seen: Seen, words: Fragment<'a>, rounding: Option<ExprId>) -> Fragment<'a> {
        // The trace has the rounding only if it affected the result.
        let counts = |rounding: &ExprId| seen.step().is_none_or(|at| self.step_of(at, *rounding).is_some());
        match rounding.filter(counts).and_then(|rounding| self.own_rounding(seen.id(), rounding)) {
            Some(way) => say::where_no_such_day(words, value(&Value::Rounding(way), Type::Rounding)),
            None => words,
        }
    }

    /// A formula with cases, as written: «5 kr når sonen er nord, ellers 10 kr».
    fn by_cases(&self, mut seen: Seen, mut arms: &'a [(ExprId, ExprId)], mut otherwise: ExprId) -> Fragment<'a> {
        let mut cases = Vec::new();
        loop {
            let arm = |(when, then): &(ExprId, ExprId)| {
                say::case_when(self.whole(self.part(seen, *then)), self.as_clause(self.part(seen, *when)))
            };
            cases.extend(arms.iter().map(arm));
            let Some(ExprKind::If(more, last)) = self.kind(otherwise) else { break };
            seen = self.part(seen, otherwise);
            (arms, otherwise) = (more, *last);
        }
        cases.push(say::case_else(self.whole(self.part(seen, otherwise))));
        Fragment::list(Joint::Comma, cases)
    }

    /// A condition as a clause: «sonen er nord», «rett til fritak» er oppfylt.
    fn as_clause(&self, seen: Seen) -> Fragment<'a> {
        match self.kind(seen.id()) {
            Some(ExprKind::Compare(..) | ExprKind::OneOf(..) | ExprKind::Within { .. } | ExprKind::Meets(..) | ExprKind::Not(_)) => {
                self.formula(seen)
            }
            _ => say::is_met(say::quoted(self.label(seen))),
        }
    }

    /// A comparison as a question, or its opposite if `denied`: «alder er minst 19 år».
    fn asked(&self, seen: Seen, denied: bool) -> Fragment<'a> {
        match self.kind(seen.id()) {
            Some(ExprKind::Compare(comparison, left, right)) => {
                let comparison = if denied { opposite(*comparison) } else { *comparison };
                let (label, scale) = (self.label(self.part(seen, *left)), self.scale(&[*left, *right]));
                match comparison {
                    Comparison::Unequal => say::is_other_than(label, self.bound(seen, *right, false, scale)),
                    Comparison::AtLeast if self.date(*right) => say::is(label, say::not_before(self.bound(seen, *right, false, scale))),
                    Comparison::AtMost if self.date(*right) => say::is(label, say::not_after(self.bound(seen, *right, false, scale))),
                    _ => say::is(label, self.limit(comparison, seen, *right, false, scale)),
                }
            }
            Some(ExprKind::OneOf(operand, choices)) => {
                let (label, choices) = (self.label(self.part(seen, *operand)), self.choices(*operand, choices));
                if denied { say::is_other_than(label, choices) } else { say::is(label, choices) }
            }
            Some(ExprKind::Within { operand, low, high, end }) => {
                let range = self.range(seen, [*operand, *low, *high], *end, denied, false);
                say::is(self.label(self.part(seen, *operand)), range)
            }
            _ => Fragment::Name(""),
        }
    }

    /// «inntekt: 0 % av delen opp til 10 000 kr og 20 % av resten»
    fn banded(&self, seen: Seen, operand: ExprId, bands: &[(Option<ExprId>, ExprId)]) -> Fragment<'a> {
        let band = |(bound, rate): &(Option<ExprId>, ExprId)| {
            let rate = self.rate(self.part(seen, *rate));
            match bound {
                Some(bound) => say::band(rate, self.label(self.part(seen, *bound))),
                None => say::last_band(rate),
            }
        };
        say::told_as(self.label(self.part(seen, operand)), Fragment::list(Joint::And, bands.iter().map(band).collect()))
    }

    /// The rate of a band: «20 %».
    fn rate(&self, rate: Seen) -> Fragment<'a> {
        match self.kind(rate.id()) {
            Some(ExprKind::Value(value @ Value::Number(_), ty)) => {
                Fragment::Value(value.clone(), *ty, Scale { share: true, exact: true, ..Scale::default() })
            }
            _ => self.label(rate),
        }
    }

    /// A denied condition. A comparison is replaced by its opposite.
    pub(super) fn denied(&self, inner: Seen) -> Fragment<'a> {
        match self.kind(inner.id()) {
            Some(ExprKind::Compare(..) | ExprKind::OneOf(..) | ExprKind::Within { .. }) => self.asked(inner, true),
            Some(ExprKind::Meets(meeting, left, right)) => self.meets(*meeting, [*left, *right].map(|id| self.part(inner, id)), true),
            _ => say::is_not_met(say::quoted(self.label(inner))),
        }
    }

    fn sum(&self, seen: Seen, terms: &[(Polarity, ExprId)]) -> Fragment<'a> {
        let term = |(at, (polarity, term)): (usize, &(Polarity, ExprId))| {
            (sign(at, *polarity), self.operand(self.part(seen, *term), if at == 0 { Binding::Sum } else { Binding::Product }))
        };
        Fragment::Formula(terms.iter().enumerate().map(term).collect())
    }

    fn product(&self, seen: Seen, factors: &[(Polarity, ExprId)]) -> Fragment<'a> {
        let factor = |(at, (polarity, factor)): (usize, &(Polarity, ExprId))| {
            let sign = match (at, polarity) {
                (0, _) => "",
                (_, Polarity::Direct) => " × ",
                // A fraction is read as one number.
                (1, Polarity::Inverse) if self.fraction(factors) => "/",
                (_, Polarity::Inverse) => " / ",
            };
            let binding = if at == 0 || *polarity == Polarity::Direct { Binding::Product } else { Binding::Whole };
            (sign, self.operand(self.part(seen, *factor), binding))
        };
        Fragment::Formula(factors.iter().enumerate().map(factor).collect())
    }

    /// Whether a product starts with a fraction: `2/3 * …`.
    fn fraction(&self, factors: &[(Polarity, ExprId)]) -> bool {
        let plain = |id: ExprId| match self.kind(id) {
            Some(ExprKind::Value(_, Type::Quantity(Unit::Plain))) => true,
            Some(ExprKind::Minus(inner)) => matches!(self.kind(*inner), Some(ExprKind::Value(_, Type::Quantity(Unit::Plain)))),
            _ => false,
        };
        matches!(factors, [(_, above), (Polarity::Inverse, below), ..] if plain(*above) && plain(*below))
    }

    /// The formula of a part, in brackets if it is more than a name.
    pub(super) fn whole(&self, seen: Seen) -> Fragment<'a> {
        self.operand(seen, Binding::Whole)
    }

    fn operand(&self, seen: Seen, wanted: Binding) -> Fragment<'a> {
        let words = self.label(seen);
        if self.binding(seen) < wanted { say::bracketed(words) } else { words }
    }

    fn binding(&self, seen: Seen) -> Binding {
        match self.kind(seen.id()) {
            Some(ExprKind::Sum(terms)) if terms.len() > 1 => Binding::Sum,
            Some(ExprKind::Minus(_)) => Binding::Sum,
            Some(ExprKind::Product(factors)) if factors.len() > 2 || factors.len() == 2 && !self.fraction(factors) => Binding::Product,
            Some(ExprKind::Sum(terms) | ExprKind::Product(terms)) => {
                terms.first().map_or(Binding::Whole, |(_, term)| self.binding(self.part(seen, *term)))
            }
            Some(ExprKind::Per(inner, _)) => self.binding(self.part(seen, *inner)),
            Some(ExprKind::If(..)) => self.branch_taken(seen).map_or(Binding::Words, |taken| self.binding(taken)),
            Some(
                ExprKind::Value(..)
                | ExprKind::Fact(_)
                | ExprKind::Figure(_)
                | ExprKind::Parameter(..)
                | ExprKind::Rule(_)
                | ExprKind::Reading(_)
                | ExprKind::Age { .. },
            )
            | None => Binding::Whole,
            Some(_) => Binding::Words,
        }
    }

    /// «a og b», each in brackets if it is more than a name.
    fn both(&self, seen: Seen, list: &[ExprId]) -> Fragment<'a> {
        Fragment::list(Joint::And, list.iter().map(|id| self.whole(self.part(seen, *id))).collect())
    }

    /// A list of operands. One that contains «og» or «eller» itself gets brackets.
    fn members_of(&self, seen: Seen, list: &[ExprId], joint: Joint) -> Fragment<'a> {
        let member = |id: &ExprId| {
            let words = self.label(self.part(seen, *id));
            if list.len() > 1 { Fragment::Member(Box::new(words)) } else { words }
        };
        Fragment::list(joint, list.iter().map(member).collect())
    }

    /// The label of the entity whose date of birth this is.
    fn born(&self, date: ExprId) -> Option<&'a crate::law::Text> {
        let Some(ExprKind::Fact(fact)) = self.kind(date) else { return None };
        let entity = self.book().facts.get(fact.index())?.entity?;
        self.book().entities.get(entity.index()).map(|entity| &entity.label)
    }

    /// «passasjerens alder», «alderen til barnet i saken»
    fn age_words(&self, born: ExprId) -> Fragment<'a> {
        self.born(born).map_or_else(say::age, |who| say::age_of(who, Fragment::Ending(who)))
    }

    /// «dagen personen fyller 18 år (jaktalder)»
    fn attains(&self, born: ExprId, years: Seen) -> Fragment<'a> {
        let who = self.born(born).map_or_else(say::concerned, Fragment::Label);
        match self.cell_of(years) {
            known @ Cell::Known(_) => {
                let age = self.told_value(&known, years.id(), Scale::default());
                let day = say::day_turning(who, age);
                if self.literal(years.id()) { day } else { say::with_note(day, self.label(years)) }
            }
            Cell::Unknown | Cell::Fault => say::day_reaching(who, self.label(years)),
        }
    }

    /// «avrundet opp til nærmeste 100 kr», «avrundet ned til hele kroner»
    fn rounded_words(&self, inner: Seen, way: Rounding, step: Number) -> Fragment<'a> {
        let one = step == Number::whole(1);
        let choice = Fragment::Choice(match way {
            Rounding::Up => "up",
            Rounding::Down => "down",
            Rounding::Nearest => "nearest",
        });
        let unit = match self.decision.plan.checked().type_of(inner.id()) {
            Type::Quantity(Unit::Money(_)) => Unit::Money(None),
            Type::Quantity(unit) => unit,
            _ => Unit::Plain,
        };
        let share = self.share(inner.id());
        let multiple = match (unit, way, one) {
            (Unit::Money(_), Rounding::Nearest, true) => say::nearest_krone(),
            (Unit::Money(_), _, true) => say::whole_kroner(),
            (Unit::Hours, Rounding::Nearest, true) => say::nearest_hour(),
            (Unit::Hours, _, true) => say::whole_hours(),
            (Unit::Plain, _, true) if !share => say::nearest_whole(),
            _ => say::nearest(Fragment::Value(Value::Number(step), Type::Quantity(unit), Scale { share, ..Scale::default() })),
        };
        say::rounded(self.whole(inner), choice, multiple)
    }

    /// Whether an expression is a literal.
    pub(crate) fn literal(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Some(ExprKind::Value(..)) => true,
            Some(ExprKind::Per(inner, _) | ExprKind::Minus(inner)) => self.literal(*inner),
            _ => false,
        }
    }

    /// Whether an expression is a share, which is written in per cent.
    pub(crate) fn share(&self, id: ExprId) -> bool {
        self.share_of(id, &mut BTreeMap::new())
    }

    /// `known` memoises the readings, so that each is visited once.
    fn share_of(&self, id: ExprId, known: &mut BTreeMap<ReadingId, bool>) -> bool {
        let book = self.book();
        let input = match self.kind(id) {
            Some(ExprKind::Fact(fact)) => book.facts.get(fact.index()).map(|fact| fact.input),
            Some(ExprKind::Figure(figure)) => book.figures.get(figure.index()).map(|figure| figure.input),
            Some(ExprKind::Parameter(parameter, _)) => book.parameters.get(parameter.index()).map(|parameter| parameter.input),
            Some(ExprKind::Rule(rule)) => book.rules.get(rule.index()).map(|rule| rule.input),
            Some(ExprKind::Minus(inner) | ExprKind::Rounded(inner, ..)) => return self.share_of(*inner, known),
            Some(ExprKind::Least(list) | ExprKind::Greatest(list)) => return list.iter().any(|id| self.share_of(*id, known)),
            Some(ExprKind::Sum(terms)) => {
                let shares: Vec<bool> = terms.iter().map(|(_, term)| self.share_of(*term, known)).collect();
                return shares.contains(&true) && terms.iter().zip(&shares).all(|((_, term), share)| *share || self.literal(*term));
            }
            Some(ExprKind::If(arms, otherwise)) => {
                return self.share_of(*otherwise, known) || arms.iter().any(|(_, then)| self.share_of(*then, known));
            }
            Some(ExprKind::Reading(reading)) => {
                if let Some(share) = known.get(reading) {
                    return *share;
                }
                let alternatives = book.readings.get(reading.index()).map(|own| own.alternatives.as_slice()).unwrap_or_default();
                let share = alternatives.iter().any(|alternative| self.share_of(alternative.expr, known));
                known.insert(*reading, share);
                return share;
            }
            _ => None,
        };
        input == Some(Input::Percent)
    }
}

/// The sign before a term of a sum.
fn sign(at: usize, polarity: Polarity) -> &'static str {
    match (at, polarity) {
        (0, _) => "",
        (_, Polarity::Direct) => " + ",
        (_, Polarity::Inverse) => " − ",
    }
}
