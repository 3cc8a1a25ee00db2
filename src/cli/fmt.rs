//! `paragraf fmt`

use std::path::PathBuf;

use clap::ArgMatches;

use super::console::unwritten;
use super::replace::replace;
use super::{Console, DONE, MISTAKES, Stop, USAGE, input};
use crate::law::say;
use crate::source::{Diagnostic, SourceMap, both, codes};
use crate::syntax;

/// What came of the files.
#[derive(Default)]
struct Tally {
    /// The names of those that change.
    changed: Vec<String>,
    unchanged: usize,
    mistakes: Vec<Diagnostic>,
}

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let only_look = own.get_flag("check");
    let paths = paths(console, matches, own)?;
    let mut sources = SourceMap::default();
    let mut tally = Tally::default();
    for path in input::rule_files(&paths, &mut tally.mistakes) {
        match input::text_of(&path) {
            Ok(text) => {
                let id = sources.add(path.display().to_string(), text);
                one(&mut tally, &sources, id, &path, only_look);
            }
            Err(mistake) => tally.mistakes.push(*mistake),
        }
    }
    console.tell(&tally.mistakes, &sources);
    console.out(&summary(console, &tally, only_look));
    let failed = !tally.mistakes.is_empty() || only_look && !tally.changed.is_empty();
    Ok(if failed { MISTAKES } else { DONE })
}

/// The files and folders to format: those named, or the folder of the rules.
fn paths(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<Vec<PathBuf>, Stop> {
    let named: Vec<PathBuf> = own.get_many::<PathBuf>("path").into_iter().flatten().cloned().collect();
    if !named.is_empty() {
        return Ok(named);
    }
    if let Some(folder) = matches.get_one::<PathBuf>("rules") {
        return Ok(vec![folder.clone()]);
    }
    let here = PathBuf::from("rules");
    if here.is_dir() {
        return Ok(vec![here]);
    }
    let message = both("det er ikke sagt hva som skal formateres", "nothing is named to format");
    let help = both(
        "nevn filer eller mapper, eller kjør kommandoen der mappen `rules` er",
        "name files or folders, or run the command where the folder `rules` is",
    );
    console.tell(&[Diagnostic::error(codes::EMPTY, None, message).help(help)], &SourceMap::default());
    Err(Stop(USAGE))
}

/// Formats one file, and writes it if it changes.
fn one(tally: &mut Tally, sources: &SourceMap, id: crate::source::FileId, path: &std::path::Path, only_look: bool) {
    let Some(file) = sources.get(id) else { return };
    match syntax::format(id, file) {
        Ok(text) if text == file.text => tally.unchanged += 1,
        Ok(text) => match if only_look { Ok(()) } else { replace(path, &text) } {
            Ok(()) => tally.changed.push(file.name.clone()),
            Err(error) => tally.mistakes.push(unwritten(Some(path), &error)),
        },
        Err(mut mistakes) => tally.mistakes.append(&mut mistakes),
    }
}

/// The files that change, a line each, and how many there are.
fn summary(console: &Console, tally: &Tally, only_look: bool) -> String {
    let mut out: String = tally.changed.iter().map(|name| format!("{name}\n")).collect();
    let counts = (tally.changed.len(), tally.unchanged);
    out.push_str(&match only_look {
        true => say::would_format(console.lang, counts.0, counts.1),
        false => say::formatted(console.lang, counts.0, counts.1),
    });
    out.push('\n');
    out
}
