//! Formulas with the figures in them: «antall dager × barnetillegg per dag = 5 × 38 kr = 190 kr».

use super::fragment::{Fragment, Joint, Scale};
use super::seen::Seen;
use super::step_view::{StepView, Verdict};
use super::{Ctx, say};
use crate::law::Key;
use crate::model::{Cell, Direction, Duration, ExprId, ExprKind, Input, Polarity, Value};

impl<'a> Ctx<'a> {
    /// Puts the figures into the formulas of a step and of those that it rests on; a share is told in per cent, as its rule is.
    pub(super) fn in_figures(&self, view: &mut StepView<'a>, goal: &StepView<'a>) {
        let goal = goal.rule.filter(|_| goal.verdict == Verdict::Value && view.rule.is_none());
        let share = goal.and_then(|goal| self.book().rules.get(goal.index())).is_some_and(|goal| goal.input == Input::Percent);
        self.told_in_figures(view, share);
    }

    /// `of_share`: the step is what a share is worked out by or chosen from.
    fn told_in_figures(&self, view: &mut StepView<'a>, of_share: bool) {
        let mut share = of_share;
        if view.verdict == Verdict::Value {
            let formula = view.step.and_then(|step| self.formula_step(step));
            if let Some(rule) = view.rule.and_then(|rule| self.book().rules.get(rule.index())) {
                share = rule.input == Input::Percent;
            }
            put_in(&mut view.text, formula.and_then(|seen| self.figures(seen, true)), share);
            if let Fragment::Value(_, _, scale) = &mut view.text {
                scale.share |= share;
            }
        }
        // The amounts that a formula is made of are no shares.
        let chosen = |child: &StepView<'a>| share && child.rule.is_none();
        for child in &mut view.children {
            let of_share = chosen(child);
            self.told_in_figures(child, of_share);
        }
    }

    /// The formula that a step is, or that the rule of it is made by.
    fn formula_step(&self, step: usize) -> Option<Seen> {
        let found = self.found(step);
        let same = |below: &Seen| self.cell_of(*below) == found;
        let mut seen = self.seen(step).or_else(|| self.seen_below(step).find(same))?;
        // The formula of a value with cases is that of the case.
        while let (Some(ExprKind::If(..) | ExprKind::Reading(_)), Some(at)) = (self.kind(seen.id()), seen.step()) {
            seen = self.branch_taken(seen).or_else(|| self.seen_below(at).find(same))?;
        }
        Some(seen)
    }

    /// A formula in figures; none if it is no formula, or not all of it is known.
    fn figures(&self, seen: Seen, whole: bool) -> Option<Fragment<'a>> {
        let part = |id: ExprId| self.figure_of(self.part(seen, id));
        let signed = |list: &[(Polarity, ExprId)], [direct, inverse]: [&'static str; 2], product: bool| {
            let operand = |(at, (polarity, id)): (usize, &(Polarity, ExprId))| {
                let sign = match (at, polarity) {
                    (0, _) => "",
                    (_, Polarity::Direct) => direct,
                    (_, Polarity::Inverse) => inverse,
                };
                let brackets = match self.kind(*id) {
                    // «det minste av 1 og 2 + 3» would be read in two ways.
                    Some(ExprKind::Least(_) | ExprKind::Greatest(_)) => list.len() > 1,
                    Some(ExprKind::Sum(_)) => product,
                    _ => false,
                };
                let words = part(*id)?;
                Some((sign, if brackets { say::bracketed(words) } else { words }))
            };
            let operands: Option<Vec<_>> = list.iter().enumerate().map(operand).collect();
            operands.filter(|operands| operands.len() > 1).map(Fragment::Formula)
        };
        let both = |list: &[ExprId]| {
            let parts: Option<Vec<Fragment<'a>>> = list.iter().map(|id| part(*id)).collect();
            parts.map(|parts| Fragment::list(Joint::And, parts))
        };
        match self.kind(seen.id())? {
            ExprKind::Sum(terms) => signed(terms, [" + ", " − "], false),
            ExprKind::Product(factors) => signed(factors, [" × ", " / "], true),
            ExprKind::After { date, duration, direction, .. } => {
                let back = *direction == Direction::Back;
                let (length, back) = self.length_in_figures(self.part(seen, *duration), back)?;
                let date = self.part(seen, *date);
                let known = || match self.cell_of(date) {
                    known @ Cell::Known(_) => Some(self.told_value(&known, date.id(), Scale::default())),
                    Cell::Unknown | Cell::Fault => None,
                };
                Some(match (self.figures(date, false), back) {
                    (Some(first), false) => say::length_added(first, length),
                    (Some(first), true) => say::length_deducted(first, length),
                    (None, false) => say::after_length(length, known()?),
                    (None, true) => say::before_length(length, known()?),
                })
            }
            ExprKind::Least(list) => both(list).map(say::least_of),
            ExprKind::Greatest(list) => both(list).map(say::greatest_of),
            ExprKind::Rounded(inner, ..) | ExprKind::Per(inner, _) if whole => self.figures(self.part(seen, *inner), whole),
            _ => None,
        }
    }

    /// A length that is added to a day or deducted from it, in figures. What adds nothing is left out; `true` if the rest is deducted.
    fn length_in_figures(&self, length: Seen, back: bool) -> Option<(Fragment<'a>, bool)> {
        if let Some(ExprKind::Sum(terms)) = self.kind(length.id()) {
            let is_nothing = |id: ExprId| {
                let part = self.part(length, id);
                matches!(self.cell_of(part), Cell::Known(Value::Duration(Duration { months: 0, days: 0 })))
            };
            let mut told = terms.iter().filter(|(_, id)| !is_nothing(*id));
            if let (Some((polarity, id)), None) = (told.next(), told.next()) {
                let inverse = *polarity == Polarity::Inverse;
                return Some((self.figure_of(self.part(length, *id))?, back != inverse));
            }
        }
        Some((self.figure_of(length)?, back))
    }

    /// A part of a formula in figures.
    fn figure_of(&self, seen: Seen) -> Option<Fragment<'a>> {
        if self.date(seen.id()) {
            return None;
        }
        let written = || self.written_value(seen.id(), Scale::default());
        self.figures(seen, false).or_else(written).or_else(|| match self.cell_of(seen) {
            known @ Cell::Known(_) => Some(self.told_value(&known, seen.id(), Scale::default())),
            Cell::Unknown | Cell::Fault => None,
        })
    }
}

/// Puts figures between a formula and its value.
fn put_in<'a>(text: &mut Fragment<'a>, figures: Option<Fragment<'a>>, share: bool) {
    match text {
        Fragment::Said(Key::told_as, parts) => {
            if let [_, value @ Fragment::Said(Key::equals, _)] = &mut **parts {
                put_in(value, figures, share);
            }
        }
        Fragment::Said(Key::equals, parts) => {
            let [formula, value] = &mut **parts else { return };
            if let Fragment::Value(_, _, scale) = value {
                scale.share |= share;
            }
            if let Some(figures) = figures.filter(|figures| figures != formula) {
                let found = std::mem::replace(value, Fragment::Name(""));
                *value = say::equals(figures, found);
            }
        }
        _ => {}
    }
}
