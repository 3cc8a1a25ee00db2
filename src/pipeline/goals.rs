//! The goals of a version, and the message about a name that is not one.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::RuleFiles;
use crate::compile::Plan;
use crate::law::Text;
use crate::model::{Kind, Rule, RuleId, Rulebook};
use crate::source::{Diagnostic, both, codes, meant, nearest};

/// The number of names offered in a message.
const OFFERED: usize = 3;

impl RuleFiles {
    /// The rule of a goal.
    ///
    /// # Errors
    /// If no rule of the version has this name, or if it has an answer for each entity of a list and none for the case.
    pub fn goal(&self, plan: &Plan, name: &str) -> Result<RuleId, Box<Diagnostic>> {
        let book = plan.checked().book();
        let goal = book.rule(name).ok_or_else(|| Box::new(self.unknown_goal(plan, name)))?;
        // A rule may also be evaluated for the owners of the lists that its entity stands in.
        let own = book.rules.get(goal.index()).and_then(|rule| rule.each).filter(|_| !plan.checked().each(goal).is_empty());
        let Some(entity) = own.and_then(|entity| book.entities.get(entity.index())) else { return Ok(goal) };
        let entity = &entity.name;
        let message = both(
            format!("`{name}` har ett svar for hver `{entity}`, ikke ett for saken"),
            format!("`{name}` has an answer for each `{entity}`, not one for the case"),
        );
        Err(Box::new(Diagnostic::error(codes::UNKNOWN_GOAL, None, message).help(gathered_help(plan, goal))))
    }

    /// The goals of a version: every rule with one answer for the case, except parts of other rules.
    pub fn goals(plan: &Plan) -> impl Iterator<Item = RuleId> + '_ {
        let ids = 0..u32::try_from(plan.checked().book().rules.len()).unwrap_or(u32::MAX);
        ids.map(RuleId).filter(|rule| RuleFiles::is_goal(plan, *rule))
    }

    /// Whether a rule can be decided. An earlier wording that still decides some cases has no name that a question could give.
    pub fn is_goal(plan: &Plan, rule: RuleId) -> bool {
        let book = plan.checked().book();
        let can_be = |own: &Rule| !matches!(own.kind, Kind::Let | Kind::Exception | Kind::Impossible) && book.rule(&own.name) == Some(rule);
        book.rules.get(rule.index()).is_some_and(can_be) && plan.checked().each(rule).is_empty()
    }

    /// The goal with this label or a similar name.
    fn meant(&self, plan: &Plan, written: &str) -> Option<String> {
        let rules = || RuleFiles::goals(plan).filter_map(|id| plan.checked().book().rules.get(id.index()));
        let wanted = written.to_lowercase();
        let labelled = rules().find(|rule| [&rule.label.nb, &rule.label.en].iter().any(|label| label.to_lowercase() == wanted));
        labelled.map(|rule| rule.name.to_string()).or_else(|| nearest(written, rules().map(|rule| &*rule.name)))
    }

    /// The message about a goal that the version does not have.
    fn unknown_goal(&self, plan: &Plan, goal: &str) -> Diagnostic {
        let book = plan.checked().book();
        let version = &book.version;
        let kind = named_otherwise(book, goal);
        let elsewhere = kind.is_none() && self.rule_names().contains(goal);
        let message = if let Some(kind) = &kind {
            both(
                format!("`{goal}` er {}, ikke en regel som avgjøres", kind.nb),
                format!("`{goal}` is {}, not a rule to be decided", kind.en),
            )
        } else if elsewhere {
            both(
                format!("regelen `{goal}` gjelder ikke i versjonen `{version}`"),
                format!("the rule `{goal}` is not in force in the version `{version}`"),
            )
        } else {
            both(format!("ingen regel heter `{goal}`"), format!("no rule is called `{goal}`"))
        };
        let near = if kind.is_some() { None } else { self.meant(plan, goal) };
        let days = if elsewhere { self.days_of(goal) } else { String::new() };
        let help = match (near, elsewhere) {
            (Some(near), false) => meant(&near),
            (_, true) => both(
                format!("velg en annen dag eller endring med `--law`{}", prefixed(" – bestemmelsen er skrevet for ", &days)),
                format!("choose another day or amendment with `--law`{}", prefixed(" – the provision is written for ", &days)),
            ),
            (None, false) => {
                both("`paragraf decide` uten mål viser hva som kan avgjøres", "`paragraf decide` without a goal lists what can be decided")
            }
        };
        Diagnostic::error(codes::UNKNOWN_GOAL, None, message).help(help)
    }
}

/// What a name means in a version, where it is no rule.
fn named_otherwise(book: &Rulebook, name: &str) -> Option<Text> {
    let is = |own: &Arc<str>| &**own == name;
    if let Some(fact) = book.facts.iter().find(|fact| is(&fact.name)) {
        return Some(if fact.assessment.is_some() { both("en vurdering", "an assessment") } else { both("en opplysning", "a fact") });
    }
    let kinds = [
        (book.figures.iter().any(|own| is(&own.name)), both("et tall i loven", "a figure")),
        (book.readings.iter().any(|own| is(&own.name)), both("en tolkning", "a reading")),
        (book.parameters.iter().any(|own| is(&own.name)), both("en sats", "a parameter")),
        (book.entities.iter().any(|own| is(&own.name)), both("den saken gjelder", "whom the case is about")),
    ];
    kinds.into_iter().find(|(is, _)| *is).map(|(_, kind)| kind)
}

/// Advice for a rule about each entity: the rules that combine its answers.
fn gathered_help(plan: &Plan, goal: RuleId) -> Text {
    let book = plan.checked().book();
    let names: Vec<&str> = gathering(plan, goal).into_iter().filter_map(|id| book.rules.get(id.index())).map(|rule| &*rule.name).collect();
    let list = |or: &str| names.iter().take(OFFERED).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(or);
    match names.is_empty() {
        true => both(
            "skriv en regel som samler dem, som `sum of … over …` eller `any of …`, og avgjør den",
            "write a rule that gathers them, such as `sum of … over …` or `any of …`, and decide that",
        ),
        false => both(
            format!("avgjør en regel som samler dem: {}", list(" eller ")),
            format!("decide a rule that gathers them: {}", list(" or ")),
        ),
    }
}

/// The nearest rules with one answer for the case that depend on a rule about each entity, directly or through other such rules.
fn gathering(plan: &Plan, goal: RuleId) -> Vec<RuleId> {
    let goals: Vec<RuleId> = RuleFiles::goals(plan).collect();
    let rules = 0..u32::try_from(plan.checked().book().rules.len()).unwrap_or(u32::MAX);
    let asked: Vec<(RuleId, Vec<RuleId>)> = rules.map(RuleId).map(|rule| (rule, plan.checked().book().asked(rule))).collect();
    let mut reached = BTreeSet::from([goal]);
    loop {
        let new: Vec<RuleId> = asked
            .iter()
            .filter(|(rule, asked)| !reached.contains(rule) && asked.iter().any(|asked| reached.contains(asked)))
            .map(|(rule, _)| *rule)
            .collect();
        let found: Vec<RuleId> = new.iter().copied().filter(|rule| goals.contains(rule)).collect();
        if !found.is_empty() || new.is_empty() {
            return found;
        }
        reached.extend(new);
    }
}

fn prefixed(prefix: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{prefix}{text}") }
}
