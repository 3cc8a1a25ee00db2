//! What is said beside a difference: how it changes under other readings, and without which facts one version alone has an answer.

use serde::Serialize;

use super::page::Page;
use super::regions::{change_words, conditions, example};
use super::shown::{ExampleJson, change_name, example as example_json};
use super::{Goal, Told};
use crate::law::say;
use crate::model::Cell;
use crate::symbolic::{Opened, OtherReading, Otherwise, Region};

/// The most readings that are told.
const READINGS: usize = 4;

impl Told<'_> {
    /// Under which other readings the difference is another one.
    pub(super) fn other_readings(&self, out: &mut Page) {
        let Some(own) = self.otherwise else { return };
        let lang = self.goal.lang;
        let Some(readings) = &own.readings else {
            out.blank();
            out.line(0, say::differ_readings_open(lang));
            return;
        };
        if readings.is_empty() {
            if !self.difference.regions.is_empty() {
                out.blank();
                out.line(0, say::differ_readings_same(lang));
            }
            return;
        }
        out.blank();
        out.head(0, say::differ_readings(lang));
        for reading in readings.iter().take(READINGS) {
            out.line(1, &self.goal.read(reading));
            for region in &reading.also {
                out.line(2, &say::differ_also(lang, change_words(&self.goal, region.change)));
                self.region(out, region);
            }
            for region in &reading.fewer {
                out.line(2, &say::differ_no_longer(lang, change_words(&self.goal, region.change)));
                self.region(out, region);
            }
            if reading.more {
                out.line(2, say::differ_and_more(lang));
            }
        }
        if let Some(more) = readings.len().checked_sub(READINGS).filter(|more| *more > 0) {
            out.line(1, &say::differ_more_readings(lang, more));
        }
    }

    /// The conditions of a region. Its case is among the data: each would take more lines than what it shows.
    fn region(&self, out: &mut Page, region: &Region) {
        conditions(out, &self.goal, &region.conditions);
        if region.example.is_none() {
            out.line(2, say::differ_no_example(self.goal.lang));
        }
    }

    /// Without which facts only one version has an answer.
    pub(super) fn unknown_facts(&self, out: &mut Page) {
        let Some(own) = self.otherwise else { return };
        let lang = self.goal.lang;
        out.blank();
        out.head(0, say::differ_unknown(lang));
        if own.alike {
            out.line(1, say::differ_alike(lang));
            return;
        }
        let Some(open) = &own.open else {
            out.line(1, say::differ_unknown_open(lang));
            return;
        };
        let names = self.goal.names();
        for (version, name) in names.iter().enumerate() {
            let opened: Vec<&Opened> = open.iter().filter(|own| own.version == version).collect();
            if opened.is_empty() {
                continue;
            }
            out.line(1, &say::differ_open_without(lang, &**name));
            for opened in &opened {
                out.item(1, &self.goal.fact_words(&opened.fact));
            }
            if let Some(first) = opened.first() {
                out.line(2, &say::differ_without(lang, &*self.goal.fact_words(&first.fact)));
                example(out, &self.goal, &first.example);
            }
        }
        // Where cases are left of which nothing is known, nothing bounds where the answers differ.
        let bounded = self.difference.is_bounded();
        out.line(1, if bounded { say::differ_unknown_scope(lang) } else { say::differ_unknown_tried(lang) });
    }

    pub(super) fn otherwise_json(&self) -> Option<OtherwiseJson> {
        let own: &Otherwise = self.otherwise?;
        Some(OtherwiseJson {
            readings: own.readings.as_ref().map(|all| all.iter().map(|reading| self.reading_json(reading)).collect()),
            unknown: UnknownJson {
                alike: own.alike,
                open: own.open.as_ref().map(|all| all.iter().map(|opened| self.opened_json(opened)).collect()),
            },
        })
    }

    fn reading_json(&self, own: &OtherReading) -> ReadingJson {
        let region = |region: &Region| ReadRegionJson {
            change: change_name(region.change),
            conditions: region.conditions.iter().map(|own| self.goal.condition(own)).collect(),
            example: region.example.as_ref().map(|own| example_json(&self.goal, own)),
        };
        ReadingJson {
            read: own.read.iter().map(|(reading, alternative)| [reading.to_string(), alternative.to_string()]).collect(),
            also: own.also.iter().map(region).collect(),
            no_longer: own.fewer.iter().map(region).collect(),
            more: own.more,
        }
    }

    fn opened_json(&self, own: &Opened) -> OpenedJson {
        let undetermined = |version: usize| matches!(own.example.answers.get(version), Some(Some(Cell::Unknown)));
        OpenedJson {
            fact: own.fact.to_string(),
            undetermined: [undetermined(0), undetermined(1)],
            example: example_json(&self.goal, &own.example),
        }
    }
}

impl Goal<'_> {
    /// «read otherwise: X – Y»
    fn read(&self, own: &OtherReading) -> String {
        let one = |(reading, alternative): &(std::sync::Arc<str>, std::sync::Arc<str>)| {
            let [reading, alternative] = self.reading(reading, alternative);
            say::differ_read(self.lang, &*reading, &*alternative)
        };
        let all: Vec<String> = own.read.iter().map(one).collect();
        say::differ_under(self.lang, &*all.join(say::semicolon(self.lang)))
    }
}

/// What is said beside a difference, as data.
#[derive(Debug, Serialize)]
pub(super) struct OtherwiseJson {
    /// `null` where it is not decided under which readings the difference is another one.
    readings: Option<Vec<ReadingJson>>,
    unknown: UnknownJson,
}

#[derive(Debug, Serialize)]
struct ReadingJson {
    read: Vec<[String; 2]>,
    also: Vec<ReadRegionJson>,
    no_longer: Vec<ReadRegionJson>,
    more: bool,
}

#[derive(Debug, Serialize)]
struct ReadRegionJson {
    change: &'static str,
    conditions: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<ExampleJson>,
}

#[derive(Debug, Serialize)]
struct UnknownJson {
    alike: bool,
    /// `null` where no fact was left out of a case.
    open: Option<Vec<OpenedJson>>,
}

#[derive(Debug, Serialize)]
struct OpenedJson {
    fact: String,
    undetermined: [bool; 2],
    example: ExampleJson,
}
