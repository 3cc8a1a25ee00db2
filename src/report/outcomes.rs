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

/// The most regions of a way that are told: of a norm, and of a value.
const MOST: [usize; 2] = [3, 1];

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
    let mut told = Vec::new();
    for (id, title, kinds) in kinds {
        let mut own = Part::new(ids.of(id), title);
        own.parts.extend(changed(material, kinds).map(|goal| outcome(material, goal, ids, &mut told)));
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
fn outcome<'m>(material: &Material<'_>, goal: &'m DifferenceWords, ids: &mut Ids, told: &mut Vec<ToldWay<'m>>) -> Part {
    let lang = material.lang;
    let mut part = Part::new(ids.of(&answer_id(&goal.goal)), &capital(&goal.label));
    let standing = Line::default().mark(mark_of(goal)).text(standing_words(goal, lang));
    let line = Line::of(&say::report_sentence(lang, &*goal.provision));
    part.blocks.push(Block::Text(line));
    part.blocks.push(Block::Text(standing));
    if goal.standing == Standing::Within && goal.components.is_empty() {
        part.blocks.push(Block::Text(Line::default().mark(Mark::Open).text(say::report_standing_rest(lang))));
    }
    let absent = goal.has_rule.iter().zip(versions(lang));
    for (_, version) in absent.filter(|(there, _)| !**there) {
        part.say(&if goal.yes_no { say::report_absent_no(lang, version) } else { say::report_absent_value(lang, version) });
    }
    let (shown, undecided): (Vec<&WayWords>, Vec<&WayWords>) = goal.ways.iter().partition(|way| way.is_shown());
    for way in shown {
        one_way(&mut part, material, (goal, way), told);
    }
    // Where no case shows a way, nobody has use for what it would look like.
    if !undecided.is_empty() {
        let ways: Vec<String> = undecided.iter().map(|way| way.words.to_owned()).collect();
        let [before, after] = material.names();
        let words = say::report_undecided_ways(lang, &*listed(&ways, lang), &*goal.goal, &*before, &*after);
        part.blocks.push(Block::Text(Line::default().mark(Mark::Open).and_words(&words)));
    }
    if !goal.components.is_empty() {
        let [before, after] = material.names();
        part.say(&say::said_of(lang, say::differ_components(lang), &*goal.components.join(say::semicolon(lang))));
        part.say(&say::differ_component_see(lang, &*before, &*after));
    }
    if goal.more {
        part.say(say::differ_more(lang));
    }
    if !goal.rest.is_empty() {
        part.say(say::differ_rest(lang));
        for (way, conditions) in &goal.rest {
            part.say(&say::said_of(lang, *way, &*conditions.join(say::semicolon(lang))));
        }
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

/// A way that is told, with the question it is of.
struct ToldWay<'m> {
    goal: &'m DifferenceWords,
    way: &'m WayWords,
}

/// Whether two ways have the same regions, all of which are known: the same cases.
fn same_cases(one: &ToldWay<'_>, goal: &DifferenceWords, way: &WayWords) -> bool {
    let regions = |way: &WayWords| {
        let mut all: Vec<Vec<String>> = way.regions.iter().map(|region| region.conditions.clone()).collect();
        all.iter_mut().for_each(|conditions| conditions.sort_unstable());
        all.sort_unstable();
        all
    };
    let complete = |way: &WayWords| way.regions.iter().all(|region| region.complete);
    !one.goal.more
        && !goal.more
        && one.goal.rest.is_empty()
        && goal.rest.is_empty()
        && complete(one.way)
        && complete(way)
        && one.way.causing == way.causing
        && regions(one.way) == regions(way)
}

fn one_way<'m>(part: &mut Part, material: &Material<'_>, (goal, way): (&'m DifferenceWords, &'m WayWords), told: &mut Vec<ToldWay<'m>>) {
    let lang = material.lang;
    let some = Line::default().strong(&capital(way.words));
    let shown = |way: &'m WayWords| way.regions.iter().find_map(|region| region.example.as_ref());
    let case = shown(way).map(|case| Block::Case(case_of(case, versions(lang), lang)));
    // What is told of one question is not told again of another that differs in the same cases.
    if let Some(other) = told.iter().find(|other| same_cases(other, goal, way)) {
        let line = some.text(say::report_in_the_same_cases(lang)).link(&other.goal.label, &answer_id(&other.goal.goal));
        part.blocks.push(Block::Text(line.text(&say::report_way_of(lang, other.way.words))));
        match (shown(way), shown(other.way)) {
            // The same case is not told again either.
            (Some(own), Some(case)) if own.facts == case.facts => {
                let [before, after] = &own.answers;
                part.say(&say::report_same_case(lang, &**before, &**after));
            }
            _ => part.blocks.extend(case),
        }
        return;
    }
    told.push(ToldWay { goal, way });
    if !goal.components.is_empty() {
        // Where it differs is known only of what the answer is made of.
        part.blocks.push(Block::Text(some));
        part.blocks.extend(case);
        return;
    }
    if let Some(short) = way.short.as_ref().filter(|short| short.ways.concat().is_empty()) {
        let [before, after] = material.names();
        let version = if short.version == 0 { before } else { after };
        let wherever = if short.answer { say::differ_wherever_yes(lang, &*version) } else { say::differ_wherever_no(lang, &*version) };
        part.blocks.push(Block::Text(some.text(&say::report_sentence(lang, &*format!(" {wherever}")))));
        causes(part, &short.causes, lang);
        part.blocks.extend(case);
        return;
    }
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
        part.blocks.extend(case);
        return;
    }
    let count = way.regions.len();
    let [before, after] = material.names();
    let shortest = way.regions.iter().map(|region| length(&region.conditions)).min().unwrap_or(0);
    let [most, longest] = [MOST, LONGEST].map(|[norm, value]| if goal.kind.is_norm() { norm } else { value });
    if shortest > longest {
        // Conditions on sums within sums say less than a case does.
        part.blocks.push(Block::Text(some.and_words(&say::report_in_some(lang, &*goal.goal, &*before, &*after))));
        part.say(&say::report_sentence(lang, &*capital(&way_causes(way, lang))));
        part.blocks.extend(case);
        return;
    }
    part.blocks.push(Block::Text(some.text(&say::report_in_these_situations(lang, count))));
    let common = common(&way.regions);
    if count > 1 && !common.is_empty() {
        part.say(say::report_common(lang));
        part.list(common.iter().map(|own| Line::of(own)).collect());
    }
    let told_here = way.regions.iter().take(most).enumerate();
    let mut alike: Option<&[String]> = None;
    let mut case = case;
    for (at, region) in told_here {
        if count > 1 {
            part.blocks.push(Block::Text(Line::default().strong(&say::report_situation(lang, at + 1, count))));
        }
        one_region(part, region, if count > 1 { &common } else { &[] }, alike, lang);
        alike = Some(&region.causes);
        // One case shows the way, in the situation that it is of; the others would say most of it again.
        if region.example.is_some() {
            part.blocks.extend(case.take());
        }
    }
    part.blocks.extend(case);
    if count > most {
        part.say(&say::report_more_situations(lang, count - most, &goal.goal, &*before, &*after));
    }
}

/// The most letters of the conditions of a region that are told: of a norm, and of a value.
const LONGEST: [usize; 2] = [1_200, 500];

fn length(conditions: &[String]) -> usize {
    conditions.iter().map(String::len).sum()
}

/// The measures that a way follows from.
fn way_causes(way: &WayWords, lang: Lang) -> String {
    if way.causing.is_empty() {
        say::report_without_cause(lang).to_owned()
    } else {
        say::differ_caused_by(lang, &*listed(&way.causing, lang))
    }
}

/// The conditions that all regions have.
fn common(regions: &[RegionWords]) -> Vec<&str> {
    let Some((first, rest)) = regions.split_first() else { return Vec::new() };
    let in_all = |own: &&String| rest.iter().all(|region| region.conditions.contains(*own));
    first.conditions.iter().filter(in_all).map(String::as_str).collect()
}

/// A region by the conditions that it does not have in common with the others.
/// Causes that are those of the region before are not told again.
fn one_region(part: &mut Part, region: &RegionWords, common: &[&str], alike: Option<&[String]>, lang: Lang) {
    let own: Vec<Line> = region.conditions.iter().filter(|own| !common.contains(&own.as_str())).map(|own| Line::of(own)).collect();
    match (own.is_empty(), common.is_empty()) {
        (true, true) if !region.complete => part.say(say::report_where_answered(lang)),
        (true, true) if !region.exact => part.say(&say::report_sentence(lang, &*capital(say::differ_somewhere(lang)))),
        (true, true) => part.say(say::report_always(lang)),
        (true, false) => {}
        (false, _) => part.list(own),
    }
    if alike != Some(&*region.causes) {
        causes(part, &region.causes, lang);
    }
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
        besides: boundaries(case, lang),
    }
}

/// The boundary days of a case, in a sentence.
fn boundaries(case: &CaseWords, lang: Lang) -> Option<String> {
    let mut days: Vec<String> = Vec::new();
    for (fact, words) in &case.boundaries {
        days.push(say::told_as(lang, fact, words));
    }
    let all = (!days.is_empty()).then(|| days.join(say::semicolon(lang)))?;
    Some(say::report_sentence(lang, &*format!("{} {all}", capital(say::differ_boundaries(lang)))))
}

/// A condition in a row of a table.
fn condition(material: &Material<'_>, goal: &DifferenceWords) -> Vec<Line> {
    let lang = material.lang;
    let clause = |way: &WayWords| match (&way.short, way.regions.as_slice()) {
        (Some(short), _) if short.ways.len() == 1 => say::report_where(lang, way.words, &*short.ways.concat().join(say::semicolon(lang))),
        _ if !goal.components.is_empty() => way.words.to_owned(),
        (_, [only]) => say::report_where(lang, way.words, &*only.conditions.join(say::semicolon(lang))),
        (_, regions) => say::report_in_situations(lang, way.words, regions.len(), ""),
    };
    let mut ways: Vec<String> = goal.ways.iter().filter(|way| way.is_shown()).map(clause).collect();
    let undecided: Vec<String> = goal.ways.iter().filter(|way| !way.is_shown()).map(|way| way.words.to_owned()).collect();
    if !undecided.is_empty() {
        ways.push(say::report_not_decided(lang, &*listed(&undecided, lang)));
    }
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
