//! Runs an example of the error reference: what the command would tell if the example's files lay in the folder it is run in.
//!
//! Nothing is written and no file is read; every message comes from the functions that tell it for files on the disk.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::console::{WIDTH, unwritten};
use super::{args, case, check, input, usage};
use crate::approved::{Chosen, SETTINGS, pages};
use crate::consolidate::version_error;
use crate::data::{Format, read as read_tree};
use crate::eval::decide_case;
use crate::explain::contradictions;
use crate::facts::{goal_inputs, read};
use crate::law::{Lang, Version};
use crate::letter::{Commission, Templates, letter};
use crate::pipeline::{Evidence, RuleFiles, is_cases};
use crate::reference::{self, Example};
use crate::source::{Diagnostic, SourceMap};
use crate::suite;

/// What the command of an example tells, with the files it is about.
pub(super) fn run(example: &Example) -> (Vec<Diagnostic>, SourceMap) {
    let (command, target) = example.command.split_once(" > ").unwrap_or((&example.command, ""));
    if target == "/dev/full" {
        return (vec![unwritten(None, &io::ErrorKind::StorageFull.into())], SourceMap::default());
    }
    let words: Vec<OsString> = command.split(' ').map(OsString::from).collect();
    let matches = match args::command(Lang::default(), WIDTH).try_get_matches_from(&words) {
        Ok(matches) => matches,
        Err(error) => return (vec![usage::wrong(&error, &words)], SourceMap::default()),
    };
    let Some((command, own)) = matches.subcommand() else { return Default::default() };
    if command == "explain-error" {
        let unknown = own.get_one::<String>("code").filter(|code| reference::explain(code).is_none());
        return (unknown.map(|code| reference::unknown(code)).into_iter().collect(), SourceMap::default());
    }
    let titled = command == "decide" && case::is_titled(own);
    let base = match rules(example, &matches, titled || command != "decide") {
        Ok(base) => base,
        Err(mistakes) => return (mistakes, SourceMap::default()),
    };
    let mistakes = match command {
        "decide" => match decide(example, &base, own) {
            Ok(()) => Vec::new(),
            Err(told) => return told,
        },
        "test" => match own.get_one::<PathBuf>("explanations") {
            Some(folder) => return explained(example, &base, folder),
            None => suite::run(&base, None).diagnostics(),
        },
        "letter" => return lettered(example, &base, own),
        "review" => review(&base, own.get_one::<String>("of").map_or("", String::as_str)),
        _ => {
            let quotes = own.get_one::<PathBuf>("sources").map(|folder| base.false_quotes(&texts(example, folder)));
            check::mistakes(&base).into_iter().chain(quotes.into_iter().flatten()).collect()
        }
    };
    (mistakes, base.sources().clone())
}

/// What `paragraf test --explanations` tells of the file that chooses what is explained.
fn explained(example: &Example, base: &RuleFiles, folder: &Path) -> (Vec<Diagnostic>, SourceMap) {
    let path = folder.join(SETTINGS);
    let name = path.strip_prefix(".").unwrap_or(&path);
    let mut sources = SourceMap::default();
    let Some(file) = example.files.iter().find(|file| Path::new(&file.name) == name) else { return Default::default() };
    let file = sources.add(path.display().to_string(), file.text.clone());
    let chosen = Chosen::read(&sources, file, Lang::default());
    let mistakes = chosen.and_then(|chosen| pages(base, None, &chosen).1).err().unwrap_or_default();
    (mistakes, sources)
}

/// What `paragraf letter` tells of a template, for a case that has no mistakes.
fn lettered(example: &Example, base: &RuleFiles, own: &ArgMatches) -> (Vec<Diagnostic>, SourceMap) {
    let word = |name: &str| own.get_one::<String>(name).map_or("", String::as_str);
    let mut templates = Templates::default();
    let wanted = own.get_one::<PathBuf>("template");
    for file in example.files.iter().filter(|file| wanted.is_some_and(|path| path == Path::new(&file.name))) {
        templates.add(file.name.clone(), file.name.clone(), file.text.clone());
    }
    let decided = Version::parse(word("law")).ok().and_then(|version| {
        let plan = base.plan(&version).ok()?;
        let goal = base.goal(&plan, word("goal")).ok()?;
        let facts = suite::TitledCase::find(base, word("case")).ok()?.facts(&plan).ok()?;
        decide_case(&plan, goal, facts, &[]).ok()
    });
    let Some(decision) = decided else { return Default::default() };
    let inputs = &goal_inputs(decision.plan.checked().book(), decision.goal);
    let lang = Lang::default();
    let commission = Commission { base, decision: &decision, inputs, chosen: &[], lang, given: &[], templates: &templates };
    (letter(&commission).err().unwrap_or_default(), templates.sources().clone())
}

/// The rule files of an example, as [`input::rules`] reads them from a folder.
fn rules(example: &Example, matches: &ArgMatches, cases: bool) -> Result<RuleFiles, Vec<Diagnostic>> {
    let folder = matches.get_one::<PathBuf>("rules").map_or(Path::new(""), PathBuf::as_path);
    let (mut sources, mut mistakes) = (SourceMap::default(), Vec::new());
    let mut files: Vec<_> = example.files.iter().map(|file| (Path::new(&file.name), file)).collect();
    files.retain(|(path, _)| path.starts_with(folder) && path.extension().is_some_and(|ending| ending == "regel"));
    files.sort_by_key(|(path, _)| *path);
    if files.is_empty() {
        mistakes.push(input::no_rule_files(folder));
    }
    for (path, file) in files.into_iter().filter(|(_, file)| cases || !is_cases(&file.name)) {
        match input::decoded(path, file.bytes()) {
            Ok(text) => {
                sources.add(file.name.clone(), text);
            }
            Err(mistake) => mistakes.push(*mistake),
        }
    }
    if mistakes.is_empty() { Ok(RuleFiles::new(sources)) } else { Err(mistakes) }
}

/// What `paragraf review` finds, or the mistakes that stop it.
fn review(base: &RuleFiles, name: &str) -> Vec<Diagnostic> {
    let found = match (Version::parse(name), base.versions_of(name)) {
        (Ok(version), _) => base.review(&version),
        (Err(_), Some((before, after))) => base.review_amendment(name, [&before, &after]),
        (Err(error), None) => return vec![version_error(name, &error, None)],
    };
    found.map_or_else(|mistakes| mistakes, |review| review.findings.into_iter().map(|finding| finding.diagnostic).collect())
}

/// The texts of documents among the files of an example.
fn texts(example: &Example, folder: &Path) -> BTreeMap<String, Evidence> {
    let files = example.files.iter().filter(|file| Path::new(&file.name).starts_with(folder));
    let texts = files.filter_map(|file| {
        let document = Path::new(&file.name).file_stem()?.to_string_lossy().into_owned();
        Some((document, Evidence { file: file.name.clone(), text: file.text.clone() }))
    });
    texts.collect()
}

/// The mistakes on the way to an answer, in the order in which `paragraf decide` meets them.
fn decide(example: &Example, base: &RuleFiles, own: &ArgMatches) -> Result<(), (Vec<Diagnostic>, SourceMap)> {
    let of_rules = |mistakes: Vec<Diagnostic>| (mistakes, base.sources().clone());
    let name = own.get_one::<String>("law").map_or("", String::as_str);
    let version = Version::parse(name).map_err(|error| of_rules(vec![version_error(name, &error, None)]))?;
    let plan = base.plan(&version).map_err(of_rules)?;
    let goal = own.get_one::<String>("goal").map_or("", String::as_str);
    base.goal(&plan, goal).map_err(|mistake| of_rules(vec![*mistake]))?;
    if let Some(title) = own.get_one::<String>("case") {
        let found = suite::TitledCase::find(base, title).map_err(|mistake| of_rules(vec![*mistake]))?;
        return found.facts(&plan).map(|_| ()).map_err(of_rules);
    }
    let Some(path) = own.get_one::<PathBuf>("facts") else { return Ok(()) };
    let mut sources = SourceMap::default();
    let Some(file) = example.files.iter().find(|file| Path::new(&file.name) == path) else {
        return Err((vec![input::unreadable(path, &io::Error::from(io::ErrorKind::NotFound))], sources));
    };
    let Some(format) = Format::from_name(&file.name) else { return Ok(()) };
    let text = match input::decoded(path, file.bytes()) {
        Ok(text) => text,
        Err(mistake) => return Err((vec![*mistake], sources)),
    };
    let file = sources.add(file.name.clone(), text);
    let read = read_tree(&sources, file, format).and_then(|tree| read(&tree, plan.checked().book()));
    let facts = read.map_err(|mistakes| (mistakes, sources))?;
    let mistakes = contradictions(&plan, &facts.into());
    if mistakes.is_empty() { Ok(()) } else { Err(of_rules(mistakes)) }
}
