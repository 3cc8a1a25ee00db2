//! Signs that are not seen: they steer a terminal, or turn or join what stands beside them. Where a text is only shown, they are shown too.

use std::borrow::Cow;

/// Whether a sign is not seen, or changes how others are seen. Line breaks and tabs are.
pub fn is_hidden(sign: char) -> bool {
    let turns = matches!(sign, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let is_none = matches!(sign, '\u{ad}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}');
    sign.is_control() || turns || is_none
}

/// A hidden sign as one that is seen: «⟨U+202E⟩». A line break or tab is a blank.
pub fn seen(sign: char) -> String {
    if matches!(sign, '\n' | '\r' | '\t') { " ".to_owned() } else { format!("⟨U+{:04X}⟩", u32::from(sign)) }
}

/// Whether some sign that is hidden begins with a byte.
pub(super) fn begins_hidden(byte: u8) -> bool {
    byte < b' ' || matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xef | 0xf3)
}

/// The first sign of a kind, and where it stands. `begins`: the bytes that signs of the kind may begin with. Most texts have few of them, and
/// are looked through many bytes at a time.
pub(super) fn first(text: &str, begins: impl Fn(u8) -> bool, is: impl Fn(char) -> bool) -> Option<(usize, char)> {
    let mut from = 0;
    loop {
        let rest = text.get(from..)?;
        let at = from + begun(rest.as_bytes(), &begins)?;
        let sign = text.get(at..)?.chars().next()?;
        if is(sign) {
            return Some((at, sign));
        }
        from = at + sign.len_utf8();
    }
}

fn begun(bytes: &[u8], begins: impl Fn(u8) -> bool) -> Option<usize> {
    let (together, _) = bytes.as_chunks::<16>();
    let has_none = |some: &&[u8; 16]| !some.iter().fold(false, |any, byte| any | begins(*byte));
    let before = 16 * together.iter().take_while(has_none).count();
    bytes.get(before..)?.iter().position(|byte| begins(*byte)).map(|at| before + at)
}

/// A text in which every sign is seen.
pub fn all_seen(text: &str) -> Cow<'_, str> {
    if first(text, begins_hidden, is_hidden).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|sign| if is_hidden(sign) { seen(sign) } else { sign.to_string() }).collect())
}

#[cfg(test)]
mod tests {
    use super::{begins_hidden, first, is_hidden};

    #[test]
    fn a_hidden_sign_is_found_by_its_first_byte_wherever_it_stands() {
        for sign in (char::MIN..=char::MAX).filter(|sign| is_hidden(*sign)) {
            for before in ["", "a", "§ 29 første ledd: «ja»"] {
                let text = format!("{before}{sign}b");
                assert_eq!(first(&text, begins_hidden, is_hidden), Some((before.len(), sign)), "{sign:?}");
            }
        }
        assert_eq!(first("§ 29 første ledd: «ja» – nei", begins_hidden, is_hidden), None);
    }
}
