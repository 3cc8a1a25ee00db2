//! `paragraf facts`

use clap::ArgMatches;

use super::decide::json_text;
use super::explain::written;
use super::{Console, DONE, Stop, case, input};
use crate::facts::{GoalInputs, facts_file, goal_inputs, schema, wanted_words};
use crate::law::{Lang, say};
use crate::model::{EntityId, Fact, Rulebook, StandingId, Type};

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let titled = case::is_titled(own);
    let base = input::rules(console, matches, titled)?;
    let version = input::version(console, own.get_one("law"))?;
    let plan = input::plan(console, &base, &version)?;
    let name = own.get_one::<String>("goal").map_or("", String::as_str);
    let goal = input::goal(console, &base, &plan, name)?;
    let book = plan.checked().book();
    let inputs = goal_inputs(book, goal);
    let text = if titled {
        let given = case::given(console, &base, own)?;
        let facts = case::facts(console, &base, &given, &plan, name, &inputs)?;
        facts_file(&facts, book, &inputs, console.lang)
    } else if own.get_one::<String>("format").is_some_and(|format| format == "json") {
        json_text(&schema(book, name, &inputs, console.lang))
    } else {
        listing(console, book, &inputs)
    };
    written(console, own, &text)?;
    Ok(DONE)
}

/// The provisions that ask for what no rule asks for.
const NOWHERE: &[StandingId] = &[];

/// The facts as a facts file in YAML with the questions as comments: it can be filled in as it stands.
fn listing(console: &Console, book: &Rulebook, inputs: &GoalInputs) -> String {
    let lang = console.lang;
    let mut out = format!("# {}\n", say::facts_head(lang));
    // What the items of a list are called stands first among their facts.
    let names = inputs.names.iter().map(|id| (id, NOWHERE));
    let asked = names.chain(inputs.facts.iter().map(|(id, standings)| (id, standings.as_slice())));
    let facts: Vec<_> = asked.filter_map(|(id, standings)| Some((book.facts.get(id.index())?, standings))).collect();
    for entity in book.entities.iter().filter(|entity| !entity.listed) {
        let mut own = facts.iter().filter(|(fact, _)| fact.name.split_once('.').is_some_and(|(name, _)| name == &*entity.name)).peekable();
        if own.peek().is_none() {
            continue;
        }
        out.push_str(&format!("{}:  # {}\n", entity.name, entity.label.get(lang)));
        for (fact, standings) in own {
            let field = fact.name.split_once('.').map_or(&*fact.name, |(_, field)| field);
            let question = fact.ask.as_ref().unwrap_or(&fact.label).get(lang);
            let cited = standings.iter().map(|standing| book.cite(*standing, lang, true)).collect::<Vec<_>>().join("; ");
            out.push_str(&format!("  # {question}\n  # {} – {cited}\n", wanted_words(fact, book, lang)));
            match fact.ty {
                Type::List(entity) => {
                    out.push_str(&format!("  {field}:\n"));
                    entities(&mut out, book, &facts, (entity, 2), lang);
                }
                _ => out.push_str(&format!("  {field}: unknown\n")),
            }
        }
    }
    let mut assessed = facts.iter().filter(|(fact, _)| fact.assessment.is_some()).peekable();
    if assessed.peek().is_some() {
        out.push_str(&format!("assessments:  # {}\n", say::facts_assessments(lang)));
    }
    for (fact, standings) in assessed {
        let question = fact.ask.as_ref().unwrap_or(&fact.label).get(lang);
        let cited = standings.iter().map(|standing| book.cite(*standing, lang, true)).collect::<Vec<_>>().join("; ");
        out.push_str(&format!("  # {question}\n  # {} – {cited}\n", wanted_words(fact, book, lang)));
        let factors: Vec<String> = fact
            .assessment
            .iter()
            .flat_map(|assessment| &assessment.factors)
            .map(|(name, label)| format!("{name} ({})", label.get(lang)))
            .collect();
        if !factors.is_empty() {
            out.push_str(&format!("  # {}\n", say::facts_factors(lang, &factors.join(say::comma(lang)))));
        }
        out.push_str(&format!("  {}: unknown  # {{ value: yes, because: \"…\" }}\n", fact.name));
    }
    if !inputs.readings.is_empty() {
        out.push_str(&format!("readings:  # {}\n", say::facts_readings(lang)));
    }
    for reading in inputs.readings.iter().filter_map(|id| book.readings.get(id.index())) {
        let default = reading.alternatives.get(usize::from(reading.default)).map_or("", |alternative| &*alternative.name);
        let all: Vec<String> =
            reading.alternatives.iter().map(|alternative| format!("{} ({})", alternative.name, alternative.label.get(lang))).collect();
        let place = book.cite(reading.standing, lang, true);
        out.push_str(&format!("  # {}: {} – {place}\n  {}: {default}\n", reading.label.get(lang), all.join(", "), reading.name));
    }
    out
}

/// The facts of an entity of a list, as an item; at most a few lists within lists.
fn entities(out: &mut String, book: &Rulebook, facts: &[(&Fact, &[StandingId])], (entity, depth): (EntityId, usize), lang: Lang) {
    let indent = " ".repeat(2 * depth);
    let mut first = true;
    for (fact, standings) in facts.iter().filter(|(fact, _)| fact.entity == Some(entity)) {
        let field = fact.name.split_once('.').map_or(&*fact.name, |(_, field)| field);
        let question = fact.ask.as_ref().unwrap_or(&fact.label).get(lang);
        let cited = match standings.is_empty() {
            true => say::facts_item_name(lang).to_owned(),
            false => standings.iter().map(|standing| book.cite(*standing, lang, true)).collect::<Vec<_>>().join("; "),
        };
        out.push_str(&format!("{indent}# {question}\n{indent}# {} – {cited}\n", wanted_words(fact, book, lang)));
        let sign = if std::mem::take(&mut first) { "- " } else { "  " };
        match fact.ty {
            Type::List(inner) if inner != entity && depth < 8 => {
                out.push_str(&format!("{indent}{sign}{field}:\n"));
                entities(out, book, facts, (inner, depth + 2), lang);
            }
            _ => out.push_str(&format!("{indent}{sign}{field}: unknown\n")),
        }
    }
}
