//! What was gathered from a list, entity by entity.

use super::Ctx;
use super::tree::{StepView, Told, verdict};
use crate::eval::Node;
use crate::model::{Cell, EntityId, ExprId, ExprKind, Gather, StandingId};

impl Ctx<'_> {
    /// «antall barn der alder er under 18 år»
    pub(crate) fn gathered(&self, form: Gather, list: ExprId, of: Option<ExprId>, filter: Option<ExprId>, by: Option<ExprId>) -> String {
        let through = of.is_some_and(|of| matches!(self.kind(of), Some(ExprKind::Through { .. })));
        let dates = of.is_some_and(|of| self.date(of));
        let of = of.map(|of| self.label(of)).unwrap_or_default();
        let words = match form {
            Gather::Count => self.pick("antall", "the number of").to_owned(),
            Gather::Any => self.pick("minst én blant", "at least one among").to_owned(),
            Gather::Every => self.pick("alle blant", "all among").to_owned(),
            Gather::Sum => format!("{} {of} {}", self.pick("summen av", "the sum of"), self.pick("for", "over")),
            Gather::Union if through => format!("{} {of} {}", self.pick("dagene", "the days"), self.pick("for", "over")),
            Gather::Union => format!("{} {of} {}", self.pick("dagene i", "the days of"), self.pick("for", "over")),
            Gather::First => format!("{of} {}", self.pick("for den første blant", "of the first among")),
            Gather::Last => format!("{of} {}", self.pick("for den siste blant", "of the last among")),
            Gather::Least if dates => format!("{} {of} {}", self.pick("den tidligste", "the earliest"), self.pick("blant", "among")),
            Gather::Greatest if dates => format!("{} {of} {}", self.pick("den seneste", "the latest"), self.pick("blant", "among")),
            Gather::Least => format!("{} {of} {}", self.pick("den laveste", "the lowest"), self.pick("blant", "among")),
            Gather::Greatest => format!("{} {of} {}", self.pick("den høyeste", "the highest"), self.pick("blant", "among")),
        };
        let whole = format!("{words} {}", self.label(list));
        let whole = match by {
            Some(by) => format!("{whole} {} {}", self.pick("etter", "by"), self.label(by)),
            None => whole,
        };
        match filter {
            Some(filter) => format!("{whole} {} {}", self.pick("der", "where"), self.label(filter)),
            None => whole,
        }
    }

    /// A step for each entity of a list, with what was looked at for it.
    pub(super) fn entities(&self, step: usize, entity: EntityId, own: StandingId, told: &Told) -> Vec<StepView> {
        let label = self.book().entities.get(entity.index()).map_or("", |entity| entity.label.get(self.lang));
        let mut views = Vec::new();
        for at in self.decision.trace.below(step) {
            let Some(Node::Each(number)) = self.decision.trace.steps.get(at).map(|step| step.node()) else { continue };
            let mut view = self.view(verdict(self.found(at)), own, format!("{label} {}", number + 1));
            for below in self.decision.trace.below(at) {
                let Some(Node::Expr(expr)) = self.decision.trace.steps.get(below).map(|step| step.node()) else { continue };
                // The same rules are told anew for each of them.
                let mut fresh = told.clone();
                view.children.extend(self.conditions(below, expr, own, &mut fresh));
            }
            views.push(view);
        }
        views
    }

    /// What the list came to.
    pub(super) fn gathered_text(&self, id: ExprId, cell: Cell) -> String {
        let formula = self.formula(id);
        match cell {
            Cell::Known(crate::model::Value::Truth(truth)) => format!("{formula}: {}", super::words::yes_no(truth, self.lang)),
            cell => format!("{formula}: {}", self.worded(cell, id, super::phrase::Scale::default())),
        }
    }
}
