//! The difference between two versions over all cases: what is told, and that it is what the evaluator finds case by case.

use std::sync::Arc;

use paragraf::compile::Plan;
use paragraf::eval::Evaluator;
use paragraf::facts::{Facts, goal_inputs};
use paragraf::law::Version;
use paragraf::model::{Cell, Duration, EntityId, FactId, Number, Period, Type, Value, calendar};
use paragraf::pipeline::RuleFiles;
use paragraf::symbolic::{AllCases, Change, Standing, difference};

use super::support::{Call, Folder};

fn plans(before: &str, after: &str) -> [Arc<Plan>; 2] {
    let base = RuleFiles::embedded_rules();
    [before, after].map(|name| base.plan(&Version::parse(name).expect("a version")).expect("no mistakes"))
}

/// Every goal of both versions.
fn goals(plans: &[Arc<Plan>; 2]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for plan in plans {
        for goal in RuleFiles::goals(plan) {
            let name = plan.checked().book().rules[goal.index()].name.to_string();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// Numbers that look random, and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }

    fn value(&mut self, plan: &Plan, ty: Type) -> Option<Value> {
        let book = plan.checked().book();
        Some(match ty {
            Type::Truth => Value::Truth(self.below(2) == 1),
            Type::Quantity(_) => Value::Number(Number::whole(i64::try_from(self.below(60)).expect("small") - 2)),
            // Mostly round the limits: 1950 to 2025, often the same month and day.
            Type::Date => {
                let year = 1950 + i32::try_from(self.below(76)).expect("small");
                let month = u32::try_from(1 + self.below(3)).expect("small");
                let day = u32::try_from(1 + self.below(29)).expect("small");
                let first = chrono::NaiveDate::from_ymd_opt(year, month, 1).expect("a day");
                Value::Date(calendar::of_number(calendar::number(first) + i32::try_from(day).expect("small") - 1).expect("a day"))
            }
            Type::Months => Value::Duration(Duration { months: i32::try_from(self.below(30)).expect("small"), days: 0 }),
            Type::Days => Value::Duration(Duration { months: 0, days: i32::try_from(self.below(60)).expect("small") }),
            Type::Choice(list) => {
                let choices = u64::try_from(book.choices[list.index()].choices.len()).expect("few");
                Value::Choice(u16::try_from(self.below(choices)).expect("few"))
            }
            Type::Text => Value::text(["a", "b"][usize::try_from(self.below(2)).expect("few")]),
            Type::Period => Value::Period(self.period(plan)),
            Type::Periods => {
                let count = self.below(3);
                Value::periods((0..count).map(|_| self.period(plan)).collect())
            }
            _ => return None,
        })
    }

    fn period(&mut self, plan: &Plan) -> Period {
        let Some(Value::Date(first)) = self.value(plan, Type::Date) else { panic!("a date") };
        let days = i32::try_from(self.below(800)).expect("small");
        let last = calendar::of_number(calendar::number(first) + days).filter(|_| self.below(4) > 0);
        Period::of_days(first, last).expect("days")
    }

    /// A list of up to three items, with the facts that are asked for; the same by name under both versions. `known` has the values, by the
    /// path of each.
    fn list(&mut self, plan: &Plan, facts: &mut Facts, asked: &[FactId], known: &mut Known, (path, entity): (&str, EntityId)) -> Cell {
        let book = plan.checked().book();
        let length = known.lengths.entry(path.to_owned()).or_insert_with(|| self.below(4)).to_owned();
        let mut items = Vec::new();
        for item in 0..length {
            let mut cells = Vec::new();
            for id in &book.entities[entity.index()].facts {
                let fact = &book.facts[id.index()];
                let path = format!("{path}[{item}].{}", fact.name);
                cells.push(match fact.ty {
                    _ if !asked.contains(id) => Cell::Unknown,
                    Type::List(below) => self.list(plan, facts, asked, known, (&path, below)),
                    ty => {
                        let value = known.values.get(&*path).cloned().or_else(|| self.value(plan, ty)).expect("a value");
                        known.values.insert(path.into(), value.clone());
                        Cell::Known(value)
                    }
                });
            }
            items.push(cells);
        }
        facts.add_list(items)
    }
}

/// The facts of a case by their paths, and the lengths of its lists.
#[derive(Debug, Default)]
struct Known {
    values: std::collections::BTreeMap<Arc<str>, Value>,
    lengths: std::collections::BTreeMap<String, u64>,
}

/// Whether a goal is yes or no in a version that has it.
fn yes_or_no(plans: &[Arc<Plan>; 2], goal: &str) -> bool {
    plans.iter().any(|plan| {
        let book = plan.checked().book();
        book.rule(goal).is_some_and(|rule| book.rules[rule.index()].ty == Type::Truth)
    })
}

/// Goals of few facts: what is true of all is tried on those that are quick without optimization.
fn small_goals(plans: &[Arc<Plan>; 2], most: usize) -> Vec<String> {
    let facts = |plan: &Arc<Plan>, goal: &str| {
        let book = plan.checked().book();
        book.rule(goal).map_or(0, |rule| goal_inputs(book, rule).facts.len())
    };
    goals(plans).into_iter().filter(|goal| plans.iter().all(|plan| facts(plan, goal) <= most)).collect()
}

fn change(before: &Cell, after: &Cell) -> Option<Change> {
    Some(match (before, after) {
        (Cell::Unknown, _) | (_, Cell::Unknown) => return None,
        (Cell::Fault, Cell::Fault) => Change::Same,
        (Cell::Fault, _) => Change::Answered,
        (_, Cell::Fault) => Change::Unanswered,
        (Cell::Known(before), Cell::Known(after)) => match (before, after) {
            (Value::Truth(before), Value::Truth(after)) if before == after => Change::Same,
            (Value::Truth(_), Value::Truth(after)) => {
                if *after {
                    Change::Gained
                } else {
                    Change::Lost
                }
            }
            (Value::Number(_) | Value::Date(_) | Value::Duration(_), _) => match after.order(before) {
                std::cmp::Ordering::Greater => Change::More,
                std::cmp::Ordering::Less => Change::Less,
                std::cmp::Ordering::Equal => Change::Same,
            },
            _ if before == after => Change::Same,
            _ => Change::Other,
        },
    })
}

/// Random cases of a goal, decided by the evaluator and looked up in the diagram; how many could be compared.
fn agrees(plans: &[Arc<Plan>; 2], goal: &str, cases: usize) -> usize {
    let [first, second] = plans;
    let Some(all) = AllCases::new([first, second], goal) else { return 0 };
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut evaluators = [Evaluator::new(first), Evaluator::new(second)];
    let mut compared = 0;
    for _ in 0..cases {
        // The same values by name under both versions.
        let mut known = Known::default();
        let mut facts = plans.each_ref().map(|plan| Facts::unknown(plan.checked().book().facts.len()));
        for (plan, facts) in plans.iter().zip(&mut facts) {
            let book = plan.checked().book();
            let Some(rule) = book.rule(goal) else { continue };
            let asked: Vec<FactId> = goal_inputs(book, rule).facts.into_iter().map(|(fact, _)| fact).collect();
            for fact in asked.iter().copied().filter(|fact| book.listed(*fact).is_none()) {
                let own = &book.facts[fact.index()];
                if let Type::List(entity) = own.ty {
                    let list = numbers.list(plan, facts, &asked, &mut known, (&own.name, entity));
                    facts.set(fact, list);
                } else if let Some(value) = known.values.get(&own.name).cloned().or_else(|| numbers.value(plan, own.ty)) {
                    known.values.insert(own.name.clone(), value.clone());
                    facts.set(fact, Cell::Known(value));
                }
            }
        }
        let [before, after] = &facts;
        let Some(found) = all.change([before, after]).filter(|found| *found != Change::Impossible) else { continue };
        let answers: Vec<Cell> = plans
            .iter()
            .zip(&mut evaluators)
            .zip(&facts)
            .map(|((plan, evaluator), facts)| match plan.checked().book().rule(goal) {
                Some(rule) => evaluator.decide(rule, facts, plan.default_readings()).expect("little work"),
                None if yes_or_no(plans, goal) => Cell::NO,
                None => Cell::Fault,
            })
            .collect();
        // What the diagram knows, the evaluator may leave open where it looks at each condition alone.
        let Some(told) = change(&answers[0], &answers[1]) else { continue };
        compared += 1;
        assert_eq!(told, found, "{goal}: {known:?}: {answers:?}");
    }
    compared
}

#[test]
fn the_diagram_says_of_each_case_what_the_evaluator_finds() {
    let plans = plans("2018-06-01", "2018-06-01+hoering_2018");
    let compared: usize = small_goals(&plans, 12).iter().map(|goal| agrees(&plans, goal, 300)).sum();
    assert!(compared > 5_000, "only {compared} cases could be compared");
}

#[test]
fn no_version_differs_from_itself() {
    let [plan, _] = plans("2018-06-01", "2018-06-01");
    for goal in small_goals(&[plan.clone(), plan.clone()], 6) {
        let found = difference([&plan, &plan], &goal);
        assert!(matches!(found.standing, Standing::None), "{goal}: {:?}", found.standing);
    }
}

#[test]
fn the_age_limit_alone_moves_who_is_eighteen_and_nobody_else() {
    for lang in ["en", "nb"] {
        let told = differ(&["to_programme", "2018-06-01", "2018-06-01+hoering_2018:lower_age_limit", "--lang", lang]);
        insta::assert_snapshot!(format!("the_age_limit_alone_{lang}"), told);
    }
}

#[test]
fn laws_of_any_size_get_an_answer_in_bounded_time() {
    let facts = |count: usize| (0..count).map(|at| format!("f{at} : yes/no en \"fact {at}\" ")).collect::<String>();
    let names = |count: usize| (0..count).map(|at| format!("case_of.f{at}\n")).collect::<String>();
    let deep = (1..140).map(|at| format!("condition c{at} en \"c\" holds when not c{} \n", at - 1)).collect::<String>();
    let law = |count: usize| {
        format!(
            "act big {{ rank statute title en \"Big\" in force from 2000-01-01 }}\nentity case_of en \"the case\" {{ {} limit : number en \"limit\" }}\n\
             § 1\nledd 1 {{ figure most = 5 en \"most\"\ncondition wide en \"wide\" holds when all {{ {} case_of.limit < most }}\n\
             condition c0 en \"c\" holds when case_of.limit < most\n{deep} }}\n\
             amendment bill {{ title en \"Bill\" status proposed 2010-01-01 measure more en \"more\" }}\n\
             amend big § 1 under more {{ replace figure most = 6 }}\n",
            facts(count),
            names(count)
        )
    };
    for (count, standing) in
        [(300, "The answer differs in these cases, and in no others: proved."), (5_000, "Not decided whether the answer differs.")]
    {
        let folder = Folder::new();
        folder.write("big.regel", law(count));
        for (goal, wanted) in [("wide", standing), ("c139", "The answer differs in these cases, and in no others: proved.")] {
            let arguments = ["differ", goal, "2010-01-01", "2010-01-01+bill", "--rules", ".", "--lang", "en"];
            let answer = Call::new(&arguments).within(folder.path()).run();
            assert!(answer.out.contains(wanted), "{count} {goal}: {:?} {}{}", answer.code, answer.out, answer.err);
        }
    }
}

#[test]
fn the_page_on_nineteen_and_eighteen_shows_what_is_printed() {
    let page = include_str!("../../docs/nineteen-or-eighteen.md");
    let mut shown = 0;
    for block in page.split("```sh\n").skip(1) {
        let (line, rest) = block.split_once("\n```\n\n```text\n").expect("a command with its output below it");
        let (output, _) = rest.split_once("\n```").expect("a fence is closed");
        let arguments: Vec<&str> = line.split_whitespace().skip(2).collect();
        assert_eq!(differ(&arguments).trim_end(), output, "{line}");
        shown += 1;
    }
    assert_eq!(shown, 5);
}

/// What `paragraf differ` prints.
fn differ(arguments: &[&str]) -> String {
    let answer = Call::new(&[&["differ"], arguments].concat()).run();
    assert_eq!(answer.err, "", "{arguments:?}");
    answer.out
}
