//! Explanation: a [`Decision`] -> what a person reads, in bokmål or English, as text or as data. Computes no law.
//!
//! Example: «alder er 18 år; kravet er minst 19 år (nedre aldersgrense)», under sosialtjenesteloven § 29 første ledd.
//! Invariant: every line stands at a provision or rests on one that does; nothing is worded that the trace does not hold.

mod basis;
mod citations;
mod conditions;
mod contradictions;
mod days;
mod faults;
mod formula;
mod headline;
mod json;
mod lists;
mod periods;
mod phrase;
mod sources;
mod text;
mod tree;
mod words;

pub use citations::{Citation, citations};
pub use contradictions::contradictions;
pub use headline::headline;
pub use json::{CitationJson, DecisionJson, MissingJson, SCHEMA, StepJson, decision_json, value_json};
pub use text::{Style, legal_basis, text};
pub use tree::{StepView, Verdict, tree};
pub use words::{capital, change_words, date_words, figure_words, outcome_word, rule_outcome, value_words};

use crate::eval::Decision;
use crate::law::Lang;
use crate::model::{Cell, Rule, Rulebook, StandingId, Type};

/// What the wording of one decision needs at hand.
pub(crate) struct Ctx<'d> {
    pub(crate) decision: &'d Decision,
    pub(crate) lang: Lang,
}

impl<'d> Ctx<'d> {
    pub(crate) fn book(&self) -> &'d Rulebook {
        self.decision.plan.checked().book()
    }

    pub(crate) fn pick<'t>(&self, nb: &'t str, en: &'t str) -> &'t str {
        self.lang.pick(nb, en)
    }

    pub(crate) fn cite(&self, standing: StandingId) -> String {
        self.book().cite(standing, self.lang, true)
    }

    /// What a rule found, in words.
    pub(crate) fn outcome(&self, cell: Cell, rule: &Rule) -> String {
        rule_outcome(cell, rule, self.book(), self.lang)
    }

    pub(crate) fn goal_outcome(&self, cell: Cell) -> String {
        let goal = self.book().rules.get(self.decision.goal.index());
        goal.map_or_else(String::new, |goal| self.outcome(cell, goal))
    }

    pub(crate) fn goal_type(&self) -> Type {
        self.book().rules.get(self.decision.goal.index()).map_or(Type::Truth, |rule| rule.ty)
    }
}
