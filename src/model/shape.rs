//! A canonical text of an expression, with names that mean the same in every version and rule.

use super::{CalendarId, ExprId, ExprKind, Polarity, Rulebook};

impl Rulebook {
    /// The expression with its operators, names and values. Two expressions have the same shape if and only if they say the same.
    pub fn shape(&self, id: ExprId) -> String {
        let Some(expr) = self.exprs.get(id.0 as usize) else { return String::new() };
        let own = match &expr.kind {
            ExprKind::Value(value, ty) => format!("{value:?} {ty:?}"),
            ExprKind::Compare(comparison, ..) => format!("{comparison:?}"),
            ExprKind::OneOf(_, choices) => format!("one of {choices:?}"),
            ExprKind::Within { end, .. } => format!("within {end:?}"),
            ExprKind::Sum(terms) => format!("sum {:?}", polarities(terms)),
            ExprKind::Product(terms) => format!("product {:?}", polarities(terms)),
            ExprKind::Per(_, period) => format!("per {period:?}"),
            ExprKind::Rounded(_, way, step) => format!("rounded {way:?} {step:?}"),
            ExprKind::After { direction, .. } => format!("days {direction:?}"),
            ExprKind::Not(_) => "not".to_owned(),
            ExprKind::All(_) => "all".to_owned(),
            ExprKind::Any(_) => "any".to_owned(),
            ExprKind::Minus(_) => "minus".to_owned(),
            ExprKind::If(..) => "if".to_owned(),
            ExprKind::DaysBetween { .. } => "days".to_owned(),
            ExprKind::Age { .. } => "age".to_owned(),
            ExprKind::Attains { .. } => "attains".to_owned(),
            ExprKind::Moved { to, calendar, .. } => format!("moved {to:?} {}", self.calendar_name(*calendar)),
            ExprKind::WorkingDays { calendar, .. } => format!("working days {}", self.calendar_name(*calendar)),
            ExprKind::Gather { form, of, filter, .. } => format!("{form:?} {} {}", of.is_some(), filter.is_some()),
            ExprKind::Through { last, .. } => format!("through {}", last.is_some()),
            ExprKind::CalendarPeriod(unit, _) => format!("the {unit:?}"),
            ExprKind::Joined(joining, _) => format!("{joining:?}"),
            ExprKind::Meets(meeting, ..) => format!("{meeting:?}"),
            ExprKind::PartOf { part, .. } => format!("{part:?}"),
            ExprKind::Scale(_, bands) => format!("scale {}", bands.len()),
            ExprKind::Least(_) => "least".to_owned(),
            ExprKind::Greatest(_) => "greatest".to_owned(),
            ExprKind::Fact(_) | ExprKind::Parameter(..) | ExprKind::Figure(_) | ExprKind::Rule(_) | ExprKind::Reading(_) => {
                self.name_in(&expr.kind).unwrap_or_default()
            }
        };
        let below: Vec<String> = expr.kind.children().into_iter().map(|child| self.shape(child)).collect();
        if below.is_empty() { own } else { format!("{own}({})", below.join(", ")) }
    }

    /// The name, if the expression consists of one.
    pub fn name_in(&self, kind: &ExprKind) -> Option<String> {
        let name = match kind {
            ExprKind::Fact(fact) => &self.facts.get(fact.index())?.name,
            ExprKind::Parameter(parameter, _) => &self.parameters.get(parameter.index())?.name,
            ExprKind::Figure(figure) => &self.figures.get(figure.index())?.name,
            ExprKind::Rule(rule) => &self.rules.get(rule.index())?.name,
            ExprKind::Reading(reading) => &self.readings.get(reading.index())?.name,
            _ => return None,
        };
        Some(name.to_string())
    }

    fn calendar_name(&self, id: CalendarId) -> &str {
        self.calendars.get(id.index()).map_or("", |calendar| &*calendar.name)
    }
}

fn polarities(terms: &[(Polarity, ExprId)]) -> Vec<Polarity> {
    terms.iter().map(|(polarity, _)| *polarity).collect()
}
