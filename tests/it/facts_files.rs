//! What a facts file may hold: texts as they stand, `null` wherever something may be unknown, and advice that can be followed.

use serde_json::Value as Json;

use super::support::{Answer, Call, Folder};

/// A law that asks for facts of every type.
const LAW: &str = r#"
act berth_act { rank statute title nb "båtplassloven" en "Berth Act" in force from 2000-01-01 }
entity guest nb "gjesten" en "the guest" { member : yes/no nb "er medlem" en "is a member" }
entity boat nb "båten" en "the boat" {
    bought : date nb "kjøpsdag" en "day of purchase"
    name   : text nb "navn" en "name"
    length : number nb "lengde" en "length"
    crew   : whole number nb "mannskap" en "crew"
    value  : money nb "verdi" en "value"
    share  : percent nb "eierandel" en "share"
    lease  : months nb "leietid" en "lease"
    owned  : yes/no nb "eid" en "owned"
    kind   : one of { sail nb "seil" en "sail"  motor nb "motor" en "motor" } nb "båttype" en "kind of boat"
    stay   : period nb "opphold" en "stay"
    trips  : list of periods nb "turer" en "trips"
    guests : list of guest nb "gjester" en "guests"
}
assessment seaworthy { nb "sjødyktig" en "seaworthy" }
§ 1
ledd 1 {
    right to_moor nb "rett til å fortøye" en "right to moor" holds when all {
        boat.bought >= 2010-01-01
        boat.length < 10
        boat.crew > 1
        boat.value < 1 000 kr
        boat.share > 10 %
        boat.lease >= 1 month
        boat.owned
        boat.kind = sail
        first day of boat.stay >= 2010-01-01
        days of boat.trips > 3 days
        any of boat.guests where guest.member
        seaworthy
    }
    condition called_true nb "heter «True»" en "is called True" holds when boat.name = "True"
}
case "blanks around a name" {
    boat.name = " True "
    under 2020-01-01 expect called_true is no
}
"#;

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("law.regel", LAW);
    folder
}

fn decided(folder: &Folder, goal: &str, file: &str) -> Answer {
    Call::new(&["decide", goal, "--rules", "law.regel", "--facts", file, "--law", "2020-01-01", "--lang", "en"]).within(folder.path()).run()
}

#[test]
fn a_text_of_a_facts_file_is_that_of_a_case() {
    let folder = folder();
    let tested = Call::new(&["test", "--rules", "law.regel"]).within(folder.path()).run();
    assert_eq!(tested.code, Some(0), "{}", tested.err);
    folder.write("blanks.json", r#"{ "boat": { "name": " True " } }"#);
    folder.write("blanks.yaml", "boat:\n  name: \" True \"\n");
    folder.write("blanks.toml", "[boat]\nname = \" True \"\n");
    for file in ["blanks.json", "blanks.yaml", "blanks.toml"] {
        let answer = decided(&folder, "called_true", file);
        assert!(answer.out.contains("name is “ True ”; it must be “True”"), "{file}: {}", answer.out);
    }
    folder.write("plain.yaml", "boat:\n  name:    True   \n");
    assert!(
        decided(&folder, "called_true", "plain.yaml").out.starts_with("Is called True\n"),
        "blanks around a bare word of YAML are not in it"
    );
}

/// Every value of a schema that may be unknown, with its path.
fn values<'j>(schema: &'j Json, path: &str, into: &mut Vec<(String, &'j Json)>) {
    for (name, own) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}/{name}");
        match own.get("properties") {
            Some(_) => values(own, &path, into),
            None => into.push((path, own)),
        }
    }
}

fn allows_null(schema: &Json) -> bool {
    schema["type"] == "null"
        || schema["type"].as_array().into_iter().chain(schema["enum"].as_array()).flatten().any(|own| own.is_null() || own == "null")
        || schema["anyOf"].as_array().into_iter().flatten().any(allows_null)
}

#[test]
fn where_null_is_unknown_the_schema_allows_it() {
    let folder = folder();
    let schema = Call::new(&["facts", "to_moor", "--rules", "law.regel", "--law", "2020-01-01", "--format", "json"]);
    let schema: Json = serde_json::from_str(&schema.within(folder.path()).run().out).expect("a schema");
    let mut own = Vec::new();
    values(&schema, "", &mut own);
    assert!(own.len() > 12, "{own:?}");
    let mut facts = serde_json::json!({ "boat": {}, "assessments": {} });
    for (path, schema) in own {
        assert!(allows_null(schema), "{path}: {schema}");
        match path
            .strip_prefix("/boat/")
            .map(|name| ("boat", name))
            .or(path.strip_prefix("/assessments/").map(|name| ("assessments", name)))
        {
            Some((group, name)) => facts[group][name] = Json::Null,
            None => facts[path.trim_start_matches('/')] = Json::Null,
        }
    }
    folder.write("nulls.json", facts.to_string());
    let answer = decided(&folder, "to_moor", "nulls.json");
    assert_eq!(answer.code, Some(3), "{}{}", answer.out, answer.err);
    assert!(!answer.out.contains("null"), "{}", answer.out);
}

#[test]
fn what_is_null_of_an_assessment_is_not_given() {
    let folder = folder();
    folder.write("said.json", r#"{ "assessments": { "seaworthy": { "value": true, "because": "new paint", "by": null, "on": null } } }"#);
    let answer = decided(&folder, "to_moor", "said.json");
    assert!(answer.code == Some(3) && !answer.out.contains("null"), "{}{}", answer.out, answer.err);
    folder.write("why.json", r#"{ "assessments": { "seaworthy": { "value": true, "because": null } } }"#);
    let answer = decided(&folder, "to_moor", "why.json");
    assert!(answer.err.contains("`seaworthy` lacks `because`"), "{}", answer.err);
}

#[test]
fn only_what_can_stand_at_the_top_is_offered_there() {
    let folder = folder();
    folder.write("zebra.json", r#"{ "zebra": 1, "readings": { "zebra": "x" } }"#);
    let answer = decided(&folder, "to_moor", "zebra.json");
    assert!(answer.err.contains("here there can be `boat`, `assessments`, `title`\n"), "{}", answer.err);
    assert!(answer.err.contains("nothing can stand here: remove it"), "{}", answer.err);
}

#[cfg(unix)]
#[test]
fn what_a_shell_names_for_one_command_is_sent_to_standard_input() {
    let folder = folder();
    let line =
        format!("{} decide to_moor --rules law.regel --facts <(echo '{{}}') --law 2020-01-01 --lang en", env!("CARGO_BIN_EXE_paragraf"));
    let mut command = std::process::Command::new("bash");
    command.args(["-c", &line]);
    let answer = Call::of(command).within(folder.path()).run();
    assert!(answer.err.contains("`COMMAND | paragraf … --facts - --facts-format yaml`"), "{}", answer.err);
}
