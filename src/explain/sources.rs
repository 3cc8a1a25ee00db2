//! The origin of a step: measures, sources, and what is unverified.

use super::details::dedup;
use super::fragment::{Cited, Fragment, Joint};
use super::step_view::Shown;
use super::{Citation, Ctx, say};
use crate::law::Place;
use crate::model::{ActId, Change, ChangeId, Note, Source, Standing, StandingId};

impl<'a> Ctx<'a> {
    pub(super) fn place(&self, id: StandingId) -> Option<&'a Standing> {
        self.book().standings.get(id.index())
    }

    /// The origin of a provision's text: its measure, the sources of its subsection and section, what is unverified. Each is shown once.
    pub(super) fn origin(&self, standing: StandingId, outer: Option<StandingId>, told: &mut Shown<'a>) -> Vec<Fragment<'a>> {
        // What stands where the step around it stands has nothing new to tell.
        if outer == Some(standing) {
            return Vec::new();
        }
        let mut out = self.changed(standing, outer, told);
        let Some(own) = self.place(standing) else { return out };
        if told.acts.insert(own.act) {
            if let Some(act) = self.book().acts.get(own.act.index())
                && let Some(why) = &act.unverified
            {
                out.push(say::unverified(&act.short, why));
            }
            out.extend(self.given_under(own.act));
        }
        for (at, note) in self.decision.plan.checked().found().notes_of(standing) {
            if !told.notes.insert(at) {
                continue;
            }
            let lines = note.sources.iter().map(source);
            let lines = lines.chain(note.unverified.iter().map(|why| say::unverified(self.cite(note.standing), why)));
            for line in lines {
                if !out.contains(&line) {
                    out.push(line);
                }
            }
        }
        out
    }

    /// The provisions that an act is given under: «gitt med hjemmel i fergeloven § 4 annet ledd».
    pub(super) fn given_under(&self, act: ActId) -> Option<Fragment<'a>> {
        let authorities = self.book().acts.get(act.index()).map(|act| act.given_under.as_slice()).unwrap_or_default();
        let mut words = Vec::new();
        for part in authorities.chunk_by(|one, next| one.act == next.act && one.in_force && next.in_force) {
            let Some(first) = part.first() else { continue };
            let Some(act) = self.book().acts.get(first.act.index()) else { continue };
            let places: Vec<&'a Place> = part.iter().map(|authority| &authority.place).collect();
            let place = Fragment::Places(act, places);
            words.push(if first.in_force { place } else { say::not_in_force(place) });
        }
        (!words.is_empty()).then(|| say::given_under(Fragment::list(Joint::And, words)))
    }

    /// The notes of a cited provision and of what it stands in, in their order.
    fn notes(&self, citation: &Citation<'a>) -> impl Iterator<Item = &'a Note> {
        let (act, place, book) = (citation.act, citation.place, self.book());
        let own = citation.standing.into_iter().flat_map(|standing| self.decision.plan.checked().found().notes_of(standing));
        // No note is about an act or document as a whole.
        let others = if citation.standing.is_none() && place.section.is_some() { book.notes.as_slice() } else { &[] };
        let noted = |note: &Note| book.standings.get(note.standing.index());
        let about = move |noted: &Standing| noted.act == act && noted.place.section.is_some() && noted.place.contains(place);
        own.map(|(_, note)| note).chain(others.iter().filter(move |note| noted(note).is_some_and(about)))
    }

    /// Whether a measure inserted or changed the text of a provision.
    pub(super) fn is_changed(&self, standing: StandingId) -> bool {
        self.place(standing).is_some_and(|own| own.change.is_some())
    }

    /// The measure of a provision and its evidence, unless the outer provision came with the same measure.
    fn changed(&self, standing: StandingId, outer: Option<StandingId>, told: &mut Shown<'a>) -> Vec<Fragment<'a>> {
        let from = |id: StandingId| -> Option<(ChangeId, Option<u16>)> { self.place(id).and_then(|own| own.change.zip(Some(own.block))) };
        let outer = outer.and_then(from);
        let Some((own, block)) = from(standing).filter(|own| outer != Some(*own)) else { return Vec::new() };
        let Some(measure) = self.book().changes.get(own) else { return Vec::new() };
        let mut out = Vec::new();
        if outer.is_none_or(|(outer, _)| outer != own) {
            out.push(say::changed_by(self::measure(measure)));
        }
        // The evidence of a whole amendment is shown with its first measure; that of a block, with each text of the block.
        for evidence in &measure.sources {
            if !told.evidence.contains(&evidence) {
                told.evidence.push(evidence);
                out.push(source(evidence));
            }
        }
        out.extend(measure.block(block).iter().map(source));
        out
    }

    /// The sources of a cited text: those of its subsection and section, and of its measure.
    pub(super) fn cited_sources(&self, citation: &Citation<'a>) -> Vec<Fragment<'a>> {
        let notes = self.notes(citation);
        let changed = citation.changes.iter().filter_map(|own| Some((self.book().changes.get(own.change)?, &own.blocks)));
        let changed =
            changed.flat_map(|(change, blocks)| change.sources.iter().chain(blocks.iter().flat_map(|at| change.block(Some(*at)))));
        let all = notes.flat_map(|note| &note.sources).chain(changed);
        let mut out = all.map(Fragment::Source).collect();
        dedup(&mut out);
        out
    }

    /// The measures that a cited text came with, in the order of the law.
    pub(super) fn changes(&self, citation: &Citation<'a>) -> impl Iterator<Item = &'a Change> {
        let book = self.book();
        citation.changes.iter().filter_map(|own| book.changes.get(own.change))
    }

    /// A citation with the amendments that its texts came with: those that are adopted, and those that are proposed.
    pub(super) fn amended(&self, citation: &Citation<'a>, mut out: Fragment<'a>) -> Fragment<'a> {
        for adopted in ["yes", "no"] {
            let mut titles: Vec<Fragment<'a>> = Vec::new();
            for change in self.changes(citation).filter(|change| change.adopted.is_some() == (adopted == "yes")) {
                // Measures of one amendment have one title.
                let title = Fragment::Label(&change.title);
                if !titles.contains(&title) {
                    titles.push(title);
                }
            }
            if !titles.is_empty() {
                out = say::cited_changed(out, Fragment::list(Joint::And, titles), Fragment::Choice(adopted));
            }
        }
        out
    }

    /// Why a cited text is not reliable: because of its act or document, its provision, or its measure.
    pub(super) fn cited_unverified(&self, citation: &Citation<'a>, with_act: bool) -> Vec<Fragment<'a>> {
        let act = self.book().acts.get(citation.act.index()).and_then(|act| act.unverified.as_ref()).filter(|_| with_act);
        let changes = self.changes(citation).filter_map(|change| change.unverified.as_ref());
        let all = act.into_iter().chain(self.notes(citation).filter_map(|note| note.unverified.as_ref()));
        let mut out: Vec<Fragment<'a>> = Vec::new();
        for why in all.chain(changes).map(Fragment::Label) {
            if !out.contains(&why) {
                out.push(why);
            }
        }
        out
    }

    /// A citation as lawyers write it.
    pub(super) fn cited(&self, citation: &Citation<'a>) -> Option<Fragment<'a>> {
        let act = self.book().acts.get(citation.act.index())?;
        Some(Fragment::Cited(Cited { act, place: Some(citation.place), point: citation.point, with_act: true }))
    }

    /// The citation of a provision, with its act.
    pub(crate) fn cite(&self, standing: StandingId) -> Fragment<'a> {
        self.cite_place(standing, true)
    }

    /// The citation of a provision, with its act or without.
    pub(crate) fn cite_place(&self, standing: StandingId, with_act: bool) -> Fragment<'a> {
        let own = self.place(standing);
        let act = own.and_then(|own| self.book().acts.get(own.act.index()));
        own.zip(act).map_or(Fragment::Name(""), |(own, act)| Fragment::Cited(Cited { act, place: Some(&own.place), point: None, with_act }))
    }
}

/// A source as a line.
pub(super) fn source(own: &Source) -> Fragment<'_> {
    Fragment::SourceLine(own)
}

/// A measure: what it does, its name in a version, whether it is proposed, and whether it is unverified. The amendment states why.
pub(super) fn change(change: &Change) -> Fragment<'_> {
    say::change(&change.label, change_name(change), standing_of(change))
}

/// A measure by what it does, without its name in rule files.
pub(super) fn measure(change: &Change) -> Fragment<'_> {
    say::measure(&change.label, standing_of(change))
}

/// Whether a measure is proposed or in force, and whether it is unverified. The amendment states why.
fn standing_of(change: &Change) -> Fragment<'_> {
    let status = adopted(change);
    if change.unverified.is_some() { say::status_unverified(status) } else { status }
}

/// A measure by its name in a version: `hoering_2018:lower_age_limit`.
pub(super) fn change_name(change: &Change) -> Fragment<'_> {
    say::measure_name(&*change.amendment, &*change.measure)
}

/// Whether an amendment is proposed or in force, and whether it is unverified.
pub(super) fn status(change: &Change) -> Fragment<'_> {
    match &change.unverified {
        Some(why) => say::status_unverified_because(adopted(change), why),
        None => adopted(change),
    }
}

/// Whether an amendment is proposed or in force.
fn adopted<'a>(change: &Change) -> Fragment<'a> {
    match change.adopted {
        Some(from) => say::in_force_from(from),
        None => say::proposed(),
    }
}
