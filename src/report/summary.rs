//! The summary: what a minister reads. Full sentences, and links to where each is told.

use super::figures::{Figures, changed};
use super::ids::Ids;
use super::material::{Material, mark_of};
use super::model::{Block, Line, Mark, Part};
use crate::differ::{DifferenceWords, RegionWords, Verdict, WayWords};
use crate::law::{Lang, say};
use crate::model::Kind;
use crate::symbolic::Change;

/// The summary.
pub(super) fn summary(material: &Material<'_>, figures: &Figures, ids: &mut Ids) -> Part {
    let lang = material.lang;
    let mut part = Part::new(ids.of("summary"), say::report_summary(lang));
    part.say(&match figures.measures {
        0 => say::report_scope_days(lang, figures.sections, figures.acts),
        measures => say::report_scope(lang, measures, figures.sections, figures.acts),
    });
    part.say(&say::report_questions(lang, figures.questions, figures.changed()));
    let mut known = Vec::new();
    if figures.exact > 0 {
        known.push(Line::default().mark(Mark::Proved).text(&say::report_known_exact(lang, figures.exact)));
    }
    if figures.within > 0 {
        known.push(Line::default().mark(Mark::Proved).text(&say::report_known_within(lang, figures.within)));
    }
    if figures.more > 0 {
        known.push(Line::default().mark(Mark::Found).text(&say::report_known_more(lang, figures.more)));
    }
    known.push(Line::default().mark(Mark::Proved).text(&say::report_known_same(lang, figures.same)));
    known.push(counted(Mark::Open, figures.open, &say::report_known_open(lang, figures.open)));
    part.list(known);
    part.parts.push(whom(material, figures, ids));
    if !material.claims.is_empty() {
        part.parts.push(papers(material, figures, ids));
    }
    if !material.invariants.is_empty() {
        part.parts.push(always(lang, figures, ids));
    }
    part.parts.push(review(lang, figures, ids));
    part.parts.push(cases(figures, ids, lang));
    part
}

/// Who gains and who loses.
fn whom(material: &Material<'_>, figures: &Figures, ids: &mut Ids) -> Part {
    let lang = material.lang;
    let mut part = Part::new(ids.of("summary-whom"), say::report_whom(lang));
    let rights: Vec<&DifferenceWords> = changed(material, &[Kind::Right]).collect();
    if figures.changed() == 0 {
        part.say(say::report_whom_nobody(lang));
        return part;
    }
    part.say(&say::report_whom_rights(lang, rights.len()));
    part.list(rights.iter().map(|goal| right(goal, lang)).collect());
    let count = |kinds: &[Kind]| changed(material, kinds).count();
    let others = [
        say::report_count_duties(lang, count(&[Kind::Duty])),
        say::report_count_powers(lang, count(&[Kind::Power])),
        say::report_count_prohibitions(lang, count(&[Kind::Prohibition])),
        say::report_count_values(lang, count(&[Kind::Value, Kind::Deadline])),
        say::report_count_conditions(lang, count(&[Kind::Condition])),
    ];
    let others: Vec<String> = others.into_iter().filter(|own| !own.is_empty()).collect();
    if !others.is_empty() {
        let line = Line::of(&say::report_others(lang, &*listed(&others, lang))).link(say::report_answers(lang), "answers");
        part.blocks.push(Block::Text(line.text(say::report_full_stop(lang))));
    }
    part
}

/// A right with who gains and who loses it.
fn right(goal: &DifferenceWords, lang: Lang) -> Line {
    let line = Line::default().mark(mark_of(goal)).link(&goal.label, &answer_id(&goal.goal)).text(say::report_colon(lang));
    // A way that no case shows may be none; it is told with the outcome.
    let ways: Vec<String> = goal.ways.iter().filter(|way| way.is_shown()).map(|way| way_words(goal, way, lang)).collect();
    line.text(&say::report_sentence(lang, &*ways.join(say::semicolon(lang))))
}

/// One way in which answers differ, in a clause.
pub(super) fn way_words(goal: &DifferenceWords, way: &WayWords, lang: Lang) -> String {
    let kind = match goal.kind {
        Kind::Right => "right",
        Kind::Duty => "duty",
        Kind::Power => "power",
        Kind::Prohibition => "prohibition",
        _ => "other",
    };
    let some = match (way.change, kind) {
        (Change::Lost, _) if !goal.has_rule[1] => say::report_rule_gone(lang),
        (Change::Gained, _) if !goal.has_rule[0] => say::report_rule_new(lang),
        (Change::Gained, "right") => say::report_right_gained(lang),
        (Change::Lost, "right") => say::report_right_lost(lang),
        (Change::Gained, "duty") => say::report_duty_gained(lang),
        (Change::Lost, "duty") => say::report_duty_lost(lang),
        (Change::Gained, "power") => say::report_power_gained(lang),
        (Change::Lost, "power") => say::report_power_lost(lang),
        (Change::Gained, "prohibition") => say::report_prohibition_gained(lang),
        (Change::Lost, "prohibition") => say::report_prohibition_lost(lang),
        _ => way.words,
    };
    let where_it_is = match (&way.short, way.regions.as_slice()) {
        (Some(short), _) if short.ways.concat().is_empty() => some.to_owned(),
        (Some(short), _) if short.ways.len() == 1 => {
            let conditions = short.ways.concat().join(say::semicolon(lang));
            say::report_where(lang, some, &*conditions)
        }
        _ if !goal.components.is_empty() => some.to_owned(),
        (_, [only]) if only.conditions.is_empty() => some.to_owned(),
        (_, [only]) if only.conditions.len() <= FEW => say::report_where(lang, some, &*only.conditions.join(say::semicolon(lang))),
        (_, regions) => {
            let led = led(regions);
            let told = match led.as_slice() {
                [] => String::new(),
                [(_, only)] => say::report_in_all_of_them(lang, *only),
                several => {
                    let each: Vec<String> =
                        several.iter().map(|(count, condition)| say::report_in_so_many(lang, *count, *condition)).collect();
                    say::report_of_them(lang, &*each.join(say::semicolon(lang)))
                }
            };
            if goal.more || !goal.rest.is_empty() {
                say::report_in_at_least(lang, some, regions.len(), &*told)
            } else {
                say::report_in_situations(lang, some, regions.len(), &*told)
            }
        }
    };
    match way.causing.is_empty() {
        true => where_it_is,
        false => say::report_because(lang, &*where_it_is, &*listed(&way.causing, lang)),
    }
}

/// The conditions that situations begin with, each with how many begin with it; none where there are many, or they are long.
pub(super) fn led(regions: &[RegionWords]) -> Vec<(usize, &str)> {
    let mut led: Vec<(usize, &str)> = Vec::new();
    for region in regions {
        let Some(first) = region.conditions.first() else { return Vec::new() };
        match led.iter_mut().find(|(_, known)| known == first) {
            Some((count, _)) => *count += 1,
            None => led.push((1, first)),
        }
    }
    let is_short = led.len() < FEW && led.iter().all(|(_, own)| own.chars().count() <= CLAUSE);
    if is_short { led } else { Vec::new() }
}

/// The most letters of a condition that a clause tells beside others.
const CLAUSE: usize = 120;

/// The most conditions that a clause of the summary tells.
const FEW: usize = 4;

/// How many there are of something. None has no mark.
fn counted(mark: Mark, count: usize, words: &str) -> Line {
    if count == 0 { Line::of(words) } else { Line::default().mark(mark).text(words) }
}

/// Which claims hold.
fn papers(material: &Material<'_>, figures: &Figures, ids: &mut Ids) -> Part {
    let lang = material.lang;
    let mut part = Part::new(ids.of("summary-claims"), say::report_papers(lang));
    part.say(&say::report_papers_count(lang, material.claims.len()));
    part.list(vec![
        counted(Mark::Proved, figures.holding, &say::report_papers_hold(lang, figures.holding)),
        counted(Mark::Refuted, figures.refuted, &say::report_papers_refuted(lang, figures.refuted)),
        counted(Mark::Open, figures.undecided, &say::report_papers_open(lang, figures.undecided)),
    ]);
    if figures.refuted > 0 {
        part.say(say::report_papers_broken(lang));
    }
    let broken = material.claims.iter().enumerate().filter(|(_, claim)| matches!(claim.verdict, Verdict::Refuted(..)));
    part.list(broken.map(|(at, claim)| Line::default().link(&claim.title, &claim_id(at))).collect());
    part
}

/// What must always hold.
fn always(lang: Lang, figures: &Figures, ids: &mut Ids) -> Part {
    let mut part = Part::new(ids.of("summary-invariants"), say::report_invariants(lang));
    let [proved, refuted, open] = figures.invariants;
    let lines = [
        (Mark::Proved, proved, say::report_invariants_hold(lang, proved)),
        (Mark::Refuted, refuted, say::report_invariants_refuted(lang, refuted)),
        (Mark::Open, open, say::report_invariants_open(lang, open)),
    ];
    part.list(lines.iter().filter(|(_, count, _)| *count > 0).map(|(mark, _, words)| Line::default().mark(*mark).text(words)).collect());
    let line = Line::of(say::report_told_under(lang)).link(say::report_invariants(lang), "invariants");
    part.blocks.push(Block::Text(line.text(say::report_full_stop(lang))));
    part
}

/// What the review found.
fn review(lang: Lang, figures: &Figures, ids: &mut Ids) -> Part {
    let mut part = Part::new(ids.of("summary-review"), say::report_review_short(lang));
    let [proved, found, suspected] = figures.findings;
    part.say(&say::report_review_count(lang, proved + found + suspected));
    let marks = [
        (Mark::Proved, say::report_review_proved(lang, proved)),
        (Mark::Found, say::report_review_found(lang, found)),
        (Mark::Suspected, say::report_review_suspected(lang, suspected)),
    ];
    part.list(marks.iter().filter(|(_, words)| !words.is_empty()).map(|(mark, words)| Line::default().mark(*mark).text(words)).collect());
    if proved + found + suspected > 0 {
        let line = Line::of(say::report_told_under(lang)).link(say::report_review(lang), "review");
        part.blocks.push(Block::Text(line.text(say::report_full_stop(lang))));
    }
    part
}

/// What the cases show.
fn cases(figures: &Figures, ids: &mut Ids, lang: Lang) -> Part {
    let mut part = Part::new(ids.of("summary-cases"), say::report_cases_short(lang));
    let line = Line::default().mark(Mark::Found);
    let words = say::report_cases_count(lang, figures.cases, figures.questions_in_cases);
    part.blocks.push(Block::Text(line.text(&words)));
    part
}

/// Words in a list, with "and" before the last.
pub(super) fn listed(words: &[String], lang: Lang) -> String {
    match words {
        [rest @ .., last] if !rest.is_empty() => format!("{}{}{last}", rest.join(say::comma(lang)), say::and(lang)),
        words => words.concat(),
    }
}

/// Where a question is told.
pub(super) fn answer_id(goal: &str) -> String {
    let plain = |sign: char| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { '-' };
    format!("answer-{}", goal.chars().map(plain).collect::<String>())
}

/// Where a claim is told, by its number.
pub(super) fn claim_id(at: usize) -> String {
    format!("claim-{}", at + 1)
}
