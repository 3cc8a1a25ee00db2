//! The differences in all goals, each in a line.

use super::Told;
use super::page::Page;
use super::regions::{change_words, norms, parted, wherever};
use crate::law::say;
use crate::model::Type;
use crate::symbolic::{Difference, Standing};

/// Differences by how much is known of them; those that are proved to be none last.
pub fn overview(all: &[Told<'_>]) -> Page {
    let mut out = Page::default();
    let Some(first) = all.first() else { return out };
    let lang = first.goal.lang;
    let [before, after] = first.goal.names();
    out.head(0, &say::differ_versions(lang, &*before, &*after));
    let groups = [
        (Standing::Exact, false),
        (Standing::Within, false),
        (Standing::Open, true),
        (Standing::Open, false),
        (Standing::None, true),
        (Standing::None, false),
    ];
    for (standing, more) in groups {
        // Where regions are left that were not looked for, it is not said that there is nothing outside those that are told. That a rule is in
        // one version only is told apart from that nothing differs.
        let group = |difference: &Difference| match difference.standing {
            Standing::None => (Standing::None, difference.has_rule != [true; 2]),
            standing => (standing, difference.is_found()),
        };
        let own: Vec<&Told<'_>> = all.iter().filter(|told| group(told.difference) == (standing, more)).collect();
        if own.is_empty() {
            continue;
        }
        out.blank();
        let count = own.len();
        let title = match standing {
            Standing::Exact => say::differ_all_exact(lang, count),
            Standing::Within => say::differ_all_within(lang, count),
            Standing::Open if more => say::differ_all_within_more(lang, count),
            Standing::Open => say::differ_all_open(lang, count),
            Standing::None if more => say::differ_all_one_version(lang, count),
            Standing::None => say::differ_all_none(lang, count),
        };
        out.head(0, &title);
        for told in own {
            let label = told.goal.rule().map_or("", |rule| rule.label.get(lang));
            let norms = norms(&told.goal).filter(|_| standing == Standing::None);
            let otherwise = norms.map(|[before, after]| say::differ_all_norms(lang, &*before, &*after)).unwrap_or_default();
            out.goal(told.goal.name, &format!("{label}{}{otherwise}{}", ways(told), absent(told)));
        }
    }
    out.blank();
    out.line(0, say::differ_scope(lang));
    out
}

/// Which version has no such rule, and what that counts as.
fn absent(told: &Told<'_>) -> String {
    let lang = told.goal.lang;
    let counts_as_no = told.goal.rule().is_some_and(|rule| rule.ty == Type::Truth);
    let names = told.goal.names();
    let without = names.iter().zip(told.difference.has_rule).find(|(_, has)| !has);
    without.map_or_else(String::new, |(name, _)| {
        if counts_as_no { say::differ_all_absent_no(lang, &**name) } else { say::differ_all_absent_value(lang, &**name) }
    })
}

/// In which ways the answers differ, and the conditions where they are few.
fn ways(told: &Told<'_>) -> String {
    let lang = told.goal.lang;
    let (found, undecided) = parted(told.difference);
    let undecided: Vec<&str> =
        undecided.into_iter().filter(|change| !found.contains(change)).map(|change| change_words(&told.goal, change)).collect();
    let mut out = String::new();
    for change in found {
        let way = change_words(&told.goal, change);
        let short = told.difference.short.iter().find(|short| short.change == change);
        let few = short.and_then(|short| match short.ways.as_slice() {
            [only] if only.is_empty() => Some(wherever(&told.goal, short)),
            [only] => Some(only.iter().map(|condition| told.goal.condition(condition)).collect::<Vec<_>>().join(say::semicolon(lang))),
            _ => None,
        });
        out.push_str(" – ");
        out.push_str(&few.map_or_else(|| way.to_owned(), |few| say::said_of(lang, way, &*few)));
        if let Some(causing) = told.causing(change) {
            out.push_str(&format!(" [{causing}]"));
        }
    }
    if !undecided.is_empty() {
        out.push_str(&say::differ_all_undecided(lang, &*undecided.join(say::comma(lang))));
    }
    out
}
