//! Amendments, written the way a bill is written.

use std::sync::Arc;

use pest::iterators::Pair;

use super::ast::{Amend, Amendment, ChangeKind, ChangeTo, Enacts, Labels, Measure, Name, PlaceRef};
use super::ctx::{Ctx, kids, string_in};
use super::grammar::Rule;

impl Ctx<'_> {
    pub(super) fn amendment(&mut self, pair: Pair<'_, Rule>) -> Option<Amendment> {
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
            measures: Vec::new(),
        };
        for child in kids(pair) {
            match child.as_rule() {
                Rule::title => amendment.title = self.labels_in(child),
                Rule::link => amendment.link = string_in(child),
                Rule::number => amendment.number = string_in(child),
                Rule::status => {
                    amendment.has_status = true;
                    for part in kids(child) {
                        match part.as_rule() {
                            Rule::in_force => amendment.adopted = self.in_force(part),
                            Rule::date => amendment.proposed = self.date(&part),
                            _ => {}
                        }
                    }
                }
                Rule::unverified => amendment.unverified = Some(self.labels_in(child)),
                Rule::source => amendment.sources.extend(self.source(child)),
                Rule::enacts => {
                    let mut names = kids(child).filter(|part| part.as_rule() == Rule::name).map(|part| self.name(&part));
                    amendment.enacts = names.next().map(|proposal| Enacts { proposal, except: names.collect() });
                }
                Rule::measure => amendment.measures.extend(self.measure(child)),
                Rule::stray => self.stray(child),
                _ => {}
            }
        }
        Some(amendment)
    }

    fn measure(&mut self, pair: Pair<'_, Rule>) -> Option<Measure> {
        let name = self.only_name(pair.clone())?;
        let labels = self.labels_in(pair.clone());
        let needs = kids(pair).filter(|child| child.as_rule() == Rule::needs).flat_map(kids);
        let needs = needs.filter(|child| child.as_rule() == Rule::name).map(|child| self.name(&child)).collect();
        Some(Measure { name, labels, needs })
    }

    /// `amend sosialtjenesteloven § 29 ledd 1 under lower_age_limit { … }`
    pub(super) fn amend(&mut self, pair: Pair<'_, Rule>) -> Option<Amend> {
        let act = self.only_name(pair.clone())?;
        let (mut place, mut under, mut sources, mut changes) = (None, None, Vec::new(), Vec::new());
        for child in kids(pair) {
            match child.as_rule() {
                Rule::place => place = self.place(child),
                Rule::under => under = self.under(child),
                Rule::head_source => sources.extend(self.source(child)),
                Rule::replace | Rule::insert | Rule::repeal | Rule::renumber | Rule::keep => changes.extend(self.change(child)),
                Rule::stray => self.stray(child),
                _ => {}
            }
        }
        let (amendment, measure) = under?;
        Some(Amend { act, place, amendment, measure, sources, changes })
    }

    /// `repeal sosialtjenesteloven § 38 ledd 2 under …`, `renumber … to … under …`
    pub(super) fn amend_line(&mut self, pair: Pair<'_, Rule>) -> Option<Amend> {
        let span = self.span(&pair);
        let act = self.only_name(pair.clone())?;
        let under = kids(pair.clone()).find(|child| child.as_rule() == Rule::under)?;
        let (amendment, measure) = self.under(under)?;
        let mut places = self.places(pair).into_iter();
        let first = places.next()?;
        let kind = match places.next() {
            Some(second) => ChangeKind::Renumber(first, second),
            None => ChangeKind::RepealPlace(first),
        };
        Some(Amend { act, place: None, amendment, measure, sources: Vec::new(), changes: vec![ChangeTo { kind, span }] })
    }

    fn under(&mut self, pair: Pair<'_, Rule>) -> Option<(Option<Name>, Name)> {
        let mut names: Vec<Name> = kids(pair).filter(|child| child.as_rule() == Rule::name).map(|child| self.name(&child)).collect();
        let measure = names.pop()?;
        Some((names.pop(), measure))
    }

    fn places(&mut self, pair: Pair<'_, Rule>) -> Vec<PlaceRef> {
        let pairs: Vec<_> = kids(pair).filter(|child| child.as_rule() == Rule::place).collect();
        pairs.into_iter().filter_map(|child| self.place(child)).collect()
    }

    fn change(&mut self, pair: Pair<'_, Rule>) -> Option<ChangeTo> {
        // What a change is told by is its first line; its content may be long.
        let mut span = self.span(&pair);
        let first_line = pair.as_str().lines().next().map_or(0, |line| line.trim_end().len());
        span.end = span.end.min(span.start + u32::try_from(first_line).unwrap_or(u32::MAX));
        let replaces = pair.as_rule() == Rule::replace;
        if pair.as_rule() == Rule::renumber {
            if let Some(inner) = kids(pair.clone()).find(|child| child.as_rule() == Rule::renumber_letter) {
                let mut letters = letters_in(inner.clone()).into_iter();
                let kind = ChangeKind::RenumberLetter(letters.next()?, self.only_name(inner)?, letters.next()?);
                return Some(ChangeTo { kind, span });
            }
            let mut places = self.places(pair).into_iter();
            return Some(ChangeTo { kind: ChangeKind::Renumber(places.next()?, places.next()?), span });
        }
        if pair.as_rule() == Rule::keep {
            let names = kids(pair.clone()).filter(|child| child.as_rule() == Rule::name).map(|child| self.name(&child)).collect();
            let when = self.expressions(pair).into_iter().next()?;
            return Some(ChangeTo { kind: ChangeKind::Keep(names, when), span });
        }
        let inner = kids(pair).next_back()?;
        let kind = match inner.as_rule() {
            Rule::replace_letter => {
                let of = kids(inner.clone()).find(|child| child.as_rule() == Rule::of_rule).and_then(|of| self.only_name(of));
                let letter = letter_in(inner.clone())?;
                let member = kids(inner).find(|child| child.as_rule() == Rule::member)?;
                ChangeKind::ReplaceLetter(letter, of, self.member(member)?)
            }
            Rule::insert_letter => {
                let name = self.only_name(inner.clone())?;
                let letter = letter_in(inner.clone());
                let expr = self.expressions(inner).into_iter().next()?;
                ChangeKind::InsertLetter(name, super::ast::Member { letter, expr })
            }
            Rule::repeal_letter => ChangeKind::RepealLetter(letter_in(inner.clone())?, self.only_name(inner)?),
            Rule::place => ChangeKind::RepealPlace(self.place(inner)?),
            Rule::name => ChangeKind::RepealRule(self.name(&inner)),
            Rule::replaced_provision => {
                let block = kids(inner).next()?;
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
        Some(ChangeTo { kind, span })
    }
}

fn letter_in(pair: Pair<'_, Rule>) -> Option<char> {
    letters_in(pair).into_iter().next()
}

fn letters_in(pair: Pair<'_, Rule>) -> Vec<char> {
    kids(pair).filter(|child| child.as_rule() == Rule::letter).filter_map(|letter| letter.as_str().chars().next()).collect()
}
