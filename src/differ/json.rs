//! A difference as data.

use serde::Serialize;

use super::Told;
use super::causes::{MeasuresJson, PartJson};
use super::components::ComponentJson;
use super::otherwise::OtherwiseJson;
use super::shown::{ExampleJson, change_name, example};
use crate::symbolic::{Condition, Region, Standing};

/// A difference as data. Conditions are in words; facts are written as in a facts file.
#[derive(Debug, Serialize)]
pub struct DifferenceJson {
    goal: String,
    versions: [String; 2],
    /// `none`, `exact`, `within` or `open`.
    standing: &'static str,
    has_rule: [bool; 2],
    regions: Vec<RegionJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    short: Vec<ShortJson>,
    /// Where they differ at most beyond these regions.
    rest: Vec<RestJson>,
    /// Whether there are more regions, of which nothing is known.
    more_regions: bool,
    /// The values that the answer is made of, where it is known of them alone where it can differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    components: Vec<ComponentJson>,
    /// Where there is no difference by default: whether there is none under other readings either. Left out where that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    same_under_every_reading: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    measures: Option<MeasuresJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    otherwise: Option<OtherwiseJson>,
}

/// Where two versions differ in a way at most, beyond the regions of it that are told.
#[derive(Debug, Serialize)]
struct RestJson {
    change: &'static str,
    conditions: Vec<String>,
}

#[derive(Debug, Serialize)]
struct RegionJson {
    change: &'static str,
    conditions: Vec<String>,
    whole: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<ExampleJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    causes: Option<Vec<PartJson>>,
}

#[derive(Debug, Serialize)]
struct ShortJson {
    change: &'static str,
    conditions: Vec<Vec<String>>,
    and_all_else_asked_by: String,
    /// The answer that asks for it: yes, or no.
    for_the_answer: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    causes: Option<Vec<PartJson>>,
}

/// A difference as data.
pub fn difference_json(told: &Told<'_>) -> DifferenceJson {
    let difference = told.difference;
    let conditions = |own: &[Condition]| own.iter().map(|condition| told.goal.condition(condition)).collect::<Vec<_>>();
    let region = |(at, region): (usize, &Region)| RegionJson {
        change: change_name(region.change),
        conditions: conditions(&region.conditions),
        whole: region.exact,
        example: region.example.as_ref().map(|own| example(&told.goal, own)),
        causes: told.region_causes_json(at),
    };
    let names = told.goal.names();
    DifferenceJson {
        goal: told.goal.name.to_owned(),
        standing: match difference.standing {
            Standing::None => "none",
            Standing::Exact => "exact",
            Standing::Within => "within",
            Standing::Open => "open",
        },
        has_rule: difference.has_rule,
        regions: difference.regions.iter().enumerate().map(region).collect(),
        short: difference
            .short
            .iter()
            .map(|short| ShortJson {
                change: change_name(short.change),
                conditions: short.ways.iter().map(|way| conditions(way)).collect(),
                and_all_else_asked_by: names.get(short.version).cloned().unwrap_or_default(),
                for_the_answer: short.answer,
                causes: told.causes_of_json(short.change),
            })
            .collect(),
        rest: difference
            .rest
            .iter()
            .map(|rest| RestJson { change: change_name(rest.change), conditions: conditions(&rest.conditions) })
            .collect(),
        more_regions: difference.more,
        components: told.components_json(),
        same_under_every_reading: difference.same_under_every_reading.filter(|_| difference.standing == Standing::None),
        measures: told.measures_json(),
        otherwise: told.otherwise_json(),
        versions: names,
    }
}
