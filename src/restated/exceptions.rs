//! The exceptions of a rule in sentences, what each goes before, and the earlier wordings that still decide some cases.
//!
//! Example: «Likevel 50 kr når dette er oppfylt: særlige grunner.» and below it the exceptions that this one goes before.

use super::speaker::{Line, Speaker, stand};
use crate::consolidate::{EarlierWording, RuleNode};
use crate::law::say;
use crate::model::{Exception, ExprKind, Named, Rule};
use crate::syntax::ast;

impl Speaker<'_> {
    /// An exception that stands at another place than its rule.
    pub(super) fn elsewhere(&self, node: &ast::Rule, out: &mut Vec<Line>) {
        let book = self.book();
        for name in node.excepted() {
            let Some(Named::Rule(id)) = book.names.get(&name.text) else { continue };
            let Some(rule) = book.rules.get(id.index()) else { continue };
            rule.exceptions.iter().filter(|own| within(own, node)).for_each(|own| self.exception(own, rule, false, out));
        }
    }

    /// An exception, in the rule that it is made to or elsewhere.
    pub(super) fn exception(&self, exception: &Exception, rule: &Rule, inside: bool, out: &mut Vec<Line>) {
        let (lang, before) = (self.lang, out.len());
        let named = exception.named.and_then(|id| self.book().rules.get(id.index()));
        let clause = self.clause(named.map_or(exception.when, |own| own.body), exception.standing);
        let truth = matches!(self.kind(exception.value), Some(ExprKind::Value(crate::model::Value::Truth(false), _)));
        let lead = match truth {
            true => clause.lead.clone(),
            false => say::lovspeil_then(lang, &*self.bracketed(exception.value), &*clause.lead),
        };
        let text = match (inside, truth) {
            (false, true) => say::lovspeil_exception_when(lang, &*self.norm(rule), &*lead),
            (false, false) => say::lovspeil_exception_to(lang, &*self.norm(rule), &*lead),
            (true, true) => say::lovspeil_not_when(lang, &*lead),
            (true, false) => say::lovspeil_but(lang, &*lead),
        };
        self.sentence(text, clause, out);
        self.precedence(exception, rule, out);
        stand(out, before, exception.standing);
    }

    /// Which other exceptions of its rule an exception goes before.
    fn precedence(&self, exception: &Exception, rule: &Rule, out: &mut Vec<Line>) {
        let lang = self.lang;
        let later = exception.before.iter().filter_map(|at| rule.exceptions.get(usize::from(*at))).filter(|own| !own.transition);
        let others: Vec<String> = later.map(|own| self.exception_words(own)).collect();
        let all = rule.exceptions.iter().filter(|own| !own.transition).count();
        let words = match others.len() {
            0 => return,
            many if many > 1 && many + 1 == all => say::lovspeil_other_exceptions(lang).to_owned(),
            _ => others.join(say::semicolon(lang)),
        };
        out.push(Line::new(1, say::lovspeil_goes_before(lang, &*words)));
    }

    /// «unntaket i loven § 5 første ledd (det haster)»
    fn exception_words(&self, exception: &Exception) -> String {
        let place = self.book().cite(exception.standing, self.lang, true);
        say::lovspeil_exception_in(self.lang, &*place, &*self.label(exception.when))
    }

    /// An earlier wording that still decides some cases, and what it says.
    pub(super) fn transition(&self, exception: &Exception, kept: &EarlierWording<'_>, out: &mut Vec<Line>) {
        let clause = self.clause(exception.when, exception.standing);
        self.sentence(say::lovspeil_earlier(self.lang, &*clause.lead), clause, out);
        let Some(ExprKind::Rule(old)) = self.kind(exception.value) else { return };
        let mut lines = Vec::new();
        self.book().rules.get(old.index()).into_iter().for_each(|old| self.whole(old, &kept.old, &mut lines));
        out.extend(lines.into_iter().map(|line| Line { depth: line.depth + 1, ..line }));
    }
}

/// The earlier wording that an exception leads to.
pub(super) fn earlier_wording<'n, 'l>(exception: &Exception, node: &'n RuleNode<'l>) -> Option<&'n EarlierWording<'l>> {
    node.earlier.iter().find(|kept| kept.span == exception.span)
}

/// Whether an exception is written in a rule.
pub(super) fn within(exception: &Exception, rule: &ast::Rule) -> bool {
    !exception.transition && rule.span.holds(exception.span)
}
