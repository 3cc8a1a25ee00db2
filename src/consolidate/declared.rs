//! What the files declare beside amendments and cases, looked up once for all versions.

use rustc_hash::FxHashSet as HashSet;

use crate::law::Section;
use crate::syntax::ast;

/// The declarations that make up every version: acts, sections, documents, entities, parameters.
#[derive(Debug, Default)]
pub struct Declared<'a> {
    files: Vec<Vec<&'a ast::Item>>,
    acts: HashSet<&'a str>,
    /// The days on which each act is in force, of those that have days.
    in_force: Vec<ast::InForce>,
    sections: HashSet<(&'a str, &'a Section)>,
}

impl<'a> Declared<'a> {
    pub(super) fn of(ast: &'a ast::Ast) -> Declared<'a> {
        let mut own = Declared::default();
        for file in &ast.files {
            let mut current = None;
            for item in &file.items {
                match item {
                    ast::Item::Act(act) => {
                        current = Some(&*act.name.text);
                        own.acts.insert(&act.name.text);
                        own.in_force.extend(act.in_force);
                    }
                    ast::Item::Within(name) => current = Some(&*name.text),
                    ast::Item::Section(section) => own.sections.extend(current.map(|act| (act, &section.number))),
                    _ => {}
                }
            }
            own.files.push(file.items.iter().filter(|item| is_declared(item)).collect());
        }
        own
    }

    /// The declarations of each file, in order.
    pub(super) fn files(&self) -> impl Iterator<Item = &[&'a ast::Item]> {
        self.files.iter().map(Vec::as_slice)
    }

    /// All declarations, in order.
    pub fn items(&self) -> impl Iterator<Item = &'a ast::Item> {
        self.files.iter().flatten().copied()
    }

    /// The days on which acts are in force, of those that have days.
    pub fn in_force(&self) -> &[ast::InForce] {
        &self.in_force
    }

    /// Whether an act is written, in force or not.
    pub fn has_act(&self, name: &str) -> bool {
        self.acts.contains(name)
    }

    /// Whether a section of an act is written, in force or not. What amendments insert does not count.
    pub fn has_section(&self, act: &str, section: &Section) -> bool {
        self.sections.contains(&(act, section))
    }
}

/// Whether something is part of every version of the law.
fn is_declared(item: &ast::Item) -> bool {
    match item {
        ast::Item::Act(_)
        | ast::Item::Within(_)
        | ast::Item::Document(_)
        | ast::Item::Party(_)
        | ast::Item::Calendar(_)
        | ast::Item::Entity(_)
        | ast::Item::Assessment(_)
        | ast::Item::Parameter(_)
        | ast::Item::Section(_) => true,
        ast::Item::Amendment(_) | ast::Item::Amend(_) | ast::Item::Claim(_) | ast::Item::Invariant(_) | ast::Item::Case(_) => false,
    }
}
