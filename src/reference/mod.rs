//! The error reference: the meaning of each code, with an example of the mistake and of the remedy.
//!
//! The files in `errors/`, one per code, are the only source. `paragraf explain-error`, `docs/errors.md` and the tests are made from them.
//! A file has a title and a meaning in bokmål, the same in English, and an example written once, as lines that differ:
//!
//! ````text
//! # P0107
//!
//! ## Et valg som ikke er i listen
//!
//! Opplysningen har en fast liste av valg …
//!
//! ## A choice that is not in the list
//!
//! The fact has a fixed list of choices …
//!
//! ```diff berths.regel
//!   condition silent
//! -     holds when boat.kind = rowing_boat
//! +     holds when boat.kind = sail
//! ```
//! ````
//!
//! Not here: the messages. The stages produce them when an example is run.

mod example;

use std::sync::LazyLock;

use crate::law::{Text, say};
use crate::source::{Diagnostic, both, codes, meant, nearest};

pub use example::{Example, File};

/// The reference entry of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The code, such as `P0107`.
    pub code: &'static str,
    /// The mistake in a few words.
    pub title: Text,
    /// Why it is a mistake, and how to correct it.
    pub meaning: Text,
    /// An example with this mistake and no other.
    pub wrong: Example,
    /// The same example without the mistake.
    pub right: Example,
}

/// Includes the files in `errors/`, each named by its code.
macro_rules! texts {
    ($($code:literal)*) => {
        const TEXTS: &[(&str, &str)] = &[$(($code, include_str!(concat!("errors/", $code, ".md")))),*];
    };
}

texts! {
    "P0001" "P0002" "P0003" "P0004" "P0005" "P0006" "P0007" "P0008" "P0009" "P0010" "P0011"
    "P0101" "P0102" "P0103" "P0104" "P0105" "P0106" "P0107" "P0108" "P0109" "P0110" "P0111" "P0112" "P0113"
    "P0201" "P0202" "P0203" "P0204" "P0205" "P0206" "P0207" "P0208" "P0209" "P0210" "P0211"
    "P0301" "P0302" "P0303" "P0304" "P0305" "P0306" "P0307" "P0308" "P0309" "P0310"
    "P0401" "P0402" "P0403" "P0404" "P0405" "P0406"
    "P0501" "P0502" "P0503" "P0504" "P0505" "P0506"
    "P0601" "P0602" "P0603" "P0604" "P0605" "P0606" "P0607" "P0608" "P0609"
    "P0701" "P0702" "P0703" "P0704" "P0705" "P0706" "P0707" "P0708" "P0709" "P0710" "P0711" "P0712" "P0713" "P0714"
    "P0801" "P0802"
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| TEXTS.iter().filter_map(|(code, text)| entry(code, text)).collect());

/// All entries, sorted by code.
pub fn entries() -> &'static [Entry] {
    &ENTRIES
}

/// The entry of a code, written as in a message or shorter: `P0107`, `p0107`, `0107`, `107`.
pub fn explain(code: &str) -> Option<&'static Entry> {
    let code = full(code);
    ENTRIES.iter().find(|entry| entry.code == code)
}

/// A shortened code in full, as messages write it. Anything that is not a number is returned unchanged.
pub fn full(code: &str) -> String {
    let code = code.trim().to_ascii_uppercase();
    let digits = code.strip_prefix('P').unwrap_or(&code);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return code;
    }
    format!("P{digits:0>4}")
}

/// The groups of codes, by prefix.
pub fn groups() -> Vec<(&'static str, Text)> {
    vec![
        ("P00", Text::of(say::codes_text)),
        ("P01", Text::of(say::codes_names)),
        ("P02", Text::of(say::codes_types)),
        ("P03", Text::of(say::codes_versions)),
        ("P04", Text::of(say::codes_facts)),
        ("P05", Text::of(say::codes_cases)),
        ("P06", Text::of(say::codes_files)),
        ("P07", Text::of(say::codes_reviews)),
        ("P08", Text::of(say::codes_letters)),
    ]
}

/// Parses a file of the reference; `None` if its structure is wrong or its code is unknown.
fn entry(code: &str, text: &str) -> Option<Entry> {
    let code = *codes::ALL.iter().find(|own| **own == code)?;
    let prose = text.strip_prefix(&format!("# {code}\n"))?;
    let (prose, blocks) = prose.split_once("\n```diff ")?;
    let (nb, en) = prose.trim().strip_prefix("## ")?.split_once("\n## ")?;
    let ((nb_title, nb), (en_title, en)) = (nb.split_once('\n')?, en.split_once('\n')?);
    let (wrong, right) = example::read(&format!("\n```diff {blocks}"));
    Some(Entry { code, title: Text::new(nb_title, en_title), meaning: Text::new(joined(nb), joined(en)), wrong, right })
}

/// The lines of a paragraph joined into one.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The fault of an unknown error code.
pub fn unknown(code: &str) -> Diagnostic {
    let help = match nearest(&full(code), codes::ALL.iter().copied()) {
        Some(near) => meant(&near),
        None => both("`paragraf explain-error` lister opp alle", "`paragraf explain-error` lists them all"),
    };
    let message = both(format!("ingen melding har koden `{code}`"), format!("no message has the code `{code}`"));
    Diagnostic::error(codes::UNKNOWN_CODE, None, message).help(help)
}
