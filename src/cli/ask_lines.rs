//! The lines of an interview: edited on a terminal, read within limits from anything else. Both are one dialogue.

use std::io::{self, BufRead, IsTerminal, Read};

use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;

use super::{Console, input, streams};
use crate::source::{Diagnostic, all_seen, both, codes, limits};

/// What stands before an answer.
const PROMPT: &str = "> ";

/// Where lines come from.
pub(super) enum Lines {
    /// A terminal, on which a line can be edited, and earlier ones are found again.
    Edited(Box<DefaultEditor>),
    /// A file, a pipe, or a terminal whose output goes elsewhere. Counts the lines.
    Plain(usize),
}

/// What comes of a line.
pub(super) enum Line {
    /// A line without its end.
    Text(String),
    /// A line that can't be taken as an answer; another may follow.
    Bad(Box<Diagnostic>),
    /// There are no more.
    End,
    /// There are too many, or they can't be read.
    Broken(Box<Diagnostic>),
}

impl Lines {
    pub(super) fn new() -> Lines {
        let terminal = streams::in_was_open() && io::stdin().is_terminal() && io::stdout().is_terminal();
        match DefaultEditor::new() {
            Ok(editor) if terminal => Lines::Edited(Box::new(editor)),
            _ => Lines::Plain(0),
        }
    }

    /// The next line, with a sign that it is awaited. What does not come from a terminal is written behind it, so that the dialogue can be read.
    pub(super) fn next(&mut self, console: &Console) -> Line {
        match self {
            Lines::Edited(editor) => match editor.readline(PROMPT) {
                Ok(line) if line.len() as u64 > limits::ANSWER_BYTES => Line::Bad(too_long()),
                Ok(line) => {
                    // What can't be remembered can't be found again; nothing else hangs on it.
                    let _ = editor.add_history_entry(&line);
                    Line::Text(line)
                }
                Err(ReadlineError::Eof | ReadlineError::Interrupted) => Line::End,
                Err(error) => Line::Broken(unreadable(&io::Error::other(error))),
            },
            Lines::Plain(count) => {
                console.out(PROMPT);
                *count += 1;
                let line = if *count > limits::INTERVIEW_LINES { Line::Broken(too_many()) } else { plain() };
                let echo = match &line {
                    Line::Text(_) if io::stdin().is_terminal() => String::new(),
                    Line::Text(text) => all_seen(text).into_owned() + "\n",
                    Line::Bad(_) | Line::End | Line::Broken(_) => "\n".to_owned(),
                };
                console.out(&echo);
                line
            }
        }
    }
}

/// A line of standard input within the limit. Of a longer one the rest is passed over, as far as a file may be long.
fn plain() -> Line {
    if !streams::in_was_open() {
        return Line::End;
    }
    let mut input = io::stdin().lock();
    let mut bytes = Vec::new();
    if let Err(error) = (&mut input).take(limits::ANSWER_BYTES + 1).read_until(b'\n', &mut bytes) {
        return Line::Broken(unreadable(&error));
    }
    if bytes.is_empty() {
        return Line::End;
    }
    if bytes.len() as u64 > limits::ANSWER_BYTES && !bytes.ends_with(b"\n") {
        return match passed_over(&mut input) {
            Ok(true) => Line::Bad(too_long()),
            Ok(false) => Line::Broken(too_long()),
            Err(error) => Line::Broken(unreadable(&error)),
        };
    }
    match String::from_utf8(bytes) {
        Ok(text) => Line::Text(text.trim_end_matches(['\n', '\r']).to_owned()),
        Err(_) => {
            let message = both("linjen er ikke UTF-8", "the line is not UTF-8");
            Line::Bad(Box::new(Diagnostic::error(codes::ENCODING, None, message).help(both("skriv den på nytt", "type it again"))))
        }
    }
}

/// Passes over the rest of a line, piece by piece. Tells whether it has an end.
fn passed_over(input: &mut impl BufRead) -> io::Result<bool> {
    let mut left = limits::FILE_BYTES;
    while left > 0 {
        let piece = input.fill_buf()?;
        let end = piece.iter().position(|byte| *byte == b'\n').map(|at| at + 1);
        let length = end.unwrap_or(piece.len());
        if length == 0 {
            return Ok(true);
        }
        input.consume(length);
        if end.is_some() {
            return Ok(true);
        }
        left = left.saturating_sub(length as u64);
    }
    Ok(false)
}

fn too_long() -> Box<Diagnostic> {
    let most = limits::ANSWER_BYTES / 1024;
    let message = both(format!("linjen er lengre enn {most} KiB"), format!("the line is longer than {most} KiB"));
    Box::new(Diagnostic::error(codes::TOO_LARGE, None, message).help(both("svar kortere", "give a shorter answer")))
}

fn too_many() -> Box<Diagnostic> {
    let most = limits::INTERVIEW_LINES;
    let message = both(format!("intervjuet er på mer enn {most} linjer"), format!("the interview has more than {most} lines"));
    let help = both("skriv opplysningene i en faktafil, og bruk `paragraf decide`", "write the facts in a file, and use `paragraf decide`");
    Box::new(Diagnostic::error(codes::TOO_LARGE, None, message).help(help))
}

fn unreadable(error: &io::Error) -> Box<Diagnostic> {
    Box::new(input::unreadable(std::path::Path::new("-"), error))
}
