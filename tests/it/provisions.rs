//! Places in a provision: what a repeal removes, how far the place in a `source` extends, and how `show` prints it.

use std::fmt::Write;

use paragraf::law::Lang;
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;
use paragraf::source::{Style, render::render};
use paragraf::suite::run;

use crate::support::{Call, Folder};

/// A law in which a letter is both a condition of a rule and a block, and rules that follow their letters.
const LAW: &str = r#"
act quay_act { rank statute title nb "kailoven" en "Quay Act" in force from 2010-01-01 }

entity ship nb "skipet" en "the ship" {
    length  : number nb "lengde" en "length"
    has_tug : yes/no nb "har slepebåt" en "has a tug"
    laden   : yes/no nb "er lastet" en "is laden"
}

§ 1 nb "Plass" en "Berth"
    source quay_act § 2
ledd 1 {
    condition short nb "kort" en "short" holds when ship.length < 50
        except when ship.length < 1 then no
}
ledd 2 {
    bokstav c { condition tugged nb "har slepebåt" en "has a tug" holds when ship.has_tug source quay_act § 1 }
    condition to_berth nb "får plass" en "gets a berth"
        holds when all {
            bokstav a : short
            bokstav b : ship.length > 1
            bokstav c : ship.has_tug
        }
        source quay_act § 1
    punktum 2 { condition empty nb "er tomt" en "is empty" holds when not ship.laden }
    condition waits nb "venter" en "waits" holds when ship.laden
}

§ 2 nb "Orden" en "Order"
exception to short when ship.laden then yes goes before § 1
ledd 2 { says nb "Lastede skip regnes som korte." en "Laden ships count as short." }

amendment bill {
    title nb "Forslag" en "Bill" status proposed 2018-01-01
    measure letter nb "bokstav c" en "letter c"
    measure paper nb "papirer" en "papers"
}

amendment other_bill {
    title nb "Et annet forslag" en "Another bill" status proposed 2018-01-01
    measure moved nb "bokstav c flyttes" en "letter c moves"
}

amend quay_act § 1 under letter source quay_act § 1 ledd 2 { repeal ledd 2 bokstav c }
amend quay_act § 1 under moved { renumber ledd 2 bokstav c to ledd 2 bokstav d }
amend quay_act under paper {
    insert § 3 a nb "Papirer" en "Papers" source quay_act § 1 ledd 1 {
        in force from 2011-01-01
        says nb "Skipet har papirer." en "The ship has papers."
        source quay_act § 1
        ledd 1 { condition papers nb "papirer" en "papers" holds when ship.length > 0 }
        says nb "De vises." en "They are shown."
    }
}
"#;

fn base_with(cases: &str) -> RuleFiles {
    let mut sources = SourceMap::default();
    sources.add("quay.regel", format!("{LAW}{cases}"));
    RuleFiles::new(sources)
}

/// The faults of the law and its cases.
fn told(cases: &str) -> String {
    let base = base_with(cases);
    let faults = [base.check(), run(&base, None).diagnostics()].concat();
    let faults: Vec<_> = faults.into_iter().filter(|fault| fault.is_error()).collect();
    render(&faults, base.sources(), Style::plain(Lang::En))
}

fn show(section: &str, version: &str, lang: &str) -> String {
    let folder = Folder::new();
    folder.write("rules/quay.regel", LAW);
    let answer = Call::new(&["show", section, "--law", version, "--rules", "rules", "--format", "rules", "--lang", lang])
        .within(folder.path())
        .run();
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    answer.out
}

#[test]
fn a_letter_is_repealed_and_moved_as_a_condition_and_as_a_block() {
    let cases = r#"
        case "no tug" {
            ship.length = 10
            ship.has_tug = no
            under 2018-01-01 expect to_berth is no
            under 2018-01-01 expect tugged is no citing § 1 ledd 2 bokstav c
            under 2018-01-01+bill:letter expect to_berth is yes
            under 2018-01-01+bill:letter expect tugged is not in force
            under 2018-01-01+other_bill expect to_berth is no citing § 1 ledd 2 bokstav d
            under 2018-01-01+other_bill expect tugged is no citing § 1 ledd 2 bokstav d
        }
    "#;
    assert_eq!(told(cases), "");
}

#[test]
fn a_place_ends_before_the_provision_behind_it() {
    // After the source of § 1, `ledd 1 {` is a block and not part of the place; so is `ledd 2 {` after `goes before § 1`.
    let cases = r#"
        case "a short ship" {
            ship.length = 0
            ship.laden = yes
            under 2018-01-01 expect short is yes citing § 2
        }
    "#;
    assert_eq!(told(cases), "");
}

#[test]
fn a_section_of_an_amendment_says_what_it_says_within_its_brackets() {
    let cases = r#"
        case "papers" { ship.length = 10 under 2018-01-01+bill:paper expect papers is yes citing § 3 a ledd 1 }
    "#;
    assert_eq!(told(cases), "");
    let shown = show("§ 3 a", "2018-01-01+bill:paper", "en");
    assert!(shown.contains("The ship has papers.\n    They are shown."), "{shown}");
}

#[test]
fn what_stands_directly_in_a_unit_is_shown_before_its_parts() {
    let mut both = String::new();
    for lang in ["nb", "en"] {
        writeln!(both, "{}", show("§ 1", "2018-01-01", lang)).expect("a string takes everything");
    }
    insta::assert_snapshot!("show-rules-and-parts", both);
}

#[test]
fn what_a_case_can_expect_beside_a_value() {
    let law = r#"
        § 4 nb "Mål" en "Measures"
        ledd 1 {
            in force from 2015-01-01
            value share : number nb "andel" en "share" = ship.length / 6
            value dues : money nb "avgift" en "dues" = 100 kr / ship.length
        }
    "#;
    let right = r#"
        case "right" {
            ship.length = 25
            under 2018-01-01 expect share is 25/6
            under 2018-01-01 expect dues is 8/2 kr
            under 2018-01-01 expect share is 25 / 6
            under 2014-12-31 expect share is not in force
            under 2018-01-01+bill:paper expect papers is yes
            under 2018-01-01 expect papers is not in force
        }
        case "nought" { ship.length = 0 under 2018-01-01 expect dues is no answer }
        case "less than nought" { ship.length = -2 under 2018-01-01 expect share is -1/3 }
    "#;
    assert_eq!(told(&format!("{law}{right}")), "");
    let wrong = r#"
        case "wrong" {
            ship.length = 25
            under 2018-01-01 expect share is 24/6
            under 2018-01-01 expect dues is 25/6
            under 2018-01-01 expect share is 1/0
            under 2018-01-01 expect share is no answer
            under 2018-01-01 expect share is not in force
            under 2018-01-01 expect shares is not in force
            under 2014-12-31 expect share is 25/6
        }
    "#;
    insta::assert_snapshot!("expectations-that-fail", told(&format!("{law}{wrong}")));
}
