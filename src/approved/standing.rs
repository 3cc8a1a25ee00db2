//! How the files stand to those that were approved.

use std::collections::BTreeMap;

use similar::TextDiff;

use super::names::MARK;
use super::pages::Page;

/// Lines around a change that are shown with it.
const AROUND: usize = 2;

/// How the files stand to those that were approved, in the order of the cases.
#[derive(Debug, Default)]
pub struct Standing {
    /// The number of files that are as approved.
    pub same: usize,
    /// Those that are not, or were never approved.
    pub changed: Vec<Changed>,
    /// The names of files that were approved and belong to no case.
    pub stale: Vec<String>,
}

/// A file that is not as approved.
#[derive(Debug)]
pub struct Changed {
    /// What it would hold.
    pub page: Page,
    /// What was approved, if anything.
    pub approved: Option<String>,
}

/// Whether a file was written here: no other is written over, and none is removed.
pub fn is_ours(text: &str) -> bool {
    text.lines().next() == Some(MARK)
}

/// Compares files with those that were approved, by name. Files of no case are looked for only where all cases are.
pub fn standing(pages: Vec<Page>, mut approved: BTreeMap<String, String>, is_whole: bool) -> Standing {
    let mut found = Standing::default();
    for page in pages {
        match approved.remove(&page.file) {
            // A system may have written other ends of lines.
            Some(text) if text.replace("\r\n", "\n") == page.text => found.same += 1,
            approved => found.changed.push(Changed { page, approved }),
        }
    }
    if is_whole {
        found.stale = approved.into_iter().filter(|(_, text)| is_ours(text)).map(|(file, _)| file).collect();
    }
    found
}

/// What a file held and would hold, line by line, with a few lines around each change.
pub fn difference(before: &str, after: &str) -> String {
    let before = before.replace("\r\n", "\n");
    TextDiff::from_lines(before.as_str(), after).unified_diff().context_radius(AROUND).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(file: &str, text: &str) -> Page {
        Page { file: file.to_owned(), title: file.to_owned(), text: format!("{MARK}\n{text}\n") }
    }

    #[test]
    fn what_was_approved_what_was_not_and_what_is_of_no_case_are_told_apart() {
        let approved = [("a", "1"), ("b", "1"), ("gone", "1")].map(|(file, text)| (file.to_owned(), page(file, text).text));
        let mut approved = BTreeMap::from(approved);
        approved.insert("readme".to_owned(), "# Somebody's own\n".to_owned());
        let pages = [page("a", "1"), page("b", "2"), page("c", "1")];
        let found = standing(pages.to_vec(), approved.clone(), true);
        assert_eq!((found.same, found.stale), (1, vec!["gone".to_owned()]));
        let changed: Vec<_> = found.changed.iter().map(|own| (own.page.file.as_str(), own.approved.is_some())).collect();
        assert_eq!(changed, [("b", true), ("c", false)]);
        assert!(standing(pages.to_vec(), approved, false).stale.is_empty(), "some cases alone say nothing of the others");
    }

    #[test]
    fn ends_of_lines_are_no_change_and_a_change_is_shown_with_the_lines_around_it() {
        let own = page("a", "1\n2\n3\n4");
        let other_system = own.text.replace('\n', "\r\n");
        assert_eq!(standing(vec![own.clone()], BTreeMap::from([("a".to_owned(), other_system)]), true).same, 1);
        assert_eq!(difference("1\n2\n3\n4\n5\n", "1\n2\n3\n4\nfive\n"), "@@ -3,3 +3,3 @@\n 3\n 4\n-5\n+five\n");
    }
}
