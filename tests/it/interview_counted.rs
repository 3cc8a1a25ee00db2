//! Interviews on every case in `rules/`, for each of its goals: they come to the answer of the whole case, and `docs/interview.md` tells with how many
//! questions. `INSTA_UPDATE=always cargo test --test it interview_counted` writes its table anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use paragraf::compile::Plan;
use paragraf::eval::decide_case;
use paragraf::facts::{Facts, GoalInputs, Items, goal_inputs};
use paragraf::interview::{Answer, Interview, Question, Signature};
use paragraf::law::Version;
use paragraf::model::{Cell, RuleId, Type, Value};
use paragraf::pipeline::RuleFiles;
use paragraf::source::parallel_map;
use paragraf::suite::TitledCase;

use super::support::{cases, root};

/// What came of an interview.
struct Counted {
    goal: String,
    asked: usize,
    all: usize,
}

/// The answer of a case to a question of an interview, whose items stand in the same order.
fn answer(interview: &Interview, question: Question, case: &Facts) -> Answer {
    let book = interview.book();
    let items = Items::of(interview.facts(), book);
    let mut of: Option<u32> = None;
    for item in question.of.map(|of| items.chain(of)).unwrap_or_default() {
        let Cell::Known(Value::List(list)) = cell(case, book, item.list(), of) else { panic!("an item of a list that the case has") };
        of = Some(case.lists.lists[list as usize][item.place as usize]);
    }
    match cell(case, book, question.fact, of) {
        Cell::Known(Value::List(list)) => Answer::Items(case.lists.lists[list as usize].len(), Vec::new()),
        Cell::Known(value) if book.facts[question.fact.index()].assessment.is_some() => {
            Answer::Assessed(value, "as the case says".to_owned())
        }
        Cell::Known(value) => Answer::Value(value),
        Cell::Unknown | Cell::Fault => Answer::Unknown,
    }
}

fn cell(case: &Facts, book: &paragraf::model::Rulebook, fact: paragraf::model::FactId, of: Option<u32>) -> Cell {
    match of {
        None => case.get(fact),
        Some(of) => case.lists.entities[of as usize][book.facts[fact.index()].slot as usize].clone(),
    }
}

/// How many questions there are if everything is asked: each fact of the case that the goal can come to, and those of each item of its lists.
fn asking_all(plan: &Plan, inputs: &GoalInputs, case: &Facts) -> usize {
    let book = plan.checked().book();
    let of_case = inputs.facts.iter().filter(|(fact, _)| book.listed(*fact).is_none()).count();
    let lists: Vec<Cell> = inputs.facts.iter().map(|(fact, _)| case.get(*fact)).collect();
    let of_items = inputs.facts.iter().zip(lists).map(|((fact, _), cell)| match (book.facts[fact.index()].ty, cell) {
        (Type::List(entity), Cell::Known(Value::List(list))) => {
            let own = book.entities[entity.index()].facts.iter().filter(|fact| inputs.asks(**fact)).count();
            own * case.lists.lists[list as usize].len()
        }
        _ => 0,
    });
    of_case + of_items.sum::<usize>()
}

fn interviewed(plan: &Arc<Plan>, goal: RuleId, case: &Arc<Facts>, title: &str) -> Counted {
    let book = plan.checked().book();
    let name = book.rules[goal.index()].name.to_string();
    let start = Facts { readings: case.readings.clone(), ..Facts::unknown(book.facts.len()) };
    let mut interview = Interview::new(plan, goal, Arc::new(start), Vec::new(), Signature::default()).expect("little work");
    let mut seen = BTreeSet::new();
    while let Some(question) = interview.next() {
        assert!(seen.insert(question), "{title}, {name}: nothing is asked twice");
        let answer = answer(&interview, question, case);
        interview.answer(answer).unwrap_or_else(|mistakes| panic!("{title}, {name}: {mistakes:?}"));
    }
    let whole = decide_case(plan, goal, case.clone(), &[]).expect("little work");
    let decision = interview.decision();
    // What follows from the answers may be left out of the case.
    let followed = interview.steps().iter().any(|step| step.follows.is_some());
    if !(followed && whole.cell == Cell::Unknown) {
        let same = match (&whole.cell, &decision.cell) {
            (Cell::Known(Value::List(_)), Cell::Known(Value::List(_))) => true,
            (whole, own) => whole == own,
        };
        assert!(same, "{title}, {name}: {:?} of the whole case, {:?} of the interview", whole.cell, decision.cell);
    }
    Counted { goal: name, asked: interview.answered(), all: asking_all(plan, &goal_inputs(book, goal), case) }
}

fn counted() -> Vec<Counted> {
    let base = RuleFiles::embedded();
    let mut wanted: BTreeMap<(String, String), BTreeSet<&str>> = BTreeMap::new();
    for case in cases(&base) {
        for expectation in &case.expectations {
            wanted.entry((case.title.clone(), expectation.version.to_string())).or_default().insert(&expectation.goal.text);
        }
    }
    let versions: BTreeSet<&String> = wanted.keys().map(|(_, version)| version).collect();
    let plan = |version: &&String| ((*version).clone(), base.plan(&Version::parse(version).expect("a version")).expect("no mistakes"));
    let plans: BTreeMap<String, Arc<Plan>> = versions.iter().map(plan).collect();
    let mut read: BTreeMap<(&str, &str), Arc<Facts>> = BTreeMap::new();
    let titled: BTreeMap<&str, TitledCase<'_>> =
        wanted.keys().map(|(title, _)| (title.as_str(), TitledCase::find(&base, title).expect("a case"))).collect();
    for (title, version) in wanted.keys() {
        // Some cases are there to show facts that can't all be true.
        if let Ok(facts) = titled[title.as_str()].facts(&plans[version]) {
            read.insert((title, version), facts);
        }
    }
    let work: Vec<(&str, &Arc<Plan>, RuleId, &Arc<Facts>)> = wanted
        .iter()
        .filter_map(|((title, version), goals)| Some((title, &plans[version], goals, read.get(&(title.as_str(), version.as_str()))?)))
        .flat_map(|(title, plan, goals, facts)| {
            goals.iter().filter_map(move |goal| Some((title.as_str(), plan, plan.checked().book().rule(goal)?, facts)))
        })
        .filter(|(_, plan, goal, _)| RuleFiles::is_goal(plan, *goal))
        .collect();
    // Without optimization all versions take minutes; what a case is decided under first will do.
    let mut seen: BTreeSet<(&str, String)> = BTreeSet::new();
    let mut first = Vec::new();
    for own in &work {
        if seen.insert((own.0, own.1.checked().book().rules[own.2.index()].name.to_string())) {
            first.push(own);
        }
    }
    parallel_map(&first, |(title, plan, goal, facts)| interviewed(plan, *goal, facts, title))
}

/// Mean with one decimal, median and greatest.
fn told(mut counts: Vec<usize>) -> String {
    counts.sort_unstable();
    let tenths = (counts.iter().sum::<usize>() * 10 + counts.len() / 2) / counts.len();
    format!("{}.{} | {} | {}", tenths / 10, tenths % 10, counts[counts.len() / 2], counts[counts.len() - 1])
}

fn row(name: &str, own: &[&Counted]) -> String {
    let of = |count: fn(&Counted) -> usize| told(own.iter().map(|own| count(own)).collect());
    format!("| {name} | {} | {} | {} |\n", own.len(), of(|own| own.asked), of(|own| own.all))
}

/// Goals of fewer interviews are counted in the first row alone.
const FEWEST: usize = 50;

fn table(all: &[Counted]) -> String {
    let mut goals: BTreeMap<&str, Vec<&Counted>> = BTreeMap::new();
    for own in all {
        goals.entry(&own.goal).or_default().push(own);
    }
    let mut out = String::from(
        "| goal | interviews | asked: mean | median | most | asking all: mean | median | most |\n|---|---|---|---|---|---|---|---|\n",
    );
    out.push_str(&row("all goals", &all.iter().collect::<Vec<_>>()));
    for (goal, own) in goals.iter().filter(|(_, own)| own.len() >= FEWEST) {
        out.push_str(&row(&format!("`{goal}`"), own));
    }
    out
}

#[test]
fn every_case_is_decided_by_an_interview_and_the_manual_tells_with_how_many_questions() {
    let all = counted();
    assert!(all.len() > 1_500, "{} interviews", all.len());
    assert!(all.iter().all(|own| own.asked <= own.all), "no interview asks more than everything");
    let table = table(&all);
    let path = root().join("docs/interview.md");
    let page = fs::read_to_string(&path).expect("docs/interview.md");
    let (before, rest) = page.split_once("<!-- counted by a test -->\n").expect("where the table begins");
    let (_, after) = rest.split_once("<!-- until here -->").expect("where the table ends");
    let anew = format!("{before}<!-- counted by a test -->\n{table}<!-- until here -->{after}");
    if std::env::var("INSTA_UPDATE").is_ok_and(|mode| mode == "always") {
        fs::write(&path, &anew).expect("docs/interview.md can be written");
    }
    let written = fs::read_to_string(&path).expect("docs/interview.md");
    assert!(written == anew, "docs/interview.md is out of date: INSTA_UPDATE=always cargo test --test it interview_counted\n{table}");
}
