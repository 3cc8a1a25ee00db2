//! Literals: values as written in a rule file.

use crate::model::{Period, PeriodSet, Type, Value};
use crate::syntax::ast::{Days, LiteralKind};

/// A text, a period or a list of periods as written; `None` for other literals.
pub fn written(kind: &LiteralKind) -> Option<(Value, Type)> {
    let period = |days: &Days| Period::of_days(days.first, days.last).ok();
    match kind {
        LiteralKind::Text(text) => Some((Value::text(text), Type::Text)),
        LiteralKind::Period(days) => Some((Value::Period(period(days)?), Type::Period)),
        LiteralKind::Periods(list) => {
            let all: PeriodSet = list.iter().map(period).collect::<Option<_>>()?;
            Some((Value::periods(all), Type::Periods))
        }
        _ => None,
    }
}
