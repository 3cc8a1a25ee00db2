//! A proposal is no authority for the law before it. Rules of that law may cite what the consultation paper tells of the law as it is, in
//! whichever chapter; what it proposes, and why, they cite as the proposal, of which answers say that it is later.

use std::collections::BTreeSet;

use super::support::sources;

/// Chapters of the paper that tell of the law as it is.
const OF_THE_LAW_AS_IT_IS: [&str; 4] = ["1.", "2.2", "3.2.", "4.2"];

/// What other chapters say of the law as it is, and in which words.
const SAID_IN_PASSING: [(&str, &str); 22] = [
    ("plikt til å utarbeide program", "what letter c is meant to say: “er ikke ment å begrense”"),
    ("gjelder unntaksvis og i helt spesielle tilfeller", "the same"),
    ("bidrar til å tydeliggjøre gjeldende rett", "that the proposal changes nothing, for a reading that says so"),
    ("uforholdsmessig byrdefullt for kommunen å tilby et program", "for a reading of the earlier law “as the proposal clarifies it”"),
    ("Retten til stønad er hjemlet i § 35", "where the right to the benefit stands"),
    ("avslo søknader fordi søkeren ikke oppfylte vilkårene for program", "figures from 2010"),
    ("i den sammenhengen kan alder ha betydning", "how an assessment is made that the proposal does not change"),
    ("mottakere av økonomisk stønad under 30 år", "another scheme"),
    ("folketrygdloven § 11-3", "another act"),
    ("arbeidsavklaringspenger 18–67 år, jf. folketrygdloven § 11-3", "another act"),
    ("kan det kun forlenges én gang inntil ett år", "“Regelverket kan i dag føre til”"),
    ("kommer i tillegg", "the same"),
    ("bare mulighet for å tas inn igjen i programmet én gang", "“må kommunen i dag stanse programmet, og det er”"),
    ("I disse situasjonene må kommunen i dag stanse programmet", "“i dag”"),
    ("saklig begrunnet i den enkeltes forhold", "“Etter gjeldende rett kan kommunen stanse programmet”"),
    ("kan 50 prosent stilling kombineres med fortsatt deltakelse i kvalifiseringsprogrammet", "“Etter gjeldende regelverk”"),
    ("inntektsgivende arbeid", "what § 37 says before the word is replaced"),
    ("regulerer samordning mellom kvalifiseringsstønad og arbeidsinntekt", "what § 37 is about"),
    ("summen av inntektsgivende arbeid og andre aktiviteter innenfor programmet", "what § 37 says before it moves"),
    ("sykdom eller andre tvingende velferdsgrunner", "“Av § 36 følger det”"),
    ("og som det ikke er gitt tillatelse til, reduseres stønaden tilsvarende", "“Av § 36 følger det”"),
    ("reduseres stønaden tilsvarende", "“Av § 36 følger det”"),
];

/// What the paper tells of other acts, with the files of those acts.
const OTHER_ACTS: [&str; 3] = ["rules/aap_forskriften/", "rules/nav_opplaering/", "rules/tiltakspengeforskriften/"];

/// The history of a rule that is to be repealed.
const HISTORY: &str = "Kommunen fikk refusjon av denne stønaden";

#[test]
fn rules_of_the_earlier_law_rest_on_what_is_told_of_it() {
    let mut used = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in sources("rules", "regel") {
        if file.name.starts_with("rules/hoering_2018/") || OTHER_ACTS.iter().any(|act| file.name.starts_with(act)) {
            continue;
        }
        for (number, line) in file.text.lines().enumerate() {
            let Some(cited) = line.trim_start().strip_prefix("source hoeringsnotat_2018 \"") else { continue };
            let (point, rest) = cited.split_once('"').expect("a point in quotation marks");
            let told = OF_THE_LAW_AS_IT_IS.iter().any(|chapter| point.starts_with(chapter)) || point == "1";
            let quoted = rest.trim().strip_prefix("quotes \"").map_or("", |quoted| quoted.trim_end_matches('"'));
            let passing = SAID_IN_PASSING.iter().find(|(words, _)| *words == quoted);
            used.extend(passing.map(|(words, _)| *words));
            if !told && passing.is_none() && quoted != HISTORY && !file.name.ends_with(".cases.regel") {
                wrong.push(format!("{}:{}: {}", file.name, number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "cite `forslaget_2018` for what is proposed, and why:\n{}", wrong.join("\n"));
    let stale: Vec<&str> = SAID_IN_PASSING.iter().map(|(words, _)| *words).filter(|words| !used.contains(words)).collect();
    assert!(stale.is_empty(), "nothing quotes these any more: {stale:?}");
}
