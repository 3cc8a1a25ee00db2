//! A finding: how sure it is, its code and place, the reason, and the measure that brings it.

use crate::law::Text;
use crate::model::{Rulebook, StandingId};
use crate::source::{Diagnostic, Severity, Span, both};

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It holds over all cases, or a case that the evaluator has decided shows it.
    Proved,
    /// It stands in the rule files.
    Found,
    /// The words point to it; somebody has to read them.
    Suspected,
}

impl Certainty {
    /// The word in data.
    pub fn keyword(self) -> &'static str {
        match self {
            Certainty::Proved => "proved",
            Certainty::Found => "found",
            Certainty::Suspected => "suspected",
        }
    }

    fn word(self) -> Text {
        match self {
            Certainty::Proved => both("bevist", "proved"),
            Certainty::Found => both("funnet", "found"),
            Certainty::Suspected => both("mistenkt", "suspected"),
        }
    }
}

/// A measure that brings a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brings {
    /// The amendment.
    pub amendment: String,
    /// The measure.
    pub measure: String,
}

/// What a review finds.
#[derive(Debug, Clone)]
pub struct Finding {
    /// How sure it is.
    pub certainty: Certainty,
    /// What it is about; with the code, what makes it the same finding in two versions.
    pub subject: String,
    /// The provision, as it is cited.
    pub provision: Option<Text>,
    /// The measures that bring it.
    pub measures: Vec<Brings>,
    /// The document whose words it is about, by its name in rule files.
    pub document: Option<String>,
    /// The reason by itself, in lower case and without a final stop.
    pub reason: Text,
    /// Code, place, reason and remedy.
    pub diagnostic: Diagnostic,
}

impl Finding {
    /// A finding at a place. The reason is in lower case and has no final stop.
    pub(super) fn new(certainty: Certainty, code: &'static str, span: impl Into<Option<Span>>, reason: Text) -> Finding {
        let word = certainty.word();
        let message = both(format!("{}: {}", word.nb, reason.nb), format!("{}: {}", word.en, reason.en));
        let severity = if certainty == Certainty::Proved { Severity::Error } else { Severity::Warning };
        let diagnostic = Diagnostic { severity, ..Diagnostic::warning(code, span, message) };
        Finding { certainty, subject: String::new(), provision: None, measures: Vec::new(), document: None, reason, diagnostic }
    }

    /// A remark of another stage.
    pub(super) fn remark(own: Diagnostic) -> Finding {
        let finding = Finding::new(Certainty::Found, own.code, own.span, own.message.clone()).about(own.message.en.to_string());
        let diagnostic = Diagnostic { message: finding.diagnostic.message.clone(), severity: Severity::Warning, ..own };
        Finding { diagnostic, ..finding }
    }

    /// What it is about.
    pub(super) fn about(mut self, subject: impl Into<String>) -> Finding {
        self.subject = subject.into();
        self
    }

    /// The document whose words it is about.
    pub(super) fn quoted(mut self, document: &str) -> Finding {
        self.document = Some(document.to_owned());
        self
    }

    /// The provision that it is in, with the measure that the text there came with.
    pub(super) fn standing(mut self, book: &Rulebook, id: StandingId) -> Finding {
        self.provision = Some(cite(book, id));
        self.brought(measure(book, id))
    }

    /// Adds the measure of the text that it is about.
    pub(super) fn brought(mut self, by: Option<Brings>) -> Finding {
        self.measures.extend(by.filter(|by| !self.measures.contains(by)));
        self
    }

    /// Leaves out the measures that do not bring it.
    pub(super) fn only(mut self, brings: impl Fn(&Brings) -> bool) -> Finding {
        self.measures.retain(brings);
        self
    }

    /// Says the measures in the message.
    pub(super) fn told(mut self) -> Finding {
        let names: Vec<String> = self.measures.iter().map(|by| format!("`{}:{}`", by.amendment, by.measure)).collect();
        if !names.is_empty() {
            let Text { nb, en } = self.diagnostic.message;
            let (list_nb, list_en) = (names.join(" og "), names.join(" and "));
            self.diagnostic.message = both(format!("{nb} – følger av tiltaket {list_nb}"), format!("{en} – by the measure {list_en}"));
        }
        self
    }

    /// Words under the marked place.
    pub(super) fn label(mut self, label: Text) -> Finding {
        self.diagnostic = self.diagnostic.label(label);
        self
    }

    /// Advice.
    pub(super) fn help(mut self, help: Text) -> Finding {
        self.diagnostic = self.diagnostic.help(help);
        self
    }

    /// A second place.
    pub(super) fn also(mut self, span: Span, label: Text) -> Finding {
        self.diagnostic = self.diagnostic.also(span, label);
        self
    }
}

/// The measure that the text of a provision came with.
pub(super) fn measure(book: &Rulebook, id: StandingId) -> Option<Brings> {
    let change = book.changes.get(book.standings.get(id.index())?.change?)?;
    Some(Brings { amendment: change.amendment.to_string(), measure: change.measure.to_string() })
}

/// Whether a version has a measure.
pub(super) fn has(book: &Rulebook, by: &Brings) -> bool {
    book.changes.iter().any(|change| *change.amendment == *by.amendment && *change.measure == *by.measure)
}

/// A provision as lawyers write it, with its act.
pub(super) fn cite(book: &Rulebook, id: StandingId) -> Text {
    use crate::law::Lang;
    both(book.cite(id, Lang::Nb, true), book.cite(id, Lang::En, true))
}
