//! What became of claims and invariants together: refuted ones first.

use super::claims::{Group, ToldClaim, claim, group};
use super::invariants::ToldInvariant;
use super::page::Page;
use crate::law::{Lang, say};

/// What became of some claims and invariants, as a page.
pub fn claims_page(claims: &[ToldClaim<'_>], invariants: &[ToldInvariant<'_>], lang: Lang) -> Page {
    let mut out = Page::default();
    for part in [Group::Refuted, Group::Open, Group::Proved] {
        let own: Vec<&ToldClaim<'_>> = claims.iter().filter(|told| group(told.verdict) == part).collect();
        let of_one: Vec<&ToldInvariant<'_>> = invariants.iter().filter(|told| told.group() == part).collect();
        let count = own.len() + of_one.len();
        if count == 0 {
            continue;
        }
        let title = match part {
            Group::Refuted => say::claims_refuted(lang, count),
            Group::Open => say::claims_open(lang, count),
            Group::Proved => say::claims_proved(lang, count),
        };
        out.head(0, &title);
        for told in own {
            out.blank();
            claim(&mut out, told);
        }
        for told in of_one {
            out.blank();
            told.page(&mut out);
        }
        out.blank();
    }
    let scope = if claims.is_empty() { say::invariants_scope(lang) } else { say::claims_scope(lang) };
    out.line(0, scope);
    out
}
