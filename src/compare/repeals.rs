//! What one version repealed of a rule as the other has it: the rule, one of its conditions or exceptions, or the provision they stand in.

use std::collections::BTreeSet;

use super::amounts::expressions;
use super::shape::book;
use crate::eval::Decision;
use crate::explain::change_words;
use crate::law::Lang;
use crate::model::{Repeal, Rule, Rulebook, StandingId};

/// The measures by which the other version repealed something of a rule that this one has, in words, each once.
pub(super) fn repealed_by(decision: &Decision, other: &Decision, name: &str, lang: Lang, out: &mut Vec<String>) {
    let (own, later) = (book(decision), book(other));
    let Some(rule) = own.rule(name).and_then(|id| own.rules.get(id.index())) else { return };
    let gone = later.repealed.iter().filter(|gone| concerns(gone, rule, own));
    let gone = gone.filter(|gone| gone.rule.is_some() || stood_there(gone, rule, [decision, other]));
    for change in gone.filter_map(|gone| later.changes.get(gone.change)) {
        let shared = own.changes.iter().any(|known| known.amendment == change.amendment && known.measure == change.measure);
        let words = change_words(change, later, lang);
        if !shared && !out.contains(&words) {
            out.push(words);
        }
    }
}

/// Whether what was repealed is a provision, or the rule, a condition of it, or an exception of its with a name.
fn concerns(gone: &Repeal, rule: &Rule, own: &Rulebook) -> bool {
    let Some(name) = &gone.rule else { return true };
    let exceptions = rule.exceptions.iter().filter_map(|exception| own.rules.get(exception.named?.index()));
    let mut named = std::iter::once(rule).chain(exceptions);
    named.any(|own_rule| own_rule.name == *name && act_of(own, own_rule.standing) == Some(&*gone.act))
}

/// Whether a provision that was repealed held the rule, or something of it that the other version's rule does not say.
fn stood_there(gone: &Repeal, rule: &Rule, [decision, other]: [&Decision; 2]) -> bool {
    let (own, later) = (book(decision), book(other));
    let within = |id: StandingId| {
        let place = own.standings.get(id.index()).map(|standing| &standing.place);
        act_of(own, id) == Some(&*gone.act) && place.is_some_and(|place| gone.place.contains(place))
    };
    let Some(left) = later.rule(&rule.name) else { return within(rule.standing) };
    let Some(id) = own.rule(&rule.name) else { return false };
    let inside = expressions(decision, &[id]).into_iter();
    let mut inside = inside.filter(|id| decision.plan.checked().expr(*id).is_some_and(|expr| within(expr.standing))).peekable();
    if inside.peek().is_none() {
        return false;
    }
    let said: BTreeSet<String> = expressions(other, &[left]).into_iter().map(|id| later.shape(id)).collect();
    inside.any(|id| !said.contains(&own.shape(id)))
}

fn act_of(book: &Rulebook, id: StandingId) -> Option<&str> {
    let standing = book.standings.get(id.index())?;
    book.acts.get(standing.act.index()).map(|act| &*act.name)
}
