//! Which of the standard streams the caller left open.
//!
//! Rust opens `/dev/null` in the place of a closed stream before `main` begins, so that a result written there would be lost without a
//! word. It is looked at before that, as the program is loaded. Not here: writing (see `console.rs`).

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

static IN: AtomicBool = AtomicBool::new(true);
static OUT: AtomicBool = AtomicBool::new(true);
static ERR: AtomicBool = AtomicBool::new(true);

/// Nothing but three system calls and three stores: the standard library has not begun.
#[cfg(unix)]
#[ctor::ctor(unsafe)]
fn note_open_streams() {
    use std::os::fd::AsFd;
    IN.store(std::io::stdin().as_fd().try_clone_to_owned().is_ok(), Relaxed);
    OUT.store(std::io::stdout().as_fd().try_clone_to_owned().is_ok(), Relaxed);
    ERR.store(std::io::stderr().as_fd().try_clone_to_owned().is_ok(), Relaxed);
}

/// Whether there is a standard input.
pub(super) fn in_was_open() -> bool {
    IN.load(Relaxed)
}

/// Whether there is a standard output.
pub(super) fn out_was_open() -> bool {
    OUT.load(Relaxed)
}

/// Whether there is a standard error.
pub(super) fn err_was_open() -> bool {
    ERR.load(Relaxed)
}
