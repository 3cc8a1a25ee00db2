//! Acts, documents, parties, entities and their facts, assessments, parameters.

use std::sync::Arc;

use pest::iterators::Pair;

use super::ast::{
    Act, Assessment, Authority, Choice, DateRounding, Entity, Fact, Labels, Name, Parameter, Party, Quote, Source, TypeKind, TypeName,
};
use super::ctx::{Ctx, kids, string_in, unquote};
use super::error::SyntaxError;
use super::grammar::Rule;
use super::literals::period;
use crate::law::Rank;

impl Ctx<'_> {
    pub(super) fn act(&mut self, pair: Pair<'_, Rule>) -> Option<Act> {
        let span = self.span(&pair);
        let mut act = Act {
            name: self.only_name(pair.clone())?,
            rank: None,
            title: Labels::default(),
            short: Labels::default(),
            number: None,
            link: None,
            in_force: None,
            given_under: Vec::new(),
            rounding: None,
            unverified: None,
            span,
        };
        for child in kids(pair) {
            match child.as_rule() {
                Rule::rank => act.rank = self.rank(child),
                Rule::title => act.title = self.labels_in(child),
                Rule::short => act.short = self.labels_in(child),
                Rule::number => act.number = string_in(child),
                Rule::link => act.link = string_in(child),
                Rule::in_force => act.in_force = self.in_force(child),
                Rule::given_under => act.given_under.extend(self.given_under(child)),
                Rule::round_dates => act.rounding = self.round_dates(child),
                Rule::unverified => act.unverified = Some(self.labels_in(child)),
                Rule::stray => self.stray(child),
                _ => {}
            }
        }
        Some(act)
    }

    /// `given under ferries_act § 4 ledd 2, § 9`: a place without an act is in the act before it.
    fn given_under(&mut self, pair: Pair<'_, Rule>) -> Vec<Authority> {
        let (mut out, mut act) = (Vec::new(), None);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::name => act = Some(self.name(&child)),
                Rule::place => out.extend(act.clone().zip(self.place(child)).map(|(act, place)| Authority { act, place })),
                _ => {}
            }
        }
        out
    }

    fn rank(&mut self, pair: Pair<'_, Rule>) -> Option<(Rank, crate::source::Span)> {
        let name = self.only_name(pair)?;
        let rank = Rank::from_keyword(&name.text);
        if rank.is_none() {
            self.errors.push(SyntaxError::UnknownRank { text: name.text.to_string(), span: name.span });
        }
        // A rank that is misspelt is told here, and not as missing once more.
        Some((rank.unwrap_or(Rank::Practice), name.span))
    }

    fn round_dates(&mut self, pair: Pair<'_, Rule>) -> Option<DateRounding> {
        let last = kids(pair).next_back()?;
        let span = self.span(&last);
        Some(match last.as_rule() {
            Rule::kw_up => DateRounding::Up(span),
            Rule::kw_down => DateRounding::Down(span),
            _ => DateRounding::Reading(self.name(&last)),
        })
    }

    pub(super) fn party(&mut self, pair: Pair<'_, Rule>) -> Option<Party> {
        let name = self.only_name(pair.clone())?;
        self.unused_in(&name, &pair);
        Some(Party { name, labels: self.labels_in(pair) })
    }

    pub(super) fn entity(&mut self, pair: Pair<'_, Rule>) -> Option<Entity> {
        let mut entity = Entity { name: self.only_name(pair.clone())?, labels: self.labels_in(pair.clone()), facts: Vec::new() };
        for child in kids(pair) {
            match child.as_rule() {
                Rule::fact => {
                    let fact = self.fact(&entity.name, child);
                    entity.facts.extend(fact);
                }
                Rule::stray => self.stray(child),
                _ => {}
            }
        }
        Some(entity)
    }

    fn fact(&mut self, entity: &Name, pair: Pair<'_, Rule>) -> Option<Fact> {
        let name = self.only_name(pair.clone())?;
        let full = Arc::from(format!("{}.{}", entity.text, name.text));
        let (mut ty, mut ask, mut sources) = (None, Labels::default(), Vec::new());
        self.unused_in(&name, &pair);
        let labels = self.labels_in(pair.clone());
        for child in kids(pair) {
            match child.as_rule() {
                Rule::type_name => ty = self.type_name(child),
                Rule::ask => ask = self.labels_in(child),
                Rule::source => sources.extend(self.source(child)),
                _ => {}
            }
        }
        Some(Fact { name, full, ty: ty?, labels, ask, sources })
    }

    /// `yes/no`, `money per month`, `one of { … }`
    pub(super) fn type_name(&mut self, pair: Pair<'_, Rule>) -> Option<TypeName> {
        let span = self.span(&pair);
        let inner = kids(pair).next()?;
        let kind = match inner.as_rule() {
            Rule::type_periods => TypeKind::Periods,
            Rule::type_list => TypeKind::List(self.only_name(inner)?),
            Rule::type_choice => TypeKind::Choice(self.choices(inner)),
            Rule::type_yes_no => TypeKind::YesNo,
            Rule::type_whole => TypeKind::Whole,
            Rule::type_money => TypeKind::Money(kids(inner).find(|child| child.as_rule() == Rule::per_period).and_then(period)),
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
            self.errors.push(SyntaxError::UnknownType { text: text.clone(), span });
        }
        Some(TypeName { kind, span })
    }

    fn choices(&mut self, pair: Pair<'_, Rule>) -> Vec<Choice> {
        let pairs: Vec<_> = kids(pair).filter(|child| child.as_rule() == Rule::choice).collect();
        pairs.into_iter().filter_map(|child| self.named_labels(child)).collect()
    }

    /// A name with labels behind it.
    fn named_labels(&mut self, pair: Pair<'_, Rule>) -> Option<Choice> {
        Some(Choice { name: self.only_name(pair.clone())?, labels: self.labels_in(pair) })
    }

    pub(super) fn assessment(&mut self, pair: Pair<'_, Rule>) -> Option<Assessment> {
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
        for child in kids(pair) {
            match child.as_rule() {
                Rule::type_name => assessment.ty = self.type_name(child),
                Rule::assessed_by => assessment.by = self.only_name(child),
                Rule::ask => assessment.ask = self.labels_in(child),
                Rule::weigh => assessment.factors.extend(self.named_labels(child)),
                Rule::source => assessment.sources.extend(self.source(child)),
                Rule::stray => self.stray(child),
                _ => {}
            }
        }
        Some(assessment)
    }

    pub(super) fn parameter(&mut self, pair: Pair<'_, Rule>) -> Option<Parameter> {
        let name = self.only_name(pair.clone())?;
        self.unused_in(&name, &pair);
        let labels = self.labels_in(pair.clone());
        let (mut ty, mut sources, mut values, mut known) = (None, Vec::new(), Vec::new(), Vec::new());
        for child in kids(pair) {
            match child.as_rule() {
                Rule::type_name => ty = self.type_name(child),
                Rule::source => sources.extend(self.source(child)),
                Rule::from_value => {
                    let span = self.span(&child);
                    let (mut from, mut value) = (None, None);
                    for part in kids(child) {
                        match part.as_rule() {
                            Rule::date => from = self.date(&part),
                            Rule::signed_literal => value = self.signed_literal(part),
                            Rule::known_from => {
                                let day = kids(part).next_back()?;
                                known.extend(from.zip(self.date(&day)));
                            }
                            _ => {}
                        }
                    }
                    values.extend(from.zip(value).map(|(from, value)| (from, span, value)));
                }
                Rule::stray => self.stray(child),
                _ => {}
            }
        }
        Some(Parameter { name, ty: ty?, labels, sources, values, known })
    }

    /// `source ot_prp_70 "punkt 12.2" quotes "19–67 år" from hoeringsnotat_2018 "2.2"`
    pub(super) fn source(&mut self, pair: Pair<'_, Rule>) -> Option<Source> {
        let span = self.span(&pair);
        let document = self.only_name(pair.clone())?;
        let mut source = Source { document, point: None, place: None, quote: None, via: None, span };
        for child in kids(pair) {
            match child.as_rule() {
                Rule::place | Rule::head_place => source.place = self.place(child),
                Rule::string => source.point = Some(unquote(&child).into()),
                Rule::quotation => {
                    let strings: Vec<_> = kids(child.clone()).filter(|part| part.as_rule() == Rule::string).collect();
                    let words = |at: usize| strings.get(at).map(unquote).map(Arc::from);
                    source.quote = words(0);
                    source.via = self.only_name(child).map(|name| (name, words(1)));
                    if let Some((text, pair)) = source.quote.clone().zip(strings.first()) {
                        let document = source.via.as_ref().map_or(&source.document, |(via, _)| via).clone();
                        self.quotes.push(Quote { document, text, span: self.span(pair) });
                    }
                }
                _ => {}
            }
        }
        Some(source)
    }
}
