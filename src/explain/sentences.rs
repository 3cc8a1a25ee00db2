//! A step of the reasons as sentences of the paragraph, each with its provision: what decides goes before what it is an exception to, and a
//! condition that only has a name is told by what it rests on.

use super::fragment::{Fragment, Joint, more};
use super::met::joins_limits;
use super::several::says;
use super::short::TOLD;
use super::step_view::{Role, StepView, Verdict};
use super::{Ctx, say};
use crate::law::Key;
use crate::model::ExprKind;
use crate::source::limits;

impl<'a> Ctx<'a> {
    /// How a value came about: what chose it and how it was worked out; where it is only written down, what did not choose another.
    pub(super) fn short_value(&self, steps: &[StepView<'a>], out: &mut Vec<Fragment<'a>>) {
        let own = || steps.iter().filter(|step| step.verdict != Verdict::NotExamined);
        own().filter(|step| !is_bare(step)).take(TOLD).for_each(|step| self.sentences(step, out));
        if out.is_empty() {
            steps.iter().filter(|step| step.role == Role::Passed).take(TOLD).for_each(|step| self.sentences(step, out));
        }
        if out.is_empty() {
            own().take(TOLD).for_each(|step| self.sentences(step, out));
        }
    }

    /// A step as sentences.
    pub(super) fn sentences(&self, step: &StepView<'a>, out: &mut Vec<Fragment<'a>>) {
        if let Some(fault) = &step.fault {
            return out.push(self.sentence(step, fault.clone()));
        }
        if step.role == Role::Exception && step.verdict == Verdict::Met {
            return self.exception_sentences(step, out);
        }
        let below: Vec<&StepView<'a>> = step.children.iter().filter(|child| is_ground(child)).collect();
        let named = step.role != Role::OneOf && !below.is_empty() && !says(&step.text);
        if !named {
            out.push(self.sentence(step, found(step)));
        }
        if named || step.role == Role::Passed {
            below.into_iter().take(TOLD).for_each(|child| self.sentences(child, out));
        }
    }

    /// An exception that applies: what fails by it first; then why it applies; then the amounts that it gives.
    fn exception_sentences(&self, step: &StepView<'a>, out: &mut Vec<Fragment<'a>>) {
        let before = out.len();
        step.children.iter().filter(|child| child.verdict == Verdict::NotMet).for_each(|child| self.sentences(child, out));
        let decided = out.len() > before;
        let mut grounds = Vec::new();
        grounds_below(step, &mut grounds);
        let little = grounds.iter().map(|ground| count(&ground.text)).sum::<usize>() <= TOLD;
        if decided || !little {
            grounds.clear();
        }
        let named = matches!(self.kind_of(step), Some(ExprKind::Rule(_)));
        let mut text = step.text.clone();
        if let Fragment::Said(Key::exception | Key::earlier_wording, parts) = &mut text
            && let [_, condition] = parts.as_mut_slice()
            && !grounds.is_empty()
            && (!named || !says(condition))
        {
            *condition = Fragment::list(Joint::Semicolon, grounds.drain(..).map(|ground| ground.text.clone()).collect());
        }
        out.push(self.sentence(step, text));
        grounds.into_iter().for_each(|ground| out.push(self.sentence(ground, ground.text.clone())));
        let amounts = step.children.iter().filter(|child| child.verdict == Verdict::Value && !is_bare(child));
        amounts.take(TOLD).for_each(|child| self.sentences(child, out));
    }

    fn sentence(&self, step: &StepView<'a>, text: Fragment<'a>) -> Fragment<'a> {
        say::short_ground(Fragment::Capital(Box::new(text)), self.cite(step.standing))
    }
}

/// What was found at a step: of several of which one would be enough, of each.
fn found<'a>(step: &StepView<'a>) -> Fragment<'a> {
    match step.role {
        Role::OneOf => {
            let mut members = Vec::new();
            let count = alternatives(step, &mut members);
            let mut members = of_one(members);
            members.extend(more(count.saturating_sub(limits::TOLD)).map(say::and_more));
            match Fragment::list(Joint::Semicolon, members) {
                several @ Fragment::List(Joint::Semicolon, _) if !step.children.iter().all(is_fact) => {
                    say::told_as(step.text.clone(), several)
                }
                only => only,
            }
        }
        Role::Entity if !step.children.is_empty() => {
            say::told_as(step.text.clone(), Fragment::list(Joint::And, step.children.iter().map(found).collect()))
        }
        // Above, in the paragraph, it need not stand.
        _ => match &step.text {
            Fragment::Said(Key::as_above, words) => words.first().unwrap_or(&step.text).clone(),
            text => text.clone(),
        },
    }
}

/// What was found of each of several alternatives, and of the alternatives among them. Of many, the first are told; returns how many there are.
fn alternatives<'a>(step: &StepView<'a>, into: &mut Vec<Fragment<'a>>) -> usize {
    let mut count = 0;
    for member in &step.children {
        // A name stands for much; little is told in its place.
        let grounds = member.children.iter().filter(|child| is_ground(child)).count();
        let named = member.role != Role::Entity && !says(&member.text) && (1..=2).contains(&grounds);
        if member.role == Role::OneOf || named {
            count += alternatives(member, into);
            continue;
        }
        count += 1;
        if into.len() >= limits::TOLD {
            continue;
        }
        if member.role == Role::Entity && !member.children.is_empty() {
            let grounds = member.children.iter().map(found).collect();
            into.push(say::with_note(member.text.clone(), Fragment::list(Joint::And, grounds)));
        } else {
            into.push(match found(member) {
                Fragment::Said(Key::exception, parts) if member.verdict == Verdict::Met => {
                    parts.get(1).map_or_else(|| member.text.clone(), |condition| say::by_exception(condition.clone()))
                }
                own => own,
            });
        }
    }
    count
}

/// Two limits of one value, of which one would be enough, are told together: «dagen er 17. august; kravet er før 5. februar eller senest 18. mars».
fn of_one(members: Vec<Fragment<'_>>) -> Vec<Fragment<'_>> {
    let mut out: Vec<Fragment<'_>> = Vec::with_capacity(members.len());
    for own in members {
        if !joins_limits(&own, out.last_mut(), [Key::requirement, Key::is_not], Joint::Or) && !out.contains(&own) {
            out.push(own);
        }
    }
    out
}

/// What an exception applies by, down to what rests on nothing more.
fn grounds_below<'v, 'a>(step: &'v StepView<'a>, into: &mut Vec<&'v StepView<'a>>) {
    for child in step.children.iter().filter(|child| child.verdict == Verdict::Met) {
        let from = into.len();
        if child.role != Role::Exception {
            grounds_below(child, into);
        }
        if into.len() == from {
            into.push(child);
        }
    }
}

/// How many findings are told in words.
fn count(text: &Fragment<'_>) -> usize {
    match text {
        Fragment::List(Joint::Semicolon, list) => list.len(),
        _ => 1,
    }
}

/// Whether a step tells a finding that needs no other to be understood, and not what would be enough.
fn is_fact(step: &StepView<'_>) -> bool {
    let demands = matches!(step.text, Fragment::Said(Key::requirement | Key::is_not | Key::is_to_be_other | Key::as_above, _));
    step.rule.is_none() && step.role == Role::Plain && !demands
}

/// Whether a step is told as a ground of the one above it.
fn is_ground(step: &StepView<'_>) -> bool {
    matches!(step.verdict, Verdict::Met | Verdict::NotMet)
}

/// Whether a step is only a value as it is written.
fn is_bare(step: &StepView<'_>) -> bool {
    matches!(step.text, Fragment::Value(..))
}
