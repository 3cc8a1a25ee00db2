//! Plain data shared by the stages below: the rulebook of one version, its expressions, types and values.
//!
//! Example: `age(applicant.born, on: application.received) >= 19` is an [`Expr`] of ids, at the provision it is written in.
//! Invariant: data only. How it is made, and how it is evaluated, belongs to other stages.

pub mod calendar;
mod changes;
mod claims;
mod exception;
mod expr;
pub mod holidays;
mod number;
mod operators;
pub mod periods;
mod rulebook;
mod scalar;
mod shape;
mod short;
mod types;
mod value;
mod walk;
mod working_days;

pub use changes::{Change, Changes, Repeal};
pub use claims::{Claim, Claimed, Invariant};
pub use exception::Exception;
pub use expr::{Below, DayShift, Expr, ExprId, ExprKind};
pub use holidays::Calendar;
pub use number::Number;
pub use operators::{
    Bond, CalendarUnit, Comparison, Direction, End, Gather, Joining, Meeting, Never, PeriodPart, Polarity, Rounding, TimeUnit, UpperEnd,
};
pub use periods::{Counting, Period, PeriodSet};
pub use rulebook::{
    Act, ActRounding, Alternative, Assessment, Authority, Choice, ChoiceList, Entity, Fact, Figure, Kind, Named, NamedCalendar, Note,
    Parameter, Party, Reading, Rule, Rulebook, Source, Standing,
};
pub use rulebook::{
    ActId, CalendarId, ChangeId, ChoiceListId, EntityId, FactId, FigureId, ParameterId, PartyId, ReadingId, RuleId, StandingId,
};
pub use scalar::{Cells, Scalar};
pub use short::Short;
pub use types::{Input, Type, Unit};
pub use value::{Cell, Duration, Lists, Value};
