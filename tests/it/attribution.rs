//! The measures that cause a difference: held against the evaluator under every set of measures, and told.

use std::collections::BTreeMap;
use std::sync::Arc;

use paragraf::compile::Plan;
use paragraf::eval::Evaluator;
use paragraf::facts::Facts;
use paragraf::law::Version;
use paragraf::model::{Cell, FactId, Kind, RuleId, Rulebook, Type, Value};
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;
use paragraf::symbolic::{Attribution, Causes, Condition, Difference, Effect, Example, Family, MeasureSet, Region, Subject, attribution};

use super::support::{Call, Folder};

/// A right that five measures of a Bill change: two that each are enough for some, one that needs another, and two that cancel each other.
const LAW: &str = r#"
    act library_act { rank statute title nb "Bibliotekloven" en "Library Act" in force from 2000-01-01 }
    party library nb "biblioteket" en "the library"
    entity borrower nb "låneren" en "the borrower" {
        age     : number nb "alder" en "age"
        student : yes/no nb "er elev" en "is a student"
        staff   : yes/no nb "er ansatt" en "is on the staff"
        guest   : yes/no nb "har gjestekort" en "has a guest card"
        debt    : number nb "gjeld" en "debt"
    }
    § 1
    ledd 1 {
        figure lowest = 16 nb "nedre grense" en "lowest age"
        condition old_enough nb "er gammel nok" en "is old enough" holds when borrower.age >= lowest
        condition exempt nb "er unntatt" en "is exempt" holds when borrower.staff
        condition trusted nb "er kjent" en "is known" holds when borrower.staff
    }
    ledd 2 {
        figure most = 1000 nb "øvre grense" en "highest debt"
        figure waived = 0 nb "ettergitt" en "waived"
        condition barred nb "er utestengt" en "is barred" holds when borrower.debt - waived >= most
    }
    ledd 3 {
        right may_borrow of borrower against library nb "låne" en "borrow"
            holds when (old_enough or exempt or trusted) and not barred
        condition quiet nb "er stille" en "is quiet" holds when borrower.guest
    }
    amendment bill {
        title nb "forslaget" en "the Bill" status proposed 2010-01-01
        measure lower    nb "lavere grense" en "a lower limit"
        measure students nb "elever får låne" en "students may borrow"
        measure cards    nb "gjestekort" en "guest cards"
        measure guests   nb "gjester får låne" en "guests may borrow" needs cards
        measure strict   nb "lavere gjeld" en "less debt"
        measure lenient  nb "noe ettergis" en "some is waived"
        measure silence  nb "ro" en "silence"
    }
    amend library_act § 1 under lower { replace figure lowest = 13 }
    amend library_act § 1 under students { replace condition exempt holds when borrower.staff or borrower.student }
    amend library_act § 1 under cards {
        insert ledd 4 { condition has_card nb "har kort" en "has a card" holds when borrower.guest }
    }
    amend library_act § 1 under guests { replace condition trusted holds when borrower.staff or has_card }
    amend library_act § 1 under strict { replace figure most = 800 }
    amend library_act § 1 under lenient { replace figure waived = 200 }
    amend library_act § 1 under silence { replace condition quiet holds when not borrower.guest }
"#;

fn library() -> RuleFiles {
    let mut sources = SourceMap::default();
    sources.add("library.regel", LAW.to_owned());
    RuleFiles::new(sources)
}

/// A difference with its causes, and the versions between.
struct Found<'b> {
    plans: [Arc<Plan>; 2],
    goal: &'b str,
    family: Family<'b>,
    difference: Difference,
    causes: Attribution,
}

impl<'b> Found<'b> {
    fn of(base: &'b RuleFiles, goal: &'b str, versions: [&str; 2]) -> Found<'b> {
        let plans = versions.map(|name| base.plan(&Version::parse(name).expect("a version")).expect("no mistakes"));
        let [first, second] = &plans;
        let family = base.between([first, second]).expect("measures of one amendment");
        let (difference, causes) = attribution([first, second], goal, &family);
        let causes = causes.unwrap_or_else(|| panic!("{goal}: not decided"));
        Found { plans, goal, family, difference, causes }
    }

    /// Measures by their names.
    fn set(&self, names: &[&str]) -> MeasureSet {
        let place = |name: &&str| self.family.measures.iter().position(|own| &*own.name == *name).expect("a measure");
        names.iter().map(place).collect()
    }

    /// Every set of the measures that may matter which is a version, the smallest first.
    fn sets(&self) -> Vec<MeasureSet> {
        let measures: Vec<usize> = self.causes.relevant.iter().collect();
        let set = |number: usize| measures.iter().enumerate().filter(|(at, _)| number >> at & 1 == 1).map(|(_, own)| *own).collect();
        let mut sets: Vec<MeasureSet> = (0..1 << measures.len()).map(set).filter(|set| self.family.closed(*set) == *set).collect();
        sets.sort_by_key(|set| (set.len(), *set));
        sets
    }

    fn answer(&self, set: MeasureSet, region: &Region, example: &Example, open: bool) -> Cell {
        let [before, _] = &self.plans;
        let plan = if set.is_empty() { before.clone() } else { self.family.plan(set).expect("a version") };
        let book = plan.checked().book();
        let mut facts = Facts::unknown(book.facts.len());
        for (at, fact) in (0..).map(FactId).zip(&book.facts).filter(|(at, _)| book.listed(*at).is_none()) {
            let given = [0, 1].map(|version| {
                let (own, facts) = (self.plans[version].checked().book(), &example.facts[version]);
                let known = (0..).map(FactId).zip(&own.facts).find(|(_, own)| own.name == fact.name);
                known.map_or(Cell::Unknown, |(own, _)| facts.get(own))
            });
            let cell = self.copied(book, &mut facts, fact.ty, example, given);
            facts.set(at, cell);
        }
        // What does not matter to the two versions may matter to one between.
        for (at, fact) in (0..).map(FactId).zip(&book.facts) {
            if facts.get(at) == Cell::Unknown && fact.ty == Type::Truth {
                let asked = region.conditions.iter().find_map(|condition| match condition {
                    Condition::Holds(Subject::Fact(name), holds) if *name == fact.name => Some(*holds),
                    _ => None,
                });
                facts.set(at, Cell::Known(Value::Truth(asked.unwrap_or(open))));
            }
        }
        let mut evaluator = Evaluator::new(&plan);
        for (at, rule) in (0..).map(RuleId).zip(&book.rules) {
            let asked = rule.kind == Kind::Impossible && rule.each.is_none();
            if asked && evaluator.decide(at, &facts, plan.default_readings()).expect("little work") == Cell::YES {
                return Cell::Unknown;
            }
        }
        match book.rule(self.goal) {
            Some(rule) => evaluator.decide(rule, &facts, plan.default_readings()).expect("little work"),
            None => match &example.answers {
                [Some(Cell::Known(Value::Truth(_))), _] | [_, Some(Cell::Known(Value::Truth(_)))] => Cell::NO,
                _ => Cell::Fault,
            },
        }
    }

    /// A fact of the example in another version: as one of the two versions gives it.
    fn copied(&self, book: &Rulebook, into: &mut Facts, ty: Type, example: &Example, given: [Cell; 2]) -> Cell {
        let Type::List(entity) = ty else { return given.into_iter().find(|cell| *cell != Cell::Unknown).unwrap_or_default() };
        let items = [0, 1].map(|version| match &given[version] {
            Cell::Known(Value::List(number)) => example.facts[version].lists.lists[usize::try_from(*number).expect("small")].clone(),
            _ => Vec::new(),
        });
        if given == [Cell::Unknown, Cell::Unknown] {
            return Cell::Unknown;
        }
        let mut copied = Vec::new();
        for item in 0..items[0].len().max(items[1].len()) {
            let cells = book.entities[entity.index()].facts.iter().map(|at| {
                let fact = &book.facts[at.index()];
                let given = [0, 1].map(|version| {
                    let own = self.plans[version].checked().book();
                    let slot = own.facts.iter().find(|own| own.name == fact.name).map(|own| usize::try_from(own.slot).expect("small"));
                    let entity =
                        items[version].get(item).map(|at| &example.facts[version].lists.entities[usize::try_from(*at).expect("small")]);
                    entity.zip(slot).map(|(cells, slot)| cells[slot].clone()).unwrap_or_default()
                });
                self.copied(book, into, fact.ty, example, given)
            });
            copied.push(cells.collect());
        }
        into.add_list(copied)
    }

    /// What each set does in a case, by the evaluator alone; `None` where that turns on a fact that is not given.
    fn effects(&self, region: &Region, example: &Example, open: bool) -> Option<BTreeMap<MeasureSet, Effect>> {
        let answer = |set: MeasureSet| self.answer(set, region, example, open);
        let (before, after) = (answer(MeasureSet::default()), answer(self.family.all()));
        let of = |set: MeasureSet| match answer(set) {
            Cell::Unknown => None,
            answer if answer == before => Some((set, Effect::None)),
            answer if answer == after => Some((set, Effect::Whole)),
            _ => Some((set, Effect::Other)),
        };
        assert!(before != after || before == Cell::Unknown, "{}", self.goal);
        self.sets().into_iter().map(of).collect()
    }

    /// That the example of each region has the causes that are told of it. How many were looked at.
    fn hold(&self) -> usize {
        assert!(self.causes.every_set, "{}", self.goal);
        assert_eq!(self.causes.regions.len(), self.difference.regions.len(), "{}", self.goal);
        let mut compared = 0;
        for (region, caused) in self.difference.regions.iter().zip(&self.causes.regions) {
            let parts = &caused.parts;
            assert!(!parts.is_empty(), "{}", self.goal);
            let Some(example) = &region.example else { continue };
            for effects in [false, true].into_iter().filter_map(|open| self.effects(region, example, open)) {
                let found = causes_of(&effects, self.causes.relevant, &self.family);
                assert!(parts.iter().any(|part| part.causes == found), "{}: {found:?} is not among {parts:?}", self.goal);
                compared += 1;
            }
        }
        compared
    }
}

/// The causes that the effects of every set come to.
pub fn causes_of(effects: &BTreeMap<MeasureSet, Effect>, relevant: MeasureSet, family: &Family<'_>) -> Causes {
    let least = |mut sets: Vec<MeasureSet>| {
        sets.sort_by_key(|set| (set.len(), *set));
        let all = sets.clone();
        sets.retain(|set| !all.iter().any(|other| other != set && other.is_within(*set)));
        sets
    };
    let with = |wanted: &dyn Fn(Effect) -> bool, above: MeasureSet| {
        let own = effects.iter().filter(|(set, effect)| wanted(**effect) && above.is_within(**set) && **set != above);
        least(own.map(|(set, _)| *set).collect())
    };
    let enough = with(&|effect| effect == Effect::Whole, MeasureSet::default());
    let alone = relevant.iter().map(|own| (own, effects[&family.closed(MeasureSet::of(own))])).collect();
    let undone = enough
        .iter()
        .flat_map(|set| with(&|effect| effect != Effect::Whole, *set).into_iter().map(|all| (*set, all.without(*set))))
        .collect();
    Causes { enough, alone, undone }
}

#[test]
fn the_causes_told_are_those_that_the_evaluator_finds_set_by_set() {
    let base = RuleFiles::embedded_rules();
    let mut compared = 0;
    for goal in GOALS {
        let found = Found::of(&base, goal, ["2018-06-01", "2018-06-01+hoering_2018"]);
        compared += found.hold();
    }
    assert!(compared > 20, "only {compared} cases could be compared");
}

/// Goals of the rules that the proposal changes.
const GOALS: [&str; 14] = [
    "to_programme",
    "entry_conditions",
    "may_refuse",
    "may_grant",
    "maximum_duration",
    "duration_duly_set",
    "latest_ordinary_end",
    "to_new_programme",
    "may_interrupt",
    "to_prepare_programme",
    "plan_valid",
    "work_reduction",
    "absence_reduction",
    "to_benefit",
];

#[test]
fn measures_may_each_be_enough_need_each_other_and_cancel() {
    let base = library();
    let found = Found::of(&base, "may_borrow", ["2010-01-01", "2010-01-01+bill"]);
    assert!(found.hold() > 1);
    assert_eq!(found.causes.relevant, found.set(&["lower", "students", "cards", "guests", "strict", "lenient"]));
    let enough: Vec<&Vec<MeasureSet>> =
        found.causes.ways.iter().flat_map(|(_, caused)| &caused.parts).map(|part| &part.causes.enough).collect();
    let (lower, students, guests) = (found.set(&["lower"]), found.set(&["students"]), found.set(&["cards", "guests"]));
    for wanted in [vec![lower], vec![students], vec![guests], vec![lower, students], vec![lower, students, guests]] {
        assert!(enough.contains(&&wanted), "{wanted:?} is not among {enough:?}");
    }
    let undone =
        found.causes.ways.iter().flat_map(|(_, caused)| &caused.parts).any(|part| part.causes.undone == [(lower, found.set(&["strict"]))]);
    assert!(undone, "with less debt and nothing more, a lower limit does not help who owes 900");
    let cancelling: Vec<(MeasureSet, MeasureSet)> = found.causes.cancelling.iter().map(|own| (own.changing, own.restoring)).collect();
    for (one, other) in [("strict", "lenient"), ("lenient", "strict")] {
        assert!(cancelling.contains(&(found.set(&[one]), found.set(&[other]))), "{one} and {other}: {cancelling:?}");
    }
}

#[test]
fn measures_are_told_with_the_difference() {
    let folder = Folder::new();
    folder.write("rules/library.regel", LAW);
    for lang in ["en", "nb"] {
        let told = |arguments: &[&str]| {
            let answer = Call::new(&[&["differ", "--rules", "rules", "--lang", lang], arguments].concat()).within(folder.path()).run();
            assert_eq!(answer.err, "", "{arguments:?}");
            answer.out
        };
        insta::assert_snapshot!(format!("measures_{lang}"), told(&["may_borrow", "2010-01-01", "2010-01-01+bill"]));
        insta::assert_snapshot!(format!("measures_of_all_goals_{lang}"), told(&["--all", "2010-01-01", "2010-01-01+bill"]));
        if lang == "en" {
            let versions = ["may_borrow", "2010-01-01+bill:strict", "2010-01-01+bill:strict+bill:cards+bill:guests"];
            insta::assert_snapshot!("measures_json", told(&[&versions[..], &["--format", "json"]].concat()));
        }
    }
}

#[test]
fn versions_that_differ_otherwise_have_no_measures_between() {
    let base = library();
    let plan = |name: &str| base.plan(&Version::parse(name).expect("a version")).expect("no mistakes");
    let between = |before: &str, after: &str| base.between([&plan(before), &plan(after)]).map(|family| family.measures.len());
    assert_eq!(between("2010-01-01", "2010-01-01+bill"), Some(7));
    assert_eq!(between("2010-01-01+bill:lower", "2010-01-01+bill"), Some(6));
    assert_eq!(between("2010-01-01+bill-bill:lower", "2010-01-01+bill"), Some(1));
    assert_eq!(between("2010-01-01+bill", "2010-01-01"), None);
    assert_eq!(between("2010-01-01", "2010-01-01"), None);
    assert_eq!(between("2010-01-01", "2011-01-01+bill"), None);
    assert_eq!(between("2010-01-01+bill:lower", "2010-01-01+bill:students"), None);
}
