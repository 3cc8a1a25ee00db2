//! The effect of a change of law on many cases, as text: totals first, then the cases that change, by where they part.

use super::answer::{Answer, Shift};
use super::case::Changed;
use super::causes::cause_words;
use super::tally::{Effect, GoalEffect, Group, Way};
use crate::explain::{Style, headed, row, rule_outcome, value_words, wrapped};
use crate::law::{Lang, say};
use crate::model::{Cell, Rule, Rulebook, Type, Unit, Value};

/// The effect as text. Goals whose answers are the same in every case are counted only, unless there is but one.
pub fn text(effect: &Effect<'_>, style: Style) -> String {
    let lang = style.lang;
    let names: Vec<String> = effect.question.plans.iter().map(|plan| plan.checked().book().version.to_string()).collect();
    let mut out = String::new();
    headed(&mut out, 0, &say::effect_cases(lang, effect.cases), "", style);
    if effect.cases == 0 {
        return out;
    }
    let single = effect.goals.len() == 1;
    let (mut same, mut apart) = (0_usize, 0_usize);
    for (name, goal) in effect.question.goals.iter().zip(&effect.goals) {
        let changes = (0..goal.changes.len()).any(|version| goal.changed(version) > 0);
        if changes || single {
            one(&mut out, effect, name, (goal, &names), style);
        } else if goal.answers.iter().any(|counts| counts.contains_key(&Answer::NotInVersion)) {
            apart += 1;
        } else {
            same += 1;
        }
    }
    if same > 0 {
        out.push('\n');
        wrapped(&mut out, 0, &say::effect_same(lang, same), style);
    }
    if apart > 0 {
        out.push('\n');
        wrapped(&mut out, 0, &say::effect_apart(lang, apart), style);
    }
    out
}

/// A goal: its totals in each version, and the cases that change.
fn one(out: &mut String, effect: &Effect<'_>, goal_name: &str, (goal, names): (&GoalEffect, &[String]), style: Style) {
    let lang = style.lang;
    let found = rule(effect, goal_name);
    let label = found.map_or_else(|| goal_name.to_owned(), |(rule, _)| say::effect_goal(lang, rule.label.get(lang), goal_name));
    out.push('\n');
    headed(out, 0, &label, "", style);
    let widest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    for (version, name) in names.iter().enumerate() {
        let Some(counts) = goal.answers.get(version) else { continue };
        let mut told: Vec<String> =
            counts.iter().map(|(answer, count)| say::effect_count(lang, *count, &*answer_words(answer, found, lang))).collect();
        let valued = counts.iter().any(|(answer, _)| matches!(answer, Answer::Value(_)));
        if let (true, Some((rule, book)), Some(sum)) = (valued, found, goal.sums.get(version).copied().flatten())
            && matches!(rule.ty, Type::Quantity(Unit::Money(_) | Unit::Hours))
        {
            told.push(say::effect_sum(lang, &*value_words(Value::Number(sum), rule.ty, book, lang)));
        }
        row(out, 1, &format!("{name:<widest$}  "), &told.join(say::semicolon(lang)), style);
        let there = effect.question.plans.get(version).is_some_and(|plan| plan.checked().book().rule(goal_name).is_some());
        if !there && counts.contains_key(&Answer::No) {
            wrapped(out, 2, &say::differ_absent_no(lang, name), style);
        }
    }
    for (version, groups) in goal.changes.iter().enumerate() {
        let (Some(before), Some(after)) = (names.first(), names.get(version + 1)) else { continue };
        let count = goal.changed(version);
        if count == 0 {
            wrapped(out, 1, &say::effect_none(lang, &**before, &**after), style);
            continue;
        }
        headed(out, 1, &say::effect_changed(lang, count, &**before, &**after), "", style);
        // The most cases first; those of one size in a fixed order.
        let mut groups: Vec<(&Way, &Group)> = groups.iter().collect();
        groups.sort_by_key(|(_, group)| std::cmp::Reverse(group.count));
        for (way, group) in groups {
            one_group(out, (way, group), found, style);
        }
    }
}

fn one_group(out: &mut String, (way, group): (&Way, &Group), found: Option<(&Rule, &Rulebook)>, style: Style) {
    let lang = style.lang;
    wrapped(out, 2, &say::effect_group(lang, group.count, &*shift_words(&way.shift, found, lang)), style);
    if let Some(caused) = &way.caused {
        wrapped(out, 3, &cause_words(caused, lang), style);
    }
    for own in &way.parted {
        wrapped(out, 3, &say::effect_parts(lang, &*own.provision, &*own.label), style);
        // Where one measure causes it all, it is told once.
        let told = way.caused.as_ref().is_some_and(|caused| matches!(caused.as_slice(), [only] if *only == own.measures));
        for measure in own.measures.iter().filter(|_| !told) {
            wrapped(out, 4, &say::changed_by(lang, &**measure), style);
        }
    }
    for case in &group.cases {
        row(out, 3, "•  ", &case_words(case, found, lang), style);
    }
    let more = group.count - group.cases.len().min(group.count);
    if more > 0 {
        wrapped(out, 3, &say::effect_more(lang, more), style);
    }
}

/// A case with what is its own: its values, and the items of lists where it parts.
pub(super) fn case_words(case: &Changed, found: Option<(&Rule, &Rulebook)>, lang: Lang) -> String {
    let mut words = case.case.clone();
    let [before, after] = &case.answers;
    if [before, after].iter().any(|answer| matches!(answer, Answer::Value(_))) {
        let own = |at: usize, answer: &Answer| match (case.cells.get(at).cloned().flatten(), found) {
            (Some(cell), Some((rule, book))) => rule_outcome(cell, rule, book, lang),
            _ => answer_words(answer, found, lang),
        };
        let (before, after) = (own(0, before), own(1, after));
        words = say::said_of(lang, &*words, &*say::effect_from_to(lang, &*before, &*after));
    }
    let whom: Vec<&str> = case.parted.iter().flat_map(|parted| &parted.whom).map(String::as_str).collect();
    if whom.is_empty() { words } else { format!("{words} ({})", whom.join(say::semicolon(lang))) }
}

pub(super) fn shift_words(shift: &Shift, found: Option<(&Rule, &Rulebook)>, lang: Lang) -> String {
    let date = found.is_some_and(|(rule, _)| rule.ty == Type::Date);
    match shift {
        Shift::More if date => say::effect_later(lang).to_owned(),
        Shift::Less if date => say::effect_sooner(lang).to_owned(),
        Shift::More => say::effect_greater(lang).to_owned(),
        Shift::Less => say::effect_smaller(lang).to_owned(),
        Shift::Another => say::effect_other(lang).to_owned(),
        Shift::From(before, after) => say::effect_from_to(lang, &*answer_words(before, found, lang), &*answer_words(after, found, lang)),
    }
}

/// An answer in words.
pub(super) fn answer_words(answer: &Answer, found: Option<(&Rule, &Rulebook)>, lang: Lang) -> String {
    let Some((rule, book)) = found else { return say::not_in_this_version(lang).to_owned() };
    let outcome = |cell: Cell| rule_outcome(cell, rule, book, lang);
    match answer {
        // A right that somebody has is not met.
        Answer::Yes if rule.kind.is_norm() => say::yes(lang).to_owned(),
        Answer::No if rule.kind.is_norm() => say::no(lang).to_owned(),
        Answer::Yes => outcome(Cell::YES),
        Answer::No => outcome(Cell::NO),
        Answer::Undetermined => outcome(Cell::Unknown),
        Answer::None => outcome(Cell::Fault),
        Answer::NotInVersion => say::not_in_this_version(lang).to_owned(),
        Answer::Value(value) if value.is_empty() => say::effect_with_a_value(lang).to_owned(),
        Answer::Choice(name) | Answer::Value(name) => name.clone(),
    }
}

/// A goal as a rule, of the last version that has it, with the rules around it.
pub(super) fn rule<'q>(effect: &Effect<'q>, name: &str) -> Option<(&'q Rule, &'q Rulebook)> {
    effect.question.plans.iter().rev().find_map(|plan| {
        let book = plan.checked().book();
        book.rules.get(book.rule(name)?.index()).map(|rule| (rule, book))
    })
}
