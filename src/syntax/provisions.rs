//! Sections and their parts, and the rules that stand in them.

use std::sync::Arc;

use pest::iterators::Pair;

use super::ast::{Alternative, Block, Body, Except, Head, Labels, Later, Part, PlaceRef, Rule as AstRule, Section, Step, TruthKind, Unit};
use super::ctx::{Ctx, kids};
use super::error::SyntaxError;
use super::grammar::Rule;
use crate::law::{Section as SectionNumber, SectionSign};

impl Ctx<'_> {
    /// `§ 29 …` with all that follows, or `§ 31 a { … }` in an amendment.
    pub(super) fn section(&mut self, pair: Pair<'_, Rule>) -> Option<Section> {
        let number = kids(pair.clone()).find(|child| child.as_rule() == Rule::section_number)?;
        let head = self.head(&pair, &number);
        Some(Section { number: section_number(&pair)?, head, parts: self.parts(pair) })
    }

    /// `ledd 2 { … }`, `bokstav a { … }`, `punktum 1 { … }`
    pub(super) fn block(&mut self, pair: Pair<'_, Rule>) -> Option<Block> {
        let number = kids(pair.clone()).find(|child| matches!(child.as_rule(), Rule::ordinal | Rule::letter))?;
        let unit = match pair.as_rule() {
            Rule::ledd => Unit::Subsection(self.ordinal(&number)?),
            Rule::punktum => Unit::Sentence(self.ordinal(&number)?),
            _ => Unit::Letter(number.as_str().chars().next()?),
        };
        let head = self.head(&pair, &number);
        Some(Block { unit, head, parts: self.parts(pair) })
    }

    fn head(&mut self, pair: &Pair<'_, Rule>, number: &Pair<'_, Rule>) -> Head {
        let whole = self.span(pair);
        let span = crate::source::Span { end: self.span(number).end, ..whole };
        let mut head =
            Head { labels: Labels::default(), in_force: None, says: Vec::new(), unverified: Vec::new(), sources: Vec::new(), span, whole };
        for child in kids(pair.clone()) {
            match child.as_rule() {
                Rule::label_nb | Rule::label_en => self.label(child, &mut head.labels),
                Rule::in_force => head.in_force = self.in_force(child),
                Rule::says => head.says.push(self.labels_in(child)),
                Rule::unverified => head.unverified.push(self.labels_in(child)),
                Rule::source | Rule::head_source => head.sources.extend(self.source(child)),
                _ => {}
            }
        }
        head
    }

    fn parts(&mut self, pair: Pair<'_, Rule>) -> Vec<Part> {
        let mut parts = Vec::new();
        for child in kids(pair) {
            match child.as_rule() {
                Rule::ledd | Rule::bokstav_block | Rule::punktum => parts.extend(self.block(child).map(Part::Block)),
                Rule::stray | Rule::stray_in_section => self.stray(child),
                _ => parts.extend(self.rule(child).map(|rule| Part::Rule(Arc::new(rule)))),
            }
        }
        parts
    }

    /// A rule of any kind; nothing for a pair that is none.
    pub(super) fn rule(&mut self, pair: Pair<'_, Rule>) -> Option<AstRule> {
        match pair.as_rule() {
            Rule::figure | Rule::reading | Rule::exception | Rule::truth_rule | Rule::value_rule | Rule::deadline_rule => {}
            _ => return None,
        }
        let span = self.span(&pair);
        let name = self.only_name(pair.clone())?;
        self.unused_in(&name, &pair);
        let mut rule = AstRule {
            name,
            labels: Labels::default(),
            of: None,
            against: None,
            in_force: None,
            sources: Vec::new(),
            steps: Vec::new(),
            body: self.body(pair.clone())?,
            span,
        };
        for child in kids(pair) {
            match child.as_rule() {
                Rule::label_nb | Rule::label_en => self.label(child, &mut rule.labels),
                Rule::source => rule.sources.extend(self.source(child)),
                Rule::in_force => rule.in_force = self.in_force(child),
                Rule::let_step => rule.steps.extend(self.step(child)),
                Rule::rule_of => rule.of = self.only_name(child),
                Rule::rule_against => rule.against = self.only_name(child),
                _ => {}
            }
        }
        Some(rule)
    }

    fn body(&mut self, pair: Pair<'_, Rule>) -> Option<Body> {
        let (mut kind, mut ty, mut literal, mut why) = (TruthKind::Condition, None, None, None);
        let (mut expressions, mut exceptions, mut alternatives) = (Vec::new(), Vec::new(), Vec::new());
        let mut moved = None;
        let form = pair.as_rule();
        let whole = pair.clone();
        for child in kids(pair) {
            match child.as_rule() {
                Rule::truth_kind => kind = truth_kind(child),
                Rule::holds_when => expressions.extend(self.expressions(child)),
                Rule::expression if form != Rule::exception => expressions.push(self.expression(child)?),
                Rule::operation => expressions.push(self.operation(child)?),
                Rule::moved => moved = Some(self.moved(child)?),
                Rule::except_when => exceptions.push(self.except(child)?),
                Rule::type_name => ty = self.type_name(child),
                Rule::signed_literal => literal = self.signed_literal(child),
                Rule::alternative => alternatives.extend(self.alternative(child)),
                Rule::why => why = Some(self.labels_in(child)),
                Rule::stray => self.stray(child),
                _ => {}
            }
        }
        let mut expressions = expressions.into_iter();
        Some(match form {
            Rule::figure => Body::Figure(literal?),
            Rule::reading => Body::Reading { alternatives, why },
            Rule::truth_rule => Body::Truth { kind, holds: expressions.next()?, exceptions },
            Rule::value_rule => Body::Value { ty: ty?, expr: expressions.next()?, exceptions },
            Rule::deadline_rule => Body::Deadline { length: expressions.next()?, after: expressions.next()?, moved },
            _ => Body::Exception(self.except(whole)?),
        })
    }

    /// `let excluded = …`
    fn step(&mut self, pair: Pair<'_, Rule>) -> Option<Step> {
        let name = self.only_name(pair.clone())?;
        let labels = self.labels_in(pair.clone());
        Some(Step { name, labels, expr: self.expressions(pair).into_iter().next()? })
    }

    /// An exception, in its rule or elsewhere.
    fn except(&mut self, pair: Pair<'_, Rule>) -> Option<Except> {
        let span = self.span(&pair);
        let name = kids(pair.clone()).find(|child| child.as_rule() == Rule::exception_name).and_then(|child| self.only_name(child));
        let labels = self.labels_in(pair.clone());
        let goes = kids(pair.clone()).find(|child| child.as_rule() == Rule::goes_before);
        let before = goes.into_iter().flat_map(kids).filter_map(|child| self.later(child)).collect();
        let own = pair.as_rule() == Rule::exception;
        let to = kids(pair.clone()).filter(|child| own && child.as_rule() == Rule::name).skip(1);
        let also = to.map(|child| self.name(&child)).collect();
        let mut expressions = self.expressions(pair).into_iter();
        Some(Except { name, labels, when: expressions.next()?, value: expressions.next(), before, also, span })
    }

    /// `§ 31 ledd 2`, `disabled` or `all` behind `goes before`
    fn later(&mut self, pair: Pair<'_, Rule>) -> Option<Later> {
        let inner = kids(pair).next()?;
        match inner.as_rule() {
            Rule::name => Some(Later::Named(self.name(&inner))),
            Rule::place => self.place(inner).map(Later::At),
            Rule::kw_all => Some(Later::All(self.span(&inner))),
            _ => None,
        }
    }

    fn alternative(&mut self, pair: Pair<'_, Rule>) -> Option<Alternative> {
        let default = kids(pair.clone()).any(|child| child.as_rule() == Rule::kw_default);
        let name = self.only_name(pair.clone())?;
        let labels = self.labels_in(pair.clone());
        let expr = self.expressions(pair).into_iter().next()?;
        Some(Alternative { default, name, labels, expr })
    }

    /// `§ 29 ledd 2 bokstav a`
    pub(super) fn place(&mut self, pair: Pair<'_, Rule>) -> Option<PlaceRef> {
        let section = section_number(&pair);
        let mut place = PlaceRef { section, subsection: None, letter: None, sentence: None, span: self.span(&pair) };
        for child in kids(pair) {
            match child.as_rule() {
                Rule::place_ledd => place.subsection = Some(self.ordinal(&kids(child).next_back()?)?),
                Rule::place_letter => place.letter = kids(child).next_back().and_then(|letter| letter.as_str().chars().next()),
                Rule::place_sentence => place.sentence = Some(self.ordinal(&kids(child).next_back()?)?),
                _ => {}
            }
        }
        Some(place)
    }

    fn ordinal(&mut self, pair: &Pair<'_, Rule>) -> Option<u16> {
        let number = pair.as_str().parse().ok().filter(|number| *number > 0);
        if number.is_none() {
            self.errors.push(SyntaxError::NumberTooLarge { span: self.span(pair) });
        }
        number
    }
}

/// `§ 1-4`, `§ 14 a`, `avsnitt 3`, below a pair that has one
fn section_number(pair: &Pair<'_, Rule>) -> Option<SectionNumber> {
    let number = kids(pair.clone()).find(|child| child.as_rule() == Rule::section_number)?;
    let headed = kids(pair.clone()).any(|child| child.as_rule() == Rule::kw_avsnitt);
    let sign = if headed { SectionSign::Heading } else { SectionSign::Paragraph };
    Some(SectionNumber { sign, number: number.as_str().trim().into() })
}

fn truth_kind(pair: Pair<'_, Rule>) -> TruthKind {
    match kids(pair).next().map(|child| child.as_rule()) {
        Some(Rule::kw_right) => TruthKind::Right,
        Some(Rule::kw_duty) => TruthKind::Duty,
        Some(Rule::kw_power) => TruthKind::Power,
        Some(Rule::kw_prohibition) => TruthKind::Prohibition,
        Some(Rule::kw_impossible) => TruthKind::Impossible,
        _ => TruthKind::Condition,
    }
}
