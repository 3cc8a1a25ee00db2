//! A decision as a page: whole in one file, with nothing that is fetched and nothing that runs.
//!
//! The paragraph stands first, then the reasons with the facts beside them, then every step, which can be folded, and what it all rests on.

use super::cited::{act_words, address};
use super::facts::{GivenFact, GivenFacts};
use super::html_steps::{reasons, trace};
use super::html_words::Html;
use super::outline::{Outline, Part, Shown, outline};
use super::style::STYLE;
use crate::explain::{Fragment, Length, Line, Mark, say};
use crate::source::escape_text;

/// A decision as a page.
pub fn html(shown: &Shown<'_>) -> String {
    let own = outline(shown);
    let mut page = Html::new(shown.decision.plan.checked().book(), shown.lang);
    begin(&mut page, |page| page.words(&own.headline));
    page.markup("<header>\n<h1>");
    page.words(&own.headline);
    page.markup("</h1>\n");
    below_title(&mut page, &own);
    page.markup("</header>\n");
    contents(&mut page, &own.parts);
    page.markup("<main>\n");
    let reasons = own.parts.iter().position(|part| matches!(part, Part::Reasons(_)));
    for (at, part) in own.parts.iter().enumerate() {
        // The facts stand beside the reasons and all that follows, where there is room.
        let around = match reasons {
            Some(own) if own == at => "<div class=\"beside\">\n",
            Some(own) if own + 2 == at => "<div class=\"rest\">\n",
            _ => "",
        };
        page.markup(around);
        write(&mut page, part, at + 1, shown);
    }
    sources(&mut page);
    page.markup(if reasons.is_some() { "</div>\n</div>\n" } else { "" });
    end(&mut page);
    page.out
}

/// What every page begins with, up to its header.
pub(super) fn begin(page: &mut Html<'_>, title: impl FnOnce(&mut Html<'_>)) {
    let lang = page.lang;
    page.markup(&format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>",
        lang.code()
    ));
    // A title has no links.
    let before = page.out.len();
    title(page);
    let words = without_tags(&page.out.split_off(before));
    page.markup_of(&[&words, "</title>\n<style>", STYLE, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#short\">"]);
    escape_text(crate::law::say::page_skip(lang), &mut page.out);
    page.markup("</a>\n");
}

/// Markup without its tags. No sign of a text is one of a tag.
fn without_tags(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut within = false;
    for sign in markup.chars() {
        match sign {
            '<' => within = true,
            '>' => within = false,
            _ if within => {}
            sign => out.push(sign),
        }
    }
    out
}

/// The case and the law that it is decided by.
fn below_title(page: &mut Html<'_>, own: &Outline<'_>) {
    if let Some(title) = own.case {
        page.markup("<p class=\"case\">");
        page.words(&say::page_case(Fragment::Name(title)));
        page.markup("</p>\n");
    }
    version(page, &own.version);
}

/// The version of the law, a line for each measure.
pub(super) fn version(page: &mut Html<'_>, lines: &[Line<'_>]) {
    page.markup("<p class=\"version\">");
    for (at, line) in lines.iter().enumerate() {
        page.markup(if at == 0 { "" } else { "<br>" });
        page.words(&line.text);
    }
    page.markup("</p>\n");
}

/// The identifier of a part on the page, and its heading.
fn heading<'a>(part: &Part<'a>, number: usize) -> (String, Fragment<'a>) {
    match part {
        Part::Short(_) => ("short".to_owned(), say::page_short()),
        Part::Lines(title, _) => (format!("part-{number}"), title.clone()),
        Part::Reasons(_) => ("reasons".to_owned(), say::title_reasons()),
        Part::Facts(_) => ("facts".to_owned(), say::page_facts()),
        Part::Trace(_) => ("trace".to_owned(), say::page_trace()),
    }
}

/// Where on the page each part is.
fn contents(page: &mut Html<'_>, parts: &[Part<'_>]) {
    let headings = (1..).zip(parts).map(|(number, part)| heading(part, number));
    links(page, headings.chain([("sources".to_owned(), say::page_sources())]));
}

/// Links to the headings of a page.
pub(super) fn links<'a>(page: &mut Html<'_>, headings: impl Iterator<Item = (String, Fragment<'a>)>) {
    page.markup("<div class=\"contents\" role=\"navigation\" aria-label=\"");
    escape_text(crate::law::say::page_contents(page.lang), &mut page.out);
    page.markup("\">\n<ul>\n");
    for (id, title) in headings {
        page.markup_of(&["<li><a href=\"#", &id, "\">"]);
        page.words(&title);
        page.markup("</a></li>\n");
    }
    page.markup("</ul>\n</div>\n");
}

/// Begins a part with its heading.
pub(super) fn begin_part(page: &mut Html<'_>, id: &str, title: &Fragment<'_>) {
    page.markup_of(&["<section aria-labelledby=\"", id, "\">\n<h2 id=\"", id, "\">"]);
    page.words(title);
    page.markup("</h2>\n");
}

fn write(page: &mut Html<'_>, part: &Part<'_>, number: usize, shown: &Shown<'_>) {
    let (id, title) = heading(part, number);
    begin_part(page, &id, &title);
    match part {
        Part::Short(sentences) => paragraph(page, sentences),
        Part::Lines(_, own) => lines(page, own),
        Part::Reasons(steps) => reasons(page, steps),
        Part::Facts(facts) => given(page, facts),
        Part::Trace(root) => trace(page, root, shown.length == Length::Full),
    }
    page.markup("</section>\n");
}

/// Sentences as one paragraph.
pub(super) fn paragraph(page: &mut Html<'_>, sentences: &[Fragment<'_>]) {
    page.markup("<p class=\"lead\">");
    for (at, sentence) in sentences.iter().enumerate() {
        page.markup(if at == 0 { "" } else { " " });
        page.words(sentence);
    }
    page.markup("</p>\n");
}

/// Lines of a part, those that belong to one above it within it.
pub(super) fn lines(page: &mut Html<'_>, lines: &[Line<'_>]) {
    let first = lines.iter().map(|line| line.depth).min().unwrap_or(0);
    let mut open: Vec<usize> = Vec::new();
    for line in lines {
        let depth = line.depth - first;
        while open.last().is_some_and(|own| *own > depth) {
            open.pop();
            page.markup("</li>\n</ul>\n");
        }
        if open.last() == Some(&depth) {
            page.markup("</li>\n");
        } else {
            open.push(depth);
            page.markup("<ul class=\"lines\">\n");
        }
        page.markup("<li>");
        if let Mark::Sign(verdict) = line.mark {
            super::html_steps::sign(page, verdict);
        }
        page.words(&line.text);
    }
    open.iter().for_each(|_| page.markup("</li>\n</ul>\n"));
}

/// The facts of a case.
pub(super) fn given(page: &mut Html<'_>, facts: &GivenFacts<'_>) {
    if facts.asked.is_empty() {
        page.markup("<p>");
        page.words(&say::page_no_facts());
        page.markup("</p>\n");
    } else {
        list(page, &facts.asked);
    }
    if let Some(others) = i64::try_from(facts.others).ok().filter(|others| *others > 0) {
        page.markup("<p class=\"others\">");
        page.words(&say::page_other_facts(others));
        page.markup("</p>\n");
    }
}

fn list(page: &mut Html<'_>, facts: &[GivenFact<'_>]) {
    page.markup("<dl>\n");
    for fact in facts {
        page.markup("<div><dt>");
        page.words(&Fragment::Capital(Box::new(fact.label.clone())));
        page.markup("</dt><dd>");
        page.words(&fact.value);
        for note in &fact.notes {
            page.markup("<p class=\"note\">");
            page.words(note);
            page.markup("</p>");
        }
        if !fact.items.is_empty() {
            page.markup("\n<ol>\n");
            for (name, facts) in &fact.items {
                page.markup("<li><span class=\"item\">");
                page.words(name);
                page.markup("</span>\n");
                if !facts.is_empty() {
                    list(page, facts);
                }
                page.markup("</li>\n");
            }
            page.markup("</ol>\n");
        }
        page.markup("</dd></div>\n");
    }
    page.markup("</dl>\n");
}

/// The acts and documents named on the page.
pub(super) fn sources(page: &mut Html<'_>) {
    let lang = page.lang;
    begin_part(page, "sources", &say::page_sources());
    page.markup("<ol class=\"sources\">\n");
    let acts: Vec<_> = page.cited.all().collect();
    for (number, act) in acts {
        page.markup(&format!("<li id=\"source-{number}\"><strong>"));
        escape_text(act.short.get(lang), &mut page.out);
        page.markup("</strong>: ");
        escape_text(&act_words(act, lang), &mut page.out);
        if let Some(to) = address(act) {
            page.markup(". <a href=\"");
            escape_text(to, &mut page.out);
            page.markup("\">");
            escape_text(to, &mut page.out);
            page.markup("</a>");
        }
        page.markup("</li>\n");
    }
    page.markup("</ol>\n</section>\n");
}

/// The end of a page.
pub(super) fn end(page: &mut Html<'_>) {
    page.markup("</main>\n<footer>\n<p>");
    escape_text(crate::law::say::page_footer(page.lang), &mut page.out);
    page.markup("</p>\n</footer>\n</body>\n</html>\n");
}
