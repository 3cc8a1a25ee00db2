//! What became of claims, as data.

use std::collections::BTreeMap;

use serde::Serialize;

use super::claims::{ToldClaim, holds, notes};
use super::shown::change_name;
use crate::symbolic::{Broken, Condition, Open, Under, Verdict};

/// A claim and what became of it. Conditions are in words; facts are written as in a facts file.
#[derive(Debug, Serialize)]
pub struct ClaimJson {
    amendment: String,
    title: String,
    words: String,
    rule: String,
    says: String,
    sources: Vec<String>,
    versions: [String; 2],
    /// `refuted`, `open` or `proved`.
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    refuted: Option<BrokenJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<OpenJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    proved: Option<ProofJson>,
}

#[derive(Debug, Serialize)]
struct BrokenJson {
    change: &'static str,
    conditions: Vec<String>,
    facts: BTreeMap<String, String>,
    answers: [String; 2],
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<[&'static str; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    saved: Option<String>,
}

#[derive(Debug, Serialize)]
struct OpenJson {
    /// `beyond` or `no_case`.
    why: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    conditions: Vec<String>,
}

#[derive(Debug, Serialize)]
struct ProofJson {
    /// `every`, `default` or `not`.
    readings: &'static str,
    /// The reading and the alternative under which it does not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_under: Option<[String; 2]>,
    unchanged: bool,
    uncompared: bool,
    words: Vec<String>,
}

/// A claim as data.
pub fn claim_json(told: &ToldClaim<'_>) -> ClaimJson {
    let claim = told.of.claim;
    let (verdict, refuted, open, proved) = match told.verdict {
        Verdict::Refuted(broken) => ("refuted", Some(broken_json(told, broken)), None, None),
        Verdict::Open(open) => ("open", None, Some(open_json(told, open)), None),
        Verdict::Proved(proof) => {
            let (readings, not_under) = match &proof.readings {
                Under::Every => ("every", None),
                Under::Default => ("default", None),
                Under::Not(reading, alternative) => ("not", Some([reading.to_string(), alternative.to_string()])),
            };
            let words = notes(&told.goal, proof);
            let own = ProofJson { readings, not_under, unchanged: proof.unchanged, uncompared: proof.uncompared, words };
            ("proved", None, None, Some(own))
        }
    };
    ClaimJson {
        amendment: claim.amendment.text.to_string(),
        title: claim.title.clone(),
        words: told.words(),
        rule: claim.rule.text.to_string(),
        says: told.said.clone(),
        sources: told.sources(),
        versions: told.goal.names(),
        verdict,
        refuted,
        open,
        proved,
    }
}

fn conditions(told: &ToldClaim<'_>, own: &[Condition]) -> Vec<String> {
    own.iter().map(|condition| told.goal.condition(condition)).collect()
}

fn broken_json(told: &ToldClaim<'_>, broken: &Broken) -> BrokenJson {
    BrokenJson {
        change: change_name(broken.region.change),
        conditions: conditions(told, &broken.region.conditions),
        facts: told.goal.given(&broken.example).into_iter().collect(),
        answers: [0, 1].map(|version| told.goal.answer(&broken.example, version)),
        condition: broken.condition.as_ref().map(|both| both.each_ref().map(|cell| holds(cell, told.goal.lang))),
        saved: told.saved.clone(),
    }
}

fn open_json(told: &ToldClaim<'_>, open: &Open) -> OpenJson {
    match open {
        Open::Beyond => OpenJson { why: "beyond", change: None, conditions: Vec::new() },
        Open::NoCase(region) => {
            OpenJson { why: "no_case", change: Some(change_name(region.change)), conditions: conditions(told, &region.conditions) }
        }
    }
}
