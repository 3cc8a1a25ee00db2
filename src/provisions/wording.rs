//! A rule as it is written, without what is no part of its law: comments, sources, and its words, which are told in another way.

use crate::consolidate::RuleNode;
use crate::source::{SourceMap, Span};
use crate::syntax::ast;

/// The wording of a rule, from the left margin.
pub(super) fn wording(ast: &ast::Ast, sources: &SourceMap, node: &RuleNode<'_>) -> String {
    let rule = node.rule;
    let comments = ast.files.get(rule.span.file.0 as usize).map(|file| file.comments.as_slice()).unwrap_or_default();
    let cuts: Vec<Span> = comments.iter().copied().chain(rule.sources.iter().map(|source| source.span)).collect();
    let piece = |span: Span| without_words(&without(sources, span, &cuts));
    let mut out = match (&node.members, &rule.body) {
        (Some(members), ast::Body::Truth { holds, .. }) => {
            let all = if matches!(holds.kind, ast::ExprKind::Any(_)) { "any" } else { "all" };
            let mut out = format!("{} {all} {{\n", dedented(&piece(Span { end: holds.span.start, ..rule.span })));
            for member in members {
                let letter = member.letter.map(|letter| format!("bokstav {letter} : ")).unwrap_or_default();
                let text = sources.text(member.expr.span).split_whitespace().collect::<Vec<_>>().join(" ");
                out.push_str(&format!("    {letter}{text}\n"));
            }
            out.push_str(&format!("}}\n{}", dedented(&piece(Span { start: holds.span.end, ..rule.span }))));
            out.trim_end().to_owned()
        }
        _ => dedented(&piece(rule.span)),
    };
    for kept in &node.earlier {
        let when = sources.text(kept.when.span).split_whitespace().collect::<Vec<_>>().join(" ");
        out.push_str(&format!("\nkeep when {when} :\n{}", wording(ast, sources, &kept.old)));
    }
    out
}

/// The text of a span without these stretches, each with the blanks before it.
fn without(sources: &SourceMap, span: Span, cuts: &[Span]) -> String {
    let mut own: Vec<Span> = cuts.iter().copied().filter(|cut| span.holds(*cut)).collect();
    own.sort_unstable();
    let mut out = String::new();
    let mut start = span.start;
    for cut in own.into_iter().chain([Span { start: span.end, ..span }]) {
        if cut.start >= start {
            out.push_str(sources.text(Span { start, end: cut.start, ..span }));
            if cut.start < span.end {
                out.truncate(out.trim_end().len());
            }
            start = cut.end;
        }
    }
    out
}

/// A text without its labels: `nb "…"`, `en "…"`, and a `why` of such.
fn without_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let begins_word = !out.ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == '.');
        if begins_word && let Some(behind) = label(rest) {
            out.truncate(out.trim_end().len());
            // What stands behind a label on a line of its own goes on with what stands before it.
            rest = if behind.trim_start().starts_with(':') { behind.trim_start() } else { behind };
            out.push_str(if rest.starts_with(':') { " " } else { "" });
        } else {
            let end = if sign == '"' { string(rest) } else { sign.len_utf8() };
            let (own, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
            out.push_str(own);
            rest = behind;
        }
    }
    out
}

/// What stands behind a label at the beginning of a text.
fn label(text: &str) -> Option<&str> {
    if let Some(behind) = text.strip_prefix("why") {
        let behind = behind.strip_prefix(char::is_whitespace)?.trim_start();
        return label(behind);
    }
    let behind = text.strip_prefix("nb").or_else(|| text.strip_prefix("en"))?.trim_start();
    behind.starts_with('"').then(|| behind.get(string(behind)..).unwrap_or_default())
}

/// The length of the string in quotation marks at the beginning of a text.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, sign) in text.char_indices().skip(1) {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The lines that are not empty, moved to the left margin.
fn dedented(text: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines: Vec<&str> = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let least = lines.iter().skip(1).map(|line| indent(line)).min().unwrap_or(0);
    let moved = lines.iter().map(|line| line.get(indent(line).min(least)..).unwrap_or(line));
    moved.enumerate().map(|(at, line)| if at == 0 { line.trim_start() } else { line }).collect::<Vec<_>>().join("\n")
}
