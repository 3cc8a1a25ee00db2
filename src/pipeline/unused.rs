//! Names that are used in no version. A warning, since a rule may have been meant to use them.
//!
//! Example: `figure upper_age = 67` that no condition uses. Also names marked `unused` that are used after all.
//! Not here: rights, duties, powers, prohibitions and deadlines, which are goals themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

use crate::law::Text;
use crate::model::{ExprKind, Kind, Rulebook};
use crate::source::{Diagnostic, SourceMap, Span, both, codes};
use crate::syntax::ast::{self, Ast, Expr, Item};

/// The kinds of name that should be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum What {
    Assessment,
    Parameter,
    Reading,
    Party,
    Fact,
    Figure,
    Condition,
    Value,
    /// A rule that is a goal itself.
    Goal,
}

impl What {
    /// What a rule is; none for a part of another.
    pub(crate) fn of_rule(kind: Kind) -> Option<What> {
        match kind {
            Kind::Condition => Some(What::Condition),
            Kind::Value => Some(What::Value),
            Kind::Right | Kind::Duty | Kind::Power | Kind::Prohibition | Kind::Impossible | Kind::Deadline => Some(What::Goal),
            Kind::Let | Kind::Exception => None,
        }
    }

    fn text(self) -> Text {
        match self {
            What::Assessment => both("vurderingen", "the assessment"),
            What::Parameter => both("parameteren", "the parameter"),
            What::Reading => both("lesemåten", "the reading"),
            What::Party => both("parten", "the party"),
            What::Fact => both("opplysningen", "the fact"),
            What::Figure => both("tallet", "the figure"),
            What::Condition => both("vilkåret", "the condition"),
            What::Value => both("verdien", "the value"),
            What::Goal => both("regelen", "the rule"),
        }
    }

    /// Whether a case or a claim counts as a use.
    fn is_asked_for(self) -> bool {
        matches!(self, What::Condition | What::Value)
    }
}

/// Where a name is declared in any version, and whether some version uses it.
#[derive(Debug, Default)]
struct Use {
    spans: Vec<Span>,
    used: bool,
}

/// The declarations of all versions examined, with their uses.
#[derive(Debug, Default)]
pub(crate) struct Usage {
    declared: HashMap<(Span, Arc<str>), (What, bool)>,
}

impl Usage {
    /// Adds the names of a version.
    pub(super) fn note(&mut self, book: &Rulebook) {
        let mut facts = vec![false; book.facts.len()];
        let mut parameters = vec![false; book.parameters.len()];
        let mut readings = vec![false; book.readings.len()];
        let mut figures = vec![false; book.figures.len()];
        let mut rules = vec![false; book.rules.len()];
        for expr in &book.exprs {
            let slot = match &expr.kind {
                ExprKind::Fact(id) => facts.get_mut(id.index()),
                ExprKind::Parameter(id, _) => parameters.get_mut(id.index()),
                ExprKind::Reading(id) => readings.get_mut(id.index()),
                ExprKind::Figure(id) => figures.get_mut(id.index()),
                ExprKind::Rule(id) => rules.get_mut(id.index()),
                _ => None,
            };
            if let Some(slot) = slot {
                *slot = true;
            }
        }
        for id in book.entities.iter().filter_map(|entity| entity.named_by) {
            if let Some(slot) = facts.get_mut(id.index()) {
                *slot = true;
            }
        }
        for (fact, used) in book.facts.iter().zip(facts) {
            let what = if fact.assessment.is_some() { What::Assessment } else { What::Fact };
            self.declared(what, &fact.name, fact.span, used);
        }
        for (parameter, used) in book.parameters.iter().zip(parameters) {
            self.declared(What::Parameter, &parameter.name, parameter.span, used);
        }
        for (reading, used) in book.readings.iter().zip(readings) {
            self.declared(What::Reading, &reading.name, reading.span, used);
        }
        for (figure, used) in book.figures.iter().zip(figures) {
            self.declared(What::Figure, &figure.name, figure.span, used);
        }
        for (rule, used) in book.rules.iter().zip(rules) {
            let Some(what) = What::of_rule(rule.kind) else { continue };
            self.declared(what, &rule.name, rule.span, used || what == What::Goal);
        }
        self.note_parties(book);
    }

    /// Takes in the parties of a version.
    pub(crate) fn note_parties(&mut self, book: &Rulebook) {
        let judges = || book.facts.iter().filter_map(|fact| fact.assessment.as_ref()?.by);
        for (at, party) in book.parties.iter().enumerate() {
            let used = party.spoken_of || judges().any(|by| by.index() == at);
            self.declared(What::Party, &party.name, party.span, used);
        }
    }

    /// Takes in a declaration, and whether it is used.
    pub(crate) fn declared(&mut self, what: What, name: &Arc<str>, span: Span, used: bool) {
        // Many versions contain the same declaration.
        self.declared.entry((span, name.clone())).or_insert((what, false)).1 |= used;
    }

    /// Tells each declaration, and whether it is used, in the order of their places.
    pub(crate) fn each(&self, mut to: impl FnMut(What, &Arc<str>, Span, bool)) {
        let mut all: Vec<_> = self.declared.iter().collect();
        all.sort_unstable();
        all.into_iter().for_each(|((span, name), (what, used))| to(*what, name, *span, *used));
    }

    /// Warns about each name that is unused and not marked so, and about each that is marked and used.
    pub(super) fn warnings(self, ast: &Ast, sources: &SourceMap) -> Vec<Diagnostic> {
        let marked: BTreeSet<Span> = ast.files.iter().flat_map(|file| &file.unused).copied().collect();
        self.warnings_about(&marked, &asked(ast.files.iter().flat_map(|file| &file.items)), |span| sources.text(span))
    }

    /// The same, of the names that are marked and the rules that are asked for; `text` is what stands at a place.
    pub(crate) fn warnings_about<'t>(
        self,
        marked: &BTreeSet<Span>,
        asked: &BTreeSet<&str>,
        text: impl Fn(Span) -> &'t str,
    ) -> Vec<Diagnostic> {
        // Declarations do not overlap, so a mark that begins within one belongs to it.
        let mark = |whole: &Span| marked.range(*whole..).next().filter(|mark| mark.file == whole.file && mark.end <= whole.end).copied();
        let mut names: BTreeMap<(What, Arc<str>), Use> = BTreeMap::new();
        let mut declared: Vec<_> = self.declared.into_iter().collect();
        declared.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        for ((span, name), (what, used)) in declared {
            let known = names.entry((what, name)).or_default();
            known.used |= used;
            known.spans.push(span);
        }
        let mut out = Vec::new();
        for ((what, name), own) in names {
            let used = own.used || what.is_asked_for() && asked.contains(&*name);
            let mut marks = own.spans.iter().filter_map(mark);
            match (used, marks.next(), own.spans.first()) {
                (true, Some(mark), _) => out.push(stale(what, &name, mark)),
                (false, None, Some(whole)) => out.push(warning(what, &name, name_in(&name, *whole, text(*whole)))),
                _ => {}
            }
        }
        out
    }
}

/// The rules that a case or claim refers to.
pub(crate) fn asked<'a>(items: impl Iterator<Item = &'a Item>) -> BTreeSet<&'a str> {
    let mut asked = BTreeSet::new();
    for item in items {
        match item {
            Item::Case(case) => asked.extend(case.expectations.iter().map(|expected| &*expected.goal.text)),
            Item::Claim(claim) => {
                asked.insert(&*claim.rule.text);
            }
            Item::Invariant(own) => own.sides.iter().for_each(|side| named(side, &mut asked)),
            _ => {}
        }
    }
    asked
}

/// The names in a condition.
fn named<'a>(expr: &'a Expr, into: &mut BTreeSet<&'a str>) {
    if let ast::ExprKind::Path(name) = &expr.kind {
        into.insert(&*name.text);
    }
    expr.kind.each_below(&mut |own| named(own, into));
}

/// The span of the name alone, found within the span of its declaration.
fn name_in(name: &str, whole: Span, text: &str) -> Span {
    match text.find(&format!(" {name}")) {
        Some(at) => Span::new(whole.file, whole.start as usize + at + 1, whole.start as usize + at + 1 + name.len()),
        None => whole,
    }
}

fn warning(what: What, name: &str, span: Span) -> Diagnostic {
    let text = what.text();
    let message = if what.is_asked_for() {
        both(
            format!("{} `{name}` brukes ikke av noen regel, og ingen sak venter noe av den", text.nb),
            format!("{} `{name}` is not used by any rule, and no case expects anything of it", text.en),
        )
    } else {
        both(format!("{} `{name}` brukes ikke av noen regel", text.nb), format!("{} `{name}` is not used by any rule", text.en))
    };
    let help = if what.is_asked_for() {
        both(
            "skriv en sak som prøver den, bruk navnet, fjern det, eller skriv hvorfor det står der: `unused nb \"…\" en \"…\"`",
            "write a case that tries it, use the name, remove it, or write why it is there: `unused nb \"…\" en \"…\"`",
        )
    } else {
        both(
            "bruk navnet, fjern det, eller skriv hvorfor det står der: `unused nb \"…\" en \"…\"`",
            "use the name, remove it, or write why it is there: `unused nb \"…\" en \"…\"`",
        )
    };
    Diagnostic::warning(codes::UNUSED, span, message).label(both("ikke brukt", "not used")).help(help)
}

/// The warning about an `unused` mark on a name that is used.
fn stale(what: What, name: &str, mark: Span) -> Diagnostic {
    let text = what.text();
    let message = match what {
        What::Goal => both(
            format!("{} `{name}` er merket `unused`, men er til for å spørres etter, og trenger ikke brukes", text.nb),
            format!("{} `{name}` is marked `unused`, but is there to be asked for, and needs no use", text.en),
        ),
        _ => both(
            format!("{} `{name}` er merket `unused`, men brukes", text.nb),
            format!("{} `{name}` is marked `unused`, but is used", text.en),
        ),
    };
    let help = both("ta bort `unused` og begrunnelsen", "remove `unused` and its reason");
    Diagnostic::warning(codes::UNUSED, mark, message).label(both("gjelder ikke lenger", "no longer so")).help(help)
}
