//! The formatter: the text of a rule file in its one layout.
//!
//! It works from the grammar's own pairs, so that a rule of the grammar it knows nothing of is laid out like the rest. The layout:
//!
//! - Four blanks of indent in braces. Each part of a block has a line of its own; a block written on one line stays there if it fits.
//! - A clause (`rules.rs`), such as `holds when`, `source` or `nb`, stays on the line of its rule or, if the author broke there, on
//!   its own, four blanks in. A line longer than 140 columns is broken, from the outermost construct inwards.
//! - Lines of one kind below each other have columns (`rules.rs`), as the `=` of a case's facts.
//! - At most one empty line between two parts. Comments stay on their own line, or behind what they stand behind.
//!
//! Example: `figure  lower_age_limit=19` becomes `figure lower_age_limit = 19`. Invariant: the result has the tokens, the tree and the
//! comments of what came in, and formatting it again changes nothing. Not here: files.

mod breaks;
mod columns;
mod page;
mod rules;
mod write;

use pest::Parser;

use super::error::not_the_same;
use super::grammar::{Grammar, Rule};
use super::parse::parse_file;
use crate::source::{Diagnostic, FileId, SourceFile};
use page::Page;

/// The text of a rule file in its one layout, with line feeds alone and without a byte order mark.
///
/// A file with mistakes is not laid out: its diagnostics come back.
pub fn format(id: FileId, file: &SourceFile) -> Result<String, Vec<Diagnostic>> {
    let page = read(id, &file.text)?;
    let text = lay_out(&page);
    // The law must not change by its layout: what was written is read again.
    match read(id, &text) {
        Ok(again) if page.says_the_same(&again) => Ok(text),
        _ => Err(vec![not_the_same(&file.name)]),
    }
}

/// A text as tokens, if it has no mistakes.
fn read(id: FileId, text: &str) -> Result<Page<'_>, Vec<Diagnostic>> {
    let (file, diagnostics) = parse_file(id, text);
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Err(diagnostics);
    }
    // A file without mistakes has no brackets to blank, so the grammar reads the text itself, as it did just now.
    let pairs = Grammar::parse(Rule::file, text).map_err(|_| diagnostics)?;
    Ok(Page::new(text, pairs, &file.comments))
}

/// Writes, breaks what is too long, and writes again, until every line fits or nothing in it can be broken.
fn lay_out(page: &Page<'_>) -> String {
    let mut breaks = breaks::Breaks::of(page);
    loop {
        let written = write::write(page, &breaks, &columns::padding(page, &breaks));
        let long = written.long.iter().map(|line| breaks.shorten(page, line.clone())).fold(false, |any, one| any | one);
        if !long {
            return written.text;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_grammar_skips_is_a_blank() {
        let laid_out = |text: &str| format(FileId(0), &SourceFile { name: "a.regel".to_owned(), text: text.to_owned() });
        let odd = laid_out("§\u{A0}1\u{2003}value\u{3000}v : number\u{205F}= 1").expect("no mistakes");
        assert_eq!(odd, laid_out("§ 1 value v : number = 1").expect("no mistakes"));
    }

    /// What guards a file against a fault of the formatter: no input is known to bring one about, so it is tried here.
    #[test]
    fn another_word_tree_or_comment_is_noticed() {
        let page = |text: &'static str| read(FileId(0), text).expect("no mistakes");
        let own = page("§ 1 value v : number = a - (b - c) // why");
        assert!(own.says_the_same(&page("§ 1\nvalue v:number=a-(b-c)// why")));
        for other in ["a - b - (c) // why", "a - (b - d) // why", "a + (b - c) // why", "a - (b - c) // who", "a - (b - c)"] {
            let text = format!("§ 1 value v : number = {other}");
            assert!(!own.says_the_same(&read(FileId(0), &text).expect("no mistakes")), "{other}");
        }
    }
}
