//! What the tries begin with: the small files of `corpus/`, the laws of the tests and the rules of the program.

use std::fs;
use std::path::{Path, PathBuf};

/// A file's name and text.
pub type Text = (String, String);

pub struct Corpus {
    /// The small laws, each whole in one file.
    pub laws: Vec<Text>,
    /// The rules of the program, which are one law in many files.
    pub rules: Vec<Text>,
    pub facts: Vec<Text>,
    pub versions: Vec<String>,
}

impl Corpus {
    pub fn read() -> Corpus {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = own.parent().expect("the folder of the project");
        let mut laws = texts(&own.join("corpus/rules"), &["regel"]);
        laws.extend(texts(&root.join("tests/laws"), &["regel"]));
        let mut facts = texts(&own.join("corpus/facts"), &["json", "yaml", "toml"]);
        facts.extend(texts(&root.join("examples"), &["json", "yaml", "toml"]));
        let versions = fs::read_to_string(own.join("corpus/versions.txt")).expect("the names of versions");
        Corpus { laws, rules: texts(&root.join("rules"), &["regel"]), facts, versions: versions.lines().map(str::to_owned).collect() }
    }
}

/// The files below a folder whose names end in one of these ways, in the order of their names.
fn texts(folder: &Path, ends: &[&str]) -> Vec<Text> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder of the corpus").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let mut out = Vec::new();
    for path in paths {
        if path.is_dir() {
            out.extend(texts(&path, ends));
        } else if path.extension().and_then(|end| end.to_str()).is_some_and(|end| ends.contains(&end)) {
            out.push((path.display().to_string(), fs::read_to_string(&path).expect("a text")));
        }
    }
    out
}
