//! What is told of a provision: its blocks and lines, and the words of an expression in a version.

use std::sync::Arc;

use crate::eval::Decision;
use crate::explain::{Ctx, Fragment, Seen, capital, words};
use crate::law::{Lang, say};
use crate::model::{Expr, ExprId, ExprKind, Rulebook, StandingId};

/// What a provision says of one thing.
pub(crate) struct Block {
    pub(crate) about: About,
    pub(crate) lines: Vec<Line>,
}

impl Block {
    /// What it says, line by line, indented as it stands in lists.
    pub(crate) fn text(&self) -> String {
        self.lines.iter().map(|line| format!("{}{}", "  ".repeat(line.depth), line.text)).collect::<Vec<_>>().join("\n")
    }
}

/// What a block is about: two versions are held against each other by it, not by their words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum About {
    /// The heading.
    Heading,
    /// What no rule computes.
    Words,
    /// A rule, by name.
    Rule(Arc<str>),
    /// An exception without a name, by the rule that it is made to.
    Exception(Arc<str>),
}

/// A line of a restated provision.
pub(crate) struct Line {
    /// How deep it stands in a list.
    pub(crate) depth: usize,
    pub(crate) text: String,
    /// Where what it says is written; `None` for a heading, and for words that no rule computes.
    pub(crate) standing: Option<StandingId>,
}

impl Line {
    /// A line of which it is not said yet where it stands.
    pub(crate) fn new(depth: usize, text: String) -> Line {
        Line { depth, text, standing: None }
    }
}

/// Says where lines stand that do not say it themselves.
pub(super) fn stand(lines: &mut [Line], from: usize, standing: StandingId) {
    lines.iter_mut().skip(from).for_each(|line| line.standing = line.standing.or(Some(standing)));
}

/// Tells the rules of a version.
pub(crate) struct Speaker<'s> {
    pub(crate) decision: &'s Decision,
    pub(crate) lang: Lang,
}

/// A condition as a clause, «alle disse vilkårene er oppfylt», with the list that follows it.
pub(crate) struct Clause {
    pub(super) lead: String,
    pub(super) items: Vec<Line>,
}

impl<'s> Speaker<'s> {
    pub(super) fn ctx(&self) -> Ctx<'s> {
        Ctx::of(self.decision)
    }

    pub(super) fn book(&self) -> &'s Rulebook {
        self.decision.plan.checked().book()
    }

    pub(super) fn capital(&self, label: &crate::law::Text) -> String {
        capital(label.get(self.lang))
    }

    pub(super) fn formula(&self, id: ExprId) -> String {
        self.words(&self.ctx().formula(Seen::written(id)))
    }

    /// A value behind which something else follows: one that depends on the case stands in brackets.
    pub(super) fn bracketed(&self, id: ExprId) -> String {
        let words = self.formula(id);
        if matches!(self.kind(id), Some(ExprKind::If(..))) { say::lovspeil_bracketed(self.lang, &*words) } else { words }
    }

    pub(super) fn label(&self, id: ExprId) -> String {
        self.words(&self.ctx().label(Seen::written(id)))
    }

    pub(super) fn words(&self, fragment: &Fragment<'_>) -> String {
        words(fragment, self.book(), self.lang)
    }

    pub(super) fn expr(&self, id: ExprId) -> Option<&'s Expr> {
        self.book().exprs.get(id.0 as usize)
    }

    pub(super) fn kind(&self, id: ExprId) -> Option<&'s ExprKind> {
        self.expr(id).map(|expr| &expr.kind)
    }

    pub(super) fn standing(&self, id: ExprId) -> StandingId {
        self.expr(id).map_or(StandingId(0), |expr| expr.standing)
    }

    pub(super) fn letter(&self, standing: StandingId) -> Option<char> {
        self.book().standings.get(standing.index()).and_then(|own| own.place.letter)
    }
}
