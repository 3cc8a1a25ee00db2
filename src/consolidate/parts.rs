//! What stands in a provision, in order, with its rules looked up by name: a section may have thousands.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap as HashMap;

/// So many are as soon looked through.
const FEW: usize = 16;

/// What can stand in a provision.
pub trait Part {
    /// The name of a rule; `None` for a provision, and for an exception without a name.
    fn rule_name(&self) -> Option<&Arc<str>>;

    /// Whether it is a provision.
    fn is_provision(&self) -> bool;
}

/// The parts of a provision, in order.
#[derive(Clone)]
pub struct Parts<T> {
    all: Vec<T>,
    /// Made when something is looked for, and gone when something is changed.
    index: OnceLock<Index>,
}

/// Where things stand among the parts.
#[derive(Debug, Clone)]
struct Index {
    /// The first rule of each name.
    rules: HashMap<Arc<str>, usize>,
    provisions: Vec<usize>,
}

impl<T: Part> Parts<T> {
    fn index(&self) -> Option<&Index> {
        if self.all.len() <= FEW {
            return None;
        }
        Some(self.index.get_or_init(|| {
            let mut index = Index { rules: HashMap::default(), provisions: Vec::new() };
            for (at, part) in self.all.iter().enumerate() {
                if part.is_provision() {
                    index.provisions.push(at);
                }
                if let Some(name) = part.rule_name() {
                    index.rules.entry(name.clone()).or_insert(at);
                }
            }
            index
        }))
    }

    /// Where the first rule of a name stands.
    pub(super) fn rule_at(&self, name: &str) -> Option<usize> {
        match self.index() {
            Some(index) => index.rules.get(name).copied(),
            None => self.all.iter().position(|part| part.rule_name().is_some_and(|own| **own == *name)),
        }
    }

    /// Where its provisions stand.
    pub(super) fn provisions_at(&self) -> impl Iterator<Item = usize> {
        let (indexed, looked) = match self.index() {
            Some(index) => (index.provisions.as_slice(), [].as_slice()),
            None => ([].as_slice(), self.all.as_slice()),
        };
        let provisions = looked.iter().enumerate().filter(|(_, part)| part.is_provision()).map(|(at, _)| at);
        indexed.iter().copied().chain(provisions)
    }

    /// A part to be changed within. What it is, and its name, must stay.
    pub(super) fn within(&mut self, at: usize) -> Option<&mut T> {
        self.all.get_mut(at)
    }
}

impl<T: fmt::Debug> fmt::Debug for Parts<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.all.fmt(f)
    }
}

impl<T> Deref for Parts<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.all
    }
}

impl<T> DerefMut for Parts<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        self.index.take();
        &mut self.all
    }
}

impl<T> FromIterator<T> for Parts<T> {
    fn from_iter<I: IntoIterator<Item = T>>(parts: I) -> Parts<T> {
        Parts { all: parts.into_iter().collect(), index: OnceLock::new() }
    }
}

impl<T> IntoIterator for Parts<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

impl<'n, T> IntoIterator for &'n Parts<T> {
    type Item = &'n T;
    type IntoIter = std::slice::Iter<'n, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}
