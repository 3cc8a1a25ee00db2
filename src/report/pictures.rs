//! The drawings: who is in and who is out by age or number, figures before and after, and the days on which the law became what it is.

use super::ids::Ids;
use super::material::Material;
use super::model::{Block, Line, Part};
use super::summary::{answer_id, listed};
use crate::chart::{DayRow, Drawing, Fill, Pair, Spans, Stretch, days, pairs, spans};
use crate::differ::{DifferenceWords, ProfileWords, StretchWords};
use crate::explain::{Fragment, capital, date_words, figure_words, words};
use crate::law::{Lang, say};
use crate::model::{Change, Figure, Kind, Rulebook, Source, Value};
use crate::symbolic::Can;

/// The drawings; `None` where there is nothing to draw.
pub(super) fn pictures(material: &Material<'_>, ids: &mut Ids) -> Option<Part> {
    let lang = material.lang;
    let mut part = Part::new(ids.of("pictures"), say::report_pictures(lang));
    for (profile, of) in shared(material).into_iter().filter(|(profile, _)| parts_cases(profile)) {
        if let Some(drawing) = by_number(profile, &called(&of, lang), ids, lang) {
            let mut own = Part::new(ids.of("picture-who"), &drawing.title);
            own.blocks.push(Block::Drawing(drawing));
            own.blocks.push(Block::Text(questions(&of, lang)));
            part.parts.push(own);
        }
    }
    if let Some(drawing) = figures(material, ids) {
        let mut own = Part::new(ids.of("picture-figures"), &drawing.title);
        own.blocks.push(Block::Drawing(drawing));
        own.list(figure_sources(material));
        part.parts.push(own);
    }
    if let Some(drawing) = timeline(material, ids) {
        let mut own = Part::new(ids.of("picture-days"), &drawing.title);
        own.blocks.push(Block::Drawing(drawing));
        part.parts.push(own);
    }
    (!part.is_empty()).then_some(part)
}

/// Each drawing by an age or a number with the questions that share it: rights before what follows from them, and conditions last.
fn shared<'m>(material: &'m Material<'_>) -> Vec<(&'m ProfileWords, Vec<&'m DifferenceWords>)> {
    let mut out: Vec<(&ProfileWords, Vec<&DifferenceWords>)> = Vec::new();
    for (name, profile) in &material.profiles {
        let Some(goal) = material.goals.iter().find(|goal| goal.goal == *name) else { continue };
        match out.iter_mut().find(|(own, _)| *own == profile) {
            Some((_, goals)) => goals.push(goal),
            None => out.push((profile, vec![goal])),
        }
    }
    let place = |goal: &DifferenceWords| match goal.kind {
        Kind::Right => 0,
        Kind::Duty => 1,
        Kind::Power | Kind::Prohibition => 2,
        _ => 3,
    };
    out.iter_mut().for_each(|(_, goals)| goals.sort_by_key(|goal| place(goal)));
    out.sort_by_key(|(_, goals)| goals.first().map(|goal| place(goal)));
    out
}

/// Questions by the first of them, and how many more there are.
fn called(of: &[&DifferenceWords], lang: Lang) -> String {
    let first = of.first().map_or_else(String::new, |goal| capital(&goal.label));
    if of.len() > 1 { say::report_and_more(lang, &first, of.len() - 1) } else { first }
}

/// The questions that share a drawing, each with a link to where it is told.
fn questions(of: &[&DifferenceWords], lang: Lang) -> Line {
    let mut line = Line::of(&say::report_picture_of(lang, of.len()));
    for (at, goal) in of.iter().enumerate() {
        if at > 0 {
            line = line.text(say::semicolon(lang));
        }
        line = match goal.kind {
            Kind::Condition => line.text(&goal.label),
            _ => line.link(&goal.label, &answer_id(&goal.goal)),
        };
    }
    line.text(say::report_full_stop(lang))
}

/// Whether a drawing shows anything: not where every number has the answer in one version, and none in the other.
fn parts_cases(profile: &ProfileWords) -> bool {
    let whole = |own: &&StretchWords| own.until.is_none() && own.from.is_none_or(|from| from <= 0);
    let all = |row: &[StretchWords]| row.iter().filter(|own| own.can != Can::Never).any(|own| whole(&own));
    let none = |row: &[StretchWords]| row.iter().all(|own| own.can == Can::Never);
    let [before, after] = &profile.rows;
    !(none(before) && all(after) || none(after) && all(before))
}

fn by_number(profile: &ProfileWords, question: &str, ids: &mut Ids, lang: Lang) -> Option<Drawing> {
    let [before, after] = profile.rows.each_ref().map(|row| in_words(row, lang));
    let title = match profile.is_age {
        true => say::report_by_age(lang, question),
        false => say::report_by_number(lang, question, &profile.axis),
    };
    let differ: Vec<String> = profile.differ.iter().map(|own| own.words.clone()).collect();
    let differs = say::report_differ_at(lang, &*listed(&differ, lang));
    let row = |version: &str, words: &str, own: &[StretchWords]| {
        let stretch = |own: &StretchWords| Stretch { from: own.from, until: own.until, fill: fill(own.can) };
        (say::told_as(lang, &*capital(version), words), own.iter().map(stretch).collect())
    };
    let [first, second] = &profile.rows;
    let rows = [row(say::report_before(lang), &before, first), row(say::report_after(lang), &after, second)];
    let says = rows.each_ref().map(|(words, _)| say::report_sentence(lang, words)).into_iter();
    let says = says.chain([say::report_sentence(lang, &differs)]).collect();
    spans(&Spans {
        id: ids.of("drawing"),
        title,
        axis: profile.axis.clone(),
        rows,
        differ: profile.differ.iter().map(|own| [own.from, own.until]).collect(),
        differs,
        legend: [say::report_legend_all(lang).to_owned(), say::report_legend_some(lang).to_owned()],
        says,
    })
}

fn fill(can: Can) -> Fill {
    match can {
        Can::Never => Fill::None,
        Can::Some => Fill::Some,
        Can::Always => Fill::All,
    }
}

/// Where somebody can get yes, in words.
fn in_words(row: &[StretchWords], lang: Lang) -> String {
    let told: Vec<String> = row
        .iter()
        .filter(|own| own.can != Can::Never)
        .map(|own| match own.can {
            Can::Always => say::report_all_of(lang, &own.words),
            Can::Some | Can::Never => say::report_some_of(lang, &own.words),
        })
        .collect();
    if told.is_empty() { say::report_none_of(lang).to_owned() } else { told.join(say::semicolon(lang)) }
}

/// The figures that both versions have with different numbers or lengths of time.
fn figures(material: &Material<'_>, ids: &mut Ids) -> Option<Drawing> {
    let lang = material.lang;
    let [before, after] = [material.book(0), material.book(1)];
    let pair = |new: &Figure| {
        let old = before.figures.iter().find(|old| old.name == new.name && old.value != new.value)?;
        Some(Pair {
            label: say::report_at_place(lang, &*capital(new.label.get(lang)), &*after.cite(new.standing, lang, true)),
            sizes: sizes(&old.value, &new.value)?,
            words: [figure_words(old, before, lang), figure_words(new, after, lang)],
        })
    };
    let all: Vec<Pair> = after.figures.iter().filter_map(pair).collect();
    if all.is_empty() {
        return None;
    }
    let says = all.iter().map(|pair| {
        let [before, after] = &pair.words;
        say::report_sentence(lang, &*say::diff_value(lang, &pair.label, before, after))
    });
    let names = [capital(say::report_before(lang)), capital(say::report_after(lang))];
    let [first, second] = &names;
    Some(pairs(&ids.of("drawing"), say::report_figures(lang), [first, second], &all, says.collect()))
}

/// Where each figure that differs is from, before and after: one may stand in a paper, and in no act.
fn figure_sources(material: &Material<'_>) -> Vec<Line> {
    let lang = material.lang;
    let (before, after) = (material.book(0), material.book(1));
    let from = |figure: &Figure, book: &Rulebook| {
        let plain = figure.sources.iter().map(|source| Source { quote: None, via: None, ..source.clone() });
        let told: Vec<String> = plain.map(|source| words(&Fragment::Source(&source), book, lang)).collect();
        let value = figure_words(figure, book, lang);
        if told.is_empty() { value } else { say::report_figure_from(lang, &*value, &*listed(&told, lang)) }
    };
    let line = |new: &Figure| {
        let old = before.figures.iter().find(|old| old.name == new.name && old.value != new.value)?;
        let told = say::report_figure_sources(lang, &*capital(new.label.get(lang)), &*from(old, before), &*from(new, after));
        (!old.sources.is_empty() || !new.sources.is_empty()).then(|| Line::default().text(&told))
    };
    after.figures.iter().filter_map(line).collect()
}

/// Two values on one scale.
fn sizes(before: &Value, after: &Value) -> Option<[i64; 2]> {
    match (before, after) {
        (Value::Number(before), Value::Number(after)) => {
            let ((one, below), (other, under)) = (before.parts(), after.parts());
            let sizes = [one.checked_mul(i128::from(under))?, other.checked_mul(i128::from(below))?];
            let [one, other] = sizes.map(|size| i64::try_from(size).ok());
            Some([one?, other?])
        }
        (Value::Duration(before), Value::Duration(after)) => {
            // A month is some thirty days, which is near enough to be seen.
            Some([before, after].map(|own| i64::from(own.months) * 30 + i64::from(own.days)))
        }
        _ => None,
    }
}

/// The days on which the law came to be what it is, and what is proposed.
fn timeline(material: &Material<'_>, ids: &mut Ids) -> Option<Drawing> {
    let lang = material.lang;
    let new = material.measures();
    let is_new = |own: &Change| new.iter().any(|other| std::ptr::eq(*other, own));
    let mut rows: Vec<(Option<chrono::NaiveDate>, DayRow)> = Vec::new();
    for change in material.book(1).changes.iter() {
        let title = change.title.get(lang).to_owned();
        let day = change.adopted.map_or_else(|| say::report_proposed(lang).to_owned(), |day| date_words(day, lang));
        let own = match rows.iter_mut().find(|(day, row)| *day == change.adopted && row.lines.first() == Some(&title)) {
            Some((_, row)) => row,
            None => {
                rows.push((change.adopted, DayRow { day, lines: vec![title], law: change.adopted.is_some(), marked: is_new(change) }));
                let Some((_, row)) = rows.last_mut() else { continue };
                row
            }
        };
        if is_new(change) {
            own.lines.push(change.label.get(lang).to_owned());
        }
    }
    let [day, _] = material.days();
    let date = material.book(0).version.date;
    rows.push((Some(date), DayRow { day, lines: vec![say::report_compared_from(lang).to_owned()], law: true, marked: true }));
    // What is proposed has no day, and stands last.
    rows.sort_by_key(|(day, row)| (day.is_none(), *day, row.marked));
    let rows: Vec<DayRow> = rows.into_iter().map(|(_, row)| row).collect();
    if rows.len() < 2 {
        return None;
    }
    let says = rows.iter().map(|row| say::report_sentence(lang, &*say::told_as(lang, &row.day, &*row.lines.join(say::semicolon(lang)))));
    let says = says.collect();
    Some(days(&ids.of("drawing"), say::report_days(lang), &rows, says))
}
