//! What is said, before it is words: fragments that know what they are. A renderer chooses the language, and makes of them a text, a page, data.

use chrono::NaiveDate;

use crate::law::{Key, Place, Text};
use crate::model::{Act, Cell, Source, Type, Value};

/// A part of what is said.
#[derive(Debug, Clone, PartialEq)]
pub enum Fragment<'a> {
    /// A message of the catalogue with its arguments.
    Said(Key, Vec<Fragment<'a>>),
    /// Words of the rule files, in both languages.
    Label(&'a Text),
    /// Words in both languages that no rule file holds.
    Words(Text),
    /// A name, the number of an act, a reason: the same in every language.
    Name(&'a str),
    /// A number that is counted with.
    Number(i64),
    /// A name that a message chooses by, and that is never written.
    Choice(&'static str),
    /// How the words of a person end, for a message that chooses by it: `plain`, `sibilant` after s, x or z; `phrase` and `phrase-sibilant`
    /// where there are several words.
    Ending(&'a Text),
    /// A value with its type, and how its numbers are written.
    Value(Value, Type, Scale),
    /// A day.
    Date(NaiveDate),
    /// A day that the calendar may not have: year, month, day.
    Day(i32, u32, u32),
    /// A provision or a document.
    Cited(Cited<'a>),
    /// Several provisions of one act, which is named once.
    Places(&'a Act, Vec<&'a Place>),
    /// A source with its rank, its quotation, and what was read for it.
    Source(&'a Source),
    /// Several of a kind.
    List(Joint, Vec<Fragment<'a>>),
    /// Parts of a formula, each behind its sign.
    Formula(Vec<(&'static str, Fragment<'a>)>),
    /// A member of a condition, in brackets where it has an «and» or «or» of its own.
    Member(Box<Fragment<'a>>),
    /// With a large first letter.
    Capital(Box<Fragment<'a>>),
}

/// A provision of an act or a point of a document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cited<'a> {
    /// The act or document.
    pub act: &'a Act,
    /// The place in an act.
    pub place: Option<&'a Place>,
    /// The point in a document.
    pub point: Option<&'a str>,
    /// Whether the act is named.
    pub with_act: bool,
}

/// How a list is put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// «a, b og c»
    And,
    /// «a, b eller c»
    Or,
    /// «a, b, c»
    Comma,
    /// «a; b; c»
    Semicolon,
    /// «a innenfor b innenfor c»
    Within,
    /// «a utenom b utenom c»
    Without,
}

/// How the numbers of a comparison are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scale {
    /// As ages.
    pub years: bool,
    /// In per cent.
    pub share: bool,
    /// With all digits, since the numbers would look the same if they were rounded.
    pub exact: bool,
}

impl<'a> Fragment<'a> {
    /// Several of a kind; one alone is itself.
    pub(crate) fn list(joint: Joint, mut members: Vec<Fragment<'a>>) -> Fragment<'a> {
        match members.pop() {
            Some(only) if members.is_empty() => only,
            last => {
                members.extend(last);
                Fragment::List(joint, members)
            }
        }
    }

    /// Which form of a message fits what was found.
    pub(crate) fn holds(cell: &Cell) -> Fragment<'a> {
        Fragment::Choice(match cell {
            Cell::Known(Value::Truth(true)) => "yes",
            Cell::Known(_) => "no",
            Cell::Unknown => "open",
            Cell::Fault => "fault",
        })
    }
}

impl<'a> From<&'a Text> for Fragment<'a> {
    fn from(text: &'a Text) -> Fragment<'a> {
        Fragment::Label(text)
    }
}

impl<'a> From<&'a str> for Fragment<'a> {
    fn from(name: &'a str) -> Fragment<'a> {
        Fragment::Name(name)
    }
}

impl From<NaiveDate> for Fragment<'_> {
    fn from(day: NaiveDate) -> Self {
        Fragment::Date(day)
    }
}

impl From<i64> for Fragment<'_> {
    fn from(number: i64) -> Self {
        Fragment::Number(number)
    }
}
