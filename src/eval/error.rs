//! Where there is no answer, and why.

use chrono::NaiveDate;

use crate::compile::Plan;
use crate::model::{ExprId, RuleId};
use crate::source::{Diagnostic, both, codes};

/// A fault at an expression or rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The expression it was met at.
    pub at: ExprId,
    /// The step of that expression, or the last one below it that was taken.
    pub step: u32,
    /// What it is.
    pub kind: FaultKind,
}

/// One decision took more work, or more memory for its trace, than one may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMuchWork {
    /// The list at which it became too much.
    pub at: ExprId,
}

impl TooMuchWork {
    /// As a message, at the list.
    pub fn diagnostic(self, plan: &Plan) -> Diagnostic {
        let span = plan.checked().expr(self.at).map(|expr| expr.span);
        let message = both(
            "saken er for stor til å avgjøres: lister av ledd eller perioder gjennomgås for hvert ledd i andre lister",
            "the case is too large to be decided: lists of entities or periods are gone through for each entity of other lists",
        );
        Diagnostic::error(codes::TOO_MUCH_WORK, span, message).label(both("her ble det for mye", "here it became too much")).help(both(
            "finn verdien i en egen regel, én gang for hele saken, eller del saken i flere",
            "find the value in a rule of its own, once for the whole case, or divide the case into several",
        ))
    }
}

/// The kinds of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// `a / b` where b is nought.
    DivisionByZero,
    /// A number beyond the range.
    OutOfRange,
    /// A date before year 1 or after 9999.
    DateOutOfRange,
    /// 31 February, and nothing says how to round it.
    NoSuchDay {
        /// The year.
        year: i32,
        /// The month.
        month: u32,
        /// The day.
        day: u32,
    },
    /// A year of free days, in which no working day is found.
    NoWorkingDay,
    /// A number of working days that is not whole.
    NotWholeDays,
    /// The least or greatest of an empty list.
    NobodyInList,
    /// Two entities of a list are both first, and differ.
    Tie,
    /// A period that ends before it begins.
    Backwards,
    /// The length or last day of a period that has no end.
    Endless,
    /// The first or last day of periods that have no day.
    NoDays,
    /// A parameter on a day before its first value.
    NoValueOn(NaiveDate),
    /// Two exceptions that both apply and differ, by their numbers in the rule.
    Conflict {
        /// The rule.
        rule: RuleId,
        /// The first exception.
        first: u16,
        /// The second.
        second: u16,
    },
}
