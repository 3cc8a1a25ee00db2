//! A solver beside the diagrams: z3 answers from the checked rules alone whether there is a case in which two versions differ, and whether the regions
//! told are all such cases and no others.
//!
//! z3 is asked where the program is on the path; elsewhere the test says that it was skipped. `apt-get install z3` brings it.

mod regions;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Arc;

use paragraf::compile::Plan;
use paragraf::facts::{expr_inputs, goal_inputs};
use paragraf::law::Version;
use paragraf::model::{ExprKind, Kind, Rounding, RuleId, Type};
use paragraf::pipeline::RuleFiles;
use paragraf::symbolic::{Change, Difference, Standing, difference};

use super::laws::Law;
use regions::Conditions;
use write::{Answer, Facts, PRELUDE, Unwritten, Writer, absent, changes, holds};

/// How long z3 may think about one question, in thousandths of a second. What it does not decide by then is counted, and no more is said of it.
const PATIENCE: usize = 700;

#[derive(Debug, Default)]
struct Counted {
    goals: usize,
    /// So many speak of lists, working days or products, or of many facts.
    unwritten: usize,
    /// Questions whether there is a case that differs in a way, answered as the standing says.
    questions: usize,
    /// Regions that are all that differs in a way, and nothing else.
    regions: usize,
    undecided: usize,
}

/// The answers of z3 to a script; `None` where there is no such program.
fn asked(script: &str) -> Option<Vec<String>> {
    let z3 = Command::new("z3").arg("-in").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut z3 = z3.ok()?;
    let mut into = z3.stdin.take()?;
    let script = script.to_owned();
    let writing = std::thread::spawn(move || into.write_all(script.as_bytes()).is_ok());
    let out = z3.wait_with_output().ok()?;
    writing.join().ok()?;
    Some(String::from_utf8_lossy(&out.stdout).lines().map(str::to_owned).collect())
}

fn there_is_z3() -> bool {
    asked("(check-sat)").is_some_and(|found| found == ["sat"])
}

/// A goal under two versions, written for the solver.
struct Written {
    text: String,
    facts: Facts,
    changes: Vec<(Change, String)>,
}

fn written(plans: [&Arc<Plan>; 2], goal: &str) -> Result<Written, Unwritten> {
    let books = plans.map(|plan| plan.checked().book());
    let rules = books.map(|book| book.rule(goal));
    let ty = (0..2).find_map(|at| rules[at].map(|rule| books[at].rules[rule.index()].ty)).unwrap_or(Type::Truth);
    let asked = |at: usize, rule: RuleId| {
        goal_inputs(books[at], rule).facts.into_iter().map(move |(fact, _)| books[at].facts[fact.index()].name.clone())
    };
    let names: BTreeSet<Arc<str>> = (0..2).flat_map(|at| rules[at].map(|rule| asked(at, rule)).into_iter().flatten()).collect();
    let (mut facts, mut text, mut answers): (Facts, String, Vec<Answer>) = Default::default();
    for (at, prefix) in [(0, 'b'), (1, 'a')] {
        let mut writer = Writer::new(plans[at].checked(), &mut facts, prefix);
        answers.push(match rules[at] {
            Some(rule) => writer.rule(rule)?,
            None => absent(ty),
        });
        // What cannot be, where it speaks of no other facts; of several conditions, each that does not.
        let mut cannot = Vec::new();
        for (rule, own) in (0..).map(RuleId).zip(&books[at].rules).filter(|(_, own)| own.kind == Kind::Impossible && own.each.is_none()) {
            if asked(at, rule).all(|name| names.contains(&name)) {
                cannot.push(holds(&writer.rule(rule)?).ok_or(Unwritten)?);
                continue;
            }
            let ExprKind::Any(conditions) = &books[at].exprs[own.body.0 as usize].kind else { continue };
            assert!(own.exceptions.is_empty(), "an exception would have to be written too");
            for condition in conditions {
                let mut inputs = expr_inputs(books[at], *condition).facts.into_iter();
                if inputs.all(|(fact, _)| names.contains(&books[at].facts[fact.index()].name)) {
                    cannot.push(holds(&writer.expr(*condition)?).ok_or(Unwritten)?);
                }
            }
        }
        text += &writer.text;
        text.extend(cannot.iter().map(|cannot| format!("(assert (not {cannot}))\n")));
    }
    Ok(Written { text, facts, changes: changes(&answers[0], &answers[1]) })
}

/// Asks z3 what is told of a goal.
fn held(plans: [&Arc<Plan>; 2], goal: &str, counted: &mut Counted) {
    counted.goals += 1;
    let Some(Ok(mut own)) = is_quick(plans, goal).then(|| written(plans, goal)) else {
        counted.unwritten += 1;
        return;
    };
    let found = difference(plans, goal);
    let told: BTreeSet<Change> = found.regions.iter().map(|region| region.change).collect();
    let mut questions = String::new();
    for (_, change) in &own.changes {
        questions += &format!("(push)\n(assert {change})\n(check-sat)\n(pop)\n");
    }
    let exact = if found.standing == Standing::Exact && !found.more {
        region_questions(plans, &found, &mut own, &mut questions)
    } else {
        Vec::new()
    };
    let script = format!("(set-option :timeout {PATIENCE})\n{PRELUDE}{}{}{questions}", own.facts.text, own.text);
    let answers = asked(&script).expect("z3 was there");
    assert_eq!(answers.len(), own.changes.len() + exact.len(), "{goal}: {answers:?}\n{script}");
    for ((change, _), answer) in own.changes.iter().zip(&answers) {
        match answer.as_str() {
            "sat" => {
                assert!(told.contains(change), "{goal}: z3 finds a case of {change:?}, and {:?} is told with {told:?}", found.standing)
            }
            "unsat" => {
                let proved = matches!(found.standing, Standing::None | Standing::Exact);
                assert!(!proved || !told.contains(change), "{goal}: there is no case of {change:?}, and one is told");
            }
            _ => counted.undecided += 1,
        }
        counted.questions += 1;
    }
    // Ages may be rounded either way; one of the two is that of the act.
    let mut as_told: BTreeMap<Change, bool> = BTreeMap::new();
    let mut open = BTreeSet::new();
    for (at, change) in exact.iter().enumerate() {
        let own = &answers[own.changes.len() + at];
        let none = as_told.entry(*change).or_default();
        *none |= own == "unsat";
        if own == "unknown" {
            open.insert(*change);
        }
    }
    for (change, as_told) in as_told {
        assert!(as_told || open.contains(&change), "{goal}: the regions of {change:?} are not all that differs, or more\n{script}");
        counted.regions += usize::from(as_told);
        counted.undecided += usize::from(!as_told);
    }
}

/// For each change whose regions speak of facts alone: whether a case lies in a region and does not differ so, or differs so and lies in none.
fn region_questions(plans: [&Arc<Plan>; 2], found: &Difference, own: &mut Written, questions: &mut String) -> Vec<Change> {
    let mut asked = Vec::new();
    for (change, term) in own.changes.clone() {
        for rounding in [Rounding::Down, Rounding::Up] {
            let books = plans.map(|plan| plan.checked().book());
            let mut conditions = Conditions { books, facts: &mut own.facts, rounding, text: String::new(), count: 0 };
            let regions = found.regions.iter().filter(|region| region.change == change);
            let Some(each) = regions.map(|region| conditions.all(&region.conditions)).collect::<Option<Vec<_>>>() else { continue };
            if each.is_empty() {
                continue;
            }
            *questions +=
                &format!("(push)\n{}(assert (not (= (or false {}) {term})))\n(check-sat)\n(pop)\n", conditions.text, each.join(" "));
            asked.push(change);
        }
    }
    asked
}

/// Whether a goal asks for so few facts that it is told quickly without optimization.
fn is_quick(plans: [&Arc<Plan>; 2], goal: &str) -> bool {
    let facts = |plan: &Arc<Plan>| {
        let book = plan.checked().book();
        book.rule(goal).map_or(0, |rule| goal_inputs(book, rule).facts.len())
    };
    plans.into_iter().all(|plan| facts(plan) <= 12)
}

fn goals(plans: [&Arc<Plan>; 2]) -> BTreeSet<String> {
    let own = |plan: &Arc<Plan>| {
        let book = plan.checked().book();
        RuleFiles::goals(plan).map(|goal| book.rules[goal.index()].name.to_string()).collect::<Vec<_>>()
    };
    plans.into_iter().flat_map(own).collect()
}

#[test]
fn z3_finds_what_is_told_of_each_goal_without_lists() {
    if !there_is_z3() {
        println!("SKIPPED: z3 is not on the path");
        return;
    }
    let base = RuleFiles::embedded_rules();
    for versions in [["2018-06-01", "2018-06-01+hoering_2018"], ["2018-06-01", "2018-06-01+hoering_2018:lower_age_limit"]] {
        let plans = versions.map(|name| base.plan(&Version::parse(name).expect("a version")).expect("no mistakes"));
        let plans = plans.each_ref();
        let mut counted = Counted::default();
        for goal in goals(plans) {
            held(plans, &goal, &mut counted);
        }
        println!("{versions:?}: {counted:?}");
        assert!(counted.goals - counted.unwritten > 30 && counted.undecided < counted.questions, "{counted:?}");
    }
}

#[test]
fn z3_finds_what_is_told_of_reforms_of_other_countries() {
    if !there_is_z3() {
        println!("SKIPPED: z3 is not on the path");
        return;
    }
    for (law, versions) in [
        ("french_pensions", ["2023-08-31", "2023-09-01"]),
        ("british_pensions", ["2012-01-02", "2012-01-03"]),
        ("parental_leave_pay", ["2024-03-25", "2024-03-26"]),
        ("flight_delay", ["2013-03-13", "2013-03-13+proposal_2013"]),
        ("commuting", ["2020-12-31", "2021-01-01"]),
    ] {
        let law = Law::kept(law);
        let plans = versions.map(|version| law.plan(version));
        let mut counted = Counted::default();
        // What takes long to tell is not asked.
        for goal in goals(plans.each_ref()).into_iter().filter(|goal| goal != "to_pension") {
            held(plans.each_ref(), &goal, &mut counted);
        }
        println!("{}: {counted:?}", law.name);
        assert!(counted.questions > 0 && counted.regions > 0, "{counted:?}");
    }
}
