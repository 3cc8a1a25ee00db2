//! What each of many versions changes, from the law before it.
//!
//! Only two laws are held at a time: each shares with the one before it what both have, and all of them together would not.

use chrono::NaiveDate;

use super::Plans;
use crate::consolidate::{Consolidation, consolidate_in};
use crate::law::Version;
use crate::provisions::{Changes, Versions, changes};
use crate::source::Diagnostic;

impl<'a> Plans<'a> {
    /// The law of a version.
    fn law(&self, version: &Version) -> Consolidation<'a> {
        consolidate_in(self.amendments(), version).0
    }

    /// Hands on what each version changes: of a day, from the law of the day before it on which something changed; of a proposal, from the law
    /// of its day. The versions of days are in order, and the plans of all are made.
    ///
    /// # Errors
    /// All faults in the files that concern the first version without a plan.
    pub fn each_step(&self, versions: &[Version], mut take: impl FnMut(&Version, Changes<'_>)) -> Result<(), Vec<Diagnostic>> {
        let days: Vec<&Version> = versions.iter().filter(|version| version.changes.is_empty()).collect();
        let mut begun = 0;
        let mut held: Option<Consolidation<'a>> = None;
        for version in versions {
            let of_day = version.changes.is_empty();
            let count = if of_day { begun } else { days.partition_point(|own| own.date <= version.date) };
            let earlier = count.checked_sub(1).and_then(|at| days.get(at)).copied();
            // Before the first day there was no law.
            let before = earlier.cloned().unwrap_or_else(|| Version::on(NaiveDate::MIN));
            let law_before = held.take().filter(|law| law.version == before).unwrap_or_else(|| self.law(&before));
            let law = self.law(version);
            let book = self.found_if_any(version)?;
            let book_before = earlier.map(|earlier| self.found_if_any(earlier)).transpose()?.flatten();
            let (ast, sources) = (self.base().ast(), self.base().sources());
            // Where there is no law, nothing has words of its own.
            if let Some((book_before, book)) = book_before.or(book).zip(book.or(book_before)) {
                let books = [book_before, book].map(|plan| plan.checked().book());
                take(version, changes(Versions { ast, sources, laws: [&law_before, &law], books }));
            }
            begun += usize::from(of_day);
            held = Some(if of_day { law } else { law_before });
        }
        Ok(())
    }
}
