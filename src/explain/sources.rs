//! Where a step comes from: measures, sources, and why there is no answer.

use super::Ctx;
use super::words::{change_words, quoted};
use crate::eval::{Fault, FaultKind};
use crate::law::Place;
use crate::model::{ActId, ChangeId, ExprId, Source, StandingId};

impl Ctx<'_, '_> {
    /// The measure a provision comes from, unless what it stands in came with the same.
    pub(super) fn changed(&self, standing: StandingId, outer: Option<StandingId>) -> Option<String> {
        let change = |id: StandingId| -> Option<ChangeId> { self.book().standings.get(id.index()).and_then(|standing| standing.change) };
        let own = change(standing)?;
        if outer.and_then(change) == Some(own) {
            return None;
        }
        let words = change_words(self.book().changes.get(own.index())?, self.lang);
        Some(format!("{}: {words}", self.pick("endret ved", "changed by")))
    }

    /// A source with its rank, and the words quoted.
    pub(super) fn source(&self, source: &Source) -> String {
        let mut out =
            format!("{}: {}", self.pick("kilde", "source"), self.document(source.act, source.place.as_ref(), source.point.as_deref()));
        if let Some(act) = self.book().acts.get(source.act.index()) {
            out.push_str(&format!(" ({})", act.rank.name(self.lang)));
        }
        if let Some(quote) = &source.quote {
            out.push_str(&format!(": {}", quoted(quote, self.lang)));
        }
        if let Some((act, point)) = &source.via {
            out.push_str(&format!(", {} {}", self.pick("gjengitt i", "as given in"), self.document(*act, None, point.as_deref())));
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

    /// Why there is no answer.
    pub(super) fn fault(&self, id: ExprId) -> String {
        let fault = self.decision.trace.faults.iter().find(|fault| fault.at == id);
        fault.map_or_else(|| self.formula(id), |fault| fault_words(fault, self))
    }
}

fn fault_words(fault: &Fault, ctx: &Ctx<'_, '_>) -> String {
    let lang = ctx.lang;
    match fault.kind {
        FaultKind::NobodyInList => lang.pick("listen er tom", "the list is empty").to_owned(),
        FaultKind::DivisionByZero => lang.pick("det ville bli delt på null", "this would divide by zero").to_owned(),
        FaultKind::OutOfRange => lang.pick("tallet blir for stort", "the number becomes too large").to_owned(),
        FaultKind::DateOutOfRange => lang.pick("datoen faller utenfor år 1 til 9999", "the date is outside years 1 to 9999").to_owned(),
        FaultKind::NoSuchDay { year, month, day } => {
            format!(
                "{day}.{month}.{year} {}",
                lang.pick("finnes ikke, og ingen regel sier hvordan det rundes", "does not exist, and no rule says how it is rounded")
            )
        }
        FaultKind::NoValueOn(day) => {
            format!("{} {}", lang.pick("ingen verdi gjelder", "no value is in force on"), super::words::date_words(day, lang))
        }
        FaultKind::Conflict { rule, first, second } => {
            let place = |at: u16| {
                let exception = ctx.book().rules.get(rule.index()).and_then(|rule| rule.exceptions.get(usize::from(at)));
                exception.map_or_else(String::new, |exception| ctx.cite(exception.standing))
            };
            format!(
                "{} {} {} {}",
                lang.pick("to unntak gjelder og er uenige:", "two exceptions apply and disagree:"),
                place(first),
                lang.pick("og", "and"),
                place(second)
            )
        }
    }
}
