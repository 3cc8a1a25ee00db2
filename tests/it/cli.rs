//! The command as a user sees it: output in both languages and as data, and exit codes.
//!
//! Deciding, comparing and showing use the rules that come with the program. Tests that depend on the number of rules use the small law in
//! `tests/diagnostics/`.

use serde_json::Value as Json;

use super::support::{Answer, Call, Folder, decided, root};

const DONE: Option<i32> = Some(0);
const MISTAKES: Option<i32> = Some(1);
const USAGE: Option<i32> = Some(2);
const UNDETERMINED: Option<i32> = Some(3);

/// The law of the day, the proposal, and one of its measures.
const TODAY: &str = "2018-06-01";
const PROPOSED: &str = "2018-06-01+hoering_2018";
const ONE_MEASURE: &str = "2018-06-01+hoering_2018:lower_age_limit";

const EIGHTEEN: &str = "examples/eighteen.yaml";

/// The facts of `examples/eighteen.yaml` in other formats, another order and other notations.
const EIGHTEEN_JSON: &str = r#"{
  "assessments": {
    "disproportionately_burdensome": { "by": "the NAV office", "on": "2018-05-20", "value": false,
      "because": "nothing about the applicant makes a programme hard to offer" },
    "work_ability_significantly_reduced": { "value": true, "by": "the NAV office", "on": "2018-05-20",
      "because": "has been out of work and school for two years, with little to build on" },
    "earning_ability_significantly_reduced": { "value": "yes", "by": "the NAV office", "on": "2018-05-20",
      "because": "has never had an income to live on" },
    "assistance_appropriate": { "value": "ja", "by": "the NAV office", "on": "2018-05-20", "weighed": ["age"],
      "because": "follows up agreements when they are frequent" },
    "assistance_necessary": { "value": true, "by": "the NAV office", "on": "2018-05-20",
      "because": "ordinary schooling and shorter courses have been tried without result",
      "weighed": ["ordinary_education", "lesser_measures"] }
  },
  "programme_offer": { "possible": true, "obstacle": null },
  "work_ability_assessment": { "completed": true },
  "application": { "received": "2018-06-01" },
  "applicant": { "receives_subsistence_benefits": false, "born": "2000-06-01" },
  "title": "18 years old, all else met"
}"#;

const EIGHTEEN_TOML: &str = r#"
title = "18 years old, all else met"
application.received = 2018-06-01
work_ability_assessment.completed = true
programme_offer.possible = true

[applicant]
born = 2000-06-01
receives_subsistence_benefits = false

[assessments.work_ability_significantly_reduced]
value = true
because = "has been out of work and school for two years, with little to build on"
by = "the NAV office"
on = 2018-05-20

[assessments.earning_ability_significantly_reduced]
value = true
because = "has never had an income to live on"
by = "the NAV office"
on = 2018-05-20

[assessments.assistance_appropriate]
value = true
because = "follows up agreements when they are frequent"
by = "the NAV office"
on = 2018-05-20
weighed = ["age"]

[assessments.assistance_necessary]
value = true
because = "ordinary schooling and shorter courses have been tried without result"
by = "the NAV office"
on = 2018-05-20
weighed = ["ordinary_education", "lesser_measures"]

[assessments.disproportionately_burdensome]
value = false
because = "nothing about the applicant makes a programme hard to offer"
by = "the NAV office"
on = 2018-05-20
"#;

fn run(arguments: &[&str]) -> Answer {
    Call::new(arguments).run()
}

fn decide(version: &str, more: &[&str]) -> Answer {
    run(&[&["decide", "to_programme", "--facts", EIGHTEEN, "--law", version], more].concat())
}

fn json(answer: &Answer) -> Json {
    assert_eq!(answer.err, "", "data comes without messages");
    serde_json::from_str(&answer.out).expect("what is printed as JSON is JSON")
}

/// The keys of a map, in order.
fn keys(json: &Json) -> Vec<&str> {
    let mut keys: Vec<&str> = json.as_object().expect("a map").keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

/// Compares the output of a command with its snapshot.
fn snapshot(name: &str, arguments: &[&str], answer: &Answer) {
    let text = format!("{}{}{}", answer.out, if answer.err.is_empty() { "" } else { "── messages ──\n" }, answer.err);
    let shown = arguments.iter().map(|argument| if argument.contains(' ') { format!("\"{argument}\"") } else { (*argument).to_owned() });
    let shown = format!("paragraf {}  (exit code {:?})", shown.collect::<Vec<_>>().join(" "), answer.code.expect("an exit code"));
    insta::with_settings!({
        omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "snapshots/cli", description => shown,
    }, {
        insta::assert_snapshot!(name, text);
    });
}

/// A folder with the sound law of the diagnostics and additional rules.
fn law_folder(more: &str) -> Folder {
    let folder = Folder::new();
    let law = std::fs::read_to_string(root().join("tests/diagnostics/law.regel")).expect("the small law");
    folder.write("rules/law.regel", law).write("rules/more.regel", more);
    folder
}

// ── The case of eighteen years ─────────────────────────────────────────────────────────────────────────────────────

#[test]
fn eighteen_is_refused_today_and_entitled_under_the_proposal() {
    for (version, outcome) in [(TODAY, "no"), (PROPOSED, "yes"), (ONE_MEASURE, "yes")] {
        let answer = decide(version, &["--format", "json"]);
        assert_eq!(answer.code, DONE, "{}", answer.err);
        let json = json(&answer);
        assert_eq!((&json["outcome"], &json["version"]), (&Json::from(outcome), &Json::from(version)));
    }
}

#[test]
fn decisions_read_well() {
    for (name, version) in [("today", TODAY), ("proposed", PROPOSED), ("one-measure", ONE_MEASURE)] {
        for lang in ["nb", "en"] {
            let arguments = ["decide", "to_programme", "--facts", EIGHTEEN, "--law", version, "--lang", lang];
            let answer = run(&arguments);
            assert_eq!((answer.code, answer.err.as_str()), (DONE, ""));
            snapshot(&format!("decide-{name}-{lang}"), &arguments, &answer);
        }
    }
}

#[test]
fn an_open_case_says_what_is_missing() {
    let folder = Folder::new();
    folder.write("facts.yaml", "applicant:\n  born: 1990-03-02\n  receives_subsistence_benefits: unknown\n");
    for lang in ["nb", "en"] {
        let arguments = ["decide", "to_programme", "--facts", "facts.yaml", "--law", TODAY, "--lang", lang];
        let answer = Call::new(&arguments).within(folder.path()).run();
        assert_eq!(answer.code, UNDETERMINED);
        snapshot(&format!("decide-open-{lang}"), &arguments, &answer);
    }
}

#[test]
fn a_case_that_turns_on_a_reading_says_so() {
    let folder = Folder::new();
    folder.write("facts.json", EIGHTEEN_JSON.replace("2000-06-01", "1951-06-01"));
    for lang in ["nb", "en"] {
        let arguments = ["decide", "to_programme", "--facts", "facts.json", "--law", TODAY, "--lang", lang];
        let answer = Call::new(&arguments).within(folder.path()).run();
        snapshot(&format!("decide-sixty-seven-{lang}"), &arguments, &answer);
        let other = [&arguments[..], &["--reading", "upper_age_limit=through_67", "--format", "json"]].concat();
        let answer = [answer, Call::new(&other).within(folder.path()).run()];
        assert_eq!(answer.each_ref().map(|answer| answer.code), [DONE, DONE]);
        assert_eq!(json(&answer[1])["outcome"], "yes");
    }
}

// ── The shape of the data ──────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_decision_as_data_has_every_key() {
    for lang in ["nb", "en"] {
        for version in [TODAY, PROPOSED] {
            let json = json(&decide(version, &["--format", "json", "--lang", lang]));
            assert_eq!(
                keys(&json),
                [
                    "citations",
                    "explanation",
                    "goal",
                    "language",
                    "missing",
                    "outcome",
                    "readings",
                    "reservations",
                    "schema",
                    "sentence",
                    "turns_on",
                    "version",
                    "what_would"
                ]
            );
            assert_eq!(json["schema"], "paragraf/1.0");
            assert_eq!((&json["goal"], &json["version"], &json["language"]), (&"to_programme".into(), &version.into(), &lang.into()));
            assert_eq!(json["missing"], Json::Array(Vec::new()));
            let citations = json["citations"].as_array().expect("citations");
            assert!(!citations.is_empty(), "an answer rests on something");
            for citation in citations {
                assert_eq!(
                    keys(citation),
                    [
                        "act",
                        "changed_by",
                        "displaced",
                        "displaced_in_part",
                        "given_under",
                        "letter",
                        "link",
                        "measures",
                        "number",
                        "point",
                        "rank",
                        "section",
                        "sentence",
                        "sources",
                        "subsection",
                        "text",
                        "unverified"
                    ]
                );
            }
            let statute = &citations[0];
            assert_eq!(
                (&statute["act"], &statute["section"], &statute["rank"]),
                (&"sosialtjenesteloven".into(), &"29".into(), &"statute".into())
            );
            assert!(statute["link"].as_str().is_some_and(|link| link.starts_with("https://")));
            steps(&json["explanation"]);
            let text = serde_json::to_string(&json["explanation"]).expect("JSON");
            assert!(text.contains(if lang == "nb" { "alder per" } else { "the applicant's age as of" }), "{text}");
        }
    }
}

/// Every step has all its keys, a known outcome and a provision.
fn steps(step: &Json) {
    assert_eq!(keys(step), ["bounds", "details", "fault", "outcome", "provision", "rule", "steps", "text"]);
    let known = ["met", "not_met", "undetermined", "value", "fault", "not_examined"];
    assert!(step["outcome"].as_str().is_some_and(|outcome| known.contains(&outcome)), "{}", step["outcome"]);
    assert!(step["provision"].as_str().is_some_and(|provision| provision.contains('§')), "{}", step["provision"]);
    assert!(step["text"].as_str().is_some_and(|text| !text.is_empty()));
    step["steps"].as_array().expect("steps").iter().for_each(steps);
}

#[test]
fn what_is_missing_is_data_too() {
    let folder = Folder::new();
    folder.write(
        "facts.json",
        EIGHTEEN_JSON.replace("\"completed\": true", "\"completed\": \"unknown\"").replace("\"born\": \"2000-06-01\"", "\"born\": null"),
    );
    let answer = Call::new(&["decide", "to_programme", "--facts", "facts.json", "--law", TODAY, "--format", "json", "--lang", "en"])
        .within(folder.path())
        .run();
    assert_eq!(answer.code, UNDETERMINED);
    let json = json(&answer);
    assert_eq!(json["outcome"], "undetermined");
    let missing = json["missing"].as_array().expect("what is missing");
    let facts: Vec<&str> = missing.iter().filter_map(|missing| missing["fact"].as_str()).collect();
    assert_eq!(facts, ["applicant.born", "work_ability_assessment.completed"]);
    for missing in missing {
        assert_eq!(keys(missing), ["fact", "item", "kind", "label", "path", "provisions", "question", "state", "type"]);
        assert_eq!((&missing["kind"], &missing["state"]), (&"fact".into(), &"unknown".into()));
        assert!(missing["provisions"].as_array().is_some_and(|provisions| !provisions.is_empty()));
    }
}

#[test]
fn an_amount_is_data_with_its_unit() {
    let folder = law_folder("");
    folder.write("facts.json", "{\"boat\": {\"length\": 8.5, \"crew\": 0}}");
    let call = |goal: &str| {
        Call::new(&["decide", goal, "--facts", "facts.json", "--rules", "rules", "--law", "2019-06-01", "--format", "json"])
            .within(folder.path())
            .run()
    };
    let fee = call("fee");
    assert_eq!((fee.code, &json(&fee)["outcome"]), (DONE, &serde_json::json!({ "value": "10625", "unit": "NOK per year" })));
    let fault = call("fee_per_hand");
    assert_eq!((fault.code, &json(&fault)["outcome"]), (MISTAKES, &"fault".into()));
}

#[test]
fn a_comparison_as_data_has_every_key() {
    let answer = run(&["compare", "to_programme", "--facts", EIGHTEEN, "--law", TODAY, "--law", PROPOSED, "--format", "json"]);
    assert_eq!(answer.code, DONE);
    let json = json(&answer);
    assert_eq!(keys(&json), ["decisions", "grounds", "moves", "partings", "same_outcome", "schema"]);
    assert_eq!((&json["schema"], &json["same_outcome"]), (&"paragraf/1.0".into(), &false.into()));
    let outcomes: Vec<&Json> = json["decisions"].as_array().expect("two decisions").iter().map(|decision| &decision["outcome"]).collect();
    assert_eq!(outcomes, ["no", "yes"]);
    let parting = &json["partings"][0];
    assert_eq!(keys(parting), ["changed_by", "conditions", "figures", "for", "label", "outcomes", "parameters", "provisions", "rule"]);
    assert_eq!(parting["rule"], "of_working_age");
    assert_eq!(
        (&parting["figures"][0]["figure"], &parting["figures"][0]["values"]),
        (&"lower_age_limit".into(), &serde_json::json!(["19", "18"]))
    );
}

#[test]
fn the_facts_of_a_goal_are_a_json_schema() {
    for lang in ["nb", "en"] {
        let json = json(&run(&["facts", "to_programme", "--law", TODAY, "--format", "json", "--lang", lang]));
        assert_eq!(json["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(json["additionalProperties"], false);
        let born = &json["properties"]["applicant"]["properties"]["born"];
        assert_eq!(keys(born), ["description", "format", "title", "type", "x-provisions"]);
        assert_eq!(born["title"], if lang == "nb" { "fødselsdato" } else { "date of birth" });
        // An assessment is unknown, or a value with its reason.
        let assessed = &json["properties"]["assessments"]["properties"]["assistance_necessary"]["anyOf"][1];
        assert_eq!(assessed["required"], serde_json::json!(["value", "because"]));
        assert_eq!(keys(&assessed["properties"]), ["because", "by", "on", "value", "weighed"]);
        // Every fact in the schema is an input of the goal.
        for facts in json["properties"].as_object().expect("a map").values().filter_map(|group| group["properties"].as_object()) {
            for (name, fact) in facts.iter().filter(|(_, fact)| fact["x-provisions"].is_array()) {
                assert_ne!(fact["x-provisions"], serde_json::json!([]), "{name}");
            }
        }
    }
}

// ── One answer, however it is asked for ────────────────────────────────────────────────────────────────────────────

#[test]
fn three_formats_give_the_same_bytes() {
    let folder = Folder::new();
    let yaml = std::fs::read_to_string(root().join(EIGHTEEN)).expect("the example");
    folder.write("eighteen.json", EIGHTEEN_JSON).write("eighteen.toml", EIGHTEEN_TOML).write("eighteen.yml", &yaml);
    folder.write("windows.yaml", format!("\u{feff}{}", yaml.replace('\n', "\r\n")));
    for format in ["text", "json"] {
        for version in [TODAY, PROPOSED] {
            let expected = decide(version, &["--format", format]);
            // A missing fact and one given as `unknown` differ only if the answer is open, which it is not here.
            for name in ["eighteen.json", "eighteen.toml", "eighteen.yml", "windows.yaml"] {
                let call = ["decide", "to_programme", "--facts", name, "--law", version, "--format", format];
                let answer = Call::new(&call).within(folder.path()).run();
                assert_eq!((answer.code, answer.out.as_str()), (DONE, expected.out.as_str()), "{name}: {}", answer.err);
            }
        }
    }
}

#[test]
fn two_runs_give_the_same_bytes() {
    let folder = law_folder("case \"One\" { owner.resident = no under 2019-06-01 expect to_berth is no }\n");
    let rules = folder.path().join("rules").display().to_string();
    let commands: [&[&str]; 9] = [
        &["decide", "to_programme", "--facts", EIGHTEEN, "--law", TODAY],
        &["decide", "to_programme", "--facts", EIGHTEEN, "--law", PROPOSED, "--format", "json"],
        &["decide", "--law", TODAY],
        &["compare", "to_programme", "--facts", EIGHTEEN, "--law", TODAY, "--law", PROPOSED],
        &["check", "--rules", &rules],
        &["test", "--rules", &rules],
        &["show", "§ 29", "--law", PROPOSED],
        &["facts", "to_programme", "--law", TODAY],
        &["facts", "to_programme", "--law", TODAY, "--format", "json"],
    ];
    for arguments in commands {
        let (first, second) = (run(arguments), run(arguments));
        assert_eq!((first.code, &first.out, &first.err), (second.code, &second.out, &second.err), "{arguments:?}");
        assert!(!first.out.is_empty(), "{arguments:?}");
    }
}

#[test]
fn an_amendment_is_shown_with_what_is_claimed_of_it() {
    for (name, arguments) in [
        ("show-amendment-nb", ["show", "hoering_2018", "--lang", "nb", "--rules", "rules"]),
        ("show-amendment-adopted-en", ["show", "reform_2012", "--lang", "en", "--rules", "tests/laws/tram.regel"]),
    ] {
        let answer = run(&arguments);
        assert_eq!(answer.code, DONE, "{}", answer.err);
        snapshot(name, &arguments, &answer);
    }
}

#[test]
fn it_works_from_any_folder() {
    let folder = Folder::new();
    let facts = root().join(EIGHTEEN).display().to_string();
    let arguments = ["decide", "to_programme", "--facts", &facts, "--law", TODAY];
    let (here, there) = (run(&arguments), Call::new(&arguments).within(folder.path()).run());
    assert_eq!((here.code, &here.out), (there.code, &there.out));
    assert_eq!(here.out, decide(TODAY, &[]).out);
}

#[test]
fn names_of_files_may_have_any_letters() {
    let folder = law_folder("");
    folder.write("Åses sak – § 1 (é).yaml", "owner:\n  resident: no\n");
    let arguments = ["decide", "to_berth", "--rules", "./rules", "--law", "2019-06-01", "--facts", "Åses sak – § 1 (é).yaml"];
    let answer = Call::new(&arguments).within(folder.path()).run();
    assert_eq!((answer.code, answer.err.as_str()), (DONE, ""));
}

#[test]
fn options_stand_before_or_behind_the_command() {
    let behind = run(&["show", "§ 29", "--law", TODAY, "--lang", "en"]);
    let before = run(&["--lang", "en", "show", "§ 29", "--law", TODAY]);
    assert_eq!((behind.code, &behind.out), (before.code, &before.out));
    assert_eq!(behind.code, DONE);
}

#[test]
fn nothing_is_coloured_but_on_a_terminal() {
    for (name, value) in
        [("NO_COLOR", "1"), ("NO_COLOR", ""), ("TERM", "dumb"), ("TERM", "xterm-256color"), ("FORCE_COLOR", "1"), ("CLICOLOR_FORCE", "1")]
    {
        let arguments: [&[&str]; 3] = [
            &["decide", "to_programme", "--facts", EIGHTEEN, "--law", TODAY],
            &["decide", "to_program", "--law", TODAY],
            &["decide", "--help"],
        ];
        for arguments in arguments {
            let answer = Call::new(arguments).env(name, value).run();
            assert!(!answer.out.contains('\u{1b}') && !answer.err.contains('\u{1b}'), "{name}={value:?} {arguments:?}");
            assert_eq!(answer.out, run(arguments).out);
        }
    }
}

#[test]
fn lines_fit_the_terminal_as_far_as_it_tells() {
    let arguments = ["decide", "to_programme", "--facts", EIGHTEEN, "--law", PROPOSED, "--lang", "en"];
    for columns in [60, 100, 140] {
        let answer = Call::new(&arguments).env("COLUMNS", &columns.to_string()).run();
        // The answer and the version stand before the first blank line, each on its own line.
        let (_, reasons) = answer.out.split_once("\n\n").expect("the answer, and behind it the reasons");
        let longest = reasons.lines().map(|line| line.chars().count()).max().expect("a line");
        assert!(longest <= columns, "{longest} of {columns}");
    }
    // Lists and rules, which other programs read line by line, are broken where somebody says how wide it is.
    for arguments in [&["decide", "--law", TODAY][..], &["show", "sosialtjenesteloven § 29", "--law", TODAY]] {
        let answer = Call::new(arguments).env("COLUMNS", "60").run();
        let longest = answer.out.lines().map(|line| line.chars().count()).max().expect("a line");
        assert!(longest <= 60, "{arguments:?}: {longest}");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&answer.out), words(&run(arguments).out), "{arguments:?}");
    }
    let nonsense = Call::new(&arguments).env("COLUMNS", "wide").run();
    assert_eq!(nonsense.out, run(&arguments).out);
}

// ── The other commands ─────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn comparisons_read_well() {
    for lang in ["nb", "en"] {
        let arguments = ["compare", "to_programme", "--facts", EIGHTEEN, "--law", TODAY, "--law", PROPOSED, "--lang", lang];
        snapshot(&format!("compare-{lang}"), &arguments, &run(&arguments));
        let arguments = ["compare", "to_programme", "--facts", EIGHTEEN, "--law", PROPOSED, "--law", ONE_MEASURE, "--lang", lang];
        snapshot(&format!("compare-same-answer-{lang}"), &arguments, &run(&arguments));
    }
}

#[test]
fn a_provision_reads_as_it_stands_in_a_version() {
    for lang in ["nb", "en"] {
        for (name, version) in [("today", TODAY), ("proposed", PROPOSED)] {
            let arguments = ["show", "§ 29", "--law", version, "--lang", lang];
            let answer = run(&arguments);
            assert_eq!(answer.code, DONE);
            snapshot(&format!("show-{name}-{lang}"), &arguments, &answer);
        }
        let arguments = ["show", "§ 299", "--law", TODAY, "--lang", lang];
        let answer = run(&arguments);
        assert_eq!((answer.code, answer.out.as_str()), (MISTAKES, ""));
        assert!(
            answer.err.contains("P0103") && answer.err.contains("§ 299") && answer.err.contains("sosialtjenesteloven § 29"),
            "{}",
            answer.err
        );
        let answer = run(&["show", "29", "--law", TODAY, "--lang", lang]);
        assert_eq!((answer.code, answer.out.as_str()), (USAGE, ""));
    }
    let named = run(&["show", "sosialtjenesteloven § 29", "--law", TODAY]);
    let body = named.out.split_once("\n\n").expect("a heading").1;
    assert!(run(&["show", "§ 29", "--law", TODAY]).out.ends_with(body), "without the act, those of every act");
    assert_eq!(run(&["show", "folketrygdloven § 29", "--law", TODAY]).code, MISTAKES);
}

#[test]
fn the_facts_of_a_goal_are_a_file_to_fill_in() {
    let folder = Folder::new();
    for lang in ["nb", "en"] {
        let arguments = ["facts", "to_programme", "--law", TODAY, "--lang", lang];
        let answer = run(&arguments);
        assert_eq!((answer.code, answer.err.as_str()), (DONE, ""));
        snapshot(&format!("facts-{lang}"), &arguments, &answer);
        folder.write("facts.yaml", &answer.out);
        let decided =
            Call::new(&["decide", "to_programme", "--facts", "facts.yaml", "--law", TODAY, "--lang", lang]).within(folder.path()).run();
        assert_eq!((decided.code, decided.err.as_str()), (UNDETERMINED, ""), "as it stands, everything is unknown");
    }
}

#[test]
fn what_can_be_decided_is_listed() {
    for lang in ["nb", "en"] {
        let arguments = ["decide", "--law", TODAY, "--lang", lang];
        let answer = run(&arguments);
        assert_eq!((answer.code, answer.err.as_str()), (DONE, ""));
        snapshot(&format!("goals-{lang}"), &arguments, &answer);
    }
}

#[test]
fn the_rules_that_come_along_have_no_mistakes() {
    let answer = run(&["check"]);
    assert_eq!((answer.code, answer.err.as_str()), (DONE, ""));
}

#[test]
fn checks_and_tests_tell_what_they_found() {
    const GOOD: &str = "case \"A foreigner\" { owner.resident = no under 2019-06-01 expect to_berth is no citing § 1 ledd 2 }\n";
    const WRONG: &str = "case \"A native\" { owner.resident = yes under 2019-06-01 expect to_berth is no }\n";
    const IDLE: &str = "case \"Nothing\" { owner.resident = yes }\n";
    const MISTAKEN: &str = "in berth_act\n§ 3\nledd 1 { condition x nb \"x\" en \"x\" holds when zebra }\n";
    let table = [
        ("sound", GOOD.to_owned(), DONE, DONE),
        ("wrong", format!("{GOOD}{WRONG}"), DONE, MISTAKES),
        ("idle", format!("{GOOD}{IDLE}"), DONE, DONE),
        ("mistaken", format!("{GOOD}{MISTAKEN}"), MISTAKES, MISTAKES),
        ("no-cases", String::new(), DONE, USAGE),
    ];
    for (name, more, checked, tested) in table {
        let folder = law_folder(&more);
        for lang in ["nb", "en"] {
            for (command, code) in [("check", checked), ("test", tested)] {
                let arguments = [command, "--rules", "rules", "--lang", lang];
                let answer = Call::new(&arguments).within(folder.path()).run();
                assert_eq!(answer.code, code, "{command} {name}: {}", answer.err);
                snapshot(&format!("{command}-{name}-{lang}"), &arguments, &answer);
            }
        }
    }
}

#[test]
fn cases_are_chosen_by_their_title() {
    let folder = law_folder(
        "case \"Åse\" { owner.resident = no under 2019-06-01 expect to_berth is no }\ncase \"Bo\" { owner.resident = no under 2019-06-01 expect to_berth is yes }\n",
    );
    let test = |filter: &str| Call::new(&["test", filter, "--rules", "rules", "--lang", "en"]).within(folder.path()).run();
    assert_eq!((test("Ås").code, test("Bo").code, test("Cecilie").code), (DONE, MISTAKES, USAGE));
}

// ── Exit codes ─────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn every_exit_code_has_its_meaning() {
    let folder = law_folder("");
    folder
        .write("open.yaml", "owner:\n  resident: yes\n")
        .write("closed.yaml", "owner:\n  resident: no\n")
        .write("wrong.yaml", "owner:\n  resdent: no\n");
    folder.write("nobody.yaml", "boat:\n  length: 8\n  crew: 0\n");
    let law = ["--rules", "rules", "--law", "2019-06-01"];
    let table: [(&[&str], Option<i32>); 17] = [
        (&["decide", "to_berth", "--facts", "closed.yaml"], DONE),
        (&["decide", "to_berth", "--facts", "open.yaml"], UNDETERMINED),
        (&["decide", "to_berth", "--facts", "wrong.yaml"], MISTAKES),
        (&["decide", "to_berth", "--facts", "nothing.yaml"], MISTAKES),
        (&["decide", "fee_per_hand", "--facts", "nobody.yaml"], MISTAKES),
        (&["decide", "to_berth"], USAGE),
        (&["decide", "to_bert", "--facts", "closed.yaml"], USAGE),
        (&["decide", "to_berth", "--facts", "closed.yaml", "--law", "yesterday"], USAGE),
        (&["decide", "to_berth", "--facts", "closed.yaml", "--reading", "day_of_age"], USAGE),
        (&["decide", "to_berth", "--facts", "closed.yaml", "--colour"], USAGE),
        (&["decide", "to_berth", "--facts", "closed.yaml", "--lang", "nn"], USAGE),
        (&["decide", "to_berth", "--facts", "closed.yaml", "--format", "xml"], USAGE),
        (&["judge", "to_berth"], USAGE),
        (&["compare", "to_berth", "--facts", "closed.yaml"], USAGE),
        (&["compare", "to_berth", "--facts", "closed.yaml", "--law", "2019-06-01+bill_2019:younger"], DONE),
        (&["compare", "to_berth", "--facts", "open.yaml", "--law", "2019-06-01+bill_2019"], UNDETERMINED),
        (&["show", "§ 1"], DONE),
    ];
    for (arguments, code) in table {
        let law = if arguments.contains(&"yesterday") { &law[..2] } else { &law[..] };
        let answer = Call::new(&[arguments, law].concat()).within(folder.path()).run();
        assert_eq!(answer.code, code, "{arguments:?}: {}{}", answer.out, answer.err);
        let told = answer.code == DONE || answer.code == UNDETERMINED || answer.out.contains("avgjøres");
        assert_eq!(
            (answer.out.is_empty(), answer.err.is_empty()),
            (!told, told),
            "{arguments:?}: answers to one stream, mistakes to the other"
        );
    }
}

// ── Messages and help ──────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn wrong_names_are_told_with_the_nearest() {
    let table: [(&str, &[&str], &str, &str); 9] = [
        ("a goal", &["decide", "to_program", "--law", TODAY], "P0605", "to_programme"),
        ("a goal of no version", &["decide", "to_programme", "--law", "2009-06-01"], "P0605", "2010-01-01"),
        ("a day of no law", &["decide", "to_programme", "--law", "1800-01-01"], "P0307", "--law"),
        ("a version", &["decide", "to_programme", "--law", "2018-13-01"], "P0305", "2018-13-01"),
        ("an amendment", &["decide", "to_programme", "--law", "2018-06-01+hoering_2019"], "P0304", "hoering_2018"),
        ("a measure", &["decide", "to_programme", "--law", "2018-06-01+hoering_2018:lower_age_limt"], "P0304", "lower_age_limit"),
        ("a reading", &["decide", "to_programme", "--law", TODAY, "--reading", "uper_age_limit=until_67"], "P0606", "upper_age_limit"),
        ("an alternative", &["decide", "to_programme", "--law", TODAY, "--reading", "upper_age_limit=until_68"], "P0606", "until_67"),
        (
            "a measure without what it needs",
            &["decide", "to_programme", "--law", "2018-06-01+hoering_2018:refusal_only_exceptionally"],
            "P0302",
            "technical_merges",
        ),
    ];
    for (name, arguments, code, near) in table {
        for lang in ["nb", "en"] {
            let arguments = [arguments, &["--facts", EIGHTEEN, "--lang", lang]].concat();
            let answer = run(&arguments);
            assert_eq!((answer.out.as_str(), answer.code.is_some_and(|code| code == 1 || code == 2)), ("", true), "{}", answer.err);
            assert!(answer.err.contains(code) && answer.err.contains(near), "{}", answer.err);
            snapshot(&format!("wrong-{}-{lang}", name.replace(' ', "-")), &arguments, &answer);
        }
    }
}

#[test]
fn help_reads_well() {
    for lang in ["nb", "en"] {
        for command in ["", "decide", "compare", "check", "test", "fmt", "list", "show", "facts", "explain-error"] {
            let mut arguments: Vec<&str> = [command].into_iter().filter(|command| !command.is_empty()).collect();
            arguments.extend(["--help", "--lang", lang]);
            let answer = run(&arguments);
            assert_eq!((answer.code, answer.err.as_str()), (DONE, ""));
            let name = format!("help-{command}").trim_end_matches('-').to_owned();
            snapshot(&format!("{name}-{lang}"), &arguments, &answer);
            let words = ["Usage", "Options", "Commands", "Arguments", "Print", "possible values", "default:", "[OPTIONS]"];
            assert!(lang == "en" || !words.iter().any(|word| answer.out.contains(word)), "a word of another language: {}", answer.out);
        }
    }
    let version = run(&["--version"]);
    assert_eq!((version.code, version.out.as_str()), (DONE, concat!("paragraf ", env!("CARGO_PKG_VERSION"), "\n")));
    let nothing = run(&[]);
    assert_eq!((nothing.code, nothing.out.as_str()), (USAGE, ""));
    assert_eq!(nothing.err, run(&["--help"]).out);
}

#[test]
fn wrong_usage_is_told_in_both_languages() {
    let table: [&[&str]; 26] = [
        &["judge"],
        &["decid", "to_programme"],
        &["help"],
        &["--rules", "rules"],
        &["--colour"],
        &["decide", "--law", "2018-06-01", "--fact", "case.yaml"],
        &["decide", "to_programme", "case.yaml"],
        &["decide", "to_programme", "2018-06-01"],
        &["decide", "to_programme", "--law", "2018-06-01", "--law", "2019-01-01"],
        &["decide", "to_programme", "--facts"],
        &["decide", "to_programme", "--facts="],
        &["decide", "to_programme", "--format", "jsno"],
        &["decide", "to_programme", "--format", "xml"],
        &["decide", "to_programme", "--facts-format", "yaml"],
        &["decide", "to_programme", "--facts", "-"],
        &["decide", "to_programme", "--facts", "-", "--facts-format", "xml"],
        &["compare"],
        &["compare", "to_programme"],
        &["compare", "to_programme", "--law", "2018-06-01"],
        &["check", "rules"],
        &["test", "one", "two"],
        &["test", "--coverage", "--mutate"],
        &["test", "--coverage=all"],
        &["facts"],
        &["show"],
        &["check", "--lang", "nn"],
    ];
    let mut told = String::new();
    for arguments in table {
        for lang in ["nb", "en"] {
            // `nn` is not a language; adding ours would replace it.
            let lang: &[&str] = if arguments.contains(&"nn") { &[] } else { &["--lang", lang] };
            let answer = run(&[lang, arguments].concat());
            assert_eq!((answer.code, answer.out.as_str()), (USAGE, ""), "{arguments:?}");
            told.push_str(&format!("$ paragraf {}\n{}\n", [lang, arguments].concat().join(" "), answer.err));
        }
    }
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "snapshots/cli" }, {
        insta::assert_snapshot!("wrong-usage", told);
    });
}

#[cfg(unix)]
#[test]
fn a_word_that_is_no_text_is_wrong_usage() {
    use std::os::unix::ffi::OsStrExt;
    let word = std::ffi::OsStr::from_bytes(b"to_\xff");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_paragraf"));
    command.arg("decide").arg(word).args(["--lang", "en"]);
    let answer = Call::of(command).run();
    assert_eq!((answer.code, answer.err.contains("P0609") && answer.err.contains("is not UTF-8")), (USAGE, true), "{}", answer.err);
}

// ── Where the facts come from ──────────────────────────────────────────────────────────────────────────────────────

#[test]
fn facts_may_come_from_standard_input() {
    let yaml = std::fs::read_to_string(root().join(EIGHTEEN)).expect("the example");
    let wanted = decide(TODAY, &[]);
    for (format, text) in [("yaml", yaml.as_str()), ("json", EIGHTEEN_JSON), ("toml", EIGHTEEN_TOML)] {
        let arguments = ["decide", "to_programme", "--facts", "-", "--facts-format", format, "--law", TODAY];
        let answer = Call::new(&arguments).input(text).run();
        assert_eq!((answer.code, answer.err.as_str(), answer.out == wanted.out), (DONE, "", true), "{format}");
    }
    let both = ["compare", "to_programme", "--facts", "-", "--facts-format", "yaml", "--law", TODAY, "--law", PROPOSED];
    let file = run(&["compare", "to_programme", "--facts", EIGHTEEN, "--law", TODAY, "--law", PROPOSED]);
    assert_eq!(Call::new(&both).input(&yaml).run().out, file.out, "it is read once, for both");
    let wrong = ["decide", "to_programme", "--facts", "-", "--facts-format", "yaml", "--law", TODAY, "--lang", "en"];
    let answer = Call::new(&wrong).input(yaml.replace("born", "bron")).run();
    assert_eq!(answer.code, MISTAKES);
    assert!(answer.err.contains("[standard input:"), "{}", answer.err);
    let answer = Call::new(&wrong).input(b"title: \xe5\n").run();
    assert!(answer.err.contains("P0602") && answer.err.contains("`standard input` is not UTF-8"), "{}", answer.err);
}

#[test]
fn the_format_may_be_told_where_the_name_does_not() {
    let folder = Folder::new();
    folder.write("case.txt", EIGHTEEN_JSON);
    let call = |more: &[&str]| {
        let arguments = [&["decide", "to_programme", "--facts", "case.txt", "--law", TODAY], more].concat();
        Call::new(&arguments).within(folder.path()).run()
    };
    assert_eq!(call(&["--facts-format", "json"]).out, decide(TODAY, &[]).out);
    let untold = call(&["--lang", "en"]);
    assert_eq!(untold.code, MISTAKES);
    assert!(untold.err.contains("`--facts-format json`"), "{}", untold.err);
}

/// A law in which the rules about each job are combined in one, and another rule that uses nothing.
const JOBS: &str = "act jobs_act { rank statute  title nb \"jobbloven\" en \"Jobs Act\"  in force from 2000-01-01 }
entity job nb \"jobben\" en \"the job\" { pay : money nb \"lønn\" en \"pay\" }
entity person nb \"personen\" en \"the person\" { jobs : list of job nb \"jobber\" en \"jobs\" }
§ 1
ledd 1 { value tax of job : money nb \"skatt av jobben\" en \"tax of the job\" = job.pay * 50 % }
ledd 2 { value twice of job : money nb \"dobbel skatt\" en \"tax twice over\" = tax * 2 }
ledd 3 { value total : money nb \"samlet skatt\" en \"total tax\" = sum of twice over person.jobs }
ledd 4 { value free : money nb \"fribeløp\" en \"free amount\" = 100 kr }
ledd 5 { value alone of job : money nb \"for seg\" en \"alone\" = job.pay * 10 % }
";

#[test]
fn a_goal_that_asks_for_nothing_needs_no_facts() {
    let folder = Folder::new();
    folder.write("jobs.regel", JOBS);
    let call = |arguments: &[&str]| {
        let law = ["--rules", "jobs.regel", "--lang", "en"];
        Call::new(&[arguments, &law].concat()).within(folder.path()).run()
    };
    let answer = call(&["decide", "free", "--law", "2018-06-01"]);
    assert_eq!((answer.code, answer.err.as_str()), (DONE, ""));
    assert!(answer.out.contains("100 kr") || answer.out.contains("NOK 100"), "{}", answer.out);
    let answer = call(&["compare", "free", "--law", "2018-06-01", "--law", "2019-06-01"]);
    assert_eq!((answer.code, answer.err.as_str()), (DONE, ""));
    let answer = call(&["decide", "total", "--law", "2018-06-01"]);
    assert_eq!(answer.code, USAGE);
    assert!(answer.err.contains("P0403") && answer.err.contains("paragraf facts total"), "{}", answer.err);
}

#[test]
fn a_rule_of_each_entity_is_no_goal_and_leads_to_one() {
    let folder = Folder::new();
    folder.write("jobs.regel", JOBS);
    let call = |arguments: &[&str]| {
        let law = ["--rules", "jobs.regel", "--lang", "en", "--law", "2018-06-01"];
        Call::new(&[arguments, &law].concat()).within(folder.path()).run()
    };
    let listed = call(&["decide"]).out;
    assert!(listed.contains("total") && listed.contains("free") && !listed.contains("tax of the job"), "{listed}");
    for command in ["decide", "facts"] {
        for (goal, help) in [("tax", "`total`"), ("twice", "`total`"), ("alone", "write a rule that gathers them")] {
            let answer = call(&[command, goal]);
            assert_eq!(answer.code, USAGE, "{}", answer.err);
            assert!(answer.err.contains("an answer for each `job`") && answer.err.contains(help), "{}", answer.err);
        }
    }
    let near = call(&["decide", "alon"]);
    assert!(!near.err.contains("alone"), "what can't be decided is not offered: {}", near.err);
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_named_for_what_they_are() {
    let folder = Folder::new();
    let fifo = folder.path().join("pipe.yaml");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().expect("mkfifo").success());
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("socket.yaml")).expect("a socket");
    let facts = |path: &str| {
        Call::new(&["decide", "to_programme", "--law", TODAY, "--facts-format", "yaml", "--facts", path, "--lang", "en"])
            .within(folder.path())
            .run()
    };
    assert!(std::process::Command::new("mkfifo").arg(folder.path().join("pipe")).status().expect("mkfifo").success());
    let unnamed = |path: &str| {
        let arguments = ["decide", "to_programme", "--law", TODAY, "--facts", path, "--lang", "en"];
        Call::new(&arguments).within(folder.path()).run()
    };
    // No shell can send what a socket says.
    for (answer, is_sent) in [(facts("pipe.yaml"), true), (unnamed("/dev/null"), true), (facts("socket.yaml"), false), (facts("."), false)]
    {
        assert_eq!(answer.err.contains("--facts - --facts-format yaml < "), is_sent, "{}", answer.err);
    }
    let rules = |path: &str| Call::new(&["check", "--rules", path, "--lang", "en"]).within(folder.path()).run();
    for (answer, kind) in [
        (facts("pipe.yaml"), "is a pipe (FIFO), not a file"),
        (facts("socket.yaml"), "is a socket, not a file"),
        (facts("/dev/zero"), "is a device, not a file"),
        (facts("."), "is a folder, not a file"),
        // Without an ending, and without a format: what it is comes before how it is written.
        (unnamed("pipe"), "is a pipe (FIFO), not a file"),
        (unnamed("/dev/null"), "is a device, not a file"),
        (unnamed("."), "is a folder, not a file"),
        (facts("nothing.yaml"), "is not there"),
        (rules("pipe.yaml"), "is a pipe (FIFO), not a file or folder"),
        (rules("/dev/zero"), "is a device, not a file or folder"),
        (rules("nowhere"), "is not there"),
    ] {
        assert_eq!(answer.code, MISTAKES);
        assert!(answer.err.contains("P0601") && answer.err.contains(kind), "{kind}: {}", answer.err);
    }
}

#[test]
fn a_slip_is_answered_with_what_was_meant() {
    let folder = law_folder("case \"One\" { owner.resident = no under 2019-06-01 expect to_berth is no }\n");
    folder.write("broken/law.regel", "act berth_act {\n");
    folder.write("facts.yaml", "owner:\n  resident: no\n");
    let law = ["--lang", "en", "--rules", "rules"];
    let table: [(&[&str], &str); 11] = [
        (&["decide", "Right to the Qualification Programme", "--law", TODAY], "did you mean `to_programme`?"),
        (&["decide", "rett til kvalifiseringsprogram", "--law", TODAY], "did you mean `to_programme`?"),
        (&["decide", "applicant.born", "--law", TODAY], "is a fact, not a rule"),
        (&["decide", "lower_age_limit", "--law", TODAY], "is a figure, not a rule to be decided"),
        (&["show", "29", "--law", TODAY], "did you mean `§ 29`?"),
        (&["show", "sosialtjenesteloven", "29", "--law", TODAY], "did you mean `sosialtjenesteloven § 29`?"),
        (&["show", "§", "29", "ledd", "7", "--law", TODAY], "show the whole section: `§ 29`"),
        (&["show", "hoering_2019"], "did you mean `hoering_2018`?"),
        (&["decide", "to_programme", "--law", "01.06.2018"], "`2018-06-01+proposal`"),
        (&["check", "--rules", "ruls"], "did you mean `rules`?"),
        (&["test", "--rules", "rules", "Two"], "no cases to try with a title that contains `Two`"),
    ];
    for (arguments, meant) in table {
        let answer = Call::new(&[&law[..2], arguments].concat()).within(folder.path()).run();
        assert!(format!("{}{}", answer.out, answer.err).contains(meant), "{arguments:?}: {}{}", answer.out, answer.err);
    }
    let facts = ["decide", "to_berth", "--law", "2019-06-01", "--facts", "fact.yaml"];
    let answer = Call::new(&[&law[..], &facts].concat()).within(folder.path()).run();
    assert!(answer.err.contains("did you mean `facts.yaml`?"), "{}", answer.err);
    let answer = Call::new(&["test", "--rules", "broken", "--lang", "en"]).within(folder.path()).run();
    assert_eq!(answer.code, MISTAKES, "a file that can't be read is told though it holds no case: {}", answer.out);
    assert!(answer.err.contains("P0002"), "{}", answer.err);
}

// ── Colour ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// A text without escape sequences for colour.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        out.push_str(&rest[..at]);
        let end = rest[at..].find('m').expect("an escape that colours");
        rest = &rest[at + end + 1..];
    }
    out + rest
}

#[test]
fn colour_adds_nothing_but_colour() {
    use paragraf::source::{Style, render::render};
    use paragraf::{data, explain, facts, law, pipeline::RuleFiles};
    let base = RuleFiles::embedded();
    let version = law::Version::parse(TODAY).expect("a version");
    let plan = base.plan(&version).expect("rules without mistakes");
    let (book, yaml) = (plan.checked().book(), std::fs::read_to_string(root().join(EIGHTEEN)).expect("the example"));
    let goal = book.rule("to_programme").expect("the goal");
    let mut files = paragraf::source::SourceMap::default();
    let file = files.add("facts.yaml", yaml.clone());
    let tree = data::read(&files, file, data::Format::Yaml).expect("YAML");
    let case = facts::read(&tree, book).expect("the facts");
    let wrong = files.add("wrong.yaml", yaml.replace("born", "bron"));
    let tree = data::read(&files, wrong, data::Format::Yaml).expect("YAML");
    let mistakes = facts::read(&tree, book).expect_err("a misspelt key");
    for lang in [law::Lang::Nb, law::Lang::En] {
        let decision = decided(&plan, goal, &case, &[]);
        let inputs = facts::goal_inputs(book, goal);
        let style = |colour| explain::Style { lang, colour, width: 100 };
        let coloured = explain::text(&decision, &inputs, style(true));
        assert!(coloured.contains('\u{1b}'));
        assert_eq!(plain(&coloured), explain::text(&decision, &inputs, style(false)));
        let coloured = render(&mistakes, &files, Style { colour: true, ..Style::plain(lang) });
        assert!(coloured.contains('\u{1b}'));
        assert_eq!(plain(&coloured), render(&mistakes, &files, Style::plain(lang)));
    }
}

/// The output of the command on a terminal with this many columns; `None` if no terminal can be made.
#[cfg(target_os = "linux")]
fn on_a_terminal(columns: usize, arguments: &[&str], environment: &str) -> Option<String> {
    let quoted: Vec<String> = arguments.iter().map(|argument| format!("'{argument}'")).collect();
    use std::os::unix::process::CommandExt;
    let script = format!("stty cols {columns} rows 24; {environment} '{}' {}", env!("CARGO_BIN_EXE_paragraf"), quoted.join(" "));
    let mut command = std::process::Command::new("script");
    command.args(["-qec", &script, "/dev/null"]).current_dir(root()).stdin(std::process::Stdio::null());
    // If it gets no terminal, it ends every process of its group.
    command.process_group(0);
    for name in ["COLUMNS", "NO_COLOR", "TERM"] {
        command.env_remove(name);
    }
    let output = command.output().ok().filter(|output| !output.stdout.is_empty())?;
    Some(String::from_utf8(output.stdout).expect("UTF-8").replace('\r', ""))
}

#[cfg(target_os = "linux")]
#[test]
fn every_command_is_coloured_and_wrapped_on_a_terminal() {
    let commands: [&[&str]; 7] = [
        &["decide", "to_programme", "--facts", EIGHTEEN, "--law", TODAY, "--lang", "en"],
        &["compare", "to_programme", "--facts", EIGHTEEN, "--law", TODAY, "--law", ONE_MEASURE, "--lang", "en"],
        &["show", "§ 29", "--law", PROPOSED, "--lang", "en"],
        &["show", "hoering_2018", "--lang", "en"],
        &["check", "--rules", "tests/laws/tram.regel", "--lang", "en"],
        &["test", "--rules", "tests/laws/tram.regel", "--lang", "en"],
        &["decide", "to_program", "--law", TODAY, "--lang", "en"],
    ];
    for arguments in commands {
        let Some(seen) = on_a_terminal(60, arguments, "") else { return };
        assert!(seen.contains('\u{1b}'), "{arguments:?} is not coloured: {seen}");
        let Some(bare) = on_a_terminal(60, arguments, "NO_COLOR=1") else { return };
        assert!(!bare.contains('\u{1b}'), "{arguments:?} is coloured against the wish of the user");
        assert_eq!(plain(&seen), bare, "{arguments:?}");
        // Answers and texts of provisions are not wrapped, and long names are not broken. Everything else fits.
        let prose = !arguments.contains(&"§ 29");
        let broken = bare.lines().skip(2).filter(|line| line.trim().contains(' '));
        let longest = broken.map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(!prose || longest <= 60, "{arguments:?}: {longest} columns in\n{bare}");
    }
}
