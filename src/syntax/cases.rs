//! Cases with the answers the law should give.

use pest::iterators::Pair;

use super::ast::{Answer, Assessed, Case, CitationRef, Expectation, Given, Literal, LiteralKind, Name};
use super::ctx::{Ctx, kids, unquote};
use super::error::SyntaxError;
use super::faults::Held;
use super::grammar::Rule;
use crate::law::{Version, VersionError};
use crate::source::Span;

impl Ctx<'_> {
    pub(super) fn case(&mut self, pair: Pair<'_, Rule>) -> Held<Case> {
        let titles: Vec<_> = kids(pair.clone()).filter(|child| child.as_rule() == Rule::string).collect();
        let span = self.span(&pair);
        let title = self.promised(titles.first(), span)?;
        let mut case = Case {
            title: unquote(title).into_owned(),
            title_span: self.span(title),
            based_on: titles.get(1).map(|basis| (unquote(basis).into_owned(), self.span(basis))),
            labels: self.labels_in(pair.clone()),
            given: Vec::new(),
            assessed: Vec::new(),
            readings: Vec::new(),
            sources: Vec::new(),
            expectations: Vec::new(),
            span,
        };
        for child in kids(pair) {
            match child.as_rule() {
                Rule::given => case.given.extend(self.given(child)),
                Rule::assessed => case.assessed.extend(self.assessed(child)),
                Rule::chosen_reading => case.readings.extend(self.two_names(child)),
                Rule::source => case.sources.extend(self.source(child)),
                Rule::expectation => case.expectations.extend(self.expectations(child)),
                Rule::stray => self.stray(child),
                _ => {}
            }
        }
        Ok(case)
    }

    /// `reading upper_age_limit = through_67`
    fn two_names(&mut self, pair: Pair<'_, Rule>) -> Held<(Name, Name)> {
        let span = self.span(&pair);
        let mut names = self.names(pair).into_iter();
        self.promised(names.next().zip(names.next()), span)
    }

    fn given(&mut self, pair: Pair<'_, Rule>) -> Held<Given> {
        let path = self.child(&pair, Rule::given_path)?;
        let path = self.name(&path);
        let span = self.span(&pair);
        let (mut value, mut list) = (None, None);
        let own = self.last(&pair)?;
        match own.as_rule() {
            Rule::signed_literal => value = Some(self.signed_literal(own)?),
            Rule::instances => {
                let instances = kids(own).filter(|child| child.as_rule() == Rule::instance);
                let each: Vec<Vec<_>> =
                    instances.map(|instance| kids(instance).filter(|child| child.as_rule() == Rule::given).collect()).collect();
                list = Some(each.into_iter().map(|given| given.into_iter().flat_map(|given| self.given(given)).collect()).collect());
            }
            _ => {}
        }
        Ok(Given { path, value, list, span })
    }

    fn assessed(&mut self, pair: Pair<'_, Rule>) -> Held<Assessed> {
        let span = self.span(&pair);
        let name = self.only_name(pair.clone())?;
        let mut assessed = Assessed { name, value: None, because: None, by: None, on: None, weighed: Vec::new(), span };
        self.single(&pair, &[Rule::because, Rule::assessed_by_whom, Rule::assessed_on]);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::signed_literal => assessed.value = Some(self.signed_literal(child)?),
                Rule::because => assessed.because = self.string_in(child).ok(),
                Rule::assessed_by_whom => assessed.by = self.string_in(child).ok(),
                Rule::assessed_on => {
                    let date = self.child(&child, Rule::date)?;
                    assessed.on = self.date(&date).ok();
                }
                Rule::weighed => assessed.weighed.extend(self.names(child)),
                _ => {}
            }
        }
        Ok(assessed)
    }

    /// `under 2018-06-01, 2019-06-01 expect …`: one for each version.
    fn expectations(&mut self, pair: Pair<'_, Rule>) -> Vec<Expectation> {
        let versions: Vec<_> = kids(pair.clone()).filter(|child| child.as_rule() == Rule::version).collect();
        let versions: Vec<_> = versions.into_iter().flat_map(|version| self.version(&version)).collect();
        let Some((version, version_span)) = versions.first().cloned() else { return Vec::new() };
        let Ok(first) = self.expectation(pair, version, version_span) else { return Vec::new() };
        // Reported apart by where they begin, in a message.
        let others = versions.into_iter().skip(1).map(|(version, version_span)| {
            let span = Span { start: version_span.start, ..first.span };
            Expectation { version, version_span, span, ..first.clone() }
        });
        std::iter::once(first.clone()).chain(others).collect()
    }

    fn version(&mut self, pair: &Pair<'_, Rule>) -> Held<(Version, Span)> {
        let span = self.span(pair);
        Version::parse(pair.as_str()).map(|version| (version, span)).map_err(|error| match error {
            VersionError::NoSuchDay(text) => self.tell(SyntaxError::NoSuchDay { text, span }),
            VersionError::TooManyChanges => self.tell(SyntaxError::TooManyChanges { span }),
            VersionError::NoDate | VersionError::BadName(_) => self.not_held(pair),
        })
    }

    fn expectation(&mut self, pair: Pair<'_, Rule>, version: Version, version_span: Span) -> Held<Expectation> {
        let span = self.span(&pair);
        let mut names = kids(pair.clone()).filter(|child| child.as_rule() == Rule::name).map(|child| self.name(&child)).collect::<Vec<_>>();
        let goal = self.promised(names.pop(), span)?;
        let mut readings = Vec::new();
        let mut names = names.into_iter();
        while let Some(reading) = names.next() {
            readings.push((reading, self.promised(names.next(), span)?));
        }
        let mut expectation = Expectation {
            version,
            version_span,
            readings,
            goal,
            answer: Answer::Undetermined,
            per: None,
            citing: Vec::new(),
            missing: Vec::new(),
            turning_on: Vec::new(),
            span,
        };
        for child in kids(pair) {
            match child.as_rule() {
                Rule::signed_literal => expectation.answer = Answer::Is(self.signed_literal(child)?),
                Rule::fraction => expectation.answer = self.fraction(child)?,
                Rule::no_answer => expectation.answer = Answer::None,
                Rule::not_in_force => expectation.answer = Answer::NotInForce,
                Rule::per_period => expectation.per = Some(self.period(&child)?),
                Rule::citing => {
                    for citation in kids(child).filter(|part| part.as_rule() == Rule::citation) {
                        expectation.citing.extend(self.citation(citation));
                    }
                }
                Rule::missing => expectation.missing.extend(self.names(child)),
                Rule::turning => expectation.turning_on.extend(self.names(child)),
                _ => {}
            }
        }
        Ok(expectation)
    }

    /// `25/6`, `-1/3`, `100/3 kr`
    fn fraction(&mut self, pair: Pair<'_, Rule>) -> Held<Answer> {
        let span = self.span(&pair);
        let (mut negative, mut unit, mut numerals) = (false, Rule::numeral, Vec::new());
        for child in kids(pair) {
            match child.as_rule() {
                Rule::minus => negative = true,
                Rule::numeral => numerals.push(self.numeral(&child)?),
                Rule::kw_kr | Rule::kw_hours => unit = child.as_rule(),
                _ => {}
            }
        }
        let mut numerals = numerals.into_iter();
        let (above, below) = self.promised(numerals.next().zip(numerals.next()), span)?;
        let above = if negative { -above } else { above };
        let kind = match unit {
            Rule::kw_kr => LiteralKind::Money(above),
            Rule::kw_hours => LiteralKind::Hours(above),
            _ => LiteralKind::Number(above),
        };
        Ok(Answer::Fraction(Literal { kind, span }, below))
    }

    fn citation(&mut self, pair: Pair<'_, Rule>) -> Held<CitationRef> {
        let span = self.span(&pair);
        let mut citation = CitationRef { document: None, place: None, point: None, span };
        for child in kids(pair) {
            match child.as_rule() {
                Rule::name => citation.document = Some(self.name(&child)),
                Rule::place => citation.place = Some(self.place(child)?),
                Rule::string => citation.point = Some(unquote(&child).into_owned()),
                _ => {}
            }
        }
        Ok(citation)
    }
}
