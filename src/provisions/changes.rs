//! The provisions that differ, in the order of the acts.

use std::sync::Arc;

use super::cause::Cause;
use super::causes::{Differs, Effects};
use super::entries::{Entry, entries};
use super::pairs::pairs;
use super::rules::{ChangedRule, RuleAt, Rules};
use super::{AFTER, BEFORE, Kind, Versions};
use crate::consolidate::Provision;
use crate::law::{Place, Rank, Text};
use crate::model::{Input, Parameter, Rulebook, Source, Type, Value};
use crate::source::Span;
use crate::syntax::ast;

/// What differs between two versions of the law.
pub struct Changes<'l> {
    /// The versions.
    pub versions: Versions<'l>,
    /// The provisions that differ.
    pub provisions: Vec<Changed<'l>>,
    /// The provisions that both versions have and that do not differ.
    pub unchanged: Vec<Changed<'l>>,
    /// The parameters with another value.
    pub parameters: Vec<ChangedParameter<'l>>,
}

/// A provision that differs.
pub struct Changed<'l> {
    /// The act.
    pub act: &'l ast::Act,
    /// The provision with its place in each version.
    pub at: [Option<(Place, &'l Provision<'l>)>; 2],
    /// What was done to it.
    pub kinds: Vec<Kind>,
    /// Its rules that differ.
    pub rules: Vec<ChangedRule<'l>>,
    /// What made it differ.
    pub causes: Vec<Cause>,
}

/// Where something is told: acts by rank and as they are written, then places; what is gone stands before what has its number now.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order {
    rank: Rank,
    act: Span,
    section: Option<(u64, String)>,
    subsection: Option<u16>,
    letter: Option<char>,
    sentence: Option<u16>,
    there: bool,
}

/// A parameter that has another value on the day of one version than on that of the other.
pub struct ChangedParameter<'l> {
    /// Its name.
    pub name: Arc<str>,
    /// Its words.
    pub label: &'l Text,
    /// Its type.
    pub ty: Type,
    /// How its values are written.
    pub input: Input,
    /// Its value in each version.
    pub values: [Option<Value>; 2],
    /// Its sources, in the version that has it.
    pub sources: (usize, &'l [Source]),
}

/// What differs between two versions of the law.
pub fn changes(versions: Versions<'_>) -> Changes<'_> {
    let rows = versions.laws.map(entries);
    let [before, after] = &rows;
    let mates = pairs(versions.ast, before, after);
    let [mates_before, mates_after] = &mates;
    let both = [before.as_slice(), after.as_slice()];
    let rules = Rules::new(&versions, both);
    let effects = Effects::of(versions.laws);
    let gone = (0..before.len()).filter(|at| mates_before.get(*at) == Some(&None)).map(|at| [Some(at), None]);
    let there = (0..after.len()).map(|at| [mates_after.get(at).copied().flatten(), Some(at)]);
    let (mut found, mut unchanged) = (Vec::new(), Vec::new());
    for own in gone.chain(there) {
        let [first, second] = [(before, own, BEFORE), (after, own, AFTER)].map(|(rows, [one, other], version)| {
            let at = if version == BEFORE { one } else { other };
            at.and_then(|at| rows.get(at))
        });
        let mut changed = rules.changed(own);
        let (kinds, worded) = match (first, second) {
            (Some(one), Some(other)) => {
                let worded = !changed.is_empty() || head_words(one.node) != head_words(other.node);
                let placed = placed(one, other, mates_before);
                (placed.into_iter().chain(worded.then_some(Kind::Replaced)).collect(), worded)
            }
            (Some(one), None) if says_something(one.node) => (vec![Kind::Repealed], true),
            (None, Some(other)) if says_something(other.node) => (vec![Kind::Inserted], true),
            _ => (Vec::new(), false),
        };
        let whole = first.is_some() && second.is_some();
        let Some(act) = second.or(first).map(|entry| entry.act).filter(|_| whole || !kinds.is_empty()) else { continue };
        let placed = kinds.iter().any(|kind| matches!(kind, Kind::Renumbered | Kind::Moved));
        let at = [first, second].map(|entry| entry.map(|entry| (entry.place.clone(), entry.node)));
        if kinds.is_empty() {
            unchanged.push(Changed { act, at, kinds, rules: changed, causes: Vec::new() });
            continue;
        }
        let causes = effects.causes(&versions, both, &Differs { own, placed, worded, rules: &changed });
        for rule in &mut changed {
            rule.causes = effects.causes(&versions, both, &Differs { own, placed: false, worded, rules: std::slice::from_ref(&*rule) });
        }
        found.push(Changed { act, at, kinds, rules: changed, causes });
    }
    found.sort_by_cached_key(|own| own.order_at(own.place()));
    Changes { versions, provisions: found, unchanged, parameters: parameters(versions.books) }
}

impl Changes<'_> {
    /// Whether the two versions have the same provisions.
    pub fn is_empty(&self) -> bool {
        self.provisions.is_empty() && self.parameters.is_empty()
    }

    /// Leaves a rule, figure or reading with the exceptions made to it, and of the causes those that changed them.
    pub fn only_rules(&mut self, name: &str) {
        self.parameters.clear();
        for changed in &mut self.provisions {
            changed.rules.retain(|rule| rule.concerns(name));
            let Changed { causes, rules, .. } = changed;
            causes.retain(|cause| rules.iter().any(|rule| rule.causes.contains(cause)));
            // What the rules alone came with may not be what the provision came with.
            let missing: Vec<Cause> = rules.iter().flat_map(|rule| &rule.causes).filter(|cause| !causes.contains(cause)).copied().collect();
            causes.extend(missing);
        }
        self.provisions.retain(|changed| !changed.rules.is_empty());
    }

    /// Leaves a provision with its parts, in one act or in any; whether either version has it.
    pub fn only_provision(&mut self, act: Option<&str>, place: &Place) -> bool {
        let is_there = |changed: &Changed<'_>| {
            act.is_none_or(|act| *changed.act.name.text == *act) && changed.at.iter().flatten().any(|(own, _)| place.contains(own))
        };
        self.parameters.clear();
        self.provisions.retain(is_there);
        self.unchanged.retain(is_there);
        !self.provisions.is_empty() || !self.unchanged.is_empty()
    }
}

impl Changed<'_> {
    /// The place in the version after, or where it was.
    pub fn place(&self) -> &Place {
        static NOWHERE: Place = Place { section: None, subsection: None, letter: None, sentence: None };
        let [before, after] = &self.at;
        after.as_ref().or(before.as_ref()).map_or(&NOWHERE, |(place, _)| place)
    }

    /// Where it is told, at one of its places.
    pub fn order_at(&self, place: &Place) -> Order {
        let section = place.section.as_ref().map(|section| {
            let (number, rest) = section.order();
            (number, rest.to_owned())
        });
        let there = matches!(&self.at, [_, Some((own, _))] if own == place);
        let rank = self.act.rank.map_or(Rank::Statute, |(rank, _)| rank);
        Order { rank, act: self.act.span, section, subsection: place.subsection, letter: place.letter, sentence: place.sentence, there }
    }

    /// Whether it stands elsewhere than it did.
    pub fn is_placed(&self) -> bool {
        self.kinds.iter().any(|kind| matches!(kind, Kind::Renumbered | Kind::Moved))
    }

    /// The sections it stands in: the act, and a place in the section.
    pub fn sections(&self) -> impl Iterator<Item = (&str, &Place)> {
        self.at.iter().flatten().map(|(place, _)| (&*self.act.name.text, place))
    }
}

impl ChangedRule<'_> {
    /// Whether it moved away from a provision.
    pub fn left(&self, changed: &Changed<'_>) -> bool {
        let [before, _] = &changed.at;
        let [own, _] = &self.at;
        let here =
            |at: &RuleAt<'_>| before.as_ref().is_some_and(|(place, _)| *place == at.place) && at.act.name.text == changed.act.name.text;
        self.kinds.contains(&Kind::Moved) && own.as_ref().is_some_and(here)
    }
}

/// Whether a provision stands elsewhere: with another number, or in another provision.
fn placed(before: &Entry<'_>, after: &Entry<'_>, mates: &[Option<usize>]) -> Option<Kind> {
    let outer = before.outer.map(|outer| mates.get(outer).copied().flatten());
    let same = before.act.name.text == after.act.name.text
        && match (outer, after.outer) {
            (None, None) => true,
            (Some(mate), Some(outer)) => mate == Some(outer),
            _ => false,
        };
    match same {
        false => Some(Kind::Moved),
        true => (before.node.unit != after.node.unit).then_some(Kind::Renumbered),
    }
}

/// The words of a provision apart from its rules: its heading, and what it says.
fn head_words(node: &Provision<'_>) -> (Option<Text>, Vec<Text>) {
    (node.head.labels.text(), node.head.says.iter().filter_map(ast::Labels::text).collect())
}

/// Whether a provision has words or rules of its own, or nothing that has.
fn says_something(node: &Provision<'_>) -> bool {
    let (heading, says) = head_words(node);
    heading.is_some() || !says.is_empty() || node.own_rules().next().is_some() || node.nodes().next().is_none()
}

/// The parameters whose value on the day of the version is another.
fn parameters(books: [&Rulebook; 2]) -> Vec<ChangedParameter<'_>> {
    let [before, after] = books;
    let value = |book: &Rulebook, own: &Parameter| {
        let date = book.version.date;
        own.values.iter().rev().find(|(from, _)| *from <= date).map(|(_, value)| value.clone())
    };
    let named = |book: &'_ Rulebook, name: &str| book.parameters.iter().position(|own| &*own.name == name);
    let mut out = Vec::new();
    let names = after.parameters.iter().chain(before.parameters.iter().filter(|own| named(after, &own.name).is_none()));
    for own in names {
        let values = books.map(|book| named(book, &own.name).and_then(|at| book.parameters.get(at)).and_then(|own| value(book, own)));
        let [first, second] = &values;
        if first != second {
            let version = if named(after, &own.name).is_some() { AFTER } else { BEFORE };
            out.push(ChangedParameter {
                name: own.name.clone(),
                label: &own.label,
                ty: own.ty,
                input: own.input,
                values,
                sources: (version, &own.sources),
            });
        }
    }
    out
}
