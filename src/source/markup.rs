//! Words in a page, a drawing or a document, and in Markdown. HTML, SVG and XML have the same marks. Every sign stands for itself here, and those
//! that are not seen are shown.

use super::hidden::{Begins, first, hidden_and, is_hidden, seen};

/// The bytes with which signs begin that are not written as they are.
static MARKUP: Begins = hidden_and(b"<>&\"'");

/// A text that markup takes for nothing else.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_text(text, &mut out);
    out
}

/// Adds a text that markup takes for nothing else.
pub fn escape_text(mut text: &str, out: &mut String) {
    // Most texts have no sign that is anything else.
    let is = |sign| matches!(sign, '<' | '>' | '&' | '"' | '\'') || is_hidden(sign);
    while let Some((at, sign)) = first(text, &MARKUP, is) {
        out.push_str(text.get(..at).unwrap_or_default());
        escape_sign(sign, out);
        text = text.get(at + sign.len_utf8()..).unwrap_or_default();
    }
    out.push_str(text);
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

/// A text that Markdown, and the markup that Markdown lets through, take for nothing else.
pub fn markdown_escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_markdown(text, &mut out);
    out
}

/// Adds a text that Markdown takes for nothing else.
pub fn escape_markdown(text: &str, out: &mut String) {
    text.chars().for_each(|sign| escape_markdown_sign(sign, out));
}

/// Adds a sign that Markdown takes for nothing else.
pub fn escape_markdown_sign(sign: char, out: &mut String) {
    match sign {
        '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' | '{' | '}' => {
            out.push('\\');
            out.push(sign);
        }
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '&' => out.push_str("&amp;"),
        sign if is_hidden(sign) => out.push_str(&seen(sign)),
        sign => out.push(sign),
    }
}

/// A line of Markdown whose first signs begin no list and no heading.
pub fn no_markup_begins(mut line: String) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let begins = match line.as_bytes().get(digits) {
        Some(b'-' | b'+' | b'=') => digits == 0,
        Some(b'.' | b')') => digits > 0,
        _ => false,
    };
    if begins {
        line.insert(digits, '\\');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{markdown_escaped, no_markup_begins};

    #[test]
    fn no_sign_of_a_text_is_one_of_markdown() {
        assert_eq!(markdown_escaped("*a* `b` <c> [d](e) {{ f }} $g$"), "\\*a\\* \\`b\\` &lt;c&gt; \\[d\\](e) \\{\\{ f \\}\\} \\$g\\$");
        assert_eq!(markdown_escaped("to\nlinjer\u{202e}"), "to linjer⟨U+202E⟩");
        assert_eq!(no_markup_begins("12. juni".to_owned()), "12\\. juni");
        assert_eq!(no_markup_begins("- minus".to_owned()), "\\- minus");
        assert_eq!(no_markup_begins("12 dager".to_owned()), "12 dager");
    }
}
