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
    let (letters, mut best) = (Letters::of(name), None::<(usize, &str)>);
    for other in among {
        let tail = other.rsplit('.').next().unwrap_or(other);
        let ways = std::iter::once(other).chain((tail.len() < other.len()).then_some(tail));
        for own in ways {
            // Nearly all names are too far away, or farther than one before, by their letters alone, whatever their order.
            let most = best.map_or(allowed, |(distance, _)| distance);
            if letters.least_distance(&Letters::of(own)) > most {
                continue;
            }
            let distance = strsim::damerau_levenshtein(name, own);
            if distance <= allowed && best.is_none_or(|best| (distance, other) < best) {
                best = Some((distance, other));
            }
        }
    }
    best.map(|(_, other)| other.to_owned())
}

/// How often each letter stands in a name. Letters beyond ASCII share a few places, which makes names seem nearer than they are.
struct Letters([u8; 64]);

impl Letters {
    fn of(name: &str) -> Letters {
        let mut counts = [0_u8; 64];
        for letter in name.chars() {
            if let Some(count) = counts.get_mut(letter as usize % 64) {
                *count = count.saturating_add(1);
            }
        }
        Letters(counts)
    }

    /// No fewer letters than these are added, left out or exchanged from one name to the other.
    fn least_distance(&self, other: &Letters) -> usize {
        let (mut more, mut fewer) = (0_usize, 0_usize);
        for (own, other) in self.0.iter().zip(&other.0) {
            more += usize::from(own.saturating_sub(*other));
            fewer += usize::from(other.saturating_sub(*own));
        }
        more.max(fewer)
    }
}

/// Asks whether a spelling was meant.
pub fn meant(near: &str) -> Text {
    both(format!("mente du `{near}`?"), format!("did you mean `{near}`?"))
}

/// Asks whether the nearest spelling was meant; nothing where none is near.
pub fn did_you_mean(near: Option<String>) -> Option<Text> {
    near.map(|near| meant(&near))
}
