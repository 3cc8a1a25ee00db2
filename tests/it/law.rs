//! The law in `rules/` covers every row of the catalogue of its sources, and `docs/law.md` shows it.
//!
//! `INSTA_UPDATE=always cargo test --test it law` writes `docs/law.md` anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use paragraf::data::{Format, Kind, read};
use paragraf::pipeline::{RuleFiles, embedded};
use paragraf::source::SourceMap;
use paragraf::suite::exercised;
use paragraf::syntax::ast::{Amend, Body, ChangeKind, Head, Item, Part, Unit};

use super::support::{Call, Folder, cases, root, sources};

/// The letter of each chapter of the catalogue, its subject, and its number of rows.
const CHAPTERS: &[(char, &str, usize)] = &[
    ('A', "Conditions of entry", 37),
    ('B', "Duration, extension, re-entry", 44),
    ('C', "Interruption and termination", 16),
    ('D', "Content, full time, work and apprenticeship", 33),
    ('E', "Benefit and child supplement", 18),
    ('F', "Coordination with income and other benefits", 12),
    ('G', "Absence, leave and holiday", 18),
    ('H', "Procedure and appeal", 17),
    ('I', "Payment and tax", 6),
    ('J', "Nav's training", 12),
    ('K', "Organisation and financing", 4),
    ('L', "Defects and contradictions of the sources", 12),
    ('M', "What the rules leave open", 17),
];

/// A row of the catalogue.
struct Row {
    id: String,
    says: String,
    carried_by: Vec<String>,
    computes_nothing: Option<String>,
}

fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for source in sources("rules/catalogue", "toml") {
        let mut map = SourceMap::default();
        let file = map.add(source.name.clone(), source.text);
        let tree = read(&map, file, Format::Toml).unwrap_or_else(|mistakes| panic!("{}: {mistakes:?}", source.name));
        let Kind::Map(tables) = tree.kind else { panic!("{} has tables", source.name) };
        for table in tables {
            let id = table.key;
            let Kind::Map(fields) = table.value.kind else { panic!("{id} is a table") };
            let mut row = Row { id, says: String::new(), carried_by: Vec::new(), computes_nothing: None };
            for field in fields {
                match (field.key.as_str(), field.value.kind) {
                    ("says", Kind::Scalar(text)) => row.says = text.text,
                    ("computes_nothing", Kind::Scalar(text)) => row.computes_nothing = Some(text.text),
                    ("carried_by", Kind::List(names)) => row.carried_by.extend(names.into_iter().map(|name| match name.kind {
                        Kind::Scalar(text) => text.text,
                        _ => panic!("{}: a name is a text", row.id),
                    })),
                    (other, _) => panic!("{}: `{other}` is not known", row.id),
                }
            }
            assert!(!row.says.is_empty(), "{} says nothing", row.id);
            rows.push(row);
        }
    }
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    rows
}

/// Where each name is declared: the cited provision, and the line of the file.
struct Places {
    of: BTreeMap<String, BTreeSet<String>>,
    base: RuleFiles,
}

impl Places {
    fn new() -> Places {
        let mut sources = SourceMap::default();
        for source in sources_of_rules() {
            sources.add(source.0, source.1);
        }
        let mut places = Places { of: BTreeMap::new(), base: RuleFiles::new(sources) };
        let base = places.base.clone();
        for file in &base.ast().files {
            let mut act = String::new();
            for item in &file.items {
                match item {
                    Item::Act(own) => act = own.name.text.to_string(),
                    Item::Within(name) => act = name.text.to_string(),
                    Item::Section(section) => {
                        places.provision(&format!("{act} {}", section.number.written()), &section.head, &section.parts)
                    }
                    Item::Parameter(parameter) => places.note(&parameter.name.text, "parameter", parameter.name.span),
                    Item::Assessment(assessment) => places.note(&assessment.name.text, "assessment", assessment.name.span),
                    Item::Calendar(calendar) => places.note(&calendar.name.text, "calendar", calendar.name.span),
                    Item::Entity(entity) => {
                        for fact in &entity.facts {
                            places.note(&format!("{}.{}", entity.name.text, fact.name.text), "fact", fact.name.span);
                        }
                    }
                    Item::Amendment(amendment) => {
                        for measure in &amendment.measures {
                            places.note(&format!("{}:{}", amendment.name.text, measure.name.text), "measure", measure.name.span);
                        }
                    }
                    Item::Amend(amend) => {
                        let own = amend.place.as_ref().and_then(|place| place.section.as_ref());
                        let place = own.map_or_else(|| amend.act.text.to_string(), |own| format!("{} {}", amend.act.text, own.written()));
                        let inserted = place.clone();
                        let place = format!("{place} ({})", amend.measure.text);
                        for change in &amend.changes {
                            match &change.kind {
                                ChangeKind::ReplaceRule(rule) | ChangeKind::InsertRule(rule) => places.rule(&place, rule),
                                ChangeKind::ReplaceBlock(block) | ChangeKind::InsertBlock(block) => {
                                    places.parts(&place, &block.parts);
                                    // A provision inserted by an amendment counts as well.
                                    places.provisions(
                                        &format!("{inserted}{} {}", outer(amend), unit(block.unit)),
                                        &block.head,
                                        &block.parts,
                                    );
                                }
                                ChangeKind::ReplaceSection(section) | ChangeKind::InsertSection(section) => {
                                    places.parts(&place, &section.parts);
                                    let own = format!("{} {}", amend.act.text, section.number.written());
                                    places.provisions(&own, &section.head, &section.parts);
                                }
                                _ => {}
                            }
                        }
                    }
                    Item::Document(_) | Item::Party(_) | Item::Claim(_) | Item::Invariant(_) | Item::Case(_) => {}
                }
            }
        }
        places
    }

    /// Records the provisions alone, without their rules.
    fn provisions(&mut self, place: &str, head: &Head, parts: &[Part]) {
        self.note(place, "provision", head.span);
        for part in parts {
            if let Part::Block(block) = part {
                self.provisions(&format!("{place} {}", unit(block.unit)), &block.head, &block.parts);
            }
        }
    }

    fn provision(&mut self, place: &str, head: &Head, parts: &[Part]) {
        self.note(place, "provision", head.span);
        self.parts(place, parts);
    }

    fn parts(&mut self, place: &str, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Rule(rule) => self.rule(place, rule),
                Part::Block(block) => {
                    self.provision(&format!("{place} {}", unit(block.unit)), &block.head, &block.parts);
                }
            }
        }
    }

    fn rule(&mut self, place: &str, rule: &paragraf::syntax::ast::Rule) {
        if !matches!(rule.body, Body::Exception(..)) {
            self.note(&rule.name.text, place, rule.name.span);
        }
    }

    fn note(&mut self, name: &str, place: &str, span: paragraf::source::Span) {
        let file = self.base.sources().get(span.file).map_or("", |file| file.name.as_str()).to_owned();
        let line = self.base.sources().line(span);
        let place = if place == "provision" { name.to_owned() } else { place.to_owned() };
        self.of.entry(name.to_owned()).or_default().insert(format!("[{place}](../{file}#L{line})"));
    }
}

/// A unit in the notation of rule files.
fn unit(unit: Unit) -> String {
    match unit {
        Unit::Subsection(number) => format!("ledd {number}"),
        Unit::Letter(letter) => format!("bokstav {letter}"),
        Unit::Sentence(number) => format!("punktum {number}"),
    }
}

/// The place of an `amend` within its section: ` ledd 2`.
fn outer(amend: &Amend) -> String {
    amend.place.as_ref().and_then(|place| place.subsection).map_or_else(String::new, |number| format!(" ledd {number}"))
}

fn sources_of_rules() -> Vec<(String, String)> {
    sources("rules", "regel").into_iter().map(|source| (source.name, source.text)).collect()
}

fn page() -> String {
    let places = Places::new();
    let (report, cases) = exercised(&places.base);
    assert_eq!(report.failed(), 0, "every case comes out as expected");
    let rows = rows();
    // A case that evaluates many names says less about each.
    let mut breadth: BTreeMap<&String, usize> = BTreeMap::new();
    for title in cases.values().flatten() {
        *breadth.entry(title).or_default() += 1;
    }
    let mut page = String::from(
        "# The law, row by row\n\n\
         What the sources say of the Qualification Programme, one row for each statement, and where it is: the rule, figure, reading, assessment\n\
         or provision that carries it, with its file, and the cases that come to it. Where nothing is computed, the row says why. This page is\n\
         written by a test from `rules/catalogue/`, the rules and the cases; do not edit it.\n",
    );
    for (letter, title, _) in CHAPTERS {
        let _ = write!(page, "\n## {letter}. {title}\n\n| row | what it says | carried by | cases |\n|---|---|---|---|\n");
        for row in rows.iter().filter(|row| row.id.starts_with(*letter)) {
            let mut carriers = Vec::new();
            let mut titles: BTreeSet<&String> = BTreeSet::new();
            for name in &row.carried_by {
                let stands = places.of.get(name).unwrap_or_else(|| panic!("{}: nothing is called `{name}`", row.id));
                let stands: Vec<&str> = stands.iter().map(String::as_str).collect();
                let name =
                    if stands.len() == 1 && stands[0].starts_with(&format!("[{name}]")) { String::new() } else { format!("`{name}`: ") };
                carriers.push(format!("{name}{}", stands.join(", ")));
            }
            for name in &row.carried_by {
                titles.extend(cases.get(name).into_iter().flatten());
            }
            let carried = match &row.computes_nothing {
                Some(why) => format!("*computes nothing: {why}*"),
                None => carriers.join("<br>"),
            };
            let _ = writeln!(page, "| {} | {} | {carried} | {} |", row.id, row.says, shown(&titles, &breadth));
        }
    }
    page
}

/// The most specific cases of a row, and the number of further ones.
fn shown(titles: &BTreeSet<&String>, breadth: &BTreeMap<&String, usize>) -> String {
    const FIRST: usize = 3;
    let mut order: Vec<&String> = titles.iter().copied().collect();
    order.sort_by_key(|title| (breadth.get(title).copied().unwrap_or_default(), title.as_str()));
    let mut shown: Vec<String> = order.iter().take(FIRST).map(|title| format!("“{title}”")).collect();
    if titles.len() > FIRST {
        shown.push(format!("and {} more", titles.len() - FIRST));
    }
    shown.join(", ").replace('|', "\\|")
}

#[test]
fn every_row_is_carried_or_says_why_not() {
    let rows = rows();
    for (letter, title, count) in CHAPTERS {
        let wanted: Vec<String> = (1..=*count).map(|number| format!("{letter}{number:02}")).collect();
        let found: Vec<&str> = rows.iter().filter(|row| row.id.starts_with(*letter)).map(|row| row.id.as_str()).collect();
        assert_eq!(found, wanted, "{title}");
    }
    for row in &rows {
        assert_ne!(row.carried_by.is_empty(), row.computes_nothing.is_none(), "{} is either carried or computes nothing", row.id);
    }
}

#[test]
fn every_carried_row_that_computes_has_a_case() {
    let places = Places::new();
    let (_, cases) = exercised(&places.base);
    let mut bare = Vec::new();
    for row in rows() {
        // A provision that only restates a text is covered by its own place.
        let says = row.carried_by.iter().all(|name| name.contains(' ') || name.contains(':'));
        if !says && row.computes_nothing.is_none() && !row.carried_by.iter().any(|name| cases.contains_key(name)) {
            bare.push(format!("{}: {}", row.id, row.carried_by.join(", ")));
        }
    }
    assert!(bare.is_empty(), "no case comes to what carries these:\n{}", bare.join("\n"));
}

#[test]
fn the_page_is_what_rules_and_cases_say() {
    let path = root().join("docs/law.md");
    let page = page();
    if std::env::var("INSTA_UPDATE").is_ok_and(|mode| mode == "always") {
        fs::write(&path, &page).expect("docs/law.md can be written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/law.md is out of date: INSTA_UPDATE=always cargo test --test it law");
}

/// The number of worked cases. Their answers were found by hand from the sources, independently of the rules.
const WORKED: usize = 121;

#[test]
fn every_worked_case_stands_once_under_its_number_and_no_other_case_has_one() {
    let base = Places::new().base;
    let titles: Vec<&str> = cases(&base).map(|case| case.title.as_str()).collect();
    let mut numbers = BTreeSet::new();
    for title in &titles {
        let number = title.split_once(' ').map_or("", |(first, _)| first).strip_prefix('K');
        let number = number.filter(|digits| digits.len() == 3 && digits.chars().all(|char| char.is_ascii_digit()));
        assert_eq!(number.is_some(), title.starts_with('K'), "“{title}” begins with K, and has no number of a worked case");
        if let Some(number) = number {
            assert!(numbers.insert(number), "K{number} stands twice");
        }
    }
    assert_eq!(numbers.len(), WORKED, "the worked cases");
    let once: BTreeSet<&&str> = titles.iter().collect();
    assert_eq!(once.len(), titles.len(), "every title stands once");
}

/// What no case can cover, with the reason. Everything else is seen both ways in every regime.
const UNSEEN: [(&str, &str); 6] = [
    ("plan.apprenticeship_share <= largest_apprenticeship", "more than full time is a contradiction of the facts, so it always holds"),
    ("plan.apprenticeship_share <= largest_apprenticeship", "the same, in the law from 2019"),
    ("plan.apprenticeship_share <= largest_apprenticeship", "the same, in the law from 2024"),
    ("temporary_interruption_known", "the Act of 2018 has no such form, so it never holds"),
    ("duty_to_end_known", "the Act of 2018 has no such duty, so it never holds"),
    ("duty_to_end_known", "the same, asked by another rule"),
];

/// Measures that change no answer, with the reason.
const WITHOUT_EFFECT: [(&str, &str); 2] = [
    ("endringslov_2018:power_to_regulate", "powers to give regulations, which say something and compute nothing"),
    ("hoering_2018:power_to_regulate", "the same, as proposed"),
];

#[test]
fn the_program_has_the_files_of_the_folder() {
    let folder: BTreeMap<String, String> = sources("rules", "regel").into_iter().map(|file| (file.name, file.text)).collect();
    for (cases, kind) in [(true, "with cases"), (false, "without")] {
        let program: BTreeMap<String, String> = embedded(cases).iter().map(|(_, file)| (file.name.clone(), file.text.clone())).collect();
        let wanted = folder.iter().filter(|(name, _)| cases || !name.ends_with(".cases.regel"));
        assert!(wanted.eq(&program), "{kind}: the program has other files than rules/, or other texts");
    }
}

#[test]
fn the_cases_see_every_condition_and_exception_both_ways() {
    let base = RuleFiles::embedded();
    let (report, coverage) = paragraf::suite::coverage(&base, None);
    assert_eq!(report.failed(), 0);
    let unseen: Vec<&str> = paragraf::suite::gaps(&coverage).iter().map(|(_, span, _)| base.sources().text(*span)).collect();
    assert_eq!(unseen, UNSEEN.map(|(text, _)| text), "a condition or exception that no case sees both ways, in some regime");
    let idle: Vec<&str> = coverage.measures.iter().filter(|(_, effect)| !**effect).map(|(name, _)| name.as_str()).collect();
    assert_eq!(idle, WITHOUT_EFFECT.map(|(name, _)| name), "a measure without which every case has the same answer");
}

/// Contradictory facts, and what the message must name: both facts and the rule.
const CONTRADICTIONS: [(&str, &str, [&str; 3]); 5] = [
    (
        "born after applying",
        "applicant:\n  born: 2018-06-02\napplication:\n  received: 2018-06-01\n",
        ["2 June 2018", "1 June 2018", "born_after_application"],
    ),
    (
        "an extension before the grant",
        "programme:\n  grants:\n  - { kind: first, begins: 2018-06-01, ends: 2019-05-31 }\n  - { kind: extension, begins: 2017-06-01, ends: 2018-05-31 }\n",
        ["1 June 2018", "1 June 2017", "extension_before_first_grant"],
    ),
    (
        "overlapping grants",
        "programme:\n  grants:\n  - { kind: first, begins: 2018-01-01, ends: 2018-12-31 }\n  - { kind: extension, begins: 2018-12-31, ends: 2019-06-30 }\n",
        ["31 December 2018", "30 June 2019", "decision_periods_overlap"],
    ),
    (
        "more than 24 hours a day",
        "plan:\n  activity_hours: 100\n  paid_work_hours: 69\n",
        ["100 hours", "69 hours", "more_hours_than_a_week_has"],
    ),
    (
        "a child older than its parent",
        "applicant:\n  born: 1990-05-05\nfamily:\n  children:\n  - born: 1990-05-04\n",
        ["5 May 1990", "4 May 1990", "child_older_than_applicant"],
    ),
];

#[test]
fn facts_that_contradict_each_other_are_told_with_the_rule() {
    for (name, facts, named) in CONTRADICTIONS {
        let folder = Folder::new();
        folder.write("facts.yaml", facts);
        let arguments = ["decide", "to_programme", "--facts", "facts.yaml", "--law", "2018-06-01", "--lang", "en"];
        let answer = Call::new(&arguments).within(folder.path()).run();
        assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""), "{name}: {}", answer.err);
        let told = answer.err.replace("\n  │ ", " ");
        assert!(told.contains("P0406") && named.iter().all(|word| told.contains(word)), "{name}: {told}");
    }
}
