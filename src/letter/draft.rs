//! A letter: the blocks of its template, and what is missing in it, found whether or not the template shows it.

use super::blocks::{Block, Inline, blocks, lines, plain};
use super::board::{Board, Shared};
use super::context::{Maker, lacking_factors, lacking_reason};
use super::functions::Case;
use super::required::lacking;
use super::template::Templates;
use super::told::Teller;
use crate::eval::Decision;
use crate::facts::GoalInputs;
use crate::law::{Lang, say};
use crate::model::{Cell, ReadingId};
use crate::pipeline::RuleFiles;
use crate::source::{Diagnostic, both, codes, did_you_mean, nearest};

/// What a letter is made of.
#[derive(Debug, Clone, Copy)]
pub struct Commission<'c> {
    /// The rule base.
    pub base: &'c RuleFiles,
    /// The decision, made with its trace.
    pub decision: &'c Decision,
    /// What its goal may ask for.
    pub inputs: &'c GoalInputs,
    /// The readings chosen beside those of the case.
    pub chosen: &'c [(ReadingId, u16)],
    /// In which language.
    pub lang: Lang,
    /// What is given for the letter alone: names and texts.
    pub given: &'c [(String, String)],
    /// The template, with those that it includes.
    pub templates: &'c Templates,
}

/// A letter.
#[derive(Debug, Clone)]
pub struct Letter {
    pub(super) blocks: Vec<Block>,
    pub(super) title: String,
    /// Its language.
    pub lang: Lang,
    /// What is missing in it. It is a draft unless there is nothing.
    pub missing: Vec<String>,
    /// What is not certain of the law that it rests on, for whoever signs it.
    pub reservations: Vec<String>,
}

/// Writes a letter.
///
/// # Errors
/// If the template has mistakes, with places in its own sources; or if the letter is too long.
pub fn letter(commission: &Commission<'_>) -> Result<Letter, Vec<Diagnostic>> {
    let Commission { decision, lang, .. } = *commission;
    let case = Case {
        plan: decision.plan.clone(),
        facts: decision.facts.clone(),
        chosen: commission.chosen.to_vec(),
        lang,
        given: commission.given.to_vec(),
        board: Shared::default(),
    };
    let asked = commission.templates.check(commission.base, &case)?;
    let unasked: Vec<Diagnostic> =
        commission.given.iter().filter(|(name, _)| !asked.contains(name)).map(|(name, _)| unused(name, &asked)).collect();
    if !unasked.is_empty() {
        return Err(unasked);
    }
    let teller = Teller { book: decision.plan.checked().book(), lang };
    let maker = Maker { board: &case.board, decision, inputs: commission.inputs, teller };
    let text = commission.templates.render(&case, maker.context())?;
    let mut missing = of_decision(&maker);
    let board = case.board.lock();
    let mut all = blocks(&text, &board)?;
    let mut marked = marks(&all, &board);
    missing.extend(lacking(&case, &board)?);
    marked.extend(missing);
    let mut seen = std::collections::BTreeSet::new();
    marked.retain(|what| seen.insert(what.clone()));
    let title = all.iter().find_map(|block| if let Block::Heading(_, line) = block { Some(words(line)) } else { None });
    let mut title = title.unwrap_or_else(|| crate::explain::headline(decision, lang));
    if !marked.is_empty() {
        // Whatever the template calls the letter, it is not that yet.
        let draft = say::letter_draft_title(lang);
        title = format!("{draft} {title}");
        if let Some(Block::Heading(_, line)) = all.iter_mut().find(|block| matches!(block, Block::Heading(..))) {
            line.splice(0..0, plain(draft, true).into_iter().chain(plain(" ", false)));
        }
        all.insert(0, Block::Paragraph(plain(&say::letter_draft(lang, marked.len()), true)));
        all.push(Block::Heading(2, plain(say::letter_lacks(lang), false)));
        all.extend(marked.iter().map(|what| Block::Item { depth: 0, number: None, line: plain(what, false) }));
    }
    Ok(Letter { blocks: all, title, lang, missing: marked, reservations: board.reservations.clone() })
}

fn words(line: &[Inline]) -> String {
    line.iter().map(|part| if let Inline::Words(words) = part { words.text.as_str() } else { " " }).collect()
}

/// What is missing by the marks that stand in the letter.
fn marks(all: &[Block], board: &Board) -> Vec<String> {
    let is_mark = |part: &&Inline| matches!(part, Inline::Words(words) if words.missing);
    let texts = all.iter().flat_map(lines).flatten().filter(is_mark).map(|part| words(std::slice::from_ref(part)));
    texts.filter_map(|text| board.marked(&text)).collect()
}

/// What is missing in the decision itself: facts without which there is no answer, reasons, and what they leave out.
fn of_decision(maker: &Maker<'_>) -> Vec<String> {
    let (book, decision, lang) = (maker.teller.book, maker.decision, maker.teller.lang);
    let mut out = Vec::new();
    if decision.cell == Cell::Fault {
        out.push(say::letter_no_answer(lang, crate::explain::headline(decision, lang).as_str()));
    }
    let version = book.version.date;
    let added = book.changes.iter().filter(|change| change.adopted.is_none_or(|from| from > version));
    out.extend(added.map(|change| say::letter_no_law(lang, change.title.get(lang))));
    out.extend(book.left_out.iter().map(|change| say::letter_law_left_out(lang, change.title.get(lang))));
    let facts = decision.missing_facts();
    out.extend(facts.iter().filter_map(|id| book.facts.get(id.index())).map(|fact| maker.lack(fact)));
    for id in maker.inputs.facts.iter().map(|(id, _)| *id) {
        let Some(fact) = book.facts.get(id.index()).filter(|fact| fact.assessment.is_some()) else { continue };
        if decision.facts.get(id) == Cell::Unknown {
            continue;
        }
        let assessed = decision.facts.assessment(id);
        if assessed.is_none_or(|own| own.because.trim().is_empty()) {
            out.push(lacking_reason(fact, maker));
        }
        out.extend(lacking_factors(fact, assessed, maker));
    }
    out
}

/// Something given that the template does not ask for.
fn unused(name: &str, asked: &[String]) -> Diagnostic {
    let message = both(format!("malen spør ikke etter `{name}`"), format!("the template does not ask for `{name}`"));
    let mut names: Vec<&str> = asked.iter().map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    let list = names.join(", ");
    let near = did_you_mean(nearest(name, names.iter().copied()));
    let help = near.unwrap_or(both(format!("den spør etter: {list}"), format!("it asks for: {list}")));
    Diagnostic::error(codes::TEMPLATE_NAME, None, message).help(help)
}
