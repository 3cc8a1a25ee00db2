//! Line breaks that some programs see and others do not: what stands behind one may look like a line and be part of a comment.
//!
//! Example: in `// note␍except when …` an editor shows two lines. A line ends by a line feed, alone or behind a carriage return.

/// The signs that end a line elsewhere and not here, each with its place.
pub fn odd_line_ends(text: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.as_bytes();
    let suspects = bytes.iter().enumerate().filter(|(_, byte)| matches!(byte, 0x0B | 0x0C | b'\r' | 0xC2 | 0xE2));
    suspects.filter_map(|(at, _)| Some((at, text.get(at..)?.chars().next()?))).filter(move |(at, sign)| match sign {
        '\r' => bytes.get(at + 1) != Some(&b'\n'),
        '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => true,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::odd_line_ends;

    #[test]
    fn a_line_ends_by_a_line_feed_alone_or_behind_a_carriage_return() {
        let at = |text: &str| odd_line_ends(text).map(|(at, _)| at).collect::<Vec<_>>();
        assert!(at("a\nb\r\nc\u{A0}«d»\n").is_empty());
        assert_eq!(at("a\rb\r\r\nc\r"), [1, 3, 7]);
        assert_eq!(at("å\u{0B}\u{0C}\u{85}\u{2028}\u{2029}"), [2, 3, 4, 6, 9]);
    }
}
