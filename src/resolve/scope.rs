//! The state of resolution: the rulebook under construction, and the names declared so far.

use std::sync::Arc;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::beyond::Beyond;
use super::error::ResolveError;
use crate::consolidate::{Consolidation, Declared, Measures};
use crate::law::{Made, Place, Section, Text};
use crate::model::{ActId, ChangeId, Changes, ChoiceListId, Expr, ExprId, ExprKind, Named, RuleId, Rulebook, Source, Standing, StandingId};
use crate::source::{Span, nearest};
use crate::syntax::ast;

/// The state of one resolution.
pub(super) struct Ctx<'a> {
    pub(super) ast: &'a ast::Ast,
    pub(super) book: Rulebook,
    pub(super) errors: Vec<ResolveError>,
    /// Where each name was first declared, for the message about a second declaration.
    pub(super) given: HashMap<Arc<str>, Span>,
    pub(super) act_ids: HashMap<Arc<str>, ActId>,
    /// The acts that are in force in this version.
    pub(super) in_force: HashSet<&'a str>,
    pub(super) standing_ids: HashMap<Standing, StandingId>,
    /// The places that exist in this version, by section, since an act may have thousands.
    pub(super) places: HashMap<ActId, HashMap<Option<Section>, Vec<Place>>>,
    /// How each act rounds dates that do not exist.
    pub(super) rounding: HashMap<ActId, ast::DateRounding>,
    pub(super) parties: HashMap<Arc<str>, usize>,
    pub(super) entities: HashMap<Arc<str>, usize>,
    /// The index of each choice by name, since a list may have thousands.
    pub(super) choices: HashMap<(ChoiceListId, Arc<str>), u16>,
    /// The named steps of the current rule.
    pub(super) steps: HashMap<Arc<str>, RuleId>,
    /// The earlier wordings that still decide some cases.
    pub(super) transitions: Vec<Transition<'a>>,
    /// The measures of the version, as written.
    pub(super) measures: Measures<'a>,
    /// What the files declare beside amendments.
    pub(super) declared: Arc<Declared<'a>>,
    /// The rest of the law, if only a part is resolved.
    pub(super) beyond: Option<&'a Beyond<'a>>,
    /// What other versions have, while an invariant is resolved.
    pub(super) elsewhere: Option<Elsewhere<'a>>,
}

/// An earlier wording of a rule, and the condition on which it decides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Transition<'a> {
    /// The rule in its new wording.
    pub(super) of: RuleId,
    /// The rule in its earlier wording.
    pub(super) old: RuleId,
    /// The condition on the cases that the earlier wording decides.
    pub(super) when: &'a ast::Expr,
    /// The measure that keeps the earlier wording.
    pub(super) by: ChangeId,
    /// The standing of the rule, marked with that measure.
    pub(super) standing: StandingId,
    /// Where the `keep` line is written.
    pub(super) span: Span,
}

/// What other versions have, by name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Elsewhere<'a> {
    /// The rules, figures and readings of all versions, each with whether it is a rule that answers yes or no.
    pub(super) names: &'a HashMap<Arc<str>, bool>,
    /// Whether something was met that this version lacks.
    pub(super) lacking: bool,
    /// Whether that is *no* no more than anything else.
    pub(super) open: bool,
    /// Whether something was met that this version has.
    pub(super) met: bool,
}

/// The measure that a text came with, and the block in which it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct CameWith {
    pub(super) change: ChangeId,
    pub(super) block: Option<u16>,
}

impl<'a> Ctx<'a> {
    pub(super) fn new(ast: &'a ast::Ast, law: &Consolidation<'a>) -> Ctx<'a> {
        let book = Rulebook {
            version: law.version.clone(),
            acts: Vec::new(),
            changes: Changes::default(),
            repealed: Vec::new(),
            left_out: Vec::new(),
            parties: Vec::new(),
            calendars: Vec::new(),
            entities: Vec::new(),
            facts: Vec::new(),
            choices: Vec::new(),
            parameters: Vec::new(),
            figures: Vec::new(),
            readings: Vec::new(),
            rules: Vec::new(),
            exprs: Vec::new(),
            standings: Vec::new(),
            notes: Vec::new(),
            claims: Vec::new(),
            invariants: Vec::new(),
            names: HashMap::default(),
        };
        Ctx {
            ast,
            book,
            errors: Vec::new(),
            given: HashMap::default(),
            act_ids: HashMap::default(),
            in_force: law.texts.iter().map(|text| &*text.act.name.text).collect(),
            standing_ids: HashMap::default(),
            places: HashMap::default(),
            rounding: HashMap::default(),
            parties: HashMap::default(),
            entities: HashMap::default(),
            choices: HashMap::default(),
            steps: HashMap::default(),
            transitions: Vec::new(),
            measures: law.measures.clone(),
            declared: law.declared.clone(),
            beyond: None,
            elsewhere: None,
        }
    }

    /// The most similar name in the whole version.
    pub(super) fn near_in_all(&self, beyond: &Beyond<'_>, name: &ast::Name) -> Option<String> {
        let rest = beyond.names.iter().filter(|own| !(beyond.doubtful)(own));
        (beyond.asked)(name.span).then(|| nearest(&name.text, self.book.names.keys().chain(rest).map(|own| &**own))).flatten()
    }

    /// Records that a fault depends on rules that may be in the rest of the law.
    pub(super) fn lacks_rest(&self, span: Span) {
        if let Some(beyond) = self.beyond.filter(|beyond| (beyond.asked)(span)) {
            beyond.lacking.set(true);
        }
    }

    /// Declares a name. Reports a name that is already taken.
    pub(super) fn name(&mut self, name: &ast::Name, full: Arc<str>, named: Named) {
        if let Some(first) = self.given.get(&full) {
            self.errors.push(ResolveError::Double { name: full.to_string(), span: name.span, first: *first });
            return;
        }
        self.given.insert(full.clone(), name.span);
        self.book.names.insert(full, named);
    }

    /// The id of a standing, interned.
    pub(super) fn standing(&mut self, standing: Standing) -> StandingId {
        if let Some(id) = self.standing_ids.get(&standing) {
            return *id;
        }
        let id = StandingId(index(self.book.standings.len()));
        self.book.standings.push(standing.clone());
        self.standing_ids.insert(standing, id);
        id
    }

    /// Adds an expression to the rulebook.
    pub(super) fn expr(&mut self, kind: ExprKind, standing: StandingId, span: Span) -> ExprId {
        let id = ExprId(index(self.book.exprs.len()));
        self.book.exprs.push(Expr { kind, standing, span });
        id
    }

    /// Resolves a reference to a document or provision. With `strict`, the provision must exist in this version, not only as first written.
    /// An act that is not in force is no source: nothing of 2018 rests on a page of 2026.
    pub(super) fn source(&mut self, source: &ast::Source, strict: bool) -> Option<Source> {
        let act = self.act(&source.document)?;
        let written = source.place.as_ref().is_some_and(|place| self.written(act, &place_of(place)));
        if written && !self.in_force.contains(&*source.document.text) {
            return None;
        }
        let via = match &source.via {
            Some((name, point)) => Some((self.act(name)?, point.clone())),
            None => None,
        };
        let place = match &source.place {
            Some(written) => Some(self.place(act, written, strict)?),
            None => None,
        };
        Some(Source { act, point: source.point.clone(), place, quote: source.quote.clone(), via, words: Made::default() })
    }

    pub(super) fn sources(&mut self, sources: &[ast::Source], strict: bool) -> Vec<Source> {
        sources.iter().filter_map(|source| self.source(source, strict)).collect()
    }

    /// The id of an act or document. Reports an unknown name.
    pub(super) fn act(&mut self, name: &ast::Name) -> Option<ActId> {
        let found = self.act_ids.get(&name.text).copied();
        if found.is_none() {
            let near = nearest(&name.text, self.act_ids.keys().map(|name| &**name));
            self.errors.push(ResolveError::UnknownAct { name: name.clone(), near });
        }
        found
    }

    pub(super) fn place(&mut self, act: ActId, written: &ast::PlaceRef, strict: bool) -> Option<Place> {
        let place = place_of(written);
        let there = !self.places.contains_key(&act) || self.there(act, &place);
        if !there && (strict || !self.written(act, &place)) {
            self.no_provision(act, place, written.span);
            return None;
        }
        Some(place)
    }

    pub(super) fn no_provision(&mut self, act: ActId, place: Place, span: Span) {
        let name = self.book.acts.get(act.index()).map(|act| act.short.clone()).unwrap_or_default();
        self.errors.push(ResolveError::NoProvision { act: name, place, version: self.book.version.to_string(), span });
    }

    /// Whether an act in force has a place in this version.
    pub(super) fn there(&self, act: ActId, place: &Place) -> bool {
        let fits = |own: &Place| place.contains(own) || own.contains(place) && own.subsection == place.subsection;
        self.places.get(&act).is_some_and(|sections| match &place.section {
            Some(_) => sections.get(&place.section).into_iter().flatten().any(fits),
            None => sections.values().flatten().any(fits),
        })
    }

    /// Whether a place's section is written anywhere, in force or not.
    pub(super) fn written(&self, act: ActId, place: &Place) -> bool {
        let (name, section) = (self.book.acts.get(act.index()).map(|act| &*act.name), place.section.as_ref());
        name.zip(section).is_some_and(|(name, section)| self.declared.has_section(name, section))
    }
}

/// Converts a written place to a [`Place`].
pub(super) fn place_of(written: &ast::PlaceRef) -> Place {
    Place { section: written.section.clone(), subsection: written.subsection, letter: written.letter, sentence: written.sentence }
}

/// A table length as an id. The limits on files keep every table far below `u32::MAX`.
pub(super) fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The text of a label, or one made from the name if there is no label.
pub(super) fn label(labels: &ast::Labels, name: &str) -> Text {
    labels.text().unwrap_or_else(|| Text::same(name.rsplit('.').next().unwrap_or(name).replace('_', " ")))
}
