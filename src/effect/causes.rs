//! The measures that cause the change of cases, in words.

use crate::law::{Lang, say};

/// The sets of measures of which each causes a change.
pub(super) fn cause_words(caused: &[Vec<String>], lang: Lang) -> String {
    let together = |set: &Vec<String>| {
        let mut words = set.iter().cloned();
        let first = words.next().unwrap_or_default();
        words.fold(first, |all, own| say::differ_together(lang, &*all, &*own))
    };
    let sets: Vec<String> = caused.iter().map(together).collect();
    match sets.as_slice() {
        [only] => say::differ_caused_by(lang, &**only),
        sets => say::differ_each_enough(lang, &*sets.join(say::semicolon(lang))),
    }
}
