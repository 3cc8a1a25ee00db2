//! What the files are known by: their names, which are the titles of the cases as every system lets a file be called, and their first line.

use std::collections::HashSet;

use crate::source::is_reserved;

/// The first line of each file, which tells it from what somebody else put there.
pub(super) const MARK: &str = "<!-- paragraf test --explanations -->";

/// The signs of a name, without what tells the language and the format.
const LONGEST: usize = 80;

/// The bytes of a name: systems allow 255, with what tells the language, the format and a number.
const BYTES: usize = 200;

/// Names that are given once.
#[derive(Debug, Default)]
pub(super) struct Names {
    given: HashSet<String>,
}

impl Names {
    /// A name for a title: its letters and digits, with hyphens between. A name that is given already gets a number.
    pub(super) fn of(&mut self, title: &str) -> String {
        let own = named(title);
        let mut name = own.clone();
        let mut number = 2_usize;
        while !self.given.insert(name.clone()) {
            name = format!("{own}-{number}");
            number += 1;
        }
        name
    }
}

fn named(title: &str) -> String {
    let mut name = String::new();
    for sign in title.chars().flat_map(char::to_lowercase).take(LONGEST) {
        if name.len() + sign.len_utf8() > BYTES {
            break;
        }
        if sign.is_alphanumeric() {
            name.push(sign);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    match name {
        "" => "case".to_owned(),
        name if is_reserved(name) => format!("{name}-case"),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn a_name_has_letters_digits_and_hyphens_and_is_given_once() {
        let mut names = Names::default();
        assert_eq!(names.of("K002 18th birthday today"), "k002-18th-birthday-today");
        assert_eq!(names.of("Født 29. februar: «§ 5», ../.."), "født-29-februar-5");
        assert_eq!(names.of("født 29 februar 5"), "født-29-februar-5-2", "systems that do not tell capitals apart see one name");
        assert_eq!([names.of("../"), names.of("")], ["case", "case-2"]);
        assert_eq!(names.of("CON"), "con-case", "one system keeps the name for a device");
        assert_eq!(names.of(&"å".repeat(500)).chars().count(), 80);
        assert!(names.of(&"\u{10400}".repeat(80)).len() <= 200, "a letter may take four bytes");
    }
}
