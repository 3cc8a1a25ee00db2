//! The reasons tell each ground and none twice: what decides is told where it decides, and that the other conditions are met is said only if
//! they are. Of a small law with one provision for each kind of ground, in both languages; and of every answer that a case of `rules/` expects.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use paragraf::eval::Decision;
use paragraf::explain::{Length, Role, StepView, Style, Verdict, explain_at, text_at, tree};
use paragraf::facts::{Facts, GoalInputs, from_case, goal_inputs};
use paragraf::law::{Lang, Version};
use paragraf::model::{ExprKind, Gather};
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;

use super::laws::Law;
use super::support::{cases, decided};

/// The grounds of a refusal or a grant, looked for in the reasons.
struct Grounds<'v, 'a> {
    decision: &'a Decision,
    /// The rules where their conditions stand.
    full: BTreeMap<usize, &'v StepView<'a>>,
    /// The steps that the reasons tell of, other than as met in passing.
    told: BTreeSet<usize>,
    /// How many members each group of alternatives has in the reasons.
    members: BTreeMap<usize, usize>,
    seen: BTreeSet<(usize, bool)>,
    untold: Vec<String>,
}

/// The steps that decide and are not told in the reasons.
pub fn untold(decision: &Decision, inputs: &GoalInputs) -> Vec<String> {
    let root = tree(decision).expect("a tree");
    if !matches!(root.verdict, Verdict::Met | Verdict::NotMet) {
        return Vec::new();
    }
    let reasons = explain_at(decision, inputs, Length::Reasons).reasons;
    let (full, told, members) = (BTreeMap::new(), BTreeSet::new(), BTreeMap::new());
    let mut grounds = Grounds { decision, full, told, members, seen: BTreeSet::new(), untold: Vec::new() };
    grounds.find(&root);
    reasons.iter().filter(|step| step.verdict != Verdict::Met || step.role == Role::Exception).for_each(|step| grounds.tell(step));
    grounds.walk(&root, true);
    grounds.untold
}

impl<'v, 'a> Grounds<'v, 'a> {
    fn find(&mut self, view: &'v StepView<'a>) {
        if let Some(step) = view.step.filter(|_| view.rule.is_some() && !view.children.is_empty()) {
            self.full.entry(step).or_insert(view);
        }
        view.children.iter().for_each(|child| self.find(child));
    }

    fn tell(&mut self, view: &StepView<'_>) {
        if let Some(step) = view.step {
            self.told.insert(step);
            if view.role == Role::OneOf {
                self.members.insert(step, view.children.len());
            }
        }
        view.children.iter().for_each(|child| self.tell(child));
    }

    fn holds(&mut self, view: &StepView<'_>, kept: bool) {
        if !kept {
            self.untold.push(format!("{:?}: {:?}", view.verdict, view.text));
        }
    }

    /// Looks for what a step rests on that does not have the result it has to have.
    fn walk(&mut self, view: &'v StepView<'a>, wanted: bool) {
        let bad = if wanted { Verdict::NotMet } else { Verdict::Met };
        if view.verdict != bad || matches!(view.role, Role::Displaced | Role::Passed) {
            return;
        }
        let told = view.step.is_some_and(|step| self.told.contains(&step));
        let view = match view.step.and_then(|step| self.full.get(&step)) {
            Some(full) if view.rule.is_some() => full,
            _ => view,
        };
        if view.rule.is_some() && view.step.is_some_and(|step| !self.seen.insert((step, wanted))) {
            return;
        }
        let kind = view.expr.filter(|_| view.rule.is_none()).map(|id| &self.decision.plan.checked().book().exprs[id.0 as usize].kind);
        let (below, one_of) = match kind {
            Some(ExprKind::Any(_) | ExprKind::Gather { form: Gather::Any, .. }) => (wanted, true),
            Some(ExprKind::Gather { form: Gather::Every, .. } | ExprKind::All(_) | ExprKind::If(..) | ExprKind::Reading(_)) | None => {
                (wanted, false)
            }
            Some(ExprKind::Not(_)) => (!wanted, false),
            _ => return self.holds(view, told),
        };
        if view.children.is_empty() || told && kind.is_none_or(|kind| !matches!(kind, ExprKind::Any(_) | ExprKind::Gather { .. })) {
            return self.holds(view, told);
        }
        let applies = |child: &&'v StepView<'a>| child.role == Role::Exception && child.verdict == Verdict::Met;
        for exception in view.children.iter().filter(applies) {
            self.holds(exception, exception.step.is_some_and(|step| self.told.contains(&step)));
        }
        let failed = |child: &&'v StepView<'a>| {
            let bad = if below { Verdict::NotMet } else { Verdict::Met };
            child.verdict == bad && !matches!(child.role, Role::Exception | Role::Displaced | Role::Passed)
        };
        let failed: Vec<&'v StepView<'a>> = view.children.iter().filter(failed).collect();
        if one_of && wanted && failed.len() > 1 {
            let members = view.step.and_then(|step| self.members.get(&step)).copied().unwrap_or(0);
            self.holds(view, members >= failed.len());
        }
        for child in failed {
            if child.role == Role::Entity {
                self.holds(child, child.step.is_some_and(|step| self.told.contains(&step)));
                child.children.iter().for_each(|own| self.walk(own, below));
            } else {
                self.walk(child, below);
            }
        }
    }
}

#[test]
fn each_ground_of_an_expected_answer_is_told() {
    let mut found = String::new();
    Law::of_rules().each_first_answer(|title, answer, decision| {
        for ground in untold(decision, &goal_inputs(decision.plan.checked().book(), decision.goal)) {
            writeln!(found, "{title}, {answer}: {ground}").expect("a string");
        }
    });
    assert!(found.is_empty(), "{found}");
}

const LAW: &str = include_str!("grounds/market.regel");

/// The reasons of a goal in a case of the market, without the headline and the legal basis.
fn reasons(case: &str, goal: &str, lang: Lang) -> String {
    let mut files = SourceMap::default();
    files.add("market.regel", LAW);
    let base = RuleFiles::new(files);
    let plan = base.plan(&Version::parse("2021-01-01").expect("a version")).expect("no mistakes");
    let book = plan.checked().book();
    let case = cases(&base).find(|own| &*own.title == case).expect("the case");
    let (facts, faults) = from_case(case, Facts::unknown(book.facts.len()), book, base.sources());
    assert!(faults.is_empty());
    let goal = book.rule(goal).expect("the rule");
    let decision = decided(&plan, goal, &facts, &[]);
    let inputs = goal_inputs(book, goal);
    let kept = untold(&decision, &inputs);
    assert!(kept.is_empty(), "not told: {kept:?}");
    let text = text_at(&decision, &inputs, Style::plain(lang), Length::Reasons);
    let (text, _) = text.split_once(if lang == Lang::Nb { "\n\nHjemmel" } else { "\n\nLegal basis" }).expect("the legal basis");
    text.to_owned()
}

const GOALS: [(&str, &str); 12] = [
    ("one", "to_trade"),
    ("one", "to_deal"),
    ("one", "to_place"),
    ("one", "to_open"),
    ("one", "to_close"),
    ("one", "to_rent"),
    ("one", "to_return"),
    ("one", "cut"),
    ("two", "cut"),
    ("one", "to_stop"),
    ("one", "to_late"),
    ("one", "to_sell"),
];

#[test]
fn each_kind_of_ground_is_told_in_both_languages() {
    for lang in Lang::ALL {
        let told: Vec<String> = GOALS.iter().map(|(case, goal)| format!("── {goal}, {case}\n\n{}", reasons(case, goal, lang))).collect();
        insta::assert_snapshot!(format!("grounds_{}", lang.code()), told.join("\n\n"));
    }
}
