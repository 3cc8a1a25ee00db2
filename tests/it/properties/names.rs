//! The names of versions, read and written.

use paragraf::law::{Change, Version, canonical};
use proptest::prelude::*;

use super::{day, day_number, tries};

proptest! {
    #![proptest_config(tries(300))]

    #[test]
    fn a_version_is_read_as_it_is_written(
        number in day_number(1, 1, 1)..=day_number(9999, 12, 31),
        changes in prop::collection::vec((any::<bool>(), "[a-zæøå_0-9]{1,12}", prop::option::of("[a-zæøåA-Z_0-9]{1,12}")), 0..5),
    ) {
        let changes = changes.into_iter().map(|(added, name, measure)| Change { added, name, measure }).collect();
        let version = Version { date: day(number), changes };
        prop_assert_eq!(Version::parse(&version.to_string()), Ok(version));
    }

    #[test]
    fn no_text_makes_reading_a_version_panic(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}\\PC{0,12}|[-+:0-9a-zæ§]{0,24}|\\PC{0,24}") {
        if let Ok(version) = Version::parse(&text) {
            prop_assert_eq!(version.to_string(), canonical(&text));
        }
    }
}
