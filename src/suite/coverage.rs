//! Coverage: whether the cases saw each condition and exception both ways, and the effect of each measure.

use std::collections::{BTreeMap, HashMap};

use super::basis::Made;
use super::run::{Asked, Report, observed};
use crate::compile::Plan;
use crate::consolidate::measures;
use crate::eval::{Decision, Subject};
use crate::explain::citations;
use crate::law::{Change, Version};
use crate::model::{Cell, Expr, ExprId, ExprKind, Rulebook, StandingId, Type, Value};
use crate::pipeline::{Plans, RuleFiles};
use crate::source::Span;

/// A provision in one regime, in the notation of rule files. Sorts in the order of the law.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Provision {
    /// The adopted amendments, in the order they apply; empty for the original law.
    pub regime: Vec<String>,
    /// The name of the act.
    pub act: String,
    /// The sort key of the place within the version.
    order: (u64, String),
    /// The place in the act.
    pub place: crate::law::Place,
}

/// The results seen for one condition or exception.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    /// Whether it was seen to hold or apply.
    pub yes: bool,
    /// Whether it was seen not to.
    pub no: bool,
}

impl Seen {
    /// Whether both were seen.
    pub fn both(self) -> bool {
        self.yes && self.no
    }

    fn note(&mut self, truth: bool) {
        self.yes |= truth;
        self.no |= !truth;
    }
}

/// The coverage of one provision.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    /// Its conditions, by span.
    pub conditions: BTreeMap<Span, Seen>,
    /// Its exceptions, by span.
    pub exceptions: BTreeMap<Span, Seen>,
}

/// The coverage of all cases.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// The coverage by provision and regime.
    pub provisions: BTreeMap<Provision, Counts>,
    /// For each measure, as `amendment:measure`, whether it was seen to change an answer.
    pub measures: BTreeMap<String, bool>,
}

impl Coverage {
    /// How many conditions, exceptions and measures are fully covered, and how many there are.
    pub fn seen(&self) -> (usize, usize) {
        let all = self.provisions.values().flat_map(|counts| counts.conditions.values().chain(counts.exceptions.values()));
        let (mut seen, mut of) = (self.measures.values().filter(|effect| **effect).count(), self.measures.len());
        for one in all {
            seen += usize::from(one.both());
            of += 1;
        }
        (seen, of)
    }
}

/// Runs the cases and records their coverage.
pub fn coverage(base: &RuleFiles, filter: Option<&str>) -> (Report, Coverage) {
    let mut coverage = Coverage::default();
    let mut known: HashMap<Version, Atoms> = HashMap::new();
    let mut effects = Effects::new(base);
    let report = observed(base, filter, |asked, decision| {
        let atoms = known.entry(asked.expectation.version.clone()).or_insert_with(|| {
            let atoms = Atoms::of(&decision.plan);
            // Parts of an amendment need no cases of their own: what they share with a whole regime counts there.
            if whole(decision.plan.checked().book()) {
                atoms.declare(&mut coverage);
            }
            atoms
        });
        atoms.note(decision, &mut coverage);
        effects.note(asked, decision);
    });
    coverage.measures = effects.seen;
    (report, coverage)
}

/// Everything to cover in one version: each condition and exception with its provision.
struct Atoms {
    conditions: BTreeMap<ExprId, (Provision, Span)>,
    exceptions: BTreeMap<ExprId, (Provision, Span)>,
}

impl Atoms {
    fn of(plan: &Plan) -> Atoms {
        let book = plan.checked().book();
        let mut atoms = Atoms { conditions: BTreeMap::new(), exceptions: BTreeMap::new() };
        for (at, expr) in book.exprs.iter().enumerate() {
            let id = ExprId(u32::try_from(at).unwrap_or(u32::MAX));
            if is_condition(plan, id, expr) {
                atoms.conditions.insert(id, (provision(book, expr.standing), expr.span));
            }
        }
        for rule in &book.rules {
            for exception in &rule.exceptions {
                atoms.exceptions.insert(exception.when, (provision(book, exception.standing), exception.span));
            }
        }
        atoms
    }

    fn declare(&self, coverage: &mut Coverage) {
        for (provision, span) in self.conditions.values() {
            coverage.provisions.entry(provision.clone()).or_default().conditions.entry(*span).or_default();
        }
        for (provision, span) in self.exceptions.values() {
            coverage.provisions.entry(provision.clone()).or_default().exceptions.entry(*span).or_default();
        }
    }

    fn note(&self, decision: &Decision, coverage: &mut Coverage) {
        for (at, step) in decision.trace.steps.iter().enumerate() {
            let Subject::Expr(id) = step.subject() else { continue };
            let Cell::Known(Value::Truth(truth)) = decision.found(at) else { continue };
            if let Some((provision, span)) = self.conditions.get(&id)
                && let Some(seen) = coverage.provisions.get_mut(provision).and_then(|counts| counts.conditions.get_mut(span))
            {
                seen.note(truth);
            }
            if let Some((provision, span)) = self.exceptions.get(&id)
                && let Some(seen) = coverage.provisions.get_mut(provision).and_then(|counts| counts.exceptions.get_mut(span))
            {
                seen.note(truth);
            }
        }
    }
}

/// Whether an expression is an atomic condition.
fn is_condition(plan: &Plan, id: ExprId, expr: &Expr) -> bool {
    let whole = matches!(
        expr.kind,
        ExprKind::Fact(_)
            | ExprKind::Rule(_)
            | ExprKind::Compare(..)
            | ExprKind::OneOf(..)
            | ExprKind::Within { .. }
            | ExprKind::Gather { .. }
    );
    whole && plan.checked().type_of(id) == Type::Truth
}

/// Whether a version has all measures of its amendments, and leaves none out.
fn whole(book: &Rulebook) -> bool {
    book.left_out.is_empty()
        && book
            .changes
            .iter()
            .all(|change| book.changes.iter().filter(|other| other.amendment == change.amendment).count() == change.siblings)
}

fn provision(book: &Rulebook, standing: StandingId) -> Provision {
    let mut regime: Vec<String> = Vec::new();
    for change in book.changes.iter() {
        if regime.last().is_none_or(|last| *last != *change.amendment) {
            regime.push(change.amendment.to_string());
        }
    }
    let standing = book.standings.get(standing.index());
    let act = standing.and_then(|standing| book.acts.get(standing.act.index()));
    let place = standing.map(|standing| standing.place.clone()).unwrap_or_default();
    let order = place.section.as_ref().map_or((0, String::new()), |section| (section.order().0, section.order().1.to_owned()));
    Provision { regime, act: act.map_or_else(String::new, |act| act.name.to_string()), order, place }
}

/// Finds the measures that change an answer of some case.
struct Effects<'a> {
    plans: Plans<'a>,
    needs: Vec<(String, String, Vec<String>)>,
    seen: BTreeMap<String, bool>,
}

impl<'a> Effects<'a> {
    fn new(base: &'a RuleFiles) -> Effects<'a> {
        let all = measures(base.ast());
        let seen = all.iter().map(|measure| (format!("{}:{}", measure.amendment, measure.measure), false)).collect();
        let needs = all.into_iter().map(|measure| (measure.amendment, measure.measure, measure.needs)).collect();
        Effects { plans: Plans::new(base), needs, seen }
    }

    fn note(&mut self, asked: &Asked<'_>, decision: &Decision) {
        let changes = &decision.plan.checked().book().changes;
        for change in changes.iter() {
            let name = format!("{}:{}", change.amendment, change.measure);
            if self.seen.get(&name).is_none_or(|seen| *seen) {
                continue;
            }
            let version = self.leaving_out(&asked.expectation.version, &change.amendment, &change.measure, changes);
            let base = self.plans.base();
            let other = self.plans.get(&version).ok().map(|plan| {
                let facts = asked.facts(plan, base, &Made::default()).ok()?;
                let other = asked.decide(plan, base, &facts).ok()?;
                Some((
                    other.cell.clone(),
                    citations(&other)
                        .into_iter()
                        .map(|citation| (citation.place.clone(), citation.point.map(str::to_owned)))
                        .collect::<Vec<_>>(),
                ))
            });
            let own = citations(decision)
                .into_iter()
                .map(|citation| (citation.place.clone(), citation.point.map(str::to_owned)))
                .collect::<Vec<_>>();
            // A goal that does not exist without the measure is an effect too.
            if other.is_some_and(|other| other.as_ref() != Some(&(decision.cell.clone(), own.clone()))) {
                self.seen.insert(name, true);
            }
        }
    }

    /// The version without a measure, and without the measures that need it.
    fn leaving_out(&self, version: &Version, amendment: &str, measure: &str, changes: &crate::model::Changes) -> Version {
        let mut gone = vec![measure.to_owned()];
        let mut at = 0;
        while let Some(name) = gone.get(at).cloned() {
            for (own, needing, _) in self.needs.iter().filter(|(own, _, needs)| own == amendment && needs.contains(&name)) {
                let there = changes.iter().any(|change| *change.amendment == **own && *change.measure == **needing);
                if there && !gone.contains(needing) {
                    gone.push(needing.clone());
                }
            }
            at += 1;
        }
        let mut version = version.clone();
        version.changes.extend(gone.into_iter().map(|measure| Change { added: false, name: amendment.to_owned(), measure: Some(measure) }));
        version
    }
}

/// The gaps in a coverage, sorted by span: the regime, the span, and what was seen of it.
pub fn gaps(coverage: &Coverage) -> Vec<(Vec<String>, Span, Seen)> {
    let all = coverage.provisions.iter().flat_map(|(provision, counts)| {
        counts.conditions.iter().chain(&counts.exceptions).map(|(span, seen)| (provision.regime.clone(), *span, *seen))
    });
    let mut gaps: Vec<_> = all.filter(|(_, _, seen)| !seen.both()).collect();
    gaps.sort_by_key(|(_, span, _)| *span);
    gaps
}
