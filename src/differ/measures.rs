//! The measures that cause a difference, in words.

use super::page::Page;
use super::regions::example;
use super::{Goal, Told};
use crate::explain::change_words;
use crate::law::say;
use crate::source::limits;
use crate::symbolic::{Attribution, Cancelling, Caused, Change, Condition, Effect, Family, MeasureSet, Where};
use crate::words::Word;

/// The measures between the versions of a difference, and what they cause; no causes where that is not decided.
#[derive(Clone, Copy)]
pub struct ByMeasure<'d> {
    /// The measures, and the versions between.
    pub family: &'d Family<'d>,
    /// What they cause.
    pub causes: Option<&'d Attribution>,
}

impl Told<'_> {
    /// The causes of a region, by its number.
    pub(super) fn region_causes(&self, out: &mut Page, region: usize) {
        if let Some(own) = self.by_measure
            && let Some(caused) = own.causes.and_then(|causes| causes.regions.get(region))
        {
            self.causes(out, own.family, caused);
        }
    }

    /// The causes of all that differs in one way.
    pub(super) fn causes_of(&self, out: &mut Page, change: Change) {
        if let Some((family, caused)) = self.caused(change) {
            self.causes(out, family, caused);
        }
    }

    pub(super) fn caused(&self, change: Change) -> Option<(&Family<'_>, &Caused)> {
        let own = self.by_measure?;
        let (_, caused) = own.causes?.ways.iter().find(|(way, _)| *way == change)?;
        Some((own.family, caused))
    }

    /// The names of the measures that cause what differs in one way.
    pub(super) fn causing(&self, change: Change) -> Option<String> {
        let (family, caused) = self.caused(change)?;
        let all = caused.shown().fold(MeasureSet::default(), |all, set| all.with(family.leading(set)));
        (!all.is_empty()).then(|| self.named(family, all))
    }

    /// The measures that cause what differs in one way, each as it is called.
    pub(super) fn causing_each(&self, change: Change) -> Vec<String> {
        let Some((family, caused)) = self.caused(change) else { return Vec::new() };
        let all = caused.shown().fold(MeasureSet::default(), |all, set| all.with(family.leading(set)));
        all.iter().filter_map(|at| self.called(family, at)).collect()
    }

    fn causes(&self, out: &mut Page, family: &Family<'_>, caused: &Caused) {
        self.cause_lines(family, caused).iter().for_each(|line| out.line(2, line));
    }

    /// The causes of some cases, a line for each thing that is to be said of them.
    pub(super) fn cause_lines(&self, family: &Family<'_>, caused: &Caused) -> Vec<String> {
        let lang = self.goal.lang;
        let mut lines = Vec::new();
        // Sets that are enough in the same cases stand together.
        let mut told: Vec<(&Where, bool, Vec<String>)> = Vec::new();
        for (set, cases) in &caused.enough {
            let (words, shown) = (self.set(family, *set), caused.shows(*set));
            match told.iter_mut().find(|(own, known, _)| *own == cases && *known == shown) {
                Some((.., sets)) => sets.push(words),
                None => told.push((cases, shown, vec![words])),
            }
        }
        // What no case shows comes last.
        told.sort_by_key(|(_, shown, _)| !shown);
        for (at, (cases, shown, sets)) in told.into_iter().enumerate() {
            let words = match sets.as_slice() {
                sets if !shown => say::differ_perhaps_by(lang, &*sets.join(say::semicolon(lang))),
                sets if at > 0 => say::differ_or_by(lang, &*sets.join(say::semicolon(lang))),
                [only] => say::differ_caused_by(lang, &**only),
                sets => say::differ_each_enough(lang, &*sets.join(say::semicolon(lang))),
            };
            lines.push(self.line(&words, cases));
        }
        if caused.parts.iter().any(|part| part.causes.enough.is_empty()) {
            lines.push(say::differ_few_not_enough(lang, by(family), limits::SYMBOLIC_TOGETHER));
        }
        let alone = |wanted: Effect| -> MeasureSet {
            let leading = caused.enough.iter().map(|(set, _)| family.leading(*set)).filter(|set| set.len() > 1);
            let shared = leading.fold(MeasureSet::default(), MeasureSet::with);
            let always = |own: &usize| caused.parts.iter().all(|part| part.causes.alone.contains(&(*own, wanted)));
            shared.iter().filter(always).collect()
        };
        let (nothing, other) = (alone(Effect::None), alone(Effect::Other));
        if !nothing.is_empty() {
            lines.push(say::differ_alone_nothing(lang, &*self.named(family, nothing)));
        }
        if !other.is_empty() {
            lines.push(say::differ_alone_other(lang, &*self.named(family, other)));
        }
        for (set, others, cases) in &caused.undone {
            if !caused.shows_undone(*set, *others) {
                continue;
            }
            let words = say::differ_undone(lang, &*self.set(family, *set), &*self.set(family, *others));
            lines.push(self.line(&words, cases));
        }
        lines
    }

    /// A line about some cases of a region.
    fn line(&self, words: &str, cases: &Where) -> String {
        let lang = self.goal.lang;
        match cases {
            None => words.to_owned(),
            Some(ways) if ways.is_empty() => say::differ_some_cases(lang, words),
            Some(ways) => {
                let way =
                    |way: &Vec<Condition>| way.iter().map(|own| self.goal.condition(own)).collect::<Vec<_>>().join(say::semicolon(lang));
                let ways: Vec<String> = ways.iter().map(way).collect();
                say::differ_where(lang, words, &*ways.join(say::differ_or_where(lang)))
            }
        }
    }

    /// What is to be said of the measures as a whole.
    pub(super) fn measures(&self, out: &mut Page) {
        let Some(own) = self.by_measure else { return };
        let lang = self.goal.lang;
        let Some(causes) = own.causes else {
            if !self.difference.regions.is_empty() {
                out.blank();
                out.line(0, &say::differ_not_attributed(lang, by(own.family)));
            }
            return;
        };
        if !causes.cancelling.is_empty() {
            out.blank();
            out.head(0, &say::differ_cancelling(lang, by(own.family)));
        }
        for cancelling in &causes.cancelling {
            let (set, others) = (self.set(own.family, cancelling.changing), self.set(own.family, cancelling.restoring));
            out.item(1, &say::differ_cancels(lang, &*set, &*others));
            example(out, &self.beside(cancelling), &cancelling.example);
        }
        let told = causes.named();
        if !told.is_empty() {
            out.blank();
            out.head(0, &say::differ_measures(lang, by(own.family)));
        }
        for at in told.iter() {
            out.item(1, &self.measure(own.family, at));
        }
        if !causes.every_set {
            out.blank();
            out.line(0, &say::differ_few_sets(lang, by(own.family), causes.relevant.len(), limits::SYMBOLIC_TOGETHER));
        }
    }

    /// The same question about the first version and one with some of the measures.
    pub(super) fn beside<'s>(&'s self, cancelling: &'s Cancelling) -> Goal<'s> {
        let [first, _] = self.goal.plans;
        Goal::new([first, &cancelling.plan], self.goal.name, self.goal.lang)
    }

    /// A measure: what it does, and its name.
    fn measure(&self, family: &Family<'_>, at: usize) -> String {
        let Some(measure) = family.measures.get(at) else { return String::new() };
        if let Some(line) = &measure.line {
            return self.goal.line_in_full(line);
        }
        let book = self.goal.book(1);
        let change = book.changes.iter().find(|own| own.amendment == measure.amendment && own.measure == measure.name);
        change.map_or_else(|| measure.name.to_string(), |change| change_words(change, book, self.goal.lang))
    }

    /// Measures that are one cause, with what they need.
    pub(super) fn set(&self, family: &Family<'_>, set: MeasureSet) -> String {
        let leading = family.leading(set);
        let one = |at: usize| {
            let own = MeasureSet::of(at);
            let needed = family.closed(own).without(own);
            // What several need is told with the first of them.
            let before: MeasureSet = leading.iter().take_while(|other| *other < at).collect();
            let needed: MeasureSet = needed.iter().filter(|needed| set.holds(*needed) && !family.closed(before).holds(*needed)).collect();
            let name = self.named(family, own);
            if needed.is_empty() { name } else { say::differ_needs(self.goal.lang, &*name, &*self.named(family, needed)) }
        };
        let together = |first: String, other: String| say::differ_together(self.goal.lang, &*first, &*other);
        leading.iter().map(one).reduce(together).unwrap_or_default()
    }

    /// Measures by their names.
    fn named(&self, family: &Family<'_>, set: MeasureSet) -> String {
        let names: Vec<String> = set.iter().filter_map(|at| self.called(family, at)).collect();
        match names.as_slice() {
            [rest @ .., last] if !rest.is_empty() => format!("{}{}{last}", rest.join(say::comma(self.goal.lang)), say::and(self.goal.lang)),
            names => names.concat(),
        }
    }

    /// A measure by its name, or by what it does.
    fn called(&self, family: &Family<'_>, at: usize) -> Option<String> {
        let measure = family.measures.get(at)?;
        if let Some(line) = &measure.line {
            return Some(self.goal.line(family, line));
        }
        if !self.by_label {
            return Some(measure.name.to_string());
        }
        let changes = &self.goal.book(1).changes;
        let change = changes.iter().find(|own| own.amendment == measure.amendment && own.measure == measure.name);
        Some(change.map_or_else(|| measure.name.to_string(), |change| say::quoted(self.goal.lang, change.label.get(self.goal.lang))))
    }
}

/// What the causes are, for the words of the catalogue.
fn by(family: &Family<'_>) -> Word<'static> {
    Word::Choice(if family.by_line() { "line" } else { "measure" })
}
