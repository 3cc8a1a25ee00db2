//! Comparisons and facts in words: what was compared with what, and what was found.

use super::Ctx;
use super::words::{Digits, exact_words, listed, look_alike, number_words, percent_words, value_words, yes_no};
use crate::eval::Node;
use crate::model::{Cell, Comparison, ExprId, ExprKind, FactId, Number, Type, Value};

/// How the numbers of a comparison are written.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Scale {
    /// As ages.
    pub(crate) years: bool,
    /// In per cent.
    pub(crate) share: bool,
    /// With all digits, since the numbers would look the same if they were rounded.
    pub(crate) exact: bool,
}

/// What a comparison is a condition of, which decides what its bound is called.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Of the rule itself.
    #[default]
    Requirement,
    /// Of an exception, or of one of several values.
    Condition,
    /// Of a row of a table.
    Row,
}

impl Ctx<'_> {
    pub(crate) fn kind(&self, id: ExprId) -> Option<&ExprKind> {
        self.book().exprs.get(id.0 as usize).map(|expr| &expr.kind)
    }

    pub(crate) fn found(&self, step: usize) -> Cell {
        self.decision.found(step)
    }

    /// The step directly below another that looked at an expression.
    pub(crate) fn step_of(&self, parent: usize, id: ExprId) -> Option<usize> {
        self.decision
            .trace
            .below(parent)
            .into_iter()
            .find(|at| self.decision.trace.steps.get(*at).is_some_and(|step| step.node() == Node::Expr(id)))
    }

    /// A value in words, on the scale of what it is compared with.
    pub(crate) fn worded(&self, cell: Cell, id: ExprId, scale: Scale) -> String {
        match cell {
            Cell::Known(value) => {
                let scale = Scale { share: scale.share || self.share(id), ..scale };
                self.value_scaled(value, self.decision.plan.checked().type_of(id), scale)
            }
            Cell::Unknown => self.pick("ikke kjent", "not known").to_owned(),
            Cell::Fault => self.pick("uten svar", "without an answer").to_owned(),
        }
    }

    pub(crate) fn value_scaled(&self, value: Value, ty: Type, scale: Scale) -> String {
        let digits = if scale.exact { Digits::Exact } else { Digits::Rounded };
        match value {
            Value::Number(number) if scale.years => {
                let figures = number_words(number, self.lang, digits);
                format!("{figures} {}", if figures == "1" { self.pick("år", "year") } else { self.pick("år", "years") })
            }
            Value::Number(number) if scale.share => percent_words(number, self.lang, digits),
            value if scale.exact => exact_words(value, ty, self.book(), self.lang),
            value => value_words(value, ty, self.book(), self.lang),
        }
    }

    /// The scale that any of the compared values has.
    pub(crate) fn scale(&self, compared: &[ExprId]) -> Scale {
        Scale { years: compared.iter().any(|id| self.is_age(*id)), share: compared.iter().any(|id| self.share(*id)), exact: false }
    }

    /// The scale of a value and its bounds as found. A value must not look like a bound that it only comes close to.
    fn scale_at(&self, step: usize, compared: &[ExprId]) -> Scale {
        let scale = self.scale(compared);
        let number = |id: &ExprId| self.number_at(step, *id);
        let (value, bounds) = compared.split_first().map_or((None, &[][..]), |(value, bounds)| (number(value), bounds));
        let close = |bound: Number| value.is_some_and(|value| look_alike(value, bound, scale.share));
        Scale { exact: bounds.iter().filter_map(number).any(close), ..scale }
    }

    fn number_at(&self, step: usize, id: ExprId) -> Option<Number> {
        let value = match self.kind(id) {
            Some(ExprKind::Value(value, _)) => Some(value.clone()),
            Some(ExprKind::Per(inner, _)) => return self.number_at(step, *inner),
            _ => self.found_of(step, id).and_then(|(_, cell)| cell.known().cloned()),
        };
        match value? {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether an expression is an age in years.
    fn is_age(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Some(ExprKind::Age { .. }) => true,
            Some(ExprKind::Sum(terms)) => terms.iter().any(|(_, term)| self.is_age(*term)),
            Some(ExprKind::Least(list) | ExprKind::Greatest(list)) => list.iter().any(|id| self.is_age(*id)),
            _ => false,
        }
    }

    /// A bound with its value, where one was found: «19 år (nedre aldersgrense)».
    pub(super) fn bound(&self, id: ExprId, found: Option<(usize, Cell)>, scale: Scale) -> String {
        let label = match self.kind(id) {
            Some(ExprKind::Value(value, ty)) => return self.value_scaled(value.clone(), *ty, scale),
            _ => self.label(id),
        };
        match found {
            None => label,
            Some((_, Cell::Known(value))) => {
                let value = self.worded(Cell::Known(value), id, scale);
                if value == label { value } else { format!("{value} ({label})") }
            }
            Some((at, Cell::Fault)) => format!("{label} ({})", self.unreckoned(at)),
            Some((_, Cell::Unknown)) => format!("{label} ({})", self.pick("ikke kjent", "not known")),
        }
    }

    /// «minst 19 år (nedre aldersgrense)»
    pub(super) fn limit(&self, comparison: Comparison, right: ExprId, found: Option<(usize, Cell)>, scale: Scale) -> String {
        let date = self.date(right);
        let bound = self.bound(right, found, scale);
        let words = self.limit_words(comparison, date);
        if words.is_empty() { bound } else { format!("{words} {bound}") }
    }

    fn limit_words(&self, comparison: Comparison, date: bool) -> &'static str {
        let lang = self.lang;
        match (comparison, date) {
            (Comparison::Equal, _) => "",
            (Comparison::Unequal, _) => lang.pick("noe annet enn", "something other than"),
            (Comparison::Below, true) => lang.pick("før", "before"),
            (Comparison::AtMost, true) => lang.pick("senest", "no later than"),
            (Comparison::Above, true) => lang.pick("etter", "after"),
            (Comparison::AtLeast, true) => lang.pick("tidligst", "no earlier than"),
            (Comparison::Below, false) => lang.pick("under", "below"),
            (Comparison::AtMost, false) => lang.pick("høyst", "at most"),
            (Comparison::Above, false) => lang.pick("over", "above"),
            (Comparison::AtLeast, false) => lang.pick("minst", "at least"),
        }
    }

    pub(super) fn found_of(&self, step: usize, id: ExprId) -> Option<(usize, Cell)> {
        self.step_of(step, id).map(|at| (at, self.found(at)))
    }

    /// A comparison with its values: «alder er 18 år; kravet er minst 19 år (nedre aldersgrense)».
    pub(super) fn comparison(&self, step: usize, comparison: Comparison, left: ExprId, right: ExprId, wanted: Wanted) -> String {
        let scale = self.scale_at(step, &[left, right]);
        let found = Some(self.found_of(step, right).unwrap_or((step, Cell::Unknown)));
        let limit = self.limit(comparison, right, found, scale);
        self.against(step, left, scale, &limit, wanted)
    }

    /// What was found, and what is required.
    pub(super) fn against(&self, step: usize, operand: ExprId, scale: Scale, limit: &str, wanted: Wanted) -> String {
        let label = self.label(operand);
        let (at, cell) = self.found_of(step, operand).unwrap_or((step, Cell::Unknown));
        let found = self.worded(cell.clone(), operand, scale);
        let is = match cell {
            Cell::Fault => format!("{label} {}", self.unreckoned(at)),
            _ => format!("{label} {} {found}", self.pick("er", "is")),
        };
        // What was found may be the very thing that is wanted.
        if found == limit {
            return is;
        }
        let wanted = match wanted {
            Wanted::Requirement => self.pick("kravet er", "the requirement is"),
            Wanted::Condition => self.pick("vilkåret er", "the condition is"),
            Wanted::Row => self.pick("raden gjelder", "the row says"),
        };
        format!("{is}; {wanted} {limit}")
    }

    pub(super) fn one_of(&self, step: usize, operand: ExprId, choices: &[u16], denied: bool, wanted: Wanted) -> String {
        let choices = self.choices(operand, choices);
        let limit = if denied { format!("{} {choices}", self.pick("noe annet enn", "something other than")) } else { choices };
        self.against(step, operand, Scale::default(), &limit, wanted)
    }

    pub(super) fn choices(&self, operand: ExprId, choices: &[u16]) -> String {
        let ty = self.decision.plan.checked().type_of(operand);
        let words: Vec<String> = choices.iter().map(|choice| value_words(Value::Choice(*choice), ty, self.book(), self.lang)).collect();
        listed(&words, self.pick("eller", "or"))
    }

    pub(super) fn within(&self, step: usize, [operand, low, high]: [ExprId; 3], inclusive: bool, denied: bool, wanted: Wanted) -> String {
        let range = self.range(Some(step), [operand, low, high], inclusive, denied);
        self.against(step, operand, self.scale_at(step, &[operand, low, high]), &range, wanted)
    }

    /// «fra 16 til og med 20 år»; denied: «under 16 år eller over 20 år».
    pub(super) fn range(&self, step: Option<usize>, [operand, low, high]: [ExprId; 3], inclusive: bool, denied: bool) -> String {
        let compared = [operand, low, high];
        let scale = step.map_or_else(|| self.scale(&compared), |step| self.scale_at(step, &compared));
        let found = |id: ExprId| step.and_then(|step| self.found_of(step, id));
        let bound = |id: ExprId| self.bound(id, found(id), scale);
        if denied {
            let date = self.date(operand);
            let beyond = if inclusive { Comparison::Above } else { Comparison::AtLeast };
            let (below, beyond) = (self.limit_words(Comparison::Below, date), self.limit_words(beyond, date));
            return format!("{below} {} {} {beyond} {}", bound(low), self.pick("eller", "or"), bound(high));
        }
        let up_to = if inclusive {
            self.pick("til og med", "up to and including")
        } else {
            self.pick("til, men ikke med,", "up to, but not including,")
        };
        // Two plain numbers share their unit: «fra 16 til og med 20 år».
        let first = match self.kind(low) {
            Some(ExprKind::Value(value, ty)) if scale.years && self.literal(high) => {
                value_words(value.clone(), *ty, self.book(), self.lang)
            }
            _ => bound(low),
        };
        format!("{} {first} {up_to} {}", self.pick("fra", "from"), bound(high))
    }

    /// A fact of type yes/no: «arbeidsevnevurdering er gjennomført: ja».
    pub(super) fn fact(&self, id: FactId, cell: Cell) -> String {
        let Some(fact) = self.book().facts.get(id.index()) else { return String::new() };
        let label = fact.label.get(self.lang);
        let assessed = fact.assessment.is_some();
        let words = match cell.clone() {
            Cell::Known(Value::Truth(truth)) => yes_no(truth, self.lang).to_owned(),
            Cell::Known(value) => {
                let scale = Scale { share: fact.input == crate::model::Input::Percent, ..Scale::default() };
                self.value_scaled(value, fact.ty, scale)
            }
            Cell::Unknown | Cell::Fault if assessed => self.pick("ikke vurdert", "not assessed").to_owned(),
            Cell::Unknown | Cell::Fault => self.pick("ikke opplyst", "not known").to_owned(),
        };
        match (assessed, cell) {
            (true, Cell::Known(_)) => format!("{label}: {} {words}", self.pick("vurdert til", "assessed as")),
            _ => format!("{label}: {words}"),
        }
    }
}

/// What is required where a comparison must not hold.
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
