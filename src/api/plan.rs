//! The law of one version, ready to decide.

use std::sync::Arc;

use super::{Decision, Diagnostics, Error, Facts, RuleBase, UnknownGoal};
use crate::compile;
use crate::eval::decide_case;
use crate::explain::contradictions;
use crate::facts::{goal_inputs, schema, wanted_words};
use crate::law::{Lang, Text, Version};
use crate::model::{Rule, RuleId};

/// The law of one version, ready to decide cases. A copy costs nothing, and threads share it.
///
/// ```
/// use paragraf::{Lang, RuleBase};
///
/// let plan = RuleBase::embedded().plan("2018-06-01")?;
/// let goal = plan.goal("to_programme")?;
/// assert_eq!(goal.citation(Lang::En), "Social Services Act § 29, second subsection");
/// assert!(plan.inputs("to_programme")?.iter().any(|input| input.name() == "applicant.born"));
/// # Ok::<(), paragraf::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Plan {
    pub(super) plan: Arc<compile::Plan>,
    pub(super) rules: RuleBase,
}

/// A rule that can be decided for a case.
#[derive(Debug, Clone)]
pub struct Goal {
    plan: Arc<compile::Plan>,
    id: RuleId,
}

/// A fact or assessment that a goal can ask for.
#[derive(Debug, Clone)]
pub struct Input {
    name: String,
    question: Text,
    wanted: Text,
    provisions: [Vec<String>; Lang::ALL.len()],
    assessment: bool,
}

impl Plan {
    /// Which version it is.
    pub fn version(&self) -> &Version {
        &self.plan.checked().book().version
    }

    /// What can be decided: every rule with one answer for the case, but for the parts of others. In the order of the law.
    pub fn goals(&self) -> Vec<Goal> {
        crate::pipeline::RuleFiles::goals(&self.plan).map(|id| Goal { plan: self.plan.clone(), id }).collect()
    }

    /// The rule of a name.
    ///
    /// # Errors
    /// When the version has no such rule, or only one with an answer for each entity of a list.
    pub fn goal(&self, name: &str) -> Result<Goal, UnknownGoal> {
        Ok(Goal { plan: self.plan.clone(), id: self.rule(name)? })
    }

    /// What a goal can ask for, in the order it is met.
    ///
    /// # Errors
    /// As [`Plan::goal`].
    pub fn inputs(&self, goal: &str) -> Result<Vec<Input>, UnknownGoal> {
        let book = self.plan.checked().book();
        let inputs = goal_inputs(book, self.rule(goal)?);
        let facts = inputs.facts.iter().filter_map(|(id, standings)| Some((book.facts.get(id.index())?, standings)));
        let cited = |standings: &[_], lang| standings.iter().map(|standing| book.cite(*standing, lang, true)).collect();
        let inputs = facts.map(|(fact, standings)| Input {
            name: fact.name.to_string(),
            question: fact.ask.as_ref().unwrap_or(&fact.label).clone(),
            wanted: Text::of(|lang| wanted_words(fact, book, lang)),
            provisions: Lang::ALL.map(|lang| cited(standings, lang)),
            assessment: fact.assessment.is_some(),
        });
        Ok(inputs.collect())
    }

    /// What the facts of a goal may hold, as JSON Schema.
    ///
    /// # Errors
    /// As [`Plan::goal`].
    pub fn schema(&self, goal: &str, lang: Lang) -> Result<String, UnknownGoal> {
        let book = self.plan.checked().book();
        Ok(schema(book, goal, &goal_inputs(book, self.rule(goal)?), lang).to_string())
    }

    /// Decides a goal for a case.
    ///
    /// # Errors
    /// [`Error::Goal`], [`Error::Facts`] or [`Error::TooMuchWork`]. That facts are missing is no error: the answer is then open.
    pub fn decide(&self, goal: &str, facts: &Facts) -> Result<Decision, Error> {
        let goal = self.rule(goal)?;
        let (case, sources) = facts.read(self.plan.checked().book())?;
        let case = Arc::new(case);
        let mistakes = contradictions(&self.plan, &case);
        if !mistakes.is_empty() {
            return Err(Error::Facts(Diagnostics::new(mistakes, sources)));
        }
        match decide_case(&self.plan, goal, case, &[]) {
            Ok(decision) => Ok(Decision::new(decision)),
            Err(too_much) => {
                let sources = self.rules.parsed.sources().clone();
                Err(Error::TooMuchWork(Diagnostics::new(vec![too_much.diagnostic(&self.plan)], sources)))
            }
        }
    }

    fn rule(&self, name: &str) -> Result<RuleId, UnknownGoal> {
        self.rules.parsed.goal(&self.plan, name).map_err(|diagnostic| UnknownGoal { diagnostic })
    }
}

impl Goal {
    fn rule(&self) -> Option<&Rule> {
        self.plan.checked().book().rules.get(self.id.index())
    }

    /// Its name in the rule files.
    pub fn name(&self) -> &str {
        self.rule().map_or("", |rule| &rule.name)
    }

    /// What it is called.
    pub fn label(&self, lang: Lang) -> &str {
        self.rule().map_or("", |rule| rule.label.get(lang))
    }

    /// Its provision, as lawyers write it.
    pub fn citation(&self, lang: Lang) -> String {
        self.rule().map_or_else(String::new, |rule| self.plan.checked().book().cite(rule.standing, lang, true))
    }

    /// Whether it is a norm of somebody: a right, a duty, a power or a prohibition.
    pub fn is_norm(&self) -> bool {
        self.rule().is_some_and(|rule| rule.kind.is_norm())
    }
}

impl Input {
    /// Its name: `applicant.born`, or of an assessment `assistance_necessary`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The question that asks for it.
    pub fn question(&self, lang: Lang) -> &str {
        self.question.get(lang)
    }

    /// What may be given, in words.
    pub fn wanted(&self, lang: Lang) -> &str {
        self.wanted.get(lang)
    }

    /// The provisions that ask for it.
    pub fn provisions(&self, lang: Lang) -> &[String] {
        Lang::ALL.iter().zip(&self.provisions).find(|(own, _)| **own == lang).map_or(&[], |(_, provisions)| provisions)
    }

    /// Whether it is an assessment, which must come with a reason.
    pub fn is_assessment(&self) -> bool {
        self.assessment
    }
}
