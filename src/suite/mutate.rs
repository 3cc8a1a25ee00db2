//! Mutation testing: makes one slip at a time in the rule files, and looks whether a case notices.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::basis::Made;
use super::run::{Asked, Report, asked};
use crate::compile::Plan;
use crate::law::Version;
use crate::model::{ExprKind, RuleId, Rulebook};
use crate::pipeline::{RuleFiles, is_cases};
use crate::source::{Diagnostic, parallel_map};
use crate::syntax::{Mutation, mutations};

/// The outcome of a slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// An expectation of this case failed.
    Noticed(String),
    /// The changed files have an error.
    Refused,
    /// All cases passed as before.
    Unnoticed,
}

/// A slip and its outcome.
#[derive(Debug, Clone)]
pub struct Mutant {
    /// The change to the text.
    pub mutation: Mutation,
    /// The changed line, as `before → after`.
    pub change: String,
    /// The outcome of running the cases with it.
    pub verdict: Verdict,
}

/// Tries every possible slip, one at a time, and runs the cases. `progress` receives the number done and the total.
///
/// # Errors
/// If the unchanged files or cases have errors.
pub fn mutate(base: &RuleFiles, filter: Option<&str>, progress: &(dyn Fn(usize, usize) + Sync)) -> Result<Vec<Mutant>, Report> {
    let mut report = super::run(base, filter);
    if report.diagnostics().iter().any(Diagnostic::is_error) {
        return Err(report);
    }
    let bench = Bench::new(base, asked(base, filter, &mut report));
    let mut slips: Vec<Mutation> = Vec::new();
    for (id, file) in base.sources().iter().filter(|(_, file)| !is_cases(&file.name)) {
        slips.extend(mutations(id, &file.text));
    }
    let done = AtomicUsize::new(0);
    let verdicts = parallel_map(&slips, |slip| {
        let verdict = bench.verdict(slip);
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, slips.len());
        verdict
    });
    let mutants = slips.iter().zip(verdicts).map(|(slip, verdict)| Mutant { change: change(base, slip), mutation: slip.clone(), verdict });
    Ok(mutants.collect())
}

/// The line of a slip before and after: `holds when a and b → holds when a or b`.
fn change(base: &RuleFiles, slip: &Mutation) -> String {
    let text = base.sources().get(slip.span.file).map_or("", |file| file.text.as_str());
    let (start, end) = (slip.span.start as usize, slip.span.end as usize);
    let from = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let to = text.get(end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| end + at);
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let before = one_line(text.get(from..to).unwrap_or_default());
    let after =
        one_line(&format!("{}{}{}", text.get(from..start).unwrap_or_default(), slip.replacement, text.get(end..to).unwrap_or_default()));
    let after = if after.is_empty() { "(removed)".to_owned() } else { after };
    format!("{} → {}", short(&before), short(&after))
}

/// A line, shortened if it is long.
fn short(line: &str) -> String {
    const LENGTH: usize = 100;
    if line.chars().count() <= LENGTH { line.to_owned() } else { line.chars().take(LENGTH).chain(['…']).collect() }
}

/// The versions and expectations that slips are tried against.
struct Bench<'a> {
    base: &'a RuleFiles,
    asked: Vec<Asked<'a>>,
    /// For each name, the expectations that depend on it, grouped by version, since each version is compiled once.
    by_name: HashMap<String, BTreeMap<usize, Vec<usize>>>,
    versions: Vec<Version>,
    all: BTreeMap<usize, Vec<usize>>,
}

impl<'a> Bench<'a> {
    fn new(base: &'a RuleFiles, asked: Vec<Asked<'a>>) -> Bench<'a> {
        let mut bench = Bench { base, asked: Vec::new(), by_name: HashMap::new(), versions: Vec::new(), all: BTreeMap::new() };
        let mut plans: Vec<Option<Arc<Plan>>> = Vec::new();
        let mut reached: HashMap<(usize, String), BTreeSet<String>> = HashMap::new();
        for (at, asked) in asked.iter().enumerate() {
            let version = &asked.expectation.version;
            let slot = bench.versions.iter().position(|own| own == version).unwrap_or_else(|| {
                bench.versions.push(version.clone());
                plans.push(base.plan(version).ok());
                bench.versions.len() - 1
            });
            bench.all.entry(slot).or_default().push(at);
            let goal = asked.expectation.goal.text.to_string();
            let names = reached.entry((slot, goal.clone())).or_insert_with(|| {
                let book = plans.get(slot).and_then(Option::as_ref).map(|plan| plan.checked().book());
                // A rule that is not in force reaches only its own name.
                book.and_then(|book| book.rule(&goal).map(|rule| rules_below(book, rule))).unwrap_or_else(|| BTreeSet::from([goal]))
            });
            for name in names.iter() {
                bench.by_name.entry(name.clone()).or_default().entry(slot).or_default().push(at);
            }
        }
        bench.asked = asked;
        bench
    }

    fn verdict(&self, slip: &Mutation) -> Verdict {
        let none = BTreeMap::new();
        let (start, end) = (slip.span.start as usize, slip.span.end as usize);
        let Some(file) = self.base.sources().get(slip.span.file) else { return Verdict::Refused };
        let text =
            format!("{}{}{}", file.text.get(..start).unwrap_or_default(), slip.replacement, file.text.get(end..).unwrap_or_default());
        let changed = self.base.with_text(slip.span.file, text);
        let concerned = match &slip.within {
            Some(name) => self.by_name.get(name).unwrap_or(&none),
            None => &self.all,
        };
        // Versions with the most expectations first: a failing one is likely found there.
        let mut versions: Vec<(&usize, &Vec<usize>)> = concerned.iter().collect();
        versions.sort_by_key(|(slot, list)| (std::cmp::Reverse(list.len()), **slot));
        for (slot, list) in versions {
            let Some(version) = self.versions.get(*slot) else { continue };
            let Ok(plan) = changed.plan(version) else { return Verdict::Refused };
            let made = Made::default();
            for asked in list.iter().filter_map(|at| self.asked.get(*at)) {
                // Cases are read from the original files: a slip in their file would shift their spans.
                if asked.judged(&plan, self.base, &made, |_| ()).map_or(true, |faults| !faults.is_empty()) {
                    return Verdict::Noticed(asked.title.to_owned());
                }
            }
        }
        if changed.check().iter().any(Diagnostic::is_error) { Verdict::Refused } else { Verdict::Unnoticed }
    }
}

/// The names that a rule may reach: rules, figures, readings and parameters, under any reading.
fn rules_below(book: &Rulebook, goal: RuleId) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut rules = vec![goal];
    let (mut seen, mut readings) = (BTreeSet::new(), BTreeSet::new());
    while let Some(rule) = rules.pop() {
        if !seen.insert(rule) {
            continue;
        }
        names.extend(book.rules.get(rule.index()).map(|rule| rule.name.to_string()));
        let mut stack = book.roots(rule);
        while let Some(id) = stack.pop() {
            match book.exprs.get(id.0 as usize).map(|expr| &expr.kind) {
                Some(ExprKind::Rule(other)) => rules.push(*other),
                Some(ExprKind::Figure(figure)) => names.extend(book.figures.get(figure.index()).map(|figure| figure.name.to_string())),
                Some(ExprKind::Parameter(parameter, _)) => {
                    names.extend(book.parameters.get(parameter.index()).map(|parameter| parameter.name.to_string()));
                }
                Some(ExprKind::Reading(reading)) => {
                    if !readings.insert(*reading) {
                        continue;
                    }
                    names.extend(book.readings.get(reading.index()).map(|reading| reading.name.to_string()));
                }
                _ => {}
            }
            stack.extend(book.below(id));
        }
    }
    names
}
