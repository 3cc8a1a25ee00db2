//! What became of claims, as a page: refuted ones first, each with its words, its evidence, and the case that breaks it.

use std::sync::Arc;

use super::Goal;
use super::page::Page;
use super::regions::{change_words, example, region_conditions};
use crate::compile::Plan;
use crate::consolidate::ClaimOf;
use crate::explain::{Fragment, words};
use crate::law::{Lang, say};
use crate::model::Cell;
use crate::source::SourceMap;
use crate::symbolic::{Broken, Change, Open, Proof, Under, Verdict};

/// A claim with what is needed to say what became of it.
pub struct ToldClaim<'c> {
    /// The goal in the two versions.
    pub(super) goal: Goal<'c>,
    /// The claim as written, and the names of its versions.
    pub(super) of: &'c ClaimOf<'c>,
    /// What it says of its rule, as written.
    pub(super) said: String,
    /// What became of it.
    pub(super) verdict: &'c Verdict,
    /// The facts file that holds its case.
    pub(super) saved: Option<String>,
}

impl<'c> ToldClaim<'c> {
    /// A claim in a language.
    pub fn new(of: &'c ClaimOf<'c>, plans: [&'c Arc<Plan>; 2], verdict: &'c Verdict, sources: &SourceMap, lang: Lang) -> ToldClaim<'c> {
        let mut goal = Goal::new(plans, &of.claim.rule.text, lang);
        match verdict {
            Verdict::Refuted(broken) => goal.telling_apart(&broken.region.conditions),
            Verdict::Open(Open::NoCase(region)) => goal.telling_apart(&region.conditions),
            Verdict::Open(Open::Beyond) | Verdict::Proved(_) => {}
        }
        ToldClaim { goal, of, said: of.claim.said_of_rule(sources), verdict, saved: None }
    }

    /// Remembers the facts file that its case was written to.
    pub fn saved_as(&mut self, path: String) {
        self.saved = Some(path);
    }

    /// What a file about it is called: its amendment and its title, of letters and digits.
    pub fn file_stem(&self) -> String {
        file_stem(Some(&self.of.claim.amendment.text), &self.of.claim.title)
    }

    /// Its own words.
    pub(super) fn words(&self) -> String {
        let claim = self.of.claim;
        claim.labels.text().map_or_else(|| claim.title.clone(), |text| text.get(self.goal.lang).to_owned())
    }

    /// Its evidence, as answers cite it.
    pub(super) fn sources(&self) -> Vec<String> {
        let book = self.goal.book(1);
        let sources = book.claims.first().map(|claim| claim.sources.as_slice()).unwrap_or_default();
        sources.iter().map(|source| words(&Fragment::Source(source), book, self.goal.lang)).collect()
    }
}

impl Goal<'_> {
    /// A reading and one of its alternatives, in words.
    pub(super) fn reading(&self, name: &str, alternative: &str) -> [String; 2] {
        let lang = self.lang;
        let found = (0..2).find_map(|version| self.book(version).readings.iter().find(|own| *own.name == *name));
        let own = found.and_then(|reading| reading.alternatives.iter().find(|own| *own.name == *alternative));
        let label = found.map_or(name, |reading| reading.label.get(lang));
        [label.to_owned(), own.map_or(alternative, |own| own.label.get(lang)).to_owned()]
    }
}

/// What a file about a claim is called: of letters and digits.
pub(super) fn file_stem(amendment: Option<&str>, title: &str) -> String {
    let plain = |sign: char| if sign.is_alphanumeric() || sign == '_' || sign == '.' { sign } else { ' ' };
    let title: String = format!("{} {title}", amendment.unwrap_or_default()).trim().chars().map(plain).take(LONGEST_NAME).collect();
    title.split_whitespace().collect::<Vec<_>>().join("-")
}

/// The most letters of the name of a file.
const LONGEST_NAME: usize = 100;

/// What becomes of a claim, in the order in which claims are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Refuted,
    Open,
    Proved,
}

pub(super) fn group(verdict: &Verdict) -> Group {
    match verdict {
        Verdict::Refuted(_) => Group::Refuted,
        Verdict::Open(_) => Group::Open,
        Verdict::Proved(_) => Group::Proved,
    }
}

/// What became of one claim.
pub(super) fn claim(out: &mut Page, told: &ToldClaim<'_>) {
    out.head(1, &told.words());
    out.line(2, &told.said);
    let [before, after] = told.goal.names();
    out.line(2, &format!("{before} → {after}"));
    for source in told.sources() {
        out.line(2, &source);
    }
    match told.verdict {
        Verdict::Refuted(broken) => refuted(out, told, broken),
        Verdict::Open(open) => undecided(out, &told.goal, open),
        Verdict::Proved(proof) => proved(out, &told.goal, proof),
    }
}

fn refuted(out: &mut Page, told: &ToldClaim<'_>, broken: &Broken) {
    let goal = &told.goal;
    out.head(2, change_words(goal, broken.region.change));
    region_conditions(out, goal, &broken.region);
    example(out, goal, &broken.example);
    if let Some([before, after]) = &broken.condition {
        let (before, after) = (holds(before, goal.lang), holds(after, goal.lang));
        let line = if before == after { before.to_owned() } else { say::claim_before_and_after(goal.lang, before, after) };
        out.result(say::claim_condition(goal.lang), &line);
    }
    if let Some(saved) = &told.saved {
        out.line(2, &say::claim_saved(goal.lang, &**saved));
    }
}

/// What is found of the condition of a claim.
pub(super) fn holds(cell: &Cell, lang: Lang) -> &'static str {
    match cell {
        cell if *cell == Cell::YES => say::yes(lang),
        Cell::Known(_) => say::no(lang),
        Cell::Unknown => say::claim_condition_open(lang),
        Cell::Fault => say::claim_condition_fault(lang),
    }
}

pub(super) fn undecided(out: &mut Page, goal: &Goal<'_>, open: &Open) {
    match open {
        Open::Beyond => out.line(2, say::claim_beyond(goal.lang)),
        Open::NoCase(region) => {
            let line = match region.change {
                Change::Same => say::claim_no_case_of_one(goal.lang).to_owned(),
                change => say::claim_no_case(goal.lang, change_words(goal, change)),
            };
            out.line(2, &line);
            region_conditions(out, goal, region);
        }
    }
}

pub(super) fn proved(out: &mut Page, goal: &Goal<'_>, proof: &Proof) {
    for line in notes(goal, proof) {
        out.line(2, &line);
    }
}

/// Under which readings a proof holds, and what else it shows.
pub(super) fn notes(goal: &Goal<'_>, proof: &Proof) -> Vec<String> {
    let lang = goal.lang;
    let mut notes = vec![match &proof.readings {
        Under::Every => say::claim_every_reading(lang).to_owned(),
        Under::Default => say::claim_default_readings(lang).to_owned(),
        Under::Not(reading, alternative) => {
            let [reading, alternative] = goal.reading(reading, alternative);
            say::claim_not_under(lang, &*reading, &*alternative)
        }
    }];
    if proof.unchanged {
        notes.push(say::claim_unchanged(lang).to_owned());
    }
    if proof.uncompared {
        notes.push(say::claim_uncompared(lang).to_owned());
    }
    notes
}
