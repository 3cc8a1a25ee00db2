//! Expressions in words: what was compared with what, and on which facts it rests.

use super::Ctx;
use super::words::{listed, number_words, quoted, value_words, yes_no};
use crate::eval::Node;
use crate::law::Lang;
use crate::model::{Cell, Comparison, ExprId, ExprKind, FactId, Number, Type, Value};

impl Ctx<'_, '_> {
    pub(crate) fn kind(&self, id: ExprId) -> Option<&ExprKind> {
        self.book().exprs.get(id.0 as usize).map(|expr| &expr.kind)
    }

    /// The kind of expression a step looked at; none for a rule.
    pub(crate) fn expr_kind(&self, step: usize) -> Option<&ExprKind> {
        match self.decision.trace.steps.get(step)?.node() {
            Node::Expr(id) => self.kind(id),
            Node::Rule(_) | Node::Each(_) => None,
        }
    }

    pub(crate) fn found(&self, step: usize) -> Cell {
        self.decision.trace.steps.get(step).map_or(Cell::Unknown, |step| self.decision.trace.cell(step.found))
    }

    /// The step directly below another that looked at an expression.
    pub(crate) fn step_of(&self, parent: usize, id: ExprId) -> Option<usize> {
        self.decision
            .trace
            .below(parent)
            .into_iter()
            .find(|at| self.decision.trace.steps.get(*at).is_some_and(|step| step.node() == Node::Expr(id)))
    }

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
            Some(ExprKind::Rule(rule)) => book.rules.get(rule.index()).map(|rule| rule.label.get(lang).to_owned()),
            Some(ExprKind::Reading(reading)) => book.readings.get(reading.index()).map(|reading| reading.label.get(lang).to_owned()),
            Some(ExprKind::Age { .. }) => Some(self.pick("alder", "age").to_owned()),
            Some(ExprKind::Value(value, ty)) => Some(value_words(*value, *ty, book, lang)),
            _ => None,
        };
        found.unwrap_or_else(|| self.formula(id))
    }

    /// A formula with the names of its parts: «2/3 × satsfaktor × G».
    pub(crate) fn formula(&self, id: ExprId) -> String {
        let signed = |terms: &[(bool, ExprId)], plus: &str, minus: &str| {
            let mut out = String::new();
            for (at, (sign, term)) in terms.iter().enumerate() {
                match (at, sign) {
                    (0, _) => {}
                    (_, true) => out.push_str(plus),
                    (_, false) => out.push_str(minus),
                }
                out.push_str(&self.operand(*term));
            }
            out
        };
        match self.kind(id) {
            Some(ExprKind::Sum(terms)) => signed(terms, " + ", " − "),
            Some(ExprKind::Product(terms)) => signed(terms, " × ", " / "),
            Some(ExprKind::Minus(inner)) => format!("−{}", self.operand(*inner)),
            Some(ExprKind::Per(inner, period)) => match self.kind(*inner) {
                Some(ExprKind::Value(..)) => format!("{} per {}", self.operand(*inner), period.text().get(self.lang)),
                _ => self.operand(*inner),
            },
            Some(ExprKind::Rounded(inner, _, step)) => {
                format!("{} {} {}", self.operand(*inner), self.pick("avrundet til", "rounded to"), number_words(*step, self.lang, true))
            }
            Some(ExprKind::After { date, duration, before, .. }) => {
                let way = if *before { self.pick("før", "before") } else { self.pick("etter", "after") };
                format!("{} {way} {}", self.label(*duration), self.label(*date))
            }
            Some(ExprKind::DaysBetween { from, to }) => {
                format!("{} {} {} {}", self.pick("dager fra", "days from"), self.label(*from), self.pick("til", "to"), self.label(*to))
            }
            Some(ExprKind::Attains { born: _, years, .. }) => {
                format!("{} {} {}", self.pick("dagen for fylte", "the day of turning"), self.label(*years), self.pick("år", "years"))
            }
            Some(ExprKind::Gather { form, list, of, filter, .. }) => self.gathered(*form, *list, *of, *filter),
            Some(ExprKind::Scale(operand, bands)) => {
                let of = self.pick("av", "of");
                let bands = bands.iter().map(|(bound, rate)| match bound {
                    Some(bound) => {
                        format!("{} {of} {} {}", self.rate(*rate), self.pick("delen opp til", "the part up to"), self.label(*bound))
                    }
                    None => format!("{} {of} {}", self.rate(*rate), self.pick("resten", "the rest")),
                });
                let bands: Vec<String> = bands.collect();
                format!("{}: {}", self.label(*operand), listed(&bands, self.pick("og", "and")))
            }
            Some(ExprKind::Least(list)) => {
                format!("{} {}", self.pick("det minste av", "the least of"), listed(&self.labels(list), self.pick("og", "and")))
            }
            Some(ExprKind::Greatest(list)) => {
                format!("{} {}", self.pick("det største av", "the greatest of"), listed(&self.labels(list), self.pick("og", "and")))
            }
            Some(ExprKind::If(..)) => self.pick("etter hva som gjelder i saken", "by what applies in the case").to_owned(),
            Some(ExprKind::All(list)) => listed(&self.labels(list), self.pick("og", "and")),
            Some(ExprKind::Any(list)) => listed(&self.labels(list), self.pick("eller", "or")),
            Some(ExprKind::Not(inner)) => format!("{} {}", self.pick("ikke", "not"), self.label(*inner)),
            Some(ExprKind::Compare(comparison, left, right)) => {
                format!("{} {} {}", self.label(*left), self.pick("er", "is"), self.limit(*comparison, *right, None))
            }
            Some(ExprKind::OneOf(operand, choices)) => {
                format!("{} {} {}", self.label(*operand), self.pick("er", "is"), self.choices(*operand, choices))
            }
            Some(ExprKind::Within { operand, low, high, inclusive }) => {
                format!("{} {} {}", self.label(*operand), self.pick("er", "is"), self.range(*operand, *low, *high, *inclusive))
            }
            Some(_) => self.label(id),
            None => String::new(),
        }
    }

    /// A rate of a scale: «20 %».
    fn rate(&self, id: ExprId) -> String {
        match self.kind(id) {
            Some(ExprKind::Value(Value::Number(number), _)) => match number.times(Number::whole(100)) {
                Some(percent) => format!("{} %", number_words(percent, self.lang, true)),
                None => self.label(id),
            },
            _ => self.label(id),
        }
    }

    fn operand(&self, id: ExprId) -> String {
        match self.kind(id) {
            Some(ExprKind::Sum(_)) => format!("({})", self.formula(id)),
            _ => self.label(id),
        }
    }

    fn labels(&self, list: &[ExprId]) -> Vec<String> {
        list.iter().map(|id| self.label(*id)).collect()
    }

    /// A value in words, in years where it is an age.
    pub(crate) fn worded(&self, cell: Cell, id: ExprId, years: bool) -> String {
        match cell {
            Cell::Known(Value::Number(number)) if years => {
                let digits = number_words(number, self.lang, false);
                format!("{digits} {}", if digits == "1" { self.pick("år", "year") } else { self.pick("år", "years") })
            }
            Cell::Known(value) => value_words(value, self.decision.plan.checked().type_of(id), self.book(), self.lang),
            Cell::Unknown => self.pick("ikke kjent", "not known").to_owned(),
            Cell::Fault => self.pick("uten svar", "without an answer").to_owned(),
        }
    }

    /// Whether an expression is an age in years.
    pub(crate) fn is_age(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Some(ExprKind::Age { .. }) => true,
            Some(ExprKind::Sum(terms)) => terms.iter().any(|(_, term)| self.is_age(*term)),
            Some(ExprKind::Least(list) | ExprKind::Greatest(list)) => list.iter().any(|id| self.is_age(*id)),
            _ => false,
        }
    }

    /// «minst 19 år (nedre aldersgrense)»
    fn limit(&self, comparison: Comparison, right: ExprId, right_step: Option<(Cell, bool)>) -> String {
        let lang = self.lang;
        let ty = self.decision.plan.checked().type_of(right);
        let words = match (comparison, ty) {
            (Comparison::Equal, _) => "",
            (Comparison::Unequal, _) => lang.pick("noe annet enn", "something other than"),
            (Comparison::Below, Type::Date) => lang.pick("før", "before"),
            (Comparison::AtMost, Type::Date) => lang.pick("senest", "at the latest"),
            (Comparison::Above, Type::Date) => lang.pick("etter", "after"),
            (Comparison::AtLeast, Type::Date) => lang.pick("tidligst", "at the earliest"),
            (Comparison::Below, _) => lang.pick("under", "below"),
            (Comparison::AtMost, _) => lang.pick("høyst", "at most"),
            (Comparison::Above, _) => lang.pick("over", "above"),
            (Comparison::AtLeast, _) => lang.pick("minst", "at least"),
        };
        let value = match right_step {
            Some((cell, years)) => {
                let value = self.worded(cell, right, years);
                match self.kind(right) {
                    Some(ExprKind::Value(..)) => value,
                    _ => format!("{value} ({})", self.label(right)),
                }
            }
            None => self.label(right),
        };
        if words.is_empty() { value } else { format!("{words} {value}") }
    }

    /// A comparison with its values: «alder er 18 år; kravet er minst 19 år (nedre aldersgrense)».
    pub(crate) fn comparison(&self, step: usize, comparison: Comparison, left: ExprId, right: ExprId) -> String {
        let years = self.is_age(left) || self.is_age(right);
        let cell = |id| self.step_of(step, id).map_or(Cell::Unknown, |at| self.found(at));
        let left_words = self.worded(cell(left), left, years);
        let limit = self.limit(comparison, right, Some((cell(right), years)));
        self.against(&self.label(left), &left_words, &limit)
    }

    fn against(&self, label: &str, value: &str, limit: &str) -> String {
        match self.lang {
            Lang::Nb => format!("{label} er {value}; kravet er {limit}"),
            Lang::En => format!("{label} is {value}; the requirement is {limit}"),
        }
    }

    pub(crate) fn one_of(&self, step: usize, operand: ExprId, choices: &[u16]) -> String {
        let cell = self.step_of(step, operand).map_or(Cell::Unknown, |at| self.found(at));
        let value = self.worded(cell, operand, false);
        self.against(&self.label(operand), &value, &self.choices(operand, choices))
    }

    fn choices(&self, operand: ExprId, choices: &[u16]) -> String {
        let ty = self.decision.plan.checked().type_of(operand);
        let words: Vec<String> = choices.iter().map(|choice| value_words(Value::Choice(*choice), ty, self.book(), self.lang)).collect();
        listed(&words, self.pick("eller", "or"))
    }

    pub(crate) fn within(&self, step: usize, operand: ExprId, low: ExprId, high: ExprId, inclusive: bool) -> String {
        let years = self.is_age(operand);
        let cell = self.step_of(step, operand).map_or(Cell::Unknown, |at| self.found(at));
        let value = self.worded(cell, operand, years);
        self.against(&self.label(operand), &value, &self.range(operand, low, high, inclusive))
    }

    fn range(&self, operand: ExprId, low: ExprId, high: ExprId, inclusive: bool) -> String {
        let unit = if self.is_age(operand) { self.pick(" år", " years") } else { "" };
        let up_to = if inclusive {
            self.pick("til og med", "up to and including")
        } else {
            self.pick("til, men ikke med,", "up to, but not including,")
        };
        format!("{} {} {up_to} {}{unit}", self.pick("fra", "from"), self.label(low), self.label(high))
    }

    /// A fact of type yes/no: «arbeidsevnevurdering er gjennomført: ja».
    pub(crate) fn fact(&self, id: FactId, cell: Cell) -> String {
        let Some(fact) = self.book().facts.get(id.index()) else { return String::new() };
        let label = fact.label.get(self.lang);
        let assessed = fact.assessment.is_some();
        let words = match cell {
            Cell::Known(Value::Truth(truth)) => yes_no(truth, self.lang).to_owned(),
            Cell::Known(value) => value_words(value, fact.ty, self.book(), self.lang),
            Cell::Unknown | Cell::Fault if assessed => self.pick("ikke vurdert", "not assessed").to_owned(),
            Cell::Unknown | Cell::Fault => self.pick("ikke opplyst", "not known").to_owned(),
        };
        match (assessed, cell) {
            (true, Cell::Known(_)) => format!("{label}: {} {words}", self.pick("vurdert til", "assessed as")),
            _ => format!("{label}: {words}"),
        }
    }

    /// What an assessment rests on: who, when, why, and what the reason leaves out.
    pub(crate) fn assessment(&self, id: FactId) -> Vec<String> {
        let Some(fact) = self.book().facts.get(id.index()) else { return Vec::new() };
        let Some(declared) = &fact.assessment else { return Vec::new() };
        let Some(assessed) = self.decision.facts.assessment(id) else {
            let by = declared.by.and_then(|by| self.book().parties.get(by.index()));
            return by
                .map(|by| format!("{} {}", self.pick("skal vurderes av", "to be assessed by"), by.label.get(self.lang)))
                .into_iter()
                .collect();
        };
        let mut line = format!("{}: {}", self.pick("begrunnelse", "reason"), quoted(&assessed.because, self.lang));
        let by = assessed
            .by
            .clone()
            .or_else(|| declared.by.and_then(|by| self.book().parties.get(by.index())).map(|by| by.label.get(self.lang).to_owned()));
        let on = assessed.on.map(|on| super::words::date_words(on, self.lang));
        let who: Vec<String> = by.into_iter().chain(on).collect();
        if !who.is_empty() {
            line.push_str(&format!(" ({})", who.join(", ")));
        }
        let mut lines = vec![line];
        let left_out: Vec<String> = declared
            .factors
            .iter()
            .enumerate()
            .filter(|(at, _)| !assessed.weighed.contains(at))
            .map(|(_, (_, label))| label.get(self.lang).to_owned())
            .collect();
        if !left_out.is_empty() {
            lines.push(format!(
                "{}: {}",
                self.pick("begrunnelsen sier ikke noe om", "the reason says nothing of"),
                listed(&left_out, self.pick("eller", "or"))
            ));
        }
        lines
    }

    /// The facts a value below a step was made of: «fødselsdato 1. juni 2000».
    pub(crate) fn basis(&self, step: usize) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        // A fact that is compared as it stands is told in the comparison itself.
        let plain = |at: &usize| matches!(self.expr_kind(*at), Some(ExprKind::Fact(_)));
        let mut stack: Vec<usize> = self.decision.trace.below(step).into_iter().filter(|at| !plain(at)).collect();
        stack.reverse();
        while let Some(at) = stack.pop() {
            let Some(own) = self.decision.trace.steps.get(at) else { continue };
            let Node::Expr(id) = own.node() else { continue };
            let line = match self.kind(id) {
                // What is gathered from a list is told entity by entity.
                Some(ExprKind::Gather { .. }) => continue,
                Some(ExprKind::Fact(fact)) => {
                    let label = self.book().facts.get(fact.index()).map_or("", |fact| fact.label.get(self.lang));
                    Some(format!("{label}: {}", self.worded(self.found(at), id, false)))
                }
                Some(ExprKind::Parameter(..)) => Some(format!("{}: {}", self.label(id), self.worded(self.found(at), id, false))),
                Some(ExprKind::Reading(reading)) => self.chosen(reading.index()).map(|(label, chosen)| format!("{label}: {chosen}")),
                // Rules are told as steps of their own.
                Some(ExprKind::Rule(_)) => continue,
                _ => None,
            };
            if let Some(line) = line.filter(|line| !out.contains(line)) {
                out.push(line);
            }
            let mut below = self.decision.trace.below(at);
            below.reverse();
            stack.extend(below);
        }
        out
    }

    /// The label of a reading and of the alternative chosen.
    pub(crate) fn chosen(&self, reading: usize) -> Option<(String, String)> {
        let own = self.book().readings.get(reading)?;
        let alternative = own.alternatives.get(usize::from(self.decision.readings.get(reading).copied().unwrap_or(0)))?;
        Some((own.label.get(self.lang).to_owned(), alternative.label.get(self.lang).to_owned()))
    }
}
