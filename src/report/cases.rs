//! The cases that were decided: totals, and each that changes.

use super::figures::Figures;
use super::ids::Ids;
use super::material::Material;
use super::model::{Block, Line, Mark, Part, Table};
use crate::effect::{GoalWords, GroupWords};
use crate::explain::capital;
use crate::law::{Lang, say};

/// The cases of a group that are told by name.
pub const NAMED: usize = 3;

/// The cases.
pub(super) fn cases(material: &Material<'_>, figures: &Figures, ids: &mut Ids) -> Part {
    let lang = material.lang;
    let mut part = Part::new(ids.of("cases"), say::report_cases(lang));
    let line = Line::default().mark(Mark::Found).text(&say::report_cases_count(lang, figures.cases, figures.questions_in_cases));
    part.blocks.push(Block::Text(line));
    part.say(say::report_cases_intro(lang));
    let known = |name: &str| material.goals.iter().find(|goal| goal.goal == name);
    let changed: Vec<&GoalWords> = material.effect.iter().filter(|goal| goal.groups.iter().any(|group| group.decided)).collect();
    let head = [say::report_question(lang), say::report_before(lang), say::report_after(lang), say::report_changed(lang)];
    part.table(Table {
        caption: say::report_cases_table(lang).to_owned(),
        head: head.map(capital).to_vec(),
        rows: changed.iter().map(|goal| row(goal, known(&goal.goal).map_or([true; 2], |goal| goal.has_rule), lang)).collect(),
    });
    // What is a step on the way or a value, and what one of the versions does not have, is told in the table alone.
    let told = |goal: &GoalWords| known(&goal.goal).is_none_or(|goal| goal.kind.is_norm() && goal.has_rule == [true; 2]);
    if changed.iter().any(|goal| !told(goal)) {
        let [before, after] = material.names();
        part.say(&say::report_cases_of_norms(lang, &*before, &*after));
    }
    for goal in changed.into_iter().filter(|goal| told(goal)) {
        let mut own = Part::new(ids.of(&format!("cases-{}", goal.goal)), &capital(&goal.label));
        goal.groups.iter().filter(|group| group.decided).for_each(|group| one_group(&mut own, group, lang));
        part.parts.push(own);
    }
    part
}

fn row(goal: &GoalWords, has_rule: [bool; 2], lang: Lang) -> Vec<Line> {
    let totals = |totals: &[(String, usize)], there: bool| {
        let told: Vec<String> = totals.iter().map(|(answer, count)| say::effect_count(lang, *count, answer)).collect();
        Line::default().text(&if there { told.join(say::semicolon(lang)) } else { say::report_no_rule(lang).to_owned() })
    };
    let ([before, after], [first, second]) = (&goal.totals, has_rule);
    let (before, after) = (totals(before, first), totals(after, second));
    let changed: usize = goal.groups.iter().filter(|group| group.decided).map(|group| group.count).sum();
    vec![Line::default().text(&capital(&goal.label)), before, after, Line::default().text(&changed.to_string())]
}

fn one_group(part: &mut Part, group: &GroupWords, lang: Lang) {
    part.blocks.push(Block::Text(Line::default().strong(&capital(&say::report_group(lang, group.count, &group.shift)))));
    if let Some(caused) = &group.caused {
        part.say(&say::report_sentence(lang, &*capital(caused)));
    }
    for (label, provision, measures) in &group.parts {
        let parts = say::effect_parts(lang, provision, label);
        let words = match measures.is_empty() || group.caused.is_some() {
            true => capital(&parts),
            false => format!("{}{}{}", capital(&parts), say::semicolon(lang), say::changed_by(lang, &*measures.join(say::semicolon(lang)))),
        };
        part.say(&say::report_sentence(lang, &*words));
    }
    part.list(group.cases.iter().take(NAMED).map(|case| Line::default().text(case)).collect());
    let more = group.count.saturating_sub(group.cases.len().min(NAMED));
    if more > 0 {
        part.say(&say::report_more_cases(lang, more));
    }
}
