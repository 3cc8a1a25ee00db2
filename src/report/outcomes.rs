//! The answers that are others: each right, duty, power, prohibition and value with its regions, and the conditions on the way to them.

use super::figures::changed;
use super::ids::Ids;
use super::material::{Material, mark_of, standing_words};
use super::model::{Block, Case, Line, Mark, Part, Table};
use super::summary::{answer_id, listed};
use crate::differ::{CaseWords, DifferenceWords, RegionWords, WayWords};
use crate::explain::capital;
use crate::law::{Lang, say};
use crate::model::Kind;
use crate::symbolic::Standing;
use crate::words::Word;

/// The most regions of a way that are told.
const MOST: usize = 3;

/// The answers that are others.
pub(super) fn outcomes(material: &Material<'_>, ids: &mut Ids) -> Part {
    let lang = material.lang;
    let mut part = Part::new(ids.of("answers"), say::report_answers(lang));
    part.say(say::report_answers_intro(lang));
    let kinds: [(&str, &str, &[Kind]); 5] = [
        ("answers-rights", say::report_rights(lang), &[Kind::Right]),
        ("answers-duties", say::report_duties(lang), &[Kind::Duty]),
        ("answers-powers", say::report_powers(lang), &[Kind::Power]),
        ("answers-prohibitions", say::report_prohibitions(lang), &[Kind::Prohibition]),
        ("answers-values", say::report_values(lang), &[Kind::Value, Kind::Deadline]),
    ];
    for (id, title, kinds) in kinds {
        let mut own = Part::new(ids.of(id), title);
        own.parts.extend(changed(material, kinds).map(|goal| outcome(material, goal, ids)));
        if !own.is_empty() {
            part.parts.push(own);
        }
    }
    let conditions: Vec<&DifferenceWords> = changed(material, &[Kind::Condition]).collect();
    if !conditions.is_empty() {
        let mut own = Part::new(ids.of("answers-conditions"), say::report_conditions(lang));
        own.say(say::report_conditions_intro(lang));
        own.table(Table {
            caption: say::report_conditions(lang).to_owned(),
            head: [say::report_condition(lang), say::report_how(lang), say::report_because_of(lang)].map(str::to_owned).to_vec(),
            rows: conditions.iter().map(|goal| condition(material, goal)).collect(),
        });
        part.parts.push(own);
    }
    if part.parts.is_empty() {
        part.say(say::report_answers_none(lang));
    }
    part
}

/// A question with another answer.
fn outcome(material: &Material<'_>, goal: &DifferenceWords, ids: &mut Ids) -> Part {
    let lang = material.lang;
    let mut part = Part::new(ids.of(&answer_id(&goal.goal)), &capital(&goal.label));
    let standing = Line::default().mark(mark_of(goal)).text(standing_words(goal, lang));
    let line = Line::of(&say::report_sentence(lang, &*goal.provision));
    part.blocks.push(Block::Text(line));
    part.blocks.push(Block::Text(standing));
    if goal.standing == Standing::Within {
        part.blocks.push(Block::Text(Line::default().mark(Mark::Open).text(say::report_standing_rest(lang))));
    }
    let absent = goal.has_rule.iter().zip(versions(lang));
    for (_, version) in absent.filter(|(there, _)| !**there) {
        part.say(&if goal.yes_no { say::report_absent_no(lang, version) } else { say::report_absent_value(lang, version) });
    }
    for way in &goal.ways {
        one_way(&mut part, material, goal, way);
    }
    if goal.more {
        part.say(say::differ_more(lang));
    }
    if goal.without_causes {
        part.say(&say::differ_not_attributed(lang, Word::Choice("measure")));
    }
    for ([changing, restoring], case) in &goal.cancelling {
        part.say(&say::report_sentence(lang, &*capital(&say::differ_cancels(lang, &**changing, &**restoring))));
        let names = [say::report_before(lang), say::report_with_the_first(lang)];
        part.blocks.push(Block::Case(case_of(case, names, lang)));
    }
    part
}

fn one_way(part: &mut Part, material: &Material<'_>, goal: &DifferenceWords, way: &WayWords) {
    let lang = material.lang;
    let some = Line::default().strong(&capital(way.words));
    if let Some(short) = &way.short {
        part.blocks.push(Block::Text(some.text(say::report_in_these(lang))));
        for (at, conditions) in short.ways.iter().enumerate() {
            if at > 0 {
                part.say(say::report_or(lang));
            }
            part.list(conditions.iter().map(|own| Line::of(own)).collect());
        }
        let version = if short.version == 0 { say::report_before(lang) } else { say::report_after(lang) };
        part.say(&if short.answer { say::report_and_else(lang, version) } else { say::report_and_else_no(lang, version) });
        causes(part, &short.causes, lang);
        match way.regions.iter().find_map(|region| region.example.as_ref()) {
            Some(case) => part.blocks.push(Block::Case(case_of(case, versions(lang), lang))),
            None => part.say(say::report_no_example(lang)),
        }
        return;
    }
    let count = way.regions.len();
    part.blocks.push(Block::Text(some.text(&say::report_in_these_situations(lang, count))));
    let common = common(&way.regions);
    if count > 1 && !common.is_empty() {
        part.say(say::report_common(lang));
        part.list(common.iter().map(|own| Line::of(own)).collect());
    }
    for (at, region) in way.regions.iter().take(MOST).enumerate() {
        if count > 1 {
            part.blocks.push(Block::Text(Line::default().strong(&say::report_situation(lang, at + 1, count))));
        }
        one_region(part, region, if count > 1 { &common } else { &[] }, lang);
    }
    // One case shows the way; the others would say most of it again.
    match way.regions.iter().find_map(|region| region.example.as_ref()) {
        Some(case) => part.blocks.push(Block::Case(case_of(case, versions(lang), lang))),
        None => part.say(say::report_no_example(lang)),
    }
    if count > MOST {
        let [before, after] = material.names();
        part.say(&say::report_more_situations(lang, count - MOST, &goal.goal, &*before, &*after));
    }
}

/// The conditions that all regions have.
fn common(regions: &[RegionWords]) -> Vec<&str> {
    let Some((first, rest)) = regions.split_first() else { return Vec::new() };
    let in_all = |own: &&String| rest.iter().all(|region| region.conditions.contains(*own));
    first.conditions.iter().filter(in_all).map(String::as_str).collect()
}

/// A region by the conditions that it does not have in common with the others.
fn one_region(part: &mut Part, region: &RegionWords, common: &[&str], lang: Lang) {
    let own: Vec<Line> = region.conditions.iter().filter(|own| !common.contains(&own.as_str())).map(|own| Line::of(own)).collect();
    match (own.is_empty(), common.is_empty()) {
        (true, true) => part.say(say::report_always(lang)),
        (true, false) => {}
        (false, _) => part.list(own),
    }
    causes(part, &region.causes, lang);
}

/// What causes some cases, in a sentence.
fn causes(part: &mut Part, lines: &[String], lang: Lang) {
    if !lines.is_empty() {
        part.say(&say::report_sentence(lang, &*capital(&lines.join(say::semicolon(lang)))));
    }
}

pub(super) fn versions(lang: Lang) -> [&'static str; 2] {
    [say::report_before(lang), say::report_after(lang)]
}

/// A case with its answers.
pub(super) fn case_of(case: &CaseWords, [before, after]: [&str; 2], lang: Lang) -> Case {
    let [first, second] = case.answers.clone();
    Case {
        lead: say::report_example(lang).to_owned(),
        facts: case.facts.clone(),
        answers: [(capital(before), first), (capital(after), second)],
    }
}

/// A condition in a row of a table.
fn condition(material: &Material<'_>, goal: &DifferenceWords) -> Vec<Line> {
    let lang = material.lang;
    let clause = |way: &WayWords| match (&way.short, way.regions.as_slice()) {
        (Some(short), _) if short.ways.len() == 1 => say::report_where(lang, way.words, &*short.ways.concat().join(say::semicolon(lang))),
        (_, [only]) => say::report_where(lang, way.words, &*only.conditions.join(say::semicolon(lang))),
        (_, regions) => say::report_in_situations(lang, way.words, regions.len()),
    };
    let mut ways: Vec<String> = goal.ways.iter().map(clause).collect();
    let absent = goal.has_rule.iter().zip(versions(lang)).filter(|(there, _)| !**there);
    ways.extend(absent.map(|(_, version)| say::report_not_there(lang, version)));
    let mut causing: Vec<String> = Vec::new();
    for cause in goal.ways.iter().flat_map(|way| &way.causing) {
        if !causing.contains(cause) {
            causing.push(cause.clone());
        }
    }
    let label = Line::of(&goal.label).text("\n").text(&goal.provision);
    let how = Line::default().mark(mark_of(goal)).text(&ways.join(say::semicolon(lang)));
    vec![label, how, Line::of(&listed(&causing, lang))]
}
