//! Line breaks that some programs see and others do not: what stands behind one may look like a line and be part of a comment.
//!
//! Example: in `// note␍except when …` an editor shows two lines. A line ends by a line feed, alone or behind a carriage return.

/// The signs that end a line elsewhere and not here, each with its place.
pub fn odd_line_ends(text: &str) -> impl Iterator<Item = (usize, char)> {
    rare_signs(text).filter(|(at, sign)| is_odd_line_end(text, *at, *sign))
}

/// Whether a sign of a text, at its place, ends a line elsewhere and not here.
pub fn is_odd_line_end(text: &str, at: usize, sign: char) -> bool {
    match sign {
        '\r' => text.as_bytes().get(at + 1) != Some(&b'\n'),
        '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => true,
        _ => false,
    }
}

/// The signs that only a look at each can tell from one that hides something, each with its place: controls, and all whose first byte is
/// that of one. A text is mostly without them, so whole stretches are passed over.
pub fn rare_signs(text: &str) -> impl Iterator<Item = (usize, char)> {
    const STRETCH: usize = 64;
    let rare =
        |byte: u8| (byte < b' ') & (byte != b'\n') & (byte != b'\t') | (byte == 127) | (byte == 0xC2) | (byte == 0xE2) | (byte == 0xEF);
    let stretches = text.as_bytes().chunks(STRETCH).enumerate();
    let holds_one = move |stretch: &[u8]| stretch.iter().fold(false, |any, byte| any | rare(*byte));
    let suspects = stretches.filter(move |(_, stretch)| holds_one(stretch)).flat_map(move |(number, stretch)| {
        let each = stretch.iter().enumerate().filter(move |(_, byte)| rare(**byte));
        each.map(move |(at, _)| number * STRETCH + at)
    });
    suspects.filter_map(|at| Some((at, text.get(at..)?.chars().next()?)))
}

#[cfg(test)]
mod tests {
    use super::odd_line_ends;

    #[test]
    fn a_line_ends_by_a_line_feed_alone_or_behind_a_carriage_return() {
        let at = |text: &str| odd_line_ends(text).map(|(at, _)| at).collect::<Vec<_>>();
        assert!(at("a\nb\r\nc\u{A0}«d»\n").is_empty());
        assert_eq!(at("a\rb\r\r\nc\r"), [1, 3, 7]);
        let long = "a".repeat(1000);
        assert_eq!(at(&format!("{long}\r{long}\u{2028}")), [1000, 2001]);
        assert_eq!(at("å\u{0B}\u{0C}\u{85}\u{2028}\u{2029}"), [2, 3, 4, 6, 9]);
    }
}
