//! Which provision of one version is which of the other.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::entries::Entry;
use crate::law::{Place, Section};
use crate::source::Span;
use crate::syntax::ast;

/// What a provision began as: a place in an act as it is written, or a text that a measure inserted.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Beginning {
    Written(Arc<str>, Place),
    Inserted(Span),
}

/// For each provision of each version, the one of the other version that it is.
///
/// The same text is the same provision. Otherwise a provision is one that began as the same, whatever it says and wherever it stands now:
/// texts of one place that are in force one after the other began as the same.
pub(super) fn pairs(ast: &ast::Ast, before: &[Entry<'_>], after: &[Entry<'_>]) -> [Vec<Option<usize>>; 2] {
    let mut mates = [vec![None; before.len()], vec![None; after.len()]];
    let texts: BTreeMap<Span, usize> = after.iter().enumerate().map(|(at, entry)| (entry.node.head.span, at)).collect();
    for (at, entry) in before.iter().enumerate() {
        if let Some(mate) = texts.get(&entry.node.head.span) {
            pair(&mut mates, at, *mate);
        }
    }
    let written = written(ast);
    let beginning = |entry: &Entry<'_>| match written.get(&entry.node.began) {
        Some((act, place)) => Beginning::Written(act.clone(), place.clone()),
        None => Beginning::Inserted(entry.node.began),
    };
    let began: BTreeMap<Beginning, usize> = after.iter().enumerate().map(|(at, entry)| (beginning(entry), at)).collect();
    for (at, entry) in before.iter().enumerate() {
        if let Some(mate) = began.get(&beginning(entry)) {
            pair(&mut mates, at, *mate);
        }
    }
    mates
}

/// Pairs two provisions, unless one of them has its mate already.
fn pair(mates: &mut [Vec<Option<usize>>; 2], before: usize, after: usize) {
    let [first, second] = mates;
    if let (Some(own @ None), Some(other @ None)) = (first.get_mut(before), second.get_mut(after)) {
        *own = Some(after);
        *other = Some(before);
    }
}

/// The place of each text that stands in an act itself.
fn written(ast: &ast::Ast) -> BTreeMap<Span, (Arc<str>, Place)> {
    let mut out = BTreeMap::new();
    for file in &ast.files {
        let mut current: Option<Arc<str>> = None;
        for item in &file.items {
            match item {
                ast::Item::Act(act) => current = Some(act.name.text.clone()),
                ast::Item::Within(name) => current = Some(name.text.clone()),
                ast::Item::Section(ast::Section { number, head, parts }) => {
                    let Some(act) = &current else { continue };
                    section(&mut out, act, number, head, parts);
                }
                _ => {}
            }
        }
    }
    out
}

fn section(out: &mut BTreeMap<Span, (Arc<str>, Place)>, act: &Arc<str>, number: &Section, head: &ast::Head, parts: &[ast::Part]) {
    let place = Place { section: Some(number.clone()), ..Place::default() };
    out.insert(head.span, (act.clone(), place.clone()));
    blocks(out, act, &place, parts);
}

fn blocks(out: &mut BTreeMap<Span, (Arc<str>, Place)>, act: &Arc<str>, outer: &Place, parts: &[ast::Part]) {
    for part in parts {
        let ast::Part::Block(block) = part else { continue };
        let mut place = outer.clone();
        match block.unit {
            ast::Unit::Subsection(number) => place.subsection = Some(number),
            ast::Unit::Letter(letter) => place.letter = Some(letter),
            ast::Unit::Sentence(number) => place.sentence = Some(number),
        }
        out.insert(block.head.span, (act.clone(), place.clone()));
        blocks(out, act, &place, &block.parts);
    }
}
