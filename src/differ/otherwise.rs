//! What is said beside a difference: how it changes under other readings, and without which facts one version alone has an answer.

use serde::Serialize;

use super::page::Page;
use super::regions::{MOST, change_words, example, region_conditions};
use super::shown::{ExampleJson, change_name, example as example_json};
use super::{Goal, Told};
use crate::law::say;
use crate::model::Cell;
use crate::symbolic::{Opened, OtherReading, Region, Standing};

/// The most readings that are told, unless all are asked for.
const READINGS: usize = 4;

impl Told<'_> {
    /// Under which other readings the difference is another one. `all` tells all that was looked for.
    pub(super) fn other_readings(&self, out: &mut Page, all: bool) {
        let Some((own, goal)) = &self.otherwise else { return };
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
        let (most, mut left) = if all { (usize::MAX, usize::MAX) } else { (READINGS, MOST) };
        let mut told = 0;
        for reading in readings.iter().take(most) {
            if left == 0 {
                break;
            }
            told += 1;
            out.line(1, &goal.read(reading));
            let (also, fewer) = (reading.also.iter().map(|own| (own, true)), reading.fewer.iter().map(|own| (own, false)));
            let shown = left.min(reading.also.len() + reading.fewer.len());
            for (region, more) in also.chain(fewer).take(shown) {
                let way = change_words(goal, region.change);
                out.line(2, &if more { say::differ_also(lang, way) } else { say::differ_no_longer(lang, way) });
                self.region(out, goal, region);
            }
            left -= shown;
            if reading.more && all {
                out.line(2, say::differ_and_more(lang));
            } else if reading.more || shown < reading.also.len() + reading.fewer.len() {
                out.line(2, say::differ_and_more_hidden(lang));
            }
        }
        if readings.len() > told {
            out.line(1, &say::differ_more_readings(lang, readings.len() - told));
        }
    }

    /// The conditions of a region. Its case is among the data: each would take more lines than what it shows.
    fn region(&self, out: &mut Page, goal: &Goal<'_>, region: &Region) {
        region_conditions(out, goal, region);
        if region.example.is_none() {
            out.line(2, say::differ_no_example(goal.lang));
        }
    }

    /// Without which facts only one version has an answer; the first of them, or all.
    pub(super) fn unknown_facts(&self, out: &mut Page, all: bool) {
        let Some((own, _)) = &self.otherwise else { return };
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
            let shown = if all { opened.len() } else { MOST.min(opened.len()) };
            for opened in opened.iter().take(shown) {
                out.item(1, &self.goal.fact_words(&opened.fact));
            }
            if opened.len() > shown {
                out.line(2, &say::differ_hidden_facts(lang, opened.len() - shown));
            }
            if let Some(first) = opened.first() {
                out.line(2, &say::differ_without(lang, &*self.goal.fact_words(&first.fact)));
                example(out, &self.goal, &first.example);
            }
        }
        // Where cases are left of which nothing is known, nothing bounds where the answers differ.
        let bounded = self.difference.is_bounded();
        let scope = match bounded {
            true if self.difference.standing == Standing::None => say::differ_unknown_scope_none(lang),
            true => say::differ_unknown_scope(lang),
            false => say::differ_unknown_tried(lang),
        };
        out.line(1, scope);
    }

    pub(super) fn otherwise_json(&self) -> Option<OtherwiseJson> {
        let (own, goal) = self.otherwise.as_ref()?;
        Some(OtherwiseJson {
            readings: own.readings.as_ref().map(|all| all.iter().map(|reading| goal.reading_json(reading)).collect()),
            unknown: UnknownJson {
                alike: own.alike,
                open: own.open.as_ref().map(|all| all.iter().map(|opened| self.opened_json(opened)).collect()),
            },
        })
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

    fn reading_json(&self, own: &OtherReading) -> ReadingJson {
        let region = |region: &Region| ReadRegionJson {
            change: change_name(region.change),
            conditions: region.conditions.iter().map(|own| self.condition(own)).collect(),
            example: region.example.as_ref().map(|own| example_json(self, own)),
        };
        ReadingJson {
            read: own.read.iter().map(|(reading, alternative)| [reading.to_string(), alternative.to_string()]).collect(),
            also: own.also.iter().map(region).collect(),
            no_longer: own.fewer.iter().map(region).collect(),
            more: own.more,
        }
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
