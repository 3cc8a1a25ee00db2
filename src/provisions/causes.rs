//! What made a provision differ: measures that only one of the versions has, or its own day of commencement.

use chrono::NaiveDate;

use super::cause::Cause;
use super::entries::Entry;
use super::rules::ChangedRule;
use super::{AFTER, BEFORE, Kind, Versions};
use crate::consolidate::{Affected, ChangeId, Consolidation, Deed, Effect};
use crate::source::Span;
use crate::syntax::ast;

/// What only the measures of one version did.
pub(super) struct Effects<'l> {
    /// For each version, its effects with their order.
    own: [Vec<&'l Effect>; 2],
}

/// What differs of a provision.
pub(super) struct Differs<'d, 'l> {
    /// The provision in each version.
    pub(super) own: [Option<usize>; 2],
    /// Whether it stands elsewhere.
    pub(super) placed: bool,
    /// Whether it says something else, or is new or gone.
    pub(super) worded: bool,
    /// Its rules that differ.
    pub(super) rules: &'d [ChangedRule<'l>],
}

impl<'l> Effects<'l> {
    pub(super) fn of(laws: [&'l Consolidation<'l>; 2]) -> Effects<'l> {
        let [before, after] = laws;
        Effects { own: [lacking(before, after), lacking(after, before)] }
    }

    /// The causes of what differs of a provision.
    pub(super) fn causes(&self, versions: &Versions<'l>, entries: [&[Entry<'l>]; 2], differs: &Differs<'_, 'l>) -> Vec<Cause> {
        let own = began(entries, differs.own, false);
        let around = began(entries, differs.own, true);
        let mut out: Vec<Cause> = Vec::new();
        for version in [AFTER, BEFORE] {
            let [before, after] = &self.own;
            let effects = if version == BEFORE { before } else { after };
            let at = |spans: &[Span], effect: &Effect| matches!(&effect.to, Affected::Provision(began) if spans.contains(began));
            // A later wording of the whole covers what was done to its parts before.
            let whole = effects.iter().rposition(|effect| differs.worded && effect.deed != Deed::Renumbered && at(&around, effect));
            for (order, effect) in effects.iter().enumerate() {
                let counts = match &effect.to {
                    Affected::Provision(_) if effect.deed == Deed::Renumbered => differs.placed && at(&own, effect),
                    Affected::Provision(_) => whole == Some(order),
                    Affected::Rule(name) => {
                        let rule = differs.rules.iter().find(|rule| rule.name == *name);
                        let gone = effect.deed == Deed::Repealed;
                        rule.is_some_and(|rule| whole.is_none_or(|whole| whole < order) || gone && !rule.kinds.contains(&Kind::Inserted))
                    }
                };
                if counts {
                    let cause = Cause::Measure { version, change: effect.by, block: block(versions.law(version), effect) };
                    if !out.contains(&cause) {
                        out.push(cause);
                    }
                }
            }
        }
        if out.is_empty() {
            out.extend(own_day(versions, entries, differs).map(Cause::OwnDay));
        }
        out
    }
}

/// The effects of the measures that the other law does not have. A measure is the same where a proposal has it and where an act enacted it.
fn lacking<'l>(law: &'l Consolidation<'l>, other: &Consolidation<'_>) -> Vec<&'l Effect> {
    // Laws of different days begin with the same measures, which are looked at in none of them.
    let common = law.measures.in_common(&other.measures);
    let lacking = |by: ChangeId| law.measures.get(by).is_some_and(|applied| !other.measures.has(applied.measure.name.span));
    law.effects.iter().filter(|effect| effect.by.0 as usize >= common && lacking(effect.by)).collect()
}

/// What a provision began as in each version; with what it stands in, if `around` is set.
fn began(entries: [&[Entry<'_>]; 2], own: [Option<usize>; 2], around: bool) -> Vec<Span> {
    let mut out = Vec::new();
    for (entries, at) in entries.into_iter().zip(own) {
        let mut next = at;
        while let Some(entry) = next.and_then(|at| entries.get(at)) {
            out.push(entry.node.began);
            next = entry.outer.filter(|_| around);
        }
    }
    out
}

/// The block of a measure in which the line of an effect is written.
fn block(law: &Consolidation<'_>, effect: &Effect) -> Option<u16> {
    let blocks = &law.measures.get(effect.by)?.blocks;
    let at = blocks.iter().position(|block| block.changes.iter().any(|change| change.span == effect.line))?;
    u16::try_from(at).ok()
}

/// The day between the two versions on which a text of a provision begins or ends by itself.
fn own_day<'l>(versions: &Versions<'l>, entries: [&[Entry<'l>]; 2], differs: &Differs<'_, 'l>) -> Option<NaiveDate> {
    let [before, after] = versions.laws.map(|law| law.version.date);
    let (first, last) = (before.min(after), before.max(after));
    let between = |day: &NaiveDate| first < *day && *day <= last;
    let mut days: Vec<NaiveDate> = Vec::new();
    let mut note = |interval: Option<ast::InForce>| days.extend(interval.into_iter().flat_map(|own| [Some(own.from), own.to]).flatten());
    for (entries, at) in entries.into_iter().zip(differs.own) {
        let mut next = at;
        while let Some(entry) = next.and_then(|at| entries.get(at)) {
            note(entry.node.head.in_force);
            note(entry.act.in_force);
            next = entry.outer;
        }
    }
    for at in differs.rules.iter().flat_map(|rule| &rule.at).flatten() {
        note(at.node.rule.in_force);
    }
    days.into_iter().filter(between).max()
}
