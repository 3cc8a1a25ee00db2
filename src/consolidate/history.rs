//! A list that only grows, and whose copies share what they have in common.

use std::sync::Arc;

/// Items in runs, each at least twice as long as the next: a copy costs a logarithm of the length, and so does an item in the mean.
#[derive(Debug, Clone)]
pub struct History<T> {
    runs: Vec<Arc<Vec<T>>>,
}

impl<T> Default for History<T> {
    fn default() -> History<T> {
        History { runs: Vec::new() }
    }
}

impl<T: Clone> History<T> {
    /// Adds an item at the end.
    pub(super) fn push(&mut self, item: T) {
        let mut last = vec![item];
        while let Some(mut before) = self.runs.pop_if(|before| before.len() <= last.len()) {
            Arc::make_mut(&mut before).append(&mut last);
            last = Arc::unwrap_or_clone(before);
        }
        self.runs.push(Arc::new(last));
    }

    /// The items in the order in which they were added.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.runs.iter().flat_map(|run| run.iter())
    }
}

impl<T: Clone> Extend<T> for History<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.push(item));
    }
}

#[cfg(test)]
mod tests {
    use super::History;

    #[test]
    fn a_copy_goes_on_by_itself() {
        let mut one = History::default();
        one.extend(0..100);
        let mut other = one.clone();
        one.push(100);
        other.extend([7, 8]);
        assert_eq!(one.iter().copied().collect::<Vec<_>>(), (0..=100).collect::<Vec<_>>());
        assert_eq!(other.iter().copied().collect::<Vec<_>>(), (0..100).chain([7, 8]).collect::<Vec<_>>());
        assert!(one.runs.len() <= 8, "{}", one.runs.len());
    }
}
