//! The wording of comparisons and facts: what was compared, and what was found.

use super::Ctx;
use super::fragment::{Fragment, Joint, Scale};
use super::say;
use super::seen::Seen;
use super::values::{look_alike, yes_no};
use crate::law::{Key, Lang};
use crate::model::{Cell, Comparison, ExprId, ExprKind, FactId, Input, Number, Type, Unit, UpperEnd, Value};

/// The role of a comparison, which decides what its bound is called.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A condition of the rule itself.
    #[default]
    Requirement,
    /// A condition of an exception, or of one of several values.
    Condition,
    /// A condition of a row in a table.
    Row,
    /// A requirement that is met: the limit says more closely what was found, and demands nothing.
    Met,
    /// What is found instead of a requirement, where that speaks for the answer. The limit is the opposite of the requirement.
    Unmet,
}

impl<'a> Ctx<'a> {
    /// A value on the scale of what it is compared with.
    pub(super) fn told_value(&self, cell: &Cell, id: ExprId, scale: Scale) -> Fragment<'a> {
        match cell {
            Cell::Known(value) => {
                let scale = Scale { share: scale.share || self.share(id), weeks: scale.weeks || self.in_weeks(id), ..scale };
                Fragment::Value(value.clone(), self.decision.plan.checked().type_of(id), scale)
            }
            Cell::Unknown => say::not_known(),
            Cell::Fault => say::no_answer(),
        }
    }

    /// The scale of a comparison: that of any operand that has one.
    pub(super) fn scale(&self, compared: &[ExprId]) -> Scale {
        let any = |is: &dyn Fn(ExprId) -> bool| compared.iter().any(|id| is(*id));
        Scale { years: any(&|id| self.is_age(id)), share: any(&|id| self.share(id)), ..Scale::default() }
    }

    /// The scale of the values found. If rounding would make two different values look equal, all digits are used.
    fn scale_at(&self, seen: Seen, compared: &[ExprId]) -> Scale {
        let scale = self.scale(compared);
        let number = |id: &ExprId| self.number_of(self.part(seen, *id));
        let (value, bounds) = compared.split_first().map_or((None, &[][..]), |(value, bounds)| (number(value), bounds));
        let close = |bound: Number| value.is_some_and(|value| look_alike(value, bound, scale.share));
        Scale { exact: bounds.iter().filter_map(number).any(close), ..scale }
    }

    fn number_of(&self, seen: Seen) -> Option<Number> {
        match self.kind(seen.id()) {
            Some(ExprKind::Value(Value::Number(number), _)) => Some(*number),
            Some(ExprKind::Value(..)) => None,
            Some(ExprKind::Per(inner, _)) => self.number_of(self.part(seen, *inner)),
            _ => match self.cell_of(seen) {
                Cell::Known(Value::Number(number)) => Some(number),
                _ => None,
            },
        }
    }

    /// Whether an expression is a figure that the law writes in weeks.
    fn in_weeks(&self, id: ExprId) -> bool {
        let Some(ExprKind::Figure(figure)) = self.kind(id) else { return false };
        self.book().figures.get(figure.index()).is_some_and(|figure| figure.in_weeks)
    }

    /// Whether an expression is an age in years.
    pub(super) fn is_age(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Some(ExprKind::Age { .. }) => true,
            Some(ExprKind::Rule(rule)) => {
                let body = self.book().rules.get(rule.index()).and_then(|rule| self.kind(rule.body));
                matches!(body, Some(ExprKind::Age { .. }))
            }
            Some(ExprKind::Sum(terms)) => terms.iter().any(|(_, term)| self.is_age(*term)),
            Some(ExprKind::Least(list) | ExprKind::Greatest(list)) => list.iter().any(|id| self.is_age(*id)),
            _ => false,
        }
    }

    /// The known bounds of an operand that is not known itself, if they decided the comparison: «minst 2, uansett det som ikke er kjent».
    pub(super) fn bounded(&self, whole: Seen, operand: ExprId, scale: Scale) -> Option<Fragment<'a>> {
        self.bounds_of(whole, operand, scale).map(say::whatever_unknown)
    }

    /// Why an operand has no answer, and its known bounds if they decided the comparison all the same.
    fn unreckoned_within(&self, whole: Seen, operand: ExprId, at: usize, scale: Scale) -> Fragment<'a> {
        let why = self.unreckoned(at);
        match self.bounds_of(whole, operand, scale) {
            Some(known) => say::all_the_same(why, known),
            None => why,
        }
    }

    fn bounds_of(&self, whole: Seen, operand: ExprId, scale: Scale) -> Option<Fragment<'a>> {
        let bounds = whole.step().and_then(|step| self.decision.trace.bounds(step, operand))?;
        let date = self.date(operand);
        let end = |comparison, end: &Option<Value>| {
            let end = end.as_ref().map(|value| self.told_value(&Cell::Known(value.clone()), operand, scale))?;
            Some(limited(comparison, date, end))
        };
        let ends = [end(Comparison::AtLeast, &bounds.low), end(Comparison::AtMost, &bounds.high)];
        let ends: Vec<Fragment<'a>> = ends.into_iter().flatten().collect();
        (!ends.is_empty()).then(|| Fragment::list(Joint::And, ends))
    }

    /// A bound with its value, if there is one and `told` is set: «19 år (nedre aldersgrense)».
    pub(super) fn bound(&self, whole: Seen, bound: ExprId, told: bool, scale: Scale) -> Fragment<'a> {
        let (operand, bound) = (bound, self.part(whole, bound));
        if let Some(written) = self.written_value(bound.id(), scale) {
            return written;
        }
        let label = self.label(bound);
        match self.found_of(bound).filter(|_| told) {
            None if !told => label,
            Some((_, known @ Cell::Known(_))) => {
                let value = self.told_value(&known, bound.id(), scale);
                match value == label {
                    true => value,
                    // A count is held against what it is the most or the least of: «under høyeste antall program (1)», not «under 1 (høyeste …)».
                    false if self.is_count(bound.id(), scale) => say::with_note(label, value),
                    false => say::with_note(value, label),
                }
            }
            Some((at, Cell::Fault)) => say::with_note(label, self.unreckoned_within(whole, operand, at, scale)),
            Some((_, Cell::Unknown)) | None => say::with_note(label, self.bounded(whole, operand, scale).unwrap_or_else(say::not_known)),
        }
    }

    /// Whether an expression comes to one of several choices.
    fn is_choosing(&self, id: ExprId) -> bool {
        matches!(self.decision.plan.checked().type_of(id), Type::Choice(_))
    }

    /// Whether a bound is a plain number with a name.
    fn is_count(&self, id: ExprId, scale: Scale) -> bool {
        let named = matches!(self.kind(id), Some(ExprKind::Figure(_) | ExprKind::Parameter(..) | ExprKind::Rule(_) | ExprKind::Fact(_)));
        named && !scale.years && !scale.share && self.decision.plan.checked().type_of(id) == Type::Quantity(Unit::Plain)
    }

    /// «minst 19 år (nedre aldersgrense)»
    pub(super) fn limit(&self, comparison: Comparison, whole: Seen, right: ExprId, told: bool, scale: Scale) -> Fragment<'a> {
        let bound = self.bound(whole, right, told, scale);
        match comparison {
            // «minst høyeste antall program» contradicts itself.
            Comparison::Equal if self.is_count(right, scale) => say::equal_to(bound),
            Comparison::AtLeast if self.is_count(right, scale) => say::equal_or_over(bound),
            Comparison::AtMost if self.is_count(right, scale) => say::equal_or_below(bound),
            _ => limited(comparison, self.date(right), bound),
        }
    }

    /// A comparison with its values: «alder er 18 år; kravet er minst 19 år (nedre aldersgrense)».
    pub(super) fn comparison(&self, seen: Seen, comparison: Comparison, [left, right]: [ExprId; 2], wanted: Wanted) -> Fragment<'a> {
        let scale = self.scale_at(seen, &[left, right]);
        let limit = match (comparison, self.date(right), wanted) {
            // What is met demands nothing: «altså ikke før 1. mars», and not «altså tidligst 1. mars».
            (Comparison::AtLeast, true, Wanted::Met | Wanted::Unmet) => say::not_before(self.bound(seen, right, true, scale)),
            (Comparison::AtMost, true, Wanted::Met | Wanted::Unmet) => say::not_after(self.bound(seen, right, true, scale)),
            // Nor is a day told twice.
            (Comparison::Equal, true, Wanted::Met | Wanted::Unmet)
                if self.written_value(right, scale).is_none() && !self.is_choosing(right) =>
            {
                self.label(self.part(seen, right))
            }
            _ => self.limit(comparison, seen, right, true, scale),
        };
        self.against(seen, left, scale, limit, wanted)
    }

    /// The finding together with the requirement.
    pub(super) fn against(&self, whole: Seen, operand: ExprId, scale: Scale, limit: Fragment<'a>, wanted: Wanted) -> Fragment<'a> {
        let bounded = self.bounded(whole, operand, scale);
        let operand = self.part(whole, operand);
        let label = self.age_on_its_day(operand, self.label(operand));
        let found = self.found_of(operand);
        // Of what lies between bounds it is told what it has to be: «minst 2; kravet er minst 2».
        let wanted = match (wanted, &found, &bounded) {
            (Wanted::Met, Some((_, Cell::Unknown)) | None, Some(_)) => Wanted::Requirement,
            (wanted, ..) => wanted,
        };
        let value = match &found {
            Some((_, cell @ (Cell::Known(_) | Cell::Fault))) => self.told_value(cell, operand.id(), scale),
            Some((_, Cell::Unknown)) | None => bounded.unwrap_or_else(say::not_known),
        };
        // The finding may equal the required value.
        let same = value == limit;
        let is = match &found {
            Some((at, Cell::Fault)) => say::followed_by(label, self.unreckoned_within(whole, operand.id(), *at, scale)),
            _ => say::is(label, value.clone()),
        };
        // What it may not be is not said twice.
        if let Fragment::Said(Key::other_than, other) = &limit
            && let [other] = &**other
        {
            match wanted {
                Wanted::Met | Wanted::Unmet if is_of_choices(other) && is_choice(&value) => {
                    return self.another_choice(operand, &value, is, other.clone());
                }
                Wanted::Requirement if is_among(&value, other) => return say::is_to_be_other(is),
                _ => {}
            }
        }
        // Of a choice it is enough to say what it is; what it would have to be only where it is something else.
        if is_of_choices(&limit) && is_choice(&value) && !matches!(wanted, Wanted::Row | Wanted::Unmet) {
            return if is_among(&value, &limit) { is } else { self.another_choice(operand, &value, is, limit) };
        }
        match wanted {
            _ if same => is,
            Wanted::Requirement => say::requirement(is, limit),
            Wanted::Condition => say::condition(is, limit),
            Wanted::Row => say::row(is, limit),
            Wanted::Met | Wanted::Unmet => say::requirement_met(is, limit),
        }
    }

    /// A choice that is none of others: «foreldrerolle er far, ikke mor». Behind a label with a comma, another comma would be misread.
    fn another_choice(&self, operand: Seen, value: &Fragment<'_>, is: Fragment<'a>, others: Fragment<'a>) -> Fragment<'a> {
        if self.has_comma(value) { say::is_other_than(self.label(operand), others) } else { say::is_not(is, others) }
    }

    pub(super) fn one_of(&self, whole: Seen, operand: ExprId, choices: &[u16], denied: bool, wanted: Wanted) -> Fragment<'a> {
        let choices = self.choices(operand, choices);
        let limit = if denied { say::other_than(choices) } else { choices };
        self.against(whole, operand, Scale::default(), limit, wanted)
    }

    pub(super) fn choices(&self, operand: ExprId, choices: &[u16]) -> Fragment<'a> {
        let ty = self.decision.plan.checked().type_of(operand);
        let choice = |choice: &u16| Fragment::Value(Value::Choice(*choice), ty, Scale::default());
        Fragment::list(Joint::Or, choices.iter().map(choice).collect())
    }

    pub(super) fn within(&self, seen: Seen, parts: [ExprId; 3], end: UpperEnd, denied: bool, wanted: Wanted) -> Fragment<'a> {
        let [operand, ..] = parts;
        let range = self.range(seen, parts, end, denied, true);
        self.against(seen, operand, self.scale_at(seen, &parts), range, wanted)
    }

    /// Whether the label of a choice has a comma.
    fn has_comma(&self, choice: &Fragment<'_>) -> bool {
        let Fragment::Value(Value::Choice(at), Type::Choice(list), _) = choice else { return false };
        let own = self.book().choices.get(list.index()).and_then(|list| list.choices.get(usize::from(*at)));
        own.is_some_and(|own| Lang::ALL.into_iter().any(|lang| own.label.get(lang).contains(',')))
    }

    /// «fra 16 til og med 20 år»; if `denied`, «under 16 år eller over 20 år». Shows the values of its bounds if `told` is set.
    pub(super) fn range(&self, seen: Seen, parts: [ExprId; 3], end: UpperEnd, denied: bool, told: bool) -> Fragment<'a> {
        let [operand, low, high] = parts;
        let scale = if told { self.scale_at(seen, &parts) } else { self.scale(&parts) };
        let bound = |id: ExprId| self.bound(seen, id, told, scale);
        if denied {
            let date = self.date(operand);
            let beyond = if end == UpperEnd::Included { Comparison::Above } else { Comparison::AtLeast };
            return say::one_or_other(limited(Comparison::Below, date, bound(low)), limited(beyond, date, bound(high)));
        }
        // Two plain numbers share their unit: «fra 16 til og med 20 år».
        let first = match self.kind(low) {
            Some(ExprKind::Value(value, ty)) if scale.years && self.literal(high) => Fragment::Value(value.clone(), *ty, Scale::default()),
            _ => bound(low),
        };
        if end == UpperEnd::Included { say::range(first, bound(high)) } else { say::range_below(first, bound(high)) }
    }

    /// A fact of type yes/no: «arbeidsevnevurdering er gjennomført: ja».
    pub(super) fn fact(&self, id: FactId, cell: &Cell) -> Fragment<'a> {
        let Some(fact) = self.book().facts.get(id.index()) else { return Fragment::Name("") };
        let assessed = fact.assessment.is_some();
        let words = match cell {
            Cell::Known(Value::Truth(truth)) if assessed && *truth => say::met(),
            Cell::Known(Value::Truth(_)) if assessed => say::not_met(),
            Cell::Known(Value::Truth(truth)) => yes_no(*truth),
            Cell::Known(value) => {
                let share = fact.input == Input::Percent;
                Fragment::Value(value.clone(), fact.ty, Scale { share, ..Scale::default() })
            }
            Cell::Unknown | Cell::Fault if assessed => say::not_assessed(),
            Cell::Unknown | Cell::Fault => say::not_told(),
        };
        match (assessed, cell) {
            (true, Cell::Known(_)) => say::told_as(&fact.label, say::assessed_as(words)),
            _ => say::told_as(&fact.label, words),
        }
    }

    /// A fact that must not be so and is not known: «søkeren har ikke ytelser: ikke opplyst».
    pub(super) fn open_denied_fact(&self, id: FactId) -> Fragment<'a> {
        let Some(fact) = self.book().facts.get(id.index()) else { return Fragment::Name("") };
        let denied = Fragment::Stated(&fact.label, false, Box::new(say::opposite_required(&fact.label)));
        say::told_as(denied, if fact.assessment.is_some() { say::not_assessed() } else { say::not_told() })
    }

    /// Whether an expression is a date.
    pub(super) fn date(&self, id: ExprId) -> bool {
        self.decision.plan.checked().type_of(id) == Type::Date
    }
}

fn is_choice(words: &Fragment<'_>) -> bool {
    matches!(words, Fragment::Value(Value::Choice(_), ..))
}

/// A choice, or several of which it can be any.
fn is_of_choices(words: &Fragment<'_>) -> bool {
    match words {
        Fragment::List(Joint::Or, list) => list.iter().all(is_choice),
        one => is_choice(one),
    }
}

fn is_among(value: &Fragment<'_>, choices: &Fragment<'_>) -> bool {
    match choices {
        Fragment::List(Joint::Or, list) => list.contains(value),
        one => one == value,
    }
}

/// A comparison with its bound: «minst …», for dates «tidligst …».
fn limited(comparison: Comparison, date: bool, bound: Fragment<'_>) -> Fragment<'_> {
    match (comparison, date) {
        (Comparison::Equal, _) => bound,
        (Comparison::Unequal, _) => say::other_than(bound),
        (Comparison::Below, true) => say::before(bound),
        (Comparison::AtMost, true) => say::no_later_than(bound),
        (Comparison::Above, true) => say::after(bound),
        (Comparison::AtLeast, true) => say::no_earlier_than(bound),
        (Comparison::Below, false) => say::below(bound),
        (Comparison::AtMost, false) => say::at_most(bound),
        (Comparison::Above, false) => say::over(bound),
        (Comparison::AtLeast, false) => say::at_least(bound),
    }
}

/// The negated comparison.
pub(super) fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::Unequal,
        Comparison::Unequal => Comparison::Equal,
        Comparison::Below => Comparison::AtLeast,
        Comparison::AtMost => Comparison::Above,
        Comparison::Above => Comparison::AtMost,
        Comparison::AtLeast => Comparison::Below,
    }
}
