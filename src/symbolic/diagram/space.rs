//! The space of all cases: the quantities in which cases differ, and the variables of the diagrams over them.
//!
//! Diagrams are built in rounds. Two comparisons of one quantity are cells of one variable, whose limits must all be known before it can
//! have a domain. A limit that is met for the first time stands in as a variable of its own, and the next round has it from the start.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::canon::{Canon, Canons, Meaning};
use super::leaf::{Day, Leaf};
use super::lists::{Items, Lists};
use super::node::{Beyond, Bounded, Diagrams, Level, Node, Row};
use super::rows::Rows;
use super::tries::Tries;
use crate::symbolic::terms::advances::Shifts;
use crate::symbolic::terms::axis::{Axes, Axis, Cut};
use crate::symbolic::terms::linear::Linear;
use crate::symbolic::terms::operation::Operation;
use crate::symbolic::terms::quantity::Quantity;
use crate::symbolic::terms::shift::Shift;
use crate::symbolic::terms::variable::Variable;

use crate::model::{ExprId, Number, Rounding, calendar};
use crate::source::limits;

/// What a quantity is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::symbolic) enum What {
    /// A fact or an assessment, by its full name.
    Fact(Arc<str>),
    /// A person's age: born, on a day, and how a birthday that does not exist is rounded.
    Age(Day, Day, Rounding),
    /// A term that is not looked into, by its operation and the meaning of what it is of.
    Closed(Operation, Vec<Canon>),
}

/// What is known of a quantity.
#[derive(Debug, Clone)]
pub(in crate::symbolic) struct Described {
    pub(in crate::symbolic) what: What,
    /// The listed entities of whose items it speaks; none for the case as a whole.
    pub(in crate::symbolic) items: Items,
    /// The version and expression in which it was met first.
    pub(in crate::symbolic) met: Option<Origin>,
    /// Whether each of the first two versions has it.
    pub(in crate::symbolic) versions: [bool; 2],
    /// Whether the expression says just what the term does: no condition of the case was taken out of it, and it speaks of facts alone.
    pub(in crate::symbolic) plain: bool,
    /// What the expression says of the term.
    pub(in crate::symbolic) says: Says,
}

/// What an expression says of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::symbolic) enum Says {
    /// What it is.
    Itself,
    /// The opposite: that all do, where the term is that one does not.
    Opposite,
    /// A number of items, where the term is how many surely count.
    Sure,
    /// A number of items, where the term is of how many there is no answer whether they count.
    Unanswered,
}

/// An expression of one of the versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// The version, in the order they were given.
    pub version: usize,
    /// Whether the other of the first two versions has a term of the same meaning.
    pub in_both: bool,
    /// The expression.
    pub expr: ExprId,
    /// Under which readings the term is met: one expression may stand for several.
    pub read: Read,
}

/// Under which readings a term is met, where a difference under others is set beside that by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Read {
    /// Under both, or no others are looked at.
    #[default]
    Either,
    /// Under those by default alone.
    Usually,
    /// Under the others alone.
    Otherwise,
    /// Where only one of two is read otherwise.
    Partly,
}

impl Origin {
    /// An expression of a version.
    pub(in crate::symbolic) fn at(version: usize, expr: ExprId) -> Origin {
        Origin { version, in_both: false, expr, read: Read::Either }
    }
}

/// What leaves side by side come to.
type AtLeaves<'f> = dyn FnMut(&mut Space, &[Node]) -> Bounded<Node> + 'f;

/// What nodes side by side come to, where some of them say so already.
type Settled<'f> = dyn Fn(&[Node]) -> Option<Node> + 'f;

/// The class of a variable, in the order of the diagrams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Reading,
    Case,
    Item,
}

/// All that is known of the cases of two or more versions.
#[derive(Debug, Default)]
pub(in crate::symbolic) struct Space {
    pub(in crate::symbolic) diagrams: Diagrams,
    pub(in crate::symbolic) axes: Axes,
    pub(in crate::symbolic) canons: Canons,
    described: Vec<Described>,
    pub(in crate::symbolic) shifts: Shifts,
    /// The expression at hand.
    pub(in crate::symbolic) at: Option<Origin>,
    numbers: FxHashMap<What, Quantity>,
    /// The variables of each class, in their order.
    variables: [Vec<Variable>; 3],
    levels: FxHashMap<Variable, Level>,
    /// The alternatives of each reading, and the choices of each quantity that is one.
    domains: FxHashMap<Variable, Vec<Arc<str>>>,
    /// The quantities that are dates, and count as days in linear forms.
    dates: FxHashSet<Quantity>,
    /// The facts that are whole numbers.
    pub(in crate::symbolic) whole: FxHashSet<Arc<str>>,
    /// What is known of lists in this round.
    pub(in crate::symbolic) lists: Lists,
    /// Whether a value of a rule that takes many nodes is a term that is not looked into.
    pub(in crate::symbolic) closes: bool,
    /// How many cases may still be tried to show a difference.
    pub(in crate::symbolic) tries: Tries,
    /// The least that numbers of the case can be, where a rule says of all below that it cannot be.
    pub(in crate::symbolic) lowest: FxHashMap<Quantity, Number>,
    /// Under which readings terms are met, while a difference under others is set beside that by default.
    pub(in crate::symbolic) read_of: FxHashMap<Quantity, Read>,
    /// The ages that cuts between two dates stand for.
    pub(in crate::symbolic) ages: FxHashMap<(Quantity, Quantity, Shift), i32>,
}

impl Space {
    /// The number of a quantity, which is met for the first time or again.
    pub(in crate::symbolic) fn quantity(&mut self, what: What, items: Items) -> Quantity {
        let quantity = self.numbers.get(&what).copied().unwrap_or_else(|| {
            let next = Quantity(u32::try_from(self.described.len()).unwrap_or(u32::MAX));
            let versions = [false; 2];
            self.described.push(Described { what: what.clone(), items, met: self.at, versions, plain: false, says: Says::Itself });
            self.numbers.insert(what.clone(), next);
            next
        });
        self.note_version(quantity);
        if let What::Closed(..) = what {
            self.lists.closed.insert(quantity);
        }
        quantity
    }

    /// Remembers that the version at hand has a term.
    fn note_version(&mut self, quantity: Quantity) {
        let own = self.described.get_mut(quantity.0 as usize).zip(self.at);
        if let Some(version) = own.and_then(|(own, at)| own.versions.get_mut(at.version)) {
            *version = true;
        }
    }

    /// Remembers the expression at hand as that of a term, unless there is one already that says no more than the term does.
    pub(in crate::symbolic) fn told_as(&mut self, quantity: Quantity, plain: bool, says: Says) {
        self.note_version(quantity);
        let at = self.at;
        if let Some(own) = self.described.get_mut(quantity.0 as usize)
            && (own.met == at || plain && !own.plain && at.is_some_and(|at| at.version < 2))
        {
            (own.met, own.plain, own.says) = (at, plain, says);
        }
    }

    /// Whether a variable has been met.
    pub(in crate::symbolic) fn has_level(&self, variable: &Variable) -> bool {
        self.levels.contains_key(variable)
    }

    /// The number of a quantity that has been met.
    pub(in crate::symbolic) fn known(&self, what: &What) -> Option<Quantity> {
        self.numbers.get(what).copied()
    }

    /// What a quantity is.
    pub(in crate::symbolic) fn described(&self, quantity: Quantity) -> Option<&Described> {
        self.described.get(quantity.0 as usize)
    }

    /// The items that some quantities speak of.
    pub(in crate::symbolic) fn items(&self, quantities: impl IntoIterator<Item = Quantity>) -> Items {
        let mut items = Items::new();
        for quantity in quantities {
            for item in self.described(quantity).map(|own| own.items.as_slice()).unwrap_or_default() {
                if !items.contains(item) {
                    items.push(item.clone());
                }
            }
        }
        items
    }

    /// Adds values to the domain of a reading or a choice, before any diagram is built.
    pub(in crate::symbolic) fn declare(&mut self, variable: Variable, values: impl IntoIterator<Item = Arc<str>>) {
        let domain = self.domains.entry(variable).or_default();
        for value in values {
            if !domain.contains(&value) {
                domain.push(value);
            }
        }
    }

    /// The values of a reading or a choice, in the order of its variable.
    pub(in crate::symbolic) fn domain(&self, variable: &Variable) -> &[Arc<str>] {
        self.domains.get(variable).map(Vec::as_slice).unwrap_or_default()
    }

    /// A date as a number of days, for what is counted between two of them.
    pub(in crate::symbolic) fn as_days(&mut self, day: &Day) -> Option<Linear> {
        match day {
            Day::On(day) => Some(Linear::constant(Number::whole(i64::from(calendar::number(*day))))),
            Day::From(quantity, shift) => {
                self.dates.insert(*quantity);
                let days = Linear::constant(Number::whole(i64::from(shift.days()?)));
                days.plus(&Linear::quantity(*quantity), Number::whole(1))
            }
        }
    }

    /// The least that a number can be, where that follows from what it is.
    pub(in crate::symbolic) fn least(&self, quantity: Quantity) -> Option<Number> {
        match self.described(quantity).map(|own| &own.what) {
            Some(What::Closed(operation, _)) => operation.least(),
            _ => None,
        }
    }

    /// Whether a number is a whole one.
    pub(in crate::symbolic) fn is_whole(&self, quantity: Quantity) -> bool {
        match self.described(quantity).map(|own| &own.what) {
            Some(What::Closed(operation, of)) => match operation {
                Operation::Rounded(_, step) => step.to_whole().is_some(),
                Operation::DaysBetween | Operation::WorkingDays(_) => true,
                Operation::Product => of.iter().all(|own| self.is_whole_sum(*own)),
                _ => self.least(quantity).is_some(),
            },
            Some(What::Age(..)) => true,
            Some(What::Fact(name)) => self.whole.contains(name),
            None => false,
        }
    }

    /// Whether what a term is of is a sum of whole numbers.
    fn is_whole_sum(&self, canon: Canon) -> bool {
        let Some(Meaning::Leaf(Leaf::Number(sum))) = self.canons.meaning(canon) else { return false };
        let whole = |(quantity, factor): &(Quantity, Number)| factor.to_whole().is_some() && self.is_whole(*quantity);
        sum.constant.to_whole().is_some() && sum.terms.iter().all(whole)
    }

    /// Whether a quantity is a date that counts as a number of days.
    pub(in crate::symbolic) fn is_date(&self, quantity: Quantity) -> bool {
        self.dates.contains(&quantity)
    }

    /// The level of a variable. One that is met for the first time comes after all others of its class.
    pub(in crate::symbolic) fn level(&mut self, variable: Variable) -> Level {
        if let Some(known) = self.levels.get(&variable) {
            return *known;
        }
        let class = self.class(&variable);
        let own = self.variables.get_mut(class as usize).map(|own| {
            own.push(variable.clone());
            u32::try_from(own.len() - 1).unwrap_or(u32::MAX)
        });
        let level = Level::new(class as u32, own.unwrap_or(limits::SYMBOLIC_VARIABLES));
        self.levels.insert(variable, level);
        level
    }

    /// Gives a variable the level that another had.
    pub(in crate::symbolic) fn take_level(&mut self, from: &Variable, to: Variable) {
        let level = self.level(from.clone());
        if let Some(slot) = self.variables.get_mut(level.class() as usize).and_then(|own| own.get_mut(level.number() as usize)) {
            slot.clone_from(&to);
        }
        self.levels.remove(from);
        self.levels.insert(to, level);
    }

    /// The variable of a level.
    pub(in crate::symbolic) fn variable(&self, level: Level) -> Option<&Variable> {
        self.variables.get(level.class() as usize)?.get(level.number() as usize)
    }

    /// Whether a variable speaks of items of a list.
    pub(in crate::symbolic) fn is_of_items(level: Level) -> bool {
        level.class() == Class::Item as u32
    }

    fn class(&self, variable: &Variable) -> Class {
        if let Variable::Reading(_) = variable {
            return Class::Reading;
        }
        let of_items = !self.items(variable.quantities(&self.axes)).is_empty();
        if of_items { Class::Item } else { Class::Case }
    }

    /// Begins a round: the diagrams are empty, and the cuts met so far are limits of cells. Whether there was a cut to add.
    ///
    /// # Errors
    /// After more rounds than there may be.
    pub(in crate::symbolic) fn begin_round(&mut self) -> Bounded<bool> {
        let found = self.axes.take_found();
        let any = !found.is_empty();
        for (axis, cut) in found {
            let variable = Variable::Beyond(axis.clone(), cut.clone());
            let (place, new) = self.axes.insert(axis, cut);
            if new {
                self.take_level(&variable, Variable::Cells(place));
            }
        }
        self.axes.rounds += 1;
        if self.axes.rounds > limits::SYMBOLIC_ROUNDS {
            return Err(Beyond);
        }
        self.diagrams.clear();
        self.canons.forget_nodes();
        self.shifts.forget_limits();
        self.lists = Lists::default();
        Ok(any)
    }

    /// A leaf as a node.
    pub(in crate::symbolic) fn leaf(&mut self, leaf: Leaf) -> Node {
        self.diagrams.leaf(leaf)
    }

    /// Yes or no as a node.
    pub(in crate::symbolic) fn truth(&mut self, truth: bool) -> Node {
        self.leaf(Leaf::from(truth))
    }

    /// A node without an answer.
    pub(in crate::symbolic) fn fault(&mut self) -> Node {
        self.leaf(Leaf::Fault)
    }

    /// Nodes walked together; at their leaves, what a function makes of those.
    pub(in crate::symbolic) fn map(&mut self, nodes: &[Node], at_leaves: &mut AtLeaves<'_>) -> Bounded<Node> {
        self.map_until(nodes, &|_| None, at_leaves)
    }

    /// The same, where some leaves say already what the whole comes to, so that the rest need not be walked. It is what the function would
    /// make of all leaves below.
    pub(in crate::symbolic) fn map_until(&mut self, nodes: &[Node], settled: &Settled<'_>, at_leaves: &mut AtLeaves<'_>) -> Bounded<Node> {
        self.map_known(nodes, &mut Rows::default(), (settled, at_leaves))
    }

    fn map_known(&mut self, nodes: &[Node], known: &mut Rows, (settled, at_leaves): (&Settled<'_>, &mut AtLeaves<'_>)) -> Bounded<Node> {
        if let Some(found) = settled(nodes).or_else(|| known.get(nodes)) {
            return Ok(found);
        }
        self.diagrams.step()?;
        let found = match self.diagrams.first_level(nodes) {
            None => at_leaves(self, nodes)?,
            Some((level, size)) => {
                let mut below = Row::new();
                for value in 0..size {
                    let own: Row = nodes.iter().map(|node| self.diagrams.at(*node, level, value)).collect();
                    below.push(self.map_known(&own, known, (settled, at_leaves))?);
                }
                self.diagrams.case(level, &below)?
            }
        };
        known.insert(nodes, found);
        Ok(found)
    }

    /// A variable of yes and no: what it is, by a quantity.
    pub(in crate::symbolic) fn truth_of(&mut self, quantity: Quantity) -> Bounded<Node> {
        let level = self.level(Variable::Truth(quantity));
        let below = [self.truth(false), self.truth(true)];
        self.diagrams.case(level, &below)
    }

    /// Whether a case lies at or beyond a cut.
    pub(in crate::symbolic) fn beyond(&mut self, axis: Axis, cut: Cut) -> Bounded<Node> {
        let (no, yes) = (self.truth(false), self.truth(true));
        match self.axes.find(&axis, &cut) {
            Some((place, at)) => {
                let level = self.level(Variable::Cells(place));
                let size = self.axes.cells(place);
                let below: Row = (0..size).map(|cell| if cell > at { yes } else { no }).collect();
                self.diagrams.case(level, &below)
            }
            None => {
                self.axes.found(&axis, &cut);
                let level = self.level(Variable::Beyond(axis, cut));
                self.diagrams.case(level, &[no, yes])
            }
        }
    }
}
