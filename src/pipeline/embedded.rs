//! The rule files that are compiled into the program, with the files beside them, so that the command works in any folder.

use include_dir::{Dir, include_dir};

use super::is_cases;
use crate::source::SourceMap;

static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// The rule files under `rules/`, sorted by name; with or without files that hold only cases.
pub fn embedded(cases: bool) -> SourceMap {
    let mut files = Vec::new();
    collect(&RULES, cases, &mut files);
    files.sort();
    let mut sources = SourceMap::default();
    for (name, text) in files {
        sources.add(format!("rules/{name}"), text);
    }
    sources
}

/// A file of another kind in that folder, such as `unnoticed.toml`: its name and text.
pub fn embedded_beside(name: &str) -> Option<(String, &'static str)> {
    let text = RULES.get_file(name)?.contents_utf8()?;
    Some((format!("rules/{name}"), text))
}

fn collect(dir: &'static Dir<'static>, cases: bool, into: &mut Vec<(String, &'static str)>) {
    for file in dir.files() {
        let name = file.path().to_string_lossy().into_owned();
        if !name.ends_with(".regel") || is_cases(&name) && !cases {
            continue;
        }
        into.extend(file.contents_utf8().map(|text| (name, text)));
    }
    dir.dirs().for_each(|dir| collect(dir, cases, into));
}
