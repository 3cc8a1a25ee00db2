//! Finds where two decisions differ.

use std::sync::Arc;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::amounts::{FigureChange, ParameterChange, changes_of, figures, parameters};
use super::pair::{Line, Pair, conditions, pairs};
use super::repeals::repealed_by;
use super::shape::{book, plain_figure};
use super::steps::{Finding, Steps};
use crate::eval::Decision;
use crate::explain::{StepView, figure_words, legal_basis, rule_outcome, tree, tree_at};
use crate::law::Lang;
use crate::model::{Cell, Figure, Rule, RuleId, Type};

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
    let is_condition = book(left).rules.get(left.goal.index()).is_some_and(|rule| rule.ty == Type::Truth);
    let deciding = Deciding::of(&steps, rules.first().and_then(|(_, findings)| findings.first()), is_condition);
    let mut partings: Vec<Parting> = Vec::new();
    for (name, findings) in &rules {
        if partings.iter().any(|parting| parting.rule == *name) {
            continue;
        }
        let parted: Vec<&Finding> = findings.iter().filter(|finding| parts(&steps, finding, deciding.as_ref())).collect();
        if let Some(first) = parted.first() {
            let whom = parted.iter().filter_map(|own| steps.iter().find_map(|steps| steps.whom(own, lang))).collect();
            let earlier = steps.each_ref().map(|own| parted.iter().flat_map(|finding| own.wordings(finding)).collect::<Vec<_>>());
            partings.push(parting([left, right], &steps, &trees, (first, &earlier), whom, lang));
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
/// nothing rests, decides nothing.
struct Deciding {
    /// Each with whether it may be told. A rule of one version alone that its absence would stand for is gone through, and not told.
    tells: HashMap<Finding, bool>,
    /// What each rests on, with whether on that alone.
    rests: HashMap<Finding, Vec<(Finding, bool)>>,
}

impl Deciding {
    /// `None` where the answers are the same. Where the answer is yes or no, nothing is looked for below conditions that came out alike.
    fn of(steps: &[Steps<'_>; 2], goal: Option<&Finding>, is_condition: bool) -> Option<Deciding> {
        let goal = goal.filter(|goal| differs(steps, goal))?;
        let mut out = Deciding { tells: HashMap::default(), rests: HashMap::default() };
        let mut open = vec![(goal.clone(), true)];
        while let Some((finding, tells)) = open.pop() {
            let known = out.tells.get(&finding).copied();
            if known.is_some_and(|known| known || !tells) {
                continue;
            }
            for (own, alone) in out.rests.entry(finding.clone()).or_insert_with(|| rests(steps, &finding, is_condition)) {
                match steps.iter().filter(|steps| steps.cell(own).is_some()).count() {
                    // Both versions found something: what differs is a cause, whatever it is below.
                    2 if differs(steps, own) => open.push((own.clone(), true)),
                    1 => open.push((own.clone(), *alone && tells)),
                    _ => {}
                }
            }
            out.tells.insert(finding, tells);
        }
        Some(out)
    }

    fn is_told(&self, steps: &[Steps<'_>; 2], finding: &Finding) -> bool {
        self.tells.get(finding) == Some(&true) && differs(steps, finding)
    }

    /// The findings that one rests on, and behind those that are gone through, what they rest on.
    fn causes<'s>(&'s self, steps: &[Steps<'_>; 2], finding: &'s Finding) -> HashSet<&'s Finding> {
        let (mut out, mut open) = (HashSet::default(), vec![finding]);
        while let Some(own) = open.pop() {
            for (below, _) in self.rests.get(own).into_iter().flatten() {
                let tells = self.tells.get(below);
                let through = tells == Some(&false) || tells.is_some() && !differs(steps, below);
                if out.insert(below) && through {
                    open.push(below);
                }
            }
        }
        out
    }
}

/// What a finding rests on in one of the versions.
fn rests(steps: &[Steps<'_>; 2], finding: &Finding, is_condition: bool) -> Vec<(Finding, bool)> {
    let [left, right] = steps;
    let conditions = |steps: &Steps<'_>| is_condition.then(|| steps.conditions(finding));
    let mut out = left.resting(finding, conditions(right).as_ref());
    out.extend(right.resting(finding, conditions(left).as_ref()));
    out
}

/// Whether a finding differs and no finding it depends on does; where the answers differ, none that decides. Where they do not, it is a
/// difference too that the earlier wording decides the case in one version.
fn parts(steps: &[Steps<'_>; 2], finding: &Finding, deciding: Option<&Deciding>) -> bool {
    let Some(deciding) = deciding else {
        let [left, right] = steps;
        let parts = |own: &Finding| differs(steps, own) || left.decided_by(own) != right.decided_by(own);
        return parts(finding) && !steps.iter().flat_map(|own| own.below(finding)).any(|below| below != *finding && parts(&below));
    };
    let told = |own: &Finding| deciding.is_told(steps, own);
    told(finding) && !deciding.causes(steps, finding).iter().any(|below| *below != finding && told(below))
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

/// What a name stands for in one version.
enum Sided<'d> {
    Rule(&'d Rule),
    /// A figure where the other version has transitional rules for it, and so a rule.
    Figure(&'d Figure),
}

impl<'d> Sided<'d> {
    fn of(decision: &'d Decision, name: &str) -> Option<Sided<'d>> {
        let rule = book(decision).rule(name).and_then(|id| book(decision).rules.get(id.index()));
        rule.map(Sided::Rule).or_else(|| plain_figure(decision, name).map(Sided::Figure))
    }

    fn provision(&self, decision: &Decision, lang: Lang) -> String {
        let (Sided::Rule(Rule { standing, .. }) | Sided::Figure(Figure { standing, .. })) = self;
        book(decision).cite(*standing, lang, true)
    }

    fn label(&self, lang: Lang) -> String {
        let (Sided::Rule(Rule { label, .. }) | Sided::Figure(Figure { label, .. })) = self;
        label.get(lang).to_owned()
    }

    fn outcome(&self, cell: Cell, decision: &Decision, lang: Lang) -> String {
        match self {
            Sided::Rule(rule) => rule_outcome(cell, rule, book(decision), lang),
            Sided::Figure(figure) => figure_words(figure, book(decision), lang),
        }
    }
}

/// The step at which a finding differs. `earlier` are the earlier wordings that it was decided by in each version.
fn parting<'a>(
    [left, right]: [&'a Decision; 2],
    [steps_left, steps_right]: &[Steps<'a>; 2],
    trees: &[Option<StepView<'a>>; 2],
    (finding, [earlier_left, earlier_right]): (&Finding, &[Vec<RuleId>; 2]),
    whom: Vec<String>,
    lang: Lang,
) -> Parting {
    let name = &finding.rule;
    let sides = [(left, steps_left), (right, steps_right)].map(|(decision, steps)| (decision, steps, Sided::of(decision, name)));
    let provisions = sides.each_ref().map(|(decision, _, own)| Some(own.as_ref()?.provision(decision, lang)));
    let outcomes = sides.each_ref().map(|(decision, steps, own)| Some(own.as_ref()?.outcome(steps.cell(finding)?, decision, lang)));
    let label = sides.iter().find_map(|(_, _, own)| Some(own.as_ref()?.label(lang)));
    // What makes up a figure is the figure itself.
    let of_figure = sides.iter().any(|(_, _, own)| matches!(own, Some(Sided::Figure(_))));
    // Each entity is explained separately.
    let own = sides.each_ref().map(|(decision, steps, _)| tree_at(decision, steps.step(finding)?));
    let trees = if whom.is_empty() { trees } else { &own };
    let pairs = paired(left, right, trees, name, lang);
    let lines = pairs.iter().filter(|pair| pair.differs() && !(of_figure && pair.is_value())).map(Pair::line).collect();
    let figures = figures(left, right, name, lang);
    let parameters = parameters(left, right, name, lang);
    let mut changes: Vec<String> = Vec::new();
    for (side, other, earlier) in [(left, right, earlier_left), (right, left, earlier_right)] {
        changes_of(side, book(other), (name, earlier), lang, &mut changes);
    }
    for (side, other) in [(left, right), (right, left)] {
        repealed_by(side, other, name, lang, &mut changes);
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
