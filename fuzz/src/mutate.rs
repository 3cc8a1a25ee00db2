//! A text, changed a little: words left out, doubled, moved, or taken from another text of the corpus.

use crate::random::Random;

/// Signs and numbers at the edges of what is allowed.
const EDGES: [&str; 40] = [
    "0",
    "1",
    "-1",
    "010",
    "1_0",
    "1,000",
    "1.000",
    "0.1",
    "1/3",
    "999999999999999999999",
    "170141183460469231731687303715884105727",
    "0001-01-01",
    "9999-12-31",
    "2024-02-29",
    "2023-02-29",
    "unknown",
    "yes",
    "no",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "//",
    "§",
    "\r",
    "\r\n",
    "\u{2028}",
    "\u{feff}",
    "\u{30a}",
    "Å",
    "\0",
    "\u{1b}[31m",
    "not",
    "rounded up to 1",
    "..",
    "&a",
    "*a",
];

/// Changes a text in one place, or in up to eight, with words of another.
pub fn mutated(text: &str, other: &str, random: &mut Random) -> String {
    let mut words = words(text);
    let others = self::words(other);
    let places = if random.one_in(2) { 1 } else { 1 + random.below(8) };
    for _ in 0..places {
        let (at, from) = (random.below(words.len()), random.below(words.len()));
        if words.is_empty() {
            words.push(random.pick(&EDGES));
            continue;
        }
        match random.below(9) {
            0 => {
                words.remove(at);
            }
            1 => words.insert(at, words[from]),
            2 => words.swap(at, from),
            3 => words[at] = random.pick(&EDGES),
            4 => words.insert(at, random.pick(&EDGES)),
            5 if !others.is_empty() => words[at] = others[random.below(others.len())],
            6 if !others.is_empty() => {
                let first = random.below(others.len());
                let last = (first + 1 + random.below(30)).min(others.len());
                words.splice(at..at, others[first..last].iter().copied());
            }
            7 => drop(words.drain(at..(at + 1 + random.below(12)).min(words.len()))),
            8 => words.truncate(at + 1),
            _ => words.insert(at, words[from]),
        }
    }
    words.concat()
}

/// A text as words, numbers, spaces and single signs; together they are the text.
fn words(text: &str) -> Vec<&str> {
    let kind = |sign: char| match sign {
        _ if sign.is_alphanumeric() || sign == '_' => 0,
        ' ' => 1,
        _ => 2,
    };
    let mut out = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, sign) in text.char_indices() {
        let own = kind(sign);
        if before.is_some_and(|before| before != own || own == 2) {
            out.push(&text[start..at]);
            start = at;
        }
        before = Some(own);
    }
    if start < text.len() {
        out.push(&text[start..]);
    }
    out
}
