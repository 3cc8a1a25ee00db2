//! `paragraf ask`

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;
use clap::parser::ValueSource;

use super::ask_lines::{Line, Lines};
use super::console::unwritten;
use super::decide::{exit_code, length};
use super::replace::{make, no_device, replace};
use super::typed::typed;
use super::{Console, Stop, UNDETERMINED, USAGE, case, input};
use crate::explain::text_at;
use crate::facts::{Facts, facts_file, goal_inputs};
use crate::interview::{Act, Dialogue, Interview, Signature, Turn, is_facts_file};
use crate::law::{read_day, say};
use crate::pipeline::RuleFiles;
use crate::source::{Diagnostic, SourceMap, both, codes};

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, case::is_titled(own))?;
    let version = input::version(console, own.get_one("law"))?;
    let plan = input::plan(console, &base, &version)?;
    let book = plan.checked().book();
    let name = own.get_one::<String>("goal").map_or("", String::as_str);
    let goal = input::goal(console, &base, &plan, name)?;
    let mut files = Files::new(console, own)?;
    let signature = signature(console, own)?;
    let begun = own.contains_id("facts") || case::is_titled(own);
    let mut facts = match begun {
        true => case::facts(console, &base, &case::given(console, &base, own)?, &plan, name, &goal_inputs(book, goal))?,
        false => Arc::new(Facts::unknown(book.facts.len())),
    };
    if own.get_flag("again") {
        Arc::make_mut(&mut facts).said_unknown.clear();
    }
    let chosen = input::readings(console, &base, own, book)?;
    let interview =
        Interview::new(&plan, goal, facts, chosen, signature).map_err(|much| console.stop(&[much.diagnostic(&plan)], base.sources()))?;
    let dialogue = Dialogue::new(interview, console.style());
    let go_on = go_on(matches, own, name, &version.to_string());
    held(console, &base, own, dialogue, &mut files, &go_on)
}

/// The command that goes on with the same question: by the same rules, readings and words.
fn go_on(matches: &ArgMatches, own: &ArgMatches, goal: &str, version: &str) -> String {
    let mut out = format!("paragraf ask {goal} --law {}", typed(version.as_ref()));
    for (given, name) in [(matches, "rules"), (matches, "lang"), (own, "reading"), (own, "length"), (own, "by"), (own, "on")] {
        if given.value_source(name) == Some(ValueSource::CommandLine) {
            given.get_raw(name).into_iter().flatten().for_each(|value| out.push_str(&format!(" --{name} {}", typed(value))));
        }
    }
    out
}

/// Holds the dialogue to its end.
fn held(console: &Console, base: &RuleFiles, own: &ArgMatches, mut dialogue: Dialogue, files: &mut Files, go_on: &str) -> Result<u8, Stop> {
    let lang = console.lang;
    let mut lines = Lines::new();
    console.out(&dialogue.opening());
    // Where nothing was asked there is nothing to go back to.
    while dialogue.interview().next().is_some() || dialogue.interview().answered() > 0 {
        let turn = match lines.next(console) {
            Line::Text(line) => {
                let plan = dialogue.interview().decision().plan.clone();
                dialogue.hear(&line).map_err(|much| console.stop(&[much.diagnostic(&plan)], base.sources()))?
            }
            Line::Bad(mistake) => dialogue.refused(&mistake),
            Line::End if dialogue.interview().next().is_none() => break,
            Line::End => return Ok(stopped(console, &dialogue, files, go_on)),
            Line::Broken(mistake) => {
                let stop = console.stop(&[*mistake], &SourceMap::default());
                stopped(console, &dialogue, files, go_on);
                return Err(stop);
            }
        };
        let Turn { text, act } = turn;
        match act {
            Act::Said => {}
            Act::Changed => files.keep(console, &dialogue)?,
            Act::Save(path) => {
                let note = match saved(Path::new(&path), &dialogue, files) {
                    Ok(()) => format!("  {}\n", say::ask_saved(lang, &path)),
                    Err(mistake) => dialogue.mistake(&mistake),
                };
                console.out(&(note + &dialogue.ask()));
            }
            Act::Finish => break,
            Act::Quit => return Ok(stopped(console, &dialogue, files, go_on)),
        }
        console.out(&text);
    }
    files.keep(console, &dialogue)?;
    let interview = dialogue.interview();
    let decision = interview.decision();
    console.out("\n");
    console.out(&text_at(decision, interview.inputs(), console.style(), length(own)));
    Ok(exit_code(&decision.cell))
}

/// Tells where it stopped before the answer was certain, and how it goes on.
fn stopped(console: &Console, dialogue: &Dialogue, files: &Files, go_on: &str) -> u8 {
    let (lang, answered) = (console.lang, dialogue.interview().answered());
    let mut out = format!("\n{}\n", say::ask_stopped(lang, answered + 1, answered));
    if answered > 0 {
        out.push_str(&match &files.last {
            Some(path) => {
                let file = typed(path.as_os_str());
                say::ask_kept(lang, &path.display().to_string(), &format!("{go_on} --facts {file} --save {file}"))
            }
            None => say::ask_not_kept(lang).to_owned(),
        });
        out.push('\n');
    }
    console.out(&out);
    UNDETERMINED
}

/// The files that an interview reads and writes.
struct Files {
    /// The one it began with, which may be written anew.
    begun: Option<PathBuf>,
    /// The one that is written after each answer.
    save: Option<PathBuf>,
    /// The one that was written last.
    last: Option<PathBuf>,
}

impl Files {
    fn new(console: &Console, own: &ArgMatches) -> Result<Files, Stop> {
        let (begun, save) = (own.get_one::<PathBuf>("facts").cloned(), own.get_one::<PathBuf>("save").cloned());
        let files = Files { begun, save, last: None };
        if files.begun.as_deref() == Some(Path::new("-")) {
            let message = both("standard inn er svarene i intervjuet", "standard input holds the answers of the interview");
            let help = both("legg opplysningene i en fil: `--facts FIL`", "put the facts in a file: `--facts FILE`");
            console.tell(&[Diagnostic::error(codes::USAGE, None, message).help(help)], &SourceMap::default());
            return Err(Stop(USAGE));
        }
        match files.save.as_deref().map(|path| files.may_write(path)) {
            Some(Err(mistake)) => Err(console.stop(&[*mistake], &SourceMap::default())),
            Some(Ok(())) | None => Ok(files),
        }
    }

    /// A file is written over only if the interview began with it or made it, and only as what its name says.
    fn may_write(&self, path: &Path) -> Result<(), Box<Diagnostic>> {
        let shown = path.display();
        if !is_facts_file(&path.to_string_lossy()) {
            let message =
                both(format!("opplysningene lagres som YAML, ikke i `{shown}`"), format!("the facts are saved as YAML, not in `{shown}`"));
            let help = both("la navnet ende på `.yaml`", "let the name end in `.yaml`");
            return Err(Box::new(Diagnostic::error(codes::UNWRITABLE, None, message).help(help)));
        }
        no_device(path)?;
        let own = [&self.begun, &self.last].into_iter().flatten().any(|own| same(own, path));
        if own || !path.exists() {
            return Ok(());
        }
        let file = typed(path.as_os_str());
        let message = both(format!("`{shown}` finnes fra før"), format!("`{shown}` is there already"));
        let help = both(
            format!("fortsett med den: `--facts {file} --save {file}`; eller velg et annet navn"),
            format!("go on with it: `--facts {file} --save {file}`; or choose another name"),
        );
        Err(Box::new(Diagnostic::error(codes::UNWRITABLE, None, message).help(help)))
    }

    /// Saves what is known so far, if that is asked for.
    fn keep(&mut self, console: &Console, dialogue: &Dialogue) -> Result<(), Stop> {
        let Some(path) = self.save.clone() else { return Ok(()) };
        saved(&path, dialogue, self).map_err(|mistake| console.stop(&[*mistake], &SourceMap::default()))
    }
}

fn same(one: &Path, other: &Path) -> bool {
    one == other || fs::canonicalize(one).ok().zip(fs::canonicalize(other).ok()).is_some_and(|(one, other)| one == other)
}

/// Writes the facts to a file, which is whole or as it was.
fn saved(path: &Path, dialogue: &Dialogue, files: &mut Files) -> Result<(), Box<Diagnostic>> {
    files.may_write(path)?;
    let interview = dialogue.interview();
    let text = facts_file(interview.facts(), interview.book(), interview.inputs(), dialogue.lang());
    let written = if path.exists() { replace(path, &text) } else { make(path, &text) };
    written.map_err(|error| Box::new(unwritten(Some(path), &error)))?;
    files.last = Some(path.to_owned());
    Ok(())
}

/// By whom and when the assessments of the interview are made.
fn signature(console: &Console, own: &ArgMatches) -> Result<Signature, Stop> {
    let by = own.get_one::<String>("by").map(|by| by.trim().to_owned()).filter(|by| !by.is_empty());
    let on = own.get_one::<String>("on").map(|day| read_day(day).map_err(|_| day.clone())).transpose();
    match on {
        Ok(on) => Ok(Signature { by, on }),
        Err(day) => {
            let message = both(format!("`{day}` er ingen dag"), format!("`{day}` is no day"));
            let help = both("skriv år-måned-dag, som `--on 2019-03-14`", "write year-month-day, such as `--on 2019-03-14`");
            console.tell(&[Diagnostic::error(codes::USAGE, None, message).help(help)], &SourceMap::default());
            Err(Stop(USAGE))
        }
    }
}
