//! What a template may hold: names, parts, functions, and `if`, `for`, `set`, `include`. It has no sign that makes a value out of others, so a
//! template holds no more than its text and the places of what is told, and its work is counted.

use std::collections::BTreeSet;
use std::ops::Range;

use minijinja::machinery::{Span as At, Token, WhitespaceConfig, tokenize};
use minijinja::syntax::SyntaxConfig;

use super::board::{BEFORE, BEHIND};
use super::context::{NAMES, SUMMARY};
use super::mistake::Fault;
use crate::source::{limits, nearest};

/// The functions of a template. What they fetch is named by a text in quotation marks.
pub(super) const FUNCTIONS: [&str; 7] = ["answer", "fact", "figure", "given", "mark", "requires", "states"];

const STATEMENTS: [&str; 8] = ["if", "elif", "else", "endif", "for", "endfor", "set", "include"];

/// What a template does with blanks: a statement on a line of its own leaves no line.
pub(super) const BLANKS: (bool, bool) = (true, true);

/// A name that a template fetches something by.
pub(super) struct Fetched {
    /// The function, or `include`.
    pub(super) by: String,
    pub(super) name: String,
    pub(super) range: Range<usize>,
}

/// Looks a template through: all that it fetches, or the first thing that it may not hold.
pub(super) fn look(text: &str) -> Result<Vec<Fetched>, (Fault, Range<usize>)> {
    if let Some((at, sign)) = text.char_indices().find(|(_, sign)| [BEFORE, BEHIND].contains(sign)) {
        return Err((Fault::Private, at..at + sign.len_utf8()));
    }
    let blanks = WhitespaceConfig { keep_trailing_newline: true, lstrip_blocks: BLANKS.0, trim_blocks: BLANKS.1 };
    let mut tag = Tag::default();
    let mut open: Vec<usize> = Vec::new();
    let mut bound: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();
    for token in tokenize(text, false, SyntaxConfig, blanks) {
        let (token, at) = token.map_err(|error| (Fault::Unreadable, range_of(&error, text)))?;
        tag.take(&token, range(at), &mut bound, &mut found).map_err(|fault| (fault, range(at)))?;
        if let Token::Ident(word) = token
            && tag.is_first()
        {
            // The engine recurses for each tag within another, and for each `elif`.
            match word {
                "if" | "for" => open.push(1),
                "elif" => open.last_mut().into_iter().for_each(|own| *own += 1),
                "endif" | "endfor" => drop(open.pop()),
                _ => {}
            }
            if open.iter().sum::<usize>() > limits::TEMPLATE_DEPTH {
                return Err((Fault::Deep, range(at)));
            }
        }
    }
    match tag.begun {
        Some(range) => Err((Fault::Unreadable, range)),
        None => Ok(found),
    }
}

fn range(at: At) -> Range<usize> {
    at.start_offset as usize..at.end_offset as usize
}

/// Where the engine has found a mistake: its place, or its line.
pub(super) fn range_of(error: &minijinja::Error, text: &str) -> Range<usize> {
    if let Some(range) = error.range().filter(|range| range.end <= text.len() && range.start < range.end) {
        return range;
    }
    let line = error.line().unwrap_or(1).saturating_sub(1);
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let length = text.get(start..).unwrap_or_default().lines().next().map_or(0, str::len);
    start..start + length
}

/// The tag that is being read.
#[derive(Default)]
struct Tag {
    /// Its statement; none of what only shows a value.
    statement: Option<String>,
    /// Whether it is one with a statement.
    is_statement: bool,
    /// Where it begins, as long as it is not ended.
    begun: Option<Range<usize>>,
    /// The token before.
    before: Before,
    /// Brackets that are open.
    depth: usize,
    /// How many words and signs it has.
    length: usize,
    /// Whether its names are still those that it binds.
    binds: bool,
}

#[derive(Default, PartialEq)]
enum Before {
    #[default]
    Begin,
    Dot,
    /// A function, whose bracket must follow.
    Function(String),
    /// The bracket of a function, which wants a name.
    Call(String),
    Other,
}

impl Tag {
    /// Whether the word just read is the first of a statement.
    fn is_first(&self) -> bool {
        self.is_statement && self.length == 1
    }

    fn take(&mut self, token: &Token<'_>, at: Range<usize>, bound: &mut BTreeSet<String>, found: &mut Vec<Fetched>) -> Result<(), Fault> {
        if let Before::Function(name) = &self.before
            && !matches!(token, Token::ParenOpen)
        {
            return Err(Fault::Uncalled(name.clone()));
        }
        if let Before::Call(name) = &self.before
            && !matches!(token, Token::Str(_) | Token::String(_))
        {
            return Err(Fault::Argument(name.clone()));
        }
        self.length += 1;
        if self.length > limits::TEMPLATE_TAG {
            return Err(Fault::Deep);
        }
        match token {
            Token::TemplateData(_) => *self = Tag::default(),
            Token::VariableStart | Token::BlockStart => {
                *self = Tag { is_statement: matches!(token, Token::BlockStart), begun: Some(at), ..Tag::default() };
            }
            Token::VariableEnd => *self = Tag::default(),
            Token::BlockEnd => {
                if self.statement.as_deref() == Some("set") && self.binds {
                    return Err(Fault::Block);
                }
                *self = Tag::default();
            }
            Token::Ident(word) => return self.word(word, bound),
            Token::Str(name) => self.text(name, at, found),
            Token::String(name) => self.text(name, at, found),
            Token::Dot => self.before = Before::Dot,
            Token::ParenOpen => {
                let Before::Function(name) = std::mem::replace(&mut self.before, Before::Other) else { return Err(Fault::Sign) };
                self.depth += 1;
                self.before = Before::Call(name);
            }
            Token::ParenClose => {
                self.depth = self.depth.saturating_sub(1);
                self.before = Before::Other;
            }
            Token::Comma if self.depth > 0 => self.before = Before::Other,
            Token::Assign if self.statement.as_deref() == Some("set") && self.binds => {
                self.binds = false;
                self.before = Before::Other;
            }
            _ => return Err(Fault::Sign),
        }
        Ok(())
    }

    fn text(&mut self, name: &str, at: Range<usize>, found: &mut Vec<Fetched>) {
        let by = match std::mem::replace(&mut self.before, Before::Other) {
            Before::Call(function) => Some(function),
            _ => self.statement.clone().filter(|own| own == "include"),
        };
        found.extend(by.map(|by| Fetched { by, name: name.to_owned(), range: at }));
    }

    fn word(&mut self, word: &str, bound: &mut BTreeSet<String>) -> Result<(), Fault> {
        let before = std::mem::replace(&mut self.before, Before::Other);
        if before == Before::Dot {
            return Ok(());
        }
        if self.is_statement && self.statement.is_none() {
            if !STATEMENTS.contains(&word) {
                return Err(Fault::Statement(word.to_owned()));
            }
            self.binds = ["for", "set"].contains(&word);
            self.statement = Some(word.to_owned());
            return Ok(());
        }
        if self.binds {
            // `in` ends what a loop binds; only there it may stand.
            if self.statement.as_deref() == Some("for") && word == "in" {
                self.binds = false;
            } else {
                bound.insert(word.to_owned());
            }
            return Ok(());
        }
        if ["and", "or", "not", "if", "else", "true", "false", "loop"].contains(&word) || bound.contains(word) {
            return Ok(());
        }
        if FUNCTIONS.contains(&word) {
            self.before = Before::Function(word.to_owned());
            return Ok(());
        }
        if NAMES.contains(&word) || word == SUMMARY {
            return Ok(());
        }
        let known = NAMES.into_iter().chain(FUNCTIONS).chain([SUMMARY]).chain(bound.iter().map(String::as_str));
        Err(Fault::Unknown(word.to_owned(), nearest(word, known)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, look};

    fn fault(text: &str) -> Option<Fault> {
        look(text).err().map(|(fault, _)| fault)
    }

    #[test]
    fn a_template_makes_no_value_out_of_others() {
        for grows in ["{{ case ~ case }}", "{{ case * 9 }}", "{{ [case, case] }}", "{% set a = (case, case) %}", "{{ case[0] }}", "{{ 1 }}"]
        {
            assert!(matches!(fault(grows), Some(Fault::Sign)), "{grows}");
        }
        for statement in
            ["{% macro a() %}{% endmacro %}", "{% filter upper %}{% endfilter %}", "{% block a %}{% endblock %}", "{% with a = 1 %}"]
        {
            assert!(matches!(fault(statement), Some(Fault::Statement(_))), "{statement}");
        }
        assert!(matches!(fault("{% set a %}{{ case }}{% endset %}"), Some(Fault::Block)));
        assert!(matches!(fault("{{ case | upper }}"), Some(Fault::Sign)));
        assert!(matches!(fault("{% for a in facts recursive %}"), Some(Fault::Unknown(..))));
        assert!(matches!(fault("{% if case in facts %}"), Some(Fault::Unknown(..))));
    }

    #[test]
    fn a_name_is_known_or_bound() {
        assert!(fault("{% for one in facts if one.value %}{{ one.label }}{{ loop.first }}{% endfor %}").is_none());
        assert!(fault("{% set last = answer(\"a\", \"b\") %}{{ states(\"x\", last) }}{% include \"b.md\" %}").is_none());
        assert!(matches!(fault("{{ ouctome }}"), Some(Fault::Unknown(_, Some(near))) if near == "outcome"));
        assert!(matches!(fault("{{ answer(goal) }}"), Some(Fault::Argument(_))));
        assert!(matches!(fault("{{ answer }}"), Some(Fault::Uncalled(_))));
    }

    #[test]
    fn a_tag_that_is_not_ended_can_not_be_read() {
        for open in ["{{ goal", "{{ \"goal }}", "{% if goal", "{{ case }} {% if goal"] {
            assert!(matches!(fault(open), Some(Fault::Unreadable)), "{open}: {:?}", fault(open));
        }
        assert!(matches!(fault("{{ goal }"), Some(Fault::Sign)));
    }
}
