//! A template with those that it includes: looked through, and rendered to text in which the places of what is told stand.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};

use super::board::Thing;
use super::functions::Case;
use super::language::{BLANKS, Fetched, look, range_of};
use super::mistake::{Fault, too_long};
use crate::law::Lang;
use crate::model::{Named, Rulebook, Type};
use crate::pipeline::RuleFiles;
use crate::source::{Diagnostic, FileId, SourceMap, limits, nearest};

/// How the name of a template ends.
pub const TEMPLATE_ENDING: &str = "md";

/// The general templates, one a language.
const GENERAL: [(&str, &str); 2] = [("decision.nb.md", include_str!("decision.nb.md")), ("decision.en.md", include_str!("decision.en.md"))];

/// The templates of a letter: the one that it is made from, and those that this one includes.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    sources: SourceMap,
    files: Vec<(String, FileId)>,
}

impl Templates {
    /// The template that any law can do with, in a language.
    pub fn general(lang: Lang) -> Templates {
        let mut own = Templates::default();
        let name = format!("decision.{}.{TEMPLATE_ENDING}", lang.code());
        if let Some((_, text)) = GENERAL.iter().find(|(own, _)| *own == name) {
            own.add(name.clone(), name, (*text).to_owned());
        }
        own
    }

    /// Adds a template by the name that others include it by, and by the path that is shown. The first is what the letter is made from.
    pub fn add(&mut self, name: impl Into<String>, path: impl Into<String>, text: String) {
        // The mark that some editors begin a file with is no part of the letter.
        let file = self.sources.add(path.into(), text.trim_start_matches('\u{feff}').to_owned());
        self.files.push((name.into(), file));
    }

    /// Their texts, in which mistakes have their places.
    pub fn sources(&self) -> &SourceMap {
        &self.sources
    }

    fn text(&self, file: FileId) -> &str {
        self.sources.get(file).map_or("", |own| &own.text)
    }

    fn file(&self, name: &str) -> Option<FileId> {
        self.files.iter().find(|(own, _)| own == name).map(|(_, file)| *file)
    }

    /// What all of them fetch.
    fn fetched(&self) -> Result<Vec<(FileId, Fetched)>, Vec<Diagnostic>> {
        let (mut found, mut mistakes) = (Vec::new(), Vec::new());
        for (_, file) in &self.files {
            match look(self.text(*file)) {
                Ok(own) => found.extend(own.into_iter().map(|own| (*file, own))),
                Err((fault, range)) => mistakes.push(fault.at(*file, range)),
            }
        }
        if mistakes.is_empty() { Ok(found) } else { Err(mistakes) }
    }

    /// Looks all names up, and gives those that `given` is asked for.
    pub(super) fn check(&self, base: &RuleFiles, case: &Case) -> Result<Vec<String>, Vec<Diagnostic>> {
        let (mut given, mut mistakes, mut decided) = (Vec::new(), Vec::new(), BTreeSet::new());
        let fetched = self.fetched()?;
        let includes: Vec<(FileId, FileId)> =
            fetched.iter().filter(|(_, own)| own.by == "include").filter_map(|(file, own)| Some((*file, self.file(&own.name)?))).collect();
        for (file, Fetched { by, name, range }) in fetched {
            let fault = match by.as_str() {
                "answer" | "requires" => {
                    let there = case.plan.checked().book().rule(&name).is_none() && base.has_rule(&name);
                    if let Some(mistake) = base.goal(&case.plan, &name).err().filter(|_| !there) {
                        let span = crate::source::Span::new(file, range.start, range.end);
                        mistakes.push(Diagnostic { span: Some(span), ..*mistake });
                    }
                    let is_new = decided.insert(name);
                    (is_new && decided.len() == limits::TEMPLATE_ANSWERS + 1).then_some(Fault::Answers)
                }
                "given" => {
                    given.push(name);
                    None
                }
                "include" => match self.file(&name) {
                    None => Some(Fault::NoTemplate(name)),
                    Some(other) => reaches(&includes, other, file).then_some(Fault::Circle(name)),
                },
                "fact" | "states" | "figure" => unnamed(case.plan.checked().book(), &by, name),
                _ => None,
            };
            mistakes.extend(fault.map(|fault| fault.at(file, range)));
        }
        if mistakes.is_empty() { Ok(given) } else { Err(mistakes) }
    }

    /// Renders the template.
    pub(super) fn render(&self, case: &Case, context: Vec<(&'static str, Value)>) -> Result<String, Vec<Diagnostic>> {
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        environment.set_keep_trailing_newline(true);
        environment.set_lstrip_blocks(BLANKS.0);
        environment.set_trim_blocks(BLANKS.1);
        environment.set_fuel(Some(limits::TEMPLATE_STEPS));
        environment.set_recursion_limit(limits::TEMPLATE_DEPTH);
        environment.set_formatter(|out, _, value| {
            if value.is_undefined() {
                return Err(Error::from(ErrorKind::UndefinedError));
            }
            match (value.downcast_object_ref::<Thing>(), value.as_str()) {
                (Some(_), _) => write!(out, "{value}").map_err(|_| Error::from(ErrorKind::WriteFailure)),
                (None, Some(text)) => out.write_str(text).map_err(|_| Error::from(ErrorKind::WriteFailure)),
                (None, None) => Err(Error::from(ErrorKind::NonPrimitive)),
            }
        });
        case.clone().add_to(&mut environment);
        for (name, file) in &self.files {
            environment.add_template(name, self.text(*file)).map_err(|error| vec![self.mistake(&error)])?;
        }
        let Some((main, _)) = self.files.first() else { return Ok(String::new()) };
        let template = environment.get_template(main).map_err(|error| vec![self.mistake(&error)])?;
        let context: BTreeMap<&str, Value> = context.into_iter().collect();
        // A buffer of the most that a letter may be: what goes beyond it is an error of writing, and not memory. Its pages are used as they are filled.
        let mut page = vec![0; limits::LETTER_BYTES];
        let mut rest = page.as_mut_slice();
        let rendered = template.render_captured_to(Value::from_iter(context), &mut rest).map(|_| ());
        let left = rest.len();
        rendered.map_err(|error| {
            let problem = case.board.lock().problem.take();
            match problem {
                Some(problem) => vec![Diagnostic { span: None, ..problem }],
                None if innermost(&error).kind() == ErrorKind::WriteFailure => vec![too_long()],
                None => vec![self.mistake(&error)],
            }
        })?;
        page.truncate(limits::LETTER_BYTES - left);
        String::from_utf8(page).map_err(|_| vec![too_long()])
    }

    /// A mistake that the engine has found, in our words.
    fn mistake(&self, error: &Error) -> Diagnostic {
        let inner = innermost(error);
        let file = inner.name().and_then(|name| self.file(name)).or(self.files.first().map(|(_, file)| *file)).unwrap_or(FileId(0));
        let range = range_of(inner, self.text(file));
        let fault = match inner.kind() {
            ErrorKind::UndefinedError => Fault::NoPart,
            ErrorKind::NonPrimitive => Fault::List,
            ErrorKind::OutOfFuel => Fault::Work,
            ErrorKind::InvalidOperation => Fault::NoList,
            _ => Fault::Unreadable,
        };
        fault.at(file, range)
    }
}

/// The mistake itself, where it stands in a template that another includes.
fn innermost(error: &Error) -> &Error {
    let mut own = error;
    while let Some(inner) = std::error::Error::source(own).and_then(|source| source.downcast_ref::<Error>()) {
        own = inner;
    }
    own
}

/// The templates that a text includes; none where it can't be read, which is told when the letter is made.
pub fn included(text: &str) -> Vec<String> {
    let fetched = look(text).unwrap_or_default();
    fetched.into_iter().filter(|own| own.by == "include").map(|own| own.name).collect()
}

/// Whether a template includes another or is it, also by way of others.
fn reaches(includes: &[(FileId, FileId)], from: FileId, to: FileId) -> bool {
    let (mut seen, mut next) = (Vec::new(), vec![from]);
    while let Some(own) = next.pop() {
        if own == to {
            return true;
        }
        if !seen.contains(&own) {
            seen.push(own);
            next.extend(includes.iter().filter(|(outer, _)| *outer == own).map(|(_, inner)| *inner));
        }
    }
    false
}

/// What is wrong with the name of a fact or a figure.
fn unnamed(book: &Rulebook, by: &str, name: String) -> Option<Fault> {
    match (by, book.names.get(name.as_str())) {
        ("figure", Some(Named::Figure(_))) | ("fact", Some(Named::Fact(_))) => None,
        ("figure", _) => {
            let near = nearest(&name, book.figures.iter().map(|own| &*own.name));
            Some(Fault::NoFigure(name, near))
        }
        ("states", Some(Named::Fact(id))) => {
            let is_truth = book.facts.get(id.index()).is_some_and(|fact| fact.ty == Type::Truth && fact.assessment.is_none());
            (!is_truth).then_some(Fault::NoStatement(name))
        }
        _ => {
            let near = nearest(&name, book.facts.iter().map(|own| &*own.name));
            Some(Fault::NoFact(name, near))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, Templates};

    #[test]
    fn each_language_has_a_general_template() {
        for lang in Lang::ALL {
            assert_eq!(Templates::general(lang).sources().iter().count(), 1, "{}", lang.code());
        }
    }
}
