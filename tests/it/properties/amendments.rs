//! Days and amendments: which wording is in force on a day, and what the order of a bill's lines means (nothing).

use std::sync::Arc;

use std::fmt::Write;

use chrono::NaiveDate;
use paragraf::compile::Plan;
use paragraf::eval::decide;
use paragraf::facts::Facts;
use paragraf::law::Version;
use paragraf::model::{Cell, Value};
use paragraf::source::Diagnostic;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

use super::{base_of, day, day_number, told, tries};

/// Days at which something changes, in order, from the year 2000 on.
fn boundaries(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<NaiveDate>> {
    prop::collection::btree_set(0..9000i32, count).prop_map(|set| set.into_iter().map(|at| day(day_number(2000, 1, 1) + at)).collect())
}

/// The boundaries themselves, and the days around them.
fn days_around(boundaries: &[NaiveDate]) -> Vec<NaiveDate> {
    let each = boundaries.iter().flat_map(|date| [date.pred_opt(), Some(*date), date.succ_opt()]);
    each.flatten().collect()
}

const ACT: &str = "act a { rank statute  title nb \"a\" en \"a\"  in force from 1999-01-01 }\nentity some { f : yes/no }\n";

/// The whole number that a rule finds without any facts.
fn found(plan: &Arc<Plan>, rule: &str) -> Option<i64> {
    let book = plan.checked().book();
    let goal = book.rule(rule)?;
    match decide(plan, goal, &Facts::unknown(book.facts.len())) {
        Ok(Cell::Known(Value::Number(number))) => number.to_whole(),
        _ => None,
    }
}

proptest! {
    #![proptest_config(tries(40))]

    #[test]
    fn on_every_day_exactly_one_wording_is_in_force(bounds in boundaries(2..6), others in prop::collection::vec(0..9500i32, 4)) {
        // The same wordings three times: of a section, of a subsection, of a figure.
        let mut text = ACT.to_owned();
        let interval = |at: usize| {
            let to = bounds.get(at + 1).map(|to| format!(" to {to}")).unwrap_or_default();
            format!("in force from {}{to}", bounds[at])
        };
        for at in 0..bounds.len() {
            writeln!(text, "§ 1 {}\nvalue by_section : number = {at}", interval(at)).expect("a string");
        }
        text.push_str("§ 2\n");
        for at in 0..bounds.len() {
            writeln!(text, "ledd {} {{ {} value by_subsection : number = {at} }}", at + 1, interval(at)).expect("a string");
        }
        text.push_str("§ 3\n");
        for at in 0..bounds.len() {
            writeln!(text, "figure own = {at} {}", interval(at)).expect("a string");
        }
        writeln!(text, "value by_figure : number = own in force from {}", bounds[0]).expect("a string");
        let base = base_of(&text);
        prop_assert!(!base.check().iter().any(Diagnostic::is_error), "{}", told(&base.check(), &base));
        let more = others.iter().map(|at| day(day_number(2000, 1, 1) + at));
        for date in days_around(&bounds).into_iter().chain(more) {
            let plan = base.plan(&Version::on(date)).expect("no mistakes");
            let expected = bounds.iter().rposition(|from| *from <= date).map(|at| at as i64);
            for rule in ["by_section", "by_subsection", "by_figure"] {
                let count = plan.checked().book().rules.iter().filter(|own| &*own.name == rule).count();
                prop_assert_eq!(count, usize::from(expected.is_some()), "{} of {} on {}", count, rule, date);
                prop_assert_eq!(found(&plan, rule), expected, "{} on {}", rule, date);
            }
        }
    }

    #[test]
    fn on_every_day_the_last_amendment_holds(bounds in boundaries(1..6), order in any::<Index>()) {
        let mut text = format!("{ACT}§ 1\nledd 1 {{ figure own = 0  value found : number = own }}\n");
        // The order in the file is not the order in time.
        let turn = order.index(bounds.len());
        for at in (0..bounds.len()).map(|at| (at + turn) % bounds.len()) {
            let number = at + 1;
            writeln!(
                text,
                "amendment m{number} {{ title nb \"m\" en \"m\" status adopted, in force from {} measure k{number} nb \"k\" en \"k\" }}\n\
                 amend a § 1 ledd 1 under k{number} {{ replace figure own = {number} }}",
                bounds[at]
            )
            .expect("a string");
        }
        let base = base_of(&text);
        prop_assert!(!base.check().iter().any(Diagnostic::is_error), "{}", told(&base.check(), &base));
        for date in days_around(&bounds) {
            let expected = bounds.iter().filter(|from| **from <= date).count() as i64;
            let version = Version::on(date);
            prop_assert_eq!(found(&base.plan(&version).expect("no mistakes"), "found"), Some(expected), "{}", version);
            // Left out, the last one gives way to the one before it; added early, the next one comes at once.
            if expected > 0 {
                let without = Version::parse(&format!("{date}-m{expected}")).expect("a version");
                prop_assert_eq!(found(&base.plan(&without).expect("no mistakes"), "found"), Some(expected - 1), "{}", without);
            }
            if (expected as usize) < bounds.len() {
                let with = Version::parse(&format!("{date}+m{}", expected + 1)).expect("a version");
                prop_assert_eq!(found(&base.plan(&with).expect("no mistakes"), "found"), Some(expected + 1), "{}", with);
            }
        }
    }

    #[test]
    fn the_order_of_the_lines_of_a_bill_means_nothing(
        numbers in Just((1..=5usize).collect::<Vec<_>>()).prop_shuffle(),
        gone in subsequence((1..=5usize).collect::<Vec<_>>(), 0..3),
        lines in Just((0..12usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        // Five subsections; some are repealed, the others get the numbers of a permutation, and what is free is filled anew.
        let mut text = format!("{ACT}§ 1\n");
        for at in 1..=5 {
            writeln!(text, "ledd {at} {{ value v{at} : number = {at} }}").expect("a string");
        }
        text.push_str("amendment m { title nb \"m\" en \"m\" status adopted, in force from 2001-01-01 measure k nb \"k\" en \"k\" }\n");
        let mut bill = Vec::new();
        for at in 1..=5 {
            let to = numbers[at - 1];
            if gone.contains(&at) {
                bill.push(format!("repeal ledd {at}"));
                bill.push(format!("insert ledd {to} {{ value new{to} : number = {} }}", 10 + to));
            } else if at != to {
                bill.push(format!("renumber ledd {at} to ledd {to}"));
            }
            if !gone.contains(&at) {
                bill.push(format!("replace value v{at} : number = {}", 20 + at));
            }
        }
        let ordered = |order: &[usize]| -> String {
            let chosen = order.iter().filter_map(|at| bill.get(*at)).cloned().collect::<Vec<_>>();
            format!("{text}amend a § 1 under k {{\n{}\n}}\n", chosen.join("\n"))
        };
        let straight: Vec<usize> = (0..12).collect();
        for order in [&straight, &lines] {
            let base = base_of(&ordered(order));
            prop_assert!(!base.check().iter().any(Diagnostic::is_error), "{}", told(&base.check(), &base));
            let plan = base.plan(&Version::parse("2001-01-01").expect("a version")).expect("no mistakes");
            let book = plan.checked().book();
            for at in 1..=5 {
                let to = numbers[at - 1];
                let (name, value) = if gone.contains(&at) { (format!("new{to}"), 10 + to) } else { (format!("v{at}"), 20 + at) };
                let rule = &book.rules[book.rule(&name).expect("the rule").index()];
                let place = &book.standings[rule.standing.index()].place;
                prop_assert_eq!(place.subsection.map(usize::from), Some(to), "{}", name);
                prop_assert_eq!(found(&plan, &name), Some(value as i64));
            }
            prop_assert_eq!(book.rules.len(), 5);
        }
    }
}

/// What an amendment of the day may do, some of it to the same things as others.
const LINES: [&str; 14] = [
    "amend a § 1 ledd 1 under K { replace figure own = N }",
    "amend a § 1 ledd 2 under K { replace figure other = N }",
    "amend a § 1 under K { replace ledd 2 { figure other = N } }",
    "amend a § 1 under K { insert ledd 4 { figure newN = N } }",
    "amend a § 1 ledd 4 under K { insert bokstav a { figure inN = N } }",
    "amend a § 1 ledd 1 under K { insert exception to own when some.f then N }",
    "renumber a § 1 ledd 2 to § 1 ledd 4 under K",
    "repeal a § 1 ledd 2 under K",
    "amend a § 2 under K { insert bokstav d in both : some.g }",
    "amend a § 2 under K { replace bokstav a of both with some.g }",
    "amend a § 2 under K { renumber bokstav b of both to bokstav e }",
    "amend a § 2 under K { repeal both }",
    "renumber a § 2 to § 3 under K",
    "amend a under K { insert § 4 { figure lastN = N } }",
];

proptest! {
    #![proptest_config(tries(150))]

    #[test]
    fn the_order_of_the_files_means_nothing(
        lines in prop::collection::vec((0..LINES.len(), 0..4usize), 2..5),
        after in prop::collection::vec((0..4usize, 0..4usize), 0..3),
        turn in any::<Index>(),
        back in any::<bool>(),
    ) {
        let act = format!(
            "{ACT}entity more {{ g : yes/no }}\n§ 1\nledd 1 {{ figure own = 0 }}\nledd 2 {{ figure other = 0 }}\n\
             § 2\ncondition both holds when all {{ bokstav a : some.f  bokstav b : more.g }}\n"
        ).replace("some.g", "more.g");
        let mut files: Vec<String> = (0..4)
            .map(|at| {
                let own = after.iter().filter(|(one, other)| *one == at && other < one).map(|(_, other)| format!(" after m{other}"));
                let own: String = own.collect();
                let mut text = format!(
                    "amendment m{at} {{ title nb \"m\" en \"m\" status adopted, in force from 2001-01-01{own} measure k{at} nb \"k\" en \"k\" }}\n"
                );
                for (line, _) in lines.iter().filter(|(_, by)| *by == at) {
                    let line = LINES[*line].replace("some.g", "more.g").replace('K', &format!("k{at}")).replace('N', &(10 + at).to_string());
                    writeln!(text, "{line}").expect("a string");
                }
                text
            })
            .collect();
        let version = Version::parse("2001-01-01").expect("a version");
        // What the law is: each rule with its place and its words. Of mistakes only that there are some, since each tells the first it meets.
        let law = |files: &[String]| {
            let mut sources = paragraf::source::SourceMap::default();
            sources.add("act.regel", act.clone());
            files.iter().enumerate().for_each(|(at, text)| { sources.add(format!("{at}.regel"), text.clone()); });
            let base = paragraf::pipeline::RuleFiles::new(sources);
            let plan = base.plan(&version).ok()?;
            let book = plan.checked().book();
            let text = |span| base.sources().text(span).to_owned();
            let mut found: Vec<String> = book.rules.iter().filter(|rule| rule.exceptions.is_empty()).map(|rule| format!("{} {:?} {}", rule.name, book.standings[rule.standing.index()].place, text(rule.span))).collect();
            found.extend(book.rules.iter().map(|rule| format!("{} {:?}", rule.name, book.shape(rule.body))));
            found.extend(book.figures.iter().map(|figure| format!("{} {:?} {}", figure.name, book.standings[figure.standing.index()].place, text(figure.span))));
            found.sort();
            Some(found)
        };
        let one = law(&files);
        let at = turn.index(files.len());
        files.rotate_left(at);
        if back {
            files.reverse();
        }
        prop_assert_eq!(one, law(&files));
    }
}
