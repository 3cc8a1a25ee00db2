//! The facts of a case: from a file, from standard input, from a case of the rule files, or none where the goal asks for none.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use super::{Console, Stop, USAGE, input, streams};
use crate::compile::Plan;
use crate::data::{Format, Tree, read as read_tree};
use crate::facts::{Facts, GoalInputs, read};
use crate::law::say;
use crate::pipeline::RuleFiles;
use crate::source::{Diagnostic, SourceMap, both, codes, limits};
use crate::suite::TitledCase;

/// A facts file: its text, which mistakes in it are drawn with, and what it holds. It is no part of the rule base.
pub(super) struct FactsFile {
    sources: SourceMap,
    tree: Tree,
}

/// Where the facts of a case come from.
pub(super) enum Given<'b> {
    /// A facts file.
    File(FactsFile),
    /// A case of the rule files.
    Titled(TitledCase<'b>),
    /// Nowhere.
    Nothing,
}

/// Whether the command line asks for a case of the rule files, which are then read with their cases.
pub(super) fn is_titled(own: &ArgMatches) -> bool {
    own.get_one::<String>("case").is_some()
}

/// What the command line gives, read once however many versions it is read for.
pub(super) fn given<'b>(console: &Console, base: &'b RuleFiles, own: &ArgMatches) -> Result<Given<'b>, Stop> {
    if let Some(title) = own.get_one::<String>("case") {
        let found = TitledCase::find(base, title).map_err(|mistake| console.stop(&[*mistake], base.sources()))?;
        return Ok(Given::Titled(found));
    }
    Ok(file(console, own)?.map_or(Given::Nothing, Given::File))
}

fn file(console: &Console, own: &ArgMatches) -> Result<Option<FactsFile>, Stop> {
    let Some(path) = own.get_one::<PathBuf>("facts") else { return Ok(None) };
    let piped = path.as_os_str() == "-";
    let name = if piped { say::standard_input(console.lang).to_owned() } else { path.display().to_string() };
    if let Some(mistake) = (!piped).then(|| input::no_file(path)).flatten() {
        return Err(console.stop(&[advised(mistake, path)], &SourceMap::default()));
    }
    let format = match own.get_one::<String>("facts-format").map(String::as_str) {
        Some("json") => Format::Json,
        Some("yaml") => Format::Yaml,
        Some("toml") => Format::Toml,
        _ => Format::from_name(&name).ok_or_else(|| unknown_format(console, &name, piped))?,
    };
    let text = if piped { from_input(&name) } else { input::text_of(path) };
    let mut sources = SourceMap::default();
    let text = text.map_err(|mistake| console.stop(&[*mistake], &sources))?;
    let file = sources.add(name, text);
    match read_tree(&sources, file, format) {
        Ok(tree) => Ok(Some(FactsFile { sources, tree })),
        Err(mistakes) => Err(console.stop(&mistakes, &sources)),
    }
}

/// The facts of a case for the law of a plan. Without one nothing is known, which will do where nothing is asked.
pub(super) fn facts(
    console: &Console,
    base: &RuleFiles,
    given: &Given<'_>,
    plan: &Arc<Plan>,
    goal: &str,
    inputs: &GoalInputs,
) -> Result<Arc<Facts>, Stop> {
    let book = plan.checked().book();
    match given {
        Given::Titled(case) => case.facts(plan).map_err(|mistakes| console.stop(&mistakes, base.sources())),
        Given::File(file) => {
            let facts = read(&file.tree, book).map(Arc::new).map_err(|mistakes| console.stop(&mistakes, &file.sources))?;
            input::consistent(console, base, plan, &facts)?;
            Ok(facts)
        }
        Given::Nothing if inputs.facts.is_empty() => Ok(Arc::new(Facts::unknown(book.facts.len()))),
        Given::Nothing => {
            let message = both("opplysningene i saken mangler", "the facts of the case are missing");
            let help = both(
                format!("skriv `--facts FIL`; `paragraf facts {goal}` viser hva filen kan inneholde"),
                format!("write `--facts FILE`; `paragraf facts {goal}` shows what it may hold"),
            );
            console.tell(&[Diagnostic::error(codes::MISSING_KEY, None, message).help(help)], base.sources());
            Err(Stop(USAGE))
        }
    }
}

/// The same for another version, where it can be had; what is wrong with the case there is not told.
pub(super) fn facts_in(given: &Given<'_>, plan: &Arc<Plan>) -> Option<Arc<Facts>> {
    let book = plan.checked().book();
    match given {
        Given::Titled(case) => case.facts(plan).ok(),
        Given::File(file) => read(&file.tree, book).map(Arc::new).ok(),
        Given::Nothing => Some(Arc::new(Facts::unknown(book.facts.len()))),
    }
}

/// What is no file is not opened, but may be sent to standard input.
fn advised(mistake: Diagnostic, path: &Path) -> Diagnostic {
    // No shell can send what a socket says or what a folder holds.
    let is_sent = fs::metadata(path).is_ok_and(|found| input::can_be_sent(found.file_type()));
    let shown = path.display();
    // What `<(…)` of a shell names is gone with the command.
    if is_sent && ["/dev/fd", "/proc/self/fd"].iter().any(|own| path.starts_with(own)) {
        return mistake.help(both(
            "send det til standard inn i stedet: `KOMMANDO | paragraf … --facts - --facts-format yaml`",
            "send it to standard input instead: `COMMAND | paragraf … --facts - --facts-format yaml`",
        ));
    }
    mistake.help(is_sent.then(|| {
        both(
            format!("send det til standard inn: `--facts - --facts-format yaml < {shown}`"),
            format!("send it to standard input: `--facts - --facts-format yaml < {shown}`"),
        )
    }))
}

/// Nothing tells how the facts are written: guessing could read them as something else.
fn unknown_format(console: &Console, name: &str, piped: bool) -> Stop {
    if piped {
        let message = both("det er ikke sagt hvordan opplysningene er skrevet", "it is not said how the facts are written");
        let help = both(
            "skriv `--facts - --facts-format json`, eller `yaml` eller `toml`",
            "write `--facts - --facts-format json`, or `yaml` or `toml`",
        );
        console.tell(&[Diagnostic::error(codes::USAGE, None, message).help(help)], &SourceMap::default());
        return Stop(USAGE);
    }
    let message = both(format!("`{name}` er verken JSON, YAML eller TOML"), format!("`{name}` is neither JSON, YAML nor TOML"));
    let help = both(
        "la navnet ende på `.json`, `.yaml` eller `.toml`, eller skriv `--facts-format json`, `yaml` eller `toml`",
        "let its name end in `.json`, `.yaml` or `.toml`, or write `--facts-format json`, `yaml` or `toml`",
    );
    console.stop(&[Diagnostic::error(codes::UNREADABLE, None, message).help(help)], &SourceMap::default())
}

/// All that comes from standard input, within the limit of a file.
fn from_input(name: &str) -> Result<String, Box<Diagnostic>> {
    if !streams::in_was_open() {
        return Err(Box::new(Diagnostic::error(codes::UNREADABLE, None, both("standard inn er stengt", "standard input is closed"))));
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(limits::FILE_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| Box::new(input::unreadable(Path::new(name), &error)))?;
    input::decoded(Path::new(name), bytes)
}
