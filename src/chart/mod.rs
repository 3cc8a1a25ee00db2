//! Drawings: ranges, values, days and graphs as SVG that can be heard, printed and read without colours.
//!
//! Example: the ages at which anybody can get a right, one bar for each version, and a bracket where the bars differ.
//! Invariant: a drawing says in words all that it shows, whole numbers place what is in it, and colour alone tells nothing. Not here: what is
//! drawn, and why.

mod days;
mod graph;
mod layers;
mod page;
mod pairs;
mod spans;
mod svg;

pub use days::{DayRow, days};
pub use graph::{Card, Graph, graph};
pub use page::page;
pub use pairs::{Pair, pairs};
pub use spans::{Fill, Spans, Stretch, spans};
pub use svg::Drawing;
