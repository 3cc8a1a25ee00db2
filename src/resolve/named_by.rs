//! The fact that an entity is named by in answers: «reisende Kari» in place of «reisende 2».

use super::error::did_you_mean;
use super::scope::Ctx;
use crate::law::Text;
use crate::model::{FactId, Type};
use crate::source::{Diagnostic, Span, both, codes, nearest};
use crate::syntax::ast;

/// What can be wrong with `named by`.
#[derive(Debug)]
pub(super) enum NamedByError {
    /// `named by frst_name`, `named by group.day`
    NoFactOfIt { name: String, entity: String, near: Option<String>, texts: Vec<String>, span: Span },
    /// `named by born`
    NoText { name: String, found: Text, texts: Vec<String>, span: Span, declared: Span },
    /// `named by` of an entity that is in no list
    InNoList { entity: String, span: Span },
}

impl Ctx<'_> {
    /// Finds the facts that entities are named by, now that all are declared.
    pub(super) fn names_of_entities(&mut self) {
        for item in self.ast.files.iter().flat_map(|file| &file.items) {
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

    /// The fact an entity is named by; nothing to tell of an entity that is declared twice, or of a type that is told elsewhere.
    fn naming(&self, entity: &ast::Entity, name: &ast::Name) -> Result<(usize, FactId), Option<NamedByError>> {
        let at = self.entities.get(&entity.name.text).copied().ok_or(None)?;
        let own = self.book.entities.get(at).filter(|own| own.span == entity.name.span).ok_or(None)?;
        let prefix = format!("{}.", own.name);
        let facts = own.facts.iter().filter_map(|id| Some((*id, self.book.facts.get(id.index())?)));
        let facts: Vec<_> = facts.filter_map(|(id, fact)| Some((id, fact.name.strip_prefix(prefix.as_str())?, fact))).collect();
        let texts = || facts.iter().filter(|(_, _, fact)| fact.ty == Type::Text).map(|(_, name, _)| (*name).to_owned()).collect();
        let (text, span) = (name.text.to_string(), name.span);
        let Some((id, _, fact)) = facts.iter().find(|(_, own, _)| *own == &*name.text) else {
            // A fact of its own with the name of the entity before it is meant as it is.
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

/// What to write in its place: one of the texts the entity has, or a text that it should have.
fn one_of(texts: &[String]) -> Text {
    if texts.is_empty() {
        return both(
            "gi den en opplysning av typen `text`, som `name : text`, og skriv `named by name`",
            "give it a fact of the type `text`, such as `name : text`, and write `named by name`",
        );
    }
    let list = texts.iter().map(|name| format!("`named by {name}`")).collect::<Vec<_>>();
    both(format!("skriv {}", list.join(" eller ")), format!("write {}", list.join(" or ")))
}

impl From<NamedByError> for Diagnostic {
    fn from(error: NamedByError) -> Diagnostic {
        match error {
            NamedByError::NoFactOfIt { name, entity, near, texts, span } => Diagnostic::error(
                codes::UNKNOWN_NAME,
                span,
                both(format!("`{entity}` har ingen opplysning `{name}`"), format!("`{entity}` has no fact `{name}`")),
            )
            .label(both("ingen opplysning om den", "no fact of it"))
            .help(did_you_mean(near).unwrap_or_else(|| one_of(&texts))),
            NamedByError::NoText { name, found, texts, span, declared } => Diagnostic::error(
                codes::TYPE,
                span,
                both(
                    format!("`{name}` er {}, men et navn er en tekst", found.nb),
                    format!("`{name}` is {}, but a name is a text", found.en),
                ),
            )
            .label(both("ingen tekst", "no text"))
            .also(declared, both("erklært her", "declared here"))
            .help(one_of(&texts)),
            NamedByError::InNoList { entity, span } => Diagnostic::error(
                codes::WRONG_KIND,
                span,
                both(
                    format!("`{entity}` står ikke i noen liste: det er bare én i en sak"),
                    format!("`{entity}` stands in no list: there is only one in a case"),
                ),
            )
            .label(both("ingen å skille den fra", "none to tell it apart from"))
            .help(both(
                format!("ta bort linjen, eller la en annen ha den i en `list of {entity}`"),
                format!("remove the line, or let another have it in a `list of {entity}`"),
            )),
        }
    }
}
