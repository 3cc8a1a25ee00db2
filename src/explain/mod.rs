//! Explanation: [`Decision`] -> text or data for people, in bokmål or English. Computes no law.
//!
//! Example: «alder er 18 år; kravet er minst 19 år (nedre aldersgrense)», under sosialtjenesteloven § 29 første ledd.
//! Invariant: every line has a provision or belongs to one that has. Nothing is stated that is not in the trace.

mod ages;
mod amounts;
mod asked;
mod basis;
mod citations;
mod clause;
mod condensed;
mod conditions;
mod contradictions;
mod days;
mod details;
mod draw;
mod exceptions;
mod explanation;
mod failed;
mod faults;
mod figures;
mod followed;
mod formula;
mod fragment;
mod headline;
mod indexed;
mod json;
mod lacks;
mod lists;
mod met;
mod missing;
mod once;
mod periods;
mod phrase;
mod render;
pub mod say;
mod seen;
mod sentences;
mod several;
mod short;
mod sources;
mod step_view;
mod text;
mod tree;
mod values;
mod ways;
mod words;

pub use crate::source::Style;
pub use citations::{Citation, citations};
pub use contradictions::contradictions;
#[cfg(feature = "cli")]
pub(crate) use draw::indented;
pub(crate) use draw::painted;
pub(crate) use draw::{headed, row, signed, wrapped};
#[cfg(feature = "letter")]
pub(crate) use explanation::basis_lines;
pub(crate) use explanation::explain_beside_tree;
pub use explanation::{Content, Explanation, Length, Line, Mark, Section, explain, explain_at};
pub use fragment::{Arguments, Cited, Fragment, Joint, Scale};
pub use headline::{Headline, headline};
pub(crate) use headline::{finding, norm_sentence};
pub use json::{BoundsJson, CitationJson, DecisionJson, MissingJson, ReservationJson, SCHEMA, StepJson, decision_json, value_json};
pub(crate) use lists::{chain_words, item_words};
pub use render::Writer;
pub use render::capital;
pub(crate) use render::words;
pub(crate) use seen::Seen;
pub use step_view::{Role, StepView, Verdict};
pub(crate) use text::{as_told, cite, same_act};
pub use text::{legal_basis, text, text_at};
pub use tree::{tree, tree_at};
pub(crate) use values::fact_value;
pub use ways::{WaysJson, way_sentences};
pub use words::{change_words, date_words, figure_words, measure_words, norm_outcome, outcome_word, rule_outcome, value_words};

use indexed::Indexed;

use crate::eval::Decision;
use crate::facts::wanted_key;
use crate::model::{Cell, Fact, Rulebook, Type};

/// The context for wording one decision.
pub(crate) struct Ctx<'a> {
    pub(crate) decision: &'a Decision,
    /// The steps below those that have many, by what they looked at.
    indexed: Indexed,
}

impl<'a> Ctx<'a> {
    pub(crate) fn of(decision: &'a Decision) -> Ctx<'a> {
        Ctx { decision, indexed: Indexed::default() }
    }

    pub(crate) fn book(&self) -> &'a Rulebook {
        self.decision.plan.checked().book()
    }

    /// The answer of the goal in words, for a value it would have.
    fn goal_outcome(&self, cell: &Cell) -> Fragment<'a> {
        let goal = self.book().rules.get(self.decision.goal.index());
        goal.map_or(Fragment::Name(""), |goal| values::rule_found(cell, goal))
    }

    fn goal_type(&self) -> Type {
        self.book().rules.get(self.decision.goal.index()).map_or(Type::Truth, |rule| rule.ty)
    }

    /// The values that a fact may have. Choices are shown by label, with the names used in facts files.
    fn wanted(&self, fact: &'a Fact) -> Fragment<'a> {
        let Type::Choice(list) = fact.ty else { return Fragment::Said(wanted_key(fact), Arguments::default()) };
        let choices = self.book().choices.get(list.index()).into_iter().flat_map(|list| &list.choices);
        Fragment::list(Joint::Or, choices.map(|choice| say::with_note(&choice.label, &*choice.name)).collect())
    }
}
