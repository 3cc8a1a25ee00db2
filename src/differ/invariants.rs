//! What became of invariants, as a page and as data: the versions in which each holds, and the case that breaks it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Goal;
use super::claims::{Group, file_stem, group, holds, notes, proved, undecided};
use super::page::Page;
use super::regions::{given_facts, region_conditions};
use crate::consolidate::InvariantOf;
use crate::explain::{Fragment, words};
use crate::law::{Lang, Version, say};
use crate::model::{Cell, Rulebook};
use crate::source::SourceMap;
use crate::symbolic::{Broken, Open, Tried, Under, Verdict};
use crate::syntax::ast::{Expr, ExprKind};

/// An invariant with what is needed to say what became of it.
pub struct ToldInvariant<'c> {
    of: &'c InvariantOf<'c>,
    tried: &'c [Tried],
    /// The version that is told of, with the goal that its words are made by; `None` where no version has what the invariant speaks of.
    shown: Option<(Goal<'c>, &'c Tried)>,
    said: String,
    pub(super) sides: [String; 2],
    saved: Option<String>,
    lang: Lang,
}

impl<'c> ToldInvariant<'c> {
    /// An invariant in a language.
    pub fn new(of: &'c InvariantOf<'c>, tried: &'c [Tried], sources: &SourceMap, lang: Lang) -> ToldInvariant<'c> {
        let of_group = |wanted: Group| tried.iter().find(|own| verdict(own).is_some_and(|verdict| group(verdict) == wanted));
        let shown = [Group::Refuted, Group::Open, Group::Proved].into_iter().find_map(of_group);
        let books: Vec<&Rulebook> = tried.iter().map(|own| own.plan.checked().book()).collect();
        ToldInvariant {
            of,
            tried,
            shown: shown.map(|own| (Goal::new([&own.plan, &own.plan], "", lang), own)),
            said: of.invariant.said(sources),
            sides: of.invariant.sides.each_ref().map(|side| side_words(side, &books, sources, lang)),
            saved: None,
            lang,
        }
    }

    /// Remembers the facts file that its case was written to.
    pub fn saved_as(&mut self, path: String) {
        self.saved = Some(path);
    }

    /// What a file about it is called.
    pub fn file_stem(&self) -> String {
        file_stem(self.of.invariant.amendment.as_ref().map(|name| &*name.text), &self.of.invariant.title)
    }

    /// Whether a case breaks it in some version.
    pub fn is_refuted(&self) -> bool {
        self.shown.is_some() && self.group() == Group::Refuted
    }

    /// What became of it. What no version has is not decided.
    pub(super) fn group(&self) -> Group {
        self.shown.as_ref().and_then(|(_, own)| verdict(own)).map_or(Group::Open, group)
    }

    /// The version that is told of, with what became of it there.
    pub(super) fn shown(&self) -> Option<(&Goal<'c>, String, &'c Verdict)> {
        let (goal, own) = self.shown.as_ref()?;
        Some((goal, own.version.to_string(), verdict(own)?))
    }

    /// The case that refutes it, as a facts file in YAML; `None` where it is not refuted.
    pub fn facts_file(&self) -> Option<String> {
        let (goal, own) = self.shown.as_ref()?;
        let Some(Verdict::Refuted(broken)) = verdict(own) else { return None };
        let mut lines = vec![self.said.clone(), own.version.to_string()];
        lines.extend(self.answers(broken).map(|(side, answer)| format!("{side}: {answer}")));
        Some(goal.facts_file(&self.words(), &lines, &broken.example))
    }

    pub(super) fn words(&self) -> String {
        let own = self.of.invariant;
        own.labels.text().map_or_else(|| own.title.clone(), |text| text.get(self.lang).to_owned())
    }

    pub(super) fn sources(&self) -> Vec<String> {
        let Some((_, own)) = &self.shown else { return Vec::new() };
        let book = own.plan.checked().book();
        let place = own.found.as_ref().map(|(place, _)| *place);
        let sources = place.and_then(|place| book.invariants.get(place)).map(|own| own.sources.as_slice()).unwrap_or_default();
        sources.iter().map(|source| words(&Fragment::Source(source), book, self.lang)).collect()
    }

    /// The sides with what a case makes of them.
    pub(super) fn answers<'s>(&'s self, broken: &'s Broken) -> impl Iterator<Item = (&'s str, &'static str)> {
        let cells = broken.condition.as_ref().map_or(&[] as &[Cell], |both| both);
        self.sides.iter().map(String::as_str).zip(cells.iter().map(|cell| holds(cell, self.lang)))
    }

    /// The versions of which the same is known.
    pub(super) fn versions(&self, wanted: Option<Group>) -> Vec<&Version> {
        let same = |own: &&Tried| verdict(own).map(group) == wanted;
        self.tried.iter().filter(same).map(|own| &own.version).collect()
    }

    pub(super) fn page(&self, out: &mut Page) {
        out.head(1, &self.words());
        out.line(2, &self.said);
        for source in self.sources() {
            out.line(2, &source);
        }
        let silent = self.versions(None).len();
        let all = self.tried.len() - silent;
        let Some((goal, own)) = &self.shown else {
            out.line(2, say::invariant_silent(self.lang));
            return;
        };
        let every_version = self.of.invariant.amendment.is_none();
        let said_of = |group: Group| list(&self.versions(Some(group)), self.lang);
        match verdict(own) {
            Some(Verdict::Refuted(broken)) => {
                if every_version {
                    let count = self.versions(Some(Group::Refuted)).len();
                    out.line(2, &say::invariant_refuted(self.lang, count, all, &*said_of(Group::Refuted)));
                }
                out.line(2, &say::invariant_under(self.lang, &*own.version.to_string()));
                region_conditions(out, goal, &broken.region);
                out.line(2, say::differ_example(self.lang));
                given_facts(out, goal, &broken.example);
                for (side, answer) in self.answers(broken) {
                    out.result(side, answer);
                }
                if let Some(saved) = &self.saved {
                    out.line(2, &say::claim_saved(self.lang, &**saved));
                }
            }
            Some(Verdict::Open(open)) => {
                if every_version {
                    let count = self.versions(Some(Group::Open)).len();
                    out.line(2, &say::invariant_open(self.lang, count, all, &*said_of(Group::Open)));
                }
                undecided(out, goal, open);
            }
            Some(Verdict::Proved(proof)) => {
                let line = if every_version { say::invariant_proved(self.lang, all) } else { own.version.to_string() };
                out.line(2, &line);
                // What holds under fewer readings in one version is not said to hold under more in all.
                let weakest = self.tried.iter().filter_map(verdict).filter_map(|verdict| match verdict {
                    Verdict::Proved(proof) => Some(proof),
                    Verdict::Refuted(_) | Verdict::Open(_) => None,
                });
                let weakest = weakest.max_by_key(|proof| strength(&proof.readings)).unwrap_or(proof);
                proved(out, goal, weakest);
            }
            None => {}
        }
        if silent > 0 && every_version {
            out.line(2, &say::invariant_lacking(self.lang, silent));
        }
    }
}

/// The less is known of readings, the more this is.
fn strength(under: &Under) -> u8 {
    match under {
        Under::Every => 0,
        Under::Default => 1,
        Under::Not(..) => 2,
    }
}

fn verdict(own: &Tried) -> Option<&Verdict> {
    own.found.as_ref().map(|(_, verdict)| &**verdict)
}

/// The most versions that are named.
const NAMED: usize = 6;

fn list(versions: &[&Version], lang: Lang) -> String {
    let names: Vec<String> = versions.iter().take(NAMED).map(ToString::to_string).collect();
    let named = names.join(say::comma(lang));
    match versions.len().saturating_sub(NAMED) {
        0 => named,
        more => say::invariant_and_more(lang, &named, more),
    }
}

/// A side: a rule by its label, anything else as written.
fn side_words(side: &Expr, books: &[&Rulebook], sources: &SourceMap, lang: Lang) -> String {
    let rule = match &side.kind {
        ExprKind::Path(name) => books.iter().find_map(|book| book.rules.get(book.rule(&name.text)?.index())),
        _ => None,
    };
    let written = || sources.text(side.span).split_whitespace().collect::<Vec<_>>().join(" ");
    rule.map_or_else(written, |rule| rule.label.get(lang).to_owned())
}

/// An invariant and what became of it. Conditions are in words; facts are written as in a facts file.
#[derive(Debug, Serialize)]
pub struct InvariantJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    amendment: Option<String>,
    title: String,
    words: String,
    says: String,
    sides: [String; 2],
    sources: Vec<String>,
    /// `refuted`, `open` or `proved`.
    verdict: &'static str,
    versions: VersionsJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    refuted: Option<BrokenSidesJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<OpenSidesJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    proved: Option<ProvedJson>,
}

/// The versions by what is known; of `silent` ones the invariant says nothing.
#[derive(Debug, Serialize)]
struct VersionsJson {
    refuted: Vec<String>,
    open: Vec<String>,
    proved: Vec<String>,
    silent: Vec<String>,
}

#[derive(Debug, Serialize)]
struct BrokenSidesJson {
    version: String,
    conditions: Vec<String>,
    facts: BTreeMap<String, String>,
    answers: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    saved: Option<String>,
}

#[derive(Debug, Serialize)]
struct OpenSidesJson {
    version: String,
    /// `beyond` or `no_case`.
    why: &'static str,
    conditions: Vec<String>,
}

#[derive(Debug, Serialize)]
struct ProvedJson {
    words: Vec<String>,
}

/// An invariant as data.
pub fn invariant_json(told: &ToldInvariant<'_>) -> InvariantJson {
    let own = told.of.invariant;
    let named = |wanted: Option<Group>| told.versions(wanted).iter().map(ToString::to_string).collect();
    let (mut refuted, mut open, mut proved) = (None, None, None);
    if let Some((goal, tried)) = &told.shown {
        let version = tried.version.to_string();
        let in_words = |own: &[crate::symbolic::Condition]| own.iter().map(|condition| goal.condition(condition)).collect();
        match verdict(tried) {
            Some(Verdict::Refuted(broken)) => {
                refuted = Some(BrokenSidesJson {
                    version,
                    conditions: in_words(&broken.region.conditions),
                    facts: goal.given(&broken.example).into_iter().collect(),
                    answers: told.answers(broken).map(|(_, answer)| answer).collect(),
                    saved: told.saved.clone(),
                });
            }
            Some(Verdict::Open(Open::Beyond)) => open = Some(OpenSidesJson { version, why: "beyond", conditions: Vec::new() }),
            Some(Verdict::Open(Open::NoCase(region))) => {
                open = Some(OpenSidesJson { version, why: "no_case", conditions: in_words(&region.conditions) });
            }
            Some(Verdict::Proved(proof)) => proved = Some(ProvedJson { words: notes(goal, proof) }),
            None => {}
        }
    }
    InvariantJson {
        amendment: own.amendment.as_ref().map(|name| name.text.to_string()),
        title: own.title.clone(),
        words: told.words(),
        says: told.said.clone(),
        sides: told.sides.clone(),
        sources: told.sources(),
        verdict: match told.group() {
            Group::Refuted => "refuted",
            Group::Open => "open",
            Group::Proved => "proved",
        },
        versions: VersionsJson {
            refuted: named(Some(Group::Refuted)),
            open: named(Some(Group::Open)),
            proved: named(Some(Group::Proved)),
            silent: named(None),
        },
        refuted,
        open,
        proved,
    }
}
