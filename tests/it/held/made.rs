//! Laws made up at random, each with a bill of three measures, held against all their cases: whole ones and partial ones, the regions by their own
//! words, and the causes by trying every set of measures.

use std::collections::BTreeMap;
use std::fmt::Write;

use paragraf::eval::Evaluator;
use paragraf::facts::{Facts, goal_inputs};
use paragraf::law::Version;
use paragraf::model::{Cell, FactId, Number, Rounding, Value};
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;
use paragraf::symbolic::{AllCases, Attribution, Causes, Change, Difference, Effect, Family, MeasureSet, Region, Standing, attribution};

use super::conditions::Named;
use super::values::Numbers;
use super::{Both, Pair, mirrored};
use crate::attribution::causes_of;

/// What was counted of laws.
#[derive(Debug, Default)]
struct Counted {
    laws: usize,
    refused: usize,
    goals: usize,
    cases: usize,
    partial: usize,
    differ: usize,
    regions: usize,
    causes: usize,
    standings: BTreeMap<String, usize>,
}

const GOALS: [&str; 3] = ["holds_so", "worth", "from_day"];

/// The measure that replaces each rule.
const MEASURES: [(&str, &str); 3] = [("one", "first"), ("two", "second"), ("three", "amount")];

/// Writes laws.
struct Writer {
    numbers: Numbers,
    /// Whether rules of the law may be named.
    rules: bool,
}

impl Writer {
    fn one_of<'t>(&mut self, of: &[&'t str]) -> &'t str {
        let at = self.numbers.below(of.len());
        of[at]
    }

    fn compared(&mut self) -> &'static str {
        self.one_of(&[">=", "<", "=", ">", "<="])
    }

    fn truth(&mut self, depth: usize) -> String {
        if depth > 0 && self.numbers.below(3) > 0 {
            let (left, right) = (self.truth(depth - 1), self.truth(depth - 1));
            return format!("({left} {} {right})", self.one_of(&["and", "or"]));
        }
        let own = match self.numbers.below(12) {
            0 => "k.c".to_owned(),
            1 => "k.d".to_owned(),
            2 => format!("k.kind in {{ {} }}", self.one_of(&["x", "y", "x, z"])),
            3 | 4 => format!("k.n {} {}", self.compared(), self.numbers.below(4)),
            5 => format!(
                "{} {} {}",
                self.one_of(&["k.n + k.m", "2 * k.n - k.m", "min(k.n, k.m)", "k.n - k.m"]),
                self.compared(),
                self.numbers.below(3)
            ),
            6 => format!("age(k.from, on: k.to) {} {}", self.compared(), 1 + self.numbers.below(2)),
            7 => format!(
                "k.from + {} {} k.to",
                self.one_of(&["1 month", "12 months", "13 months", "3 days", "1 month + 1 day"]),
                self.compared()
            ),
            8 => format!("k.{} {} {}", self.one_of(&["from", "to"]), self.compared(), self.one_of(&["2009-02-28", "2010-03-01"])),
            9 => format!("k.to - k.from {} {}", self.compared(), self.one_of(&["30 days", "365 days", "366 days"])),
            10 => format!(
                "{} {} {}",
                self.one_of(&["k.n / k.m", "k.n * k.m", "(k.n / 2 rounded up to 1)"]),
                self.compared(),
                self.numbers.below(3)
            ),
            _ if self.rules => self.one_of(&["first", "second", "read"]).to_owned(),
            _ => "k.c".to_owned(),
        };
        if self.numbers.below(4) == 0 { format!("not ({own})") } else { own }
    }

    fn number(&mut self, depth: usize) -> String {
        if depth > 0 && self.numbers.below(2) == 0 {
            let (condition, own, other) = (self.truth(1), self.number(depth - 1), self.number(depth - 1));
            return format!("(if {condition} then {own} else {other})");
        }
        let plain = self.numbers.below(4);
        match self.numbers.below(9) {
            0 | 1 => format!("{plain}"),
            2 => "k.n".to_owned(),
            3 => "k.m".to_owned(),
            4 => format!("(k.n + {plain} * k.m)"),
            5 => format!("{}(k.n, {plain})", self.one_of(&["min", "max"])),
            6 => format!("({} / 2 rounded {} to 1)", self.one_of(&["k.n", "k.m"]), self.one_of(&["up", "down"])),
            7 if self.rules => "amount".to_owned(),
            _ => self.one_of(&["(k.n * k.m)", "(k.n / k.m)", "(k.n - k.m)"]).to_owned(),
        }
    }

    fn date(&mut self) -> String {
        let own = match self.numbers.below(4) {
            0 => "k.from".to_owned(),
            1 => "k.to".to_owned(),
            2 => format!("(k.from + {})", self.one_of(&["1 month", "1 year", "2 days"])),
            _ => self.one_of(&["2009-03-01", "attains(k.from, 1)"]).to_owned(),
        };
        if self.numbers.below(2) == 0 {
            format!("(if {} then {own} else {})", self.truth(1), self.one_of(&["k.to", "k.from"]))
        } else {
            own
        }
    }

    /// A law, and its bill.
    fn law(&mut self) -> String {
        // Where nothing says how, a day that does not exist has no answer, and what both ways come to has one.
        let rounding = self.one_of(&["round dates down", "round dates up", ""]);
        let mut law = format!(
            "act a {{ rank statute title en \"A\" in force from 2000-01-01 {rounding} }}\n\
             entity k en \"the case\" {{ c : yes/no en \"c\" d : yes/no en \"d\" n : whole number en \"n\" m : whole number en \"m\" \
             from : date en \"from\" to : date en \"to\" kind : one of {{ x en \"x\", y en \"y\", z en \"z\" }} en \"kind\" }}\n§ 1\n\
             impossible negative en \"n below zero\" holds when k.n < 0\n"
        );
        self.rules = false;
        let (first, second, amount) = (self.truth(1), self.truth(1), self.number(1));
        let (default, other) = (self.truth(0), self.truth(0));
        writeln!(
            law,
            "reading read {{ en \"r\" default own en \"own\" : {default} alternative other en \"other\" : {other} why en \"it is short\" }}"
        )
        .expect("a text");
        writeln!(law, "ledd 1 {{ condition first en \"first\" holds when {first}\ncondition second en \"second\" holds when {second}")
            .expect("a text");
        writeln!(law, "value amount : number en \"amount\" = {amount} }}").expect("a text");
        self.rules = true;
        let (holds, worth, day) = (self.truth(2), self.number(1), self.date());
        writeln!(law, "ledd 2 {{ condition holds_so en \"holds\" holds when ({holds}) and (first or not second or amount > 1)")
            .expect("a text");
        let exception =
            if self.numbers.below(2) == 0 { format!(" except when {} then {}", self.truth(0), self.number(0)) } else { String::new() };
        writeln!(
            law,
            "value worth : number en \"worth\" = if first then {worth} else if second then amount else {}{exception}",
            self.number(0)
        )
        .expect("a text");
        writeln!(law, "value from_day : date en \"from day\" = if second then {day} else {} }}", self.date()).expect("a text");
        writeln!(law, "amendment bill {{ title en \"Bill\" status proposed 2010-01-01 measure one en \"one\" measure two en \"two\" measure three en \"three\" }}").expect("a text");
        self.rules = false;
        for (measure, rule) in MEASURES {
            let replaced = match rule {
                "amount" => format!("value amount : number = {}", self.number(1)),
                _ => format!("condition {rule} holds when {}", self.truth(1)),
            };
            writeln!(law, "amend a § 1 ledd 1 under {measure} {{ replace {replaced} }}").expect("a text");
        }
        law
    }
}

/// The values a fact is tried with; not known last.
fn values(fact: &str) -> Vec<Cell> {
    let day = |text: &str| Cell::Known(Value::Date(text.parse().expect("a day")));
    let number = |number: i64| Cell::Known(Value::Number(Number::whole(number)));
    let mut all = match fact {
        "k.c" | "k.d" => vec![Cell::NO, Cell::YES],
        "k.kind" => (0..3).map(|at| Cell::Known(Value::Choice(at))).collect(),
        "k.n" => vec![number(-1), number(0), number(1), number(2), number(3)],
        "k.m" => vec![number(0), number(1), number(2)],
        "k.from" => vec![day("2008-02-29"), day("2009-01-31"), day("2009-02-28"), day("2010-03-01")],
        "k.to" => vec![day("2009-02-28"), day("2009-03-01"), day("2010-02-28"), day("2010-03-31")],
        other => panic!("no fact {other}"),
    };
    all.push(Cell::Unknown);
    all
}

/// All cases of some facts, each with whether all of them are given.
fn cases(pair: &Pair, goal: &str) -> Vec<(Facts, bool)> {
    let book = pair.plans[0].checked().book();
    let mut asked: Vec<FactId> = Vec::new();
    for plan in &pair.plans {
        let own = plan.checked().book();
        asked.extend(goal_inputs(own, own.rule(goal).expect("a rule")).facts.iter().map(|(fact, _)| *fact));
    }
    asked.sort();
    asked.dedup();
    let mut all = vec![(Facts::unknown(book.facts.len()), true)];
    for fact in asked {
        let own = values(&book.facts[fact.index()].name);
        let with = |(facts, whole): (Facts, bool)| {
            own.iter()
                .map(|cell| {
                    let mut facts = facts.clone();
                    facts.set(fact, cell.clone());
                    (facts, whole && *cell != Cell::Unknown)
                })
                .collect::<Vec<_>>()
        };
        all = all.into_iter().flat_map(with).collect();
    }
    all
}

/// What each set of measures does to the answers of single cases.
struct Sets<'f> {
    sets: Vec<(MeasureSet, Evaluator, paragraf::model::RuleId, Vec<u16>)>,
    family: &'f Family<'f>,
    relevant: MeasureSet,
}

impl<'f> Sets<'f> {
    fn new(pair: &Pair, goal: &str, family: &'f Family<'f>, relevant: MeasureSet) -> Sets<'f> {
        let measures: Vec<usize> = relevant.iter().collect();
        let set = |number: usize| -> MeasureSet {
            measures.iter().enumerate().filter(|(at, _)| number >> at & 1 == 1).map(|(_, own)| *own).collect()
        };
        let sets = (0..1 << measures.len()).map(set).map(|set| {
            let plan = if set.is_empty() { pair.plans[0].clone() } else { family.plan(set).expect("a version") };
            let rule = plan.checked().book().rule(goal).expect("a rule");
            (set, Evaluator::new(&plan), rule, plan.default_readings().to_vec())
        });
        Sets { sets: sets.collect(), family, relevant }
    }

    /// The causes in a case, by trying every set; `None` where that turns on a fact that is not given.
    fn causes(&mut self, facts: &Facts, [before, after]: &[Cell; 2]) -> Option<Causes> {
        let mut effects = BTreeMap::new();
        for (set, evaluator, rule, readings) in &mut self.sets {
            let effect = match evaluator.decide(*rule, facts, readings).expect("little work") {
                Cell::Unknown => return None,
                answer if answer == *before => Effect::None,
                answer if answer == *after => Effect::Whole,
                _ => Effect::Other,
            };
            effects.insert(*set, effect);
        }
        Some(causes_of(&effects, self.relevant, self.family))
    }
}

/// Holds what is told of a goal against all its cases.
fn held(law: &str, base: &RuleFiles, goal: &str, counted: &mut Counted) {
    let pair = Pair::of(base, ["2010-01-01", "2010-01-01+bill"]);
    let family = base.between(pair.plans()).expect("measures of one amendment");
    let (found, causes) = attribution(pair.plans(), goal, &family);
    let (all, turned) = (AllCases::new(pair.plans(), goal).expect("a small law"), pair.turned());
    let mirror = AllCases::new(turned.plans(), goal).expect("a small law");
    let mut sets = causes.as_ref().filter(|own| own.every_set).map(|own| Sets::new(&pair, goal, &family, own.relevant));
    let mut both = Both::new(&pair, goal);
    let readings = pair.plans().map(|plan| plan.default_readings());
    let ways = [("round dates up", Rounding::Up), ("round dates down", Rounding::Down)];
    let rounding = ways.into_iter().find(|(said, _)| law.contains(said)).map(|(_, way)| way);
    let mut differ = false;
    for (facts, whole) in cases(&pair, goal) {
        counted.cases += 1;
        counted.partial += usize::from(!whole);
        let ways = all.changes([&facts, &facts], &[]);
        let told = if both.cannot_be([&facts, &facts], readings) {
            whole.then_some(Change::Impossible)
        } else {
            let answers = both.answers([&facts, &facts], readings);
            let told = both.change(&answers);
            if let Some(told) = told.filter(|told| whole && *told != Change::Same) {
                differ = true;
                counted.differ += 1;
                let own = Named { book: pair.plans[0].checked().book(), facts: &facts, rounding };
                causes_hold(
                    law,
                    goal,
                    &own,
                    (&found, causes.as_ref()),
                    (told, sets.as_mut().and_then(|sets| sets.causes(&facts, &answers))),
                    counted,
                );
            }
            told
        };
        if let Some(told) = told {
            // Whether a case can be is asked only where it could matter.
            let same = told == Change::Impossible && !ways.contains(&told);
            assert!(same || ways.contains(&told), "{goal}: {told:?} is not among {ways:?} for {facts:?}\n{law}");
            assert!(!whole || ways.len() == 1, "{goal}: {ways:?} for {facts:?}\n{law}");
        }
        if whole {
            let seen = mirror.change([&facts, &facts]).map(mirrored);
            assert_eq!(seen, ways.first().copied(), "{goal}: the mirror of {facts:?}\n{law}");
            let possible = ways.first().is_some_and(|own| *own != Change::Impossible);
            if possible {
                regions_hold(law, goal, &Named { book: pair.plans[0].checked().book(), facts: &facts, rounding }, &found, told);
            }
        }
    }
    assert!(!differ || found.standing != Standing::None, "{goal}: no difference is told, and there is one\n{law}");
    counted.regions += found.regions.len();
    *counted.standings.entry(format!("{:?}", found.standing)).or_default() += 1;
    counted.goals += 1;
}

/// A case lies in a region of the change that it has, and in no region of another; in regions that rest on facts alone, just so.
fn regions_hold(law: &str, goal: &str, case: &Named<'_>, found: &Difference, told: Option<Change>) {
    let Some(told) = told else { return };
    let mut within = false;
    let mut certain = !found.more;
    for region in &found.regions {
        match case.meets(&region.conditions) {
            Some(true) if region.exact => assert_eq!(region.change, told, "{goal}: {region:?} has {:?}\n{law}", case.facts),
            Some(true) => within |= region.change == told,
            Some(false) => {}
            None => certain = false,
        }
        within |= case.meets(&region.conditions) == Some(true) && region.change == told;
    }
    assert!(told == Change::Same || within || !certain, "{goal}: {told:?} in no region: {:?}\n{law}", case.facts);
}

/// The causes told of a case that differs are those that trying every set finds.
fn causes_hold(
    law: &str,
    goal: &str,
    case: &Named<'_>,
    (found, told): (&Difference, Option<&Attribution>),
    (change, tried): (Change, Option<Causes>),
    counted: &mut Counted,
) {
    let (Some(told), Some(tried)) = (told, tried) else { return };
    let own = |region: &&Region| region.change == change && case.meets(&region.conditions) == Some(true);
    for (region, caused) in found.regions.iter().zip(&told.regions).filter(|(region, _)| own(region)) {
        let at_hand = |part: &&paragraf::symbolic::Part| part.ways.iter().any(|way| case.meets(way) == Some(true));
        match caused.parts.iter().find(at_hand) {
            Some(part) => assert_eq!(part.causes, tried, "{goal}: {region:?} for {:?}\n{law}", case.facts),
            None => assert!(
                caused.parts.iter().any(|part| part.causes == tried),
                "{goal}: {tried:?} for {:?} is not among {:?}\n{law}",
                case.facts,
                caused.parts
            ),
        }
        for (set, cases) in &caused.enough {
            let here = match cases {
                None => Some(true),
                Some(ways) if ways.is_empty() => None,
                Some(ways) => ways.iter().map(|way| case.meets(way)).try_fold(false, |any, own| Some(any || own?)),
            };
            if let Some(here) = here {
                assert_eq!(here, tried.enough.contains(set), "{goal}: {set:?} is enough for {:?}, or not\n{law}", case.facts);
            }
        }
        counted.causes += 1;
    }
}

fn run(laws: usize, seed: u64) -> Counted {
    let mut counted = Counted::default();
    let mut writer = Writer { numbers: Numbers::new(seed), rules: false };
    while counted.laws < laws {
        let law = writer.law();
        let mut sources = SourceMap::default();
        sources.add("law.regel", law.clone());
        let base = RuleFiles::new(sources);
        let sound = ["2010-01-01", "2010-01-01+bill", "2010-01-01+bill:one", "2010-01-01+bill:two", "2010-01-01+bill:three"];
        if sound.iter().any(|name| base.plan(&Version::parse(name).expect("a version")).is_err()) {
            counted.refused += 1;
            assert!(counted.refused < 100 + laws, "laws like this are refused:\n{law}");
            continue;
        }
        for goal in GOALS {
            held(&law, &base, goal, &mut counted);
        }
        counted.laws += 1;
    }
    counted
}

#[test]
fn what_is_said_of_laws_made_up_at_random_holds_of_all_their_cases() {
    let counted = run(6, 1);
    assert!(counted.differ > 100 && counted.causes > 100 && counted.standings.contains_key("Exact"), "{counted:?}");
}

#[test]
#[ignore = "minutes: cargo test --release --test it held -- --ignored --nocapture"]
fn what_is_said_of_two_thousand_laws_made_up_at_random_holds_of_all_their_cases() {
    let counted = run(2_000, 2);
    println!("laws made up at random: {counted:?}");
}
