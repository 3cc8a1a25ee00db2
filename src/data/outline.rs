//! The outline of a TOML file, computed before the library parses it: the positions of headers, and the nesting depth.
//!
//! The library builds and drops nested tables recursively, and a dotted key nests as deep as it has dots. So the depth is checked first, on
//! the text alone, with the library's rules for strings and comments. In a malformed file the count errs on the high side.

use crate::source::limits;

/// The result of scanning the brackets and dots of a TOML file.
pub(super) struct Outline {
    /// The offsets of lines that are headers, `[…]` or `[[…]]`.
    pub headers: Vec<usize>,
    /// The first offset that is nested too deep.
    pub too_deep: Option<usize>,
}

/// An open bracket, and the levels that end with it.
struct Open {
    bracket: u8,
    levels: usize,
}

/// Scans a file.
pub(super) fn outline(text: &str) -> Outline {
    let bytes = text.as_bytes();
    let mut found = Outline { headers: Vec::new(), too_deep: None };
    let mut open: Vec<Open> = Vec::new();
    // Levels of the header, of open brackets, of the key before `=`, and of dots since then.
    let (mut header, mut levels, mut key, mut dots) = (0, 0, 0, 0);
    let (mut line_start, mut in_header) = (true, false);
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        let mut next = at + 1;
        match byte {
            b' ' | b'\t' => {}
            b'\n' | b'\r' => {
                if in_header {
                    header += dots;
                }
                if open.is_empty() {
                    (line_start, in_header, key) = (true, false, 0);
                }
                dots = 0;
            }
            b'[' if line_start => {
                found.headers.push(at);
                (header, in_header, line_start) = (1, true, false);
            }
            _ => {
                line_start = false;
                match byte {
                    b'#' => next = comment_end(bytes, at),
                    b'"' | b'\'' => next = string_end(text, at, byte),
                    b'.' => dots += 1,
                    b'=' => (key, dots) = (key + dots, 0),
                    b',' => (key, dots) = (0, 0),
                    b'[' | b'{' if !in_header => {
                        let inside = 1 + key + dots;
                        open.push(Open { bracket: byte, levels: inside });
                        (levels, key, dots) = (levels + inside, 0, 0);
                    }
                    b']' | b'}' if !in_header => {
                        let opening = if byte == b']' { b'[' } else { b'{' };
                        if let Some(last) = open.pop_if(|last| last.bracket == opening) {
                            (levels, key, dots) = (levels - last.levels, 0, 0);
                        }
                    }
                    _ => next = word_end(bytes, at),
                }
            }
        }
        if header + levels + key + dots > limits::NESTING {
            found.too_deep = Some(at);
            return found;
        }
        at = next;
    }
    found
}

fn comment_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).map_or(bytes.len(), |length| at + length)
}

/// The end of a bare word. A quotation mark inside it does not start a string.
fn word_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().skip(1).position(|byte| b".=,[]{} \t#\r\n".contains(byte)).map_or(bytes.len(), |length| at + 1 + length)
}

/// The offset after a string. A single-line string also ends with its line.
fn string_end(text: &str, at: usize, quote: u8) -> usize {
    let bytes = text.as_bytes();
    let triple = if quote == b'"' { "\"\"\"" } else { "'''" };
    let long = text.get(at..).is_some_and(|rest| rest.starts_with(triple));
    let mut next = if long { at + 3 } else { at + 1 };
    while let Some(byte) = bytes.get(next).copied() {
        match byte {
            b'\\' if quote == b'"' => next += if matches!(bytes.get(next + 1), Some(b'"' | b'\\')) { 2 } else { 1 },
            b'\n' if !long => return next,
            _ if byte != quote => next += 1,
            _ if !long => return next + 1,
            _ if text.get(next..).is_some_and(|rest| rest.starts_with(triple)) => {
                // Up to two quotation marks of the text may precede the three that end it.
                let extra = bytes.iter().skip(next + 3).take(2).take_while(|byte| **byte == quote).count();
                return next + 3 + extra;
            }
            _ => next += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[test]
    fn brackets_and_dots_in_strings_and_comments_do_not_count() {
        let dots = "[.".repeat(100);
        for text in [
            format!("a = \"{dots}\\\"{dots}\""),
            format!("a = '{dots}'"),
            format!("a = \"\"\"\n{dots}\"\"\"\"\nb = 1 # {dots}"),
            format!("a = '''{dots}\n''''' # {dots}"),
        ] {
            assert_eq!(outline(&text).too_deep, None, "{text}");
            assert!(outline(&format!("{text}\n{dots}")).too_deep.is_some(), "{text}");
        }
    }

    #[test]
    fn headers_are_lines_outside_brackets() {
        assert_eq!(outline("[å]\nx = [\n[1]\n]\n [[b]]\n").headers, [0, 18]);
    }
}
