//! What rules of one version can come to together: whether there is a case in which each has the answer that is asked for.

use std::sync::Arc;

use crate::compile::Plan;
use crate::eval::{Evaluator, Subject, decide_case};
use crate::facts::{Facts, goal_inputs};
use crate::model::{Cell, ExprId, RuleId, Value};
use crate::source::limits;
use crate::symbolic::diagram::leaf::Leaf;
use crate::symbolic::diagram::node::{Beyond, Bounded, Node};
use crate::symbolic::diagram::space::Space;
use crate::symbolic::examples::witness::{Asked, Example};
use crate::symbolic::paths::cover::{Cube, Found};
use crate::symbolic::paths::system::{Possible, spans};
use crate::symbolic::walk::pair::impossible;
use crate::symbolic::walk::rules::{Readings, Walk, declare};

/// What is asked of a version: a rule, or a condition that stands in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// A rule.
    Rule(RuleId),
    /// A condition in a rule.
    Condition(RuleId, ExprId),
}

/// What a part is to come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It holds.
    Holds,
    /// It does not hold.
    Fails,
    /// It has no answer: norms conflict, or a calculation cannot be done.
    NoAnswer,
}

/// Whether there is a case in which the parts have the outcomes asked for.
#[derive(Debug)]
pub enum Together {
    /// There is none: proved.
    Never,
    /// There is: this one, which the evaluator has decided.
    Case(Box<Example>),
    /// Not decided.
    Open,
}

/// Parts of one version in one space.
pub struct Situations<'p> {
    plan: &'p Arc<Plan>,
    parts: Vec<Asks>,
    space: Space,
    nodes: Vec<Node>,
    possible: Node,
}

/// Paths that are tried for a case before it is given up.
const TRIED: usize = 8;

/// The parts over all cases: under the readings by default, or under every one. `None` beyond the budget.
pub fn situations<'p>(plan: &'p Arc<Plan>, parts: &[Asks], every_reading: bool) -> Option<Situations<'p>> {
    let readings = if every_reading { Readings::All } else { Readings::Default };
    Situations::of(plan, parts, readings).ok()
}

impl<'p> Situations<'p> {
    fn of(plan: &'p Arc<Plan>, parts: &[Asks], readings: Readings) -> Bounded<Situations<'p>> {
        let mut space = Space::default();
        space.diagrams.leave(limits::SYMBOLIC_PART_STEPS);
        declare(&mut space, plan.checked().book());
        loop {
            walked(&mut space, plan, parts, readings)?;
            if !space.begin_round()? {
                let (nodes, possible) = walked(&mut space, plan, parts, readings)?;
                return Ok(Situations { plan, parts: parts.to_vec(), space, nodes, possible });
            }
        }
    }

    /// Whether there is a case in which each part has the outcome of its number.
    pub fn with(&mut self, wanted: &[Outcome]) -> Together {
        self.search(wanted).unwrap_or(Together::Open)
    }

    /// Whether it is proved that there is no case in which each part has the outcome of its number.
    pub fn never(&mut self, wanted: &[Outcome]) -> bool {
        self.no_path(wanted).unwrap_or(false)
    }

    fn no_path(&mut self, wanted: &[Outcome]) -> Bounded<bool> {
        let (no, yes) = (self.space.truth(false), self.space.truth(true));
        let mut rest = self.wanted(wanted)?;
        loop {
            match self.space.path(rest, yes)? {
                Found::None => return Ok(true),
                Found::Contradiction(cube) => rest = self.space.without(rest, &cube, no)?,
                Found::Path(..) => return Ok(false),
            }
        }
    }

    /// The cases in which each part has the outcome of its number.
    fn wanted(&mut self, wanted: &[Outcome]) -> Bounded<Node> {
        let (no, yes) = (self.space.truth(false), self.space.truth(true));
        let nodes: Vec<Node> = std::iter::once(self.possible).chain(self.nodes.iter().copied()).collect();
        self.space.map(&nodes, &mut |space, leaves| {
            let Some((possible, own)) = leaves.split_first() else { return Err(Beyond) };
            let all = own.iter().zip(wanted).all(|(leaf, wanted)| is(space.diagrams.leaf_of(*leaf), *wanted));
            Ok(if *possible != no && all { yes } else { no })
        })
    }

    fn search(&mut self, wanted: &[Outcome]) -> Bounded<Together> {
        let (no, yes) = (self.space.truth(false), self.space.truth(true));
        let mut rest = self.wanted(wanted)?;
        let mut tried = 0;
        loop {
            let (path, values) = match self.space.path(rest, yes)? {
                Found::None if tried == 0 => return Ok(Together::Never),
                Found::None => return Ok(Together::Open),
                Found::Contradiction(cube) => {
                    rest = self.space.without(rest, &cube, no)?;
                    continue;
                }
                Found::Path(path, values) => (path, values),
            };
            tried += 1;
            let values = match self.space.possible(&spans(&path), Some(self.plan.checked().book().version.date)) {
                Possible::With(values) => Some(values),
                Possible::Never | Possible::Open => values,
            };
            if let Some(example) = values.and_then(|values| self.example((&path, &values), wanted)) {
                return Ok(Together::Case(Box::new(example)));
            }
            if tried == TRIED {
                return Ok(Together::Open);
            }
            let cube = self.space.widened(rest, &path, &[yes])?;
            rest = self.space.without(rest, &cube, no)?;
        }
    }

    /// The case of a path, if the evaluator finds the outcomes in it that are asked for.
    fn example(
        &self,
        (path, values): (&[crate::symbolic::paths::system::Literal], &crate::symbolic::paths::system::Values),
        wanted: &[Outcome],
    ) -> Option<Example> {
        let book = self.plan.checked().book();
        let rules: Vec<RuleId> = self.parts.iter().filter_map(|part| part.rule()).collect();
        let goal = book.rules.get(rules.first()?.index())?;
        let readings = self.plan.default_readings();
        let asked = Asked {
            plans: [self.plan, self.plan],
            goal: &goal.name,
            besides: [rules.get(1).copied(), rules.get(2).copied()],
            readings: [readings.to_vec(), readings.to_vec()],
        };
        let as_wanted = |example: &Example| {
            let [facts, _] = &example.facts;
            self.parts.iter().zip(wanted).all(|(part, wanted)| {
                matches!(
                    (self.found(*part, facts), wanted),
                    (Some(Cell::Known(Value::Truth(true))), Outcome::Holds)
                        | (Some(Cell::Known(Value::Truth(false))), Outcome::Fails)
                        | (Some(Cell::Fault), Outcome::NoAnswer)
                )
            })
        };
        // Whatever else the path asks for: the outcomes are what is wanted.
        asked.example(&self.space, (&Cube::default(), path, values), &as_wanted)
    }

    /// What the evaluator finds for a part in a case; `None` for a condition that it does not come to.
    fn found(&self, part: Asks, facts: &Arc<Facts>) -> Option<Cell> {
        match part {
            Asks::Rule(rule) => Evaluator::new(self.plan).decide(rule, facts, self.plan.default_readings()).ok(),
            Asks::Condition(rule, condition) => {
                let decision = decide_case(self.plan, rule, Arc::clone(facts), &[]).ok()?;
                let at = decision.trace.steps.iter().position(|step| step.subject() == Subject::Expr(condition))?;
                Some(decision.found(at))
            }
        }
    }
}

impl Asks {
    fn rule(self) -> Option<RuleId> {
        match self {
            Asks::Rule(rule) => Some(rule),
            Asks::Condition(..) => None,
        }
    }

    fn within(self) -> RuleId {
        match self {
            Asks::Rule(rule) | Asks::Condition(rule, _) => rule,
        }
    }
}

fn is(leaf: Option<&Leaf>, wanted: Outcome) -> bool {
    matches!((leaf, wanted), (Some(Leaf::Yes), Outcome::Holds) | (Some(Leaf::No), Outcome::Fails) | (Some(Leaf::Fault), Outcome::NoAnswer))
}

/// The parts as nodes, and whether a case can be.
fn walked(space: &mut Space, plan: &Arc<Plan>, parts: &[Asks], readings: Readings) -> Bounded<(Vec<Node>, Node)> {
    let checked = plan.checked();
    let book = checked.book();
    let inputs = parts.iter().flat_map(|part| goal_inputs(book, part.within()).facts);
    let facts = inputs.filter_map(|(fact, _)| book.facts.get(fact.index())).map(|fact| &*fact.name).collect();
    let mut walk = Walk::new(space, checked, 0, readings);
    let mut nodes = Vec::new();
    for part in parts {
        nodes.push(match part {
            Asks::Rule(rule) => walk.rule(*rule)?,
            Asks::Condition(_, condition) => walk.expr(*condition)?,
        });
    }
    let mut possible = walk.space.truth(true);
    for ground in impossible(book, &facts) {
        let own = ground.node(&mut walk)?;
        let cannot = walk.space.not(own)?;
        possible = walk.space.all(&[possible, cannot])?;
    }
    Ok((nodes, possible))
}
