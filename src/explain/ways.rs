//! What would turn an answer, in words and as data: the changes of facts that lead to another, by who can bring them about.

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::fragment::{Fragment, Joint};
use super::headline::would_be;
use super::lists::chain_words;
use super::render::words;
use super::{Ctx, Line, Mark, fact_value, say, value_json, values};
use crate::eval::{ByLaw, Decision, End, Moved, Stopped, To, Way, Ways, Who};
use crate::facts::{Items, write_value};
use crate::law::Lang;
use crate::model::{Cell, Value};

/// What would turn an answer, as JSON.
#[derive(Debug, Serialize)]
pub struct WaysJson {
    /// The changes of facts.
    pub ways: Vec<Json>,
    /// `proved`, `found`: whether there are no others of up to `up_to` facts.
    pub standing: &'static str,
    /// How many facts were changed together at most.
    pub up_to: usize,
    /// Why the search ended early: `tries` or `told`.
    pub stopped: Option<&'static str>,
    /// Whether no change of facts, however many, turns the answer: that is proved.
    pub never: bool,
    /// Facts that were not changed.
    pub not_changed: Vec<String>,
    /// Proposals under which the answer is another; `None` where they were not asked for.
    pub by_law: Option<Vec<Json>>,
    /// How many measures of proposals were not tried.
    pub by_law_not_tried: usize,
}

/// What changes in each way to another answer, in words.
pub fn way_sentences(decision: &Decision, lang: Lang) -> Vec<String> {
    let ctx = Ctx::of(decision);
    let ways = decision.ways.iter().flat_map(|ways| &ways.ways);
    ways.map(|way| words(&ctx.way_words(way), ctx.book(), lang)).collect()
}

impl<'a> Ctx<'a> {
    /// What would turn the answer, if that was asked for and can be.
    pub(super) fn ways_lines(&self) -> Vec<Line<'a>> {
        let Some(ways) = &self.decision.ways else { return Vec::new() };
        let mut groups: Vec<Who> = ways.ways.iter().map(|way| way.who).collect();
        groups.sort_unstable();
        groups.dedup();
        let mut lines = Vec::new();
        for who in groups {
            lines.push(Line::plain(1, self.who_words(who)));
            let own = ways.ways.iter().filter(|way| way.who == who);
            lines.extend(own.map(|way| Line { depth: 2, mark: Mark::Point, text: self.way_words(way) }));
        }
        lines.push(Line::plain(1, self.known_of(ways)));
        if !ways.not_changed.is_empty() {
            let facts = ways.not_changed.iter().filter_map(|id| self.book().facts.get(id.index())).map(|fact| Fragment::Label(&fact.label));
            lines.push(Line::plain(1, say::ways_not_changed(Fragment::list(Joint::And, facts.collect()))));
        }
        if let Some(by_law) = &ways.by_law {
            lines.push(Line::plain(
                1,
                match (by_law.turning.is_empty(), by_law.not_tried) {
                    (false, _) => say::ways_by_law(),
                    (true, 0) => say::ways_no_law(),
                    (true, _) => say::ways_no_law_tried(),
                },
            ));
            lines.extend(by_law.turning.iter().map(|own| Line { depth: 2, mark: Mark::Point, text: self.law_words(own) }));
            if by_law.not_tried > 0 {
                lines.push(Line::plain(1, say::ways_law_not_tried(i64::try_from(by_law.not_tried).unwrap_or(i64::MAX))));
            }
        }
        lines
    }

    /// How much is known of the changes that are not told.
    fn known_of(&self, ways: &Ways) -> Fragment<'a> {
        let size = i64::try_from(ways.up_to).unwrap_or(i64::MAX);
        match (ways.stopped, ways.never) {
            (_, true) => say::ways_never(),
            (Some(Stopped::Tries), _) => say::ways_stopped(size),
            (Some(Stopped::Told), _) => say::ways_more(),
            (None, _) if ways.open > 0 => say::ways_not_proved(size),
            (None, _) if ways.ways.is_empty() => say::ways_none(size),
            (None, _) => say::ways_all(size),
        }
    }

    fn who_words(&self, who: Who) -> Fragment<'a> {
        let book = self.book();
        match who {
            Who::Time => say::ways_by_time(),
            Who::Person(entity) => match book.entities.get(entity.index()) {
                Some(entity) => say::ways_by_person(&entity.label),
                None => say::ways_by_facts(),
            },
            Who::Assessment(party) => match party.and_then(|party| book.parties.get(party.index())) {
                Some(party) => say::ways_by_assessment_of(&party.label),
                None => say::ways_by_assessment(),
            },
            Who::Facts => say::ways_by_facts(),
            Who::Several => say::ways_by_several(),
        }
    }

    /// The changes of a way, and what is then not the opposite of the answer.
    fn way_words(&self, way: &'a Way) -> Fragment<'a> {
        let items = Items::of(&self.decision.facts, self.book());
        let changes = way.changes.iter().filter_map(|moved| self.moved_words(moved, &items)).collect();
        let mut told = Fragment::list(Joint::And, changes);
        if way.cell == Cell::Unknown {
            told = say::way_opens(told);
        } else if self.decision.cell == Cell::Fault
            && let Some(goal) = self.book().rules.get(self.decision.goal.index())
        {
            told = say::way_answers(told, would_be(goal, &way.cell));
        }
        if !way.smallest {
            told = say::way_perhaps_fewer(told);
        } else if !way.nearest {
            told = say::way_perhaps_nearer(told);
        }
        told
    }

    fn moved_words(&self, moved: &'a Moved, items: &Items<'a>) -> Option<Fragment<'a>> {
        let book = self.book();
        let fact = book.facts.get(moved.fact.index())?;
        let label = match moved.item {
            Some(item) => say::with_note(&fact.label, chain_words(items, book, item)),
            None => Fragment::Label(&fact.label),
        };
        let value = |value: &Value| fact_value(fact, value);
        let kind = || Fragment::Choice(if matches!(moved.own, Value::Date(_)) { "day" } else { "number" });
        let told = match &moved.to {
            To::Any(all) => match all.as_slice() {
                [Value::Truth(truth)] => {
                    let plain = say::told_as(label.clone(), values::yes_no(*truth));
                    return Some(if moved.item.is_some() { plain } else { Fragment::Stated(&fact.label, *truth, Box::new(plain)) });
                }
                all => say::told_as(label, Fragment::list(Joint::Or, all.iter().map(value).collect())),
            },
            To::Up(limit, beyond, end) => match (end, beyond) {
                (End::Unknown, _) => say::way_instance(label, value(limit)),
                (End::Never, true) => say::way_above(label, value(limit)),
                (End::Never, false) => say::way_from(label, value(limit), kind()),
                (End::At(last), _) if last == limit => say::told_as(label, value(limit)),
                (End::At(last), true) => say::way_above_to(label, value(limit), value(last)),
                (End::At(last), false) => say::way_between(label, value(limit), value(last), kind()),
            },
            To::Down(limit, beyond, end) => match (end, beyond) {
                (End::Unknown, _) => say::way_instance(label, value(limit)),
                (End::Never, true) => say::way_below(label, value(limit)),
                (End::Never, false) => say::way_until(label, value(limit), kind()),
                (End::At(last), _) if last == limit => say::told_as(label, value(limit)),
                (End::At(last), true) => say::way_below_from(label, value(last), value(limit)),
                (End::At(last), false) => say::way_between(label, value(last), value(limit), kind()),
            },
        };
        Some(say::way_now(told, value(&moved.own)))
    }

    /// The same as data.
    pub(super) fn ways_json(&self, lang: Lang) -> Option<WaysJson> {
        let ways = self.decision.ways.as_ref()?;
        let book = self.book();
        let name = |id: &crate::model::FactId| book.facts.get(id.index()).map(|fact| fact.name.to_string());
        let by_law = ways.by_law.as_ref().map(|all| {
            let one = |own: &ByLaw| {
                json!({
                    "version": own.version.to_string(),
                    "text": words(&self.law_words(own), book, lang),
                    "outcome": value_json(own.cell.clone(), self.goal_type(), book),
                })
            };
            all.turning.iter().map(one).collect()
        });
        Some(WaysJson {
            ways: ways.ways.iter().map(|way| self.way_json(way, lang)).collect(),
            standing: if ways.is_proved() { "proved" } else { "found" },
            up_to: ways.up_to,
            stopped: ways.stopped.map(|why| match why {
                Stopped::Tries => "tries",
                Stopped::Told => "told",
            }),
            never: ways.never,
            not_changed: ways.not_changed.iter().filter_map(name).collect(),
            by_law,
            by_law_not_tried: ways.by_law.as_ref().map_or(0, |all| all.not_tried),
        })
    }

    fn law_words(&self, own: &ByLaw) -> Fragment<'a> {
        let title = Fragment::Words(own.title.clone());
        let outcome = self.book().rules.get(self.decision.goal.index()).map_or(Fragment::Name(""), |goal| match &own.cell {
            Cell::Unknown => say::way_open(),
            cell => would_be(goal, cell),
        });
        match &own.measure {
            Some(measure) => say::way_by_measure(title, Fragment::Words(measure.clone()), outcome),
            None => say::way_by_amendment(title, outcome),
        }
    }

    fn way_json(&self, way: &'a Way, lang: Lang) -> Json {
        let book = self.book();
        let items = Items::of(&self.decision.facts, book);
        let changes = way.changes.iter().filter_map(|moved| {
            let fact = book.facts.get(moved.fact.index())?;
            let written = |value: &Value| write_value(value.clone(), fact.ty, book);
            let end = |end: &End| match end {
                End::At(value) => Some(written(value)),
                End::Never | End::Unknown => None,
            };
            let (from, to, limit_counts) = match &moved.to {
                To::Any(_) => (None, None, true),
                To::Up(limit, beyond, last) => (Some(written(limit)), end(last), !beyond),
                To::Down(limit, beyond, last) => (end(last), Some(written(limit)), !beyond),
            };
            let ends = match &moved.to {
                To::Up(_, _, end) | To::Down(_, _, end) => *end != End::Unknown,
                To::Any(_) => true,
            };
            let any: Option<Vec<String>> = match &moved.to {
                To::Any(all) => Some(all.iter().map(written).collect()),
                To::Up(..) | To::Down(..) => None,
            };
            Some(json!({
                "fact": &*fact.name,
                "path": items.path(moved.fact, moved.item).map(|path| path.pointer()),
                "kind": if fact.assessment.is_some() { "assessment" } else { "fact" },
                "given": written(&moved.own),
                "values": any,
                "from": from,
                "to": to,
                "limit_counts": limit_counts,
                "ends_known": ends,
            }))
        });
        let (by, who) = match way.who {
            Who::Time => ("time", None),
            Who::Person(entity) => ("person", book.entities.get(entity.index()).map(|own| own.name.to_string())),
            Who::Assessment(party) => ("assessment", party.and_then(|own| book.parties.get(own.index())).map(|own| own.name.to_string())),
            Who::Facts => ("facts", None),
            Who::Several => ("several", None),
        };
        json!({
            "by": by,
            "who": who,
            "changes": changes.collect::<Vec<_>>(),
            "outcome": value_json(way.cell.clone(), self.goal_type(), book),
            "smallest": if way.smallest { "proved" } else { "found" },
            "nearest": if way.nearest { "proved" } else { "found" },
            "text": words(&self.way_words(way), book, lang),
        })
    }
}
