//! What a version is called by those who read a bill: the law on a day, and the proposal by its title. The names of rule files are not theirs.

use crate::explain::date_words;
use crate::law::{Change, Lang, Version, say};
use crate::syntax::ast::{self, Amendment, Labels, Measure};

/// A version in words.
pub(super) struct Called {
    /// «loven per 1. juni 2018 med forslaget»
    pub(super) law: String,
    /// What the proposal is, and what is left out of it, in sentences.
    pub(super) made_of: Vec<String>,
    /// What is added, in words; empty if nothing is.
    pub(super) added: String,
}

/// A version as a reader calls it.
pub(super) fn called(ast: &ast::Ast, version: &Version, lang: Lang) -> Called {
    let day = date_words(version.date, lang);
    let words = |added: bool| -> Vec<String> {
        version.changes.iter().filter(|change| change.added == added).map(|change| change_words(ast, change, lang)).collect()
    };
    let [added, left_out] = [true, false].map(|added| words(added).join(say::semicolon(lang)));
    let proposed =
        version.changes.iter().filter(|own| own.added).all(|own| amendment(ast, &own.name).is_none_or(|own| own.adopted.is_none()));
    let law = match (added.is_empty(), left_out.is_empty()) {
        (true, true) => say::lovspeil_law(lang, &*day),
        (true, false) => say::lovspeil_law_without(lang, &*day),
        (false, _) if proposed => say::lovspeil_law_proposed(lang, &*day),
        (false, _) => say::lovspeil_law_amended(lang, &*day),
    };
    let mut made_of = Vec::new();
    if !added.is_empty() {
        made_of.push(if proposed { say::lovspeil_proposal(lang, &*added) } else { say::lovspeil_amendments(lang, &*added) });
    }
    if !left_out.is_empty() {
        made_of.push(say::lovspeil_left_out(lang, &*left_out));
    }
    Called { law, made_of, added }
}

/// An amendment by its title, or a measure by what it does.
fn change_words(ast: &ast::Ast, change: &Change, lang: Lang) -> String {
    let told = |labels: &Labels, name: &str| labels.text().map_or_else(|| name.to_owned(), |text| text.get(lang).to_owned());
    let of = |own: &Amendment, measure: &Measure| {
        say::lovspeil_measure(lang, &*told(&measure.labels, &measure.name.text), &*told(&own.title, &own.name.text))
    };
    match (amendment(ast, &change.name), &change.measure) {
        (Some(own), None) => told(&own.title, &own.name.text),
        (Some(own), Some(name)) => {
            own.measures.iter().find(|measure| *measure.name.text == **name).map_or_else(|| name.clone(), |measure| of(own, measure))
        }
        // What is left out may be named by its measure alone.
        (None, _) => amendments(ast)
            .find_map(|own| own.measures.iter().find(|measure| *measure.name.text == *change.name).map(|measure| of(own, measure)))
            .unwrap_or_else(|| change.name.clone()),
    }
}

fn amendments(ast: &ast::Ast) -> impl Iterator<Item = &Amendment> {
    ast.files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
        ast::Item::Amendment(amendment) => Some(amendment),
        _ => None,
    })
}

fn amendment<'a>(ast: &'a ast::Ast, name: &str) -> Option<&'a Amendment> {
    amendments(ast).find(|own| *own.name.text == *name)
}
