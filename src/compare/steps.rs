//! The finding of each rule; for a rule about each entity of a list, one per entity.

use std::sync::Arc;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::alike::Conditions;
use super::resting::resting;
use super::shape::{book, kept, plain_figure};
use crate::eval::{Decision, Subject};
use crate::explain::{item_words, words as fragment_words};
use crate::facts::Items;
use crate::law::Lang;
use crate::model::{Cell, EntityId, Exception, ExprId, ExprKind, Kind, RuleId, Value};

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
    /// The index in the facts of the entity that a step below a gather is about.
    instances: HashMap<usize, u32>,
    /// The earlier wordings of the rules met.
    earlier: HashSet<RuleId>,
}

impl<'d> Steps<'d> {
    pub(super) fn of(decision: &'d Decision) -> Steps<'d> {
        let items = Items::of(&decision.facts, book(decision));
        let mut steps = Steps {
            decision,
            items,
            frames: Vec::new(),
            findings: Vec::new(),
            steps: HashMap::default(),
            instances: HashMap::default(),
            earlier: HashSet::default(),
        };
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
                self.instances.insert(*at, *instance);
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

    /// Records the finding of a rule. A named step belongs to its rule and has none of its own; neither has an earlier wording.
    fn found(&mut self, at: usize, id: RuleId, frame: Option<usize>) {
        let Some(rule) = book(self.decision).rules.get(id.index()).filter(|rule| rule.kind != Kind::Let) else { return };
        self.earlier.extend(kept(book(self.decision), rule).map(|(_, earlier)| earlier));
        if self.earlier.contains(&id) {
            return;
        }
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

    /// The value of a finding. A figure that only the other version has transitional rules for is the same in every case.
    pub(super) fn cell(&self, finding: &Finding) -> Option<Cell> {
        let figure = || plain_figure(self.decision, &finding.rule).map(|figure| Cell::Known(figure.value.clone()));
        self.step(finding).map(|step| self.decision.found(step)).or_else(figure)
    }

    /// Whether the version has the rule.
    pub(super) fn has(&self, finding: &Finding) -> bool {
        book(self.decision).rule(&finding.rule).is_some()
    }

    /// The earlier wording that decides a finding, by its name; of several, the one that applies in the end.
    pub(super) fn decided_by(&self, finding: &Finding) -> Option<Arc<str>> {
        let (mut at, mut out) = (self.step(finding)?, None);
        loop {
            let Some(Subject::Rule(id)) = self.decision.trace.steps.get(at).map(|step| step.subject()) else { return out };
            let own = book(self.decision);
            let step = |expr: ExprId| self.decision.trace.below(at).into_iter().find(|below| self.is_of(*below, expr));
            let applies = |exception: &Exception| step(exception.when).map(|at| self.decision.found(at)) == Some(Cell::YES);
            let rule = own.rules.get(id.index());
            let Some((exception, earlier)) = rule.and_then(|rule| kept(own, rule).find(|(own, _)| applies(own))) else { return out };
            out = own.rules.get(earlier.index()).map(|rule| rule.name.clone());
            let Some(next) = step(exception.value).and_then(|value| self.wording_at(value, earlier)) else { return out };
            at = next;
        }
    }

    fn is_of(&self, at: usize, expr: ExprId) -> bool {
        self.decision.trace.steps.get(at).is_some_and(|step| step.subject() == Subject::Expr(expr))
    }

    /// The step of an earlier wording, from the step that refers to it.
    fn wording_at(&self, at: usize, earlier: RuleId) -> Option<usize> {
        let is_it = |at: &usize| self.decision.trace.steps.get(*at).is_some_and(|step| step.subject() == Subject::Rule(earlier));
        self.decision.trace.below(at).into_iter().find(is_it)
    }

    /// The earlier wordings that were looked at for a finding.
    pub(super) fn wordings(&self, finding: &Finding) -> Vec<RuleId> {
        let own = self.own_steps(finding).into_iter();
        let own = own.filter_map(|(at, _)| match self.decision.trace.steps.get(at)?.subject() {
            Subject::Rule(rule) => Some(rule),
            Subject::Expr(_) | Subject::Each(_) => None,
        });
        own.filter(|rule| self.earlier.contains(rule)).collect()
    }

    /// How the conditions of a finding came out.
    pub(super) fn conditions(&self, finding: &Finding) -> Conditions {
        Conditions::of(self.decision, self.own_steps(finding))
    }

    /// The steps of a finding down to other findings, each with the items that it is about.
    fn own_steps(&self, finding: &Finding) -> Vec<(usize, Vec<u32>)> {
        let (mut out, mut seen) = (Vec::new(), HashSet::default());
        let start = self.step(finding);
        let below = |at: usize, items: &[u32]| self.decision.trace.below(at).into_iter().map(|at| (at, self.within(at, items))).collect();
        let mut stack: Vec<(usize, Vec<u32>)> = start.map(|at| below(at, &[])).unwrap_or_default();
        while let Some((at, items)) = stack.pop() {
            if self.finding_at(at).is_none() && seen.insert(at) {
                stack.extend(below(at, &items));
                out.push((at, items));
            }
        }
        out
    }

    /// The items that a step is about, below one about these.
    fn within(&self, at: usize, items: &[u32]) -> Vec<u32> {
        items.iter().copied().chain(self.instances.get(&at).copied()).collect()
    }

    fn finding_at(&self, at: usize) -> Option<&Finding> {
        let place = self.findings.binary_search_by_key(&at, |(_, step, _)| *step).ok()?;
        self.findings.get(place).map(|(finding, _, _)| finding)
    }

    /// The findings that a finding depends on directly.
    pub(super) fn below(&self, finding: &Finding) -> Vec<Finding> {
        let below = self.nearest_findings(finding, |at, _| self.decision.trace.below(at).into_iter().map(|at| (at, true)).collect());
        below.into_iter().map(|(finding, _)| finding).collect()
    }

    /// Those of them that it rests on, each with whether it rests on that alone; without those below conditions that came out as here.
    pub(super) fn resting(&self, finding: &Finding, other: Option<&Conditions>) -> Vec<(Finding, bool)> {
        let alike = |at: usize, items: &[u32]| other.is_some_and(|other| other.have(self.decision, at, items));
        self.nearest_findings(finding, |at, items| if alike(at, items) { Vec::new() } else { resting(self.decision, at) })
    }

    /// The findings nearest below a finding, by the steps below each step.
    fn nearest_findings(&self, finding: &Finding, below: impl Fn(usize, &[u32]) -> Vec<(usize, bool)>) -> Vec<(Finding, bool)> {
        let (mut out, mut seen) = (Vec::new(), HashSet::default());
        let Some(start) = self.step(finding) else { return out };
        let mut stack: Vec<(usize, bool, Vec<u32>)> =
            below(start, &[]).into_iter().map(|(at, alone)| (at, alone, self.within(at, &[]))).collect();
        while let Some((at, alone, items)) = stack.pop() {
            if !seen.insert((at, alone)) {
                continue;
            }
            match self.finding_at(at) {
                Some(own) => out.push((own.clone(), alone)),
                None => stack.extend(below(at, &items).into_iter().map(|(below, own)| (below, own && alone, self.within(below, &items)))),
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
