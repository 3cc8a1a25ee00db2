//! The pipeline: files -> the plan of any version. Joins the stages; each does its own work.
//!
//! Example: `RuleFiles::embedded().plan(&Version::parse("2018-06-01+hoering_2018")?)`.
//! Invariant: each file is parsed once, however many versions are requested. Not here: reading folders (see `cli`).

mod between;
mod by_law;
mod changes;
mod claims;
#[cfg(feature = "embedded")]
mod embedded;
mod goals;
mod invariants;
mod plans;
mod quotes;
mod review;
mod steps;
pub(crate) mod unused;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::check::{bounds, check, conflicts, wide_filters};
use crate::compile::{Plan, compile};
use crate::consolidate::{Amendments, Consolidation, Declared, all_versions, claims, consolidate, consolidate_in, measures};
use crate::elaborate::elaborate;
use crate::law::Version;
use crate::resolve::resolve_claims;
use crate::source::{Diagnostic, FileId, SourceMap, Span, both, codes};
use crate::syntax::{ast, parse, parse_file};
use unused::Usage;

pub use crate::source::is_cases;
pub use by_law::CaseOf;
pub use changes::ByChange;
#[cfg(feature = "embedded")]
pub use embedded::embedded;
#[cfg(all(feature = "embedded", feature = "letter"))]
pub use embedded::embedded_letter;
use plans::Built;
pub use plans::Plans;
pub use quotes::Evidence;

/// A rule base: rule files, parsed.
#[derive(Debug, Clone)]
pub struct RuleFiles {
    sources: SourceMap,
    ast: ast::Ast,
    faults: Vec<Diagnostic>,
}

impl RuleFiles {
    /// Parses files. Syntax errors are kept for [`RuleFiles::check`]; nothing can be decided while there are any.
    pub fn new(sources: SourceMap) -> RuleFiles {
        let (ast, faults) = parse(&sources);
        RuleFiles { sources, ast, faults }
    }

    /// The source texts.
    pub fn sources(&self) -> &SourceMap {
        &self.sources
    }

    /// The same rule base with one file changed. Only that file is parsed again.
    pub fn with_text(&self, id: FileId, text: String) -> RuleFiles {
        let (file, own) = parse_file(id, &text);
        let mut faults: Vec<Diagnostic> =
            self.faults.iter().filter(|fault| fault.span.is_none_or(|span| span.file != id)).cloned().collect();
        faults.extend(own);
        let mut ast = self.ast.clone();
        if let Some(slot) = ast.files.get_mut(id.0 as usize) {
            *slot = file.into();
        }
        RuleFiles { sources: self.sources.with_text(id, text), ast, faults }
    }

    /// The parsed files.
    pub fn ast(&self) -> &ast::Ast {
        &self.ast
    }

    /// Every version that may differ: the law of each day on which something changes, each proposal and each of its measures.
    pub fn versions(&self) -> Vec<Version> {
        all_versions(&self.ast, &Amendments::of(&self.ast))
    }

    /// The law of a version.
    pub fn consolidate(&self, version: &Version) -> (Consolidation<'_>, Vec<Diagnostic>) {
        consolidate(&self.ast, version)
    }

    /// The plan of a version.
    ///
    /// # Errors
    /// All faults in the files that concern this version.
    pub fn plan(&self, version: &Version) -> Result<Arc<Plan>, Vec<Diagnostic>> {
        let amendments = Amendments::of(&self.ast);
        let Built { plan, faults, .. } = self.built(&amendments, version, Some(version.date), &[]);
        let mut diagnostics = self.faults.clone();
        diagnostics.extend(no_law(amendments.declared(), version));
        diagnostics.extend(faults);
        match plan {
            Some(plan) if !diagnostics.iter().any(Diagnostic::is_error) => Ok(plan),
            _ => Err(first_of_all(&self.sources, self.faults.len(), diagnostics)),
        }
    }

    /// Whether the files have no syntax errors.
    fn readable(&self) -> bool {
        !self.faults.iter().any(Diagnostic::is_error)
    }

    /// Builds a version with the claims about it. If a claim has a fault, the version is built without claims. `until` is the first day on
    /// which the law changes, if the plan is meant for all days before it.
    fn built(&self, amendments: &Amendments<'_>, version: &Version, until: Option<NaiveDate>, claims: &[&ast::Claim]) -> Built {
        let (law, diagnostics) = consolidate_in(amendments, version);
        let build = |claims: &[&ast::Claim]| {
            let (book, faults) = resolve_claims(&self.ast, &law, claims);
            let mut faults: Vec<Diagnostic> = diagnostics.iter().cloned().chain(faults).collect();
            match check(elaborate(book)) {
                Ok(checked) => {
                    faults.extend(bounds(checked.found(), until));
                    Built { plan: Some(compile(checked)), faults, claims: !claims.is_empty() }
                }
                Err(faulty) => Built { plan: None, faults: [faults, faulty.faults].concat(), claims: false },
            }
        };
        let built = build(claims);
        let mistaken = claims.iter().any(|claim| built.faults.iter().any(|fault| fault.span.is_some_and(|span| claim.span.holds(span))));
        if mistaken { build(&[]) } else { built }
    }

    /// All faults in the files, in every version that may differ. Cases are checked in [`crate::suite`].
    pub fn check(&self) -> Vec<Diagnostic> {
        self.check_with(&mut Plans::of_texts(self))
    }

    /// All faults in the files. Keeps the plans made on the way in `plans`, for checking the cases.
    pub fn check_with(&self, plans: &mut Plans<'_>) -> Vec<Diagnostic> {
        let mut diagnostics = self.faults.clone();
        diagnostics.extend(self.misplaced());
        let mut usage = Usage::default();
        let versions = all_versions(&self.ast, plans.amendments());
        let claims = claims(plans.base().ast(), plans.amendments());
        plans.look_at(&versions, |built| {
            diagnostics.extend(built.faults.iter().cloned());
            if let Some(plan) = &built.plan {
                usage.note(plan.checked().book());
                diagnostics.extend(conflicts(plan.checked().found()));
                diagnostics.extend(wide_filters(plan.checked().found()));
            }
        });
        plans.make(claims.0.iter().flat_map(|of| [&of.before, &of.after]));
        diagnostics.extend(self.check_claims(claims, plans));
        diagnostics.extend(plans.base().check_invariants(plans.amendments(), |version| plans.same_law(version)));
        // A misspelt use of a name would also be reported as an unused name.
        if !diagnostics.iter().any(Diagnostic::is_error) {
            diagnostics.extend(usage.warnings(&self.ast, &self.sources));
        }
        first_of_all(&self.sources, self.faults.len(), diagnostics)
    }

    /// Reports rules in a file of cases, which would be ignored when a case is decided.
    fn misplaced(&self) -> Vec<Diagnostic> {
        let mut out = Vec::new();
        for file in &self.ast.files {
            let name = self.sources.get(file.id).map_or("", |file| file.name.as_str());
            if let Some(item) = file.items.iter().find(|item| !is_of_cases(item)).filter(|_| is_cases(name)) {
                out.push(misplaced(item.span()));
            }
        }
        out
    }

    /// Whether a rule with this name is written in any act or amendment.
    pub fn has_rule(&self, name: &str) -> bool {
        self.rule_names().contains(name)
    }

    /// The names of all rules, in any version.
    fn rule_names(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for part in self.sections().flat_map(|section| &section.parts) {
            rule_names(part, &mut names);
        }
        for change in self.ast.files.iter().flat_map(|file| &file.items).filter_map(changes).flatten() {
            match &change.kind {
                ast::ChangeKind::ReplaceRule(rule) | ast::ChangeKind::InsertRule(rule) => {
                    names.insert(rule.name.text.to_string());
                }
                ast::ChangeKind::ReplaceBlock(block) | ast::ChangeKind::InsertBlock(block) => {
                    block.parts.iter().for_each(|part| rule_names(part, &mut names));
                }
                ast::ChangeKind::ReplaceSection(section) | ast::ChangeKind::InsertSection(section) => {
                    section.parts.iter().for_each(|part| rule_names(part, &mut names));
                }
                ast::ChangeKind::ReplaceLetter(..)
                | ast::ChangeKind::InsertLetter(..)
                | ast::ChangeKind::RepealLetter(..)
                | ast::ChangeKind::RepealPlace(_)
                | ast::ChangeKind::RepealRule(_)
                | ast::ChangeKind::RenumberLetter(..)
                | ast::ChangeKind::Renumber(..)
                | ast::ChangeKind::Keep(..) => {}
            }
        }
        names
    }

    fn sections(&self) -> impl Iterator<Item = &ast::Section> {
        self.ast.files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
            ast::Item::Section(section) => Some(section),
            _ => None,
        })
    }

    /// The days for which a rule's section is in force: `2010-01-01 – 2018-12-31`.
    fn days_of(&self, goal: &str) -> String {
        let mut days = Vec::new();
        // A section without an interval of its own has that of its act.
        let mut acts: BTreeMap<&str, Option<ast::InForce>> = BTreeMap::new();
        for item in self.ast.files.iter().flat_map(|file| &file.items) {
            if let ast::Item::Act(act) = item {
                acts.insert(&act.name.text, act.in_force);
            }
        }
        for file in &self.ast.files {
            let mut current = None;
            for item in &file.items {
                match item {
                    ast::Item::Act(act) => current = act.in_force,
                    ast::Item::Within(name) => current = acts.get(&*name.text).copied().flatten(),
                    ast::Item::Section(section) => {
                        let mut names = BTreeSet::new();
                        section.parts.iter().for_each(|part| rule_names(part, &mut names));
                        if let Some(interval) = section.head.in_force.or(current).filter(|_| names.contains(goal)) {
                            let last = interval.to.and_then(|to| to.pred_opt()).map(|last| last.to_string()).unwrap_or_default();
                            days.push(format!("{} – {last}", interval.from).trim_end().to_owned());
                        }
                    }
                    _ => {}
                }
            }
        }
        days.join(", ")
    }

    /// The measures that can be added to a version, as `amendment:measure`.
    pub fn measure_names(&self) -> Vec<String> {
        measures(&self.ast).into_iter().map(|measure| format!("{}:{}", measure.amendment, measure.measure)).collect()
    }
}

/// The fault that no act is in force on the day of a version, with the first day on which one is.
fn no_law(declared: &Declared<'_>, version: &Version) -> Option<Diagnostic> {
    let days = declared.in_force();
    let in_force = |days: &ast::InForce| days.from <= version.date && days.to.is_none_or(|to| version.date < to);
    if days.is_empty() || days.iter().any(in_force) {
        return None;
    }
    let first = days.iter().map(|days| days.from).min()?;
    let message = both(format!("ingen lov gjelder {}", version.date), format!("no act is in force on {}", version.date));
    let help = both(
        format!("den første loven gjelder fra {first}; velg en dag med `--law`"),
        format!("the first act is in force from {first}; choose a day with `--law`"),
    );
    Some(Diagnostic::error(codes::NO_LAW, None, message).help(help))
}

/// The lines of an amendment's block.
fn changes(item: &ast::Item) -> Option<&[ast::ChangeTo]> {
    match item {
        ast::Item::Amend(amend) => Some(&amend.changes),
        _ => None,
    }
}

fn rule_names(part: &ast::Part, into: &mut BTreeSet<String>) {
    match part {
        ast::Part::Rule(rule) => {
            into.insert(rule.name.text.to_string());
        }
        ast::Part::Block(block) => block.parts.iter().for_each(|part| rule_names(part, into)),
    }
}

/// Whether something may stand in a file of cases.
pub(crate) fn is_of_cases(item: &ast::Item) -> bool {
    matches!(item, ast::Item::Case(_) | ast::Item::Within(_))
}

/// What stands in a file of cases and is none.
pub(crate) fn misplaced(span: Span) -> Diagnostic {
    let message = both("en fil med saker kan bare inneholde saker", "a file of cases can hold only cases");
    let help = both(
        "flytt reglene til en fil som ikke ender på `.cases.regel`; filer med saker leses bare av `check` og `test`",
        "move the rules to a file whose name does not end in `.cases.regel`; files of cases are read by `check` and `test` alone",
    );
    let label = both("ikke en sak", "not a case");
    Diagnostic::error(codes::MISPLACED, span, message).label(label).help(help)
}

/// The diagnostics, each once, of which the first so many are faults of the text. Without those of an expression that ends where its text
/// could no longer be read: of `ikke a` only that `ikke` is written `not`, and nothing of an unknown name.
pub(crate) fn first_of_all(sources: &SourceMap, faults: usize, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let unread = diagnostics.iter().take(faults).filter(|fault| fault.code == codes::SYNTAX).filter_map(|fault| fault.span);
    let unread: BTreeSet<Span> = unread.collect();
    let follows = |span: Span| {
        let behind = Span { start: span.end, end: 0, ..span };
        let next = unread.range(behind..).next().filter(|fault| fault.file == span.file);
        next.is_some_and(|fault| sources.text(Span { start: span.end, end: fault.start, ..span }).trim().is_empty())
    };
    let mut at = 0;
    diagnostics.retain(|fault| {
        at += 1;
        at <= faults || !fault.span.is_some_and(follows)
    });
    in_order(deduplicated(diagnostics))
}

/// Sorts diagnostics by place; those without a place come first.
fn in_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
    diagnostics
}

/// Removes duplicates, since one mistake is found in many versions. The first version's message is kept.
fn deduplicated(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for diagnostic in diagnostics {
        let new = match diagnostic.span {
            Some(span) => seen.insert((diagnostic.code, span)),
            None => !out.contains(&diagnostic),
        };
        if new {
            out.push(diagnostic);
        }
    }
    out
}
