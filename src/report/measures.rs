//! The measures: what each does, and which answers it is a cause of.

use super::ids::Ids;
use super::material::Material;
use super::model::{Block, Line, Mark, Part, Table};
use super::summary::{answer_id, listed};
use crate::differ::DifferenceWords;
use crate::explain::{Fragment, capital, words};
use crate::law::{Lang, Rank, say};
use crate::model::{Change, Kind, Rulebook, Source, StandingId};

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
    undecided(&mut part, material);
    Some(part)
}

/// The answers of which it is not known which measures change them: the table may lack some of them.
fn undecided(part: &mut Part, material: &Material<'_>) {
    let lang = material.lang;
    let own = material.goals.iter().filter(|goal| goal.without_causes);
    let (told, steps): (Vec<_>, Vec<_>) = own.partition(|goal| goal.kind != Kind::Condition);
    if told.is_empty() && steps.is_empty() {
        return;
    }
    let line = answers(Line::default().mark(Mark::Open).text(say::report_causes_undecided(lang)), &told, steps.len(), lang);
    part.blocks.push(Block::Text(line.text(say::report_full_stop(lang))));
}

/// Answers with links to where they are told, and how many conditions there are besides.
fn answers(line: Line, told: &[&DifferenceWords], steps: usize, lang: Lang) -> Line {
    let mut line = line;
    for (at, goal) in told.iter().enumerate() {
        line = if at == 0 { line } else { line.text(say::semicolon(lang)) };
        line = line.link(&goal.label, &answer_id(&goal.goal));
    }
    match (told.len(), steps) {
        (_, 0) => line,
        (0, steps) => line.text(&say::report_count_conditions(lang, steps)),
        (_, steps) => line.text(say::and(lang)).text(&say::report_count_conditions(lang, steps)),
    }
}

fn row(material: &Material<'_>, change: &Change) -> Vec<Line> {
    let lang = material.lang;
    let called = say::quoted(lang, change.label.get(lang));
    let caused: Vec<&DifferenceWords> =
        // What no case shows has no cause yet.
        material.goals.iter().filter(|goal| goal.ways.iter().any(|way| way.is_shown() && way.causing.contains(&called))).collect();
    let (told, steps): (Vec<_>, Vec<_>) = caused.into_iter().partition(|goal| goal.kind != Kind::Condition);
    let line = match (told.len(), steps.len()) {
        (0, 0) => Line::of(say::report_causes_nothing(lang)),
        (_, steps) => answers(Line::default(), &told, steps, lang),
    };
    let sources = sources(material, change, lang);
    vec![
        Line::default().text(&capital(change.label.get(lang))),
        Line::of(&if sources.is_empty() { say::report_no_source(lang).to_owned() } else { listed(&sources, lang) }),
        line,
    ]
}

/// Where the measure is proposed or adopted, each source once and without its quotations: those of its lines, and the papers that what it
/// writes cites.
fn sources(material: &Material<'_>, change: &Change, lang: Lang) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for source in change.blocks.iter().flatten().chain(written(material.book(1), change)) {
        let plain = Source { quote: None, via: None, ..source.clone() };
        let told = words(&Fragment::Source(&plain), material.book(1), lang);
        if !out.contains(&told) {
            out.push(told);
        }
    }
    out
}

/// The preparatory works that a measure's own text cites.
fn written<'b>(book: &'b Rulebook, change: &Change) -> impl Iterator<Item = &'b Source> {
    let of_it = |id: StandingId| {
        let own = book.standings.get(id.index()).and_then(|standing| book.changes.get(standing.change?));
        own.is_some_and(|own| own.amendment == change.amendment && own.measure == change.measure)
    };
    let rules = book.rules.iter().map(|own| (own.standing, &own.sources));
    let exceptions = book.rules.iter().flat_map(|rule| &rule.exceptions).map(|own| (own.standing, &own.sources));
    let figures = book.figures.iter().map(|own| (own.standing, &own.sources));
    let readings = book.readings.iter().map(|own| (own.standing, &own.sources));
    let notes = book.notes.iter().map(|own| (own.standing, &own.sources));
    let all = rules.chain(exceptions).chain(figures).chain(readings).chain(notes);
    let of_papers = |source: &&Source| book.acts.get(source.act.index()).is_some_and(|act| act.rank == Rank::PreparatoryWorks);
    all.filter(move |(standing, _)| of_it(*standing)).flat_map(|(_, sources)| sources).filter(of_papers)
}
