//! Axes: what is compared, and the cuts where a comparison changes its answer. A cell is what lies between two cuts.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::linear::Linear;
use super::quantity::Quantity;
use super::shift::{Against, Shift};
use crate::model::Number;

/// What is compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::symbolic) enum Axis {
    /// A linear form without a constant, whose first factor is one.
    Number(Linear),
    /// A date of the case.
    Day(Quantity),
    /// The second date, seen from the first.
    Apart(Quantity, Quantity),
}

/// A cut of an axis. A case lies beyond it or not.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::symbolic) enum Cut {
    /// At least the number.
    AtLeast(Number),
    /// Above the number.
    Above(Number),
    /// On the day or later.
    Day(NaiveDate),
    /// On the day to which a function takes the first date, or later.
    Shift(Shift),
}

impl Axis {
    /// The quantities it compares.
    pub(in crate::symbolic) fn quantities(&self) -> Vec<Quantity> {
        match self {
            Axis::Number(linear) => linear.terms.iter().map(|(quantity, _)| *quantity).collect(),
            Axis::Day(day) => vec![*day],
            Axis::Apart(first, second) => vec![*first, *second],
        }
    }
}

/// The axes of a space, with their cuts in order. Two functions of days of which neither is always the earlier cut axes of their own.
#[derive(Debug, Default)]
pub(in crate::symbolic) struct Axes {
    axes: Vec<(Axis, Vec<Cut>)>,
    places: FxHashMap<Axis, Vec<usize>>,
    /// The cuts met in this round that are no limit of cells yet, in order.
    found: Vec<(Axis, Cut)>,
    /// How two functions of days compare, each pair worked out once.
    against: FxHashMap<(Shift, Shift), Against>,
    /// How many rounds have begun.
    pub(in crate::symbolic) rounds: usize,
}

impl Axes {
    /// Every axis with its place.
    pub(in crate::symbolic) fn all(&self) -> impl Iterator<Item = (usize, &Axis)> {
        self.axes.iter().map(|(axis, _)| axis).enumerate()
    }

    /// An axis by its place.
    pub(in crate::symbolic) fn axis(&self, place: usize) -> Option<&Axis> {
        self.axes.get(place).map(|(axis, _)| axis)
    }

    /// The cuts of an axis, in order.
    pub(in crate::symbolic) fn cuts(&self, place: usize) -> &[Cut] {
        self.axes.get(place).map(|(_, cuts)| cuts.as_slice()).unwrap_or_default()
    }

    /// How many cells an axis has.
    pub(in crate::symbolic) fn cells(&self, place: usize) -> usize {
        self.cuts(place).len() + 1
    }

    /// The place of an axis and of a cut on it.
    pub(in crate::symbolic) fn find(&self, axis: &Axis, cut: &Cut) -> Option<(usize, usize)> {
        let places = self.places.get(axis)?;
        let same = |own: &Cut| own == cut || self.is_same(own, cut);
        places.iter().find_map(|place| Some((*place, self.cuts(*place).iter().position(same)?)))
    }

    fn is_same(&self, own: &Cut, other: &Cut) -> bool {
        match (own, other) {
            (Cut::Shift(own), Cut::Shift(other)) => self.against.get(&(own.clone(), other.clone())) == Some(&Against::Same),
            _ => false,
        }
    }

    /// Remembers a cut that the next round is to have from its start.
    pub(in crate::symbolic) fn found(&mut self, axis: &Axis, cut: &Cut) {
        let new = (axis.clone(), cut.clone());
        if !self.found.contains(&new) {
            self.found.push(new);
        }
    }

    /// Whether a cut was met since the round began.
    pub(in crate::symbolic) fn has_found(&self) -> bool {
        !self.found.is_empty()
    }

    /// The cuts met since the round began.
    pub(in crate::symbolic) fn take_found(&mut self) -> Vec<(Axis, Cut)> {
        std::mem::take(&mut self.found)
    }

    /// Makes a cut a limit of cells. The place of its axis, and whether that is a new one.
    pub(in crate::symbolic) fn insert(&mut self, axis: Axis, cut: Cut) -> (usize, bool) {
        let places = self.places.get(&axis).cloned().unwrap_or_default();
        for place in places {
            if let Some(at) = self.fits(place, &cut) {
                if let (Some(at), Some((_, cuts))) = (at, self.axes.get_mut(place)) {
                    cuts.insert(at, cut);
                }
                return (place, false);
            }
        }
        let place = self.axes.len();
        self.places.entry(axis.clone()).or_default().push(place);
        self.axes.push((axis, vec![cut]));
        (place, true)
    }

    /// Where a cut belongs among those of an axis: a place, or none where it is there already. `None` if it fits nowhere.
    fn fits(&mut self, place: usize, cut: &Cut) -> Option<Option<usize>> {
        let cuts = self.cuts(place).to_vec();
        let mut at = 0;
        for own in &cuts {
            match self.compare(own, cut) {
                Against::Same => return Some(None),
                Against::Earlier => at += 1,
                Against::Later => {}
                Against::Mixed => return None,
            }
        }
        Some(Some(at))
    }

    /// How two functions of days compare over all days.
    pub(in crate::symbolic) fn compare_shifts(&mut self, own: &Shift, other: &Shift) -> Against {
        let key = (own.clone(), other.clone());
        if let Some(known) = self.against.get(&key) {
            return *known;
        }
        let found = own.against(other);
        let turned = match found {
            Against::Earlier => Against::Later,
            Against::Later => Against::Earlier,
            same => same,
        };
        self.against.insert((key.1.clone(), key.0.clone()), turned);
        self.against.insert(key, found);
        found
    }

    fn compare(&mut self, own: &Cut, other: &Cut) -> Against {
        let order = match (own, other) {
            (Cut::AtLeast(own), Cut::AtLeast(other)) | (Cut::Above(own), Cut::Above(other)) => own.compare(*other),
            (Cut::AtLeast(own), Cut::Above(other)) => own.compare(*other).then(std::cmp::Ordering::Less),
            (Cut::Above(own), Cut::AtLeast(other)) => own.compare(*other).then(std::cmp::Ordering::Greater),
            (Cut::Day(own), Cut::Day(other)) => own.cmp(other),
            (Cut::Shift(own), Cut::Shift(other)) => return self.compare_shifts(own, other),
            _ => return Against::Mixed,
        };
        match order {
            std::cmp::Ordering::Less => Against::Earlier,
            std::cmp::Ordering::Equal => Against::Same,
            std::cmp::Ordering::Greater => Against::Later,
        }
    }
}
