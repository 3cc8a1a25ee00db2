//! Where many cases come from: folders of facts files, tables, lines of JSON, and the cases in rule files.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use super::table::{Row, Table};
use super::{Console, Stop, input};
use crate::compile::Plan;
use crate::data::{Columns, Format, Mistakes, Tree, read as read_tree};
use crate::effect::Case;
use crate::explain::contradictions;
use crate::facts::{Facts, read};
use crate::pipeline::RuleFiles;
use crate::source::{Diagnostic, SourceMap, both, codes, limits, parallel_map};
use crate::suite;

/// Cases that are read before they are decided. More would only take memory.
const BATCH: usize = 4096;

/// A case that is not yet read for any version.
pub(super) enum Raw {
    /// A facts file.
    File(PathBuf),
    /// A line of JSON, after its file and number.
    Line(String, String),
    /// A row of a table.
    Row(Arc<Columns>, String, Row),
    /// What could not even be taken apart, after its file and number.
    Broken(String, Mistakes),
}

/// A case that can't be decided, with its mistakes.
pub(super) struct Refused {
    /// Its title, or where it stands.
    pub(super) name: String,
    /// Why, with the text it is told of.
    pub(super) mistakes: Mistakes,
}

/// Hands on the cases of every path, in batches; of the rule files where no path is given. What can't be opened stops the command.
pub(super) fn each_batch(
    console: &Console,
    base: &RuleFiles,
    own: &ArgMatches,
    plans: &[Arc<Plan>],
    mut take: impl FnMut(Vec<Result<Case, Refused>>),
) -> Result<(), Stop> {
    let paths: Vec<&PathBuf> = own.get_many("cases").into_iter().flatten().collect();
    if paths.is_empty() {
        return of_rule_files(console, base, plans, &mut take);
    }
    let mut batch: Vec<Raw> = Vec::new();
    let mut flush = |batch: &mut Vec<Raw>| {
        let raws = std::mem::take(batch);
        if !raws.is_empty() {
            take(parallel_map(&raws, |raw| case(raw, base, plans)));
        }
    };
    for path in paths {
        let mut put = |raw: Raw| {
            batch.push(raw);
            if batch.len() >= BATCH {
                flush(&mut batch);
            }
        };
        of_path(path, plans, &mut put).map_err(|mistakes| {
            let (sources, mistakes) = *mistakes;
            console.stop(&mistakes, &sources)
        })?;
    }
    flush(&mut batch);
    Ok(())
}

/// The cases in rule files, each by its title.
fn of_rule_files(
    console: &Console,
    base: &RuleFiles,
    plans: &[Arc<Plan>],
    take: &mut impl FnMut(Vec<Result<Case, Refused>>),
) -> Result<(), Stop> {
    let cases = suite::Cases::of(base, plans).map_err(|faults| console.stop(&faults, base.sources()))?;
    let titles: Vec<(usize, &str)> = cases.titles().enumerate().collect();
    for batch in titles.chunks(BATCH) {
        take(parallel_map(batch, |(at, name)| {
            let facts: Result<Vec<Arc<Facts>>, Vec<Diagnostic>> = plans.iter().map(|plan| cases.facts(*at, plan)).collect();
            match facts {
                Ok(facts) => Ok(Case { name: (*name).to_owned(), facts }),
                Err(mistakes) => Err(refused(name, Box::new((base.sources().clone(), mistakes)))),
            }
        }));
    }
    Ok(())
}

/// The cases of a folder or file.
fn of_path(path: &Path, plans: &[Arc<Plan>], put: &mut impl FnMut(Raw)) -> Result<(), Mistakes> {
    if !path.is_dir() {
        return of_file(path, plans, put);
    }
    let mut mistakes = Vec::new();
    let files = input::files_below(path, &mut mistakes, &|path| form(path).is_some());
    if files.is_empty() && mistakes.is_empty() {
        mistakes.push(no_cases(path));
    }
    if !mistakes.is_empty() {
        return Err(Box::new((SourceMap::default(), mistakes)));
    }
    files.iter().try_for_each(|file| of_file(file, plans, put))
}

/// What a file holds, by its ending.
enum Form {
    Table,
    Lines,
    Facts,
}

fn form(path: &Path) -> Option<Form> {
    match path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("csv") => Some(Form::Table),
        Some("jsonl" | "ndjson") => Some(Form::Lines),
        _ => Format::from_name(&path.to_string_lossy()).map(|_| Form::Facts),
    }
}

fn of_file(path: &Path, plans: &[Arc<Plan>], put: &mut impl FnMut(Raw)) -> Result<(), Mistakes> {
    let name = path.display().to_string();
    // A pipe that nobody writes to would be waited for without end.
    if let Some(mistake) = input::no_file(path) {
        return Err(alone(mistake));
    }
    match form(path) {
        Some(Form::Table) => of_table(&name, open(path)?, plans, put),
        Some(Form::Lines) => of_lines(&name, open(path)?, put),
        Some(Form::Facts) => {
            put(Raw::File(path.to_owned()));
            Ok(())
        }
        None if path.exists() => Err(alone(no_form(path))),
        None => Err(alone(input::unreadable(path, &std::io::ErrorKind::NotFound.into()))),
    }
}

fn open(path: &Path) -> Result<BufReader<File>, Mistakes> {
    File::open(path).map(BufReader::new).map_err(|error| alone(input::unreadable(path, &error)))
}

fn of_table(name: &str, input: impl BufRead, plans: &[Arc<Plan>], put: &mut impl FnMut(Raw)) -> Result<(), Mistakes> {
    let mut table = Table::open(name, input)?;
    known_columns(&table.columns(), plans)?;
    while let Some(row) = table.row()? {
        put(match row {
            Ok(row) => Raw::Row(table.columns(), name.to_owned(), row),
            Err((line, mistakes)) => Raw::Broken(format!("{name}:{line}"), mistakes),
        });
    }
    Ok(())
}

fn of_lines(name: &str, mut input: impl BufRead, put: &mut impl FnMut(Raw)) -> Result<(), Mistakes> {
    for number in 1.. {
        let mut bytes = Vec::new();
        let read = input.by_ref().take(limits::FILE_BYTES + 1).read_until(b'\n', &mut bytes);
        match read {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => return Err(alone(input::unreadable(Path::new(name), &error))),
        }
        let too_long = bytes.len() as u64 > limits::FILE_BYTES;
        let name = format!("{name}:{number}");
        match input::decoded(Path::new(&name), bytes) {
            Ok(line) if line.trim().is_empty() => {}
            Ok(line) => put(Raw::Line(name, line)),
            // The rest of such a line would be taken for the next.
            Err(mistake) if too_long => return Err(alone(*mistake)),
            Err(mistake) => put(Raw::Broken(name, alone(*mistake))),
        }
    }
    Ok(())
}

/// A case as every version reads it.
fn case(raw: &Raw, base: &RuleFiles, plans: &[Arc<Plan>]) -> Result<Case, Refused> {
    match raw {
        Raw::Broken(name, mistakes) => Err(refused(name, mistakes.clone())),
        Raw::Row(columns, name, row) => {
            let name = format!("{name}:{}", row.line);
            let cells = row.cells();
            let tree = columns.tree(row.line, &cells).map_err(|mistakes| refused(&name, mistakes))?;
            // Places in a row are looked up only where there is a mistake.
            known(&tree, &name, base, plans, || columns.with_places(row.line, &cells).ok())
        }
        Raw::File(path) => {
            let name = path.display().to_string();
            let text = input::text_of(path).map_err(|mistake| refused(&name, alone(*mistake)))?;
            parsed(&name, text, Format::from_name(&name).unwrap_or(Format::Json), base, plans)
        }
        Raw::Line(name, text) => parsed(name, text.clone(), Format::Json, base, plans),
    }
}

fn parsed(name: &str, text: String, format: Format, base: &RuleFiles, plans: &[Arc<Plan>]) -> Result<Case, Refused> {
    let mut sources = SourceMap::default();
    let file = sources.add(name, text);
    match read_tree(&sources, file, format) {
        Ok(tree) => known(&tree, name, base, plans, || Some((sources.clone(), tree.clone()))),
        Err(mistakes) => Err(refused(name, Box::new((sources, mistakes)))),
    }
}

/// The facts of a case under every version. Facts that can't all be true are no case.
fn known(
    tree: &Tree,
    name: &str,
    base: &RuleFiles,
    plans: &[Arc<Plan>],
    placed: impl Fn() -> Option<(SourceMap, Tree)>,
) -> Result<Case, Refused> {
    let mut all: Vec<Arc<Facts>> = Vec::new();
    for plan in plans {
        let book = plan.checked().book();
        let facts = Arc::new(read(tree, book).map_err(|mistakes| {
            let (sources, mistakes) = match placed() {
                Some((sources, tree)) => (sources, read(&tree, book).err().unwrap_or(mistakes)),
                None => (SourceMap::default(), mistakes),
            };
            refused(name, Box::new((sources, mistakes)))
        })?);
        let mistakes = contradictions(plan, &facts);
        if !mistakes.is_empty() {
            return Err(refused(name, Box::new((base.sources().clone(), mistakes))));
        }
        all.push(facts);
    }
    let title = all.first().and_then(|facts| facts.title.clone());
    Ok(Case { name: title.unwrap_or_else(|| name.to_owned()), facts: all })
}

/// Stops where a column is no fact of any version: each row would say so again.
fn known_columns(columns: &Columns, plans: &[Arc<Plan>]) -> Result<(), Mistakes> {
    let (sources, alone) = columns.each_alone();
    let unknown = |tree: &Tree| {
        let found = plans.iter().find_map(|plan| read(tree, plan.checked().book()).err()).unwrap_or_default();
        found.into_iter().filter(|mistake| mistake.code == codes::UNKNOWN_KEY).collect::<Vec<_>>()
    };
    let mistakes: Vec<Diagnostic> = alone.iter().flat_map(unknown).collect();
    if mistakes.is_empty() { Ok(()) } else { Err(Box::new((sources, mistakes))) }
}

fn refused(name: &str, mistakes: Mistakes) -> Refused {
    Refused { name: name.to_owned(), mistakes }
}

fn alone(mistake: Diagnostic) -> Mistakes {
    Box::new((SourceMap::default(), vec![mistake]))
}

/// A folder without cases.
fn no_cases(folder: &Path) -> Diagnostic {
    let shown = folder.display();
    let message = both(format!("det er ingen saker i `{shown}`"), format!("there are no cases in `{shown}`"));
    Diagnostic::error(codes::EMPTY, None, message).help(both(
        "saker står i filer som ender på `.json`, `.yaml`, `.yml`, `.toml`, `.csv` eller `.jsonl`",
        "cases stand in files that end in `.json`, `.yaml`, `.yml`, `.toml`, `.csv` or `.jsonl`",
    ))
}

/// A file that cases can't be read from.
fn no_form(path: &Path) -> Diagnostic {
    let shown = path.display();
    let message = both(format!("`{shown}` er ingen fil med saker"), format!("`{shown}` is no file of cases"));
    Diagnostic::error(codes::UNREADABLE, None, message).help(both(
        "saker leses fra mapper med faktafiler, fra `.csv`, `.jsonl`, `.json`, `.yaml` og `.toml`, og uten sti fra regelfilene",
        "cases are read from folders of facts files, from `.csv`, `.jsonl`, `.json`, `.yaml` and `.toml`, and without a path from the rule files",
    ))
}
