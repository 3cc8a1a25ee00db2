//! Ambiguous amounts: `1.000 kr` is one krone to one reader and a thousand to another.

use super::{Text, both};

/// An ambiguous amount of money, such as `1.000`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwoAmounts {
    /// The digits before the point, with their sign.
    pub whole: String,
    /// The three digits after the point.
    pub decimals: String,
}

impl TwoAmounts {
    /// Tests the digits of an amount. `0.125`, `1.5` and `1234.567` cannot mean thousands, so they are not ambiguous.
    pub fn of(digits: &str) -> Option<TwoAmounts> {
        let (minus, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
        let (whole, decimals) = digits.split_once('.')?;
        let number = [whole, decimals].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        let two = number && decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
        two.then(|| TwoAmounts { whole: format!("{minus}{whole}"), decimals: decimals.to_owned() })
    }

    /// Why it is refused.
    pub fn reason(&self) -> Text {
        let TwoAmounts { whole, decimals } = self;
        both(
            format!("`{whole}.{decimals} kr` kan leses som {whole} {decimals} kr og som {whole} kr med tre desimaler"),
            format!("`{whole}.{decimals} kr` can be read as {whole} {decimals} kr and as {whole} kr with three decimals"),
        )
    }

    /// How to write it instead. In a rule file an amount needs its unit; in a facts file it does not.
    pub fn advice(&self, unit_needed: bool) -> Text {
        let TwoAmounts { whole, decimals } = self;
        let apart = format!("`{whole} {decimals} kr`");
        let (nb, en) = if unit_needed {
            (format!("tusener skilles med mellomrom: {apart}"), format!("thousands are kept apart by blanks: {apart}"))
        } else {
            let plain = format!("`{whole}{decimals}`");
            (format!("tusener skrives {plain} eller {apart}"), format!("thousands are written {plain} or {apart}"))
        };
        both(format!("{nb}; desimaler skrives med to eller fire sifre"), format!("{en}; decimals are written with two digits or four"))
    }
}

#[cfg(test)]
mod tests {
    use super::TwoAmounts;

    #[test]
    fn three_decimals_behind_up_to_three_digits_can_be_thousands() {
        for digits in ["1.000", "93.634", "250.000", "-1.000", "1.125"] {
            assert!(TwoAmounts::of(digits).is_some(), "{digits}");
        }
        for digits in ["1000", "1.5", "1.00", "1.0000", "1234.567", "0.125", "1.000.000", "1.00x", ".000", ""] {
            assert_eq!(TwoAmounts::of(digits), None, "{digits}");
        }
    }
}
