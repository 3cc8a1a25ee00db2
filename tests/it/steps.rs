//! A step in an explanation shows its own findings, even if the same rule was also evaluated for another entity.

use paragraf::law::Lang;

use super::support;

/// Two boats. The first is old, with a motor and no mooring; the second is new, without a motor, and moored.
const BOATS: &str = r#"
    act harbour_act { rank statute title nb "havneloven" en "Harbour Act" in force from 2000-01-01 round dates up }
    entity owner nb "eieren" en "the owner" { boats : list of boat nb "båtene" en "the boats" }
    entity boat nb "båten" en "the boat" {
        motor   : yes/no nb "har motor" en "has a motor"
        moored  : yes/no nb "er fortøyd" en "is moored"
        built   : date nb "byggedagen" en "the day it was built"
        years   : whole number nb "antall år" en "the number of years"
        checked : date nb "kontrolldagen" en "the day it was checked"
        trips   : whole number nb "antall turer" en "the number of trips"
        length  : number nb "lengden" en "the length"
    }
    § 1
    ledd 1 {
        figure high = 500 kr nb "høy sats" en "high rate"
        figure low = 300 kr nb "lav sats" en "low rate"
        value due of boat : money nb "avgift" en "due" = (if boat.motor then high else low) + 10 kr
    }
    ledd 2 { value dues : money nb "avgiftene" en "the dues" = sum of due over owner.boats }
    ledd 3 {
        condition aged of boat nb "gammel" en "aged" holds when attains(boat.built, boat.years) <= boat.checked
        condition all_aged nb "alle er gamle" en "all are aged" holds when every of owner.boats where aged
    }
    § 2
    value berth of boat : number nb "plass" en "the berth" = 1
    § 3
    exception to berth when boat.motor then 5
    § 4
    value berths : number nb "plassene" en "the berths" = sum of berth over owner.boats
    § 5
    value share of boat : number nb "andel" en "the share" = 1 / (if boat.motor then boat.trips else boat.length)
    value shares : number nb "andelene" en "the shares" = sum of share over owner.boats
    § 6
    right to_sail nb "rett til å seile" en "right to sail" holds when any of owner.boats where boat.length > 10 and boat.moored
    right to_anchor nb "rett til å ankre" en "right to anchor" holds when not any of owner.boats where boat.motor
    § 7
    value place of boat : number nb "nummer" en "the number" = 1
        except when boat.motor then 2
        except when boat.moored then 3
        except when boat.length > 10 then 4
    value places : number nb "numrene" en "the numbers" = sum of place over owner.boats
    case "two boats" {
        owner.boats = [
            { motor = yes moored = MOORED built = 1960-01-01 years = 50 checked = 2020-01-01 trips = 0 length = 9 }
            { motor = no moored = yes built = 1960-01-01 years = 62 checked = 2023-01-01 trips = 3 length = LENGTH }
        ]
        under 2024-01-01 expect dues is 820 kr
    }
"#;

fn boats(goal: &str, lang: Lang) -> String {
    let law = BOATS.replace("LENGTH", if goal == "places" { "12" } else { "0" });
    support::told(&law.replace("MOORED", if goal == "places" { "yes" } else { "no" }), "2024-01-01", goal, lang)
}

/// The lines of a text without indentation, with wrapped lines joined. Each starts with its sign.
fn lines(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim) {
        let starts = line.starts_with(['✓', '✗', '=', '?', '!', '–', '•']) || out.is_empty() || line.is_empty();
        match out.last_mut().filter(|last| !starts && last.starts_with(['✓', '✗', '=', '?', '!', '–', '•'])) {
            Some(last) => *last = format!("{last} {line}"),
            None => out.push(line.to_owned()),
        }
    }
    out
}

fn holds(text: &str, wanted: &[&str]) {
    let lines = lines(text);
    let mut rest = lines.iter();
    for line in wanted {
        assert!(rest.any(|own| own.contains(line)), "`{line}`, in this order, in\n{text}");
    }
}

#[test]
fn each_entity_has_its_own_branch() {
    let wanted =
        ["båten nr. 1", "= § 1 første ledd: høy sats + 10 kr = 510 kr", "båten nr. 2", "= § 1 første ledd: lav sats + 10 kr = 310 kr"];
    holds(&boats("dues", Lang::Nb), &wanted);
    let wanted = ["boat 1", "high rate + NOK 10 = NOK 510", "boat 2", "low rate + NOK 10 = NOK 310"];
    holds(&boats("dues", Lang::En), &wanted);
}

#[test]
fn each_entity_has_its_own_age_and_day() {
    let wanted = [
        "dagen båten fyller 50 år (antall år) er 1. januar 2010, altså ikke etter 1. januar 2020",
        "dagen båten fyller 62 år (antall år) er 1. januar 2022, altså ikke etter 1. januar 2023",
    ];
    holds(&boats("all_aged", Lang::Nb), &wanted);
    let wanted = ["the day the boat turns 50 (the number of years) is 1 January 2010", "the day the boat turns 62 (the number of years)"];
    holds(&boats("all_aged", Lang::En), &wanted);
}

#[test]
fn each_entity_has_the_divisor_that_was_nought_for_it() {
    let wanted = ["det måtte bli delt på «antall turer», som er null", "det måtte bli delt på «lengden», som er null"];
    holds(&boats("shares", Lang::Nb), &wanted);
    let wanted = ["divided by “the number of trips”, which is zero", "divided by “the length”, which is zero"];
    holds(&boats("shares", Lang::En), &wanted);
}

#[test]
fn each_entity_has_its_own_conflict() {
    let text = boats("places", Lang::Nb);
    let wanted = [
        "havneloven § 7 sier 2 (har motor), og havneloven § 7 sier 3 (er fortøyd)",
        "sier 3 (er fortøyd), og havneloven § 7 sier 4 (lengden er over 10)",
    ];
    holds(&text, &wanted);
    let wanted = [
        "says 2 (has a motor), and Harbour Act § 7 says 3 (is moored)",
        "says 3 (is moored), and Harbour Act § 7 says 4 (the length is above 10)",
    ];
    holds(&boats("places", Lang::En), &wanted);
}

#[test]
fn what_any_entity_rests_on_is_cited_and_what_decided_for_one_is_not_told_as_displaced() {
    for (lang, basis, cited) in [
        (Lang::Nb, "Hjemmel", ["havneloven § 4 (lov)", "havneloven § 2 (lov)", "havneloven § 3 (lov)"]),
        (Lang::En, "Legal basis", ["Harbour Act § 4 (statute)", "Harbour Act § 2 (statute)", "Harbour Act § 3 (statute)"]),
    ] {
        let text = boats("berths", lang);
        let (_, basis) = text.split_once(basis).expect("the legal basis");
        let basis: Vec<&str> = basis.lines().map(str::trim).collect();
        assert!(cited.iter().all(|cited| basis.contains(cited)), "{text}");
    }
    let other_way = BOATS.replace("motor = yes", "motor = swap").replace("motor = no", "motor = yes").replace("motor = swap", "motor = no");
    let text = support::told(&other_way.replace("LENGTH", "0").replace("MOORED", "no"), "2024-01-01", "berths", Lang::Nb);
    let (_, basis) = text.split_once("Hjemmel").expect("the legal basis");
    assert!(basis.contains("§ 2 (lov)\n") && basis.contains("§ 3 (lov)\n"), "{text}");
}

#[test]
fn alternatives_in_a_list_are_grouped_by_entity() {
    let text = boats("to_sail", Lang::Nb);
    let (needed, _) = text.split_once("Begrunnelse").expect("the reasons");
    let wanted = [
        "✗ havneloven § 6: minst ett av disse",
        "✗ havneloven § 6: båten nr. 1",
        "✗ havneloven § 6: lengden er 9; kravet er over 10",
        "✗ havneloven § 6: er fortøyd: nei",
        "✗ havneloven § 6: båten nr. 2",
        "✗ havneloven § 6: lengden er 0; kravet er over 10",
    ];
    holds(needed, &wanted);
    let text = boats("to_sail", Lang::En);
    let (needed, _) = text.split_once("Reasons").expect("the reasons");
    holds(needed, &["at least one of these", "boat 1", "is moored: no", "boat 2", "the length is 0; it must be above 10"]);
    assert_eq!(needed.matches("is moored").count(), 1, "{text}");
}

#[test]
fn who_stands_in_the_way_of_nobody_is_named() {
    let text = boats("to_anchor", Lang::Nb);
    let (needed, _) = text.split_once("Begrunnelse").expect("the reasons");
    holds(needed, &["✗ havneloven § 6: båten nr. 1", "✗ havneloven § 6: har motor: ja"]);
    assert!(!needed.contains("båten nr. 2"), "{text}");
    let text = boats("to_anchor", Lang::En);
    let (needed, _) = text.split_once("Reasons").expect("the reasons");
    holds(needed, &["✗ Harbour Act § 6: boat 1", "✗ Harbour Act § 6: has a motor: yes"]);
}

const TRADERS: &str = r#"
    act trade_act { rank statute title nb "handelsloven" en "Trade Act" in force from 2000-01-01 }
    entity trader nb "handelsmannen" en "the trader" {
        convicted : yes/no nb "straffet" en "convicted"
        bankrupt  : yes/no nb "konkurs" en "bankrupt"
        owed      : money nb "gjelden" en "the debt"
    }
    § 1
    ledd 1 {
        right to_trade nb "rett til å handle" en "right to trade"
            holds when not any { bokstav a : trader.convicted bokstav b : trader.bankrupt bokstav c : trader.owed > 100 kr }
    }
    ledd 2 {
        condition unfit nb "uskikket" en "unfit" holds when any { bokstav a : trader.convicted bokstav b : trader.bankrupt }
        right to_sell nb "rett til å selge" en "right to sell" holds when not unfit
    }
    ledd 3 { right to_buy nb "rett til å kjøpe" en "right to buy" holds when not all { trader.convicted trader.bankrupt } }
    case "both" {
        trader.convicted = yes
        trader.bankrupt  = yes
        trader.owed      = 500 kr
        under 2020-01-01 expect to_trade is no
    }
"#;

#[test]
fn every_ground_that_stands_in_the_way_is_told_and_cited() {
    let text = support::told(TRADERS, "2020-01-01", "to_trade", Lang::Nb);
    let letter = "✗ handelsloven § 1 første ledd bokstav";
    let (needed, reasons) = text.split_once("Begrunnelse").expect("the reasons");
    let debt = format!("{letter} c: gjelden er 500 kr; kravet er høyst 100 kr");
    holds(needed, &[&format!("{letter} a: straffet: ja"), &format!("{letter} b: konkurs: ja"), &debt]);
    assert!(!reasons.contains("ikke undersøkt"), "{text}");
    let (_, basis) = reasons.split_once("Hjemmel").expect("the legal basis");
    assert!(basis.contains("bokstav a (lov)") && basis.contains("bokstav b (lov)") && basis.contains("bokstav c (lov)"), "{text}");
    let text = support::told(TRADERS, "2020-01-01", "to_trade", Lang::En);
    let (needed, _) = text.split_once("Reasons").expect("the reasons");
    holds(needed, &["letter a: convicted: yes", "letter b: bankrupt: yes", "letter c: the debt is NOK 500; it must be at most NOK 100"]);
}

#[test]
fn every_ground_of_a_rule_that_must_not_hold_is_told_and_cited() {
    for (lang, reasons, grounds) in [
        (Lang::Nb, "Begrunnelse", ["bokstav a: straffet: ja", "bokstav b: konkurs: ja"]),
        (Lang::En, "Reasons", ["letter a: convicted: yes", "letter b: bankrupt: yes"]),
    ] {
        let text = support::told(TRADERS, "2020-01-01", "to_sell", lang);
        let (needed, told) = text.split_once(reasons).expect("the reasons");
        holds(needed, &grounds);
        holds(told, &grounds);
        assert!(!needed.contains("uskikket") && !needed.contains("unfit"), "the grounds, not the name alone: {text}");
    }
}

#[test]
fn one_of_what_must_not_all_hold_is_enough() {
    let text = support::told(TRADERS, "2020-01-01", "to_buy", Lang::Nb);
    let (needed, _) = text.split_once("Begrunnelse").expect("the reasons");
    holds(needed, &["minst ett av disse", "straffet: ja", "konkurs: ja"]);
}

/// A law with a list of so many, of which one alone is old, and as many periods.
fn long_lists(many: usize, old: usize) -> String {
    let one = |at: usize| format!("{{ age = {} }} ", if at == old { 70 } else { 30 });
    let period = |at: usize| format!("{}-01-01 to {}-06-01 ", 1000 + at, 1000 + at);
    format!(
        "act a {{ rank statute title nb \"loven\" en \"Act\" in force from 2000-01-01 }}
        entity h nb \"huset\" en \"the house\" {{
            l : list of q nb \"folk\" en \"people\"
            ps : list of periods nb \"opphold\" en \"stays\"
        }}
        entity q nb \"person\" en \"person\" {{ age : number nb \"alder\" en \"age\" }}
        § 1
        condition somebody nb \"noen er gamle\" en \"somebody is old\" holds when any of h.l where q.age > 67
        condition all_young nb \"ingen er gamle\" en \"nobody is old\" holds when every of h.l where q.age < 67
        value oldest : number nb \"eldst\" en \"the oldest\" = greatest of q.age over h.l
        value stays : list of periods nb \"alle opphold\" en \"all stays\" = union(h.ps, 0900-01-01 to 0900-01-02)
        condition stayed nb \"var her\" en \"was here\" holds when stays contains 1000-03-01
        case \"long\" {{
            h.l = [ {} ]
            h.ps = [ {} ]
            under 2020-01-01 expect somebody is yes
        }}",
        (0..many).map(one).collect::<String>(),
        (0..many).map(period).collect::<String>()
    )
}

#[test]
fn of_a_long_list_those_that_decide_are_told_and_how_many_there_are() {
    let law = long_lists(250, 200);
    for goal in ["somebody", "all_young", "oldest"] {
        let text = support::told(&law, "2020-01-01", goal, Lang::En);
        assert!(text.contains("100 of 250 are shown, those that decide first"), "{text}");
        assert!(text.contains("person 201"), "{goal}: the one that decides is told\n{text}");
        assert!(!text.contains("person 250"), "{goal}");
    }
    assert!(support::told(&law, "2020-01-01", "somebody", Lang::Nb).contains("100 av 250 vises, de som avgjør først"));
    // What all of them lack is told of as many, and says so.
    let text = support::told(&long_lists(250, 250), "2020-01-01", "somebody", Lang::En);
    assert_eq!(text.matches("100 of 250 are shown").count(), 2, "{text}");
    // A list that is read is whole.
    let text = support::told(&long_lists(100, 3), "2020-01-01", "somebody", Lang::En);
    assert!(!text.contains("are shown") && text.contains("person 100"), "{text}");
}

#[test]
fn an_answer_holds_all_its_periods_and_a_step_as_many_as_are_read() {
    let law = long_lists(150, 0);
    let answer = support::told(&law, "2020-01-01", "stays", Lang::En);
    let first = answer.split("The law as of").next().expect("an answer");
    assert_eq!(first.matches("June").count(), 150, "{first}");
    let step = support::told(&law, "2020-01-01", "stayed", Lang::En);
    assert!(step.contains("51 more"), "{step}");
    assert!(support::told(&law, "2020-01-01", "stayed", Lang::Nb).contains("51 til"));
}
