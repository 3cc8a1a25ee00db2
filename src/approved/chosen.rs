//! `explanations.toml` in the folder of the files: which cases are explained there, at which length, in which languages.

use crate::data::{Entry, Format, Kind, Tree, read};
use crate::explain::Length;
use crate::law::{Lang, Text, canonical};
use crate::source::{Diagnostic, FileId, SourceMap, Span, both, codes, nearest};

/// The name of the file.
pub const SETTINGS: &str = "explanations.toml";

/// What is explained, and how.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// How much of each explanation.
    pub length: Length,
    /// In which languages, a file each.
    pub languages: Vec<Lang>,
    /// The cases, each with its goals; all cases with all they ask for if nothing is said.
    cases: Option<Vec<ChosenCase>>,
}

/// A case that is explained.
#[derive(Debug, Clone)]
struct ChosenCase {
    title: String,
    span: Span,
    goals: Vec<(String, Span)>,
}

impl Chosen {
    /// All cases, with all that they ask for, in one language.
    pub fn all(lang: Lang) -> Chosen {
        Chosen { length: Length::Reasons, languages: vec![lang], cases: None }
    }

    /// Reads what a file chooses. What it does not say is as in [`Chosen::all`].
    ///
    /// # Errors
    /// When the file can't be read, or says something else than can be chosen.
    pub fn read(sources: &SourceMap, file: FileId, lang: Lang) -> Result<Chosen, Vec<Diagnostic>> {
        let tree = read(sources, file, Format::Toml)?;
        let mut chosen = Chosen::all(lang);
        let mut mistakes = Vec::new();
        for entry in map(&tree) {
            let told = match entry.key.as_str() {
                "length" => one(entry, Length::ALL.map(|length| (length.name(), length)).as_slice()).map(|length| chosen.length = length),
                "languages" => languages(entry).map(|languages| chosen.languages = languages),
                "cases" => cases(entry).map(|cases| chosen.cases = Some(cases)),
                other => Err(mistake(
                    entry.key_span,
                    both(format!("`{other}` kan ikke velges her"), format!("`{other}` can't be chosen here")),
                    both("skriv `length`, `languages` eller `[cases]`", "write `length`, `languages` or `[cases]`"),
                )),
            };
            mistakes.extend(told.err().map(|mistake| *mistake));
        }
        if mistakes.is_empty() { Ok(chosen) } else { Err(mistakes) }
    }

    /// Whether some goal of a case is explained.
    pub(super) fn chooses(&self, title: &str) -> bool {
        let title = canonical(title);
        self.cases.as_ref().is_none_or(|cases| cases.iter().any(|case| title == case.title))
    }

    /// Whether a goal of a case is explained.
    pub(super) fn explains(&self, title: &str, goal: &str) -> bool {
        let Some(cases) = &self.cases else { return true };
        let title = canonical(title);
        cases.iter().any(|case| title == case.title && (case.goals.is_empty() || case.goals.iter().any(|(own, _)| own == goal)))
    }

    /// What is chosen and no case asks for, held against all that the cases ask for: titles with goals.
    pub(super) fn unmet(&self, asked: &[(String, String)]) -> Vec<Diagnostic> {
        let mut mistakes = Vec::new();
        for case in self.cases.iter().flatten() {
            let goals: Vec<&str> = asked.iter().filter(|(title, _)| *title == case.title).map(|(_, goal)| goal.as_str()).collect();
            if goals.is_empty() {
                let near = nearest(&case.title, asked.iter().map(|(title, _)| title.as_str()));
                mistakes.push(*mistake(
                    case.span,
                    both(
                        format!("ingen sak med tittelen «{}» ber om et svar", case.title),
                        format!("no case with the title “{}” asks for an answer", case.title),
                    ),
                    match near {
                        Some(near) => both(format!("mente du «{near}»?"), format!("did you mean “{near}”?")),
                        None => both(
                            "skriv tittelen som i regelfilen, eller ta bort linjen",
                            "write the title as in the rule file, or remove the line",
                        ),
                    },
                ));
                continue;
            }
            for (goal, span) in case.goals.iter().filter(|(goal, _)| !goals.contains(&goal.as_str())) {
                let near =
                    nearest(goal, goals.iter().copied()).unwrap_or_else(|| goals.first().map_or(String::new(), |goal| (*goal).to_owned()));
                mistakes.push(*mistake(
                    *span,
                    both(format!("saken ber ikke om `{goal}`"), format!("the case does not ask for `{goal}`")),
                    both(format!("den ber blant annet om `{near}`"), format!("among others it asks for `{near}`")),
                ));
            }
        }
        mistakes
    }
}

fn map(tree: &Tree) -> &[Entry] {
    if let Kind::Map(entries) = &tree.kind { entries } else { &[] }
}

fn mistake(span: Span, message: Text, help: Text) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(codes::EXPLAINED, span, message).help(help))
}

/// One of several words.
fn one<T: Copy>(entry: &Entry, words: &[(&str, T)]) -> Result<T, Box<Diagnostic>> {
    let written = text(&entry.value);
    let found = words.iter().find(|(word, _)| Some(*word) == written).map(|(_, own)| *own);
    found.ok_or_else(|| {
        let list = |or: &str| words.iter().map(|(word, _)| format!("\"{word}\"")).collect::<Vec<_>>().join(or);
        mistake(
            entry.value.span,
            both(format!("dette er ikke noe som `{}` kan være", entry.key), format!("this is nothing that `{}` can be", entry.key)),
            both(format!("skriv {}", list(" eller ")), format!("write {}", list(" or "))),
        )
    })
}

fn text(tree: &Tree) -> Option<&str> {
    if let Kind::Scalar(scalar) = &tree.kind { Some(scalar.text.as_str()) } else { None }
}

fn languages(entry: &Entry) -> Result<Vec<Lang>, Box<Diagnostic>> {
    let Kind::List(list) = &entry.value.kind else { return Err(no_list(entry.value.span, "languages = [\"nb\", \"en\"]")) };
    let mut languages = Vec::new();
    for item in list {
        let own = Entry { key: entry.key.clone(), key_span: entry.key_span, value: item.clone() };
        let lang = one(&own, Lang::ALL.map(|lang| (lang.code(), lang)).as_slice())?;
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    if languages.is_empty() { Err(no_list(entry.value.span, "languages = [\"nb\"]")) } else { Ok(languages) }
}

fn cases(entry: &Entry) -> Result<Vec<ChosenCase>, Box<Diagnostic>> {
    const EXAMPLE: &str = "\"TITLE\" = [\"GOAL\"]";
    let Kind::Map(entries) = &entry.value.kind else { return Err(no_list(entry.value.span, EXAMPLE)) };
    entries
        .iter()
        .map(|case| {
            let Kind::List(list) = &case.value.kind else { return Err(no_list(case.value.span, EXAMPLE)) };
            let goals = list.iter().map(|goal| Ok((text(goal).ok_or_else(|| no_list(goal.span, EXAMPLE))?.to_owned(), goal.span)));
            Ok(ChosenCase {
                title: canonical(&case.key).into_owned(),
                span: case.key_span,
                goals: goals.collect::<Result<_, Box<Diagnostic>>>()?,
            })
        })
        .collect()
}

fn no_list(span: Span, example: &str) -> Box<Diagnostic> {
    mistake(
        span,
        both("dette er ikke skrevet som det skal", "this is not written as it should be"),
        both(format!("skriv `{example}`"), format!("write `{example}`")),
    )
}
