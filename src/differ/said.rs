//! What became of claims and invariants together: refuted ones first.

use super::claims::{Group, ToldClaim, claim, group};
use super::invariants::ToldInvariant;
use crate::explain::{Style, headed, wrapped};
use crate::law::say;

/// What became of some claims and invariants, as text.
pub fn claims_text(claims: &[ToldClaim<'_>], invariants: &[ToldInvariant<'_>], style: Style) -> String {
    let lang = style.lang;
    let mut out = String::new();
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
        headed(&mut out, 0, &title, "", style);
        for told in own {
            out.push('\n');
            claim(&mut out, told, style);
        }
        for told in of_one {
            out.push('\n');
            told.text(&mut out, style);
        }
        out.push('\n');
    }
    let scope = if claims.is_empty() { say::invariants_scope(lang) } else { say::claims_scope(lang) };
    wrapped(&mut out, 0, scope, style);
    out
}
