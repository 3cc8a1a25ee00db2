//! What a value rests on: facts, figures, parameters, readings, rules, and the rounding of dates.

use super::Ctx;
use super::phrase::Scale;
use super::tree::{StepView, Told};
use super::words::{date_words, day_words, listed, quoted, value_words};
use crate::eval::Node;
use crate::law::Lang;
use crate::model::{ActRounding, Cell, Duration, ExprId, ExprKind, FactId, Rounding, Source, StandingId, Type, Value, calendar};

impl Ctx<'_> {
    /// What a comparison or formula rests on: facts in its details, rules and the conditions of an `if` as steps below, sources of figures.
    /// `compared` are operands whose values the text already tells.
    pub(super) fn values(&self, step: usize, compared: &[ExprId], view: &mut StepView, told: &mut Told) {
        let mut basis: Vec<String> = Vec::new();
        let mut more: Vec<String> = Vec::new();
        // The step itself is told by its text, but a rounding of its own and the conditions of its own are not.
        let mut stack = vec![step];
        while let Some(at) = stack.pop() {
            let Some(Node::Expr(id)) = self.decision.trace.steps.get(at).map(|step| step.node()) else { continue };
            let mut unused: Vec<ExprId> = Vec::new();
            if at != step && !compared.contains(&id) {
                basis.extend(self.value_line(at, id).filter(|line| !basis.contains(line)));
            }
            match self.kind(id) {
                Some(ExprKind::Fact(fact)) => {
                    more.extend(self.assessment(*fact));
                    more.extend(self.fact_sources(*fact, view.standing, told));
                }
                Some(ExprKind::Moved { date, to, calendar }) => more.extend(self.free_day(at, *date, *to, *calendar)),
                Some(ExprKind::Figure(figure)) => {
                    if let Some(figure) = self.book().figures.get(figure.index()) {
                        more.extend(figure.sources.iter().map(|source| self.source(source)));
                        more.extend(self.origin(figure.standing, view.standing, told));
                    }
                }
                Some(ExprKind::Parameter(parameter, _)) => {
                    if let Some(parameter) = self.book().parameters.get(parameter.index()) {
                        more.extend(parameter.sources.iter().map(|source| self.source(source)));
                    }
                }
                Some(ExprKind::Reading(reading)) => {
                    if let Some(reading) = self.book().readings.get(reading.index()) {
                        more.extend(reading.sources.iter().map(|source| self.source(source)));
                    }
                }
                // What is gathered from a list is told entity by entity.
                Some(ExprKind::Gather { .. }) if at != step => {
                    let outer = view.standing.unwrap_or(StandingId(0));
                    view.children.extend(self.conditions(at, id, outer, told));
                    continue;
                }
                Some(ExprKind::Rule(rule)) if at != step => {
                    let rule = *rule;
                    let below = self.decision.trace.below(at).into_iter().next().or_else(|| self.decision.trace.rule_step_before(rule, at));
                    if let Some(below) = below.filter(|_| !view.children.iter().any(|child| child.rule == Some(rule))) {
                        view.children.push(self.rule(below, rule, told));
                    }
                    continue;
                }
                Some(ExprKind::If(arms, _)) => {
                    unused.extend(arms.iter().map(|(when, _)| *when));
                    let outer = view.standing.unwrap_or(StandingId(0));
                    view.children.extend(self.arms(at, (arms.as_slice(), false), outer, told));
                }
                Some(ExprKind::PartOf { rounding, .. }) => unused.extend(*rounding),
                Some(ExprKind::After { rounding, .. } | ExprKind::Age { rounding, .. } | ExprKind::Attains { rounding, .. }) => {
                    more.extend(self.rounded_day(at, id));
                    unused.extend(*rounding);
                    // «dagen personen fyller 18 år (jaktalder)» tells the years.
                    if let Some(ExprKind::Attains { years, .. }) = self.kind(id)
                        && matches!(self.kind(*years), Some(ExprKind::Figure(_)))
                    {
                        unused.push(*years);
                    }
                }
                _ => {}
            }
            let mut below = self.decision.trace.below(at);
            below.retain(|at| {
                !self.decision.trace.steps.get(*at).is_some_and(|step| unused.iter().any(|id| step.node() == Node::Expr(*id)))
            });
            below.reverse();
            stack.extend(below);
        }
        if !basis.is_empty() {
            view.details.push(basis.join("; "));
        }
        view.details.extend(more);
        dedup(&mut view.details);
    }

    /// Where the law asks for a fact, told once; the provision that the step stands at anyway is no news.
    fn fact_sources(&self, id: FactId, at: Option<StandingId>, told: &mut Told) -> Vec<String> {
        let Some(fact) = self.book().facts.get(id.index()).filter(|_| !told.facts.contains(&id)) else { return Vec::new() };
        told.facts.push(id);
        let own = at.and_then(|at| self.place(at));
        let known = |source: &&Source| {
            let place = source.place.as_ref().zip(own);
            source.quote.is_none() && place.is_some_and(|(place, own)| source.act == own.act && place.contains(&own.place))
        };
        fact.sources.iter().filter(|source| !known(source)).map(|source| self.source(source)).collect()
    }

    /// A value that others are made of: «fødselsdato: 1. juni 2000».
    fn value_line(&self, at: usize, id: ExprId) -> Option<String> {
        match self.kind(id)? {
            ExprKind::Fact(_) | ExprKind::Parameter(..) | ExprKind::Figure(_) => {
                Some(format!("{}: {}", self.label(id), self.worded(self.found(at), id, Scale::default())))
            }
            ExprKind::Reading(reading) => self.chosen(reading.index()).map(|(label, chosen)| format!("{label}: {chosen}")),
            _ => None,
        }
    }

    /// That a day does not exist and was rounded, where that decided something; the rounding is in the trace only then.
    fn rounded_day(&self, at: usize, id: ExprId) -> Option<String> {
        let kind = self.kind(id)?;
        let (ExprKind::After { rounding, .. } | ExprKind::Age { rounding, .. } | ExprKind::Attains { rounding, .. }) = kind else {
            return None;
        };
        let rounding = (*rounding)?;
        let Cell::Known(Value::Rounding(way)) = self.found(self.step_of(at, rounding)?) else { return None };
        let date = |id: ExprId| match self.found(self.step_of(at, id)?) {
            Cell::Known(Value::Date(date)) => Some(date),
            _ => None,
        };
        let (year, month, day) = match kind {
            ExprKind::After { date: from, duration, before, .. } => {
                let Cell::Known(Value::Duration(length)) = self.found(self.step_of(at, *duration)?) else { return None };
                let length = if *before { length.negated()? } else { length };
                let months = Duration { days: 0, ..length };
                match calendar::add(date(*from)?, months, None) {
                    Err(calendar::NoDate::NoSuchDay { year, month, day }) => (year, month, day),
                    _ => return None,
                }
            }
            ExprKind::Age { on, .. } => (chrono::Datelike::year(&date(*on)?), 2, 29),
            ExprKind::Attains { .. } => match self.found(at) {
                Cell::Known(Value::Date(found)) => (chrono::Datelike::year(&found), 2, 29),
                _ => return None,
            },
            _ => return None,
        };
        let day = day_words(year, month, day, self.lang);
        let how = value_words(Value::Rounding(way), Type::Rounding, self.book(), self.lang);
        let why = self.rounded_by(id, rounding);
        Some(match (kind, way) {
            (ExprKind::After { .. }, _) => match self.lang {
                Lang::Nb => format!("{day} finnes ikke og regnes til {how} ({why})"),
                Lang::En => format!("{day} does not exist and is reckoned to {how} ({why})"),
            },
            (_, Rounding::Up) => match self.lang {
                Lang::Nb => format!("{day} finnes ikke; fødselsdagen regnes til 1. mars ({why})"),
                Lang::En => format!("{day} does not exist; the birthday is reckoned to 1 March ({why})"),
            },
            (_, _) => match self.lang {
                Lang::Nb => format!("{day} finnes ikke; fødselsdagen regnes til 28. februar ({why})"),
                Lang::En => format!("{day} does not exist; the birthday is reckoned to 28 February ({why})"),
            },
        })
    }

    /// Which rule rounds a day: a reading at its provision, or the act as a whole.
    fn rounded_by(&self, id: ExprId, rounding: ExprId) -> String {
        if let Some(ExprKind::Reading(reading)) = self.kind(rounding)
            && let Some(own) = self.book().readings.get(reading.index())
        {
            let (label, chosen) = self.chosen(reading.index()).unwrap_or_default();
            return format!("{}, {label}: {chosen}", self.cite(own.standing));
        }
        let standing = self.book().exprs.get(id.0 as usize).and_then(|expr| self.book().standings.get(expr.standing.index()));
        let act = standing.and_then(|standing| self.book().acts.get(standing.act.index()));
        let whole = act.and_then(|act| act.rounding);
        if !matches!((self.kind(rounding), whole), (Some(ExprKind::Value(Value::Rounding(own), _)), Some(ActRounding::Way(way))) if *own == way)
        {
            // The provision itself says how.
            return self.book().exprs.get(id.0 as usize).map_or_else(String::new, |expr| self.cite(expr.standing));
        }
        let act = act.map_or("", |act| act.short.get(self.lang));
        match self.lang {
            Lang::Nb => format!("slik datoer rundes av etter {act}"),
            Lang::En => format!("as dates are rounded under the {act}"),
        }
    }

    /// What an assessment rests on: who, when, why, and what the reason leaves out.
    pub(super) fn assessment(&self, id: FactId) -> Vec<String> {
        let Some(fact) = self.book().facts.get(id.index()) else { return Vec::new() };
        let Some(declared) = &fact.assessment else { return Vec::new() };
        let Some(assessed) = self.decision.facts.assessment(id) else {
            let by = declared.by.and_then(|by| self.book().parties.get(by.index()));
            return by
                .map(|by| format!("{} {}", self.pick("skal vurderes av", "to be assessed by"), by.label.get(self.lang)))
                .into_iter()
                .collect();
        };
        let mut line = format!("{}: {}", self.pick("begrunnelse", "reason"), quoted(&assessed.because, self.lang));
        let by = assessed
            .by
            .clone()
            .or_else(|| declared.by.and_then(|by| self.book().parties.get(by.index())).map(|by| by.label.get(self.lang).to_owned()));
        let on = assessed.on.map(|on| date_words(on, self.lang));
        let who: Vec<String> = by.into_iter().chain(on).collect();
        if !who.is_empty() {
            line.push_str(&format!(" ({})", who.join(", ")));
        }
        let mut lines = vec![line];
        let left_out: Vec<String> = declared
            .factors
            .iter()
            .enumerate()
            .filter(|(at, _)| !assessed.weighed.contains(at))
            .map(|(_, (_, label))| label.get(self.lang).to_owned())
            .collect();
        if !left_out.is_empty() {
            lines.push(format!(
                "{}: {}",
                self.pick("begrunnelsen sier ikke noe om", "the reason says nothing of"),
                listed(&left_out, self.pick("eller", "or"))
            ));
        }
        lines
    }

    /// The label of a reading and of the alternative chosen.
    pub(crate) fn chosen(&self, reading: usize) -> Option<(String, String)> {
        let own = self.book().readings.get(reading)?;
        let alternative = own.alternatives.get(usize::from(self.decision.readings.get(reading).copied().unwrap_or(0)))?;
        Some((own.label.get(self.lang).to_owned(), alternative.label.get(self.lang).to_owned()))
    }
}

/// Leaves each line once; a source without its quotation goes where the same source stands with one.
pub(super) fn dedup(lines: &mut Vec<String>) {
    let all = lines.clone();
    let quoted = |line: &str| {
        let rest =
            |other: &String| other.strip_prefix(line).and_then(|rest| rest.strip_prefix(": ")).map(|rest| rest.starts_with(['«', '“']));
        all.iter().filter_map(rest).any(|quoted| quoted)
    };
    let mut seen = Vec::new();
    lines.retain(|line| {
        let new = !seen.contains(line) && !quoted(line);
        if new {
            seen.push(line.clone());
        }
        new
    });
}
