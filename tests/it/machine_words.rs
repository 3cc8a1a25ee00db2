//! No word of the program stands in an explanation, and none of the other language: in each answer that a case of `rules/` expects first, at
//! every length. What a person is to type, the name of a missing fact or a reading to try, is told apart and left out here.

use std::fmt::Write;

use paragraf::explain::{Length, Style, text_at};
use paragraf::facts::goal_inputs;
use paragraf::law::Lang;
use paragraf::model::Rulebook;

use super::laws::Law;

/// Words that only the other language has.
const OF_THE_OTHER: [(Lang, &[&str]); 2] = [
    (Lang::Nb, &["the", "of", "is", "are", "and", "not", "which", "must", "applies", "where", "with"]),
    (Lang::En, &["og", "ikke", "er", "av", "eller", "gjelder", "oppfylt", "kravet", "etter"]),
];

/// The headings of what is missing, below which a person is told what to type.
const TYPED: [&str; 2] = ["Dette mangler for å avgjøre saken", "What is missing to decide the case"];

/// The words of a text that are none of its language: names of the program, and `foreign` words of the other language.
pub fn machine_words(text: &str, book: &Rulebook, lang: Lang, foreign: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    let mut typed = false;
    for line in text.lines() {
        typed = TYPED.contains(&line) || typed && !line.is_empty();
        if typed || line.trim_start().starts_with("--reading ") {
            continue;
        }
        let own = unquoted(line, lang);
        for word in own.split(|sign: char| sign.is_whitespace() || "(),;–«»“”/".contains(sign)) {
            let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric());
            let joined =
                bare.split_once(':').is_some_and(|(one, other)| [one, other].iter().all(|part| part.chars().any(char::is_alphabetic)));
            let named = bare.contains('.') && book.facts.iter().any(|fact| &*fact.name == bare);
            if bare.contains('_') || joined || named || foreign.contains(&bare) {
                out.push(format!("{bare} in “{}”", line.trim()));
            }
        }
    }
    out
}

/// A line without what it quotes, which is in the language of its source.
fn unquoted(line: &str, lang: Lang) -> String {
    let (open, close) = if lang == Lang::Nb { ('«', '»') } else { ('“', '”') };
    let mut depth = 0_u32;
    let mut out = String::new();
    for sign in line.chars() {
        match sign {
            own if own == open => depth += 1,
            own if own == close => depth = depth.saturating_sub(1),
            own if depth == 0 => out.push(own),
            _ => {}
        }
    }
    out
}

#[test]
fn no_explanation_of_a_case_holds_a_word_of_the_program() {
    let mut found = String::new();
    Law::of_rules().each_first_answer(|title, answer, decision| {
        let book = decision.plan.checked().book();
        let reached = goal_inputs(book, decision.goal);
        for (lang, foreign) in OF_THE_OTHER {
            for length in Length::ALL {
                let told = text_at(decision, &reached, Style { width: 10_000, ..Style::plain(lang) }, length);
                for word in machine_words(&told, book, lang, foreign) {
                    writeln!(found, "{title}, {answer}, {}: {word}", length.name()).expect("a string");
                }
            }
        }
    });
    assert!(found.is_empty(), "{found}");
}
