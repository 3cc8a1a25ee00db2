//! Wording that could mislead a reader: whose source is cited, what is enough, what an exception does.

use paragraf::law::Lang;

use super::support;

const LAW: &str = r#"
    act pier_act { rank statute title nb "bryggeloven" en "Pier Act" in force from 2000-01-01 }
    document bill_text { rank preparatory_works title nb "proposisjonen" en "the bill" }
    entity sailor nb "seileren" en "the sailor" { born : date nb "født" en "born" }
    entity boat nb "båten" en "the boat" {
        small  : yes/no nb "båten er liten" en "the boat is small"
        old    : yes/no nb "båten er gammel" en "the boat is old"
        sailed : date nb "seilt" en "sailed"
        sold   : date nb "solgt" en "sold"
        leaks  : yes/no nb "båten lekker" en "the boat leaks"
        waited : months nb "ventetiden" en "the wait"
        stayed : days nb "liggetiden" en "the stay"
        length : number nb "lengden" en "the length"
    }
    § 1
    ledd 1 {
        right to_berth of sailor nb "rett til plass" en "right to a berth"
            holds when any { boat.small  boat.old }
            except when boat.leaks
            source bill_text "1"
            source bill_text "1" quotes "små båter"
    }
    ledd 2 { condition never_said nb "vilkår som aldri gjelder" en "a condition of nobody" holds when no }
    ledd 3 { condition grown nb "voksen" en "grown" holds when age(sailor.born, on: boat.sailed) >= 18 }
    ledd 4 { value final_day : date nb "siste dag" en "last day" = max(boat.sailed, boat.sold) }
    § 2
    ledd 1 { condition may_sail nb "kan seile" en "may sail" holds when boat.old }
    § 3
    ledd 1 { condition waiting nb "ventet" en "has waited" holds when boat.waited > 0 years }
    ledd 2 { condition staying nb "ligget" en "has stayed" holds when boat.stayed > 0 weeks }
    § 4
    ledd 1 { value third : number nb "en tredel" en "a third" = boat.length / 3 }
    ledd 2 { condition long nb "lang" en "long" holds when third > 3.33 }
    ledd 3 { condition longer nb "lengre" en "longer" holds when third > 3.5 }
    § 5
    ledd 1 { value dues : number nb "avgiften" en "the dues" = if boat.small then 1 else if boat.old then 2 else 3 }
    § 6
    reading early {
        nb "også før årets slutt" en "before the end of the year too"
        default     before_too nb "ja" en "yes" : yes
        alternative at_the_end nb "nei" en "no" : no
        why nb "loven tier" en "the Act is silent"
    }
    ledd 1 { condition laid_up nb "i opplag" en "laid up" holds when boat.sold > 2010-01-15 or early }
    ledd 2 { condition laid_up_late nb "i sent opplag" en "laid up late" holds when boat.sold > 2010-12-31 or early }
    amendment bill { title nb "forslaget" en "the bill" status proposed 2010-01-01 measure wider nb "videre" en "wider" }
    amend pier_act § 1 ledd 3 under bill:wider source bill_text "3" quotes "om alder" {
        replace condition grown holds when age(sailor.born, on: boat.sailed) >= 16
    }
    amend pier_act § 2 under bill:wider source bill_text "4" quotes "om seiling" {
        replace condition may_sail holds when boat.small
    }
    case "all" {
        sailor.born = 1995-01-01
        boat.small  = no
        boat.old    = no
        boat.sailed = 2010-01-01
        boat.sold   = 2010-02-01
        boat.leaks  = LEAKS
        boat.waited = 0 months
        boat.stayed = 0 days
        boat.length = 10
        under 2010-01-01 expect to_berth is no
    }
"#;

/// An answer to the case, on one line.
fn told(goal: &str, version: &str, leaks: bool) -> String {
    let text = support::told(&LAW.replace("LEAKS", if leaks { "yes" } else { "no" }), version, goal, Lang::Nb);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_source_is_told_of_the_text_of_its_own_block() {
    let [age, sailing] = ["grown", "may_sail"].map(|goal| told(goal, "2010-01-01+bill", false));
    assert!(age.contains("«om alder»") && !age.contains("«om seiling»"), "{age}");
    assert!(sailing.contains("«om seiling»") && !sailing.contains("«om alder»"), "{sailing}");
}

#[test]
fn one_of_several_conditions_is_enough() {
    let text = told("to_berth", "2010-01-01", false);
    let wanted =
        "minst ett av disse ✗ bryggeloven § 1 første ledd: båten er liten: nei ✗ bryggeloven § 1 første ledd: båten er gammel: nei";
    assert!(text.contains(wanted), "{text}");
    assert!(text.contains("✗ § 1 første ledd: unntaket gjelder ikke: «båten lekker» er ikke oppfylt"), "{text}");
}

#[test]
fn an_exception_and_a_main_rule_that_fails_are_both_in_the_way() {
    let text = told("to_berth", "2010-01-01", true);
    let (needed, reasons) = text.split_once("Begrunnelse").expect("the reasons");
    assert!(needed.contains("unntaket gjelder: båten lekker") && needed.contains("båten er liten"), "{text}");
    assert!(reasons.contains("✓ § 1 første ledd: unntaket gjelder: båten lekker ✓"), "{text}");
}

#[test]
fn a_rule_that_never_holds_says_so() {
    let text = told("never_said", "2010-01-01", false);
    assert!(text.contains("loven har ingen regel om dette: vilkår som aldri gjelder"), "{text}");
}

#[test]
fn ages_have_a_person_and_days_are_late_or_early() {
    let age = told("grown", "2010-01-01", false);
    assert!(age.contains("seilerens alder per 1. januar 2010 er 15 år; kravet er minst 18 år"), "{age}");
    let day = told("final_day", "2010-01-01", false);
    assert!(day.contains("den seneste av seilt og solgt"), "{day}");
}

#[test]
fn a_source_with_its_quotation_is_told_once() {
    let text = told("to_berth", "2010-01-01", false);
    let (_, reasons) = text.split_once("Begrunnelse").expect("the reasons");
    let (reasons, _) = reasons.split_once("Hjemmel").expect("the legal basis");
    assert_eq!(reasons.matches("proposisjonen punkt 1 (forarbeid)").count(), 1, "{text}");
    assert!(reasons.contains("proposisjonen punkt 1 (forarbeid): «små båter»"), "{text}");
}

#[test]
fn a_length_of_nothing_has_the_unit_of_its_type() {
    let months = told("waiting", "2010-01-01", false);
    assert!(months.contains("ventetiden er 0 måneder; kravet er over 0 måneder"), "{months}");
    let days = told("staying", "2010-01-01", false);
    assert!(days.contains("liggetiden er 0 dager; kravet er over 0 dager"), "{days}");
}

#[test]
fn a_fraction_is_told_as_a_rounded_decimal() {
    let text = told("third", "2010-01-01", false);
    assert!(text.contains("En tredel: om lag 3,33") && text.contains("lengden / 3 = om lag 3,33"), "{text}");
    let text = told("longer", "2010-01-01", false);
    assert!(text.contains("en tredel er om lag 3,33; kravet er over 3,5"), "{text}");
}

#[test]
fn a_fraction_does_not_look_like_the_bound_it_is_compared_with() {
    let text = told("long", "2010-01-01", false);
    assert!(text.contains("en tredel er 3 1/3, altså over 3,33"), "{text}");
}

#[test]
fn a_case_that_does_not_apply_is_no_failure() {
    let text = told("dues", "2010-01-01", false);
    assert!(text.contains("– § 5 første ledd: båten er gammel: nei – dette alternativet gjelder ikke"), "{text}");
    assert!(!text.contains('✗'), "{text}");
}

#[test]
fn how_a_text_is_read_is_not_told_where_something_else_is_enough() {
    let text = told("laid_up", "2010-01-01", false);
    assert!(text.contains("– § 6 første ledd: også før årets slutt – trenger ikke avgjøres"), "{text}");
    let text = told("laid_up_late", "2010-01-01", false);
    assert!(text.contains("✓ § 6 annet ledd: her leses «også før årets slutt» slik: «ja»"), "{text}");
}
