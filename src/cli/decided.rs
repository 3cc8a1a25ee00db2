//! The case of a command line, decided in full under each version that it names.

use clap::ArgMatches;

use super::{Console, Stop, case, input, what_would};
use crate::eval::Decision;
use crate::facts::{GoalInputs, goal_inputs};
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
