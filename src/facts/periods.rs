//! Periods in facts files: as a text or as two named days; and lists of periods.

use super::days::{period, period_of};
use super::error::{FactError, Wanted};
use super::read::{Ctx, bad_value, scalar};
use crate::data::{Kind, Tree};
use crate::model::{Cell, Period, PeriodSet, Value};
use crate::source::both;

impl Ctx<'_> {
    /// Reads a period.
    pub(super) fn period(&mut self, name: &str, value: &Tree) -> Option<Period> {
        let read = match &value.kind {
            Kind::Scalar(own) => period(&own.text).map_err(|wanted| (own.text.clone(), wanted)),
            Kind::Map(entries) => {
                let part = |key: &str| entries.iter().find(|entry| entry.key == key).and_then(|entry| scalar(&entry.value));
                if let Some(odd) = entries.iter().find(|entry| !matches!(entry.key.as_str(), "from" | "to")) {
                    self.unknown_key(&odd.key, odd.key_span, &["from", "to"]);
                    return None;
                }
                match (part("from"), part("to")) {
                    (Some(from), Some(to)) => {
                        period_of(&from.text, &to.text).map_err(|wanted| (format!("{} to {}", from.text, to.text), wanted))
                    }
                    _ => {
                        let wanted = both("en periode med begge dager, `from` og `to`", "a period with both days, `from` and `to`");
                        self.errors.push(FactError::Shape { key: name.to_owned(), wanted, span: value.span });
                        return None;
                    }
                }
            }
            Kind::List(_) => Err(("[…]".to_owned(), Wanted::Period)),
        };
        match read {
            Ok(period) => Some(period),
            Err((text, wanted)) => {
                self.errors.push(bad_value(name, &text, wanted, value.span));
                None
            }
        }
    }

    /// Reads a list of periods, and reports every mistake in it.
    pub(super) fn periods(&mut self, name: &str, items: &[Tree]) -> Option<Cell> {
        let read: Vec<Option<Period>> = items.iter().map(|item| self.period(name, item)).collect();
        let all: PeriodSet = read.into_iter().collect::<Option<_>>()?;
        Some(Cell::Known(Value::periods(all)))
    }
}
