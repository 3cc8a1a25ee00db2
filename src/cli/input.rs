//! Reading rule files, facts files and the names on the command line.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use clap::ArgMatches;

use super::today::today;
use super::{Console, Stop};
use crate::compile::Plan;
use crate::consolidate::version_error;
use crate::eval::{Decision, decide_case};
use crate::explain::contradictions;
use crate::facts::Facts;
use crate::law::{SectionSign, Text, Version, canonical};
use crate::model::{Named, ReadingId, RuleId, Rulebook};
use crate::pipeline::{RuleFiles, is_cases};
use crate::source::{Diagnostic, SourceMap, both, codes, did_you_mean, limits, nearest};

/// The rule base: the folder the user names, or the one in the program; with or without the files that hold only cases.
pub(super) fn rules(console: &Console, matches: &ArgMatches, cases: bool) -> Result<RuleFiles, Stop> {
    let Some(folder) = matches.get_one::<PathBuf>("rules") else {
        return Ok(if cases { RuleFiles::embedded() } else { RuleFiles::embedded_rules() });
    };
    let mut sources = SourceMap::default();
    let mut mistakes = Vec::new();
    let paths = rule_files(std::slice::from_ref(folder), &mut mistakes);
    for path in paths.iter().filter(|path| cases || !is_cases(&path.to_string_lossy())) {
        match text_of(path) {
            Ok(text) => {
                sources.add(path.display().to_string(), text);
            }
            Err(mistake) => mistakes.push(*mistake),
        }
    }
    if mistakes.is_empty() { Ok(RuleFiles::new(sources)) } else { Err(console.stop(&mistakes, &sources)) }
}

/// The files among these paths, and the rule files in the folders among them, in the order of their names.
pub(super) fn rule_files(given: &[PathBuf], mistakes: &mut Vec<Diagnostic>) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for path in given {
        let before = paths.len();
        if path.is_file() {
            paths.push(path.clone());
        } else {
            paths.extend(files_below(path, mistakes, &|path| path.extension().is_some_and(|ending| ending == "regel")));
        }
        let shown = path.display();
        if paths.len() == before && mistakes.is_empty() {
            mistakes.push(no_rule_files(path));
        }
        if paths.len() - before > limits::FILES {
            mistakes.push(Diagnostic::error(
                codes::TOO_LARGE,
                None,
                both(
                    format!("`{shown}` har mer enn {} regelfiler", limits::FILES),
                    format!("`{shown}` has more than {} rule files", limits::FILES),
                ),
            ));
            paths.truncate(before);
        }
    }
    paths.sort();
    paths.dedup();
    paths
}

/// A folder with nothing to read.
pub(super) fn no_rule_files(folder: &Path) -> Diagnostic {
    let shown = folder.display();
    let message = both(format!("det er ingen regelfiler i `{shown}`"), format!("there are no rule files in `{shown}`"));
    Diagnostic::error(codes::EMPTY, None, message).help(both("regelfiler ender på `.regel`", "rule files end in `.regel`"))
}

/// The files below a folder that are wanted, in the order of their names.
pub(super) fn files_below(folder: &Path, mistakes: &mut Vec<Diagnostic>, wanted: &dyn Fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut below = Below { wanted, seen: BTreeSet::new(), paths: Vec::new(), mistakes };
    below.walk(folder, 0);
    below.paths.sort();
    below.paths
}

/// The files below a folder found so far.
struct Below<'m> {
    wanted: &'m dyn Fn(&Path) -> bool,
    seen: BTreeSet<PathBuf>,
    paths: Vec<PathBuf>,
    mistakes: &'m mut Vec<Diagnostic>,
}

impl Below<'_> {
    /// A folder met a second time, by a link in a cycle, is passed over with a word.
    fn walk(&mut self, folder: &Path, depth: usize) {
        let real = match fs::canonicalize(folder) {
            Ok(real) => real,
            Err(error) => return self.mistakes.push(unreadable(folder, &error)),
        };
        if !self.seen.insert(real) || depth > limits::FOLDERS {
            let shown = folder.display();
            self.mistakes.push(
                Diagnostic::error(
                    codes::UNREADABLE,
                    None,
                    both(
                        format!("`{shown}` fører tilbake til en mappe som alt er lest"),
                        format!("`{shown}` leads back to a folder already read"),
                    ),
                )
                .help(both("fjern lenken", "remove the link")),
            );
            return;
        }
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.mistakes.push(unreadable(folder, &error)),
        };
        for entry in entries {
            match entry {
                Ok(entry) => {
                    let path = entry.path();
                    if path.is_dir() {
                        self.walk(&path, depth + 1);
                    } else if (self.wanted)(&path) {
                        self.paths.push(path);
                    }
                }
                Err(error) => self.mistakes.push(unreadable(folder, &error)),
            }
        }
    }
}

/// A file or folder that the system does not let one read.
pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    let near = (error.kind() == std::io::ErrorKind::NotFound).then(|| beside(path)).flatten();
    Diagnostic::error(codes::UNREADABLE, None, cannot_read(path, error)).help(did_you_mean(near))
}

/// A file or folder with nearly the same name in the same folder. The ending alone makes no two names alike.
fn beside(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let mut names: Vec<PathBuf> = entries.filter_map(|entry| Some(PathBuf::from(entry.ok()?.file_name()))).collect();
    names.sort_by_key(|name| (name.extension() != path.extension(), name.clone()));
    let near = nearest(stem, names.iter().filter_map(|name| name.file_stem()?.to_str()))?;
    let name = names.iter().find(|name| name.file_stem().is_some_and(|own| *own == *near))?;
    Some(folder.map_or_else(|| name.clone(), |folder| folder.join(name)).display().to_string())
}

fn cannot_read(path: &Path, error: &std::io::Error) -> Text {
    let shown = path.display();
    let kind = fs::metadata(path).ok().and_then(|found| special(found.file_type()));
    if let Some(kind) = kind {
        return both(
            format!("`{shown}` er {}, ikke en fil eller mappe", kind.nb),
            format!("`{shown}` is {}, not a file or folder", kind.en),
        );
    }
    let why = match error.kind() {
        std::io::ErrorKind::NotFound => both("finnes ikke", "is not there"),
        std::io::ErrorKind::PermissionDenied => both("kan ikke åpnes av deg", "is not yours to open"),
        std::io::ErrorKind::NotADirectory => both("er ikke en mappe", "is not a folder"),
        std::io::ErrorKind::IsADirectory => both("er en mappe, ikke en fil", "is a folder, not a file"),
        _ => both(format!("kan ikke leses ({error})"), format!("can't be read ({error})")),
    };
    both(format!("`{shown}` {}", why.nb), format!("`{shown}` {}", why.en))
}

/// What a path leads to that is neither a file nor a folder.
pub(super) fn special(kind: fs::FileType) -> Option<Text> {
    if kind.is_file() || kind.is_dir() {
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return Some(both("et rør (FIFO)", "a pipe (FIFO)"));
        }
        if kind.is_socket() {
            return Some(both("en sokkel", "a socket"));
        }
        if kind.is_char_device() || kind.is_block_device() {
            return Some(both("en enhet", "a device"));
        }
    }
    Some(both("noe annet", "something else"))
}

/// Whether a shell can send what a path leads to, which is no file, to standard input.
pub(super) fn can_be_sent(kind: fs::FileType) -> bool {
    #[cfg(unix)]
    let is_socket = std::os::unix::fs::FileTypeExt::is_socket(&kind);
    #[cfg(not(unix))]
    let is_socket = false;
    special(kind).is_some() && !is_socket
}

/// A path that leads to a folder, or to a pipe or a device, which is not opened: it may keep one waiting for ever.
pub(super) fn no_file(path: &Path) -> Option<Diagnostic> {
    let kind = fs::metadata(path).ok()?.file_type();
    if kind.is_dir() {
        return Some(unreadable(path, &std::io::Error::from(std::io::ErrorKind::IsADirectory)));
    }
    let (kind, shown) = (special(kind)?, path.display());
    let message = both(format!("`{shown}` er {}, ikke en fil", kind.nb), format!("`{shown}` is {}, not a file", kind.en));
    let help = both("lagre innholdet i en fil", "save what it holds in a file");
    Some(Diagnostic::error(codes::UNREADABLE, None, message).help(help))
}

/// The text of a file, read once, within the limit, as UTF-8.
pub(super) fn text_of(path: &Path) -> Result<String, Box<Diagnostic>> {
    let failed = |error: std::io::Error| Box::new(unreadable(path, &error));
    if let Some(mistake) = no_file(path) {
        return Err(Box::new(mistake));
    }
    let mut file = fs::File::open(path).map_err(failed)?;
    let before = state(&file);
    let mut bytes = Vec::new();
    // One byte past the limit tells a file that is too large from one that just fits.
    file.by_ref().take(limits::FILE_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if before != state(&file) {
        let shown = path.display();
        let message = both(format!("`{shown}` ble endret mens den ble lest"), format!("`{shown}` was changed while it was read"));
        let help = both("vent til den er lagret, og prøv igjen", "wait until it is saved, and try again");
        return Err(Box::new(Diagnostic::error(codes::UNREADABLE, None, message).help(help)));
    }
    decoded(path, bytes)
}

/// What tells that an open file was written to: its length, and when it was changed last.
fn state(file: &fs::File) -> Option<(u64, Option<SystemTime>)> {
    file.metadata().ok().map(|found| (found.len(), found.modified().ok()))
}

/// What is read from a file as text: within the limit, and UTF-8.
pub(super) fn decoded(path: &Path, bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    let shown = path.display();
    if bytes.len() as u64 > limits::FILE_BYTES {
        let limit = limits::FILE_BYTES / (1024 * 1024);
        let message = both(format!("`{shown}` er større enn {limit} MiB"), format!("`{shown}` is larger than {limit} MiB"));
        return Err(Box::new(Diagnostic::error(codes::TOO_LARGE, None, message).help(both("del den opp", "split it up"))));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
        let message = both(format!("`{shown}` er ikke UTF-8 (linje {line})"), format!("`{shown}` is not UTF-8 (line {line})"));
        Box::new(Diagnostic::error(codes::ENCODING, None, message).help(both("lagre filen som UTF-8", "save the file as UTF-8")))
    })
}

/// A version by name; today's law if none is given.
pub(super) fn version(console: &Console, name: Option<&String>) -> Result<Version, Stop> {
    match name {
        Some(name) => Version::parse(name).map_err(|error| console.stop(&[version_error(name, &error, None)], &SourceMap::default())),
        None => today().map(Version::on).ok_or_else(|| {
            let message = both("klokken i maskinen viser ingen dato", "the clock of the machine shows no date");
            let help = both("skriv dagen: `--law ÅÅÅÅ-MM-DD`", "write the day: `--law YYYY-MM-DD`");
            console.stop(&[Diagnostic::error(codes::VERSION, None, message).help(help)], &SourceMap::default())
        }),
    }
}

/// The plan of a version.
pub(super) fn plan(console: &Console, base: &RuleFiles, version: &Version) -> Result<Arc<Plan>, Stop> {
    base.plan(version).map_err(|mistakes| console.stop(&mistakes, base.sources()))
}

/// The rule a goal names.
pub(super) fn goal(console: &Console, base: &RuleFiles, plan: &Plan, name: &str) -> Result<RuleId, Stop> {
    base.goal(plan, &canonical(name)).map_err(|mistake| console.stop(&[*mistake], base.sources()))
}

/// A section as somebody writes it, `ACT § 1`: the act, which may be left out, the sign and the number; `None` for anything else.
pub(super) fn section(written: &str) -> Option<(&str, SectionSign, &str)> {
    let signs = [("§", SectionSign::Paragraph), ("avsnitt ", SectionSign::Heading)];
    signs.into_iter().find_map(|(sign, kind)| written.split_once(sign).map(|(act, number)| (act.trim(), kind, number.trim())))
}

/// The goals of several versions, each once, in the order of the first that has it.
pub(super) fn every_goal<'p>(plans: impl Iterator<Item = &'p Arc<Plan>>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for plan in plans {
        for goal in RuleFiles::goals(plan) {
            let name = plan.checked().book().rules.get(goal.index()).map(|rule| rule.name.to_string()).unwrap_or_default();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// Stops where the facts contradict each other.
pub(super) fn consistent(console: &Console, base: &RuleFiles, plan: &Arc<Plan>, facts: &Arc<Facts>) -> Result<(), Stop> {
    let mistakes = contradictions(plan, facts);
    if mistakes.is_empty() { Ok(()) } else { Err(console.stop(&mistakes, base.sources())) }
}

/// A case decided in full.
pub(super) fn decided(
    console: &Console,
    base: &RuleFiles,
    plan: &Arc<Plan>,
    goal: RuleId,
    facts: &Arc<Facts>,
    chosen: &[(ReadingId, u16)],
) -> Result<Decision, Stop> {
    decide_case(plan, goal, facts.clone(), chosen).map_err(|too_much| console.stop(&[too_much.diagnostic(plan)], base.sources()))
}

/// The readings the command line chooses.
pub(super) fn readings(console: &Console, base: &RuleFiles, own: &ArgMatches, book: &Rulebook) -> Result<Vec<(ReadingId, u16)>, Stop> {
    let mut chosen = Vec::new();
    let mut mistakes = Vec::new();
    for text in own.get_many::<String>("reading").into_iter().flatten() {
        let text = &*canonical(text);
        let (name, alternative) = text.split_once('=').unwrap_or((text, ""));
        let Some(Named::Reading(id)) = book.names.get(name).copied() else {
            mistakes.push(unknown_reading(name, book.readings.iter().map(|reading| &*reading.name)));
            continue;
        };
        let alternatives = book.readings.get(id.index()).map(|reading| reading.alternatives.as_slice()).unwrap_or_default();
        match alternatives.iter().position(|own| &*own.name == alternative).and_then(|at| u16::try_from(at).ok()) {
            Some(at) => chosen.push((id, at)),
            None => mistakes.push(unknown_reading(text, alternatives.iter().map(|alternative| &*alternative.name))),
        }
    }
    if mistakes.is_empty() { Ok(chosen) } else { Err(console.stop(&mistakes, base.sources())) }
}

/// The same for another version: what it does not have is not chosen there.
pub(super) fn readings_in(own: &ArgMatches, book: &Rulebook) -> Vec<(ReadingId, u16)> {
    let written = own.get_many::<String>("reading").into_iter().flatten();
    let chosen = written.filter_map(|text| {
        let text = canonical(text);
        let (name, alternative) = text.split_once('=')?;
        let Some(Named::Reading(id)) = book.names.get(name).copied() else { return None };
        let at = book.readings.get(id.index())?.alternatives.iter().position(|own| &*own.name == alternative)?;
        Some((id, u16::try_from(at).ok()?))
    });
    chosen.collect()
}

fn unknown_reading<'n>(name: &str, known: impl Iterator<Item = &'n str> + Clone) -> Diagnostic {
    let near = nearest(name, known.clone());
    let list = known.collect::<Vec<_>>().join(", ");
    let message = both(format!("ingen lesemåte heter `{name}`"), format!("no reading is called `{name}`"));
    Diagnostic::error(codes::UNKNOWN_READING, None, message)
        .help(did_you_mean(near).unwrap_or(both(format!("disse finnes: {list}"), format!("there are: {list}"))))
}
