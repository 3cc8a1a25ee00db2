//! References to provisions in running words: «fergeloven § 1 første ledd», «andre punktum gjelder ikke», "Chapter 5 of the Act".
//!
//! Read in both languages, since a rule file may quote either. Not here: which act is meant, and whether the place is there.

use super::{Place, Section, SectionSign};

/// A provision that words refer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The place; without a section where the words name a part of the provision that they stand in.
    pub place: Place,
    /// The number of a chapter, where they name one.
    pub chapter: Option<String>,
    /// Where the reference begins in the words.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// The words of order, in both languages.
const ORDINALS: [(&str, u16); 24] = [
    ("første", 1),
    ("andre", 2),
    ("annet", 2),
    ("annen", 2),
    ("tredje", 3),
    ("fjerde", 4),
    ("femte", 5),
    ("sjette", 6),
    ("sjuende", 7),
    ("syvende", 7),
    ("åttende", 8),
    ("niende", 9),
    ("tiende", 10),
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
];

/// The words for a subsection, a sentence, a letter and a chapter.
const SUBSECTION: [&str; 2] = ["ledd", "subsection"];
const SENTENCE: [&str; 2] = ["punktum", "sentence"];
const LETTER: [&str; 2] = ["bokstav", "letter"];
const CHAPTER: [&str; 2] = ["kapittel", "chapter"];
/// What stands between two sections of a list.
const BETWEEN: [&str; 3] = [",", "og", "and"];
/// The letters that a section's number may end with. Later ones are words of their own: «§ 1 i loven».
const NUMBER_LETTERS: &str = "abcdefgh";

/// A word or sign, in lower case, with its place.
struct Token {
    text: String,
    start: usize,
    end: usize,
}

impl Token {
    fn is(&self, any: &[&str]) -> bool {
        any.contains(&self.text.as_str())
    }

    fn number(&self) -> bool {
        self.text.starts_with(|sign: char| sign.is_ascii_digit()) && !self.text.contains('–')
    }

    fn single(&self) -> Option<char> {
        let mut signs = self.text.chars();
        signs.next().filter(|sign| signs.next().is_none() && sign.is_ascii_lowercase())
    }
}

/// The provisions that words refer to, in the order of the words.
pub fn cited(words: &str) -> Vec<Cited> {
    let tokens = tokens(words);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reference(&tokens, at) {
            Some((own, next)) => {
                found.extend(own);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// The words themselves, in lower case and without signs.
pub fn words_of(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.text).filter(|word| word.chars().all(char::is_alphanumeric)).collect()
}

fn tokens(words: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut open = false;
    let mut signs = words.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let next = signs.peek().map(|(_, next)| *next);
        let joins = matches!(sign, '-' | '–') && next.is_some_and(char::is_alphanumeric);
        let inside = sign.is_alphanumeric() || open && joins;
        if sign.is_whitespace() {
            open = false;
            continue;
        }
        let end = at + sign.len_utf8();
        match tokens.last_mut().filter(|_| open && inside) {
            Some(last) => {
                last.text.extend(sign.to_lowercase());
                last.end = end;
            }
            None => tokens.push(Token { text: sign.to_lowercase().collect(), start: at, end }),
        }
        open = inside;
    }
    tokens
}

/// What a reference at a token says, and the token after it.
fn reference(tokens: &[Token], at: usize) -> Option<(Vec<Cited>, usize)> {
    let first = tokens.get(at)?;
    if first.is(&CHAPTER) {
        let number = tokens.get(at + 1).filter(|token| token.number())?;
        let place = Place::default();
        return Some((vec![Cited { place, chapter: Some(number.text.clone()), start: first.start, end: number.end }], at + 2));
    }
    if !first.is(&["§"]) {
        let mut place = Place::default();
        let next = parts(tokens, at, &mut place);
        let end = tokens.get(next.checked_sub(1)?)?.end;
        return (next > at).then(|| (vec![Cited { place, chapter: None, start: first.start, end }], next));
    }
    let mut next = at;
    while tokens.get(next).is_some_and(|token| token.is(&["§"])) {
        next += 1;
    }
    let several = next > at + 1;
    let mut found = Vec::new();
    loop {
        let (number, after) = section_number(tokens, next)?;
        let mut place = Place { section: Some(Section { sign: SectionSign::Paragraph, number: number.into() }), ..Place::default() };
        next = parts(tokens, after, &mut place);
        let end = tokens.get(next - 1).map_or(first.end, |token| token.end);
        found.push(Cited { place, chapter: None, start: first.start, end });
        let more = several && tokens.get(next).is_some_and(|token| token.is(&BETWEEN)) && section_number(tokens, next + 1).is_some();
        if !more {
            return Some((found, next));
        }
        next += 1;
    }
}

/// The number of a section, and the token after it.
fn section_number(tokens: &[Token], at: usize) -> Option<(String, usize)> {
    let number = tokens.get(at).filter(|token| token.number())?;
    let letter = tokens.get(at + 1).and_then(Token::single).filter(|letter| NUMBER_LETTERS.contains(*letter));
    Some(match letter {
        Some(letter) => (format!("{} {letter}", number.text), at + 2),
        None => (number.text.clone(), at + 1),
    })
}

/// Reads the parts of a place; returns the token after them.
fn parts(tokens: &[Token], mut at: usize, place: &mut Place) -> usize {
    let begun = place.section.is_some();
    let mut first = true;
    loop {
        let comma = tokens.get(at).is_some_and(|token| token.is(&[","]));
        let from = if comma && (begun || !first) { at + 1 } else { at };
        match part(tokens, from, place) {
            Some(next) => at = next,
            None => return at,
        }
        first = false;
    }
}

fn part(tokens: &[Token], at: usize, place: &mut Place) -> Option<usize> {
    let first = tokens.get(at)?;
    if first.is(&LETTER) {
        place.letter = Some(tokens.get(at + 1)?.single()?);
        return Some(at + 2);
    }
    let (number, unit) = match ORDINALS.iter().find(|(word, _)| *word == first.text) {
        Some((_, number)) => (*number, at + 1),
        // «2. ledd»
        None => (first.text.parse().ok()?, if tokens.get(at + 1)?.is(&["."]) { at + 2 } else { return None }),
    };
    let unit_word = tokens.get(unit)?;
    if unit_word.is(&SUBSECTION) {
        place.subsection = Some(number);
    } else if unit_word.is(&SENTENCE) {
        place.sentence = Some(number);
    } else {
        return None;
    }
    Some(unit + 1)
}

#[cfg(test)]
mod tests {
    use super::cited;
    use crate::law::Lang;

    fn places(words: &str) -> Vec<String> {
        cited(words).into_iter().map(|own| own.chapter.unwrap_or_else(|| own.place.text(Lang::Nb))).collect()
    }

    #[test]
    fn references_are_found_in_running_words() {
        assert_eq!(places("Andre punktum gjelder ikke"), ["annet punktum"]);
        assert_eq!(places("jf. fergeloven § 1 første ledd, annet punktum, og mer"), ["§ 1 første ledd annet punktum"]);
        assert_eq!(places("§§ 12, 13 og 14"), ["§ 12", "§ 13", "§ 14"]);
        assert_eq!(places("§ 1-4 og § 20 a i loven"), ["§ 1-4", "§ 20 a"]);
        assert_eq!(places("see § 3, second subsection, letter c"), ["§ 3 annet ledd bokstav c"]);
        assert_eq!(places("2. ledd bokstav b"), ["annet ledd bokstav b"]);
        assert_eq!(places("See Chapter 5 of the Ferries Act"), ["5"]);
        assert_eq!(places("den andre gangen, første dag, §§ 11–15, § x, bokstav"), [""; 0]);
    }

    #[test]
    fn a_reference_knows_where_it_stands() {
        let words = "jf. loven § 1 i dag";
        let found = cited(words);
        assert_eq!(found.first().map(|own| &words[own.start..own.end]), Some("§ 1"));
    }
}
