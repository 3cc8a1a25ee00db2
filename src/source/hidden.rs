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

/// A text in which every sign is seen.
pub fn all_seen(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|sign| if is_hidden(sign) { seen(sign) } else { sign.to_string() }).collect())
}
