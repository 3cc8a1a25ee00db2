//! Every cell of a difference that rests on facts alone, with a case in it that the evaluator decides.

use paragraf::pipeline::RuleFiles;
use paragraf::symbolic::{AllCases, Cells, Change};

use super::values::fields;
use super::{Both, PAIRS, Pair};

/// Decides a case in each cell of the goals that have at most so many facts and so many cells. The goals, and what became of the cells.
fn held(pairs: &[[&str; 2]], facts: usize, most: u64) -> (usize, Cells) {
    let base = RuleFiles::embedded_rules();
    let (mut goals, mut total) = (0, Cells::default());
    for versions in pairs {
        let pair = Pair::of(&base, *versions);
        let (mut many, mut on_more, mut beyond) = (Vec::new(), 0, Vec::new());
        for goal in pair.goals().into_iter().filter(|goal| fields(&pair, goal).len() <= facts) {
            let Some(all) = AllCases::new(pair.plans(), &goal) else {
                beyond.push(goal);
                continue;
            };
            match all.cells() {
                None => on_more += 1,
                Some(own) if own > most => many.push((goal, own)),
                Some(_) => {
                    let mut both = Both::new(&pair, &goal);
                    let readings = pair.plans().map(|plan| plan.default_readings());
                    let cells = all.each_cell(&mut |facts, found| {
                        if found == Change::Impossible {
                            assert!(both.cannot_be(facts, readings), "{goal}: {facts:?}");
                            return;
                        }
                        let answers = both.answers(facts, readings);
                        assert_eq!(both.change(&answers), Some(found), "{goal}: {answers:?} {facts:?}");
                    });
                    goals += 1;
                    total.with_case += cells.with_case;
                    total.contradictory += cells.contradictory;
                    total.without_case += cells.without_case;
                }
            }
        }
        println!("{versions:?}: more cells: {many:?}; on more than facts: {on_more}; beyond the budget: {beyond:?}");
    }
    (goals, total)
}

#[test]
fn in_every_cell_the_evaluator_finds_what_the_diagram_says() {
    let (goals, cells) = held(&PAIRS[..1], 6, 2_000);
    println!("cells of {goals} goals: {cells:?}");
    assert!(goals > 20 && cells.with_case > 500, "{goals} goals, {cells:?}");
}

#[test]
#[ignore = "minutes: cargo test --release --test it held -- --ignored --nocapture"]
fn in_every_cell_of_up_to_a_million_the_evaluator_finds_what_the_diagram_says() {
    let (goals, cells) = held(&PAIRS, usize::MAX, 1_000_000);
    println!("cells of {goals} goals: {cells:?}");
    assert!(goals > 150 && cells.with_case > 100_000, "{goals} goals, {cells:?}");
}
