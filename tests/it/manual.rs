//! The manuals are correct: every rule in `docs/language.md` is checked and its cases are run, every command prints what is shown, and
//! `docs/json.md` documents exactly the fields that are printed.

use std::collections::BTreeSet;

use paragraf::data::{self, Format};
use paragraf::facts;
use paragraf::law::{Lang, Version};
use paragraf::pipeline::RuleFiles;
use paragraf::source::{Diagnostic, SourceMap};
use paragraf::source::{Style, render::render};
use paragraf::suite;
use serde_json::Value as Json;

use super::support::{Call, Folder};

const LANGUAGE: &str = include_str!("../../docs/language.md");
const JSON: &str = include_str!("../../docs/json.md");
const EXPLANATIONS: &str = include_str!("../../docs/explanations.md");

/// The date of the law for facts files in the manual.
const DAY: &str = "2020-06-01";

/// A fenced block.
struct Block<'t> {
    /// The words after the fence: the language, and possibly `refused CODE` or a file name.
    info: Vec<&'t str>,
    /// The level-two heading above it.
    chapter: &'t str,
    /// The range of its lines, from 0.
    lines: std::ops::Range<usize>,
    text: String,
}

impl Block<'_> {
    fn is(&self, language: &str) -> bool {
        self.info.first() == Some(&language)
    }

    /// The code of the mistake that it shows.
    fn refused(&self) -> Option<&str> {
        (self.info.get(1) == Some(&"refused")).then(|| self.info[2])
    }

    /// The name of the file that it is saved as.
    fn file(&self) -> Option<&str> {
        self.info.get(1).copied().filter(|word| word.contains('.'))
    }

    fn is_law(&self) -> bool {
        self.is("regel") && self.refused().is_none()
    }
}

fn blocks(manual: &str) -> Vec<Block<'_>> {
    let mut out = Vec::new();
    let mut chapter = "";
    let mut lines = manual.lines().enumerate();
    while let Some((_, line)) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            chapter = heading;
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let body: Vec<(usize, &str)> = lines.by_ref().take_while(|(_, line)| *line != "```").collect();
        let first = body.first().expect("a block has a line").0;
        let text = body.iter().map(|(_, line)| format!("{line}\n")).collect();
        out.push(Block { info: info.split(' ').collect(), chapter, lines: first..first + body.len(), text });
    }
    out
}

/// The manual with only some blocks kept and other lines blank, so that faults have the line numbers of the manual.
fn page(name: &str, manual: &str, kept: &[&Block<'_>]) -> SourceMap {
    let keep = |at: &usize| kept.iter().any(|block| block.lines.contains(at));
    let text: String = manual.lines().enumerate().map(|(at, line)| if keep(&at) { format!("{line}\n") } else { "\n".to_owned() }).collect();
    let mut sources = SourceMap::default();
    sources.add(name, text);
    sources
}

fn told(faults: &[Diagnostic], base: &RuleFiles) -> String {
    render(faults, base.sources(), Style::plain(Lang::En))
}

/// All faults of a rule base and its cases.
fn faults(base: &RuleFiles) -> Vec<Diagnostic> {
    let mut faults = base.check();
    // A chapter may declare names that only a later chapter uses.
    faults.retain(Diagnostic::is_error);
    if faults.is_empty() {
        faults.extend(suite::run(base, None).diagnostics());
    }
    faults
}

#[test]
fn the_rules_up_to_the_end_of_each_chapter_have_no_mistakes_and_their_cases_pass() {
    let blocks = blocks(LANGUAGE);
    let law: Vec<&Block<'_>> = blocks.iter().filter(|block| block.is_law()).collect();
    for (at, block) in law.iter().enumerate() {
        if law.get(at + 1).is_some_and(|next| next.chapter == block.chapter) {
            continue;
        }
        let base = RuleFiles::new(page("docs/language.md", LANGUAGE, &law[..=at]));
        let faults = faults(&base);
        assert!(faults.is_empty(), "up to “{}”:\n{}", block.chapter, told(&faults, &base));
    }
}

#[test]
fn every_mistake_shown_is_refused_as_told() {
    let blocks = blocks(LANGUAGE);
    let mut seen = 0;
    for (at, block) in blocks.iter().enumerate() {
        let Some(code) = block.refused() else { continue };
        let kept: Vec<&Block<'_>> = blocks[..at].iter().filter(|block| block.is_law()).chain([block]).collect();
        let base = RuleFiles::new(page("docs/language.md", LANGUAGE, &kept));
        let faults = faults(&base);
        let told = told(&faults, &base);
        assert!(faults.iter().any(|fault| fault.code == code), "line {}: no {code}\n{told}", block.lines.start);
        for fault in &faults {
            let line = fault.span.map_or(0, |span| base.sources().line(span) - 1);
            assert!(block.lines.contains(&line), "a mistake outside the block in line {}\n{told}", block.lines.start);
        }
        seen += 1;
    }
    assert!(seen > 5, "the manual shows mistakes");
}

#[test]
fn the_facts_files_can_be_read() {
    let blocks = blocks(LANGUAGE);
    let law: Vec<&Block<'_>> = blocks.iter().filter(|block| block.is_law()).collect();
    let base = RuleFiles::new(page("docs/language.md", LANGUAGE, &law));
    let plan = base.plan(&Version::parse(DAY).expect("a version")).unwrap_or_else(|faults| panic!("{}", told(&faults, &base)));
    let mut seen = BTreeSet::new();
    for (format, language) in [(Format::Yaml, "yaml"), (Format::Json, "json"), (Format::Toml, "toml")] {
        for block in blocks.iter().filter(|block| block.is(language)) {
            let mut sources = page("docs/language.md", LANGUAGE, &[]);
            // The lines keep their numbers from the manual, as far as the format allows blank lines.
            let file = sources.add("docs/language.md", format!("{}{}", "\n".repeat(block.lines.start), block.text));
            let read = data::read(&sources, file, format).and_then(|tree| facts::read(&tree, plan.checked().book()));
            if let Err(faults) = read {
                panic!("{}", render(&faults, &sources, Style::plain(Lang::En)));
            }
            seen.insert(language);
        }
    }
    assert_eq!(seen.len(), 3, "a file of each format");
}

#[test]
fn every_word_of_the_language_is_in_the_manual() {
    let grammar = include_str!("../../grammar/rules.pest");
    let law: String = blocks(LANGUAGE).into_iter().filter(Block::is_law).map(|block| block.text).collect();
    let words: BTreeSet<&str> = law.split(|char: char| !(char.is_alphanumeric() || char == '_' || char == '§')).collect();
    let keywords = grammar.lines().filter(|line| line.starts_with("kw_")).flat_map(|line| line.split('"').skip(1).step_by(2));
    let missing: Vec<&str> = keywords.filter(|word| !words.contains(word)).collect();
    assert!(missing.is_empty(), "no rule in the manual uses {missing:?}");
    let reserved = grammar.lines().find(|line| line.starts_with("reserved")).expect("the reserved words");
    let names = LANGUAGE.split("\n## ").find(|chapter| chapter.starts_with("Names")).expect("the chapter on names");
    for word in reserved.split('"').skip(1).step_by(2) {
        assert!(names.contains(&format!("`{word}`")), "the manual does not say that `{word}` is no name");
    }
}

#[test]
fn the_contents_are_the_chapters() {
    let chapters: Vec<String> = LANGUAGE
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|heading| format!("- [{heading}](#{})", heading.to_lowercase().replace(',', "").replace(' ', "-")))
        .collect();
    let contents: Vec<&str> = LANGUAGE.lines().filter(|line| line.starts_with("- [")).collect();
    assert_eq!(contents, chapters);
}

/// The words of a command line, with quotation marks resolved.
fn words(line: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut quoted = false;
    for char in line.chars() {
        match char {
            '"' => quoted = !quoted,
            ' ' if !quoted => out.push(String::new()),
            _ => out.last_mut().expect("never empty").push(char),
        }
    }
    out
}

/// Runs the commands of a manual in a folder with its files. Calls `look` with each answer and the block after the commands.
fn run_commands(manual: &str, mut look: impl FnMut(&str, &str, Option<&Block<'_>>)) -> usize {
    let folder = Folder::new();
    let blocks = blocks(manual);
    let mut count = 0;
    for (at, block) in blocks.iter().enumerate() {
        if let Some(name) = block.file() {
            folder.write(name, &block.text);
        }
        if !block.is("sh") {
            continue;
        }
        let lines: Vec<&str> = block.text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let Some(arguments) = line.strip_prefix("paragraf ") else { continue };
            let arguments = words(arguments);
            let answer = Call::new(&arguments.iter().map(String::as_str).collect::<Vec<_>>()).within(folder.path()).run();
            // `# exit code 3` below a command; 0 is not stated.
            let code =
                lines.get(number + 1).and_then(|next| next.strip_prefix("# exit code ")).map_or(0, |code| code.parse().expect("a number"));
            assert_eq!(answer.code, Some(code), "{line}\n{}{}", answer.out, answer.err);
            let last = !lines[number + 1..].iter().any(|line| line.starts_with("paragraf "));
            look(line, &answer.out, blocks.get(at + 1).filter(|_| last));
            count += 1;
        }
    }
    count
}

#[test]
fn the_commands_of_the_manual_print_what_is_shown() {
    let mut shown = 0;
    run_commands(LANGUAGE, |line, out, next| {
        if let Some(text) = next.filter(|block| block.is("text")) {
            assert_eq!(out.trim_end(), text.text.trim_end(), "{line}");
            shown += 1;
        }
    });
    assert!(shown > 0, "the manual shows what a command prints");
}

#[test]
fn the_commands_of_the_page_on_explanations_print_what_is_shown() {
    let mut shown = 0;
    run_commands(EXPLANATIONS, |line, out, next| {
        let block = next.filter(|block| block.is("text")).unwrap_or_else(|| panic!("{line} shows nothing"));
        assert!(out.contains(&block.text), "{line}\n{out}");
        shown += 1;
    });
    assert!(shown > 0, "the page shows what a command prints");
}

/// Whether everything shown is printed. Printed objects may have more fields, but lists must not have more members.
fn shown_in(shown: &Json, printed: &Json) -> bool {
    match (shown, printed) {
        (Json::Object(shown), Json::Object(printed)) => {
            shown.iter().all(|(key, value)| printed.get(key).is_some_and(|own| shown_in(value, own)))
        }
        (Json::Array(shown), Json::Array(printed)) => {
            shown.len() == printed.len() && shown.iter().zip(printed).all(|(value, own)| shown_in(value, own))
        }
        _ => shown == printed,
    }
}

/// The output of the commands in `docs/json.md`, by subcommand.
fn printed() -> Vec<(String, Json)> {
    let mut all = Vec::new();
    run_commands(JSON, |line, out, next| {
        let printed: Json = serde_json::from_str(out).unwrap_or_else(|error| panic!("{line} prints no JSON: {error}\n{out}"));
        let next = next.filter(|block| block.is("json")).unwrap_or_else(|| panic!("{line} shows nothing"));
        let shown: Json = serde_json::from_str(&next.text).expect("an example is JSON");
        assert!(shown_in(&shown, &printed), "{line} prints\n{out}");
        all.push((line.split(' ').nth(1).expect("a subcommand").to_owned(), printed));
    });
    all
}

/// Collects the objects in a tree of steps.
fn steps<'j>(step: &'j Json, into: &mut Vec<&'j Json>) {
    into.push(step);
    step["steps"].as_array().into_iter().flatten().for_each(|step| steps(step, into));
}

/// The members of a list.
fn members<'j>(value: &'j Json, key: &str) -> Vec<&'j Json> {
    value[key].as_array().into_iter().flatten().collect()
}

/// The objects that a table of `docs/json.md` describes.
fn described<'j>(heading: &str, printed: &'j [(String, Json)]) -> Vec<&'j Json> {
    let of = |command: &str| printed.iter().filter(move |(own, _)| own == command).map(|(_, json)| json).collect::<Vec<_>>();
    let comparisons = of("compare");
    let decisions: Vec<&Json> = of("decide").into_iter().chain(comparisons.iter().flat_map(|json| members(json, "decisions"))).collect();
    let partings: Vec<&Json> = comparisons.iter().flat_map(|json| members(json, "partings")).collect();
    let inside = |outer: &[&'j Json], key: &str| outer.iter().flat_map(|json| members(json, key)).collect::<Vec<_>>();
    let changed = || inside(&of("diff"), "provisions");
    let turning = || decisions.iter().map(|json| &json["what_would"]).filter(|own| !own.is_null()).collect::<Vec<_>>();
    match heading {
        "A decision" => decisions,
        "Outcomes" => decisions.iter().map(|json| &json["outcome"]).filter(|outcome| outcome.is_object()).collect(),
        "Missing facts" => inside(&decisions, "missing"),
        "Readings" => inside(&decisions, "readings"),
        "Turns on" => inside(&decisions, "turns_on"),
        "What would turn it" => turning(),
        "Ways" => inside(&turning(), "ways"),
        "Changes of facts" => inside(&inside(&turning(), "ways"), "changes"),
        "Proposals" => inside(&turning(), "by_law"),
        "Citations" => inside(&decisions, "citations"),
        "Reservations" => inside(&decisions, "reservations"),
        "Steps" => {
            let mut all = Vec::new();
            decisions.iter().for_each(|json| steps(&json["explanation"], &mut all));
            all
        }
        "Bounds" => {
            let mut all = Vec::new();
            decisions.iter().for_each(|json| steps(&json["explanation"], &mut all));
            inside(&all, "bounds")
        }
        "A comparison" => comparisons,
        "Partings" => partings,
        "Conditions" => {
            let pairs = inside(&partings, "conditions");
            pairs.into_iter().flat_map(|pair| pair.as_array().into_iter().flatten()).filter(|side| !side.is_null()).collect()
        }
        "Figures" => inside(&partings, "figures"),
        "Parameters" => inside(&partings, "parameters"),
        "Moves" => inside(&comparisons, "moves"),
        "Changes" => of("diff"),
        "Changed provisions" => changed(),
        "Places" => changed().into_iter().flat_map(|own| [&own["before"], &own["after"]]).filter(|place| !place.is_null()).collect(),
        "Causes" => inside(&changed(), "causes"),
        "Changed rules" => inside(&changed(), "rules"),
        "Reached conclusions" => inside(&of("diff"), "reached"),
        "Changed parameters" => inside(&of("diff"), "parameters"),
        "The facts of a goal" => of("facts"),
        other => panic!("no test looks at the table under “{other}”"),
    }
}

#[test]
fn the_json_has_exactly_the_fields_that_are_documented() {
    let printed = printed();
    let (mut heading, mut tables) = ("", Vec::<(&str, BTreeSet<&str>)>::new());
    let mut lines = JSON.lines();
    while let Some(line) = lines.next() {
        if let Some(text) = line.strip_prefix("## ").or(line.strip_prefix("### ")) {
            heading = text;
        }
        if line != "| field | type | meaning |" {
            continue;
        }
        let rows = lines.by_ref().skip(1).take_while(|row| row.starts_with('|'));
        let fields = rows.map(|row| row.split('`').nth(1).expect("a field in backticks"));
        tables.push((heading, fields.collect()));
    }
    assert!(tables.len() >= 12, "{} tables", tables.len());
    for (heading, fields) in tables {
        let objects = described(heading, &printed);
        assert!(!objects.is_empty(), "no example has what the table under “{heading}” describes");
        for object in objects {
            let keys: BTreeSet<&str> = object.as_object().expect("an object").keys().map(String::as_str).collect();
            assert_eq!(keys, fields, "under “{heading}”");
        }
    }
}

#[test]
fn the_json_says_which_format_it_is() {
    for (command, json) in printed() {
        if command != "facts" {
            assert_eq!(json["schema"], paragraf::explain::SCHEMA, "{command}");
        }
    }
    assert!(JSON.contains(&format!("`schema` is `{}`", paragraf::explain::SCHEMA)));
}
