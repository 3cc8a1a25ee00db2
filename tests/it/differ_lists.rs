//! Differences that rest on lists: laws whose answers are worked out by hand, and laws made up at random that are held to every small list.

use std::sync::Arc;

use paragraf::compile::Plan;
use paragraf::eval::Evaluator;
use paragraf::facts::Facts;
use paragraf::law::Version;
use paragraf::model::{Cell, FactId, Number, Type, Value, calendar};
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;
use paragraf::symbolic::{AllCases, Change, Difference, Standing, difference};

use super::support::{Call, Folder};

/// A ferry's groups and a bill. What becomes of each rule is worked out beside it.
const LAW: &str = r#"
act ferry_act { rank statute title nb "fergeloven" en "Ferry Act" in force from 2000-01-01 round dates down }

entity group nb "reisefølget" en "the group" {
    travellers : list of traveller nb "de reisende" en "the travellers"
    day        : date              nb "reisedag"    en "the day of travel"
    local      : yes/no            nb "bor på øya"  en "lives on the island"
}
entity traveller nb "den reisende" en "the traveller" {
    born  : date         nb "født"     en "born"
    guide : yes/no       nb "er guide" en "is a guide"
    bags  : whole number nb "kolli"    en "the number of bags"
    away  : period       nb "fravær"   en "the time away"
}
§ 1
impossible negative_bags nb "færre enn null kolli" en "fewer than no bags" holds when any of group.travellers where traveller.bags < 0
ledd 1 {
    condition child of traveller nb "barn" en "a child" holds when age(traveller.born, on: group.day) < 12
    condition guided nb "har guide" en "has a guide" holds when any of group.travellers where traveller.guide
    condition children_guided nb "barna er med guide" en "the children are with a guide"
        holds when (any of group.travellers where child) and guided
    condition all_guides nb "bare guider" en "only guides" holds when every of group.travellers where traveller.guide
    condition crowded nb "mange" en "many" holds when (count of group.travellers) > 3
}
ledd 2 {
    value children : number nb "antall barn" en "the number of children" = count of group.travellers where child
    value bags : number nb "kolli" en "the bags" = sum of traveller.bags over group.travellers where not traveller.guide
    value most_bags : number nb "flest kolli" en "the most bags" = greatest of traveller.bags over group.travellers where child
    value away : days nb "dager borte" en "the days away"
        = days of (union of traveller.away over group.travellers where child) within the year of group.day
}
ledd 3 {
    condition small_fare nb "liten takst" en "the small fare" holds when group.local or children >= 1
}

amendment bill {
    title nb "forslaget" en "the Bill" status proposed 2020-01-01
    measure reworded nb "ny ordlyd" en "new words"
    measure older    nb "eldre barn" en "older children"
    measure fewer    nb "færre" en "fewer"
    measure heavy    nb "tungt" en "heavy"
    measure helpers  nb "hjelpere" en "helpers"
}
// The same in other words: with a guide and a child, with a guide and somebody who is a child.
amend ferry_act § 1 ledd 1 under reworded {
    replace condition children_guided holds when (any of group.travellers where traveller.guide) and not (every of group.travellers where not child)
    replace condition all_guides holds when not (any of group.travellers where not traveller.guide)
}
// Those of 12, 13 and 14 become children.
amend ferry_act § 1 ledd 1 under older { replace condition child of traveller holds when age(traveller.born, on: group.day) < 15 }
amend ferry_act § 1 ledd 1 under fewer { replace condition crowded holds when (count of group.travellers) > 2 }
// Those with two bags or more are taken for guides.
amend ferry_act § 1 ledd 1 under helpers {
    replace condition all_guides holds when every of group.travellers where traveller.guide or traveller.bags >= 2
}
amend ferry_act § 1 ledd 2 under heavy {
    replace value bags : number = sum of traveller.bags over group.travellers where not traveller.guide and traveller.bags >= 2
}

claim bill "a1 proved"  : children_guided unchanged by reworded
claim bill "a2 proved"  : all_guides unchanged by reworded
// Whoever is 12 is 15 or less: children of the law are children of the bill.
claim bill "a3 proved"  : children_guided changes by older only to yes
claim bill "a4 refuted" : children_guided unchanged by older
claim bill "a5 proved"  : all_guides changes by helpers only to yes
claim bill "a6 refuted" : all_guides changes by helpers only to no
// Somebody of 13 alone makes one child more, and nobody makes one fewer.
claim bill "b1 refuted" : children unchanged by older
claim bill "b2 refuted" : children never more by older
claim bill "b3 proved"  : children never less by older
claim bill "c1 proved"  : small_fare changes by older only to yes where not group.local
claim bill "c2 refuted" : small_fare unchanged by older
claim bill "c3 refuted" : small_fare changes by older only where group.local
// Three are many only after the bill.
claim bill "d1 refuted" : crowded unchanged by fewer
claim bill "d2 proved"  : crowded changes by fewer only to yes
// One with a single bag brings one bag fewer; nobody brings fewer than no bags, so that none can be added.
claim bill "e1 refuted" : bags never less by heavy
claim bill "e2 proved"  : bags never more by heavy
// The days of more children are more days, and the most bags of more children more bags.
claim bill "f1 refuted" : away never more by older
claim bill "f2 proved"  : away never less by older
claim bill "g1 refuted" : most_bags unchanged by older
claim bill "g2 proved"  : most_bags never less by older
"#;

fn plans(law: &str, before: &str, after: &str) -> [Arc<Plan>; 2] {
    let mut sources = SourceMap::default();
    sources.add("law.regel", law.to_owned());
    let base = RuleFiles::new(sources);
    [before, after].map(|name| base.plan(&Version::parse(name).expect("a version")).expect("no mistakes"))
}

#[test]
fn each_claim_about_lists_comes_to_what_is_worked_out_by_hand() {
    let folder = Folder::new();
    folder.write("ferry.regel", LAW);
    let rules = folder.path().display().to_string();
    let saved = folder.path().join("cases").display().to_string();
    let answer = Call::new(&["claims", "bill", "--rules", &rules, "--format", "json", "--lang", "en", "--save", &saved]).run();
    assert_eq!(answer.err, "");
    let all: Vec<serde_json::Value> = serde_json::from_str(&answer.out).expect("JSON");
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let (mut wrong, mut compared) = (Vec::new(), 0);
    for claim in &all {
        let title = text(&claim["title"]);
        if claim["verdict"] != title.split(' ').next_back().expect("a word") {
            wrong.push(format!("{title}: {claim:#}"));
        }
        if claim["verdict"] == "refuted" {
            let (rule, file) = (text(&claim["rule"]), text(&claim["refuted"]["saved"]));
            let [before, after] = [0, 1].map(|version| text(&claim["versions"][version]));
            let arguments = ["compare", &rule, "--rules", &rules, "--facts", &file, "--law", &before, "--law", &after, "--format", "json"];
            let comparison = Call::new(&arguments).run();
            assert_eq!(comparison.err, "", "{claim:#}");
            let comparison: serde_json::Value = serde_json::from_str(&comparison.out).expect("JSON");
            assert_eq!(comparison["same_outcome"], false, "{claim:#}");
            compared += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(compared, 10);
}

/// What becomes of the claims of a law, by the first word of each title.
fn verdicts(law: &str) -> std::collections::BTreeMap<String, String> {
    let folder = Folder::new();
    folder.write("ferry.regel", law);
    let rules = folder.path().display().to_string();
    let answer = Call::new(&["claims", "bill", "--rules", &rules, "--format", "json", "--lang", "en"]).run();
    assert_eq!(answer.err, "");
    let all: Vec<serde_json::Value> = serde_json::from_str(&answer.out).expect("JSON");
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    all.iter().map(|claim| (text(&claim["title"]).split(' ').next().expect("a word").to_owned(), text(&claim["verdict"]))).collect()
}

#[test]
fn a_slip_in_the_bill_turns_the_claims_about_lists_that_speak_of_it() {
    let before = verdicts(LAW);
    for (written, slip, turned) in [
        // With fewer than no bags, leaving some out may add to the rest.
        ("where traveller.bags < 0", "where traveller.bags < -5", &["e2"][..]),
        // Those of 11 are children no more.
        ("age(traveller.born, on: group.day) < 15", "age(traveller.born, on: group.day) < 11", &["a3", "b2", "b3", "c1", "f1", "f2", "g2"]),
        ("traveller.guide or traveller.bags >= 2", "traveller.guide and traveller.bags >= 2", &["a5", "a6"]),
        ("(count of group.travellers) > 2", "(count of group.travellers) > 3", &["d1"]),
    ] {
        assert!(LAW.contains(written), "{written}");
        let after = verdicts(&LAW.replacen(written, slip, 1));
        let other: Vec<&str> =
            before.iter().filter(|(title, verdict)| after[*title] != **verdict).map(|(title, _)| title.as_str()).collect();
        assert_eq!(other, turned, "{slip}");
        assert!(turned.iter().all(|title| after[*title] != "open"), "{slip}: {after:?}");
    }
}

#[test]
fn a_difference_that_rests_on_whether_there_are_such_items_is_exact() {
    for (goal, measure, standing) in [
        ("children_guided", "older", Standing::Exact),
        ("all_guides", "helpers", Standing::Exact),
        ("crowded", "fewer", Standing::Exact),
        ("small_fare", "older", Standing::Exact),
        ("children_guided", "reworded", Standing::None),
        ("bags", "heavy", Standing::Within),
    ] {
        let [first, second] = &plans(LAW, "2020-01-01", &format!("2020-01-01+bill:{measure}"));
        let found = difference([first, second], goal);
        assert_eq!(found.standing, standing, "{goal}: {found:?}");
    }
}

#[test]
fn an_example_has_the_items_of_its_lists() {
    let folder = Folder::new();
    folder.write("ferry.regel", LAW);
    let rules = folder.path().display().to_string();
    for (goal, measure) in [("small_fare", "older"), ("all_guides", "helpers")] {
        for lang in ["en", "nb"] {
            let after = format!("2020-01-01+bill:{measure}");
            let answer = Call::new(&["differ", goal, "2020-01-01", &after, "--rules", &rules, "--lang", lang]).run();
            assert_eq!(answer.err, "");
            insta::assert_snapshot!(format!("an_example_with_items_of_{goal}_{lang}"), answer.out);
        }
    }
}

/// Numbers that look random, and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).expect("small")
    }

    fn one_of<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }

    /// A condition on an item; one that may have no answer where `open`.
    fn of_item(&mut self, depth: usize, open: bool) -> String {
        if depth > 0 && self.below(2) == 0 {
            let (left, right) = (self.of_item(depth - 1, open), self.of_item(depth - 1, open));
            return format!("({left} {} {right})", self.one_of(&["and", "or"]));
        }
        let own = self.one_of(&[
            "item.p",
            "item.q",
            "item.n >= 1",
            "item.n >= 2",
            "item.n < 1",
            "item.n = 1",
            "case_of.c",
            "item.n / item.n >= 1",
        ]);
        let own = if own.contains('/') && !open { "item.n >= 1" } else { own };
        if self.below(3) == 0 { format!("not ({own})") } else { own.to_owned() }
    }

    /// A number gathered from the list.
    fn number(&mut self, open: bool) -> String {
        let filter = self.of_item(1, open);
        match self.below(6) {
            4 => format!("(days of (union of item.day to (item.day + 1 day) over case_of.items where ({filter}))) / (1 day)"),
            5 => format!(
                "(days of (union of item.day to (item.day + 1 day) over case_of.items where ({filter})) within (2010-01-02 to 2010-01-03)) / (1 day)"
            ),
            0 => format!("(count of case_of.items where ({filter}))"),
            1 => format!("(sum of item.n over case_of.items where ({filter}))"),
            2 => format!("(greatest of item.n over case_of.items where ({filter}))"),
            _ => format!("(least of item.n over case_of.items where ({filter}))"),
        }
    }

    /// Numbers compared, of which one may have no answer: what is known of how many items there are may be enough.
    fn comparison(&mut self) -> String {
        let number = |numbers: &mut Numbers| {
            let own = numbers.number(true);
            match numbers.below(9) {
                0 => format!("{own} + (count of case_of.items where ({}))", numbers.of_item(1, true)),
                1 => format!("2 - {own}"),
                2 => format!("min({own}, 1)"),
                3 => format!("(if case_of.c then {own} else 1)"),
                4 => format!("{own} * 2"),
                _ => own,
            }
        };
        let (left, right) = (number(self), if self.below(4) == 0 { number(self) } else { self.below(3).to_string() });
        let comparison = self.one_of(&[">=", "<", "=", ">", "<=", "!="]);
        format!("{left} {comparison} {right}")
    }

    /// A condition on the case.
    fn of_case(&mut self, depth: usize) -> String {
        if depth > 0 && self.below(2) == 0 {
            let (left, right) = (self.of_case(depth - 1), self.of_case(depth - 1));
            return format!("({left} {} {right})", self.one_of(&["and", "or"]));
        }
        let filter = self.of_item(1, true);
        let own = match self.below(6) {
            5 => {
                let filter = self.of_item(1, false);
                format!("(greatest of item.day over case_of.items where ({filter})) {} 2010-01-02", self.one_of(&[">=", "<"]))
            }
            0 => "case_of.c".to_owned(),
            1 | 2 => format!("(any of case_of.items where ({filter}))"),
            3 => format!("(every of case_of.items where ({filter}))"),
            _ => self.comparison(),
        };
        if self.below(3) == 0 { format!("not ({own})") } else { own }
    }
}

/// A law made up at random: a condition and a value, and another wording of each.
fn law(numbers: &mut Numbers) -> String {
    let facts = "entity case_of en \"the case\" { items : list of item en \"the items\" c : yes/no en \"c\" }\n\
                 entity item en \"the item\" { p : yes/no en \"p\" q : yes/no en \"q\" n : whole number en \"n\" day : date en \"day\" }";
    let [holds, other] = [numbers.of_case(2), numbers.of_case(2)];
    let [value, other_value] =
        [0, 1].map(|_| format!("if {} then {} else {}", numbers.of_case(0), numbers.number(true), numbers.number(true)));
    format!(
        "act a {{ rank statute title en \"A\" in force from 2000-01-01 }}\n{facts}\n§ 1\n\
         impossible negative en \"n below zero\" holds when any of case_of.items where item.n < 0\n\
         ledd 1 {{ condition holds_so en \"holds\" holds when {holds}\nvalue worth : number en \"worth\" = {value} }}\n\
         amendment bill {{ title en \"Bill\" status proposed 2010-01-01 measure one en \"one\" }}\n\
         amend a § 1 ledd 1 under one {{ replace condition holds_so holds when {other}\nreplace value worth : number = {other_value} }}\n"
    )
}

/// Every case of up to two items, and some of three.
fn cases(plan: &Plan) -> Vec<Facts> {
    let book = plan.checked().book();
    let find = |name: &str| FactId(u32::try_from(book.facts.iter().position(|fact| &*fact.name == name).expect("a fact")).expect("few"));
    let mut items = Vec::new();
    for p in [false, true] {
        for q in [false, true] {
            for n in 0..3 {
                let days = i32::try_from(n + i64::from(p)).expect("small") % 3;
                let day = calendar::of_number(calendar::number(chrono::NaiveDate::from_ymd_opt(2010, 1, 1).expect("a day")) + days);
                items.push(vec![
                    Cell::Known(Value::Truth(p)),
                    Cell::Known(Value::Truth(q)),
                    Cell::Known(Value::Number(Number::whole(n))),
                    Cell::Known(Value::Date(day.expect("a day"))),
                ]);
            }
        }
    }
    let mut lists = vec![Vec::new()];
    for (at, first) in items.iter().enumerate() {
        lists.push(vec![first.clone()]);
        for (behind, second) in items.iter().enumerate().skip(at) {
            lists.push(vec![first.clone(), second.clone()]);
            lists.push(vec![first.clone(), second.clone(), items[(at * 7 + behind * 5) % items.len()].clone()]);
        }
    }
    let mut out = Vec::new();
    for list in lists {
        for c in [Cell::NO, Cell::YES] {
            let mut facts = Facts::unknown(book.facts.len());
            let own = facts.add_list(list.clone());
            facts.set(find("case_of.items"), own);
            facts.set(find("case_of.c"), c);
            out.push(facts);
        }
    }
    out
}

fn change(ty: Type, [before, after]: [&Cell; 2]) -> Change {
    match (before, after) {
        (Cell::Fault, Cell::Fault) => Change::Same,
        (Cell::Fault, _) => Change::Answered,
        (_, Cell::Fault) => Change::Unanswered,
        (Cell::Known(before), Cell::Known(after)) => match after.order(before) {
            std::cmp::Ordering::Equal => Change::Same,
            std::cmp::Ordering::Greater if ty == Type::Truth => Change::Gained,
            std::cmp::Ordering::Less if ty == Type::Truth => Change::Lost,
            std::cmp::Ordering::Greater => Change::More,
            std::cmp::Ordering::Less => Change::Less,
        },
        other => panic!("all facts are known: {other:?}"),
    }
}

/// What is said of a goal, held to every small list.
fn held(law: &str, plans: &[Arc<Plan>; 2], goal: &str, cases: &[Facts]) -> Difference {
    let [first, second] = plans;
    let found = difference([first, second], goal);
    let all = AllCases::new([first, second], goal).expect("a small law");
    let mut evaluators = [Evaluator::new(first), Evaluator::new(second)];
    let mut changes = std::collections::BTreeSet::new();
    for facts in cases {
        let answers: Vec<Cell> = plans
            .iter()
            .zip(&mut evaluators)
            .map(|(plan, evaluator)| {
                let rule = plan.checked().book().rule(goal).expect("a rule");
                evaluator.decide(rule, facts, plan.default_readings()).expect("little work")
            })
            .collect();
        let book = first.checked().book();
        let ty = book.rules[book.rule(goal).expect("a rule").index()].ty;
        let own = change(ty, [&answers[0], &answers[1]]);
        assert_eq!(all.change([facts, facts]), Some(own), "{goal}: {facts:?} {answers:?}\n{law}");
        if own != Change::Same {
            changes.insert(own);
        }
    }
    let told: std::collections::BTreeSet<Change> = found.regions.iter().map(|region| region.change).collect();
    // Proved to be one way only means that no list goes the other way.
    assert!(changes.is_subset(&told), "{goal}: {changes:?} are there, and {told:?} are told\n{law}");
    if found.standing == Standing::Exact {
        assert!(found.regions.iter().all(|region| region.exact && region.example.is_some()));
    }
    if !changes.is_empty() {
        assert!(matches!(found.standing, Standing::Exact | Standing::Within), "{goal}: {:?}, {changes:?}\n{law}", found.standing);
    }
    found
}

/// Of an item without bags there is no answer whether one bag in each of its bags is at least one: it is divided by nought.
const BOUNDS: &str = r#"
act a { rank statute title en "A" in force from 2000-01-01 }
entity case_of en "the case" { items : list of item en "the items" c : yes/no en "c" }
entity item en "the item" { p : yes/no en "p" q : yes/no en "q" n : whole number en "n" day : date en "day" }
§ 1
ledd 1 {
    condition either en "either" holds when (count of case_of.items where item.n / item.n >= 1) < 2 or (count of case_of.items where item.n / item.n >= 1) >= 2
    condition beside en "beside" holds when (greatest of item.n over case_of.items) + (count of case_of.items where item.n / item.n >= 1) > 1
}
amendment bill { title en "Bill" status proposed 2010-01-01 measure one en "one" }
amend a § 1 ledd 1 under one {
    replace condition either holds when (count of case_of.items where item.n / item.n >= 1) < 3 or (count of case_of.items where item.n / item.n >= 1) >= 3
    replace condition beside holds when (greatest of item.n over case_of.items) + (count of case_of.items where item.p and item.n / item.n >= 1) > 1
}
"#;

#[test]
fn a_number_of_items_is_compared_by_what_is_known_of_it() {
    let plans = plans(BOUNDS, "2010-01-01", "2010-01-01+bill");
    let cases = cases(&plans[0]);
    // Two items without bags are fewer than three, but neither fewer than two nor two or more.
    let found = held(BOUNDS, &plans, "either", &cases);
    assert!(found.regions.iter().any(|region| region.change == Change::Answered && region.example.is_some()), "{found:?}");
    // Somebody with two bags is enough, whoever else is counted.
    held(BOUNDS, &plans, "beside", &cases);
}

#[test]
fn what_is_said_of_laws_made_up_at_random_holds_of_every_small_list() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let mut standings: std::collections::BTreeMap<String, usize> = Default::default();
    for _ in 0..20 {
        let law = law(&mut numbers);
        let plans = plans(&law, "2010-01-01", "2010-01-01+bill");
        let cases = cases(&plans[0]);
        for goal in ["holds_so", "worth"] {
            let found = held(&law, &plans, goal, &cases);
            *standings.entry(format!("{:?}", found.standing)).or_default() += 1;
        }
    }
    assert!(standings["Within"] > 10, "{standings:?}");
}
