//! `paragraf timeline`

use std::sync::Arc;

use chrono::NaiveDate;
use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::decide::json_text;
use super::uses::{asked, unknown};
use super::{Console, DONE, Stop, USAGE, input};
use crate::chart::{DayRow, days, page};
use crate::compile::Plan;
use crate::dependencies::{Asked, Thing, graphs};
use crate::explain::{SCHEMA, date_words, headed, row, value_words};
use crate::facts::write_value;
use crate::law::{Lang, Place, Version, canonical, say};
use crate::model::{Named, Parameter, Rulebook, Value};
use crate::pipeline::{Plans, RuleFiles};
use crate::provisions::{Changes, changes_json, provisions_text, ripple, step_lines};
use crate::source::{Diagnostic, both, codes};

/// A version with what it changes of what is asked about, from the law before it.
struct Step<'s, 'l> {
    version: &'s Version,
    found: Changes<'l>,
}

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, false)?;
    let versions: Vec<Version> =
        base.versions().into_iter().filter(|version| version.changes.iter().all(|change| change.measure.is_none())).collect();
    let mut made = Plans::of_texts(&base);
    made.make(versions.iter());
    let stopped = |mistakes: Vec<Diagnostic>| console.stop(&mistakes, base.sources());
    let plans: Vec<Arc<Plan>> = versions
        .iter()
        .filter_map(|version| made.found_if_any(version).map(|own| own.cloned()).transpose())
        .collect::<Result<_, _>>()
        .map_err(stopped)?;
    let graphs = graphs(&plans);
    let written = own.get_many::<String>("name").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let asked = asked(&canonical(&written), &graphs);
    let known = match &asked {
        Asked::Name(name) => graphs.iter().find_map(|graph| graph.thing(name).map(|thing| (thing, graph.book()))),
        Asked::Provision(..) => None,
    };
    let format = own.get_one::<String>("format").map_or("text", String::as_str);
    match (&asked, known) {
        (Asked::Name(name), Some((Thing::Parameter, _))) => {
            // Values are told of every day, also of those on which no text changes.
            let last = graphs.iter().rev().find_map(|graph| parameter(graph.book(), name).map(|own| (own, graph.book())));
            if let Some((own, book)) = last {
                console.out(&values(console, own, book, format));
            }
            Ok(DONE)
        }
        (Asked::Name(_), None) => refused(console, &base, unknown(&written, &graphs)),
        (Asked::Name(name), Some((Thing::Fact, _))) => refused(console, &base, of_no_version(name)),
        _ => {
            let mut told = Told::default();
            made.each_step(&versions, |version, mut found| {
                only(&mut found, &asked);
                if !found.provisions.is_empty() {
                    told.add(console, &Step { version, found }, format);
                }
            })
            .map_err(stopped)?;
            if let (Asked::Name(name), 0) = (&asked, told.count) {
                return refused(console, &base, within_a_rule(name));
            }
            console.out(&match format {
                "json" => json_text(&json!({ "schema": SCHEMA, "steps": told.json })),
                "svg" | "html" => drawn(console, &say::timeline_drawn(console.lang, &written), &told.rows, format),
                _ => told.text,
            });
            Ok(DONE)
        }
    }
}

/// The steps as they are told. Each is written when it is found, so that the laws it was found in need not be kept.
#[derive(Default)]
struct Told {
    count: usize,
    text: String,
    json: Vec<Json>,
    rows: Vec<DayRow>,
}

impl Told {
    fn add(&mut self, console: &Console, step: &Step<'_, '_>, format: &str) {
        let (lang, style) = (console.lang, console.style());
        self.count += 1;
        match format {
            "json" => self.json.push(step_json(step, lang)),
            "svg" | "html" => self.rows.push(step_row(step, lang)),
            _ => {
                if !self.text.is_empty() {
                    self.text.push('\n');
                }
                headed(&mut self.text, 0, &heading(step.version, lang), "", style);
                provisions_text(&mut self.text, &step.found, style);
            }
        }
    }
}

fn refused(console: &Console, base: &RuleFiles, why: Diagnostic) -> Result<u8, Stop> {
    console.tell(&[why], base.sources());
    Err(Stop(USAGE))
}

/// The message on a fact.
fn of_no_version(name: &str) -> Diagnostic {
    let message = both(
        format!("`{name}` er en opplysning i en sak, og endres ikke med loven"),
        format!("`{name}` is a fact of a case, and does not change with the law"),
    );
    let help = both(
        format!("`paragraf uses {name}` viser hvilke regler som spør etter den, i loven på hver dag"),
        format!("`paragraf uses {name}` shows which rules ask for it, in the law of every day"),
    );
    Diagnostic::error(codes::UNKNOWN_GOAL, None, message).help(help)
}

/// The message on a step, which is written in its rule.
fn within_a_rule(name: &str) -> Diagnostic {
    let rule = name.split('.').next().unwrap_or(name);
    let message = both(format!("`{name}` har ingen tekst for seg selv"), format!("`{name}` has no text of its own"));
    let help = both(
        format!("det er et steg i en regel: `paragraf timeline {rule}`"),
        format!("it is a step of a rule: `paragraf timeline {rule}`"),
    );
    Diagnostic::error(codes::UNKNOWN_GOAL, None, message).help(help)
}

/// Leaves what is asked about: a provision with its parts, or the rule, figure or reading of a name with the exceptions made to it, and what
/// changed these.
fn only(found: &mut Changes<'_>, asked: &Asked) {
    found.parameters.clear();
    match asked {
        Asked::Provision(act, place) => found.provisions.retain(|changed| {
            let inside = |own: &Place| place.contains(own);
            (act.is_empty() || *changed.act.name.text == **act) && changed.at.iter().flatten().any(|(own, _)| inside(own))
        }),
        Asked::Name(name) => {
            found.only_rules(name);
        }
    }
}

fn heading(version: &Version, lang: Lang) -> String {
    match version.changes.is_empty() {
        true => say::timeline_day(lang, &*date_words(version.date, lang)),
        false => say::timeline_proposal(lang, &*version.to_string()),
    }
}

fn step_json(step: &Step<'_, '_>, lang: Lang) -> Json {
    let told = serde_json::to_value(changes_json(&step.found, &ripple(&step.found), lang)).unwrap_or_default();
    json!({ "version": step.version.to_string(), "proposal": !step.version.changes.is_empty(), "provisions": told.get("provisions") })
}

/// A step as a row of a drawing.
fn step_row(step: &Step<'_, '_>, lang: Lang) -> DayRow {
    let law = step.version.changes.is_empty();
    let day = if law { date_words(step.version.date, lang) } else { say::report_proposed(lang).to_owned() };
    DayRow { day, lines: step_lines(&step.found, lang), law, marked: true }
}

/// Days as a drawing, or as a page with one.
fn drawn(console: &Console, title: &str, rows: &[DayRow], format: &str) -> String {
    let lang = console.lang;
    let says = rows.iter().map(|row| say::report_sentence(lang, &*say::told_as(lang, &row.day, &*row.lines.join(say::semicolon(lang)))));
    let drawing = days("timeline", title, rows, says.collect());
    if format == "svg" { drawing.svg } else { page(&drawing, lang.code()) }
}

fn parameter<'b>(book: &'b Rulebook, name: &str) -> Option<&'b Parameter> {
    match book.names.get(name) {
        Some(Named::Parameter(id)) => book.parameters.get(id.index()),
        _ => None,
    }
}

/// The values of a parameter, each with the day from which it holds.
fn values(console: &Console, own: &Parameter, book: &Rulebook, format: &str) -> String {
    let (lang, style) = (console.lang, console.style());
    if format == "json" {
        let values =
            own.values.iter().map(|(day, value)| json!({ "from": day.to_string(), "value": write_value(value.clone(), own.ty, book) }));
        let label = own.label.get(lang);
        return json_text(&json!({ "schema": SCHEMA, "parameter": &*own.name, "label": label, "values": values.collect::<Vec<Json>>() }));
    }
    if ["svg", "html"].contains(&format) {
        let row = |(day, value): &(NaiveDate, Value)| DayRow {
            day: date_words(*day, lang),
            lines: vec![value_words(value.clone(), own.ty, book, lang)],
            law: true,
            marked: false,
        };
        let rows: Vec<DayRow> = own.values.iter().map(row).collect();
        return drawn(console, &say::timeline_drawn(lang, own.label.get(lang)), &rows, format);
    }
    let mut out = String::new();
    headed(&mut out, 0, &say::uses_title(lang, own.label.get(lang), &*own.name, say::uses_parameter(lang)), "", style);
    for (day, value) in &own.values {
        row(&mut out, 1, &format!("{day}  "), &value_words(value.clone(), own.ty, book, lang), style);
    }
    out
}
