//! A tree as bytes, for the law of the program: its files are read when the program is built (`src/build.rs`), and not at each start.
//!
//! Example: `from_bytes(&to_bytes(&file)?)` is `file` again. Not here: which files are kept so.

use super::ast::File;

/// The tree of a file as bytes; none for a file with a case, which is not kept so.
pub fn to_bytes(file: &File) -> Option<Vec<u8>> {
    postcard::to_allocvec(file).ok()
}

/// The tree in some bytes; none where they are something else.
pub fn from_bytes(bytes: &[u8]) -> Option<File> {
    postcard::from_bytes(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::super::parse_file;
    use super::{from_bytes, to_bytes};
    use crate::source::FileId;

    #[test]
    fn a_file_with_a_case_has_no_bytes() {
        let rules = "§ 1\ncondition a holds when 1 < 2\n";
        let bytes = |text: &str| {
            let (file, faults) = parse_file(FileId(0), text);
            assert_eq!(faults.len(), 0, "{text}");
            to_bytes(&file)
        };
        assert!(bytes(rules).is_some());
        assert!(bytes(&format!("{rules}case \"one\" {{ under 2020-01-01 expect a is yes }}")).is_none());
    }

    #[test]
    fn other_bytes_are_no_tree() {
        let (file, _) = parse_file(FileId(3), "§ 1\nfigure a nb \"tallet\" = 12.50 kr\n");
        let bytes = to_bytes(&file).unwrap_or_default();
        assert_eq!(from_bytes(&bytes).map(|tree| format!("{tree:?}")), Some(format!("{file:?}")));
        // Cut short, or with one byte changed: a tree or none, and never an end of the program.
        for at in 0..bytes.len() {
            assert!(from_bytes(&bytes[..at]).is_none(), "{at}");
            for other in [0, 1, 127, 128, 255] {
                let mut changed = bytes.clone();
                changed[at] = other;
                from_bytes(&changed);
            }
        }
    }
}
