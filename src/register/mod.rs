//! What there is: acts, amendments and the names of the law, with words, provision and days: `RuleFiles` -> entries -> text, JSON.
//!
//! Example: `to_berth`, «rett: rett til båtplass (havneloven § 1 første ledd); fra 1. januar 2010». Invariant: an entry is told as the last law
//! that has it tells it, or else as a proposal does. Not here: what a name rests on (see [`crate::dependencies`]), and what a provision says.

mod declared;
mod entry;
mod json;
mod named;
mod search;
mod text;

pub use entry::{Entry, Kind, Stretch};
pub use json::register_json;
pub use search::Search;
pub use text::{kind_words, overview_text, register_text};

use std::sync::Arc;

use crate::compile::Plan;
use crate::consolidate::days_of_amounts;
use crate::law::Version;
use crate::pipeline::{Plans, RuleFiles};
use crate::source::Diagnostic;

/// Everything that there is, by kind and in the order of the law; of one version, if one is given. Cases are there if the files were read with
/// them.
///
/// # Errors
/// All mistakes in the files that concern the versions looked at.
pub fn register(base: &RuleFiles, only: Option<&Version>) -> Result<Vec<Entry>, Vec<Diagnostic>> {
    let all = base.versions();
    let whole = |version: &&Version| version.changes.iter().all(|change| change.measure.is_none());
    // Amounts come after the last text; only the law of their day has them.
    let last = days_of_amounts(base.ast()).last().map(|day| Version::on(*day));
    let (days, proposals): (Vec<&Version>, Vec<&Version>) = all.iter().filter(whole).partition(|version| version.changes.is_empty());
    let last = last.as_ref().filter(|last| days.last().is_some_and(|day| day.date < last.date));
    let told: Vec<&Version> = days.into_iter().chain(last).chain(proposals).collect();
    let mut plans = Plans::new(base);
    plans.make(told.iter().copied().chain(only));
    let mut laws: Vec<(&Version, Option<Arc<Plan>>)> = Vec::new();
    for version in told {
        // The day after the last act has no law, and ends what was in force until then.
        laws.push((version, plans.found_if_any(version)?.cloned()));
    }
    let asked = only.map(|version| plans.get(version).cloned()).transpose()?;
    let law = only.map(|version| base.consolidate(version).0);
    let mut entries = declared::entries(base, &all, law.as_ref());
    entries.extend(named::entries(&laws, asked.as_ref()));
    entries.sort_by_key(|entry| entry.kind);
    Ok(entries)
}
