//! Approved explanations: what the cases are told, as files that somebody has read and that later answers are held against.
//!
//! Example: a limit of the law changes, and the reasons of four cases with it: four differences to read, and to approve or not.
//! Invariant: the same rules and cases make the same files, byte for byte. Not here: the folder they stand in, and who approves them.

mod chosen;
mod names;
mod pages;
mod standing;

pub use chosen::{Chosen, SETTINGS};
pub use pages::{Page, pages};
pub use standing::{Changed, Standing, difference, is_ours, standing};
