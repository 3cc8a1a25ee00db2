//! The faults of rules about each entity of a list and of gathers, and their messages.

use crate::source::{Diagnostic, Span, both, codes};

/// A fault about the entities of lists.
#[derive(Debug)]
pub(super) enum ListError {
    /// a rule that speaks of `child.born` without being `of child`
    NotSaid {
        rule: String,
        /// The entity that the rule is declared for.
        each: Option<String>,
        /// The entity that the rule refers to.
        entity: String,
        /// The entity that the rule should be declared for, if there is one.
        of: Option<String>,
        /// Whether the rule's entity stands in lists of `entity` and also in lists of another entity.
        in_several: bool,
        span: Span,
        at: Span,
    },
    /// `count of h.members where …` in a rule `of member`
    Twice {
        entity: String,
        /// Whether the list is a fact of such an entity.
        own: bool,
        span: Span,
        first: Span,
        /// Whether the entity is in scope because the rule is declared for it.
        by_rule: bool,
    },
    /// `only where child.at_home` of a rule of the case as a whole
    Claim { rule: String, entity: String, span: Span },
    /// `invariant "…" : child.at_home implies …`
    Side { entity: String, span: Span },
    /// `impossible negative of item`
    Impossible { rule: String, entity: String, span: Span },
    /// `any of h.members where member.rich or h.urgent`
    Reaches { entity: String, span: Span, list: Span },
    /// `count of h.members where member.age > limit + 1`
    Arithmetic { span: Span, list: Span },
}

impl From<ListError> for Diagnostic {
    fn from(error: ListError) -> Diagnostic {
        match error {
            ListError::NotSaid { rule, each, entity, of, in_several, span, at } => {
                let message = match (&each, &of) {
                    (Some(each), _) => both(
                        format!("`{rule}` gjelder én `{each}`, men taler om `{entity}` også"),
                        format!("`{rule}` is about one `{each}`, but speaks of `{entity}` too"),
                    ),
                    (None, of) => {
                        let about = of.as_ref().unwrap_or(&entity);
                        both(
                            format!("`{rule}` gjelder én `{about}` av gangen, men sier det ikke"),
                            format!("`{rule}` is about one `{about}` at a time, but does not say so"),
                        )
                    }
                };
                let help = match (each, of) {
                    (None, Some(of)) => both(
                        format!("skriv `of {of}` bak navnet, eller samle dem: `any of …`, `sum of … over …`"),
                        format!("write `of {of}` after the name, or gather them: `any of …`, `sum of … over …`"),
                    ),
                    (Some(each), Some(of)) => both(
                        format!("skriv `of {of}` i stedet for `of {each}`, eller samle dem: `any of …`, `sum of … over …`"),
                        format!("write `of {of}` in place of `of {each}`, or gather them: `any of …`, `sum of … over …`"),
                    ),
                    (Some(each), None) if in_several => both(
                        format!(
                            "`{each}` står i lister av mer enn ett slag, så det er ikke gitt hvilken `{entity}` det er; gi dem som står i lister av `{entity}`, en `entity` for seg"
                        ),
                        format!(
                            "`{each}` stands in lists of more than one kind, so which `{entity}` it is remains open; give those in lists of `{entity}` an `entity` of their own"
                        ),
                    ),
                    (_, None) => both(
                        format!("samle det som gjelder `{entity}`: `any of … where …`, `sum of … over …`"),
                        format!("gather what is about `{entity}`: `any of … where …`, `sum of … over …`"),
                    ),
                };
                Diagnostic::error(codes::WRONG_KIND, span, message)
                    .label(both("kan ha flere svar", "can have several answers"))
                    .also(at, both(format!("taler om `{entity}`"), format!("speaks of `{entity}`")))
                    .help(help)
            }
            ListError::Twice { entity, own, span, first, by_rule } => Diagnostic::error(
                codes::AMBIGUOUS,
                span,
                both(
                    format!("her er det to `{entity}` det kan være tale om"),
                    format!("there are two of `{entity}` that this can be about"),
                ),
            )
            .label(both("en fra denne listen", "one from this list"))
            .also(
                first,
                if by_rule {
                    both("og den som regelen gjelder", "and the one that the rule is about")
                } else {
                    both("og den det alt er tale om her", "and the one that this is about already")
                },
            )
            .help(if own {
                both(
                    format!("gi dem som står i listen, en `entity` for seg, så de får et annet navn enn `{entity}`"),
                    format!("give those in the list an `entity` of their own, so that they have another name than `{entity}`"),
                )
            } else {
                both(
                    format!(
                        "finn det i en regel for seg som ikke er `of {entity}`, og bruk den her; det som holder én `{entity}` opp mot en annen, må være en opplysning"
                    ),
                    format!(
                        "find it in a rule of its own that is not `of {entity}`, and use that here; what holds one `{entity}` against another must be a fact"
                    ),
                )
            }),
            ListError::Claim { rule, entity, span } => Diagnostic::error(
                codes::WRONG_KIND,
                span,
                both(
                    format!("dette gjelder én `{entity}` av gangen, og det gjør ikke `{rule}`"),
                    format!("this is about one `{entity}` at a time, and `{rule}` is not"),
                ),
            )
            .label(both("kan ha flere svar", "can have several answers"))
            .help(both("samle dem: `any of … where …`, `count of … where …`", "gather them: `any of … where …`, `count of … where …`")),
            ListError::Side { entity, span } => Diagnostic::error(
                codes::WRONG_KIND,
                span,
                both(
                    format!("dette gjelder én `{entity}` av gangen, og det som alltid skal holde, gjelder saken som helhet"),
                    format!("this is about one `{entity}` at a time, and what must always hold is about the case as a whole"),
                ),
            )
            .label(both("kan ha flere svar", "can have several answers"))
            .help(both("samle dem: `(any of … where …)`", "gather them: `(any of … where …)`")),
            ListError::Impossible { rule, entity, span } => Diagnostic::error(
                codes::WRONG_KIND,
                span,
                both(
                    format!("`{rule}` gjelder én `{entity}` av gangen, men det er saken som ikke kan være slik"),
                    format!("`{rule}` is about one `{entity}` at a time, but it is the case that can't be so"),
                ),
            )
            .label(both("en regel for hele saken trengs", "a rule of the whole case is wanted"))
            .help(both(
                format!("ta bort `of {entity}`, og skriv hvilken liste: `holds when any of … where …`"),
                format!("remove `of {entity}`, and write which list: `holds when any of … where …`"),
            )),
            ListError::Reaches { entity, span, list } => Diagnostic::warning(
                codes::REACH,
                span,
                both(
                    format!("vilkåret bak `where` tar med dette også, som ikke gjelder `{entity}`"),
                    format!("the condition behind `where` takes this in too, which is not about `{entity}`"),
                ),
            )
            .label(both("en del av vilkåret", "part of the condition"))
            .also(list, both("listen", "the list"))
            .help(both(
                "sett parentes om vilkåret, `where (a or b)`, eller om det som ender før dette: `(any of … where a) or b`",
                "put brackets around the condition, `where (a or b)`, or around what ends before this: `(any of … where a) or b`",
            )),
            ListError::Arithmetic { span, list } => Diagnostic::warning(
                codes::REACH,
                span,
                both("vilkåret bak `where` tar med denne utregningen", "the condition behind `where` takes in this calculation"),
            )
            .label(both("en del av vilkåret", "part of the condition"))
            .also(list, both("listen", "the list"))
            .help(both(
                "sett parentes om vilkåret, `where (a > b + c)`, eller om det som ender før utregningen: `(sum of … where a > b) + c`",
                "put brackets around the condition, `where (a > b + c)`, or around what ends before the calculation: `(sum of … where a > b) + c`",
            )),
        }
    }
}
