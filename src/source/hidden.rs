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

/// For each byte, whether a sign that is looked for may begin with it.
pub(super) type Begins = [bool; 256];

/// The bytes with which hidden signs begin.
static HIDDEN: Begins = hidden_and(&[]);

/// The bytes with which hidden signs begin, and others.
#[expect(clippy::indexing_slicing, reason = "made when the program is compiled, where a place beyond the end does not pass")]
pub(super) const fn hidden_and(mut others: &[u8]) -> Begins {
    let (mut begins, mut byte) = ([false; 256], 0);
    while byte < begins.len() {
        begins[byte] = byte < 0x20 || matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xef | 0xf3);
        byte += 1;
    }
    while let Some((first, rest)) = others.split_first() {
        begins[*first as usize] = true;
        others = rest;
    }
    begins
}

/// The first sign of a kind, and where it stands. Most texts have few that begin as one of the kind does, and are looked through several bytes
/// at a time.
pub(super) fn first(text: &str, begins: &Begins, is: impl Fn(char) -> bool) -> Option<(usize, char)> {
    let mut from = 0;
    loop {
        let rest = text.get(from..)?;
        let at = from + begun(rest.as_bytes(), begins)?;
        let sign = text.get(at..)?.chars().next()?;
        if is(sign) {
            return Some((at, sign));
        }
        from = at + sign.len_utf8();
    }
}

/// Where the first byte stands with which a sign of the kind may begin.
fn begun(bytes: &[u8], begins: &Begins) -> Option<usize> {
    let is = |byte: &u8| begins.get(usize::from(*byte)).copied().unwrap_or_default();
    let (together, _) = bytes.as_chunks::<8>();
    let none = |[a, b, c, d, e, f, g, h]: &&[u8; 8]| !(is(a) | is(b) | is(c) | is(d) | is(e) | is(f) | is(g) | is(h));
    let before = 8 * together.iter().take_while(none).count();
    bytes.get(before..)?.iter().position(is).map(|at| before + at)
}

/// A text in which every sign is seen.
pub fn all_seen(text: &str) -> Cow<'_, str> {
    if first(text, &HIDDEN, is_hidden).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|sign| if is_hidden(sign) { seen(sign) } else { sign.to_string() }).collect())
}

#[cfg(test)]
mod tests {
    use super::{HIDDEN, first, is_hidden};

    #[test]
    fn a_hidden_sign_is_found_by_its_first_byte_wherever_it_stands() {
        for sign in (char::MIN..=char::MAX).filter(|sign| is_hidden(*sign)) {
            for before in ["", "a", "§ 1 første ledd: «ja»"] {
                let text = format!("{before}{sign}b");
                assert_eq!(first(&text, &HIDDEN, is_hidden), Some((before.len(), sign)), "{sign:?}");
            }
        }
        assert_eq!(first("§ 1 første ledd: «ja» – nei", &HIDDEN, is_hidden), None);
    }
}
