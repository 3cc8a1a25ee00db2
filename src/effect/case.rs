//! One case under every version: its answers, and where those that differ part.

use std::sync::{Arc, OnceLock};

use super::answer::{Answer, Shift, shift};
use crate::compare::compare;
use crate::compile::Plan;
use crate::eval::{Decision, Evaluator, TooMuchWork, decide_case};
use crate::explain::change_words;
use crate::facts::Facts;
use crate::law::Lang;
use crate::model::{Cell, ReadingId, RuleId, Type};
use crate::source::Diagnostic;
use crate::symbolic::{CausesOfCases, Family};

/// What is asked of every case.
#[derive(Debug)]
pub struct Question<'f> {
    /// The versions; the others are held against the first.
    pub plans: Vec<Arc<Plan>>,
    /// The readings chosen for each version, besides those that a case chooses.
    pub readings: Vec<Vec<(ReadingId, u16)>>,
    /// The rules to decide, by name.
    pub goals: Vec<String>,
    /// For each version after the first the measures that it has besides, where those are of one amendment and make all the difference.
    pub families: Vec<Option<Family<'f>>>,
    /// The language of what is told.
    pub lang: Lang,
}

/// A case with its facts under every version.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its title, or the file and line that it stands in.
    pub name: String,
    /// Its facts as each version reads them.
    pub facts: Vec<Arc<Facts>>,
}

/// A case in which a version answers other than the first.
#[derive(Debug, Clone)]
pub struct Changed {
    /// The name of the case.
    pub case: String,
    /// The answer of the first version, and of the other.
    pub answers: [Answer; 2],
    /// What each of them found.
    pub cells: [Option<Cell>; 2],
    /// How the answer is other.
    pub shift: Shift,
    /// The rules where they part.
    pub parted: Vec<Parted>,
    /// The smallest sets of measures, in words, of which each alone gives the case the answer of the other version. `None` where the
    /// versions do not differ by the measures of one amendment, and where a reading is chosen.
    pub caused: Option<Vec<Vec<String>>>,
}

/// A rule where two versions part in a case: it finds something else, though nothing it rests on does.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Parted {
    /// The name of the rule.
    pub rule: String,
    /// Its label.
    pub label: String,
    /// Its provision, of the other version if that has the rule.
    pub provision: String,
    /// The measures that brought the difference, in words.
    pub measures: Vec<String>,
    /// The items of lists for which it finds something else, in words; none for the case as a whole.
    pub whom: Vec<String>,
}

/// A goal in one case: what each version found, and how each other than the first is other.
pub(super) struct Answered {
    pub(super) answers: Vec<Answer>,
    pub(super) cells: Vec<Option<Cell>>,
    /// By version, from the second.
    pub(super) changed: Vec<Option<Changed>>,
}

impl Question<'_> {
    /// The id and type of a goal in each version; `None` where a version has no such rule.
    pub(super) fn goal(&self, name: &str) -> Vec<Option<(RuleId, Type)>> {
        let found = self.plans.iter().map(|plan| {
            let book = plan.checked().book();
            let id = book.rule(name)?;
            Some((id, book.rules.get(id.index())?.ty))
        });
        found.collect()
    }
}

/// What is needed to tell the causes of one goal under one version; made when the first case asks for it.
pub(super) type Causes<'q> = OnceLock<CausesOfCases<'q>>;

/// The evaluators of every version, kept from case to case.
pub(super) struct Deciding<'d, 'q> {
    question: &'q Question<'q>,
    causes: &'d [Vec<Causes<'q>>],
    goals: Vec<Vec<Option<(RuleId, Type)>>>,
    evaluators: Vec<Evaluator>,
    found: Vec<Cell>,
}

impl<'d, 'q> Deciding<'d, 'q> {
    pub(super) fn new(question: &'q Question<'q>, causes: &'d [Vec<Causes<'q>>]) -> Deciding<'d, 'q> {
        let goals = question.goals.iter().map(|name| question.goal(name)).collect();
        Deciding { question, causes, goals, evaluators: question.plans.iter().map(Evaluator::new).collect(), found: Vec::new() }
    }

    /// A case under every version, goal by goal.
    ///
    /// # Errors
    /// When the case takes more work than one decision may.
    pub(super) fn case(&mut self, case: &Case) -> Result<Vec<Answered>, Box<Diagnostic>> {
        let mut cells: Vec<Vec<Option<Cell>>> = vec![Vec::new(); self.goals.len()];
        for (version, evaluator) in self.evaluators.iter_mut().enumerate() {
            let (Some(plan), Some(facts)) = (self.question.plans.get(version), case.facts.get(version)) else { continue };
            let chosen = self.question.readings.get(version).map(Vec::as_slice).unwrap_or_default();
            let readings = facts.readings(plan.default_readings(), chosen);
            let at = |goal: &Vec<Option<(RuleId, Type)>>| goal.get(version).copied().flatten().map(|(id, _)| id);
            let ids: Vec<RuleId> = self.goals.iter().filter_map(at).collect();
            evaluator.decide_all(&ids, facts, &readings, &mut self.found).map_err(|too_much| Box::new(too_much.diagnostic(plan)))?;
            let mut found = self.found.drain(..);
            for (own, goal) in cells.iter_mut().zip(&self.goals) {
                own.push(at(goal).and_then(|_| found.next()));
            }
        }
        let goals = self.question.goals.iter().enumerate().zip(&self.goals).zip(cells);
        goals.map(|((name, goal), cells)| self.answered(case, name, goal, cells)).collect()
    }

    fn answered(
        &self,
        case: &Case,
        (at, name): (usize, &String),
        goal: &[Option<(RuleId, Type)>],
        cells: Vec<Option<Cell>>,
    ) -> Result<Answered, Box<Diagnostic>> {
        // A version without the rule would have found what the others find.
        let ty = goal.iter().flatten().next().map_or(Type::Truth, |(_, ty)| *ty);
        let versions = self.question.plans.iter().zip(goal).zip(&cells);
        let answers: Vec<Answer> =
            versions.map(|((plan, goal), cell)| Answer::of(cell.as_ref(), goal.map_or(ty, |(_, ty)| ty), plan.checked().book())).collect();
        let mut changed = Vec::new();
        // The first version is decided with its steps once, however many others differ from it.
        let mut first: Option<Option<Decision>> = None;
        for version in 1..answers.len() {
            let (Some(before), Some(after)) = (answers.first(), answers.get(version)) else { continue };
            let cell = |at: usize| cells.get(at).and_then(Option::as_ref);
            changed.push(match shift([before, after], [cell(0), cell(version)]) {
                None => None,
                Some(shift) => {
                    let (caused, by_causes) = self.caused(case, (at, name), version).unzip();
                    // The law with the measures that are enough shows the steps that count; other measures may change others.
                    let parted = self.parted(case, name, (version, by_causes.flatten()), &mut first)?;
                    let cells = [cell(0).cloned(), cell(version).cloned()];
                    Some(Changed { case: case.name.clone(), answers: [before.clone(), after.clone()], cells, shift, parted, caused })
                }
            });
        }
        Ok(Answered { answers, cells, changed })
    }

    /// The measures that change the answer of a version to a case, in words, and the case as decided by the law with the fewest of them.
    fn caused(&self, case: &Case, (at, name): (usize, &String), version: usize) -> Option<(Vec<Vec<String>>, Option<Decision>)> {
        let question = self.question;
        let family = question.families.get(version - 1)?.as_ref()?;
        let [(first, before), (second, after)] = [0, version]
            .map(|at| question.plans.get(at).zip(case.facts.get(at)))
            .into_iter()
            .collect::<Option<Vec<_>>>()?
            .try_into()
            .ok()?;
        let by_default = |at: usize, plan: &Plan, facts: &Facts| {
            let chosen = question.readings.get(at).map(Vec::as_slice).unwrap_or_default();
            facts.readings(plan.default_readings(), chosen) == plan.default_readings()
        };
        if !by_default(0, first, before) || !by_default(version, second, after) {
            return None;
        }
        let causes = self.causes.get(at)?.get(version - 1)?;
        let causes = causes.get_or_init(|| CausesOfCases::new([first.clone(), second.clone()], name, family));
        let book = second.checked().book();
        let words = |own: usize| {
            let measure = family.measures.get(own)?;
            let change = book.changes.iter().find(|own| own.amendment == measure.amendment && own.measure == measure.name)?;
            Some(change_words(change, book, question.lang))
        };
        let found = causes.of([before, after])?;
        let sets: Option<Vec<Vec<String>>> = found.sets.into_iter().map(|set| set.iter().map(words).collect()).collect();
        Some((sets?, found.decision))
    }

    /// Where a version parts from the first in a case. Where one of them has no such rule, there is no step to part at.
    fn parted(
        &self,
        case: &Case,
        goal: &str,
        (version, by_causes): (usize, Option<Decision>),
        first: &mut Option<Option<Decision>>,
    ) -> Result<Vec<Parted>, Box<Diagnostic>> {
        let before = match first {
            Some(known) => known,
            None => first.insert(self.decision(case, goal, 0)?),
        };
        let after = match by_causes {
            Some(decision) => Some(decision),
            None => self.decision(case, goal, version)?,
        };
        let (Some(before), Some(after)) = (before, after) else { return Ok(Vec::new()) };
        let partings = compare(before, &after, self.question.lang).partings.into_iter();
        let parted = partings.map(|parting| {
            let [first, second] = parting.provisions;
            Parted {
                rule: parting.rule.to_string(),
                label: parting.label,
                provision: second.or(first).unwrap_or_default(),
                measures: parting.changes,
                whom: parting.whom,
            }
        });
        Ok(parted.collect())
    }

    /// A case as a version decides it, with its steps; `None` where the version has no such rule.
    fn decision(&self, case: &Case, goal: &str, version: usize) -> Result<Option<Decision>, Box<Diagnostic>> {
        let (Some(plan), Some(facts)) = (self.question.plans.get(version), case.facts.get(version)) else { return Ok(None) };
        let Some(goal) = plan.checked().book().rule(goal) else { return Ok(None) };
        let chosen = self.question.readings.get(version).map(Vec::as_slice).unwrap_or_default();
        let refused = |too_much: TooMuchWork| Box::new(too_much.diagnostic(plan));
        decide_case(plan, goal, Arc::clone(facts), chosen).map(Some).map_err(refused)
    }
}
