//! Provisions as law in a version: what each says, line by line, and which measure a line came with.

use std::sync::Arc;

use chrono::NaiveDate;

use super::delegation::{given_under, gives};
use super::sentences::said;
use super::speaker::{About, Block, Line, Speaker};
use crate::consolidate::{Affected, ChangeId, Consolidation, Deed, Provision};
use crate::eval::Decision;
use crate::explain::date_words;
use crate::law::{Lang, Place, say};
use crate::model::Named;
use crate::syntax::ast;

/// A section of a law, or a part of it, that somebody asks for.
pub struct Asked<'l> {
    /// The act.
    pub act: &'l ast::Act,
    /// The section.
    pub section: &'l Provision<'l>,
    /// The part of it, perhaps a letter of which a rule tells.
    pub place: Place,
}

/// Provisions as law.
pub struct Shown {
    /// The day of the law.
    pub day: NaiveDate,
    /// The version, by name.
    pub version: String,
    /// The sections asked for, in the order of the law.
    pub sections: Vec<ShownSection>,
    /// The measures that something in them came with, in the order in which they are met.
    pub origins: Vec<Origin>,
}

/// A section.
pub struct ShownSection {
    /// Its act, by its name in rule files.
    pub act: Arc<str>,
    /// Its act as it is cited, its number and its heading.
    pub heading: String,
    /// What it is given under, and what is given under it.
    pub notes: Vec<String>,
    /// Its parts, itself first.
    pub parts: Vec<ShownPart>,
    /// What of it is repealed in this version, and by which measure.
    pub repealed: Vec<(String, Mark)>,
}

/// A provision: a section, or a part of one.
pub struct ShownPart {
    /// Its place.
    pub place: Place,
    /// Where the whole of it came from, if not with what it stands in.
    pub marks: Vec<Mark>,
    /// What it says.
    pub lines: Vec<ShownLine>,
    /// Why its text is not to be trusted.
    pub unverified: Vec<String>,
    /// Whether nothing stands in it.
    pub is_empty: bool,
}

/// A line of a provision.
pub struct ShownLine {
    /// How deep it stands in a list.
    pub depth: usize,
    /// What it says.
    pub text: String,
    /// The measure it came with, if not with the provision or the line it belongs to.
    pub mark: Option<Mark>,
}

/// That something came with a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What the measure did.
    pub deed: Deed,
    /// The measure, by its number among the origins, from 0.
    pub origin: usize,
}

/// A measure that something came with.
pub struct Origin {
    id: ChangeId,
    /// Its name in a version.
    pub measure: String,
    /// What it does, its amendment, and whether that is in force, in words.
    pub words: String,
    /// The day from which it is in force; `None` while it is proposed.
    pub adopted: Option<NaiveDate>,
}

/// What is asked for, as law. `decision` is one of no case, of which the words of the rules are told; a law without rules has none.
pub fn shown(law: &Consolidation<'_>, decision: Option<&Decision>, asked: &[Asked<'_>], lang: Lang) -> Shown {
    let mut telling = Telling { law, decision, lang, origins: Vec::new() };
    let mut sections: Vec<ShownSection> = Vec::new();
    for own in asked {
        // What an act is given under is told with the first of its sections.
        let first = sections.last().is_none_or(|last| last.act != own.act.name.text);
        let section = telling.section(own, first);
        sections.push(section);
    }
    Shown { day: law.version.date, version: law.version.to_string(), sections, origins: telling.origins }
}

struct Telling<'t> {
    law: &'t Consolidation<'t>,
    decision: Option<&'t Decision>,
    lang: Lang,
    origins: Vec<Origin>,
}

impl Telling<'_> {
    fn section(&mut self, asked: &Asked<'_>, first: bool) -> ShownSection {
        let (act, lang) = (asked.act, self.lang);
        let name = act.short.text().or_else(|| act.title.text()).unwrap_or_default();
        let whole = asked.section.unit.within(&Place::default());
        let heading = asked.section.head.labels.text().map(|text| format!(" {}", text.get(lang))).unwrap_or_default();
        let mut parts = Vec::new();
        self.part(asked.section, &Place::default(), None, &asked.place, &mut parts);
        let law = self.law;
        let gone = law.repealed.iter().filter(|gone| gone.act == act.name.text && asked.place.contains(&gone.place));
        let notes = if first { self.of_act(act) } else { Vec::new() };
        let repealed = gone.map(|gone| {
            let what = match &gone.rule {
                Some(rule) => say::with_note(lang, &gone.place.text(lang), &self.label(rule)),
                None => gone.place.text(lang),
            };
            (what, Mark { deed: Deed::Repealed, origin: self.origin(gone.change) })
        });
        ShownSection {
            act: act.name.text.clone(),
            heading: format!("{}{heading}", whole.cite(name.get(lang), lang)),
            notes: [notes, gives(law, act, &whole, lang)].concat(),
            repealed: repealed.collect(),
            parts,
        }
    }

    /// What an act is given under, and how far it is followed, where the day of the law is later.
    fn of_act(&self, act: &ast::Act) -> Vec<String> {
        let lang = self.lang;
        let name = act.short.text().or_else(|| act.title.text()).unwrap_or_default();
        let followed = act.followed.filter(|day| *day < self.law.version.date);
        let followed = followed.map(|day| say::followed_until(lang, name.get(lang), &*date_words(day, lang)));
        given_under(self.law, act, lang).into_iter().chain(followed).collect()
    }

    /// The label of a rule that was repealed. One that stands elsewhere now has the label that it has there.
    fn label(&self, name: &str) -> String {
        let book = self.decision.map(|decision| decision.plan.checked().book());
        let label = book.and_then(|book| match book.names.get(name)? {
            Named::Figure(id) => book.figures.get(id.index()).map(|own| &own.label),
            Named::Reading(id) => book.readings.get(id.index()).map(|own| &own.label),
            Named::Rule(id) => book.rules.get(id.index()).map(|own| &own.label),
            Named::Fact(_) | Named::Parameter(_) => None,
        });
        label.map_or_else(|| name.replace('_', " "), |label| label.get(self.lang).to_owned())
    }

    /// A provision and what stands in it, as far as it is asked for.
    fn part(&mut self, node: &Provision<'_>, outer: &Place, change: Option<ChangeId>, asked: &Place, out: &mut Vec<ShownPart>) {
        let place = node.unit.within(outer);
        let below = node.nodes().any(|child| leads_to(&child.unit.within(&place), asked));
        // Of what a part is asked for, only that; a letter of which no part is told is one of a rule's conditions.
        if asked.contains(&place) || !below {
            let part = self.own(node, place.clone(), change, asked);
            out.push(part);
        }
        for child in node.nodes() {
            let inner = child.unit.within(&place);
            if asked.contains(&inner) || leads_to(&inner, asked) {
                self.part(child, &place, node.change, asked, out);
            }
        }
    }

    fn own(&mut self, node: &Provision<'_>, place: Place, change: Option<ChangeId>, asked: &Place) -> ShownPart {
        let lang = self.lang;
        let blocks = match self.decision {
            Some(decision) => Speaker { decision, lang }.provision(node),
            None => said(node, lang),
        };
        let mut marks: Vec<Mark> = Vec::new();
        if let Some(by) = node.change.filter(|by| Some(*by) != change) {
            marks.push(self.mark(by, &Affected::Provision(node.began)));
        }
        if let Some(by) = node.renumbered {
            marks.push(Mark { deed: Deed::Renumbered, origin: self.origin(by) });
        }
        let mut lines = Vec::new();
        for block in blocks {
            self.block(block, node.change, (asked, asked.contains(&place)), &mut lines);
        }
        let unverified = node.head.unverified.iter().filter_map(ast::Labels::text);
        ShownPart {
            unverified: unverified.map(|why| say::text_unverified(lang, why.get(lang))).collect(),
            is_empty: lines.is_empty() && node.nodes().next().is_none(),
            place,
            marks,
            lines,
        }
    }

    /// What a provision says of one thing. Of a rule of which one letter is asked for, its first line and that letter.
    fn block(&mut self, block: Block, change: Option<ChangeId>, (asked, whole): (&Place, bool), out: &mut Vec<ShownLine>) {
        let standing = |line: &Line| {
            let standing = self.decision?.plan.checked().book().standings.get(line.standing?.index())?;
            Some((standing.place.clone(), standing.change.map(|change| ChangeId(change.0))))
        };
        let stands: Vec<Option<(Place, Option<ChangeId>)>> = block.lines.iter().map(standing).collect();
        let is_asked = |own: &Option<(Place, Option<ChangeId>)>| own.as_ref().is_some_and(|(place, _)| asked.contains(place));
        let of_asked = stands.iter().any(is_asked);
        let to = match &block.about {
            About::Rule(name) | About::Exception(name) => Some(Affected::Rule(name.clone())),
            About::Heading | About::Words => None,
        };
        let came = |own: &Option<(Place, Option<ChangeId>)>| own.as_ref().and_then(|(_, change)| *change);
        let first = stands.first().and_then(came);
        for (at, (line, own)) in block.lines.into_iter().zip(&stands).enumerate() {
            // The whole is asked for, or this is the letter, or what it belongs to.
            let is_told = whole || is_asked(own) || (at == 0 && of_asked);
            if !is_told {
                continue;
            }
            let known = if at == 0 { change } else { first.or(change) };
            let by = came(own).filter(|by| Some(*by) != known);
            let mark = by.map(|by| match &to {
                Some(to) if at == 0 => self.mark(by, to),
                _ => Mark { deed: Deed::Replaced, origin: self.origin(by) },
            });
            out.push(ShownLine { depth: line.depth, text: line.text, mark });
        }
    }

    /// What a measure did to something.
    fn mark(&mut self, by: ChangeId, to: &Affected) -> Mark {
        let effect = self.law.effects.iter().rev().find(|effect| effect.by == by && effect.to == *to);
        Mark { deed: effect.map_or(Deed::Replaced, |effect| effect.deed), origin: self.origin(by) }
    }

    /// The number of a measure among the origins.
    fn origin(&mut self, id: ChangeId) -> usize {
        if let Some(at) = self.origins.iter().position(|own| own.id == id) {
            return at;
        }
        let lang = self.lang;
        let own = self.law.measures.get(id).map(|applied| {
            let amendment = applied.amendment;
            let name = |labels: &ast::Labels, name: &ast::Name| {
                labels.text().map_or_else(|| name.text.to_string(), |text| text.get(lang).to_owned())
            };
            let adopted = amendment.adopted.map(|interval| interval.from);
            let status = match adopted {
                Some(day) => say::show_in_force(lang, &*date_words(day, lang)),
                None => say::show_proposed(lang).to_owned(),
            };
            let measure = say::measure_name(lang, &amendment.name.text, &applied.measure.name.text);
            let label = name(&applied.measure.labels, &applied.measure.name);
            let mut words = say::show_origin(lang, &*label, &*name(&amendment.title, &amendment.name), &*status, &*measure);
            for why in applied.origin.unverified.iter().filter_map(ast::Labels::text) {
                words = format!("{words}{}{}", say::semicolon(lang), say::text_unverified(lang, why.get(lang)));
            }
            Origin { id, measure, words, adopted }
        });
        self.origins.extend(own);
        self.origins.len().saturating_sub(1)
    }
}

/// Whether what is asked for lies in a provision, and is not the whole of it.
fn leads_to(place: &Place, asked: &Place) -> bool {
    place.contains(asked)
}
