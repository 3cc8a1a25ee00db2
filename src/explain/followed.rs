//! How far the rules follow the acts that an answer rests on, where the day of the law is later: what was changed after that may be missing.
//!
//! Example: «Reglene her følger sosialtjenesteloven til og med 1. januar 2019; senere endringer kan mangle.»

use chrono::NaiveDate;

use super::fragment::{Fragment, Joint};
use super::{Citation, Ctx, say};
use crate::model::Act;

impl<'a> Ctx<'a> {
    /// Whether any act is followed only until a day before that of the law. Few answers need to look which acts they rest on.
    pub(super) fn may_be_overtaken(&self) -> bool {
        self.book().acts.iter().any(|act| self.overtaken(act).is_some())
    }

    fn overtaken(&self, act: &Act) -> Option<NaiveDate> {
        act.followed.filter(|day| *day < self.book().version.date)
    }

    /// The acts cited that are followed only until a day before that of the law, each once, with that day.
    pub(super) fn overtaken_acts(&self, cited: &[Citation<'a>]) -> Vec<(&'a Act, NaiveDate)> {
        let mut out: Vec<(&Act, NaiveDate)> = Vec::new();
        for act in cited.iter().filter_map(|own| self.book().acts.get(own.act.index())) {
            if let Some(day) = self.overtaken(act)
                && !out.iter().any(|(other, _)| other.name == act.name)
            {
                out.push((act, day));
            }
        }
        out
    }

    /// What is told of them, those of one day together.
    pub(super) fn overtaken_lines(&self, cited: &[Citation<'a>]) -> Vec<Fragment<'a>> {
        let mut days: Vec<(NaiveDate, Vec<Fragment<'a>>)> = Vec::new();
        for (act, day) in self.overtaken_acts(cited) {
            match days.iter_mut().find(|(own, _)| *own == day) {
                Some((_, acts)) => acts.push(Fragment::Label(&act.short)),
                None => days.push((day, vec![Fragment::Label(&act.short)])),
            }
        }
        days.into_iter().map(|(day, acts)| say::followed_until(Fragment::list(Joint::And, acts), day)).collect()
    }
}
