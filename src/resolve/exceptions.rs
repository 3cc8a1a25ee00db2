//! Exceptions: those with a name, those written elsewhere than their rule, those of figures, and their order (`goes before`).

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::error::ResolveError;
use super::norm_error::{Many, NormError};
use super::provisions::Waiting;
use super::scope::{Ctx, index, label};
use crate::model::{Exception, ExprId, ExprKind, Input, Kind, Named, Rule, RuleId, StandingId, Type, Value};
use crate::source::{Span, limits, nearest};
use crate::syntax::ast::{self, Body, Later};

impl<'a> Ctx<'a> {
    /// Declares the name of an exception as a condition that says whether it applies. Without a label of its own it keeps that of the
    /// exception it replaces.
    pub(super) fn declare_exception(&mut self, exception: &ast::Except, before: Option<&ast::Labels>, standing: StandingId) {
        let Some(name) = &exception.name else { return };
        let id = RuleId(index(self.book.rules.len()));
        let taken = self.given.contains_key(&name.text);
        self.name(name, name.text.clone(), Named::Rule(id));
        if !taken {
            let words = if exception.labels.text().is_some() { &exception.labels } else { before.unwrap_or(&exception.labels) };
            let label = label(words, &name.text);
            self.book.rules.push(found_for(name, Kind::Exception, label, standing));
        }
    }

    /// The rule that the name of an exception refers to.
    fn named_exception(&self, exception: &ast::Except) -> Option<RuleId> {
        let name = exception.name.as_ref()?;
        let Some(Named::Rule(id)) = self.book.names.get(&name.text) else { return None };
        self.book.rules.get(id.index()).filter(|rule| rule.kind == Kind::Exception && rule.span == name.span).map(|_| *id)
    }

    /// Turns each figure that has exceptions into a value rule with the same name.
    pub(super) fn excepted_figures(&mut self, waiting: &[Waiting<'_, 'a>]) {
        for waiting in waiting.iter().filter(|waiting| matches!(waiting.node.rule.body, Body::Exception(_))) {
            for name in waiting.node.rule.excepted() {
                let Some(found) = self.book.names.get(&name.text).copied().and_then(|named| self.found_figure(named)) else { continue };
                self.book.names.insert(name.text.clone(), found);
            }
        }
    }

    /// The rule that yields a figure, made if needed; `None` for anything else.
    pub(super) fn found_figure(&mut self, named: Named) -> Option<Named> {
        let Named::Figure(id) = named else { return None };
        let figure = self.book.figures.get(id.index())?.clone();
        let body = self.expr(ExprKind::Figure(id), figure.standing, figure.span);
        let written = ast::Name { text: figure.name, span: figure.span };
        let rule = found_for(&written, Kind::Value, figure.label, figure.standing);
        let found = Named::Rule(RuleId(index(self.book.rules.len())));
        self.book.rules.push(Rule { ty: figure.ty, input: figure.input, body, ..rule });
        Some(found)
    }

    /// An exception of a rule, written in it or elsewhere.
    pub(super) fn exception(&mut self, id: RuleId, exception: &ast::Except, standing: StandingId) -> Exception {
        let mut when = self.expression(&exception.when, standing, None);
        let named = self.named_exception(exception);
        if let Some(named) = named {
            let each = self.book.rules.get(id.index()).and_then(|rule| rule.each);
            if let Some(rule) = self.book.rules.get_mut(named.index()) {
                rule.body = when;
                rule.each = each;
            }
            when = self.expr(ExprKind::Rule(named), standing, exception.when.span);
        }
        let value = match &exception.value {
            Some(value) => {
                let wanted = self.choice_list_of_rule(id);
                self.expression(value, standing, wanted)
            }
            None => {
                if self.book.rules.get(id.index()).is_some_and(|rule| rule.ty != Type::Truth) {
                    self.errors.push(ResolveError::ExceptionWithoutValue { span: exception.span });
                }
                self.expr(ExprKind::Value(Value::Truth(false), Type::Truth), standing, exception.span)
            }
        };
        Exception { when, value, named, before: Vec::new(), transition: false, sources: Vec::new(), standing, span: exception.span }
    }

    /// An exception written elsewhere than its rule, or to several rules.
    pub(super) fn exception_elsewhere(&mut self, waiting: &Waiting<'_, 'a>, exception: &ast::Except) {
        let rule = waiting.node.rule;
        for (at, name) in rule.excepted().enumerate() {
            if let Some(first) = rule.excepted().take(at).find(|other| other.text == name.text) {
                self.errors.push(ResolveError::Norm(NormError::ToRuleTwice { name: name.clone(), first: first.span }));
                continue;
            }
            match self.book.names.get(&name.text).copied() {
                Some(Named::Rule(id)) => self.exception_to(id, waiting, exception),
                Some(_) => self.errors.push(ResolveError::NotARule { name: name.clone() }),
                None => {
                    self.lacks_rest(name.span);
                    let rules = self.book.rules.iter().map(|rule| &*rule.name);
                    let near = nearest(&name.text, rules);
                    self.errors.push(ResolveError::UnknownName { name: name.clone(), near });
                }
            }
        }
    }

    /// Adds an exception that is written elsewhere to one rule.
    fn exception_to(&mut self, id: RuleId, waiting: &Waiting<'_, 'a>, exception: &ast::Except) {
        if let Some(rule) = self.book.rules.get(id.index()).map(|rule| rule.standing) {
            self.needs_authority(waiting.standing, rule, exception.span);
        }
        let sources = self.sources(&waiting.node.rule.sources, true);
        for id in self.wordings(id, waiting.standing) {
            let exception = Exception { sources: sources.clone(), ..self.exception(id, exception, waiting.standing) };
            if let Some(rule) = self.book.rules.get_mut(id.index()) {
                rule.exceptions.push(exception);
            }
        }
    }

    /// If the rule of a named exception does not exist, gives the exception a placeholder condition, so that only that fault is reported.
    pub(super) fn exceptions_to_nothing(&mut self) {
        for at in 0..self.book.rules.len() {
            let Some(rule) = self.book.rules.get(at) else { continue };
            // The first expression of a law is that of a rule or a figure, and never the condition of an exception.
            if rule.kind == Kind::Exception && rule.body == ExprId(0) {
                let (standing, span) = (rule.standing, rule.span);
                let body = self.expr(ExprKind::Value(Value::Truth(false), Type::Faulty), standing, span);
                if let Some(rule) = self.book.rules.get_mut(at) {
                    rule.body = body;
                }
            }
        }
    }

    /// Refuses a rule with more exceptions than can be told from each other.
    pub(super) fn too_many_exceptions(&mut self) {
        for rule in &self.book.rules {
            if let Some(more) = rule.exceptions.get(limits::NUMBERED) {
                let (what, span) = (Many::Exceptions(rule.name.to_string()), more.span);
                self.errors.push(ResolveError::Norm(NormError::TooMany { what, span }));
            }
        }
    }

    /// Resolves `goes before`. Runs when each rule has all its exceptions.
    pub(super) fn precedences(&mut self, waiting: &[Waiting<'_, 'a>]) {
        let mut numbers: HashMap<RuleId, Numbers> = HashMap::default();
        for waiting in waiting {
            let own = waiting.named;
            match &waiting.node.rule.body {
                Body::Truth { exceptions, .. } | Body::Value { exceptions, .. } => {
                    let Some(Named::Rule(id)) = own else { continue };
                    exceptions.iter().for_each(|exception| self.precedence(id, exception, waiting.standing, &mut numbers));
                }
                Body::Exception(exception) => {
                    for name in waiting.node.rule.excepted() {
                        let Some(Named::Rule(id)) = self.book.names.get(&name.text).copied() else { continue };
                        for id in self.wordings(id, waiting.standing) {
                            self.precedence(id, exception, waiting.standing, &mut numbers);
                        }
                    }
                }
                Body::Figure(_) | Body::Deadline { .. } | Body::Reading { .. } => {}
            }
        }
    }

    fn precedence(&mut self, id: RuleId, exception: &ast::Except, standing: StandingId, numbers: &mut HashMap<RuleId, Numbers>) {
        if exception.before.is_empty() {
            return;
        }
        let earlier = self.transitions.iter().any(|transition| transition.old == id);
        let Some(rule) = self.book.rules.get_mut(id.index()) else { return };
        let numbers = numbers.entry(id).or_insert_with(|| Numbers::of(&rule.exceptions));
        // Such a rule is refused: for its exceptions, or for their order, of which there is enough here to tell that it is too much.
        if rule.exceptions.len() > limits::NUMBERED || numbers.pairs > limits::PRECEDENCES {
            return;
        }
        // Taken out, not cloned: an act may have thousands.
        let (owner, mut all) = (rule.name.clone(), std::mem::take(&mut rule.exceptions));
        if let Some(own) = numbers.written.get(&exception.span).copied() {
            let before = self.goes_before(&owner, (all.as_slice(), own), numbers, exception, standing, earlier);
            numbers.pairs += before.len();
            if let Some(slot) = all.get_mut(own) {
                slot.before = before;
            }
        }
        if let Some(rule) = self.book.rules.get_mut(id.index()) {
            rule.exceptions = all;
        }
    }

    /// The indexes of the exceptions that one of a rule goes before.
    fn goes_before(
        &mut self,
        owner: &str,
        (all, own): (&[Exception], usize),
        numbers: &Numbers,
        exception: &ast::Except,
        standing: StandingId,
        earlier: bool,
    ) -> Vec<u16> {
        // Each once, however often it is written.
        let (mut before, mut seen, mut all_named) = (Vec::new(), HashSet::default(), false);
        let mut add = |at: usize| before.extend(u16::try_from(at).ok().filter(|at| seen.insert(*at)));
        for later in &exception.before {
            match later {
                Later::All(_) if std::mem::replace(&mut all_named, true) => {}
                Later::All(_) => (0..all.len()).filter(|at| *at != own).for_each(&mut add),
                Later::At(written) => {
                    let Some(act) = self.book.standings.get(standing.index()).map(|standing| standing.act) else { continue };
                    let Some(place) = self.place(act, written, true) else { continue };
                    let stands = |other: &Exception| {
                        let there = self.book.standings.get(other.standing.index());
                        there.is_some_and(|there| there.act == act && place.contains(&there.place))
                    };
                    let found: Vec<usize> = (0..all.len()).filter(|at| *at != own && all.get(*at).is_some_and(stands)).collect();
                    if found.is_empty() && !earlier {
                        self.errors.push(ResolveError::Norm(NormError::NoExceptionAt {
                            rule: owner.to_string(),
                            place,
                            span: written.span,
                        }));
                    }
                    found.into_iter().for_each(&mut add);
                }
                Later::Named(name) => match self.book.names.get(&name.text) {
                    Some(Named::Rule(named)) if numbers.named.contains_key(named) => {
                        numbers.named.get(named).copied().into_iter().for_each(&mut add);
                    }
                    // An earlier wording may lack exceptions that the new one has.
                    Some(_) if earlier => {}
                    Some(_) => {
                        self.errors.push(ResolveError::Norm(NormError::NotItsException { name: name.clone(), rule: owner.to_string() }))
                    }
                    // An exception that exists but is not in force in this version is no fault. One that is written nowhere is.
                    None if self.ast.files.iter().flat_map(|file| &file.items).any(|item| has_exception(item, &name.text)) => {}
                    None => {
                        self.lacks_rest(name.span);
                        let near =
                            nearest(&name.text, self.book.rules.iter().filter(|rule| rule.kind == Kind::Exception).map(|r| &*r.name));
                        self.errors.push(ResolveError::UnknownName { name: name.clone(), near });
                    }
                },
            }
        }
        before
    }
}

/// The exceptions of a rule by where they are written and by name, so that none is looked for among thousands.
struct Numbers {
    written: HashMap<Span, usize>,
    named: HashMap<RuleId, usize>,
    /// Pairs of which one is known to go before the other.
    pairs: usize,
}

impl Numbers {
    fn of(all: &[Exception]) -> Numbers {
        let mut numbers = Numbers { written: HashMap::default(), named: HashMap::default(), pairs: 0 };
        for (at, exception) in all.iter().enumerate() {
            numbers.written.entry(exception.span).or_insert(at);
            if let Some(named) = exception.named {
                numbers.named.entry(named).or_insert(at);
            }
        }
        numbers
    }
}

/// A rule without a body, for a name that does not declare a rule itself.
fn found_for(name: &ast::Name, kind: Kind, label: crate::law::Text, standing: StandingId) -> Rule {
    Rule {
        name: name.text.clone(),
        kind,
        of_law: true,
        label,
        of: None,
        each: None,
        against: None,
        ty: Type::Truth,
        input: Input::Any,
        body: ExprId(0),
        exceptions: Vec::new(),
        sources: Vec::new(),
        standing,
        span: name.span,
    }
}

/// Whether an exception with this name is written in a section or amendment, in force or not.
fn has_exception(item: &ast::Item, name: &str) -> bool {
    let in_block = |block: &ast::Block| in_parts(&block.parts, name);
    match item {
        ast::Item::Section(section) => in_parts(&section.parts, name),
        ast::Item::Amend(amend) => amend.changes.iter().any(|change| match &change.kind {
            ast::ChangeKind::ReplaceRule(rule) | ast::ChangeKind::InsertRule(rule) => in_rule(rule, name),
            ast::ChangeKind::ReplaceBlock(block) | ast::ChangeKind::InsertBlock(block) => in_block(block),
            ast::ChangeKind::ReplaceSection(section) | ast::ChangeKind::InsertSection(section) => in_parts(&section.parts, name),
            _ => false,
        }),
        _ => false,
    }
}

fn in_parts(parts: &[ast::Part], name: &str) -> bool {
    parts.iter().any(|part| match part {
        ast::Part::Rule(rule) => in_rule(rule, name),
        ast::Part::Block(block) => in_parts(&block.parts, name),
    })
}

fn in_rule(rule: &ast::Rule, name: &str) -> bool {
    let named = |exception: &ast::Except| exception.name.as_ref().is_some_and(|own| &*own.text == name);
    match &rule.body {
        Body::Exception(exception) => named(exception),
        Body::Truth { exceptions, .. } | Body::Value { exceptions, .. } => exceptions.iter().any(named),
        Body::Figure(_) | Body::Deadline { .. } | Body::Reading { .. } => false,
    }
}
