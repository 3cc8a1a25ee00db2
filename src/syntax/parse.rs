//! From text to tree: the entry, and the steps every construct shares.

use std::sync::Arc;

use pest::Parser;
use pest::iterators::Pair;

use super::ast::{Ast, File, Item, Labels, Name};
use super::brackets;
use super::error::SyntaxError;
use super::grammar::{Grammar, Rule};
use super::stray::Strays;
use crate::source::{Diagnostic, FileId, SourceMap, Span};

/// Parses every file of a map, in order.
pub fn parse(sources: &SourceMap) -> (Ast, Vec<Diagnostic>) {
    let mut ast = Ast::default();
    let mut diagnostics = Vec::new();
    for (id, file) in sources.iter() {
        let (file, mut found) = parse_file(id, &file.text);
        ast.files.push(file);
        diagnostics.append(&mut found);
    }
    (ast, diagnostics)
}

/// Parses one file. The tree holds all that could be read, the diagnostics every fault.
pub fn parse_file(id: FileId, text: &str) -> (File, Vec<Diagnostic>) {
    let mut file = File { id, items: Vec::new(), comments: Vec::new() };
    let mut ctx = Ctx { file: id, text, errors: Vec::new(), strays: Strays::default() };
    let scan = brackets::scan(id, text);
    if scan.too_deep || scan.unreadable {
        // Beyond these the grammar itself would recurse without bound, or read half the file as one word.
        return (file, scan.errors.into_iter().map(Diagnostic::from).collect());
    }
    match Grammar::parse(Rule::file, text) {
        Ok(mut pairs) => {
            if let Some(root) = pairs.next() {
                file.comments = comments(&ctx, &root);
                for pair in kids(root) {
                    if let Some(item) = ctx.item(pair) {
                        file.items.push(item);
                    }
                }
            }
        }
        Err(error) => ctx.stray_error(error),
    }
    let mut errors = ctx.errors;
    if let Some(first) = scan.errors.iter().map(SyntaxError::span).min() {
        // After a bracket without its other half, the rest of the file is read wrongly: only faults before it are told.
        errors.retain(|error| error.span() < first);
    }
    errors.extend(scan.errors);
    (file, errors.into_iter().map(Diagnostic::from).collect())
}

/// The comments of a file, in order.
fn comments(ctx: &Ctx<'_>, root: &Pair<'_, Rule>) -> Vec<Span> {
    let all = root.clone().into_inner().flatten();
    all.filter(|pair| pair.as_rule() == Rule::COMMENT).map(|pair| ctx.span(&pair)).collect()
}

/// What the parsing of one file carries along.
pub(super) struct Ctx<'t> {
    pub(super) file: FileId,
    pub(super) text: &'t str,
    pub(super) errors: Vec<SyntaxError>,
    pub(super) strays: Strays,
}

impl Ctx<'_> {
    /// The place of a pair, without the blanks behind it that pest may have taken along.
    pub(super) fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        Span::new(self.file, pair.as_span().start(), end(pair.clone()))
    }

    /// A declaration at the top of a file.
    fn item(&mut self, pair: Pair<'_, Rule>) -> Option<Item> {
        match pair.as_rule() {
            Rule::act => Some(Item::Act(self.act(pair)?)),
            Rule::within => Some(Item::Within(self.only_name(pair)?)),
            Rule::document => Some(Item::Document(self.act(pair)?)),
            Rule::party => Some(Item::Party(self.party(pair)?)),
            Rule::entity => Some(Item::Entity(self.entity(pair)?)),
            Rule::assessment => Some(Item::Assessment(self.assessment(pair)?)),
            Rule::parameter => Some(Item::Parameter(self.parameter(pair)?)),
            Rule::section => Some(Item::Section(self.section(pair)?)),
            Rule::amendment => Some(Item::Amendment(self.amendment(pair)?)),
            Rule::amend => Some(Item::Amend(self.amend(pair)?)),
            Rule::repeal_top | Rule::renumber_top => Some(Item::Amend(self.amend_line(pair)?)),
            Rule::case => Some(Item::Case(self.case(pair)?)),
            Rule::stray => {
                self.stray(pair);
                None
            }
            _ => None,
        }
    }

    /// The name of a pair of rule `name` or `path`.
    pub(super) fn name(&self, pair: &Pair<'_, Rule>) -> Name {
        Name { text: Arc::from(pair.as_str()), span: self.span(pair) }
    }

    /// The first name in a pair.
    pub(super) fn only_name(&self, pair: Pair<'_, Rule>) -> Option<Name> {
        kids(pair).find(|child| child.as_rule() == Rule::name).map(|child| self.name(&child))
    }

    /// Takes a label pair into `labels`; says so when the language has one already.
    pub(super) fn label(&mut self, pair: Pair<'_, Rule>, labels: &mut Labels) {
        let span = self.span(&pair);
        let norwegian = pair.as_rule() == Rule::label_nb;
        let text = kids(pair).find(|child| child.as_rule() == Rule::string).map(|child| unquote(&child));
        let slot = if norwegian { &mut labels.nb } else { &mut labels.en };
        if slot.is_some() {
            self.errors.push(SyntaxError::LabelTwice { language: if norwegian { "nb" } else { "en" }, span });
        } else {
            *slot = text;
        }
    }

    /// All labels directly below a pair.
    pub(super) fn labels_in(&mut self, pair: Pair<'_, Rule>) -> Labels {
        let mut labels = Labels::default();
        for child in kids(pair) {
            if matches!(child.as_rule(), Rule::label_nb | Rule::label_en) {
                self.label(child, &mut labels);
            }
        }
        labels
    }
}

/// The pairs below a pair, comments left out.
pub(super) fn kids(pair: Pair<'_, Rule>) -> impl DoubleEndedIterator<Item = Pair<'_, Rule>> {
    pair.into_inner().filter(|child| child.as_rule() != Rule::COMMENT)
}

/// The end of the last thing in a pair that is not blank.
fn end(pair: Pair<'_, Rule>) -> usize {
    let span = pair.as_span();
    match kids(pair).next_back() {
        Some(last) => end(last),
        None => span.start() + span.as_str().trim_end().len(),
    }
}

/// The text between quotation marks, `\"` resolved.
pub(super) fn unquote(pair: &Pair<'_, Rule>) -> String {
    let raw = pair.as_str();
    let inner = raw.strip_prefix('"').unwrap_or(raw);
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    if !inner.contains('\\') {
        return inner.to_owned();
    }
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    out
}

/// The text of the first string in a pair.
pub(super) fn string_in(pair: Pair<'_, Rule>) -> Option<String> {
    kids(pair).find(|child| child.as_rule() == Rule::string).map(|child| unquote(&child))
}
