//! Words as numbers: what is compared all the time.

use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

/// A word by its number.
pub(super) type Word = u32;

/// Every word there has been.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    numbers: HashMap<Arc<str>, Word>,
    words: Vec<Arc<str>>,
}

impl Words {
    /// The number of a word.
    pub(super) fn number(&mut self, word: &str) -> Word {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let (word, number): (Arc<str>, Word) = (Arc::from(word), u32::try_from(self.words.len()).unwrap_or(u32::MAX));
        self.words.push(word.clone());
        self.numbers.insert(word, number);
        number
    }

    /// The number of a word there has been.
    pub(super) fn known(&self, word: &str) -> Option<Word> {
        self.numbers.get(word).copied()
    }

    /// The word of a number.
    pub(super) fn word(&self, number: Word) -> &str {
        self.words.get(number as usize).map_or("", |word| word)
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.words.len()
    }
}
