//! Sections and their parts, and the rules that stand in them.

use std::sync::Arc;

use pest::iterators::Pair;

use super::ast::{Alternative, Block, Body, Except, Head, Labels, Later, Let, Part, PlaceRef, Rule as AstRule, Section, TruthKind, Unit};
use super::ctx::{Ctx, kids};
use super::error::SyntaxError;
use super::faults::Held;
use super::grammar::Rule;
use crate::law::{Section as SectionNumber, SectionSign};

impl Ctx<'_> {
    /// `§ 29 …` with all that follows, or `§ 31 a { … }` in an amendment.
    pub(super) fn section(&mut self, pair: Pair<'_, Rule>) -> Held<Section> {
        let number = self.child(&pair, Rule::section_number)?;
        let head = self.head(&pair, &number);
        Ok(Section { number: section_number(&pair, &number), head, parts: self.parts(pair) })
    }

    /// `ledd 2 { … }`, `bokstav a { … }`, `punktum 1 { … }`
    pub(super) fn block(&mut self, pair: Pair<'_, Rule>) -> Held<Block> {
        let span = self.span(&pair);
        let number = kids(pair.clone()).find(|child| matches!(child.as_rule(), Rule::ordinal | Rule::letter));
        let number = self.promised(number, span)?;
        let unit = match pair.as_rule() {
            Rule::ledd => Unit::Subsection(self.ordinal(&number)?),
            Rule::punktum => Unit::Sentence(self.ordinal(&number)?),
            Rule::bokstav_block => Unit::Letter(self.letter_in(&pair)?),
            _ => return Err(self.not_held(&pair)),
        };
        let head = self.head(&pair, &number);
        Ok(Block { unit, head, parts: self.parts(pair) })
    }

    fn head(&mut self, pair: &Pair<'_, Rule>, number: &Pair<'_, Rule>) -> Head {
        let whole = self.span(pair);
        let span = crate::source::Span { end: self.span(number).end, ..whole };
        let mut head =
            Head { labels: Labels::default(), in_force: None, says: Vec::new(), unverified: Vec::new(), sources: Vec::new(), span, whole };
        self.single(pair, &[Rule::in_force]);
        for child in kids(pair.clone()) {
            match child.as_rule() {
                Rule::label_nb | Rule::label_en => self.label(child, &mut head.labels),
                Rule::in_force => head.in_force = self.in_force(child).ok(),
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
                _ if is_rule(child.as_rule()) => parts.extend(self.rule(child).map(|rule| Part::Rule(Arc::new(rule)))),
                // The head has taken these.
                _ => {}
            }
        }
        parts
    }

    /// A rule of any kind.
    pub(super) fn rule(&mut self, pair: Pair<'_, Rule>) -> Held<AstRule> {
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
        self.single(&pair, &[Rule::in_force, Rule::why]);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::label_nb | Rule::label_en => self.label(child, &mut rule.labels),
                Rule::source => rule.sources.extend(self.source(child)),
                Rule::in_force => rule.in_force = self.in_force(child).ok(),
                Rule::let_step => rule.steps.extend(self.step(child)),
                Rule::rule_of => rule.of = self.only_name(child).ok(),
                Rule::rule_against => rule.against = self.only_name(child).ok(),
                _ => {}
            }
        }
        Ok(rule)
    }

    fn body(&mut self, pair: Pair<'_, Rule>) -> Held<Body> {
        let (mut alternatives, mut why) = (Vec::new(), None);
        match pair.as_rule() {
            Rule::figure => {
                let value = self.child(&pair, Rule::signed_literal)?;
                Ok(Body::Figure(self.signed_literal(value)?))
            }
            Rule::truth_rule => {
                let kind = self.child(&pair, Rule::truth_kind)?;
                let kind = self.truth_kind(&kind)?;
                let holds = self.child(&pair, Rule::holds_when)?;
                let holds = self.only_expression(&holds);
                let exceptions = self.exceptions(pair);
                Ok(Body::Truth { kind, holds: holds?, exceptions: exceptions? })
            }
            Rule::value_rule => {
                let ty = self.child(&pair, Rule::type_name)?;
                let ty = self.type_name(ty);
                let expr = self.only_expression(&pair);
                let exceptions = self.exceptions(pair);
                Ok(Body::Value { ty: ty?, expr: expr?, exceptions: exceptions? })
            }
            Rule::deadline_rule => {
                let length = self.only_expression(&pair);
                let after = self.child(&pair, Rule::operation)?;
                let after = self.operation(after);
                let moved = kids(pair).find(|child| child.as_rule() == Rule::moved);
                let moved = moved.map(|moved| self.moved(moved)).transpose();
                Ok(Body::Deadline { length: length?, after: after?, moved: moved? })
            }
            Rule::reading => {
                for child in kids(pair) {
                    match child.as_rule() {
                        Rule::alternative => alternatives.extend(self.alternative(child)),
                        Rule::why => why = Some(self.labels_in(child)),
                        Rule::stray => self.stray(child),
                        _ => {}
                    }
                }
                Ok(Body::Reading { alternatives, why })
            }
            Rule::exception => Ok(Body::Exception(self.except(pair)?)),
            _ => Err(self.not_held(&pair)),
        }
    }

    /// The exceptions that stand in a rule.
    fn exceptions(&mut self, pair: Pair<'_, Rule>) -> Held<Vec<Except>> {
        let own: Vec<_> = kids(pair).filter(|child| child.as_rule() == Rule::except_when).collect();
        let read: Vec<_> = own.into_iter().map(|child| self.except(child)).collect();
        read.into_iter().collect()
    }

    fn truth_kind(&mut self, pair: &Pair<'_, Rule>) -> Held<TruthKind> {
        let word = self.first(pair)?;
        match word.as_rule() {
            Rule::kw_condition => Ok(TruthKind::Condition),
            Rule::kw_right => Ok(TruthKind::Right),
            Rule::kw_duty => Ok(TruthKind::Duty),
            Rule::kw_power => Ok(TruthKind::Power),
            Rule::kw_prohibition => Ok(TruthKind::Prohibition),
            Rule::kw_impossible => Ok(TruthKind::Impossible),
            _ => Err(self.not_held(&word)),
        }
    }

    /// `let excluded = …`
    fn step(&mut self, pair: Pair<'_, Rule>) -> Held<Let> {
        let name = self.only_name(pair.clone())?;
        let labels = self.labels_in(pair.clone());
        Ok(Let { name, labels, expr: self.only_expression(&pair)? })
    }

    /// An exception, in its rule or elsewhere.
    fn except(&mut self, pair: Pair<'_, Rule>) -> Held<Except> {
        let span = self.span(&pair);
        let name = kids(pair.clone()).find(|child| child.as_rule() == Rule::exception_name);
        let name = name.map(|name| self.only_name(name)).transpose()?;
        let labels = self.labels_in(pair.clone());
        let goes = kids(pair.clone()).find(|child| child.as_rule() == Rule::goes_before);
        let before = goes.into_iter().flat_map(kids).filter(|child| child.as_rule() == Rule::later);
        let before = before.map(|child| self.later(child)).collect::<Held<_>>();
        let own = pair.as_rule() == Rule::exception;
        let to = kids(pair.clone()).filter(|child| own && child.as_rule() == Rule::name).skip(1);
        let also = to.map(|child| self.name(&child)).collect();
        let mut expressions = self.expressions(pair)?.into_iter();
        let when = self.promised(expressions.next(), span)?;
        Ok(Except { name, labels, when, value: expressions.next(), before: before?, also, span })
    }

    /// `§ 31 ledd 2`, `disabled` or `all` behind `goes before`
    fn later(&mut self, pair: Pair<'_, Rule>) -> Held<Later> {
        let inner = self.first(&pair)?;
        match inner.as_rule() {
            Rule::name => Ok(Later::Named(self.name(&inner))),
            Rule::place => self.place(inner).map(Later::At),
            Rule::kw_all => Ok(Later::All(self.span(&inner))),
            _ => Err(self.not_held(&inner)),
        }
    }

    fn alternative(&mut self, pair: Pair<'_, Rule>) -> Held<Alternative> {
        let default = kids(pair.clone()).any(|child| child.as_rule() == Rule::kw_default);
        let name = self.only_name(pair.clone())?;
        let labels = self.labels_in(pair.clone());
        let expr = self.only_expression(&pair)?;
        Ok(Alternative { default, name, labels, expr })
    }

    /// `§ 29 ledd 2 bokstav a`
    pub(super) fn place(&mut self, pair: Pair<'_, Rule>) -> Held<PlaceRef> {
        let section = kids(pair.clone()).find(|child| child.as_rule() == Rule::section_number);
        let section = section.map(|number| section_number(&pair, &number));
        let mut place = PlaceRef { section, subsection: None, letter: None, sentence: None, span: self.span(&pair) };
        for child in kids(pair) {
            match child.as_rule() {
                Rule::place_ledd => place.subsection = Some(self.ordinal_in(&child)?),
                Rule::place_letter => place.letter = Some(self.letter_in(&child)?),
                Rule::place_sentence => place.sentence = Some(self.ordinal_in(&child)?),
                _ => {}
            }
        }
        Ok(place)
    }

    fn ordinal(&mut self, pair: &Pair<'_, Rule>) -> Held<u16> {
        let number = pair.as_str().parse().ok().filter(|number| *number > 0);
        let span = self.span(pair);
        number.ok_or_else(|| self.tell(SyntaxError::NumberTooLarge { span }))
    }

    fn ordinal_in(&mut self, pair: &Pair<'_, Rule>) -> Held<u16> {
        let number = self.child(pair, Rule::ordinal)?;
        self.ordinal(&number)
    }
}

/// Whether a pair is a rule of the law.
fn is_rule(rule: Rule) -> bool {
    matches!(rule, Rule::figure | Rule::reading | Rule::exception | Rule::truth_rule | Rule::value_rule | Rule::deadline_rule)
}

/// `§ 1-4`, `§ 14 a`, `avsnitt 3`: the number in a pair that has one
fn section_number(pair: &Pair<'_, Rule>, number: &Pair<'_, Rule>) -> SectionNumber {
    let headed = kids(pair.clone()).any(|child| child.as_rule() == Rule::kw_avsnitt);
    let sign = if headed { SectionSign::Heading } else { SectionSign::Paragraph };
    SectionNumber { sign, number: number.as_str().trim().into() }
}
