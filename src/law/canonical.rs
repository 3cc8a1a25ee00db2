//! The canonical form of texts and names: `Å` may be one character, or an A and a combining ring.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text in Unicode composed form (NFC). Canonically equivalent texts have the same form.
pub fn canonical(text: &str) -> Cow<'_, str> {
    // Before U+0300 every sign is its own composed form, and none is a mark; the first byte of a later one is greater than all of theirs.
    if text.bytes().max().is_none_or(|byte| byte < 0xCC) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn texts_that_are_the_same_to_a_reader_are_the_same() {
        assert_eq!(canonical("A\u{30A}lesund"), "Ålesund");
        assert_eq!(canonical("Ålesund"), "Ålesund");
        // The ångström sign, and combining marks in another order.
        assert_eq!(canonical("\u{212B}"), "Å");
        assert_eq!(canonical("a\u{323}\u{302}"), canonical("a\u{302}\u{323}"));
        // The last sign that stands for itself alone, and the first that may be part of another.
        assert_eq!(canonical("a\u{2FF}"), "a\u{2FF}");
        assert_eq!(canonical("a\u{300}"), "à");
        // Compatibility characters that only look alike stay different: superscripts, ligatures.
        assert_ne!(canonical("m²"), "m2");
        assert_ne!(canonical("ﬁn"), "fin");
    }
}
