//! Of which expressions more may be known than that they are open: a count is at least nought, whoever else there is.
//!
//! Found once for the plan, so that a case does not look for bounds where there can be none. Where it can't be told it is said that there may be.

use super::plan::{NONE, Op, Plan};
use super::possible::Possible;

/// Rules named by rules are looked through up to this many links; what is beyond may only be taken to have bounds that it has not.
const ROUNDS: usize = 3;

impl Plan {
    /// For each operation, whether there may be bounds on what it comes to while it is open.
    pub(super) fn bounds_there_may_be(&self) -> Vec<bool> {
        let mut found = vec![true; self.ops.len()];
        for _ in 0..ROUNDS {
            let mut changed = false;
            for (at, op) in (0..).zip(&self.ops) {
                let own = self.may_be_bounded(at, op, &found);
                if let Some(known) = found.get_mut(at as usize).filter(|known| **known && !own) {
                    *known = false;
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
        found
    }

    fn may_be_bounded(&self, id: u32, op: &Op, found: &[bool]) -> bool {
        let may = |id: u32| id != NONE && found.get(id as usize).copied().unwrap_or(true);
        match *op {
            // What is known needs no bounds.
            Op::Constant(_) => false,
            Op::Fact(_) | Op::FactOf(..) => self.possible_of(id).is_some_and(Possible::has_ends),
            Op::Rule(rule) => self.rules.get(rule as usize).is_none_or(|rule| rule.exceptions.len > 0 || may(rule.body)),
            Op::Reading(at) => self.readings.get(at as usize).is_none_or(|own| self.row(own.alternatives).iter().any(|own| may(*own))),
            Op::Same(inner) | Op::Minus(inner) => may(inner),
            Op::Sum(row) => self.row(row).chunks_exact(2).filter_map(|pair| pair.get(1)).any(|term| may(*term)),
            // A date or an age is bounded by the days it is reckoned from.
            Op::Age(row) | Op::Attains(row) | Op::After(row, _) => self.row(row).iter().take(2).any(|part| may(*part)),
            Op::DaysBetween(from, to) => may(from) || may(to),
            Op::Product(_) | Op::Least(_) | Op::Greatest(_) | Op::If(_) | Op::Gather(_) => true,
            // Into these nobody looks.
            Op::Parameter(..) | Op::Lengths(_) | Op::Rounded(..) | Op::Moved(..) | Op::WorkingDays(..) | Op::Through(..) => false,
            Op::CalendarPeriod(..) | Op::Joined(..) | Op::PartOf(..) | Op::Scale(..) => false,
            Op::All(_) | Op::Any(_) | Op::Not(_) | Op::Compare(..) | Op::IsChoice(..) | Op::AgeAgainst(_) | Op::OneOf(..) => true,
            Op::Within(..) | Op::Meets(..) => true,
        }
    }
}
