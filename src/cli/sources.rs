//! `paragraf check --sources`: the texts of the documents that rules quote.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::{Console, Stop, input};
use crate::law::say;
use crate::pipeline::{Evidence, RuleFiles};
use crate::source::Diagnostic;

/// The quotations that are not in their documents, and a line on how much could be looked up.
pub(super) fn look_up(console: &Console, base: &RuleFiles, folder: &Path) -> Result<(Vec<Diagnostic>, String), Stop> {
    // A folder that is not there would look like documents without texts.
    if let Err(error) = fs::read_dir(folder) {
        return Err(console.stop(&[input::unreadable(folder, &error)], base.sources()));
    }
    let documents: BTreeSet<&str> = base.quotes().map(|quote| &*quote.document.text).collect();
    let mut texts = BTreeMap::new();
    let mut mistakes = Vec::new();
    for document in &documents {
        let paths = ["txt", "md"].map(|ending| folder.join(format!("{document}.{ending}")));
        let Some(path) = paths.iter().find(|path| path.is_file()) else { continue };
        match input::text_of(path) {
            Ok(text) => {
                texts.insert((*document).to_owned(), Evidence { file: path.display().to_string(), text });
            }
            Err(mistake) => mistakes.push(*mistake),
        }
    }
    if !mistakes.is_empty() {
        return Err(console.stop(&mistakes, base.sources()));
    }
    let looked_up = base.quotes().filter(|quote| texts.contains_key(&*quote.document.text)).count();
    let without: Vec<&str> = documents.into_iter().filter(|document| !texts.contains_key(*document)).collect();
    let lang = console.lang;
    let line = say::looked_up(lang, looked_up);
    let line = match without.as_slice() {
        [] => line,
        names => say::documents_without_text(lang, &line, names.len(), &names.join(say::comma(lang))),
    };
    Ok((base.false_quotes(&texts), line))
}
