//! Random cases of a goal, whole and partial, decided by the evaluator and looked up in the diagram.

use std::collections::BTreeMap;

use paragraf::model::{Cell, Reading};
use paragraf::pipeline::RuleFiles;
use paragraf::symbolic::{AllCases, Change};

use super::values::{Cases, Field, fields};
use super::{Both, PAIRS, Pair};

/// What was counted of random cases.
#[derive(Debug, Default, Clone, Copy)]
struct Counted {
    cases: usize,
    /// The evaluator has an answer under both versions, and the diagram says just that.
    agreed: usize,
    /// So it is where a fact is not given.
    agreed_partial: usize,
    /// The diagram leaves open what the evaluator knows, or the other way round.
    open: usize,
    /// A rule says that the case cannot be.
    impossible: usize,
    differ: usize,
}

impl std::ops::AddAssign for Counted {
    fn add_assign(&mut self, other: Counted) {
        self.cases += other.cases;
        self.agreed += other.agreed;
        self.agreed_partial += other.agreed_partial;
        self.open += other.open;
        self.impossible += other.impossible;
        self.differ += other.differ;
    }
}

/// The readings that both versions have, each with the alternatives that are in both.
fn common(pair: &Pair) -> Vec<(&str, Vec<&str>)> {
    let readings = pair.plans().map(|plan| plan.checked().book().readings.as_slice());
    let names = |reading: &'_ Reading| reading.alternatives.iter().map(|own| own.name.to_string()).collect::<Vec<_>>();
    let mut all: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (own, others) in [(readings[0], readings[1]), (readings[1], readings[0])] {
        for reading in own {
            let other = others.iter().find(|other| other.name == reading.name);
            let both = |name: &str| other.is_none_or(|other| names(other).iter().any(|own| own == name));
            all.insert(&reading.name, reading.alternatives.iter().map(|own| &*own.name).filter(|name| both(name)).collect());
        }
    }
    all.into_iter().filter(|(_, alternatives)| !alternatives.is_empty()).collect()
}

/// Looks so many cases of a goal up in the diagram: under the readings by default, or under readings chosen at random.
fn held(pair: &Pair, goal: &str, cases: usize, every_reading: bool) -> Option<Counted> {
    let all = if every_reading { AllCases::under_every_reading(pair.plans(), goal) } else { AllCases::new(pair.plans(), goal) }?;
    let own: Vec<Field> = fields(pair, goal);
    let (mut made, mut both, mut counted) = (Cases::new(pair, 1), Both::new(pair, goal), Counted::default());
    let common = common(pair);
    let defaults = pair.plans().map(|plan| plan.default_readings().to_vec());
    for _ in 0..cases {
        let facts = made.case(&own);
        let facts = facts.each_ref();
        let mut readings = defaults.clone();
        let mut read: Vec<(&str, &str)> = Vec::new();
        if every_reading {
            for (name, alternatives) in &common {
                let chosen = *made.numbers.one_of(alternatives);
                read.push((name, chosen));
                for (plan, own) in pair.plans().iter().zip(&mut readings) {
                    let known = &plan.checked().book().readings;
                    if let Some(at) = known.iter().position(|reading| *reading.name == **name) {
                        let alternative = known[at].alternatives.iter().position(|own| *own.name == *chosen).expect("in both");
                        own[at] = u16::try_from(alternative).expect("few");
                    }
                }
            }
        }
        let readings = readings.each_ref().map(Vec::as_slice);
        counted.cases += 1;
        let mut found = all.changes(facts, &read);
        // What can be and what cannot be by a rule are told apart only where all facts are given.
        if found.remove(&Change::Impossible) && found.is_empty() {
            assert!(both.cannot_be(facts, readings), "{goal}: no rule says that this cannot be: {facts:?}");
            counted.impossible += 1;
            continue;
        }
        let answers = both.answers(facts, readings);
        let Some(told) = both.change(&answers) else {
            counted.open += 1;
            continue;
        };
        assert!(found.contains(&told), "{goal}: {told:?} is not among {found:?} for {facts:?}: {answers:?}, read as {read:?}");
        if found.len() == 1 {
            counted.agreed += 1;
            counted.agreed_partial += usize::from(facts.iter().any(|facts| is_partial(facts, &own)));
            counted.differ += usize::from(told != Change::Same);
        } else {
            counted.open += 1;
        }
    }
    Some(counted)
}

fn is_partial(facts: &paragraf::facts::Facts, fields: &[Field]) -> bool {
    let own = fields.iter().flat_map(|field| field.at).flatten().any(|at| facts.get(at) == Cell::Unknown);
    own || facts.lists.entities.iter().flatten().any(|cell| *cell == Cell::Unknown)
}

fn run(pairs: &[[&str; 2]], (cases, fewer): (usize, usize), of_goal: &dyn Fn(&Pair, &str) -> bool) -> Counted {
    let base = RuleFiles::embedded_rules();
    let mut total = Counted::default();
    for versions in pairs {
        let pair = Pair::of(&base, *versions);
        let (mut counted, mut goals, mut beyond) = (Counted::default(), 0, Vec::new());
        for goal in pair.goals().into_iter().filter(|goal| of_goal(&pair, goal)) {
            for (every_reading, cases) in [(false, cases), (true, fewer)] {
                match held(&pair, &goal, cases, every_reading) {
                    Some(own) => counted += own,
                    None => beyond.push(goal.clone()),
                }
            }
            goals += 1;
        }
        println!("{} and {}, {goals} goals: {counted:?}; beyond the budget: {beyond:?}", versions[0], versions[1]);
        total += counted;
    }
    total
}

/// Goals of few facts are quick without optimization.
fn is_small(pair: &Pair, goal: &str) -> bool {
    fields(pair, goal).len() <= 6
}

#[test]
fn the_diagram_says_of_each_case_what_the_evaluator_finds() {
    let counted = run(&PAIRS[..1], (80, 20), &is_small);
    assert!(counted.agreed > 1_500 && counted.agreed_partial > 100 && counted.differ > 20, "{counted:?}");
}

#[test]
#[ignore = "minutes: cargo test --release --test it held -- --ignored --nocapture"]
fn the_diagram_says_of_each_of_a_hundred_thousand_cases_what_the_evaluator_finds() {
    let counted = run(&PAIRS, (100_000, 20_000), &|_, _| true);
    println!("random cases, all pairs: {counted:?}");
    assert!(counted.agreed > 10_000_000, "{counted:?}");
}
