//! The steps of a page: those that decide, all open; and every step, each of which can be folded with what it rests on.

use super::html_words::Html;
use crate::explain::{Fragment, Role, StepView, Verdict, as_told, cite, same_act, say};
use crate::law::{Key, Word, fill};
use crate::model::{Rulebook, StandingId};

/// The steps that decide.
pub(super) fn reasons(page: &mut Html<'_>, steps: &[StepView<'_>]) {
    steps_below(page, steps, None, None);
}

/// Every step from the goal down; the goal folded unless all is to be open.
pub(super) fn trace(page: &mut Html<'_>, root: &StepView<'_>, open: bool) {
    steps_below(page, std::slice::from_ref(root), None, Some(open));
}

/// Steps beside each other. `fold`: whether the first of each fold is open, where they can be folded.
fn steps_below(page: &mut Html<'_>, steps: &[StepView<'_>], outer: Option<StandingId>, fold: Option<bool>) {
    if steps.is_empty() {
        return;
    }
    page.markup("<ul class=\"steps\">\n");
    let mut before = outer;
    for step in steps {
        // Steps beside each other name their act once where nothing stands above them.
        let named = if outer.is_some() { outer } else { before.replace(step.standing) };
        let rests = !step.details.is_empty() || !step.children.is_empty();
        let (verdict, line) = line(page.book, step, named);
        page.markup_of(&["<li class=\"", verdict.keyword(), "\">"]);
        match fold.filter(|_| rests) {
            Some(true) => page.markup("<details open><summary>"),
            Some(false) => page.markup("<details><summary>"),
            None => page.markup("<div class=\"line\">"),
        }
        let folds = fold.is_some() && rests;
        sign(page, verdict);
        page.links = !folds;
        page.words(&line);
        page.links = true;
        page.markup(if folds { "</summary>\n" } else { "</div>\n" });
        let book = page.book;
        let stands = cite(book, step.standing, true);
        let is_new = folds && outer.is_none_or(|outer| cite(book, outer, true) != stands);
        grounds(page, is_new.then_some(&stands), &step.details);
        steps_below(page, &step.children, Some(step.standing), fold.map(|_| true));
        page.markup(if folds { "</details>" } else { "" });
        page.markup("</li>\n");
    }
    page.markup("</ul>\n");
}

/// What is told of a step, with its provision.
pub(crate) fn line<'s>(book: &'s Rulebook, step: &StepView<'s>, outer: Option<StandingId>) -> (Verdict, Fragment<'s>) {
    let with_act = outer.is_none_or(|outer| !same_act(book, outer, step.standing));
    let (verdict, text) = as_told(step.verdict, step.role, step.text.clone());
    let text = match step.role {
        // An item stands for itself.
        Role::Entity => Fragment::Capital(Box::new(text)),
        _ => say::at_place(cite(book, step.standing, with_act), text),
    };
    (verdict, text)
}

/// What a step rests on besides other steps, behind the provision that it stands in where that has no link in its line.
fn grounds(page: &mut Html<'_>, stands: Option<&Fragment<'_>>, details: &[Fragment<'_>]) {
    if details.is_empty() && stands.is_none() {
        return;
    }
    page.markup("<ul class=\"grounds\">\n");
    for detail in stands.into_iter().chain(details) {
        page.markup("<li>");
        page.words(detail);
        page.markup("</li>\n");
    }
    page.markup("</ul>\n");
}

/// The sign of a verdict, which is said in words where it can't be seen.
pub(super) fn sign(page: &mut Html<'_>, verdict: Verdict) {
    page.markup_of(&["<span class=\"sign\" aria-hidden=\"true\">", verdict.sign(), "</span><span class=\"said\">"]);
    fill(page.lang, Key::page_sign, &[Word::Choice(verdict.keyword())], page);
    page.markup(" </span>");
}
