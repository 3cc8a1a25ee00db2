//! What would turn an answer, where the command line asks for it.

use std::sync::Arc;

use clap::ArgMatches;

use super::case::{self, Given};
use super::input;
use crate::compile::Plan;
use crate::eval::{Decision, ways};
use crate::facts::GoalInputs;
use crate::pipeline::RuleFiles;

/// Whether the command line asks for it. Not every command can be asked.
pub(super) fn is_asked(own: &ArgMatches) -> bool {
    matches!(own.try_get_one::<bool>("what-would"), Ok(Some(true)))
}

/// Adds to a decision what would turn it.
pub(super) fn added(base: &RuleFiles, own: &ArgMatches, given: &Given<'_>, inputs: &GoalInputs, decision: &mut Decision) {
    decision.ways = ways(decision, inputs);
    let case = |plan: &Arc<Plan>| Some((case::facts_in(given, plan)?, input::readings_in(own, plan.checked().book())));
    let by_law = decision.ways.is_some().then(|| base.by_law(decision, &case));
    if let Some(ways) = &mut decision.ways {
        ways.by_law = by_law;
    }
}
