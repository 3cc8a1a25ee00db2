//! A graph in columns: what rests on something stands to the right of it. Bands from the left to the right are groups, such as acts.

use super::layers::{Place, places};
use super::svg::{Anchor, Drawing, LINE, Pen, WIDTH, wrapped};

/// A graph.
#[derive(Debug)]
pub struct Graph {
    /// Its name in a page.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// The groups, from the top.
    pub bands: Vec<String>,
    /// What stands in it.
    pub cards: Vec<Card>,
    /// From one card to another, by their numbers.
    pub edges: Vec<(usize, usize)>,
    /// A line below it, such as on what is left out; empty for none.
    pub foot: String,
    /// What is said of it all.
    pub says: Vec<String>,
}

/// A card of a graph.
#[derive(Debug)]
pub struct Card {
    /// What it is called.
    pub label: String,
    /// What is added in small letters.
    pub note: String,
    /// Its group.
    pub band: usize,
    /// Whether the graph is about it.
    pub main: bool,
}

const CARD: i32 = 186;
const BETWEEN: i32 = 64;
const EDGE: i32 = 14;
const INSIDE: i32 = 8;
/// The lines of a label that are shown.
const LINES: usize = 4;

/// A card with its words in lines, and where it stands.
struct Drawn<'g> {
    card: &'g Card,
    lines: Vec<String>,
    note: Vec<String>,
    place: Place,
    at: (i32, i32),
}

impl Drawn<'_> {
    fn height(&self) -> i32 {
        let lines = i32::try_from(self.lines.len() + self.note.len()).unwrap_or(0);
        lines * (LINE - 2) + 2 * INSIDE
    }
}

/// Draws a graph.
pub fn graph(own: &Graph) -> Drawing {
    let bands: Vec<usize> = own.cards.iter().map(|card| card.band).collect();
    let room = CARD - 2 * INSIDE;
    let mut drawn: Vec<Drawn<'_>> = own
        .cards
        .iter()
        .zip(places(&bands, &own.edges))
        .map(|(card, place)| Drawn { card, lines: cut(&card.label, room), note: cut(&card.note, room), place, at: (0, 0) })
        .collect();
    let columns = drawn.iter().map(|card| card.place.column + 1).max().unwrap_or(0);
    let width = (EDGE * 2 + i32::try_from(columns).unwrap_or(0) * (CARD + BETWEEN) - BETWEEN + 2 * EDGE).max(WIDTH);
    let mut pen = Pen::new(&own.id, width);
    let mut y = EDGE;
    let mut frames = Vec::new();
    for (number, name) in own.bands.iter().enumerate() {
        let top = y;
        y += LINE + 14;
        let mut below = y;
        for column in 0..columns {
            let mut inside: Vec<&mut Drawn<'_>> =
                drawn.iter_mut().filter(|card| card.card.band == number && card.place.column == column).collect();
            inside.sort_by_key(|card| card.place.order);
            let mut at = y;
            for card in inside {
                card.at = (2 * EDGE + i32::try_from(column).unwrap_or(0) * (CARD + BETWEEN), at);
                at += card.height() + 12;
                below = below.max(at);
            }
        }
        if below > y {
            frames.push((top, below, name));
            y = below + 10;
        } else {
            y = top;
        }
    }
    for (top, below, name) in frames {
        pen.rect((EDGE / 2, top), (width - EDGE, below - top), "pf-band");
        pen.words((EDGE + 4, top + LINE), Anchor::Start, "pf-b", name);
    }
    for (from, to) in &own.edges {
        if let (Some(from), Some(to)) = (drawn.get(*from), drawn.get(*to)) {
            edge(&mut pen, from, to);
        }
    }
    for card in &drawn {
        let (x, top) = card.at;
        pen.rect((x, top), (CARD, card.height()), if card.card.main { "pf-main" } else { "pf-box" });
        let mut at = top + INSIDE + 13;
        for (class, lines) in [("", &card.lines), ("pf-s", &card.note)] {
            for line in lines {
                pen.words((x + INSIDE, at), Anchor::Start, class, line);
                at += LINE - 2;
            }
        }
    }
    let y = pen.lines((EDGE, y + LINE), width - 2 * EDGE, "pf-b", &own.foot);
    pen.drawing(y, &own.title, own.says.clone())
}

/// The first lines of words; what is left out is shown to be.
fn cut(words: &str, room: i32) -> Vec<String> {
    let mut lines = wrapped(words, room);
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.pop();
            last.push('…');
        }
    }
    lines
}

/// A line with an arrow at its end.
fn edge(pen: &mut Pen, from: &Drawn<'_>, to: &Drawn<'_>) {
    let (x, y) = (from.at.0 + CARD, from.at.1 + from.height() / 2);
    let (end, below) = (to.at.0, to.at.1 + to.height() / 2);
    let (first, second) = (x + BETWEEN / 2, end - BETWEEN / 2);
    pen.path(&format!("M{x} {y} C{first} {y} {second} {below} {} {below}", end - 6), "pf-faint");
    pen.path(&format!("M{end} {below} l-8 -4 v8 z"), "pf-dot");
}
