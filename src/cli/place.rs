//! A provision as somebody writes it on the command line: `ACT § 7`, `§ 7 ledd 1`, `§ 7 første ledd`, `avsnitt 3`.

use super::input;
use crate::law::{Place, Section, SectionSign, cited};

/// The act, empty where none is named, and the place in it; `None` where no section is written.
pub(super) fn provision(written: &str) -> Option<(&str, Place)> {
    let (act, sign, place) = input::section(written)?;
    let place = if sign == SectionSign::Paragraph { as_lawyers(place) } else { None }.or_else(|| as_in_files(sign, place))?;
    Some((act, place))
}

/// «7 første ledd bokstav a»: a reference with nothing else in it.
fn as_lawyers(place: &str) -> Option<Place> {
    let words = format!("§ {place}");
    let found = cited(&words);
    let [only] = found.as_slice() else { return None };
    (only.start == 0 && only.end == words.len()).then(|| only.place.clone())
}

/// `7 ledd 1 bokstav a`
fn as_in_files(sign: SectionSign, place: &str) -> Option<Place> {
    let words: Vec<&str> = place.split_whitespace().collect();
    let is_part = |word: &&str| PARTS.iter().any(|part| part.contains(word));
    let (number, parts) = words.split_at(words.iter().position(is_part).unwrap_or(words.len()));
    if number.is_empty() {
        return None;
    }
    let mut place = Place { section: Some(Section { sign, number: number.join(" ").into() }), ..Place::default() };
    for part in parts.chunks(2) {
        let [word, value] = part else { return None };
        match PARTS.iter().position(|own| own.contains(word))? {
            0 => place.subsection = Some(value.parse().ok()?),
            1 => place.letter = Some(value.parse().ok()?),
            _ => place.sentence = Some(value.parse().ok()?),
        }
    }
    Some(place)
}

/// The words for a subsection, a letter and a sentence.
const PARTS: [[&str; 2]; 3] = [["ledd", "subsection"], ["bokstav", "letter"], ["punktum", "sentence"]];

#[cfg(test)]
mod tests {
    use super::provision;
    use crate::law::Lang;

    #[test]
    fn a_provision_is_read_as_in_rule_files_and_as_lawyers_write_it() {
        let read = |written: &str| provision(written).map(|(act, place)| format!("{act}|{}", place.text(Lang::En)));
        let first = Some("|§ 7, first subsection".to_owned());
        for written in ["§ 7 ledd 1", "§ 7 første ledd", "§7 1. ledd", "§ 7, first subsection", "§ 7 subsection 1"] {
            assert_eq!(read(written), first, "{written}");
        }
        assert_eq!(read("ferry_act § 14 a bokstav b punktum 2"), Some("ferry_act|§ 14 a, letter b, second sentence".to_owned()));
        assert_eq!(read("the page avsnitt 3"), Some("the page|part 3".to_owned()));
        assert_eq!(read("§ 7 ledd"), None);
        assert_eq!(read("7"), None);
    }
}
