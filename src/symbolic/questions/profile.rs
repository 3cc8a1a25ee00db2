//! Who can get yes by an age or a number: for each cell of one axis whether some case, every case or no case in it has the answer yes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::region::{Compared, Condition, Range, Subject};
use crate::compile::Plan;
use crate::model::{Number, Type};
use crate::symbolic::diagram::leaf::{Change, Leaf};
use crate::symbolic::diagram::node::{Bounded, Level, Node};
use crate::symbolic::paths::cover::{Cube, Found};
use crate::symbolic::terms::variable::Variable;
use crate::symbolic::walk::pair::{Pair, rule_type};
use crate::symbolic::walk::rules::Readings;

/// The answers to a goal by an age or a number of the case, under two versions.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The age or the number.
    pub compared: Compared,
    /// The cells in order, each with what is known of the cases in it under each version.
    pub cells: Vec<(Range, [Can; 2])>,
}

/// Which of the cases in a cell have the answer yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Can {
    /// No case: proved.
    Never,
    /// It turns on other things than this one.
    Some,
    /// Every case: proved.
    Always,
}

/// The ages and numbers by which the answers to a yes-or-no goal differ between two versions. Nothing where a version has no such goal, and
/// where it takes too long to tell.
pub fn profiles(plans: [&Arc<Plan>; 2], goal: &str) -> Vec<Profile> {
    let books = plans.map(|plan| plan.checked());
    if !books.iter().all(|checked| rule_type(checked.book(), goal) == Some(Type::Truth)) {
        return Vec::new();
    }
    Pair::build(books, goal, Readings::Default).and_then(|mut pair| pair.profiles()).unwrap_or_default()
}

impl Pair<'_> {
    fn profiles(&mut self) -> Bounded<Vec<Profile>> {
        let answers = self.answers_by_default()?;
        let possible = self.possible_by_default()?;
        let mut own = Vec::new();
        for (answer, possible) in answers.into_iter().zip(possible) {
            own.push(self.where_possible(possible, answer)?);
        }
        let mut found = Vec::new();
        let support: Vec<Level> = self.space.diagrams.support(&own).into_iter().collect();
        for level in support.iter().copied() {
            let of_case = !crate::symbolic::diagram::space::Space::is_of_items(level);
            if of_case
                && !self.is_reckoned_with_others(level, &support)
                && matches!(self.space.variable(level), Some(Variable::Cells(_)))
                && let Some(profile) = self.profile(level, &own)?
                && profile.differs()
            {
                found.push(profile);
            }
        }
        Ok(found)
    }

    /// Whether a number is also reckoned with others: where it parts the cases turns on those then, and not on its own limits alone.
    fn is_reckoned_with_others(&self, level: Level, support: &[Level]) -> bool {
        let terms = |level: Level| match self.space.condition(level, &[true]) {
            Some(Condition::Within(Compared::Number(terms), _)) => terms,
            _ => Vec::new(),
        };
        let own = terms(level);
        let [(subject, _)] = own.as_slice() else { return false };
        support.iter().map(|other| terms(*other)).any(|other| other.len() > 1 && other.iter().any(|(own, _)| own == subject))
    }

    fn profile(&mut self, level: Level, answers: &[Node]) -> Bounded<Option<Profile>> {
        let size = self.space.size(level);
        // Cells side by side in which the answers are the same are one: a limit between them, such as the day of birth, says nothing here.
        let mut runs: Vec<(std::ops::Range<usize>, [Can; 2])> = Vec::new();
        for cell in 0..size {
            let mut can = [Can::Never; 2];
            for (can, answer) in can.iter_mut().zip(answers) {
                *can = self.can(level, cell, *answer)?;
            }
            match runs.last_mut().filter(|(_, own)| *own == can) {
                Some((cells, _)) => cells.end = cell + 1,
                None => runs.push((cell..cell + 1, can)),
            }
        }
        let mut profile: Option<Profile> = None;
        for (cells, can) in runs {
            let values: Vec<bool> = (0..size).map(|own| cells.contains(&own)).collect();
            let Some(Condition::Within(compared, ranges)) = &self.space.condition(level, &values) else { return Ok(None) };
            let [range] = ranges.as_slice() else { return Ok(None) };
            if !alone(compared) {
                return Ok(None);
            }
            let profile = profile.get_or_insert_with(|| Profile { compared: compared.clone(), cells: Vec::new() });
            profile.cells.push((range.clone(), can));
        }
        Ok(profile)
    }

    /// Which of the cases in a cell have the answer yes; none, where no case can be in it.
    fn can(&mut self, level: Level, cell: usize, answer: Node) -> Bounded<Can> {
        let (no, yes) = (self.space.truth(false), self.space.truth(true));
        let cannot = self.space.leaf(Leaf::Change(Change::Impossible));
        let others: Vec<bool> = (0..self.space.size(level)).map(|own| own != cell).collect();
        let inside = self.space.without(answer, &Cube(BTreeMap::from([(level, others)])), cannot)?;
        // What has no answer is no yes.
        let inside = self
            .space
            .map(&[inside], &mut |_, leaves| Ok(leaves.first().copied().filter(|own| [yes, cannot].contains(own)).unwrap_or(no)))?;
        Ok(match (self.is_met(inside, yes)?, self.is_met(inside, no)?) {
            (false, _) => Can::Never,
            (true, true) => Can::Some,
            (true, false) => Can::Always,
        })
    }

    /// Whether some path to a leaf can be.
    fn is_met(&mut self, mut node: Node, target: Node) -> Bounded<bool> {
        let cannot = self.space.leaf(Leaf::Change(Change::Impossible));
        loop {
            match self.space.path(node, target)? {
                Found::None => return Ok(false),
                Found::Path(..) => return Ok(true),
                Found::Contradiction(cube) => node = self.space.without(node, &cube, cannot)?,
            }
        }
    }
}

impl Profile {
    /// Whether the two versions differ in a cell.
    fn differs(&self) -> bool {
        self.cells.iter().any(|(_, [before, after])| before != after)
    }
}

/// Whether what is compared is one age, or one number that the case has as a fact.
fn alone(compared: &Compared) -> bool {
    match compared {
        Compared::Age(..) => true,
        Compared::Number(terms) => matches!(terms.as_slice(), [(Subject::Fact(_), factor)] if *factor == Number::whole(1)),
        Compared::Day(_) | Compared::Apart(..) => false,
    }
}
