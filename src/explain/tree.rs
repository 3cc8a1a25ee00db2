//! The trace as a tree of provisions, conditions, facts and figures.

use super::Ctx;
use super::headline::norm_label;
use super::words::outcome_word;
use crate::eval::{Decision, Node};
use crate::law::Lang;
use crate::model::{Cell, Exception, ExprId, ExprKind, Kind, Rule, RuleId, StandingId, Value};

/// How a step came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Met,
    /// It does not hold.
    NotMet,
    /// It can't be told yet.
    Open,
    /// It came to a value.
    Value,
    /// It has no answer.
    Fault,
    /// It was not looked at, since the answer does not need it.
    NotExamined,
}

impl Verdict {
    /// The sign before a line.
    pub fn sign(self) -> &'static str {
        match self {
            Verdict::Met => "✓",
            Verdict::NotMet => "✗",
            Verdict::Open => "?",
            Verdict::Value => "=",
            Verdict::Fault => "!",
            Verdict::NotExamined => "–",
        }
    }

    /// The word in JSON.
    pub fn keyword(self) -> &'static str {
        match self {
            Verdict::Met => "met",
            Verdict::NotMet => "not_met",
            Verdict::Open => "undetermined",
            Verdict::Value => "value",
            Verdict::Fault => "fault",
            Verdict::NotExamined => "not_examined",
        }
    }
}

/// A step as a person sees it.
#[derive(Debug, Clone)]
pub struct StepView {
    /// How it came out.
    pub verdict: Verdict,
    /// The provision.
    pub standing: Option<StandingId>,
    /// The provision as lawyers write it, with its act.
    pub citation: String,
    /// The provision without its act.
    pub place: String,
    /// What was looked at and found.
    pub text: String,
    /// Facts it rests on, sources, reasons, amendments.
    pub details: Vec<String>,
    /// Whether it is a rule of its own.
    pub rule: Option<RuleId>,
    /// The condition or value it tells; none for a rule as a whole and for an exception.
    pub expr: Option<ExprId>,
    /// The steps it rests on.
    pub children: Vec<StepView>,
}

/// The whole decision as a tree; the root is the goal.
pub fn tree(decision: &Decision<'_>, lang: Lang) -> Option<StepView> {
    let ctx = Ctx { decision, lang };
    let root = decision.trace.steps.len().checked_sub(1)?;
    let mut told = Vec::new();
    match decision.trace.steps.get(root)?.node() {
        Node::Rule(rule) => Some(ctx.rule(root, rule, &mut told)),
        Node::Expr(_) => None,
    }
}

pub(super) fn verdict(cell: Cell) -> Verdict {
    match cell {
        Cell::Known(Value::Truth(true)) => Verdict::Met,
        Cell::Known(Value::Truth(false)) => Verdict::NotMet,
        Cell::Known(_) => Verdict::Value,
        Cell::Unknown => Verdict::Open,
        Cell::Fault => Verdict::Fault,
    }
}

impl Ctx<'_, '_> {
    pub(super) fn view(&self, verdict: Verdict, standing: StandingId, text: String) -> StepView {
        StepView {
            verdict,
            standing: Some(standing),
            citation: self.cite(standing),
            place: self.book().cite(standing, self.lang, false),
            text,
            details: Vec::new(),
            rule: None,
            expr: None,
            children: Vec::new(),
        }
    }

    /// A rule with its general rule and its exceptions.
    pub(super) fn rule(&self, step: usize, id: RuleId, told: &mut Vec<RuleId>) -> StepView {
        let Some(rule) = self.book().rules.get(id.index()) else { return self.view(Verdict::Open, StandingId(0), String::new()) };
        let cell = self.found(step);
        let outcome = outcome_word(cell, rule.ty, self.book(), self.lang);
        let text = match rule.kind {
            Kind::Value | Kind::Deadline => format!("{}: {outcome}", rule.label.get(self.lang)),
            _ => format!("{} – {outcome}", norm_label(rule, self.lang)),
        };
        let mut view = self.view(verdict(cell), rule.standing, text);
        view.rule = Some(id);
        if told.contains(&id) {
            view.details.push(self.pick("se ovenfor", "see above").to_owned());
            return view;
        }
        told.push(id);
        view.details.extend(self.changed(rule.standing, None));
        view.details.extend(rule.sources.iter().map(|source| self.source(source)));
        let displaced = self.excepted(step, rule);
        for at in self.decision.trace.below(step) {
            let Some(Node::Expr(expr)) = self.decision.trace.steps.get(at).map(|step| step.node()) else { continue };
            if displaced && expr == rule.body {
                view.children.push(self.displaced(at, rule, told));
                continue;
            }
            match rule.exceptions.iter().find(|exception| exception.when == expr) {
                Some(exception) => {
                    let label = match self.found(at) {
                        Cell::Known(Value::Truth(true)) => self.pick("unntaket gjelder", "the exception applies"),
                        Cell::Known(_) => self.pick("unntaket gjelder ikke", "the exception does not apply"),
                        Cell::Unknown => {
                            self.pick("det er uavklart om unntaket gjelder", "it is undetermined whether the exception applies")
                        }
                        Cell::Fault => {
                            self.pick("det kan ikke avgjøres om unntaket gjelder", "it can't be decided whether the exception applies")
                        }
                    };
                    let label = format!("{label}: {}", self.formula(expr));
                    // An exception that does not apply leaves the rule standing, which is what the sign tells.
                    let sign = match verdict(self.found(at)) {
                        Verdict::Met => Verdict::NotMet,
                        Verdict::NotMet => Verdict::Met,
                        other => other,
                    };
                    let sign = if matches!(rule.kind, Kind::Value | Kind::Deadline) { Verdict::Value } else { sign };
                    let mut own = self.view(sign, exception.standing, label);
                    own.details.extend(self.changed(exception.standing, Some(rule.standing)));
                    own.children = self.conditions(at, expr, rule.standing, told);
                    view.children.push(own);
                }
                // That an exception makes it *no* is told by the exception itself.
                None if matches!(self.kind(expr), Some(ExprKind::Value(Value::Truth(_), _))) => {}
                None => view.children.extend(self.conditions(at, expr, rule.standing, told)),
            }
        }
        view
    }

    /// Whether an exception of a rule applies.
    pub(crate) fn excepted(&self, step: usize, rule: &Rule) -> bool {
        let applies = |exception: &Exception| self.step_of(step, exception.when).is_some_and(|at| self.found(at) == Cell::YES);
        rule.exceptions.iter().any(applies)
    }

    /// The general rule beside the exception that displaced it.
    fn displaced(&self, at: usize, rule: &Rule, told: &mut Vec<RuleId>) -> StepView {
        let cell = self.found(at);
        let outcome = outcome_word(cell, rule.ty, self.book(), self.lang);
        let text = format!(
            "{} – {outcome}",
            self.pick("den alminnelige regelen, som unntaket går foran", "the general rule, which the exception displaces")
        );
        let mut view = self.view(verdict(cell), rule.standing, text);
        view.children = self.conditions(at, rule.body, rule.standing, told);
        view
    }
}
