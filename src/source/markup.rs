//! Words in a page, a drawing or a document. HTML, SVG and XML have the same marks: every sign stands for itself here, and those that are not
//! seen are shown.

use super::hidden::{is_hidden, seen};

/// A text that markup takes for nothing else.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_text(text, &mut out);
    out
}

/// Adds a text that markup takes for nothing else.
pub fn escape_text(text: &str, out: &mut String) {
    // Most texts have no sign that is anything else.
    let mut from = 0;
    for (at, sign) in text.char_indices() {
        if matches!(sign, '<' | '>' | '&' | '"' | '\'') || is_hidden(sign) {
            out.push_str(text.get(from..at).unwrap_or_default());
            escape_sign(sign, out);
            from = at + sign.len_utf8();
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
}

/// Adds a sign that markup takes for nothing else.
pub fn escape_sign(sign: char, out: &mut String) {
    match sign {
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '&' => out.push_str("&amp;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        sign if is_hidden(sign) => out.push_str(&seen(sign)),
        sign => out.push(sign),
    }
}
