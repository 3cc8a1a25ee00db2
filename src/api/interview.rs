//! An interview on a goal: the questions that can still matter, one at a time.

use super::{Decision, Diagnostics, Error, UnknownGoal};
use crate::interview;
use crate::law::{Lang, Text};
use crate::source::{Diagnostic, SourceMap};

/// A case that is filled in question by question, in the order of the law, until the answer is certain. It knows no terminal: a page in a
/// browser can ask as well.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// use paragraf::{Answer, Facts, Lang, RuleBase};
///
/// let law = RuleBase::embedded().plan("2018-06-01")?;
/// let mut interview = law.interview("to_programme", &Facts::new())?;
///
/// let question = interview.next().expect("nothing is known yet");
/// assert_eq!(question.text(Lang::En), "When was the applicant born?");
/// assert_eq!(question.name(), "applicant.born");
/// interview.answer("2000-06-01")?;
/// assert_eq!(interview.at_most(), 10);
///
/// // Eighteen on that day: all else can matter no more.
/// let certain = interview.answer("1.6.2018")?;
/// assert_eq!(certain[0].name(), "of_working_age");
/// assert!(interview.next().is_none());
/// assert_eq!(interview.decision().answer(), Answer::No);
///
/// // Another day is another case.
/// interview.back(1)?;
/// interview.answer("2020-06-01")?;
/// assert_eq!(interview.next().map(|question| question.is_assessment()), Some(true));
/// # }
/// # Ok::<(), paragraf::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Interview {
    pub(super) interview: interview::Interview,
    pub(super) sources: SourceMap,
}

/// A question of an interview.
#[derive(Debug, Clone)]
pub struct Question {
    words: [interview::Words; Lang::ALL.len()],
}

/// What has become certain on the way to the answer.
#[derive(Debug, Clone)]
pub struct Certain {
    name: String,
    text: Text,
    citation: Text,
}

impl Interview {
    /// The next question; none where the answer is certain, or where nothing is left that somebody may know.
    pub fn next(&self) -> Option<Question> {
        let question = self.interview.next()?;
        Some(Question { words: Lang::ALL.map(|lang| self.interview.words(question, lang)) })
    }

    /// Answers the next question, with a value as in a facts file: of a choice also its number or words, of a date also `14.3.2019`, of a list
    /// how many items it has, or their names with commas between. The reason of an assessment may stand behind a colon.
    ///
    /// # Errors
    /// [`Error::Facts`] where it is no value of the fact, or contradicts other answers, and [`Error::TooMuchWork`] where the case is then too
    /// large. Nothing is then changed.
    pub fn answer(&mut self, text: &str) -> Result<Vec<Certain>, Error> {
        let Some(question) = self.interview.next() else { return Ok(Vec::new()) };
        let answer = interview::reply(&self.interview, question, text, Lang::default()).map_err(|mistake| self.mistakes(vec![*mistake]))?;
        self.give(answer)
    }

    /// Says that nobody knows. It is not asked again, unless this is taken back.
    ///
    /// # Errors
    /// As [`Interview::answer`].
    pub fn dont_know(&mut self) -> Result<Vec<Certain>, Error> {
        self.give(interview::Answer::Unknown)
    }

    /// Takes back the last answers, so many or as many as there are. Returns how many.
    ///
    /// # Errors
    /// [`Error::TooMuchWork`].
    pub fn back(&mut self, count: usize) -> Result<usize, Error> {
        self.interview.back(count).map_err(|much| Error::TooMuchWork(self.told(vec![much.diagnostic(&self.interview.decision().plan)])))
    }

    /// Undoes what was done last, whether an answer was given or some were taken back. Tells whether there was anything.
    ///
    /// # Errors
    /// [`Error::TooMuchWork`].
    pub fn undo(&mut self) -> Result<bool, Error> {
        self.interview.undo().map_err(|much| Error::TooMuchWork(self.told(vec![much.diagnostic(&self.interview.decision().plan)])))
    }

    /// How many questions are left at most, beside those of the items of lists that are still to be counted.
    pub fn at_most(&self) -> usize {
        self.interview.at_most().0
    }

    /// The decision as things stand.
    pub fn decision(&self) -> Decision {
        Decision::new(self.interview.decision().clone())
    }

    /// The facts so far, as a facts file in YAML with remarks in a language; what nobody knows stands there as unknown.
    pub fn facts(&self, lang: Lang) -> String {
        crate::facts::facts_file(self.interview.facts(), self.interview.book(), self.interview.inputs(), lang)
    }

    fn give(&mut self, answer: interview::Answer) -> Result<Vec<Certain>, Error> {
        self.interview.answer(answer).map_err(|mistakes| self.mistakes(mistakes))?;
        let found = self.interview.newly_certain();
        Ok(found.into_iter().filter_map(|(rule, cell)| self.certain(rule, &cell)).collect())
    }

    fn certain(&self, rule: crate::model::RuleId, cell: &crate::model::Cell) -> Option<Certain> {
        let book = self.interview.book();
        let rule = book.rules.get(rule.index())?;
        Some(Certain {
            name: rule.name.to_string(),
            text: Text::of(|lang| interview::certain_words(rule, cell, book, lang)),
            citation: Text::of(|lang| book.cite(rule.standing, lang, true)),
        })
    }

    fn mistakes(&self, mistakes: Vec<Diagnostic>) -> Error {
        let too_much = mistakes.iter().any(|mistake| mistake.code == crate::source::codes::TOO_MUCH_WORK);
        let told = self.told(mistakes);
        if too_much { Error::TooMuchWork(told) } else { Error::Facts(told) }
    }

    fn told(&self, mistakes: Vec<Diagnostic>) -> Diagnostics {
        Diagnostics::new(mistakes, self.sources.clone())
    }
}

impl Question {
    fn words(&self, lang: Lang) -> &interview::Words {
        let [first, ..] = &self.words;
        Lang::ALL.iter().zip(&self.words).find(|(own, _)| **own == lang).map_or(first, |(_, words)| words)
    }

    /// Its name, and of an item of a list the way to it, counted from 1: `family.children[2].born`.
    pub fn name(&self) -> &str {
        &self.words(Lang::default()).path
    }

    /// What is asked.
    pub fn text(&self, lang: Lang) -> &str {
        &self.words(lang).text
    }

    /// What may be answered, in words.
    pub fn wanted(&self, lang: Lang) -> &str {
        &self.words(lang).wanted
    }

    /// What can be chosen from, if it is a choice.
    pub fn choices(&self, lang: Lang) -> &[String] {
        &self.words(lang).choices
    }

    /// The provisions that ask.
    pub fn provisions(&self, lang: Lang) -> &[String] {
        &self.words(lang).provisions
    }

    /// What the sources say of it.
    pub fn sources(&self, lang: Lang) -> &[String] {
        &self.words(lang).sources
    }

    /// Whether it is an assessment, which has a reason.
    pub fn is_assessment(&self) -> bool {
        self.words(Lang::default()).assessment
    }
}

impl Certain {
    /// The name of the rule.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it came to, in words.
    pub fn text(&self, lang: Lang) -> &str {
        self.text.get(lang)
    }

    /// Its provision, as lawyers write it.
    pub fn citation(&self, lang: Lang) -> &str {
        self.citation.get(lang)
    }
}

impl super::Plan {
    /// Begins an interview on a goal, with what is known already.
    ///
    /// # Errors
    /// As [`Plan::decide`](super::Plan::decide).
    pub fn interview(&self, goal: &str, facts: &super::Facts) -> Result<Interview, Error> {
        let goal = self.rules.parsed.goal(&self.plan, goal).map_err(|diagnostic| UnknownGoal { diagnostic })?;
        let (case, sources) = facts.read(self.plan.checked().book())?;
        let case = std::sync::Arc::new(case);
        let mistakes = crate::explain::contradictions(&self.plan, &case);
        if !mistakes.is_empty() {
            return Err(Error::Facts(Diagnostics::new(mistakes, sources)));
        }
        let sources = self.rules.parsed.sources().clone();
        match interview::Interview::new(&self.plan, goal, case, Vec::new(), interview::Signature::default()) {
            Ok(interview) => Ok(Interview { interview, sources }),
            Err(much) => Err(Error::TooMuchWork(Diagnostics::new(vec![much.diagnostic(&self.plan)], sources))),
        }
    }
}
