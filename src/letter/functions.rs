//! The functions of a template: each fetches something, or says something of the letter.

use std::sync::Arc;

use minijinja::{Environment, Error, ErrorKind, Value};

use super::board::{Shared, Thing};
use super::context::{Maker, lack};
use super::told::{Teller, Told};
use crate::compile::Plan;
use crate::eval::{Decision, decide_case};
use crate::explain::{Fragment, figure_words};
use crate::facts::{Facts, goal_inputs};
use crate::law::{Lang, say};
use crate::model::{Cell, Named, ReadingId, RuleId, Rulebook};
use crate::reasons_page::value_of;

/// What the functions share: the law, the case, and what the command line gives.
#[derive(Clone)]
pub(super) struct Case {
    pub(super) plan: Arc<Plan>,
    pub(super) facts: Arc<Facts>,
    pub(super) chosen: Vec<(ReadingId, u16)>,
    pub(super) lang: Lang,
    pub(super) given: Vec<(String, String)>,
    pub(super) board: Shared,
}

impl Case {
    fn book(&self) -> &Rulebook {
        self.plan.checked().book()
    }

    fn mark(&self, what: &str) -> Thing {
        self.board.said(Told::mark(what, self.lang))
    }

    /// Makes the functions known to an environment.
    pub(super) fn add_to(self, environment: &mut Environment<'_>) {
        let case = self.clone();
        environment.add_function("answer", move |name: String, called: Option<String>| case.answer(&name, called.as_deref()));
        let case = self.clone();
        environment.add_function("fact", move |name: String| Value::from(case.fact(&name)));
        let case = self.clone();
        environment.add_function("figure", move |name: String| Value::from(case.figure(&name)));
        let case = self.clone();
        environment.add_function("given", move |name: String, called: Option<String>| Value::from(case.given(&name, called.as_deref())));
        let case = self.clone();
        environment.add_function("mark", move |what: String| Value::from(case.mark(&what)));
        let case = self.clone();
        environment.add_function("requires", move |goal: String| case.requires(goal));
        environment.add_function("states", move |name: String, value: Option<Value>| self.states(&name, value));
    }

    /// The answer to another goal for the same case, which is decided once.
    fn answer(&self, name: &str, called: Option<&str>) -> Result<Value, Error> {
        let asked = (name.to_owned(), called.map(str::to_owned));
        if let Some(known) = self.board.lock().answers.get(&asked) {
            return Ok(known.clone());
        }
        let found = self.answered(name, called)?;
        self.board.lock().answers.insert(asked, found.clone());
        Ok(found)
    }

    fn answered(&self, name: &str, called: Option<&str>) -> Result<Value, Error> {
        let Some(goal) = self.book().rule(name) else {
            // A rule of another version: the names of all rules were looked at before.
            let what = say::letter_no_rule(self.lang, called.unwrap_or(name));
            let mark = self.mark(&what);
            let no = || Value::from(false);
            let mark = mark.with("sentence", self.mark(&what)).with("basis", Thing::default()).with("known", no());
            let mark = mark.with("in_force", no()).with("met", no());
            let mark = mark.with("may", no()).with("readings", Value::from(Vec::<Value>::new()));
            return Ok(mark.with("not_met", no()).with("open", true).with("faulty", no()).with("is_value", no()).into());
        };
        let decision = self.decided(name, goal)?;
        let inputs = goal_inputs(self.book(), goal);
        let teller = Teller { book: self.book(), lang: self.lang };
        let maker = Maker { board: &self.board, decision: &decision, inputs: &inputs, teller };
        Ok(maker.answer(called.unwrap_or(name)).into())
    }

    /// The decision of another goal, made once.
    fn decided(&self, name: &str, goal: RuleId) -> Result<Arc<Decision>, Error> {
        if let Some(known) = self.board.lock().decided.get(name) {
            return Ok(known.clone());
        }
        let made = decide_case(&self.plan, goal, self.facts.clone(), &self.chosen).map_err(|too_much| {
            self.board.lock().problem = Some(too_much.diagnostic(&self.plan));
            Error::from(ErrorKind::InvalidOperation)
        })?;
        let made = Arc::new(made);
        self.board.lock().decided.insert(name.to_owned(), made.clone());
        Ok(made)
    }

    /// What the case says.
    fn fact(&self, name: &str) -> Thing {
        let Some(Named::Fact(id)) = self.book().names.get(name).copied() else { return self.mark(name) };
        let Some(fact) = self.book().facts.get(id.index()) else { return self.mark(name) };
        if self.facts.get(id) == Cell::Unknown {
            return self.mark(&lack(fact, self.lang));
        }
        let value = value_of(fact, &self.facts.get(id), &self.facts);
        let teller = Teller { book: self.book(), lang: self.lang };
        value.map_or_else(Thing::default, |value: Fragment<'_>| self.board.said(teller.told(&value)))
    }

    /// A figure of the law.
    fn figure(&self, name: &str) -> Thing {
        let Some(Named::Figure(id)) = self.book().names.get(name).copied() else {
            return self.mark(&say::letter_no_rule(self.lang, name));
        };
        let figure = self.book().figures.get(id.index());
        figure.map_or_else(Thing::default, |figure| self.board.said(Told::plain(&figure_words(figure, self.book(), self.lang))))
    }

    /// What the command line gives.
    fn given(&self, name: &str, called: Option<&str>) -> Thing {
        self.board.lock().asked.insert(name.to_owned());
        match self.given.iter().rev().find(|(own, text)| own == name && !text.trim().is_empty()) {
            Some((_, text)) => self.board.said(Told::plain(text)),
            None => self.mark(called.unwrap_or(name)),
        }
    }

    /// A goal that the letter has to meet.
    fn requires(&self, goal: String) -> Value {
        let mut board = self.board.lock();
        if !board.required.contains(&goal) {
            board.required.push(goal);
        }
        Thing::default().into()
    }

    /// What the letter states: the fact holds where the value is there, and does not where it is missing. The value is shown.
    fn states(&self, name: &str, value: Option<Value>) -> Result<Value, Error> {
        let stated = value.as_ref().map_or(Ok(true), is_whole)?;
        if let Some(Named::Fact(id)) = self.book().names.get(name).copied() {
            // What is stated in one place and missing in another is missing.
            let mut board = self.board.lock();
            let all = board.states.get(&id).copied().unwrap_or(true) && stated;
            board.states.insert(id, all);
        }
        let is_shown = |value: &Value| value.downcast_object_ref::<Thing>().is_some() || value.as_str().is_some();
        Ok(value.filter(is_shown).unwrap_or_else(|| Thing::default().into()))
    }
}

/// Whether a value is there: of a list, whether there is something in it and nothing of it is missing.
fn is_whole(value: &Value) -> Result<bool, Error> {
    if value.downcast_object_ref::<Thing>().is_some() || value.as_str().is_some() {
        return Ok(value.is_true());
    }
    match value.try_iter() {
        Ok(all) => {
            let all: Vec<Value> = all.collect();
            Ok(!all.is_empty() && all.iter().all(Value::is_true))
        }
        Err(_) => Ok(value.is_true()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Case, Shared};
    use crate::facts::Facts;
    use crate::law::{Lang, Version};
    use crate::pipeline::RuleFiles;
    use crate::source::SourceMap;

    #[test]
    fn an_answer_is_decided_once_however_often_it_is_asked_for() {
        let mut files = SourceMap::default();
        files.add("law.regel", "act a { rank statute title nb \"a\" in force from 2000-01-01 }\n§ 1\nvalue b : number nb \"b\" = 2 + 3\n");
        let plan = RuleFiles::new(files).plan(&Version::parse("2020-01-01").expect("a version")).expect("a plan");
        let facts = Arc::new(Facts::unknown(0));
        let case = Case { plan, facts, chosen: Vec::new(), lang: Lang::En, given: Vec::new(), board: Shared::default() };
        let place = |called| case.answer("b", called).expect("an answer").to_string();
        // What is told anew has a place of its own.
        assert_eq!(place(None), place(None));
        let made = || case.board.lock().decided.get("b").cloned().expect("a decision");
        let first = made();
        assert_ne!(place(None), place(Some("called otherwise")));
        assert!(Arc::ptr_eq(&first, &made()), "the goal was decided again for another name of what is missing");
    }
}
