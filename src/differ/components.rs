//! The values that an answer is made of, where it is too large itself: it can differ only where one of them does.

use serde::Serialize;

use super::Told;
use super::page::Page;
use super::regions::conditions;
use crate::law::say;
use crate::symbolic::Component;

impl Told<'_> {
    /// The values, each with what all cases have in common in which it differs.
    pub(super) fn components(&self, out: &mut Page) {
        let lang = self.goal.lang;
        if !self.difference.is_composed() {
            return;
        }
        out.blank();
        out.head(0, say::differ_components(lang));
        for component in &self.difference.components {
            out.item(1, &self.component(component));
            if !component.conditions.is_empty() {
                out.line(2, say::differ_component_common(lang));
                conditions(out, &self.goal, &component.conditions);
            }
        }
        let [before, after] = self.goal.names();
        out.line(1, &say::differ_component_see(lang, &*before, &*after));
    }

    /// A value by its label, with its name.
    pub(super) fn component(&self, component: &Component) -> String {
        let lang = self.goal.lang;
        let label = self.goal.label_of(&component.rule);
        match component.of_items {
            true => say::differ_component_of_items(lang, label, &*component.rule),
            false => say::differ_component(lang, label, &*component.rule),
        }
    }

    pub(super) fn components_json(&self) -> Vec<ComponentJson> {
        let one = |own: &Component| ComponentJson {
            rule: own.rule.to_string(),
            of_items: own.of_items,
            conditions: own.conditions.iter().map(|own| self.goal.condition(own)).collect(),
        };
        self.difference.components.iter().map(one).collect()
    }
}

/// A value that an answer is made of, as data.
#[derive(Debug, Serialize)]
pub(super) struct ComponentJson {
    rule: String,
    /// Whether it is one for each item of a list.
    of_items: bool,
    /// What all cases meet in which it differs.
    conditions: Vec<String>,
}
