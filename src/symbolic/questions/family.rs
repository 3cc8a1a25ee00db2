//! The versions between two: the law of the first with some of the measures that only the second has.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::compile::Plan;
use crate::law::Place;
use crate::source::limits;
use crate::symbolic::diagram::node::{Beyond, Bounded};

/// A measure that only the second version has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The name of its amendment.
    pub amendment: Arc<str>,
    /// Its own name.
    pub name: Arc<str>,
    /// Those among the measures that it needs.
    pub needs: MeasureSet,
    /// What it is, where it is a single line of the amendment.
    pub line: Option<Line>,
}

/// A single line of an amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it does.
    pub deed: Deed,
    /// What it does it to.
    pub of: LineOf,
    /// The act or regulation it changes, by its name.
    pub act: Arc<str>,
    /// The place in it.
    pub place: Place,
    /// The measure it is of.
    pub measure: Arc<str>,
    /// The rules, figures and readings of which it may change what is written.
    pub touches: BTreeSet<Arc<str>>,
}

/// What a line of an amendment is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineOf {
    /// A rule, a figure or a reading, by its name.
    Rule(Arc<str>),
    /// An exception to a rule.
    Exception(Arc<str>),
    /// A letter of a rule.
    Letter(char, Arc<str>),
    /// Several rules at once.
    Several(Vec<Arc<str>>),
    /// All that stands in its place.
    Provision,
}

/// What a line of an amendment does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It puts something in the place of what stands there.
    Replaced,
    /// It puts something in.
    Inserted,
    /// It takes something out.
    Repealed,
    /// It gives something another number.
    Renumbered,
    /// It lets the wording before go on for some cases.
    Kept,
}

/// Some of the measures between two versions, each by its number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeasureSet(u128);

impl MeasureSet {
    /// How many measures can be told apart.
    pub const MOST: usize = 128;

    /// One measure; none beyond those that can be told apart.
    pub fn of(measure: usize) -> MeasureSet {
        MeasureSet(u32::try_from(measure).ok().and_then(|measure| 1u128.checked_shl(measure)).unwrap_or(0))
    }

    /// Whether it has a measure.
    pub fn holds(self, measure: usize) -> bool {
        self.meets(MeasureSet::of(measure))
    }

    /// What is in either.
    #[must_use]
    pub fn with(self, other: MeasureSet) -> MeasureSet {
        MeasureSet(self.0 | other.0)
    }

    /// What is in this one only.
    #[must_use]
    pub fn without(self, other: MeasureSet) -> MeasureSet {
        MeasureSet(self.0 & !other.0)
    }

    /// Whether all of it is in another.
    pub fn is_within(self, other: MeasureSet) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether something is in both.
    pub fn meets(self, other: MeasureSet) -> bool {
        self.0 & other.0 != 0
    }

    /// How many measures it has.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether it has none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Its measures, in order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..MeasureSet::MOST).filter(move |measure| self.holds(*measure))
    }
}

impl FromIterator<usize> for MeasureSet {
    fn from_iter<I: IntoIterator<Item = usize>>(measures: I) -> MeasureSet {
        measures.into_iter().fold(MeasureSet::default(), |all, measure| all.with(MeasureSet::of(measure)))
    }
}

/// Makes the law of the first version with some measures; `None` where there is no such version.
pub type PlanOf<'f> = dyn Fn(MeasureSet) -> Option<Arc<Plan>> + Sync + 'f;

/// Two versions, of which the second is the first with some measures of one amendment.
pub struct Family<'f> {
    /// The measures that only the second version has, in the order of the amendment.
    pub measures: Vec<Measure>,
    plan: Box<PlanOf<'f>>,
}

impl fmt::Debug for Family<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Family").field("measures", &self.measures).finish_non_exhaustive()
    }
}

impl<'f> Family<'f> {
    /// Measures, and the law of the first version with some of them.
    pub fn new(measures: Vec<Measure>, plan: Box<PlanOf<'f>>) -> Family<'f> {
        Family { measures, plan }
    }

    /// The same, where each measure is a line of the amendment.
    #[must_use]
    pub fn of_lines(mut self, line: impl Fn(&str) -> Option<Line>) -> Family<'f> {
        for measure in &mut self.measures {
            measure.line = line(&measure.name);
        }
        self
    }

    /// Whether its measures are single lines.
    pub fn by_line(&self) -> bool {
        self.measures.iter().any(|measure| measure.line.is_some())
    }

    /// The law with these measures and, where they are no version alone, with all those besides that are nothing to what is asked.
    pub(in crate::symbolic) fn plan_of(&self, set: MeasureSet, relevant: MeasureSet) -> Option<Arc<Plan>> {
        let besides = || self.by_line().then(|| self.plan(set.with(self.all().without(relevant)))).flatten();
        self.plan(set).or_else(besides)
    }

    /// The law with these measures.
    pub fn plan(&self, set: MeasureSet) -> Option<Arc<Plan>> {
        (self.plan)(set)
    }

    /// All measures.
    pub fn all(&self) -> MeasureSet {
        (0..self.measures.len()).collect()
    }

    /// Measures with all that they need.
    #[must_use]
    pub fn closed(&self, set: MeasureSet) -> MeasureSet {
        let mut found = set;
        loop {
            let needed = |all: MeasureSet, measure: usize| all.with(self.measures.get(measure).map(|own| own.needs).unwrap_or_default());
            let wider = found.iter().fold(found, needed);
            if wider == found {
                return found;
            }
            found = wider;
        }
    }

    /// Measures with all that need one of them.
    #[must_use]
    pub(in crate::symbolic) fn needing(&self, set: MeasureSet) -> MeasureSet {
        (0..self.measures.len()).filter(|own| self.closed(MeasureSet::of(*own)).meets(set)).collect()
    }

    /// Those of some measures that no other of them needs: with what they need, they are all of them.
    #[must_use]
    pub fn leading(&self, set: MeasureSet) -> MeasureSet {
        let needed = |own: usize| {
            let alone = self.closed(MeasureSet::of(own));
            set.iter().any(|other| other != own && !alone.holds(other) && self.closed(MeasureSet::of(other)).holds(own))
        };
        set.iter().filter(|own| !needed(*own)).collect()
    }

    /// The sets of some measures that are versions, the smallest first; and whether they are all there are. Of many measures, only sets of a
    /// few are looked at, and the whole.
    ///
    /// # Errors
    /// Where there are too many even so.
    pub(in crate::symbolic) fn sets(&self, of: MeasureSet) -> Bounded<(Vec<MeasureSet>, bool)> {
        let every = of.len() <= if self.by_line() { limits::SYMBOLIC_LINES } else { limits::SYMBOLIC_MEASURES };
        let most = if every { of.len() } else { limits::SYMBOLIC_TOGETHER };
        let mut sets = vec![MeasureSet::default()];
        let mut last = sets.clone();
        for _ in 0..most {
            let mut next: Vec<MeasureSet> = Vec::new();
            for set in &last {
                next.extend(of.iter().filter(|own| !set.holds(*own)).map(|own| self.closed(set.with(MeasureSet::of(own)))));
            }
            next.sort_unstable();
            next.dedup();
            next.retain(|set| set.is_within(of));
            sets.extend(&next);
            if sets.len() > 40 * limits::SYMBOLIC_SETS {
                return Err(Beyond);
            }
            last = next;
        }
        sets.push(of);
        sets.sort_unstable_by_key(|set| (set.len(), *set));
        sets.dedup();
        if sets.len() > limits::SYMBOLIC_SETS { Err(Beyond) } else { Ok((sets, every)) }
    }
}
