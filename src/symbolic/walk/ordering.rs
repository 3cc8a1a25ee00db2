//! Comparisons as diagrams: of two dates, one as a function of the other; of numbers, a linear form against a limit.

use crate::model::{Comparison, Number, Rounding, calendar};
use crate::symbolic::diagram::canon::{Canon, Meaning};
use crate::symbolic::diagram::leaf::{Day, Leaf};
use crate::symbolic::diagram::node::{Beyond, Bounded, Node};
use crate::symbolic::diagram::space::{Space, What};
use crate::symbolic::terms::axis::{Axis, Cut};
use crate::symbolic::terms::linear::Linear;
use crate::symbolic::terms::operation::Operation;
use crate::symbolic::terms::quantity::Quantity;
use crate::symbolic::terms::shift::{Against, DateStep, Shift};

impl Space {
    /// Not, of yes and no.
    pub(in crate::symbolic) fn not(&mut self, node: Node) -> Bounded<Node> {
        let (no, yes) = (self.truth(false), self.truth(true));
        self.map(&[node], &mut |_, leaves| {
            Ok(match leaves {
                [leaf] if *leaf == no => yes,
                [leaf] if *leaf == yes => no,
                [leaf, ..] => *leaf,
                [] => no,
            })
        })
    }

    /// Whether all hold; `no` before no answer before `yes`.
    pub(in crate::symbolic) fn all(&mut self, nodes: &[Node]) -> Bounded<Node> {
        let (no, yes) = (self.truth(false), self.truth(true));
        self.strongest(nodes, no, yes)
    }

    /// Whether one holds; `yes` before no answer before `no`.
    pub(in crate::symbolic) fn any(&mut self, nodes: &[Node]) -> Bounded<Node> {
        let (no, yes) = (self.truth(false), self.truth(true));
        self.strongest(nodes, yes, no)
    }

    fn strongest(&mut self, nodes: &[Node], strong: Node, weak: Node) -> Bounded<Node> {
        let fault = self.fault();
        let Some((first, rest)) = nodes.split_first() else { return Ok(weak) };
        let mut found = *first;
        for node in rest {
            let settled = |row: &[Node]| match row {
                [one, other] if *one == strong || *other == strong => Some(strong),
                [one, other] if *one == weak || one == other => Some(*other),
                [one, other] if *other == weak => Some(*one),
                _ => None,
            };
            found = self.map_until(&[found, *node], &settled, &mut |_, leaves| {
                debug_assert!(leaves.iter().all(|leaf| [strong, weak, fault].contains(leaf)), "truth alone is combined");
                Ok(fault)
            })?;
        }
        Ok(found)
    }

    /// Where a node comes to yes. A condition that is left out is always met.
    pub(in crate::symbolic) fn is_yes(&mut self, node: Node) -> Bounded<Node> {
        let (no, yes, nothing) = (self.truth(false), self.truth(true), self.leaf(Leaf::Text("".into())));
        self.map(&[node], &mut |_, leaves| match leaves {
            [leaf] => Ok(if *leaf == yes || *leaf == nothing { yes } else { no }),
            _ => Err(Beyond),
        })
    }

    /// Where a node has no answer.
    pub(in crate::symbolic) fn is_fault(&mut self, node: Node) -> Bounded<Node> {
        let (no, yes, fault) = (self.truth(false), self.truth(true), self.fault());
        self.map(&[node], &mut |_, leaves| match leaves {
            [leaf] => Ok(if *leaf == fault { yes } else { no }),
            _ => Err(Beyond),
        })
    }

    /// One of two nodes by a condition. Without an answer to the condition, what both agree on.
    pub(in crate::symbolic) fn choose(&mut self, when: Node, then: Node, otherwise: Node) -> Bounded<Node> {
        let (no, yes) = (self.truth(false), self.truth(true));
        let settled = |row: &[Node]| match row {
            [when, then, _] if *when == yes => Some(*then),
            [when, _, otherwise] if *when == no => Some(*otherwise),
            _ => None,
        };
        self.map_until(&[when, then, otherwise], &settled, &mut |space, leaves| match leaves {
            [_, then, otherwise] => {
                let same = space.same(*then, *otherwise)?;
                space.if_same(same, *then)
            }
            _ => Err(Beyond),
        })
    }

    /// A leaf where it was found to be the same as another; else no answer.
    pub(in crate::symbolic) fn if_same(&mut self, same: Node, leaf: Node) -> Bounded<Node> {
        let (yes, fault) = (self.truth(true), self.fault());
        self.map(&[same], &mut |_, leaves| Ok(if leaves == [yes] { leaf } else { fault }))
    }

    /// Whether two leaves of one type are the same value; no answer where one of them has none.
    pub(in crate::symbolic) fn same(&mut self, left: Node, right: Node) -> Bounded<Node> {
        if left == right && left != self.fault() {
            return Ok(self.truth(true));
        }
        self.compare(Comparison::Equal, left, right)
    }

    /// How two leaves of one type compare.
    pub(in crate::symbolic) fn compare(&mut self, comparison: Comparison, left: Node, right: Node) -> Bounded<Node> {
        let (Some(own), Some(other)) = (self.diagrams.leaf_of(left).cloned(), self.diagrams.leaf_of(right).cloned()) else {
            return Err(Beyond);
        };
        match (&own, &other) {
            (Leaf::Fault, _) | (_, Leaf::Fault) => Ok(self.fault()),
            (Leaf::Number(own), Leaf::Number(other)) => {
                let difference = own.plus(other, Number::whole(-1)).ok_or(Beyond)?;
                self.compare_zero(comparison, &difference)
            }
            (Leaf::Length(own), Leaf::Length(other)) => {
                let [months, days] = &**own;
                let [other_months, other_days] = &**other;
                let months = months.plus(other_months, Number::whole(-1)).ok_or(Beyond)?;
                let days = days.plus(other_days, Number::whole(-1)).ok_or(Beyond)?;
                // A duration that can be compared has months or days, never both.
                self.compare_zero(comparison, if months.terms.is_empty() && months.constant.is_zero() { &days } else { &months })
            }
            (Leaf::Date(own), Leaf::Date(other)) => self.compare_days(comparison, own, other),
            (Leaf::Period(own), Leaf::Period(other)) => match (&own.1, &other.1) {
                (Some(last), Some(other_last)) => {
                    let first = self.compare_days(Comparison::Equal, &own.0, &other.0)?;
                    let last = self.compare_days(Comparison::Equal, last, other_last)?;
                    let same = self.all(&[first, last])?;
                    if comparison == Comparison::Unequal { self.not(same) } else { Ok(same) }
                }
                _ => self.compare_closed(comparison, left, right),
            },
            (Leaf::Whole(_), _) | (_, Leaf::Whole(_)) | (Leaf::Period(_), _) | (_, Leaf::Period(_)) => {
                self.compare_closed(comparison, left, right)
            }
            (Leaf::No | Leaf::Yes, Leaf::No | Leaf::Yes) => Ok(self.truth(comparison.holds((own == Leaf::Yes).cmp(&(other == Leaf::Yes))))),
            (Leaf::Choice(own), Leaf::Choice(other)) | (Leaf::Text(own), Leaf::Text(other)) => {
                Ok(self.truth(comparison.holds(own.cmp(other))))
            }
            (Leaf::Rounding(own), Leaf::Rounding(other)) => Ok(self.truth((own == other) == (comparison == Comparison::Equal))),
            _ => Err(Beyond),
        }
    }

    /// Values that are not looked into: the same term is the same value, and nothing else is known.
    fn compare_closed(&mut self, comparison: Comparison, left: Node, right: Node) -> Bounded<Node> {
        let wanted = comparison == Comparison::Equal;
        if left == right {
            return Ok(self.truth(wanted));
        }
        let mut sides = [self.canon(left), self.canon(right)];
        sides.sort_unstable();
        let items = self.items_of_leaves(&[left, right]);
        let quantity = self.quantity(What::Closed(Operation::Same, sides.to_vec()), items);
        let same = self.truth_of(quantity)?;
        if wanted { Ok(same) } else { self.not(same) }
    }

    /// How a linear form compares with zero.
    fn compare_zero(&mut self, comparison: Comparison, form: &Linear) -> Bounded<Node> {
        let at_least = self.reaches(form, Number::ZERO, false);
        let above = self.reaches(form, Number::ZERO, true);
        self.by_ends(comparison, at_least?, above?)
    }

    /// A comparison from whether the left side is at least, and above, the right one.
    fn by_ends(&mut self, comparison: Comparison, at_least: Node, above: Node) -> Bounded<Node> {
        match comparison {
            Comparison::AtLeast => Ok(at_least),
            Comparison::Above => Ok(above),
            Comparison::Below => self.not(at_least),
            Comparison::AtMost => self.not(above),
            Comparison::Equal => {
                let not_above = self.not(above)?;
                self.all(&[at_least, not_above])
            }
            Comparison::Unequal => {
                let below = self.not(at_least)?;
                self.any(&[below, above])
            }
        }
    }

    /// Whether a linear form is at least a limit, or above it.
    fn reaches(&mut self, form: &Linear, limit: Number, above: bool) -> Bounded<Node> {
        let limit = limit.minus(form.constant).ok_or(Beyond)?;
        let Some((axis, factor)) = form.axis() else {
            let order = Number::ZERO.compare(limit);
            return Ok(self.truth(if above { order.is_gt() } else { order.is_ge() }));
        };
        let limit = limit.over(factor).ok_or(Beyond)?;
        if factor.compare(Number::ZERO).is_lt() {
            // At least becomes at most: not above.
            let turned = self.axis_reaches(&axis, limit, !above)?;
            return self.not(turned);
        }
        self.axis_reaches(&axis, limit, above)
    }

    fn axis_reaches(&mut self, axis: &Linear, limit: Number, above: bool) -> Bounded<Node> {
        // The least whole number that is enough, for what is counted in whole numbers.
        let whole = || {
            let up = limit.up_to(Number::whole(1)).and_then(Number::to_whole).ok_or(Beyond)?;
            i32::try_from(if above && limit.to_whole().is_some() { up + 1 } else { up }).map_err(|_| Beyond)
        };
        let terms: Vec<_> = axis.terms.iter().map(|(quantity, factor)| (*quantity, factor.to_whole())).collect();
        match terms.as_slice() {
            [(only, Some(1))] => {
                if let Some(What::Age(born, on, rounding)) = self.described(*only).map(|own| own.what.clone()) {
                    let years = whole()?.checked_mul(12).ok_or(Beyond)?;
                    return match born.shifted(&Shift::none().then(DateStep::Months(years, rounding))) {
                        Some(birthday) => {
                            self.note_age(&born, &on, &birthday, years / 12);
                            self.not_before(&on, &birthday)
                        }
                        // Nobody who is born in the calendar reaches an age that ends beyond it.
                        None => Ok(self.truth(years < 0)),
                    };
                }
                if let Some((sum, limit, above)) = self.before_rounding(*only, limit, above) {
                    return self.reaches(&sum, limit, above);
                }
                if let Some([own, divisor]) = self.divided(*only) {
                    return self.quotient_reaches(&own, &divisor, (limit, above));
                }
                if self.is_date(*only) {
                    return match calendar::of_number(whole()?) {
                        Some(day) => self.not_before(&Day::of(*only), &Day::On(day)),
                        None => Err(Beyond),
                    };
                }
            }
            [(first, Some(1)), (second, Some(-1))] if self.is_date(*first) && self.is_date(*second) => {
                let from = Day::From(*second, Shift::none().then(DateStep::Days(whole()?)));
                return self.not_before(&Day::of(*first), &from);
            }
            _ => {}
        }
        self.beyond(Axis::Number(axis.clone()), if above { Cut::Above(limit) } else { Cut::AtLeast(limit) })
    }

    /// Where a number is rounded, what is rounded and the limit that it must reach, or be above, for the rounded number to reach a limit. Only
    /// of what turns on one number: else that would have to be reckoned with others.
    fn before_rounding(&self, rounded: Quantity, limit: Number, above: bool) -> Option<(Linear, Number, bool)> {
        let What::Closed(Operation::Rounded(way, step), of) = &self.described(rounded)?.what else { return None };
        let Meaning::Leaf(Leaf::Number(sum)) = self.canons.meaning(*of.first()?)? else { return None };
        if sum.terms.len() != 1 {
            return None;
        }
        // The least multiple of the step that is enough.
        let least = if above { limit.down_to(*step)?.plus(*step)? } else { limit.up_to(*step)? };
        let (limit, above) = match way {
            Rounding::Down => (least, false),
            Rounding::Up => (least.minus(*step)?, true),
            // Halves are rounded away from nought.
            Rounding::Nearest => (least.minus(step.over(Number::whole(2))?)?, least <= Number::ZERO),
        };
        Some((sum.clone(), limit, above))
    }

    /// What is divided and by what, where a number is a quotient of two sums.
    fn divided(&self, quotient: Quantity) -> Option<[Linear; 2]> {
        let What::Closed(Operation::Quotient, of) = &self.described(quotient)?.what else { return None };
        let sum = |own: &Canon| match self.canons.meaning(*own)? {
            Meaning::Leaf(Leaf::Number(sum)) => Some(sum.clone()),
            _ => None,
        };
        let [own, divisor] = of.as_slice() else { return None };
        Some([sum(own)?, sum(divisor)?])
    }

    /// Whether a quotient is at least a limit, or above it: what is divided and so many times the divisor, by the sign of the divisor. That it
    /// is not nought is asked besides.
    fn quotient_reaches(&mut self, own: &Linear, divisor: &Linear, (limit, above): (Number, bool)) -> Bounded<Node> {
        let beyond = own.plus(divisor, limit.negated()).ok_or(Beyond)?;
        let short = beyond.times(Number::whole(-1)).ok_or(Beyond)?;
        let negative = divisor.times(Number::whole(-1)).ok_or(Beyond)?;
        let mut ways = [divisor, &negative].into_iter().zip([&beyond, &short]).map(|(sign, reached)| {
            let of_sign = self.reaches(sign, Number::ZERO, true)?;
            let reached = self.reaches(reached, Number::ZERO, above)?;
            self.all(&[of_sign, reached])
        });
        let (Some(one), Some(other)) = (ways.next(), ways.next()) else { return Err(Beyond) };
        drop(ways);
        self.any(&[one?, other?])
    }

    /// Remembers that a cut between two dates of the case is an age.
    fn note_age(&mut self, born: &Day, on: &Day, birthday: &Day, years: i32) {
        if let (Day::From(born, own), Day::From(on, day), Day::From(_, birthday)) = (born, on, birthday)
            && own.days() == Some(0)
            && day.days() == Some(0)
            && born < on
        {
            self.ages.insert((*born, *on, birthday.clone()), years);
        }
    }

    fn compare_days(&mut self, comparison: Comparison, left: &Day, right: &Day) -> Bounded<Node> {
        let at_least = self.not_before(left, right);
        let below = self.not_before(right, left)?;
        let above = self.not(below)?;
        self.by_ends(comparison, at_least?, above)
    }

    /// Whether a day is another or later.
    pub(in crate::symbolic) fn not_before(&mut self, left: &Day, right: &Day) -> Bounded<Node> {
        let next = || Shift::none().then(DateStep::Days(1));
        match (left, right) {
            (Day::On(own), Day::On(other)) => Ok(self.truth(own >= other)),
            (Day::From(own, shift), Day::On(other)) => match shift.earliest().apply(*other) {
                Some(day) => self.beyond(Axis::Day(*own), Cut::Day(day)),
                None => Err(Beyond),
            },
            (Day::On(_), Day::From(..)) => {
                let after = left.shifted(&next()).ok_or(Beyond)?;
                let late = self.not_before(right, &after)?;
                self.not(late)
            }
            (Day::From(own, shift), Day::From(other, from)) if own == other => match self.axes.compare_shifts(shift, from) {
                Against::Same | Against::Later => Ok(self.truth(true)),
                Against::Earlier => {
                    // Never later; where they are the same on some days, those decide.
                    let ahead = shift.clone().followed_by(&next());
                    match self.axes.compare_shifts(&ahead, from) {
                        Against::Same | Against::Earlier => Ok(self.truth(false)),
                        _ => self.compare_shifts(left, right),
                    }
                }
                Against::Mixed => self.compare_shifts(left, right),
            },
            (Day::From(own, shift), Day::From(other, from)) if other < own => {
                let cut = from.clone().followed_by(&shift.earliest());
                self.beyond(Axis::Apart(*other, *own), Cut::Shift(cut))
            }
            (Day::From(own, shift), Day::From(other, from)) => {
                let cut = shift.clone().followed_by(&next()).followed_by(&from.earliest());
                let late = self.beyond(Axis::Apart(*own, *other), Cut::Shift(cut))?;
                self.not(late)
            }
        }
    }

    /// Two functions of one date that differ from day to day: a term that is not looked into.
    fn compare_shifts(&mut self, left: &Day, right: &Day) -> Bounded<Node> {
        let (left, right) = (self.leaf(Leaf::Date(left.clone())), self.leaf(Leaf::Date(right.clone())));
        let sides = vec![self.canon(left), self.canon(right)];
        let items = self.items_of_leaves(&[left, right]);
        let quantity = self.quantity(What::Closed(Operation::NotBefore, sides), items);
        self.truth_of(quantity)
    }
}
