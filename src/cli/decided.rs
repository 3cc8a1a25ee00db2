//! The case of a command line, decided in full under each version that it names.

use std::sync::Arc;

use clap::ArgMatches;

use super::{Console, Stop, case, input, what_would};
use crate::compare::Alone;
use crate::compile::Plan;
use crate::eval::Decision;
use crate::facts::{GoalInputs, goal_inputs};
use crate::law::canonical;
use crate::pipeline::RuleFiles;

/// A decision, with what its goal may ask for.
pub(super) type Decided = (Decision, GoalInputs);

/// The case under each version; today's law where one has no name. What is wrong with the law is told before what is wrong with the case.
pub(super) fn under_each(console: &Console, base: &RuleFiles, own: &ArgMatches, laws: &[Option<&String>]) -> Result<Vec<Decided>, Stop> {
    let asks = what_would::is_asked(own);
    let name = own.get_one::<String>("goal").map_or("", String::as_str);
    let mut plans = Vec::new();
    for law in laws {
        plans.push(input::plan(console, base, &input::version(console, *law)?)?);
    }
    let mut asked = Vec::new();
    for plan in plans {
        let goal = input::goal(console, base, &plan, name)?;
        asked.push((plan, goal));
    }
    let given = case::given(console, base, own)?;
    let mut out = Vec::new();
    for (plan, goal) in asked {
        let book = plan.checked().book();
        let inputs = goal_inputs(book, goal);
        let facts = case::facts(console, base, &given, &plan, name, &inputs)?;
        let chosen = input::readings(console, base, own, book)?;
        let mut decision = input::decided(console, base, &plan, goal, &facts, &chosen)?;
        if asks {
            what_would::added(base, own, &given, &inputs, &mut decision);
        }
        out.push((decision, inputs));
    }
    Ok(out)
}

/// The case by one of two versions, where the other has no rule for the question.
pub(super) struct OfOne {
    decided: Decided,
    without: Arc<Plan>,
    first: bool,
}

impl OfOne {
    /// The decision beside the version without the rule.
    pub(super) fn alone(&self) -> Alone<'_> {
        Alone { decision: &self.decided.0, without: &self.without, first: self.first }
    }

    /// What the goal may ask for.
    pub(super) fn inputs(&self) -> &GoalInputs {
        &self.decided.1
    }
}

/// The case by the one of two versions that has a rule for the question; nothing where both have one, or none has.
pub(super) fn of_one(console: &Console, base: &RuleFiles, own: &ArgMatches, laws: [&String; 2]) -> Result<Option<OfOne>, Stop> {
    let name = canonical(own.get_one::<String>("goal").map_or("", String::as_str));
    let mut plans = Vec::new();
    for law in laws {
        let version = input::version(console, Some(law))?;
        let plan = input::plan(console, base, &version)?;
        plans.push((plan.checked().book().rule(&name).is_some(), plan));
    }
    let ([(false, without), (true, _)] | [(true, _), (false, without)]) = plans.as_slice() else {
        return Ok(None);
    };
    let first = plans.first().is_some_and(|(has, _)| !has);
    let [one, other] = laws;
    let decided = under_each(console, base, own, &[Some(if first { other } else { one })])?;
    Ok(decided.into_iter().next().map(|decided| OfOne { decided, without: without.clone(), first }))
}
