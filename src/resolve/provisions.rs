//! Sections and their rules: first all names, then all bodies.

use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

use super::error::ResolveError;
use super::norm_error::{Many, NormError};
use super::scope::{CameWith, Ctx, index, label};
use crate::consolidate::{self, Consolidation, Content, Provision, RuleNode};
use crate::law::Place;
use crate::model::{
    ActId, ActRounding, Alternative, ChangeId, Direction, EntityId, Exception, ExprId, ExprKind, Figure, FigureId, Input, Kind, Named,
    Note, Reading, ReadingId, Rounding, Rule, RuleId, Standing, StandingId, Type, Value,
};
use crate::source::{Span, limits, nearest};
use crate::syntax::ast::{self, Body, TruthKind};

/// A rule whose name is declared and whose body is not yet resolved.
pub(super) struct Waiting<'l, 'a> {
    pub(super) node: &'l RuleNode<'a>,
    pub(super) standing: StandingId,
    pub(super) named: Option<Named>,
}

impl<'a> Ctx<'a> {
    /// Resolves all provisions of the version.
    pub(super) fn provisions(&mut self, law: &Consolidation<'a>) {
        let mut waiting = Vec::new();
        for text in &law.texts {
            let Some(act) = self.act_ids.get(&text.act.name.text).copied() else { continue };
            self.places.entry(act).or_default();
            for section in &text.sections {
                self.note_places(act, section, &Place::default());
            }
        }
        self.authorities(law);
        for text in &law.texts {
            let Some(act) = self.act_ids.get(&text.act.name.text).copied() else { continue };
            for section in &text.sections {
                self.node(act, section, &Place::default(), None, &mut waiting);
            }
        }
        self.act_roundings();
        self.excepted_figures(&waiting);
        for rule in &waiting {
            self.body(rule);
        }
        self.steps.clear();
        for rule in &waiting {
            if let Body::Exception(exception) = &rule.node.rule.body {
                self.exception_elsewhere(rule, exception);
            }
        }
        self.exceptions_to_nothing();
        self.precedences(&waiting);
        self.put_transitions();
        self.too_many_exceptions();
    }

    /// Resolves how each act rounds dates. Runs when readings have names.
    fn act_roundings(&mut self) {
        for at in 0..self.book.acts.len() {
            let id = ActId(index(at));
            let rounding = match self.rounding.get(&id) {
                None => None,
                Some(ast::DateRounding::Up(_)) => Some(ActRounding::Way(Rounding::Up)),
                Some(ast::DateRounding::Down(_)) => Some(ActRounding::Way(Rounding::Down)),
                Some(ast::DateRounding::Reading(name)) => match self.book.names.get(&name.text) {
                    Some(Named::Reading(id)) => Some(ActRounding::Reading(*id)),
                    _ => {
                        // A reading that exists but is not in force on the day is no fault. One that is written nowhere is.
                        if !self.ast.files.iter().flat_map(|file| &file.items).any(|item| has_reading(item, &name.text)) {
                            let near = nearest(&name.text, self.book.readings.iter().map(|reading| &*reading.name));
                            self.errors.push(ResolveError::UnknownReading { name: name.clone(), near });
                        }
                        None
                    }
                },
            };
            if let Some(act) = self.book.acts.get_mut(at) {
                act.rounding = rounding;
            }
        }
    }

    fn note_places(&mut self, act: ActId, node: &Provision<'a>, outer: &Place) {
        let place = node.unit.within(outer);
        let mut seen: HashMap<Place, Span> = HashMap::default();
        for part in &node.parts {
            match part {
                Content::Provision(child) => {
                    if let Some(first) = seen.insert(child.unit.within(&place), child.head.span) {
                        let place = child.unit.within(&place);
                        self.errors.push(ResolveError::PlaceTwice { place, span: child.head.span, first });
                    }
                    self.note_places(act, child, &place);
                }
                Content::Rule(rule) => {
                    // A letter of a rule is a place as well.
                    let mut own: HashMap<char, Span> = HashMap::default();
                    for (letter, span) in letters(rule) {
                        if let Some(first) = own.insert(letter, span) {
                            let place = Place { letter: Some(letter), ..place.clone() };
                            self.errors.push(ResolveError::PlaceTwice { place, span, first });
                        }
                        self.note_place(act, Place { letter: Some(letter), ..place.clone() });
                    }
                }
            }
        }
        self.note_place(act, place);
    }

    fn note_place(&mut self, act: ActId, place: Place) {
        self.places.entry(act).or_default().entry(place.section.clone()).or_default().push(place);
    }

    fn node<'l>(&mut self, act: ActId, node: &'l Provision<'a>, outer: &Place, from: Option<CameWith>, waiting: &mut Vec<Waiting<'l, 'a>>) {
        let place = node.unit.within(outer);
        let from = self.came_with(node.change, node.head.span).or(from);
        let standing = self.stands_at(act, place.clone(), from);
        let says: Vec<_> = node.head.says.iter().filter_map(ast::Labels::text).collect();
        let unverified = node.head.unverified.iter().find_map(ast::Labels::text);
        let sources = self.sources(&node.head.sources, true);
        if says.is_empty() && (unverified.is_some() || !sources.is_empty()) {
            self.book.notes.push(Note { standing, says: None, sources: sources.clone(), unverified: unverified.clone() });
        }
        for says in says {
            self.book.notes.push(Note { standing, says: Some(says), sources: sources.clone(), unverified: unverified.clone() });
        }
        for part in &node.parts {
            match part {
                Content::Provision(child) => self.node(act, child, &place, from, waiting),
                Content::Rule(rule) => {
                    let own = self.came_with(rule.change, rule.rule.span).or(from);
                    let standing = self.stands_at(act, place.clone(), own);
                    let named = self.declare(rule, standing, None);
                    waiting.push(Waiting { node: rule, standing, named });
                    self.earlier_wordings(rule, standing, named, waiting);
                }
            }
        }
    }

    /// The measure and block of a text that a measure inserted or changed.
    pub(super) fn came_with(&self, change: Option<consolidate::ChangeId>, span: Span) -> Option<CameWith> {
        let change = ChangeId(change?.0);
        Some(CameWith { change, block: self.block(change, span) })
    }

    pub(super) fn stands_at(&mut self, act: ActId, place: Place, from: Option<CameWith>) -> StandingId {
        let (change, block) = (from.map(|from| from.change), from.and_then(|from| from.block));
        self.standing(Standing { act, place, change, block })
    }

    /// Declares a rule: id and name. The body follows when all names are known. `earlier` is the name of an earlier wording, which no file
    /// can write.
    pub(super) fn declare(&mut self, node: &RuleNode<'a>, standing: StandingId, earlier: Option<&str>) -> Option<Named> {
        let rule = node.rule;
        let name = earlier.map_or_else(|| rule.name.text.clone(), Arc::from);
        // A rule that replaces another keeps its label unless it has its own.
        let words = match (rule.labels.text(), node.labels_from) {
            (Some(text), _) => text,
            (None, Some(before)) => label(&before.labels, &name),
            (None, None) => label(&rule.labels, &name),
        };
        // The sources of an exception belong to the rule that it excepts from.
        let sources = if matches!(rule.body, Body::Exception(_)) { Vec::new() } else { self.sources(&rule.sources, true) };
        let stand_in = ExprId(0);
        let (kind, (ty, input)) = match &rule.body {
            Body::Exception(exception) => {
                let before = node.labels_from.and_then(|before| match &before.body {
                    Body::Exception(before) => Some(&before.labels),
                    _ => None,
                });
                self.declare_exception(exception, before, standing);
                return None;
            }
            Body::Figure(literal) => {
                let (value, ty) = self.literal(literal).unwrap_or((Value::Truth(false), Type::Faulty));
                let named = Named::Figure(FigureId(index(self.book.figures.len())));
                let input = if matches!(literal.kind, ast::LiteralKind::Percent(_)) { Input::Percent } else { Input::Any };
                let in_weeks = matches!(literal.kind, ast::LiteralKind::Duration { in_weeks: true, .. });
                let figure = Figure { name: name.clone(), label: words, ty, input, in_weeks, value, sources, standing, span: rule.span };
                self.book.figures.push(figure);
                if earlier.is_none() && node.earlier.is_empty() {
                    self.name(&rule.name, name, named);
                    return Some(named);
                }
                let found = self.found_figure(named)?;
                if earlier.is_none() {
                    self.name(&rule.name, name, found);
                }
                return Some(found);
            }
            Body::Reading { why, .. } => {
                let named = Named::Reading(ReadingId(index(self.book.readings.len())));
                let why = why.as_ref().and_then(ast::Labels::text);
                let reading = Reading {
                    name: name.clone(),
                    label: words,
                    why,
                    alternatives: Vec::new(),
                    default: 0,
                    sources,
                    standing,
                    span: rule.span,
                };
                self.book.readings.push(reading);
                self.name(&rule.name, name, named);
                return Some(named);
            }
            Body::Truth { kind, .. } => (kind_of(*kind), (Type::Truth, Input::Any)),
            Body::Value { ty, .. } => (Kind::Value, self.type_of(ty)),
            Body::Deadline { .. } => (Kind::Deadline, (Type::Date, Input::Any)),
        };
        let of = rule.of.as_ref().and_then(|name| self.somebody(name));
        let each = rule.of.as_ref().and_then(|name| self.entities.get(&name.text)).copied();
        let each = each.filter(|at| self.book.entities.get(*at).is_some_and(|entity| entity.listed)).map(|at| EntityId(index(at)));
        let against = rule.against.as_ref().and_then(|name| self.somebody(name));
        let named = Named::Rule(RuleId(index(self.book.rules.len())));
        self.book.rules.push(Rule {
            name: name.clone(),
            kind,
            of_law: true,
            label: words,
            of,
            each,
            against,
            ty,
            input,
            body: stand_in,
            exceptions: Vec::new(),
            sources,
            standing,
            span: rule.span,
        });
        if earlier.is_some() {
            return Some(named);
        }
        self.name(&rule.name, name, named);
        if let Body::Truth { exceptions, .. } | Body::Value { exceptions, .. } = &rule.body {
            exceptions.iter().for_each(|exception| self.declare_exception(exception, None, standing));
        }
        Some(named)
    }

    fn body(&mut self, waiting: &Waiting<'_, 'a>) {
        let standing = waiting.standing;
        self.named_steps(waiting.node.rule, standing);
        match (&waiting.node.rule.body, waiting.named) {
            (Body::Truth { holds, exceptions, .. }, Some(Named::Rule(id))) => {
                let body = match &waiting.node.members {
                    Some(members) => self.members(members, holds, standing),
                    None => self.expression(holds, standing, None),
                };
                self.finish(id, body, exceptions, standing);
            }
            (Body::Value { expr, exceptions, .. }, Some(Named::Rule(id))) => {
                let wanted = self.choice_list_of_rule(id);
                let body = self.expression(expr, standing, wanted);
                self.finish(id, body, exceptions, standing);
            }
            (Body::Deadline { length, after, moved }, Some(Named::Rule(id))) => {
                let duration = self.expression(length, standing, None);
                let date = self.expression(after, standing, None);
                let rounding = self.act_rounding(standing, waiting.node.rule.span);
                let span = waiting.node.rule.span;
                let mut body = self.expr(ExprKind::After { date, duration, direction: Direction::Forward, rounding }, standing, span);
                if let Some((way, calendar)) = moved {
                    let kind = self.moved(body, way, calendar, standing);
                    body = self.expr(kind, standing, span);
                }
                self.finish(id, body, &[], standing);
            }
            (Body::Reading { alternatives, .. }, Some(Named::Reading(id))) => self.alternatives(id, alternatives, waiting),
            _ => {}
        }
    }

    /// Declares the named steps of a rule. Their names are visible in that rule alone.
    fn named_steps(&mut self, rule: &'a ast::Rule, standing: StandingId) {
        self.steps.clear();
        let mut ids = Vec::new();
        for step in &rule.steps {
            let id = RuleId(index(self.book.rules.len()));
            let first = rule.steps.iter().find(|other| other.name.text == step.name.text && other.name.span < step.name.span);
            if let Some(first) = first.map(|first| first.name.span).or_else(|| self.given.get(&step.name.text).copied()) {
                self.errors.push(ResolveError::Double { name: step.name.text.to_string(), span: step.name.span, first });
            }
            self.book.rules.push(Rule {
                name: Arc::from(format!("{}.{}", rule.name.text, step.name.text)),
                kind: Kind::Let,
                of_law: true,
                label: label(&step.labels, &step.name.text),
                of: None,
                each: None,
                against: None,
                ty: Type::Faulty,
                input: Input::Any,
                body: ExprId(0),
                exceptions: Vec::new(),
                sources: Vec::new(),
                standing,
                span: step.name.span,
            });
            self.steps.insert(step.name.text.clone(), id);
            ids.push(id);
        }
        for (step, id) in rule.steps.iter().zip(ids) {
            let body = self.expression(&step.expr, standing, None);
            self.finish(id, body, &[], standing);
        }
    }

    fn finish(&mut self, id: RuleId, body: ExprId, exceptions: &[ast::Except], standing: StandingId) {
        let exceptions: Vec<Exception> = exceptions.iter().map(|exception| self.exception(id, exception, standing)).collect();
        if let Some(rule) = self.book.rules.get_mut(id.index()) {
            rule.body = body;
            rule.exceptions = exceptions;
        }
    }

    fn alternatives(&mut self, id: ReadingId, alternatives: &[ast::Alternative], waiting: &Waiting<'_, 'a>) {
        let rule = waiting.node.rule;
        let defaults: Vec<&ast::Alternative> = alternatives.iter().filter(|alternative| alternative.default).collect();
        match defaults.as_slice() {
            [_] if alternatives.len() > 1 => {}
            [_] => self.errors.push(ResolveError::OneAlternative { name: rule.name.clone() }),
            [] => self.errors.push(ResolveError::NoDefault { name: rule.name.clone() }),
            [first, second, ..] => self.errors.push(ResolveError::TwoDefaults { span: second.name.span, first: first.name.span }),
        }
        if let Some(more) = alternatives.get(limits::NUMBERED) {
            let (what, span) = (Many::Alternatives(rule.name.text.to_string()), more.name.span);
            self.errors.push(ResolveError::Norm(NormError::TooMany { what, span }));
        }
        let mut resolved: Vec<Alternative> = Vec::new();
        for alternative in alternatives {
            if let Some(first) =
                alternatives.iter().find(|other| other.name.text == alternative.name.text && other.name.span < alternative.name.span)
            {
                self.errors.push(ResolveError::Double {
                    name: alternative.name.text.to_string(),
                    span: alternative.name.span,
                    first: first.name.span,
                });
            }
            let expr = self.expression(&alternative.expr, waiting.standing, None);
            let label = label(&alternative.labels, &alternative.name.text);
            resolved.push(Alternative { name: alternative.name.text.clone(), label, expr });
        }
        let default = alternatives.iter().position(|alternative| alternative.default).and_then(|at| u16::try_from(at).ok());
        if let Some(reading) = self.book.readings.get_mut(id.index()) {
            reading.alternatives = resolved;
            reading.default = default.unwrap_or(0);
        }
    }
}

/// The letters of a rule's conditions, and the span of each condition.
fn letters(rule: &RuleNode<'_>) -> Vec<(char, Span)> {
    match (&rule.members, &rule.rule.body) {
        (Some(members), _) => members.iter().filter_map(|member| Some((member.letter?, member.expr.span))).collect(),
        (None, Body::Truth { holds, .. }) => match &holds.kind {
            ast::ExprKind::All(members) | ast::ExprKind::Any(members) => {
                members.iter().filter_map(|member| Some((member.letter?, member.expr.span))).collect()
            }
            _ => Vec::new(),
        },
        (None, _) => Vec::new(),
    }
}

fn kind_of(kind: TruthKind) -> Kind {
    match kind {
        TruthKind::Condition => Kind::Condition,
        TruthKind::Right => Kind::Right,
        TruthKind::Duty => Kind::Duty,
        TruthKind::Power => Kind::Power,
        TruthKind::Prohibition => Kind::Prohibition,
        TruthKind::Impossible => Kind::Impossible,
    }
}

/// Whether a reading with this name is written in a section, in force or not.
fn has_reading(item: &ast::Item, name: &str) -> bool {
    fn in_part(part: &ast::Part, name: &str) -> bool {
        match part {
            ast::Part::Rule(rule) => matches!(rule.body, Body::Reading { .. }) && &*rule.name.text == name,
            ast::Part::Block(block) => block.parts.iter().any(|part| in_part(part, name)),
        }
    }
    matches!(item, ast::Item::Section(section) if section.parts.iter().any(|part| in_part(part, name)))
}
