//! A rule in sentences: its words, and its conditions in words.
//!
//! Example: «Med «i målgruppen» menes at alle disse vilkårene er oppfylt:» and the conditions below. Words are made of what is written, not
//! of a case. Not here: how they are drawn.

use super::exceptions::{earlier_wording, within};
use super::speaker::{About, Block, Clause, Line, Speaker, stand};
use crate::consolidate::{Provision, RuleNode};
use crate::explain::{capital, figure_words, norm_sentence};
use crate::law::{Lang, say};
use crate::model::{ExprId, ExprKind, Figure, Kind, Named, Reading, Rule, StandingId};
use crate::source::limits;
use crate::syntax::ast;

impl<'s> Speaker<'s> {
    /// What a provision itself says: its words where no rule computes it, then its rules.
    pub(crate) fn provision(&self, node: &Provision<'_>) -> Vec<Block> {
        let mut out = said(node, self.lang);
        for rule in node.own_rules() {
            let mut lines = Vec::new();
            self.rule(rule, &mut lines);
            let about =
                rule.rule.own_name().map_or_else(|| About::Exception(rule.rule.name.text.clone()), |name| About::Rule(name.text.clone()));
            out.push(Block { about, lines });
        }
        out.retain(|block| !block.lines.is_empty());
        out
    }

    fn rule(&self, node: &RuleNode<'_>, out: &mut Vec<Line>) {
        let book = self.book();
        if let ast::Body::Exception(_) = &node.rule.body {
            return self.elsewhere(node.rule, out);
        }
        match book.names.get(&node.rule.name.text) {
            Some(Named::Figure(id)) => book.figures.get(id.index()).into_iter().for_each(|own| self.figure(own, out)),
            Some(Named::Reading(id)) => book.readings.get(id.index()).into_iter().for_each(|own| self.reading(own, out)),
            Some(Named::Rule(id)) => book.rules.get(id.index()).into_iter().for_each(|own| self.whole(own, node, out)),
            Some(Named::Fact(_) | Named::Parameter(_)) | None => {}
        }
    }

    /// A rule with its steps, the exceptions written in it, and the earlier wordings that it keeps.
    pub(super) fn whole(&self, rule: &Rule, node: &RuleNode<'_>, out: &mut Vec<Line>) {
        let before = out.len();
        self.main(rule, out);
        self.steps(node.rule, out);
        rule.exceptions.iter().filter(|own| within(own, node.rule)).for_each(|own| self.exception(own, rule, true, out));
        for (own, kept) in rule.exceptions.iter().filter(|own| own.transition).filter_map(|own| Some((own, earlier_wording(own, node)?))) {
            self.transition(own, kept, out);
        }
        stand(out, before, rule.standing);
    }

    fn figure(&self, figure: &Figure, out: &mut Vec<Line>) {
        let before = out.len();
        let value = figure_words(figure, self.book(), self.lang);
        self.line(out, say::lovspeil_value(self.lang, &*self.capital(&figure.label), &*value));
        stand(out, before, figure.standing);
    }

    fn reading(&self, reading: &Reading, out: &mut Vec<Line>) {
        let (lang, before) = (self.lang, out.len());
        let chosen = reading.alternatives.get(usize::from(reading.default)).map_or("", |own| own.label.get(lang));
        self.line(out, say::lovspeil_reading(lang, &*self.capital(&reading.label), chosen));
        let others = reading.alternatives.iter().enumerate().filter(|(at, _)| *at != usize::from(reading.default));
        for (_, other) in others {
            out.push(Line::new(1, say::lovspeil_other_reading(lang, other.label.get(lang))));
        }
        stand(out, before, reading.standing);
    }

    /// The rule without its exceptions.
    fn main(&self, rule: &Rule, out: &mut Vec<Line>) {
        let lang = self.lang;
        match rule.kind {
            Kind::Value | Kind::Deadline => self.value(&self.capital(&rule.label), rule.body, out),
            Kind::Impossible => {
                let clause = self.clause(rule.body, rule.standing);
                self.sentence(say::lovspeil_impossible(lang, rule.label.get(lang), &*clause.lead), clause, out);
            }
            Kind::Condition => {
                let clause = self.clause(rule.body, rule.standing);
                self.sentence(say::lovspeil_means(lang, rule.label.get(lang), &*clause.lead), clause, out);
            }
            _ => {
                let norm = self.norm(rule);
                match self.always(rule.body) {
                    true => self.line(out, say::lovspeil_full_stop(lang, &*capital(&norm))),
                    false => {
                        let clause = self.clause(rule.body, rule.standing);
                        self.sentence(say::lovspeil_when(lang, &*capital(&norm), &*clause.lead), clause, out);
                    }
                }
            }
        }
    }

    /// A norm as a sentence, «kommunen kan avslå søknaden»; what else a rule is, by its label.
    pub(super) fn norm(&self, rule: &Rule) -> String {
        norm_sentence(rule).map_or_else(|| rule.label.get(self.lang).to_owned(), |own| self.words(&own))
    }

    /// The steps of a rule that have names of their own.
    fn steps(&self, rule: &ast::Rule, out: &mut Vec<Line>) {
        for step in &rule.steps {
            let name = format!("{}.{}", rule.name.text, step.name.text);
            // An earlier wording may have a step of the same name.
            if let Some(own) = self.book().rules.iter().find(|own| *own.name == *name && own.span == step.name.span) {
                let mut lines = Vec::new();
                match self.decision.plan.checked().type_of(own.body) {
                    crate::model::Type::Truth => {
                        let clause = self.clause(own.body, own.standing);
                        self.sentence(say::lovspeil_means(self.lang, own.label.get(self.lang), &*clause.lead), clause, &mut lines);
                    }
                    _ => self.value(&self.capital(&own.label), own.body, &mut lines),
                }
                out.extend(lines.into_iter().map(|line| Line { depth: line.depth + 1, ..line }));
            }
        }
    }

    /// A value, one case after the other where it has several.
    fn value(&self, label: &str, body: ExprId, out: &mut Vec<Line>) {
        let lang = self.lang;
        match self.kind(body) {
            // A figure with exceptions is a rule that refers to it.
            Some(ExprKind::Figure(figure))
                if self.book().figures.get(figure.index()).is_some_and(|own| capital(own.label.get(lang)) == label) =>
            {
                self.book().figures.get(figure.index()).into_iter().for_each(|own| self.figure(own, out));
            }
            Some(ExprKind::If(arms, otherwise)) => {
                self.line(out, say::lovspeil_by_case(lang, label));
                self.arms(arms, *otherwise, 1, out);
            }
            _ => self.line(out, say::lovspeil_value(lang, label, &*self.formula(body))),
        }
    }

    fn arms(&self, arms: &[(ExprId, ExprId)], otherwise: ExprId, depth: usize, out: &mut Vec<Line>) {
        let lang = self.lang;
        for (when, then) in arms {
            let clause = self.clause(*when, self.standing(*when));
            match self.kind(*then) {
                // What is found there has cases of its own.
                Some(ExprKind::If(inner, last)) if depth < limits::NESTING => {
                    let text = say::lovspeil_in_case(lang, &*clause.lead);
                    let listed = !clause.items.is_empty();
                    self.item(if listed { text } else { say::lovspeil_colon(lang, &*text) }, clause.items, depth, out);
                    if listed {
                        self.item(say::lovspeil_in_that_case(lang).to_owned(), Vec::new(), depth, out);
                    }
                    self.arms(inner, *last, depth + 1, out);
                }
                _ => self.item(say::lovspeil_arm(lang, &*self.formula(*then), &*clause.lead), clause.items, depth, out),
            }
        }
        match self.kind(otherwise) {
            Some(ExprKind::If(more, last)) if depth < limits::NESTING => self.arms(more, *last, depth, out),
            _ => self.item(say::lovspeil_otherwise(lang, &*self.formula(otherwise)), Vec::new(), depth, out),
        }
    }

    /// A condition as a clause.
    pub(super) fn clause(&self, id: ExprId, outer: StandingId) -> Clause {
        let lang = self.lang;
        let plain = |lead: String| Clause { lead, items: Vec::new() };
        match self.kind(id) {
            Some(ExprKind::All(list) | ExprKind::Any(list)) if list.len() == 1 => {
                list.first().map_or_else(|| plain(String::new()), |only| self.clause(*only, outer))
            }
            Some(ExprKind::All(list)) => Clause { lead: say::lovspeil_all(lang).to_owned(), items: self.items(list, outer, 1) },
            Some(ExprKind::Any(list)) => Clause { lead: say::lovspeil_any(lang).to_owned(), items: self.items(list, outer, 1) },
            Some(ExprKind::Not(inner)) => match self.kind(*inner) {
                Some(ExprKind::All(list)) => Clause { lead: say::lovspeil_not_all(lang).to_owned(), items: self.items(list, outer, 1) },
                Some(ExprKind::Any(list)) => Clause { lead: say::lovspeil_none(lang).to_owned(), items: self.items(list, outer, 1) },
                Some(kind) if is_statement(kind) => plain(self.formula(id)),
                _ => plain(say::lovspeil_not_met(lang, &*self.label(*inner))),
            },
            Some(ExprKind::If(arms, otherwise)) => {
                let mut items = Vec::new();
                self.arms(arms, *otherwise, 1, &mut items);
                Clause { lead: say::lovspeil_what_fits(lang).to_owned(), items }
            }
            Some(kind) if is_statement(kind) => plain(self.formula(id)),
            _ => plain(say::lovspeil_met(lang, &*self.label(id))),
        }
    }

    /// The members of a list of conditions, each with its letter if it stands at one.
    fn items(&self, list: &[ExprId], outer: StandingId, depth: usize) -> Vec<Line> {
        let lang = self.lang;
        let mut out = Vec::new();
        for id in list {
            let standing = self.standing(*id);
            let letter = self.letter(standing).filter(|letter| self.letter(outer) != Some(*letter));
            let before = out.len();
            let inner = |list: &[ExprId], text: &str, out: &mut Vec<Line>| {
                // Nesting is bounded where files are read.
                let items = self.items(list, standing, depth + 1);
                out.push(Line::new(depth, say::lovspeil_item(lang, text)));
                out.extend(items);
            };
            match self.kind(*id) {
                Some(ExprKind::All(list)) if list.len() > 1 => inner(list, say::lovspeil_all_of(lang), &mut out),
                Some(ExprKind::Any(list)) if list.len() > 1 => inner(list, say::lovspeil_any_of(lang), &mut out),
                Some(ExprKind::Not(not)) => match self.kind(*not) {
                    Some(ExprKind::All(list)) => inner(list, say::lovspeil_not_all_of(lang), &mut out),
                    Some(ExprKind::Any(list)) => inner(list, say::lovspeil_none_of(lang), &mut out),
                    _ => self.item(self.formula(*id), Vec::new(), depth, &mut out),
                },
                _ => self.item(self.label(*id), Vec::new(), depth, &mut out),
            }
            if let (Some(letter), Some(line)) = (letter, out.get_mut(before)) {
                let text = line.text.split_once(' ').map_or(String::new(), |(_, text)| text.to_owned());
                line.text = say::lovspeil_at_letter(lang, &*letter.to_string(), &*text);
            }
            stand(&mut out, before, standing);
        }
        out
    }

    fn item(&self, text: String, items: Vec<Line>, depth: usize, out: &mut Vec<Line>) {
        let text = say::lovspeil_item(self.lang, &*text);
        out.push(Line::new(depth, if items.is_empty() { text } else { say::lovspeil_colon(self.lang, &*text) }));
        out.extend(items.into_iter().map(|line| Line { depth: line.depth + depth, ..line }));
    }

    /// A sentence with the list that belongs to its clause.
    pub(super) fn sentence(&self, text: String, clause: Clause, out: &mut Vec<Line>) {
        let text = match clause.items.is_empty() {
            true => say::lovspeil_full_stop(self.lang, &*text),
            false => say::lovspeil_colon(self.lang, &*text),
        };
        self.line(out, text);
        out.extend(clause.items);
    }

    fn line(&self, out: &mut Vec<Line>, text: String) {
        out.push(Line::new(0, text));
    }

    /// Whether a condition always holds.
    fn always(&self, id: ExprId) -> bool {
        matches!(self.kind(id), Some(ExprKind::Value(crate::model::Value::Truth(true), _)))
    }
}

/// The words of a provision that no rule computes, each a block.
pub(crate) fn said(node: &Provision<'_>, lang: Lang) -> Vec<Block> {
    let words = node.head.says.iter().filter_map(ast::Labels::text);
    words.map(|text| Block { about: About::Words, lines: vec![Line::new(0, text.get(lang).to_owned())] }).collect()
}

/// Whether a condition is told as a statement, «alder er minst 18 år», not by a name.
fn is_statement(kind: &ExprKind) -> bool {
    matches!(kind, ExprKind::Compare(..) | ExprKind::OneOf(..) | ExprKind::Within { .. } | ExprKind::Meets(..))
}
