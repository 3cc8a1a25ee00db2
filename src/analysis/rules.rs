//! The rules of a declaration: their names, what each may need, and which of their words matter to no other rule.

use std::sync::Arc;

use chrono::NaiveDate;

use super::words::{Word, Words};
use crate::source::Span;
use crate::syntax::ast::{self, Body, ChangeKind, Except, Expr, ExprKind, Item, Later, Name, TypeKind};

/// What a rule may need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Need {
    /// The rules that need it: by name, or all in a section.
    pub(super) of: Vec<Owner>,
    /// The words in it, each with the most expressions that lie between.
    pub(super) words: Vec<(Word, usize)>,
    /// At most so many expressions lie in each other.
    pub(super) depth: usize,
}

/// Whose need it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// A rule by its name.
    Rule(Word),
    /// Each rule of a section.
    Section(Word),
}

/// What the rules of a declaration tell.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) declares: Vec<Arc<str>>,
    pub(super) excepts: Vec<Arc<str>>,
    pub(super) open: Vec<Arc<str>>,
    pub(super) lists: Vec<Arc<str>>,
    pub(super) given_under: Vec<Arc<str>>,
    pub(super) days: Vec<NaiveDate>,
    /// How many conditions a rule has, and at which letters: what lines of an amendment can take hold of.
    pub(super) lengths: Vec<usize>,
    /// The regions that matter to no other rule.
    inside: Vec<(u32, u32)>,
    regions: Vec<Region>,
}

/// A region with what a rule may need.
#[derive(Debug)]
struct Region {
    of: Vec<Owned>,
    span: Span,
    depth: usize,
    /// The names in it by their places, in order, each with the most expressions that lie between.
    names: Vec<(u32, usize)>,
}

impl Region {
    /// An expression that lies in at most so many others, as the rule is checked.
    fn of(of: Vec<Owned>, expr: &Expr, above: usize) -> Region {
        let mut names = Vec::new();
        mentions(expr, above, &mut names);
        names.sort_unstable();
        Region { of, span: expr.span, depth: expr.height + above, names }
    }
}

#[derive(Debug, Clone)]
enum Owned {
    Rule(Arc<str>),
    Section(Arc<str>),
}

impl Gathered {
    pub(super) fn of(item: &Item) -> Gathered {
        let mut own = Gathered::default();
        match item {
            Item::Section(section) => own.section(section),
            Item::Amend(amend) => amend.changes.iter().for_each(|change| own.change(amend, &change.kind)),
            Item::Act(act) => {
                let sections = act.given_under.iter().filter_map(|authority| authority.place.section.as_ref());
                own.given_under.extend(sections.map(number));
            }
            Item::Entity(entity) => {
                let lists = entity.facts.iter().filter_map(|fact| match &fact.ty.kind {
                    TypeKind::List(name) => Some(name.text.clone()),
                    _ => None,
                });
                own.lists.extend(lists);
            }
            _ => {}
        }
        own.inside.sort_unstable();
        own.days.sort_unstable();
        own
    }

    /// Whether some bytes are in a stretch that matters to no other rule.
    pub(super) fn is_inside(&self, start: u32, end: u32) -> bool {
        let before = self.inside.partition_point(|(from, _)| *from <= start);
        before.checked_sub(1).and_then(|at| self.inside.get(at)).is_some_and(|(_, to)| end <= *to)
    }

    /// What the rules may need: the words in them, each given with its place.
    pub(super) fn needs(&self, named: &[(u32, Word)], words: &mut Words) -> Vec<Need> {
        let table = words.number("table");
        let needs = self.regions.iter().map(|region| {
            let from = named.partition_point(|(start, _)| *start < region.span.start);
            let depth_of = |start: u32| {
                let at = region.names.binary_search_by_key(&start, |(place, _)| *place).ok();
                at.and_then(|at| region.names.get(at)).map_or(region.depth, |(_, depth)| *depth)
            };
            let mentioned = named.iter().skip(from).take_while(|(start, _)| *start < region.span.end);
            let own: Vec<(Word, usize)> = mentioned.map(|(start, word)| (*word, depth_of(*start))).collect();
            let of = region.of.iter().map(|owner| match owner {
                Owned::Rule(name) => Owner::Rule(words.number(name)),
                Owned::Section(number) => Owner::Section(words.number(number)),
            });
            // A row of a table becomes a condition with two parts.
            let depth = if own.iter().any(|(word, _)| *word == table) { 2 * region.depth } else { region.depth };
            Need { of: of.collect(), words: own, depth }
        });
        needs.collect()
    }

    fn section(&mut self, section: &ast::Section) {
        self.head(&section.head);
        section.parts.iter().for_each(|part| self.part(part));
    }

    fn block(&mut self, block: &ast::Block) {
        self.head(&block.head);
        block.parts.iter().for_each(|part| self.part(part));
    }

    fn part(&mut self, part: &ast::Part) {
        match part {
            ast::Part::Block(block) => self.block(block),
            ast::Part::Rule(rule) => self.rule(rule),
        }
    }

    fn head(&mut self, head: &ast::Head) {
        self.in_force(head.in_force);
    }

    fn in_force(&mut self, interval: Option<ast::InForce>) {
        self.days.extend(interval.into_iter().flat_map(|interval| [Some(interval.from), interval.to]).flatten());
    }

    fn change(&mut self, amend: &ast::Amend, kind: &ChangeKind) {
        let number = |place: Option<&ast::PlaceRef>| place.and_then(|place| place.section.as_ref()).map(number);
        match kind {
            ChangeKind::ReplaceRule(rule) | ChangeKind::InsertRule(rule) => self.rule(rule),
            ChangeKind::ReplaceBlock(block) | ChangeKind::InsertBlock(block) => self.block(block),
            ChangeKind::ReplaceSection(section) | ChangeKind::InsertSection(section) => self.section(section),
            ChangeKind::ReplaceLetter(_, of, member) => {
                let owner = match of {
                    Some(name) => Some(Owned::Rule(name.text.clone())),
                    None => number(amend.place.as_ref()).map(Owned::Section),
                };
                self.declares.extend(of.iter().map(|name| name.text.clone()));
                self.condition(owner.into_iter().collect(), &member.expr);
            }
            ChangeKind::InsertLetter(name, member) => {
                self.declares.push(name.text.clone());
                self.condition(vec![Owned::Rule(name.text.clone())], &member.expr);
            }
            ChangeKind::Keep(names, when) => {
                self.declares.extend(names.iter().map(|name| name.text.clone()));
                self.excepts.extend(names.iter().map(|name| name.text.clone()));
                self.condition(names.iter().map(|name| Owned::Rule(name.text.clone())).collect(), when);
            }
            ChangeKind::RepealLetter(_, name) | ChangeKind::RepealRule(name) | ChangeKind::RenumberLetter(_, name, _) => {
                self.declares.push(name.text.clone());
            }
            ChangeKind::RepealPlace(_) | ChangeKind::Renumber(..) => {}
        }
    }

    fn condition(&mut self, of: Vec<Owned>, expr: &Expr) {
        self.erase(expr.span);
        self.regions.push(Region::of(of, expr, AROUND));
    }

    fn erase(&mut self, span: Span) {
        self.inside.push((span.start, span.end));
    }

    fn rule(&mut self, rule: &ast::Rule) {
        self.in_force(rule.in_force);
        let owned = |name: &Name| Owned::Rule(name.text.clone());
        self.declares.extend(rule.own_name().map(|name| name.text.clone()));
        let steps: usize = rule.steps.iter().map(|step| step.expr.height).sum();
        let mut of: Vec<Owned> = rule.own_name().into_iter().map(owned).collect();
        let mut own: Vec<&Expr> = Vec::new();
        match &rule.body {
            Body::Figure(_) => {}
            Body::Truth { holds, exceptions, .. } => {
                self.lengths.extend(letters(holds));
                own.push(holds);
                self.exceptions(&rule.name, exceptions, &mut own);
            }
            Body::Value { expr, exceptions, .. } => {
                own.push(expr);
                self.exceptions(&rule.name, exceptions, &mut own);
                if may_be_fixed(expr) {
                    self.open.push(rule.name.text.clone());
                }
            }
            Body::Deadline { length, after, .. } => own.extend([length, after]),
            Body::Reading { alternatives, .. } => {
                own.extend(alternatives.iter().map(|alternative| &alternative.expr));
                self.open.push(rule.name.text.clone());
            }
            Body::Exception(exception) => {
                of.extend(rule.excepted().map(owned));
                self.excepts.extend(rule.excepted().map(|name| name.text.clone()));
                own.extend([Some(&exception.when), exception.value.as_ref()].into_iter().flatten());
            }
        }
        if self.open.last() != Some(&rule.name.text) {
            own.extend(rule.steps.iter().map(|step| &step.expr));
            own.iter().for_each(|expr| self.erase(expr.span));
        }
        // The expressions alone: what is named around them is no need.
        let own = own.into_iter().chain(rule.steps.iter().map(|step| &step.expr));
        let own: std::collections::BTreeMap<Span, &Expr> = own.map(|expr| (expr.span, expr)).collect();
        self.regions.extend(own.into_values().map(|expr| Region::of(of.clone(), expr, steps + AROUND)));
    }

    fn exceptions<'a>(&mut self, owner: &Name, exceptions: &'a [Except], own: &mut Vec<&'a Expr>) {
        if !exceptions.is_empty() {
            self.excepts.push(owner.text.clone());
        }
        for exception in exceptions {
            own.extend([Some(&exception.when), exception.value.as_ref()].into_iter().flatten());
            if let Some(name) = &exception.name {
                self.declares.push(name.text.clone());
                let of = vec![Owned::Rule(name.text.clone())];
                self.regions.push(Region::of(of, &exception.when, 1));
            }
            // What goes before others is told by all of them together.
            self.excepts.extend(exception.before.iter().filter_map(|later| match later {
                Later::Named(name) => Some(name.text.clone()),
                Later::At(_) | Later::All(_) => None,
            }));
        }
    }
}

/// What a rule may put around its expressions, as it is checked.
const AROUND: usize = 3;

/// The names in an expression, each with the most expressions that lie between as the rule is checked: a sum may become one of each term in
/// the next, and a row of a table a condition with two parts.
fn mentions(expr: &Expr, above: usize, into: &mut Vec<(u32, usize)>) {
    if let ExprKind::Path(name) | ExprKind::On(name, _) = &expr.kind {
        into.push((name.span.start, above + 1));
    }
    let own = match &expr.kind {
        ExprKind::Sum(terms) => terms.len(),
        ExprKind::Table(..) => 3,
        _ => 1,
    };
    expr.kind.each_below(&mut |below| mentions(below, above + own, into));
}

/// A section as it is counted here.
pub(super) fn number(section: &crate::law::Section) -> Arc<str> {
    let digits = section.number.find(|sign: char| !sign.is_ascii_digit() && sign != '-').unwrap_or(section.number.len());
    Arc::from(format!("§{}", section.number.get(..digits).unwrap_or_default()))
}

/// What lines of an amendment can take hold of in a rule: whether it has a list of conditions, at which letters, and beside how many others.
fn letters(holds: &Expr) -> Vec<usize> {
    match &holds.kind {
        ExprKind::All(members) | ExprKind::Any(members) => {
            let own: Vec<usize> = members.iter().filter_map(|member| Some(member.letter? as usize)).collect();
            let count = if own.is_empty() { 1 } else { members.len() + 1 };
            [vec![count], own].concat()
        }
        _ => vec![0],
    }
}

/// Whether no fact may decide an expression, as far as its words tell.
fn may_be_fixed(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Path(name) => !name.text.contains('.'),
        ExprKind::Literal(_) | ExprKind::On(..) => true,
        ExprKind::Per(inner, _) | ExprKind::Minus(inner) => may_be_fixed(inner),
        ExprKind::Sum(terms) | ExprKind::Product(terms) => terms.iter().all(|(_, term)| may_be_fixed(term)),
        _ => false,
    }
}
