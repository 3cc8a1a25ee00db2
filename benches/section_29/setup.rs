//! Shared by all measurements: the plan of 2018-06-01, and tables of cases on which engine and reference agree.

use std::sync::Arc;

use paragraf::compile::Plan;
use paragraf::eval::{Evaluator, decide_case};
use paragraf::facts::{GoalInputs, goal_inputs};
use paragraf::law::Version;
use paragraf::model::{Cell, RuleId, Value};
use paragraf::pipeline::RuleFiles;

use crate::reference::{self, Limits};
use crate::table::{Profile, Table, table};

/// The plan and the tables.
pub struct Setup {
    pub base: RuleFiles,
    pub version: Version,
    pub plan: Arc<Plan>,
    pub goal: RuleId,
    pub inputs: GoalInputs,
    pub limits: Limits,
    pub tables: Vec<Table>,
}

impl Setup {
    /// Reads the rules and creates the tables.
    ///
    /// # Errors
    /// If the rules have errors, or engine and reference differ in a case.
    pub fn new() -> Result<Setup, String> {
        let base = RuleFiles::embedded();
        let version = Version::parse("2018-06-01").map_err(|error| format!("{error:?}"))?;
        let plan = base.plan(&version).map_err(|mistakes| format!("the rules have mistakes: {mistakes:?}"))?;
        let book = plan.checked().book();
        let goal = book.rule("to_programme").ok_or("the rules have no right to the programme")?;
        let inputs = goal_inputs(book, goal);
        let tables = Profile::ALL.into_iter().map(|profile| table(profile, book)).collect::<Result<_, _>>()?;
        let setup = Setup { base, version, goal, inputs, limits: Limits::of_2018(), tables, plan };
        setup.agreement()?;
        Ok(setup)
    }

    /// The table of a profile.
    pub fn table(&self, profile: Profile) -> Option<&Table> {
        self.tables.iter().find(|table| table.profile == profile)
    }

    /// Checks that engine and reference give the same answer to every case, with a trace and without.
    fn agreement(&self) -> Result<(), String> {
        let mut evaluator = Evaluator::new(&self.plan);
        let readings = self.plan.default_readings();
        let much = |_| "a case takes too much work".to_owned();
        let mut steps = Vec::new();
        for table in &self.tables {
            for (number, (case, facts)) in table.rows.iter().enumerate() {
                let expected = reference::decide(case, &self.limits);
                let traced = reference::trace(case, &self.limits, &mut steps);
                let answers = [
                    evaluator.decide(self.goal, facts, readings).map_err(much)?,
                    evaluator.trace(self.goal, facts, readings).map_err(much)?.0,
                    decide_case(&self.plan, self.goal, facts.clone(), &[]).map_err(much)?.cell,
                ];
                let wanted = expected.map_or(Cell::Unknown, |found| Cell::Known(Value::Truth(found)));
                if traced != expected || answers.iter().any(|answer| *answer != wanted) {
                    let profile = table.profile;
                    return Err(format!(
                        "case {number} of “{profile}”: {expected:?} and {traced:?} by hand, {answers:?} by rule: {case:?}"
                    ));
                }
            }
        }
        Ok(())
    }
}
