//! Delegation: which provisions a regulation is given under, and whether it may say what it says.

use super::error::ResolveError;
use super::norm_error::NormError;
use super::scope::{Ctx, place_of};
use crate::consolidate::Consolidation;
use crate::model::{ActId, Authority, StandingId};
use crate::source::Span;
use crate::syntax::ast;

impl<'a> Ctx<'a> {
    /// Resolves what each act in force is given under. Runs when all provisions of the version are known.
    pub(super) fn authorities(&mut self, law: &Consolidation<'a>) {
        for text in &law.texts {
            let Some(own) = self.act_ids.get(&text.act.name.text).copied() else { continue };
            let found: Vec<Authority> = text.act.given_under.iter().filter_map(|written| self.authority(own, written)).collect();
            if let Some(act) = self.book.acts.get_mut(own.index()) {
                act.given_under = found;
            }
        }
    }

    fn authority(&mut self, own: ActId, written: &ast::Authority) -> Option<Authority> {
        let act = self.act(&written.act)?;
        if !self.declared.has_act(&written.act.text) {
            self.errors.push(ResolveError::Norm(NormError::AuthorityOfNoAct { name: written.act.clone() }));
            return None;
        }
        let place = place_of(&written.place);
        let in_force = self.there(act, &place);
        if !in_force {
            if !self.written(act, &place) {
                self.no_provision(act, place, written.place.span);
                return None;
            }
            let short = |id: ActId| self.book.acts.get(id.index()).map(|act| act.short.clone()).unwrap_or_default();
            self.errors.push(ResolveError::Norm(NormError::AuthorityGone {
                act: short(own),
                under: short(act),
                place: place.clone(),
                version: self.book.version.to_string(),
                span: written.place.span,
            }));
        }
        Some(Authority { act, place, in_force })
    }

    /// Reports an exception in an act of lower rank than the act of its rule, unless it is given under that act.
    pub(super) fn needs_authority(&mut self, exception: StandingId, rule: StandingId, span: Span) {
        let act_of = |standing: StandingId| self.book.standings.get(standing.index()).map(|standing| standing.act);
        let (Some(own), Some(above)) = (act_of(exception), act_of(rule)) else { return };
        let rank = |id: ActId| self.book.acts.get(id.index()).map(|act| act.rank);
        if rank(own) <= rank(above) || self.given_under(own, above) {
            return;
        }
        let short = |id: ActId| self.book.acts.get(id.index()).map(|act| act.short.clone()).unwrap_or_default();
        self.errors.push(ResolveError::Norm(NormError::NoAuthority { act: short(own), above: short(above), span }));
    }

    /// Whether an act is given under another, directly or through other acts.
    fn given_under(&self, own: ActId, above: ActId) -> bool {
        let mut seen = vec![own];
        let mut at = 0;
        while let Some(act) = seen.get(at).and_then(|id| self.book.acts.get(id.index())) {
            for next in act.given_under.iter().map(|authority| authority.act) {
                if next == above {
                    return true;
                }
                if !seen.contains(&next) {
                    seen.push(next);
                }
            }
            at += 1;
        }
        false
    }
}
