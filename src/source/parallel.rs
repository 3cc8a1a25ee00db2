//! The same work on many things, on as many threads as the machine has: files that are parsed, versions, cases, slips.
//!
//! Example: `parallel_map(&files, |file| parse(file))`. Invariant: the outcome is that of doing one after another, in order.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::Builder;

/// What the work makes of each, in their order. Trouble (a panic) in a thread is trouble here: nothing is passed over.
pub fn parallel_map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    // The question costs some system calls: it is not asked for nothing.
    let threads = if items.len() < 2 { 1 } else { std::thread::available_parallelism().map_or(1, usize::from).min(items.len()) };
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut own = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return own };
            own.push((at, work(item)));
        }
    };
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        // This thread takes its share too, and all of it where no other can be had.
        let running: Vec<_> = (1..threads).filter_map(|_| Builder::new().spawn_scoped(scope, take).ok()).collect();
        let mut done = take();
        done.extend(running.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|trouble| std::panic::resume_unwind(trouble))));
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, found)| found).collect()
}

/// Two works of different kinds at once.
pub fn at_once<A: Send + Sync, B: Send + Sync>(one: impl Fn() -> A + Sync, other: impl Fn() -> B + Sync) -> (A, B) {
    let (first, second) = (OnceLock::new(), OnceLock::new());
    parallel_map(&[true, false], |is_first| {
        if *is_first {
            first.get_or_init(&one);
        } else {
            second.get_or_init(&other);
        }
    });
    (first.into_inner().unwrap_or_else(one), second.into_inner().unwrap_or_else(other))
}

#[cfg(test)]
mod tests {
    use super::{at_once, parallel_map};

    #[test]
    fn the_order_is_kept() {
        let items: Vec<u64> = (0..1000).collect();
        assert_eq!(parallel_map(&items, |item| item * item), items.iter().map(|item| item * item).collect::<Vec<_>>());
    }

    #[test]
    fn two_works_have_their_own_outcomes() {
        assert_eq!(at_once(|| 1, || "two"), (1, "two"));
    }

    #[test]
    fn trouble_is_not_passed_over() {
        let items: Vec<u64> = (0..100).collect();
        let run = std::panic::catch_unwind(|| parallel_map(&items, |item| assert_ne!(*item, 73)));
        assert!(run.is_err());
    }
}
