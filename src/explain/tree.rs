//! The trace as a tree of provisions, conditions, facts and figures.

use super::Ctx;
use super::basis::dedup;
use super::headline::norm_label;
use super::phrase::Wanted;
use crate::eval::{Decision, Node};
use crate::law::Lang;
use crate::model::{ActId, Cell, Exception, ExprId, ExprKind, FactId, Kind, Rule, RuleId, StandingId, Value};

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

/// What part a step plays in the rule it is a step of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It is needed, or a value is made of it.
    Plain,
    /// One of the steps below it is enough.
    OneOf,
    /// It is an exception; the sign tells whether that applies.
    Exception,
    /// It is what would make another case of `if` apply, and does not hold.
    Passed,
    /// It is the general rule, which an exception that applies goes before.
    Displaced,
}

/// A step as a person sees it.
#[derive(Debug, Clone)]
pub struct StepView {
    /// How it came out.
    pub verdict: Verdict,
    /// Its part in the rule.
    pub role: Role,
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
    /// Why there is no answer, where it is here that none can be had.
    pub fault: Option<String>,
    /// Whether it is a rule of its own.
    pub rule: Option<RuleId>,
    /// The condition or value it tells; none for a rule as a whole and for an exception.
    pub expr: Option<ExprId>,
    /// The steps it rests on.
    pub children: Vec<StepView>,
}

/// What has been told on the way down, so that it is told once.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    /// Rules with their reasoning.
    pub(super) rules: Vec<RuleId>,
    /// Notes of provisions, by their numbers.
    pub(super) notes: Vec<usize>,
    /// Acts.
    pub(super) acts: Vec<ActId>,
    /// Where the law asks for facts.
    pub(super) facts: Vec<FactId>,
    /// What the conditions at hand are conditions of.
    pub(super) wanted: Wanted,
    /// The evidence of amendments.
    pub(super) evidence: Vec<String>,
}

/// The whole decision as a tree; the root is the goal.
pub fn tree(decision: &Decision, lang: Lang) -> Option<StepView> {
    let ctx = Ctx { decision, lang };
    let root = decision.trace.steps.len().checked_sub(1)?;
    let mut told = Told::default();
    match decision.trace.steps.get(root)?.node() {
        Node::Rule(rule) => Some(ctx.rule(root, rule, &mut told)),
        Node::Expr(_) | Node::Each(_) => None,
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

impl Ctx<'_> {
    pub(super) fn view(&self, verdict: Verdict, standing: StandingId, text: String) -> StepView {
        StepView {
            verdict,
            role: Role::Plain,
            standing: Some(standing),
            citation: self.cite(standing),
            place: self.book().cite(standing, self.lang, false),
            text,
            details: Vec::new(),
            fault: None,
            rule: None,
            expr: None,
            children: Vec::new(),
        }
    }

    /// A rule with its general rule and its exceptions.
    pub(super) fn rule(&self, step: usize, id: RuleId, told: &mut Told) -> StepView {
        let Some(rule) = self.book().rules.get(id.index()) else { return self.view(Verdict::Open, StandingId(0), String::new()) };
        let cell = self.found(step);
        let outcome = self.outcome(cell.clone(), rule);
        let text = match rule.kind {
            Kind::Value | Kind::Deadline | Kind::Step => format!("{}: {outcome}", rule.label.get(self.lang)),
            _ => format!("{} – {outcome}", norm_label(rule, self.lang)),
        };
        let mut view = self.view(verdict(cell.clone()), rule.standing, text);
        view.rule = Some(id);
        if told.rules.contains(&id) {
            view.details.push(self.pick("se ovenfor", "see above").to_owned());
            return view;
        }
        told.rules.push(id);
        if cell == Cell::Fault {
            view.fault = self.conflict(id);
            view.details.extend(view.fault.clone());
        }
        let mut origin = self.origin(rule.standing, None, told);
        // What the new wording says does not decide the case.
        if let Some(changed) = origin.first_mut().filter(|_| self.kept(step, rule) && self.is_changed(rule.standing)) {
            changed.push_str(self.pick(", men den tidligere ordlyden gjelder her", ", but the earlier wording applies here"));
        }
        view.details.extend(origin);
        view.details.extend(rule.sources.iter().map(|source| self.source(source)));
        dedup(&mut view.details);
        let own = if rule.kind == Kind::Exception { Wanted::Condition } else { Wanted::Requirement };
        let wanted = std::mem::replace(&mut told.wanted, own);
        let displaced = self.excepted(step, rule);
        view.children.extend(rule.exceptions.iter().filter_map(|exception| self.outranked(step, rule, exception)));
        for at in self.decision.trace.below(step) {
            let Some(Node::Expr(expr)) = self.decision.trace.steps.get(at).map(|step| step.node()) else { continue };
            if displaced && expr == rule.body {
                view.children.push(self.displaced(step, at, rule, told));
            } else if let Some(exception) = rule.exceptions.iter().find(|exception| exception.when == expr) {
                view.children.push(self.exception(step, at, rule, exception, told));
            } else if rule.exceptions.iter().any(|exception| exception.value == expr) {
                self.exception_value(at, expr, rule, &mut view, told);
            } else if let Some(ExprKind::Value(Value::Truth(always), _)) = self.kind(expr) {
                let ever = if *always { self.pick("alltid", "always holds") } else { self.pick("aldri", "never holds") };
                let ever = format!("{} {ever}", self.pick("dette gjelder", "this"));
                view.children.push(self.view(verdict(self.found(at)), rule.standing, format!("{}: {ever}", norm_label(rule, self.lang))));
            } else {
                view.children.extend(self.conditions(at, expr, rule.standing, told));
            }
        }
        told.wanted = wanted;
        view
    }

    /// An exception and the condition of it.
    fn exception(&self, step: usize, at: usize, rule: &Rule, exception: &Exception, told: &mut Told) -> StepView {
        let cell = self.found(at);
        let condition = match cell {
            Cell::YES => self.pick("vilkåret er oppfylt", "its condition is met"),
            Cell::Known(_) => self.pick("vilkåret er ikke oppfylt", "its condition is not met"),
            Cell::Unknown | Cell::Fault => self.pick("vilkåret er", "its condition is"),
        };
        let label = format!("{}; {condition}: {}", self.exception_words(cell.clone(), exception), self.formula(exception.when));
        let mut own = self.view(verdict(cell), exception.standing, label);
        own.role = Role::Exception;
        own.details.extend(self.origin(exception.standing, Some(rule.standing), told));
        own.details.extend(exception.sources.iter().map(|source| self.source(source)));
        own.details.extend(self.perhaps_outranked(step, at, rule, exception));
        dedup(&mut own.details);
        let wanted = std::mem::replace(&mut told.wanted, Wanted::Condition);
        own.children = self.conditions(at, exception.when, rule.standing, told);
        told.wanted = wanted;
        // What the name of an exception stands for is told by the exception itself, unless it has exceptions of its own.
        let plain = exception.named.and_then(|id| self.book().rules.get(id.index())).is_some_and(|named| named.exceptions.is_empty());
        if let [named] = own.children.as_mut_slice()
            && plain
            && named.rule == exception.named
            && !named.children.is_empty()
        {
            own.children = std::mem::take(&mut named.children);
        }
        own
    }

    /// Whether an exception applies, in words; for a transitional rule, whether the earlier wording decides.
    fn exception_words(&self, cell: Cell, exception: &Exception) -> &'static str {
        match (cell, exception.transition) {
            (Cell::Known(Value::Truth(true)), false) => self.pick("unntaket gjelder", "the exception applies"),
            (Cell::Known(_), false) => self.pick("unntaket gjelder ikke", "the exception does not apply"),
            (Cell::Unknown, false) => self.pick("det er uavklart om unntaket gjelder", "it is undetermined whether the exception applies"),
            (Cell::Fault, false) => {
                self.pick("det kan ikke avgjøres om unntaket gjelder", "it can't be decided whether the exception applies")
            }
            (Cell::Known(Value::Truth(true)), true) => self.pick("den tidligere ordlyden gjelder", "the earlier wording applies"),
            (Cell::Known(_), true) => self.pick("den tidligere ordlyden gjelder ikke", "the earlier wording does not apply"),
            (Cell::Unknown, true) => {
                self.pick("det er uavklart om den tidligere ordlyden gjelder", "it is undetermined whether the earlier wording applies")
            }
            (Cell::Fault, true) => self
                .pick("det kan ikke avgjøres om den tidligere ordlyden gjelder", "it can't be decided whether the earlier wording applies"),
        }
    }

    /// An exception that another goes before: it was not looked at.
    fn outranked(&self, step: usize, rule: &Rule, exception: &Exception) -> Option<StepView> {
        // What the new wording excepts does not concern the earlier one.
        let above = self.above(rule, exception).find(|above| self.applies(step, above)).filter(|above| !above.transition)?;
        let text = format!("{}: {}", self.yields(above), self.formula(exception.when));
        Some(self.view(Verdict::NotExamined, exception.standing, text))
    }

    /// What an exception yields to, where it is not known whether that applies.
    fn perhaps_outranked(&self, step: usize, at: usize, rule: &Rule, exception: &Exception) -> Vec<String> {
        let open = |other: &&Exception| {
            let found = self.step_of(step, other.when).map(|at| self.found(at));
            matches!(found, Some(Cell::Unknown | Cell::Fault))
        };
        let asked = self.found(at) != Cell::NO;
        let words = self.above(rule, exception).filter(|other| asked && !other.transition && open(other)).map(|above| match self.lang {
            Lang::Nb => format!("{}, hvis det gjelder", self.yields(above)),
            Lang::En => format!("{}, if that applies", self.yields(above)),
        });
        words.collect()
    }

    /// «viker for unntaket i § 5 første ledd (det haster)»
    fn yields(&self, above: &Exception) -> String {
        let (place, what) = (self.cite(above.standing), self.formula(above.when));
        match self.lang {
            Lang::Nb => format!("unntaket viker for unntaket i {place} ({what})"),
            Lang::En => format!("the exception yields to the one in {place} ({what})"),
        }
    }

    /// The exceptions of a rule that go before one of them.
    fn above<'r>(&self, rule: &'r Rule, exception: &Exception) -> impl Iterator<Item = &'r Exception> {
        let own = rule.exceptions.iter().position(|other| other.when == exception.when);
        rule.exceptions.iter().filter(move |other| other.before.iter().any(|at| Some(usize::from(*at)) == own))
    }

    fn applies(&self, step: usize, exception: &Exception) -> bool {
        self.step_of(step, exception.when).is_some_and(|at| self.found(at) == Cell::YES)
    }

    /// What an exception leads to stands under it.
    fn exception_value(&self, at: usize, expr: ExprId, rule: &Rule, view: &mut StepView, told: &mut Told) {
        // That an exception makes it *no* is told by the exception itself.
        if matches!(self.kind(expr), Some(ExprKind::Value(Value::Truth(_), _))) {
            return;
        }
        let value = self.conditions(at, expr, rule.standing, told);
        match view.children.last_mut() {
            Some(exception) => exception.children.extend(value),
            None => view.children.extend(value),
        }
    }

    /// Whether an exception of a rule applies.
    pub(crate) fn excepted(&self, step: usize, rule: &Rule) -> bool {
        rule.exceptions.iter().any(|exception| self.applies(step, exception))
    }

    /// Whether an earlier wording of a rule decides.
    pub(super) fn kept(&self, step: usize, rule: &Rule) -> bool {
        rule.exceptions.iter().any(|exception| exception.transition && self.applies(step, exception))
    }

    /// The general rule beside the exception that displaced it.
    fn displaced(&self, step: usize, at: usize, rule: &Rule, told: &mut Told) -> StepView {
        let cell = self.found(at);
        let outcome = self.outcome(cell.clone(), rule);
        let what = match rule.kind {
            Kind::Exception => {
                self.pick("vilkåret for unntaket, som dette unntaket går foran", "its condition, which this exception displaces")
            }
            _ if self.kept(step, rule) => self.pick("den nye ordlyden", "the new wording"),
            _ => self.pick("den alminnelige regelen, som unntaket går foran", "the general rule, which the exception displaces"),
        };
        let text = format!("{what} – {outcome}");
        let mut view = self.view(verdict(cell.clone()), rule.standing, text);
        view.role = Role::Displaced;
        view.children = self.conditions(at, rule.body, rule.standing, told);
        view
    }
}
