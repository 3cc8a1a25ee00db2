//! Regions of a space in which more limits have become known since: each cell as the cells that it was cut into.

use super::cover::Cube;
use crate::symbolic::diagram::node::{Beyond, Bounded};
use crate::symbolic::diagram::space::Space;
use crate::symbolic::terms::axis::Cut;
use crate::symbolic::terms::variable::Variable;

/// The limits of cells that a space had.
pub(in crate::symbolic) struct Refined(Vec<Vec<Cut>>);

impl Refined {
    /// Remembers the limits that a space has.
    pub(in crate::symbolic) fn of(space: &Space) -> Refined {
        Refined(space.axes.all().map(|(place, _)| space.axes.cuts(place).to_vec()).collect())
    }

    /// A region that was found with those limits, in the cells of today.
    ///
    /// # Errors
    /// Where a variable has other values than it had.
    pub(in crate::symbolic) fn cube(&self, space: &Space, cube: &Cube) -> Bounded<Cube> {
        let mut out = Cube::default();
        for (level, values) in &cube.0 {
            let now = match space.variable(*level) {
                Some(Variable::Cells(place)) => {
                    let before = self.0.get(*place).ok_or(Beyond)?;
                    let mut cell = 0;
                    let mut now = vec![values.first().copied().ok_or(Beyond)?];
                    for cut in space.axes.cuts(*place) {
                        cell += usize::from(before.get(cell) == Some(cut));
                        now.push(values.get(cell).copied().ok_or(Beyond)?);
                    }
                    now
                }
                _ => values.clone(),
            };
            if now.len() != space.size(*level) {
                return Err(Beyond);
            }
            out.0.insert(*level, now);
        }
        Ok(out)
    }
}
