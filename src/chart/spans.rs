//! Ranges of a number, such as ages, one bar for each version: all of a range, some of it, or none; and a bracket where the bars differ.

use super::svg::{Anchor, Drawing, LINE, Pen, WIDTH, width};

/// Ranges of a number under two versions.
#[derive(Debug)]
pub struct Spans {
    /// Its name in a page.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// The number.
    pub axis: String,
    /// Each version with its stretches, from below.
    pub rows: [(String, Vec<Stretch>); 2],
    /// Where the rows differ.
    pub differ: Vec<[Option<i64>; 2]>,
    /// What is said of that.
    pub differs: String,
    /// What a whole and a striped bar mean.
    pub legend: [String; 2],
    /// What is said of it all.
    pub says: Vec<String>,
}

/// A stretch of a row.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    /// From this number; from below all if there is none.
    pub from: Option<i64>,
    /// Up to this number; above all if there is none.
    pub until: Option<i64>,
    /// How much of it.
    pub fill: Fill,
}

/// How much of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Nothing.
    None,
    /// Some.
    Some,
    /// All.
    All,
}

const LEFT: i32 = 12;
const RIGHT: i32 = WIDTH - 12;
const BAR: i32 = 26;

/// Draws ranges. `None` where there is nothing to place them by.
pub fn spans(own: &Spans) -> Option<Drawing> {
    let stretches = || own.rows.iter().flat_map(|(_, row)| row);
    let mut limits: Vec<i64> = stretches().flat_map(|stretch| [stretch.from, stretch.until]).flatten().collect();
    limits.sort_unstable();
    limits.dedup();
    let scale = Scale::of(*limits.first()?, *limits.last()?)?;
    let mut pen = Pen::new(&own.id, WIDTH);
    let mut y = LINE;
    for (name, row) in &own.rows {
        y = pen.lines((LEFT, y), RIGHT - LEFT, "pf-b", name) - 12;
        pen.line((LEFT, y + BAR), (RIGHT, y + BAR), "pf-faint");
        for stretch in row {
            let (from, until) = scale.ends([stretch.from, stretch.until]);
            let (place, size) = ((from, y), ((until - from).max(2), BAR));
            match stretch.fill {
                Fill::None => {}
                Fill::Some => pen.striped(place, size),
                Fill::All => pen.rect(place, size, "pf-all"),
            }
        }
        y += BAR + LINE + 10;
    }
    y = bracket(&mut pen, own, &scale, y - 12);
    y = numbers(&mut pen, &limits, &scale, y + 4);
    y = pen.lines((LEFT, y + 10), RIGHT - LEFT, "pf-s", &own.axis) + 4;
    let [all, some] = &own.legend;
    for (fill, words) in [(Fill::All, all), (Fill::Some, some)] {
        if stretches().any(|stretch| stretch.fill == fill) {
            match fill {
                Fill::Some => pen.striped((LEFT, y), (28, 16)),
                Fill::All | Fill::None => pen.rect((LEFT, y), (28, 16), "pf-all"),
            }
            y = pen.lines((LEFT + 38, y + 13), RIGHT - LEFT - 38, "pf-s", words) - 7;
        }
    }
    Some(pen.drawing(y, &own.title, own.says.clone()))
}

/// Where the rows differ, and what is said of it; the place below.
fn bracket(pen: &mut Pen, own: &Spans, scale: &Scale, y: i32) -> i32 {
    let Some(first) = own.differ.first() else { return y };
    for ends in &own.differ {
        let (from, until) = scale.ends(*ends);
        pen.path(&format!("M{from} {} V{y} H{until} V{}", y - 7, y - 7), "pf-thick");
    }
    let half = width(&own.differs) / 2;
    if 2 * half > RIGHT - LEFT {
        return pen.lines((LEFT, y + LINE), RIGHT - LEFT, "pf-b", &own.differs);
    }
    let (from, until) = scale.ends(*first);
    let middle = (from + until) / 2;
    pen.words((middle.clamp(LEFT + half, RIGHT - half), y + LINE), Anchor::Middle, "pf-b", &own.differs);
    y + 2 * LINE
}

/// The axis with its numbers; the place below. Numbers that would stand in each other stand in two lines.
fn numbers(pen: &mut Pen, limits: &[i64], scale: &Scale, y: i32) -> i32 {
    pen.line((LEFT, y), (RIGHT, y), "pf-line");
    let mut ends = [i32::MIN; 2];
    for limit in limits {
        let (x, words) = (scale.x(*limit), limit.to_string());
        let half = width(&words) / 2 + 3;
        let Some((line, end)) = (0..).zip(&mut ends).find(|(_, end)| **end < x - half) else { continue };
        *end = x + half;
        let below = y + 6 + line * LINE;
        pen.line((x, y), (x, below), "pf-line");
        pen.words((x, below + 15), Anchor::Middle, "", &words);
    }
    let [_, second] = ends;
    y + 12 + if second > i32::MIN { 2 * LINE } else { LINE }
}

/// Where numbers are.
struct Scale {
    low: i64,
    high: i64,
}

impl Scale {
    /// With room on both sides, so that a limit is seen to be one.
    fn of(first: i64, last: i64) -> Option<Scale> {
        let beside = (last.checked_sub(first)? / 8).max(2);
        let low = first.checked_sub(beside)?;
        Some(Scale { low: if first >= 0 { low.max(0) } else { low }, high: last.checked_add(beside)? })
    }

    fn x(&self, value: i64) -> i32 {
        let room = i128::from(RIGHT - LEFT);
        let (low, high) = (i128::from(self.low), i128::from(self.high));
        let at = (i128::from(value) - low) * room / (high - low).max(1);
        LEFT + i32::try_from(at.clamp(0, room)).unwrap_or(0)
    }

    fn ends(&self, [from, until]: [Option<i64>; 2]) -> (i32, i32) {
        (self.x(from.unwrap_or(self.low)), self.x(until.unwrap_or(self.high)))
    }
}
