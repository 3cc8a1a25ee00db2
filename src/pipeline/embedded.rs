//! The rule files that are part of the program, so that the command works in any folder. They were read when it was built.

use super::{RuleFiles, is_cases};
use crate::source::{FileId, SourceMap};
use crate::syntax::{ast, parse_file, parse_with, stored};

/// A rule file of the program.
struct File {
    name: &'static str,
    text: &'static str,
    /// Its tree; none where it has faults, which are told of its text, or holds cases, which no decision needs.
    tree: Option<&'static [u8]>,
}

/// What the build script wrote (`src/build.rs`): every file of rules, then those of cases, each kind sorted by name.
static RULES: &[File] = &include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// The templates of letters, each with its name from `rules/` on.
#[cfg(feature = "letter")]
static LETTERS: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/letters.rs"));

/// A template of letters that is part of the program.
#[cfg(feature = "letter")]
pub fn embedded_letter(name: &str) -> Option<&'static str> {
    LETTERS.iter().find(|(own, _)| *own == name).map(|(_, text)| *text)
}

impl File {
    /// The tree from the build. It was numbered there: as the file with another number it is not known.
    fn tree(&self, id: FileId) -> Option<ast::File> {
        self.tree.and_then(stored::from_bytes).filter(|tree| tree.id == id)
    }
}

/// The rule files under `rules/`; with or without files that hold only cases, which come last.
pub fn embedded(cases: bool) -> SourceMap {
    let mut sources = SourceMap::default();
    for file in RULES.iter().filter(|file| cases || !is_cases(file.name)) {
        sources.add(file.name, file.text);
    }
    sources
}

impl RuleFiles {
    /// The rule base compiled into the program, cases included.
    pub fn embedded() -> RuleFiles {
        RuleFiles::of_program(true)
    }

    /// The rule base compiled into the program, without its cases. Enough to decide.
    pub fn embedded_rules() -> RuleFiles {
        RuleFiles::of_program(false)
    }

    fn of_program(cases: bool) -> RuleFiles {
        let sources = embedded(cases);
        let (ast, faults) = parse_with(&sources, |id, text| {
            let tree = RULES.get(id.0 as usize).and_then(|file| file.tree(id));
            tree.map_or_else(|| parse_file(id, text), |tree| (tree, Vec::new()))
        });
        RuleFiles { sources, ast, faults }
    }
}

#[cfg(test)]
mod tests {
    use super::super::is_of_cases;
    use super::{RULES, RuleFiles, ast, embedded, is_cases, parse_file};

    #[test]
    fn each_tree_from_the_build_is_the_tree_of_its_text() {
        let sources = embedded(true);
        let cases = |file: &ast::File| file.items.iter().any(|item| matches!(item, ast::Item::Case(_)));
        let mut trees = 0;
        for ((id, text), file) in sources.iter().zip(RULES) {
            let (tree, faults) = parse_file(id, &text.text);
            assert_eq!(file.tree.is_some(), !is_cases(&text.name) && faults.is_empty() && !cases(&tree), "{}", text.name);
            if file.tree.is_some() {
                assert_eq!(file.tree(id).map(|own| format!("{own:#?}")), Some(format!("{tree:#?}")), "{}", text.name);
                trees += 1;
            }
        }
        assert!(trees > 20, "{trees} files have a tree");
    }

    #[test]
    fn the_rules_are_the_same_with_their_cases_and_without() {
        let [with, without] = [RuleFiles::embedded(), RuleFiles::embedded_rules()].map(|base| format!("{:?}", base.ast().files));
        assert!(with.starts_with(without.trim_end_matches(']')));
        let only_cases = |file: &ast::File| file.items.iter().all(is_of_cases);
        let base = RuleFiles::embedded();
        assert!(base.ast().files.iter().skip_while(|file| !only_cases(file)).all(|file| only_cases(file)), "cases come last");
    }
}
