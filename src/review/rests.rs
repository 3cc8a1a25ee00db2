//! What rules rest on: the rules, facts and provisions behind their answers.

use std::collections::BTreeSet;

use crate::law::Place;
use crate::model::{ActId, ExprId, ExprKind, FactId, FigureId, ReadingId, RuleId, Rulebook, Source, StandingId};

/// What some rules or expressions rest on.
#[derive(Debug, Default)]
pub(super) struct Rests {
    /// Rules, those asked about among them.
    pub(super) rules: BTreeSet<RuleId>,
    /// Facts.
    pub(super) facts: BTreeSet<FactId>,
    /// Readings.
    pub(super) readings: BTreeSet<ReadingId>,
    /// Provisions that they stand in or cite.
    pub(super) places: Vec<(ActId, Place)>,
    figures: BTreeSet<FigureId>,
    exprs: BTreeSet<ExprId>,
}

/// Which alternatives of a reading are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Follow {
    /// All.
    Every,
    /// The one by default.
    Default,
}

/// What rules rest on.
pub(super) fn rests(book: &Rulebook, rules: impl IntoIterator<Item = RuleId>, follow: Follow) -> Rests {
    let mut found = Rests::default();
    let mut stack = Vec::new();
    rules.into_iter().for_each(|rule| found.rule(book, rule, &mut stack));
    found.walk(book, stack, follow);
    found
}

/// What a rule names itself: the provisions that it and what it asks for stand in or cite.
pub(super) fn itself(book: &Rulebook, rule: RuleId) -> Rests {
    let mut found = Rests::default();
    let mut unread = Vec::new();
    found.rule(book, rule, &mut unread);
    for asked in book.asked(rule) {
        found.rule(book, asked, &mut unread);
    }
    found
}

/// What an expression rests on.
pub(super) fn rests_of(book: &Rulebook, root: ExprId, follow: Follow) -> Rests {
    let mut found = Rests::default();
    found.walk(book, vec![root], follow);
    found
}

impl Rests {
    /// Whether a provision is among those that they stand in or cite.
    pub(super) fn on(&self, act: ActId, place: &Place) -> bool {
        self.places.iter().any(|(own, known)| *own == act && (place.contains(known) || known.contains(place) && known.section.is_some()))
    }

    fn walk(&mut self, book: &Rulebook, mut stack: Vec<ExprId>, follow: Follow) {
        while let Some(id) = stack.pop() {
            if !self.exprs.insert(id) {
                continue;
            }
            let Some(expr) = book.exprs.get(id.0 as usize) else { continue };
            self.standing(book, expr.standing);
            match &expr.kind {
                ExprKind::Rule(rule) => self.rule(book, *rule, &mut stack),
                ExprKind::Fact(fact) => {
                    if let Some(own) = book.facts.get(fact.index()).filter(|_| self.facts.insert(*fact)) {
                        self.sources(&own.sources);
                    }
                }
                ExprKind::Figure(figure) => {
                    if let Some(own) = book.figures.get(figure.index()).filter(|_| self.figures.insert(*figure)) {
                        self.standing(book, own.standing);
                        self.sources(&own.sources);
                    }
                }
                ExprKind::Parameter(parameter, _) => {
                    if let Some(own) = book.parameters.get(parameter.index()) {
                        self.sources(&own.sources);
                    }
                }
                ExprKind::Reading(reading) => {
                    let Some(own) = book.readings.get(reading.index()).filter(|_| self.readings.insert(*reading)) else { continue };
                    self.standing(book, own.standing);
                    self.sources(&own.sources);
                    let wanted = |at: usize| follow == Follow::Every || at == usize::from(own.default);
                    stack.extend(own.alternatives.iter().enumerate().filter(|(at, _)| wanted(*at)).map(|(_, own)| own.expr));
                }
                _ => {}
            }
            stack.extend(expr.kind.children());
        }
    }

    fn rule(&mut self, book: &Rulebook, id: RuleId, stack: &mut Vec<ExprId>) {
        let Some(rule) = book.rules.get(id.index()).filter(|_| self.rules.insert(id)) else { return };
        self.standing(book, rule.standing);
        self.sources(&rule.sources);
        for exception in &rule.exceptions {
            self.standing(book, exception.standing);
            self.sources(&exception.sources);
        }
        stack.extend(book.roots(id));
    }

    fn standing(&mut self, book: &Rulebook, id: StandingId) {
        if let Some(own) = book.standings.get(id.index()) {
            self.place(own.act, &own.place);
        }
    }

    fn sources(&mut self, sources: &[Source]) {
        for source in sources {
            if let Some(place) = &source.place {
                self.place(source.act, place);
            }
        }
    }

    fn place(&mut self, act: ActId, place: &Place) {
        if !self.places.iter().any(|(own, known)| *own == act && known == place) {
            self.places.push((act, place.clone()));
        }
    }
}
