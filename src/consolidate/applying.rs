//! The law of a version while measures are applied to it.

use chrono::NaiveDate;
use rustc_hash::FxHashMap as HashMap;

use super::amendments::Amendments;
use super::claimed::Target;
use super::error::ConsolidateError;
use super::locate::AmendmentLine;
use super::measures::ChangeId;
use super::tree::{ActText, Consolidation};
use crate::source::nearest;

/// A line and what it changes.
pub(super) type Located<'a> = (AmendmentLine<'a>, Vec<Target>);

pub(super) struct Applying<'r, 'a> {
    pub(super) amendments: &'r Amendments<'a>,
    pub(super) law: Consolidation<'a>,
    /// For each measure of the version, the number of its amendment.
    pub(super) owners: Vec<usize>,
    /// Where the text of each act is among those of the law.
    pub(super) acts: HashMap<&'a str, usize>,
    /// The day the texts are those of.
    pub(super) day: NaiveDate,
    pub(super) errors: Vec<ConsolidateError>,
}

impl<'a> Applying<'_, 'a> {
    /// The number of the amendment that a measure is of.
    pub(super) fn owner(&self, by: ChangeId) -> usize {
        self.owners.get(by.0 as usize).copied().unwrap_or(usize::MAX)
    }

    /// Whether lines are those of several amendments.
    pub(super) fn of_several(&self, lines: &[&Located<'a>]) -> bool {
        lines.first().is_some_and(|(first, _)| lines.iter().any(|(step, _)| self.owner(step.by) != self.owner(first.by)))
    }

    /// The act a line is about.
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
