//! Working days in words.

use super::Ctx;
use crate::model::{CalendarId, ExprId, Move};

impl Ctx<'_, '_> {
    pub(super) fn calendar(&self, id: CalendarId) -> &str {
        self.book().calendars.get(id.index()).map_or("", |calendar| calendar.label.get(self.lang))
    }

    /// «3 uker etter vedtaket, flyttet til neste virkedag (norske helligdager)»
    pub(super) fn moved(&self, date: ExprId, to: Move, calendar: CalendarId) -> String {
        let date = self.label(date);
        let words = match to {
            Move::Next => self.pick("flyttet til neste virkedag om den faller på en fridag", "moved to the next working day if it falls on a free day").to_owned(),
            Move::Previous => self.pick("flyttet til virkedagen før om den faller på en fridag", "moved to the working day before if it falls on a free day").to_owned(),
            Move::By(count, back) => {
                let way = if back { self.pick("virkedager tilbake", "working days back") } else { self.pick("virkedager fram", "working days on") };
                format!("{} {way}", self.label(count))
            }
        };
        format!("{date}, {words} ({})", self.calendar(calendar))
    }
}
