//! What differs between the provisions of two versions: a small bill with a change of each kind, and the proposal of 2018.

use std::collections::BTreeMap;

use paragraf::law::Version;
use paragraf::pipeline::RuleFiles;
use paragraf::provisions::{Cause, Changed, Kind, Versions, changes};
use paragraf::source::SourceMap;

use super::support::{Call, Folder};

/// A library's Act and a bill of two measures; another text of § 5 begins by itself.
pub const LAW: &str = r#"
act library_act {
    rank statute
    title nb "lov om bibliotek" en "Library Act"
    short nb "bibliotekloven" en "Library Act"
    in force from 2000-01-01
    round dates down
}

party library nb "biblioteket" en "the library"

entity reader nb "låneren" en "the reader" {
    born     : date         nb "født"            en "born"
    applies  : date         nb "dagen det søkes" en "the day of application"
    resident : yes/no       nb "bor i kommunen"  en "lives in the municipality"
    late     : whole number nb "dager for sent"  en "days late"
    books    : whole number nb "antall bøker"    en "number of books"
}

parameter postage : money { nb "porto" en "postage" from 2000-01-01 = 20 kr from 2015-01-01 = 30 kr }

in library_act

§ 1 nb "Lånekort" en "Cards"
ledd 1 {
    figure age_limit = 12 nb "aldersgrense" en "age limit"
    condition old_enough nb "gammel nok" en "old enough"
        // The day of application counts.
        holds when age(reader.born, on: reader.applies) >= age_limit
    right card of reader against library nb "lånekort" en "card"
        holds when all {
            bokstav a : old_enough
            bokstav b : reader.resident
        }
}
ledd 2 { says nb "Kortet er gratis." en "The card is free." }
ledd 3 {
    duty to_show of reader nb "vise kortet" en "show the card" holds when card
}

§ 2 nb "Gebyr" en "Fees"
ledd 1 {
    figure day_fee = 5 kr nb "gebyr for en dag" en "fee for a day"
    value fee : money nb "gebyr" en "the fee" = day_fee * reader.late
    value reminder : money nb "purring" en "the reminder" = fee + postage
}
ledd 2 {
    exception to fee when reader.late < 3 then 0 kr
}

§ 3 nb "Antall" en "Number"
ledd 1 { figure most = 10 nb "høyeste antall" en "the most books" }
ledd 2 {
    condition few nb "ikke for mange" en "not too many" holds when reader.books <= most
}

§ 5 in force from 2000-01-01 to 2012-01-01
ledd 1 { says nb "Boken skal være hel." en "The book must be whole." }
§ 5 in force from 2012-01-01
ledd 1 { says nb "Boken skal være hel og ren." en "The book must be whole and clean." }

amendment bill {
    title nb "forslaget" en "the Bill" status proposed 2010-01-01
    measure young nb "yngre lånere"   en "younger readers"
    measure order nb "ny rekkefølge" en "another order"
}

amend library_act § 1 under young {
    replace figure age_limit = 10
    repeal bokstav b of card
    repeal ledd 2
    renumber ledd 3 to ledd 2
    insert ledd 3 { says nb "Kortet skal fornyes." en "The card must be renewed." }
}
amend library_act under order {
    renumber § 3 ledd 2 to § 2 ledd 3
    insert § 4 nb "Utlån" en "Loans" { ledd 1 { condition may_borrow nb "kan låne" en "may borrow" holds when few and card } }
}
amend library_act § 2 under order {
    repeal reminder
    replace ledd 2 {
        exception to fee when reader.late < 5 then 0 kr
        value reminder : money nb "purring" en "the reminder" = fee + postage
    }
}
"#;

fn rules(text: &str) -> RuleFiles {
    let mut sources = SourceMap::default();
    sources.add("library.regel", text.to_owned());
    RuleFiles::new(sources)
}

/// A change in short: act, place before and after, kinds, measures, and the rules with theirs.
type Short = (String, [String; 2], Vec<&'static str>, Vec<String>, Vec<(String, Vec<&'static str>)>);

/// What differs between two versions, in short, sorted.
fn told(base: &RuleFiles, before: &str, after: &str) -> Vec<Short> {
    let versions = [before, after].map(|name| Version::parse(name).expect("a version"));
    let plans = versions.each_ref().map(|version| base.plan(version).unwrap_or_else(|faults| panic!("{version}: {faults:?}")));
    let laws = versions.each_ref().map(|version| base.consolidate(version).0);
    let found = changes(Versions {
        ast: base.ast(),
        sources: base.sources(),
        laws: laws.each_ref(),
        books: plans.each_ref().map(|plan| plan.checked().book()),
    });
    let cause = |cause: &Cause| match cause {
        Cause::Measure { version, change, .. } => laws[*version].measures.get(*change).expect("a measure").measure.name.text.to_string(),
        Cause::OwnDay(day) => day.to_string(),
    };
    let short = |changed: &Changed<'_>| {
        let places = changed.at.each_ref().map(|at| at.as_ref().map(|(place, _)| place.text(paragraf::law::Lang::En)).unwrap_or_default());
        let mut causes: Vec<String> = changed.causes.iter().map(cause).collect();
        causes.sort();
        causes.dedup();
        let mut rules: Vec<_> =
            changed.rules.iter().map(|rule| (rule.name.to_string(), rule.kinds.iter().map(|kind| kind.name()).collect())).collect();
        rules.sort();
        let kinds = changed.kinds.iter().map(|kind| kind.name()).collect();
        (changed.act.name.text.to_string(), places, kinds, causes, rules)
    };
    let mut out: Vec<Short> = found.provisions.iter().map(short).collect();
    out.sort();
    out
}

/// The same changes from the other side.
fn mirrored(told: Vec<Short>) -> Vec<Short> {
    let other = |kind: &'static str| match kind {
        kind if kind == Kind::Inserted.name() => Kind::Repealed.name(),
        kind if kind == Kind::Repealed.name() => Kind::Inserted.name(),
        kind => kind,
    };
    let mut out: Vec<Short> = told
        .into_iter()
        .map(|(act, [before, after], kinds, causes, rules)| {
            let rules = rules.into_iter().map(|(name, kinds)| (name, kinds.into_iter().map(other).collect())).collect();
            (act, [after, before], kinds.into_iter().map(other).collect(), causes, rules)
        })
        .collect();
    out.sort();
    out
}

#[test]
fn each_change_is_of_its_kind_and_has_its_measure() {
    let base = rules(LAW);
    let found: BTreeMap<[String; 2], String> = told(&base, "2010-01-01", "2010-01-01+bill")
        .into_iter()
        .map(|(_, places, kinds, causes, rules)| {
            let rules: Vec<String> = rules.iter().map(|(name, kinds)| format!("{name} {}", kinds.join(" "))).collect();
            (places, format!("{} by {}: {}", kinds.join(" "), causes.join(", "), rules.join(", ")))
        })
        .collect();
    let first = "§ 1, first subsection";
    let expected = [
        // A figure, and a condition at a letter.
        ([first, first], "replaced by young: age_limit replaced, card replaced"),
        (["§ 1, second subsection", ""], "repealed by young: "),
        (["§ 1, third subsection", "§ 1, second subsection"], "renumbered by young: "),
        (["", "§ 1, third subsection"], "inserted by young: "),
        // A rule goes from one subsection to another, and another rule there is reworded.
        (["§ 2, first subsection", "§ 2, first subsection"], "replaced by order: reminder moved"),
        (["§ 2, second subsection", "§ 2, second subsection"], "replaced by order: fee replaced, reminder moved"),
        (["§ 3, second subsection", "§ 2, third subsection"], "moved by order: "),
        (["", "§ 4"], "inserted by order: "),
        (["", "§ 4, first subsection"], "inserted by order: may_borrow inserted"),
    ];
    let expected: BTreeMap<[String; 2], String> =
        expected.into_iter().map(|(places, words)| (places.map(str::to_owned), words.to_owned())).collect();
    assert_eq!(found, expected);
}

#[test]
fn one_measure_alone_changes_what_it_changes() {
    let base = rules(LAW);
    let measures = |after: &str| {
        let all = told(&base, "2010-01-01", after);
        all.into_iter().flat_map(|(_, _, _, causes, _)| causes).collect::<std::collections::BTreeSet<String>>()
    };
    assert_eq!(measures("2010-01-01+bill:young").into_iter().collect::<Vec<_>>(), ["young"]);
    assert_eq!(measures("2010-01-01+bill:order").into_iter().collect::<Vec<_>>(), ["order"]);
    assert_eq!(told(&base, "2010-01-01+bill:young", "2010-01-01+bill"), told(&base, "2010-01-01", "2010-01-01+bill:order"));
}

#[test]
fn a_text_that_begins_by_itself_has_its_day() {
    let base = rules(LAW);
    let found = told(&base, "2010-01-01", "2013-01-01");
    let [(_, places, kinds, causes, _)] = found.as_slice() else { panic!("one change: {found:?}") };
    assert_eq!(places, &["§ 5, first subsection", "§ 5, first subsection"]);
    assert_eq!((kinds.as_slice(), causes.as_slice()), (&["replaced"][..], &["2012-01-01".to_owned()][..]));
}

#[test]
fn what_is_replaced_by_the_same_is_not_told() {
    let same = LAW.replace("age_limit = 10", "age_limit = 12").replace("    repeal bokstav b of card\n", "");
    let base = rules(&same);
    let first: Vec<Short> =
        told(&base, "2010-01-01", "2010-01-01+bill").into_iter().filter(|(_, places, ..)| places[1] == "§ 1, first subsection").collect();
    assert_eq!(first, []);
}

#[test]
fn changes_are_the_same_from_both_sides_and_none_from_a_version_to_itself() {
    let own = rules(LAW);
    let embedded = RuleFiles::embedded_rules();
    let all: [(&RuleFiles, &[&str]); 2] = [
        (&own, &["2010-01-01", "2010-01-01+bill", "2010-01-01+bill:young", "2010-01-01+bill:order", "2016-01-01", "2016-01-01+bill"]),
        (
            &embedded,
            &[
                "2018-06-01",
                "2018-06-01+hoering_2018",
                "2018-06-01+hoering_2018:technical_merges+hoering_2018:refusal_only_exceptionally",
                "2018-06-01+hoering_2018-lower_age_limit",
                "2026-01-01",
            ],
        ),
    ];
    for (base, versions) in all {
        for (at, before) in versions.iter().enumerate() {
            assert_eq!(told(base, before, before), [], "{before}");
            for after in versions.iter().skip(at + 1) {
                let there = told(base, before, after);
                assert_ne!(there, [], "{before} → {after}");
                assert_eq!(mirrored(there), told(base, after, before), "{before} → {after}");
            }
        }
    }
}

#[test]
fn no_place_is_told_twice() {
    let base = RuleFiles::embedded_rules();
    for (before, after) in [("2018-06-01", "2018-06-01+hoering_2018"), ("2018-06-01", "2026-01-01")] {
        let mut seen = std::collections::BTreeSet::new();
        for (act, [one, other], kinds, causes, _) in told(&base, before, after) {
            assert!(!causes.is_empty(), "{act} {one} {other} has no cause: {kinds:?}");
            for (version, place) in [(0, one), (1, other)] {
                assert!(place.is_empty() || seen.insert((act.clone(), version, place.clone())), "{act} {place}");
            }
        }
    }
}

#[test]
fn a_small_bill_is_told_in_both_languages() {
    let folder = Folder::new();
    folder.write("library.regel", LAW);
    let rules = folder.path().display().to_string();
    for lang in ["nb", "en"] {
        let answer = Call::new(&["diff", "2010-01-01", "2016-01-01+bill", "--rules", &rules, "--lang", lang]).run();
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
        insta::assert_snapshot!(format!("a_small_bill_{lang}"), answer.out);
    }
    let narrow = Call::new(&["diff", "2010-01-01", "2010-01-01+bill:young", "--rules", &rules, "--lang", "en"]).env("COLUMNS", "50").run();
    insta::assert_snapshot!("a_small_bill_on_a_narrow_terminal", narrow.out);
    let wide = Call::new(&["diff", "2010-01-01", "2010-01-01", "--rules", &rules, "--lang", "en"]).run();
    assert_eq!(wide.out, "changes from 2010-01-01 to 2010-01-01\nNo provision is changed.\n");
}

#[test]
fn the_proposal_of_2018_is_told_in_both_languages() {
    for lang in ["nb", "en"] {
        let section =
            ["diff", "2018-06-01", "2018-06-01+hoering_2018", "--provision", "§ 29", "--act", "sosialtjenesteloven", "--lang", lang];
        let answer = Call::new(&section).run();
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
        insta::assert_snapshot!(format!("section_29_of_2018_{lang}"), answer.out);
    }
}

#[test]
fn an_act_that_is_not_there_is_told() {
    let answer = Call::new(&["diff", "2018-06-01", "2018-06-01+hoering_2018", "--act", "sosialtjenesteloen", "--lang", "en"]).run();
    assert_eq!(answer.code, Some(2));
    assert!(answer.err.contains("did you mean `sosialtjenesteloven`?"), "{}", answer.err);
}

#[test]
fn a_provision_is_found_however_it_is_written_and_one_that_is_not_there_is_told() {
    let of = |place: &str| Call::new(&["diff", "2018-06-01", "2018-06-01+hoering_2018", "--provision", place, "--lang", "en"]).run();
    let first = of("sosialtjenesteloven § 29 ledd 1");
    assert!(first.out.contains("Social Services Act § 29, first subsection: replaced"), "{}", first.out);
    assert!(!first.out.contains("second subsection: replaced"), "{}", first.out);
    for same in ["§ 29 første ledd", "29 ledd 1", "§ 29 first subsection"] {
        assert_eq!((of(same).code, of(same).out), (Some(0), first.out.clone()), "{same}");
    }
    for none in ["§ 999", "§ 29 ledd 9", "first", "sosialtjenesteloven § 1-4"] {
        let answer = of(none);
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{none}");
        assert!(answer.err.contains(&format!("no provision of either version is `{none}`")), "{}", answer.err);
    }
}

#[test]
fn a_rule_that_is_repealed_and_enacted_anew_at_its_place_has_not_moved() {
    let law = r#"
act ferry_act { rank statute title nb "fergeloven" en "Ferry Act" in force from 2010-01-01 }
entity trip nb "reisen" en "the trip" { night : yes/no nb "om natta" en "at night" }
§ 1
ledd 1 { condition calm nb "rolig" en "calm" holds when trip.night }
amendment bill { title nb "forslaget" en "the Bill" status proposed 2015-01-01 measure anew nb "på nytt" en "anew" }
repeal ferry_act § 1 ledd 1 under anew
amend ferry_act § 1 under anew { insert ledd 1 { condition calm nb "rolig" en "calm" holds when trip.night } }
"#;
    let folder = Folder::new();
    folder.write("ferry.regel", law);
    let rules = folder.path().join("ferry.regel").display().to_string();
    let told = Call::new(&["diff", "2015-01-01", "2015-01-01+bill", "--rules", &rules, "--lang", "en"]).run().out;
    assert_eq!(told.matches("calm – enacted anew at the same place").count(), 2, "{told}");
    assert!(!told.contains("moved"), "{told}");
}

#[test]
fn what_does_not_go_with_a_lovspeil_is_refused() {
    let folder = Folder::new();
    let out = folder.path().join("bill.html").display().to_string();
    for options in [["--format", "json", "--out", &out].as_slice(), &["--proved", "--out", &out], &["--proved", "--format", "lovspeil"]] {
        let answer = Call::new(&[&["diff", "2018-06-01", "2018-06-01+hoering_2018", "--lang", "en"], options].concat()).run();
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{options:?}");
        assert!(answer.err.contains("does not go with the two versions side by side"), "{}", answer.err);
    }
}

/// What the changes of the small bill reach, by rule: the way to what is changed, and what is proved of the answers.
fn reached(arguments: &[&str]) -> BTreeMap<String, (Vec<String>, Option<String>)> {
    let folder = Folder::new();
    folder.write("library.regel", LAW);
    let rules = folder.path().display().to_string();
    let all = [&["diff", "2010-01-01", "2010-01-01+bill", "--rules", &rules, "--format", "json"], arguments].concat();
    let answer = Call::new(&all).run();
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    let json: serde_json::Value = serde_json::from_str(&answer.out).expect("JSON");
    assert_eq!(json["untouched"], 1, "`few` rests on nothing that is changed");
    let list = json["reached"].as_array().expect("a list");
    list.iter()
        .map(|own| {
            let path = own["path"].as_array().expect("a list").iter().map(|name| name.as_str().expect("a name").to_owned());
            let standing = own["standing"].as_str().map(str::to_owned);
            (own["name"].as_str().expect("a name").to_owned(), (path.collect(), standing))
        })
        .collect()
}

#[test]
fn what_rests_on_a_change_is_told_with_the_shortest_way() {
    let found = reached(&[]);
    let way = |path: &[&str]| (path.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), None);
    let expected = [
        ("old_enough", way(&["age_limit"])),
        ("card", way(&[])),
        ("to_show", way(&["card"])),
        // The exception in the second subsection changes the fee.
        ("fee", way(&[])),
        ("reminder", way(&["fee"])),
        ("may_borrow", way(&[])),
    ];
    assert_eq!(found, expected.into_iter().map(|(name, way)| (name.to_owned(), way)).collect());
}

#[test]
fn what_is_reached_and_has_the_same_answers_is_proved() {
    let standing = |found: &BTreeMap<String, (Vec<String>, Option<String>)>, name: &str| found[name].1.clone();
    let found = reached(&["--proved"]);
    assert_eq!(standing(&found, "old_enough").as_deref(), Some("exact"));
    assert_eq!(standing(&found, "fee").as_deref(), Some("exact"));
    assert_eq!(standing(&found, "may_borrow"), None, "only one version has it");
    // Twelve in other words: the condition is reached, and its answer is the same.
    let same = LAW.replace("age_limit = 10", "age_limit = 12").replace(
        "    repeal bokstav b of card\n",
        "    replace condition old_enough holds when not age(reader.born, on: reader.applies) < 12\n",
    );
    let folder = Folder::new();
    folder.write("library.regel", &same);
    let rules = folder.path().display().to_string();
    let answer = Call::new(&["diff", "2010-01-01", "2010-01-01+bill:young", "--rules", &rules, "--proved", "--lang", "en"]).run();
    insta::assert_snapshot!("what_is_reached_and_proved", answer.out);
    assert!(answer.out.contains("No difference, proved (3)"), "{}", answer.out);
}
