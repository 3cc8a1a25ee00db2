//! The measures that cause a difference, as data.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Told;
use super::shown::{ExampleJson, example};
use crate::symbolic::{Change, Effect, Family, MeasureSet, Part};

/// What is known of the measures as a whole. Measures are named as in a version.
#[derive(Debug, Serialize)]
pub(super) struct MeasuresJson {
    /// Whether it is decided what they cause.
    decided: bool,
    /// `measure`, or `change` for single lines of the amendment.
    by: &'static str,
    may_matter: Vec<String>,
    /// Whether every set of them was looked at.
    every_set: bool,
    cancelling: Vec<CancellingJson>,
}

#[derive(Debug, Serialize)]
struct CancellingJson {
    changing: Vec<String>,
    restoring: Vec<String>,
    example: ExampleJson,
}

/// Cases that have the same causes.
#[derive(Debug, Serialize)]
pub(super) struct PartJson {
    /// What they meet besides; none for the whole region, and where it is not told.
    besides: Vec<Vec<String>>,
    enough: Vec<Vec<String>>,
    /// Whether there are such cases; if not, they are not ruled out.
    shown: bool,
    /// `nothing`, `all` or `other`.
    alone: BTreeMap<String, &'static str>,
    undone: Vec<UndoneJson>,
}

#[derive(Debug, Serialize)]
struct UndoneJson {
    enough: Vec<String>,
    by: Vec<String>,
}

impl Told<'_> {
    pub(super) fn measures_json(&self) -> Option<MeasuresJson> {
        let own = self.by_measure?;
        let named = |set| names(own.family, set);
        let cancelling = own.causes.iter().flat_map(|causes| &causes.cancelling).map(|cancelling| CancellingJson {
            changing: named(cancelling.changing),
            restoring: named(cancelling.restoring),
            example: example(&self.beside(cancelling), &cancelling.example),
        });
        Some(MeasuresJson {
            decided: own.causes.is_some(),
            by: if own.family.by_line() { "change" } else { "measure" },
            may_matter: own.causes.map(|causes| named(causes.relevant)).unwrap_or_default(),
            every_set: own.causes.is_some_and(|causes| causes.every_set),
            cancelling: cancelling.collect(),
        })
    }

    pub(super) fn region_causes_json(&self, region: usize) -> Option<Vec<PartJson>> {
        let own = self.by_measure?;
        Some(own.causes?.regions.get(region)?.parts.iter().map(|part| self.part_json(own.family, part)).collect())
    }

    pub(super) fn causes_of_json(&self, change: Change) -> Option<Vec<PartJson>> {
        let (family, caused) = self.caused(change)?;
        Some(caused.parts.iter().map(|part| self.part_json(family, part)).collect())
    }

    fn part_json(&self, family: &Family<'_>, part: &Part) -> PartJson {
        let named = |set| names(family, set);
        let effect = |effect: Effect| match effect {
            Effect::None => "nothing",
            Effect::Whole => "all",
            Effect::Other => "other",
        };
        let name = |own: usize| names(family, MeasureSet::of(own)).concat();
        PartJson {
            besides: part.ways.iter().map(|way| way.iter().map(|condition| self.goal.condition(condition)).collect()).collect(),
            enough: part.causes.enough.iter().copied().map(named).collect(),
            shown: part.shown,
            alone: part.causes.alone.iter().map(|(own, found)| (name(*own), effect(*found))).collect(),
            undone: part.causes.undone.iter().map(|(set, others)| UndoneJson { enough: named(*set), by: named(*others) }).collect(),
        }
    }
}

fn names(family: &Family<'_>, set: MeasureSet) -> Vec<String> {
    set.iter().filter_map(|at| family.measures.get(at)).map(|own| format!("{}:{}", own.amendment, own.name)).collect()
}
