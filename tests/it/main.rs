//! The integration tests: of the sources, of the messages, and of the command as a user sees it.
//!
//! `cargo test --test it` runs them. `INSTA_UPDATE=always cargo test --test it` writes the snapshots; review the difference like code.

// This attribute tells clippy that helpers may panic as well.
#[cfg(test)]
mod absent_rule;
#[cfg(test)]
mod analysis;
#[cfg(test)]
mod api;
#[cfg(test)]
mod approved;
#[cfg(test)]
mod attribution;
#[cfg(test)]
mod bounds;
#[cfg(test)]
mod by_change;
#[cfg(test)]
mod case_reasons;
#[cfg(test)]
mod catalogues;
#[cfg(test)]
mod claims;
#[cfg(test)]
mod claims_tried;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod composed;
#[cfg(test)]
mod dependencies;
#[cfg(test)]
mod diagnostics;
#[cfg(test)]
mod diff;
#[cfg(test)]
mod differ;
#[cfg(test)]
mod differ_lists;
#[cfg(test)]
mod differ_words;
#[cfg(test)]
mod earlier_law;
#[cfg(test)]
mod effect;
#[cfg(test)]
mod equivalence;
#[cfg(test)]
mod facts_files;
#[cfg(test)]
mod facts_guide;
#[cfg(test)]
mod followed;
#[cfg(test)]
mod format;
#[cfg(test)]
mod grounds;
#[cfg(test)]
mod held;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod interview;
#[cfg(test)]
mod interview_counted;
#[cfg(test)]
mod invariants;
#[cfg(test)]
mod items;
mod kinder;
#[cfg(test)]
mod law;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod letter;
#[cfg(test)]
mod list;
#[cfg(test)]
mod lovspeil;
#[cfg(test)]
mod machine_words;
#[cfg(test)]
mod manual;
#[cfg(test)]
mod members;
#[cfg(test)]
mod no_law;
#[cfg(test)]
mod otherwise;
#[cfg(test)]
mod parted_by;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod provisions;
#[cfg(test)]
mod quotes;
#[cfg(test)]
mod readme;
#[cfg(test)]
mod reasons_page;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod reforms;
#[cfg(test)]
mod report;
#[cfg(test)]
mod review;
#[cfg(test)]
mod show;
#[cfg(test)]
mod solver;
#[cfg(test)]
mod steps;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod streams;
#[cfg(test)]
mod support;
#[cfg(test)]
mod telling;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod told_reasons;
#[cfg(test)]
mod tutorial;
#[cfg(test)]
mod versions;
#[cfg(test)]
mod ways;
#[cfg(test)]
mod wording;
