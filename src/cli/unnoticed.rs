//! `unnoticed.toml` beside the rules: the changes that need not be noticed, with the reason.

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

/// The entries of the file, if there is one in the folder of the rules.
pub(super) fn read_file(console: &Console, matches: &ArgMatches) -> Result<Vec<Unnoticed>, Stop> {
    let Some(path) = matches.get_one::<PathBuf>("rules").map(|folder| folder.join("unnoticed.toml")).filter(|path| path.is_file()) else {
        return Ok(Vec::new());
    };
    let mut sources = SourceMap::default();
    let text = input::text_of(&path).map_err(|mistake| console.stop(&[*mistake], &sources))?;
    let file = sources.add(path.display().to_string(), text);
    let tree = read(&sources, file, Format::Toml).map_err(|mistakes| console.stop(&mistakes, &sources))?;
    entries(&tree).map_err(|mistake| console.stop(&[*mistake], &sources))
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
