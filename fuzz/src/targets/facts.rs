//! A facts file in JSON, YAML or TOML against a law: it is refused with a message, or every goal is decided and explained.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use paragraf::compile::Plan;
use paragraf::data::{self, Format};
use paragraf::eval::decide_case;
use paragraf::explain::{Style, decision_json, text};
use paragraf::facts::{self, goal_inputs};
use paragraf::law::{Lang, Version};
use paragraf::model::RuleId;
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;

use super::{drawn, given};
use crate::corpus::Corpus;
use crate::mutate::mutated;
use crate::random::Random;

/// A law's files, and its plan.
type Law = (SourceMap, Arc<Plan>);

thread_local! {
    /// The laws that were tried, each with its plan if it has one.
    static LAWS: RefCell<BTreeMap<usize, Option<Law>>> = const { RefCell::new(BTreeMap::new()) };
}

/// A law and facts: the number of the law in the corpus and the format stand in the first line, `12.yaml`. The number behind the last is that
/// of the rules of the program, for which the examples were written. Most facts are made for the law; others are files of the corpus, changed.
pub fn input(corpus: &Corpus, random: &mut Random) -> String {
    if !random.one_in(4)
        && let Some(made) = made(corpus, random)
    {
        return made;
    }
    let (name, whole) = &corpus.facts[random.below(corpus.facts.len())];
    let other = &corpus.facts[random.below(corpus.facts.len())].1;
    let end = if random.one_in(8) { random.pick(&["json", "yaml", "toml"]) } else { name.rsplit('.').next().unwrap_or("yaml") };
    // Facts of a small law are named as it is.
    let stem = name.rsplit('/').next().and_then(|file| file.split('.').next()).unwrap_or_default();
    let own = corpus.laws.iter().position(|(law, _)| law.ends_with(&format!("/{stem}.regel"))).unwrap_or(corpus.laws.len());
    let law = if random.one_in(16) { random.below(corpus.laws.len()) } else { own };
    format!("{law}.{end}\n{}", mutated(whole, other, random))
}

/// Facts made for a law, each of its type. One in eight has words changed.
fn made(corpus: &Corpus, random: &mut Random) -> Option<String> {
    let at = random.below(corpus.laws.len() + 1);
    let (_, plan) = known(corpus, at)?;
    let text = given::facts(plan.checked().book(), random);
    // What is JSON is YAML too.
    let end = random.pick(&["json", "yaml"]);
    let text = if random.one_in(8) { mutated(&text, &corpus.facts[random.below(corpus.facts.len())].1, random) } else { text };
    Some(format!("{at}.{end}\n{text}"))
}

/// A law of the corpus, made once.
fn known(corpus: &Corpus, at: usize) -> Option<Law> {
    LAWS.with_borrow_mut(|laws| laws.entry(at).or_insert_with(|| law(corpus, at)).clone())
}

/// The files of a law, and its plan.
fn law(corpus: &Corpus, at: usize) -> Option<Law> {
    let mut sources = SourceMap::default();
    match corpus.laws.get(at) {
        Some((name, text)) => {
            sources.add(name.as_str(), text.as_str());
        }
        None => {
            for (name, text) in &corpus.rules {
                sources.add(name.as_str(), text.as_str());
            }
        }
    }
    let plan = RuleFiles::new(sources.clone()).plan(&Version::parse("2018-06-01").expect("a date")).ok()?;
    Some((sources, plan))
}

pub fn holds(corpus: &Corpus, input: &str) -> bool {
    let Some((head, written)) = input.split_once('\n') else { return false };
    let Some(format) = Format::from_name(head) else { return false };
    let Some(at) = head.split('.').next().and_then(|at| at.parse::<usize>().ok()) else { return false };
    let Some((mut sources, plan)) = known(corpus, at) else { return false };
    let file = sources.add(head, written);
    let book = plan.checked().book();
    let read = data::read(&sources, file, format).and_then(|tree| facts::read(&tree, book));
    let case = match read {
        Ok(case) => case,
        Err(told) => {
            assert!(!told.is_empty(), "refused without a word");
            drop(drawn(&told, &sources));
            return false;
        }
    };
    for goal in (0..book.rules.len()).filter_map(|at| u32::try_from(at).ok()).map(RuleId) {
        let Ok(decision) = decide_case(&plan, goal, case.clone(), &[]) else { continue };
        for lang in [Lang::Nb, Lang::En] {
            let inputs = goal_inputs(book, goal);
            assert!(!text(&decision, &inputs, Style::plain(lang)).is_empty(), "an answer without words");
            drop(decision_json(&decision, &inputs, lang));
        }
    }
    true
}
