//! `paragraf letter`

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::archive::archive;
use super::console::unwritten;
use super::decided::under_each;
use super::form::{Form, form};
use super::replace::write;
use super::{Console, DONE, MISTAKES, Stop, UNDETERMINED, USAGE, case, input};
use crate::law::say;
use crate::letter::{Commission, Letter, TEMPLATE_ENDING, Templates, document_parts, html, included, letter, markdown};
use crate::model::Cell;
use crate::source::{Diagnostic, SourceMap, both, codes, limits};

/// The folder of templates in one of rules.
const FOLDER: &str = "letters";

/// The name of the template for all goals that have none of their own.
const GENERAL: &str = "decision";

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let out = own.get_one::<PathBuf>("out");
    let form = out.map_or(Ok(Form::Markdown), |path| form(console, path))?;
    let given = settings(console, own)?;
    let base = input::rules(console, matches, case::is_titled(own))?;
    let decided = under_each(console, &base, own, &[own.get_one("law")])?;
    let Some((decision, inputs)) = decided.first() else { return Err(Stop(USAGE)) };
    let chosen = input::readings(console, &base, own, decision.plan.checked().book())?;
    let goal = own.get_one::<String>("goal").map_or("", String::as_str);
    let templates = templates(console, matches, own, goal)?;
    let commission =
        Commission { base: &base, decision, inputs, chosen: &chosen, lang: console.lang, given: &given, templates: &templates };
    let letter = letter(&commission).map_err(|mistakes| console.stop(&mistakes, templates.sources()))?;
    put(console, &letter, form, out.map(PathBuf::as_path))?;
    reserve(console, &letter);
    if letter.missing.is_empty() {
        return Ok(DONE);
    }
    tell(console, &letter);
    Ok(if decision.cell == Cell::Fault { MISTAKES } else { UNDETERMINED })
}

fn put(console: &Console, letter: &Letter, form: Form, path: Option<&Path>) -> Result<(), Stop> {
    let Some(path) = path else {
        console.out(&markdown(letter));
        return Ok(());
    };
    let failed = |mistake| console.stop(&[mistake], &SourceMap::default());
    let bytes = match form {
        Form::Markdown => markdown(letter).into_bytes(),
        Form::Page => html(letter).into_bytes(),
        Form::Document => archive(&document_parts(letter)).map_err(|error| failed(unwritten(Some(path), &error)))?,
    };
    write(path, &bytes).map_err(|mistake| failed(*mistake))
}

/// Tells whoever signs what is not certain of the law that the letter rests on; a party has no use for it.
fn reserve(console: &Console, letter: &Letter) {
    if letter.reservations.is_empty() {
        return;
    }
    let mut text = format!("{}\n", say::letter_reservations(console.lang));
    for own in &letter.reservations {
        text.push_str(&format!("  • {own}\n"));
    }
    console.err(&text);
}

/// Tells what is missing where the letter is not all that one sees.
fn tell(console: &Console, letter: &Letter) {
    let mut text = format!("{}\n", say::letter_told(console.lang, letter.missing.len()));
    for what in letter.missing.iter().take(limits::TOLD) {
        text.push_str(&format!("  • {}\n", what));
    }
    console.err(&text);
}

/// What the command line gives for the letter: names and texts.
fn settings(console: &Console, own: &ArgMatches) -> Result<Vec<(String, String)>, Stop> {
    let mut out = Vec::new();
    for text in own.get_many::<String>("set").into_iter().flatten() {
        match text.split_once('=') {
            Some((name, text)) if !name.trim().is_empty() => out.push((name.trim().to_owned(), text.trim().to_owned())),
            _ => {
                let message = both(format!("`{text}` har ikke formen NAVN=TEKST"), format!("`{text}` does not have the form NAME=TEXT"));
                let help = both("skriv for eksempel `--set sender=\"Kontoret\"`", "write for example `--set sender=\"The office\"`");
                console.tell(&[Diagnostic::error(codes::USAGE, None, message).help(help)], &SourceMap::default());
                return Err(Stop(USAGE));
            }
        }
    }
    Ok(out)
}

/// The template: the one named; else that of the goal or the general one beside the rules; else one that any law can do with.
fn templates(console: &Console, matches: &ArgMatches, own: &ArgMatches, goal: &str) -> Result<Templates, Stop> {
    let stop = |mistake: Box<Diagnostic>| console.stop(&[*mistake], &SourceMap::default());
    let names = [goal, GENERAL].map(|name| format!("{name}.{}.{TEMPLATE_ENDING}", console.lang.code()));
    if let Some(path) = own.get_one::<PathBuf>("template") {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        return gathered(name, &|name| on_disk(&folder, name).map(Some)).map_err(stop);
    }
    if let Some(folder) = matches.get_one::<PathBuf>("rules").filter(|rules| rules.is_dir()) {
        let folder = folder.join(FOLDER);
        // A goal is the name of a rule, and so no path.
        let Some(name) = names.into_iter().find(|name| folder.join(name).is_file()) else { return Ok(Templates::general(console.lang)) };
        return gathered(name, &|name| on_disk(&folder, name).map(Some)).map_err(stop);
    }
    if matches.get_one::<PathBuf>("rules").is_some() {
        return Ok(Templates::general(console.lang));
    }
    let known = |name: &str| crate::pipeline::embedded_letter(&format!("rules/{FOLDER}/{name}"));
    match names.into_iter().find(|name| known(name).is_some()) {
        Some(name) => gathered(name, &|name| Ok(known(name).map(|text| (format!("rules/{FOLDER}/{name}"), text.to_owned())))).map_err(stop),
        None => Ok(Templates::general(console.lang)),
    }
}

/// The path and the text of a template in a folder.
fn on_disk(folder: &Path, name: &str) -> Result<(String, String), Box<Diagnostic>> {
    let path = folder.join(name);
    let text = input::text_of(&path)?;
    if text.len() > limits::TEMPLATE_BYTES {
        let (shown, limit) = (path.display(), limits::TEMPLATE_BYTES / 1024);
        let message =
            both(format!("malen `{shown}` er større enn {limit} KiB"), format!("the template `{shown}` is larger than {limit} KiB"));
        let help = both("del den i flere med `include`", "divide it into several with `include`");
        return Err(Box::new(Diagnostic::error(codes::TOO_LARGE, None, message).help(help)));
    }
    Ok((path.display().to_string(), text))
}

/// Gets the path and the text of a template by its name, where there is one.
type Found<'f> = &'f dyn Fn(&str) -> Result<Option<(String, String)>, Box<Diagnostic>>;

/// A template with those that it includes, and those in turn. A name that leads out of the folder is none.
fn gathered(name: String, found: Found<'_>) -> Result<Templates, Box<Diagnostic>> {
    let mut templates = Templates::default();
    let (mut wanted, mut seen) = (vec![name], Vec::new());
    while let Some(name) = wanted.pop() {
        // The first is the one that was chosen, whatever it is called.
        let is_name = seen.is_empty() || !name.starts_with('.') && !name.is_empty() && !name.contains(['/', '\\', ':', '\0']);
        if seen.contains(&name) || seen.len() >= limits::TEMPLATES || !is_name {
            continue;
        }
        // The first is there, or it is told why not; of others it is told at their place.
        let text = match found(&name) {
            Ok(text) => text,
            Err(mistake) if seen.is_empty() || mistake.code != codes::UNREADABLE => return Err(mistake),
            Err(_) => None,
        };
        seen.push(name.clone());
        if let Some((path, text)) = text {
            wanted.extend(included(&text));
            templates.add(name, path, text);
        }
    }
    Ok(templates)
}

#[cfg(test)]
mod tests {
    use super::{FOLDER, GENERAL};
    use crate::law::Lang;

    #[test]
    fn the_law_of_the_program_has_a_template_in_each_language() {
        for lang in Lang::ALL {
            let name = format!("rules/{FOLDER}/{GENERAL}.{}.md", lang.code());
            assert!(crate::pipeline::embedded_letter(&name).is_some(), "{name}");
        }
    }
}
