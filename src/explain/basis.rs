//! The grounds of a value: facts, figures, parameters, readings, rules, and the rounding of dates.

use smallvec::{SmallVec, smallvec};

use super::details::{Lines, dedup};
use super::fragment::{Fragment, Joint, Scale};
use super::once::Once;
use super::seen::Seen;
use super::sources::source;
use super::step_view::{Shown, StepView};
use super::values::value;
use super::{Ctx, say};
use crate::law::Text;
use crate::model::{
    Act, ActRounding, Cell, Direction, Duration, ExprId, ExprKind, Fact, FactId, Rounding, Source, StandingId, Type, Value, calendar,
};

impl<'a> Ctx<'a> {
    /// Adds the grounds of a comparison or formula. Facts go into the details; rules and the conditions of an `if` become child steps.
    /// `compared` are operands whose values the text already shows.
    pub(super) fn values(&self, step: usize, compared: &[ExprId], view: &mut StepView<'a>, told: &mut Shown<'a>) {
        let mut basis = Lines::default();
        // The values stand before what else there is to each.
        let place = view.details.len();
        // The text of the step shows its own value. Its rounding and its conditions are added here.
        let (mut stack, mut met): (SmallVec<[usize; 16]>, _) = (smallvec![step], Once::default());
        let (mut shown, mut counted) = (Once::default(), 0);
        while let Some(at) = stack.pop() {
            // What the step rests on was taken before it, so that it is not met again itself.
            let Some(seen) = self.seen(at).filter(|_| at == step || met.insert(at)) else { continue };
            let id = seen.id();
            let mut unused: SmallVec<[ExprId; 4]> = SmallVec::new();
            if at != step && !compared.contains(&id) {
                basis.extend(self.value_line(seen));
            }
            match self.kind(id) {
                Some(ExprKind::Fact(fact)) => self.fact_details(*fact, view.standing, told, &mut view.details),
                Some(ExprKind::Moved { date, to, calendar }) => view.details.extend(self.free_day(at, *date, *to, *calendar)),
                Some(ExprKind::Figure(figure)) => {
                    if let Some(figure) = self.book().figures.get(figure.index()) {
                        view.details.extend(figure.sources.iter().map(source));
                        view.details.extend(self.origin(figure.standing, Some(view.standing), told));
                    }
                }
                Some(ExprKind::Parameter(parameter, _)) => {
                    if let Some(parameter) = self.book().parameters.get(parameter.index()) {
                        view.details.extend(parameter.sources.iter().map(source));
                    }
                }
                Some(ExprKind::Reading(reading)) => {
                    if let Some(reading) = self.book().readings.get(reading.index()) {
                        view.details.extend(reading.sources.iter().map(source));
                    }
                }
                // A gather gets steps of its own, one for each entity.
                Some(ExprKind::Gather { .. }) if at != step => {
                    self.conditions(seen, view.standing, told, &mut view.children);
                    continue;
                }
                Some(ExprKind::Rule(rule)) if at != step => {
                    let rule = *rule;
                    let below = self.decision.trace.rule_step_before(rule, at);
                    for child in view.children.iter().skip(counted).filter_map(|child| child.step) {
                        shown.insert(child);
                    }
                    counted = view.children.len();
                    if let Some(below) = below.filter(|below| shown.insert(*below)) {
                        view.children.extend(self.rule(below, rule, told));
                    }
                    continue;
                }
                Some(ExprKind::If(arms, _)) => {
                    unused.extend(arms.iter().map(|(when, _)| *when));
                    self.arms(seen, (arms.as_slice(), false), view.standing, told, &mut view.children);
                }
                Some(ExprKind::PartOf { rounding, .. }) => unused.extend(*rounding),
                Some(ExprKind::After { rounding, .. } | ExprKind::Age { rounding, .. } | ExprKind::Attains { rounding, .. }) => {
                    let rounded = self.rounded_day(at, id);
                    let reading = rounding.filter(|_| rounded.is_some()).and_then(|rounding| match self.kind(rounding) {
                        Some(ExprKind::Reading(reading)) => self.book().readings.get(reading.index()),
                        _ => None,
                    });
                    view.details.extend(rounded);
                    view.details.extend(reading.iter().flat_map(|reading| &reading.sources).map(source));
                    unused.extend(*rounding);
                    // The label already shows the years: «dagen personen fyller 18 år (jaktalder)».
                    if let Some(ExprKind::Attains { years, .. }) = self.kind(id)
                        && matches!(self.kind(*years), Some(ExprKind::Figure(_)))
                    {
                        unused.push(*years);
                    }
                }
                _ => {}
            }
            for below in self.decision.trace.below_from_last(at) {
                if !self.seen(below).is_some_and(|below| unused.contains(&below.id())) {
                    stack.push(below);
                }
            }
        }
        let basis = basis.into_vec();
        if !basis.is_empty() {
            view.details.insert(place, Fragment::list(Joint::Semicolon, basis));
        }
        dedup(&mut view.details);
    }

    /// Appends the details of a fact: how it was assessed, and the provisions in which the law asks for it, shown once. The provision of the
    /// step itself is left out.
    pub(super) fn fact_details(&self, id: FactId, at: StandingId, told: &mut Shown<'a>, into: &mut Vec<Fragment<'a>>) {
        let Some(fact) = self.book().facts.get(id.index()) else { return };
        into.reserve_exact(usize::from(fact.assessment.is_some()) + fact.sources.len());
        self.assessment(fact, id, into);
        if !told.facts.insert(id) {
            return;
        }
        let own = self.place(at);
        let known = |source: &&Source| {
            let place = source.place.as_ref().zip(own);
            source.quote.is_none() && place.is_some_and(|(place, own)| source.act == own.act && place.contains(&own.place))
        };
        into.extend(fact.sources.iter().filter(|source| !known(source)).map(source));
    }

    /// The value of an operand: «fødselsdato: 1. juni 2000».
    fn value_line(&self, seen: Seen) -> Option<Fragment<'a>> {
        match self.kind(seen.id())? {
            ExprKind::Fact(_) | ExprKind::Parameter(..) | ExprKind::Figure(_) => {
                Some(say::told_as(self.label(seen), self.told_value(&self.cell_of(seen), seen.id(), Scale::default())))
            }
            ExprKind::Reading(reading) => self.chosen(reading.index()).map(|(label, chosen)| say::told_as(label, chosen)),
            _ => None,
        }
    }

    /// A note that a day does not exist and was rounded. The trace has the rounding only if it affected the result.
    fn rounded_day(&self, at: usize, id: ExprId) -> Option<Fragment<'a>> {
        let kind = self.kind(id)?;
        let (ExprKind::After { rounding, .. } | ExprKind::Age { rounding, .. } | ExprKind::Attains { rounding, .. }) = kind else {
            return None;
        };
        let rounding = (*rounding)?;
        let Cell::Known(Value::Rounding(way)) = self.found(self.step_of(at, rounding)?) else { return None };
        let date = |id: ExprId| match self.found(self.step_of(at, id)?) {
            Cell::Known(Value::Date(date)) => Some(date),
            _ => None,
        };
        let (year, month, day) = match kind {
            ExprKind::After { date: from, duration, direction, .. } => {
                let Cell::Known(Value::Duration(length)) = self.found(self.step_of(at, *duration)?) else { return None };
                let length = if *direction == Direction::Back { length.negated()? } else { length };
                let months = Duration { days: 0, ..length };
                match calendar::add(date(*from)?, months, None) {
                    Err(calendar::NoDate::NoSuchDay { year, month, day }) => (year, month, day),
                    _ => return None,
                }
            }
            ExprKind::Age { on, .. } => (chrono::Datelike::year(&date(*on)?), 2, 29),
            ExprKind::Attains { .. } => match self.found(at) {
                Cell::Known(Value::Date(found)) => (chrono::Datelike::year(&found), 2, 29),
                _ => return None,
            },
            _ => return None,
        };
        let (day, why) = (Fragment::Day(year, month, day), self.rounded_by(id, rounding));
        Some(match (kind, way) {
            (ExprKind::After { .. }, _) => say::reckoned(day, value(&Value::Rounding(way), Type::Rounding), why),
            (_, Rounding::Up) => say::birthday_up(day, why),
            (_, _) => say::birthday_down(day, why),
        })
    }

    /// The source of a rounding rule: a reading at its provision, or the act as a whole.
    fn rounded_by(&self, id: ExprId, rounding: ExprId) -> Fragment<'a> {
        if let Some(ExprKind::Reading(reading)) = self.kind(rounding)
            && let Some(own) = self.book().readings.get(reading.index())
            && let Some((label, chosen)) = self.chosen(reading.index())
        {
            return say::rounded_by_reading(self.cite(own.standing), label, chosen);
        }
        let standing = self.standing_of(id);
        match (self.own_rounding(id, rounding), self.act_of(id), standing) {
            (None, Some(act), _) => say::rounded_by_act(&act.short),
            // The provision of the expression itself states the rounding.
            (_, _, Some(standing)) => self.cite(standing),
            (_, _, None) => Fragment::Name(""),
        }
    }

    /// How the provision of an expression rounds it, unless the act or a reading says so.
    pub(super) fn own_rounding(&self, id: ExprId, rounding: ExprId) -> Option<Rounding> {
        let Some(ExprKind::Value(Value::Rounding(own), _)) = self.kind(rounding) else { return None };
        let whole = self.act_of(id).and_then(|act| act.rounding);
        let by_act = matches!(whole, Some(ActRounding::Way(way)) if *own == way);
        (!by_act).then_some(*own)
    }

    fn standing_of(&self, id: ExprId) -> Option<StandingId> {
        self.book().exprs.get(id.0 as usize).map(|expr| expr.standing)
    }

    /// The act in which an expression stands.
    fn act_of(&self, id: ExprId) -> Option<&'a Act> {
        let standing = self.standing_of(id)?;
        self.book().acts.get(self.place(standing)?.act.index())
    }

    /// Appends the details of an assessment: who, when, why, and factors that the reason leaves out.
    pub(crate) fn assessment(&self, fact: &'a Fact, id: FactId, into: &mut Vec<Fragment<'a>>) {
        let Some(declared) = &fact.assessment else { return };
        let by = declared.by.and_then(|by| self.book().parties.get(by.index())).map(|by| Fragment::Label(&by.label));
        let Some(assessed) = self.decision.facts.assessment(id) else {
            return into.extend(by.map(say::to_be_assessed_by));
        };
        let reason = say::assessed_because(say::quoted(&*assessed.because));
        let by = assessed.by.as_deref().map(Fragment::Name).or(by);
        let who: Vec<Fragment<'a>> = by.into_iter().chain(assessed.on.map(Fragment::Date)).collect();
        into.push(if who.is_empty() { reason } else { say::with_note(reason, Fragment::list(Joint::Comma, who)) });
        let factors = declared.factors.iter().enumerate().filter(|(at, _)| !assessed.weighed.contains(at));
        let left_out: Vec<Fragment<'a>> = factors.map(|(_, (_, label))| Fragment::Label(label)).collect();
        if !left_out.is_empty() {
            into.push(say::factors_left_out(Fragment::list(Joint::Or, left_out)));
        }
    }

    /// The labels of a reading and of its chosen alternative.
    pub(crate) fn chosen(&self, reading: usize) -> Option<(&'a Text, &'a Text)> {
        let own = self.book().readings.get(reading)?;
        let alternative = own.alternatives.get(usize::from(self.decision.readings.get(reading).copied().unwrap_or(0)))?;
        Some((&own.label, &alternative.label))
    }
}
