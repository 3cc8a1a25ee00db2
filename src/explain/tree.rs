//! The trace as a tree of provisions, conditions, facts and figures.

use super::Ctx;
use super::headline::norm_label;
use super::words::{change_words, outcome_word, quoted};
use crate::eval::{Decision, Fault, FaultKind, Node};
use crate::law::{Lang, Place};
use crate::model::{ActId, Cell, ChangeId, Exception, ExprId, ExprKind, Kind, Rule, RuleId, Source, StandingId, Type, Value};

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

fn verdict(cell: Cell) -> Verdict {
    match cell {
        Cell::Known(Value::Truth(true)) => Verdict::Met,
        Cell::Known(Value::Truth(false)) => Verdict::NotMet,
        Cell::Known(_) => Verdict::Value,
        Cell::Unknown => Verdict::Open,
        Cell::Fault => Verdict::Fault,
    }
}

impl Ctx<'_, '_> {
    fn view(&self, verdict: Verdict, standing: StandingId, text: String) -> StepView {
        StepView {
            verdict,
            standing: Some(standing),
            citation: self.cite(standing),
            place: self.book().cite(standing, self.lang, false),
            text,
            details: Vec::new(),
            rule: None,
            children: Vec::new(),
        }
    }

    /// A rule with its general rule and its exceptions.
    fn rule(&self, step: usize, id: RuleId, told: &mut Vec<RuleId>) -> StepView {
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

    /// A condition as steps; the parts of an `all` stand side by side.
    fn conditions(&self, step: usize, id: ExprId, outer: StandingId, told: &mut Vec<RuleId>) -> Vec<StepView> {
        let Some(expr) = self.book().exprs.get(id.0 as usize) else { return Vec::new() };
        let own = expr.standing;
        let cell = self.found(step);
        let mut view = self.view(verdict(cell), own, String::new());
        view.details.extend(self.changed(own, Some(outer)));
        match &expr.kind {
            ExprKind::All(list) => return self.members(step, list, own, told),
            ExprKind::Any(list) => {
                view.text = match cell {
                    Cell::Known(Value::Truth(false)) => self.pick("ingen av disse er oppfylt", "none of these is met").to_owned(),
                    Cell::Known(_) => self.pick("minst ett av disse er oppfylt", "at least one of these is met").to_owned(),
                    _ => self.pick("minst ett av disse må være oppfylt", "at least one of these must be met").to_owned(),
                };
                view.children = self.members(step, list, own, told);
            }
            ExprKind::Not(inner) => {
                let Some(below) = self.step_of(step, *inner) else { return vec![view] };
                match self.kind(*inner) {
                    // What is denied is told with its own value; the sign tells whether that is what the law wants.
                    Some(ExprKind::Fact(_) | ExprKind::Compare(..) | ExprKind::OneOf(..) | ExprKind::Within { .. }) => {
                        let mut inner = self.conditions(below, *inner, own, told);
                        if let Some(first) = inner.first_mut() {
                            first.verdict = verdict(cell);
                            if !matches!(self.kind(id), Some(ExprKind::Not(fact)) if matches!(self.kind(*fact), Some(ExprKind::Fact(_)))) {
                                first.text =
                                    format!("{} – {}", first.text, self.pick("her kreves det motsatte", "here the opposite is required"));
                            }
                        }
                        return inner;
                    }
                    _ => {
                        view.text = self.pick("dette må ikke være oppfylt", "this must not be met").to_owned();
                        view.children = self.conditions(below, *inner, own, told);
                    }
                }
            }
            ExprKind::Rule(rule) => {
                let at = self.decision.trace.below(step).into_iter().next().or_else(|| self.decision.trace.rule_step(*rule));
                let Some(at) = at else { return vec![view] };
                let mut inner = self.rule(at, *rule, told);
                inner.details.extend(view.details);
                return vec![self.at_letter(inner, own, outer)];
            }
            ExprKind::Reading(reading) => {
                let chosen = self.chosen(reading.index());
                let (label, chosen) = chosen.unwrap_or_default();
                view.text = format!("{label} ({}: {chosen})", self.pick("lest slik", "read as"));
                if let Some(source) = self.book().readings.get(reading.index()) {
                    view.details.extend(source.sources.iter().map(|source| self.source(source)));
                }
                for at in self.decision.trace.below(step) {
                    if let Some(Node::Expr(inner)) = self.decision.trace.steps.get(at).map(|step| step.node()) {
                        view.children.extend(self.conditions(at, inner, own, told));
                    }
                }
                // A reading with one plain condition is told in one line.
                if let [only] = view.children.as_mut_slice()
                    && only.children.is_empty()
                    && only.rule.is_none()
                    && only.standing == view.standing
                {
                    let mut only = view.children.remove(0);
                    only.details.insert(0, format!("{label} – {}: {chosen}", self.pick("lest slik", "read as")));
                    only.details.extend(view.details);
                    return vec![only];
                }
            }
            ExprKind::Fact(fact) => {
                view.text = self.fact(*fact, cell);
                view.details.extend(self.assessment(*fact));
            }
            ExprKind::Compare(comparison, left, right) => {
                view.text = self.comparison(step, *comparison, *left, *right);
                self.values(step, &mut view, told);
            }
            ExprKind::OneOf(operand, choices) => {
                view.text = self.one_of(step, *operand, choices);
                self.values(step, &mut view, told);
            }
            ExprKind::Within { operand, low, high, inclusive } => {
                view.text = self.within(step, *operand, *low, *high, *inclusive);
                self.values(step, &mut view, told);
            }
            ExprKind::If(arms, otherwise) => return self.branches(step, arms, *otherwise, own, told),
            ExprKind::Value(value, ty) => view.text = super::words::value_words(*value, *ty, self.book(), self.lang),
            _ => {
                let ty = self.decision.plan.checked().type_of(id);
                view.text = match (cell, ty) {
                    (Cell::Fault, _) => self.fault(id),
                    (Cell::Known(_), Type::Quantity(_) | Type::Date | Type::Months | Type::Days | Type::Mixed) => {
                        format!("{} = {}", self.formula(id), self.worded(cell, id, false))
                    }
                    _ => self.formula(id),
                };
                self.values(step, &mut view, told);
            }
        }
        if cell == Cell::Fault && view.children.is_empty() {
            let fault = self.fault(id);
            view.details.push(fault);
        }
        vec![view]
    }

    /// A rule named at a letter is cited with the letter.
    fn at_letter(&self, mut view: StepView, own: StandingId, outer: StandingId) -> StepView {
        let letter = |standing: StandingId| self.book().standings.get(standing.index()).and_then(|standing| standing.place.letter);
        if letter(own).is_some() && letter(own) != letter(outer) {
            let named = std::mem::replace(&mut view.citation, self.cite(own));
            if named != view.citation && view.standing != Some(own) {
                view.details.insert(0, format!("{} {named}", self.pick("regelen står i", "the rule stands in")));
            }
            view.place = self.book().cite(own, self.lang, false);
            view.standing = Some(own);
        }
        view
    }

    fn members(&self, step: usize, list: &[ExprId], outer: StandingId, told: &mut Vec<RuleId>) -> Vec<StepView> {
        let mut out = Vec::new();
        for member in list {
            match self.step_of(step, *member) {
                Some(at) => out.extend(self.conditions(at, *member, outer, told)),
                None => out.push(self.not_examined(*member)),
            }
        }
        out
    }

    fn not_examined(&self, id: ExprId) -> StepView {
        let standing = self.book().exprs.get(id.0 as usize).map_or(StandingId(0), |expr| expr.standing);
        self.view(Verdict::NotExamined, standing, self.label(id))
    }

    /// The arms of an `if` that were looked at, and the value that holds.
    fn branches(
        &self,
        step: usize,
        arms: &[(ExprId, ExprId)],
        otherwise: ExprId,
        own: StandingId,
        told: &mut Vec<RuleId>,
    ) -> Vec<StepView> {
        let mut out = Vec::new();
        for (when, then) in arms {
            if let Some(at) = self.step_of(step, *when) {
                let mut conditions = self.conditions(at, *when, own, told);
                out.append(&mut conditions);
            }
            if let Some(at) = self.step_of(step, *then) {
                out.extend(self.conditions(at, *then, own, told));
            }
        }
        if let Some(at) = self.step_of(step, otherwise) {
            out.extend(self.conditions(at, otherwise, own, told));
        }
        out
    }

    /// What a comparison or formula rests on: facts in its details, rules as steps below, sources of figures.
    fn values(&self, step: usize, view: &mut StepView, told: &mut Vec<RuleId>) {
        let basis = self.basis(step);
        if !basis.is_empty() {
            view.details.push(basis.join("; "));
        }
        let mut stack = self.decision.trace.below(step);
        stack.reverse();
        while let Some(at) = stack.pop() {
            let Some(Node::Expr(id)) = self.decision.trace.steps.get(at).map(|step| step.node()) else { continue };
            match self.kind(id) {
                Some(ExprKind::Figure(figure)) => {
                    if let Some(figure) = self.book().figures.get(figure.index()) {
                        view.details.extend(figure.sources.iter().map(|source| self.source(source)));
                        view.details.extend(self.changed(figure.standing, view.standing));
                    }
                }
                Some(ExprKind::Parameter(parameter, _)) => {
                    if let Some(parameter) = self.book().parameters.get(parameter.index()) {
                        view.details.extend(parameter.sources.iter().map(|source| self.source(source)));
                    }
                }
                Some(ExprKind::Rule(rule)) => {
                    let rule = *rule;
                    let below = self.decision.trace.below(at).into_iter().next().or_else(|| self.decision.trace.rule_step(rule));
                    if let Some(below) = below {
                        view.children.push(self.rule(below, rule, told));
                    }
                    continue;
                }
                _ => {}
            }
            let mut below = self.decision.trace.below(at);
            below.reverse();
            stack.extend(below);
        }
        dedup(&mut view.details);
    }

    /// The measure a provision comes from, unless what it stands in came with the same.
    fn changed(&self, standing: StandingId, outer: Option<StandingId>) -> Option<String> {
        let change = |id: StandingId| -> Option<ChangeId> { self.book().standings.get(id.index()).and_then(|standing| standing.change) };
        let own = change(standing)?;
        if outer.and_then(change) == Some(own) {
            return None;
        }
        let words = change_words(self.book().changes.get(own.index())?, self.lang);
        Some(format!("{}: {words}", self.pick("endret ved", "changed by")))
    }

    /// A source with its rank, and the words quoted.
    fn source(&self, source: &Source) -> String {
        let mut out =
            format!("{}: {}", self.pick("kilde", "source"), self.document(source.act, source.place.as_ref(), source.point.as_deref()));
        if let Some(act) = self.book().acts.get(source.act.index()) {
            out.push_str(&format!(" ({})", act.rank.name(self.lang)));
        }
        if let Some(quote) = &source.quote {
            out.push_str(&format!(": {}", quoted(quote, self.lang)));
        }
        if let Some((act, point)) = &source.via {
            out.push_str(&format!(", {} {}", self.pick("gjengitt i", "as given in"), self.document(*act, None, point.as_deref())));
        }
        out
    }

    /// An act or document with the place or point in it.
    pub(crate) fn document(&self, act: ActId, place: Option<&Place>, point: Option<&str>) -> String {
        let name = self.book().acts.get(act.index()).map_or("", |act| act.short.get(self.lang));
        match (place, point) {
            (_, Some(point)) => format!("{name} {} {point}", self.pick("punkt", "point")),
            (Some(place), None) => place.cite(name, self.lang),
            (None, None) => name.to_owned(),
        }
    }

    /// Why there is no answer.
    fn fault(&self, id: ExprId) -> String {
        let fault = self.decision.trace.faults.iter().find(|fault| fault.at == id);
        fault.map_or_else(|| self.formula(id), |fault| fault_words(fault, self))
    }
}

fn fault_words(fault: &Fault, ctx: &Ctx<'_, '_>) -> String {
    let lang = ctx.lang;
    match fault.kind {
        FaultKind::DivisionByZero => lang.pick("det ville bli delt på null", "this would divide by zero").to_owned(),
        FaultKind::OutOfRange => lang.pick("tallet blir for stort", "the number becomes too large").to_owned(),
        FaultKind::DateOutOfRange => lang.pick("datoen faller utenfor år 1 til 9999", "the date is outside years 1 to 9999").to_owned(),
        FaultKind::NoSuchDay { year, month, day } => {
            format!(
                "{day}.{month}.{year} {}",
                lang.pick("finnes ikke, og ingen regel sier hvordan det rundes", "does not exist, and no rule says how it is rounded")
            )
        }
        FaultKind::NoValueOn(day) => {
            format!("{} {}", lang.pick("ingen verdi gjelder", "no value is in force on"), super::words::date_words(day, lang))
        }
        FaultKind::Conflict { rule, first, second } => {
            let place = |at: u16| {
                let exception = ctx.book().rules.get(rule.index()).and_then(|rule| rule.exceptions.get(usize::from(at)));
                exception.map_or_else(String::new, |exception| ctx.cite(exception.standing))
            };
            format!(
                "{} {} {} {}",
                lang.pick("to unntak gjelder og er uenige:", "two exceptions apply and disagree:"),
                place(first),
                lang.pick("og", "and"),
                place(second)
            )
        }
    }
}

fn dedup(lines: &mut Vec<String>) {
    let mut seen = Vec::new();
    lines.retain(|line| {
        let new = !seen.contains(line);
        if new {
            seen.push(line.clone());
        }
        new
    });
}
