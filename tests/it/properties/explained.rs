//! What an explanation tells of a step is what the trace holds at that step, and each provision that a finding rests on is cited: over
//! generated laws with lists in lists, exceptions, precedence, readings, and facts that are not known. No two items have a value in common, so that
//! one told of the wrong item is seen.

use std::collections::BTreeSet;
use std::fmt::Write;

use paragraf::eval::{Decision, FaultKind, Subject};
use paragraf::explain::{Fragment, Length, Role, StepView, Style, Verdict, citations, explain_at, text_at, tree};
use paragraf::facts::{Facts, GoalInputs, from_case, goal_inputs};
use paragraf::law::{Lang, Place};
use paragraf::model::{Cell, ExprId, ExprKind, Figure, Rulebook, StandingId, Value};
use proptest::prelude::*;
use proptest::sample::select;

use super::{base_of, told, tries};
use crate::grounds::untold;
use crate::machine_words::machine_words;
use crate::support::{cases, decided};

/// A condition of a room.
fn of_room() -> impl Strategy<Value = String> {
    let leaf =
        select(vec!["room.light", "room.dry", "room.size >= room.least", "room.size >= narrow", "may_sleep", "room.made < room.seen"]);
    let leaf = leaf.prop_map(str::to_owned);
    combined(leaf.boxed())
}

/// A condition of a house, of its rooms and of the rules about them.
fn of_house() -> impl Strategy<Value = String> {
    let leaf = select(vec![
        "house.old",
        "any of house.rooms where usable",
        "every of house.rooms where usable",
        "(sum of rent over house.rooms) >= 3",
        "(count of house.rooms where room.dry) >= 1",
        "house.floors >= 2",
    ]);
    combined(leaf.prop_map(str::to_owned).boxed())
}

fn combined(leaf: BoxedStrategy<String>) -> impl Strategy<Value = String> {
    leaf.prop_recursive(3, 10, 3, |inner| {
        let list = |word: &'static str, inner: BoxedStrategy<String>| {
            prop::collection::vec(inner, 1..4).prop_map(move |members| format!("{word} {{ {} }}", members.join("\n")))
        };
        prop_oneof![
            inner.clone().prop_map(|inner| format!("(not ({inner}))")),
            list("all", inner.clone().boxed()),
            list("any", inner.boxed()),
        ]
    })
}

/// A law in which each rule, exception and figure has a provision of its own.
fn law() -> impl Strategy<Value = String> {
    let conditions = (of_room(), of_room(), of_room(), of_house(), of_house(), of_house(), any::<bool>(), any::<bool>());
    conditions.prop_map(|(usable, first, second, fit, third, fourth, ranked, then)| {
        let before = if ranked { "goes before all" } else { "" };
        let then = if then { "yes" } else { "no" };
        format!(
            r#"
act a {{ rank statute title en "A" in force from 2000-01-01 round dates up }}
entity town en "the town" {{ houses : list of house en "houses" }}
entity house en "the house" {{ rooms : list of room en "rooms" old : yes/no en "old" floors : whole number en "floors" }}
entity room en "the room" {{
    light : yes/no en "light" dry : yes/no en "dry" size : whole number en "size" least : whole number en "least"
    made : date en "made" seen : date en "seen"
}}
§ 1
figure narrow = 200 en "narrow size"
§ 2
reading may_sleep {{ en "may sleep" default wide en "wide" : room.light  alternative strict en "strict" : room.dry }}
§ 3
condition usable of room en "usable" holds when {usable}
§ 4
exception to usable when {first} then {then} {before}
§ 5
exception to usable when {second} then yes
§ 6
value rent of room : number en "rent" = (if room.light then room.size else room.least) / room.size
§ 7
exception to rent when room.dry then 5
§ 8
condition fit of house en "fit" holds when {fit}
§ 9
exception to fit when {third} then no
§ 10
exception to fit when {fourth} then yes
§ 11
condition all_fit en "all fit" holds when every of town.houses where fit
§ 12
condition some_fit en "some fit" holds when not (any of town.houses where not fit)
§ 13
value rents : number en "rents" = sum of house_rent over town.houses
§ 14
value house_rent of house : number en "rent of the house" = max((sum of rent over house.rooms where usable), house.floors)
"#
        )
    })
}

/// A fact of an item; nothing where it is not known.
type Given = Option<i64>;

/// A room: whether it is light and dry, its size and the least one, and when it was made and seen.
type Room = (Option<bool>, Option<bool>, Given, Given, i32, i32);

/// Writes numbers of which each is another, but for noughts: so many hundreds, and the number of those written before it.
#[derive(Default)]
struct Written(i64);

impl Written {
    fn number(&mut self, name: &str, given: Given) -> String {
        self.0 += 1;
        match given {
            None => String::new(),
            Some(0) => format!("{name} = 0 "),
            Some(hundreds) => format!("{name} = {} ", hundreds * 100 + self.0),
        }
    }

    fn day(&mut self, name: &str, year: i32) -> String {
        self.0 += 1;
        format!("{name} = {year}-{:02}-{:02} ", self.0 / 28 + 1, self.0 % 28 + 1)
    }

    fn room(&mut self, (light, dry, size, least, made, seen): &Room) -> String {
        let truth =
            |name: &str, given: Option<bool>| given.map_or(String::new(), |yes| format!("{name} = {} ", if yes { "yes" } else { "no" }));
        let (size, least) = (self.number("size", *size), self.number("least", *least));
        let (made, seen) = (self.day("made", *made), self.day("seen", *seen));
        format!("{{ {}{}{size}{least}{made}{seen}}}", truth("light", *light), truth("dry", *dry))
    }
}

/// A town of up to three houses of up to three rooms; what is left out is not known.
fn town() -> impl Strategy<Value = String> {
    let number = || prop::option::weighted(0.75, 0..4_i64);
    let room = (any::<Option<bool>>(), any::<Option<bool>>(), number(), number(), 2001..2005_i32, 2001..2005_i32);
    let house = (prop::collection::vec(room, 0..4), any::<Option<bool>>(), number());
    prop::collection::vec(house, 0..4).prop_map(|houses| {
        let mut written = Written::default();
        let mut text = String::from("case \"town\" { town.houses = [ ");
        for (rooms, old, floors) in &houses {
            let old = old.map_or("", |old| if old { "old = yes " } else { "old = no " });
            let floors = written.number("floors", *floors);
            let rooms: Vec<String> = rooms.iter().map(|room| written.room(room)).collect();
            writeln!(text, "{{ {old}{floors}rooms = [ {} ] }}", rooms.join(" ")).expect("a string");
        }
        text + "]\n under 2020-01-01 expect all_fit is yes }"
    })
}

/// A step and all that it is made of: every entity of lists, and every rule it asks for.
fn whole(decision: &Decision, step: usize) -> BTreeSet<usize> {
    let mut out = BTreeSet::new();
    let mut stack = vec![step];
    while let Some(at) = stack.pop() {
        if out.insert(at) {
            stack.extend(decision.trace.below(at));
        }
    }
    out
}

/// The same without what was found of single entities of the lists it gathers: that is theirs, and told of them.
fn own(decision: &Decision, step: usize) -> Vec<usize> {
    let mut out = Vec::new();
    let mut stack = vec![step];
    while let Some(at) = stack.pop() {
        out.push(at);
        let below = decision.trace.below(at).into_iter();
        stack.extend(below.filter(|below| !matches!(decision.trace.steps[*below].subject(), Subject::Each(_))));
    }
    out
}

/// The values that an expression holds as they are written, its figures and choices of readings included.
fn written(book: &Rulebook, id: ExprId) -> Vec<Value> {
    let mut out = Vec::new();
    let mut stack = vec![id];
    while let Some(id) = stack.pop() {
        let expr = &book.exprs[id.0 as usize];
        match &expr.kind {
            ExprKind::Value(value, _) => out.push(value.clone()),
            ExprKind::Figure(figure) => {
                let Figure { value, .. } = &book.figures[figure.index()];
                out.push(value.clone());
            }
            _ => {}
        }
        stack.extend(book.below(id));
    }
    out
}

fn values(fragment: &Fragment<'_>, out: &mut Vec<Value>) {
    match fragment {
        Fragment::Value(value, ..) => out.push(value.clone()),
        Fragment::Said(_, parts) => parts.iter().for_each(|part| values(part, out)),
        Fragment::List(_, parts) => parts.iter().for_each(|part| values(part, out)),
        Fragment::Formula(parts) => parts.iter().for_each(|(_, part)| values(part, out)),
        Fragment::Member(inner) | Fragment::Capital(inner) => values(inner, out),
        _ => {}
    }
}

/// The number that an entity is told by.
fn number_told(fragment: &Fragment<'_>) -> Option<i64> {
    match fragment {
        Fragment::Number(number) => Some(*number),
        Fragment::Said(_, parts) => parts.iter().find_map(number_told),
        Fragment::List(_, parts) => parts.iter().find_map(number_told),
        Fragment::Member(inner) | Fragment::Capital(inner) => number_told(inner),
        _ => None,
    }
}

/// The provisions that what is told of a step may stand in: that of the expression or rule, or of the exception whose condition it is.
fn provisions(book: &Rulebook, subject: Subject) -> Vec<StandingId> {
    match subject {
        Subject::Rule(rule) => vec![book.rules[rule.index()].standing],
        Subject::Expr(id) => {
            let exceptions = book.rules.iter().flat_map(|rule| &rule.exceptions);
            let excepted = exceptions.filter(|own| own.when == id || own.value == id).map(|own| own.standing);
            let ruled = book.rules.iter().filter(|rule| rule.body == id).map(|rule| rule.standing);
            excepted.chain(ruled).chain([book.exprs[id.0 as usize].standing]).collect()
        }
        Subject::Each(_) => Vec::new(),
    }
}

/// Holds each view to the step it tells: `within` are the steps that the one above it is made of.
fn kept(decision: &Decision, view: &StepView<'_>, within: &BTreeSet<usize>) -> Result<(), TestCaseError> {
    let book = decision.plan.checked().book();
    let mut below = within.clone();
    if let Some(step) = view.step {
        prop_assert!(within.contains(&step), "a step of something else is told: {:?}", view.text);
        // What an exception says stands beside its condition, in the step of its rule.
        if view.role != Role::Exception {
            below = whole(decision, step);
        }
        let found = decision.found(step);
        let wanted = match &found {
            Cell::Known(Value::Truth(true)) => Verdict::Met,
            Cell::Known(Value::Truth(false)) => Verdict::NotMet,
            Cell::Known(_) => Verdict::Value,
            Cell::Unknown => Verdict::Open,
            Cell::Fault => Verdict::Fault,
        };
        prop_assert!(view.verdict == wanted || view.verdict == Verdict::NotExamined, "{:?} of {found:?}: {:?}", view.verdict, view.text);
        let subject = decision.trace.steps[step].subject();
        let steps = own(decision, step);
        let mut allowed: Vec<Value> = steps.iter().filter_map(|step| decision.found(*step).known().cloned()).collect();
        for step in &steps {
            let bounds = decision.trace.bounds_at(*step).iter();
            allowed.extend(bounds.flat_map(|own| [own.low.clone(), own.high.clone()]).flatten());
            if let Subject::Expr(id) = decision.trace.steps[*step].subject() {
                allowed.extend(written(book, id));
            }
        }
        let mut told = Vec::new();
        match subject {
            // An entity is told by its number.
            Subject::Each(number) => prop_assert_eq!(number_told(&view.text), Some(i64::from(number) + 1)),
            _ => {
                values(&view.text, &mut told);
                prop_assert!(provisions(book, subject).contains(&view.standing), "another provision is told with {:?}", view.text);
            }
        }
        prop_assert_eq!(view.role == Role::Entity, matches!(subject, Subject::Each(_)));
        view.details.iter().for_each(|detail| values(detail, &mut told));
        for value in &told {
            prop_assert!(allowed.contains(value), "{value:?} is told, but not found at this step: {:?}", view.text);
        }
        if view.fault.is_some() {
            prop_assert!(steps.iter().any(|step| decision.trace.fault_of(*step).is_some()), "no such fault was met: {:?}", view.text);
        }
    }
    if view.fault.is_some() {
        prop_assert_eq!(view.verdict, Verdict::Fault);
    }
    view.children.iter().try_for_each(|child| kept(decision, child, &below))
}

/// Every step that a tree tells of.
fn told_steps(view: &StepView<'_>, out: &mut BTreeSet<usize>) {
    out.extend(view.step);
    view.children.iter().for_each(|child| told_steps(child, out));
}

/// Holds the reasons to the whole explanation: each step is one of it, and they come to the answer.
fn reasoned(decision: &Decision, inputs: &GoalInputs) -> Result<(), TestCaseError> {
    let mut whole = BTreeSet::new();
    told_steps(&tree(decision).expect("a tree"), &mut whole);
    let reasons = explain_at(decision, inputs, Length::Reasons).reasons;
    let mut chosen = BTreeSet::new();
    reasons.iter().for_each(|view| told_steps(view, &mut chosen));
    prop_assert!(chosen.is_subset(&whole), "{:?} are no steps of the explanation", chosen.difference(&whole));
    let applies = |view: &StepView<'_>| view.role == Role::Exception && view.verdict == Verdict::Met;
    let any = |verdict: Verdict| reasons.iter().any(|view| view.verdict == verdict);
    let all = |verdicts: &[Verdict]| reasons.iter().all(|view| verdicts.contains(&view.verdict));
    let kept = match &decision.cell {
        Cell::Known(Value::Truth(true)) => all(&[Verdict::Met, Verdict::NotExamined]),
        Cell::Known(Value::Truth(false)) => any(Verdict::NotMet) || reasons.iter().any(applies),
        Cell::Known(_) => true,
        Cell::Unknown => any(Verdict::Open),
        Cell::Fault => any(Verdict::Fault),
    };
    let told: Vec<_> = reasons.iter().map(|view| (view.verdict, view.role, &view.text)).collect();
    prop_assert!(kept, "{:?} is not what these come to: {told:?}", decision.cell);
    Ok(())
}

/// The provisions that a finding surely rests on: of every entity and at every step, none left out for having been seen before.
fn grounds(decision: &Decision, at: usize, out: &mut BTreeSet<StandingId>) {
    let book = decision.plan.checked().book();
    let trace = &decision.trace;
    let found = decision.found(at);
    match trace.steps[at].subject() {
        Subject::Each(_) => trace.below(at).into_iter().for_each(|step| grounds(decision, step, out)),
        Subject::Rule(rule) => {
            let rule = &book.rules[rule.index()];
            let is = |step: usize, id: ExprId| trace.steps[step].subject() == Subject::Expr(id);
            let applies = |step: usize| rule.exceptions.iter().find(|own| is(step, own.when)).filter(|_| decision.found(step) != Cell::NO);
            let below = trace.below(at);
            let displaced = below.iter().any(|step| decision.found(*step) == Cell::YES && applies(*step).is_some());
            for step in below {
                if let Some(exception) = applies(step) {
                    out.insert(exception.standing);
                }
                let condition = rule.exceptions.iter().any(|own| is(step, own.when));
                let idle = condition || displaced && is(step, rule.body);
                if applies(step).is_some() || !idle {
                    grounds(decision, step, out);
                }
            }
        }
        Subject::Expr(id) => match &book.exprs[id.0 as usize].kind {
            ExprKind::All(_) | ExprKind::Any(_) => {
                for step in trace.below(at).into_iter().filter(|step| decision.found(*step) == found) {
                    grounds(decision, step, out);
                }
            }
            ExprKind::Figure(figure) => {
                out.insert(book.figures[figure.index()].standing);
            }
            ExprKind::Rule(_) => trace.below(at).into_iter().for_each(|step| grounds(decision, step, out)),
            _ => {
                out.insert(book.exprs[id.0 as usize].standing);
                trace.below(at).into_iter().for_each(|step| grounds(decision, step, out));
            }
        },
    }
}

fn place(book: &Rulebook, standing: StandingId) -> &Place {
    &book.standings[standing.index()].place
}

proptest! {
    #![proptest_config(tries(48))]

    #[test]
    fn what_is_told_of_a_step_was_found_at_it(law in law(), town in town(), chosen in 0..2_u16) {
        let text = format!("{law}\n{town}");
        let base = base_of(&text);
        let version = "2020-01-01".parse::<chrono::NaiveDate>().map(paragraf::law::Version::on).expect("a day");
        let plan = base.plan(&version).unwrap_or_else(|faults| panic!("{}\n{text}", told(&faults, &base)));
        let book = plan.checked().book();
        let case = cases(&base).next().expect("a case");
        let (facts, faults) = from_case(case, Facts::unknown(book.facts.len()), book, base.sources());
        prop_assert!(faults.is_empty(), "{}", told(&faults, &base));
        let reading = paragraf::model::ReadingId(0);
        for goal in ["all_fit", "some_fit", "rents"] {
            let goal = book.rule(goal).expect("the goal");
            let decision = decided(&plan, goal, &facts, &[(reading, chosen)]);
            let all = (0..decision.trace.steps.len()).collect();
            kept(&decision, &tree(&decision).expect("a tree"), &all)?;
            reasoned(&decision, &goal_inputs(book, goal))?;
            let untold = untold(&decision, &goal_inputs(book, goal));
            prop_assert!(untold.is_empty(), "{untold:?} decide and are not told, in {text}");
            for (lang, length) in Lang::ALL.into_iter().flat_map(|lang| Length::ALL.map(|length| (lang, length))) {
                let told = text_at(&decision, &goal_inputs(book, goal), Style::plain(lang), length);
                let found = machine_words(&told, book, lang, &[]);
                prop_assert!(found.is_empty(), "{found:?} in\n{told}");
            }
            let cited: BTreeSet<&Place> = citations(&decision).iter().map(|citation| citation.place).collect();
            let mut rests_on = BTreeSet::new();
            grounds(&decision, decision.trace.steps.len() - 1, &mut rests_on);
            for standing in rests_on {
                prop_assert!(cited.contains(place(book, standing)), "{} in {text}", place(book, standing).text(Lang::En));
            }
            // No fault is told that the trace does not hold.
            let conflicts = decision.trace.faults.iter().any(|fault| matches!(fault.kind, FaultKind::Conflict { .. }));
            prop_assert!(conflicts || decision.cell != Cell::Fault || !decision.trace.faults.is_empty());
        }
    }
}
