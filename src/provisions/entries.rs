//! The provisions of a version in one row, in the order of the acts.

use crate::consolidate::{ActText, Consolidation, Provision};
use crate::law::Place;
use crate::syntax::ast;

/// A provision with its place.
pub(super) struct Entry<'l> {
    pub(super) act: &'l ast::Act,
    pub(super) place: Place,
    pub(super) node: &'l Provision<'l>,
    /// The provision it stands in.
    pub(super) outer: Option<usize>,
}

/// Every provision of a version.
pub(super) fn entries<'l>(law: &'l Consolidation<'l>) -> Vec<Entry<'l>> {
    let mut out = Vec::new();
    for text in &law.texts {
        for section in &text.sections {
            put(&mut out, text, section, None);
        }
    }
    out
}

/// Appends a provision and what stands in it. Provisions are no deeper than section, subsection, letter and sentence.
fn put<'l>(out: &mut Vec<Entry<'l>>, text: &'l ActText<'l>, node: &'l Provision<'l>, outer: Option<usize>) {
    let place = outer.and_then(|outer| out.get(outer)).map_or_else(Place::default, |outer| outer.place.clone());
    let own = out.len();
    out.push(Entry { act: text.act, place: node.unit.within(&place), node, outer });
    for child in node.nodes() {
        put(out, text, child, Some(own));
    }
}
