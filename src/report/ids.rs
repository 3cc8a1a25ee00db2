//! Names of parts, each once in a report, so that a link leads to one place.

use std::collections::BTreeSet;

/// The names given out so far.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeSet<String>);

impl Ids {
    /// A name like this one that no other part has: letters, digits and hyphens.
    pub(super) fn of(&mut self, wanted: &str) -> String {
        let plain: String = wanted.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { '-' }).collect();
        let mut id = plain.clone();
        let mut number = 1;
        while !self.0.insert(id.clone()) {
            number += 1;
            id = format!("{plain}-{number}");
        }
        id
    }
}
