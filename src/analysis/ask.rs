//! What an editor asks of a revision: what a name stands for, where it stands, and how a provision reads on a day.
//!
//! Answers are made of the declaration at hand and what it names, also where something is wrong with it.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::Analysis;
use super::examine::examine;
use super::known::Key;
use super::part::Doubtful;
use super::rules::number;
use super::token::{Kind as TokenKind, tokens};
use crate::check::Found;
use crate::consolidate::{self, Amendments, Content, Unit, consolidate};
use crate::law::{Place, Text, Version, canonical};
use crate::model::{ExprKind, Kind, Named};
use crate::source::{FileId, Span};
use crate::syntax::ast::{self, Item};

/// A name at a place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameAt {
    /// The name; that of a fact with its entity.
    pub name: Arc<str>,
    /// Where it stands.
    pub span: Span,
    /// What it stands for; more than one where versions differ, and nothing where no version knows it.
    pub meanings: Vec<Meaning>,
}

/// What a name stands for in some versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// The versions.
    pub versions: Vec<Version>,
    /// What carries the name.
    pub what: Carrier,
    /// The type of its value, in the user's words.
    pub ty: Text,
    /// Where it is declared.
    pub declared: Span,
}

/// What can carry a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// A fact of an entity.
    Fact,
    /// An assessment.
    Assessment,
    /// A parameter.
    Parameter,
    /// A figure of a provision.
    Figure,
    /// A reading.
    Reading,
    /// A rule.
    Rule,
    /// A step of a rule.
    Step,
}

/// A provision as it stands in a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    /// Its heading.
    pub heading: Option<Text>,
    /// Where its text is written: in an act, or in an amendment.
    pub written: Span,
    /// The rules in it, in order, each with the place where it is written.
    pub rules: Vec<(Arc<str>, Span)>,
    /// The amendment and measure that its text came with.
    pub came_with: Option<(Arc<str>, Arc<str>)>,
}

impl Analysis {
    /// The name at a place of a file.
    pub fn name_at(&self, file: FileId, offset: usize) -> Option<NameAt> {
        let own = self.known.files.get(file.0 as usize)?;
        let pieces = own.pieces.pieces();
        let at = pieces.partition_point(|piece| piece.start <= offset).checked_sub(1)?;
        let piece = pieces.get(at)?;
        let text = own.pieces.text(piece);
        let found =
            tokens(text).into_iter().find(|token| token.range.start + piece.start <= offset && offset <= token.range.end + piece.start);
        let token = found.filter(|token| token.kind == TokenKind::Word)?;
        let begin = piece.at as usize;
        let span = Span::new(file, begin + token.range.start, begin + token.range.end);
        let name =
            fact_at(piece.read.item.as_ref(), span).unwrap_or_else(|| Arc::from(&*canonical(text.get(token.range).unwrap_or_default())));
        let chosen = FxHashSet::from_iter([self.known.place((file.0, piece.at))?]);
        let part = self.known.part(chosen, &Doubtful::default(), &self.words);
        let amendments = Amendments::of(&part.ast);
        let mut meanings: Vec<Meaning> = Vec::new();
        for until in self.known.versions.iter() {
            let examined = examine(&part.ast, &amendments, until, &[], None);
            let Some((what, ty, declared)) = carried(&examined.found, &name, span) else { continue };
            let declared = self.known.real(declared);
            match meanings.iter_mut().find(|own| own.what == what && own.ty == ty && own.declared == declared) {
                Some(own) => own.versions.push(until.0.clone()),
                None => meanings.push(Meaning { versions: vec![until.0.clone()], what, ty, declared }),
            }
        }
        Some(NameAt { name, span: self.known.real(span), meanings })
    }

    /// Where a name is declared and used, in the order of the files.
    pub fn places_of(&self, name: &str) -> Vec<Span> {
        let mut found = Vec::new();
        let rows = self.known.files.iter().flat_map(|file| file.pieces.pieces().iter().zip(&file.rows).map(move |of| (file, of)));
        let word = self.words.known(name);
        for (file, (piece, row)) in rows {
            if let Some(Item::Entity(entity)) = &piece.read.item {
                found.extend(entity.facts.iter().filter(|fact| &*fact.full == name).map(|fact| self.known.real(fact.name.span)));
            }
            if word.is_none_or(|word| row.words.binary_search(&word).is_err()) {
                continue;
            }
            let text = file.pieces.text(piece);
            let own = tokens(text).into_iter().filter(|token| token.kind == TokenKind::Word);
            let own = own.filter(|token| canonical(text.get(token.range.clone()).unwrap_or_default()) == name);
            found.extend(own.map(|token| Span::new(file.pieces.id(), piece.start + token.range.start, piece.start + token.range.end)));
        }
        found.sort_unstable();
        found
    }

    /// A provision of an act as it stands in a version; nothing where the version has none at the place.
    pub fn law(&self, version: &Version, act: &str, place: &Place) -> Option<Provision> {
        let section = place.section.as_ref()?;
        let mut doubtful = Doubtful::default();
        doubtful.sections.extend(self.words.known(&number(section)));
        let part = self.known.part(FxHashSet::default(), &doubtful, &self.words);
        let (law, _) = consolidate(&part.ast, version);
        let text = law.texts.iter().find(|text| &*text.act.name.text == act)?;
        let mut node = text.sections.iter().find(|node| matches!(&node.unit, Unit::Section(own) if own == section))?;
        let steps =
            [place.subsection.map(ast::Unit::Subsection), place.letter.map(ast::Unit::Letter), place.sentence.map(ast::Unit::Sentence)];
        let mut came_with = node.change;
        for step in steps.into_iter().flatten() {
            node = node.nodes().find(|node| node.unit == Unit::Block(step))?;
            came_with = node.change.or(came_with);
        }
        let mut rules = Vec::new();
        self.rules_in(node, &mut rules);
        let measure = came_with.and_then(|change| law.measures.get(change));
        Some(Provision {
            heading: node.head.labels.text(),
            written: self.known.real(node.head.whole),
            rules,
            came_with: measure.map(|own| (own.amendment.name.text.clone(), own.measure.name.text.clone())),
        })
    }

    fn rules_in(&self, node: &consolidate::Provision<'_>, into: &mut Vec<(Arc<str>, Span)>) {
        for part in &node.parts {
            match part {
                Content::Provision(node) => self.rules_in(node, into),
                Content::Rule(rule) => into.push((rule.rule.name.text.clone(), self.known.real(rule.rule.span))),
            }
        }
    }
}

/// The whole name of a fact, where its declaration stands at a place.
fn fact_at(item: Option<&Item>, span: Span) -> Option<Arc<str>> {
    match item {
        Some(Item::Entity(entity)) => entity.facts.iter().find(|fact| fact.name.span == span).map(|fact| fact.full.clone()),
        _ => None,
    }
}

/// What carries a name in a version, with its type and the place where it is declared; at a place where it stands for a step, the step.
fn carried(found: &Found, name: &str, span: Span) -> Option<(Carrier, Text, Span)> {
    let book = found.book();
    let here = book.exprs.iter().filter(|expr| expr.span == span).find_map(|expr| match expr.kind {
        ExprKind::Rule(id) => book.rules.get(id.index()).filter(|rule| rule.kind == Kind::Let),
        _ => None,
    });
    if let Some(step) = here {
        return Some((Carrier::Step, step.ty.text(), step.span));
    }
    match *book.names.get(name)? {
        Named::Fact(id) => book.facts.get(id.index()).map(|own| {
            let what = if own.assessment.is_some() { Carrier::Assessment } else { Carrier::Fact };
            (what, own.ty.text(), own.span)
        }),
        Named::Parameter(id) => book.parameters.get(id.index()).map(|own| (Carrier::Parameter, own.ty.text(), own.span)),
        Named::Figure(id) => book.figures.get(id.index()).map(|own| (Carrier::Figure, own.ty.text(), own.span)),
        Named::Rule(id) => book.rules.get(id.index()).map(|own| {
            let figure = book.figures.iter().any(|figure| figure.span == own.span);
            (if figure { Carrier::Figure } else { Carrier::Rule }, own.ty.text(), own.span)
        }),
        Named::Reading(id) => book.readings.get(id.index()).map(|own| {
            let ty = own.alternatives.first().map_or(crate::model::Type::Faulty, |first| found.type_of(first.expr));
            (Carrier::Reading, ty.text(), own.span)
        }),
    }
}

impl super::known::Known {
    /// The place of a declaration among all.
    fn place(&self, key: Key) -> Option<usize> {
        self.all_keys().iter().position(|own| *own == key)
    }
}
