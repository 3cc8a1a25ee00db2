//! A place in an act: section, subsection, letter, sentence.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Key, Lang, Sink, Word, fill, plain};

/// A section of an act, such as § 29, § 1-4 or § 14 a; or a headed part of a text that is not an act, such as an agency's web page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Section {
    /// The sign in front of the number.
    pub sign: SectionSign,
    /// Its number: `29`, `1-4`, `14 a`.
    pub number: Arc<str>,
}

/// The kinds of section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SectionSign {
    /// «§ 29», in an act or regulation.
    Paragraph,
    /// «avsnitt 3», in any other text. Counted by its headings; 0 is the text before the first heading.
    Heading,
}

impl SectionSign {
    /// The notation in rule files.
    pub fn text(self) -> &'static str {
        match self {
            SectionSign::Paragraph => "§",
            SectionSign::Heading => "avsnitt",
        }
    }
}

impl Section {
    /// Whether it is the text before the first heading.
    fn introduction(&self) -> bool {
        self.sign == SectionSign::Heading && &*self.number == "0"
    }

    /// The section in the notation of rule files.
    pub fn written(&self) -> String {
        format!("{} {}", self.sign.text(), self.number)
    }

    /// The section as it is cited.
    pub fn text(&self, lang: Lang) -> String {
        let mut out = String::new();
        self.write(lang, &mut out);
        out
    }

    /// Writes the section as it is cited.
    fn write<S: Sink>(&self, lang: Lang, out: &mut S) {
        match self.sign {
            _ if self.introduction() => fill(lang, Key::introduction, &[], out),
            SectionSign::Paragraph => {
                out.text("§ ");
                out.text(&self.number);
            }
            SectionSign::Heading => fill(lang, Key::section_heading, &[Word::Text(&self.number)], out),
        }
    }

    /// The sort key within the act: the leading number, then the rest.
    pub fn order(&self) -> (u64, &str) {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let (first, rest) = self.number.split_at_checked(digits(&self.number)).unwrap_or_default();
        let after = rest.chars().next().and_then(|sign| rest.get(sign.len_utf8()..)).unwrap_or_default();
        let second = after.get(..digits(after)).unwrap_or_default();
        (first.parse::<u64>().unwrap_or(0).saturating_mul(10_000).saturating_add(second.parse().unwrap_or(0)), rest)
    }
}

/// A place in an act, as precise as the position of a rule: § 29 → second subsection → letter a.
///
/// The act is not part of it, so places compare within one act; see [`Place::cite`].
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The section (§); `None` for the act as a whole.
    pub section: Option<Section>,
    /// The subsection (ledd), from 1.
    pub subsection: Option<u16>,
    /// The letter (bokstav).
    pub letter: Option<char>,
    /// The sentence (punktum), from 1.
    pub sentence: Option<u16>,
}

impl Place {
    /// Whether it is in the text before the first heading.
    pub fn in_introduction(&self) -> bool {
        self.section.as_ref().is_some_and(Section::introduction)
    }

    /// Whether it is a section and no part of one.
    pub fn is_section(&self) -> bool {
        self.section.is_some() && (self.subsection, self.letter, self.sentence) == (None, None, None)
    }

    /// The place as lawyers write it, without the act's name.
    pub fn text(&self, lang: Lang) -> String {
        let mut out = String::new();
        self.write(lang, &mut out);
        out
    }

    /// Writes the place as lawyers write it, without the act's name.
    pub fn write<S: Sink>(&self, lang: Lang, out: &mut S) {
        if let Some(section) = &self.section {
            section.write(lang, out);
        }
        self.write_below(lang, self.section.is_some(), out);
    }

    /// Writes the part of the place below its section.
    pub fn write_below<S: Sink>(&self, lang: Lang, mut begun: bool, out: &mut S) {
        let mut letter = [0; 4];
        let mut part = |key, word: Word<'_>| {
            if std::mem::replace(&mut begun, true) {
                out.text(plain(lang, Key::between_places));
            }
            fill(lang, key, &[word], out);
        };
        if let Some(number) = self.subsection {
            part(Key::subsection, Word::from(usize::from(number)));
        }
        if let Some(own) = self.letter {
            part(Key::letter, Word::Text(own.encode_utf8(&mut letter)));
        }
        if let Some(number) = self.sentence {
            part(Key::sentence, Word::from(usize::from(number)));
        }
    }

    /// The place with the name of its act: «sosialtjenesteloven § 29 annet ledd».
    pub fn cite(&self, act: &str, lang: Lang) -> String {
        let mut out = String::new();
        self.write_with(act, lang, &mut out);
        out
    }

    /// Writes the place with the name of its act.
    pub fn write_with<S: Sink>(&self, act: &str, lang: Lang, out: &mut S) {
        if self.in_introduction() {
            fill(lang, Key::introduction_to, &[Word::Text(act)], out);
            return self.write_below(lang, true, out);
        }
        out.text(act);
        if self.section.is_some() {
            out.text(" ");
            self.write(lang, out);
        }
    }

    /// Several places of one act, which is named once: «sosialtjenesteloven §§ 30, 32 og 36».
    pub fn cite_all(places: &[&Place], act: &str, lang: Lang) -> String {
        let whole = |place: &&Place| match &place.section {
            Some(section)
                if section.sign == SectionSign::Paragraph && **place == (Place { section: Some(section.clone()), ..Place::default() }) =>
            {
                Some(section.number.to_string())
            }
            _ => None,
        };
        let sections: Option<Vec<String>> = places.iter().map(whole).collect();
        let sections = sections.filter(|sections| sections.len() > 1);
        let words = sections.clone().unwrap_or_else(|| places.iter().map(|place| place.text(lang)).collect());
        match words.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                let list = format!("{}{}{last}", rest.join(plain(lang, Key::comma)), plain(lang, Key::and));
                let mut out = format!("{act} ");
                match sections {
                    Some(_) => fill(lang, Key::sections, &[Word::Text(&list)], &mut out),
                    None => out.push_str(&list),
                }
                out
            }
            _ => places.first().map_or_else(|| act.to_owned(), |place| place.cite(act, lang)),
        }
    }

    /// Whether `other` is this place or lies inside it.
    pub fn contains(&self, other: &Place) -> bool {
        fn covers<T: PartialEq>(outer: &Option<T>, inner: &Option<T>) -> bool {
            outer.is_none() || outer == inner
        }
        covers(&self.section, &other.section)
            && covers(&self.subsection, &other.subsection)
            && covers(&self.letter, &other.letter)
            && covers(&self.sentence, &other.sentence)
    }
}
