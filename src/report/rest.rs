//! What stays the same, what is not decided, and how the report was made.

use super::figures::Figures;
use super::ids::Ids;
use super::material::Material;
use super::model::{Block, Line, Mark, Part, Table};
use super::summary::{answer_id, claim_id};
use crate::differ::{DifferenceWords, Verdict};
use crate::explain::capital;
use crate::law::say;
use crate::model::Kind;
use crate::symbolic::Standing;

/// The questions of which it is proved that no case has another answer.
pub(super) fn same(material: &Material<'_>, figures: &Figures, ids: &mut Ids) -> Part {
    let lang = material.lang;
    let mut part = Part::new(ids.of("same"), say::report_same(lang));
    let line = Line::default().mark(Mark::Proved).text(&say::report_same_count(lang, figures.same));
    part.blocks.push(Block::Text(line));
    let row = |goal: &DifferenceWords| {
        let readings = match goal.under_every_reading {
            Some(true) => say::report_every_reading(lang),
            Some(false) | None => say::report_default_reading(lang),
        };
        vec![Line::default().text(&capital(&goal.label)), Line::default().text(&goal.provision), Line::default().text(readings)]
    };
    let head = [say::report_question(lang), say::report_provision(lang), say::report_readings(lang)].map(capital).to_vec();
    let rows = material.goals.iter().filter(|goal| goal.standing == Standing::None).map(row).collect();
    part.table(Table { caption: say::report_same(lang).to_owned(), head, rows });
    part
}

/// Everything of which something is left open.
pub(super) fn undecided(material: &Material<'_>, ids: &mut Ids) -> Part {
    let lang = material.lang;
    let mut part = Part::new(ids.of("open"), say::report_open(lang));
    let mut points: Vec<Line> = Vec::new();
    let mark = || Line::default().mark(Mark::Open);
    let mut told = |words: &str, own: Vec<(&str, Option<String>)>| {
        let mut line = mark().text(words).text(say::report_colon(lang));
        for (at, (label, to)) in own.iter().enumerate() {
            let line_before = if at == 0 { line } else { line.text(say::semicolon(lang)) };
            line = match to {
                Some(to) => line_before.link(label, to),
                None => line_before.text(label),
            };
        }
        if !own.is_empty() {
            points.push(line.text(say::report_full_stop(lang)));
        }
    };
    // Conditions are rows of a table, and have no place of their own.
    let place = |goal: &DifferenceWords| (goal.kind != Kind::Condition).then(|| answer_id(&goal.goal));
    let goals = |own: &dyn Fn(&DifferenceWords) -> bool, linked: bool| {
        let all = material.goals.iter().filter(|goal| own(goal));
        all.map(|goal| (goal.label.as_str(), place(goal).filter(|_| linked))).collect::<Vec<_>>()
    };
    told(say::report_open_whether(lang), goals(&|goal| goal.standing == Standing::Open && !goal.more, false));
    told(say::report_open_where(lang), goals(&|goal| goal.more || goal.standing == Standing::Within, true));
    let in_a_way_not_shown = |goal: &DifferenceWords| goal.standing != Standing::Open && goal.ways.iter().any(|way| !way.is_shown());
    told(say::report_open_ways(lang), goals(&in_a_way_not_shown, true));
    told(say::report_open_causes(lang), goals(&|goal| goal.without_causes, true));
    told(say::report_open_some_causes(lang), goals(&|goal| goal.some_causes_not_shown, true));
    let claims = material.claims.iter().enumerate().filter(|(_, claim)| matches!(claim.verdict, Verdict::Open(..)));
    told(say::report_open_claim(lang), claims.map(|(at, claim)| (claim.title.as_str(), Some(claim_id(at)))).collect());
    let same_by_default = |goal: &DifferenceWords| goal.standing == Standing::None && goal.under_every_reading != Some(true);
    told(say::report_open_readings(lang), goals(&same_by_default, false));
    let [_, refused] = material.cases;
    if refused > 0 {
        points.push(mark().text(&say::report_open_cases(lang, refused)));
    }
    if points.is_empty() {
        part.say(say::report_open_nothing(lang));
    } else {
        part.say(say::report_open_intro(lang));
    }
    part.list(points);
    part
}

/// What the words mean, and what the proofs do not cover.
pub(super) fn method(material: &Material<'_>, ids: &mut Ids) -> Part {
    let lang = material.lang;
    let mut part = Part::new(ids.of("method"), say::report_method(lang));
    part.say(say::report_method_rules(lang));
    let marks = [
        (Mark::Proved, say::report_means_proved(lang)),
        (Mark::Refuted, say::report_means_refuted(lang)),
        (Mark::Found, say::report_means_found(lang)),
        (Mark::Suspected, say::report_means_suspected(lang)),
        (Mark::Open, say::report_means_open(lang)),
    ];
    part.list(marks.map(|(mark, words)| Line::default().mark(mark).text(words)).to_vec());
    part.say(say::differ_scope(lang));
    part.say(say::report_method_claims(lang));
    part.say(say::report_method_not(lang));
    let [before, after] = material.names();
    part.say(&say::report_method_command(lang, &*before, &*after));
    part
}
