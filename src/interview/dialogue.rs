//! The interview line by line, as one dialogue for a terminal and for input from a file: a line in, and what is said to it.

use super::command::Said;
use super::question::Words;
use super::reply::{reason_of, reply};
use super::state::{Answer, Interview, Question, Step};
use crate::eval::TooMuchWork;
use crate::explain::{Verdict, capital, finding, signed, words, wrapped};
use crate::facts::write_value;
use crate::law::{Lang, say};
use crate::model::{Cell, Rule, Rulebook, Type, Value};
use crate::source::Style;
use crate::source::{Diagnostic, all_seen};

/// An interview as a dialogue.
#[derive(Debug, Clone)]
pub struct Dialogue {
    interview: Interview,
    style: Style,
    /// An assessment whose reason is awaited.
    awaited: Option<Value>,
}

/// What is said to a line, and what it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// What is said, with the next question.
    pub text: String,
    /// What it leads to.
    pub act: Act,
}

/// What a line leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// The facts are as before.
    Said,
    /// The facts have changed.
    Changed,
    /// The facts are to be saved in this file, and then [`Dialogue::ask`] asks again.
    Save(String),
    /// Somebody ends the interview.
    Quit,
    /// The answer is certain, or as certain as it will be, and is to be told.
    Finish,
}

impl Dialogue {
    /// A dialogue of an interview.
    pub fn new(interview: Interview, style: Style) -> Dialogue {
        Dialogue { interview, style, awaited: None }
    }

    /// The interview as it stands.
    pub fn interview(&self) -> &Interview {
        &self.interview
    }

    /// The language of the dialogue.
    pub fn lang(&self) -> Lang {
        self.style.lang
    }

    /// What the interview is about, and the first question.
    pub fn opening(&mut self) -> String {
        let (book, lang) = (self.interview.book(), self.lang());
        let mut out = String::new();
        if let Some(goal) = book.rules.get(self.interview.goal().index()) {
            let title = capital(goal.label.get(lang));
            let place = book.cite(goal.standing, lang, true);
            out.push_str(&format!("{}\n", self.style.strong(&title)));
            wrapped(&mut out, 0, &say::ask_law(lang, &place, &book.version.to_string()), self.style);
        }
        let left = self.interview.left_unknown();
        if left > 0 {
            wrapped(&mut out, 0, &say::ask_left_unknown(lang, left), self.style);
        }
        if self.interview.next().is_some() {
            wrapped(&mut out, 0, say::ask_intro(lang), self.style);
        }
        self.tell_followed(&mut out, 0);
        self.tell_certain(&mut out);
        out + &self.ask()
    }

    /// The next question, or nothing where there is none.
    pub fn ask(&self) -> String {
        let Some(question) = self.interview.next() else { return self.closing() };
        if self.awaited.is_some() {
            let mut out = String::new();
            wrapped(&mut out, 1, say::ask_reason(self.lang()), self.style);
            return out;
        }
        let (lang, own) = (self.lang(), self.interview.words(question, self.lang()));
        let mut out = String::from("\n");
        let before = out.len();
        wrapped(&mut out, 0, &say::ask_question(lang, self.interview.answered() + 1, &own.text), self.style);
        let strong = out.get(before..).unwrap_or_default().trim_end().lines().map(|line| self.style.strong(line)).collect::<Vec<_>>();
        out.truncate(before);
        out.push_str(&format!("{}\n", strong.join("\n")));
        for (number, choice) in (1_usize..).zip(&own.choices) {
            wrapped(&mut out, 1, &say::ask_choice(lang, number, choice), self.style);
        }
        let left = match self.interview.at_most() {
            (count, true) => say::ask_left_and_lists(lang, count),
            (count, false) => say::ask_left(lang, count),
        };
        wrapped(&mut out, 1, &say::ask_wanted(lang, &own.wanted, &left), self.style);
        out
    }

    /// What is said when there are no more questions: somebody may still go back.
    fn closing(&self) -> String {
        let (lang, count) = (self.lang(), self.interview.answered());
        let done = match self.interview.decision().cell {
            Cell::Unknown => say::ask_done_open(lang, count),
            Cell::Known(_) | Cell::Fault => say::ask_done(lang, count),
        };
        let mut out = String::from("\n");
        wrapped(&mut out, 0, &if count > 0 { say::ask_done_and_back(lang, &done) } else { done }, self.style);
        out
    }

    /// What is said to a line behind the last question.
    fn hear_last(&mut self, line: &str) -> Result<Turn, TooMuchWork> {
        let said = |act| Turn { text: String::new(), act };
        match Said::of(line) {
            Said::Back(count) => self.back(count),
            Said::Undo => self.undo(),
            Said::Answers => Ok(self.again_after(self.answers())),
            Said::Save(file) => Ok(said(Act::Save(file.to_owned()))),
            Said::Help => Ok(self.again_after(self.commands())),
            Said::Nothing | Said::Unknown | Said::Quit | Said::Answer(_) => Ok(said(Act::Finish)),
        }
    }

    fn undo(&mut self) -> Result<Turn, TooMuchWork> {
        let lang = self.lang();
        let note = if self.interview.undo()? { say::ask_undone(lang) } else { say::ask_nothing_to_undo(lang) };
        Ok(Turn { act: Act::Changed, ..self.again(note) })
    }

    /// What is said to a line.
    ///
    /// # Errors
    /// When the case takes more work than one decision may after something is taken back.
    pub fn hear(&mut self, line: &str) -> Result<Turn, TooMuchWork> {
        let Some(question) = self.interview.next() else { return self.hear_last(line) };
        let lang = self.lang();
        // A reason may begin like a command: «lagre energi er viktig for …». Only a file that facts are saved in makes it one.
        let said = match Said::of(line) {
            Said::Save(file) if self.awaited.is_some() && !is_facts_file(file) => Said::Answer(line.trim()),
            said => said,
        };
        Ok(match (said, self.awaited.take()) {
            (Said::Nothing | Said::Unknown, Some(value)) => self.answered(question, Answer::Assessed(value, reason_of("", lang))),
            (Said::Answer(reason), Some(value)) => self.answered(question, Answer::Assessed(value, reason_of(reason, lang))),
            (Said::Back(_) | Said::Undo, Some(_)) => self.again(""),
            (Said::Nothing, None) => self.again(say::ask_nothing(lang)),
            (Said::Help, awaited) => {
                self.awaited = awaited;
                let help = self.help(&self.interview.words(question, lang));
                self.again_after(help)
            }
            (Said::Answers, awaited) => {
                self.awaited = awaited;
                let answers = self.answers();
                self.again_after(answers)
            }
            (Said::Save(file), awaited) => {
                self.awaited = awaited;
                Turn { text: String::new(), act: Act::Save(file.to_owned()) }
            }
            (Said::Quit, _) => Turn { text: String::new(), act: Act::Quit },
            (Said::Unknown, None) => self.answered(question, Answer::Unknown),
            (Said::Back(count), None) => self.back(count)?,
            (Said::Undo, None) => self.undo()?,
            (Said::Answer(text), None) => match reply(&self.interview, question, text, lang) {
                Err(mistake) => self.refused(&mistake),
                // A reason on the same line needs no line of its own.
                Ok(Answer::Assessed(value, _)) if !text.contains(':') => {
                    self.awaited = Some(value);
                    self.again_after(String::new())
                }
                Ok(answer) => {
                    let understood = self.understood(question, &answer, text);
                    let turn = self.answered(question, answer);
                    Turn { text: understood + &turn.text, ..turn }
                }
            },
        })
    }

    /// A line that can't be read, or an answer that can't be taken, and the question once more.
    pub fn refused(&self, mistake: &Diagnostic) -> Turn {
        self.again_after(self.mistake(mistake))
    }

    /// A mistake in two lines, with its code.
    pub fn mistake(&self, mistake: &Diagnostic) -> String {
        told(mistake, self.style)
    }

    fn again(&self, note: &str) -> Turn {
        let mut out = String::new();
        if !note.is_empty() {
            wrapped(&mut out, 1, note, self.style);
        }
        self.again_after(out)
    }

    fn again_after(&self, note: String) -> Turn {
        Turn { text: note + &self.ask(), act: Act::Said }
    }

    fn back(&mut self, count: usize) -> Result<Turn, TooMuchWork> {
        let lang = self.lang();
        let before: Vec<Step> = self.interview.steps().to_vec();
        let number = self.interview.back(count)?;
        let Some(first) = before.get(self.interview.steps().len()).filter(|_| number > 0) else {
            return Ok(self.again(say::ask_no_way_back(lang)));
        };
        let was = all_seen(&self.interview.answer_words(first, lang)).into_owned();
        Ok(Turn { act: Act::Changed, ..self.again(&say::ask_taken_back(lang, number, &was)) })
    }

    fn answered(&mut self, question: Question, answer: Answer) -> Turn {
        let before = self.interview.steps().len();
        if let Err(mistakes) = self.interview.answer(answer) {
            let mut out: String = mistakes.iter().take(1).map(|mistake| told(mistake, self.style)).collect();
            wrapped(&mut out, 1, say::ask_again(self.lang()), self.style);
            return self.again_after(out);
        }
        debug_assert!(
            self.interview.steps().get(before).is_some_and(|step| step.question == question),
            "the question that was asked is answered"
        );
        let mut out = String::new();
        self.tell_followed(&mut out, before + 1);
        self.tell_certain(&mut out);
        Turn { text: out + &self.ask(), act: Act::Changed }
    }

    /// What was understood, where that is written another way than it was typed.
    fn understood(&self, question: Question, answer: &Answer, typed: &str) -> String {
        let book = self.interview.book();
        let Some(fact) = book.facts.get(question.fact.index()) else { return String::new() };
        let as_written = match answer {
            Answer::Value(value) => {
                fact.ty == Type::Truth || fact.ty == Type::Text || write_value(value.clone(), fact.ty, book) == typed.trim()
            }
            Answer::Items(_, names) => names.is_empty(),
            Answer::Assessed(..) | Answer::Unknown => true,
        };
        let words = self.interview.answer_words(&Step { question, answer: answer.clone(), follows: None }, self.lang());
        let mut out = String::new();
        if !as_written && words != typed.trim() {
            wrapped(&mut out, 1, &say::ask_understood(self.lang(), &*all_seen(&words)), self.style);
        }
        out
    }

    /// What followed from the answers and is not asked, from a step on.
    fn tell_followed(&self, out: &mut String, from: usize) {
        let lang = self.lang();
        for step in self.interview.steps().iter().skip(from) {
            let Some(why) = &step.follows else { continue };
            let (label, value) = (self.interview.label(step.question, lang), self.interview.answer_words(step, lang));
            wrapped(out, 1, &say::ask_followed(lang, &label, &value, &*all_seen(why.message.get(lang))), self.style);
        }
    }

    /// The rules that have become certain.
    fn tell_certain(&mut self, out: &mut String) {
        let found = self.interview.newly_certain();
        let (book, lang) = (self.interview.book(), self.lang());
        for (rule, cell) in found {
            let Some(rule) = book.rules.get(rule.index()) else { continue };
            let verdict = match &cell {
                Cell::Known(Value::Truth(true)) => Verdict::Met,
                Cell::Known(Value::Truth(false)) => Verdict::NotMet,
                _ => Verdict::Value,
            };
            let place = book.cite(rule.standing, lang, true);
            signed(out, 1, verdict, &say::ask_certain(lang, &place, &certain_words(rule, &cell, book, lang)), self.style);
        }
    }

    fn help(&self, own: &Words) -> String {
        let lang = self.lang();
        let mut lines = Vec::new();
        if !own.provisions.is_empty() {
            lines.push(say::ask_help_provisions(lang, &own.provisions.join(say::semicolon(lang))));
        }
        lines.extend(own.sources.iter().map(|source| say::ask_help_source(lang, source)));
        lines.extend(own.by.iter().map(|party| say::ask_help_by(lang, party)));
        if !own.factors.is_empty() {
            lines.push(say::ask_help_factors(lang, &own.factors.join(say::semicolon(lang))));
        }
        lines.push(say::ask_help_path(lang, &own.path));
        let mut out = String::new();
        lines.iter().for_each(|line| wrapped(&mut out, 1, line, self.style));
        out + &self.commands()
    }

    fn commands(&self) -> String {
        say::ask_help_commands(self.lang()).lines().map(|line| format!("  {line}\n")).collect()
    }

    fn answers(&self) -> String {
        let lang = self.lang();
        let mut out = String::new();
        let steps = self.interview.steps().iter().filter(|step| step.follows.is_none());
        for (number, step) in (1_usize..).zip(steps) {
            let (label, value) = (self.interview.label(step.question, lang), self.interview.answer_words(step, lang));
            wrapped(&mut out, 1, &say::ask_given(lang, number, &label, &*all_seen(&value)), self.style);
        }
        if out.is_empty() {
            wrapped(&mut out, 1, say::ask_no_answers(lang), self.style);
        }
        out
    }
}

fn told(mistake: &Diagnostic, style: Style) -> String {
    let lang = style.lang;
    let mut out = String::new();
    let message = say::error_line(lang, mistake.code, &*all_seen(mistake.message.get(lang)));
    let before = out.len();
    wrapped(&mut out, 1, &message, style);
    if style.colour {
        out =
            format!("{}{}", out.get(..before).unwrap_or_default(), style.doubtful(out.get(before..).unwrap_or_default().trim_end()) + "\n");
    }
    if let Some(help) = &mistake.help {
        wrapped(&mut out, 1, &say::help_line(lang, &*all_seen(help.get(lang))), style);
    }
    out
}

/// Whether facts are saved in a file of this name.
pub fn is_facts_file(name: &str) -> bool {
    [".yaml", ".yml"].iter().any(|ending| name.to_ascii_lowercase().ends_with(ending))
}

/// What a rule has come to, in words.
pub fn certain_words(rule: &Rule, cell: &Cell, book: &Rulebook, lang: Lang) -> String {
    words(&finding(rule, cell), book, lang)
}
