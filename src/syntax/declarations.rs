//! Acts, documents, parties, entities and their facts, assessments, parameters.

use std::sync::Arc;

use pest::iterators::Pair;

use super::ast::{
    Act, Assessment, Authority, Choice, DateRounding, Entity, Fact, Labels, Name, Parameter, Party, Quote, Source, TypeKind, TypeName,
};
use super::ctx::{Ctx, kids, unquote};
use super::error::SyntaxError;
use super::faults::Held;
use super::grammar::Rule;
use crate::law::Rank;

impl Ctx<'_> {
    pub(super) fn act(&mut self, pair: Pair<'_, Rule>) -> Held<Act> {
        let span = self.span(&pair);
        let mut act = Act {
            name: self.only_name(pair.clone())?,
            rank: None,
            title: Labels::default(),
            short: Labels::default(),
            number: None,
            link: None,
            in_force: None,
            followed: None,
            given_under: Vec::new(),
            rounding: None,
            unverified: None,
            span,
        };
        let mut followed = None;
        self.single(&pair, &[Rule::rank, Rule::number, Rule::link, Rule::in_force, Rule::followed, Rule::round_dates]);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::rank => act.rank = self.rank(child).ok(),
                Rule::title => self.more_labels(child, &mut act.title),
                Rule::short => self.more_labels(child, &mut act.short),
                Rule::number => act.number = self.string_in(child).ok(),
                Rule::link => act.link = self.string_in(child).ok(),
                Rule::in_force => act.in_force = self.in_force(child).ok(),
                Rule::followed => {
                    followed = Some(self.span(&child));
                    act.followed = self.child(&child, Rule::date).and_then(|day| self.date(&day)).ok();
                }
                Rule::given_under => act.given_under.extend(self.given_under(child)),
                Rule::round_dates => act.rounding = self.round_dates(child).ok(),
                Rule::unverified => self.more_labels(child, act.unverified.get_or_insert_default()),
                Rule::stray => self.stray(child),
                _ => {}
            }
        }
        // Nobody has followed an act that was not in force yet.
        if let (Some(day), Some(interval), Some(span)) = (act.followed, act.in_force, followed)
            && day < interval.from
        {
            self.tell(SyntaxError::FollowedTooShort { from: interval.from, span });
        }
        Ok(act)
    }

    /// `given under ferries_act § 4 ledd 2, § 9`: a place without an act is in the act before it.
    fn given_under(&mut self, pair: Pair<'_, Rule>) -> Vec<Authority> {
        let (mut out, mut act) = (Vec::new(), None);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::name => act = Some(self.name(&child)),
                Rule::place => {
                    let span = self.span(&child);
                    if let (Ok(act), Ok(place)) = (self.promised(act.clone(), span), self.place(child)) {
                        out.push(Authority { act, place });
                    }
                }
                _ => {}
            }
        }
        out
    }

    fn rank(&mut self, pair: Pair<'_, Rule>) -> Held<(Rank, crate::source::Span)> {
        let name = self.only_name(pair)?;
        let rank = Rank::from_keyword(&name.text);
        if rank.is_none() {
            self.tell(SyntaxError::UnknownRank { text: name.text.to_string(), span: name.span });
        }
        // A rank that is misspelt is told here, and not as missing once more.
        Ok((rank.unwrap_or(Rank::Practice), name.span))
    }

    fn round_dates(&mut self, pair: Pair<'_, Rule>) -> Held<DateRounding> {
        let last = self.last(&pair)?;
        let span = self.span(&last);
        match last.as_rule() {
            Rule::kw_up => Ok(DateRounding::Up(span)),
            Rule::kw_down => Ok(DateRounding::Down(span)),
            Rule::name => Ok(DateRounding::Reading(self.name(&last))),
            _ => Err(self.not_held(&last)),
        }
    }

    pub(super) fn party(&mut self, pair: Pair<'_, Rule>) -> Held<Party> {
        let name = self.only_name(pair.clone())?;
        self.unused_in(&name, &pair);
        Ok(Party { name, labels: self.labels_in(pair) })
    }

    pub(super) fn entity(&mut self, pair: Pair<'_, Rule>) -> Held<Entity> {
        let (name, labels) = (self.only_name(pair.clone())?, self.labels_in(pair.clone()));
        let mut entity = Entity { name, labels, facts: Vec::new(), named_by: None };
        self.single(&pair, &[Rule::named_by]);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::fact => {
                    let fact = self.fact(&entity.name, child);
                    entity.facts.extend(fact);
                }
                Rule::named_by => entity.named_by = self.child(&child, Rule::given_path).ok().map(|path| self.name(&path)),
                Rule::stray => self.stray(child),
                _ => {}
            }
        }
        Ok(entity)
    }

    fn fact(&mut self, entity: &Name, pair: Pair<'_, Rule>) -> Held<Fact> {
        let name = self.only_name(pair.clone())?;
        let full = Arc::from(format!("{}.{}", entity.text, name.text));
        let ty = self.child(&pair, Rule::type_name)?;
        let ty = self.type_name(ty);
        let (mut ask, mut sources) = (Labels::default(), Vec::new());
        self.unused_in(&name, &pair);
        let labels = self.labels_in(pair.clone());
        for child in kids(pair) {
            match child.as_rule() {
                Rule::ask => self.more_labels(child, &mut ask),
                Rule::source => sources.extend(self.source(child)),
                _ => {}
            }
        }
        Ok(Fact { name, full, ty: ty?, labels, ask, sources })
    }

    /// `yes/no`, `money per month`, `one of { … }`
    pub(super) fn type_name(&mut self, pair: Pair<'_, Rule>) -> Held<TypeName> {
        let span = self.span(&pair);
        let inner = self.first(&pair)?;
        let kind = match inner.as_rule() {
            Rule::type_periods => TypeKind::Periods,
            Rule::type_list => TypeKind::List(self.only_name(inner)?),
            Rule::type_choice => TypeKind::Choice(self.choices(inner)),
            Rule::type_yes_no => TypeKind::YesNo,
            Rule::type_whole => TypeKind::Whole,
            Rule::type_money => match kids(inner).find(|child| child.as_rule() == Rule::per_period) {
                Some(per) => TypeKind::Money(Some(self.period(&per)?)),
                None => TypeKind::Money(None),
            },
            _ => match inner.as_str() {
                "number" => TypeKind::Number,
                "percent" => TypeKind::Percent,
                "hours" => TypeKind::Hours,
                "date" => TypeKind::Date,
                "months" => TypeKind::Months,
                "days" => TypeKind::Days,
                "period" => TypeKind::Period,
                "text" => TypeKind::Text,
                other => TypeKind::Unknown(other.to_owned()),
            },
        };
        if let TypeKind::Unknown(text) = &kind {
            self.tell(SyntaxError::UnknownType { text: text.clone(), span });
        }
        Ok(TypeName { kind, span })
    }

    fn choices(&mut self, pair: Pair<'_, Rule>) -> Vec<Choice> {
        let pairs: Vec<_> = kids(pair).filter(|child| child.as_rule() == Rule::choice).collect();
        pairs.into_iter().flat_map(|child| self.named_labels(child)).collect()
    }

    /// A name with labels behind it.
    fn named_labels(&mut self, pair: Pair<'_, Rule>) -> Held<Choice> {
        Ok(Choice { name: self.only_name(pair.clone())?, labels: self.labels_in(pair) })
    }

    pub(super) fn assessment(&mut self, pair: Pair<'_, Rule>) -> Held<Assessment> {
        let mut assessment = Assessment {
            name: self.only_name(pair.clone())?,
            ty: None,
            by: None,
            labels: self.labels_in(pair.clone()),
            ask: Labels::default(),
            factors: Vec::new(),
            sources: Vec::new(),
        };
        self.unused_in(&assessment.name, &pair);
        self.single(&pair, &[Rule::assessed_by]);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::type_name => assessment.ty = self.type_name(child).ok(),
                Rule::assessed_by => assessment.by = self.only_name(child).ok(),
                Rule::ask => self.more_labels(child, &mut assessment.ask),
                Rule::weigh => assessment.factors.extend(self.named_labels(child)),
                Rule::source => assessment.sources.extend(self.source(child)),
                Rule::stray => self.stray(child),
                _ => {}
            }
        }
        Ok(assessment)
    }

    pub(super) fn parameter(&mut self, pair: Pair<'_, Rule>) -> Held<Parameter> {
        let name = self.only_name(pair.clone())?;
        self.unused_in(&name, &pair);
        let labels = self.labels_in(pair.clone());
        let ty = self.child(&pair, Rule::type_name)?;
        let ty = self.type_name(ty);
        let (mut sources, mut values, mut known) = (Vec::new(), Vec::new(), Vec::new());
        for child in kids(pair) {
            match child.as_rule() {
                Rule::source => sources.extend(self.source(child)),
                Rule::from_value => {
                    let span = self.span(&child);
                    let (from, value) = (self.child(&child, Rule::date)?, self.child(&child, Rule::signed_literal)?);
                    let (from, value) = (self.date(&from), self.signed_literal(value));
                    let known_from = kids(child).find(|part| part.as_rule() == Rule::known_from);
                    if let Some(day) = known_from {
                        let day = self.child(&day, Rule::date)?;
                        let day = self.date(&day);
                        known.extend(from.as_ref().ok().copied().zip(day.ok()));
                    }
                    if let (Ok(from), Ok(value)) = (from, value) {
                        values.push((from, span, value));
                    }
                }
                Rule::stray => self.stray(child),
                _ => {}
            }
        }
        Ok(Parameter { name, ty: ty?, labels, sources, values, known })
    }

    /// `source ot_prp_70 "punkt 12.2" quotes "19–67 år" from hoeringsnotat_2018 "2.2"`
    pub(super) fn source(&mut self, pair: Pair<'_, Rule>) -> Held<Source> {
        let span = self.span(&pair);
        let document = self.only_name(pair.clone())?;
        let mut source = Source { document, point: None, place: None, quote: None, via: None, span };
        for child in kids(pair) {
            match child.as_rule() {
                Rule::place | Rule::head_place => source.place = Some(self.place(child)?),
                Rule::string => source.point = Some(unquote(&child).into()),
                Rule::quotation => {
                    let strings: Vec<_> = kids(child.clone()).filter(|part| part.as_rule() == Rule::string).collect();
                    let words = |at: usize| strings.get(at).map(unquote).map(Arc::from);
                    source.quote = words(0);
                    let via = kids(child).find(|part| part.as_rule() == Rule::name);
                    source.via = via.map(|via| (self.name(&via), words(1)));
                    if let Some((text, pair)) = source.quote.clone().zip(strings.first()) {
                        let document = source.via.as_ref().map_or(&source.document, |(via, _)| via).clone();
                        self.quotes.push(Quote { document, text, span: self.span(pair) });
                    }
                }
                _ => {}
            }
        }
        Ok(source)
    }
}
