//! Judges one expectation of a case.

use std::sync::Arc;

use super::error::SuiteError;
use crate::compile::Plan;
use crate::eval::{Decision, decide_case};
use crate::explain::{Citation, citations, headline, outcome_word};
use crate::facts::Facts;
use crate::law::{Lang, Place, Text};
use crate::model::{Cell, Duration, Named, Number, ReadingId, RuleId, Rulebook, TimeUnit, Type, Unit, Value};
use crate::pipeline::RuleFiles;
use crate::resolve;
use crate::source::Diagnostic;
use crate::source::{both, nearest};
use crate::syntax::ast::{Answer, CitationRef, Expectation, Literal, LiteralKind, Name, PlaceRef};

/// Decides the goal of an expectation. Fails if a name it chooses is unknown.
pub(super) fn decide<'r>(
    plan: &Arc<Plan>,
    base: &RuleFiles,
    facts: &Arc<Facts>,
    readings: impl Iterator<Item = &'r (Name, Name)>,
    expectation: &Expectation,
) -> Result<Decision, Vec<Diagnostic>> {
    let book = plan.checked().book();
    let mut errors = Vec::new();
    let chosen: Vec<(ReadingId, u16)> =
        readings.filter_map(|(reading, alternative)| choose(book, reading, alternative, &mut errors)).collect();
    match base.goal(plan, &expectation.goal.text) {
        Err(diagnostic) => Err(vec![Diagnostic { span: Some(expectation.goal.span), ..*diagnostic }]),
        Ok(_) if !errors.is_empty() => Err(errors.into_iter().map(Diagnostic::from).collect()),
        Ok(goal) => {
            decide_case(plan, goal, facts.clone(), &chosen).map_err(|too_much| vec![at_expectation(too_much.diagnostic(plan), expectation)])
        }
    }
}

/// Moves a diagnostic about rules to the expectation that led to it, and keeps its own place as a second one.
fn at_expectation(told: Diagnostic, expectation: &Expectation) -> Diagnostic {
    let (own, label) = (told.span, told.label.clone());
    let at = Diagnostic { span: Some(expectation.span), label: None, ..told };
    match own.zip(label) {
        Some((span, label)) => at.also(span, label),
        None => at,
    }
}

/// The faults in the names and type of an expectation. Decides nothing.
pub(super) fn written<'r>(
    plan: &Plan,
    base: &RuleFiles,
    readings: impl Iterator<Item = &'r (Name, Name)>,
    expectation: &Expectation,
) -> Vec<Diagnostic> {
    let book = plan.checked().book();
    let mut errors = Vec::new();
    readings.for_each(|(reading, alternative)| {
        choose(book, reading, alternative, &mut errors);
    });
    let goal = match base.goal(plan, &expectation.goal.text) {
        Ok(goal) => goal,
        Err(diagnostic) => return vec![Diagnostic { span: Some(expectation.goal.span), ..*diagnostic }],
    };
    let ty = book.rules.get(goal.index()).map_or(Type::Truth, |rule| rule.ty);
    errors.extend(expected(expectation, ty, book).err().map(|error| *error));
    errors.extend(expectation.citing.iter().filter_map(|wanted| cited_act(book, goal, wanted).err().map(|error| *error)));
    errors.into_iter().map(Diagnostic::from).collect()
}

/// The faults of an expectation, held against the decision.
pub(super) fn judge(decision: &Decision, expectation: &Expectation) -> Vec<Diagnostic> {
    let (plan, goal) = (&decision.plan, decision.goal);
    let book = plan.checked().book();
    let mut errors = Vec::new();
    let ty = book.rules.get(goal.index()).map_or(Type::Truth, |rule| rule.ty);
    match expected(expectation, ty, book) {
        Ok(cell) if cell == decision.cell => {}
        Ok(cell) => {
            let wanted = if cell == Cell::Fault { both("intet svar", "no answer") } else { words(cell.clone(), ty, book) };
            let found = words(decision.cell.clone(), ty, book);
            let why = Text::of(|lang| headline(decision, lang));
            errors.push(SuiteError::Answer {
                fault: decision.cell == Cell::Fault,
                wanted,
                found,
                why,
                cited: cited_words(decision),
                span: expectation.span,
            });
        }
        Err(error) => errors.push(*error),
    }
    if errors.is_empty() {
        let found = citations(decision);
        for wanted in &expectation.citing {
            errors.extend(citing(book, decision, &found, wanted));
        }
        missing(book, decision, expectation, &mut errors);
        turning(book, decision, expectation, &mut errors);
    }
    errors.into_iter().map(Diagnostic::from).collect()
}

/// The faults of an expectation that a rule is not in force.
pub(super) fn absent(plan: &Plan, base: &RuleFiles, expectation: &Expectation) -> Vec<Diagnostic> {
    let (name, span) = (&expectation.goal.text, expectation.goal.span);
    match base.goal(plan, name) {
        Err(unknown) if !base.has_rule(name) => vec![Diagnostic { span: Some(span), ..*unknown }],
        _ if plan.checked().book().rule(name).is_none() => Vec::new(),
        _ => vec![SuiteError::InForce { name: name.to_string(), version: expectation.version.to_string(), span: expectation.span }.into()],
    }
}

fn words(cell: Cell, ty: Type, book: &Rulebook) -> Text {
    Text::of(|lang| outcome_word(cell.clone(), ty, book, lang))
}

fn cited_words(decision: &Decision) -> Text {
    let book = decision.plan.checked().book();
    Text::of(|lang| citations(decision).iter().map(|citation| citation_words(book, citation, lang)).collect::<Vec<_>>().join("; "))
}

fn citation_words(book: &Rulebook, citation: &Citation<'_>, lang: Lang) -> String {
    let act = book.acts.get(citation.act.index()).map_or("", |act| act.short.get(lang));
    match citation.point {
        Some(point) => format!("{act} {point}"),
        None => citation.place.cite(act, lang),
    }
}

/// Resolves the names of a reading and its alternative.
pub(super) fn choose(book: &Rulebook, reading: &Name, alternative: &Name, errors: &mut Vec<SuiteError>) -> Option<(ReadingId, u16)> {
    let Some(Named::Reading(id)) = book.names.get(&reading.text).copied() else {
        let near = nearest(&reading.text, book.readings.iter().map(|reading| &*reading.name));
        errors.push(SuiteError::UnknownReading { name: reading.text.to_string(), near, span: reading.span });
        return None;
    };
    let alternatives = book.readings.get(id.index()).map(|reading| reading.alternatives.as_slice()).unwrap_or_default();
    let found = alternatives.iter().position(|own| own.name == alternative.text).and_then(|at| u16::try_from(at).ok());
    if found.is_none() {
        let near = nearest(&alternative.text, alternatives.iter().map(|alternative| &*alternative.name));
        errors.push(SuiteError::UnknownReading { name: alternative.text.to_string(), near, span: alternative.span });
    }
    found.map(|at| (id, at))
}

/// The expected answer as a cell.
fn expected(expectation: &Expectation, ty: Type, book: &Rulebook) -> Result<Cell, Box<SuiteError>> {
    let (literal, below) = match &expectation.answer {
        Answer::Is(literal) => (literal, None),
        Answer::Fraction(literal, below) => (literal, Some(below)),
        Answer::Undetermined => return Ok(Cell::Unknown),
        Answer::None | Answer::NotInForce => return Ok(Cell::Fault),
    };
    let mismatch = || Box::new(SuiteError::AnswerType { wanted: ty.text(), span: literal.span });
    let mut value = literal_value(literal, ty, book).ok_or_else(mismatch)?;
    if let (Some(below), Value::Number(above)) = (below, value.clone()) {
        if below.is_zero() {
            return Err(Box::new(SuiteError::OverNought { span: literal.span }));
        }
        let quotient = Number::from_decimal(*below).and_then(|below| above.over(below));
        value = Value::Number(quotient.ok_or_else(mismatch)?);
    }
    let per = |unit: Option<TimeUnit>| unit == expectation.per;
    match ty {
        Type::Quantity(Unit::Money(unit)) if !per(unit) => Err(mismatch()),
        Type::Quantity(Unit::Money(_)) => Ok(Cell::Known(value)),
        _ if expectation.per.is_some() => Err(mismatch()),
        _ => Ok(Cell::Known(value)),
    }
}

fn literal_value(literal: &Literal, ty: Type, book: &Rulebook) -> Option<Value> {
    match (&literal.kind, ty) {
        (LiteralKind::Truth(truth), Type::Truth) => Some(Value::Truth(*truth)),
        (LiteralKind::Number(decimal), Type::Quantity(Unit::Plain))
        | (LiteralKind::Money(decimal), Type::Quantity(Unit::Money(_)))
        | (LiteralKind::Hours(decimal), Type::Quantity(Unit::Hours)) => Number::from_decimal(*decimal).map(Value::Number),
        (LiteralKind::Percent(decimal), Type::Quantity(Unit::Plain)) => {
            Number::from_decimal(*decimal)?.over(Number::whole(100)).map(Value::Number)
        }
        (LiteralKind::Date(date), Type::Date) => Some(Value::Date(*date)),
        (LiteralKind::Duration { months, days, .. }, Type::Months | Type::Days | Type::Mixed) => {
            Some(Value::Duration(Duration { months: *months, days: *days }))
        }
        (LiteralKind::Choice(name), Type::Choice(list)) => {
            let choices = &book.choices.get(list.index())?.choices;
            choices.iter().position(|choice| choice.name == name.text).and_then(|at| u16::try_from(at).ok()).map(Value::Choice)
        }
        (kind, ty) => resolve::written(kind).filter(|(_, own)| *own == ty).map(|(value, _)| value),
    }
}

fn place(written: Option<&PlaceRef>) -> Place {
    written.map_or_else(Place::default, |place| Place {
        section: place.section.clone(),
        subsection: place.subsection,
        letter: place.letter,
        sentence: place.sentence,
    })
}

/// Checks that the answer cites a place, or a part of it.
fn citing(book: &Rulebook, decision: &Decision, found: &[Citation<'_>], wanted: &CitationRef) -> Option<SuiteError> {
    let place = place(wanted.place.as_ref());
    let act = match cited_act(book, decision.goal, wanted) {
        Ok(act) => act,
        Err(error) => return Some(*error),
    };
    let fits = |citation: &Citation<'_>| {
        Some(citation.act.index()) == act
            && place.contains(citation.place)
            && wanted.point.as_ref().is_none_or(|point| citation.point == Some(&**point))
    };
    (!found.iter().any(fits)).then(|| SuiteError::NotCited { cited: cited_words(decision), span: wanted.span })
}

/// The act or document of an expected citation: the one named, or the act of the goal.
fn cited_act(book: &Rulebook, goal: RuleId, wanted: &CitationRef) -> Result<Option<usize>, Box<SuiteError>> {
    let Some(name) = &wanted.document else {
        let standing = book.rules.get(goal.index()).and_then(|rule| book.standings.get(rule.standing.index()));
        return Ok(standing.map(|standing| standing.act.index()));
    };
    let found = book.acts.iter().position(|act| act.name == name.text);
    found.map(Some).ok_or_else(|| {
        let near = nearest(&name.text, book.acts.iter().map(|act| &*act.name));
        Box::new(SuiteError::UnknownDocument { name: name.text.to_string(), near, span: name.span })
    })
}

/// Checks that exactly the facts named as missing are missing, if any are named.
fn missing(book: &Rulebook, decision: &Decision, expectation: &Expectation, errors: &mut Vec<SuiteError>) {
    if expectation.missing.is_empty() {
        return;
    }
    let found: Vec<&str> = decision.missing_facts().iter().filter_map(|id| book.facts.get(id.index())).map(|fact| &*fact.name).collect();
    for name in &expectation.missing {
        if !found.contains(&&*name.text) {
            let known = matches!(book.names.get(&name.text), Some(Named::Fact(_)));
            let near = if known { None } else { nearest(&name.text, book.facts.iter().map(|fact| &*fact.name)) };
            errors.push(SuiteError::NotMissing { name: name.text.to_string(), found: found.join(", "), near, span: name.span });
        }
    }
    let unnamed: Vec<&str> =
        found.iter().copied().filter(|name| !expectation.missing.iter().any(|wanted| &*wanted.text == *name)).collect();
    if !unnamed.is_empty() {
        errors.push(SuiteError::AlsoMissing { names: unnamed.join(", "), span: expectation.span });
    }
}

/// Checks the readings that the answer should turn on. With `turning on`, there must be no others.
fn turning(book: &Rulebook, decision: &Decision, expectation: &Expectation, errors: &mut Vec<SuiteError>) {
    if expectation.turning_on.is_empty() {
        return;
    }
    // A reading that only leaves the answer open is not one that it turns on.
    let settled = decision.turns.iter().filter(|turn| turn.cell != Cell::Unknown || decision.cell == Cell::Unknown);
    let found: Vec<&str> = settled.filter_map(|turn| book.readings.get(turn.reading.index())).map(|reading| &*reading.name).collect();
    for name in &expectation.turning_on {
        if !found.contains(&&*name.text) {
            errors.push(SuiteError::DoesNotTurn { name: name.text.to_string(), found: found.join(", "), span: name.span });
        }
    }
    for other in found.iter().filter(|other| !expectation.turning_on.iter().any(|name| &*name.text == **other)) {
        errors.push(SuiteError::AlsoTurns { name: (*other).to_owned(), span: expectation.span });
    }
}
