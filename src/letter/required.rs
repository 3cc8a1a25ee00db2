//! What the law requires a letter to state, decided like any goal: by what the letter says that it states.

use std::sync::Arc;

use super::board::Board;
use super::functions::Case;
use super::told::Teller;
use crate::eval::decide_case;
use crate::explain::{Fragment, Headline, Length, Verdict, cite, explain_at};
use crate::facts::{Facts, goal_inputs};
use crate::law::{Key, say};
use crate::model::Cell;
use crate::reasons_page::line;
use crate::source::Diagnostic;

/// What is lacking of each goal that the letter has to meet: every condition that is not met, with its provision.
pub(super) fn lacking(case: &Case, board: &Board) -> Result<Vec<String>, Vec<Diagnostic>> {
    let book = case.plan.checked().book();
    let mut facts: Facts = (*case.facts).clone();
    for (fact, is_stated) in &board.states {
        facts.set(*fact, if *is_stated { Cell::YES } else { Cell::NO });
    }
    let facts = Arc::new(facts);
    let teller = Teller { book, lang: case.lang };
    let mut out = Vec::new();
    for name in &board.required {
        let Some(goal) = book.rule(name) else {
            out.push(say::letter_no_rule(case.lang, name.as_str()));
            continue;
        };
        let decision = decide_case(&case.plan, goal, facts.clone(), &case.chosen)
            .map_err(|too_much| vec![Diagnostic { span: None, ..too_much.diagnostic(&case.plan) }])?;
        if decision.cell == Cell::YES {
            continue;
        }
        let explained = explain_at(&decision, &goal_inputs(book, goal), Length::Reasons);
        let unmet: Vec<_> = explained.reasons.iter().filter(|step| matches!(step.verdict, Verdict::NotMet | Verdict::Open)).collect();
        // What has steps below it is told by what it comes to: one of several was enough, and none is there.
        if unmet.is_empty() || unmet.iter().any(|step| !step.children.is_empty()) {
            let rule = book.rules.get(goal.index());
            let whole = Headline::of(&decision).map(Headline::sentence).zip(rule);
            out.extend(whole.map(|(sentence, rule)| {
                teller.told(&crate::explain::say::at_place(cite(book, rule.standing, true), uncapital(sentence))).text()
            }));
        } else {
            out.extend(unmet.iter().map(|step| teller.told(&line(book, step, None).1).text()));
        }
    }
    Ok(out)
}

/// A sentence as it stands behind a colon.
fn uncapital(sentence: Fragment<'_>) -> Fragment<'_> {
    match sentence {
        Fragment::Capital(inner) => *inner,
        Fragment::Said(key @ Key::told_as, mut parts) => {
            if let Some(first) = parts.first_mut() {
                *first = uncapital(std::mem::replace(first, Fragment::Name("")));
            }
            Fragment::Said(key, parts)
        }
        other => other,
    }
}
