//! A case that shows a difference, as data.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Goal;
use crate::symbolic::{Boundary, Change, Example};

/// A case that shows a difference. Facts are written as in a facts file.
#[derive(Debug, Serialize)]
pub(super) struct ExampleJson {
    facts: BTreeMap<String, String>,
    answers: [String; 2],
    /// The days up to which its dates may go, all else being the same.
    boundaries: Vec<BoundaryJson>,
}

/// A boundary day of a date of a case. Days are written as in a facts file.
#[derive(Debug, Serialize)]
struct BoundaryJson {
    fact: String,
    /// The last day that shows the difference.
    inside: String,
    /// The day beside it, which does not.
    outside: String,
}

/// A case as data.
pub(super) fn example(goal: &Goal<'_>, example: &Example) -> ExampleJson {
    let boundary =
        |own: &Boundary| BoundaryJson { fact: own.fact.to_string(), inside: own.inside.to_string(), outside: own.outside.to_string() };
    ExampleJson {
        facts: goal.given(example).into_iter().collect(),
        answers: [0, 1].map(|version| goal.answer(example, version)),
        boundaries: example.boundaries.iter().map(boundary).collect(),
    }
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
