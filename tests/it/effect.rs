//! Many cases under several versions: what is counted and told, and the slips that people make in tables.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::support::{Answer, Call, Folder};

/// A ferry's fares, and a bill that is kinder to youths and to those with much luggage.
const LAW: &str = r#"
act ferry_act { rank statute title nb "fergeloven" en "Ferry Act" in force from 2000-01-01 round dates down }

entity passenger nb "passasjeren" en "the passenger" {
    born    : date        nb "født"       en "born"
    travels : date        nb "reisedag"   en "day of travel"
    bags    : list of bag nb "kolli"      en "the bags"
}
entity bag nb "kolliet" en "the bag" { weight : number nb "vekt" en "the weight of the bag" }

§ 1
ledd 1 {
    figure child_limit = 12 nb "aldersgrense" en "age limit"
    condition child nb "barn" en "a child" holds when age(passenger.born, on: passenger.travels) < child_limit
    value fare : money nb "billett" en "the fare" = if child then 0 kr else 100 kr
}
ledd 2 {
    figure heavy_limit = 30 nb "vektgrense" en "weight limit"
    condition heavy of bag nb "tungt kolli" en "a heavy bag" holds when bag.weight > heavy_limit
    condition pays_for_luggage nb "betaler for bagasjen" en "pays for luggage" holds when any of passenger.bags where heavy
}

amendment bill {
    title nb "forslaget" en "the Bill" status proposed 2020-01-01
    measure older nb "eldre barn" en "older children"
    measure bags  nb "kolli"      en "bags"
}
amend ferry_act § 1 ledd 1 under older { replace figure child_limit = 15 }
amend ferry_act § 1 ledd 2 under bags { replace figure heavy_limit = 40 }

case "a child" {
    passenger.born = 2010-01-01
    passenger.travels = 2020-06-01
    under 2020-06-01 expect child is yes
}
case "thirteen" based on "a child" {
    passenger.born = 2007-01-01
    under 2020-06-01 expect child is no
}
"#;

/// Ten, thirteen and forty years old; one whose day of birth is not known.
const TABLE: &str = "title;passenger.born;passenger.travels;passenger.bags;passenger.bags[1].weight;passenger.bags[2].weight
ten;2010-01-01;2020-06-01;;20;35
thirteen;2007-01-01;2020-06-01;[];;
forty;1980-01-01;2020-06-01;;45;35
unknown;;2020-06-01;;;
";

/// Compares the cases of a file under the law and the bill.
fn compared(goal: &str, file: &str, text: impl AsRef<[u8]>, more: &[&str]) -> Answer {
    let folder = Folder::new();
    folder.write("ferry.regel", LAW).write(file, text);
    let (rules, cases) = (folder.path().join("ferry.regel"), folder.path().join(file));
    let (rules, cases) = (rules.display().to_string(), cases.display().to_string());
    let mut arguments = vec!["compare"];
    arguments.extend(if goal.is_empty() { ["--all"] } else { [goal] });
    arguments.extend(["--cases", &cases, "--rules", &rules, "--law", "2020-06-01", "--law", "2020-06-01+bill"]);
    arguments.extend(more);
    let mut answer = Call::new(&arguments).run();
    let path = format!("{}/", folder.path().display());
    (answer.out, answer.err) = (answer.out.replace(&path, ""), answer.err.replace(&path, ""));
    answer
}

fn json(answer: &Answer) -> Json {
    serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{error}: {answer:?}"))
}

#[test]
fn a_table_is_told_by_goal_and_by_where_the_cases_part() {
    for lang in ["nb", "en"] {
        let answer = compared("", "cases.csv", TABLE, &["--lang", lang]);
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
        insta::assert_snapshot!(format!("effect_of_a_table_{lang}"), answer.out);
    }
}

/// Two measures of which each is enough, two that are only together, and one that takes nothing.
const MEASURES: &str = r#"
act fare_act { rank statute title nb "billettloven" en "Fares Act" in force from 2000-01-01 }
entity rider nb "den reisende" en "the rider" { age : whole number nb "alder" en "age"  ill : yes/no nb "syk" en "is ill" }
§ 1
ledd 1 {
    figure limit = 60 nb "grense" en "limit"
    condition old nb "gammel" en "old" holds when rider.age >= limit
    condition free nb "fri" en "free" holds when old and rider.ill
}
amendment bill {
    title nb "forslaget" en "the Bill" status proposed 2020-01-01
    measure lower nb "lavere" en "lower"
    measure young nb "yngre"  en "the younger"
    measure ill   nb "friske" en "the well"
}
amend fare_act § 1 ledd 1 under lower { replace figure limit = 50 }
amend fare_act § 1 ledd 1 under young { replace condition old holds when rider.age >= limit or rider.age >= 55 }
amend fare_act § 1 ledd 1 under ill { replace condition free holds when old }
"#;

#[test]
fn of_each_case_that_changes_it_is_told_which_measures_are_enough() {
    let folder = Folder::new();
    let table =
        "title;rider.age;rider.ill\nill, 57;57;yes\nill, 52;52;yes\nwell, 57;57;no\nwell, 70;70;no\nwell, 40;40;no\nill;;yes\nwell;55;\n";
    folder.write("law.regel", MEASURES).write("cases.csv", table);
    let versions = ["--rules", "law.regel", "--cases", "cases.csv", "--law", "2020-01-01", "--law", "2020-01-01+bill", "--format", "json"];
    let answer = Call::new(&[["compare", "free"].as_slice(), &versions, &["--lang", "en"]].concat()).within(folder.path()).run();
    let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for group in json(&answer)["goals"][0]["changes"][0]["groups"].as_array().into_iter().flatten() {
        let words = |set: &Json| {
            let names = set.as_array().into_iter().flatten().filter_map(Json::as_str).filter_map(|words| words.split_once(" (bill:"));
            names.map(|(_, rest)| rest.trim_end_matches(", proposed)").to_owned()).collect::<Vec<_>>().join(" and ")
        };
        let causes: Vec<String> = group["caused_by"].as_array().into_iter().flatten().map(words).collect();
        for case in group["cases"].as_array().into_iter().flatten().filter_map(|case| case["case"].as_str()) {
            told.insert(case.to_owned(), causes.clone());
        }
    }
    let expected = [
        ("ill, 57", vec!["lower", "young"]),
        ("ill, 52", vec!["lower"]),
        ("well, 57", vec!["lower and ill", "young and ill"]),
        ("well, 70", vec!["ill"]),
        ("well", vec!["lower and ill", "young and ill"]),
    ];
    let expected: BTreeMap<String, Vec<String>> =
        expected.into_iter().map(|(case, sets)| (case.to_owned(), sets.into_iter().map(str::to_owned).collect())).collect();
    assert_eq!(told, expected, "{answer:?}");
}

#[test]
fn folders_lines_and_tables_give_the_same() {
    let table = json(&compared("fare", "cases.csv", TABLE, &["--format", "json"]));
    let lines = r#"
{"title": "ten", "passenger": {"born": "2010-01-01", "travels": "2020-06-01", "bags": [{"weight": 20}, {"weight": 35}]}}
{"title": "thirteen", "passenger": {"born": "2007-01-01", "travels": "2020-06-01", "bags": []}}

{"title": "forty", "passenger": {"born": "1980-01-01", "travels": "2020-06-01", "bags": [{"weight": 45}, {"weight": 35}]}}
{"title": "unknown", "passenger": {"travels": "2020-06-01"}}"#;
    assert_eq!(json(&compared("fare", "cases.jsonl", lines, &["--format", "json"])), table);
    let folder = Folder::new();
    for (at, line) in lines.lines().filter(|line| !line.is_empty()).enumerate() {
        folder.write(&format!("cases/{at}.json"), line);
    }
    folder.write("ferry.regel", LAW).write("cases/readme.txt", "not a case");
    let (rules, cases) = (folder.path().join("ferry.regel").display().to_string(), folder.path().join("cases").display().to_string());
    let versions = ["--law", "2020-06-01", "--law", "2020-06-01+bill", "--format", "json"];
    let answer = Call::new(&[&["compare", "fare", "--cases", &cases, "--rules", &rules], versions.as_slice()].concat()).run();
    assert_eq!(json(&answer), table);
}

/// The answer to `fare` for the cases at a path of a folder.
fn fares_of(folder: &Folder, path: &str) -> Answer {
    folder.write("ferry.regel", LAW);
    let (rules, cases) = (folder.path().join("ferry.regel").display().to_string(), folder.path().join(path).display().to_string());
    let versions = ["--law", "2020-06-01", "--law", "2020-06-01+bill", "--format", "json", "--lang", "en"];
    Call::new(&[&["compare", "fare", "--cases", &cases, "--rules", &rules], versions.as_slice()].concat()).run()
}

#[test]
fn a_folder_has_the_cases_of_its_tables_and_lines_too() {
    let folder = Folder::new();
    folder
        .write("cases/a.csv", TABLE)
        .write("cases/deep/b.jsonl", r#"{"title": "five", "passenger": {"born": "2015-01-01", "travels": "2020-06-01"}}"#);
    folder.write("cases/c.yaml", "title: six\npassenger:\n  born: 2014-01-01\n  travels: 2020-06-01\n").write("cases/notes.md", "no case");
    let answer = fares_of(&folder, "cases");
    assert_eq!((answer.code, &json(&answer)["cases"]), (Some(0), &6.into()), "{answer:?}");
}

#[test]
fn rows_with_nothing_in_them_are_no_cases() {
    let folder = Folder::new();
    folder.write("cases.csv", format!("{TABLE};;;;;\n ; ;;;;\n\n;;;;;\n"));
    let answer = fares_of(&folder, "cases.csv");
    assert_eq!((answer.code, &json(&answer)["cases"]), (Some(0), &4.into()), "{answer:?}");
}

#[test]
fn a_quotation_mark_that_is_not_closed_is_told_as_what_it_is() {
    let folder = Folder::new();
    folder.write("cases.csv", TABLE.replace("thirteen;", "\"thirteen;"));
    let answer = fares_of(&folder, "cases.csv");
    assert_eq!((answer.code, &json(&answer)["cases"]), (Some(1), &1.into()));
    assert!(answer.err.contains("a cell of the row goes on over 3 lines"), "{}", answer.err);
    assert!(answer.err.contains("close the quotation mark"), "{}", answer.err);
}

#[test]
fn a_value_that_only_one_version_has_is_not_counted_as_the_same() {
    let folder = Folder::new();
    let bill = "\namend ferry_act § 1 under bags { insert ledd 3 { value fee : money nb \"gebyr\" en \"the fee\" = 5 kr } }\n";
    folder.write("ferry.regel", LAW.to_owned() + bill).write("cases.csv", TABLE);
    let (rules, cases) = (folder.path().join("ferry.regel").display().to_string(), folder.path().join("cases.csv").display().to_string());
    let versions = ["--law", "2020-06-01", "--law", "2020-06-01+bill", "--lang", "en"];
    let answer = Call::new(&[&["compare", "--all", "--cases", &cases, "--rules", &rules], versions.as_slice()].concat()).run();
    assert!(answer.out.contains("1 goal is not in every version"), "{}", answer.out);
    assert!(!answer.out.contains("No case gets another answer"), "{}", answer.out);
}

#[test]
fn totals_and_sums_are_those_of_the_cases() {
    let told = json(&compared("fare", "cases.csv", TABLE, &["--format", "json"]));
    let [before, after] = [0, 1].map(|at| told["goals"][0]["totals"][at].clone());
    // Ten travels free and two pay 100 kr; then thirteen travels free as well.
    assert_eq!(before["answers"], serde_json::json!({ "value": 3, "undetermined": 1 }));
    assert_eq!((&before["sum"]["value"], &after["sum"]["value"]), (&"200".into(), &"100".into()));
    let change = &told["goals"][0]["changes"][0];
    assert_eq!((&change["changed"], &change["groups"][0]["shift"]), (&1.into(), &"less".into()));
    assert_eq!(change["groups"][0]["cases"], serde_json::json!([{ "case": "thirteen", "answers": ["100", "0"] }]));
    assert_eq!(change["groups"][0]["parts_at"][0]["rule"], "child");
}

#[test]
fn a_case_that_parts_in_a_list_names_the_item() {
    let told = json(&compared("pays_for_luggage", "cases.csv", TABLE, &["--format", "json"]));
    let groups = &told["goals"][0]["changes"][0]["groups"];
    // Forty still has a bag of 45; in ten's case only the second bag was heavy.
    assert_eq!(groups.as_array().map(Vec::len), Some(1));
    assert_eq!(groups[0]["cases"][0]["case"], "ten");
    assert_eq!(groups[0]["cases"][0]["parts_at"], serde_json::json!([{ "rule": "heavy", "for": ["kolliet nr. 2"] }]));
}

#[test]
fn without_a_path_the_cases_are_those_of_the_rule_files() {
    let folder = Folder::new();
    folder.write("ferry.regel", LAW);
    let rules = folder.path().display().to_string();
    let versions = ["--law", "2020-06-01", "--law", "2020-06-01+bill", "--law", "2020-06-01+bill:bags", "--lang", "en"];
    let answer = Call::new(&[&["compare", "child", "--cases", "--rules", &rules], versions.as_slice()].concat()).run();
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!("effect_of_rule_files", answer.out);
}

/// The counts of every goal of the law of the program, case by case, are those of `compare` for one case after another.
#[test]
fn the_figures_are_those_of_decisions_one_by_one() {
    use paragraf::effect::{Case, Effect, Kept, Question};
    use paragraf::eval::Evaluator;
    use paragraf::law::{Lang, Version};
    use paragraf::pipeline::RuleFiles;
    use paragraf::suite::Cases;

    let base = RuleFiles::embedded();
    let plans: Vec<_> = ["2018-06-01", "2018-06-01+hoering_2018"]
        .iter()
        .map(|name| base.plan(&Version::parse(name).expect("a version")).expect("no mistakes"))
        .collect();
    let goals = vec!["to_programme".to_owned(), "benefit_per_year".to_owned(), "may_extend".to_owned()];
    let cases = Cases::of(&base, &plans).expect("no mistakes");
    let read: Vec<Case> = (0..cases.titles().count())
        .step_by(7)
        .filter_map(|at| {
            let facts: Vec<_> = plans.iter().map(|plan| cases.facts(at, plan)).collect::<Result<_, _>>().ok()?;
            Some(Case { name: at.to_string(), facts })
        })
        .collect();
    assert!(read.len() > 100);
    let question = Question { readings: vec![Vec::new(); 2], plans, goals, families: vec![None], lang: Lang::En };
    let mut effect = Effect::new(&question, Kept::All);
    for piece in read.chunks(33) {
        assert!(effect.add(piece).is_empty());
    }
    assert_eq!(effect.cases, read.len());
    for (goal, name) in effect.goals.iter().zip(&question.goals) {
        let mut changed = 0;
        for case in &read {
            let cells = [0, 1].map(|version| {
                let plan = &question.plans[version];
                let readings = case.facts[version].readings(plan.default_readings(), &[]);
                let goal = plan.checked().book().rule(name)?;
                Some(Evaluator::new(plan).decide(goal, &case.facts[version], &readings).expect("little work"))
            });
            changed += usize::from(cells[0] != cells[1]);
        }
        assert_eq!(goal.changed(0), changed, "{name}");
        let groups: usize = goal.changes[0].values().map(|group| group.cases.len()).sum();
        assert_eq!(groups, changed, "{name}");
        let counted: Vec<usize> = goal.answers.iter().map(|counts: &BTreeMap<_, usize>| counts.values().sum()).collect();
        assert_eq!(counted, [read.len(); 2], "{name}");
    }
}

#[test]
fn slips_in_tables_lead_to_the_cell() {
    let slips = [
        ("a column that no rule knows", "title;passenger.borne\nA;2010-01-01\n"),
        ("a head that is no path", "title;date of birth\nA;2010-01-01\n"),
        ("an item numbered from nought", "passenger.bags[0].weight\n3\n"),
        ("a column twice", "passenger.born;passenger.born\n2010-01-01;2010-01-01\n"),
        ("a list as one case", "bag.weight\n3\n"),
        ("nothing", ""),
        ("a day that is not there", "title;passenger.born\nA;2010-02-30\nB;2010-02-03\n"),
        ("a row that is too short", "title;passenger.born;passenger.travels\nA;2010-02-03\n"),
        ("a list empty and not", "passenger.bags;passenger.bags[1].weight\n[];3\n"),
        ("a quotation mark left open", "title;passenger.born\n\"A;2010-01-01\nB;2010-01-01\n"),
        ("a decimal comma in a table parted by commas", "title,passenger.bags[1].weight\nA,3,5\n"),
    ];
    let mut told = String::new();
    for (title, text) in slips {
        let answer = compared("child", "cases.csv", text, &["--lang", "en"]);
        assert_eq!(answer.code, Some(1), "{title}: {answer:?}");
        told.push_str(&format!("== {title}\n{}{}\n", answer.err, answer.out));
    }
    insta::assert_snapshot!("effect_slips_in_tables", told);
}

#[test]
fn what_is_no_source_of_cases_is_told() {
    let folder = Folder::new();
    folder.write("cases.txt", "").folder("empty");
    for (path, words) in [("cases.txt", "is no file of cases"), ("empty", "there are no cases"), ("gone.csv", "is not there")] {
        let path = folder.path().join(path).display().to_string();
        let answer = Call::new(&["compare", "--all", "--cases", &path, "--law", "2018-06-01", "--law", "2019-06-01", "--lang", "en"]).run();
        assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""), "{path}");
        assert!(answer.err.contains(words), "{}", answer.err);
    }
    let versions = ["--law", "2018-06-01", "--law", "2019-06-01", "--lang", "en"];
    let neither = Call::new(&[["compare", "--cases"].as_slice(), &versions].concat()).run();
    assert_eq!(neither.code, Some(2));
    assert!(neither.err.contains("`GOAL` is missing"), "{}", neither.err);
    let nothing = Call::new(&["differ", "--lang", "en"]).run();
    assert_eq!(nothing.code, Some(2));
    assert!(nothing.err.contains("`GOAL VERSION VERSION` is missing"), "{}", nothing.err);
    let both = Call::new(&[["compare", "to_programme", "--all", "--cases"].as_slice(), &versions].concat()).run();
    assert_eq!(both.code, Some(2));
    assert!(both.err.contains("say which goal, or all of them"), "{}", both.err);
    let single = Call::new(&["compare", "to_programme", "--cases", "--law", "2018-06-01", "--lang", "en"]).run();
    assert_eq!(single.code, Some(2));
    assert!(single.err.contains("at least two versions are needed"), "{}", single.err);
}

#[test]
fn a_table_may_be_written_by_any_program() {
    let wanted = json(&compared("fare", "cases.csv", TABLE, &["--format", "json"]));
    let forms = [
        TABLE.replace('\n', "\r\n"),
        format!("\u{feff}{TABLE}"),
        TABLE.replace(';', ","),
        TABLE.replace(';', "\t"),
        TABLE.replace("2020-06-01", "\"2020-06-01\""),
    ];
    for form in forms {
        assert_eq!(json(&compared("fare", "cases.csv", &form, &["--format", "json"])), wanted, "{form}");
    }
}

// ── Where two versions part ────────────────────────────────────────────────────────────────────────────────────────

/// A bill that puts another rule in the place of one that both versions need an age for, and adds one that is open in the case.
const AGE_AND_MORE: &str = r#"
act library_act { rank statute title nb "bibliotekloven" en "Library Act" in force from 2000-01-01 }
entity reader nb "leseren" en "the reader" {
    age : number nb "alder" en "age"  known : yes/no nb "kjent" en "known"  warned : yes/no nb "advart" en "warned"
    away : yes/no nb "borte" en "away"
}
§ 1
ledd 1 {
    figure lowest = 19 nb "laveste alder" en "lowest age"
    condition grown nb "gammel nok" en "old enough" holds when reader.age >= lowest
}
§ 2
ledd 1 {
    condition short nb "kort lån" en "a short loan" holds when grown and reader.known
    right may_borrow of reader nb "låne" en "borrow" holds when short
}
amendment bill {
    title nb "forslaget" en "the Bill" status proposed 2020-01-01
    measure lower nb "lavere alder" en "a lower age"
    measure other nb "annet lån" en "another loan"
    measure breaks nb "opphold" en "breaks"
}
amend library_act § 1 ledd 1 under lower { replace figure lowest = 18 }
amend library_act § 2 under other {
    replace ledd 1 {
        condition long nb "langt lån" en "a long loan" holds when grown and reader.known
        right may_borrow of reader nb "låne" en "borrow" holds when long
    }
}
amend library_act § 2 under breaks {
    insert ledd 2 {
        condition on_leave nb "har permisjon" en "is on leave" holds when reader.away
        condition is_warned nb "er advart" en "is warned" holds when reader.warned
        exception to may_borrow when is_warned and on_leave
    }
}
"#;

/// The rules where the law and a version with the bill part in a case, by name.
fn parted_at(law: &str, facts: &str, version: &str) -> Vec<String> {
    let folder = Folder::new();
    folder.write("law.regel", law);
    folder.write("case.json", facts);
    let call = ["compare", "may_borrow", "--facts", "case.json", "--law", "2020-01-01", "--law", version];
    let answer = Call::new(&[&call[..], &["--rules", "law.regel", "--format", "json"]].concat()).within(folder.path()).run();
    let data: serde_json::Value = serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{error}: {answer:?}"));
    let steps = data["partings"].as_array().unwrap_or_else(|| panic!("no partings in {data:#}"));
    steps.iter().map(|own| own["rule"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn what_decides_nothing_is_no_place_to_part() {
    // Eighteen: the age. The rules that went and came ask for the same, the exception does not apply, and whether he is away is open.
    let eighteen = r#"{ "reader": { "age": 18, "known": true, "warned": false } }"#;
    assert_eq!(parted_at(AGE_AND_MORE, eighteen, "2020-01-01+bill"), ["grown"]);
    // Unknown to the library, and let in by the new rule: they part at the rule that went and the one that came, not at what these ask for.
    let law = AGE_AND_MORE.replace(r#"en "a long loan" holds when grown and reader.known"#, r#"en "a long loan" holds when grown"#);
    assert_eq!(parted_at(&law, r#"{ "reader": { "age": 30, "known": false, "warned": false } }"#, "2020-01-01+bill"), ["short", "long"]);
    // Warned, and it is open whether he is away: that makes the answer open.
    let warned = r#"{ "reader": { "age": 30, "known": true, "warned": true } }"#;
    assert_eq!(parted_at(AGE_AND_MORE, warned, "2020-01-01+bill-bill:other"), ["on_leave"]);
}

#[test]
fn an_eighteen_year_old_is_kept_out_of_an_extension_by_the_age_alone() {
    let folder = Folder::new();
    let facts = r#"{
        "applicant": { "born": "1999-10-31", "receives_subsistence_benefits": "no" },
        "application": { "received": "2018-05-01" },
        "assessments": {
            "assistance_appropriate": { "value": "yes", "because": "x" },
            "assistance_necessary": { "value": "yes", "because": "x" },
            "earning_ability_significantly_reduced": { "value": "yes", "because": "x" },
            "work_ability_significantly_reduced": { "value": "yes", "because": "x" }
        },
        "new_period": { "begins": "2019-01-14", "ends": "2019-08-12" },
        "programme": {
            "completed": "no", "day": "2018-06-01", "grants": [{ "ends": "2019-01-13" }], "interrupted": "no",
            "start": "2017-08-14", "terminated": "no"
        },
        "work_ability_assessment": { "completed": "yes" }
    }"#;
    folder.write("case.json", facts);
    let call =
        ["compare", "may_extend", "--facts", "case.json", "--law", "2018-06-01", "--law", "2018-06-01+hoering_2018", "--format", "json"];
    let answer = Call::new(&call).within(folder.path()).run();
    let data: serde_json::Value = serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{error}: {answer:?}"));
    let steps = data["partings"].as_array().unwrap_or_else(|| panic!("no partings in {data:#}"));
    let names: Vec<&str> = steps.iter().filter_map(|own| own["rule"].as_str()).collect();
    assert_eq!(names, ["of_working_age"]);
}
