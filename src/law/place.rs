//! A place in an act: section, subsection, letter, sentence.

use std::sync::Arc;

use super::Lang;

/// A section of an act, such as § 29, § 1-4 or § 14 a; or a part with a heading of a text that is no act, such as a page of an agency.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Section {
    /// What it is called.
    pub sign: SectionSign,
    /// Its number: `29`, `1-4`, `14 a`.
    pub number: Arc<str>,
}

/// What the sections of a text are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionSign {
    /// «§ 29», in an act or a regulation.
    Paragraph,
    /// «avsnitt 3», in a text that is neither; counted by its headings, with 0 for what stands before the first.
    Heading,
}

impl SectionSign {
    /// How it is written in a rule file.
    pub fn text(self) -> &'static str {
        match self {
            SectionSign::Paragraph => "§",
            SectionSign::Heading => "avsnitt",
        }
    }
}

impl Section {
    /// Whether it is what stands before the first heading of a text.
    fn introduction(&self) -> bool {
        self.sign == SectionSign::Heading && &*self.number == "0"
    }

    /// The section as it is written in a rule file.
    pub fn written(&self) -> String {
        format!("{} {}", self.sign.text(), self.number)
    }

    /// The section as it is cited.
    pub fn text(&self, lang: Lang) -> String {
        if self.introduction() {
            return lang.pick("innledningen", "the introduction").to_owned();
        }
        let sign = match self.sign {
            SectionSign::Paragraph => "§",
            SectionSign::Heading => lang.pick("avsnitt", "part"),
        };
        format!("{sign} {}", self.number)
    }

    /// Where it comes in its act: by its first number and its second, then by what else there is.
    pub fn order(&self) -> (u64, &str) {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let (first, rest) = self.number.split_at_checked(digits(&self.number)).unwrap_or_default();
        let after = rest.chars().next().and_then(|sign| rest.get(sign.len_utf8()..)).unwrap_or_default();
        let second = after.get(..digits(after)).unwrap_or_default();
        (first.parse::<u64>().unwrap_or(0).saturating_mul(10_000).saturating_add(second.parse().unwrap_or(0)), rest)
    }
}

/// A place in an act, as precise as a rule stands: § 29 → second subsection → letter a.
///
/// The act is not part of it, so that places compare within an act; see [`Place::cite`].
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The section (§); none for the act as a whole.
    pub section: Option<Section>,
    /// The subsection (ledd), from 1.
    pub subsection: Option<u16>,
    /// The letter (bokstav).
    pub letter: Option<char>,
    /// The sentence (punktum), from 1.
    pub sentence: Option<u16>,
}

impl Place {
    /// The place as lawyers write it, without the act's name.
    pub fn text(&self, lang: Lang) -> String {
        let mut parts = Vec::new();
        parts.extend(self.section.as_ref().map(|section| section.text(lang)));
        if let Some(n) = self.subsection {
            parts.push(format!("{} {}", ordinal(n, lang), lang.pick("ledd", "subsection")));
        }
        if let Some(letter) = self.letter {
            parts.push(format!("{} {letter}", lang.pick("bokstav", "letter")));
        }
        if let Some(n) = self.sentence {
            parts.push(format!("{} {}", ordinal(n, lang), lang.pick("punktum", "sentence")));
        }
        parts.join(lang.pick(" ", ", "))
    }

    /// The place with the name of its act: «sosialtjenesteloven § 29 annet ledd».
    pub fn cite(&self, act: &str, lang: Lang) -> String {
        match &self.section {
            Some(section) if section.introduction() => {
                let below = Place { section: None, ..self.clone() }.text(lang);
                let whole = format!("{} {} {act}", section.text(lang), lang.pick("til", "to"));
                if below.is_empty() { whole } else { format!("{whole}{}{below}", lang.pick(" ", ", ")) }
            }
            Some(_) => format!("{act} {}", self.text(lang)),
            None => act.to_owned(),
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
        let (sign, words) = match sections.filter(|sections| sections.len() > 1) {
            Some(sections) => ("§§ ", sections),
            None => ("", places.iter().map(|place| place.text(lang)).collect()),
        };
        match words.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{act} {sign}{} {} {last}", rest.join(", "), lang.pick("og", "and")),
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

/// The ordinal lawyers use before «ledd» and «punktum»; figures from the thirteenth on.
fn ordinal(n: u16, lang: Lang) -> String {
    const NB: [&str; 12] =
        ["første", "annet", "tredje", "fjerde", "femte", "sjette", "sjuende", "åttende", "niende", "tiende", "ellevte", "tolvte"];
    const EN: [&str; 12] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];
    let words = match lang {
        Lang::Nb => &NB,
        Lang::En => &EN,
    };
    match words.get(usize::from(n).wrapping_sub(1)) {
        Some(word) => (*word).to_owned(),
        None => match lang {
            Lang::Nb => format!("{n}."),
            Lang::En => {
                let ending = match (n % 10, n % 100) {
                    (1, rest) if rest != 11 => "st",
                    (2, rest) if rest != 12 => "nd",
                    (3, rest) if rest != 13 => "rd",
                    _ => "th",
                };
                format!("{n}{ending}")
            }
        },
    }
}
