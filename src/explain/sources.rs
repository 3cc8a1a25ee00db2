//! Where a step comes from: measures, sources, and what is not verified.

use super::basis::dedup;
use super::tree::Told;
use super::words::{change_words, listed, quoted};
use super::{Citation, Ctx};
use crate::law::Place;
use crate::model::{ActId, ChangeId, Note, Source, Standing, StandingId};

impl Ctx<'_> {
    pub(super) fn place(&self, id: StandingId) -> Option<&Standing> {
        self.book().standings.get(id.index())
    }

    /// Where the text of a provision comes from: its measure, the sources of its ledd and section, what is not verified. Each is told once.
    pub(super) fn origin(&self, standing: StandingId, outer: Option<StandingId>, told: &mut Told) -> Vec<String> {
        let mut out = self.changed(standing, outer, told);
        let Some(own) = self.place(standing) else { return out };
        if !told.acts.contains(&own.act) {
            told.acts.push(own.act);
            if let Some(act) = self.book().acts.get(own.act.index())
                && let Some(why) = &act.unverified
            {
                out.push(self.unverified(act.short.get(self.lang), why.get(self.lang)));
            }
            out.extend(self.given_under(own.act));
        }
        for (at, note) in self.book().notes.iter().enumerate() {
            if told.notes.contains(&at) || !self.notes(note, own.act, &own.place) {
                continue;
            }
            told.notes.push(at);
            let lines = note.sources.iter().map(|source| self.source(source));
            let lines = lines.chain(note.unverified.iter().map(|why| self.unverified(&self.cite(note.standing), why.get(self.lang))));
            for line in lines {
                if !out.contains(&line) {
                    out.push(line);
                }
            }
        }
        out
    }

    /// What an act is given under: «gitt med hjemmel i fergeloven § 4 annet ledd».
    pub(super) fn given_under(&self, act: ActId) -> Option<String> {
        let authorities = self.book().acts.get(act.index()).map(|act| act.given_under.as_slice()).unwrap_or_default();
        let mut words = Vec::new();
        for part in authorities.chunk_by(|one, next| one.act == next.act && one.in_force && next.in_force) {
            let Some(first) = part.first() else { continue };
            let places: Vec<&Place> = part.iter().map(|authority| &authority.place).collect();
            let act = self.document(first.act, None, None);
            let place = Place::cite_all(&places, &act, self.lang);
            words.push(if first.in_force {
                place
            } else {
                format!("{place} ({})", self.pick("gjelder ikke lenger eller ennå", "not in force any more or yet"))
            });
        }
        (!words.is_empty())
            .then(|| format!("{} {}", self.pick("gitt med hjemmel i", "given under"), listed(&words, self.pick("og", "and"))))
    }

    /// Whether a note is of a provision, or of one that it stands in.
    pub(super) fn notes(&self, note: &Note, act: ActId, place: &Place) -> bool {
        self.place(note.standing).is_some_and(|noted| noted.act == act && noted.place.section.is_some() && noted.place.contains(place))
    }

    fn unverified(&self, what: &str, why: &str) -> String {
        format!("{}: {what} – {why}", self.pick("ikke bekreftet", "not verified"))
    }

    /// Whether the text of a provision comes from a measure.
    pub(super) fn is_changed(&self, standing: StandingId) -> bool {
        self.place(standing).is_some_and(|own| own.change.is_some())
    }

    /// The measure a provision comes from and its evidence, unless what it stands in came with the same.
    fn changed(&self, standing: StandingId, outer: Option<StandingId>, told: &mut Told) -> Vec<String> {
        let from = |id: StandingId| -> Option<(ChangeId, Option<u16>)> { self.place(id).and_then(|own| own.change.zip(Some(own.block))) };
        let outer = outer.and_then(from);
        let Some((own, block)) = from(standing).filter(|own| outer != Some(*own)) else { return Vec::new() };
        let Some(change) = self.book().changes.get(own.index()) else { return Vec::new() };
        let mut out = Vec::new();
        if outer.is_none_or(|(outer, _)| outer != own) {
            out.push(format!("{}: {}", self.pick("endret ved", "changed by"), change_words(change, self.lang)));
        }
        // The evidence of an amendment as a whole is told with the first of its measures, that of a block with each text of it.
        for line in change.sources.iter().map(|source| self.source(source)) {
            if !told.evidence.contains(&line) {
                told.evidence.push(line.clone());
                out.push(line);
            }
        }
        out.extend(change.block(block).iter().map(|source| self.source(source)));
        out
    }

    /// The sources of the text a citation is of: those of its ledd and section, and of its measure.
    pub(super) fn cited_sources(&self, citation: &Citation) -> Vec<String> {
        let notes = self.book().notes.iter().filter(|note| self.notes(note, citation.act, &citation.place));
        let change = citation.change.and_then(|change| self.book().changes.get(change.index()));
        let blocks = citation.blocks.iter().filter_map(|block| Some(change?.block(Some(*block)))).flatten();
        let mut out: Vec<String> = Vec::new();
        for source in notes.flat_map(|note| &note.sources).chain(change.into_iter().flat_map(|change| &change.sources)).chain(blocks) {
            out.push(self.source_words(source));
        }
        dedup(&mut out);
        out
    }

    /// Why what is cited is not to be trusted: its act or document, its provision, or the measure it came with.
    pub(super) fn cited_unverified(&self, citation: &Citation, with_act: bool) -> Vec<&str> {
        let act = self.book().acts.get(citation.act.index()).and_then(|act| act.unverified.as_ref()).filter(|_| with_act);
        let notes = self.book().notes.iter().filter(|note| self.notes(note, citation.act, &citation.place));
        let change = citation.change.and_then(|change| self.book().changes.get(change.index()));
        let all = act.into_iter().chain(notes.filter_map(|note| note.unverified.as_ref()));
        let mut out: Vec<&str> = Vec::new();
        for why in all.chain(change.and_then(|change| change.unverified.as_ref())) {
            let why = why.get(self.lang);
            if !out.contains(&why) {
                out.push(why);
            }
        }
        out
    }

    /// A source as a line of its own.
    pub(super) fn source(&self, source: &Source) -> String {
        format!("{}: {}", self.pick("kilde", "source"), self.source_words(source))
    }

    /// A source with its rank, and the words quoted.
    fn source_words(&self, source: &Source) -> String {
        let mut out = self.document(source.act, source.place.as_ref(), source.point.as_deref());
        if let Some(act) = self.book().acts.get(source.act.index()) {
            out.push_str(&format!(" ({})", act.rank.name(self.lang)));
        }
        if let Some(quote) = &source.quote {
            out.push_str(&format!(": {}", quoted(quote, self.lang)));
        }
        if let Some((act, point)) = &source.via {
            out.push_str(&format!(", {} {}", self.pick("gjengitt i", "as given in"), self.document(*act, None, point.as_deref())));
        }
        // That an act is not verified is told where its own provisions are.
        let document = self.book().acts.get(source.act.index()).filter(|_| source.place.is_none());
        if let Some(why) = document.and_then(|act| act.unverified.as_ref()) {
            out.push_str(&format!(", {}: {}", self.pick("ikke bekreftet", "not verified"), why.get(self.lang)));
        }
        out
    }

    /// An act or document with the place or point in it.
    pub(crate) fn document(&self, act: ActId, place: Option<&Place>, point: Option<&str>) -> String {
        let name = self.book().acts.get(act.index()).map_or("", |act| act.short.get(self.lang));
        match (place, point) {
            (_, Some(point)) => format!("{name} {} {point}", self.pick("punkt", "point")),
            (Some(place), None) => place.cite(name, self.lang),
            (None, None) => name.to_owned(),
        }
    }
}
