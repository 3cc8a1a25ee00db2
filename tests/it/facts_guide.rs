//! `docs/facts.md` leads from the words of the sources to the facts of a case, and lists every fact.
//!
//! `INSTA_UPDATE=always cargo test --test it facts_guide` writes it anew, from `rules/words.toml` and the rules.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use paragraf::data::{Format, Kind, Tree, read};
use paragraf::facts::{goal_inputs, wanted_words};
use paragraf::law::{Lang, Version};
use paragraf::model::{RuleId, Rulebook};
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;

use super::support::root;

/// Under which law the facts are listed: as it was, as proposed, as adopted, and on the day of each page.
const VERSIONS: [&str; 6] = ["2018-06-01", "2018-06-01+hoering_2018", "2019-06-01", "2020-06-01", "2023-06-01", "2026-03-01"];

/// The chapters of the words, in the order in which a case is told.
const CHAPTERS: [&str; 10] = [
    "Age, and the three dates it hangs on",
    "Entry",
    "The time of the programme",
    "Interruption, return and termination",
    "Contents, work and education",
    "The benefit",
    "Absence, leave and holiday",
    "Complaint, payment and tax",
    "Training by Nav",
    "What matters nowhere",
];

/// A word of the sources.
#[derive(Default)]
struct Word {
    chapter: String,
    nb: String,
    en: String,
    fill_in: Vec<String>,
    answers: Vec<String>,
    how: String,
}

fn words() -> Vec<Word> {
    let text = fs::read_to_string(root().join("rules/words.toml")).expect("the words");
    let mut map = SourceMap::default();
    let file = map.add("rules/words.toml", text);
    let tree = read(&map, file, Format::Toml).unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
    let Kind::Map(chapters) = tree.kind else { panic!("chapters") };
    let mut words = Vec::new();
    for chapter in chapters {
        let Kind::List(rows) = chapter.value.kind else { panic!("{} has words", chapter.key) };
        words.extend(rows.into_iter().map(|row| word(&chapter.key, row)));
    }
    words
}

fn word(chapter: &str, row: Tree) -> Word {
    let Kind::Map(fields) = row.kind else { panic!("a word has fields") };
    let mut word = Word { chapter: chapter.to_owned(), ..Word::default() };
    for field in fields {
        match (field.key.as_str(), field.value.kind) {
            ("word", Kind::Scalar(text)) => word.nb = text.text,
            ("en", Kind::Scalar(text)) => word.en = text.text,
            ("how", Kind::Scalar(text)) => word.how = text.text,
            ("fill_in", Kind::List(names)) => word.fill_in = names.into_iter().map(name).collect(),
            ("answers", Kind::List(names)) => word.answers = names.into_iter().map(name).collect(),
            (other, _) => panic!("{}: `{other}` is not known", word.nb),
        }
    }
    assert!([&word.nb, &word.en, &word.how].iter().all(|text| !text.is_empty()), "{}: a word, its English and how it is told", word.nb);
    word
}

fn name(tree: Tree) -> String {
    match tree.kind {
        Kind::Scalar(text) => text.text,
        _ => panic!("a name is a text"),
    }
}

/// What the versions hold together.
struct Law {
    plans: Vec<std::sync::Arc<paragraf::compile::Plan>>,
}

impl Law {
    fn new() -> Law {
        let base = RuleFiles::embedded_rules();
        let plan = |version: &&str| base.plan(&Version::parse(version).expect("a version")).expect("a law without mistakes");
        Law { plans: VERSIONS.iter().map(plan).collect() }
    }

    fn books(&self) -> impl Iterator<Item = &Rulebook> {
        self.plans.iter().map(|plan| plan.checked().book())
    }

    fn is_fact(&self, name: &str) -> bool {
        self.books().any(|book| book.facts.iter().any(|fact| &*fact.name == name))
    }

    /// The provisions that ask for each fact, in any of the versions.
    fn asking(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut asking: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for book in self.books() {
            for rule in 0..book.rules.len() {
                let inputs = goal_inputs(book, RuleId(u32::try_from(rule).expect("few rules")));
                for (fact, standings) in &inputs.facts {
                    let cited = standings.iter().map(|standing| book.cite(*standing, Lang::En, true));
                    asking.entry(book.facts[fact.index()].name.to_string()).or_default().extend(cited);
                }
            }
        }
        asking
    }
}

fn code(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn page(law: &Law) -> String {
    let words = words();
    let mut page = String::from(
        "# The facts of a case\n\n\
         Whoever has a case or a text of the sources at hand finds here what to fill in. Numbers of months, ages and helper dates are not filled\n\
         in: they follow from dates. `paragraf facts GOAL` prints a file of facts with the questions for one goal, to be filled in as it stands;\n\
         what is left `unknown` is asked for only where it can still matter. An assessment is given with its reason, `{ value: yes, because: \"…\" }`.\n\
         This page is written by a test from `rules/words.toml` and the rules; do not edit it.\n\n## From a word of the sources to its fact\n",
    );
    for chapter in CHAPTERS {
        let _ = write!(page, "\n### {chapter}\n\n| the word | fill in | it leads to | how |\n|---|---|---|---|\n");
        for word in words.iter().filter(|word| word.chapter == chapter) {
            let _ = writeln!(page, "| *{}*<br>{} | {} | {} | {} |", word.nb, word.en, code(&word.fill_in), code(&word.answers), word.how);
        }
    }
    page.push_str(
        "\n## Every fact\n\nOf the law of 2018, of the proposal, and of the law and the pages since. What is asked for by nothing is told so: it can be in a case and\nchanges no answer.\n",
    );
    let asking = law.asking();
    let mut told = BTreeSet::new();
    let entities = law.books().flat_map(|book| book.entities.iter().map(move |entity| (book, entity)));
    for (_, entity) in entities {
        if !told.insert(entity.name.to_string()) {
            continue;
        }
        let of_list = if entity.listed { ", one for each item of a list" } else { "" };
        let _ = write!(page, "\n### `{}`: {} – {}{of_list}\n\n{HEAD}", entity.name, entity.label.get(Lang::Nb), entity.label.get(Lang::En));
        for book in law.books() {
            let own = book.entities.iter().find(|own| own.name == entity.name).into_iter().flat_map(|own| &own.facts);
            for fact in own.map(|id| &book.facts[id.index()]) {
                if told.insert(fact.name.to_string()) {
                    line(&mut page, book, fact, &asking);
                }
            }
        }
    }
    let _ = write!(page, "\n### `assessments`\n\nWhat the municipality or Nav judges; yes, no or not known.\n\n{HEAD}");
    for book in law.books() {
        for fact in book.facts.iter().filter(|fact| fact.assessment.is_some()) {
            if told.insert(fact.name.to_string()) {
                line(&mut page, book, fact, &asking);
            }
        }
    }
    page
}

const HEAD: &str = "| fact | what it is | given as | asked for by |\n|---|---|---|---|\n";

fn line(page: &mut String, book: &Rulebook, fact: &paragraf::model::Fact, asking: &BTreeMap<String, BTreeSet<String>>) {
    const FIRST: usize = 3;
    let cited: Vec<&str> = asking.get(&*fact.name).into_iter().flatten().map(String::as_str).collect();
    let mut asked = cited.iter().take(FIRST).copied().collect::<Vec<_>>().join("; ");
    if cited.len() > FIRST {
        let _ = write!(asked, "; and {} more", cited.len() - FIRST);
    }
    let given = wanted_words(fact, book, Lang::En);
    let asked = if asked.is_empty() { "nothing" } else { &asked };
    let _ = writeln!(page, "| `{}` | {}<br>{} | {given} | {asked} |", fact.name, fact.label.get(Lang::Nb), fact.label.get(Lang::En));
}

#[test]
fn every_word_leads_to_facts_and_rules_that_are_there() {
    let law = Law::new();
    let known = |name: &String| {
        law.books().any(|book| book.names.contains_key(name.as_str()) || book.entities.iter().any(|entity| entity.name.as_ref() == name))
    };
    let mut lost = Vec::new();
    for word in words() {
        assert!(CHAPTERS.contains(&word.chapter.as_str()), "“{}” is no chapter", word.chapter);
        let facts = word.fill_in.iter().filter(|name| !name.starts_with("--") && !law.is_fact(name));
        lost.extend(facts.chain(word.answers.iter().filter(|name| !known(name))).map(|name| format!("{}: {name}", word.nb)));
    }
    assert!(lost.is_empty(), "not there:\n{}", lost.join("\n"));
}

#[test]
fn what_a_word_fills_in_is_asked_for_by_what_it_leads_to() {
    let law = Law::new();
    let mut idle = Vec::new();
    for word in words().into_iter().filter(|word| !word.answers.is_empty()) {
        let asked: BTreeSet<String> = law
            .books()
            .flat_map(|book| word.answers.iter().filter_map(move |name| Some((book, book.rule(name)?))))
            .flat_map(|(book, goal)| {
                goal_inputs(book, goal).facts.into_iter().map(|(fact, _)| book.facts[fact.index()].name.to_string()).collect::<Vec<_>>()
            })
            .collect();
        let rules_alone = !asked.is_empty();
        idle.extend(
            word.fill_in
                .iter()
                .filter(|name| rules_alone && !name.starts_with("--") && !asked.contains(*name))
                .map(|name| format!("{}: {name}", word.nb)),
        );
    }
    assert!(idle.is_empty(), "no rule the word leads to asks for these:\n{}", idle.join("\n"));
}

#[test]
fn a_word_leads_to_every_fact() {
    let law = Law::new();
    let led: BTreeSet<String> = words().into_iter().flat_map(|word| word.fill_in).collect();
    let facts: BTreeSet<String> = law.books().flat_map(|book| book.facts.iter().map(|fact| fact.name.to_string())).collect();
    let alone: Vec<&String> = facts.difference(&led).collect();
    assert!(alone.is_empty(), "no word of the sources leads to these: {alone:?}");
}

#[test]
fn the_page_is_what_words_and_rules_say() {
    let path = root().join("docs/facts.md");
    let page = page(&Law::new());
    if std::env::var("INSTA_UPDATE").is_ok_and(|mode| mode == "always") {
        fs::write(&path, &page).expect("docs/facts.md can be written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/facts.md is out of date: INSTA_UPDATE=always cargo test --test it facts_guide");
}
