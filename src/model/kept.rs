//! Texts and lists of periods, each kept once for as long as the program runs. So a value stays a plain thing that is copied, and two
//! values with the same days are the same value, wherever they come from.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use super::{Stretch, Stretches, Type, Value};
use crate::syntax::ast::{Days, LiteralKind};

static TEXTS: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
static PERIODS: LazyLock<Mutex<HashSet<&'static Stretches>>> = LazyLock::new(Mutex::default);

/// A text, kept.
pub fn keep_text(text: &str) -> &'static str {
    let mut kept = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.get(text) {
        return known;
    }
    let own: &'static str = Box::leak(text.into());
    kept.insert(own);
    own
}

/// A list of periods, kept.
pub fn keep_periods(periods: Stretches) -> &'static Stretches {
    let mut kept = PERIODS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.get(&periods) {
        return known;
    }
    let own: &'static Stretches = Box::leak(Box::new(periods));
    kept.insert(own);
    own
}

impl Value {
    /// A text, a period or a list of periods as written; none for what is none of these.
    pub fn written(kind: &LiteralKind) -> Option<(Value, Type)> {
        let stretch = |days: &Days| Stretch::of_days(days.first, days.last).ok();
        match kind {
            LiteralKind::Text(text) => Some((Value::Text(keep_text(text)), Type::Text)),
            LiteralKind::Period(days) => Some((Value::Period(stretch(days)?), Type::Period)),
            LiteralKind::Periods(list) => {
                let all: Stretches = list.iter().map(stretch).collect::<Option<_>>()?;
                Some((Value::Periods(keep_periods(all)), Type::Periods))
            }
            _ => None,
        }
    }
}
