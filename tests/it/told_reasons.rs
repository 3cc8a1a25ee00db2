//! What the reasons say of a decision that a lawyer would look for first: the day it is about, the fact that decides, why an exception does
//! not come in. A made-up law of boats, and answers worked out by hand.

use paragraf::explain::{Length, Style, text_at};
use paragraf::facts::{Facts, from_case, goal_inputs};
use paragraf::law::{Lang, Version};
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;

use super::support::{cases, decided};

const LAW: &str = r#"
act boat_act { rank statute title nb "båtloven" en "Boat Act" in force from 2000-01-01 }
act port_page { rank practice title nb "havnas side" en "the port's page" in force from 2000-01-01 }
entity sailor nb "seileren" en "the sailor" {
    born      : date   nb "fødselsdato" en "date of birth"
    away      : date   nb "fraværsdagen" en "the day of absence"
    applied   : date   nb "søknadsdato" en "date of application"
    decided   : date   nb "vedtaksdato" en "date of the decision"
    bought    : date   nb "kjøpsdato" en "date of purchase"
    rigged    : date   nb "riggedato" en "date of rigging"
    trips     : number nb "antall turer" en "the number of trips"
    cause     : one of { sick nb "sykdom" en "sickness"  holiday nb "ferie" en "a holiday"  storm nb "storm" en "a storm" }
                nb "årsaken" en "the cause"
    worked    : hours  nb "arbeidet tid" en "time worked"
    member    : yes/no nb "seileren er medlem" en "the sailor is a member"
    insured   : yes/no nb "båten er forsikret" en "the boat is insured"
    painted   : yes/no nb "båten er malt" en "the boat is painted"
    tarred    : yes/no nb "båten er tjæret" en "the boat is tarred"
    named     : yes/no nb "båten er døpt" en "the boat is named"
    moored    : yes/no nb "båten er fortøyd" en "the boat is moored"
    lit       : yes/no nb "båten er opplyst" en "the boat is lit"
}
parameter fee : money nb "gebyret" en "the fee" {
    from 2000-01-01 = 200 kr
}
in boat_act
§ 1
figure last_day = 2020-06-30 nb "siste dag" en "the last day"
right to_leave of sailor nb "rett til fri" en "right to leave" holds when sailor.away <= last_day
right to_holiday of sailor nb "rett til penger i ferien" en "right to money on holiday" holds when sailor.cause = holiday and sailor.member
condition reduces nb "fraværet reduserer pengene" en "the absence reduces the money" holds when sailor.insured except when to_holiday
§ 2
figure full_week = 40 hours nb "full uke" en "a full week"
figure half = 50 % nb "halvparten" en "a half"
value share : percent nb "andelen som trekkes" en "the share deducted" = min(sailor.worked / full_week, 1)
value left : money nb "beløpet som er igjen" en "the amount left" = if share = 1 then 0 kr else 100 kr * share
figure usual = 30 % nb "vanlig trekk" en "the usual deduction"
value rate : percent nb "trekket" en "the deduction" = usual except when sailor.cause = storm then usual * half
value deducted : money nb "det som trekkes" en "what is deducted" = 1000 kr * rate
§ 3
reading test_day {
    nb "dagen alderen prøves" en "the day the age is tested"
    default     at_application nb "søknadsdagen" en "the day of the application" : sailor.applied
    alternative at_decision    nb "vedtaksdagen" en "the day of the decision"    : sailor.decided
    why nb "loven sier det ikke" en "the Act does not say"
}
right to_sail of sailor nb "rett til å seile" en "right to sail"
    holds when age(sailor.born, on: test_day) >= 18 and age(sailor.born, on: test_day) < 67 and sailor.member
condition grown_twice nb "gammel nok begge dager" en "old enough on both days"
    holds when age(sailor.born, on: sailor.applied) >= 18 and age(sailor.born, on: sailor.decided) >= 21
§ 4
reading seaworthy {
    nb "båten er sjødyktig" en "the boat is seaworthy"
    default     not_yet nb "nei, ikke før den er prøvd" en "no, not before it is tried" : no
    alternative as_is   nb "ja, slik den er" en "yes, as it is" : yes
    why nb "loven tier" en "the Act is silent"
}
condition in_order nb "båten er i orden" en "the boat is in order" holds when seaworthy
power may_launch of sailor nb "sette ut båten" en "launch the boat"
    holds when any { sailor.insured and sailor.painted and sailor.tarred and sailor.named  sailor.moored and sailor.lit }
power may_wait of sailor nb "vente" en "wait" holds when sailor.member and any { sailor.insured  sailor.painted }
condition tidy nb "båten er stelt" en "the boat is tidy" holds when any { sailor.painted  sailor.tarred }
condition ready nb "båten er klar" en "the boat is ready" holds when any { tidy  sailor.named }
condition kept nb "båten holdes igjen" en "the boat is kept" holds when sailor.insured except when ready
§ 5
figure first_years = 2 years nb "første tid" en "the first time"
figure more_years = 1 year nb "lengste forlengelse" en "the longest extension"
figure most_trips = 3 nb "høyeste antall turer" en "highest number of trips"
value to_pay : money nb "det som betales" en "what is paid" = fee on sailor.bought
condition in_time nb "i tide" en "in time" holds when sailor.away < sailor.applied + first_years + more_years
condition travelled nb "har reist nok" en "has travelled enough" holds when sailor.trips >= most_trips
condition all_days nb "alle dagene er i tide" en "all days are in time"
    holds when sailor.away > last_day and sailor.applied <= last_day and sailor.bought <= last_day and sailor.rigged <= last_day
in port_page
avsnitt 1
impossible decided_first nb "vedtaket er eldre enn søknaden" en "the decision is older than the application" holds when sailor.decided < sailor.applied
condition welcome nb "seileren er velkommen" en "the sailor is welcome" holds when sailor.member
case "away too late, and sick" {
    sailor.born = 2002-01-01
    sailor.away = 2020-07-01
    sailor.applied = 2020-05-01
    sailor.bought = 2020-02-01
    sailor.rigged = 2020-03-01
    sailor.trips = 2
    sailor.cause = sick
    sailor.worked = 40 hours
    sailor.member = yes
    sailor.insured = yes
    sailor.painted = no
    sailor.tarred = no
    sailor.named = no
    sailor.moored = no
    sailor.lit = no
    under 2020-01-01 expect to_leave is no
}
case "a storm, and little is known" based on "away too late, and sick" {
    sailor.cause = storm
    sailor.insured = no
    sailor.painted = unknown
    under 2020-01-01 expect to_leave is no
}
case "nothing is done" based on "away too late, and sick" {
    sailor.insured = no
    under 2020-01-01 expect to_leave is no
}
case "old, and it is not decided" based on "away too late, and sick" {
    sailor.born = 1950-01-01
    under 2020-01-01 expect to_sail is no
}
case "young, and it is not decided" based on "away too late, and sick" {
    sailor.born = 2002-06-01
    under 2020-01-01 expect to_sail is no
}
case "decided when older" based on "away too late, and sick" {
    sailor.decided = 2022-02-01
    under 2020-01-01 expect grown_twice is no
}
"#;

/// An answer to a case, on one line.
fn told(case: &str, goal: &str, length: Length, lang: Lang) -> String {
    let mut sources = SourceMap::default();
    sources.add("law.regel", LAW);
    let base = RuleFiles::new(sources);
    let plan = base.plan(&Version::parse("2020-01-01").expect("a version")).expect("no mistakes");
    let book = plan.checked().book();
    // All other cases are based on the first.
    let first = cases(&base).next().expect("a case");
    let case = cases(&base).find(|own| own.title == case).expect("the case");
    let mut facts = Facts::unknown(book.facts.len());
    for own in [first, case] {
        let (more, faults) = from_case(own, facts, book, base.sources());
        assert!(faults.is_empty());
        facts = more;
    }
    let goal = book.rule(goal).expect("the rule");
    let text = text_at(&decided(&plan, goal, &facts, &[]), &goal_inputs(book, goal), Style { width: 10_000, ..Style::plain(lang) }, length);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn short(case: &str, goal: &str) -> String {
    told(case, goal, Length::Short, Lang::Nb)
}

#[track_caller]
fn says(text: &str, wanted: &str) {
    assert!(text.contains(wanted), "{text}");
}

#[test]
fn an_answer_about_a_day_says_which() {
    says(&short("away too late, and sick", "to_leave"), "Seileren har ikke rett til fri (fraværsdagen: 1. juli 2020)");
    let text = told("away too late, and sick", "to_leave", Length::Short, Lang::En);
    says(&text, "The sailor does not have the right to leave (the day of absence: 1 July 2020)");
    // An amount says for which day it was looked up; more days than a few are counted.
    says(&short("away too late, and sick", "to_pay"), "Det som betales (kjøpsdato: 1. februar 2020): 200 kr");
    says(
        &short("away too late, and sick", "all_days"),
        "(fraværsdagen: 1. juli 2020; søknadsdato: 1. mai 2020; kjøpsdato: 1. februar 2020; og 1 dag til)",
    );
}

#[test]
fn a_limit_says_which_figures_it_is_made_of() {
    for (lang, wanted) in [
        (Lang::Nb, "før 1. mai 2023 (2 år som første tid + 1 år som lengste forlengelse etter søknadsdato)"),
        (Lang::En, "before 1 May 2023 (2 years as the first time + 1 year as the longest extension after date of application)"),
    ] {
        says(&told("away too late, and sick", "in_time", Length::Reasons, lang), wanted);
    }
}

#[test]
fn a_count_is_not_at_least_the_highest_number() {
    for (lang, wanted) in [
        (Lang::Nb, "antall turer er 2; kravet er lik eller over høyeste antall turer (3)"),
        (Lang::En, "the number of trips is 2; it must be equal to or above highest number of trips (3)"),
    ] {
        says(&told("away too late, and sick", "travelled", Length::Reasons, lang), wanted);
    }
}

#[test]
fn of_an_alternative_that_is_itself_several_each_is_told_to_be_lacking() {
    says(
        &told("away too late, and sick", "kept", Length::Reasons, Lang::Nb),
        "unntaket «båten er klar» gjelder ikke: båten er ikke malt; båten er ikke tjæret; båten er ikke døpt",
    );
}

#[test]
fn an_exception_that_does_not_come_in_denies_nobody_a_right() {
    for (lang, wanted) in [
        (Lang::Nb, "unntaket «rett til penger i ferien» gjelder ikke: årsaken er sykdom, ikke ferie"),
        (Lang::En, "the exception “right to money on holiday” does not apply: the cause is sickness, not a holiday"),
    ] {
        let text = told("away too late, and sick", "reduces", Length::Reasons, lang);
        says(&text, wanted);
        assert!(!text.contains("har ikke rett") && !text.contains("does not have the right"), "{text}");
    }
    says(&told("away too late, and sick", "reduces", Length::Full, Lang::Nb), "vilkårene for «rett til penger i ferien» er ikke oppfylt");
}

#[test]
fn a_share_is_told_with_what_it_is_made_of() {
    let text = short("away too late, and sick", "left");
    // What it came to is told with how, and not before that too.
    assert!(!text.contains("Andelen som trekkes er 100 %"), "{text}");
    says(&text, "det minste av 40 timer / 40 timer og 1 = 100 %, jf. båtloven § 2.");
}

#[test]
fn a_part_that_an_exception_chose_is_told_with_the_exception() {
    let text = short("a storm, and little is known", "deducted");
    says(&text, "1000 kr × 15 % = 150 kr");
    says(&text, "Unntaket gjelder: årsaken er storm, jf. båtloven § 2.");
    says(&text, "Trekket: vanlig trekk × halvparten = 30 % × 50 % = 15 %");
}

#[test]
fn beside_what_is_not_known_stands_what_failed_and_what_is_met() {
    let text = short("a storm, and little is known", "may_wait");
    says(&text, "Dette er ikke opplyst: om båten er malt. Båten er ikke forsikret, jf. båtloven § 4. De øvrige vilkårene er oppfylt.");
}

#[test]
fn another_reading_is_told_of_only_where_it_can_lead_to_another_answer() {
    let turn = "«dagen alderen prøves» leses annerledes";
    // Whoever turns 18 between the two days may have the right on the second.
    says(&short("young, and it is not decided", "to_sail"), turn);
    // Nobody gets younger, and no decision is older than its application.
    for length in [Length::Short, Length::Reasons, Length::Full] {
        let text = told("old, and it is not decided", "to_sail", length, Lang::Nb);
        assert!(!text.contains(turn) && !text.contains("vedtaksdagen"), "{text}");
    }
    // At 18 the answer is yes, and another only after many years: among the reasons alone.
    assert!(!short("away too late, and sick", "to_sail").contains(turn));
    says(&told("away too late, and sick", "to_sail", Length::Reasons, Lang::Nb), "dagen alderen prøves: vedtaksdagen – krever vedtaksdato");
}

#[test]
fn an_age_has_its_day() {
    let text = told("decided when older", "grown_twice", Length::Reasons, Lang::Nb);
    says(&text, "seilerens alder per 1. februar 2022 er 20 år; kravet er minst 21 år");
    says(&text, "seilerens alder per 1. mai 2020 er 18 år, altså minst 18 år");
    // Also where there is but one: by which day it was counted may be what the answer turns on.
    says(&told("away too late, and sick", "to_sail", Length::Reasons, Lang::Nb), "seilerens alder per 1. mai 2020 er 18 år");
}

#[test]
fn how_a_text_is_read_is_told_without_a_double_denial() {
    let text = short("away too late, and sick", "in_order");
    says(&text, "Her leses «båten er sjødyktig» slik: «nei, ikke før den er prøvd», jf. båtloven § 4.");
    says(&text, "slik: «ja, slik den er», blir svaret: båten er i orden.");
}

#[test]
fn a_sentence_has_no_more_clauses_than_can_be_read() {
    let text = short("nothing is done", "may_launch");
    let longest = text.split(". ").map(|sentence| sentence.matches("; ").count()).max();
    assert!(longest.is_some_and(|most| most < 5), "{text}");
    for own in ["forsikret", "malt", "tjæret", "døpt", "fortøyd", "opplyst"] {
        says(&text, &format!("åten er ikke {own}"));
    }
}

#[test]
fn an_answer_without_any_statute_says_so() {
    let text = told("away too late, and sick", "welcome", Length::Reasons, Lang::Nb);
    says(&text, "Hjemmel ingen lov eller forskrift er brukt; svaret bygger bare på de andre rettskildene");
}
