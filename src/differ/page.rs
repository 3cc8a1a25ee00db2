//! What is said of differences and claims, part by part: told as text for a terminal, or as Markdown.

use crate::explain::{Style, headed, row, wrapped};
use crate::source::escape_markdown;

/// Parts in the order in which they are told.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    parts: Vec<Part>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    /// A heading, so deep.
    Head(usize, String),
    /// A sentence, so deep.
    Line(usize, String),
    /// A condition that the cases of a region meet, and whether it is the first of them.
    Condition(bool, String),
    /// One of several things, so deep.
    Item(usize, String),
    /// Something with its name: a fact of a case.
    Fact(String, String),
    /// What a case comes to, by what it is called.
    Result(String, String),
    /// The answer under a version.
    Answer(String, String),
    /// What is said of a goal, with its name.
    Goal(String, String),
    /// An empty line.
    Blank,
}

impl Page {
    pub(super) fn head(&mut self, depth: usize, words: &str) {
        self.parts.push(Part::Head(depth, words.to_owned()));
    }

    pub(super) fn line(&mut self, depth: usize, words: &str) {
        self.parts.push(Part::Line(depth, words.to_owned()));
    }

    pub(super) fn condition(&mut self, first: bool, words: &str) {
        self.parts.push(Part::Condition(first, words.to_owned()));
    }

    pub(super) fn item(&mut self, depth: usize, words: &str) {
        self.parts.push(Part::Item(depth, words.to_owned()));
    }

    pub(super) fn fact(&mut self, name: &str, words: &str) {
        self.parts.push(Part::Fact(name.to_owned(), words.to_owned()));
    }

    pub(super) fn result(&mut self, name: &str, words: &str) {
        self.parts.push(Part::Result(name.to_owned(), words.to_owned()));
    }

    pub(super) fn answer(&mut self, version: &str, words: &str) {
        self.parts.push(Part::Answer(version.to_owned(), words.to_owned()));
    }

    pub(super) fn goal(&mut self, name: &str, words: &str) {
        self.parts.push(Part::Goal(name.to_owned(), words.to_owned()));
    }

    /// How many parts there are.
    pub(super) fn lines(&self) -> usize {
        self.parts.len()
    }

    pub(super) fn extend(&mut self, other: &Page) {
        self.parts.extend(other.parts.iter().cloned());
    }

    pub(super) fn blank(&mut self) {
        self.parts.push(Part::Blank);
    }

    /// The page as text for a terminal.
    pub fn text(&self, style: Style) -> String {
        let mut out = String::new();
        let width = |name: &str| name.chars().count();
        let widest = |of: fn(&Part) -> Option<&String>| self.parts.iter().filter_map(of).map(|name| width(name)).max().unwrap_or(0);
        let goals = widest(|part| if let Part::Goal(name, _) = part { Some(name) } else { None });
        for (at, part) in self.parts.iter().enumerate() {
            match part {
                Part::Head(depth, words) => headed(&mut out, *depth, words, "", style),
                Part::Line(depth, words) => wrapped(&mut out, *depth, words, style),
                Part::Condition(first, words) => row(&mut out, 2, if *first { "•  " } else { "   " }, words, style),
                Part::Item(depth, words) => row(&mut out, *depth, "•  ", words, style),
                Part::Fact(name, words) | Part::Result(name, words) => row(&mut out, 3, &format!("{name}: "), words, style),
                Part::Answer(name, words) => {
                    let own = self.answers_around(at);
                    row(&mut out, 3, &format!("{name:<own$}  "), words, style);
                }
                Part::Goal(name, words) => row(&mut out, 1, &format!("{name:<goals$}  "), words, style),
                Part::Blank => out.push('\n'),
            }
        }
        out
    }

    /// The width of the names of the versions beside an answer.
    fn answers_around(&self, at: usize) -> usize {
        let name = |part: &Part| if let Part::Answer(name, _) = part { Some(name.chars().count()) } else { None };
        let (before, after) = self.parts.split_at(at.min(self.parts.len()));
        let own = before.iter().rev().map_while(name).chain(after.iter().map_while(name));
        own.max().unwrap_or(0)
    }

    /// The page as Markdown.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        let mut titled = false;
        let mut last: Option<&Part> = None;
        for part in self.parts.iter().filter(|part| !matches!(part, Part::Blank)) {
            // What goes on in a list or a condition stands below it; all else stands apart.
            let goes_on = matches!(
                (last, part),
                (Some(Part::Condition(..)), Part::Condition(..))
                    | (Some(Part::Item(..)), Part::Item(..))
                    | (Some(Part::Fact(..) | Part::Answer(..) | Part::Result(..)), Part::Fact(..) | Part::Answer(..) | Part::Result(..))
                    | (Some(Part::Goal(..)), Part::Goal(..))
            );
            if last.is_some() && !goes_on {
                out.push('\n');
            }
            match part {
                Part::Head(depth, words) => {
                    let level = if titled { depth + 2 } else { 1 };
                    titled = true;
                    out.push_str(&format!("{} {}\n", "#".repeat(level), escaped(words)));
                }
                Part::Line(_, words) => out.push_str(&format!("{}\n", escaped(words))),
                Part::Condition(false, words) if goes_on => {
                    // The line before goes on.
                    out.pop();
                    out.push_str(&format!("\\\n  {}\n", escaped(words)));
                }
                Part::Condition(_, words) | Part::Item(_, words) => out.push_str(&format!("- {}\n", escaped(words))),
                Part::Fact(name, words) | Part::Answer(name, words) | Part::Goal(name, words) => {
                    out.push_str(&format!("- `{name}`: {}\n", escaped(words)));
                }
                Part::Result(name, words) => out.push_str(&format!("- {}: {}\n", escaped(name), escaped(words))),
                Part::Blank => {}
            }
            last = Some(part);
        }
        out
    }
}

/// Words in which no sign is one of Markdown.
fn escaped(words: &str) -> String {
    let mut out = String::new();
    // What stands in backquotes is to be typed, and stays as it is.
    for (at, piece) in words.split('`').enumerate() {
        if at > 0 {
            out.push('`');
        }
        if at % 2 == 0 { escape_markdown(piece, &mut out) } else { out.push_str(piece) }
    }
    out
}
