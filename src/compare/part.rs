//! Finds where two decisions differ.

use std::sync::Arc;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::amounts::{FigureChange, ParameterChange, changes_of_one, figures, parameters};
use super::pair::{Line, Pair, conditions, pairs};
use super::shape::book;
use super::steps::{Finding, Steps};
use crate::eval::Decision;
use crate::explain::{StepView, legal_basis, rule_outcome, tree, tree_at};
use crate::law::Lang;
use crate::model::Rule;

/// Two decisions of one case, and where they differ.
#[derive(Debug)]
pub struct Comparison<'d> {
    /// The decision under the first version.
    pub left: &'d Decision,
    /// The decision under the second version.
    pub right: &'d Decision,
    /// The steps where they differ; empty if all findings agree.
    pub partings: Vec<Parting>,
    /// Rules and conditions that moved without changing.
    pub relocations: Vec<Relocation>,
    /// The citations of each answer, if they differ although no step does.
    pub grounds: Option<[Vec<String>; 2]>,
}

/// A rule whose findings differ between the versions, although the findings it depends on agree.
#[derive(Debug, Clone)]
pub struct Parting {
    /// The name of the rule.
    pub rule: Arc<str>,
    /// The label of the rule.
    pub label: String,
    /// The listed entities for which its finding differs, in words; empty for a rule of the case as a whole.
    pub whom: Vec<String>,
    /// Its provision per version; `None` if the version does not have it.
    pub provisions: [Option<String>; 2],
    /// Its finding per version, for the first of those entities.
    pub outcomes: [Option<String>; 2],
    /// Its conditions that have different results or exist in one version only.
    pub lines: Vec<Line>,
    /// Its figures that differ.
    pub figures: Vec<FigureChange>,
    /// Its parameters that differ between the days of the versions.
    pub parameters: Vec<ParameterChange>,
    /// The measures that caused the difference, in words.
    pub changes: Vec<String>,
}

/// A rule or condition that moved without changing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relocation {
    /// The name of the rule.
    pub rule: Arc<str>,
    /// The label of the rule, or what the condition requires.
    pub label: String,
    /// Its citation in each version.
    pub provisions: [String; 2],
}

/// Compares two decisions of one goal.
pub fn compare<'d>(left: &'d Decision, right: &'d Decision, lang: Lang) -> Comparison<'d> {
    let trees = [tree(left), tree(right)];
    let steps = [Steps::of(left), Steps::of(right)];
    let rules: Vec<(Arc<str>, Vec<Finding>)> = steps.iter().flat_map(Steps::rules).collect();
    let deciding = deciding(&steps, rules.first().and_then(|(_, findings)| findings.first()));
    let mut partings: Vec<Parting> = Vec::new();
    for (name, findings) in &rules {
        if partings.iter().any(|parting| parting.rule == *name) {
            continue;
        }
        let parted: Vec<&Finding> = findings.iter().filter(|finding| parts(&steps, finding, deciding.as_ref())).collect();
        if let Some(first) = parted.first() {
            let whom = parted.iter().filter_map(|own| steps.iter().find_map(|steps| steps.whom(own, lang))).collect();
            partings.push(parting([left, right], &steps, &trees, first, whom, lang));
        }
    }
    let of_the_case = |name: &Arc<str>| sides_of([left, right], name).into_iter().flatten().all(|rule| rule.each.is_none());
    let names: Vec<Arc<str>> = rules.into_iter().map(|(name, _)| name).filter(of_the_case).collect();
    let relocations = relocations(left, right, &trees, &names, lang);
    let grounds = [left, right].map(|decision| legal_basis(decision, lang));
    let [before, after] = &grounds;
    let grounds = (partings.is_empty() && before != after).then_some(grounds);
    Comparison { left, right, partings, relocations, grounds }
}

/// The findings that the difference in the answer comes from: those on a way down from it on which each finding differs, or was looked at in
/// one version alone, and the one above rests on it in one of the versions. A step that differs below one that does not, or on which
/// nothing rests, decides nothing; nor does a rule of one version alone that its absence would stand for: such a one is gone through, and not
/// told (`false`). `None` where the answers are the same.
fn deciding(steps: &[Steps<'_>; 2], goal: Option<&Finding>) -> Option<HashMap<Finding, bool>> {
    let goal = goal.filter(|goal| differs(steps, goal))?;
    let (mut found, mut open) = (HashMap::default(), vec![(goal.clone(), true)]);
    while let Some((finding, tells)) = open.pop() {
        let known = found.get(&finding).copied();
        if known.is_some_and(|known| known || !tells) {
            continue;
        }
        for (own, alone) in steps.iter().flat_map(|own| own.resting(&finding)) {
            match steps.iter().filter(|steps| steps.cell(&own).is_some()).count() {
                // Both versions found something: what differs is a cause, whatever it is below.
                2 if differs(steps, &own) => open.push((own, true)),
                1 => open.push((own, alone && tells)),
                _ => {}
            }
        }
        found.insert(finding, tells);
    }
    Some(found)
}

/// Whether a finding differs and no finding it depends on does; where the answers differ, none that decides.
fn parts(steps: &[Steps<'_>; 2], finding: &Finding, deciding: Option<&HashMap<Finding, bool>>) -> bool {
    let Some(deciding) = deciding else {
        return differs(steps, finding)
            && !steps.iter().flat_map(|own| own.below(finding)).any(|below| below != *finding && differs(steps, &below));
    };
    let is_told = |own: &Finding| deciding.get(own) == Some(&true) && differs(steps, own);
    is_told(finding) && !causes(steps, finding, deciding).iter().any(|below| below != finding && is_told(below))
}

/// The findings that one rests on, and behind those that are gone through, what they rest on.
fn causes(steps: &[Steps<'_>; 2], finding: &Finding, deciding: &HashMap<Finding, bool>) -> HashSet<Finding> {
    let (mut out, mut open) = (HashSet::default(), vec![finding.clone()]);
    while let Some(own) = open.pop() {
        for (below, _) in steps.iter().flat_map(|steps| steps.resting(&own)) {
            let through = deciding.get(&below) == Some(&false) || !differs(steps, &below) && deciding.contains_key(&below);
            if out.insert(below.clone()) && through {
                open.push(below);
            }
        }
    }
    out
}

fn differs(steps: &[Steps<'_>; 2], finding: &Finding) -> bool {
    let [left, right] = steps;
    match (left.cell(finding), right.cell(finding)) {
        (Some(left), Some(right)) => left != right,
        // A rule that one version never evaluated counts only if that version does not have it.
        (Some(_), None) => !right.has(finding),
        (None, Some(_)) => !left.has(finding),
        (None, None) => false,
    }
}

/// The rule in each version.
fn sides_of<'d>(sides: [&'d Decision; 2], name: &str) -> [Option<&'d Rule>; 2] {
    sides.map(|decision| book(decision).rules.get(book(decision).rule(name)?.index()))
}

fn parting<'a>(
    sides: [&'a Decision; 2],
    steps: &[Steps<'a>; 2],
    trees: &[Option<StepView<'a>>; 2],
    finding: &Finding,
    whom: Vec<String>,
    lang: Lang,
) -> Parting {
    let ([left, right], name) = (sides, &finding.rule);
    let rules = sides_of(sides, name);
    let provisions = [0, 1].map(|side| {
        let (decision, rule) = (sides.get(side)?, rules.get(side).copied().flatten()?);
        Some(book(decision).cite(rule.standing, lang, true))
    });
    let outcomes = [0, 1].map(|side| {
        let (decision, rule) = (sides.get(side)?, rules.get(side).copied().flatten()?);
        steps.get(side)?.cell(finding).map(|cell| rule_outcome(cell, rule, book(decision), lang))
    });
    let label = rules.iter().flatten().next().map(|rule| rule.label.get(lang).to_owned());
    // Each entity is explained separately.
    let own = [0, 1].map(|side| tree_at(sides.get(side)?, steps.get(side)?.step(finding)?));
    let trees = if whom.is_empty() { trees } else { &own };
    let lines = paired(left, right, trees, name, lang).iter().filter(|pair| pair.differs()).map(Pair::line).collect();
    let figures = figures(left, right, name, lang);
    let parameters = parameters(left, right, name, lang);
    let mut changes: Vec<String> = Vec::new();
    for (side, other) in [(left, right), (right, left)] {
        changes_of_one(side, book(other), name, lang, &mut changes);
    }
    Parting { rule: name.clone(), label: label.unwrap_or_default(), whom, provisions, outcomes, lines, figures, parameters, changes }
}

/// The conditions of a rule, each matched with the other version.
fn paired<'t, 'a>(
    left: &'a Decision,
    right: &'a Decision,
    trees: &'t [Option<StepView<'a>>; 2],
    name: &str,
    lang: Lang,
) -> Vec<Pair<'t, 'a>> {
    let [before, after] = trees;
    pairs([conditions(left, before.as_ref(), book(left).rule(name), lang), conditions(right, after.as_ref(), book(right).rule(name), lang)])
}

/// Rules that moved, and moved conditions of rules that did not.
fn relocations<'a>(
    left: &'a Decision,
    right: &'a Decision,
    trees: &[Option<StepView<'a>>; 2],
    names: &[Arc<str>],
    lang: Lang,
) -> Vec<Relocation> {
    let mut out: Vec<Relocation> = Vec::new();
    for name in names {
        if out.iter().any(|known| known.rule == *name) {
            continue;
        }
        let found = |decision: &Decision| {
            let book = book(decision);
            let rule = book.rules.get(book.rule(name)?.index())?;
            let place = book.standings.get(rule.standing.index())?.place.clone();
            Some((place, book.cite(rule.standing, lang, true), rule.label.get(lang).to_owned()))
        };
        let (Some((from, before, label)), Some((to, after, _))) = (found(left), found(right)) else { continue };
        if from != to {
            out.push(Relocation { rule: name.clone(), label, provisions: [before, after] });
            continue;
        }
        for pair in paired(left, right, trees, name, lang).iter().filter(|pair| pair.moved()) {
            if let [Some(before), Some(after)] = pair.line().sides {
                out.push(Relocation { rule: name.clone(), label: before.words, provisions: [before.citation, after.citation] });
            }
        }
    }
    out
}
