//! An answer as it is typed, by the type of what is asked.

use super::command::Said;
use super::state::{Answer, Interview, Question};
use crate::facts::{read_answer, unquoted};
use crate::law::{Lang, say};
use crate::model::{Cell, Fact, Type};
use crate::source::{Diagnostic, both, codes, limits};

/// Reads the answer to a question; a message calls the fact by its label in this language. The answer to an assessment may have its reason behind
/// a colon; without one it says that none is given.
///
/// # Errors
/// When it is no value of the fact.
pub fn reply(interview: &Interview, question: Question, text: &str, lang: Lang) -> Result<Answer, Box<Diagnostic>> {
    let Some(fact) = interview.book().facts.get(question.fact.index()) else { return Ok(Answer::Unknown) };
    if let Type::List(_) = fact.ty {
        return items(interview, fact, text.trim(), lang);
    }
    let (value, reason) = match (&fact.assessment, text.split_once(':')) {
        (Some(_), Some((value, reason))) => (value, reason.trim()),
        _ => (text, ""),
    };
    Ok(match read_answer(value, fact, fact.label.get(lang), interview.book())? {
        Cell::Known(value) if fact.assessment.is_some() => Answer::Assessed(value, reason_of(reason, lang)),
        Cell::Known(value) => Answer::Value(value),
        Cell::Unknown | Cell::Fault => Answer::Unknown,
    })
}

/// A reason as it is kept: without the quotation marks around it, and told where there is none.
pub(super) fn reason_of(typed: &str, lang: Lang) -> String {
    let reason = unquoted(typed.trim()).trim();
    if reason.is_empty() { say::ask_no_reason(lang).to_owned() } else { reason.to_owned() }
}

/// The items of a list: how many, or their names with commas between, where an item has a name.
fn items(interview: &Interview, fact: &Fact, text: &str, lang: Lang) -> Result<Answer, Box<Diagnostic>> {
    let label = fact.label.get(lang);
    let most = limits::INTERVIEW_ITEMS;
    let too_many = || {
        let message = both(
            format!("`{label}` kan ha høyst {most} poster i et intervju"),
            format!("`{label}` can have at most {most} items in an interview"),
        );
        let help = both("skriv dem i en faktafil, og gi den med `--facts`", "write them in a facts file, and give it with `--facts`");
        Box::new(Diagnostic::error(codes::TOO_LARGE, None, message).help(help))
    };
    if Said::of(text) == Said::Unknown {
        return Ok(Answer::Unknown);
    }
    if Lang::ALL.into_iter().any(|lang| text.eq_ignore_ascii_case(say::ask_word_none(lang))) {
        return Ok(Answer::Items(0, Vec::new()));
    }
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let count = text.parse::<usize>().ok().filter(|count| *count <= most).ok_or_else(too_many)?;
        return Ok(Answer::Items(count, Vec::new()));
    }
    let named = names(interview, fact) && !text.bytes().any(|byte| byte.is_ascii_digit());
    let names: Vec<String> = text.split(',').map(|name| name.trim().to_owned()).collect();
    if !named || names.iter().any(String::is_empty) {
        let text: String = text.chars().take(60).collect();
        let message =
            both(format!("`{label}` skal være et antall, ikke `{text}`"), format!("`{label}` should be a number of them, not `{text}`"));
        let help =
            both("skriv antallet med siffer, som 2; 0 om det ikke er noen", "write how many in digits, such as 2; 0 if there are none");
        return Err(Box::new(Diagnostic::error(codes::FACT_TYPE, None, message).help(help)));
    }
    if names.len() > most { Err(too_many()) } else { Ok(Answer::Items(names.len(), names)) }
}

/// Whether an item of a list has a name.
pub(super) fn names(interview: &Interview, fact: &Fact) -> bool {
    let Type::List(entity) = fact.ty else { return false };
    interview.book().entities.get(entity.index()).is_some_and(|entity| entity.named_by.is_some())
}
