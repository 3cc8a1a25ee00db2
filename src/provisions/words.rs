//! Causes, sources and names, in words.

use super::cause::Cause;
use super::changes::Changed;
use super::{AFTER, BEFORE, Kind, Versions};
use crate::explain::{Fragment, change_words, date_words, measure_words, words};
use crate::law::{Lang, say};
use crate::model::{Change, Named, Rulebook, Source};

/// A cause, in words.
pub fn cause_words(versions: &Versions<'_>, cause: Cause, lang: Lang) -> String {
    told(versions, cause, lang, change_words)
}

fn told(versions: &Versions<'_>, cause: Cause, lang: Lang, measure: MeasureWords) -> String {
    match cause {
        Cause::Measure { version, change, .. } => {
            let book = versions.book(version);
            let words = book.changes.get(crate::model::ChangeId(change.0)).map(|change| measure(change, book, lang)).unwrap_or_default();
            if version == BEFORE { say::diff_not_by(lang, &*words) } else { say::diff_by(lang, &*words) }
        }
        Cause::OwnDay(day) => say::diff_own_day(lang, &*date_words(day, lang)),
    }
}

/// Causes, in words, each once.
pub fn causes_words(versions: &Versions<'_>, causes: &[Cause], lang: Lang) -> Vec<String> {
    each_once(versions, causes, lang, change_words)
}

/// The same for readers who do not see the names in rule files.
pub fn plain_causes_words(versions: &Versions<'_>, causes: &[Cause], lang: Lang) -> Vec<String> {
    each_once(versions, causes, lang, measure_words)
}

/// How a measure is told.
type MeasureWords = fn(&Change, &Rulebook, Lang) -> String;

fn each_once(versions: &Versions<'_>, causes: &[Cause], lang: Lang, measure: MeasureWords) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for words in causes.iter().map(|cause| told(versions, *cause, lang, measure)) {
        if !out.contains(&words) {
            out.push(words);
        }
    }
    out
}

/// The sources of a changed provision, in words: those of what a measure did, and those of the rules that it says something new of.
pub fn sources_of(versions: &Versions<'_>, changed: &Changed<'_>, lang: Lang) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut put = |version: usize, source: &Source| {
        let words = words(&Fragment::Source(source), versions.book(version), lang);
        if !out.contains(&words) {
            out.push(words);
        }
    };
    for cause in &changed.causes {
        if let Cause::Measure { version, change, block } = cause
            && let Some(change) = versions.book(*version).changes.get(crate::model::ChangeId(change.0))
        {
            change.block(*block).iter().for_each(|source| put(*version, source));
        }
    }
    // A rule that only moved says nothing new; one that moved away is told where it stands now.
    for rule in changed.rules.iter().filter(|rule| rule.kinds != [Kind::Moved] && !rule.left(changed)) {
        let version = if matches!(rule.at, [_, Some(_)]) { AFTER } else { BEFORE };
        let book = versions.book(version);
        let sources: &[Source] = match book.names.get(&rule.name).filter(|_| !rule.nameless) {
            Some(Named::Rule(id)) => book.rules.get(id.index()).map_or(&[], |own| &own.sources),
            Some(Named::Figure(id)) => book.figures.get(id.index()).map_or(&[], |own| &own.sources),
            Some(Named::Reading(id)) => book.readings.get(id.index()).map_or(&[], |own| &own.sources),
            Some(Named::Fact(_) | Named::Parameter(_)) | None => &[],
        };
        sources.iter().for_each(|source| put(version, source));
    }
    out
}

/// What a rule is called: its words, or those of the rule that an exception is made to.
pub fn label_of(versions: &Versions<'_>, version: usize, name: &str, lang: Lang) -> Option<String> {
    let book = versions.book(version);
    let label = match book.names.get(name)? {
        Named::Rule(id) => &book.rules.get(id.index())?.label,
        Named::Figure(id) => &book.figures.get(id.index())?.label,
        Named::Reading(id) => &book.readings.get(id.index())?.label,
        Named::Fact(id) => &book.facts.get(id.index())?.label,
        Named::Parameter(id) => &book.parameters.get(id.index())?.label,
    };
    Some(label.get(lang).to_owned())
}
