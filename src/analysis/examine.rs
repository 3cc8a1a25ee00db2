//! A version looked at, in whole or in part: what there is to say of it, by the stage that says it.

use std::cell::Cell;
use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashSet as HashSet;

use crate::check::{Faulty, Found, bounds, check, conflicts, wide_filters};
use crate::consolidate::{Amendments, consolidate_in};
use crate::elaborate::elaborate;
use crate::law::Version;
use crate::resolve::{Beyond, resolve_part};
use crate::source::Diagnostic;
use crate::syntax::ast::{Ast, Claim};

/// Who says it. A later stage is heard only where the earlier ones have nothing to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// The law of the version.
    Law,
    /// Its names.
    Names,
    /// Circles, and chains without end.
    Endless,
    /// Types.
    Types,
    /// What only sound rules are asked for.
    Bounds,
}

/// What there is to say of a version.
pub(super) struct Examined {
    pub(super) told: Vec<(Stage, Arc<Diagnostic>)>,
    pub(super) found: Found,
}

/// A version, and the first day on which the law is another.
pub(super) type Until = (Version, Option<NaiveDate>);

/// The names of a version.
pub(super) type Names = Arc<HashSet<Arc<str>>>;

/// Looks at a version with the claims that are about it. A mistake in a claim says nothing of the law: then they are left out.
pub(super) fn examine(
    ast: &Ast,
    amendments: &Amendments<'_>,
    (version, until): &Until,
    claims: &[&Claim],
    beyond: Option<&Beyond<'_>>,
) -> Examined {
    let (law, faults) = consolidate_in(amendments, version);
    let attempt = |claims: &[&Claim]| {
        let (book, names) = resolve_part(ast, &law, claims, beyond);
        let staged = |stage: Stage, found: Vec<Diagnostic>| found.into_iter().map(move |fault| (stage, Arc::new(fault)));
        let mut told: Vec<_> = staged(Stage::Law, faults.clone()).chain(staged(Stage::Names, names)).collect();
        let (found, endless) = match check(elaborate(book)) {
            Ok(checked) => (checked.into_found(), false),
            Err(faulty) => {
                let Faulty { found, faults, endless } = *faulty;
                told.extend(staged(if endless { Stage::Endless } else { Stage::Types }, faults));
                (found, endless)
            }
        };
        if !endless {
            told.extend(staged(Stage::Bounds, bounds(&found, *until)));
        }
        let mistaken = told.iter().filter_map(|(_, fault)| fault.span).any(|span| claims.iter().any(|claim| claim.span.holds(span)));
        if !endless {
            told.extend(staged(Stage::Bounds, conflicts(&found)));
            told.extend(staged(Stage::Bounds, wide_filters(&found)));
        }
        (Examined { told, found }, mistaken)
    };
    match attempt(claims) {
        (_, true) => attempt(&[]).0,
        (examined, false) => examined,
    }
}

/// What a part is looked at with.
pub(super) fn beyond<'n>(
    names: &'n Names,
    doubtful: &'n dyn Fn(&str) -> bool,
    asked: &'n dyn Fn(crate::source::Span) -> bool,
) -> Beyond<'n> {
    Beyond { names, doubtful, asked, lacking: Cell::new(false) }
}
