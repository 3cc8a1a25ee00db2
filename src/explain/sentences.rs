//! A step of the reasons as sentences of the paragraph, each with its provision: what decides goes before what it is an exception to, and a
//! condition that only has a name is told by what it rests on.

use super::fragment::{Fragment, Joint, more};
use super::met::{CLAUSES, of_one};
use super::several::says;
use super::short::TOLD;
use super::step_view::{Role, StepView, Verdict};
use super::{Ctx, say};
use crate::law::{Key, Text};
use crate::model::{ExprKind, Number, StandingId, Value};
use crate::source::limits;

/// So many parts of a value are told of how they were worked out.
const PARTS: usize = 3;

/// So many exceptions that do not apply are told beside what chose a value.
const ASIDE: usize = 2;

impl<'a> Ctx<'a> {
    /// How a value came about: what chose it, how it was worked out, and how its parts were; where it is only written down, what did not
    /// choose another.
    pub(super) fn short_value(&self, steps: &[StepView<'a>], out: &mut Vec<Fragment<'a>>) {
        let goal = self.book().rules.get(self.decision.goal.index());
        let own = || steps.iter().filter(|step| step.verdict != Verdict::NotExamined);
        let passed = || steps.iter().filter(|step| step.role == Role::Passed).take(TOLD);
        // What an exception gives was told with it.
        let worked = passed().chain(own().filter(|step| step.role != Role::Exception));
        let made: Vec<&StepView<'a>> = worked.flat_map(|step| &step.children).filter(|part| is_made(part)).take(PARTS).collect();
        let told_by_a_part = |step: &StepView<'a>| made.iter().any(|part| tells_more(part, step));
        for step in own().filter(|step| !is_bare(step) && !told_by_a_part(step)).take(TOLD) {
            let value = goal.map(|goal| &goal.label);
            match (step.role, step.verdict) {
                (Role::Exception, Verdict::Met) => self.exception_sentences(step, value, out),
                (_, Verdict::Value) => self.formula_sentence(step, value, out),
                _ => self.sentences(step, out),
            }
            self.chosen_by(step, out);
        }
        if out.is_empty() {
            passed().filter(|step| !told_by_a_part(step)).for_each(|step| self.sentences(step, out));
        }
        let only_written = out.is_empty() && made.is_empty();
        if only_written {
            own().take(TOLD).for_each(|step| self.bare_sentence(step, out));
        }
        for part in made {
            self.part_sentences(part, out);
        }
        self.items_left_out(steps, out);
        // An exception that does not come in is beside the point where the value is worked out, but for one that a reading lets in.
        let beside = |step: &&StepView<'a>| {
            is_aside(step)
                && (only_written || self.turns(step))
                && goal.is_some_and(|goal| self.in_one_section(goal.standing, step.standing))
        };
        steps.iter().filter(beside).take(ASIDE).for_each(|step| out.push(self.sentence(step, step.text.clone())));
    }

    /// The items of lists that do not count in a value, each with what it lacks.
    fn items_left_out(&self, steps: &[StepView<'a>], out: &mut Vec<Fragment<'a>>) {
        let mut items = Vec::new();
        left_out(steps, &mut items);
        for (standing, words) in items.iter().take(TOLD) {
            out.push(self.ground(words.clone(), *standing));
        }
        out.extend(more(items.len().saturating_sub(TOLD)).map(say::short_more_items));
    }

    /// What a condition that chose a value rests on, and the exceptions of its own section that do not apply.
    fn chosen_by(&self, step: &StepView<'a>, out: &mut Vec<Fragment<'a>>) {
        if step.verdict != Verdict::Met || step.role == Role::Exception || step.rule.is_none() || !says(&step.text) {
            return;
        }
        let grounds: Vec<&StepView<'a>> = step.children.iter().filter(|child| is_ground(child) && child.role != Role::Exception).collect();
        if grounds.len() <= TOLD {
            grounds.into_iter().for_each(|ground| self.sentences(ground, out));
        }
        let beside = |child: &&StepView<'a>| is_aside(child) && self.turns(child) && self.in_one_section(step.standing, child.standing);
        step.children.iter().filter(beside).take(ASIDE).for_each(|child| out.push(self.sentence(child, child.text.clone())));
    }

    /// A part of a value: what chose it, and its formula.
    fn part_sentences(&self, part: &StepView<'a>, out: &mut Vec<Fragment<'a>>) {
        let chosen = part.children.iter().filter(|child| child.verdict == Verdict::Met);
        let value = part.rule.and_then(|rule| self.book().rules.get(rule.index())).map(|rule| &rule.label);
        for child in chosen.take(TOLD) {
            match child.role {
                Role::Exception => self.exception_sentences(child, value, out),
                _ => self.sentences(child, out),
            }
        }
        if !part.children.iter().any(|child| child.role == Role::Exception && child.verdict == Verdict::Met) {
            out.push(self.sentence(part, part.text.clone()));
        }
    }

    /// A value that is only written down, with what it is the value of.
    fn bare_sentence(&self, step: &StepView<'a>, out: &mut Vec<Fragment<'a>>) {
        match self.book().rules.get(self.decision.goal.index()).filter(|_| is_bare(step)) {
            Some(goal) => out.push(self.sentence(step, say::told_as(&goal.label, step.text.clone()))),
            None => self.sentences(step, out),
        }
    }

    /// A step as sentences.
    pub(super) fn sentences(&self, step: &StepView<'a>, out: &mut Vec<Fragment<'a>>) {
        if let Some(fault) = &step.fault {
            return out.push(self.sentence(step, fault.clone()));
        }
        if step.role == Role::Exception && step.verdict == Verdict::Met {
            return self.exception_sentences(step, None, out);
        }
        let below: Vec<&StepView<'a>> = step.children.iter().filter(|child| is_ground(child)).collect();
        let clauses = flat(vec![found(step)]).len();
        if step.role == Role::OneOf && clauses > CLAUSES {
            // That none of what follows gives another answer is said by its being told.
            if !matches!(step.text, Fragment::Said(Key::none_gives_another, _)) {
                out.push(self.sentence(step, step.text.clone()));
            }
            return below.into_iter().for_each(|child| self.sentences(child, out));
        }
        let named = step.role != Role::OneOf && !below.is_empty() && !says(&step.text);
        if !named {
            out.push(self.sentence(step, found(step)));
        }
        if named || step.role == Role::Passed {
            below.into_iter().take(TOLD).for_each(|child| self.sentences(child, out));
        }
    }

    /// An exception that applies: what fails by it first; then why it applies; then the amounts that it gives.
    /// `value`: what the amounts are amounts of.
    fn exception_sentences(&self, step: &StepView<'a>, value: Option<&'a Text>, out: &mut Vec<Fragment<'a>>) {
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
            && let [_, condition] = &mut **parts
            && !grounds.is_empty()
            && (!named || !says(condition))
        {
            let told = Fragment::list(Joint::Semicolon, grounds.drain(..).map(|ground| ground.text.clone()).collect());
            // How a text is read is part of why the exception applies.
            *condition = match std::mem::replace(condition, Fragment::Name("")) {
                read @ Fragment::Said(Key::read_as, _) if read != told => say::said_of(read, told),
                _ => told,
            };
        }
        out.push(self.sentence(step, text));
        grounds.into_iter().for_each(|ground| out.push(self.sentence(ground, ground.text.clone())));
        let amounts = step.children.iter().filter(|child| child.verdict == Verdict::Value && !is_bare(child));
        amounts.take(TOLD).for_each(|child| self.formula_sentence(child, value, out));
    }

    /// A formula as a sentence, which begins with what it is about.
    fn formula_sentence(&self, step: &StepView<'a>, value: Option<&'a Text>, out: &mut Vec<Fragment<'a>>) {
        let formula = |step: &StepView<'a>| matches!(step.text, Fragment::Said(Key::equals, _)) && step.rule.is_none();
        match (&step.text, value) {
            (_, Some(value)) if formula(step) => out.push(self.sentence(step, say::told_as(value, step.text.clone()))),
            // A value that is read as one of several has the formula of that one below it.
            (Fragment::Said(Key::read_as, _), _) => {
                let below = step.children.iter().find(|child| child.verdict == Verdict::Value && formula(child));
                let words = below.map_or_else(|| step.text.clone(), |below| say::told_as(step.text.clone(), below.text.clone()));
                out.push(self.sentence(step, words));
            }
            _ => self.sentences(step, out),
        }
    }

    fn sentence(&self, step: &StepView<'a>, text: Fragment<'a>) -> Fragment<'a> {
        self.ground(text, step.standing)
    }

    /// Words as a sentence with its provision; many clauses as several sentences in one.
    pub(super) fn ground(&self, text: Fragment<'a>, at: StandingId) -> Fragment<'a> {
        let place = self.cite(at);
        let sentence = |words| say::short_ground(Fragment::Capital(Box::new(words)), place.clone());
        match text {
            Fragment::List(Joint::Semicolon, list) => {
                let list = flat(list);
                let most = if list.len() > CLAUSES { CLAUSES - 1 } else { CLAUSES };
                let sentences = list.chunks(most).map(|clauses| sentence(Fragment::list(Joint::Semicolon, clauses.to_vec())));
                sentences.reduce(say::followed_by).unwrap_or(Fragment::Name(""))
            }
            text => sentence(text),
        }
    }
}

/// The clauses of a sentence, those within others among them.
fn flat(list: Vec<Fragment<'_>>) -> Vec<Fragment<'_>> {
    let mut out = Vec::with_capacity(list.len());
    for own in list {
        match own {
            Fragment::List(Joint::Semicolon, inner) => out.extend(flat(inner)),
            Fragment::Said(Key::told_as, parts) if matches!(parts.last(), Some(Fragment::List(Joint::Semicolon, _))) => {
                out.extend(flat(parts.last().cloned().into_iter().collect()));
            }
            own => out.push(own),
        }
    }
    out
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
                several @ Fragment::List(Joint::Semicolon, _)
                    if !step.children.iter().all(is_fact) && !matches!(step.text, Fragment::Said(Key::none_gives_another, _)) =>
                {
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

/// The items that do not count in values, each with what it lacks and the provision of that.
fn left_out<'a>(steps: &[StepView<'a>], into: &mut Vec<(StandingId, Fragment<'a>)>) {
    for step in steps.iter().filter(|step| step.verdict == Verdict::Value) {
        for item in step.children.iter().filter(|child| child.role == Role::Entity && child.verdict == Verdict::NotMet) {
            let grounds: Vec<&StepView<'a>> = item.children.iter().filter(|child| is_ground(child)).collect();
            let mut words = Vec::new();
            grounds.iter().for_each(|ground| lacking(ground, &mut words));
            if let Some(first) = grounds.first().filter(|_| !words.is_empty()) {
                into.push((first.standing, say::told_as(item.text.clone(), Fragment::list(Joint::Semicolon, of_one(words)))));
            }
        }
        left_out(&step.children, into);
    }
}

/// What an item lacks, down to what rests on nothing more. How a text is read is told only where nothing else is lacking.
fn lacking<'a>(ground: &StepView<'a>, into: &mut Vec<Fragment<'a>>) {
    let below: Vec<&StepView<'a>> = ground.children.iter().filter(|child| is_ground(child)).collect();
    let is_reading = |step: &&StepView<'_>| matches!(step.text, Fragment::Said(Key::is_read_as, _));
    let all_readings = below.iter().all(is_reading);
    match below.is_empty() || says(&ground.text) && ground.role == Role::Plain {
        true => into.push(ground.text.clone()),
        false => below.into_iter().filter(|step| all_readings || !is_reading(step)).for_each(|step| lacking(step, into)),
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

/// Whether a step is an exception that does not apply, with what it lacks.
fn is_aside(step: &StepView<'_>) -> bool {
    step.role == Role::Exception && step.verdict == Verdict::NotExamined
}

/// Whether a part of a value is told in the paragraph: one that was chosen by a condition, or that was worked out and counts.
fn is_made(part: &StepView<'_>) -> bool {
    if part.verdict != Verdict::Value || part.rule.is_none() {
        return false;
    }
    part.children.iter().any(|child| child.role == Role::Exception && child.verdict == Verdict::Met) || is_worked_out(&part.text)
}

/// Whether how a part was worked out tells what a step found, «andelen er 100 %», and more.
fn tells_more(part: &StepView<'_>, step: &StepView<'_>) -> bool {
    match (&part.text, &step.text) {
        (Fragment::Said(Key::told_as, part), Fragment::Said(Key::is, step)) => part.first() == step.first(),
        _ => false,
    }
}

/// Whether words are a formula with figures, and come to something.
fn is_worked_out(words: &Fragment<'_>) -> bool {
    let nothing = |value: &Fragment<'_>| matches!(value, Fragment::Value(Value::Number(number), ..) if *number == Number::whole(0));
    match words {
        Fragment::Said(Key::told_as, parts) => parts.last().is_some_and(is_worked_out),
        Fragment::Said(Key::equals, parts) => match parts.last() {
            Some(Fragment::Said(Key::equals, parts)) => parts.last().is_some_and(|value| !nothing(value)),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a step is only a value as it is written.
fn is_bare(step: &StepView<'_>) -> bool {
    matches!(step.text, Fragment::Value(..))
}
