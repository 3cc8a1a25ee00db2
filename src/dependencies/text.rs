//! What a name affects and rests on, as text.

use std::collections::BTreeSet;

use super::graph::{Graph, Thing};
use super::uses::{Affected, Asked, InVersions, Uses, last};
use crate::explain::{Style, headed, row, wrapped};
use crate::law::{Lang, say};

/// The uses as text. `versions` are the versions of the graphs, by name.
pub fn text(uses: &Uses, asked: &Asked, graphs: &[Graph<'_>], versions: &[String], style: Style) -> String {
    let lang = style.lang;
    let mut out = String::new();
    let there = uses.names.iter().flat_map(|(_, own)| own.iter().copied()).collect();
    let told = Telling { graphs, versions, there, style };
    match asked {
        Asked::Name(name) => {
            headed(&mut out, 0, &told.title(name), "", style);
            if told.there.len() < versions.len() {
                wrapped(&mut out, 0, &say::uses_there(lang, &*told.stretches(told.there.iter().copied())), style);
            }
        }
        Asked::Provision(..) => {
            for (name, own) in &uses.names {
                row(&mut out, 0, "", &format!("{}{}", told.title(name), told.only(own)), style);
            }
        }
    }
    told.block(&mut out, say::uses_directly(lang), uses.affects.iter().filter(|own| own.way.len() == 2));
    told.block(&mut out, say::uses_through(lang), uses.affects.iter().filter(|own| own.way.len() > 2));
    if uses.affects.is_empty() {
        out.push('\n');
        wrapped(&mut out, 0, say::uses_nothing(lang), style);
    }
    let rests = |own: &&Affected| !matches!(own.thing, Thing::Fact);
    told.block(&mut out, say::uses_rests_on(lang), uses.rests_on.iter().filter(rests));
    told.block(&mut out, say::uses_asks_for(lang), uses.rests_on.iter().filter(|own| !rests(own)));
    out
}

struct Telling<'t, 'p> {
    graphs: &'t [Graph<'p>],
    versions: &'t [String],
    /// The versions that have what is asked about.
    there: BTreeSet<usize>,
    style: Style,
}

impl Telling<'_, '_> {
    /// A name with its label, what it is, and its provision.
    fn title(&self, name: &str) -> String {
        let lang = self.style.lang;
        let Some((graph, standing)) = last(self.graphs, name) else { return name.to_owned() };
        let label = graph.label(name).map_or(name, |label| label.get(lang));
        let kind = thing_words(graph.thing(name), lang);
        match standing {
            Some(standing) => say::uses_title_in(lang, label, name, kind, &*graph.book().cite(standing, lang, true)),
            None => say::uses_title(lang, label, name, kind),
        }
    }

    fn block<'a>(&self, out: &mut String, head: &str, all: impl Iterator<Item = &'a Affected>) {
        let mut first = true;
        for own in all {
            if std::mem::take(&mut first) {
                out.push('\n');
                headed(out, 0, head, "", self.style);
            }
            row(out, 1, "•  ", &self.line(own), self.style);
        }
    }

    /// A name, the way to it where there are steps between, and the versions if it is not all of them.
    fn line(&self, own: &Affected) -> String {
        let lang = self.style.lang;
        let mut line = self.title(&own.name);
        let between = own.way.get(1..own.way.len().saturating_sub(1)).unwrap_or_default();
        if !between.is_empty() {
            let steps: Vec<String> = between.iter().map(|name| self.label(name)).collect();
            line.push_str(say::semicolon(lang));
            line.push_str(&say::uses_by_way_of(lang, &*steps.join(" → ")));
        }
        line + &self.only(&own.versions)
    }

    fn label(&self, name: &str) -> String {
        let label = last(self.graphs, name).and_then(|(graph, _)| graph.label(name));
        label.map_or_else(|| name.to_owned(), |label| label.get(self.style.lang).to_owned())
    }

    /// The versions, if it is not in all that have what is asked about.
    fn only(&self, own: &InVersions) -> String {
        match self.there.iter().all(|version| own.contains(version)) {
            true => String::new(),
            false => say::uses_only_in(self.style.lang, &*self.stretches(own.iter().copied())),
        }
    }

    /// Versions in words: days in a row as one stretch.
    fn stretches(&self, own: impl Iterator<Item = usize>) -> String {
        let lang = self.style.lang;
        let mut stretches: Vec<(usize, usize)> = Vec::new();
        for at in own {
            match stretches.last_mut() {
                Some((_, end)) if *end + 1 == at && !self.is_proposal(at) && !self.is_proposal(*end) => *end = at,
                _ => stretches.push((at, at)),
            }
        }
        let name = |at: usize| self.versions.get(at).map_or("", String::as_str);
        let words = stretches.into_iter().map(|(start, end)| match self.versions.get(end + 1) {
            _ if self.is_proposal(start) => name(start).to_owned(),
            // The law of a day holds until the next on which something changes.
            Some(next) if !next.contains('+') => say::uses_from_until(lang, name(start), &**next),
            _ => say::uses_from(lang, name(start)),
        });
        words.collect::<Vec<_>>().join(say::semicolon(lang))
    }

    fn is_proposal(&self, version: usize) -> bool {
        self.versions.get(version).is_some_and(|name| name.contains('+'))
    }
}

fn thing_words(thing: Option<Thing>, lang: Lang) -> &'static str {
    match thing {
        Some(Thing::Fact) => say::uses_fact(lang),
        Some(Thing::Parameter) => say::uses_parameter(lang),
        Some(Thing::Figure) => say::uses_figure(lang),
        Some(Thing::Reading) => say::uses_reading(lang),
        Some(Thing::Rule) | None => say::uses_rule(lang),
    }
}
