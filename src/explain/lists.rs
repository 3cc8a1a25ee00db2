//! The wording of gathers, entity by entity.

use super::Ctx;
use super::fragment::{Fragment, Joint, Scale};
use super::say;
use super::seen::Seen;
use super::step_view::{Role, Shown, StepView, verdict};
use super::values::yes_no;
use crate::eval::Subject;
use crate::facts::{Items, names};
use crate::law::Text;
use crate::model::{Cell, EntityId, ExprId, ExprKind, Gather, Rulebook, StandingId, Value};

/// An item by its number, «reisende 2», or by its name, «reisende Kari».
pub(crate) fn item_words<'a>(entity: &'a Text, place: u32, name: Option<&'a str>) -> Fragment<'a> {
    say::entity(Fragment::Bare(Box::new(Fragment::Label(entity))), name.map_or(Fragment::Number(i64::from(place) + 1), Fragment::Name))
}

/// An item with the items that contain it: «sjåfør Kari, tur 2».
pub(crate) fn chain_words<'a>(items: &Items<'a>, book: &'a Rulebook, number: u32) -> Fragment<'a> {
    let words = items.chain(number).into_iter().filter_map(|item| {
        let entity = book.entities.get(item.entity.index())?;
        Some(item_words(&entity.label, item.place, item.name))
    });
    Fragment::list(Joint::Comma, words.collect())
}

fn whole_number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

impl<'a> Ctx<'a> {
    /// «antall barn der alder er under 18 år». Conditions on items are shown as written, since each item may have its own finding.
    pub(super) fn gathered(
        &self,
        form: Gather,
        list: Seen,
        of: Option<ExprId>,
        filter: Option<ExprId>,
        by: Option<ExprId>,
    ) -> Fragment<'a> {
        let through = of.is_some_and(|of| matches!(self.kind(of), Some(ExprKind::Through { .. })));
        let dates = of.is_some_and(|of| self.date(of));
        let of = of.map_or(Fragment::Name(""), |of| self.label(Seen::written(of)));
        let list = self.label(list);
        let whole = match form {
            Gather::Count => say::number_of(list),
            Gather::Any => say::at_least_one_among(list),
            Gather::Every => say::all_among(list),
            Gather::Sum => say::sum_of(of, list),
            Gather::Union if through => say::days_each(of, list),
            Gather::Union => say::days_of(of, list),
            Gather::First => say::of_first(of, list),
            Gather::Last => say::of_last(of, list),
            Gather::Least if dates => say::earliest_among(Fragment::Bare(Box::new(of)), list),
            Gather::Greatest if dates => say::latest_among(Fragment::Bare(Box::new(of)), list),
            Gather::Least => say::lowest_among(Fragment::Bare(Box::new(of)), list),
            Gather::Greatest => say::highest_among(Fragment::Bare(Box::new(of)), list),
        };
        let whole = match by {
            Some(by) => say::ordered_by(whole, self.label(Seen::written(by))),
            None => whole,
        };
        match filter {
            Some(filter) => say::where_holds(whole, self.label(Seen::written(filter))),
            None => whole,
        }
    }

    /// One step for each entity of a list, with what was examined for it. Of many, those that decide are told first.
    pub(super) fn entities(&self, step: usize, entity: EntityId, own: StandingId, told: &Shown<'a>, view: &mut StepView<'a>) {
        let names = names(&self.decision.facts, self.book(), entity, self.gathered_items(step));
        let Some(entity) = self.book().entities.get(entity.index()) else { return };
        let each = self.decision.trace.below(step).into_iter().filter_map(|at| match self.node(at)? {
            Subject::Each(number) => Some((at, number)),
            Subject::Expr(_) | Subject::Rule(_) => None,
        });
        let mut each: Vec<(usize, u32)> = each.collect();
        let (all, room) = (each.len(), told.items.room());
        if all > room {
            // The order of those that decide as much is that of the list.
            each.sort_by_key(|(at, _)| self.matters_little(step, *at));
            each.truncate(room);
            each.sort_by_key(|(_, number)| *number);
            view.details.push(say::told_of_many(whole_number(room), whole_number(all)));
        }
        for (at, number) in each {
            let name = item_words(&entity.label, number, names.get(number as usize).copied().flatten());
            let mut item = StepView::new(verdict(&self.found(at)), own, name);
            item.role = Role::Entity;
            item.step = Some(at);
            told.items.tell();
            for below in self.seen_below(at) {
                // The same rules are explained again for each entity.
                let mut fresh = told.clone();
                self.conditions(below, own, &mut fresh, &mut item.children);
            }
            view.children.push(item);
        }
    }

    /// How little an entity decides of what is gathered: 0 if the whole is what it is because of it.
    fn matters_little(&self, gather: usize, entity: usize) -> u8 {
        let form = self.seen(gather).and_then(|seen| match self.kind(seen.id()) {
            Some(ExprKind::Gather { form, .. }) => Some(*form),
            _ => None,
        });
        let (whole, own) = (self.found(gather), self.found(entity));
        match (&whole, form) {
            (Cell::Fault, _) => u8::from(own != Cell::Fault),
            (Cell::Unknown, _) => u8::from(!matches!(own, Cell::Unknown | Cell::Fault)),
            (_, Some(Gather::Any | Gather::Every)) => u8::from(own != whole),
            (_, Some(Gather::Least | Gather::Greatest | Gather::First | Gather::Last)) if own == whole => 0,
            // What does not count adds nothing.
            (Cell::Known(_), _) => 1 + u8::from(own == Cell::NO),
        }
    }

    /// The indexes of the items that a step gathers from.
    pub(super) fn gathered_items(&self, step: usize) -> &'a [u32] {
        let list = self.seen(step).map(|seen| match self.kind(seen.id()) {
            Some(ExprKind::Gather { list, .. }) => self.cell_of(self.part(seen, *list)),
            _ => Cell::Unknown,
        });
        match list {
            Some(Cell::Known(Value::List(number))) => {
                self.decision.facts.lists.lists.get(number as usize).map(Vec::as_slice).unwrap_or_default()
            }
            _ => &[],
        }
    }

    /// The gather with its result.
    pub(super) fn gathered_text(&self, seen: Seen, cell: &Cell) -> Fragment<'a> {
        let value = match cell {
            Cell::Known(Value::Truth(truth)) => yes_no(*truth),
            cell => self.told_value(cell, seen.id(), Scale::default()),
        };
        say::told_as(self.formula(seen), value)
    }
}
