//! One case by two versions in Markdown: both answers, where they part, and the steps as one tree.

use super::markdown::{end, given, heading, item, lines, paragraph, version};
use super::markdown_words::Markdown;
use super::two::{Compared, OneSide, Told, TwoSteps, goes_on, titles, told};
use crate::compare::{Differs, Joined, parting_words, title, together};
use crate::explain::{Fragment, Length, Verdict, say};
use crate::law::Lang;
use crate::model::{Rulebook, StandingId};

/// One case by two versions in Markdown.
pub fn markdown_of_two(compared: &Compared<'_>) -> String {
    let sides = OneSide::of(compared);
    let books = compared.books();
    let [first, second] = books;
    let mut page = Markdown::new(first, compared.lang);
    page.markup("# ");
    page.line(&compared.title());
    page.markup("\n");
    let [left, right] = &sides;
    if let Some(title) = left.outline.case {
        page.markup("\n");
        page.line(&say::page_case(Fragment::Name(title)));
        page.markup("\n");
    }
    for side in [left, right] {
        page.book = side.book;
        page.markup("\n## ");
        page.plain(&side.name);
        page.markup("\n\n**");
        page.words(&side.outline.headline);
        page.markup("**\n\n");
        version(&mut page, &side.outline.version);
        paragraph(&mut page, side.short());
    }
    where_they_part(&mut page, compared);
    if let (true, [Some(left), Some(right)]) = (compared.length != Length::Short, &compared.trees()) {
        let joined = together([compared.comparison.left, compared.comparison.right], [left, right], compared.lang);
        heading(&mut page, 2, &say::page_together());
        page.words(&say::page_differing(i64::try_from(joined.count()).unwrap_or(i64::MAX)));
        page.markup("\n\n");
        let tree = Tree { names: compared.names(), length: compared.length, lang: compared.lang };
        tree.step(&mut page, &joined, books, [None, None], 0);
    }
    page.book = second;
    given(&mut page, &compared.facts());
    for title in titles(&sides) {
        heading(&mut page, 2, &title);
        if left.words(&title, compared.lang) == right.words(&title, compared.lang) {
            page.book = left.book;
            lines(&mut page, left.lines(&title));
            continue;
        }
        for side in sides.iter().filter(|side| !side.lines(&title).is_empty()) {
            page.markup("\n**");
            page.plain(&side.name);
            page.markup("**\n\n");
            page.book = side.book;
            lines(&mut page, side.lines(&title));
        }
    }
    end(&mut page);
    page.out
}

/// The steps that make the difference, as `compare` tells them.
fn where_they_part(page: &mut Markdown<'_>, compared: &Compared<'_>) {
    let (comparison, lang, names) = (compared.comparison, compared.lang, compared.names());
    heading(page, 2, &say::page_parting());
    page.plain(title(comparison, lang));
    page.markup("\n");
    for own in parting_words(comparison, lang) {
        page.markup("\n### ");
        page.plain(&format!("{}: {}", own.place, own.label));
        page.markup("\n\n");
        for (name, side) in names.iter().zip(&own.sides) {
            item(page, 0);
            page.plain(&format!("{name}: {}", side.outcome));
            page.markup("\n");
            for (verdict, line) in &side.lines {
                item(page, 1);
                page.markup(&format!("{} ", verdict.map_or("–", Verdict::sign)));
                page.plain(line);
                page.markup("\n");
            }
        }
        for note in &own.notes {
            item(page, 0);
            page.plain(note);
            page.markup("\n");
        }
    }
    for (name, grounds) in names.iter().zip(comparison.grounds.iter().flatten()) {
        page.markup("\n**");
        page.plain(name);
        page.markup("**\n\n");
        for ground in grounds {
            item(page, 0);
            page.plain(ground);
            page.markup("\n");
        }
    }
}

struct Tree {
    names: [String; 2],
    length: Length,
    lang: Lang,
}

impl Tree {
    fn step<'a: 's, 's>(
        &self,
        page: &mut Markdown<'a>,
        joined: &'s Joined<'s, 's>,
        books: [&'a Rulebook; 2],
        outer: [Option<StandingId>; 2],
        depth: usize,
    ) {
        let TwoSteps { told: said, details, standings } = told(joined, books, outer, self.lang);
        item(page, depth);
        let here = joined.differs == Differs::Here;
        if here {
            page.markup("**");
            page.words(&say::page_differs());
            page.markup("** ");
        }
        match &said {
            Told::Same(verdict, words) => of(page, books, 0, *verdict, words),
            Told::Only(side, verdict, words) => {
                if here {
                    self.name(page, *side);
                }
                of(page, books, *side, *verdict, words);
            }
            Told::Each(sides) => {
                for (side, (verdict, words)) in sides.iter().enumerate() {
                    page.markup(&if side == 0 { String::new() } else { format!("\\\n{}", "  ".repeat(depth + 1)) });
                    self.name(page, side);
                    of(page, books, side, *verdict, words);
                }
            }
        }
        page.markup("\n");
        if !goes_on(joined, self.length) {
            return;
        }
        for (side, detail) in details {
            item(page, depth + 1);
            page.book = book(books, side);
            page.line(detail);
            page.markup("\n");
        }
        joined.children.iter().for_each(|child| self.step(page, child, books, standings, depth + 1));
    }

    fn name(&self, page: &mut Markdown<'_>, side: usize) {
        page.plain(self.names.get(side).map_or("", String::as_str));
        page.markup(": ");
    }
}

fn book(books: [&Rulebook; 2], side: usize) -> &Rulebook {
    let [first, second] = books;
    if side == 0 { first } else { second }
}

/// Words of one version, whose acts they name, behind the sign of a verdict.
fn of<'a>(page: &mut Markdown<'a>, books: [&'a Rulebook; 2], side: usize, verdict: Verdict, fragment: &Fragment<'_>) {
    page.book = book(books, side);
    page.markup(&format!("{} ", verdict.sign()));
    page.words(fragment);
}
