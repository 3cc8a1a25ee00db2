//! Names that nothing uses in any version: worth a look, since a rule may have been meant to use them.
//!
//! Not here: rules, each of which can be asked for, and names marked `unused` with a reason.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::law::Text;
use crate::model::{ExprKind, Rulebook};
use crate::source::{Diagnostic, SourceMap, Span, both, codes};
use crate::syntax::ast::{Ast, Item};

/// The kinds of name that are there to be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Assessment,
    Parameter,
    Reading,
    Party,
}

impl What {
    fn text(self) -> Text {
        match self {
            What::Assessment => both("vurderingen", "the assessment"),
            What::Parameter => both("parameteren", "the parameter"),
            What::Reading => both("lesemåten", "the reading"),
            What::Party => both("parten", "the party"),
        }
    }
}

/// Where a name is declared in any version, and whether anything uses it in one of them.
#[derive(Debug, Default)]
struct Use {
    spans: Vec<Span>,
    used: bool,
}

/// The names of all versions looked at.
#[derive(Debug, Default)]
pub(super) struct Usage {
    names: BTreeMap<(What, Arc<str>), Use>,
}

impl Usage {
    /// Takes in the names of a version.
    pub(super) fn note(&mut self, book: &Rulebook, ast: &Ast) {
        let mut facts = vec![false; book.facts.len()];
        let mut parameters = vec![false; book.parameters.len()];
        let mut readings = vec![false; book.readings.len()];
        for expr in &book.exprs {
            let slot = match &expr.kind {
                ExprKind::Fact(id) => facts.get_mut(id.index()),
                ExprKind::Parameter(id, _) => parameters.get_mut(id.index()),
                ExprKind::Reading(id) => readings.get_mut(id.index()),
                _ => None,
            };
            if let Some(slot) = slot {
                *slot = true;
            }
        }
        for (fact, used) in book.facts.iter().zip(facts).filter(|(fact, _)| fact.assessment.is_some()) {
            self.declared(What::Assessment, &fact.name, fact.span, used);
        }
        for (parameter, used) in book.parameters.iter().zip(parameters) {
            self.declared(What::Parameter, &parameter.name, parameter.span, used);
        }
        for (reading, used) in book.readings.iter().zip(readings) {
            self.declared(What::Reading, &reading.name, reading.span, used);
        }
        let judges = || book.facts.iter().filter_map(|fact| fact.assessment.as_ref()?.by);
        for (at, party) in book.parties.iter().enumerate() {
            let used = party.spoken_of || judges().any(|by| by.index() == at);
            let mut declared = ast.files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
                Item::Party(own) if own.name.text == party.name => Some(own.name.span),
                _ => None,
            });
            if let Some(span) = declared.next() {
                self.declared(What::Party, &party.name, span, used);
            }
        }
    }

    fn declared(&mut self, what: What, name: &Arc<str>, span: Span, used: bool) {
        let known = self.names.entry((what, name.clone())).or_default();
        known.used |= used;
        if !known.spans.contains(&span) {
            known.spans.push(span);
        }
    }

    /// A warning for each name that nothing uses and that is not marked as such.
    pub(super) fn warnings(self, ast: &Ast, sources: &SourceMap) -> Vec<Diagnostic> {
        let marked: Vec<Span> = ast.files.iter().flat_map(|file| &file.unused).copied().collect();
        let within = |mark: &Span, whole: &Span| mark.file == whole.file && whole.start <= mark.start && mark.end <= whole.end;
        let unused = self.names.into_iter().filter(|(_, own)| !own.used);
        let told = unused.filter(|(_, own)| !own.spans.iter().any(|whole| marked.iter().any(|mark| within(mark, whole))));
        told.filter_map(|((what, name), own)| Some(warning(what, &name, name_in(&name, *own.spans.first()?, sources)))).collect()
    }
}

/// The name alone, where the place of its whole declaration is known.
fn name_in(name: &str, whole: Span, sources: &SourceMap) -> Span {
    match sources.text(whole).find(&format!(" {name}")) {
        Some(at) => Span::new(whole.file, whole.start as usize + at + 1, whole.start as usize + at + 1 + name.len()),
        None => whole,
    }
}

fn warning(what: What, name: &str, span: Span) -> Diagnostic {
    let what = what.text();
    let message = both(format!("{} `{name}` brukes ikke av noen regel", what.nb), format!("{} `{name}` is not used by any rule", what.en));
    let help = both(
        "bruk navnet, fjern det, eller skriv hvorfor det står der: `unused nb \"…\" en \"…\"`",
        "use the name, remove it, or write why it is there: `unused nb \"…\" en \"…\"`",
    );
    Diagnostic::warning(codes::UNUSED, span, message).label(both("ikke brukt", "not used")).help(help)
}
