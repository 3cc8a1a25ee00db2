//! What a party is told of a decision, as against whoever signs it: the reason for an assessment at the assessment alone, and of a provision where it
//! is. What was read where, what changed a provision and what is not verified is no word of a decision.

use crate::explain::Fragment;
use crate::law::Key;

/// Words without the reasons in them, and citations without remarks.
pub(super) fn told_to_party(fragment: Fragment<'_>) -> Fragment<'_> {
    match fragment {
        Fragment::Said(key, parts) => {
            let is_remark = match key {
                Key::said_of => parts.get(1).is_some_and(Fragment::is_reason),
                // That a change is only proposed is no remark: the act does not say so yet.
                Key::cited_changed => parts.get(2).is_some_and(|adopted| matches!(adopted, Fragment::Choice("yes"))),
                _ => matches!(
                    key,
                    Key::cited_displaced | Key::cited_displaced_in_part | Key::cited_unverified | Key::cited_unverified_because
                ),
            };
            let mut parts = parts.iter().cloned().map(told_to_party);
            match parts.next() {
                Some(first) if is_remark => first,
                first => Fragment::Said(key, first.into_iter().chain(parts).collect()),
            }
        }
        Fragment::List(joint, members) => Fragment::List(joint, members.into_iter().map(told_to_party).collect()),
        Fragment::Formula(parts) => Fragment::Formula(parts.into_iter().map(|(sign, own)| (sign, told_to_party(own))).collect()),
        Fragment::Member(own) => Fragment::Member(Box::new(told_to_party(*own))),
        Fragment::Capital(own) => Fragment::Capital(Box::new(told_to_party(*own))),
        Fragment::Bare(own) => Fragment::Bare(Box::new(told_to_party(*own))),
        Fragment::Stated(label, holds, own) => Fragment::Stated(label, holds, Box::new(told_to_party(*own))),
        own @ (Fragment::Label(_)
        | Fragment::Words(_)
        | Fragment::Name(_)
        | Fragment::Number(_)
        | Fragment::Choice(_)
        | Fragment::Ending(_)
        | Fragment::Value(..)
        | Fragment::Date(_)
        | Fragment::Day(..)
        | Fragment::Cited(_)
        | Fragment::Places(..)
        | Fragment::Source(_)
        | Fragment::SourceLine(_)
        | Fragment::Below(..)
        | Fragment::Alike(..)) => own,
    }
}

/// Whether a line is for whoever signs: a source, what changed a provision, or of an assessment what stands at the assessment.
pub(super) fn is_remark(line: &Fragment<'_>) -> bool {
    line.is_reason()
        || matches!(line, Fragment::SourceLine(_) | Fragment::Said(Key::changed_by | Key::factors_left_out | Key::no_statute, _))
}
