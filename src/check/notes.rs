//! Which notes tell of which provisions: those of the provision itself, and of what it stands in.

use std::sync::OnceLock;

use crate::model::{Rulebook, Standing, StandingId};

/// The notes by provision. They are looked for when the first explanation asks.
#[derive(Debug, Clone, Default)]
pub(super) struct Notes(OnceLock<Vec<Vec<u32>>>);

impl Notes {
    /// The numbers of the notes of a provision, in their order.
    pub(super) fn of(&self, book: &Rulebook, standing: StandingId) -> &[u32] {
        self.0.get_or_init(|| by_provision(book)).get(standing.index()).map(Vec::as_slice).unwrap_or_default()
    }
}

fn by_provision(book: &Rulebook) -> Vec<Vec<u32>> {
    let noted = |note: StandingId| book.standings.get(note.index());
    let notes = (0_u32..).zip(&book.notes).filter_map(|(at, note)| noted(note.standing).map(|noted| (at, noted)));
    let notes: Vec<_> = notes.filter(|(_, noted)| noted.place.section.is_some()).collect();
    let of = |own: &Standing| {
        let around = notes.iter().filter(|(_, noted)| noted.act == own.act && noted.place.contains(&own.place));
        around.map(|(at, _)| *at).collect()
    };
    book.standings.iter().map(of).collect()
}
