//! What there is, as text.

use super::entry::{Entry, Kind, Stretch};
use crate::explain::{Style, capital, date_words, headed, row, wrapped};
use crate::law::{Lang, say};
use crate::model;

/// How many there are of each kind, and how to ask for them.
pub fn overview_text(entries: &[Entry], style: Style) -> String {
    let lang = style.lang;
    let mut out = String::new();
    headed(&mut out, 0, say::list_overview(lang), "", style);
    let counts: Vec<(Kind, String)> =
        Kind::ALL.map(|kind| (kind, entries.iter().filter(|entry| entry.kind == kind).count().to_string())).into();
    let name = Kind::ALL.map(|kind| kind.name().len()).into_iter().max().unwrap_or(0);
    let digits = counts.iter().map(|(_, count)| count.len()).max().unwrap_or(0);
    for (kind, count) in counts {
        row(&mut out, 1, &format!("{:name$}  {count:>digits$}  ", kind.name()), kind.words(lang), style);
    }
    out.push('\n');
    wrapped(&mut out, 0, say::list_how(lang), style);
    out
}

/// Entries, those of each kind under a heading, their names in a column.
pub fn register_text(found: &[&Entry], style: Style) -> String {
    let lang = style.lang;
    let mut out = String::new();
    for kind in Kind::ALL {
        let own: Vec<&&Entry> = found.iter().filter(|entry| entry.kind == kind).collect();
        let Some(width) =
            own.iter().map(|entry| entry.name.chars().count()).filter(|width| *width <= WIDEST).max().or(own.first().map(|_| 0))
        else {
            continue;
        };
        if !out.is_empty() {
            out.push('\n');
        }
        headed(&mut out, 0, &say::list_heading(lang, &*capital(kind.words(lang)), kind.name(), own.len()), "", style);
        for entry in own {
            row(&mut out, 1, &format!("{:width$}  ", entry.name), &words(entry, lang), style);
        }
    }
    out
}

/// A name wider than this stands out of the column, so that it does not push all others away.
const WIDEST: usize = 48;

/// «rett: rett til båtplass (havneloven § 1 første ledd); fra 1. januar 2010»
fn words(entry: &Entry, lang: Lang) -> String {
    let mut words = entry.label.get(lang).to_owned();
    // A case is called by its title.
    if entry.kind == Kind::Case && words == *entry.name {
        words.clear();
    }
    if let Some(what) = &entry.what {
        words = say::told_as(lang, what.get(lang), &*words);
    }
    let mut note = entry.note.as_ref().map(|note| note.get(lang).to_owned());
    if let Some(value) = note.take_if(|_| entry.kind == Kind::Figure) {
        words = say::told_as(lang, &*words, &*value);
    }
    // A measure is called by its amendment too.
    match entry.place.as_ref().filter(|_| entry.kind != Kind::Measure) {
        Some(place) if words.is_empty() => words.push_str(place.get(lang)),
        Some(place) => words = say::with_note(lang, &*words, place.get(lang)),
        None => {}
    }
    let mut days: Vec<String> = entry.days.iter().map(|own| days_words(*own, lang)).collect();
    if days.is_empty() && !entry.proposals.is_empty() {
        days.push(say::list_proposed(lang, &*entry.proposals.join(say::comma(lang))));
    }
    days.extend(entry.followed.map(|day| say::list_followed(lang, &*date_words(day, lang))));
    std::iter::once(words).chain(note).chain(days).collect::<Vec<_>>().join(say::semicolon(lang))
}

fn days_words(own: Stretch, lang: Lang) -> String {
    match own.until.and_then(|day| day.pred_opt()) {
        Some(last) => say::list_from_to(lang, &*date_words(own.from, lang), &*date_words(last, lang)),
        None => say::list_from(lang, &*date_words(own.from, lang)),
    }
}

/// The kind of a rule in a word.
pub fn kind_words(kind: model::Kind, lang: Lang) -> &'static str {
    match kind {
        model::Kind::Condition => say::kind_condition(lang),
        model::Kind::Right => say::kind_right(lang),
        model::Kind::Duty => say::kind_duty(lang),
        model::Kind::Power => say::kind_power(lang),
        model::Kind::Prohibition => say::kind_prohibition(lang),
        model::Kind::Let => say::kind_let(lang),
        model::Kind::Exception => say::kind_exception(lang),
        model::Kind::Impossible => say::kind_impossible(lang),
        model::Kind::Value => say::kind_value(lang),
        model::Kind::Deadline => say::kind_deadline(lang),
    }
}
