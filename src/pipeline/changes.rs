//! Single changes of an amendment: its lines, each as a measure of its own, so that their causes are found as those of measures are.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

use super::RuleFiles;
use crate::compile::Plan;
use crate::law::{Change, Place, Version};
use crate::model::Rulebook;
use crate::source::{Diagnostic, Span};
use crate::symbolic::{Deed, Family, Line, LineOf};
use crate::syntax::ast;

/// A rule base in which each line of the amendment between two versions is a measure, and those versions in it.
#[derive(Debug)]
pub struct ByChange {
    base: RuleFiles,
    plans: [Arc<Plan>; 2],
    lines: HashMap<Arc<str>, Line>,
}

impl RuleFiles {
    /// The lines of the amendment that the second version has more of than the first. `None` unless the versions differ by measures of one
    /// amendment that only the second has.
    ///
    /// # Errors
    /// All faults in the files that concern the versions.
    pub fn by_change(&self, plans: [&Arc<Plan>; 2]) -> Result<Option<ByChange>, Vec<Diagnostic>> {
        let Some(amendment) = self.between(plans).and_then(|family| family.measures.first().map(|own| own.amendment.clone())) else {
            return Ok(None);
        };
        let split = Split::of(self.ast(), &amendment, plans.map(|plan| plan.checked().book()));
        let base = RuleFiles { sources: self.sources.clone(), ast: split.ast(self.ast()), faults: self.faults.clone() };
        let [before, after] = plans.map(|plan| split.version(&plan.checked().book().version));
        let plans = [base.plan(&before)?, base.plan(&after)?];
        Ok(Some(ByChange { base, plans, lines: split.lines }))
    }
}

impl ByChange {
    /// The lines as measures, and the versions between.
    pub fn family(&self) -> Option<Family<'_>> {
        let [before, after] = &self.plans;
        let family = self.base.between([before, after])?;
        Some(family.of_lines(|name| self.lines.get(name).cloned()))
    }
}

/// An amendment taken apart.
struct Split<'a> {
    amendment: &'a str,
    /// The proposal whose lines it takes over.
    proposal: Option<&'a str>,
    /// The names of the lines of each measure.
    names: HashMap<Arc<str>, Vec<Arc<str>>>,
    /// What the lines are, by their names.
    lines: HashMap<Arc<str>, Line>,
    /// The names of the lines by where they are written.
    written: HashMap<Span, Arc<str>>,
    /// Where the lines are written, by their names.
    spans: HashMap<Arc<str>, Span>,
}

impl<'a> Split<'a> {
    fn of(ast: &'a ast::Ast, amendment: &'a str, books: [&Rulebook; 2]) -> Split<'a> {
        let amendments = || {
            ast.files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
                ast::Item::Amendment(own) => Some(own),
                _ => None,
            })
        };
        let enacts = amendments().find(|own| *own.name.text == *amendment).and_then(|own| own.enacts.as_ref());
        let proposal = enacts.map(|enacts| &*enacts.proposal.text);
        let mut split = Split {
            amendment,
            proposal,
            names: HashMap::default(),
            lines: HashMap::default(),
            written: HashMap::default(),
            spans: HashMap::default(),
        };
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for amend in ast.files.iter().flat_map(|file| &file.items).filter_map(amends) {
            let measures = amendments().filter(|own| split.is_of(&own.name.text)).flat_map(|own| &own.measures);
            let named = measures.into_iter().any(|measure| measure.name.text == amend.measure.text);
            if !named || amend.amendment.as_ref().is_some_and(|own| !split.is_of(&own.text)) {
                continue;
            }
            for change in &amend.changes {
                let (deed, of) = said(&change.kind);
                let place = place_in(amend, &change.kind);
                let own = name_of(&of, &place);
                let mut name = own.clone();
                let mut number = 1;
                while !taken.insert(name.clone()) {
                    number += 1;
                    name = format!("{own} ({number})");
                }
                let name: Arc<str> = name.into();
                let line = Line {
                    deed,
                    of,
                    act: amend.act.text.clone(),
                    place,
                    measure: amend.measure.text.clone(),
                    touches: touched(amend, &change.kind, books),
                };
                split.names.entry(amend.measure.text.clone()).or_default().push(name.clone());
                split.lines.insert(name.clone(), line);
                split.spans.insert(name.clone(), change.span);
                split.written.insert(change.span, name);
            }
        }
        split
    }

    fn is_of(&self, amendment: &str) -> bool {
        amendment == self.amendment || self.proposal == Some(amendment)
    }

    /// The names that stand for a measure: those of its lines, or its own where it has none.
    fn parts(&self, measure: &ast::Name) -> Vec<ast::Name> {
        match self.names.get(&measure.text) {
            Some(names) => names.iter().map(|name| ast::Name { text: name.clone(), span: measure.span }).collect(),
            None => vec![measure.clone()],
        }
    }

    /// The files with a measure for each line, and nothing that names measures.
    fn ast(&self, ast: &ast::Ast) -> ast::Ast {
        let mut out = ast.clone();
        for slot in &mut out.files {
            let mut file = ast::File::clone(slot);
            file.items = file.items.iter().flat_map(|item| self.item(item)).collect();
            *slot = file.into();
        }
        out
    }

    fn item(&self, item: &ast::Item) -> Vec<ast::Item> {
        match item {
            ast::Item::Case(_) | ast::Item::Claim(_) | ast::Item::Invariant(_) => Vec::new(),
            ast::Item::Amendment(own) if self.is_of(&own.name.text) => {
                let mut own = own.clone();
                own.measures = own.measures.iter().flat_map(|measure| self.measures(measure)).collect();
                if let Some(enacts) = &mut own.enacts {
                    enacts.except = enacts.except.iter().flat_map(|name| self.parts(name)).collect();
                }
                vec![ast::Item::Amendment(own)]
            }
            ast::Item::Amend(own) => {
                let lines = own.changes.iter().map(|change| match self.written.get(&change.span) {
                    Some(name) => {
                        let measure = ast::Name { text: name.clone(), span: own.measure.span };
                        ast::Amend { measure, changes: vec![change.clone()], ..own.clone() }
                    }
                    None => ast::Amend { changes: vec![change.clone()], ..own.clone() },
                });
                lines.map(ast::Item::Amend).collect()
            }
            other => vec![other.clone()],
        }
    }

    /// The measures that stand for one: each of its lines needs all that the measure does. Where a measure stands tells it from others.
    fn measures(&self, measure: &ast::Measure) -> Vec<ast::Measure> {
        let needs: Vec<ast::Name> = measure.needs.iter().flat_map(|name| self.parts(name)).collect();
        let placed = |name: ast::Name| ast::Name { span: self.spans.get(&name.text).copied().unwrap_or(name.span), ..name };
        let parts = self.parts(&measure.name).into_iter();
        parts.map(|name| ast::Measure { name: placed(name), needs: needs.clone(), ..measure.clone() }).collect()
    }

    /// A version by the names of the lines.
    fn version(&self, version: &Version) -> Version {
        let parts = |change: &Change| -> Vec<Change> {
            let measure = change.measure.as_deref().unwrap_or(&change.name);
            let ours = match &change.measure {
                Some(_) => self.is_of(&change.name),
                None => !self.is_of(&change.name),
            };
            match self.names.get(measure).filter(|_| ours) {
                Some(names) => names
                    .iter()
                    .map(|name| Change { added: change.added, name: self.amendment.to_owned(), measure: Some(name.to_string()) })
                    .collect(),
                None => vec![change.clone()],
            }
        };
        Version { date: version.date, changes: version.changes.iter().flat_map(parts).collect() }
    }
}

fn amends(item: &ast::Item) -> Option<&ast::Amend> {
    match item {
        ast::Item::Amend(own) => Some(own),
        _ => None,
    }
}

/// What a line does, and what it does it to.
fn said(kind: &ast::ChangeKind) -> (Deed, LineOf) {
    let letter = |letter: char, rule: Option<&ast::Name>| rule.map_or(LineOf::Provision, |rule| LineOf::Letter(letter, rule.text.clone()));
    let rule = |rule: &ast::Rule| match rule.own_name() {
        Some(name) => LineOf::Rule(name.text.clone()),
        None => LineOf::Exception(rule.name.text.clone()),
    };
    match kind {
        ast::ChangeKind::ReplaceRule(own) => (Deed::Replaced, rule(own)),
        ast::ChangeKind::InsertRule(own) => (Deed::Inserted, rule(own)),
        ast::ChangeKind::RepealRule(name) => (Deed::Repealed, LineOf::Rule(name.text.clone())),
        ast::ChangeKind::ReplaceBlock(_) | ast::ChangeKind::ReplaceSection(_) => (Deed::Replaced, LineOf::Provision),
        ast::ChangeKind::InsertBlock(_) | ast::ChangeKind::InsertSection(_) => (Deed::Inserted, LineOf::Provision),
        ast::ChangeKind::RepealPlace(_) => (Deed::Repealed, LineOf::Provision),
        ast::ChangeKind::ReplaceLetter(own, name, _) => (Deed::Replaced, letter(*own, name.as_ref())),
        ast::ChangeKind::InsertLetter(name, member) => (Deed::Inserted, letter(member.letter.unwrap_or('?'), Some(name))),
        ast::ChangeKind::RepealLetter(own, name) => (Deed::Repealed, letter(*own, Some(name))),
        ast::ChangeKind::RenumberLetter(own, name, _) => (Deed::Renumbered, letter(*own, Some(name))),
        ast::ChangeKind::Renumber(..) => (Deed::Renumbered, LineOf::Provision),
        ast::ChangeKind::Keep(names, _) => (Deed::Kept, LineOf::Several(names.iter().map(|name| name.text.clone()).collect())),
    }
}

/// What a line is called in a version: what it is about, as a rule file names that.
fn name_of(of: &LineOf, place: &Place) -> String {
    match of {
        LineOf::Rule(name) => name.to_string(),
        LineOf::Exception(rule) => format!("exception to {rule}"),
        LineOf::Letter(letter, rule) => format!("{rule} bokstav {letter}"),
        LineOf::Several(names) => names.join(" "),
        LineOf::Provision => written(place),
    }
}

/// The place a line is about.
fn place_in(amend: &ast::Amend, kind: &ast::ChangeKind) -> Place {
    let mut place = amend.place.as_ref().map(place_of).unwrap_or_default();
    match kind {
        ast::ChangeKind::ReplaceSection(own) | ast::ChangeKind::InsertSection(own) => place.section = Some(own.number.clone()),
        ast::ChangeKind::ReplaceBlock(own) | ast::ChangeKind::InsertBlock(own) => within(&mut place, own.unit),
        ast::ChangeKind::RepealPlace(own) | ast::ChangeKind::Renumber(own, _) => place = joined(&place, &place_of(own)),
        ast::ChangeKind::ReplaceLetter(own, None, _) => place.letter = Some(*own),
        _ => {}
    }
    place
}

/// A place as a rule file names it.
fn written(place: &Place) -> String {
    let mut words: Vec<String> = place.section.iter().map(crate::law::Section::written).collect();
    words.extend(place.subsection.map(|own| format!("ledd {own}")));
    words.extend(place.letter.map(|own| format!("bokstav {own}")));
    words.extend(place.sentence.map(|own| format!("punktum {own}")));
    words.join(" ")
}

fn place_of(own: &ast::PlaceRef) -> Place {
    Place { section: own.section.clone(), subsection: own.subsection, letter: own.letter, sentence: own.sentence }
}

fn within(place: &mut Place, unit: ast::Unit) {
    match unit {
        ast::Unit::Subsection(own) => place.subsection = Some(own),
        ast::Unit::Letter(own) => place.letter = Some(own),
        ast::Unit::Sentence(own) => place.sentence = Some(own),
    }
}

/// A place as it is written within another.
fn joined(outer: &Place, own: &Place) -> Place {
    if own.section.is_some() {
        return own.clone();
    }
    Place {
        section: outer.section.clone(),
        subsection: own.subsection.or(outer.subsection),
        letter: own.letter.or(outer.letter),
        sentence: own.sentence.or(outer.sentence),
    }
}

/// The rules, figures and readings of which a line may change what is written.
fn touched(amend: &ast::Amend, kind: &ast::ChangeKind, books: [&Rulebook; 2]) -> BTreeSet<Arc<str>> {
    let mut names = BTreeSet::new();
    let mut place = amend.place.as_ref().map(place_of).unwrap_or_default();
    match kind {
        ast::ChangeKind::ReplaceRule(own) | ast::ChangeKind::InsertRule(own) => of_rule(own, &mut names),
        ast::ChangeKind::RepealRule(name)
        | ast::ChangeKind::RepealLetter(_, name)
        | ast::ChangeKind::InsertLetter(name, _)
        | ast::ChangeKind::RenumberLetter(_, name, _)
        | ast::ChangeKind::ReplaceLetter(_, Some(name), _) => {
            names.insert(name.text.clone());
        }
        ast::ChangeKind::Keep(own, _) => names.extend(own.iter().map(|name| name.text.clone())),
        ast::ChangeKind::ReplaceBlock(own) | ast::ChangeKind::InsertBlock(own) => {
            own.parts.iter().for_each(|part| of_part(part, &mut names));
            within(&mut place, own.unit);
            names.extend(standing_in(&amend.act.text, &place, books));
        }
        ast::ChangeKind::ReplaceSection(own) | ast::ChangeKind::InsertSection(own) => {
            own.parts.iter().for_each(|part| of_part(part, &mut names));
            place.section = Some(own.number.clone());
            names.extend(standing_in(&amend.act.text, &place, books));
        }
        ast::ChangeKind::RepealPlace(own) => {
            names.extend(standing_in(&amend.act.text, &joined(&place, &place_of(own)), books));
        }
        ast::ChangeKind::ReplaceLetter(_, None, _) => names.extend(standing_in(&amend.act.text, &place, books)),
        // Numbers are no words: an exception that names a place is in force with it or is no version.
        ast::ChangeKind::Renumber(..) => {}
    }
    names
}

fn of_part(part: &ast::Part, into: &mut BTreeSet<Arc<str>>) {
    match part {
        ast::Part::Rule(rule) => of_rule(rule, into),
        ast::Part::Block(block) => block.parts.iter().for_each(|part| of_part(part, into)),
    }
}

fn of_rule(rule: &ast::Rule, into: &mut BTreeSet<Arc<str>>) {
    into.extend(rule.own_name().into_iter().chain(rule.excepted()).map(|name| name.text.clone()));
}

/// What stands at a place in one of two versions.
fn standing_in(act: &str, place: &Place, books: [&Rulebook; 2]) -> BTreeSet<Arc<str>> {
    let mut names = BTreeSet::new();
    for book in books {
        let there = |standing: crate::model::StandingId| {
            let Some(own) = book.standings.get(standing.index()) else { return false };
            let same_act = book.acts.get(own.act.index()).is_some_and(|own| *own.name == *act);
            let holds = |outer: bool, same: bool| !outer || same;
            same_act
                && holds(place.section.is_some(), own.place.section == place.section)
                && holds(place.subsection.is_some(), own.place.subsection == place.subsection)
                && holds(place.letter.is_some(), own.place.letter == place.letter)
                && holds(place.sentence.is_some(), own.place.sentence == place.sentence)
        };
        names.extend(book.rules.iter().filter(|own| there(own.standing)).map(|own| own.name.clone()));
        names.extend(book.figures.iter().filter(|own| there(own.standing)).map(|own| own.name.clone()));
        names.extend(book.readings.iter().filter(|own| there(own.standing)).map(|own| own.name.clone()));
        // An exception stands elsewhere than the rule it is made to.
        for rule in &book.rules {
            if rule.exceptions.iter().any(|own| there(own.standing)) {
                names.insert(rule.name.clone());
            }
        }
    }
    names
}
