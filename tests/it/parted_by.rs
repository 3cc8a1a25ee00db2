//! The step at which two versions part is the cause: not a condition met in both, also where a transitional rule decides, and with the measure,
//! also where it repeals.

use super::support::{Call, Folder};

const LAW: &str = r#"
act grants_act { rank statute title nb "støtteloven" en "Grants Act" in force from 2000-01-01 }
entity applicant nb "søkeren" en "the applicant" {
    children : number nb "antall barn" en "number of children"
    resident : yes/no nb "er bosatt" en "is resident"
    applied  : date nb "søknadsdagen" en "day of the application"
    visits   : list of visit nb "besøk" en "visits"
}
entity visit nb "besøket" en "the visit" {
    named by place
    place : text nb "stedet" en "the place"
    day   : date nb "dagen" en "the day"
    hours : number nb "timer" en "hours"
}
§ 1
    figure per_child = 10 kr nb "sats per barn" en "rate per child"
    value sum : money nb "støtte" en "grant" = applicant.children * per_child
    value pay of visit : number nb "poeng for besøket" en "points for the visit" = visit.hours * 2
    value points : number nb "poeng" en "points" = sum of pay over applicant.visits
§ 2
    ledd 1 { condition paid nb "får utbetaling" en "is paid" holds when all { bokstav a : sum > 5 kr  bokstav b : applicant.resident } }
    ledd 2 { condition due nb "har krav" en "has a claim" holds when sum > 5 kr and applicant.resident }
    ledd 3 { value top_up : money nb "tillegg" en "supplement" = 0 kr }
§ 3
    exception large_family to top_up nb "stor familie" en "a large family" when applicant.children > 3 then 7 kr

amendment bill { title nb "forslaget" en "the Bill" status proposed 2020-01-01
    measure rate nb "ny sats" en "new rate"
    measure wider nb "bosted kreves ikke" en "residence not required"
    measure no_letter nb "bokstav b oppheves" en "letter b repealed"
    measure no_exception nb "unntaket oppheves" en "exception repealed" }
amend grants_act § 1 under rate { replace figure per_child = 20 kr }
amend grants_act § 2 under wider { replace condition due holds when sum > 5 kr }
amend grants_act § 2 under no_letter { repeal bokstav b of paid }
amend grants_act § 3 under no_exception { repeal large_family }
amendment other_bill { title nb "det andre forslaget" en "the other Bill" status proposed 2020-01-01
    measure no_section nb "§ 3 oppheves" en "section 3 repealed"
    measure no_letter_at nb "bokstav b utgår" en "letter b deleted"
    measure kept nb "ny sats for nye søknader" en "new rate for new applications" }
repeal grants_act § 3 under no_section
amend grants_act § 2 ledd 1 under no_letter_at { repeal bokstav b }
amend grants_act § 1 under kept { replace figure per_child = 30 kr  keep per_child when applicant.applied < 2019-01-01 }
amendment first { title nb "første endring" en "the first amendment" status adopted, in force from 2020-06-01
    measure three nb "tre poeng" en "three points" }
amend grants_act § 1 under three { replace value pay of visit : number = visit.hours * 3  keep pay when visit.day < 2020-06-01 }
amendment second { title nb "andre endring" en "the second amendment" status adopted, in force from 2021-01-01
    measure four nb "fire poeng" en "four points" }
amend grants_act § 1 under four { replace value pay of visit : number = visit.hours * 4  keep pay when visit.day < 2021-01-01 }

case "not resident" { applicant.children = 1  applicant.resident = no  under 2020-01-01 expect due is no  under 2020-01-01 expect paid is no }
case "applied early" { applicant.children = 1  applicant.resident = no  applicant.applied = 2018-01-01  under 2020-01-01 expect sum is 10 kr }
case "applied late" { applicant.children = 1  applicant.resident = no  applicant.applied = 2020-01-01  under 2020-01-01 expect sum is 10 kr }
case "four children" { applicant.children = 4  under 2020-01-01 expect top_up is 7 kr }
case "three visits" {
    applicant.visits = [
        { place = "A" day = 2019-12-31 hours = 1 } { place = "B" day = 2020-06-01 hours = 10 } { place = "C" day = 2021-01-01 hours = 100 }
    ]
    under 2020-01-01 expect points is 222
}
case "an old visit" { applicant.visits = [ { place = "A" day = 2019-12-31 hours = 1 } ]  under 2020-01-01 expect points is 2 }
"#;

fn told(lang: &str, command: &[&str], laws: [&str; 2]) -> String {
    let folder = Folder::new();
    folder.write("law.regel", LAW);
    let [first, second] = laws;
    let arguments = [command, &["--rules", ".", "--lang", lang, "--law", first, "--law", second]].concat();
    let answer = Call::new(&arguments).within(folder.path()).run();
    assert!(matches!(answer.code, Some(0 | 3)) && answer.err.is_empty(), "{}{}", answer.out, answer.err);
    answer.out
}

const NOW: &str = "2020-01-01";

fn compared(lang: &str, goal: &str, case: &str, laws: [&str; 2]) -> String {
    told(lang, &["compare", goal, "--case", case], laws)
}

#[test]
fn a_condition_met_in_both_versions_is_no_cause() {
    for lang in ["nb", "en"] {
        // The rate rises as well, and is told of neither.
        let with_both = "2020-01-01+bill:rate+bill:wider";
        let told = [
            compared(lang, "due", "not resident", [NOW, with_both]),
            compared(lang, "due", "not resident", [with_both, NOW]),
            compared(lang, "paid", "not resident", [NOW, "2020-01-01+bill:rate+bill:no_letter"]),
            // A value is made of what differs.
            compared(lang, "sum", "not resident", [NOW, with_both]),
        ];
        insta::assert_snapshot!(format!("parted_by_condition_{lang}"), told.join("\n"));
    }
}

#[test]
fn a_transitional_rule_is_told_as_the_rule_or_figure_that_it_keeps() {
    for lang in ["nb", "en"] {
        let kept = "2020-01-01+other_bill:kept";
        // It is open, it applies, it does not apply.
        let mut told: Vec<String> =
            ["not resident", "applied early", "applied late"].map(|case| compared(lang, "sum", case, [NOW, kept])).to_vec();
        told.push(compared(lang, "points", "three visits", ["2020-01-01", "2021-06-01"]));
        told.push(compared(lang, "points", "three visits", ["2020-07-01", "2021-06-01"]));
        told.push(compared(lang, "points", "an old visit", ["2020-01-01", "2021-06-01"]));
        insta::assert_snapshot!(format!("parted_by_transition_{lang}"), told.join("\n"));
        let explained = told_by_explain(lang, kept);
        insta::assert_snapshot!(format!("parted_by_transition_explained_{lang}"), explained);
    }
}

fn told_by_explain(lang: &str, kept: &str) -> String {
    told(lang, &["explain", "sum", "--case", "applied early"], [NOW, kept])
}

#[test]
fn a_measure_that_repeals_is_named() {
    for lang in ["nb", "en"] {
        let told = [
            ("top_up", "four children", "bill:no_exception"),
            ("top_up", "four children", "other_bill:no_section"),
            ("paid", "not resident", "bill:no_letter"),
            ("paid", "not resident", "other_bill:no_letter_at"),
        ]
        .map(|(goal, case, measure)| compared(lang, goal, case, [NOW, &format!("{NOW}+{measure}")]));
        insta::assert_snapshot!(format!("parted_by_repeal_{lang}"), told.join("\n"));
    }
}

#[test]
fn many_cases_are_told_by_the_rule_that_a_transitional_rule_keeps() {
    for lang in ["nb", "en"] {
        let folder = Folder::new();
        folder.write("law.regel", LAW);
        folder.write("cases.jsonl", "{\"applicant\":{\"children\":1}}\n{\"applicant\":{\"children\":2,\"applied\":\"2020-01-01\"}}\n");
        let arguments = [
            "compare",
            "sum",
            "--rules",
            ".",
            "--cases",
            "cases.jsonl",
            "--lang",
            lang,
            "--law",
            NOW,
            "--law",
            "2020-01-01+other_bill:kept",
        ];
        let answer = Call::new(&arguments).within(folder.path()).run();
        assert!(answer.err.is_empty(), "{}", answer.err);
        insta::assert_snapshot!(format!("parted_by_transition_cases_{lang}"), answer.out);
    }
}
