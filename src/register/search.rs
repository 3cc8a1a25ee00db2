//! A search over names, labels and provisions, by words in any order. Case, and how letters with marks are written, make no difference.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::entry::{Entry, Kind};
use crate::source::nearest;

/// What is looked for: a kind, and words that all must be there.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// The kind; every kind, if none is named.
    pub kind: Option<Kind>,
    /// The words, as they were written.
    pub words: Vec<String>,
}

impl Search {
    /// Reads the words of a command: the first may name a kind.
    pub fn read<'w>(words: impl Iterator<Item = &'w str>) -> Search {
        let mut words: Vec<String> = words.flat_map(str::split_whitespace).map(str::to_owned).collect();
        let kind = words.first().and_then(|first| Kind::from_name(first));
        if kind.is_some() {
            words.remove(0);
        }
        Search { kind, words }
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.kind.is_none() && self.words.is_empty()
    }

    /// The entries that are looked for, in the same order.
    pub fn found<'e>(&self, entries: &'e [Entry]) -> Vec<&'e Entry> {
        let wanted: Vec<[String; 2]> = self.words.iter().map(|word| folded(word)).collect();
        let own = entries.iter().filter(|entry| self.kind.is_none_or(|kind| entry.kind == kind));
        own.filter(|entry| wanted.is_empty() || is_there(&wanted, entry)).collect()
    }

    /// What may be meant where nothing is found: a name of the kind, or a kind.
    pub fn meant(&self, entries: &[Entry]) -> Option<String> {
        let written = self.words.join(" ");
        let kinds = Kind::ALL.into_iter().filter(|_| self.kind.is_none()).map(Kind::name);
        if let [first, rest @ ..] = self.words.as_slice()
            && let Some(kind) = nearest(first, kinds)
        {
            return Some([&[kind], rest].concat().join(" "));
        }
        let own = || entries.iter().filter(|entry| self.kind.is_none_or(|kind| entry.kind == kind));
        let labels = || own().flat_map(|entry| [&*entry.label.nb, &*entry.label.en]);
        nearest(&written, own().map(|entry| &*entry.name)).or_else(|| {
            let label = nearest(&written, labels())?;
            own().find(|entry| [&*entry.label.nb, &*entry.label.en].contains(&&*label)).map(|entry| entry.name.to_string())
        })
    }
}

fn is_there(wanted: &[[String; 2]], entry: &Entry) -> bool {
    let place = entry.place.iter().flat_map(|place| [&*place.nb, &*place.en]);
    let texts: Vec<[String; 2]> = [&*entry.name, &*entry.label.nb, &*entry.label.en].into_iter().chain(place).map(folded).collect();
    wanted.iter().all(|[spelt, bare]| texts.iter().any(|[own, plain]| own.contains(spelt.as_str()) || plain.contains(bare.as_str())))
}

/// A text in small letters without marks, in two ways: with `å`, `ø` and `æ` spelt out as names do, and as the letters that they look like.
fn folded(text: &str) -> [String; 2] {
    [["aa", "oe", "ae"], ["a", "o", "a"]].map(|[aa, oe, ae]| {
        let mut out = String::with_capacity(text.len());
        // Composed first, so that the ring of an `å` is not lost as a mark.
        for letter in text.nfc().flat_map(char::to_lowercase) {
            match letter {
                'å' => out.push_str(aa),
                'ø' | 'ö' => out.push_str(oe),
                'æ' | 'ä' => out.push_str(ae),
                _ => out.extend(std::iter::once(letter).nfd().filter(|own| !is_combining_mark(*own))),
            }
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::{Search, folded};

    fn finds(word: &str, text: &str) -> bool {
        let ([spelt, bare], [own, plain]) = (folded(word), folded(text));
        own.contains(&spelt) || plain.contains(&bare)
    }

    #[test]
    fn letters_with_marks_are_found_however_they_are_written() {
        for (word, text) in [
            ("høring", "hoering_om_lov"),
            ("HØRING", "Høringsnotatet"),
            ("horing", "høringsnotatet"),
            ("hoering", "høringsnotatet"),
            ("soker", "søkeren"),
            ("a\u{30A}r", "år"),
            ("arlig", "årlig"),
            ("idee", "idée"),
        ] {
            assert!(finds(word, text), "{word} in {text}");
        }
        assert!(!finds("hering", "høringsnotatet"));
    }

    #[test]
    fn the_first_word_may_be_a_kind() {
        let read = |words: &[&str]| {
            let own = Search::read(words.iter().copied());
            (own.kind.map(|kind| kind.name()), own.words.join("|"))
        };
        assert_eq!(read(&["goals", "lower  age"]), (Some("goals"), "lower|age".to_owned()));
        assert_eq!(read(&["lower", "goals"]), (None, "lower|goals".to_owned()));
        assert_eq!(read(&["  "]), (None, String::new()));
    }
}
