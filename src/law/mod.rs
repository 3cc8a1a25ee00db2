//! Terms of the field: citation, place, rank, language, version. Knows no stage and no act.
//!
//! Example: a [`Place`] prints as lawyers write it, «§ 29 annet ledd bokstav a» or "§ 29, second subsection, letter a".

mod amount;
mod canonical;
mod cited;
mod day;
mod numeral;
mod place;
mod rank;
mod version;

pub use crate::words::{Catalogue, Chosen, Key, Lang, Made, Piece, Sink, Text, Word, both, catalogue, fill, plain, say, whole};
pub(crate) use crate::words::{answer_messages, reasons_messages};
pub use amount::TwoAmounts;
pub use canonical::canonical;
pub use cited::{Cited, cited, words_of};
pub use day::{NoDay, read_day};
pub use numeral::{LONGEST_DURATION, NoNumeral, longest_duration, read_numeral};
pub use place::{Place, Section, SectionSign};
pub use rank::Rank;
pub use version::{Change, Version, VersionError};
