//! Typed fragments of an explanation, before they are words. A renderer chooses the language and the output: text, page or data.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::law::{Key, Place, Text};
use crate::model::{Act, Cell, Source, Type, Value};

/// A fragment of an explanation.
#[derive(Debug, Clone, PartialEq)]
pub enum Fragment<'a> {
    /// A message of the catalogue with its arguments.
    Said(Key, Arguments<'a>),
    /// A label from the rule files, in both languages.
    Label(&'a Text),
    /// A text in both languages that is not from the rule files.
    Words(Text),
    /// A text that is the same in both languages: a name, the number of an act, a reason.
    Name(&'a str),
    /// A number by which a message chooses its plural form.
    Number(i64),
    /// A keyword by which a message chooses its form; never printed.
    Choice(&'static str),
    /// The ending of a label, by which a message chooses its genitive: `plain`, `sibilant` (s, x or z), and `phrase` or `phrase-sibilant`
    /// for several words.
    Ending(&'a Text),
    /// A value with its type and scale.
    Value(Value, Type, Scale),
    /// A date.
    Date(NaiveDate),
    /// A day that may not exist in the calendar: year, month, day.
    Day(i32, u32, u32),
    /// A provision or a document.
    Cited(Cited<'a>),
    /// Several provisions of one act, which is named once.
    Places(&'a Act, Vec<&'a Place>),
    /// A source with its rank, its quotation, and the document it was read in.
    Source(&'a Source),
    /// The same as a line of its own.
    SourceLine(&'a Source),
    /// Several fragments, joined.
    List(Joint, Vec<Fragment<'a>>),
    /// The operands of a formula, each with the sign in front of it.
    Formula(Vec<(&'static str, Fragment<'a>)>),
    /// An operand of a condition, in brackets if it contains «and» or «or» itself.
    Member(Box<Fragment<'a>>),
    /// A fragment with an initial capital.
    Capital(Box<Fragment<'a>>),
    /// A label as a sentence if it holds, or denied if not, where the label is a clause; otherwise what is said instead.
    Stated(&'a Text, bool, Box<Fragment<'a>>),
    /// A fragment without the article in front of it.
    Bare(Box<Fragment<'a>>),
    /// A place without the section that it is in, and without its subsection if that was named just before.
    Below(&'a Place, bool),
    /// Two clauses, which are one where they begin alike: «bistanden er hensiktsmessig og nødvendig».
    Alike(&'a Text, &'a Text),
}

/// The arguments of a message. A copy holds the same ones, since what was found is told in several places; one that is changed has its own.
#[derive(Debug, Clone, Default)]
pub struct Arguments<'a>(Option<Arc<[Fragment<'a>]>>);

impl<'a> Deref for Arguments<'a> {
    type Target = [Fragment<'a>];

    fn deref(&self) -> &[Fragment<'a>] {
        self.0.as_deref().unwrap_or_default()
    }
}

impl<'a> DerefMut for Arguments<'a> {
    fn deref_mut(&mut self) -> &mut [Fragment<'a>] {
        self.0.as_mut().map(Arc::make_mut).unwrap_or_default()
    }
}

impl PartialEq for Arguments<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other) || own == other,
            (own, other) => own.is_none() && other.is_none(),
        }
    }
}

impl<'a, const N: usize> From<[Fragment<'a>; N]> for Arguments<'a> {
    fn from(all: [Fragment<'a>; N]) -> Arguments<'a> {
        if N == 0 { Arguments(None) } else { Arguments(Some(Arc::new(all))) }
    }
}

impl<'a> FromIterator<Fragment<'a>> for Arguments<'a> {
    fn from_iter<I: IntoIterator<Item = Fragment<'a>>>(all: I) -> Arguments<'a> {
        let all: Arc<[Fragment<'a>]> = all.into_iter().collect();
        Arguments(if all.is_empty() { None } else { Some(all) })
    }
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
    /// Whether the act is named in the citation.
    pub with_act: bool,
}

/// How the members of a list are joined.
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

/// The scale of the numbers in a comparison.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scale {
    /// Whether they are ages in years.
    pub years: bool,
    /// Whether they are shares, in per cent.
    pub share: bool,
    /// Whether a length is told in weeks, as the law writes it.
    pub weeks: bool,
    /// Whether all digits and all periods are written: rounded numbers would look the same, or it is the answer.
    pub exact: bool,
}

impl<'a> Fragment<'a> {
    /// Joins several fragments. A single one stays as it is.
    pub(crate) fn list(joint: Joint, mut members: Vec<Fragment<'a>>) -> Fragment<'a> {
        match members.pop() {
            Some(only) if members.is_empty() => only,
            last => {
                members.extend(last);
                Fragment::List(joint, members)
            }
        }
    }

    /// Whether it is the reason given for an assessment, with or without who gave it.
    pub(crate) fn is_reason(&self) -> bool {
        match self {
            Fragment::Said(Key::assessed_because, _) => true,
            Fragment::Said(Key::with_note, parts) => parts.first().is_some_and(Fragment::is_reason),
            _ => false,
        }
    }

    /// The form of a message for a finding: yes, no, open or fault.
    pub(crate) fn holds(cell: &Cell) -> Fragment<'a> {
        Fragment::Choice(match cell {
            Cell::Known(Value::Truth(true)) => "yes",
            Cell::Known(_) => "no",
            Cell::Unknown => "open",
            Cell::Fault => "fault",
        })
    }
}

/// How many more there are than are told, if there are any.
pub(super) fn more(count: usize) -> Option<i64> {
    i64::try_from(count).ok().filter(|count| *count > 0)
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
