//! What would have to be different for a *no* to become a *yes*: the conditions that failed, and those that hold but are denied.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::explanation::Line;
use super::fragment::Fragment;
use super::phrase::Wanted;
use super::step_view::{Role, StepView, Verdict};
use super::{Ctx, say};
use crate::law::Key;
use crate::model::{ExprKind, Gather, RuleId};
use crate::source::limits;

/// Something that would have to be different.
pub(super) enum Lack<'v, 'a> {
    /// A step without failing children, and whether it would have to hold (`true`) or to fail.
    Step(&'v StepView<'a>, bool),
    /// An exception that applies.
    Exception(&'v StepView<'a>),
    /// An entity of a list, with what it lacks.
    Entity(&'v StepView<'a>, Vec<Lack<'v, 'a>>),
    /// That not all entities of a list are told of.
    OfMany(&'v Fragment<'a>),
    /// Steps of which at least one would have to be different, each with what it lacks.
    OneOf(&'v StepView<'a>, Vec<Vec<Lack<'v, 'a>>>),
}

/// How child steps determine their parent.
pub(super) enum Joint {
    /// All of them must hold.
    All,
    /// One of them must hold.
    OneOf,
    /// The parent holds if they do not all hold.
    Denied,
    /// They are operands; only the parent itself holds or fails.
    Value,
}

impl Joint {
    /// Whether the children have to hold if their parent has to, and whether one of them is enough.
    pub(super) fn below(&self, wanted: bool) -> (bool, bool) {
        match self {
            Joint::All | Joint::Value => (wanted, !wanted),
            Joint::OneOf => (wanted, wanted),
            Joint::Denied => (!wanted, wanted),
        }
    }
}

impl<'a> Ctx<'a> {
    /// What the goal lacks, if it is not met.
    pub(super) fn lacks<'v>(&self, root: &'v StepView<'a>) -> Vec<Lack<'v, 'a>> {
        self.lacking(&mut Rules::below(root), root, true)
    }

    /// Why a step does not have the wanted result.
    fn lacking<'v>(&self, rules: &mut Rules<'v, 'a>, view: &'v StepView<'a>, wanted: bool) -> Vec<Lack<'v, 'a>> {
        // A rule explained earlier has no children here; its full view is looked up.
        let view = match rules.in_full(view) {
            // Rules that meet again and again would multiply: where much is told already, what a rule lacks is told once.
            Some(_) if !rules.is_new(view, wanted) && rules.leaves > limits::TOLD => return vec![Lack::Step(view, wanted)],
            Some(full) => full,
            None => view,
        };
        let blamed = |child: &&StepView<'a>, wanted: bool| {
            child.verdict == if wanted { Verdict::NotMet } else { Verdict::Met } && !matches!(child.role, Role::Exception | Role::Displaced)
        };
        // If exceptions apply, the general rule does not matter.
        let mut excepted = Vec::new();
        for exception in view.children.iter().filter(|child| child.role == Role::Exception && child.verdict == Verdict::Met) {
            let failed = exception.children.iter().filter(|child| wanted && blamed(child, true));
            let below: Vec<Lack<'v, 'a>> = failed.flat_map(|child| self.lacking(rules, child, true)).collect();
            rules.leaves += usize::from(below.is_empty());
            excepted.extend(if below.is_empty() { vec![Lack::Exception(exception)] } else { below });
        }
        if !excepted.is_empty() {
            // A main rule that fails as well would have to be met too.
            let main = view.children.iter().filter(|child| wanted && child.role == Role::Displaced && child.verdict == Verdict::NotMet);
            let failed = main.flat_map(|main| &main.children).filter(|child| blamed(child, true));
            excepted.extend(failed.flat_map(|child| self.lacking(rules, child, true)));
            return excepted;
        }
        let joint = self.joint(view);
        if matches!(joint, Joint::Value) {
            rules.leaves += 1;
            return vec![Lack::Step(view, wanted)];
        }
        let (below, one_is_enough) = joint.below(wanted);
        let parts = view.children.iter().filter(|child| blamed(child, below)).map(|child| match child.role {
            Role::Entity => vec![Lack::Entity(child, self.lacking(rules, child, below))],
            _ => self.lacking(rules, child, below),
        });
        let mut parts: Vec<Vec<Lack<'v, 'a>>> = parts.collect();
        // Of a long list, not all are told.
        let of_many = view.details.iter().find(|detail| matches!(detail, Fragment::Said(Key::told_of_many, _)));
        parts.extend(of_many.filter(|_| parts.len() > 1).map(|detail| vec![Lack::OfMany(detail)]));
        match parts.len() {
            0 => {
                rules.leaves += 1;
                vec![Lack::Step(view, wanted)]
            }
            1 => parts.pop().unwrap_or_default(),
            _ if one_is_enough => vec![Lack::OneOf(view, parts.into_iter().flat_map(apart).collect())],
            _ => parts.into_iter().flatten().collect(),
        }
    }

    /// How the children of a step determine it.
    pub(super) fn joint(&self, view: &StepView<'a>) -> Joint {
        let Some(expr) = view.expr.filter(|_| view.rule.is_none()) else { return Joint::All };
        match self.kind(expr) {
            Some(ExprKind::All(_) | ExprKind::If(..) | ExprKind::Reading(_) | ExprKind::Rule(_)) => Joint::All,
            Some(ExprKind::Gather { form: Gather::Every, .. }) => Joint::All,
            Some(ExprKind::Any(_) | ExprKind::Gather { form: Gather::Any, .. }) => Joint::OneOf,
            Some(ExprKind::Not(inner)) if !self.is_compared(*inner) => Joint::Denied,
            _ => Joint::Value,
        }
    }

    /// The text of a step that would have to hold, or to fail.
    pub(super) fn lacking_text(&self, view: &StepView<'a>, wanted: bool) -> Fragment<'a> {
        let seen = view.step.filter(|_| !wanted).and_then(|step| self.seen(step));
        let compared = seen.and_then(|seen| match self.kind(seen.id()) {
            Some(ExprKind::Not(inner)) if self.is_compared(*inner) => Some((self.part(seen, *inner), false)),
            _ => self.is_compared(seen.id()).then_some((seen, true)),
        });
        match compared {
            Some((seen, denied)) => self.compared_text(seen, denied, Wanted::Requirement),
            None => view.text.clone(),
        }
    }

    /// Appends what is lacking, as lines.
    pub(super) fn lacking_lines(&self, depth: usize, lacks: &[Lack<'_, 'a>], lines: &mut Vec<Line<'a>>) {
        let failed = |view: &StepView<'a>, text| Line::at(depth, Verdict::NotMet, self.cite(view.standing), text);
        for lack in lacks {
            match lack {
                Lack::Step(view, wanted) => lines.push(failed(view, self.lacking_text(view, *wanted))),
                Lack::Exception(view) => {
                    let condition = view.step.and_then(|step| self.seen(step)).map_or(Fragment::Name(""), |seen| self.formula(seen));
                    lines.push(failed(view, say::exception_must_not_apply(condition)));
                }
                Lack::OfMany(detail) => lines.push(Line::plain(depth, (*detail).clone())),
                Lack::Entity(view, below) => {
                    lines.push(failed(view, view.text.clone()));
                    self.lacking_lines(depth + 1, below, lines);
                }
                Lack::OneOf(view, members) => {
                    lines.push(failed(view, say::at_least_one()));
                    // Entities are recognisable by their own lines.
                    let several = members.iter().any(|member| member.len() > 1 && !matches!(member.as_slice(), [Lack::Entity(..)]));
                    for (at, member) in members.iter().enumerate() {
                        if at > 0 && several {
                            lines.push(Line::plain(depth + 1, say::or_else()));
                        }
                        self.lacking_lines(depth + 1, member, lines);
                    }
                }
            }
        }
    }
}

/// Flattens alternatives within an alternative.
fn apart<'v, 'a>(part: Vec<Lack<'v, 'a>>) -> Vec<Vec<Lack<'v, 'a>>> {
    let mut part = part;
    match part.pop() {
        Some(Lack::OneOf(_, inner)) if part.is_empty() => inner,
        last => {
            part.extend(last);
            vec![part]
        }
    }
}

/// A rule with the step that looked at it.
type OfRule = (RuleId, Option<usize>);

/// The rules of an explanation where they are explained in full, and of which it is told already what they lack.
struct Rules<'v, 'a> {
    full: HashMap<OfRule, &'v StepView<'a>>,
    told: HashSet<(OfRule, bool)>,
    /// How many steps without failing children are told.
    leaves: usize,
}

impl<'v, 'a> Rules<'v, 'a> {
    fn below(root: &'v StepView<'a>) -> Rules<'v, 'a> {
        let mut full = HashMap::default();
        let mut waiting = vec![root];
        while let Some(view) = waiting.pop() {
            if let Some(rule) = view.rule.filter(|_| !view.children.is_empty()) {
                full.entry((rule, view.step)).or_insert(view);
            }
            waiting.extend(view.children.iter().rev());
        }
        Rules { full, told: HashSet::default(), leaves: 0 }
    }

    /// The full view of a rule to which another view only refers.
    fn in_full(&self, view: &StepView<'a>) -> Option<&'v StepView<'a>> {
        let rule = view.rule.filter(|_| view.children.is_empty())?;
        self.full.get(&(rule, view.step)).copied()
    }

    /// Whether a view is the first that refers to its rule.
    fn is_new(&mut self, view: &StepView<'a>, wanted: bool) -> bool {
        view.rule.is_none_or(|rule| self.told.insert(((rule, view.step), wanted)))
    }
}
