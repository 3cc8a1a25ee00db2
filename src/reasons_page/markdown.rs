//! A decision in Markdown: what the page holds, as headings, lists and links. The steps stand in it where all of them are asked for.

use super::cited::{act_words, address};
use super::facts::{GivenFact, GivenFacts};
use super::html_steps::line;
use super::markdown_words::Markdown;
use super::outline::{Part, Shown, outline};
use crate::explain::{Fragment, Length, Line, Mark, StepView, say};
use crate::model::StandingId;

/// A decision in Markdown.
pub fn markdown(shown: &Shown<'_>) -> String {
    let own = outline(shown);
    let mut page = Markdown::new(shown.decision.plan.checked().book(), shown.lang);
    page.markup("# ");
    page.line(&own.headline);
    page.markup("\n\n");
    if let Some(title) = own.case {
        page.line(&say::page_case(Fragment::Name(title)));
        page.markup("\n\n");
    }
    version(&mut page, &own.version);
    for part in &own.parts {
        match part {
            Part::Short(sentences) => paragraph(&mut page, sentences),
            Part::Lines(title, own) => {
                heading(&mut page, 2, title);
                lines(&mut page, own);
            }
            Part::Reasons(own) => {
                heading(&mut page, 2, &say::title_reasons());
                steps(&mut page, own, None, 0);
            }
            Part::Facts(facts) => given(&mut page, facts),
            Part::Trace(root) if shown.length == Length::Full => {
                heading(&mut page, 2, &say::page_trace());
                steps(&mut page, std::slice::from_ref(root), None, 0);
            }
            Part::Trace(_) => {}
        }
    }
    end(&mut page);
    page.out
}

/// A decision as a part of a file that is compared with an earlier one, line by line: a sentence a line, no links, and of the facts only what
/// the reasons tell. Its headings are of the third level.
pub fn markdown_part(shown: &Shown<'_>) -> String {
    let own = outline(shown);
    let mut page = Markdown::unlinked(shown.decision.plan.checked().book(), shown.lang);
    page.markup("**");
    page.line(&own.headline);
    page.markup("**\n\n");
    version(&mut page, &own.version);
    for part in &own.parts {
        match part {
            Part::Short(sentences) => {
                for sentence in sentences {
                    page.line(sentence);
                    page.markup("\n");
                }
            }
            Part::Lines(title, own) => {
                heading(&mut page, 3, title);
                lines(&mut page, own);
            }
            Part::Reasons(own) => {
                heading(&mut page, 3, &say::title_reasons());
                steps(&mut page, own, None, 0);
            }
            Part::Trace(root) if shown.length == Length::Full => {
                heading(&mut page, 3, &say::page_trace());
                steps(&mut page, std::slice::from_ref(root), None, 0);
            }
            Part::Facts(_) | Part::Trace(_) => {}
        }
    }
    page.out
}

/// The version of the law, a line for each measure.
pub(super) fn version(page: &mut Markdown<'_>, lines: &[Line<'_>]) {
    for (at, line) in lines.iter().enumerate() {
        page.markup(if at == 0 { "" } else { "\\\n" });
        page.line(&line.text);
    }
    page.markup("\n\n");
}

pub(super) fn heading(page: &mut Markdown<'_>, level: usize, title: &Fragment<'_>) {
    page.markup(&format!("\n{} ", "#".repeat(level)));
    page.words(title);
    page.markup("\n\n");
}

/// Sentences as one paragraph.
pub(super) fn paragraph(page: &mut Markdown<'_>, sentences: &[Fragment<'_>]) {
    for (at, sentence) in sentences.iter().enumerate() {
        if at == 0 {
            page.line(sentence);
        } else {
            page.markup(" ");
            page.words(sentence);
        }
    }
    page.markup("\n");
}

/// Begins an item of a list, so deep within others.
pub(super) fn item(page: &mut Markdown<'_>, depth: usize) {
    page.markup(&format!("{}- ", "  ".repeat(depth)));
}

/// Lines of a part, those that belong to one above it within it.
pub(super) fn lines(page: &mut Markdown<'_>, lines: &[Line<'_>]) {
    let first = lines.iter().map(|line| line.depth).min().unwrap_or(0);
    // No line is more than one level within the one before it.
    let mut before = 0;
    for (at, line) in lines.iter().enumerate() {
        before = if at == 0 { 0 } else { (line.depth - first).min(before + 1) };
        item(page, before);
        match line.mark {
            Mark::Sign(verdict) => {
                page.markup(&format!("{} ", verdict.sign()));
                page.words(&line.text);
            }
            Mark::None | Mark::Point => page.line(&line.text),
        }
        page.markup("\n");
    }
}

/// Steps beside each other, each with what it rests on.
fn steps(page: &mut Markdown<'_>, all: &[StepView<'_>], outer: Option<StandingId>, depth: usize) {
    let mut before = outer;
    for step in all {
        let named = if outer.is_some() { outer } else { before.replace(step.standing) };
        let (verdict, words) = line(page.book, step, named);
        item(page, depth);
        page.markup(&format!("{} ", verdict.sign()));
        page.words(&words);
        page.markup("\n");
        for detail in &step.details {
            item(page, depth + 1);
            page.line(detail);
            page.markup("\n");
        }
        steps(page, &step.children, Some(step.standing), depth + 1);
    }
}

/// The facts of a case.
pub(super) fn given(page: &mut Markdown<'_>, facts: &GivenFacts<'_>) {
    heading(page, 2, &say::page_facts());
    if facts.asked.is_empty() {
        page.words(&say::page_no_facts());
        page.markup("\n");
    }
    list(page, &facts.asked, 0);
    if let Some(others) = i64::try_from(facts.others).ok().filter(|others| *others > 0) {
        page.markup("\n");
        page.line(&say::page_other_facts(others));
        page.markup("\n");
    }
}

fn list(page: &mut Markdown<'_>, facts: &[GivenFact<'_>], depth: usize) {
    for fact in facts {
        item(page, depth);
        page.line(&Fragment::Capital(Box::new(fact.label.clone())));
        page.markup(": ");
        page.words(&fact.value);
        page.markup("\n");
        for note in &fact.notes {
            item(page, depth + 1);
            page.line(note);
            page.markup("\n");
        }
        for (name, facts) in &fact.items {
            item(page, depth + 1);
            page.line(name);
            page.markup("\n");
            list(page, facts, depth + 2);
        }
    }
}

/// The acts and documents that are named, and where the links lead.
pub(super) fn end(page: &mut Markdown<'_>) {
    let lang = page.lang;
    heading(page, 2, &say::page_sources());
    let acts: Vec<_> = page.cited.all().collect();
    for (number, act) in acts {
        page.markup("- ");
        match address(act) {
            Some(_) => {
                page.markup("[");
                page.plain(act.short.get(lang));
                page.markup(&format!("][{number}]"));
            }
            None => page.plain(act.short.get(lang)),
        }
        page.markup(": ");
        page.plain(&act_words(act, lang));
        page.markup("\n");
    }
    page.addresses();
    page.markup("\n---\n\n");
    page.plain(crate::law::say::page_footer(lang));
    page.markup("\n");
}
