//! A catalogue, from its file to pieces.

use std::sync::LazyLock;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};

use super::{Key, Lang};

/// The messages of a language, by their keys.
#[derive(Debug)]
pub struct Catalogue {
    messages: Vec<Vec<Piece>>,
    lang: Lang,
}

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(Box<str>),
    /// An argument, by its place among those of the key.
    Argument(usize),
    /// What an argument chooses between: what is tested, the choices, and what is said otherwise.
    Select(usize, Test, Vec<(Case, Vec<Piece>)>, Vec<Piece>),
}

/// What of an argument a selector looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// A name as it is, a number by itself or by its plural.
    Plain,
    /// A number in an order: 1st, 2nd, 3rd.
    Ordinal,
}

/// When a choice is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Case {
    /// For this name, or for numbers of the form that it is the name of: `one`, `two`, `few`.
    Name(Box<str>, Option<Plural>),
    /// For this number.
    Number(i64),
}

/// What an argument is to a selector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen<'a> {
    /// A name, such as `yes`.
    Name(&'a str),
    /// A number.
    Number(i64),
    /// Nothing that a selector knows.
    Nothing,
}

/// The forms of numbers, as the Unicode rules name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plural {
    /// 1; in an order of English 1st, 21st.
    One,
    /// In an order of English 2nd.
    Two,
    /// In an order of English 3rd.
    Few,
    /// All others.
    Other,
}

impl Plural {
    fn of(number: i64, test: Test, lang: Lang) -> Plural {
        match (test, lang) {
            (Test::Plain, _) if number.abs() == 1 => Plural::One,
            (Test::Plain, _) | (Test::Ordinal, Lang::Nb) => Plural::Other,
            (Test::Ordinal, Lang::En) => match (number % 10, number % 100) {
                (1, rest) if rest != 11 => Plural::One,
                (2, rest) if rest != 12 => Plural::Two,
                (3, rest) if rest != 13 => Plural::Few,
                _ => Plural::Other,
            },
        }
    }

    fn named(name: &str) -> Option<Plural> {
        match name {
            "one" => Some(Plural::One),
            "two" => Some(Plural::Two),
            "few" => Some(Plural::Few),
            "other" => Some(Plural::Other),
            _ => None,
        }
    }
}

impl Catalogue {
    /// The pieces of a message.
    pub fn pieces(&self, key: Key) -> &[Piece] {
        self.messages.get(key as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// The pieces that a selector chooses.
    pub fn choose<'p>(&self, test: Test, cases: &'p [(Case, Vec<Piece>)], otherwise: &'p [Piece], chosen: Chosen<'_>) -> &'p [Piece] {
        let found = match chosen {
            Chosen::Nothing => None,
            Chosen::Name(own) => cases.iter().find(|(case, _)| matches!(case, Case::Name(name, _) if **name == *own)),
            Chosen::Number(own) => {
                // A number of its own goes before its plural.
                let exact = cases.iter().find(|(case, _)| matches!(case, Case::Number(number) if *number == own));
                exact.or_else(|| {
                    let form = Plural::of(own, test, self.lang);
                    cases.iter().find(|(case, _)| matches!(case, Case::Name(_, Some(named)) if *named == form))
                })
            }
        };
        found.map_or(otherwise, |(_, pieces)| pieces)
    }

    /// Reads a catalogue, and tells what is wrong with it: what is no Fluent, keys that are unknown, missing or there twice, arguments that the
    /// key does not have, and what of Fluent is not used here.
    pub fn read(source: &str, lang: Lang) -> (Catalogue, Vec<String>) {
        let (resource, mut faults) = match fluent_syntax::parser::parse(source) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors.iter().map(ToString::to_string).collect()),
        };
        let mut messages: Vec<Option<Vec<Piece>>> = vec![None; Key::ALL.len()];
        // Where the next message stands in the list of keys, if the catalogue has their order.
        let mut next = 0;
        for entry in &resource.body {
            let message = match entry {
                Entry::Message(message) => message,
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
                Entry::Term(term) => {
                    faults.push(format!("`-{}`: terms are not used", term.id.name));
                    continue;
                }
                Entry::Junk { content } => {
                    faults.push(format!("not a message: {content}"));
                    continue;
                }
            };
            let name = message.id.name.replace('-', "_");
            let named = |own: &&(Key, &str, &[&str])| own.1 == name;
            let Some((key, _, arguments)) = Key::ALL.get(next).filter(named).or_else(|| Key::ALL.iter().find(named)) else {
                faults.push(format!("`{}`: no such key", message.id.name));
                continue;
            };
            next = *key as usize + 1;
            let mut reader = Reader { arguments, key: message.id.name, faults: &mut faults };
            let pieces = message.value.as_ref().map(|pattern| reader.pattern(pattern)).unwrap_or_default();
            let missing: Vec<&&str> = arguments.iter().enumerate().filter(|(at, _)| !uses(&pieces, *at)).map(|(_, name)| name).collect();
            if !missing.is_empty() {
                faults.push(format!("`{}`: does not use {missing:?}", message.id.name));
            }
            match messages.get_mut(*key as usize) {
                Some(slot @ None) => *slot = Some(pieces),
                _ => faults.push(format!("`{}`: twice", message.id.name)),
            }
        }
        for (key, name, _) in Key::ALL {
            if messages.get(*key as usize).is_some_and(Option::is_none) {
                faults.push(format!("`{}`: missing", name.replace('_', "-")));
            }
        }
        (Catalogue { messages: messages.into_iter().map(Option::unwrap_or_default).collect(), lang }, faults)
    }
}

/// Whether an argument is used. What only chooses, and what only one choice tells, is used too.
fn uses(pieces: &[Piece], argument: usize) -> bool {
    pieces.iter().any(|piece| match piece {
        Piece::Text(_) => false,
        Piece::Argument(at) => *at == argument,
        Piece::Select(at, _, cases, otherwise) => {
            *at == argument || uses(otherwise, argument) || cases.iter().any(|(_, pieces)| uses(pieces, argument))
        }
    })
}

struct Reader<'r> {
    arguments: &'r [&'static str],
    key: &'r str,
    faults: &'r mut Vec<String>,
}

impl Reader<'_> {
    fn pattern(&mut self, pattern: &Pattern<&str>) -> Vec<Piece> {
        let mut out: Vec<Piece> = Vec::new();
        for element in &pattern.elements {
            let piece = match element {
                PatternElement::TextElement { value } => Some(Piece::Text((*value).into())),
                PatternElement::Placeable { expression } => self.expression(expression),
            };
            match (out.last_mut(), piece) {
                // A text of several lines comes line by line.
                (Some(Piece::Text(before)), Some(Piece::Text(text))) => *before = format!("{before}{text}").into(),
                (_, piece) => out.extend(piece),
            }
        }
        out
    }

    fn expression(&mut self, expression: &Expression<&str>) -> Option<Piece> {
        match expression {
            Expression::Inline(InlineExpression::StringLiteral { value }) => {
                Some(Piece::Text(fluent_syntax::unicode::unescape_unicode_to_string(value).into()))
            }
            Expression::Inline(InlineExpression::VariableReference { id }) => self.argument(id.name).map(Piece::Argument),
            Expression::Inline(InlineExpression::Placeable { expression }) => self.expression(expression),
            Expression::Select { selector, variants } => self.select(selector, variants),
            Expression::Inline(_) => self.refuse("what is in braces is not used here"),
        }
    }

    fn select(&mut self, selector: &InlineExpression<&str>, variants: &[Variant<&str>]) -> Option<Piece> {
        let (argument, test) = match selector {
            InlineExpression::VariableReference { id } => (self.argument(id.name)?, Test::Plain),
            InlineExpression::FunctionReference { id, arguments } if id.name == "ORDINAL" => match arguments.positional.as_slice() {
                [InlineExpression::VariableReference { id }] => (self.argument(id.name)?, Test::Ordinal),
                _ => return self.refuse("ORDINAL takes one argument"),
            },
            _ => return self.refuse("what is chosen by is not used here"),
        };
        let (mut cases, mut otherwise) = (Vec::new(), Vec::new());
        for variant in variants {
            let pieces = self.pattern(&variant.value);
            let case = match variant.key {
                VariantKey::Identifier { name } => Case::Name(name.into(), Plural::named(name)),
                VariantKey::NumberLiteral { value } => match value.parse() {
                    Ok(number) => Case::Number(number),
                    Err(_) => return self.refuse("a choice is a whole number"),
                },
            };
            if variant.default {
                otherwise = pieces;
            } else {
                cases.push((case, pieces));
            }
        }
        Some(Piece::Select(argument, test, cases, otherwise))
    }

    fn argument(&mut self, name: &str) -> Option<usize> {
        let found = self.arguments.iter().position(|own| *own == name.replace('-', "_"));
        if found.is_none() {
            self.faults.push(format!("`{}`: no argument `{name}`", self.key));
        }
        found
    }

    fn refuse(&mut self, why: &str) -> Option<Piece> {
        self.faults.push(format!("`{}`: {why}", self.key));
        None
    }
}

static NB: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(source(Lang::Nb), Lang::Nb).0);
static EN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(source(Lang::En), Lang::En).0);

/// The file of a language.
pub fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::Nb => include_str!("nb.ftl"),
        Lang::En => include_str!("en.ftl"),
    }
}

/// The catalogue of a language, read when it is first asked for.
pub fn catalogue(lang: Lang) -> &'static Catalogue {
    match lang {
        Lang::Nb => &NB,
        Lang::En => &EN,
    }
}
