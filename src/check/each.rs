//! Rules about each entity of a list: which entities a rule refers to, whether it says so, and that each is unambiguous.
//!
//! Example: `condition as_a_minor of pay … age(person.born, on: pay.day) < 18`. If `pay` stands in lists of `person` alone, `person` is the
//! one with that list. A gather over persons in this rule, or in a rule of `person`, would make `person` ambiguous, and is refused.

use std::collections::{BTreeMap, BTreeSet};

use super::list_error::ListError;
use crate::model::{Below, EntityId, ExprId, ExprKind, Kind, RuleId, Rulebook, Type};

/// For each listed entity, the entity whose list it stands in. `None` if there is none, if there are several, or if the chain of owners is
/// a cycle.
pub(super) struct Outer(Vec<Option<EntityId>>);

impl Outer {
    pub(super) fn of(book: &Rulebook) -> Outer {
        let mut owners: Vec<Vec<Option<EntityId>>> = vec![Vec::new(); book.entities.len()];
        for fact in &book.facts {
            let Type::List(entity) = fact.ty else { continue };
            if let Some(owners) = owners.get_mut(entity.index()).filter(|owners| owners.len() < 2 && !owners.contains(&fact.entity)) {
                owners.push(fact.entity);
            }
        }
        // An entity that stands in lists of several owners does not determine its owner.
        let owner = owners.iter().map(|owners| match owners.as_slice() {
            [Some(owner)] => book.entities.get(owner.index()).filter(|owner| owner.listed).map(|_| *owner),
            _ => None,
        });
        let mut outer = Outer(owner.collect());
        outer.without_cycles();
        outer
    }

    /// Removes the owner of every entity whose chain of owners leads to a cycle. Visits each entity once.
    fn without_cycles(&mut self) {
        // For each entity: the number of the walk that reached it (0: none), and whether that walk ended in a cycle.
        let mut walks: Vec<(usize, bool)> = vec![(0, false); self.0.len()];
        for start in 0..self.0.len() {
            let (walk, mut passed, mut next) = (start + 1, Vec::new(), Some(start));
            let mut cycle = false;
            while let Some(at) = next {
                match walks.get_mut(at) {
                    Some(known) if known.0 == 0 => *known = (walk, false),
                    Some((other, ended)) => {
                        cycle = *other == walk || *ended;
                        break;
                    }
                    None => break,
                }
                passed.push(at);
                next = self.0.get(at).copied().flatten().map(EntityId::index);
            }
            for at in passed.into_iter().filter(|_| cycle) {
                if let Some(known) = walks.get_mut(at) {
                    known.1 = true;
                }
            }
        }
        for (owner, (_, cycle)) in self.0.iter_mut().zip(walks) {
            *owner = owner.filter(|_| !cycle);
        }
    }

    /// The entities whose lists an entity stands in, from the nearest outwards.
    pub(super) fn around(&self, entity: EntityId) -> impl Iterator<Item = EntityId> {
        let owner = |entity: &EntityId| self.0.get(entity.index()).copied().flatten();
        std::iter::successors(owner(&entity), owner)
    }

    /// Whether a rule of one entity may refer to another.
    pub(super) fn at_hand(&self, each: Option<EntityId>, entity: EntityId) -> bool {
        each.is_some_and(|each| each == entity || self.around(each).any(|outer| outer == entity))
    }
}

/// A vertex: rules first, then readings.
type Vertex = usize;

/// The entities that a rule or reading refers to.
#[derive(Debug, Clone, Default)]
struct Spoken {
    /// Listed entities that it refers to without gathering them itself, each with the first expression that does so.
    of: Vec<(EntityId, ExprId)>,
    /// Entities that it gathers and refers to, each with the list.
    gathered: BTreeSet<(EntityId, ExprId)>,
}

/// An entity in scope: the rule is of that entity, or it is gathered from a list.
#[derive(Debug, Clone, Copy)]
struct AtHand {
    entity: EntityId,
    list: Option<ExprId>,
}

struct Ctx<'b> {
    book: &'b Rulebook,
    outer: &'b Outer,
    known: Vec<Option<Spoken>>,
    /// Lists whose entity is already in scope.
    twice: BTreeMap<ExprId, ListError>,
}

/// For each rule, the listed entities that it refers to without gathering them itself. Cycles have been reported before.
pub(super) fn check(book: &Rulebook, outer: &Outer, errors: &mut Vec<ListError>) -> Vec<Vec<EntityId>> {
    if !book.entities.iter().any(|entity| entity.listed) {
        return Vec::new();
    }
    let known = vec![None; book.rules.len() + book.readings.len()];
    let mut ctx = Ctx { book, outer, known, twice: BTreeMap::new() };
    ctx.follow();
    let mut spoken: Vec<Spoken> = std::mem::take(&mut ctx.known).into_iter().map(Option::unwrap_or_default).collect();
    spoken.truncate(book.rules.len());
    for (rule, spoken) in book.rules.iter().zip(&spoken) {
        // A named step may refer to the entities of its rule.
        let other = spoken.of.iter().find(|(entity, _)| rule.kind != Kind::Let && !outer.at_hand(rule.each, *entity));
        if let Some((entity, at)) = other {
            errors.push(ctx.not_said(rule.each, *entity, spoken, (&rule.name, rule.span), *at));
        }
        let listed = |entity: &EntityId| book.entities.get(entity.index()).is_some_and(|entity| entity.listed);
        if let Some(entity) = rule.each.filter(|entity| rule.kind == Kind::Impossible && listed(entity)) {
            errors.push(ListError::Impossible { rule: rule.name.to_string(), entity: ctx.name(entity), span: rule.span });
        }
    }
    errors.extend(ctx.twice.into_values());
    spoken.into_iter().map(|spoken| spoken.of.into_iter().map(|(entity, _)| entity).collect()).collect()
}

impl Ctx<'_> {
    /// Visits all rules and readings, dependencies first.
    fn follow(&mut self) {
        let mut stack: Vec<Vertex> = Vec::new();
        for start in 0..self.known.len() {
            stack.push(start);
            while let Some(node) = stack.last().copied() {
                let unknown = |node: &Vertex| self.known.get(*node).is_some_and(Option::is_none);
                if !unknown(&node) {
                    stack.pop();
                    continue;
                }
                let open: Vec<Vertex> = self.asked(node).into_iter().filter(unknown).collect();
                if open.is_empty() {
                    let spoken = self.spoken(node);
                    if let Some(slot) = self.known.get_mut(node) {
                        *slot = Some(spoken);
                    }
                    stack.pop();
                } else {
                    stack.extend(open);
                }
            }
        }
    }

    fn roots(&self, node: Vertex) -> Below {
        match node.checked_sub(self.book.rules.len()) {
            None => self.book.roots(RuleId(u32::try_from(node).unwrap_or(u32::MAX))),
            Some(reading) => {
                let reading = self.book.readings.get(reading);
                reading.into_iter().flat_map(|reading| reading.alternatives.iter().map(|alternative| alternative.expr)).collect()
            }
        }
    }

    /// The rule or reading that an expression refers to.
    fn named(&self, kind: &ExprKind) -> Option<Vertex> {
        match kind {
            ExprKind::Rule(rule) => Some(rule.index()),
            ExprKind::Reading(reading) => Some(self.book.rules.len() + reading.index()),
            _ => None,
        }
    }

    fn kind(&self, id: ExprId) -> Option<&ExprKind> {
        self.book.exprs.get(id.0 as usize).map(|expr| &expr.kind)
    }

    /// The rules and readings that the expressions of a rule or reading refer to.
    fn asked(&self, node: Vertex) -> Vec<Vertex> {
        let (mut found, mut stack) = (Vec::new(), self.roots(node));
        while let Some(kind) = stack.pop().and_then(|id| self.kind(id)) {
            found.extend(self.named(kind));
            stack.extend(kind.children());
        }
        found
    }

    /// The entities that a rule or reading refers to. A step or reading is part of the rule that uses it and shares its scope.
    fn spoken(&mut self, node: Vertex) -> Spoken {
        let rule = self.book.rules.get(node);
        let part = rule.is_none_or(|rule| rule.kind == Kind::Let);
        let each = rule.and_then(|rule| rule.each);
        let own = each.into_iter().chain(each.into_iter().flat_map(|each| self.outer.around(each)));
        let own: Vec<AtHand> = own.map(|entity| AtHand { entity, list: None }).collect();
        let mut spoken = Spoken::default();
        let mut stack: Vec<(ExprId, Vec<AtHand>)> = self.roots(node).into_iter().rev().map(|id| (id, own.clone())).collect();
        while let Some((id, at_hand)) = stack.pop() {
            let Some(kind) = self.kind(id).cloned() else { continue };
            match &kind {
                ExprKind::Fact(fact) => {
                    if let Some(entity) = self.book.listed(*fact) {
                        self.speaks(entity, id, &at_hand, node, &mut spoken);
                    }
                }
                ExprKind::Gather { list, entity, of, filter, by, .. } => {
                    let inner: Vec<AtHand> = at_hand.iter().copied().chain([AtHand { entity: *entity, list: Some(*list) }]).collect();
                    stack.extend([*by, *filter, *of].into_iter().flatten().map(|id| (id, inner.clone())));
                    stack.push((*list, at_hand));
                }
                _ => {
                    if let Some(asked) = self.named(&kind) {
                        let below = self.known.get(asked).cloned().flatten().unwrap_or_default();
                        for (entity, _) in below.of {
                            self.speaks(entity, id, &at_hand, node, &mut spoken);
                        }
                        for (entity, list) in below.gathered {
                            if let Some(first) = at_hand.iter().rev().find(|own| own.entity == entity) {
                                self.twice(entity, list, first.list, node);
                            }
                            spoken.gathered.insert((entity, list));
                        }
                    }
                    stack.extend(kind.children().into_iter().rev().map(|child| (child, at_hand.clone())));
                }
            }
        }
        if part {
            for (entity, list) in spoken.gathered.clone() {
                if let Some((_, at)) = spoken.of.iter().find(|(own, _)| *own == entity) {
                    self.twice(entity, list, Some(*at), node);
                }
            }
        } else {
            // What a rule gathers does not concern the rules that use it.
            spoken.gathered.clear();
        }
        spoken
    }

    /// Records a reference to an entity: to the innermost gather around it, or else to the entity of the rule.
    fn speaks(&mut self, entity: EntityId, id: ExprId, at_hand: &[AtHand], node: Vertex, spoken: &mut Spoken) {
        let mut around = at_hand.iter().rev().filter(|own| own.entity == entity);
        let Some(list) = around.next().and_then(|nearest| nearest.list) else {
            if !spoken.of.iter().any(|(own, _)| *own == entity) {
                spoken.of.push((entity, id));
            }
            return;
        };
        if let Some(first) = around.next() {
            self.twice(entity, list, first.list, node);
        }
        spoken.gathered.insert((entity, list));
    }

    /// Records a list whose entity is already in scope, through another list or expression or through the rule.
    fn twice(&mut self, entity: EntityId, list: ExprId, first: Option<ExprId>, node: Vertex) {
        let span = |id: ExprId| self.book.exprs.get(id.0 as usize).map(|expr| expr.span);
        let rule = self.book.rules.get(node).map(|rule| rule.span);
        let by_rule = first.is_none();
        let (Some(at), Some(first)) = (span(list), first.and_then(span).or(rule)) else { return };
        let own = match self.kind(list) {
            Some(ExprKind::Fact(fact)) => self.book.listed(*fact) == Some(entity),
            _ => false,
        };
        let error = ListError::Twice { entity: self.name(entity), own, span: at, first, by_rule };
        self.twice.entry(list).or_insert(error);
    }

    /// The fault of a rule that refers to an entity it is not declared for, with the declaration that would allow it.
    fn not_said(
        &self,
        each: Option<EntityId>,
        other: EntityId,
        spoken: &Spoken,
        rule: (&str, crate::source::Span),
        at: ExprId,
    ) -> ListError {
        let all = || spoken.of.iter().map(|(entity, _)| *entity).chain(each);
        // The innermost entity referred to, if all the others enclose it.
        let of = all().find(|inner| all().all(|entity| self.outer.at_hand(Some(*inner), entity)));
        let lists_of = |entity: EntityId| self.book.facts.iter().any(|fact| fact.entity == Some(other) && fact.ty == Type::List(entity));
        let (name, span) = rule;
        let at = self.book.exprs.get(at.0 as usize).map_or(span, |expr| expr.span);
        ListError::NotSaid {
            rule: name.to_owned(),
            each: each.map(|each| self.name(each)),
            entity: self.name(other),
            of: of.map(|of| self.name(of)),
            in_several: each.is_some_and(lists_of),
            span,
            at,
        }
    }

    fn name(&self, entity: EntityId) -> String {
        self.book.entities.get(entity.index()).map(|entity| entity.name.to_string()).unwrap_or_default()
    }
}
