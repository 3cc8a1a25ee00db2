//! The state of a consolidation while measures are applied.

use chrono::NaiveDate;
use rustc_hash::FxHashMap as HashMap;

use super::amendments::Amendments;
use super::claimed::Target;
use super::error::ConsolidateError;
use super::history::History;
use super::locate::AmendmentLine;
use super::measures::ChangeId;
use super::tree::{ActText, Consolidation};
use crate::source::nearest;

/// An amendment line and its targets.
pub(super) type Located<'a> = (AmendmentLine<'a>, Vec<Target>);

pub(super) struct Applying<'r, 'a> {
    pub(super) amendments: &'r Amendments<'a>,
    pub(super) law: Consolidation<'a>,
    /// For each act, the index of its text in `law.texts`.
    pub(super) acts: HashMap<&'a str, usize>,
    /// The day for which the texts are current.
    pub(super) day: NaiveDate,
    pub(super) errors: History<ConsolidateError>,
}

impl<'a> Applying<'_, 'a> {
    /// The index of the amendment that a measure belongs to.
    pub(super) fn owner(&self, by: ChangeId) -> usize {
        self.law.measures.get(by).map_or(usize::MAX, |applied| applied.owner)
    }

    /// Whether the lines belong to more than one amendment.
    pub(super) fn of_several(&self, lines: &[&Located<'a>]) -> bool {
        lines.first().is_some_and(|(first, _)| lines.iter().any(|(step, _)| self.owner(step.by) != self.owner(first.by)))
    }

    /// The text of the act that a line changes.
    pub(super) fn text(&self, step: &AmendmentLine<'a>) -> Result<&ActText<'a>, ConsolidateError> {
        let name = &step.amend.act;
        self.acts.get(&*name.text).and_then(|at| self.law.texts.get(*at)).ok_or_else(|| ConsolidateError::NoSuchAct {
            name: name.clone(),
            near: nearest(&name.text, self.law.texts.iter().map(|text| &*text.act.name.text)),
        })
    }

    pub(super) fn text_mut(&mut self, step: &AmendmentLine<'a>) -> Option<&mut ActText<'a>> {
        self.acts.get(&*step.amend.act.text).and_then(|at| self.law.texts.get_mut(*at))
    }

    pub(super) fn find_acts(&mut self) {
        self.acts = self.law.texts.iter().enumerate().map(|(at, text)| (&*text.act.name.text, at)).collect();
    }
}
