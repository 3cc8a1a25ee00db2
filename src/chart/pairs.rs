//! Values before and after, a pair of bars for each.

use super::svg::{Anchor, Drawing, LINE, Pen, WIDTH};

/// A value before and after.
#[derive(Debug)]
pub struct Pair {
    /// What it is.
    pub label: String,
    /// How large it is, on any scale that both have.
    pub sizes: [i64; 2],
    /// The same in words.
    pub words: [String; 2],
}

const LEFT: i32 = 12;
const NAMES: i32 = 70;
const BARS: i32 = 380;
const BAR: i32 = 18;

/// Draws values before and after. `names` are those of the two versions.
pub fn pairs(id: &str, title: &str, names: [&str; 2], all: &[Pair], says: Vec<String>) -> Drawing {
    let mut pen = Pen::new(id, WIDTH);
    let mut y = LINE;
    for pair in all {
        y = pen.lines((LEFT, y), WIDTH - 2 * LEFT, "pf-b", &pair.label) - 12;
        let most = pair.sizes.iter().copied().map(i64::unsigned_abs).max().unwrap_or(1).max(1);
        for (at, (size, words)) in pair.sizes.iter().zip(&pair.words).enumerate() {
            pen.words((LEFT, y + 14), Anchor::Start, "pf-s", names.get(at).copied().unwrap_or_default());
            let share = u128::from(size.unsigned_abs()) * u128::from(BARS.unsigned_abs()) / u128::from(most);
            let long = i32::try_from(share).unwrap_or(BARS).max(2);
            match at {
                0 => pen.striped((LEFT + NAMES, y), (long, BAR)),
                _ => pen.rect((LEFT + NAMES, y), (long, BAR), "pf-all"),
            }
            pen.words((LEFT + NAMES + long + 8, y + 14), Anchor::Start, "pf-s", words);
            y += BAR + 6;
        }
        y += LINE + 8;
    }
    pen.drawing((y - LINE).max(LINE), title, says)
}
