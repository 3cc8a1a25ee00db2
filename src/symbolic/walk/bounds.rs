//! The least and the most that a number can be where it has no answer, as the evaluator knows them. Of an item of which there is no answer
//! whether it counts it is known that it is one more, or not: with one such item, there are fewer than two. A day that nothing rounds is one of
//! two that follow each other.

use super::days::Of;
use super::gathering::End;
use super::numbers::{over, plus, times};
use super::rules::{Readings, Walk};
use crate::model::{Comparison, EntityId, ExprId, ExprKind, Gather, Number, Polarity, ReadingId, Rounding, RuleId, Type};
use crate::symbolic::diagram::leaf::Leaf;
use crate::symbolic::diagram::node::{Beyond, Bounded, Node};
use crate::symbolic::diagram::space::{Origin, Space};
use crate::symbolic::terms::linear::Linear;
use crate::symbolic::terms::variable::Variable;

/// The least and the most that an expression can be: no answer where nothing is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::symbolic) struct Bounds {
    low: Node,
    high: Node,
}

impl Bounds {
    fn point(node: Node) -> Bounds {
        Bounds { low: node, high: node }
    }
}

impl Walk<'_> {
    /// What a comparison comes to, with what is known of two numbers where it has no answer by their values.
    pub(in crate::symbolic) fn by_bounds(&mut self, found: Node, comparison: Comparison, sides: [ExprId; 2]) -> Bounded<Node> {
        if !self.space.may_have_none(found) {
            return Ok(found);
        }
        let [left, right] = sides;
        let (own, other) = (self.bounds(left)?, self.bounds(right)?);
        if own.is_none() && other.is_none() {
            return Ok(found);
        }
        let (own, other) = (self.or_value(own, left)?, self.or_value(other, right)?);
        let fault = self.space.fault();
        let (no, yes) = (self.space.truth(false), self.space.truth(true));
        let settled = |row: &[Node]| match row {
            [found, ..] if *found == no || *found == yes => Some(*found),
            _ => None,
        };
        self.space.map_until(&[found, own.low, own.high, other.low, other.high], &settled, &mut |space, leaves| match leaves {
            [_, ends @ ..] if ends.contains(&fault) => Ok(fault),
            [_, low, high, other_low, other_high] => {
                space.certain(comparison, Bounds { low: *low, high: *high }, Bounds { low: *other_low, high: *other_high })
            }
            _ => Err(Beyond),
        })
    }

    /// What is known of an expression; `None` where that is no more than its value.
    fn bounds(&mut self, id: ExprId) -> Bounded<Option<Bounds>> {
        if let Some(known) = self.bounds.get(&id) {
            return Ok(known.map(|[low, high]| Bounds { low, high }));
        }
        let kind = &self.checked.expr(id).ok_or(Beyond)?.kind;
        let number = matches!(self.checked.type_of(id), Type::Quantity(_));
        let found = match kind {
            ExprKind::Rule(rule) => self.bounds_of_rule(*rule)?,
            ExprKind::Reading(reading) => self.bounds_of_reading(*reading)?,
            ExprKind::Per(inner, _) => self.bounds(*inner)?,
            ExprKind::Minus(inner) if number => {
                let inner = self.bounds(*inner)?;
                inner.map(|own| self.negated(own)).transpose()?
            }
            ExprKind::Sum(terms) if number => self.bounds_of_sum(terms)?,
            ExprKind::Product(factors) if number => self.bounds_of_product(factors)?,
            ExprKind::Least(list) => self.bounds_of_extreme(list, true)?,
            ExprKind::Greatest(list) => self.bounds_of_extreme(list, false)?,
            ExprKind::If(arms, otherwise) => self.bounds_of_if(arms, *otherwise)?,
            ExprKind::After { .. } | ExprKind::Attains { .. } | ExprKind::Age { .. } | ExprKind::DaysBetween { .. } => {
                self.bounds_of_days(kind)?
            }
            ExprKind::Gather { form: form @ (Gather::Least | Gather::Greatest), list, entity, of, filter, by } => {
                self.bounds_of_extreme_item(*form, (id, *list, *entity), [*filter, *of, *by])?
            }
            ExprKind::Gather { form: form @ (Gather::Count | Gather::Sum), list, entity, of, filter, by } => {
                self.bounds_of_items(*form, (id, *list, *entity), [*filter, *of, *by])?
            }
            _ => None,
        };
        self.bounds.insert(id, found.map(|own| [own.low, own.high]));
        Ok(found)
    }

    /// What is known of an expression, or else its value.
    fn or_value(&mut self, known: Option<Bounds>, id: ExprId) -> Bounded<Bounds> {
        known.map_or_else(|| self.expr(id).map(Bounds::point), Ok)
    }

    /// What is known of several; `None` where that is no more of any of them than its value.
    fn all_bounds(&mut self, ids: &[ExprId]) -> Bounded<Option<Vec<Bounds>>> {
        let known: Vec<Option<Bounds>> = ids.iter().map(|id| self.bounds(*id)).collect::<Bounded<_>>()?;
        if known.iter().all(Option::is_none) {
            return Ok(None);
        }
        known.into_iter().zip(ids).map(|(own, id)| self.or_value(own, *id)).collect::<Bounded<Vec<_>>>().map(Some)
    }

    /// Of a rule with exceptions no more is known than its value.
    fn bounds_of_rule(&mut self, id: RuleId) -> Bounded<Option<Bounds>> {
        let rule = self.book().rules.get(id.index()).ok_or(Beyond)?;
        if rule.exceptions.is_empty() { self.bounds(rule.body) } else { Ok(None) }
    }

    fn bounds_of_reading(&mut self, id: ReadingId) -> Bounded<Option<Bounds>> {
        let reading = self.book().readings.get(id.index()).ok_or(Beyond)?;
        let default = reading.alternatives.get(usize::from(reading.default)).ok_or(Beyond)?;
        if self.readings == Readings::Default {
            return self.bounds(default.expr);
        }
        let variable = Variable::Reading(reading.name.clone());
        let names = self.space.domain(&variable).to_vec();
        let own = |name| reading.alternatives.iter().find(|alternative| alternative.name == name).unwrap_or(default).expr;
        let Some(all) = self.all_bounds(&names.into_iter().map(own).collect::<Vec<_>>())? else { return Ok(None) };
        let level = self.space.level(variable);
        let low = self.space.diagrams.case(level, &all.iter().map(|own| own.low).collect::<Vec<_>>())?;
        let high = self.space.diagrams.case(level, &all.iter().map(|own| own.high).collect::<Vec<_>>())?;
        Ok(Some(Bounds { low, high }))
    }

    fn bounds_of_sum(&mut self, terms: &[(Polarity, ExprId)]) -> Bounded<Option<Bounds>> {
        let Some(all) = self.all_bounds(&terms.iter().map(|(_, term)| *term).collect::<Vec<_>>())? else { return Ok(None) };
        let mut sum = Bounds::point(self.space.number(Number::ZERO));
        for ((polarity, _), own) in terms.iter().zip(all) {
            let own = if *polarity == Polarity::Direct { own } else { self.negated(own)? };
            sum = Bounds { low: self.at_leaves(&[sum.low, own.low], plus)?, high: self.at_leaves(&[sum.high, own.high], plus)? };
        }
        Ok(Some(sum))
    }

    fn negated(&mut self, own: Bounds) -> Bounded<Bounds> {
        let mut times_minus_one = |node: Node| {
            let minus_one = self.space.number(Number::whole(-1));
            self.at_leaves(&[node, minus_one], times)
        };
        Ok(Bounds { low: times_minus_one(own.high)?, high: times_minus_one(own.low)? })
    }

    /// Only by what is known is a number divided of which no more than bounds are known.
    fn bounds_of_product(&mut self, factors: &[(Polarity, ExprId)]) -> Bounded<Option<Bounds>> {
        let Some(all) = self.all_bounds(&factors.iter().map(|(_, factor)| *factor).collect::<Vec<_>>())? else { return Ok(None) };
        let mut product = Bounds::point(self.space.number(Number::whole(1)));
        for ((polarity, _), own) in factors.iter().zip(all) {
            let own = match polarity {
                Polarity::Direct => own,
                Polarity::Inverse => {
                    let one = self.space.number(Number::whole(1));
                    let mut inverse = |node: Node| self.at_leaves(&[one, node], over);
                    let (low, high) = (inverse(own.low)?, inverse(own.high)?);
                    self.where_it_is_known(own, Bounds { low, high })?
                }
            };
            let row = [product.low, product.high, own.low, own.high];
            let mut end = |least: bool| self.at_leaves(&row, |space, leaves| space.end_of_product(leaves, least));
            product = Bounds { low: end(true)?, high: end(false)? };
        }
        Ok(Some(product))
    }

    /// Bounds where those of another number are the same, and else none.
    fn where_it_is_known(&mut self, own: Bounds, found: Bounds) -> Bounded<Bounds> {
        let mut known = |node: Node| {
            self.at_leaves(&[own.low, own.high, node], |space, leaves| match leaves {
                [low, high, found] => {
                    let same = space.same(*low, *high)?;
                    space.if_same(same, *found)
                }
                _ => Err(Beyond),
            })
        };
        Ok(Bounds { low: known(found.low)?, high: known(found.high)? })
    }

    /// Of a day that nothing rounds, the day before it and the day after it; of what is reckoned from such a day, what both lead to.
    fn bounds_of_days(&mut self, kind: &ExprKind) -> Bounded<Option<Bounds>> {
        let (first, second, rounding) = match kind {
            ExprKind::After { date, duration, rounding, .. } => (*date, *duration, *rounding),
            ExprKind::Attains { born, years, rounding } => (*born, *years, *rounding),
            ExprKind::Age { born, on, rounding } => (*born, *on, *rounding),
            ExprKind::DaysBetween { from, to } => (*from, *to, None),
            _ => return Ok(None),
        };
        let from = self.bounds(first)?;
        let to = if matches!(kind, ExprKind::Age { .. } | ExprKind::DaysBetween { .. }) { self.bounds(second)? } else { None };
        let way = self.rounding(rounding)?;
        let rounded = !matches!(kind, ExprKind::DaysBetween { .. }) && self.space.may_have_none(way);
        if from.is_none() && to.is_none() && !rounded {
            return Ok(None);
        }
        let (from, to) = (self.or_value(from, first)?, self.or_value(to, second)?);
        let (down, up) = (self.rounded_by(way, Rounding::Down)?, self.rounded_by(way, Rounding::Up)?);
        let found = match kind {
            ExprKind::After { direction, .. } => Bounds {
                low: self.after(Of { first: from.low, second: to.low, rounding: down }, *direction)?,
                high: self.after(Of { first: from.high, second: to.high, rounding: up }, *direction)?,
            },
            ExprKind::Attains { .. } => Bounds {
                low: self.attains(Of { first: from.low, second: to.low, rounding: down })?,
                high: self.attains(Of { first: from.high, second: to.high, rounding: up })?,
            },
            // The later a birth or a beginning, the less there is of it.
            ExprKind::Age { .. } => Bounds {
                low: self.age(Of { first: from.high, second: to.low, rounding: up })?,
                high: self.age(Of { first: from.low, second: to.high, rounding: down })?,
            },
            _ => Bounds { low: self.days_between([from.high, to.low])?, high: self.days_between([from.low, to.high])? },
        };
        Ok(Some(found))
    }

    /// The least or greatest of a list, by the bounds of its items.
    pub(in crate::symbolic) fn bounds_of_extreme_item(
        &mut self,
        form: Gather,
        (id, list, entity): (ExprId, ExprId, EntityId),
        of: [Option<ExprId>; 3],
    ) -> Bounded<Option<Bounds>> {
        let [_, Some(value), _] = of else { return Ok(None) };
        let Some(inner) = self.bounds(value)? else { return Ok(None) };
        let [list, filter, _, key] = self.of_items(list, of)?;
        let outer = self.space.at.replace(Origin::at(self.version, id));
        let asked = self.asked_of_items(form, entity, self.checked.type_of(id))?;
        // Nothing is known where it has no answer of an item whether it counts.
        let some = self.without_answer(entity, list, filter)?;
        let fault = self.space.fault();
        let mut end = |value: Node| {
            let found = self.space.gather(&asked, &[list, filter, value, key], End::Both)?;
            self.by_condition(some, fault, found)
        };
        let found = Bounds { low: end(inner.low)?, high: end(inner.high)? };
        self.space.at = outer;
        Ok(Some(found))
    }

    /// Whether a condition has no answer of an item of a list.
    fn without_answer(&mut self, entity: EntityId, list: Node, condition: Node) -> Bounded<Node> {
        let without = self.space.is_fault(condition)?;
        let any = self.asked_of_items(Gather::Any, entity, Type::Truth)?;
        let nothing = self.space.leaf(Leaf::Text("".into()));
        self.space.gather(&any, &[list, without, nothing, nothing], End::Both)
    }

    /// A value, or what its bounds leave where it has none.
    pub(in crate::symbolic) fn or_what_bounds_leave(
        &mut self,
        found: Node,
        bounds: impl FnOnce(&mut Self) -> Bounded<Option<Bounds>>,
    ) -> Bounded<Node> {
        if !self.space.may_have_none(found) {
            return Ok(found);
        }
        let Some(Bounds { low, high }) = bounds(self)? else { return Ok(found) };
        let fault = self.space.fault();
        self.space.map(&[found, low, high], &mut |space, leaves| match leaves {
            [found, ..] if *found != fault => Ok(*found),
            [_, low, high] if [low, high].contains(&&fault) => Ok(fault),
            [_, low, high] => {
                let same = space.same(*low, *high)?;
                space.if_same(same, *low)
            }
            _ => Err(Beyond),
        })
    }

    pub(in crate::symbolic) fn bounds_of_extreme(&mut self, list: &[ExprId], least: bool) -> Bounded<Option<Bounds>> {
        let Some(all) = self.all_bounds(list)? else { return Ok(None) };
        let low = self.extreme_of(all.iter().map(|own| own.low).collect(), least)?;
        let high = self.extreme_of(all.iter().map(|own| own.high).collect(), least)?;
        Ok(Some(Bounds { low, high }))
    }

    fn bounds_of_if(&mut self, arms: &[(ExprId, ExprId)], otherwise: ExprId) -> Bounded<Option<Bounds>> {
        let values: Vec<ExprId> = arms.iter().map(|(_, then)| *then).chain([otherwise]).collect();
        let mut whens = Vec::new();
        let mut open = false;
        for (when, _) in arms {
            let when = self.expr(*when)?;
            open |= self.space.may_have_none(when);
            whens.push(when);
        }
        let all = match self.all_bounds(&values)? {
            Some(all) => all,
            // What all arms agree on is a value, but without an answer to a condition nothing is known of it.
            None if open => values.iter().map(|id| self.expr(*id).map(Bounds::point)).collect::<Bounded<_>>()?,
            None => return Ok(None),
        };
        let Some((mut found, rest)) = all.split_last().map(|(last, rest)| (*last, rest)) else { return Ok(None) };
        for (when, then) in whens.into_iter().zip(rest).rev() {
            found = Bounds { low: self.by_condition(when, then.low, found.low)?, high: self.by_condition(when, then.high, found.high)? };
        }
        Ok(Some(found))
    }

    /// One of two nodes by a condition, and no answer where that has none.
    fn by_condition(&mut self, when: Node, then: Node, otherwise: Node) -> Bounded<Node> {
        let (no, yes, fault) = (self.space.truth(false), self.space.truth(true), self.space.fault());
        let settled = |row: &[Node]| match row {
            [when, then, _] if *when == yes => Some(*then),
            [when, _, otherwise] if *when == no => Some(*otherwise),
            [when, ..] if *when == fault => Some(fault),
            _ => None,
        };
        self.space.map_until(&[when, then, otherwise], &settled, &mut |_, leaves| leaves.last().copied().ok_or(Beyond))
    }

    fn bounds_of_items(
        &mut self,
        form: Gather,
        (id, list, entity): (ExprId, ExprId, EntityId),
        of: [Option<ExprId>; 3],
    ) -> Bounded<Option<Bounds>> {
        let nodes @ [list, filter, value, key] = self.of_items(list, of)?;
        let open = self.space.may_have_none(filter);
        let inner = match of {
            [_, Some(value), _] if form == Gather::Sum => self.bounds(value)?,
            _ => None,
        };
        if !open && inner.is_none() {
            return Ok(None);
        }
        let outer = self.space.at.replace(Origin::at(self.version, id));
        let asked = self.asked_of_items(form, entity, self.checked.type_of(id))?;
        let found = if form == Gather::Count {
            Bounds { low: self.space.gather(&asked, &nodes, End::Least)?, high: self.space.gather(&asked, &nodes, End::Most)? }
        } else {
            // Of a sum nothing is known where it has no answer of an item whether it counts, or of its value.
            let value = inner.unwrap_or(Bounds::point(value));
            let (counts, without) = (self.space.is_yes(filter)?, self.space.is_fault(filter)?);
            let no_value = self.space.is_fault(value.low)?;
            let no_value = self.space.all(&[counts, no_value])?;
            let without = self.space.any(&[without, no_value])?;
            let any = self.asked_of_items(Gather::Any, entity, Type::Truth)?;
            let nothing = self.space.leaf(Leaf::Text("".into()));
            let some = self.space.gather(&any, &[list, without, nothing, nothing], End::Both)?;
            let mut sum = |value: Node| {
                let (nought, fault) = (self.space.number(Number::ZERO), self.space.fault());
                let value = self.space.map(&[value], &mut |_, leaves| match leaves {
                    [value] => Ok(if *value == fault { nought } else { *value }),
                    _ => Err(Beyond),
                })?;
                let sum = self.space.gather(&asked, &[list, counts, value, key], End::Both)?;
                self.by_condition(some, fault, sum)
            };
            Bounds { low: sum(value.low)?, high: sum(value.high)? }
        };
        self.space.at = outer;
        Ok(Some(found))
    }
}

impl Space {
    /// A number as a leaf.
    pub(in crate::symbolic) fn number(&mut self, number: Number) -> Node {
        self.leaf(Leaf::Number(Linear::constant(number)))
    }

    /// What a comparison comes to whatever the two numbers are within their bounds; no answer where that makes a difference.
    fn certain(&mut self, comparison: Comparison, own: Bounds, other: Bounds) -> Bounded<Node> {
        let (no, yes, fault) = (self.truth(false), self.truth(true), self.fault());
        let below = self.compare(Comparison::Below, own.high, other.low)?;
        let above = self.compare(Comparison::Above, own.low, other.high)?;
        let (surely, surely_not) = match comparison {
            Comparison::Below => (below, self.compare(Comparison::AtLeast, own.low, other.high)?),
            Comparison::Above => (above, self.compare(Comparison::AtMost, own.high, other.low)?),
            Comparison::AtLeast => (self.compare(Comparison::AtLeast, own.low, other.high)?, below),
            Comparison::AtMost => (self.compare(Comparison::AtMost, own.high, other.low)?, above),
            Comparison::Equal | Comparison::Unequal => {
                let (known, other_known) = (self.same(own.low, own.high)?, self.same(other.low, other.high)?);
                let both = self.all(&[known, other_known])?;
                let same = self.same(own.low, other.low)?;
                let (same, apart) = (self.all(&[both, same])?, self.any(&[below, above])?);
                if comparison == Comparison::Equal { (same, apart) } else { (apart, same) }
            }
        };
        let otherwise = self.choose(surely_not, no, fault)?;
        self.choose(surely, yes, otherwise)
    }

    /// The least or the most that a product can be, from the least and the most of two factors, of which one is known.
    fn end_of_product(&mut self, leaves: &[Node], least: bool) -> Bounded<Node> {
        let [low, high, other_low, other_high] = leaves else { return Err(Beyond) };
        if low == high && other_low == other_high {
            return times(self, &[*low, *other_low]);
        }
        let constant = |low: Node, high: Node| if low == high { self.form(low).ok().and_then(|form| form.number()) } else { None };
        // Where neither is the same in every case, it takes too much to tell.
        let (known, factor, [low, high]) = match (constant(*low, *high), constant(*other_low, *other_high)) {
            (Some(factor), _) => (*low, factor, [*other_low, *other_high]),
            (None, Some(factor)) => (*other_low, factor, [*low, *high]),
            (None, None) => return Err(Beyond),
        };
        let end = if (factor >= Number::ZERO) == least { low } else { high };
        times(self, &[end, known])
    }
}
