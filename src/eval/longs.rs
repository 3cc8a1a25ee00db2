//! Numbers too long for a register, kept aside under a number.

use rustc_hash::FxHashMap as HashMap;

use crate::model::Number;

/// The long numbers of a case.
#[derive(Debug, Default)]
pub(super) struct Longs {
    numbers: Vec<Number>,
    /// The place of each, by its parts in lowest terms.
    places: HashMap<(i128, u64), u32>,
}

impl Longs {
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    pub(super) fn clear(&mut self) {
        self.numbers.clear();
        self.places.clear();
    }

    pub(super) fn get(&self, place: u32) -> Number {
        self.numbers.get(place as usize).copied().unwrap_or(Number::ZERO)
    }

    pub(super) fn keep(&mut self, number: Number) -> u32 {
        let Longs { numbers, places } = self;
        *places.entry(number.parts()).or_insert_with(|| {
            numbers.push(number);
            u32::try_from(numbers.len() - 1).unwrap_or(u32::MAX)
        })
    }
}
