//! What can stand in a provision: a rule with its name, or a provision.

use std::sync::Arc;

use super::parts::Part;
use super::tree::{Content, Provision, RuleNode};

impl<'a> Content<'a> {
    pub(super) fn rule_mut(&mut self) -> Option<&mut RuleNode<'a>> {
        match self {
            Content::Rule(node) => Some(node),
            Content::Provision(_) => None,
        }
    }

    pub(super) fn provision_mut(&mut self) -> Option<&mut Provision<'a>> {
        match self {
            Content::Provision(node) => Some(node),
            Content::Rule(_) => None,
        }
    }
}

impl Part for Content<'_> {
    fn rule_name(&self) -> Option<&Arc<str>> {
        match self {
            Content::Rule(node) => node.rule.own_name().map(|name| &name.text),
            Content::Provision(_) => None,
        }
    }

    fn is_provision(&self) -> bool {
        matches!(self, Content::Provision(_))
    }
}
