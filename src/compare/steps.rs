//! The finding of each rule; for a rule about each entity of a list, one per entity.

use std::sync::Arc;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::resting::resting;
use super::shape::book;
use crate::eval::{Decision, Subject};
use crate::explain::{item_words, words as fragment_words};
use crate::facts::Items;
use crate::law::Lang;
use crate::model::{Cell, EntityId, ExprId, ExprKind, Kind, RuleId, Value};

/// The key of a finding: a rule, and the entity it was evaluated for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Finding {
    /// The name of the rule.
    pub(super) rule: Arc<str>,
    /// The index of the entity in the facts; `None` for a rule of the case as a whole.
    entity: Option<u32>,
}

/// An entity in scope in a part of the trace.
#[derive(Debug, Clone, Copy)]
struct Frame {
    entity: EntityId,
    /// Its index in the facts, and its position in its list.
    instance: u32,
    place: u32,
    /// The enclosing frame, and the frame of the entity whose list it stands in.
    around: Option<usize>,
    owner: Option<usize>,
}

/// All findings of a decision.
pub(super) struct Steps<'d> {
    decision: &'d Decision,
    items: Items<'d>,
    frames: Vec<Frame>,
    /// Each finding with the step that evaluated it and the frame of its entity, in the order of the steps.
    findings: Vec<(Finding, usize, Option<usize>)>,
    steps: HashMap<Finding, usize>,
}

impl<'d> Steps<'d> {
    pub(super) fn of(decision: &'d Decision) -> Steps<'d> {
        let items = Items::of(&decision.facts, book(decision));
        let mut steps = Steps { decision, items, frames: Vec::new(), findings: Vec::new(), steps: HashMap::default() };
        let mut stack: Vec<(usize, Option<usize>)> =
            decision.trace.steps.len().checked_sub(1).map(|root| (root, None)).into_iter().collect();
        while let Some((at, frame)) = stack.pop() {
            let below = within(decision, at);
            match decision.trace.steps.get(at).map(|step| step.subject()) {
                Some(Subject::Rule(rule)) => steps.found(at, rule, frame),
                Some(Subject::Expr(id)) => {
                    if let Some((list, entity)) = gathered(decision, id) {
                        let each = steps.each(&below, list, entity, frame);
                        stack.extend(each);
                        continue;
                    }
                }
                Some(Subject::Each(_)) | None => {}
            }
            stack.extend(below.into_iter().map(|below| (below, frame)));
        }
        steps.findings.sort_by_key(|(_, at, _)| *at);
        steps.steps = steps.findings.iter().map(|(finding, at, _)| (finding.clone(), *at)).collect();
        steps
    }

    /// The steps directly below a gather, each with its frame.
    fn each(&mut self, below: &[usize], list: ExprId, entity: EntityId, frame: Option<usize>) -> Vec<(usize, Option<usize>)> {
        let node = |at: &usize| self.decision.trace.steps.get(*at).map(|step| step.subject());
        let number = below.iter().find(|at| node(at) == Some(Subject::Expr(list))).map(|at| self.decision.found(*at));
        let list_of = match number {
            Some(Cell::Known(Value::List(number))) => self.decision.facts.lists.lists.get(number as usize).map(Vec::as_slice),
            _ => None,
        };
        let owner = self.listed(list).and_then(|owner| self.nearest(frame, owner));
        let mut out = Vec::new();
        for at in below {
            let mut inner = frame;
            if let Some(Subject::Each(place)) = self.decision.trace.steps.get(*at).map(|step| step.subject())
                && let Some(instance) = list_of.and_then(|list| list.get(place as usize))
            {
                inner = Some(self.frames.len());
                self.frames.push(Frame { entity, instance: *instance, place, around: frame, owner });
            }
            out.push((*at, inner));
        }
        out
    }

    /// The entity of which an expression is a list fact.
    fn listed(&self, list: ExprId) -> Option<EntityId> {
        match self.decision.plan.checked().expr(list).map(|expr| &expr.kind) {
            Some(ExprKind::Fact(fact)) => book(self.decision).listed(*fact),
            _ => None,
        }
    }

    /// The innermost frame of an entity, from a frame outwards.
    fn nearest(&self, frame: Option<usize>, entity: EntityId) -> Option<usize> {
        let mut next = frame;
        while let Some(at) = next {
            let frame = self.frames.get(at)?;
            if frame.entity == entity {
                return Some(at);
            }
            next = frame.around;
        }
        None
    }

    /// Records the finding of a rule. A named step belongs to its rule and has none of its own.
    fn found(&mut self, at: usize, rule: RuleId, frame: Option<usize>) {
        let Some(rule) = book(self.decision).rules.get(rule.index()).filter(|rule| rule.kind != Kind::Let) else { return };
        let own = rule.each.and_then(|each| self.nearest(frame, each));
        let entity = own.and_then(|own| self.frames.get(own)).map(|frame| frame.instance);
        self.findings.push((Finding { rule: rule.name.clone(), entity }, at, own));
    }

    /// The findings grouped by rule, the goal first. Those of a rule are in the order of their lists.
    pub(super) fn rules(&self) -> Vec<(Arc<str>, Vec<Finding>)> {
        let mut rules: Vec<(Arc<str>, Vec<Finding>)> = Vec::new();
        let mut places: HashMap<Arc<str>, usize> = HashMap::default();
        for (finding, _, _) in self.findings.iter().rev() {
            let at = *places.entry(finding.rule.clone()).or_insert(rules.len());
            match rules.get_mut(at) {
                Some((_, findings)) => findings.push(finding.clone()),
                None => rules.push((finding.rule.clone(), vec![finding.clone()])),
            }
        }
        rules.iter_mut().for_each(|(_, findings)| findings.reverse());
        rules
    }

    /// The step that evaluated a finding.
    pub(super) fn step(&self, finding: &Finding) -> Option<usize> {
        self.steps.get(finding).copied()
    }

    /// The value of a finding.
    pub(super) fn cell(&self, finding: &Finding) -> Option<Cell> {
        self.step(finding).map(|step| self.decision.found(step))
    }

    /// Whether the version has the rule.
    pub(super) fn has(&self, finding: &Finding) -> bool {
        book(self.decision).rule(&finding.rule).is_some()
    }

    /// The findings that a finding depends on directly.
    pub(super) fn below(&self, finding: &Finding) -> Vec<Finding> {
        let below = self.nearest_findings(finding, |at| self.decision.trace.below(at).into_iter().map(|at| (at, true)).collect());
        below.into_iter().map(|(finding, _)| finding).collect()
    }

    /// Those of them that it rests on, each with whether it rests on that alone.
    pub(super) fn resting(&self, finding: &Finding) -> Vec<(Finding, bool)> {
        self.nearest_findings(finding, |at| resting(self.decision, at))
    }

    /// The findings nearest below a finding, by the steps below each step.
    fn nearest_findings(&self, finding: &Finding, below: impl Fn(usize) -> Vec<(usize, bool)>) -> Vec<(Finding, bool)> {
        let (mut out, mut seen) = (Vec::new(), HashSet::default());
        let Some(start) = self.step(finding) else { return out };
        let mut stack = below(start);
        while let Some((at, alone)) = stack.pop() {
            if !seen.insert((at, alone)) {
                continue;
            }
            match self.findings.binary_search_by_key(&at, |(_, step, _)| *step).ok().and_then(|at| self.findings.get(at)) {
                Some((own, _, _)) => out.push((own.clone(), alone)),
                None => stack.extend(below(at).into_iter().map(|(below, own)| (below, own && alone))),
            }
        }
        out
    }

    /// The entity of a finding in words: «person 2, lønn 1»; `None` for the case as a whole.
    pub(super) fn whom(&self, finding: &Finding, lang: Lang) -> Option<String> {
        let at = self.findings.binary_search_by_key(&self.step(finding)?, |(_, step, _)| *step).ok()?;
        let mut next = self.findings.get(at)?.2;
        let mut words = Vec::new();
        while let Some(frame) = next.and_then(|at| self.frames.get(at)) {
            if let Some(entity) = book(self.decision).entities.get(frame.entity.index()) {
                let name = self.items.get(frame.instance).and_then(|item| item.name);
                words.push(fragment_words(&item_words(&entity.label, frame.place, name), book(self.decision), lang));
            }
            next = frame.owner;
        }
        words.reverse();
        (!words.is_empty()).then(|| words.join(", "))
    }
}

/// The steps directly below a step, without those evaluated elsewhere.
fn within(decision: &Decision, at: usize) -> Vec<usize> {
    let first = |at: usize| decision.trace.steps.get(at).map_or(at, |step| step.first as usize);
    let (start, mut next, mut out) = (first(at), at, Vec::new());
    while next > start {
        next -= 1;
        out.push(next);
        next = first(next);
    }
    out
}

/// The list of a gather, and its entity.
fn gathered(decision: &Decision, id: ExprId) -> Option<(ExprId, EntityId)> {
    match decision.plan.checked().expr(id).map(|expr| &expr.kind) {
        Some(ExprKind::Gather { list, entity, .. }) => Some((*list, *entity)),
        _ => None,
    }
}
