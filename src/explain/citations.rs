//! The provisions that an answer rests on: for *yes* the conditions used, for *no* those that failed, for an open answer those that are
//! open.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::{SmallVec, smallvec};

use super::Ctx;
use super::exceptions::by_condition;
use super::once::{FEW, Once};
use crate::eval::{Decision, Found, Subject};
use crate::law::{Place, Rank};
use crate::model::{ActId, Cell, ChangeId, Exception, Expr, ExprId, ExprKind, Kind, ReadingId, RuleId, Rulebook, Source, StandingId};

/// The place of a document as a whole.
static WHOLE: Place = Place { section: None, subsection: None, letter: None, sentence: None };

/// A provision or document an answer rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation<'a> {
    /// The act or document.
    pub act: ActId,
    /// The rank of the act or document.
    pub rank: Rank,
    /// The provision of the law at hand that is cited; none for a source.
    pub standing: Option<StandingId>,
    /// The place in an act.
    pub place: &'a Place,
    /// The point in a document.
    pub point: Option<&'a str>,
    /// The measures that the texts there came with, in the order of the law.
    pub changes: Vec<CameWith>,
    /// Whether it is cited only as a general rule that an exception displaced.
    pub displaced: bool,
    /// Whether an exception displaced a rule here, while the answer also rests on another text here.
    pub displaced_in_part: bool,
}

/// A measure that a cited text came with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CameWith {
    /// The measure.
    pub change: ChangeId,
    /// Its blocks in which the text is written.
    pub blocks: Vec<u16>,
}

impl<'a> Citation<'a> {
    /// The citation of a source.
    pub(super) fn of_source(source: &'a Source, book: &Rulebook) -> Citation<'a> {
        Citation {
            act: source.act,
            rank: book.acts.get(source.act.index()).map_or(Rank::Practice, |act| act.rank),
            standing: None,
            place: source.place.as_ref().unwrap_or(&WHOLE),
            point: source.point.as_deref(),
            changes: Vec::new(),
            displaced: false,
            displaced_in_part: false,
        }
    }

    /// Adds a measure that a text there came with. Rules of one provision may have come with several, and so may the wordings of one rule.
    fn came_with(&mut self, own: CameWith) {
        match self.changes.iter_mut().find(|known| known.change == own.change) {
            Some(known) => {
                let new: Vec<u16> = own.blocks.into_iter().filter(|block| !known.blocks.contains(block)).collect();
                known.blocks.extend(new);
            }
            None => {
                let at = self.changes.partition_point(|known| known.change < own.change);
                self.changes.insert(at, own);
            }
        }
    }
}

/// The provisions and documents that a decision rests on, each once, in the order of the reasoning.
pub fn citations<'a>(decision: &'a Decision) -> Vec<Citation<'a>> {
    let ctx = Ctx::of(decision);
    let steps = decision.trace.steps.len();
    let told = smallvec![false; steps];
    let mut out = Collect {
        ctx,
        found: Vec::with_capacity(12),
        places: FxHashMap::default(),
        pushed: Once::default(),
        told,
        stack: SmallVec::new(),
        displaced: Vec::new(),
        decided: Vec::new(),
    };
    if let Some(root) = steps.checked_sub(1) {
        out.step(root);
    }
    // A text that would give another answer read otherwise decides this one, also where it lets something fail.
    for turn in decision.turns.iter().filter(|turn| turn.cell != Cell::Unknown) {
        out.reading(turn.reading);
    }
    out.settled()
}

/// The place in an act, or the point of a document, that a citation is of.
type CitedPlace<'a> = (ActId, &'a Place, Option<&'a str>);

fn cited<'a>(citation: &Citation<'a>) -> CitedPlace<'a> {
    (citation.act, citation.place, citation.point)
}

struct Collect<'a> {
    ctx: Ctx<'a>,
    found: Vec<Citation<'a>>,
    /// Where each place cited stands among them; made once there are more than a few.
    places: FxHashMap<CitedPlace<'a>, usize>,
    /// The provisions already cited, and whether as displaced. To cite one again adds nothing.
    pushed: Once<(StandingId, bool)>,
    /// Which steps of rules and readings were already visited. A rule about each entity of a list has one for each.
    told: SmallVec<[bool; 128]>,
    /// The steps that are still to be visited below those in work.
    stack: SmallVec<[usize; 32]>,
    /// The rules that an exception displaced in some step, and those that decided in some step.
    displaced: Vec<RuleId>,
    decided: Vec<RuleId>,
}

impl<'a> Collect<'a> {
    /// The citations. A rule that was displaced for one entity of a list but decided for another does not count as displaced.
    fn settled(mut self) -> Vec<Citation<'a>> {
        if self.displaced.is_empty() {
            return self.found;
        }
        let book = self.ctx.book();
        let decided: BTreeSet<RuleId> = self.decided.iter().copied().collect();
        let only_displaced = self.displaced.iter().filter(|id| !decided.contains(id)).filter_map(|id| book.rules.get(id.index()));
        let places: FxHashSet<(ActId, &Place)> =
            only_displaced.filter_map(|rule| book.standings.get(rule.standing.index())).map(|own| (own.act, &own.place)).collect();
        for citation in &mut self.found {
            let displaced = places.contains(&(citation.act, citation.place));
            citation.displaced &= displaced;
            citation.displaced_in_part &= displaced;
        }
        self.found
    }

    fn push(&mut self, standing: StandingId, displaced: bool) {
        if !self.pushed.insert((standing, displaced)) {
            return;
        }
        let book = self.ctx.book();
        let Some(own) = book.standings.get(standing.index()) else { return };
        let rank = book.acts.get(own.act.index()).map_or(Rank::Practice, |act| act.rank);
        self.add(Citation {
            act: own.act,
            rank,
            standing: Some(standing),
            place: &own.place,
            point: None,
            changes: own.change.map(|change| CameWith { change, blocks: own.block.into_iter().collect() }).into_iter().collect(),
            displaced,
            displaced_in_part: false,
        });
        self.noted(standing);
    }

    fn sources(&mut self, sources: &'a [Source]) {
        for source in sources {
            self.add(Citation::of_source(source, self.ctx.book()));
        }
    }

    /// Adds the sources noted at the subsection and section of a text.
    fn noted(&mut self, standing: StandingId) {
        let checked = self.ctx.decision.plan.checked();
        for (_, note) in checked.found().notes_of(standing) {
            self.sources(&note.sources);
        }
    }

    /// Where what a citation is of is already cited.
    fn known(&mut self, citation: &Citation<'a>) -> Option<usize> {
        let own = cited(citation);
        if self.found.len() <= FEW {
            return self.found.iter().position(|known| cited(known) == own);
        }
        if self.places.is_empty() {
            self.places.extend(self.found.iter().enumerate().map(|(at, known)| (cited(known), at)));
        }
        self.places.get(&own).copied()
    }

    fn add(&mut self, citation: Citation<'a>) {
        match self.known(&citation).and_then(|at| self.found.get_mut(at)) {
            Some(known) => {
                known.standing = known.standing.or(citation.standing);
                citation.changes.into_iter().for_each(|own| known.came_with(own));
                known.displaced_in_part |= known.displaced != citation.displaced;
                known.displaced &= citation.displaced;
            }
            None => {
                if !self.places.is_empty() {
                    self.places.insert(cited(&citation), self.found.len());
                }
                self.found.push(citation);
            }
        }
    }

    /// The text that can be read in several ways, and its sources.
    fn reading(&mut self, id: ReadingId) {
        if let Some(reading) = self.ctx.book().readings.get(id.index()) {
            self.push(reading.standing, false);
            self.sources(&reading.sources);
        }
    }

    fn found_at(&self, step: usize) -> Found {
        self.ctx.decision.trace.steps.get(step).map_or(Found::Unknown, |step| step.found)
    }

    fn step(&mut self, at: usize) {
        match self.ctx.decision.trace.steps.get(at).map(|step| step.subject()) {
            Some(Subject::Rule(rule)) => self.rule(at, rule),
            Some(Subject::Expr(expr)) => self.expr(at, expr),
            Some(Subject::Each(_)) => self.below(at),
            None => {}
        }
    }

    /// Whether a step is visited for the first time.
    fn is_first_at(&mut self, at: usize) -> bool {
        self.told.get_mut(at).is_some_and(|told| !std::mem::replace(told, true))
    }

    fn rule(&mut self, at: usize, id: RuleId) {
        if !self.is_first_at(at) {
            return;
        }
        let Some(rule) = self.ctx.book().rules.get(id.index()) else { return };
        let excepted = self.ctx.excepted(at, rule);
        let exceptions = by_condition(rule);
        let outcome = self.ctx.found(at);
        for step in self.ctx.decision.trace.below(at) {
            let Some(Subject::Expr(expr)) = self.ctx.decision.trace.steps.get(step).map(|step| step.subject()) else { continue };
            match exceptions.get(&expr).and_then(|exception| rule.exceptions.get(*exception)) {
                // An exception that does not apply is no ground for the answer. If an exception to it removed it, that one is.
                Some(exception) if self.found_at(step) == Found::Truth(false) => {
                    if self.taken_away(step, exception) {
                        self.expr(step, expr);
                    }
                }
                Some(exception) => {
                    self.expr(step, expr);
                    self.push(exception.standing, false);
                    self.sources(&exception.sources);
                }
                // A displaced general rule is a ground only if it leads to the same answer.
                None if excepted && expr == rule.body && self.ctx.found(step) != outcome => {}
                None => self.expr(step, expr),
            }
        }
        self.sources(&rule.sources);
        // A right or power rests on the provision that gives it, whatever its conditions rest on.
        let norm = !matches!(rule.kind, Kind::Condition | Kind::Value | Kind::Deadline | Kind::Let | Kind::Exception | Kind::Impossible);
        // Any other answer rests on the provision of its rule, also where that does no more than join or pass on what others say: unless an
        // exception displaces the rule, or a part of its provision is cited.
        let given = norm && id == self.ctx.decision.goal && self.found_at(at) == Found::Truth(true);
        let rests = !excepted && !self.cites_within(rule.standing);
        if given || rests {
            self.push(rule.standing, false);
        }
        // In a conflict of norms nothing is displaced. A new wording that does not decide the case yet is no ground at all.
        if excepted && !self.ctx.is_decided_by_earlier_wording(at, rule) && self.found_at(at) != Found::Fault {
            self.push(rule.standing, true);
            self.displaced.push(id);
        } else {
            self.decided.push(id);
        }
    }

    /// Whether a provision or a part of it is already cited.
    fn cites_within(&self, standing: StandingId) -> bool {
        let own = self.ctx.book().standings.get(standing.index());
        own.is_some_and(|own| self.found.iter().any(|cited| cited.act == own.act && own.place.contains(cited.place)))
    }

    /// Whether a named exception is excluded by an exception to it.
    fn taken_away(&self, step: usize, exception: &Exception) -> bool {
        let named = exception.named.and_then(|id| self.ctx.book().rules.get(id.index()).map(|rule| (id, rule)));
        named.is_some_and(|(id, rule)| {
            let found = self.ctx.decision.trace.rule_step_before(id, step);
            found.is_some_and(|found| self.ctx.excepted(found, rule))
        })
    }

    /// The texts by which facts that are not known are bounded, where a step has an answer without them.
    fn bounded_by(&mut self, at: usize) {
        if matches!(self.found_at(at), Found::Unknown | Found::Fault) {
            return;
        }
        let decision = self.ctx.decision;
        let unknown = |step: &usize| decision.trace.steps.get(*step).is_some_and(|step| step.found == Found::Unknown);
        // Each open step once, however often it is asked for.
        let mut met = BTreeSet::new();
        let mut open: Vec<usize> = decision.trace.below_from_last(at).filter(unknown).collect();
        while let Some(step) = open.pop() {
            if !met.insert(step) {
                continue;
            }
            open.extend(decision.trace.below_from_last(step).filter(unknown));
            let Some(Subject::Expr(id)) = decision.trace.steps.get(step).map(|step| step.subject()) else { continue };
            if let Some(ExprKind::Rule(rule)) = self.ctx.kind(id) {
                open.extend(decision.trace.rule_step_before(*rule, step).filter(unknown));
            }
            let by = decision.plan.possible_of(id.0).map(|own| own.by.as_slice()).unwrap_or_default();
            by.iter().for_each(|standing| self.push(*standing, false));
        }
    }

    fn expr(&mut self, at: usize, id: ExprId) {
        let Some(expr) = self.ctx.book().exprs.get(id.0 as usize) else { return };
        self.grounds(at, expr);
        if matches!(expr.kind, ExprKind::Compare(..) | ExprKind::Least(_) | ExprKind::Greatest(_)) {
            self.bounded_by(at);
        }
    }

    fn grounds(&mut self, at: usize, expr: &'a Expr) {
        let found = self.found_at(at);
        match &expr.kind {
            ExprKind::All(_) | ExprKind::Any(_) => {
                // An operand with the opposite result is no ground for the whole.
                let grounds = |own: Found| own == found || !matches!(found, Found::Truth(_)) && !matches!(own, Found::Truth(_));
                self.below_where(at, grounds);
            }
            ExprKind::Rule(rule) => {
                let step = self.ctx.decision.trace.rule_step_before(*rule, at);
                let before = self.found.len();
                if let Some(step) = step {
                    self.rule(step, *rule);
                }
                self.letter(expr.standing, *rule, before);
            }
            ExprKind::Reading(reading) => {
                self.push(expr.standing, false);
                self.reading(*reading);
                // The grounds of a reading are collected once, however often it is used.
                if self.ctx.decision.trace.below_from_last(at).last().is_some_and(|chosen| self.is_first_at(chosen)) {
                    self.below(at);
                }
            }
            ExprKind::Figure(figure) => {
                if let Some(figure) = self.ctx.book().figures.get(figure.index()) {
                    self.push(figure.standing, false);
                    self.sources(&figure.sources);
                }
            }
            ExprKind::Fact(fact) => {
                self.push(expr.standing, false);
                if let Some(fact) = self.ctx.book().facts.get(fact.index()) {
                    self.sources(&fact.sources);
                }
            }
            ExprKind::Parameter(parameter, _) => {
                self.push(expr.standing, false);
                if let Some(parameter) = self.ctx.book().parameters.get(parameter.index()) {
                    self.sources(&parameter.sources);
                }
                self.below(at);
            }
            _ => {
                self.push(expr.standing, false);
                self.below(at);
            }
        }
    }

    fn below(&mut self, at: usize) {
        self.below_where(at, |_| true);
    }

    /// Visits the steps below another that found what counts.
    fn below_where(&mut self, at: usize, counts: impl Fn(Found) -> bool) {
        let (before, trace) = (self.stack.len(), &self.ctx.decision.trace);
        let found = |step: &usize| trace.steps.get(*step).is_some_and(|step| counts(step.found));
        self.stack.extend(trace.below_from_last(at).filter(found));
        while self.stack.len() > before
            && let Some(step) = self.stack.pop()
        {
            self.step(step);
        }
    }

    /// A rule referred to at a letter is cited with that letter as well.
    fn letter(&mut self, standing: StandingId, rule: RuleId, before: usize) {
        let book = self.ctx.book();
        let letter = |id: StandingId| book.standings.get(id.index()).and_then(|standing| standing.place.letter);
        let own = book.rules.get(rule.index()).map(|rule| rule.standing);
        if letter(standing).is_some() && own.is_some_and(|own| letter(own) != letter(standing)) && self.found.len() >= before {
            self.push(standing, false);
        }
    }
}
