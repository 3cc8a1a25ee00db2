//! `unnoticed.toml` beside the rules, or in the program with them: the changes that need not be noticed, with the reason.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Console, Stop, input};
use crate::data::{Format, Kind, Tree, read};
use crate::source::{Diagnostic, SourceMap, Span, both, codes};

/// A change that cannot matter.
pub(super) struct Unnoticed {
    /// The provision, in the notation of rule files.
    pub(super) place: String,
    /// The change, as `test --mutate` prints it.
    pub(super) change: String,
    /// Why.
    pub(super) because: String,
}

const FILE: &str = "unnoticed.toml";

/// The file that comes with the program.
const OF_PROGRAM: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/unnoticed.toml"));

/// The entries of the file in the folder of the rules, if there is one; without a folder, of that which comes with the program.
pub(super) fn read_file(console: &Console, matches: &ArgMatches) -> Result<Vec<Unnoticed>, Stop> {
    let mut sources = SourceMap::default();
    let found = match matches.get_one::<PathBuf>("rules").map(|folder| folder.join(FILE)) {
        Some(path) if path.is_file() => {
            let text = input::text_of(&path).map_err(|mistake| console.stop(&[*mistake], &sources))?;
            Some((path.display().to_string(), text))
        }
        Some(_) => None,
        None => Some((format!("rules/{FILE}"), OF_PROGRAM.to_owned())),
    };
    let Some((name, text)) = found else { return Ok(Vec::new()) };
    read_text(&mut sources, name, text).map_err(|mistakes| console.stop(&mistakes, &sources))
}

fn read_text(sources: &mut SourceMap, name: String, text: String) -> Result<Vec<Unnoticed>, Vec<Diagnostic>> {
    let file = sources.add(name, text);
    entries(&read(sources, file, Format::Toml)?).map_err(|mistake| vec![*mistake])
}

fn entries(tree: &Tree) -> Result<Vec<Unnoticed>, Box<Diagnostic>> {
    let mut out = Vec::new();
    let Kind::Map(places) = &tree.kind else { return Err(shape(tree.span)) };
    for place in places {
        let Kind::List(list) = &place.value.kind else { return Err(shape(place.value.span)) };
        for item in list {
            let Kind::Map(fields) = &item.kind else { return Err(shape(item.span)) };
            let field = |name: &str| {
                fields.iter().find(|field| field.key == name).and_then(|field| match &field.value.kind {
                    Kind::Scalar(scalar) => Some(scalar.text.clone()),
                    _ => None,
                })
            };
            let (Some(change), Some(because), 2) = (field("change"), field("because"), fields.len()) else { return Err(shape(item.span)) };
            out.push(Unnoticed { place: place.key.clone(), change, because });
        }
    }
    Ok(out)
}

fn shape(span: Span) -> Box<Diagnostic> {
    let message = both("dette er ikke en endring med grunn", "this is not a change with a reason");
    let help = both(
        "skriv `[[\"PLACE\"]]`, og under den `change = \"… → …\"` og `because = \"…\"`",
        "write `[[\"PLACE\"]]`, and below it `change = \"… → …\"` and `because = \"…\"`",
    );
    Box::new(Diagnostic::error(codes::UNREADABLE, span, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::{FILE, OF_PROGRAM, read_text};
    use crate::source::SourceMap;

    #[test]
    fn the_list_comes_with_the_program_as_the_rules_do() {
        let list = read_text(&mut SourceMap::default(), FILE.to_owned(), OF_PROGRAM.to_owned()).unwrap_or_default();
        assert_eq!(list.len(), OF_PROGRAM.matches("\n[[").count(), "every entry of the file is read");
        assert!(!list.is_empty() && list.iter().all(|own| own.change.contains(" → ") && !own.because.is_empty()));
    }
}
