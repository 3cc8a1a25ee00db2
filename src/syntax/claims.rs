//! What drafters say of their amendments.

use pest::iterators::Pair;

use super::ast::{Claim, Claimed, Labels};
use super::ctx::{Ctx, kids, unquote};
use super::faults::Held;
use super::grammar::Rule;

impl Ctx<'_> {
    /// `claim hoering_2018 "2.3: only merged" : to_programme unchanged by letters_merged`
    pub(super) fn claim(&mut self, pair: Pair<'_, Rule>) -> Held<Claim> {
        let span = self.span(&pair);
        let title = self.child(&pair, Rule::string)?;
        let mut names = self.names(pair.clone()).into_iter();
        let (amendment, rule) = self.promised(names.next().zip(names.next()), span)?;
        let said = kids(pair.clone()).find(|child| matches!(child.as_rule(), Rule::unchanged | Rule::changes | Rule::never));
        let said = self.promised(said, span)?;
        let by = kids(said.clone()).find(|child| child.as_rule() == Rule::by_measures);
        let mut claim = Claim {
            amendment,
            title: unquote(&title).into_owned(),
            title_span: self.span(&title),
            rule,
            said: self.span(&said),
            outcome: self.claimed(said)?,
            measures: by.map(|by| self.names(by)).unwrap_or_default(),
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
        Ok(claim)
    }

    fn claimed(&mut self, pair: Pair<'_, Rule>) -> Held<Claimed> {
        match pair.as_rule() {
            Rule::unchanged => Ok(Claimed::Unchanged),
            Rule::never => {
                let less = kids(pair).any(|child| child.as_rule() == Rule::kw_less);
                Ok(if less { Claimed::NeverLess } else { Claimed::NeverMore })
            }
            Rule::changes => {
                let (mut to, mut only_where) = (None, None);
                for child in kids(pair) {
                    match child.as_rule() {
                        Rule::to_only => to = Some(kids(child).any(|word| word.as_rule() == Rule::kw_yes)),
                        Rule::where_only => only_where = Some(*self.condition_in(&child)?),
                        _ => {}
                    }
                }
                Ok(Claimed::Changes { to, only_where })
            }
            _ => Err(self.not_held(&pair)),
        }
    }
}
