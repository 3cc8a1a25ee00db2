//! The interview: a goal and a case that is filled in question by question, until the answer is certain. Knows no terminal.
//!
//! Example: an applicant of eighteen is asked for the date of birth and the day of the application, and the answer is *no*.
//! Invariant: a question is asked only while its answer can still matter, in the order of the law, and never twice. Not here: how an answer
//! is found (see [`crate::eval`]) and explained (see [`crate::explain`]), and where lines come from and go to.

mod command;
mod dialogue;
mod order;
mod question;
mod reply;
mod state;

pub use dialogue::{Act, Dialogue, Turn, certain_words, is_facts_file};
pub use question::Words;
pub use reply::reply;
pub use state::{Answer, Interview, Question, Signature, Step};
