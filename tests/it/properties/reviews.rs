//! Reviews of generated laws, and references in any words.

use paragraf::law::{Version, cited};
use proptest::prelude::*;

use super::small_laws::law;
use super::{base_of, tries};

proptest! {
    #![proptest_config(tries(12))]

    /// A review of any law ends, and is the same twice.
    #[test]
    fn a_review_is_the_same_twice(text in law(true)) {
        let base = base_of(&text);
        let version = Version::parse("2020-01-01").expect("a date");
        let review = || base.review(&version).map(|found| found.findings.into_iter().map(|own| own.diagnostic).collect::<Vec<_>>());
        prop_assert_eq!(review(), review());
    }
}

proptest! {
    #![proptest_config(tries(2000))]

    /// Whatever the words, a reference is a part of them.
    #[test]
    fn a_reference_is_a_part_of_the_words(words in "([a-zå §.,–-]|§ 1|første ledd|andre|punktum|letter b|chapter 3|og|12){0,12}") {
        for own in cited(&words) {
            prop_assert!(words.get(own.start..own.end).is_some_and(|part| !part.is_empty()), "{:?} in {:?}", own, words);
        }
    }
}
