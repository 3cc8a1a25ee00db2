//! A case that shows a difference, as data.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Goal;
use crate::symbolic::{Change, Example};

/// A case that shows a difference. Facts are written as in a facts file.
#[derive(Debug, Serialize)]
pub(super) struct ExampleJson {
    facts: BTreeMap<String, String>,
    answers: [String; 2],
}

/// A case as data.
pub(super) fn example(goal: &Goal<'_>, example: &Example) -> ExampleJson {
    ExampleJson { facts: goal.given(example).into_iter().collect(), answers: [0, 1].map(|version| goal.answer(example, version)) }
}

/// A way to differ, as data.
pub(super) fn change_name(change: Change) -> &'static str {
    match change {
        Change::Same => "same",
        Change::Gained => "gained",
        Change::Lost => "lost",
        Change::More => "more",
        Change::Less => "less",
        Change::Other => "other",
        Change::Answered => "answered",
        Change::Unanswered => "unanswered",
        Change::Impossible => "impossible",
    }
}
