//! The fact that names an entity in answers: «reisende Kari» instead of «reisende 2».

use super::named_by_error::NamedByError;
use super::scope::Ctx;
use crate::model::{FactId, Type};
use crate::source::nearest;
use crate::syntax::ast;

impl Ctx<'_> {
    /// Resolves `named by`. Runs when all entities and facts are declared.
    pub(super) fn names_of_entities(&mut self) {
        for item in self.declared.clone().items() {
            if let ast::Item::Entity(entity) = item
                && let Some(name) = &entity.named_by
            {
                match self.naming(entity, name) {
                    Ok((at, fact)) => {
                        if let Some(own) = self.book.entities.get_mut(at) {
                            own.named_by = Some(fact);
                        }
                    }
                    Err(error) => self.errors.extend(error.map(super::error::ResolveError::NamedBy)),
                }
            }
        }
    }

    /// The naming fact of an entity. `Err(None)` if the fault is reported elsewhere: an entity declared twice, or a wrong type.
    fn naming(&self, entity: &ast::Entity, name: &ast::Name) -> Result<(usize, FactId), Option<NamedByError>> {
        let at = self.entities.get(&entity.name.text).copied().ok_or(None)?;
        let own = self.book.entities.get(at).filter(|own| own.span == entity.name.span).ok_or(None)?;
        let prefix = format!("{}.", own.name);
        let facts = own.facts.iter().filter_map(|id| Some((*id, self.book.facts.get(id.index())?)));
        let facts: Vec<_> = facts.filter_map(|(id, fact)| Some((id, fact.name.strip_prefix(prefix.as_str())?, fact))).collect();
        let texts = || facts.iter().filter(|(_, _, fact)| fact.ty == Type::Text).map(|(_, name, _)| (*name).to_owned()).collect();
        let (text, span) = (name.text.to_string(), name.span);
        let Some((id, _, fact)) = facts.iter().find(|(_, own, _)| *own == &*name.text) else {
            // A fact whose own name begins with the entity's name is taken as written.
            let meant = text.strip_prefix(prefix.as_str()).unwrap_or(&text);
            let known = facts.iter().map(|(_, own, _)| *own);
            let near = known.clone().find(|own| *own == meant).map(str::to_owned).or_else(|| nearest(meant, known));
            return Err(Some(NamedByError::NoFactOfIt { name: text, entity: own.name.to_string(), near, texts: texts(), span }));
        };
        match fact.ty {
            Type::Text if own.listed => Ok((at, *id)),
            Type::Text => Err(Some(NamedByError::InNoList { entity: own.name.to_string(), span })),
            Type::Faulty => Err(None),
            _ => Err(Some(NamedByError::NoText { name: text, found: fact.ty.text(), texts: texts(), span, declared: fact.span })),
        }
    }
}
