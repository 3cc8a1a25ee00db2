//! What drafters say of their amendments.

use pest::iterators::Pair;

use super::ast::{Claim, Claimed, Labels, Name};
use super::ctx::{Ctx, kids, unquote};
use super::grammar::Rule;

impl Ctx<'_> {
    /// `claim hoering_2018 "2.3: only merged" : to_programme unchanged by letters_merged`
    pub(super) fn claim(&mut self, pair: Pair<'_, Rule>) -> Option<Claim> {
        let span = self.span(&pair);
        let title = kids(pair.clone()).find(|child| child.as_rule() == Rule::string)?;
        let mut names = self.names_in(pair.clone()).into_iter();
        let (amendment, rule) = (names.next()?, names.next()?);
        let said = kids(pair.clone()).find(|child| matches!(child.as_rule(), Rule::unchanged | Rule::changes | Rule::never))?;
        let by = kids(said.clone()).find(|child| child.as_rule() == Rule::by_measures);
        let mut claim = Claim {
            amendment,
            title: unquote(&title),
            title_span: self.span(&title),
            rule,
            said: self.span(&said),
            outcome: self.claimed(said)?,
            measures: by.map(|by| self.names_in(by)).unwrap_or_default(),
            labels: Labels::default(),
            sources: Vec::new(),
            span,
        };
        for child in kids(pair) {
            match child.as_rule() {
                Rule::label_nb | Rule::label_en => self.label(child, &mut claim.labels),
                Rule::source => claim.sources.extend(self.source(child)),
                _ => {}
            }
        }
        Some(claim)
    }

    fn claimed(&mut self, pair: Pair<'_, Rule>) -> Option<Claimed> {
        match pair.as_rule() {
            Rule::unchanged => Some(Claimed::Unchanged),
            Rule::never => {
                let less = kids(pair).any(|child| child.as_rule() == Rule::kw_less);
                Some(if less { Claimed::NeverLess } else { Claimed::NeverMore })
            }
            _ => {
                let (mut to, mut only_where) = (None, None);
                for child in kids(pair) {
                    match child.as_rule() {
                        Rule::to_only => to = Some(kids(child).any(|word| word.as_rule() == Rule::kw_yes)),
                        Rule::where_only => {
                            let condition = kids(child).find(|part| part.as_rule() == Rule::operation)?;
                            only_where = Some(self.operation(condition)?);
                        }
                        _ => {}
                    }
                }
                Some(Claimed::Changes { to, only_where })
            }
        }
    }

    fn names_in(&self, pair: Pair<'_, Rule>) -> Vec<Name> {
        kids(pair).filter(|child| child.as_rule() == Rule::name).map(|child| self.name(&child)).collect()
    }
}
