//! Marks in words.

use super::model::Mark;
use crate::law::{Lang, say};

/// What a mark is called: for a page, and for who reads it.
pub(super) fn mark_words(mark: Mark, lang: Lang) -> (&'static str, &'static str) {
    match mark {
        Mark::Proved => ("proved", say::report_mark_proved(lang)),
        Mark::Refuted => ("refuted", say::report_mark_refuted(lang)),
        Mark::Found => ("found", say::report_mark_found(lang)),
        Mark::Suspected => ("suspected", say::report_mark_suspected(lang)),
        Mark::Open => ("open", say::report_mark_open(lang)),
    }
}
