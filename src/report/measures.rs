//! The measures: what each does, and which answers it is a cause of.

use super::ids::Ids;
use super::material::Material;
use super::model::{Line, Part, Table};
use super::summary::{answer_id, listed};
use crate::differ::DifferenceWords;
use crate::explain::{Fragment, capital, words};
use crate::law::{Lang, say};
use crate::model::{Change, Kind};

/// The measures; `None` where the versions differ by days alone.
pub(super) fn measures(material: &Material<'_>, ids: &mut Ids) -> Option<Part> {
    let lang = material.lang;
    let own = material.measures();
    if own.is_empty() {
        return None;
    }
    let mut part = Part::new(ids.of("measures"), say::report_measures(lang));
    part.say(say::report_measures_intro(lang));
    let mut head = [say::report_measure(lang), say::report_sources(lang), say::report_causes(lang)].map(str::to_owned).to_vec();
    let mut rows: Vec<Vec<Line>> = own.iter().map(|change| row(material, change)).collect();
    // A column with nothing in it is none.
    if own.iter().all(|change| sources(material, change, lang).is_empty()) {
        head.remove(1);
        rows.iter_mut().filter(|row| row.len() > 1).for_each(|row| drop(row.remove(1)));
    }
    part.table(Table { caption: say::report_measures(lang).to_owned(), head, rows });
    Some(part)
}

fn row(material: &Material<'_>, change: &Change) -> Vec<Line> {
    let lang = material.lang;
    let called = say::quoted(lang, change.label.get(lang));
    let caused: Vec<&DifferenceWords> =
        material.goals.iter().filter(|goal| goal.ways.iter().any(|way| way.causing.contains(&called))).collect();
    let (told, steps): (Vec<_>, Vec<_>) = caused.into_iter().partition(|goal| goal.kind != Kind::Condition);
    let mut line = Line::default();
    for (at, goal) in told.iter().enumerate() {
        line = if at == 0 { line } else { line.text(say::semicolon(lang)) };
        line = line.link(&goal.label, &answer_id(&goal.goal));
    }
    line = match (told.len(), steps.len()) {
        (0, 0) => line.text(say::report_causes_nothing(lang)),
        (_, 0) => line,
        (0, steps) => line.text(&say::report_count_conditions(lang, steps)),
        (_, steps) => line.text(say::and(lang)).text(&say::report_count_conditions(lang, steps)),
    };
    vec![
        Line::default().text(&capital(change.label.get(lang))),
        Line::default().text(&listed(&sources(material, change, lang), lang)),
        line,
    ]
}

/// Where the measure is proposed or adopted, each source once and without its quotations.
fn sources(material: &Material<'_>, change: &Change, lang: Lang) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for source in change.blocks.iter().flatten() {
        let plain = crate::model::Source { quote: None, via: None, ..source.clone() };
        let told = words(&Fragment::Source(&plain), material.book(1), lang);
        if !out.contains(&told) {
            out.push(told);
        }
    }
    out
}
