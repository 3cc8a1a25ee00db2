//! Mutilated rule files, words in any order, any text at all: diagnostics with places inside the file, and never a panic.

use paragraf::law::Lang;
use paragraf::pipeline::RuleFiles;
use paragraf::source::{Diagnostic, SourceMap};
use paragraf::source::{Style, render::render};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{base_of, real_files, tries};

/// A stretch of a text between two boundaries of characters, no longer than `longest` characters.
fn stretch(text: &str, from: Index, to: Index, longest: usize) -> std::ops::Range<usize> {
    let mut bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bounds.push(text.len());
    let first = from.index(bounds.len());
    let last = (first + to.index(longest + 1)).min(bounds.len() - 1);
    bounds[first]..bounds[last]
}

/// What is done to a text.
#[derive(Debug, Clone)]
enum Harm {
    Delete(Index, Index),
    Double(Index, Index),
    Swap(Index, Index, Index),
    Put(Index, String),
}

fn harm() -> impl Strategy<Value = Harm> {
    let pieces = select(vec![
        "{",
        "}",
        "(",
        ")",
        "\"",
        "/*",
        "//",
        "§",
        "§ 3",
        "ledd 2 {",
        "bokstav a",
        "=",
        ":",
        ",",
        "-",
        "not ",
        "not not not ",
        "all {",
        "any { }",
        "under ",
        "expect",
        "case \"x\" {",
        "if a then b else",
        "except when ",
        "12",
        "2024-02-30",
        "99999999999999999999999999",
        "0 kr",
        "1/0",
        "æ",
        "\u{FEFF}",
        "\u{A0}",
        "\u{0}",
        "🙂",
        "\r\n",
        "in ",
        "in { }",
        "1 ..< 2",
        "rounded down",
        "per year",
        "reading r {",
        "default d :",
    ]);
    prop_oneof![
        3 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Harm::Delete(from, to)),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Harm::Double(from, to)),
        2 => (any::<Index>(), any::<Index>(), any::<Index>()).prop_map(|(from, middle, to)| Harm::Swap(from, middle, to)),
        4 => (any::<Index>(), pieces).prop_map(|(at, piece)| Harm::Put(at, piece.to_owned())),
        1 => (any::<Index>(), "\\PC{1,6}").prop_map(|(at, piece)| Harm::Put(at, piece)),
    ]
}

impl Harm {
    fn done(&self, text: &str) -> String {
        match self {
            Harm::Delete(from, to) => {
                let range = stretch(text, *from, *to, 60);
                format!("{}{}", &text[..range.start], &text[range.end..])
            }
            Harm::Double(from, to) => {
                let range = stretch(text, *from, *to, 300);
                format!("{}{}", &text[..range.end], &text[range.start..])
            }
            Harm::Swap(from, middle, to) => {
                let first = stretch(text, *from, *middle, 80);
                let second = stretch(&text[first.end..], *middle, *to, 80);
                let second = first.end + second.start..first.end + second.end;
                let between = &text[first.end..second.start];
                format!("{}{}{between}{}{}", &text[..first.start], &text[second.clone()], &text[first.clone()], &text[second.end..])
            }
            Harm::Put(at, piece) => {
                let at = stretch(text, *at, *at, 0).start;
                format!("{}{piece}{}", &text[..at], &text[at..])
            }
        }
    }
}

/// Checks files in every version. Whatever comes of it, places lie in their file and between characters, and can be drawn.
fn survive(base: &RuleFiles) -> Result<(), TestCaseError> {
    let mut faults = base.check();
    if !faults.iter().any(Diagnostic::is_error) {
        faults.extend(paragraf::suite::run(base, None).diagnostics());
    }
    for fault in &faults {
        for span in fault.span.iter().chain(fault.related.iter().map(|(span, _)| span)) {
            let text = base.sources().get(span.file).map_or("", |file| file.text.as_str());
            let (start, end) = (span.start as usize, span.end as usize);
            prop_assert!(start <= end && end <= text.len(), "{}: {start}..{end} of {}", fault.code, text.len());
            prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{}: {start}..{end} splits a character", fault.code);
        }
        prop_assert!(!fault.message.nb.is_empty() && !fault.message.en.is_empty());
    }
    for lang in [Lang::Nb, Lang::En] {
        let drawn = render(&faults, base.sources(), Style::plain(lang));
        prop_assert_eq!(drawn.is_empty(), faults.is_empty());
    }
    Ok(())
}

fn survives(text: &str) -> Result<(), TestCaseError> {
    survive(&base_of(text))
}

proptest! {
    #![proptest_config(tries(50))]

    #[test]
    fn a_mutilated_file_gets_diagnostics_and_no_panic(file in any::<Index>(), harms in prop::collection::vec(harm(), 1..5)) {
        let (_, text) = file.get(real_files());
        survives(&harms.iter().fold(text.clone(), |text, harm| harm.done(&text)))?;
    }

    #[test]
    fn two_files_cut_and_joined_get_diagnostics_and_no_panic(files in any::<[Index; 2]>(), cuts in any::<[Index; 2]>()) {
        let [(_, first), (_, second)] = files.map(|file| file.get(real_files()));
        let cut = stretch(first, cuts[0], cuts[1], 2000).end;
        let from = stretch(second, cuts[1], cuts[0], 2000).start;
        survives(&format!("{}{}", &first[..cut], &second[from..]))?;
    }
}

proptest! {
    #![proptest_config(tries(10))]

    #[test]
    fn the_rules_of_the_program_with_one_file_mutilated_get_diagnostics_and_no_panic(harmed in any::<Index>(), harm in harm()) {
        let whole = RuleFiles::embedded();
        let harmed = harmed.index(whole.sources().iter().count());
        let mut sources = SourceMap::default();
        for (at, (_, file)) in whole.sources().iter().enumerate() {
            sources.add(file.name.clone(), if at == harmed { harm.done(&file.text) } else { file.text.clone() });
        }
        survive(&RuleFiles::new(sources))?;
    }
}

proptest! {
    #![proptest_config(tries(140))]

    #[test]
    fn words_in_any_order_get_diagnostics_and_no_panic(words in prop::collection::vec(select(words_of_the_language()), 0..40)) {
        survives(&words.join(" "))?;
    }

    #[test]
    fn any_text_gets_diagnostics_and_no_panic(text in "\\PC{0,80}|[\\x00-\\x7f]{0,80}") {
        survives(&text)?;
    }
}

/// Every word and sign of the grammar, and a few names and values.
fn words_of_the_language() -> Vec<&'static str> {
    let grammar: &'static str = include_str!("../../../grammar/rules.pest");
    let mut words: Vec<&str> =
        grammar.lines().filter(|line| line.starts_with("kw_")).flat_map(|line| line.split('"').skip(1).step_by(2)).collect();
    words.extend([
        "{",
        "}",
        "(",
        ")",
        ":",
        ",",
        "=",
        ">=",
        "!=",
        "<",
        "+",
        "-",
        "*",
        "/",
        "..<",
        "..",
        "§ 1",
        "2000-01-01",
        "19",
        "2 kr",
        "30 %",
        "3 months",
    ]);
    words.extend(["a", "b.c", "yes/no", "whole number", "\"x\"", "2000-01-01+a:b", "statute", "date"]);
    words
}

#[test]
fn every_prefix_of_a_file_gets_diagnostics_and_no_panic() {
    let (_, text) = real_files().iter().find(|(name, _)| name.ends_with("parking.regel")).expect("the law");
    let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    for at in bounds.iter().step_by(97) {
        if let Err(fault) = survives(&text[..*at]) {
            panic!("the first {at} bytes: {fault}");
        }
    }
}
