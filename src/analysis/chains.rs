//! Who may need whom, in all versions together: where that has no circle and no long chain, no version has one.
//!
//! Careful: what needs what in different versions counts as if it were in one, and a mention as a need. So a law that passes has none; one
//! that does not may have none either, and is looked at as a whole.

use rustc_hash::FxHashMap as HashMap;

use super::part::Set;
use super::row::Row;
use super::rules::Owner;
use super::words::Word;
use crate::source::limits;

/// What rules may need.
pub(super) struct Chains<'r> {
    /// For each rule its needs, by their places in the next.
    needs: HashMap<Word, Vec<usize>>,
    /// The words that may be needed, each with how many expressions lie between; and how many lie in each other.
    rows: Vec<(&'r [(Word, usize)], usize)>,
}

impl<'r> Chains<'r> {
    /// The needs of some declarations.
    pub(super) fn of(rows: impl Iterator<Item = &'r Row> + Clone) -> Chains<'r> {
        let mut own = Chains { needs: HashMap::default(), rows: Vec::new() };
        let sections = rows.clone().flat_map(|row| &row.needs).flat_map(|need| &need.of).any(|of| matches!(of, Owner::Section(_)));
        let mut declared: HashMap<Word, Vec<Word>> = HashMap::default();
        for row in rows.clone().filter(|_| sections) {
            row.numbers.iter().for_each(|number| declared.entry(*number).or_default().extend(&row.declares));
        }
        for need in rows.flat_map(|row| &row.needs) {
            let at = own.rows.len();
            own.rows.push((need.words.as_slice(), need.depth));
            for of in &need.of {
                let rules: &[Word] = match of {
                    Owner::Rule(name) => std::slice::from_ref(name),
                    Owner::Section(number) => declared.get(number).map_or(&[], Vec::as_slice),
                };
                rules.iter().for_each(|rule| own.needs.entry(*rule).or_default().push(at));
            }
        }
        own
    }

    fn of_rule(&self, rule: Word) -> impl Iterator<Item = (&'r [(Word, usize)], usize)> {
        self.needs.get(&rule).into_iter().flatten().filter_map(|at| self.rows.get(*at).copied())
    }

    /// Whether no chain comes back to where it began, or is too long. Then also the rules that may speak of some words, by way of others.
    pub(super) fn end(&self, words: usize, speaks: impl Fn(Word) -> bool) -> Option<Set> {
        #[derive(Clone, Copy)]
        enum State {
            New,
            Open,
            Done(usize, bool),
        }
        let mut states = vec![State::New; words];
        let state = |states: &[State], word: Word| states.get(word as usize).copied().unwrap_or(State::Done(0, false));
        let mut starts: Vec<Word> = self.needs.keys().copied().collect();
        starts.sort_unstable();
        let mut speaking = Set::default();
        for start in starts {
            let mut stack = vec![(start, false)];
            while let Some((rule, ready)) = stack.pop() {
                match (state(&states, rule), ready) {
                    (State::New, _) => {
                        *states.get_mut(rule as usize)? = State::Open;
                        stack.push((rule, true));
                        let below = self.of_rule(rule).flat_map(|(words, _)| words).filter(|(word, _)| self.needs.contains_key(word));
                        for (word, _) in below {
                            match state(&states, *word) {
                                State::New => stack.push((*word, false)),
                                // On the way down to it: a circle. One that waits beside is looked at when its turn comes.
                                State::Open => return None,
                                State::Done(..) => {}
                            }
                        }
                    }
                    (State::Open, true) => {
                        let (mut depth, mut speaks_of) = (0, false);
                        for (words, own) in self.of_rule(rule) {
                            let below = words.iter().map(|(word, between)| match state(&states, *word) {
                                State::Done(depth, speaking) => (depth + between, speaking || speaks(*word)),
                                State::New | State::Open => (*between, speaks(*word)),
                            });
                            for (deep, speaking) in below {
                                depth = depth.max(deep);
                                speaks_of |= speaking;
                            }
                            depth = depth.max(own);
                        }
                        if depth > limits::CHAIN {
                            return None;
                        }
                        if speaks_of {
                            speaking.insert(rule);
                        }
                        *states.get_mut(rule as usize)? = State::Done(depth, speaks_of);
                    }
                    (State::Open | State::Done(..), _) => {}
                }
            }
        }
        Some(speaking)
    }
}
