//! Small laws of many kinds, each in its own file in `tests/laws`, with cases whose answers were found by hand.
//!
//! Every file is checked in all versions, and every case must have the expected answer. The explanations of a few cases are kept as
//! snapshots in both languages, to be reviewed as a lawyer would.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use paragraf::compare;
use paragraf::compile::Plan;
use paragraf::eval::Decision;
use paragraf::explain;
use paragraf::facts::{Facts, from_case, goal_inputs};
use paragraf::law::{Lang, Version};
use paragraf::model::{Named, ReadingId, RuleId};
use paragraf::pipeline::RuleFiles;
use paragraf::source::{Diagnostic, SourceMap};
use paragraf::source::{Style, render::render};
use paragraf::suite;
use paragraf::syntax::ast;

use crate::support::{cases, decided, sources, told};

/// A law by file name.
pub struct Law {
    pub name: &'static str,
    pub base: RuleFiles,
}

/// Readings with the index of the chosen alternative.
pub type Chosen = Vec<(ReadingId, u16)>;

/// The answer to explain.
enum Told {
    /// A case, a version and a goal.
    Answer(&'static str, &'static str, &'static str),
    /// A case, two versions and a goal.
    Parting(&'static str, [&'static str; 2], &'static str),
}
use Told::{Answer, Parting};

const FOLDER: &str = "tests/laws";

impl Law {
    /// Reads a law and runs its cases.
    pub fn kept(name: &'static str) -> Law {
        let own = format!("{FOLDER}/{name}.regel");
        let file = sources(FOLDER, "regel").into_iter().find(|file| file.name == own).expect("a law in the folder");
        let mut one = SourceMap::default();
        one.add(file.name, file.text);
        let law = Law { name, base: RuleFiles::new(one) };
        law.nothing_wrong(&law.base.check());
        let report = suite::run(&law.base, None);
        law.nothing_wrong(&report.diagnostics());
        assert!(report.passed() > 0, "{name} has no cases");
        law
    }

    /// The law of `rules/`.
    pub fn of_rules() -> Law {
        let mut files = SourceMap::default();
        for file in sources("rules", "regel") {
            files.add(file.name, file.text);
        }
        Law { name: "rules", base: RuleFiles::new(files) }
    }

    /// Looks at the answer that each case expects first: its title, the goal and the version in words, and the decision.
    pub fn each_first_answer(&self, mut look: impl FnMut(&str, &str, &Decision)) {
        let mut plans: BTreeMap<String, Arc<Plan>> = BTreeMap::new();
        for case in cases(&self.base) {
            let Some(first) = case.expectations.first() else { continue };
            let version = first.version.to_string();
            let plan = plans.entry(version.clone()).or_insert_with(|| self.plan(&version));
            // A case may expect that a version has no such rule.
            if plan.checked().book().rule(&first.goal.text).is_none() {
                continue;
            }
            let (facts, readings) = self.facts(&case.title, plan);
            let decision = decide(plan, &first.goal.text, &facts, &readings);
            look(&case.title, &format!("{} under {version}", first.goal.text), &decision);
        }
    }

    pub fn nothing_wrong(&self, faults: &[Diagnostic]) {
        assert!(faults.is_empty(), "\n{}", render(faults, self.base.sources(), Style::plain(Lang::En)));
    }

    pub fn plan(&self, version: &str) -> Arc<Plan> {
        let version = Version::parse(version).expect("a version");
        self.base.plan(&version).unwrap_or_else(|faults| {
            self.nothing_wrong(&faults);
            panic!("{} has no plan for {version}", self.name)
        })
    }

    pub fn case(&self, title: &str) -> &ast::Case {
        cases(&self.base).find(|case| case.title == title).unwrap_or_else(|| panic!("no case is called “{title}”"))
    }

    /// The facts of a case and of those it is based on, and the readings they choose.
    pub fn facts(&self, title: &str, plan: &Arc<Plan>) -> (Facts, Chosen) {
        let book = plan.checked().book();
        let case = self.case(title);
        let (facts, mut readings) = match &case.based_on {
            Some((basis, _)) => self.facts(basis, plan),
            None => (Facts::unknown(book.facts.len()), Vec::new()),
        };
        let (facts, faults) = from_case(case, facts, book, self.base.sources());
        self.nothing_wrong(&faults);
        for (reading, alternative) in &case.readings {
            let Some(Named::Reading(id)) = book.names.get(&reading.text) else { panic!("{} is no reading", reading.text) };
            let at = book.readings[id.index()].alternatives.iter().position(|own| own.name == alternative.text);
            readings.push((*id, u16::try_from(at.expect("an alternative")).expect("a few alternatives")));
        }
        (facts, readings)
    }

    /// The explanation of an answer, or the comparison of two, after a line that names it.
    fn told(&self, told: &Told, lang: Lang) -> String {
        let style = Style::plain(lang);
        match told {
            Answer(case, version, goal) => {
                let plan = self.plan(version);
                let (facts, readings) = self.facts(case, &plan);
                let decision = decide(&plan, goal, &facts, &readings);
                let text = explain::text(&decision, &goal_inputs(plan.checked().book(), decision.goal), style);
                format!("── {case}: {goal} under {version}\n\n{text}")
            }
            Parting(case, [first, second], goal) => {
                let plans = [self.plan(first), self.plan(second)];
                let facts = [self.facts(case, &plans[0]), self.facts(case, &plans[1])];
                let decisions = [decide(&plans[0], goal, &facts[0].0, &facts[0].1), decide(&plans[1], goal, &facts[1].0, &facts[1].1)];
                let text = compare::text(&compare::compare(&decisions[0], &decisions[1], lang), style);
                format!("── {case}: {goal} under {first} and {second}\n\n{text}")
            }
        }
    }

    /// Compares the explanations with their snapshots, one per language.
    fn tells(&self, telling: &[Told]) {
        for lang in [Lang::Nb, Lang::En] {
            let mut all = String::new();
            for told in telling {
                writeln!(all, "{}", self.told(told, lang)).expect("a string takes everything");
            }
            insta::assert_snapshot!(format!("{}_{}", self.name, lang.code()), all);
        }
    }
}

pub fn decide<'a>(plan: &'a Arc<Plan>, goal: &str, facts: &'a Facts, readings: &[(ReadingId, u16)]) -> Decision {
    let goal: RuleId = plan.checked().book().rule(goal).unwrap_or_else(|| panic!("no rule is called {goal}"));
    decided(plan, goal, facts, readings)
}

#[test]
fn libraries() {
    Law::kept("library").tells(&[
        Answer("suspended and a stranger", "2021-06-01", "to_card"),
        Answer("nothing but a question", "2021-06-01", "to_card"),
        Answer("a rare newspaper for a researcher", "2021-06-01", "to_lend"),
        Answer("a late book of a child", "2021-06-01", "may_suspend"),
    ]);
}

#[test]
fn port_dues() {
    Law::kept("port_dues").tells(&[
        Answer("an electric ferry", "2022-07-01", "refund"),
        Answer("sizes at the bounds", "2023-07-01", "needs_pilot"),
        Answer("a museum ship with many guests", "2022-07-01", "due"),
        Answer("a berth for a year", "2023-07-01", "monthly_rent"),
        Parting("an electric ferry", ["2022-07-01", "2023-07-01"], "due"),
    ]);
}

#[test]
fn museum() {
    Law::kept("museum").tells(&[
        Answer("a student of nineteen in the evening", "2022-06-01", "entry"),
        Answer("a student among the friends in the evening", "2022-06-01", "tour"),
        Answer("an adult on the museum's day", "2022-06-01", "tour"),
    ]);
}

#[test]
fn joining() {
    Law::kept("joining").tells(&[
        Answer("a regulation that joins", "2020-01-01", "to_slipway"),
        Answer("what fails stands in what is joined", "2020-01-01", "to_slipway"),
    ]);
}

#[test]
fn a_kept_wording_rests_on_the_amendment_it_came_with() {
    Law::kept("grazing").tells(&[
        Answer("a herd of 2020", "2021-06-01", "due"),
        Answer("a herd of 2019", "2021-06-01", "due"),
        Answer("a herd of 2020", "2021-06-01+bill_2022", "pay_by"),
        Answer("a healthy stock", "2021-06-01", "to_common"),
    ]);
}

#[test]
fn housing() {
    Law::kept("housing").tells(&[
        Answer("two grown-ups and one nobody asked", "2020-01-01", "two_grown_ups"),
        Answer("the income that is known is not enough", "2020-01-01", "counted_income"),
        Answer("insured", "2020-01-01", "support"),
        Answer("no rooms", "2020-01-01", "share"),
    ]);
}

#[test]
fn leap_years() {
    Law::kept("leap_years").tells(&[
        Answer("born on the leap day, on 28 February", "2022-03-01", "may_steer"),
        Answer("born on the leap day, on 28 February", "2022-03-01", "hunts_from"),
        Answer("born on the leap day, on 28 February", "2022-03-01", "to_vote"),
        Answer("born on the leap day, on 28 February", "2022-03-01", "of_full_age"),
        Answer("twenty in a leap year", "2024-03-01", "is_youth"),
    ]);
}

#[test]
fn deadlines() {
    Law::kept("deadlines").tells(&[
        Answer("the last of January", "2023-01-31", "one_month"),
        Answer("an appeal five days late", "2023-09-01", "may_hear_late"),
        Answer("an appeal five days late", "2023-09-01", "closes_early"),
        Answer("redemption at the end of a month", "2023-02-01", "redeemed_on"),
        Answer("redemption without an exemption", "2023-02-01", "redeemable"),
    ]);
}

#[test]
fn tenancies() {
    Law::kept("tenancy").tells(&[
        Answer("an unsigned notice", "2012-07-01", "valid_notice"),
        Answer("a large deposit", "2020-01-01+bill_2020-entry", "to_demand"),
        Parting("a large deposit", ["2012-06-30", "2012-07-01"], "to_demand"),
        Parting("a large deposit", ["2020-01-01", "2020-01-01+bill_2020"], "to_interest"),
        Parting("a notice by message", ["2012-06-30", "2012-07-01"], "valid_notice"),
        Parting("a notice by message", ["2012-06-30", "2012-07-01"], "vacate"),
        Parting("an old home in winter", ["2020-01-01", "2020-01-01+bill_2020"], "may_enter"),
        Answer("a large deposit", "2023-01-01", "often_demanded"),
        Parting("a rise after a year", ["2012-07-01-reform_2012", "2012-07-01"], "may_raise"),
    ]);
}

#[test]
fn school_start() {
    Law::kept("school_start").tells(&[
        Answer("one kilometre of dangerous way", "2010-08-01", "to_send_guard"),
        Parting("born in November 1991", ["1997-06-30", "1997-07-01"], "to_start"),
        Parting("three kilometres", ["2005-07-31", "2005-08-01"], "to_transport"),
    ]);
}

#[test]
fn fisheries() {
    Law::kept("fisheries").tells(&[
        Answer("a cod in the north", "2010-01-01", "charge"),
        Answer("a small cod for research", "2010-01-01", "to_keep"),
        Answer("an unlicensed fisher with an unknown catch", "2010-01-01", "may_warn"),
        Answer("a cod somewhere", "2010-01-01", "to_keep"),
    ]);
}

#[test]
fn home_care() {
    Law::kept("home_care").tells(&[
        Answer("needs help and lives alone", "2021-03-01", "to_visit"),
        Answer("needs help, and a son lives in the house", "2021-03-01", "to_help"),
        Answer("needs help, and a son lives in the house", "2021-03-01", "own_payment"),
        Answer("not yet assessed", "2021-03-01", "to_help"),
        Parting("needs help and lives alone", ["2019-12-31", "2021-03-01"], "own_payment"),
    ]);
}

#[test]
fn parking() {
    Law::kept("parking").tells(&[
        Answer("a resident on market day", "2012-01-01", "to_park"),
        Answer("two exceptions that agree", "2012-01-01", "fine"),
        Answer("two exceptions that conflict", "2012-01-01", "may_tow"),
        Answer("a short stop", "2012-01-01", "covered"),
        Answer("a doubtful exception that matters", "2012-01-01", "fine"),
    ]);
}

#[test]
fn income_tax() {
    Law::kept("income_tax").tells(&[
        Answer("a high income", "2025-01-01", "tax"),
        Answer("three children on the islands", "2025-01-01", "advance"),
        Answer("by the hour", "2025-01-01", "rounded_gift"),
    ]);
}

#[test]
fn appeals() {
    Law::kept("appeals").tells(&[
        Answer("three weeks end on Good Friday", "2018-06-01", "appeal"),
        Answer("three weeks end on Good Friday", "2018-06-01", "payment"),
        Answer("three weeks end on Good Friday", "2018-06-01", "extended"),
        Answer("three weeks end on a Saturday", "2018-06-01", "appeal"),
        Answer("three weeks end on a Saturday", "2018-06-01", "waited"),
        Answer("a Wednesday", "2018-06-01", "appeal"),
    ]);
}

#[test]
fn household() {
    Law::kept("household").tells(&[
        Answer("a couple with two children", "2018-06-01", "monthly_tax"),
        Answer("a couple with two children", "2018-06-01", "supplement"),
        Answer("a couple with two children", "2018-06-01", "earliest_pension"),
        Answer("a child whose birth is not known", "2018-06-01", "with_minors"),
        Answer("nobody", "2018-06-01", "household_tax"),
        Answer("single, and the children are not known", "2018-06-01", "supplement"),
    ]);
}

#[test]
fn dwelling_tax() {
    Law::kept("dwelling_tax").tells(&[
        Answer("sold in April 2018", "2018-06-01", "to_tax_free_sale"),
        Answer("sold in April 2018", "2018-06-01", "repaired"),
        Answer("sold in April 2018", "2018-06-01", "moved_out_first"),
        Answer("sold in April 2018", "2018-06-01", "shown_while_lived_in"),
        Answer("sold in April 2018", "2018-06-01", "months_owned"),
        Answer("moved out ten days earlier", "2018-06-01", "no_end_yet"),
        Answer("moving out is not known", "2018-06-01", "to_tax_free_sale"),
        Answer("a stay that ends before it begins", "2018-06-01", "free_from"),
    ]);
}

#[test]
fn wages() {
    Law::kept("wages").tells(&[
        Answer("three workers of two firms", "2021-01-01", "levy"),
        Answer("a worker whose birth is not known", "2021-01-01", "levy"),
        Parting("three workers of two firms", ["2021-01-01", "2021-01-01+levy_bill:double"], "levy"),
        Parting("three workers of two firms", ["2021-01-01", "2021-01-01+levy_bill:adults"], "levy"),
    ]);
}

#[test]
fn allotments() {
    Law::kept("allotments").tells(&[
        Answer("two holders in a year", "2018-06-01", "shares"),
        Answer("two holders in a year", "2018-06-01", "vacant"),
        Answer("two holders in a year", "2018-06-01", "last_holder"),
        Answer("two holders in a year", "2018-06-01", "in_the_hills"),
        Answer("held by the owner first", "2018-06-01", "last_holder"),
        Answer("an earlier time is not known", "2018-06-01", "first_rent"),
    ]);
}

#[test]
fn weighing() {
    Law::kept("weighing").tells(&[
        Answer("one of two weighed", "2020-01-01", "heavy"),
        Answer("one of two weighed", "2020-01-01", "newly_sealed"),
        Answer("as heavy as can be", "2020-01-01", "heaviest"),
        Answer("no calls", "2020-01-01", "fee"),
    ]);
}

#[test]
fn water_rates() {
    Law::kept("water_rates").tells(&[
        Answer("a home with a meter", "2014-01-01", "split"),
        Answer("a home with a meter", "2014-01-01", "rest"),
        Answer("a home with a meter", "2014-01-01", "due_hours"),
        Answer("a home with a meter", "2014-01-01", "pressed"),
        Answer("a home with a meter", "2014-01-01", "to_renew"),
        Answer("a home with a meter", "2014-01-01", "complaint"),
        Answer("high up and cut off", "2014-01-01", "fee"),
        Parting("a home with a meter", ["2013-12-31", "2014-01-01"], "fee"),
    ]);
}

#[test]
fn pension_age() {
    Law::kept("pension_age").tells(&[
        Answer("born at the end of October 1951", "2012-01-01", "to_pension"),
        Parting("born in 1953", ["2014-01-31", "2014-02-01"], "pension_from"),
        Parting("born on the last day of June 1951", ["2014-01-31", "2014-02-01"], "to_pension"),
    ]);
}

#[test]
fn trams() {
    Law::kept("tram").tells(&[
        Answer("a poor young soldier", "2012-07-01", "to_discount"),
        Answer("a child of fourteen", "2012-07-01-reform_2012", "to_child_ticket"),
        Parting("a retired soldier", ["2012-06-30", "2012-07-01"], "comfortable"),
        Parting("a student of thirty-one", ["2012-06-30", "2012-07-01"], "to_discount"),
        Parting("a poor young soldier", ["2012-06-30", "2012-07-01"], "comfortable"),
        Parting("a student of twenty", ["2015-12-31", "2016-01-01"], "to_child_ticket"),
        Parting("a student of seventeen", ["2013-02-28", "2013-03-01"], "price"),
        Parting("a student of seventeen", ["2013-02-28", "2013-03-01"], "to_report"),
        Parting("a student of seventeen", ["2017-01-01", "2017-01-01+bill_2017"], "price"),
        Parting("a student of seventeen", ["2017-01-01", "2017-01-01+bill_2017"], "to_report"),
        Parting("a student of seventeen", ["2014-12-31", "2015-01-01"], "to_child_ticket"),
    ]);
}

#[test]
fn bylaws() {
    Law::kept("bylaw").tells(&[
        Answer("a small café", "2016-06-01", "decision"),
        Answer("a small café for the summer", "2016-06-01", "decision"),
        Answer("a small café for the summer, and a poor application", "2016-06-01", "decision"),
        Answer("a small café, and the summer is not known", "2016-06-01", "decision"),
        Answer("a charity that was shut", "2018-01-01", "fee"),
        Parting("a charity that was shut", ["2016-06-01", "2018-01-01"], "fee"),
        Parting("thirty seats", ["2016-06-01", "2018-06-01"], "decision"),
        Answer("received in December 2019", "2020-06-01", "decision"),
        Answer("received in January 2020", "2020-06-01", "decision"),
        Answer("a small café in December 2019", "2020-06-01", "decision"),
        Parting("received in January 2020", ["2019-12-31", "2020-01-01"], "decision"),
    ]);
}

#[test]
fn inheritances() {
    Law::kept("inheritance").tells(&[
        Answer("a small estate", "2019-05-01", "child_part"),
        Answer("separated", "2019-05-01", "spouse_part"),
        Answer("not known whether separated", "2019-05-01", "spouse_part"),
    ]);
}

#[test]
fn rent_support() {
    Law::kept("rent_support").tells(&[
        Answer("in the town", "2016-01-01", "support"),
        Answer("a good income, new in work", "2016-01-01", "support"),
        Answer("a trifle", "2016-01-01", "support"),
    ]);
}

#[test]
fn reforms_of_other_countries() {
    Law::kept("french_pensions").tells(&[
        Parting("born on the first day of September 1961", ["2023-08-31", "2023-09-01"], "to_full_rate"),
        Parting("born in 1968", ["2023-08-31", "2023-09-01"], "to_full_rate"),
    ]);
    Law::kept("british_pensions").tells(&[
        Parting("a woman of the longest wait", ["2012-01-02", "2012-01-03"], "pensionable_day"),
        Parting("a man born on 7 March 1960", ["2012-01-02", "2012-01-03"], "pensionable_day"),
    ]);
    Law::kept("parental_leave_pay").tells(&[
        Answer("born in July 2026, with a partner", "2024-03-26", "days_for_one"),
        Parting("born in July 2026, with a partner", ["2024-03-25", "2024-03-26"], "to_day_together"),
    ]);
    Law::kept("flight_delay").tells(&[
        Answer("three hours and a half late to New York", "2013-03-13", "compensation"),
        Parting("four hours late to Rome", ["2013-03-13", "2013-03-13+proposal_2013"], "compensation"),
    ]);
    Law::kept("commuting").tells(&[
        Answer("a hundred kilometres by train", "2021-01-01", "a_year"),
        Parting("twenty-one kilometres", ["2020-12-31", "2021-01-01"], "a_year"),
    ]);
    Law::kept("child_tax_credit").tells(&[
        Answer("a dollar into the next thousand", "2017-12-31", "credit"),
        Parting("a child without a number", ["2017-12-31", "2018-01-01"], "credit"),
    ]);
}

#[test]
fn a_conflict_of_norms_and_a_day_that_does_not_exist_have_no_answer() {
    use paragraf::model::Cell::Fault;
    let answer = |law: &Law, case: &str, version: &str, goal: &str| {
        let plan = law.plan(version);
        let (facts, readings) = law.facts(case, &plan);
        decide(&plan, goal, &facts, &readings).cell
    };
    let parking = Law::kept("parking");
    for goal in ["fine", "may_tow", "covered", "paid_in_full"] {
        assert_eq!(answer(&parking, "two exceptions that conflict", "2012-01-01", goal), Fault, "{goal}");
    }
    assert_eq!(answer(&parking, "a short stop", "2012-01-01", "covered"), Fault);
    let dues = Law::kept("port_dues");
    assert_eq!(answer(&dues, "a museum ship with many guests", "2022-07-01", "due"), Fault);
    let deadlines = Law::kept("deadlines");
    assert_eq!(answer(&deadlines, "redemption without an exemption", "2023-02-01", "plain_month"), Fault);
    // Both days that 30 February may be are before the meeting.
    assert_eq!(answer(&deadlines, "redemption without an exemption", "2023-02-01", "redeemable"), paragraf::model::Cell::YES);
    let leap_years = Law::kept("leap_years");
    assert_eq!(answer(&leap_years, "born on the leap day, on 28 February", "2022-03-01", "of_full_age"), Fault);
}

#[test]
fn a_conflict_and_what_is_not_verified_are_data_too() {
    let law = Law::kept("water_rates");
    let plan = law.plan("2014-01-01");
    let (facts, readings) = law.facts("high up and cut off", &plan);
    let decision = decide(&plan, "fee", &facts, &readings);
    let json = explain::decision_json(&decision, &goal_inputs(plan.checked().book(), decision.goal), Lang::En);
    let fault = json.explanation.and_then(|step| step.fault).expect("why there is no answer");
    for part in ["Water Act § 1, first subsection says NOK 0", "Water Act § 1, second subsection says NOK 500", "which goes first"] {
        assert!(fault.contains(part), "{fault}");
    }
    let cited = json.citations.first().expect("a citation");
    assert_eq!(cited.number.as_deref(), Some("L-2012-03-16-12"));
    assert_eq!(cited.unverified.as_deref(), Some("the Act is restated from a summary; the subsection has not been seen"));
    assert!(cited.sources.iter().any(|source| source.contains("etter målt forbruk")), "{:?}", cited.sources);
}

#[test]
fn every_law_in_the_folder_is_told() {
    let own = include_str!("laws.rs");
    for law in sources(FOLDER, "regel") {
        let name = law.name.rsplit('/').next().and_then(|name| name.strip_suffix(".regel")).expect("a name");
        assert!(own.contains(&format!("Law::kept(\"{name}\").tells")), "no test tells the law {name}");
    }
}

#[test]
fn the_laws_use_every_word_of_the_language() {
    let grammar = include_str!("../../grammar/rules.pest");
    let laws: String = sources(FOLDER, "regel").into_iter().map(|law| law.text).collect();
    let words: Vec<&str> = laws.split(|char: char| !(char.is_alphanumeric() || char == '_' || char == '§')).collect();
    let mut missing = Vec::new();
    for line in grammar.lines().filter(|line| line.starts_with("kw_") || line.starts_with("period ") || line.starts_with("duration_unit "))
    {
        let literals = line.split('"').skip(1).step_by(2);
        missing.extend(literals.filter(|literal| !words.contains(literal)));
    }
    assert!(missing.is_empty(), "no law uses {missing:?}");
}

#[test]
fn the_laws_use_every_construct_of_the_tree() {
    let mut all = SourceMap::default();
    for law in sources(FOLDER, "regel") {
        all.add(law.name, law.text);
    }
    let tree = format!("{:?}", RuleFiles::new(all).ast());
    let constructs = [
        // Kinds of change.
        "ReplaceRule(",
        "ReplaceBlock(",
        "ReplaceSection(",
        "ReplaceLetter(",
        "InsertRule(",
        "InsertBlock(",
        "InsertSection(",
        "InsertLetter(",
        "RepealLetter(",
        "RepealPlace(",
        "RepealRule(",
        "Renumber(",
        "RenumberLetter(",
        "Keep(",
        // Kinds of rule.
        "Figure(",
        "Truth {",
        "Value {",
        "Deadline {",
        "Reading {",
        "Exception(",
        // Kinds of expression.
        "Path(",
        "On(",
        "Literal(",
        "All(",
        "Any(",
        "Not(",
        "Compare(",
        "OneOf(",
        "Within {",
        "Sum(",
        "Product(",
        "Minus(",
        "Per(",
        "Rounded(",
        "If(",
        "Age(",
        "Attains(",
        "Least(",
        "Greatest(",
        "RoundingWay(",
        "Table(",
        "Scale(",
        "Gather(",
        "Moved(",
        "WorkingDays(",
        // Comparisons and ways of rounding.
        "Equal",
        "Unequal",
        "Below",
        "AtMost",
        "Above",
        "AtLeast",
        "Nearest",
        "Up",
        "Down",
        "end: Included",
        "end: Excluded",
        // Types and literals.
        "YesNo",
        "Whole",
        "Number",
        "Percent",
        "Hours",
        "Money(None)",
        "Money(Some(",
        "Date",
        "Months",
        "Days",
        "Choice(",
        "Number(",
        "Money(",
        "Percent(",
        "Hours(",
        "Date(",
        "Duration {",
        "Truth(",
        // Units.
        "Subsection(",
        "Letter(",
        "Sentence(",
    ];
    let missing: Vec<&str> = constructs.into_iter().filter(|construct| !tree.contains(construct)).collect();
    assert!(missing.is_empty(), "no law has {missing:?}");
}

#[test]
fn a_rule_asked_twice_of_one_child_is_told_of_that_child() {
    let law = r#"
        act home_act { rank statute  title nb "loven" en "the Act"  in force from 2000-01-01 }
        entity home nb "hjemmet" en "the home" { children : list of child nb "barn" en "children"  day : date nb "dag" en "day" }
        entity child nb "barn" en "child" { born : date nb "født" en "born"  here : yes/no nb "her" en "here" }
        § 1
        ledd 1 {
            condition minor of child nb "mindreårig" en "a minor" holds when age(child.born, on: home.day) < 18
            condition both nb "begge" en "both" holds when all {
                any of home.children where minor and child.here
                every of home.children where minor
            }
        }
        case "two children" {
            home.day = 2018-06-01
            home.children = [ { born = 2010-01-01 here = yes } { born = 1990-01-01 here = no } ]
            under 2018-06-01 expect both is no
        }
        "#;
    let told = told(law, "2018-06-01", "both", Lang::En);
    let under = |child: &str| -> Vec<String> {
        let after = told.lines().skip_while(|line| !line.contains("all among children"));
        after.skip_while(|line| !line.contains(child)).skip(2).take(1).map(|line| line.trim().to_owned()).collect()
    };
    assert_eq!(under("child 1"), ["✓ § 1, first subsection: child's age as of 1 June 2018 is 8 years, which is below 18 years"]);
    assert!(under("child 2")[0].starts_with("✗ § 1, first subsection: child's age as of 1 June 2018 is 28 years; it must be"), "{told}");
}
