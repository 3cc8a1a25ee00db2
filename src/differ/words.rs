//! A difference, and what became of a claim, in words piece by piece, for who lays them out anew: a report, a page.
//!
//! Example: of the way "from no to yes" the region "age on the date of application: 18", its causes, and a case with its facts by their labels.

use super::claims::{ToldClaim, holds, notes};
use super::regions::change_words;
use super::{Goal, Told};
use crate::explain::{date_words, item_words, value_words, words};
use crate::facts::Facts;
use crate::law::say;
use crate::model::{Cell, FactId, Kind, Rulebook, Type, Value};
use crate::symbolic::{Change, Condition, Example, Open, Region, Standing};

/// What is known of the difference in a goal.
#[derive(Debug)]
pub struct DifferenceWords {
    /// The goal, by its name.
    pub goal: String,
    /// Its label.
    pub label: String,
    /// Where it stands, of the last version that has it.
    pub provision: String,
    /// Its kind.
    pub kind: Kind,
    /// Whether it is yes or no.
    pub yes_no: bool,
    /// How much is known.
    pub standing: Standing,
    /// Whether each version has it.
    pub has_rule: [bool; 2],
    /// Whether it is the same under every reading; `None` where only those by default were looked at.
    pub under_every_reading: Option<bool>,
    /// The ways in which it differs: those that a case shows first, and the others, which are not decided, after them.
    pub ways: Vec<WayWords>,
    /// Where they differ at most beyond what is told: a way, and the conditions.
    pub rest: Vec<(&'static str, Vec<String>)>,
    /// The values that the answer is made of, where it is known of them alone where it can differ.
    pub components: Vec<String>,
    /// Whether there are more regions than are looked for.
    pub more: bool,
    /// Whether it is not decided which measures cause it.
    pub without_causes: bool,
    /// Whether some of its causes are not ruled out, and no case shows them.
    pub some_causes_not_shown: bool,
    /// Measures that cancel each other, with a case that the first of them would change.
    pub cancelling: Vec<([String; 2], CaseWords)>,
}

/// A way in which answers differ.
#[derive(Debug)]
pub struct WayWords {
    /// The way.
    pub change: Change,
    /// The same in words: "from no to yes".
    pub words: &'static str,
    /// The measures that cause it, by what they do.
    pub causing: Vec<String>,
    /// A short form of all its regions.
    pub short: Option<ShortWords>,
    /// Its regions: those that a case shows first.
    pub regions: Vec<RegionWords>,
}

impl WayWords {
    /// Whether a case shows it. Else it is not decided whether answers differ in this way.
    pub fn is_shown(&self) -> bool {
        self.regions.iter().any(|region| region.example.is_some())
    }
}

/// A short form: these conditions, and what else the answer asks for.
#[derive(Debug)]
pub struct ShortWords {
    /// The conditions, a list for each way to meet them.
    pub ways: Vec<Vec<String>>,
    /// The version whose answer asks for the rest.
    pub version: usize,
    /// Whether that answer is yes.
    pub answer: bool,
    /// What causes it, a line for each thing to be said.
    pub causes: Vec<String>,
}

/// Cases in which two versions differ in one way.
#[derive(Debug)]
pub struct RegionWords {
    /// What all these cases meet, but for what only says that something has an answer.
    pub conditions: Vec<String>,
    /// Whether that is all they meet.
    pub complete: bool,
    /// Whether the answers differ in all cases that meet it.
    pub exact: bool,
    /// What causes it, a line for each thing to be said.
    pub causes: Vec<String>,
    /// A case, decided under both versions.
    pub example: Option<CaseWords>,
}

/// A case with its facts by their labels, and both answers.
#[derive(Debug, Clone)]
pub struct CaseWords {
    /// The facts.
    pub facts: Vec<(String, String)>,
    /// The answers.
    pub answers: [String; 2],
    /// The boundary days of its dates, by their labels.
    pub boundaries: Vec<(String, String)>,
}

/// A difference in words.
pub fn difference_words(told: Told<'_>) -> DifferenceWords {
    let told = Told { by_label: true, ..told };
    let (goal, difference) = (&told.goal, told.difference);
    let mut changes: Vec<Change> = difference.regions.iter().map(|region| region.change).collect();
    changes.dedup();
    let cancelling = told.by_measure.iter().flat_map(|own| own.causes.into_iter().map(|causes| (own.family, &causes.cancelling)));
    let cancelling = cancelling.flat_map(|(family, all)| all.iter().map(move |own| (family, own)));
    let causes = told.by_measure.and_then(|own| own.causes).into_iter();
    let mut caused = causes.flat_map(|causes| causes.regions.iter().chain(causes.ways.iter().map(|(_, caused)| caused)));
    let some_causes_not_shown = caused.any(|own| own.parts.iter().any(|part| !part.shown));
    let rule = goal.rule();
    let mut ways: Vec<WayWords> = changes.into_iter().map(|change| told.way(change)).collect();
    ways.sort_by_key(|way| !way.is_shown());
    DifferenceWords {
        goal: goal.name.to_owned(),
        label: rule.map_or(goal.name, |rule| rule.label.get(goal.lang)).to_owned(),
        provision: goal.provision(),
        kind: rule.map_or(Kind::Condition, |rule| rule.kind),
        yes_no: rule.is_some_and(|rule| rule.ty == Type::Truth),
        standing: difference.standing,
        has_rule: difference.has_rule,
        under_every_reading: difference.same_under_every_reading,
        ways,
        rest: difference.rest.iter().map(|rest| (change_words(goal, rest.change), told.told_conditions(&rest.conditions))).collect(),
        components: difference.components.iter().map(|own| told.component(own)).collect(),
        more: difference.is_found(),
        without_causes: told.by_measure.is_some_and(|own| own.causes.is_none()) && !difference.regions.is_empty(),
        some_causes_not_shown,
        cancelling: cancelling
            .map(|(family, own)| {
                let beside = told.beside(own);
                ([told.set(family, own.changing), told.set(family, own.restoring)], beside.case(&own.example))
            })
            .collect(),
    }
}

impl Told<'_> {
    /// Conditions in words. That something has an answer is asked of every case with one; it is no condition that a reader looks for.
    fn told_conditions(&self, conditions: &[Condition]) -> Vec<String> {
        let told = conditions.iter().filter(|own| !self.goal.is_of_an_answer(own));
        told.map(|condition| self.goal.condition(condition)).collect()
    }

    fn way(&self, change: Change) -> WayWords {
        let goal = &self.goal;
        let conditions = |own: &[Condition]| self.told_conditions(own);
        let caused = self.caused(change);
        let short = self.difference.short.iter().find(|short| short.change == change).map(|short| ShortWords {
            ways: short.ways.iter().map(|way| conditions(way)).collect(),
            version: short.version,
            answer: short.answer,
            causes: caused.map(|(family, caused)| self.cause_lines(family, caused)).unwrap_or_default(),
        });
        let regions = self.difference.regions.iter().enumerate().filter(|(_, region)| region.change == change);
        let region = |(at, region): (usize, &Region)| RegionWords {
            conditions: conditions(&region.conditions),
            exact: region.exact,
            complete: !self.difference.is_composed() && !region.conditions.iter().any(|own| goal.is_of_an_answer(own)),
            causes: self.lines_of_region(at),
            example: region.example.as_ref().map(|own| goal.case(own)),
        };
        let mut regions: Vec<RegionWords> = regions.map(region).collect();
        regions.sort_by_key(|region| region.example.is_none());
        WayWords { change, words: change_words(goal, change), causing: self.causing_each(change), short, regions }
    }

    /// What causes a region, by its number.
    fn lines_of_region(&self, region: usize) -> Vec<String> {
        let Some(own) = self.by_measure else { return Vec::new() };
        let caused = own.causes.and_then(|causes| causes.regions.get(region));
        caused.map(|caused| self.cause_lines(own.family, caused)).unwrap_or_default()
    }
}

impl Goal<'_> {
    /// Where the goal stands, of the last version that has it.
    fn provision(&self) -> String {
        let of = |version: usize| {
            let book = self.book(version);
            let rule = book.rules.get(book.rule(self.name)?.index())?;
            Some(book.cite(rule.standing, self.lang, true))
        };
        of(1).or_else(|| of(0)).unwrap_or_default()
    }

    /// A case in words. A fact that one version does not have is that of the other.
    pub(super) fn case(&self, example: &Example) -> CaseWords {
        let mut all: Vec<(String, (String, String))> = Vec::new();
        for (version, facts) in example.facts.iter().enumerate() {
            let book = self.book(version);
            let mut own = Vec::new();
            for at in (0..).map(FactId).take(book.facts.len()).filter(|at| book.listed(*at).is_none()) {
                self.fact(&mut own, (book, facts), at, &facts.get(at), ["", ""]);
            }
            for (path, line) in own {
                if !all.iter().any(|(known, _)| *known == path) {
                    all.push((path, line));
                }
            }
        }
        CaseWords {
            facts: all.into_iter().map(|(_, line)| line).collect(),
            answers: [0, 1].map(|version| self.answer_by_kind(example, version)),
            boundaries: self.boundaries(example),
        }
    }

    /// The boundary days of an example, both of a date together, each with the label of its date.
    pub(super) fn boundaries(&self, example: &Example) -> Vec<(String, String)> {
        let day = |day| date_words(day, self.lang);
        let mut out: Vec<(String, String)> = Vec::new();
        for own in &example.boundaries {
            let (inside, outside) = (day(own.inside), day(own.outside));
            let words = match own.outside < own.inside {
                true => say::differ_boundary_first(self.lang, &*inside, &*outside),
                false => say::differ_boundary_last(self.lang, &*inside, &*outside),
            };
            let fact = self.fact_words(&own.fact);
            match out.iter_mut().find(|(known, _)| *known == fact) {
                Some((_, known)) => {
                    known.push_str(say::comma(self.lang));
                    known.push_str(&words);
                }
                None => out.push((fact, words)),
            }
        }
        out
    }

    /// A fact that is known, after the path and the words of the item that it is of; of a list the facts of its items.
    fn fact(
        &self,
        out: &mut Vec<(String, (String, String))>,
        (book, facts): (&Rulebook, &Facts),
        at: FactId,
        cell: &Cell,
        [path, item]: [&str; 2],
    ) {
        let lang = self.lang;
        let (Some(fact), Some(value)) = (book.facts.get(at.index()), cell.known()) else { return };
        let path = format!("{path}{}", fact.name);
        let label = if item.is_empty() { fact.label.get(lang).to_owned() } else { say::said_of(lang, item, fact.label.get(lang)) };
        let (Value::List(number), Type::List(entity)) = (value.clone(), fact.ty) else {
            out.push((path, (label, value_words(value.clone(), fact.ty, book, lang))));
            return;
        };
        let Some(entity) = book.entities.get(entity.index()) else { return };
        let items = facts.lists.lists.get(number as usize).map(Vec::as_slice).unwrap_or_default();
        if items.is_empty() {
            out.push((path.clone(), (label, say::report_no_items(lang).to_owned())));
        }
        for (place, own) in items.iter().enumerate() {
            let words = words(&item_words(&entity.label, u32::try_from(place).unwrap_or(u32::MAX), None), book, lang);
            let words = if item.is_empty() { words } else { format!("{item}{}{words}", say::comma(lang)) };
            let below = format!("{path}[{place}].");
            let cells = facts.lists.entities.get(*own as usize).map(Vec::as_slice).unwrap_or_default();
            let before = out.len();
            for (at, cell) in entity.facts.iter().zip(cells) {
                self.fact(out, (book, facts), *at, cell, [&below, &words]);
            }
            if out.len() == before {
                out.push((below, (words, say::report_item_without_facts(lang).to_owned())));
            }
        }
    }
}

/// What became of a claim.
#[derive(Debug)]
pub struct ClaimWords {
    /// Its own words.
    pub title: String,
    /// What it says of its rule, as written.
    pub said: String,
    /// The label of that rule.
    pub label: String,
    /// The rule, by its name.
    pub goal: String,
    /// The versions it compares.
    pub versions: [String; 2],
    /// Its evidence.
    pub sources: Vec<String>,
    /// What became of it.
    pub verdict: Verdict,
}

/// What became of a claim, in words.
#[derive(Debug)]
pub enum Verdict {
    /// A case breaks it: how the answer changes, what such cases meet, the case, and what its condition comes to.
    Refuted(&'static str, Vec<String>, CaseWords, Option<[&'static str; 2]>),
    /// Not decided, and why; with what the cases meet that are left.
    Open(String, Vec<String>),
    /// No case breaks it, and under which readings.
    Proved(Vec<String>),
}

/// What became of a claim, in words.
pub fn claim_words(told: &ToldClaim<'_>) -> ClaimWords {
    use crate::symbolic::Verdict as Decided;
    let goal = &told.goal;
    let lang = goal.lang;
    let conditions = |region: &Region| region.conditions.iter().map(|own| goal.condition(own)).collect::<Vec<_>>();
    ClaimWords {
        title: told.words(),
        said: told.said.clone(),
        label: goal.rule().map_or(goal.name, |rule| rule.label.get(lang)).to_owned(),
        goal: goal.name.to_owned(),
        versions: goal.names(),
        sources: told.sources(),
        verdict: match told.verdict {
            Decided::Refuted(broken) => {
                let condition = broken.condition.as_ref().map(|cells| cells.each_ref().map(|cell| holds(cell, lang)));
                Verdict::Refuted(
                    change_words(goal, broken.region.change),
                    conditions(&broken.region),
                    goal.case(&broken.example),
                    condition,
                )
            }
            Decided::Open(Open::Beyond) => Verdict::Open(say::claim_beyond(lang).to_owned(), Vec::new()),
            Decided::Open(Open::NoCase(region)) => {
                let why = match region.change {
                    Change::Same => say::claim_no_case_of_one(lang).to_owned(),
                    change => say::claim_no_case(lang, change_words(goal, change)),
                };
                Verdict::Open(why, conditions(region))
            }
            Decided::Proved(proof) => Verdict::Proved(notes(goal, proof)),
        },
    }
}
