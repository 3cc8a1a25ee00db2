//! The files: a case each, with every answer it asks for that is explained.

use std::collections::HashMap;
use std::fmt::Write;

use super::chosen::Chosen;
use super::names::{MARK, Names};
use crate::facts::goal_inputs;
use crate::law::{Lang, canonical};
use crate::pipeline::RuleFiles;
use crate::reasons_page::{Shown, markdown_part};
use crate::source::Diagnostic;
use crate::source::markdown_escaped;
use crate::suite::{Answered, Report, answers, titles};

/// The file of a case in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The name of the file.
    pub file: String,
    /// The title of the case.
    pub title: String,
    /// What the file holds.
    pub text: String,
}

/// A case under way: its answers so far, and a text in each language.
struct Open<'a> {
    title: &'a str,
    answers: Vec<Answered<'a>>,
    texts: Vec<String>,
}

/// Runs the cases whose title contains `filter`, and makes the files of those that are chosen.
///
/// # Errors
/// When something is chosen that no case asks for; found only without a filter.
pub fn pages(base: &RuleFiles, filter: Option<&str>, chosen: &Chosen) -> (Report, Result<Vec<Page>, Vec<Diagnostic>>) {
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut asked: Vec<(String, String)> = Vec::new();
    let report = answers(base, filter, |answer, decision| {
        if filter.is_none() {
            asked.push((canonical(answer.title).into_owned(), answer.goal.to_owned()));
        }
        if !chosen.explains(answer.title, answer.goal) {
            return;
        }
        if open.last().is_none_or(|case| case.title != answer.title) {
            let texts = chosen.languages.iter().map(|_| head(answer.title)).collect();
            open.push(Open { title: answer.title, answers: Vec::new(), texts });
        }
        let Some(case) = open.last_mut().filter(|case| !case.answers.contains(&answer)) else { return };
        let inputs = goal_inputs(decision.plan.checked().book(), decision.goal);
        for (lang, text) in chosen.languages.iter().zip(&mut case.texts) {
            heading(&answer, text);
            text.push_str(&markdown_part(&Shown { decision, inputs: &inputs, length: chosen.length, lang: *lang, note: None }));
        }
        case.answers.push(answer);
    });
    let unmet = chosen.unmet(&asked);
    if filter.is_none() && !unmet.is_empty() {
        return (report, Err(unmet));
    }
    // A name does not depend on which cases are looked at this time.
    let mut names = Names::default();
    let chosen_titles = titles(base).into_iter().filter(|title| chosen.chooses(title));
    let named: HashMap<&str, String> = chosen_titles.map(|title| (title, names.of(title))).collect();
    let all = open.into_iter().flat_map(|case| {
        let name = named.get(case.title).cloned().unwrap_or_default();
        let own = chosen.languages.iter().zip(case.texts);
        own.map(|(lang, text)| Page { file: file(&name, *lang), title: case.title.to_owned(), text }).collect::<Vec<_>>()
    });
    (report, Ok(all.collect()))
}

fn file(name: &str, lang: Lang) -> String {
    format!("{name}.{}.md", lang.code())
}

fn head(title: &str) -> String {
    format!("{MARK}\n# {}\n", markdown_escaped(title))
}

/// The goal and the version, as the rule file names them: it is what somebody looks for there.
fn heading(answer: &Answered<'_>, text: &mut String) {
    let _ = write!(text, "\n## `{}`, `{}`", answer.goal, answer.version);
    for [reading, alternative] in &answer.readings {
        let _ = write!(text, ", `{reading} = {alternative}`");
    }
    text.push_str("\n\n");
}
