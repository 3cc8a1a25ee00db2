//! `paragraf test --explanations FOLDER`: the explanations of the cases, held against those that somebody approved.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, Read};
use std::path::Path;

use clap::ArgMatches;

use super::console::unwritten;
use super::outcome::report_outcome;
use super::replace::write;
use super::{Console, DONE, MISTAKES, Stop, input, streams};
use crate::approved::{Changed, Chosen, SETTINGS, Standing, difference, is_ours, pages, standing};
use crate::law::say;
use crate::pipeline::RuleFiles;
use crate::source::{Diagnostic, SourceMap, both, codes, limits};

/// The bytes of an answer that are read at once.
const LONGEST_ANSWER: u64 = 4096;

/// What is to be done with the explanations that are not as approved.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// Show them.
    Look,
    /// Approve them all.
    Accept,
    /// Ask about each.
    Review,
    /// Let the rest be.
    Rest,
}

pub(super) fn run(console: &Console, own: &ArgMatches, base: &RuleFiles, filter: Option<&str>, folder: &Path) -> Result<u8, Stop> {
    let wish = match (own.get_flag("accept"), own.get_flag("review")) {
        (true, _) => Wish::Accept,
        (_, true) => Wish::Review,
        _ => Wish::Look,
    };
    let mut sources = SourceMap::default();
    let chosen = chosen(console, folder, &mut sources)?;
    let (report, pages) = pages(base, filter, &chosen);
    let code = report_outcome(console, base, &report, filter);
    if report.cases == 0 {
        return Ok(code);
    }
    let pages = pages.map_err(|mistakes| console.stop(&mistakes, &sources))?;
    let found = standing(pages, written(console, folder)?, filter.is_none());
    let left = treated(console, folder, found, wish)?;
    let outcome = console.style();
    let Left { same, changed, new, stale } = left;
    let text = say::explanations_outcome(console.lang, same + changed + new, same, changed, new);
    let all_well = changed + new + stale == 0;
    console.out(&format!("{}\n", if all_well { outcome.good(&text) } else { outcome.bad(&text) }));
    if all_well {
        return Ok(code);
    }
    if wish == Wish::Look {
        console.out(&format!("{}\n", say::explanations_how(console.lang)));
    }
    Ok(if code == DONE { MISTAKES } else { code })
}

/// What the file in the folder chooses, if there is one.
fn chosen(console: &Console, folder: &Path, sources: &mut SourceMap) -> Result<Chosen, Stop> {
    let path = folder.join(SETTINGS);
    if !path.exists() {
        return Ok(Chosen::all(console.lang));
    }
    let text = input::text_of(&path).map_err(|mistake| console.stop(&[*mistake], sources))?;
    let file = sources.add(path.display().to_string(), text);
    Chosen::read(sources, file, console.lang).map_err(|mistakes| console.stop(&mistakes, sources))
}

/// The approved explanations, by the names of their files. A folder that is not there has none.
fn written(console: &Console, folder: &Path) -> Result<BTreeMap<String, String>, Stop> {
    if !folder.exists() {
        return Ok(BTreeMap::new());
    }
    let stop = |mistake: Diagnostic| console.stop(&[mistake], &SourceMap::default());
    let unreadable = |error: &io::Error| stop(input::unreadable(folder, error));
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(&error))? {
        let path = entry.map_err(|error| unreadable(&error))?.path();
        let name = path.file_name().and_then(|name| name.to_str()).filter(|name| name.ends_with(".md"));
        if let Some(name) = name.filter(|_| path.is_file()) {
            let text = input::text_of(&path).map_err(|mistake| stop(*mistake))?;
            found.insert(name.to_owned(), text);
        }
    }
    Ok(found)
}

/// What is left to approve, counted.
#[derive(Default)]
struct Left {
    same: usize,
    changed: usize,
    new: usize,
    stale: usize,
}

/// Shows what is not as approved, and approves what is to be.
fn treated(console: &Console, folder: &Path, found: Standing, wish: Wish) -> Result<Left, Stop> {
    let mut left = Left { same: found.same, ..Left::default() };
    let mut wish = wish;
    for (at, own) in found.changed.iter().enumerate() {
        match wish {
            Wish::Review => shown(console, own, true),
            Wish::Look if at < limits::TOLD => shown(console, own, false),
            _ => {}
        }
        if approves(console, &mut wish, &say::explanations_approve(console.lang, &own.page.file)) {
            approve(console, folder, own)?;
            left.same += 1;
        } else if own.approved.is_some() {
            left.changed += 1;
        } else {
            left.new += 1;
        }
    }
    if let Some(more) = found.changed.len().checked_sub(limits::TOLD).filter(|more| *more > 0 && wish == Wish::Look) {
        console.out(&format!("{}\n", say::explanations_more(console.lang, more)));
    }
    for file in &found.stale {
        console.out(&format!("{}\n", say::explanations_stale(console.lang, file)));
        if approves(console, &mut wish, &say::explanations_remove(console.lang, file)) {
            remove(console, folder, file)?;
        } else {
            left.stale += 1;
        }
    }
    Ok(left)
}

/// An explanation that is not as approved: what is new in it, line by line; one that was never approved in full only where somebody is asked.
fn shown(console: &Console, own: &Changed, in_full: bool) {
    let file = &own.page.file;
    let Some(approved) = &own.approved else {
        console.out(&format!("{}\n", say::explanations_new(console.lang, file)));
        if in_full {
            console.out(&format!("{}\n", own.page.text));
        }
        return;
    };
    let style = console.style();
    let mut text = format!("{}\n", say::explanations_changed(console.lang, file));
    for line in difference(approved, &own.page.text).lines() {
        let line = if line.starts_with('+') {
            style.good(line)
        } else if line.starts_with('-') {
            style.bad(line)
        } else {
            line.to_owned()
        };
        text.push_str(&line);
        text.push('\n');
    }
    console.out(&text);
}

/// Whether something is approved; asks, if every one is asked about. The end of what is answered ends the questions.
fn approves(console: &Console, wish: &mut Wish, question: &str) -> bool {
    while *wish == Wish::Review {
        console.err(&format!("{question} "));
        let answer = if streams::in_was_open() { answer() } else { None };
        match answer.as_deref().map(str::trim) {
            Some("j" | "y" | "ja" | "yes") => return true,
            Some("n" | "nei" | "no" | "") => return false,
            Some("a" | "alle" | "all") => *wish = Wish::Accept,
            Some("q") | None => *wish = Wish::Rest,
            Some(_) => {}
        }
    }
    *wish == Wish::Accept
}

/// A line of standard input.
fn answer() -> Option<String> {
    let mut line = Vec::new();
    let read = io::stdin().lock().take(LONGEST_ANSWER).read_until(b'\n', &mut line).ok()?;
    (read > 0).then(|| String::from_utf8_lossy(&line).to_lowercase())
}

/// Writes an explanation in the place of the one before it.
fn approve(console: &Console, folder: &Path, own: &Changed) -> Result<(), Stop> {
    let path = folder.join(&own.page.file);
    if own.approved.as_deref().is_some_and(|text| !is_ours(text)) {
        return Err(console.stop(&[somebody_elses(&path)], &SourceMap::default()));
    }
    if own.approved.is_none() {
        fs::create_dir_all(folder).map_err(|error| console.stop(&[unwritten(Some(folder), &error)], &SourceMap::default()))?;
    }
    write(&path, own.page.text.as_bytes()).map_err(|mistake| console.stop(&[*mistake], &SourceMap::default()))
}

/// A file that stands where an explanation would, and is none.
fn somebody_elses(path: &Path) -> Diagnostic {
    let shown = path.display();
    let message = both(
        format!("`{shown}` er ikke skrevet av `paragraf test --explanations`, og blir ikke skrevet over"),
        format!("`{shown}` was not written by `paragraf test --explanations`, and is not written over"),
    );
    Diagnostic::error(codes::UNWRITABLE, None, message)
        .help(both("flytt filen, eller gi saken en annen tittel", "move the file, or give the case another title"))
}

/// Removes an explanation that belongs to no case.
fn remove(console: &Console, folder: &Path, file: &str) -> Result<(), Stop> {
    let path = folder.join(file);
    let is_still_ours = input::text_of(&path).is_ok_and(|text| is_ours(&text));
    let removed = if is_still_ours { fs::remove_file(&path) } else { Ok(()) };
    removed.map_err(|error| console.stop(&[unwritten(Some(&path), &error)], &SourceMap::default()))
}
