//! A law that is made up, and facts for it: every goal comes out the same with a trace and without, alone and with others, one evaluator
//! after another.

use std::fmt::Write;

use paragraf::data::{self, Format};
use paragraf::eval::{Evaluator, decide_case};
use paragraf::facts;
use paragraf::law::Version;
use paragraf::model::RuleId;
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;

use super::drawn;
use crate::corpus::Corpus;
use crate::random::Random;

/// Between the law and the facts of an input.
const BETWEEN: &str = "\n// facts\n";

const HEAD: &str = "act tried_act { rank statute  title en \"Tried Act\"  in force from 2000-01-01  round dates up }
entity c { y0 : yes/no  y1 : yes/no  n0 : number  n1 : number  d0 : date  d1 : date  p : period  l : list of m }
entity m { y : yes/no  n : number  d : date  p : period }

§ 1
ledd 1 {
";

/// What an expression may use: rules written so far, and whether a member of the list is at hand.
struct Scope {
    truths: usize,
    numbers: usize,
    of_member: usize,
    member: bool,
}

pub fn input(_: &Corpus, random: &mut Random) -> String {
    let mut law = HEAD.to_owned();
    let mut scope = Scope { truths: 0, numbers: 0, of_member: 0, member: false };
    for _ in 0..2 + random.below(8) {
        match random.below(4) {
            0 => {
                scope.member = true;
                let text = number(&scope, 3, random);
                scope.member = false;
                let _ = writeln!(law, "    value v{} of m : number = {text}", scope.of_member);
                scope.of_member += 1;
            }
            1 => {
                let _ = write!(law, "    value n{} : number = {}", scope.numbers, number(&scope, 3, random));
                for _ in 0..random.below(3) {
                    let _ = write!(law, "\n        except when {} then {}", truth(&scope, 2, random), number(&scope, 2, random));
                }
                law.push('\n');
                scope.numbers += 1;
            }
            2 => {
                let _ = writeln!(law, "    condition t{} holds when {}", scope.truths, truth(&scope, 4, random));
                scope.truths += 1;
            }
            _ => {
                let _ = write!(law, "    condition t{} holds when {}", scope.truths, truth(&scope, 3, random));
                let _ = writeln!(law, "\n        except when {}", truth(&scope, 2, random));
                scope.truths += 1;
            }
        }
    }
    law + "}\n" + BETWEEN + &given(random)
}

/// Facts as JSON; one in three is left out.
fn given(random: &mut Random) -> String {
    let entity = |facts: &[(&str, char)], random: &mut Random| {
        let mut out = Vec::new();
        for (name, kind) in facts {
            let value = match kind {
                _ if random.one_in(3) => continue,
                'y' => random.pick(&["true", "false"]).to_owned(),
                'n' => random.pick(&["0", "1", "-1", "2", "0.5", "7", "1000000"]).to_owned(),
                'd' => format!("\"{}\"", day(random)),
                _ => format!("{{\"from\": \"2019-{:02}-01\", \"to\": \"{}\"}}", 1 + random.below(12), day(random)),
            };
            out.push(format!("\"{name}\": {value}"));
        }
        out
    };
    let whole = [("y0", 'y'), ("y1", 'y'), ("n0", 'n'), ("n1", 'n'), ("d0", 'd'), ("d1", 'd'), ("p", 'p')];
    let mut case = entity(&whole, random);
    if !random.one_in(4) {
        let members: Vec<String> = (0..random.below(4))
            .map(|_| format!("{{{}}}", entity(&[("y", 'y'), ("n", 'n'), ("d", 'd'), ("p", 'p')], random).join(", ")))
            .collect();
        case.push(format!("\"l\": [{}]", members.join(", ")));
    }
    format!("{{\"c\": {{{}}}}}", case.join(", "))
}

fn day(random: &mut Random) -> &'static str {
    random.pick(&["2020-01-31", "2020-02-29", "2020-12-31", "2021-03-01", "2024-02-29", "2020-02-28"])
}

fn truth(scope: &Scope, depth: usize, random: &mut Random) -> String {
    let own: &[&str] = if scope.member { &["m.y", "c.y0"] } else { &["c.y0", "c.y1"] };
    if depth == 0 {
        return if scope.truths > 0 && !scope.member && random.one_in(3) {
            format!("t{}", random.below(scope.truths))
        } else {
            random.pick(own).to_owned()
        };
    }
    let below = depth - 1;
    let sign = random.pick(&["<", "<=", "=", ">=", ">", "!="]);
    match random.below(if scope.member { 6 } else { 9 }) {
        0 => format!("({} and {})", truth(scope, below, random), truth(scope, below, random)),
        1 => format!("({} or {})", truth(scope, below, random), truth(scope, below, random)),
        2 => format!("not ({})", truth(scope, below, random)),
        3 => format!("({} {sign} {})", number(scope, below, random), number(scope, below, random)),
        4 => format!("({} {sign} {})", date(scope, below, random), date(scope, below, random)),
        5 => truth(scope, 0, random),
        6 => format!("(any of c.l where {})", truth(&Scope { member: true, ..*scope }, below, random)),
        7 => format!("(every of c.l where {})", truth(&Scope { member: true, ..*scope }, below, random)),
        _ => format!("((count of c.l where {}) >= {})", truth(&Scope { member: true, ..*scope }, below, random), random.below(3)),
    }
}

fn number(scope: &Scope, depth: usize, random: &mut Random) -> String {
    if depth == 0 {
        return match random.below(4) {
            0 => random.below(4).to_string(),
            1 if scope.numbers > 0 && !scope.member => format!("n{}", random.below(scope.numbers)),
            2 if scope.of_member > 0 && scope.member => format!("v{}", random.below(scope.of_member)),
            _ => random.pick(if scope.member { &["m.n", "c.n0"] } else { &["c.n0", "c.n1"] }).to_owned(),
        };
    }
    let below = depth - 1;
    match random.below(if scope.member { 6 } else { 8 }) {
        0 => format!("({} + {})", number(scope, below, random), number(scope, below, random)),
        1 => format!("({} - {})", number(scope, below, random), number(scope, below, random)),
        2 => format!("({} * {})", number(scope, below, random), number(scope, below, random)),
        3 => format!("({} / {})", number(scope, below, random), number(scope, below, random)),
        4 => format!("(if {} then {} else {})", truth(scope, below, random), number(scope, below, random), number(scope, below, random)),
        5 => number(scope, 0, random),
        6 if scope.of_member > 0 => {
            let gathered = random.pick(&["sum", "least", "greatest"]);
            let within = Scope { member: true, ..*scope };
            format!("({gathered} of v{} over c.l where {})", random.below(scope.of_member), truth(&within, below, random))
        }
        6 => format!("({} rounded up to 1)", number(scope, below, random)),
        _ => format!("(count of c.l where {})", truth(&Scope { member: true, ..*scope }, below, random)),
    }
}

fn date(scope: &Scope, depth: usize, random: &mut Random) -> String {
    let own: &[&str] = if scope.member { &["m.d", "c.d0"] } else { &["c.d0", "c.d1"] };
    match random.below(if depth == 0 { 1 } else { 3 }) {
        0 => random.pick(own).to_owned(),
        1 => format!("({} + {} month)", date(scope, depth - 1, random), 1 + random.below(3)),
        _ => format!("(if {} then {} else {})", truth(scope, depth - 1, random), date(scope, depth - 1, random), random.pick(own)),
    }
}

pub fn holds(_: &Corpus, input: &str) -> bool {
    let Some((law, given)) = input.split_once(BETWEEN) else { return false };
    let mut sources = SourceMap::default();
    sources.add("try.regel", law);
    let base = RuleFiles::new(sources);
    let plan = match base.plan(&Version::parse("2020-06-01").expect("a date")) {
        Ok(plan) => plan,
        Err(told) => {
            drop(drawn(&told, base.sources()));
            return false;
        }
    };
    let mut files = SourceMap::default();
    let file = files.add("try.json", given);
    let book = plan.checked().book();
    let read = data::read(&files, file, Format::Json).and_then(|tree| facts::read(&tree, book));
    let case = match read {
        Ok(case) => case,
        // A period that ends before it begins.
        Err(told) => {
            drop(drawn(&told, &files));
            return false;
        }
    };
    let goals: Vec<RuleId> = (0..book.rules.len()).filter_map(|at| u32::try_from(at).ok()).map(RuleId).collect();
    let readings = plan.default_readings();
    let mut evaluator = Evaluator::new(&plan);
    let mut together = Vec::new();
    let all = evaluator.decide_all(&goals, &case, readings, &mut together);
    for (at, goal) in goals.iter().enumerate() {
        let name = &book.rules[goal.index()].name;
        let Ok(plain) = evaluator.decide(*goal, &case, readings) else { continue };
        let Ok((traced, _)) = evaluator.trace(*goal, &case, readings) else { continue };
        assert_eq!(plain, traced, "`{name}` without a trace and with one");
        if all.is_ok() {
            assert_eq!(together[at], plain, "`{name}` with other goals and alone");
        }
        if let Ok(decision) = decide_case(&plan, *goal, case.clone(), &[]) {
            assert_eq!(decision.cell, plain, "`{name}` in full and as fast as can be");
            let is_open = decision.cell == paragraf::model::Cell::Unknown;
            assert!(!is_open || !decision.missing.is_empty(), "`{name}` is open, and nothing is missing");
        }
    }
    true
}
