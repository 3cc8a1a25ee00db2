//! Formulas with the names of their parts: «2/3 × satsfaktor × G», and brackets where they are needed to read them right.

use super::Ctx;
use super::headline::norm_words;
use super::phrase::{Scale, opposite};
use super::words::{Digits, listed, number_words, percent_words, quoted, value_words};
use crate::eval::Node;
use crate::law::Lang;
use crate::model::{Cell, ExprId, ExprKind, Input, Number, Rounding, Type, Unit, Value};

/// How closely the parts of a formula hang together; what hangs together less than its surroundings is bracketed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    /// Words, such as «det minste av …».
    Words,
    Sum,
    Product,
    /// A name or a number.
    Whole,
}

impl Ctx<'_> {
    /// The label of a value expression: «alder», «fødselsdato», «G».
    pub(crate) fn label(&self, id: ExprId) -> String {
        let book = self.book();
        let lang = self.lang;
        let found = match self.kind(id) {
            Some(ExprKind::Fact(fact)) => book.facts.get(fact.index()).map(|fact| fact.label.get(lang).to_owned()),
            Some(ExprKind::Figure(figure)) => book.figures.get(figure.index()).map(|figure| figure.label.get(lang).to_owned()),
            Some(ExprKind::Parameter(parameter, _)) => {
                book.parameters.get(parameter.index()).map(|parameter| parameter.label.get(lang).to_owned())
            }
            Some(ExprKind::Rule(rule)) => book.rules.get(rule.index()).map(|rule| norm_words(rule, lang)),
            Some(ExprKind::Reading(reading)) => book.readings.get(reading.index()).map(|reading| reading.label.get(lang).to_owned()),
            Some(ExprKind::Age { born, .. }) => Some(self.age_words(*born)),
            Some(ExprKind::Value(value, ty)) => Some(value_words(value.clone(), *ty, book, lang)),
            _ => None,
        };
        found.unwrap_or_else(|| self.formula(id))
    }

    /// A formula with the names of its parts.
    pub(crate) fn formula(&self, id: ExprId) -> String {
        match self.kind(id) {
            Some(ExprKind::Sum(terms)) => self.sum(terms),
            Some(ExprKind::Product(factors)) => self.product(factors),
            Some(ExprKind::Minus(inner)) => format!("−{}", self.operand(*inner, Binding::Product)),
            Some(ExprKind::Per(inner, period)) => match self.kind(*inner) {
                Some(ExprKind::Value(..)) => format!("{} per {}", self.label(*inner), period.text().get(self.lang)),
                _ => self.label(*inner),
            },
            Some(ExprKind::Rounded(inner, way, step)) => {
                format!("{} {}", self.operand(*inner, Binding::Whole), self.rounded_words(*inner, *way, *step))
            }
            Some(ExprKind::After { date, duration, before, .. }) => {
                let way = if *before { self.pick("før", "before") } else { self.pick("etter", "after") };
                format!("{} {way} {}", self.operand(*duration, Binding::Product), self.operand(*date, Binding::Whole))
            }
            Some(ExprKind::DaysBetween { from, to }) => {
                let (from, to) = (self.operand(*from, Binding::Whole), self.operand(*to, Binding::Whole));
                format!("{} {from} {} {to}", self.pick("dager fra", "days from"), self.pick("til", "to"))
            }
            Some(ExprKind::Attains { born, years, .. }) => self.attains(*born, *years),
            Some(ExprKind::Moved { date, to, calendar }) => self.moved(*date, *to, *calendar),
            Some(ExprKind::WorkingDays { from, to, calendar }) => {
                let (from, to) = (self.operand(*from, Binding::Whole), self.operand(*to, Binding::Whole));
                let words = self.pick("virkedager fra", "working days from");
                format!("{words} {from} {} {to} ({})", self.pick("til", "to"), self.calendar(*calendar))
            }
            Some(ExprKind::Gather { form, list, of, filter, by, .. }) => self.gathered(*form, *list, *of, *filter, *by),
            Some(ExprKind::Through { first, last }) => self.through(*first, *last),
            Some(ExprKind::Joined(joining, list)) => self.joined(*joining, list),
            Some(ExprKind::PartOf { part, of, .. }) => self.part_of(*part, *of),
            Some(ExprKind::Meets(meeting, left, right)) => self.meets(*meeting, [*left, *right], false),
            Some(ExprKind::Scale(operand, bands)) => self.banded(*operand, bands),
            Some(ExprKind::Least(list)) if self.date(id) => {
                format!("{} {}", self.pick("den tidligste av", "the earliest of"), self.both(list))
            }
            Some(ExprKind::Greatest(list)) if self.date(id) => {
                format!("{} {}", self.pick("den seneste av", "the latest of"), self.both(list))
            }
            Some(ExprKind::Least(list)) => format!("{} {}", self.pick("det minste av", "the least of"), self.both(list)),
            Some(ExprKind::Greatest(list)) => format!("{} {}", self.pick("det største av", "the greatest of"), self.both(list)),
            Some(ExprKind::If(..)) => match self.taken(id) {
                Some(taken) => self.label(taken),
                None => self.pick("etter hva som gjelder i saken", "by what applies in the case").to_owned(),
            },
            Some(ExprKind::All(list)) => listed(&self.members_of(list), self.pick("og", "and")),
            Some(ExprKind::Any(list)) => listed(&self.members_of(list), self.pick("eller", "or")),
            Some(ExprKind::Not(inner)) => self.denied(*inner),
            Some(ExprKind::Compare(comparison, left, right)) => {
                let limit = self.limit(*comparison, *right, None, self.scale(&[*left, *right]));
                format!("{} {} {limit}", self.label(*left), self.pick("er", "is"))
            }
            Some(ExprKind::OneOf(operand, choices)) => {
                format!("{} {} {}", self.label(*operand), self.pick("er", "is"), self.choices(*operand, choices))
            }
            Some(ExprKind::Within { operand, low, high, inclusive }) => {
                let range = self.range(None, [*operand, *low, *high], *inclusive, false);
                format!("{} {} {range}", self.label(*operand), self.pick("er", "is"))
            }
            Some(_) => self.label(id),
            None => String::new(),
        }
    }

    /// «inntekt: 0 % av delen opp til 10 000 kr og 20 % av resten»
    fn banded(&self, operand: ExprId, bands: &[(Option<ExprId>, ExprId)]) -> String {
        let of = self.pick("av", "of");
        let band = |(bound, rate): &(Option<ExprId>, ExprId)| {
            let rate = self.rate(*rate);
            match bound {
                Some(bound) => format!("{rate} {of} {} {}", self.pick("delen opp til", "the part up to"), self.label(*bound)),
                None => format!("{rate} {of} {}", self.pick("resten", "the rest")),
            }
        };
        let bands: Vec<String> = bands.iter().map(band).collect();
        format!("{}: {}", self.label(operand), listed(&bands, self.pick("og", "and")))
    }

    /// A rate of a scale: «20 %».
    fn rate(&self, id: ExprId) -> String {
        match self.kind(id) {
            Some(ExprKind::Value(Value::Number(number), _)) => percent_words(*number, self.lang, Digits::Exact),
            _ => self.label(id),
        }
    }

    /// A condition that is denied; a comparison is turned round instead.
    fn denied(&self, inner: ExprId) -> String {
        match self.kind(inner) {
            Some(ExprKind::Compare(comparison, left, right)) => {
                let limit = self.limit(opposite(*comparison), *right, None, self.scale(&[*left, *right]));
                format!("{} {} {limit}", self.label(*left), self.pick("er", "is"))
            }
            Some(ExprKind::OneOf(operand, choices)) => {
                let choices = self.choices(*operand, choices);
                format!("{} {} {choices}", self.label(*operand), self.pick("er noe annet enn", "is something other than"))
            }
            Some(ExprKind::Within { operand, low, high, inclusive }) => {
                let range = self.range(None, [*operand, *low, *high], *inclusive, true);
                format!("{} {} {range}", self.label(*operand), self.pick("er", "is"))
            }
            Some(ExprKind::Meets(meeting, left, right)) => self.meets(*meeting, [*left, *right], true),
            _ => format!("{} {}", quoted(&self.label(inner), self.lang), self.pick("er ikke oppfylt", "is not met")),
        }
    }

    fn sum(&self, terms: &[(bool, ExprId)]) -> String {
        let mut out = String::new();
        for (at, (plus, term)) in terms.iter().enumerate() {
            match (at, plus) {
                (0, _) => {}
                (_, true) => out.push_str(" + "),
                (_, false) => out.push_str(" − "),
            }
            out.push_str(&self.operand(*term, if at == 0 { Binding::Sum } else { Binding::Product }));
        }
        out
    }

    fn product(&self, factors: &[(bool, ExprId)]) -> String {
        let mut out = String::new();
        for (at, (times, factor)) in factors.iter().enumerate() {
            match (at, times) {
                (0, _) => {}
                (_, true) => out.push_str(" × "),
                // A fraction is one number to a reader.
                (1, false) if self.fraction(factors) => out.push('/'),
                (_, false) => out.push_str(" / "),
            }
            let binding = if at == 0 || *times { Binding::Product } else { Binding::Whole };
            out.push_str(&self.operand(*factor, binding));
        }
        out
    }

    /// Whether a product begins with a fraction: `2/3 * …`.
    fn fraction(&self, factors: &[(bool, ExprId)]) -> bool {
        let plain = |id: ExprId| match self.kind(id) {
            Some(ExprKind::Value(_, Type::Quantity(Unit::Plain))) => true,
            Some(ExprKind::Minus(inner)) => matches!(self.kind(*inner), Some(ExprKind::Value(_, Type::Quantity(Unit::Plain)))),
            _ => false,
        };
        matches!(factors, [(_, above), (false, below), ..] if plain(*above) && plain(*below))
    }

    /// Whether an expression is a day.
    pub(super) fn date(&self, id: ExprId) -> bool {
        self.decision.plan.checked().type_of(id) == Type::Date
    }

    /// A part that is more than a name, in brackets.
    pub(super) fn whole(&self, id: ExprId) -> String {
        self.operand(id, Binding::Whole)
    }

    fn operand(&self, id: ExprId, wanted: Binding) -> String {
        let words = self.label(id);
        if self.binding(id) < wanted { format!("({words})") } else { words }
    }

    fn binding(&self, id: ExprId) -> Binding {
        match self.kind(id) {
            Some(ExprKind::Sum(terms)) if terms.len() > 1 => Binding::Sum,
            Some(ExprKind::Minus(_)) => Binding::Sum,
            Some(ExprKind::Product(factors)) if factors.len() > 2 || factors.len() == 2 && !self.fraction(factors) => Binding::Product,
            Some(ExprKind::Sum(terms) | ExprKind::Product(terms)) => terms.first().map_or(Binding::Whole, |(_, term)| self.binding(*term)),
            Some(ExprKind::Per(inner, _)) => self.binding(*inner),
            Some(ExprKind::If(..)) => self.taken(id).map_or(Binding::Words, |taken| self.binding(taken)),
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

    /// «a og b»; what is more than a name is bracketed, so that one sees where it ends.
    fn both(&self, list: &[ExprId]) -> String {
        let words: Vec<String> = list.iter().map(|id| self.operand(*id, Binding::Whole)).collect();
        listed(&words, self.pick("og", "and"))
    }

    fn members_of(&self, list: &[ExprId]) -> Vec<String> {
        let joints = [self.pick(" og ", " and "), self.pick(" eller ", " or ")];
        // Words with an «og» or «eller» of their own are bracketed, so that one sees how far that reaches.
        let member = |id: &ExprId| {
            let words = self.label(*id);
            if list.len() > 1 && joints.iter().any(|joint| words.contains(joint)) { format!("({words})") } else { words }
        };
        list.iter().map(member).collect()
    }

    /// Whose date of birth it is.
    fn born(&self, date: ExprId) -> Option<&str> {
        let Some(ExprKind::Fact(fact)) = self.kind(date) else { return None };
        let entity = self.book().facts.get(fact.index())?.entity?;
        self.book().entities.get(entity.index()).map(|entity| entity.label.get(self.lang))
    }

    /// «passasjerens alder», «alderen til barnet i saken»
    fn age_words(&self, born: ExprId) -> String {
        let Some(who) = self.born(born) else { return self.pick("alder", "age").to_owned() };
        let plain = !who.ends_with(['s', 'x', 'z']);
        match self.lang {
            Lang::Nb if plain && !who.contains(' ') => format!("{who}s alder"),
            Lang::Nb => format!("alderen til {who}"),
            Lang::En if plain => format!("{who}'s age"),
            Lang::En => format!("the age of {who}"),
        }
    }

    /// «dagen personen fyller 18 år (jaktalder)»
    fn attains(&self, born: ExprId, years: ExprId) -> String {
        let who = self.born(born).unwrap_or(self.pick("vedkommende", "the person concerned"));
        let known = self.step_at(years).map(|at| self.found(at)).and_then(|cell| cell.known().cloned());
        let scale = Scale { years: true, ..Scale::default() };
        let age = known.map(|value| match (&value, self.lang) {
            (Value::Number(number), Lang::En) => number_words(*number, Lang::En, Digits::Rounded),
            _ => self.worded(Cell::Known(value), years, scale),
        });
        let label = if self.literal(years) { String::new() } else { format!(" ({})", self.label(years)) };
        match (age, self.lang) {
            (Some(age), Lang::Nb) => format!("dagen {who} fyller {age}{label}"),
            (Some(age), Lang::En) => format!("the day {who} turns {age}{label}"),
            (None, Lang::Nb) => format!("dagen {who} når {}", self.label(years)),
            (None, Lang::En) => format!("the day {who} reaches {}", self.label(years)),
        }
    }

    /// «avrundet opp til nærmeste 100 kr», «avrundet ned til hele kroner»
    fn rounded_words(&self, inner: ExprId, way: Rounding, step: Number) -> String {
        let lang = self.lang;
        let one = step == Number::whole(1);
        let way_words = match way {
            Rounding::Up => lang.pick("avrundet opp til", "rounded up to"),
            Rounding::Down => lang.pick("avrundet ned til", "rounded down to"),
            Rounding::Nearest => lang.pick("avrundet til", "rounded to"),
        };
        let unit = match self.decision.plan.checked().type_of(inner) {
            Type::Quantity(Unit::Money(_)) => Unit::Money(None),
            Type::Quantity(unit) => unit,
            _ => Unit::Plain,
        };
        let multiple = match (unit, way, one) {
            (Unit::Money(_), Rounding::Nearest, true) => lang.pick("nærmeste hele krone", "the nearest krone").to_owned(),
            (Unit::Money(_), _, true) => lang.pick("hele kroner", "whole kroner").to_owned(),
            (Unit::Hours, Rounding::Nearest, true) => lang.pick("nærmeste hele time", "the nearest hour").to_owned(),
            (Unit::Hours, _, true) => lang.pick("hele timer", "whole hours").to_owned(),
            (Unit::Plain, _, true) if !self.share(inner) => lang.pick("nærmeste hele tall", "the nearest whole number").to_owned(),
            _ => {
                let scale = Scale { share: self.share(inner), ..Scale::default() };
                let step = self.value_scaled(Value::Number(step), Type::Quantity(unit), scale);
                format!("{} {step}", lang.pick("nærmeste", "the nearest"))
            }
        };
        format!("{way_words} {multiple}")
    }

    /// The branch of an `if` that was followed, where it was only one.
    pub(crate) fn taken(&self, id: ExprId) -> Option<ExprId> {
        let Some(ExprKind::If(arms, otherwise)) = self.kind(id) else { return None };
        let at = self.step_at(id)?;
        let branch = |id: &ExprId| *id == *otherwise || arms.iter().any(|(_, then)| then == id);
        let below = self.decision.trace.below(at);
        let mut followed = below.iter().filter_map(|at| match self.decision.trace.steps.get(*at)?.node() {
            Node::Expr(id) if branch(&id) => Some(id),
            _ => None,
        });
        match (followed.next(), followed.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// The first step that looked at an expression.
    pub(crate) fn step_at(&self, id: ExprId) -> Option<usize> {
        self.decision.trace.steps.iter().position(|step| step.node() == Node::Expr(id))
    }

    /// Whether an expression is a value as written.
    pub(crate) fn literal(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Some(ExprKind::Value(..)) => true,
            Some(ExprKind::Per(inner, _) | ExprKind::Minus(inner)) => self.literal(*inner),
            _ => false,
        }
    }

    /// Whether an expression is a share, which is written in per cent.
    pub(crate) fn share(&self, id: ExprId) -> bool {
        let book = self.book();
        let input = match self.kind(id) {
            Some(ExprKind::Fact(fact)) => book.facts.get(fact.index()).map(|fact| fact.input),
            Some(ExprKind::Figure(figure)) => book.figures.get(figure.index()).map(|figure| figure.input),
            Some(ExprKind::Parameter(parameter, _)) => book.parameters.get(parameter.index()).map(|parameter| parameter.input),
            Some(ExprKind::Rule(rule)) => book.rules.get(rule.index()).map(|rule| rule.input),
            Some(ExprKind::Minus(inner) | ExprKind::Rounded(inner, ..)) => return self.share(*inner),
            Some(ExprKind::Least(list) | ExprKind::Greatest(list)) => return list.iter().any(|id| self.share(*id)),
            Some(ExprKind::Sum(terms)) => {
                let fits = |id: ExprId| self.literal(id) || self.share(id);
                return terms.iter().any(|(_, term)| self.share(*term)) && terms.iter().all(|(_, term)| fits(*term));
            }
            Some(ExprKind::If(arms, otherwise)) => {
                return self.share(*otherwise) || arms.iter().any(|(_, then)| self.share(*then));
            }
            Some(ExprKind::Reading(reading)) => {
                let own = book.readings.get(reading.index());
                return own.is_some_and(|own| own.alternatives.iter().any(|alternative| self.share(alternative.expr)));
            }
            _ => None,
        };
        input == Some(Input::Percent)
    }
}
