//! What can go wrong, as errors of the standard library. They print in English; a [`Diagnostic`] has both languages.

use std::convert::Infallible;
use std::{error, fmt};

use crate::law::{Lang, VersionError, say};
use crate::source::{Diagnostic, Severity, SourceMap};

/// Mistakes and remarks, with the texts they are about. They print for people, in `{:?}` as well, since that is what `?` in `main` shows.
#[derive(Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    sources: SourceMap,
}

impl Diagnostics {
    pub(super) fn new(list: Vec<Diagnostic>, sources: SourceMap) -> Diagnostics {
        Diagnostics { list, sources }
    }

    /// All of them, in the order of the files and their lines.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether there is one that keeps anything from being decided; others are remarks.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(Diagnostic::is_error)
    }

    /// The file and line, from 1, that one of them is about; none where it is about no file.
    pub fn place(&self, diagnostic: &Diagnostic) -> Option<(&str, usize)> {
        let span = diagnostic.span?;
        let file = self.sources.get(span.file)?;
        Some((&file.name, self.sources.line(span)))
    }

    /// All of them in a language, each on a line with its place, and what to do about it on the next.
    pub fn text(&self, lang: Lang) -> String {
        let mut out = String::new();
        for diagnostic in &self.list {
            if let Some((file, line)) = self.place(diagnostic) {
                out.push_str(&format!("{file}:{line}: "));
            }
            let (code, message) = (diagnostic.code, diagnostic.message.get(lang));
            out.push_str(&match diagnostic.severity {
                Severity::Error => say::error_line(lang, code, message),
                Severity::Warning => say::warning_line(lang, code, message),
            });
            out.push('\n');
            if let Some(help) = &diagnostic.help {
                out.push_str(&format!("  {}\n", say::help_line(lang, help.get(lang))));
            }
        }
        out
    }

    /// All of them drawn with the lines they speak of, as the command does.
    #[cfg(feature = "render")]
    pub fn drawn(&self, lang: Lang, colour: bool, width: usize) -> String {
        use crate::source::{Style, render::render};
        render(&self.list, &self.sources, Style { lang, colour, width })
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text(Lang::En).trim_end())
    }
}

impl fmt::Debug for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl error::Error for Diagnostics {}

/// A goal that a plan can't decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownGoal {
    pub(super) diagnostic: Box<Diagnostic>,
}

impl UnknownGoal {
    /// What is wrong with it, and what was perhaps meant.
    pub fn diagnostic(&self) -> &Diagnostic {
        &self.diagnostic
    }
}

impl fmt::Display for UnknownGoal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.diagnostic.message.en)?;
        self.diagnostic.help.iter().try_for_each(|help| write!(f, " ({})", help.en))
    }
}

impl error::Error for UnknownGoal {}

/// Why there is no decision. An answer that is open, or that the rules can't give, is a decision.
///
/// ```
/// use paragraf::{Error, Facts, RuleBase};
///
/// let rules = RuleBase::from_texts([("library.regel", r#"
///     act library_act { rank statute  title en "Library Act"  in force from 2000-01-01 }
///     entity loan en "the loan" { days_late : number en "days late" }
///     § 4
///     ledd 1 { condition late holds when loan.days_late > 0 }
/// "#)]);
/// let law = rules.plan("2020-01-01")?;
///
/// match law.decide("lates", &Facts::new()) {
///     Err(Error::Goal(unknown)) => assert_eq!(unknown.to_string(), "no rule is called `lates` (did you mean `late`?)"),
///     other => panic!("{other:?}"),
/// }
/// match law.decide("late", &Facts::new().with("loan.days_late", "soon")) {
///     Err(Error::Facts(mistakes)) => assert!(mistakes.has_errors()),
///     other => panic!("{other:?}"),
/// }
/// # Ok::<(), paragraf::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Error {
    /// The name of a version can't be read.
    Version(VersionError),
    /// There is a mistake in the rule files, as far as they concern the version.
    Rules(Diagnostics),
    /// The version has no such goal.
    Goal(UnknownGoal),
    /// There is a mistake in the facts: an unknown name, a value of another type, two that contradict each other.
    Facts(Diagnostics),
    /// The case takes more work or memory than one decision may.
    TooMuchWork(Diagnostics),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Version(error) => write!(f, "the version can't be read: {error}"),
            Error::Rules(mistakes) => write!(f, "the rules have mistakes:\n{mistakes}"),
            Error::Goal(goal) => goal.fmt(f),
            Error::Facts(mistakes) => write!(f, "the facts have mistakes:\n{mistakes}"),
            Error::TooMuchWork(mistakes) => mistakes.fmt(f),
        }
    }
}

impl error::Error for Error {}

impl From<VersionError> for Error {
    fn from(error: VersionError) -> Error {
        Error::Version(error)
    }
}

impl From<Infallible> for Error {
    fn from(never: Infallible) -> Error {
        match never {}
    }
}

impl From<UnknownGoal> for Error {
    fn from(goal: UnknownGoal) -> Error {
        Error::Goal(goal)
    }
}
