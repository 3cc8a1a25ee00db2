//! What a letter tells at a place of its template: words in their language, with where they lead, or the mark that they are missing.

use crate::explain::{Fragment, Writer};
use crate::law::{Lang, Sink, say};
use crate::model::Rulebook;
use crate::reasons_page::{address, begun};
use crate::source::all_seen;

/// Words that lead to one place, or nowhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) text: String,
    /// The address that they lead to.
    pub(super) to: Option<String>,
}

/// What is told at a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) runs: Vec<Run>,
    /// What is missing, where this is the mark of it.
    pub(super) missing: Option<String>,
}

impl Told {
    /// Plain words, of which each sign is seen.
    pub(super) fn plain(text: &str) -> Told {
        Told { runs: vec![Run { text: all_seen(text).into_owned(), to: None }], missing: None }
    }

    /// The mark that something is missing.
    pub(super) fn mark(what: &str, lang: Lang) -> Told {
        let mut own = Told::plain(what);
        let what = own.text();
        own.runs = vec![Run { text: say::letter_missing(lang, what.as_str()), to: None }];
        own.missing = Some(what);
        own
    }

    /// Its words without where they lead.
    pub(super) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// Writes fragments as what is told.
pub(super) struct Teller<'b> {
    pub(super) book: &'b Rulebook,
    pub(super) lang: Lang,
}

impl Teller<'_> {
    /// A fragment.
    pub(super) fn told(&self, fragment: &Fragment<'_>) -> Told {
        self.all(std::slice::from_ref(fragment))
    }

    /// A fragment that begins with a capital.
    pub(super) fn begun(&self, fragment: Fragment<'_>) -> Told {
        self.told(&Fragment::Capital(Box::new(fragment)))
    }

    /// Sentences, one behind the other.
    pub(super) fn all(&self, sentences: &[Fragment<'_>]) -> Told {
        let mut runs = Runs { book: self.book, told: Vec::new(), capital: false, depth: 0, to: None };
        for (at, sentence) in sentences.iter().enumerate() {
            if at > 0 {
                runs.text(" ");
            }
            Writer::new(self.book, self.lang, &mut runs).write(sentence);
            runs.capital = false;
        }
        Told { runs: runs.told, missing: None }
    }
}

struct Runs<'b> {
    book: &'b Rulebook,
    told: Vec<Run>,
    capital: bool,
    /// How many citations stand within each other; only the outermost leads somewhere.
    depth: usize,
    to: Option<String>,
}

impl Sink for Runs<'_> {
    const LINKS: bool = true;

    fn text(&mut self, text: &str) {
        let (first, rest) = begun(text, &mut self.capital);
        let own = match self.told.last_mut() {
            Some(last) if last.to == self.to => &mut last.text,
            _ => {
                self.told.push(Run { text: String::new(), to: self.to.clone() });
                let Some(last) = self.told.last_mut() else { return };
                &mut last.text
            }
        };
        own.extend(first.into_iter().flatten());
        own.push_str(&all_seen(rest));
    }

    fn cites(&mut self, act: &str) {
        self.depth += 1;
        if self.depth == 1 {
            self.to = self.book.acts.iter().find(|own| *own.name == *act).and_then(address).map(str::to_owned);
        }
    }

    fn cited(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            self.to = None;
        }
    }

    fn raise(&mut self) -> usize {
        self.capital = true;
        0
    }
}
