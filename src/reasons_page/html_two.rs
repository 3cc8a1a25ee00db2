//! One case by two versions as a page: both answers, where they part, and the steps as one tree in which those that differ are marked.

use super::html::{begin, begin_part, end, given, lines, links, paragraph, sources, version};
use super::html_steps::sign;
use super::html_words::Html;
use super::two::{Compared, OneSide, Told, TwoSteps, goes_on, titles, told};
use crate::compare::{Differs, Joined, parting_words, title, together};
use crate::explain::{Fragment, Length, Verdict, cite, say, words};
use crate::law::Lang;
use crate::model::{Rulebook, StandingId};
use crate::source::escape_text;

/// One case by two versions as a page.
pub fn html_of_two(compared: &Compared<'_>) -> String {
    let lang = compared.lang;
    let sides = OneSide::of(compared);
    let books = compared.books();
    let [first, second] = books;
    let mut page = Html::new(first, lang);
    begin(&mut page, |page| page.words(&compared.title()));
    page.markup("<header>\n<h1>");
    page.words(&compared.title());
    page.markup("</h1>\n");
    let [left, _] = &sides;
    if let Some(title) = left.outline.case {
        page.markup("<p class=\"case\">");
        page.words(&say::page_case(Fragment::Name(title)));
        page.markup("</p>\n");
    }
    page.markup("</header>\n");
    let has_tree = compared.length != Length::Short;
    let mut headings = vec![("short".to_owned(), say::page_short()), ("parting".to_owned(), say::page_parting())];
    headings.extend(has_tree.then(|| ("together".to_owned(), say::page_together())));
    headings.push(("facts".to_owned(), say::page_facts()));
    let titles = titles(&sides);
    headings.extend((1..).zip(&titles).map(|(number, title)| (format!("part-{number}"), title.clone())));
    headings.push(("sources".to_owned(), say::page_sources()));
    links(&mut page, headings.into_iter());
    page.markup("<main>\n");
    answers(&mut page, &sides);
    where_they_part(&mut page, compared);
    page.markup("<div class=\"beside\">\n");
    begin_part(&mut page, "together", &say::page_together());
    tree(&mut page, compared);
    page.markup("</section>\n");
    begin_part(&mut page, "facts", &say::page_facts());
    page.book = second;
    given(&mut page, &compared.facts());
    page.markup("</section>\n<div class=\"rest\">\n");
    for (number, title) in (1..).zip(&titles) {
        begin_part(&mut page, &format!("part-{number}"), title);
        of_both(&mut page, &sides, title);
        page.markup("</section>\n");
    }
    sources(&mut page);
    page.markup("</div>\n</div>\n");
    end(&mut page);
    page.out
}

/// The answer in each version, with the paragraph that a person reads first.
fn answers<'a>(page: &mut Html<'a>, sides: &[OneSide<'a>; 2]) {
    begin_part(page, "short", &say::page_short());
    page.markup("<div class=\"versions\">\n");
    for (number, side) in (1..).zip(sides) {
        page.book = side.book;
        page.markup(&format!("<section aria-labelledby=\"answer-{number}\">\n<h3 id=\"answer-{number}\">"));
        page.words(&side.outline.headline);
        page.markup("</h3>\n<p class=\"name\">");
        escape_text(&side.name, &mut page.out);
        page.markup("</p>\n");
        version(page, &side.outline.version);
        paragraph(page, side.short());
        page.markup("</section>\n");
    }
    page.markup("</div>\n</section>\n");
}

/// The steps that make the difference, as `compare` tells them.
fn where_they_part(page: &mut Html<'_>, compared: &Compared<'_>) {
    begin_part(page, "parting", &say::page_parting());
    let (comparison, lang, names) = (compared.comparison, compared.lang, compared.names());
    page.markup("<p>");
    escape_text(title(comparison, lang), &mut page.out);
    page.markup("</p>\n");
    for own in parting_words(comparison, lang) {
        page.markup("<div class=\"parting\">\n<h3>");
        escape_text(&format!("{}: {}", own.place, own.label), &mut page.out);
        page.markup("</h3>\n");
        for (name, side) in names.iter().zip(&own.sides) {
            page.markup("<p><span class=\"of\">");
            escape_text(name, &mut page.out);
            page.markup("</span> ");
            escape_text(&side.outcome, &mut page.out);
            page.markup("</p>\n");
            conditions(page, &side.lines);
        }
        for note in &own.notes {
            page.markup("<p class=\"note\">");
            escape_text(note, &mut page.out);
            page.markup("</p>\n");
        }
        page.markup("</div>\n");
    }
    for (name, grounds) in names.iter().zip(comparison.grounds.iter().flatten()) {
        page.markup("<h3>");
        escape_text(name, &mut page.out);
        page.markup("</h3>\n");
        conditions(page, &grounds.iter().map(|ground| (None, ground.clone())).collect::<Vec<_>>());
    }
    page.markup("</section>\n");
}

/// Conditions that differ, or grounds, of one version.
fn conditions(page: &mut Html<'_>, lines: &[(Option<Verdict>, String)]) {
    if lines.is_empty() {
        return;
    }
    page.markup("<ul class=\"lines\">\n");
    for (verdict, line) in lines {
        page.markup(&format!("<li class=\"side {}\">", verdict.map_or("", Verdict::keyword)));
        match verdict {
            Some(verdict) => sign(page, *verdict),
            None => page.markup("<span class=\"sign\" aria-hidden=\"true\">–</span>"),
        }
        escape_text(line, &mut page.out);
        page.markup("</li>\n");
    }
    page.markup("</ul>\n");
}

/// The steps of both versions as one tree.
fn tree<'a>(page: &mut Html<'a>, compared: &Compared<'a>) {
    let [Some(left), Some(right)] = &compared.trees() else { return };
    let joined = together([compared.comparison.left, compared.comparison.right], [left, right], compared.lang);
    page.markup("<p>");
    page.words(&say::page_differing(i64::try_from(joined.count()).unwrap_or(i64::MAX)));
    page.markup("</p>\n<ul class=\"steps\">\n");
    let own = Tree { names: compared.names(), length: compared.length, lang: compared.lang };
    own.step(page, &joined, compared.books(), [None, None]);
    page.markup("</ul>\n");
}

struct Tree {
    names: [String; 2],
    length: Length,
    lang: Lang,
}

impl Tree {
    fn step<'a: 's, 's>(&self, page: &mut Html<'a>, joined: &'s Joined<'s, 's>, books: [&'a Rulebook; 2], outer: [Option<StandingId>; 2]) {
        let TwoSteps { told: said, details, standings } = told(joined, books, outer, self.lang);
        let class = match (&said, joined.differs) {
            (_, Differs::Here) => "here",
            (Told::Same(verdict, _) | Told::Only(_, verdict, _), _) => verdict.keyword(),
            (Told::Each(_), _) => "above",
        };
        page.markup(&format!("<li class=\"{class}\">"));
        let rests = !joined.children.is_empty() || !details.is_empty();
        // What is the same in both is folded unless all is to be open.
        page.markup(match (rests, goes_on(joined, self.length)) {
            (false, _) => "<div class=\"line\">",
            (true, true) => "<details open><summary>",
            (true, false) => "<details><summary>",
        });
        page.links = !rests;
        self.line(page, &said, joined.differs, books);
        page.links = true;
        page.markup(if rests { "</summary>\n" } else { "</div>\n" });
        let stands = if rests { places(standings, outer, books, self.lang) } else { Vec::new() };
        if !details.is_empty() || !stands.is_empty() {
            page.markup("<ul class=\"grounds\">\n");
            for (side, place) in stands {
                page.markup("<li>");
                of(page, books, side, &place);
                page.markup("</li>\n");
            }
            for (side, detail) in details {
                page.markup("<li>");
                of(page, books, side, detail);
                page.markup("</li>\n");
            }
            page.markup("</ul>\n");
        }
        if !joined.children.is_empty() {
            page.markup("<ul class=\"steps\">\n");
            joined.children.iter().for_each(|child| self.step(page, child, books, standings));
            page.markup("</ul>\n");
        }
        page.markup(if rests { "</details>" } else { "" });
        page.markup("</li>\n");
    }

    /// What is told of a step: once where it is the same, or else by version.
    fn line<'a>(&self, page: &mut Html<'a>, said: &Told<'_>, differs: Differs, books: [&'a Rulebook; 2]) {
        if differs == Differs::Here {
            page.markup("<span class=\"tag\">");
            page.words(&say::page_differs());
            page.markup("</span>");
        }
        match said {
            Told::Same(verdict, words) => {
                sign(page, *verdict);
                of(page, books, 0, words);
            }
            Told::Each(sides) => {
                for (side, (verdict, words)) in sides.iter().enumerate() {
                    self.side(page, side, *verdict, words, books);
                }
            }
            Told::Only(side, verdict, words) if differs == Differs::Here => self.side(page, *side, *verdict, words, books),
            Told::Only(side, verdict, words) => {
                sign(page, *verdict);
                of(page, books, *side, words);
            }
        }
    }

    fn side<'a>(&self, page: &mut Html<'a>, side: usize, verdict: Verdict, words: &Fragment<'_>, books: [&'a Rulebook; 2]) {
        page.markup(&format!("<span class=\"side {}\">", verdict.keyword()));
        sign(page, verdict);
        page.markup("<span class=\"of\">");
        escape_text(self.names.get(side).map_or("", String::as_str), &mut page.out);
        page.markup("</span> ");
        of(page, books, side, words);
        page.markup("</span>");
    }
}

/// The provisions that a step stands in, by version, where they are others than that of the step above; one that both have once.
fn places<'s>(
    own: [Option<StandingId>; 2],
    outer: [Option<StandingId>; 2],
    books: [&'s Rulebook; 2],
    lang: Lang,
) -> Vec<(usize, Fragment<'s>)> {
    let mut out: Vec<(usize, Fragment<'s>)> = Vec::new();
    let mut known: Vec<String> = Vec::new();
    for (side, ((own, outer), book)) in own.into_iter().zip(outer).zip(books).enumerate() {
        let Some(place) = own.map(|own| cite(book, own, true)) else { continue };
        let told = words(&place, book, lang);
        let is_new = outer.is_none_or(|outer| cite(book, outer, true) != place);
        if is_new && !known.contains(&told) {
            known.push(told);
            out.push((side, place));
        }
    }
    out
}

/// Words of one version, whose acts they name.
fn of<'a>(page: &mut Html<'a>, books: [&'a Rulebook; 2], side: usize, fragment: &Fragment<'_>) {
    let [first, second] = books;
    page.book = if side == 0 { first } else { second };
    page.words(fragment);
}

/// The lines of both versions below a heading, once where they are the same.
fn of_both<'a>(page: &mut Html<'a>, sides: &[OneSide<'a>; 2], title: &Fragment<'_>) {
    let [left, right] = sides;
    if left.words(title, page.lang) == right.words(title, page.lang) {
        page.book = left.book;
        return lines(page, left.lines(title));
    }
    for side in sides.iter().filter(|side| !side.lines(title).is_empty()) {
        page.markup("<h3>");
        escape_text(&side.name, &mut page.out);
        page.markup("</h3>\n");
        page.book = side.book;
        lines(page, side.lines(title));
    }
}
