//! What the review found, the surest first.

use super::figures::{Figures, findings};
use super::ids::Ids;
use super::material::{Material, mark_of_finding};
use super::model::{Block, Line, Part, Table};
use super::summary::listed;
use crate::explain::capital;
use crate::law::{Lang, say};
use crate::review::{Brings, Certainty, Finding};

/// What the review found.
pub(super) fn review(material: &Material<'_>, figures: &Figures, ids: &mut Ids) -> Part {
    let lang = material.lang;
    let mut part = Part::new(ids.of("review"), say::report_review(lang));
    part.say(say::report_review_intro(lang));
    let kinds = [
        (Certainty::Proved, "review-proved", say::report_review_is_proved(lang)),
        (Certainty::Found, "review-found", say::report_review_is_found(lang)),
        (Certainty::Suspected, "review-suspected", say::report_review_is_suspected(lang)),
    ];
    for (certainty, id, title) in kinds {
        let rows: Vec<Vec<Line>> = findings(material).filter(|own| own.certainty == certainty).map(|own| row(material, own)).collect();
        if !rows.is_empty() {
            let mut own = Part::new(ids.of(id), title);
            let head = [say::report_finding(lang), say::report_provision(lang), say::report_because_of(lang)].map(str::to_owned).to_vec();
            own.table(Table { caption: title.to_owned(), head, rows });
            part.parts.push(own);
        }
    }
    if figures.findings.iter().sum::<usize>() == 0 {
        part.say(say::report_review_nothing(lang));
    }
    if figures.refuted > 0 {
        let line = Line::of(&say::report_review_claims(lang, figures.refuted)).link(say::report_claims(lang), "claims");
        part.blocks.push(Block::Text(line.text(say::report_full_stop(lang))));
    }
    if !material.review.earlier.is_empty() {
        part.say(&say::report_review_earlier(lang, material.review.earlier.len()));
    }
    part
}

fn row(material: &Material<'_>, finding: &Finding) -> Vec<Line> {
    let lang = material.lang;
    let mut what = Line::default().mark(mark_of_finding(finding.certainty));
    what = what.and_words(&say::report_sentence(lang, &*capital(&by_label(material, finding.reason.get(lang)))));
    if let Some(help) = finding.diagnostic.help.as_ref().and_then(|help| without_names(&by_label(material, help.get(lang)))) {
        what = what.text("\n").text(&say::report_sentence(lang, &*capital(&help)));
    }
    what = what.text("\n").and(super::model::Inline::Code(finding.diagnostic.code.to_owned()));
    let provision = finding.provision.as_ref().map(|own| own.get(lang)).unwrap_or_default();
    let measures: Vec<String> = finding.measures.iter().map(|own| measure(material, own, lang)).collect();
    vec![what, Line::of(provision), Line::of(&listed(&measures, lang))]
}

/// The same with rules by their labels instead of their names in the rule files.
fn by_label(material: &Material<'_>, words: &str) -> String {
    let lang = material.lang;
    let labelled = |name: &str| {
        let label = [1, 0].into_iter().find_map(|version| {
            let book = material.book(version);
            book.rules.get(book.rule(name)?.index()).map(|rule| rule.label.get(lang))
        });
        label.map_or_else(|| format!("`{name}`"), |label| say::quoted(lang, label))
    };
    words.split('`').enumerate().map(|(at, piece)| if at % 2 == 1 { labelled(piece) } else { piece.to_owned() }).collect()
}

/// Advice without the clauses that name commands and words of the rule files, which are for who writes those.
fn without_names(words: &str) -> Option<String> {
    let clauses: Vec<&str> = words.split("; ").filter(|clause| !clause.contains('`')).collect();
    (!clauses.is_empty()).then(|| clauses.join("; "))
}

/// A measure by what it does.
fn measure(material: &Material<'_>, own: &Brings, lang: Lang) -> String {
    let changes = &material.book(1).changes;
    let change = changes.iter().find(|change| *change.amendment == *own.amendment && *change.measure == *own.measure);
    change.map_or_else(|| own.measure.clone(), |change| say::quoted(lang, change.label.get(lang)))
}
