//! Days in a row from the top, each with what happened on it.

use super::svg::{Anchor, Drawing, LINE, Pen, WIDTH, width};

/// A day, or a proposal.
#[derive(Debug)]
pub struct DayRow {
    /// The day in words.
    pub day: String,
    /// What happened, a paragraph each.
    pub lines: Vec<String>,
    /// Whether it is law; else it is proposed.
    pub law: bool,
    /// Whether it stands out.
    pub marked: bool,
}

const LEFT: i32 = 12;

/// Draws days in a row.
pub fn days(id: &str, title: &str, rows: &[DayRow], says: Vec<String>) -> Drawing {
    let mut pen = Pen::new(id, WIDTH);
    let line = LEFT + rows.iter().map(|row| width(&row.day)).max().unwrap_or(0) + 18;
    let left = line + 22;
    let mut y = LINE;
    let mut above: Option<i32> = None;
    for row in rows {
        let at = y;
        if let Some(above) = above {
            pen.line((line, above + 9), (line, at - 14), if row.law { "pf-line" } else { "pf-dash" });
        }
        above = Some(at - 5);
        pen.words((line - 16, at), Anchor::End, if row.marked { "pf-b" } else { "" }, &row.day);
        pen.dot((line, at - 5), 6, if row.law { "pf-dot" } else { "pf-ring" });
        for (place, words) in row.lines.iter().enumerate() {
            y = pen.lines((left, y), (WIDTH - left - LEFT).max(160), if place == 0 && row.marked { "pf-b" } else { "" }, words);
        }
        y = y.max(at + LINE) + 12;
    }
    pen.drawing((y - 24).max(LINE), title, says)
}
