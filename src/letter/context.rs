//! What a template knows of a decision, by name.

use minijinja::Value;

use super::board::{Shared, Thing};
use super::party::{is_remark, told_to_party};
use super::told::{Teller, Told};
use crate::eval::Decision;
use crate::explain::{Content, Explanation, Fragment, Headline, Length, Line, Section, StepView, Verdict, explain_at};
use crate::facts::{Assessed, GoalInputs};
use crate::law::{Lang, Word, say};
use crate::model::{Cell, Fact, FactId, Kind, StandingId, Type, Value as Found};
use crate::reasons_page::{GivenFact, given, line};

/// The names that a template may use, beside its functions.
pub(super) const NAMES: [&str; 13] = [
    "assessments",
    "case",
    "facts",
    "goal",
    "law",
    "missing",
    "open_readings",
    "other_sources",
    "outcome",
    "provisions",
    "readings",
    "reasons",
    "reservations",
];

/// `summary` stands apart: it is told by sentence or whole.
pub(super) const SUMMARY: &str = "summary";

/// So many facts that an answer lacks are named at its place; more are listed at the end of the letter alone.
const NAMED: usize = 3;

/// How far an item stands in, for each level that it is below another. It must stand where the words of the item above it begin, which is after
/// a sign and one blank or two: `-  words`, where there is no verdict.
const INDENT: &str = "   ";

/// Makes values of a decision.
pub(super) struct Maker<'d> {
    pub(super) board: &'d Shared,
    pub(super) decision: &'d Decision,
    pub(super) inputs: &'d GoalInputs,
    pub(super) teller: Teller<'d>,
}

impl<'d> Maker<'d> {
    /// All that is known by name.
    pub(super) fn context(&self) -> Vec<(&'static str, Value)> {
        let Explanation { version, short, sections, reasons, .. } = explain_at(self.decision, self.inputs, Length::Reasons);
        self.reserve(&sections);
        let short: Vec<Fragment<'_>> = short.into_iter().map(told_to_party).collect();
        let section = |title: Fragment<'d>| self.section(&sections, &title);
        let title = self.decision.facts.title.as_deref().filter(|title| !title.trim().is_empty());
        let mut steps = Vec::new();
        self.steps(&reasons, None, 0, &mut steps);
        vec![
            ("outcome", self.answer(self.teller.book.rules.get(self.decision.goal.index()).map_or("", |rule| &*rule.name)).into()),
            ("goal", self.goal().into()),
            ("case", title.map_or_else(Thing::default, |title| self.board.said(Told::plain(title))).into()),
            ("law", self.lines(&version)),
            (SUMMARY, self.said(self.teller.all(&short)).holding(!short.is_empty()).into()),
            ("reasons", Value::from(steps)),
            ("facts", self.facts()),
            ("assessments", self.assessments()),
            ("missing", section(crate::explain::say::title_missing())),
            ("readings", section(crate::explain::say::title_turns())),
            ("open_readings", section(crate::explain::say::title_open_turns())),
            ("provisions", section(crate::explain::say::title_basis())),
            ("other_sources", section(crate::explain::say::title_other_sources())),
            ("reservations", section(crate::explain::say::title_reservations())),
        ]
    }

    /// The lines of a section.
    fn section(&self, sections: &[Section<'_>], title: &Fragment<'_>) -> Value {
        self.lines(lines_of(sections, title))
    }

    /// Keeps the reservations for whoever signs.
    fn reserve(&self, sections: &[Section<'_>]) {
        let lines = lines_of(sections, &crate::explain::say::title_reservations());
        let told: Vec<String> = lines.iter().map(|line| self.teller.told(&line.text).text()).collect();
        let mut board = self.board.lock();
        for own in told {
            if !board.reservations.contains(&own) {
                board.reservations.push(own);
            }
        }
    }

    fn said(&self, told: Told) -> Thing {
        self.board.said(told)
    }

    /// What the goal is about.
    fn goal(&self) -> Thing {
        let rule = self.teller.book.rules.get(self.decision.goal.index());
        rule.map_or_else(Thing::default, |rule| self.said(self.teller.begun(Fragment::Label(&rule.label))))
    }

    /// The answer: a value, or else a sentence. `called`: what is missing where it is open.
    pub(super) fn answer(&self, called: &str) -> Thing {
        let cell = &self.decision.cell;
        let Explanation { headline, sections, .. } = explain_at(self.decision, self.inputs, Length::Reasons);
        let sentence = self.teller.told(&headline.map_or(Fragment::Name(""), Headline::sentence));
        let value = Headline::of(self.decision).and_then(|own| own.found).map(|found| self.teller.told(&found));
        let told = match cell {
            Cell::Known(_) => value.clone().unwrap_or_else(|| sentence.clone()),
            Cell::Unknown | Cell::Fault => {
                let label = self.teller.book.rules.get(self.decision.goal.index()).map(|rule| rule.label.get(self.teller.lang));
                Told::mark(&self.needed(label.filter(|label| !label.is_empty()).unwrap_or(called)), self.teller.lang)
            }
        };
        let kind = self.teller.book.rules.get(self.decision.goal.index()).map(|rule| rule.kind);
        self.reserve(&sections);
        let holds = matches!(cell, Cell::Known(_)) && *cell != Cell::NO;
        let found = |is: bool| Value::from(is);
        let places = crate::explain::basis_lines(self.decision).into_iter().map(told_to_party).collect();
        let places = Fragment::List(crate::explain::Joint::Semicolon, places);
        self.said(told)
            .holding(holds)
            .with("sentence", self.said(sentence))
            .with("known", found(matches!(cell, Cell::Known(_))))
            .with("in_force", found(true))
            .with("met", found(*cell == Cell::YES))
            .with("not_met", found(*cell == Cell::NO))
            .with("open", found(*cell == Cell::Unknown))
            .with("faulty", found(*cell == Cell::Fault))
            .with("may", found(*cell == Cell::YES && kind == Some(Kind::Power)))
            .with("readings", self.section(&sections, &crate::explain::say::title_turns()))
            .with("is_value", found(matches!(cell, Cell::Known(value) if !matches!(value, Found::Truth(_)))))
            .with("basis", self.said(self.teller.told(&places)))
    }

    /// What is missing where an answer is open: what it is, and the facts that it needs.
    fn needed(&self, label: &str) -> String {
        let lang = self.teller.lang;
        let facts: Vec<String> = self
            .decision
            .missing_facts()
            .iter()
            .filter_map(|id| self.teller.book.facts.get(id.index()))
            .map(|fact| self.lack(fact))
            .collect();
        if facts.is_empty() || facts.len() > NAMED {
            label.to_owned()
        } else {
            say::letter_needs(lang, label, facts.join(say::comma(lang)).as_str())
        }
    }

    /// A fact or an assessment that is missing.
    pub(super) fn lack(&self, fact: &Fact) -> String {
        lack(fact, self.teller.lang)
    }

    /// Lines below each other, each with its indentation.
    fn lines(&self, lines: &[Line<'_>]) -> Value {
        let first = lines.iter().map(|line| line.depth).min().unwrap_or(0);
        let line = |line: &Line<'_>| {
            Value::from(
                self.said(self.teller.told(&told_to_party(line.text.clone())))
                    .with("indent", Value::from(INDENT.repeat(line.depth.saturating_sub(first)))),
            )
        };
        Value::from(lines.iter().filter(|line| !is_remark(&line.text)).map(line).collect::<Vec<Value>>())
    }

    /// The steps that decide, with what they rest on, each below the one it belongs to.
    fn steps(&self, all: &[StepView<'_>], outer: Option<StandingId>, depth: usize, into: &mut Vec<Value>) {
        let mut before = outer;
        for step in all {
            let named = if outer.is_some() { outer } else { before.replace(step.standing) };
            let (verdict, words) = line(self.teller.book, step, named);
            let own = self.said(self.teller.told(&told_to_party(words))).with("verdict", self.verdict(verdict));
            into.push(own.with("indent", Value::from(INDENT.repeat(depth))).with("is_step", Value::from(true)).into());
            for detail in step.details.iter().filter(|detail| !is_remark(detail)) {
                let own = self.said(self.teller.begun(detail.clone())).with("verdict", Thing::default());
                into.push(own.with("indent", Value::from(INDENT.repeat(depth + 1))).with("is_step", Value::from(false)).into());
            }
            self.steps(&step.children, Some(step.standing), depth + 1, into);
        }
    }

    /// What came of a step, in a word, where it is open. What is met or not is told as the fact it is, and a word before it would deny it once more.
    fn verdict(&self, verdict: Verdict) -> Thing {
        if !matches!(verdict, Verdict::Open | Verdict::Fault) {
            return Thing::default();
        }
        let word = say::page_sign(self.teller.lang, Word::Choice(verdict.keyword()));
        self.said(Told::plain(&crate::explain::capital(&word)))
    }

    /// The facts that the decision rests on; assessments stand apart.
    fn facts(&self) -> Value {
        let mut rows = Vec::new();
        self.rows(&given(self.decision, self.inputs).asked, None, &mut rows);
        Value::from(rows)
    }

    fn rows(&self, facts: &[GivenFact<'_>], of: Option<&Fragment<'_>>, into: &mut Vec<Value>) {
        for fact in facts.iter().filter(|fact| !fact.assessed) {
            let label = match of {
                Some(of) => crate::explain::say::at_place(of.clone(), fact.label.clone()),
                None => fact.label.clone(),
            };
            let label = self.said(self.teller.begun(label));
            let value = self.said(self.teller.begun(fact.value.clone()));
            into.push(label.clone().with("label", label).with("value", value).into());
            for (name, facts) in &fact.items {
                self.rows(facts, Some(name), into);
            }
        }
    }

    /// The assessments that the goal may ask for: those given, and those without which there is no answer.
    fn assessments(&self) -> Value {
        let missing = self.decision.missing_facts();
        let asked = self.inputs.facts.iter().map(|(id, _)| *id);
        let told = asked.filter_map(|id| {
            let fact = self.teller.book.facts.get(id.index()).filter(|fact| fact.assessment.is_some())?;
            let is_told = self.decision.facts.get(id) != Cell::Unknown || missing.contains(&id);
            is_told.then(|| Value::from(self.assessment(id, fact)))
        });
        Value::from(told.collect::<Vec<Value>>())
    }

    fn assessment(&self, id: FactId, fact: &Fact) -> Thing {
        let lang = self.teller.lang;
        let mark = |what: &str| self.said(Told::mark(what, lang));
        let sentence = match self.decision.facts.get(id) {
            Cell::Known(Found::Truth(holds)) => {
                let value = Fragment::Value(Found::Truth(holds), fact.ty, crate::explain::Scale::default());
                let otherwise = crate::explain::say::told_as(&fact.label, value);
                self.said(self.teller.begun(Fragment::Stated(&fact.label, holds, Box::new(otherwise))))
            }
            Cell::Known(value) => {
                let value = Fragment::Value(value, fact.ty, crate::explain::Scale::default());
                self.said(self.teller.begun(crate::explain::say::told_as(&fact.label, value)))
            }
            Cell::Unknown | Cell::Fault => {
                return mark(&self.lack(fact))
                    .with("reason", Thing::default())
                    .with("by", Thing::default())
                    .with("left_out", Thing::default());
            }
        };
        let assessed = self.decision.facts.assessment(id);
        let reason = assessed.map(|own| own.because.as_str()).filter(|reason| !reason.trim().is_empty());
        let reason = match reason {
            Some(reason) => self.said(Told::plain(reason)),
            None => mark(&lacking_reason(fact, self)),
        };
        let by = assessed.map(|own| self.by(own)).unwrap_or_default();
        let left_out = lacking_factors(fact, assessed, self).map(|what| mark(&what)).unwrap_or_default();
        // Nothing that ought to be weighed is left out.
        let holds = reason.holds && left_out.is_nothing();
        sentence.holding(holds).with("reason", reason).with("by", by).with("left_out", left_out)
    }

    /// Who assessed it, and when.
    fn by(&self, assessed: &Assessed) -> Thing {
        let day = assessed.on.map(|day| self.teller.told(&Fragment::Date(day)).text());
        let words: Vec<&str> = assessed.by.as_deref().into_iter().chain(day.as_deref()).collect();
        if words.is_empty() { Thing::default() } else { self.said(Told::plain(&words.join(say::comma(self.teller.lang)))) }
    }
}

fn lines_of<'s, 'a>(sections: &'s [Section<'a>], title: &Fragment<'a>) -> &'s [Line<'a>] {
    match sections.iter().find(|section| section.title == *title).map(|section| &section.content) {
        Some(Content::Lines(lines)) => lines,
        Some(Content::Reasons) | None => &[],
    }
}

/// A fact or an assessment that is missing, in words.
pub(super) fn lack(fact: &Fact, lang: Lang) -> String {
    let label = fact.label.get(lang);
    match (fact.assessment.is_some(), fact.ty == Type::Truth) {
        (true, _) => say::letter_assessment(lang, label),
        (false, true) => say::letter_fact(lang, label),
        (false, false) => label.to_owned(),
    }
}

/// What is missing where an assessment has no reason.
pub(super) fn lacking_reason(fact: &Fact, maker: &Maker<'_>) -> String {
    say::letter_reason(maker.teller.lang, maker.lack(fact).as_str())
}

/// The factors that the reason of an assessment says nothing of.
pub(super) fn lacking_factors(fact: &Fact, assessed: Option<&Assessed>, maker: &Maker<'_>) -> Option<String> {
    let declared = fact.assessment.as_ref()?;
    let assessed = assessed?;
    let factors = declared.factors.iter().enumerate().filter(|(at, _)| !assessed.weighed.contains(at));
    let left_out: Vec<Fragment<'_>> = factors.map(|(_, (_, label))| Fragment::Label(label)).collect();
    if left_out.is_empty() {
        return None;
    }
    let words = maker.teller.told(&Fragment::list(crate::explain::Joint::And, left_out)).text();
    Some(say::letter_factors(maker.teller.lang, fact.label.get(maker.teller.lang), words.as_str()))
}
