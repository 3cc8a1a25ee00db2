//! What differs, as data. `docs/json.md` documents the format.

use serde::Serialize;

use super::cause::Cause;
use super::ripple::{Proof, Reached, Ripple};
use super::ripple_text::path_words;
use super::text::{act_words, heading, rule_words, says, values};
use super::words::{cause_words, label_of, sources_of};
use super::{Changed, ChangedRule, Changes, Versions};
use crate::explain::SCHEMA;
use crate::law::{Lang, Place};
use crate::symbolic::Standing;
use crate::syntax::ast;

/// What differs between two versions.
#[derive(Debug, Serialize)]
pub struct ChangesJson {
    schema: &'static str,
    versions: [String; 2],
    language: &'static str,
    provisions: Vec<ProvisionJson>,
    parameters: Vec<ParameterJson>,
    reached: Vec<ReachedJson>,
    untouched: usize,
}

#[derive(Debug, Serialize)]
struct ProvisionJson {
    act: String,
    before: Option<PlaceJson>,
    after: Option<PlaceJson>,
    kinds: Vec<&'static str>,
    causes: Vec<CauseJson>,
    sources: Vec<String>,
    heading: [Option<String>; 2],
    says: [Option<String>; 2],
    rules: Vec<RuleJson>,
}

#[derive(Debug, Serialize)]
struct PlaceJson {
    section: Option<String>,
    subsection: Option<u16>,
    letter: Option<char>,
    sentence: Option<u16>,
    text: String,
}

#[derive(Debug, Serialize)]
struct CauseJson {
    measure: Option<String>,
    only_in: Option<&'static str>,
    day: Option<String>,
    text: String,
}

#[derive(Debug, Serialize)]
struct RuleJson {
    name: String,
    nameless: bool,
    label: String,
    kinds: Vec<&'static str>,
    before: Option<WordingJson>,
    after: Option<WordingJson>,
}

#[derive(Debug, Serialize)]
struct WordingJson {
    act: String,
    place: PlaceJson,
    rule: String,
}

#[derive(Debug, Serialize)]
struct ReachedJson {
    name: String,
    label: String,
    provision: String,
    path: Vec<String>,
    words: Vec<String>,
    standing: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct ParameterJson {
    name: String,
    label: String,
    values: [String; 2],
}

/// What differs, as data.
pub fn changes_json(changes: &Changes<'_>, ripple: &Ripple, lang: Lang) -> ChangesJson {
    let versions = &changes.versions;
    ChangesJson {
        schema: SCHEMA,
        versions: versions.laws.map(|law| law.version.to_string()),
        language: lang.code(),
        provisions: changes.provisions.iter().map(|own| provision(versions, own, lang)).collect(),
        parameters: changes
            .parameters
            .iter()
            .map(|own| ParameterJson {
                name: own.name.to_string(),
                label: own.label.get(lang).to_owned(),
                values: values(versions, own, lang),
            })
            .collect(),
        reached: ripple.reached.iter().map(|own| reached(versions, own, lang)).collect(),
        untouched: ripple.untouched,
    }
}

fn reached(versions: &Versions<'_>, own: &Reached, lang: Lang) -> ReachedJson {
    ReachedJson {
        name: own.name.to_string(),
        label: label_of(versions, own.version, &own.name, lang).unwrap_or_default(),
        provision: versions.book(own.version).cite(own.standing, lang, true),
        path: own.path.iter().map(ToString::to_string).collect(),
        words: path_words(versions, own, lang),
        standing: match own.proof {
            Some(Proof::Known(standing)) => Some(standing_name(standing)),
            Some(Proof::NotAsked) | None => None,
        },
    }
}

fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::None => "none",
        Standing::Exact => "exact",
        Standing::Within => "within",
        Standing::Open => "open",
    }
}

fn provision(versions: &Versions<'_>, changed: &Changed<'_>, lang: Lang) -> ProvisionJson {
    let [before, after] = changed.at.each_ref().map(|at| at.as_ref().map(|(place, _)| place_json(changed.act, place, lang)));
    let cause = |cause: &Cause| {
        let text = cause_words(versions, *cause, lang);
        match cause {
            Cause::Measure { version, change, .. } => {
                let applied = versions.law(*version).measures.get(*change);
                let name = applied.map(|applied| format!("{}:{}", applied.amendment.name.text, applied.measure.name.text));
                let only_in = if *version == super::BEFORE { "before" } else { "after" };
                CauseJson { measure: name, only_in: Some(only_in), day: None, text }
            }
            Cause::OwnDay(day) => CauseJson { measure: None, only_in: None, day: Some(day.to_string()), text },
        }
    };
    ProvisionJson {
        act: changed.act.name.text.to_string(),
        before,
        after,
        kinds: changed.kinds.iter().map(|kind| kind.name()).collect(),
        causes: changed.causes.iter().map(cause).collect(),
        sources: sources_of(versions, changed, lang),
        heading: heading(changed, lang),
        says: says(changed, lang),
        rules: changed.rules.iter().map(|own| rule(versions, own, lang)).collect(),
    }
}

fn rule(versions: &Versions<'_>, own: &ChangedRule<'_>, lang: Lang) -> RuleJson {
    let [before, after] = own.at.each_ref().map(|at| {
        at.as_ref().map(|at| WordingJson {
            act: at.act.name.text.to_string(),
            place: place_json(at.act, &at.place, lang),
            rule: at.text.clone(),
        })
    });
    RuleJson {
        name: own.name.to_string(),
        nameless: own.nameless,
        label: rule_words(versions, own, lang),
        kinds: own.kinds.iter().map(|kind| kind.name()).collect(),
        before,
        after,
    }
}

fn place_json(act: &ast::Act, place: &Place, lang: Lang) -> PlaceJson {
    PlaceJson {
        section: place.section.as_ref().map(|section| section.number.to_string()),
        subsection: place.subsection,
        letter: place.letter,
        sentence: place.sentence,
        text: place.cite(&act_words(act, lang), lang),
    }
}
