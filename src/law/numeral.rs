//! Numbers as written in rule files, cases and facts: `19`, `93 634`, `2.041`.

/// Why a text is not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoNumeral {
    /// `12 34`, `1. 5`, `1_000`, `.5`: characters other than digits, or digits in groups other than of three.
    Shape,
    /// `010`: a leading zero.
    LeadingNought,
    /// More digits than an exact number may have.
    TooLong,
}

/// The largest number of years, months, weeks or days in a duration. Beyond it no date is in the calendar.
pub const LONGEST_DURATION: i32 = 400_000;

/// That number as it is written.
pub fn longest_duration() -> String {
    format!("{}\u{a0}{:03}", LONGEST_DURATION / 1000, LONGEST_DURATION % 1000)
}

/// The most characters of a number, the decimal point included.
const LONGEST: usize = 26;

/// Separators of thousands: a blank and a no-break space.
const APART: [char; 2] = [' ', '\u{A0}'];

/// Parses a number without a sign. Returns its digits, with a point before the decimals and no separators.
///
/// # Errors
/// If it has another form; see [`NoNumeral`].
pub fn read_numeral(text: &str) -> Result<String, NoNumeral> {
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(APART);
    let first = groups.next().unwrap_or_default();
    let grouped = groups.clone().next().is_some();
    let thousands = groups.all(|group| group.len() == 3 && digits(group)) && (!grouped || first.len() <= 3);
    if !digits(first) || !thousands || decimals.is_some_and(|part| !digits(part)) {
        return Err(NoNumeral::Shape);
    }
    if first.len() > 1 && first.starts_with('0') || grouped && first == "0" {
        return Err(NoNumeral::LeadingNought);
    }
    let digits: String = text.chars().filter(|sign| !APART.contains(sign)).collect();
    if digits.len() > LONGEST { Err(NoNumeral::TooLong) } else { Ok(digits) }
}

#[cfg(test)]
mod tests {
    use super::{NoNumeral, read_numeral};

    #[test]
    fn a_number_is_written_in_one_way() {
        for (text, digits) in [("0", "0"), ("12 500", "12500"), ("1\u{A0}000 000.50", "1000000.50"), ("0.10", "0.10"), ("12345", "12345")] {
            assert_eq!(read_numeral(text).as_deref(), Ok(digits), "{text}");
        }
        let odd = [
            "",
            "12 34",
            "12 500 00",
            "1. 5",
            "1 .5",
            "1_0",
            "1 0000",
            "1000 000",
            "12  500",
            " 1",
            "1 ",
            "-1",
            "+1",
            ".5",
            "5.",
            "1.2.3",
            "1,5",
            "1e3",
            "0x10",
            "١",
            "1\u{2009}000",
            "1 000.000 5",
        ];
        for text in odd {
            assert_eq!(read_numeral(text), Err(NoNumeral::Shape), "{text}");
        }
        for text in ["010", "00", "00.5", "012 500", "0 500"] {
            assert_eq!(read_numeral(text), Err(NoNumeral::LeadingNought), "{text}");
        }
    }
}
