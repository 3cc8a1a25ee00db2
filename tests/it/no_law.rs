//! The program knows no act: law is in `rules/`; `src/` and `grammar/` contain only the language.

use std::collections::BTreeSet;

use paragraf::pipeline::RuleFiles;
use paragraf::syntax::ast::{Item, Part};

use super::support::{Keep, Source, sources, stripped, word_in};

/// Words from one field of law, in all their forms. The names of acts come from `rules/`.
const FIELD: [&str; 14] = [
    "kvalifisering",
    "qualification",
    "sosialtjeneste",
    "social services",
    "folketrygd",
    "national insurance",
    "hoering",
    "høringsnotat",
    "consultation",
    "ot.prp",
    "lovdata",
    "kommune",
    "municipality",
    "departement",
];

/// A file without comments and unit tests.
fn product(source: &Source) -> String {
    let mut text = stripped(&source.text, Keep::CodeAndStrings);
    if let Some(at) = text.find("#[cfg(test)]\nmod tests {") {
        text.truncate(at);
    }
    text
}

fn files() -> Vec<Source> {
    let mut files = sources("src", "rs");
    files.extend(sources("grammar", "pest"));
    files
}

/// Fails with every line that contains one of the words.
fn none(found: impl Fn(&str) -> Option<String>, why: &str) {
    let mut findings = Vec::new();
    for source in files() {
        for (at, line) in product(&source).lines().enumerate() {
            if let Some(what) = found(line) {
                findings.push(format!("{}:{}: {what}: {}", source.name, at + 1, line.trim()));
            }
        }
    }
    assert!(findings.is_empty(), "\n{}\n\n{why}\n", findings.join("\n"));
}

/// A section sign with a number: `§ 29`, `§29`, `§ 1-4`. `§ 1` occurs in every act, so it counts as an example.
fn section_number(line: &str) -> Option<String> {
    line.match_indices('§').find_map(|(at, sign)| {
        let rest = line[at + sign.len()..].trim_start_matches([' ', '\u{A0}', '§']);
        let number: String = rest.chars().take_while(|char| char.is_alphanumeric() || *char == '-').collect();
        let of_an_act = number.starts_with(|char: char| char.is_ascii_digit()) && number != "1";
        of_an_act.then(|| "a section of an act".to_owned())
    })
}

/// All names declared in the rule files: acts, parties, facts, rules, measures. A single word such as `date` or `other` is also a
/// programming term and is skipped, unless it names an act or entity.
fn names() -> BTreeSet<String> {
    let base = RuleFiles::embedded();
    let mut all = BTreeSet::new();
    let mut acts = BTreeSet::new();
    for item in base.ast().files.iter().flat_map(|file| &file.items) {
        match item {
            Item::Act(act) | Item::Document(act) => {
                acts.insert(act.name.text.to_string());
            }
            Item::Amendment(amendment) => {
                acts.insert(amendment.name.text.to_string());
                all.extend(amendment.measures.iter().map(|measure| measure.name.text.to_string()));
            }
            Item::Calendar(calendar) => {
                acts.insert(calendar.name.text.to_string());
            }
            Item::Party(party) => {
                acts.insert(party.name.text.to_string());
            }
            Item::Entity(entity) => {
                all.insert(entity.name.text.to_string());
                for fact in &entity.facts {
                    all.insert(fact.name.text.to_string());
                    acts.insert(format!("{}.{}", entity.name.text, fact.name.text));
                }
            }
            Item::Assessment(assessment) => {
                all.insert(assessment.name.text.to_string());
                all.extend(assessment.factors.iter().map(|factor| factor.name.text.to_string()));
            }
            Item::Parameter(parameter) => {
                all.insert(parameter.name.text.to_string());
            }
            Item::Section(section) => section.parts.iter().for_each(|part| rules(part, &mut all)),
            Item::Within(_) | Item::Amend(_) | Item::Claim(_) | Item::Invariant(_) | Item::Case(_) => {}
        }
    }
    all.retain(|name| name.contains('_'));
    all.append(&mut acts);
    all
}

fn rules(part: &Part, into: &mut BTreeSet<String>) {
    match part {
        Part::Rule(rule) => {
            into.insert(rule.name.text.to_string());
        }
        Part::Block(block) => block.parts.iter().for_each(|part| rules(part, into)),
    }
}

#[test]
fn the_first_section_alone_is_an_example() {
    for line in ["skriv `§ 29`", "§29", "§§ 1-4", "§ 1 a, § 2", "§ 1a", "§ 12"] {
        assert!(section_number(line).is_some(), "{line}");
    }
    for line in ["write `§ 1` and then", "`§ 1 ledd 1`", "write a `§` and its number"] {
        assert_eq!(section_number(line), None, "{line}");
    }
}

#[test]
fn no_section_of_an_act() {
    none(section_number, "src/ and grammar/ know no § of any act. Write the rule in rules/; an example in an advice is § 1.");
}

#[test]
fn no_word_of_a_field() {
    let found = |line: &str| {
        let line = line.to_lowercase();
        FIELD.iter().find(|word| line.contains(*word)).map(|word| format!("`{word}`"))
    };
    none(found, "src/ and grammar/ serve any law, not the one the rule files begin with.");
}

#[test]
fn no_name_of_the_rule_files() {
    let names = names();
    assert!(names.len() > 20, "the rule files that come with the program give names to things");
    let found = |line: &str| names.iter().find(|name| word_in(line, name).is_some()).map(|name| format!("`{name}`"));
    none(found, "A name that rules/ gives must mean nothing to src/ and grammar/: else another act could not use it, or drop it.");
}
