//! From text to tree: the entry.

use pest::Parser;
use pest::iterators::Pair;

use super::ast::{Ast, File, Item};
use super::brackets;
use super::ctx::{Ctx, kids};
use super::error::SyntaxError;
use super::faults::Held;
use super::grammar::{Grammar, Rule};
use crate::source::{Diagnostic, FileId, SourceMap, Span, limits, parallel_map};

/// Parses every file of a map, in order.
pub fn parse(sources: &SourceMap) -> (Ast, Vec<Diagnostic>) {
    parse_with(sources, parse_file)
}

/// Every file of a map as `read` reads it, in order.
pub fn parse_with(sources: &SourceMap, read: impl Fn(FileId, &str) -> (File, Vec<Diagnostic>) + Sync) -> (Ast, Vec<Diagnostic>) {
    let mut ast = Ast::default();
    let mut diagnostics = Vec::new();
    for (file, mut found) in parsed(&sources.iter().map(|(id, file)| (id, file.text.as_str())).collect::<Vec<_>>(), read) {
        ast.files.push(file.into());
        diagnostics.append(&mut found);
    }
    (ast, diagnostics)
}

/// Below so many bytes another thread costs more than it saves.
const WORTH_A_THREAD: usize = 100_000;

/// The files read, in their order; side by side where there is enough of them, the large ones first, so that no thread is left alone with
/// one. A file is read alike whoever reads it.
fn parsed(files: &[(FileId, &str)], read: impl Fn(FileId, &str) -> (File, Vec<Diagnostic>) + Sync) -> Vec<(File, Vec<Diagnostic>)> {
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    if bytes < WORTH_A_THREAD {
        return files.iter().map(|(id, text)| read(*id, text)).collect();
    }
    let mut largest_first: Vec<usize> = (0..files.len()).collect();
    largest_first.sort_by_key(|at| std::cmp::Reverse(files.get(*at).map_or(0, |(_, text)| text.len())));
    let parsed = parallel_map(&largest_first, |at| files.get(*at).map(|(id, text)| read(*id, text)));
    let mut parsed: Vec<_> = largest_first.into_iter().zip(parsed).collect();
    parsed.sort_unstable_by_key(|(at, _)| *at);
    parsed.into_iter().filter_map(|(_, file)| file).collect()
}

/// Parses one file. The tree holds all that could be read, the diagnostics every fault.
pub fn parse_file(id: FileId, text: &str) -> (File, Vec<Diagnostic>) {
    let mut file = File { id, items: Vec::new(), quotes: Vec::new(), unused: Vec::new(), comments: Vec::new() };
    let scan = brackets::scan(id, text);
    if scan.too_deep || scan.unreadable {
        // Beyond these the grammar itself would recurse without bound, or read half the file as one word. Too deep alone says enough.
        let deep = |error: &SyntaxError| matches!(error, SyntaxError::TooDeep { .. });
        let told = scan.errors.into_iter().filter(|error| !scan.too_deep || deep(error));
        return (file, told.take(limits::FAULTS).map(Diagnostic::from).collect());
    }
    let balanced = brackets::balanced(text, &scan.errors);
    let mut ctx = Ctx::new(id, &balanced, 0);
    match Grammar::parse(Rule::file, &balanced) {
        Ok(pairs) => pairs.flat_map(kids).for_each(|pair| file.items.extend(ctx.top(pair))),
        Err(error) => ctx.stray_error(error),
    }
    file.quotes = ctx.quotes;
    file.unused = ctx.unused;
    file.comments = scan.comments;
    let errors = ctx.faults.into_list().into_iter().map(Diagnostic::from).collect();
    (file, faults(text, errors, &scan.errors))
}

/// The faults of a file: those of its declarations, and those of the look over it.
pub(super) fn faults(text: &str, mut errors: Vec<Diagnostic>, scanned: &[SyntaxError]) -> Vec<Diagnostic> {
    if let Some(first) = scanned.iter().map(SyntaxError::span).min() {
        // After a bracket without its other half, and at it, the file is read wrongly: only faults before it are told.
        let between = |span: Span| text.get(span.end as usize..first.start as usize).unwrap_or_default();
        errors.retain(|error| error.span.is_some_and(|span| span < first && !between(span).trim().is_empty()));
    }
    errors.extend(scanned.iter().cloned().map(Diagnostic::from));
    errors
}

impl Ctx<'_> {
    /// What stands at the top of a file; none where that fits nothing.
    pub(super) fn top(&mut self, pair: Pair<'_, Rule>) -> Option<Item> {
        match pair.as_rule() {
            Rule::stray => {
                self.stray(pair);
                None
            }
            // What stands alone of brackets was told by the look over the file.
            Rule::close | Rule::EOI => None,
            _ => self.item(pair).ok(),
        }
    }

    /// A declaration at the top of a file.
    fn item(&mut self, pair: Pair<'_, Rule>) -> Held<Item> {
        match pair.as_rule() {
            Rule::act => Ok(Item::Act(self.act(pair)?)),
            Rule::within => Ok(Item::Within(self.only_name(pair)?)),
            Rule::document => Ok(Item::Document(self.act(pair)?)),
            Rule::party => Ok(Item::Party(self.party(pair)?)),
            Rule::calendar => Ok(Item::Calendar(self.calendar(pair)?)),
            Rule::entity => Ok(Item::Entity(self.entity(pair)?)),
            Rule::assessment => Ok(Item::Assessment(self.assessment(pair)?)),
            Rule::parameter => Ok(Item::Parameter(self.parameter(pair)?)),
            Rule::section => Ok(Item::Section(self.section(pair)?)),
            Rule::amendment => Ok(Item::Amendment(self.amendment(pair)?)),
            Rule::amend => Ok(Item::Amend(self.amend(pair)?)),
            Rule::repeal_top | Rule::renumber_top => Ok(Item::Amend(self.amend_line(pair)?)),
            Rule::claim => Ok(Item::Claim(self.claim(pair)?)),
            Rule::invariant => Ok(Item::Invariant(self.invariant(pair)?)),
            Rule::case => Ok(Item::Case(self.case(pair)?)),
            _ => Err(self.not_held(&pair)),
        }
    }
}
