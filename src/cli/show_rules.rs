//! `paragraf show --format rules`: provisions as they are written in their files, each part marked with where it came from.
//!
//! Lines are broken to fit a terminal; elsewhere rules stand as they are written.

use super::Console;
use crate::consolidate::{ChangeId, Consolidation, MemberNode, Provision, RuleNode};
use crate::explain::{date_words, headed, indented, painted, wrapped};
use crate::law::{Place, Version, say};
use crate::pipeline::RuleFiles;
use crate::restated::{Asked, given_under, gives};
use crate::source::SourceMap;
use crate::syntax::ast;

/// Prints provisions as they stand in the files.
pub(super) struct Printer<'p> {
    pub(super) console: &'p Console,
    pub(super) base: &'p RuleFiles,
    pub(super) law: &'p Consolidation<'p>,
}

impl Printer<'_> {
    /// A section, or the part of it that is asked for.
    pub(super) fn section(&self, out: &mut String, asked: &Asked<'_>) {
        let (lang, act) = (self.console.lang, asked.act);
        let whole = asked.section.unit.within(&Place::default());
        let name = act.short.text().or_else(|| act.title.text()).unwrap_or_default();
        let heading = asked.section.head.labels.text().map(|text| format!(" {}", text.get(lang))).unwrap_or_default();
        headed(out, 0, &format!("{}{heading}", whole.cite(name.get(lang), lang)), "", self.console.style());
        let Version { date, .. } = self.law.version;
        out.push_str(&say::as_law_stands(lang, &date_words(date, lang), &self.law.version.to_string()));
        out.push('\n');
        given_under(self.law, act, lang)
            .iter()
            .chain(&gives(self.law, act, &whole, lang))
            .for_each(|line| wrapped(out, 0, line, self.console.style()));
        self.node(out, asked.section, &Place::default(), &asked.place);
        let repealed = self.law.repealed.iter().filter(|gone| gone.act == act.name.text && asked.place.contains(&gone.place));
        for gone in repealed {
            let what = match &gone.rule {
                Some(rule) => say::with_note(lang, &gone.place.text(lang), rule),
                None => gone.place.text(lang),
            };
            let line = say::told_as(lang, say::repealed(lang), &what);
            out.push('\n');
            self.line(out, &line, &self.mark(Some(gone.change)), say::repealed(lang));
        }
    }

    /// Where a part came from, for the end of a line.
    fn mark(&self, change: Option<ChangeId>) -> String {
        let lang = self.console.lang;
        let Some(applied) = change.and_then(|change| self.law.measures.get(change)) else { return String::new() };
        let status = match applied.amendment.adopted {
            Some(interval) => say::amendment_in_force(lang, &interval.from.to_string()),
            None => say::proposed(lang).to_owned(),
        };
        let measure = say::measure_name(lang, &applied.amendment.name.text, &applied.measure.name.text);
        format!("    ← {}", say::with_note(lang, &measure, &status))
    }

    fn node(&self, out: &mut String, node: &Provision<'_>, outer: &Place, asked: &Place) {
        let (lang, style) = (self.console.lang, self.console.style());
        let place = node.unit.within(outer);
        let leads = |child: &&Provision<'_>| child.unit.within(&place).contains(asked);
        // Of what a part is asked for, only that; a letter of which no part is told is one of a rule's conditions.
        if !asked.contains(&place)
            && let Some(child) = node.nodes().find(leads)
        {
            return self.node(out, child, &place, asked);
        }
        out.push('\n');
        let marks = format!("{}{}", self.mark(node.change), self.mark(node.renumbered));
        self.line(out, &place.text(lang), &marks, &place.text(lang));
        for says in node.head.says.iter().filter_map(ast::Labels::text) {
            wrapped(out, 2, says.get(lang), style);
        }
        for unverified in node.head.unverified.iter().filter_map(ast::Labels::text) {
            wrapped(out, 2, &say::text_unverified(lang, unverified.get(lang)), style);
        }
        // What stands directly here comes first, or it would seem to belong to the part before it.
        for rule in node.own_rules() {
            self.rule(out, rule, node.change);
        }
        for child in node.nodes() {
            self.node(out, child, &place, asked);
        }
    }

    fn rule(&self, out: &mut String, node: &RuleNode<'_>, outer: Option<ChangeId>) {
        let sources = self.base.sources();
        let mark = if node.change == outer { String::new() } else { self.mark(node.change) };
        match (&node.members, &node.rule.body) {
            (Some(members), ast::Body::Truth { holds, exceptions, .. }) => {
                // The rule up to its list, the conditions as they stand, and what follows them.
                let head = crate::source::Span { end: holds.span.start, ..node.rule.span };
                let tail = crate::source::Span { start: holds.span.end, ..node.rule.span };
                self.lines(
                    out,
                    &format!("{} {} {{", dedented(sources.text(head), sources, node.rule.span).trim_end(), list_word(holds)),
                    &mark,
                );
                for member in members {
                    self.member(out, member, sources);
                }
                out.push_str("        }\n");
                let tail = dedented(sources.text(tail), sources, node.rule.span);
                if !exceptions.is_empty() || !tail.trim().is_empty() {
                    self.lines(out, tail.trim_start(), "");
                }
            }
            _ => self.lines(out, &dedented(sources.text(node.rule.span), sources, node.rule.span), &mark),
        }
        for kept in &node.earlier {
            let when = sources.text(kept.when.span).split_whitespace().collect::<Vec<_>>().join(" ");
            self.lines(out, &say::earlier_wording_when(self.console.lang, &when), &self.mark(Some(kept.by)));
            self.rule(out, &kept.old, outer);
        }
    }

    fn member(&self, out: &mut String, member: &MemberNode<'_>, sources: &SourceMap) {
        let letter = member.letter.map(|letter| format!("bokstav {letter} : ")).unwrap_or_default();
        let text = sources.text(member.expr.span).split_whitespace().collect::<Vec<_>>().join(" ");
        let renumbered = member.renumbered.filter(|by| member.change != Some(*by));
        let marks = format!("{}{}", self.mark(member.change), self.mark(renumbered));
        self.line(out, &format!("            {letter}{text}"), &marks, "");
    }

    /// Lines indented under their provision; the mark stands at the end of the first.
    fn lines(&self, out: &mut String, text: &str, mark: &str) {
        for (at, line) in text.trim_end().lines().enumerate() {
            self.line(out, format!("    {line}").trim_end(), if at == 0 { mark } else { "" }, "");
        }
    }

    /// A line with a mark at its end, and words in it that are seen first.
    fn line(&self, out: &mut String, line: &str, mark: &str, first: &str) {
        let (before, style) = (out.len(), self.console.style_of_lines());
        indented(out, format!("{line}{mark}").trim_end(), style);
        if !first.is_empty() {
            painted(out, before, first, |first| style.strong(first));
        }
        for own in mark.split("    ").filter(|own| !own.is_empty()) {
            painted(out, before, own, |own| style.aside(own));
        }
    }
}

/// The word a list of conditions begins with.
fn list_word(holds: &ast::Expr) -> &'static str {
    if matches!(holds.kind, ast::ExprKind::Any(_)) { "any" } else { "all" }
}

/// A piece of a file without the indentation of the line its rule begins on.
fn dedented(text: &str, sources: &SourceMap, rule: crate::source::Span) -> String {
    let file = sources.get(rule.file).map_or("", |file| file.text.as_str());
    let before = file.get(..rule.start as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let indent = line.chars().take_while(|c| *c == ' ').count();
    let strip = |line: &str| {
        let blanks = line.chars().take_while(|c| *c == ' ').count().min(indent);
        line.get(blanks..).unwrap_or(line).to_owned()
    };
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default().to_owned();
    std::iter::once(first).chain(lines.map(strip)).collect::<Vec<_>>().join("\n")
}
