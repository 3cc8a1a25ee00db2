//! The nearest spelling, for the help of a message.

use super::both;
use crate::law::Text;

/// Names longer than this are no slips of the pen.
const LONGEST: usize = 200;

/// The name that is most like a misspelt one, if one is near enough to be meant: a third of its letters may differ.
///
/// A name without its entity (`born` for `applicant.born`) is meant too.
pub fn nearest<'n>(name: &str, among: impl Iterator<Item = &'n str>) -> Option<String> {
    let length = name.chars().take(LONGEST + 1).count();
    if length > LONGEST {
        return None;
    }
    let allowed = length.max(4) / 3;
    let near = |other: &str| {
        // What differs more in length can't be near. Names are nearly always ASCII, and then their bytes are their letters.
        let letters = if other.is_ascii() { other.len() } else { other.chars().count() };
        (letters.abs_diff(length) <= allowed).then(|| strsim::damerau_levenshtein(name, other))
    };
    let scored = among.filter_map(|other| {
        let tail = other.rsplit('.').next().unwrap_or(other);
        let distance = [near(other), near(tail)].into_iter().flatten().min()?;
        Some((distance, other))
    });
    let (distance, best) = scored.min()?;
    (distance <= allowed).then(|| best.to_owned())
}

/// Asks whether a spelling was meant.
pub fn meant(near: &str) -> Text {
    both(format!("mente du `{near}`?"), format!("did you mean `{near}`?"))
}

/// Asks whether the nearest spelling was meant; nothing where none is near.
pub fn did_you_mean(near: Option<String>) -> Option<Text> {
    near.map(|near| meant(&near))
}
