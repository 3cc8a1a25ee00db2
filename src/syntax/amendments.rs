//! Amendments, written the way a bill is written.

use std::sync::Arc;

use pest::iterators::Pair;

use super::ast::{Amend, Amendment, ChangeKind, ChangeTo, Enacts, Labels, Measure, Name, PlaceRef};
use super::ctx::{Ctx, kids};
use super::faults::Held;
use super::grammar::Rule;

impl Ctx<'_> {
    pub(super) fn amendment(&mut self, pair: Pair<'_, Rule>) -> Held<Amendment> {
        let mut amendment = Amendment {
            name: self.only_name(pair.clone())?,
            title: Labels::default(),
            link: None,
            number: None,
            adopted: None,
            proposed: None,
            has_status: false,
            unverified: None,
            sources: Vec::new(),
            enacts: None,
            after: Vec::new(),
            measures: Vec::new(),
        };
        self.single(&pair, &[Rule::link, Rule::number, Rule::status, Rule::enacts]);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::title => self.more_labels(child, &mut amendment.title),
                Rule::link => amendment.link = self.string_in(child).ok(),
                Rule::number => amendment.number = self.string_in(child).ok(),
                Rule::status => {
                    amendment.has_status = true;
                    for part in kids(child) {
                        match part.as_rule() {
                            Rule::in_force => amendment.adopted = self.in_force(part).ok(),
                            Rule::date => amendment.proposed = self.date(&part).ok(),
                            _ => {}
                        }
                    }
                }
                Rule::unverified => self.more_labels(child, amendment.unverified.get_or_insert_default()),
                Rule::source => amendment.sources.extend(self.source(child)),
                Rule::enacts => {
                    let span = self.span(&child);
                    let mut names = self.names(child).into_iter();
                    let proposal = self.promised(names.next(), span)?;
                    amendment.enacts = Some(Enacts { proposal, except: names.collect() });
                }
                Rule::comes_after => {
                    let names = kids(child).filter(|part| part.as_rule() == Rule::name);
                    amendment.after.extend(names.map(|part| self.name(&part)));
                }
                Rule::measure => amendment.measures.extend(self.measure(child)),
                Rule::stray => self.stray(child),
                _ => {}
            }
        }
        Ok(amendment)
    }

    fn measure(&mut self, pair: Pair<'_, Rule>) -> Held<Measure> {
        let name = self.only_name(pair.clone())?;
        let labels = self.labels_in(pair.clone());
        let needs = kids(pair).filter(|child| child.as_rule() == Rule::needs).flat_map(kids);
        let needs = needs.filter(|child| child.as_rule() == Rule::name).map(|child| self.name(&child)).collect();
        Ok(Measure { name, labels, needs })
    }

    /// `amend sosialtjenesteloven § 29 ledd 1 under lower_age_limit { … }`
    pub(super) fn amend(&mut self, pair: Pair<'_, Rule>) -> Held<Amend> {
        let act = self.only_name(pair.clone())?;
        let under = self.child(&pair, Rule::under)?;
        let (amendment, measure) = self.under(under)?;
        let (mut place, mut sources, mut changes) = (None, Vec::new(), Vec::new());
        for child in kids(pair) {
            match child.as_rule() {
                Rule::place => place = Some(self.place(child)?),
                Rule::head_source => sources.extend(self.source(child)),
                Rule::replace | Rule::insert | Rule::repeal | Rule::renumber | Rule::keep => changes.extend(self.change(child)),
                Rule::stray => self.stray(child),
                _ => {}
            }
        }
        Ok(Amend { act, place, amendment, measure, sources, changes })
    }

    /// `repeal sosialtjenesteloven § 38 ledd 2 under …`, `renumber … to … under …`
    pub(super) fn amend_line(&mut self, pair: Pair<'_, Rule>) -> Held<Amend> {
        let span = self.span(&pair);
        let act = self.only_name(pair.clone())?;
        let under = self.child(&pair, Rule::under)?;
        let (amendment, measure) = self.under(under)?;
        let mut places = self.places(pair)?.into_iter();
        let first = self.promised(places.next(), span)?;
        let kind = match places.next() {
            Some(second) => ChangeKind::Renumber(first, second),
            None => ChangeKind::RepealPlace(first),
        };
        Ok(Amend { act, place: None, amendment, measure, sources: Vec::new(), changes: vec![ChangeTo { kind, span }] })
    }

    fn under(&mut self, pair: Pair<'_, Rule>) -> Held<(Option<Name>, Name)> {
        let span = self.span(&pair);
        let mut names = self.names(pair);
        let measure = self.promised(names.pop(), span)?;
        Ok((names.pop(), measure))
    }

    fn places(&mut self, pair: Pair<'_, Rule>) -> Held<Vec<PlaceRef>> {
        let pairs: Vec<_> = kids(pair).filter(|child| child.as_rule() == Rule::place).collect();
        pairs.into_iter().map(|child| self.place(child)).collect()
    }

    fn change(&mut self, pair: Pair<'_, Rule>) -> Held<ChangeTo> {
        // What a change is told by is its first line; its content may be long.
        let mut span = self.span(&pair);
        let first_line = pair.as_str().lines().next().map_or(0, |line| line.trim_end().len());
        span.end = span.end.min(span.start + u32::try_from(first_line).unwrap_or(u32::MAX));
        let replaces = pair.as_rule() == Rule::replace;
        if pair.as_rule() == Rule::renumber {
            if let Some(inner) = kids(pair.clone()).find(|child| child.as_rule() == Rule::renumber_letter) {
                let mut letters = kids(inner.clone()).filter(|child| child.as_rule() == Rule::letter);
                let letters = letters.next().zip(letters.next());
                let letters = letters.and_then(|(from, to)| from.as_str().chars().next().zip(to.as_str().chars().next()));
                let (from, to) = self.promised(letters, span)?;
                return Ok(ChangeTo { kind: ChangeKind::RenumberLetter(from, self.only_name(inner)?, to), span });
            }
            let mut places = self.places(pair)?.into_iter();
            let (from, to) = self.promised(places.next().zip(places.next()), span)?;
            return Ok(ChangeTo { kind: ChangeKind::Renumber(from, to), span });
        }
        if pair.as_rule() == Rule::keep {
            let names = kids(pair.clone()).filter(|child| child.as_rule() == Rule::name).map(|child| self.name(&child)).collect();
            let when = self.only_expression(&pair)?;
            return Ok(ChangeTo { kind: ChangeKind::Keep(names, when), span });
        }
        let inner = self.last(&pair)?;
        let kind = match inner.as_rule() {
            Rule::replace_letter => {
                let of = kids(inner.clone()).find(|child| child.as_rule() == Rule::of_rule);
                let of = of.map(|of| self.only_name(of)).transpose()?;
                let letter = self.letter_in(&inner)?;
                let member = self.child(&inner, Rule::member)?;
                ChangeKind::ReplaceLetter(letter, of, self.member(member)?)
            }
            Rule::insert_letter => {
                let name = self.only_name(inner.clone())?;
                let letter = Some(self.letter_in(&inner)?);
                let expr = self.only_expression(&inner)?;
                ChangeKind::InsertLetter(name, super::ast::Member { letter, expr })
            }
            Rule::repeal_letter => ChangeKind::RepealLetter(self.letter_in(&inner)?, self.only_name(inner)?),
            Rule::place => ChangeKind::RepealPlace(self.place(inner)?),
            Rule::name => ChangeKind::RepealRule(self.name(&inner)),
            Rule::replaced_provision => {
                let block = self.first(&inner)?;
                match (block.as_rule() == Rule::section_block, replaces) {
                    (true, true) => ChangeKind::ReplaceSection(self.section(block)?),
                    (true, false) => ChangeKind::InsertSection(self.section(block)?),
                    (false, true) => ChangeKind::ReplaceBlock(self.block(block)?),
                    (false, false) => ChangeKind::InsertBlock(self.block(block)?),
                }
            }
            _ => {
                let rule = Arc::new(self.rule(inner)?);
                if replaces { ChangeKind::ReplaceRule(rule) } else { ChangeKind::InsertRule(rule) }
            }
        };
        Ok(ChangeTo { kind, span })
    }
}
