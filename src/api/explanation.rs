//! The reasons for a decision, in one language.

use std::fmt;
use std::sync::OnceLock;

use super::Decision;
use crate::explain::{CitationJson, DecisionJson, MissingJson, Style, decision_json, text};
use crate::law::Lang;

/// The reasons for a decision, in one language. It prints as text of 100 columns.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// use paragraf::{Facts, Lang, RuleBase};
///
/// let law = RuleBase::embedded().plan("2018-06-01")?;
/// let facts = Facts::from_yaml("applicant: { born: 2000-06-01 }\napplication: { received: 2018-06-01 }");
/// let reasons = law.decide("of_working_age", &facts)?.explain(Lang::En);
/// let cited = reasons.citations().next().map(|citation| (citation.act(), citation.rank()));
/// assert_eq!(cited, Some(("sosialtjenesteloven", "statute")));
/// assert!(reasons.missing().next().is_none());
/// # }
/// # Ok::<(), paragraf::Error>(())
/// ```
#[derive(Debug)]
pub struct Explanation {
    decision: Decision,
    /// Made when it is first asked for: a text needs none of it.
    data: OnceLock<DecisionJson>,
    lang: Lang,
}

/// A provision or document that a decision rests on.
///
/// ```
/// use paragraf::{Facts, Lang, RuleBase};
///
/// let rules = RuleBase::from_texts([("library.regel", r#"
///     act library_act { rank statute  title en "Library Act"  in force from 2000-01-01 }
///     entity loan en "the loan" { days_late : number en "days late" }
///     § 4
///     ledd 1 { condition late holds when loan.days_late > 0 }
/// "#)]);
/// let decision = rules.plan("2020-01-01")?.decide("late", &Facts::new().with("loan.days_late", 3))?;
///
/// let reasons = decision.explain(Lang::En);
/// let cited: Vec<_> = reasons.citations().map(|citation| citation.text().to_owned()).collect();
/// assert_eq!(cited, ["Library Act § 4, first subsection"]);
/// assert!(reasons.citations().all(|citation| citation.unverified().is_none() && !citation.is_displaced()));
/// # Ok::<(), paragraf::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Citation<'a>(&'a CitationJson);

/// A fact that can still change an answer.
///
/// ```
/// use paragraf::{Facts, Lang, RuleBase};
///
/// let rules = RuleBase::from_texts([("library.regel", r#"
///     act library_act { rank statute  title en "Library Act"  in force from 2000-01-01 }
///     entity loan en "the loan" { days_late : number en "days late" ask en "How many days late is it?" }
///     § 4
///     ledd 1 { condition late holds when loan.days_late > 0 }
/// "#)]);
/// let reasons = rules.plan("2020-01-01")?.decide("late", &Facts::new())?.explain(Lang::En);
///
/// let missing = reasons.missing().next().expect("what is still to be asked");
/// assert_eq!((missing.name(), missing.pointer()), ("loan.days_late", Some("/loan/days_late")));
/// assert_eq!(missing.question(), "How many days late is it?");
/// assert_eq!(missing.provisions(), ["Library Act § 4, first subsection"]);
/// # Ok::<(), paragraf::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct MissingFact<'a>(&'a MissingJson);

impl Explanation {
    pub(super) fn new(decision: &Decision, lang: Lang) -> Explanation {
        Explanation { decision: decision.clone(), data: OnceLock::new(), lang }
    }

    fn data(&self) -> &DecisionJson {
        self.data.get_or_init(|| decision_json(&self.decision.decision, &self.decision.inputs(), self.lang))
    }

    /// The answer in one sentence, without a final stop.
    pub fn sentence(&self) -> &str {
        &self.data().sentence
    }

    /// The whole of it as text: answer, what decided it, the reasoning, what is missing, what would change it, what it rests on.
    pub fn text(&self, width: usize) -> String {
        text(&self.decision.decision, &self.decision.inputs(), Style { lang: self.lang, colour: false, width })
    }

    /// The provisions and documents the decision rests on, each once, in the order of the reasoning.
    pub fn citations(&self) -> impl Iterator<Item = Citation<'_>> {
        self.data().citations.iter().map(Citation)
    }

    /// The facts that can still change the answer.
    pub fn missing(&self) -> impl Iterator<Item = MissingFact<'_>> {
        self.data().missing.iter().map(MissingFact)
    }

    /// The whole of it as JSON, as `docs/json.md` describes.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self.data()).unwrap_or_default()
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(100))
    }
}

impl<'a> Citation<'a> {
    /// As lawyers write it: `Social Services Act § 29, first subsection`.
    pub fn text(self) -> &'a str {
        &self.0.text
    }

    /// The name of its act or document in the rule files.
    pub fn act(self) -> &'a str {
        &self.0.act
    }

    /// `statute`, `regulation`, `preparatory_works`, `circular` or `practice`.
    pub fn rank(self) -> &'static str {
        self.0.rank
    }

    /// Where the act can be read.
    pub fn link(self) -> Option<&'a str> {
        self.0.link.as_deref()
    }

    /// Why its text is not to be trusted; none where it was verified.
    pub fn unverified(self) -> Option<&'a str> {
        self.0.unverified.as_deref()
    }

    /// The latest measure that its text comes from, as `amendment:measure`.
    pub fn changed_by(self) -> Option<&'a str> {
        self.0.changed_by.as_deref()
    }

    /// All measures that its text comes from, in the order of the law: a provision has several rules, and a rule may have kept wordings.
    pub fn measures(self) -> impl Iterator<Item = &'a str> {
        self.0.measures.iter().map(String::as_str)
    }

    /// Whether it is only a rule that an exception displaced.
    pub fn is_displaced(self) -> bool {
        self.0.displaced
    }
}

impl fmt::Display for Citation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl<'a> MissingFact<'a> {
    /// Its name in the rule files: `applicant.born`.
    pub fn name(self) -> &'a str {
        &self.0.fact
    }

    /// The place in a facts file where it belongs, as a JSON Pointer: `/household/children/1/born`.
    pub fn pointer(self) -> Option<&'a str> {
        self.0.path.as_deref()
    }

    /// The item of a list that it is missing of, with those around it: `child Kari`, `child 2`.
    pub fn item(self) -> Option<&'a str> {
        self.0.item.as_deref()
    }

    /// What it is called.
    pub fn label(self) -> &'a str {
        &self.0.label
    }

    /// The question that asks for it.
    pub fn question(self) -> &'a str {
        &self.0.question
    }

    /// What may be given, in words.
    pub fn wanted(self) -> &'a str {
        &self.0.ty
    }

    /// The provisions that ask for it.
    pub fn provisions(self) -> &'a [String] {
        &self.0.provisions
    }
}
