//! An interview as it stands: the answers so far, what is open, and the way back.

use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap as HashMap;

use super::order::{Order, contradicted, few_values, holds_anything};
use crate::compile::Plan;
use crate::eval::{Decision, Subject, TooMuchWork, decide_case};
use crate::explain::contradictions;
use crate::facts::{Assessed, Facts, GoalInputs, Items, goal_inputs};
use crate::model::{Cell, FactId, ReadingId, RuleId, Rulebook, Type, Value};
use crate::source::Diagnostic;

/// A question: a fact of the case, or of an item of one of its lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question {
    /// The fact.
    pub fact: FactId,
    /// The item, by its number in the case.
    pub of: Option<u32>,
}

/// An answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A value of the fact.
    Value(Value),
    /// An assessment, with the reason for it.
    Assessed(Value, String),
    /// The items of a list: so many, or one for each name.
    Items(usize, Vec<String>),
    /// Nobody knows.
    Unknown,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What was asked.
    pub question: Question,
    /// What was answered, or what followed.
    pub answer: Answer,
    /// Why it was not asked: what would be impossible with any other value. None for an answer.
    pub follows: Option<Box<Diagnostic>>,
}

/// What was done, so that it can be undone.
#[derive(Debug, Clone)]
enum Change {
    Answered,
    TakenBack(Vec<Step>),
}

/// By whom and when assessments are made.
#[derive(Debug, Clone, Default)]
pub struct Signature {
    /// By whom.
    pub by: Option<String>,
    /// When.
    pub on: Option<NaiveDate>,
}

/// An interview on a goal.
#[derive(Debug, Clone)]
pub struct Interview {
    goal: RuleId,
    inputs: GoalInputs,
    order: Order,
    chosen: Vec<(ReadingId, u16)>,
    signature: Signature,
    /// The facts that values may contradict.
    contradicted: Vec<FactId>,
    start: Arc<Facts>,
    steps: Vec<Step>,
    changes: Vec<Change>,
    decision: Decision,
    open: Vec<Question>,
    /// The rules that are told, or were certain before anything was known.
    told: Vec<RuleId>,
}

impl Interview {
    /// Begins an interview with what is known. `chosen` are readings chosen beside those of the facts.
    ///
    /// # Errors
    /// When the case takes more work than one decision may.
    pub fn new(
        plan: &Arc<Plan>,
        goal: RuleId,
        facts: Arc<Facts>,
        chosen: Vec<(ReadingId, u16)>,
        signature: Signature,
    ) -> Result<Interview, TooMuchWork> {
        let book = plan.checked().book();
        let decision = decide_case(plan, goal, facts.clone(), &chosen)?;
        let mut interview = Interview {
            goal,
            inputs: goal_inputs(book, goal),
            order: Order::of(plan, goal),
            contradicted: contradicted(book),
            chosen,
            signature,
            start: facts,
            steps: Vec::new(),
            changes: Vec::new(),
            decision,
            open: Vec::new(),
            told: Vec::new(),
        };
        interview.told = match holds_anything(&interview.start) {
            true => certain(&decide_case(plan, goal, Facts::unknown(book.facts.len()), &interview.chosen)?, &interview.order),
            false => certain(&interview.decision, &interview.order),
        }
        .into_iter()
        .map(|(rule, _)| rule)
        .collect();
        interview.decide(interview.start.clone())?;
        interview.settle()?;
        Ok(interview)
    }

    /// The law.
    pub fn book(&self) -> &Rulebook {
        self.decision.plan.checked().book()
    }

    /// The rule that is decided.
    pub fn goal(&self) -> RuleId {
        self.goal
    }

    /// What the goal can ask for.
    pub fn inputs(&self) -> &GoalInputs {
        &self.inputs
    }

    /// The decision as things stand.
    pub fn decision(&self) -> &Decision {
        &self.decision
    }

    /// The facts as they stand.
    pub fn facts(&self) -> &Arc<Facts> {
        &self.decision.facts
    }

    /// The next question; none where the answer is certain, or nothing is left that somebody may know.
    pub fn next(&self) -> Option<Question> {
        self.open.first().copied()
    }

    /// How many questions are left at most, beside those of the items of lists still to be counted, and whether there are such.
    pub fn at_most(&self) -> (usize, bool) {
        (self.open.len(), self.open.iter().any(|question| matches!(self.ty(*question), Some(Type::List(_)))))
    }

    /// The answers so far, with what followed from them.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How many questions are answered.
    pub fn answered(&self) -> usize {
        self.steps.iter().filter(|step| step.follows.is_none()).count()
    }

    /// What may be asked again: facts that the file to begin with says are unknown, and that can still matter.
    pub fn left_unknown(&self) -> usize {
        self.decision.missing.iter().filter(|own| self.start.said_unknown.contains(&(own.fact, own.of))).count()
    }

    fn ty(&self, question: Question) -> Option<Type> {
        self.book().facts.get(question.fact.index()).map(|fact| fact.ty)
    }

    /// Answers the next question.
    ///
    /// # Errors
    /// When the answer contradicts others, or makes the case too large to be decided. Nothing is then changed.
    pub fn answer(&mut self, answer: Answer) -> Result<(), Vec<Diagnostic>> {
        let Some(question) = self.next() else { return Ok(()) };
        let before = (self.decision.clone(), self.open.clone(), self.steps.len());
        let step = Step { question, answer, follows: None };
        let facts = Arc::new(self.with(self.facts(), &step));
        let plan = self.decision.plan.clone();
        let mistakes = if self.contradicted.contains(&question.fact) { contradictions(&plan, &facts) } else { Vec::new() };
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        self.steps.push(step);
        let tried = self.decide(facts).and_then(|()| self.settle());
        if let Err(too_much) = tried {
            (self.decision, self.open) = (before.0, before.1);
            self.steps.truncate(before.2);
            return Err(vec![too_much.diagnostic(&plan)]);
        }
        self.changes.push(Change::Answered);
        Ok(())
    }

    /// Takes back the last answers, so many or as many as there are. Returns how many.
    ///
    /// # Errors
    /// As [`Interview::new`]; a case with fewer answers takes no more work, so it does not come to that.
    pub fn back(&mut self, count: usize) -> Result<usize, TooMuchWork> {
        let (mut taken, mut number) = (Vec::new(), 0);
        while number < count && self.answered() > 0 {
            if let Some(step) = self.steps.pop() {
                number += usize::from(step.follows.is_none());
                taken.push(step);
            }
        }
        if number > 0 {
            taken.reverse();
            self.replay()?;
            self.changes.push(Change::TakenBack(taken));
        }
        Ok(number)
    }

    /// Undoes what was done last, whether an answer was given or some were taken back. Tells whether there was anything.
    ///
    /// # Errors
    /// As [`Interview::back`].
    pub fn undo(&mut self) -> Result<bool, TooMuchWork> {
        match self.changes.pop() {
            None => return Ok(false),
            Some(Change::TakenBack(steps)) => self.steps.extend(steps),
            Some(Change::Answered) => while self.steps.pop().is_some_and(|step| step.follows.is_some()) {},
        }
        self.replay()?;
        Ok(true)
    }

    /// What has become certain since this was asked last, in the order of the law.
    pub fn newly_certain(&mut self) -> Vec<(RuleId, Cell)> {
        let mut found = certain(&self.decision, &self.order);
        found.retain(|(rule, _)| !self.told.contains(rule));
        self.told.extend(found.iter().map(|(rule, _)| *rule));
        found
    }

    /// Everything anew from the answers.
    fn replay(&mut self) -> Result<(), TooMuchWork> {
        let mut facts = (*self.start).clone();
        for step in &self.steps {
            self.put(&mut facts, step);
        }
        self.decide(Arc::new(facts))?;
        let known = certain(&self.decision, &self.order);
        self.told.retain(|rule| known.iter().any(|(own, _)| own == rule));
        self.settle()
    }

    fn decide(&mut self, facts: Arc<Facts>) -> Result<(), TooMuchWork> {
        self.decision = decide_case(&self.decision.plan, self.goal, facts, &self.chosen)?;
        let (book, facts) = (self.decision.plan.checked().book(), &self.decision.facts);
        let items = Items::of(facts, book);
        let missing = self.decision.missing.iter().map(|own| Question { fact: own.fact, of: own.of });
        // What is missing of nobody in particular can't be asked.
        let open = missing.filter(|own| own.of.is_some() || book.listed(own.fact).is_none());
        let mut open: Vec<(Vec<usize>, Question)> = open
            .filter(|own| !facts.said_unknown.contains(&(own.fact, own.of)))
            .map(|own| (self.order.place(own.fact, own.of, &items), own))
            .collect();
        open.sort();
        self.open = open.into_iter().map(|(_, own)| own).collect();
        Ok(())
    }

    /// Takes what follows from the answers, so that it is not asked: of few values the only one that contradicts none of them.
    fn settle(&mut self) -> Result<(), TooMuchWork> {
        while let Some(question) = self.next() {
            let Some(step) = self.follows(question) else { return Ok(()) };
            let facts = Arc::new(self.with(self.facts(), &step));
            self.steps.push(step);
            self.decide(facts)?;
        }
        Ok(())
    }

    fn follows(&self, question: Question) -> Option<Step> {
        if !self.contradicted.contains(&question.fact) {
            return None;
        }
        let (mut left, mut refused) = (None, None);
        for value in few_values(self.book(), question.fact) {
            let step = Step { question, answer: Answer::Value(value), follows: None };
            let facts = Arc::new(self.with(self.facts(), &step));
            match contradictions(&self.decision.plan, &facts).into_iter().next() {
                Some(mistake) => refused = Some(Box::new(mistake)),
                None if left.is_some() => return None,
                None => left = Some(step),
            }
        }
        Some(Step { follows: Some(refused?), ..left? })
    }

    fn with(&self, facts: &Facts, step: &Step) -> Facts {
        let mut facts = facts.clone();
        self.put(&mut facts, step);
        facts
    }

    fn put(&self, facts: &mut Facts, step: &Step) {
        let Question { fact, of } = step.question;
        let cell = match &step.answer {
            Answer::Value(value) => Cell::Known(value.clone()),
            Answer::Assessed(value, because) => {
                let Signature { by, on } = self.signature.clone();
                facts.assessed.push((fact, Assessed { because: because.clone(), by, on, weighed: Vec::new() }));
                Cell::Known(value.clone())
            }
            Answer::Items(count, names) => self.items(facts, fact, *count, names),
            Answer::Unknown => {
                facts.said_unknown.push((fact, of));
                return;
            }
        };
        match of {
            None => facts.set(fact, cell),
            Some(of) => {
                let slot = self.book().facts.get(fact.index()).map(|fact| fact.slot as usize);
                let cells = facts.lists.entities.get_mut(of as usize);
                if let Some(own) = cells.zip(slot).and_then(|(cells, slot)| cells.get_mut(slot)) {
                    *own = cell;
                }
            }
        }
    }

    /// A new list of items of which nothing is known but their names.
    fn items(&self, facts: &mut Facts, list: FactId, count: usize, names: &[String]) -> Cell {
        let book = self.book();
        let Some(Type::List(entity)) = book.facts.get(list.index()).map(|fact| fact.ty) else { return Cell::Unknown };
        let own = book.entities.get(entity.index());
        let blank = vec![Cell::Unknown; own.map_or(0, |own| own.facts.len())];
        let naming = own.and_then(|own| own.named_by).and_then(|id| book.facts.get(id.index())).map(|fact| fact.slot as usize);
        let item = |at: usize| {
            let mut cells = blank.clone();
            if let Some((slot, name)) = naming.and_then(|slot| cells.get_mut(slot)).zip(names.get(at)) {
                *slot = Cell::Known(Value::text(name));
            }
            cells
        };
        facts.add_list((0..count).map(item).collect())
    }
}

/// The rules below the goal that are certain in a decision, in the order of the law.
fn certain(decision: &Decision, order: &Order) -> Vec<(RuleId, Cell)> {
    let steps = decision.trace.steps.iter().enumerate();
    let found: HashMap<RuleId, Cell> = steps
        .filter_map(|(at, step)| match step.subject() {
            Subject::Rule(rule) => Some((rule, decision.found(at))),
            Subject::Expr(_) | Subject::Each(_) => None,
        })
        .collect();
    let known = |rule: &RuleId| found.get(rule).filter(|cell| cell.known().is_some()).map(|cell| (*rule, cell.clone()));
    order.rules.iter().filter_map(known).collect()
}
