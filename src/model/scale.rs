//! Scales and tables: what is due of an amount band by band, and what a row says from its key on.
//!
//! Example: nothing of the first 100 000, a tenth of what is between 100 000 and 250 000, a quarter of what is above.
//! Invariant: bounds and keys ascend strictly, so exactly one band or row holds.

use super::{Number, Value};

/// A band of a scale: the part of the amount above `from`, and up to where the next band begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Band {
    from: Number,
    /// What is due of all below `from`.
    below: Number,
    /// The share that is due of what lies in the band.
    rate: Number,
}

/// Why a scale can't be had. The numbers say which band it is, from nought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoScale {
    /// A bound that is not above the one before it, or the first one not above nought.
    NotAscending(usize),
    /// An amount beyond the range of numbers.
    OutOfRange(usize),
}

/// A marginal scale: each rate is for the part of the amount that lies in its own band. So more is never due by a leap.
///
/// Bounds and amounts have the same unit; a rate is a share of it (0.22 is 22 %), and may be above one or below nought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// In order of `from`; the first begins at nought.
    bands: Vec<Band>,
}

impl Scale {
    /// A scale of bands, each an upper bound and a rate, and the rate of all above the last bound. On a bound both bands say the same.
    ///
    /// # Errors
    /// When the bounds do not ascend from above nought, or what is due at a bound is out of range.
    pub fn new(bounded: &[(Number, Number)], above: Number) -> Result<Scale, NoScale> {
        let (mut from, mut below) = (Number::ZERO, Number::ZERO);
        let mut bands = Vec::with_capacity(bounded.len() + 1);
        for (at, &(bound, rate)) in bounded.iter().enumerate() {
            if bound <= from {
                return Err(NoScale::NotAscending(at));
            }
            let band = Band { from, below, rate };
            bands.push(band);
            (from, below) = (bound, band.due(bound).ok_or(NoScale::OutOfRange(at))?);
        }
        bands.push(Band { from, below, rate: above });
        Ok(Scale { bands })
    }

    /// What is due of an amount: the sum of what is due in each band. Nothing is rounded; of an amount below nought, nothing is due.
    ///
    /// None where the result is out of the range of numbers.
    pub fn tax(&self, amount: Number) -> Option<Number> {
        self.band(amount).map_or(Some(Number::ZERO), |band| band.due(amount))
    }

    /// The rate of the next krone, so on a bound that of the band above; none below nought.
    pub fn rate_at(&self, amount: Number) -> Option<Number> {
        self.band(amount).map(|band| band.rate)
    }

    fn band(&self, amount: Number) -> Option<&Band> {
        self.bands.get(self.bands.partition_point(|band| band.from <= amount).checked_sub(1)?)
    }
}

impl Band {
    /// What is due of an amount in this band, with what is due of the bands below.
    fn due(&self, amount: Number) -> Option<Number> {
        amount.minus(self.from)?.times(self.rate)?.plus(self.below)
    }
}

/// Why a table can't be had: the key of this row, from nought, is not above that of the row before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAscending(pub usize);

/// Rows by a number or a date. A row holds from its key until the key of the next one; the last row holds on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<K, V = Value> {
    rows: Vec<(K, V)>,
}

impl<K: Ord + Copy, V: Copy> Table<K, V> {
    /// A table of rows in the order of their keys.
    ///
    /// # Errors
    /// When a key is not above the one before it.
    pub fn new(rows: Vec<(K, V)>) -> Result<Table<K, V>, NotAscending> {
        let pairs = rows.iter().zip(rows.iter().skip(1));
        match pairs.enumerate().find(|(_, (one, next))| next.0 <= one.0) {
            Some((at, _)) => Err(NotAscending(at + 1)),
            None => Ok(Table { rows }),
        }
    }

    /// The value of the row that holds at a key; none before the first row.
    pub fn at(&self, key: K) -> Option<V> {
        self.row(key).map(|(_, value)| *value)
    }

    /// The value of the row with this very key, for tables where what lies between two rows has no answer.
    pub fn exactly(&self, key: K) -> Option<V> {
        self.row(key).filter(|(own, _)| *own == key).map(|(_, value)| *value)
    }

    fn row(&self, key: K) -> Option<&(K, V)> {
        self.rows.get(self.rows.partition_point(|(from, _)| *from <= key).checked_sub(1)?)
    }
}
