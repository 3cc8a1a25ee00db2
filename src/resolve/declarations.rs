//! Acts, documents, parties, entities, facts, assessments, parameters.

use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

use super::error::ResolveError;
use super::norm_error::{Many, NormError};
use super::scope::{Ctx, index, label};
use super::written::written;
use crate::consolidate::{self, AppliedMeasure, Consolidation};
use crate::law::{Rank, Text};
use crate::model::{
    Act, ActId, Assessment, Change, ChangeId, Changes, Choice, ChoiceList, ChoiceListId, Duration, Entity, EntityId, Fact, FactId, Input,
    Named, Number, Parameter, ParameterId, Party, PartyId, Repeal, Type, Unit, Value,
};
use crate::source::{Span, limits, nearest};
use crate::syntax::ast::{self, LiteralKind, TypeKind};

impl<'a> Ctx<'a> {
    /// The measures of the version, with the same indexes as in the consolidation. Runs when acts and documents have ids.
    pub(super) fn changes(&mut self, law: &Consolidation<'a>) {
        let changes = |measures: &[AppliedMeasure<'a>]| -> Vec<Change> { measures.iter().map(change).collect() };
        let shared = law.measures.adopted().changes(|measures| {
            if !measures.iter().all(|applied| self.same_in_every_version(applied)) {
                return None;
            }
            let mut shared = changes(measures);
            shared.iter_mut().zip(measures).for_each(|(change, applied)| self.evidence(change, applied));
            Some(shared)
        });
        self.book.changes = match shared {
            Some(shared) => {
                Changes::new(shared, law.measures.shared(), law.measures.iter().skip(law.measures.shared()).map(change).collect())
            }
            None => Changes::own(law.measures.iter().map(change).collect()),
        };
        let repeals = law.repealed.iter().map(|own| {
            let change = ChangeId(own.change.0);
            Repeal { act: own.act.clone(), place: own.place.clone(), rule: own.rule.clone(), change }
        });
        self.book.repealed = repeals.collect();
        self.book.left_out = changes(&law.left_out);
    }

    /// Whether the evidence of a measure is documents alone. What cites a provision depends on the provisions of the version.
    fn same_in_every_version(&self, applied: &AppliedMeasure<'_>) -> bool {
        let known = |name: &ast::Name| self.act_ids.contains_key(&name.text);
        let plain = |source: &ast::Source| {
            source.place.is_none() && known(&source.document) && source.via.as_ref().is_none_or(|(name, _)| known(name))
        };
        applied.amendment.sources.iter().all(plain) && applied.blocks.iter().all(|amend| amend.sources.iter().all(plain))
    }

    /// Resolves the evidence of a measure and its blocks.
    fn evidence(&mut self, change: &mut Change, applied: &AppliedMeasure<'_>) {
        if let Some(block) = applied.blocks.get(limits::NUMBERED) {
            let (what, span) = (Many::Blocks(change.measure.to_string()), block.measure.span);
            self.errors.push(ResolveError::Norm(NormError::TooMany { what, span }));
        }
        change.sources = self.sources(&applied.amendment.sources, false);
        change.blocks = applied.blocks.iter().map(|amend| self.sources(&amend.sources, false)).collect();
    }

    /// Resolves the evidence of the measures that the version does not share with others. Runs when all provisions are known.
    pub(super) fn change_sources(&mut self) {
        let mut changes = std::mem::take(&mut self.book.changes);
        let measures = self.measures.clone();
        for (id, change) in changes.own_mut() {
            if let Some(applied) = measures.get(consolidate::ChangeId(id.0)) {
                self.evidence(change, applied);
            }
        }
        self.book.changes = changes;
    }

    /// The block of a measure in which a text is written: the last one that begins before the text in the same file.
    pub(super) fn block(&self, change: ChangeId, span: Span) -> Option<u16> {
        let before = |amend: &&ast::Amend| amend.measure.span.file == span.file && amend.measure.span.start <= span.start;
        let at = self.measures.get(consolidate::ChangeId(change.0))?.blocks.iter().rposition(before)?;
        u16::try_from(at).ok()
    }

    /// Resolves everything that is declared outside provisions.
    pub(super) fn declarations(&mut self) {
        let items: Vec<&'a ast::Item> = self.declared.items().collect();
        for item in &items {
            match item {
                ast::Item::Act(act) | ast::Item::Document(act) => self.declare_act(act, matches!(item, ast::Item::Act(_))),
                ast::Item::Party(party) => self.declare_party(party),
                _ => {}
            }
        }
        for item in &items {
            if let ast::Item::Entity(entity) = item {
                self.name_entity(entity);
            }
        }
        for item in &items {
            match item {
                ast::Item::Calendar(calendar) => self.declare_calendar(calendar),
                ast::Item::Entity(entity) => self.declare_entity(entity),
                ast::Item::Assessment(assessment) => self.declare_assessment(assessment),
                ast::Item::Parameter(parameter) => self.declare_parameter(parameter),
                _ => {}
            }
        }
        self.names_of_entities();
    }

    fn declare_act(&mut self, act: &ast::Act, is_act: bool) {
        if let Some(known) = self.act_ids.get(&act.name.text) {
            // Consolidation reports two acts with one name. Here only a document beside an act is left.
            if !is_act {
                let first = self.given_act(*known).unwrap_or(act.name.span);
                self.errors.push(ResolveError::Double { name: act.name.text.to_string(), span: act.name.span, first });
            }
            return;
        }
        if act.rank.is_none() {
            self.errors.push(ResolveError::NoRank { name: act.name.clone() });
        }
        if act.title.text().is_none() {
            self.errors.push(ResolveError::NoTitle { name: act.name.clone() });
        }
        let title = label(&act.title, &act.name.text);
        let id = ActId(index(self.book.acts.len()));
        self.act_ids.insert(act.name.text.clone(), id);
        self.given.insert(Arc::from(format!("act {}", act.name.text)), act.name.span);
        if let Some(rounding) = &act.rounding {
            self.rounding.insert(id, rounding.clone());
        }
        self.book.acts.push(Act {
            name: act.name.text.clone(),
            rank: act.rank.map_or(Rank::Practice, |(rank, _)| rank),
            short: act.short.text().unwrap_or_else(|| title.clone()),
            title,
            number: act.number.clone(),
            link: act.link.clone(),
            unverified: act.unverified.as_ref().and_then(ast::Labels::text),
            followed: act.followed,
            rounding: None,
            given_under: Vec::new(),
        });
    }

    fn given_act(&self, id: ActId) -> Option<Span> {
        let name = &self.book.acts.get(id.index())?.name;
        self.given.get(format!("act {name}").as_str()).copied()
    }

    fn declare_party(&mut self, party: &ast::Party) {
        self.name_somebody(&party.name);
        if self.parties.contains_key(&party.name.text) {
            return;
        }
        let at = self.book.parties.len();
        self.parties.insert(party.name.text.clone(), at);
        let name = party.name.text.clone();
        self.book.parties.push(Party { name, label: label(&party.labels, &party.name.text), spoken_of: false, span: party.name.span });
    }

    /// Reserves a name for a party or an entity. They share one namespace, since a rule names both alike; reports a name that is taken.
    fn name_somebody(&mut self, name: &ast::Name) {
        let key: Arc<str> = Arc::from(format!("somebody {}", name.text));
        let known = *self.given.entry(key).or_insert(name.span);
        if known != name.span {
            let (first, span) = (known.min(name.span), known.max(name.span));
            self.errors.push(ResolveError::Double { name: name.text.to_string(), span, first });
        }
    }

    /// Reserves the name of an entity, so that a list in another entity can refer to it.
    fn name_entity(&mut self, entity: &ast::Entity) {
        self.name_somebody(&entity.name);
        if self.entities.contains_key(&entity.name.text) {
            return;
        }
        let id = EntityId(index(self.book.entities.len()));
        self.entities.insert(entity.name.text.clone(), id.index());
        let label_text = label(&entity.labels, &entity.name.text);
        let name = entity.name.text.clone();
        self.book.entities.push(Entity {
            name,
            label: label_text,
            facts: Vec::new(),
            named_by: None,
            listed: false,
            span: entity.name.span,
        });
    }

    fn declare_entity(&mut self, entity: &ast::Entity) {
        let Some(at) = self.entities.get(&entity.name.text).copied() else { return };
        if self.book.entities.get(at).is_none_or(|own| own.span != entity.name.span) {
            return;
        }
        let id = EntityId(index(at));
        for fact in &entity.facts {
            let slot = self.book.entities.get(at).map_or(0, |entity| index(entity.facts.len()));
            let fact_id = FactId(index(self.book.facts.len()));
            let name = fact.full.clone();
            let (ty, input) = self.type_of(&fact.ty);
            let sources = self.sources(&fact.sources, false);
            self.add_fact(
                &fact.name,
                Fact {
                    name,
                    entity: Some(id),
                    slot,
                    ty,
                    input,
                    label: label(&fact.labels, &fact.name.text),
                    ask: fact.ask.text(),
                    assessment: None,
                    sources,
                    span: fact.name.span,
                },
            );
            if let Some(entity) = self.book.entities.get_mut(at) {
                entity.facts.push(fact_id);
            }
        }
    }

    fn declare_assessment(&mut self, assessment: &ast::Assessment) {
        let (ty, input) = assessment.ty.as_ref().map_or((Type::Truth, Input::Any), |ty| self.type_of(ty));
        let by = assessment.by.as_ref().and_then(|name| {
            let found = self.parties.get(&name.text).map(|at| PartyId(index(*at)));
            if found.is_none() {
                let near = nearest(&name.text, self.parties.keys().map(|name| &**name));
                self.errors.push(ResolveError::UnknownParty { name: name.clone(), near });
            }
            found
        });
        let factors =
            assessment.factors.iter().map(|factor| (factor.name.text.clone(), label(&factor.labels, &factor.name.text))).collect();
        let sources = self.sources(&assessment.sources, false);
        self.add_fact(
            &assessment.name,
            Fact {
                name: assessment.name.text.clone(),
                entity: None,
                slot: 0,
                ty,
                input,
                label: label(&assessment.labels, &assessment.name.text),
                ask: assessment.ask.text(),
                assessment: Some(Assessment { by, factors }),
                sources,
                span: assessment.name.span,
            },
        );
    }

    fn add_fact(&mut self, name: &ast::Name, fact: Fact) {
        let id = FactId(index(self.book.facts.len()));
        self.name(name, fact.name.clone(), Named::Fact(id));
        self.book.facts.push(fact);
    }

    fn declare_parameter(&mut self, parameter: &ast::Parameter) {
        let (ty, input) = self.type_of(&parameter.ty);
        let mut values: Vec<(chrono::NaiveDate, Value)> = Vec::new();
        let known: HashMap<chrono::NaiveDate, chrono::NaiveDate> = parameter.known.iter().rev().copied().collect();
        let mut firsts: HashMap<chrono::NaiveDate, Span> = HashMap::default();
        for (from, span, literal) in &parameter.values {
            if let Some(first) = firsts.get(from) {
                self.errors.push(ResolveError::DayTwice { day: *from, span: *span, first: *first });
                continue;
            }
            firsts.insert(*from, literal.span);
            let Some(value) = self.literal_as(literal, ty) else { continue };
            if input == Input::Whole && matches!(value, Value::Number(number) if number.to_whole().is_none()) {
                self.errors.push(ResolveError::NotWhole { span: literal.span });
            }
            // Not yet known on the day of the law: the value before it was the one that could be applied.
            if known.get(from).is_some_and(|known| *known > self.book.version.date) && !values.is_empty() {
                continue;
            }
            values.push((*from, value));
        }
        values.sort_by_key(|(from, _)| *from);
        let sources = self.sources(&parameter.sources, false);
        let id = ParameterId(index(self.book.parameters.len()));
        self.name(&parameter.name, parameter.name.text.clone(), Named::Parameter(id));
        self.book.parameters.push(Parameter {
            name: parameter.name.text.clone(),
            label: label(&parameter.labels, &parameter.name.text),
            ty,
            input,
            values,
            sources,
            span: parameter.name.span,
        });
    }

    /// Resolves the name of a type.
    pub(super) fn type_of(&mut self, ty: &ast::TypeName) -> (Type, Input) {
        match &ty.kind {
            TypeKind::YesNo => (Type::Truth, Input::Any),
            TypeKind::Whole => (Type::Quantity(Unit::Plain), Input::Whole),
            TypeKind::Number => (Type::Quantity(Unit::Plain), Input::Any),
            TypeKind::Percent => (Type::Quantity(Unit::Plain), Input::Percent),
            TypeKind::Hours => (Type::Quantity(Unit::Hours), Input::Any),
            TypeKind::Money(period) => (Type::Quantity(Unit::Money(*period)), Input::Any),
            TypeKind::Date => (Type::Date, Input::Any),
            TypeKind::Months => (Type::Months, Input::Any),
            TypeKind::Days => (Type::Days, Input::Any),
            TypeKind::Text => (Type::Text, Input::Any),
            TypeKind::Period => (Type::Period, Input::Any),
            TypeKind::Periods => (Type::Periods, Input::Any),
            TypeKind::Choice(choices) => {
                let id = ChoiceListId(index(self.book.choices.len()));
                let mut list: Vec<Choice> = Vec::new();
                let mut firsts: HashMap<&str, Span> = HashMap::default();
                for choice in choices {
                    if let Some(first) = firsts.get(&*choice.name.text).copied() {
                        self.errors.push(ResolveError::Double { name: choice.name.text.to_string(), span: choice.name.span, first });
                        continue;
                    }
                    firsts.insert(&choice.name.text, choice.name.span);
                    if list.len() == limits::NUMBERED {
                        self.errors.push(ResolveError::Norm(NormError::TooMany { what: Many::Choices, span: choice.name.span }));
                    }
                    // A list with too many is refused, so that it does not matter which number the rest have.
                    let at = u16::try_from(list.len()).unwrap_or(u16::MAX);
                    self.choices.insert((id, choice.name.text.clone()), at);
                    list.push(Choice { name: choice.name.text.clone(), label: label(&choice.labels, &choice.name.text) });
                }
                if list.is_empty() {
                    self.errors.push(ResolveError::EmptyList { span: ty.span });
                }
                self.book.choices.push(ChoiceList { choices: list });
                (Type::Choice(id), Input::Any)
            }
            TypeKind::List(name) => match self.entities.get(&name.text).copied() {
                Some(at) => {
                    if let Some(entity) = self.book.entities.get_mut(at) {
                        entity.listed = true;
                    }
                    (Type::List(EntityId(index(at))), Input::Any)
                }
                None => {
                    let near = nearest(&name.text, self.entities.keys().map(|name| &**name));
                    self.errors.push(ResolveError::UnknownParty { name: name.clone(), near });
                    (Type::Faulty, Input::Any)
                }
            },
            // The parser has reported this.
            TypeKind::Unknown(_) => (Type::Truth, Input::Any),
        }
    }

    /// A literal as a value of the given type. Reports a literal of another type.
    pub(super) fn literal_as(&mut self, literal: &ast::Literal, ty: Type) -> Option<Value> {
        if let (LiteralKind::Choice(name), Type::Choice(list)) = (&literal.kind, ty) {
            return self.choice(list, name).map(Value::Choice);
        }
        let (value, own) = self.literal(literal)?;
        let nought = value == Value::Duration(Duration::default()) && matches!(ty, Type::Months | Type::Days);
        let fits = nought || own == ty || matches!((own, ty), (Type::Quantity(Unit::Money(None)), Type::Quantity(Unit::Money(_))));
        if !fits {
            self.errors.push(ResolveError::LiteralType { found: own, wanted: ty, span: literal.span });
            return None;
        }
        Some(value)
    }

    /// The value and type of a literal. Reports a name, which has neither.
    pub(super) fn literal(&mut self, literal: &ast::Literal) -> Option<(Value, Type)> {
        let quantity = |decimal: rust_decimal::Decimal, unit| {
            Number::from_decimal(decimal).map(|number| (Value::Number(number), Type::Quantity(unit)))
        };
        let found = match &literal.kind {
            LiteralKind::Number(decimal) => quantity(*decimal, Unit::Plain),
            LiteralKind::Money(decimal) => quantity(*decimal, Unit::Money(None)),
            LiteralKind::Hours(decimal) => quantity(*decimal, Unit::Hours),
            LiteralKind::Percent(decimal) => {
                let share = Number::from_decimal(*decimal).and_then(|number| number.over(Number::whole(100)));
                share.map(|number| (Value::Number(number), Type::Quantity(Unit::Plain)))
            }
            LiteralKind::Date(date) => Some((Value::Date(*date), Type::Date)),
            LiteralKind::Duration { months, days, in_days, .. } => {
                let ty = match (*months, *days) {
                    (0, 0) if *in_days => Type::Days,
                    (_, 0) => Type::Months,
                    (0, _) => Type::Days,
                    _ => Type::Mixed,
                };
                Some((Value::Duration(Duration { months: *months, days: *days }), ty))
            }
            LiteralKind::Truth(truth) => Some((Value::Truth(*truth), Type::Truth)),
            LiteralKind::Text(_) | LiteralKind::Period(_) | LiteralKind::Periods(_) => written(&literal.kind),
            LiteralKind::Choice(name) => {
                self.errors.push(ResolveError::NotAValue { name: name.clone() });
                return None;
            }
        };
        if found.is_none() {
            self.errors.push(ResolveError::NumberRange { span: literal.span });
        }
        found
    }

    /// The index of a choice in its list.
    pub(super) fn choice(&mut self, list: ChoiceListId, name: &ast::Name) -> Option<u16> {
        let found = self.choices.get(&(list, name.text.clone())).copied();
        if found.is_none() {
            let choices = self.book.choices.get(list.index()).map(|list| list.choices.as_slice()).unwrap_or_default();
            let near = nearest(&name.text, choices.iter().map(|choice| &*choice.name));
            let all = choices.iter().map(|choice| choice.name.to_string()).collect();
            self.errors.push(ResolveError::UnknownChoice { name: name.clone(), near, all });
        }
        found
    }

    /// The label of a party or an entity.
    pub(super) fn somebody(&mut self, name: &ast::Name) -> Option<Text> {
        let party = self.parties.get(&name.text).and_then(|at| self.book.parties.get_mut(*at)).map(|party| {
            party.spoken_of = true;
            party.label.clone()
        });
        let entity = || self.entities.get(&name.text).and_then(|at| self.book.entities.get(*at)).map(|entity| entity.label.clone());
        let found = party.or_else(entity);
        if found.is_none() {
            let near = nearest(&name.text, self.parties.keys().chain(self.entities.keys()).map(|name| &**name));
            self.errors.push(ResolveError::UnknownParty { name: name.clone(), near });
        }
        found
    }
}

/// A measure whose evidence is not yet resolved.
fn change(applied: &AppliedMeasure<'_>) -> Change {
    Change {
        amendment: applied.amendment.name.text.clone(),
        title: label(&applied.amendment.title, &applied.amendment.name.text),
        measure: applied.measure.name.text.clone(),
        label: label(&applied.measure.labels, &applied.measure.name.text),
        siblings: applied.siblings,
        adopted: applied.amendment.adopted.map(|interval| interval.from),
        sources: Vec::new(),
        blocks: Vec::new(),
        unverified: applied.amendment.unverified.as_ref().and_then(ast::Labels::text),
    }
}
